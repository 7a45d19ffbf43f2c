//! What there is to say of a text, as columns: findings of a checker, tags of a classifier.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use csea_terms::output::{DocumentOutput, EvidenceOutput, FindingOutput, SpanOutput, TagOutput};
use csea_terms::output::{topic_facet, topic_kind};
use csea_terms::{Checker, Format};

use crate::argument::Unit;
use crate::classifier::Engine;

/// What a column says of a record.
pub(crate) enum Says<R> {
    Number(fn(&R, Unit) -> Option<usize>),
    Share(fn(&R) -> f64),
    Text(fn(&R) -> Option<&str>),
}

/// One thing that is said of a text: a row of a table, or a struct in a list.
pub(crate) trait Record: Send + Sync + Sized + 'static {
    /// What a column of lists of them is called.
    const LIST: &'static str;
    const COLUMNS: &'static [(&'static str, Says<Self>)];
}

/// What finds records in texts.
pub(crate) trait Search: Sync {
    type Record: Record;

    /// The records of a text, and whether a limit ended the search.
    fn search(&self, text: &str, format: Format) -> (Vec<Self::Record>, bool);
}

impl Search for Checker {
    type Record = FindingOutput;

    fn search(&self, text: &str, format: Format) -> (Vec<FindingOutput>, bool) {
        let report = self.check_as(text, format);
        if report.findings.is_empty() {
            return (Vec::new(), report.truncated);
        }
        (DocumentOutput::new("", format, text, &report).findings, report.truncated)
    }
}

impl Search for Engine {
    type Record = TagOutput;

    fn search(&self, text: &str, format: Format) -> (Vec<TagOutput>, bool) {
        let tags = self.options.document(&self.classifier, text, format, None).tags;
        (tags.threats.into_iter().chain(tags.measures).chain(tags.frameworks).collect(), false)
    }
}

fn edge(span: &SpanOutput, unit: Unit, at: usize) -> Option<usize> {
    let span = match unit {
        Unit::Utf8 => span.utf8,
        Unit::Utf16 => span.utf16,
        Unit::Utf32 => span.char,
    };
    span.get(at).copied()
}

impl Record for FindingOutput {
    const LIST: &'static str = "findings";
    const COLUMNS: &'static [(&'static str, Says<Self>)] = &[
        ("start", Says::Number(|finding, unit| edge(&finding.span, unit, 0))),
        ("end", Says::Number(|finding, unit| edge(&finding.span, unit, 1))),
        ("line", Says::Number(|finding, _| Some(finding.line))),
        ("column", Says::Number(|finding, _| Some(finding.column))),
        ("surface", Says::Text(|finding| Some(&finding.surface))),
        ("level", Says::Text(|finding| Some(finding.level))),
        ("concept", Says::Text(|finding| Some(&finding.concept))),
        ("designation", Says::Text(|finding| Some(&finding.designation))),
        ("term", Says::Text(|finding| Some(&finding.term))),
        ("kind", Says::Text(|finding| finding.kind)),
        ("suggestion", Says::Text(|finding| Some(&finding.suggestions.first()?.replacement))),
        ("applicability", Says::Text(|finding| Some(finding.suggestions.first()?.applicability))),
        ("message", Says::Text(|finding| Some(&finding.message))),
        ("exemption", Says::Text(|finding| Some(finding.exemption.as_ref()?.kind))),
        ("fingerprint", Says::Text(|finding| Some(&finding.fingerprint))),
    ];
}

/// The strongest piece of evidence; a tag that comes from topics below it has none.
fn best(tag: &TagOutput) -> Option<&EvidenceOutput> {
    tag.evidence.first()
}

impl Record for TagOutput {
    const LIST: &'static str = "tags";
    const COLUMNS: &'static [(&'static str, Says<Self>)] = &[
        ("id", Says::Text(|tag| Some(&tag.id))),
        ("label", Says::Text(|tag| Some(&tag.label))),
        ("kind", Says::Text(|tag| Some(topic_kind(&tag.id)))),
        ("facet", Says::Text(|tag| Some(topic_facet(&tag.id)))),
        ("score", Says::Share(|tag| tag.score)),
        ("start", Says::Number(|tag, unit| edge(&best(tag)?.span, unit, 0))),
        ("end", Says::Number(|tag, unit| edge(&best(tag)?.span, unit, 1))),
        ("line", Says::Number(|tag, _| Some(best(tag)?.line))),
        ("surface", Says::Text(|tag| Some(&best(tag)?.surface))),
        ("rule", Says::Text(|tag| Some(&best(tag)?.rule))),
    ];
}

/// A column while it grows.
enum Column {
    Numbers(Int64Builder),
    Shares(Float64Builder),
    Texts(StringBuilder),
}

/// The columns of records while they grow.
pub(super) struct Columns<R: Record> {
    unit: Unit,
    columns: Vec<(Column, &'static Says<R>)>,
}

impl<R: Record> Columns<R> {
    pub(super) fn new(unit: Unit) -> Self {
        let column = |(_, says): &'static (&'static str, Says<R>)| {
            let column = match says {
                Says::Number(_) => Column::Numbers(Int64Builder::new()),
                Says::Share(_) => Column::Shares(Float64Builder::new()),
                Says::Text(_) => Column::Texts(StringBuilder::new()),
            };
            (column, says)
        };
        Self { unit, columns: R::COLUMNS.iter().map(column).collect() }
    }

    pub(super) fn fields() -> Fields {
        let field = |(name, says): &(&str, Says<R>)| {
            let kind = match says {
                Says::Number(_) => DataType::Int64,
                Says::Share(_) => DataType::Float64,
                Says::Text(_) => DataType::Utf8,
            };
            Field::new(*name, kind, true)
        };
        R::COLUMNS.iter().map(field).collect()
    }

    pub(super) fn append(&mut self, record: &R) {
        for column in &mut self.columns {
            match column {
                (Column::Numbers(numbers), Says::Number(says)) => {
                    // No text is longer than this.
                    let number =
                        says(record, self.unit).map(|number| i64::try_from(number).unwrap_or(i64::MAX));
                    numbers.append_option(number);
                }
                (Column::Shares(shares), Says::Share(says)) => shares.append_value(says(record)),
                (Column::Texts(texts), Says::Text(says)) => texts.append_option(says(record)),
                // Each column was made for what it says.
                _ => {}
            }
        }
    }

    pub(super) fn finish(&mut self) -> Vec<ArrayRef> {
        let finish = |(column, _): &mut (Column, &Says<R>)| -> ArrayRef {
            match column {
                Column::Numbers(numbers) => Arc::new(numbers.finish()),
                Column::Shares(shares) => Arc::new(shares.finish()),
                Column::Texts(texts) => Arc::new(texts.finish()),
            }
        };
        self.columns.iter_mut().map(finish).collect()
    }

    pub(super) fn finish_struct(&mut self) -> StructArray {
        StructArray::new(Self::fields(), self.finish(), None)
    }
}
