//! What can be made of a column of texts.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, ListArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use csea_terms::{Applicability, Checker, Format};

use super::record::{Columns, Record, Search};
use crate::argument::Unit;

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
    fn work(&self, text: &str, format: Format) -> Self::Outcome;

    /// Takes the next row's result in.
    fn append(&mut self, row: i64, outcome: Result<&Self::Outcome, Nothing>);

    /// The columns so far; the next rows start anew.
    fn finish(&mut self) -> Vec<ArrayRef>;
}

/// Records of one text, and whether a limit ended the search.
type Found<S> = (Vec<<S as Search>::Record>, bool);

/// A list of records for each text.
pub(super) struct Lists<'s, S: Search> {
    search: &'s S,
    columns: Columns<S::Record>,
    lengths: Vec<Option<usize>>,
}

impl<'s, S: Search> Lists<'s, S> {
    pub(super) fn new(search: &'s S, unit: Unit) -> Self {
        Self { search, columns: Columns::new(unit), lengths: Vec::new() }
    }

    fn item() -> FieldRef {
        Arc::new(Field::new("item", DataType::Struct(Columns::<S::Record>::fields()), true))
    }

    fn field() -> Field {
        Field::new(S::Record::LIST, DataType::List(Self::item()), true)
    }
}

impl<S: Search> Shape for Lists<'_, S> {
    type Outcome = Found<S>;

    fn fields(&self) -> Fields {
        [Self::field()].into_iter().collect()
    }

    fn work(&self, text: &str, format: Format) -> Found<S> {
        self.search.search(text, format)
    }

    fn append(&mut self, _row: i64, outcome: Result<&Found<S>, Nothing>) {
        let records = outcome.ok().map(|(records, _)| records);
        records.into_iter().flatten().for_each(|record| self.columns.append(record));
        self.lengths.push(records.map(Vec::len));
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
pub(super) struct Batch<'s, S: Search> {
    lists: Lists<'s, S>,
    truncated: BooleanBuilder,
    errors: StringBuilder,
}

impl<'s, S: Search> Batch<'s, S> {
    pub(super) fn new(search: &'s S, unit: Unit) -> Self {
        let lists = Lists::new(search, unit);
        Self { lists, truncated: BooleanBuilder::new(), errors: StringBuilder::new() }
    }
}

impl<S: Search> Shape for Batch<'_, S> {
    type Outcome = Found<S>;

    fn fields(&self) -> Fields {
        let truncated = Field::new("truncated", DataType::Boolean, true);
        let list = Lists::<S>::field();
        [list, truncated, Field::new("error", DataType::Utf8, true)].into_iter().collect()
    }

    fn work(&self, text: &str, format: Format) -> Found<S> {
        self.lists.work(text, format)
    }

    fn append(&mut self, row: i64, outcome: Result<&Found<S>, Nothing>) {
        self.lists.append(row, outcome);
        self.truncated.append_option(outcome.ok().map(|(_, truncated)| *truncated));
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

/// A row for each record, with the number of its text.
pub(super) struct Rows<'s, S: Search> {
    search: &'s S,
    columns: Columns<S::Record>,
    numbers: Int64Builder,
}

impl<'s, S: Search> Rows<'s, S> {
    pub(super) fn new(search: &'s S, unit: Unit) -> Self {
        Self { search, columns: Columns::new(unit), numbers: Int64Builder::new() }
    }
}

impl<S: Search> Shape for Rows<'_, S> {
    type Outcome = Found<S>;

    fn fields(&self) -> Fields {
        let row = Arc::new(Field::new("row", DataType::Int64, false));
        std::iter::once(row).chain(Columns::<S::Record>::fields().iter().cloned()).collect()
    }

    fn work(&self, text: &str, format: Format) -> Found<S> {
        self.search.search(text, format)
    }

    fn append(&mut self, row: i64, outcome: Result<&Found<S>, Nothing>) {
        for record in outcome.iter().flat_map(|(records, _)| records) {
            self.numbers.append_value(row);
            self.columns.append(record);
        }
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        let rows: ArrayRef = Arc::new(self.numbers.finish());
        std::iter::once(rows).chain(self.columns.finish()).collect()
    }
}

/// Whether each text has a finding.
pub(super) struct Flags<'c> {
    checker: &'c Checker,
    flags: BooleanBuilder,
}

impl<'c> Flags<'c> {
    pub(super) fn new(checker: &'c Checker) -> Self {
        Self { checker, flags: BooleanBuilder::new() }
    }
}

impl Shape for Flags<'_> {
    type Outcome = bool;

    fn fields(&self) -> Fields {
        [Field::new("flag", DataType::Boolean, true)].into_iter().collect()
    }

    fn work(&self, text: &str, format: Format) -> bool {
        !self.checker.check_as(text, format).findings.is_empty()
    }

    fn append(&mut self, _row: i64, outcome: Result<&bool, Nothing>) {
        self.flags.append_option(outcome.ok().copied());
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![Arc::new(self.flags.finish())]
    }
}

/// The texts with suggestions applied.
pub(super) struct Applied<'c> {
    checker: &'c Checker,
    at_least: Applicability,
    texts: StringBuilder,
}

impl<'c> Applied<'c> {
    pub(super) fn new(checker: &'c Checker, at_least: Applicability) -> Self {
        Self { checker, at_least, texts: StringBuilder::new() }
    }
}

impl Shape for Applied<'_> {
    type Outcome = String;

    fn fields(&self) -> Fields {
        [Field::new("text", DataType::Utf8, true)].into_iter().collect()
    }

    fn work(&self, text: &str, format: Format) -> String {
        // The report is of this very text, so its edits fit.
        self.checker.check_as(text, format).apply(text, self.at_least).unwrap_or_else(|_| text.to_owned())
    }

    fn append(&mut self, _row: i64, outcome: Result<&String, Nothing>) {
        self.texts.append_option(outcome.ok());
    }

    fn finish(&mut self) -> Vec<ArrayRef> {
        vec![Arc::new(self.texts.finish())]
    }
}
