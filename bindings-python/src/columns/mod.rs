//! Columns of texts in Arrow, in and out, without a copy and without a dependence on any Python library.

mod input;
mod output;
mod record;
mod shape;
mod table;

use std::num::NonZeroUsize;

use arrow_array::{Array, StructArray};
use csea_terms::{Applicability, Checker, Format};
use pyo3::prelude::*;

use self::input::{Cell, Source, Texts};
use self::record::Search;
use self::shape::{Applied, Batch, Flags, Lists, Nothing, Rows, Shape};
use crate::argument::{OnError, Unit, option};
use crate::batch;
use crate::error::Error;

pub(crate) use output::{ArrowColumn, ArrowTable};
pub(crate) use table::designations;

/// Texts that are worked on before their results are taken in: bounds what is in memory beside input and output.
const ROUND: usize = 8192;

/// Rows of a chunk that goes out.
const CHUNK_ROWS: usize = 65_536;

/// Which texts are read, how, and what happens with cells that are no text.
pub(crate) struct Reading<'a, 'py> {
    data: &'a Bound<'py, PyAny>,
    column: Option<String>,
    format: Format,
    threads: NonZeroUsize,
    raise: bool,
}

impl<'a, 'py> Reading<'a, 'py> {
    pub(crate) fn new(
        (data, column): (&'a Bound<'py, PyAny>, Option<&Bound<'py, PyAny>>),
        format: Format,
        threads: Option<&Bound<'py, PyAny>>,
        on_error: OnError,
    ) -> PyResult<Self> {
        let column = option("column", column)?;
        let raise = on_error == OnError::Raise;
        Ok(Self { data, column, format, threads: batch::threads(threads)?, raise })
    }

    /// The records of every text: a column of lists.
    pub(crate) fn lists(&self, search: &impl Search, unit: Unit) -> PyResult<ArrowColumn> {
        self.column(Lists::new(search, unit))
    }

    /// Whether each text has a finding.
    pub(crate) fn flags(&self, checker: &Checker) -> PyResult<ArrowColumn> {
        self.column(Flags::new(checker))
    }

    /// The texts with suggestions applied.
    pub(crate) fn applied(&self, checker: &Checker, at_least: Applicability) -> PyResult<ArrowColumn> {
        self.column(Applied::new(checker, at_least))
    }

    /// The records as rows of a table, each with the number of its text.
    pub(crate) fn rows(&self, search: &impl Search, unit: Unit) -> PyResult<ArrowTable> {
        self.table(Rows::new(search, unit))
    }

    /// For every text its records, whether the search was cut short, and why there are none.
    pub(crate) fn batch(&self, search: &impl Search, unit: Unit) -> PyResult<ArrowTable> {
        self.table(Batch::new(search, unit))
    }

    fn column<S: Shape + Sync>(&self, shape: S) -> PyResult<ArrowColumn> {
        let fields = shape.fields();
        ArrowColumn::first(&fields, &self.collect(shape)?)
    }

    fn table<S: Shape + Sync>(&self, shape: S) -> PyResult<ArrowTable> {
        let fields = shape.fields();
        Ok(ArrowTable::new(fields, self.collect(shape)?))
    }

    /// Takes the texts chunk by chunk and gathers what the shape makes of them.
    fn collect<S: Shape + Sync>(&self, shape: S) -> PyResult<Vec<StructArray>> {
        let mut source = Source::new(self.data, self.column.as_deref())?;
        let mut gathered = Gathered { shape, row: 0, pending: 0, chunks: Vec::new(), raise: self.raise };
        while let Some(texts) = source.next(self.data.py())? {
            match texts.shared_rows() {
                None => {
                    for start in (0..texts.len()).step_by(ROUND) {
                        let values = start..texts.len().min(start + ROUND);
                        let outcomes = self.work(&gathered.shape, &texts, values)?;
                        outcomes.iter().try_for_each(|outcome| gathered.append(outcome))?;
                    }
                }
                Some(rows) => {
                    let outcomes = self.work(&gathered.shape, &texts, 0..texts.len())?;
                    for row in rows {
                        let outcome = row.and_then(|value| outcomes.get(value));
                        gathered.append(outcome.unwrap_or(&Err(Nothing::Missing)))?;
                    }
                }
            }
        }
        Ok(gathered.finish())
    }

    fn work<S: Shape + Sync>(
        &self,
        shape: &S,
        texts: &Texts,
        values: std::ops::Range<usize>,
    ) -> PyResult<Vec<Result<S::Outcome, Nothing>>> {
        let format = self.format;
        let work = |number: usize| -> Result<S::Outcome, Nothing> {
            let cell: Cell<'_> = texts.get(values.start + number);
            let text = cell.ok_or(Nothing::Missing)?.map_err(Nothing::Invalid)?;
            Ok(shape.work(text, format))
        };
        let size = (values.len(), texts.bytes(values.clone()));
        batch::run(self.data.py(), self.threads, size, work)
    }
}

/// Results on their way out.
struct Gathered<S: Shape> {
    shape: S,
    row: i64,
    /// Rows that are in no chunk yet.
    pending: usize,
    chunks: Vec<StructArray>,
    raise: bool,
}

impl<S: Shape> Gathered<S> {
    fn append(&mut self, outcome: &Result<S::Outcome, Nothing>) -> PyResult<()> {
        if let (Err(Nothing::Invalid(at)), true) = (outcome, self.raise) {
            return Err(Error::Column(format!("row {}: {}", self.row, not_utf8(*at))).into());
        }
        self.shape.append(self.row, outcome.as_ref().map_err(|nothing| *nothing));
        self.row += 1;
        self.pending += 1;
        if self.pending == CHUNK_ROWS {
            self.chunk();
        }
        Ok(())
    }

    fn chunk(&mut self) {
        let mut columns = self.shape.finish();
        // What grew by doubling would hold up to twice its size.
        columns.iter_mut().for_each(Array::shrink_to_fit);
        self.chunks.push(StructArray::new(self.shape.fields(), columns, None));
        self.pending = 0;
    }

    fn finish(mut self) -> Vec<StructArray> {
        if self.pending > 0 {
            self.chunk();
        }
        self.chunks
    }
}

/// What is said of bytes that are no text; they are valid up to `at`.
fn not_utf8(at: usize) -> String {
    format!("not UTF-8 at byte {at}")
}
