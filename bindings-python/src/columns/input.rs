//! Texts out of Arrow data or any Python iterable.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{GenericBinaryType, GenericStringType};
use arrow_array::{
    Array, ArrayRef, BinaryArray, BinaryViewArray, GenericByteArray, LargeBinaryArray, OffsetSizeTrait,
    StringArray,
};
use arrow_schema::{ArrowError, DataType, FieldRef};
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3_arrow::ffi::ArrayReader;
use pyo3_arrow::input::AnyArray;

use crate::error::Error;
use crate::text;

/// Texts of an iterable that are copied into one chunk.
const CHUNK: usize = 8192;

/// Where texts come from: chunk by chunk, so that not all of them have to be there at once.
pub(crate) enum Source<'py> {
    Arrow { reader: Box<dyn ArrayReader + Send>, column: Option<usize> },
    Values { values: Bound<'py, PyAny>, read: usize },
}

impl<'py> Source<'py> {
    /// From data that speaks Arrow's `PyCapsule` interface, else from an iterable of texts. `column` names one of a table.
    pub(crate) fn new(data: &Bound<'py, PyAny>, column: Option<&str>) -> PyResult<Self> {
        if data.hasattr("__arrow_c_stream__")? || data.hasattr("__arrow_c_array__")? {
            let reader = data.extract::<AnyArray>()?.into_reader()?;
            let column = position(&reader.field(), column)?;
            return Ok(Self::Arrow { reader, column });
        }
        if data.is_instance_of::<PyString>() || column.is_some() {
            let found = data.get_type().name()?.to_string();
            let wanted = if column.is_some() { "an Arrow table" } else { "a column of texts" };
            return Err(Error::ColumnType { wanted, found }.into());
        }
        Ok(Self::Values { values: data.try_iter()?.into_any(), read: 0 })
    }

    /// The next texts; `None` at the end.
    pub(crate) fn next(&mut self, py: Python<'py>) -> PyResult<Option<Texts>> {
        match self {
            Self::Arrow { reader, column } => {
                // The producer may be at work, or wait for the interpreter itself.
                let chunk: Option<Result<ArrayRef, ArrowError>> = py.detach(|| reader.next());
                let Some(chunk) = chunk else { return Ok(None) };
                let chunk = chunk.map_err(|error| Error::Column(error.to_string()))?;
                let chunk = match *column {
                    Some(column) => Arc::clone(chunk.as_struct().column(column)),
                    None => chunk,
                };
                Texts::new(&chunk).map(Some)
            }
            Self::Values { values, read } => values_chunk(values, read),
        }
    }
}

fn values_chunk(values: &Bound<'_, PyAny>, read: &mut usize) -> PyResult<Option<Texts>> {
    let mut chunk: Vec<Option<String>> = Vec::new();
    for value in values.try_iter()?.take(CHUNK) {
        let given = text::read(&value?, Some(*read))?;
        let owned = given.map(|given| text::utf8(&given, Some(*read)).map(str::to_owned)).transpose()?;
        chunk.push(owned);
        *read += 1;
    }
    if chunk.is_empty() {
        return Ok(None);
    }
    Texts::new(&(Arc::new(StringArray::from(chunk)) as ArrayRef)).map(Some)
}

/// Which column of a table holds the texts; none if the data is a column itself.
fn position(field: &FieldRef, column: Option<&str>) -> PyResult<Option<usize>> {
    let DataType::Struct(fields) = field.data_type() else {
        return match column {
            None => readable(field).map(|()| None),
            Some(name) => Err(Error::Column(format!("column `{name}`: the data is no table")).into()),
        };
    };
    let names = || fields.iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", ");
    let at = match column {
        Some(name) => fields.iter().position(|field| field.name() == name),
        None => (fields.len() == 1).then_some(0),
    };
    let Some((at, field)) = at.and_then(|at| Some((at, fields.get(at)?))) else {
        let problem =
            column.map_or("column: name one of".to_owned(), |name| format!("column: `{name}` is not one of"));
        return Err(Error::Column(format!("{problem}: {}", names())).into());
    };
    readable(field).map(|()| Some(at))
}

fn readable(field: &FieldRef) -> PyResult<()> {
    let kind = match field.data_type() {
        DataType::Dictionary(_, values) => values.as_ref(),
        kind => kind,
    };
    match kind {
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView
        | DataType::Null => Ok(()),
        other => Err(Error::ColumnType { wanted: "a column of texts", found: other.to_string() }.into()),
    }
}

/// Texts as bytes: a producer may have written strings that are no UTF-8, so nothing is taken for text unchecked.
enum Values {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    Missing,
}

/// The texts of one chunk. Rows of a dictionary share their values.
pub(crate) struct Texts {
    values: Values,
    /// How many values there are.
    len: usize,
    /// The value of each row, where that is not simply the one with the row's number.
    rows: Option<Vec<Option<usize>>>,
}

/// A cell: missing, bytes that are no text (valid up to a byte), or a text.
pub(crate) type Cell<'t> = Option<Result<&'t str, usize>>;

impl Texts {
    fn new(chunk: &ArrayRef) -> PyResult<Self> {
        if let Some(dictionary) = chunk.as_any_dictionary_opt() {
            let keys = dictionary.normalized_keys();
            let rows = keys.into_iter().enumerate().map(|(row, key)| dictionary.is_valid(row).then_some(key));
            return Ok(Self { rows: Some(rows.collect()), ..Self::new(dictionary.values())? });
        }
        let values = match chunk.data_type() {
            DataType::Utf8 => Values::Small(bytes(chunk.as_string())),
            DataType::LargeUtf8 => Values::Large(bytes(chunk.as_string())),
            DataType::Utf8View => Values::View(chunk.as_string_view().clone().to_binary_view()),
            DataType::Binary => Values::Small(chunk.as_binary().clone()),
            DataType::LargeBinary => Values::Large(chunk.as_binary().clone()),
            DataType::BinaryView => Values::View(chunk.as_binary_view().clone()),
            DataType::Null => Values::Missing,
            other => {
                let found = other.to_string();
                return Err(Error::ColumnType { wanted: "a column of texts", found }.into());
            }
        };
        Ok(Self { values, len: chunk.len(), rows: None })
    }

    /// How many values are to be worked on.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// A value.
    pub(crate) fn get(&self, at: usize) -> Cell<'_> {
        let bytes = match &self.values {
            Values::Small(array) => array.is_valid(at).then(|| array.value(at)),
            Values::Large(array) => array.is_valid(at).then(|| array.value(at)),
            Values::View(array) => array.is_valid(at).then(|| array.value(at)),
            Values::Missing => None,
        };
        bytes.map(|bytes| std::str::from_utf8(bytes).map_err(|error| error.valid_up_to()))
    }

    /// The rows of a chunk whose rows share values: for each row its value.
    pub(crate) fn shared_rows(&self) -> Option<&[Option<usize>]> {
        self.rows.as_deref()
    }

    /// The bytes of some values.
    pub(crate) fn bytes(&self, values: std::ops::Range<usize>) -> usize {
        let length = |at| match &self.values {
            Values::Small(array) => usize::try_from(array.value_length(at)).unwrap_or(0),
            Values::Large(array) => usize::try_from(array.value_length(at)).unwrap_or(0),
            Values::View(array) => array.value(at).len(),
            Values::Missing => 0,
        };
        values.map(length).sum()
    }
}

/// The same buffers, as bytes.
fn bytes<O: OffsetSizeTrait>(
    texts: &GenericByteArray<GenericStringType<O>>,
) -> GenericByteArray<GenericBinaryType<O>> {
    texts.clone().into()
}
