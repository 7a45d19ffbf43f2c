//! What can be made of a column of texts.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use csea_terms::output::{DocumentOutput, FindingOutput};
use csea_terms::{Applicability, Checker, Format};

use super::findings::{Columns, Unit};

/// What a cell without a text is: missing, or bytes that are no text, valid up to a byte.
#[derive(Clone, Copy)]
pub(super) enum Nothing {
    Missing,
    Invalid(usize),
}

/// One result of a row, in the columns that hold it.
pub(super) trait Shape {
    type Outcome: Send;

    fn fields(&self) -> Fields;

    /// Made while the interpreter is released.
    fn work(&self, checker: &Checker, text: &str, format: Format) -> Self::Outcome;

    /// Takes the next row's result in.
    fn append(&mut self, row: i64, outcome: Result<&Self::Outcome, Nothing>);

    /// The columns so far; the next rows start anew.
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// Findings of one text, and whether a limit ended the check.
pub(super) struct Found {
    findings: Vec<FindingOutput>,
    truncated: bool,
}

impl Found {
    fn new(checker: &Checker, text: &str, format: Format) -> Self {
        let report = checker.check_as(text, format);
        let truncated = report.truncated;
        let findings = if report.findings.is_empty() {
            Vec::new()
        } else {
            DocumentOutput::new("", format, text, &report).findings
        };
        Self { findings, truncated }
    }
}

/// A list of findings for each text.
pub(super) struct Lists {
    columns: Columns,
    lengths: Vec<Option<usize>>,
}

impl Lists {
    pub(super) fn new(unit: Unit) -> Self {
        Self { columns: Columns::new(unit), lengths: Vec::new() }
    }

    fn item() -> FieldRef {
        Arc::new(Field::new("item", DataType::Struct(Columns::fields()), true))
    }

    fn field() -> Field {
        Field::new("findings", DataType::List(Self::item()), true)
    }
}

impl Shape for Lists {
    type Outcome = Found;

    fn fields(&self) -> Fields {
        [Self::field()].into_iter().collect()
    }

    fn work(&self, checker: &Checker, text: &str, format: Format) -> Found {
        Found::new(checker, text, format)
    }

    fn append(&mut self, _row: i64, outcome: Result<&Found, Nothing>) {
        let found = outcome.ok().map(|found| &found.findings);
        found.into_iter().flatten().for_each(|finding| self.columns.append(finding));
        self.lengths.push(found.map(Vec::len));
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let lengths = std::mem::take(&mut self.lengths);
        let offsets = OffsetBuffer::from_lengths(lengths.iter().map(|length| length.unwrap_or(0)));
        let known: NullBuffer = lengths.iter().map(Option::is_some).collect();
        let values = Arc::new(self.columns.finish_struct());
        vec![Arc::new(ListArray::new(Self::item(), offsets, values, Some(known)))]
    }
}

/// The same, with what there is to know of texts without a full result.
pub(super) struct Batch {
    lists: Lists,
    truncated: BooleanBuilder,
    errors: StringBuilder,
}

impl Batch {
    pub(super) fn new(unit: Unit) -> Self {
        Self { lists: Lists::new(unit), truncated: BooleanBuilder::new(), errors: StringBuilder::new() }
    }
}

impl Shape for Batch {
    type Outcome = Found;

    fn fields(&self) -> Fields {
        let truncated = Field::new("truncated", DataType::Boolean, true);
        [Lists::field(), truncated, Field::new("error", DataType::Utf8, true)].into_iter().collect()
    }

    fn work(&self, checker: &Checker, text: &str, format: Format) -> Found {
        Found::new(checker, text, format)
    }

    fn append(&mut self, row: i64, outcome: Result<&Found, Nothing>) {
        self.lists.append(row, outcome);
        self.truncated.append_option(outcome.ok().map(|found| found.truncated));
        self.errors.append_option(match outcome {
            Err(Nothing::Invalid(at)) => Some(super::not_utf8(at)),
            _ => None,
        });
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let mut columns = self.lists.finish();
        columns.push(Arc::new(self.truncated.finish()));
        columns.push(Arc::new(self.errors.finish()));
        columns
    }
}

/// A row for each finding, with the number of its text.
pub(super) struct Rows {
    columns: Columns,
    rows: Int64Builder,
}

impl Rows {
    pub(super) fn new(unit: Unit) -> Self {
        Self { columns: Columns::new(unit), rows: Int64Builder::new() }
    }
}

impl Shape for Rows {
    type Outcome = Found;

    fn fields(&self) -> Fields {
        let row = Arc::new(Field::new("row", DataType::Int64, false));
        std::iter::once(row).chain(Columns::fields().iter().cloned()).collect()
    }

    fn work(&self, checker: &Checker, text: &str, format: Format) -> Found {
        Found::new(checker, text, format)
    }

    fn append(&mut self, row: i64, outcome: Result<&Found, Nothing>) {
        for finding in outcome.iter().flat_map(|found| &found.findings) {
            self.rows.append_value(row);
            self.columns.append(finding);
        }
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let rows: ArrayRef = Arc::new(self.rows.finish());
        std::iter::once(rows).chain(self.columns.finish()).collect()
    }
}

/// Whether each text has a finding.
#[derive(Default)]
pub(super) struct Flags(BooleanBuilder);

impl Shape for Flags {
    type Outcome = bool;

    fn fields(&self) -> Fields {
        [Field::new("flag", DataType::Boolean, true)].into_iter().collect()
    }

    fn work(&self, checker: &Checker, text: &str, format: Format) -> bool {
        !checker.check_as(text, format).findings.is_empty()
    }

    fn append(&mut self, _row: i64, outcome: Result<&bool, Nothing>) {
        self.0.append_option(outcome.ok().copied());
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![Arc::new(self.0.finish())]
    }
}

/// The texts with suggestions applied.
pub(super) struct Applied {
    at_least: Applicability,
    texts: StringBuilder,
}

impl Applied {
    pub(super) fn new(at_least: Applicability) -> Self {
        Self { at_least, texts: StringBuilder::new() }
    }
}

impl Shape for Applied {
    type Outcome = String;

    fn fields(&self) -> Fields {
        [Field::new("text", DataType::Utf8, true)].into_iter().collect()
    }

    fn work(&self, checker: &Checker, text: &str, format: Format) -> String {
        // The report is of this very text, so its edits fit.
        checker.check_as(text, format).apply(text, self.at_least).unwrap_or_else(|_| text.to_owned())
    }

    fn append(&mut self, _row: i64, outcome: Result<&String, Nothing>) {
        self.texts.append_option(outcome.ok());
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![Arc::new(self.texts.finish())]
    }
}
