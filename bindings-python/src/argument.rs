//! Arguments of calls: what is wrong with one is told with its name and by an error of this package.

use csea_terms::{Applicability, Extent, Format};
use pyo3::exceptions::{PyOverflowError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::PyString;

use crate::error::Error;
use crate::text;

/// One of a closed list of values, each with a name.
pub(crate) trait Choice: Copy + 'static {
    /// What the argument is called, wherever it occurs.
    const OPTION: &'static str;
    const ALL: &'static [Self];

    fn name(self) -> &'static str;
}

/// An argument that is the name of a choice.
#[derive(Clone, Copy)]
pub(crate) struct Named<T>(pub(crate) T);

impl<T: Choice> FromPyObject<'_, '_> for Named<T> {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let option = T::OPTION;
        let Ok(given) = value.cast::<PyString>() else {
            return Err(Error::OptionType { option, wanted: "str", found: type_name(&value) }.into());
        };
        let given = text::utf8(&given, None)?;
        if let Some(choice) = T::ALL.iter().find(|choice| choice.name() == given) {
            return Ok(Self(*choice));
        }
        let known = T::ALL.iter().map(|choice| choice.name()).collect::<Vec<_>>().join(", ");
        Err(Error::Name { option, given: given.to_owned(), known }.into())
    }
}

impl Choice for Format {
    const OPTION: &'static str = "format";
    const ALL: &'static [Self] = Format::ALL;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for Applicability {
    const OPTION: &'static str = "applicability";
    const ALL: &'static [Self] = Applicability::ALL;

    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl Choice for Extent {
    const OPTION: &'static str = "extent";
    const ALL: &'static [Self] = &[Extent::Document, Extent::Paragraph, Extent::Sentence];

    fn name(self) -> &'static str {
        match self {
            Extent::Document => "document",
            Extent::Paragraph => "paragraph",
            Extent::Sentence => "sentence",
        }
    }
}

/// In what offsets are counted.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Utf8,
    Utf16,
    Utf32,
}

impl Choice for Unit {
    const OPTION: &'static str = "offsets";
    const ALL: &'static [Self] = &[Self::Utf8, Self::Utf16, Self::Utf32];

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf8",
            Self::Utf16 => "utf16",
            Self::Utf32 => "utf32",
        }
    }
}

/// What becomes of a cell that is no text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum OnError {
    Raise,
    Null,
}

impl Choice for OnError {
    const OPTION: &'static str = "on_error";
    const ALL: &'static [Self] = &[Self::Raise, Self::Null];

    fn name(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::Null => "null",
        }
    }
}

/// A type that options have, and what people call it.
pub(crate) trait Expected: for<'a, 'py> FromPyObject<'a, 'py, Error: Into<PyErr>> {
    const WANTED: &'static str;
}

impl Expected for String {
    const WANTED: &'static str = "str";
}

impl Expected for bool {
    const WANTED: &'static str = "bool";
}

impl Expected for usize {
    const WANTED: &'static str = "int";
}

impl Expected for Vec<String> {
    const WANTED: &'static str = "a list of str";
}

/// The value of an option; none if it is not given.
pub(crate) fn option<T: Expected>(
    name: &'static str,
    value: Option<&Bound<'_, PyAny>>,
) -> PyResult<Option<T>> {
    value.map(|value| extracted(name, value)).transpose()
}

fn extracted<T: Expected>(option: &'static str, value: &Bound<'_, PyAny>) -> PyResult<T> {
    value.extract::<T>().map_err(|error| {
        let (error, py) = (error.into(), value.py());
        if error.is_instance_of::<PyOverflowError>(py) {
            let given = value.to_string();
            return Error::OutOfRange { option, given }.into();
        }
        if !error.is_instance_of::<PyTypeError>(py) {
            return text::encoding_error(py, error, None);
        }
        Error::OptionType { option, wanted: T::WANTED, found: type_name(value) }.into()
    })
}

/// What the type of a value is called, for messages.
pub(crate) fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "this".to_owned(), |name| name.to_string())
}

/// Words to look something up by: an id, wording, or part of it.
#[derive(Clone, Copy)]
pub(crate) struct Words<'w>(pub(crate) &'w str);

impl<'w> FromPyObject<'w, '_> for Words<'w> {
    type Error = PyErr;

    fn extract(value: Borrowed<'w, '_, PyAny>) -> PyResult<Self> {
        if !value.is_instance_of::<PyString>() {
            return Err(Error::ColumnType { wanted: "str", found: type_name(&value) }.into());
        }
        let words =
            value.extract::<&'w str>().map_err(|error| text::encoding_error(value.py(), error, None))?;
        Ok(Self(words))
    }
}
