//! Findings as columns.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use csea_terms::output::{FindingOutput, SpanOutput};
use pyo3::PyResult;

use crate::error::exceptions;

/// In what offsets are counted.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Utf8,
    Utf16,
    Utf32,
}

impl Unit {
    pub(crate) fn named(name: &str) -> PyResult<Self> {
        match name {
            "utf8" => Ok(Self::Utf8),
            "utf16" => Ok(Self::Utf16),
            "utf32" => Ok(Self::Utf32),
            other => {
                let problem = format!("offsets: `{other}` is not one of: utf8, utf16, utf32");
                Err(exceptions::OptionError::new_err(problem))
            }
        }
    }

    fn of(self, span: &SpanOutput) -> [usize; 2] {
        match self {
            Self::Utf8 => span.utf8,
            Self::Utf16 => span.utf16,
            Self::Utf32 => span.char,
        }
    }
}

/// What a text column says of a finding.
type Says = fn(&FindingOutput) -> Option<&str>;

/// The columns that hold numbers, and those that hold texts, with what they say.
const NUMBERS: &[&str] = &["start", "end", "line", "column"];
const TEXTS: &[(&str, Says)] = &[
    ("surface", |finding| Some(&finding.surface)),
    ("level", |finding| Some(finding.level)),
    ("concept", |finding| Some(&finding.concept)),
    ("designation", |finding| Some(&finding.designation)),
    ("term", |finding| Some(&finding.term)),
    ("kind", |finding| finding.kind),
    ("suggestion", |finding| Some(&finding.suggestions.first()?.replacement)),
    ("applicability", |finding| Some(finding.suggestions.first()?.applicability)),
    ("message", |finding| Some(&finding.message)),
    ("exemption", |finding| Some(finding.exemption.as_ref()?.kind)),
    ("fingerprint", |finding| Some(&finding.fingerprint)),
];

/// The columns of findings while they grow.
pub(super) struct Columns {
    unit: Unit,
    numbers: Vec<Int64Builder>,
    texts: Vec<StringBuilder>,
}

impl Columns {
    pub(super) fn new(unit: Unit) -> Self {
        Self {
            unit,
            numbers: NUMBERS.iter().map(|_| Int64Builder::new()).collect(),
            texts: TEXTS.iter().map(|_| StringBuilder::new()).collect(),
        }
    }

    pub(super) fn fields() -> Fields {
        let number = |name: &&str| Field::new(*name, DataType::Int64, true);
        let text = |(name, _): &(&str, Says)| Field::new(*name, DataType::Utf8, true);
        NUMBERS.iter().map(number).chain(TEXTS.iter().map(text)).collect()
    }

    pub(super) fn append(&mut self, finding: &FindingOutput) {
        let [start, end] = self.unit.of(&finding.span);
        for (column, number) in self.numbers.iter_mut().zip([start, end, finding.line, finding.column]) {
            // No text is longer than this.
            column.append_value(i64::try_from(number).unwrap_or(i64::MAX));
        }
        for (column, (_, says)) in self.texts.iter_mut().zip(TEXTS) {
            column.append_option(says(finding));
        }
    }

    pub(super) fn finish(&mut self) -> Vec<ArrayRef> {
        let numbers = self.numbers.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef);
        numbers.chain(self.texts.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef)).collect()
    }

    pub(super) fn finish_struct(&mut self) -> StructArray {
        StructArray::new(Self::fields(), self.finish(), None)
    }
}
