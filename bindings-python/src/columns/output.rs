//! Columns and tables as they go out.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, ArrayRef, StructArray, new_empty_array};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use pyo3_arrow::ffi::{ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule};

use crate::error::Error;

/// A column in Arrow: whatever reads Arrow's `PyCapsule` interface reads it without a copy.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct ArrowColumn {
    field: FieldRef,
    chunks: Vec<ArrayRef>,
}

/// A table in Arrow: whatever reads Arrow's `PyCapsule` interface reads it without a copy.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct ArrowTable {
    fields: Fields,
    chunks: Vec<StructArray>,
}

impl ArrowColumn {
    /// The first column of chunks that have these fields.
    pub(super) fn first(fields: &Fields, chunks: &[StructArray]) -> PyResult<Self> {
        let field = fields.first().ok_or_else(|| Error::Column("no column was made".to_owned()))?;
        let chunks = chunks.iter().filter_map(|chunk| chunk.columns().first().cloned());
        Ok(Self { field: Arc::clone(field), chunks: chunks.collect() })
    }
}

impl ArrowTable {
    pub(super) fn new(fields: Fields, chunks: Vec<StructArray>) -> Self {
        Self { fields, chunks }
    }

    /// A table is a stream of structs.
    fn field(&self) -> FieldRef {
        Arc::new(Field::new("", DataType::Struct(self.fields.clone()), false))
    }
}

#[pymethods]
impl ArrowColumn {
    fn __len__(&self) -> usize {
        self.chunks.iter().map(Array::len).sum()
    }

    /// The values as Python objects.
    fn to_pylist<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        for chunk in &self.chunks {
            append_all(&list, chunk)?;
        }
        Ok(list)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let chunks: Vec<_> = self.chunks.iter().cloned().map(Ok).collect();
        let reader = ArrayIterator::new(chunks, Arc::clone(&self.field));
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let array = match self.chunks.as_slice() {
            [] => new_empty_array(self.field.data_type()),
            [only] => Arc::clone(only),
            chunks => {
                let chunks: Vec<&dyn Array> = chunks.iter().map(AsRef::as_ref).collect();
                arrow_select::concat::concat(&chunks).map_err(|error| Error::Column(error.to_string()))?
            }
        };
        Ok(to_array_pycapsules(py, Arc::clone(&self.field), array.as_ref(), requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }

    fn __repr__(&self) -> String {
        let kind = match self.field.data_type() {
            DataType::List(_) => self.field.name(),
            DataType::Boolean => "flags",
            _ => "texts",
        };
        format!("<csea_terms.ArrowColumn: {kind} of {} texts>", self.__len__())
    }
}

#[pymethods]
impl ArrowTable {
    fn __len__(&self) -> usize {
        self.chunks.iter().map(Array::len).sum()
    }

    /// Names of the columns.
    #[getter]
    fn column_names<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.fields.iter().map(|field| field.name()))
    }

    /// The columns as lists of Python objects.
    fn to_pydict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let columns = PyDict::new(py);
        for (at, field) in self.fields.iter().enumerate() {
            let list = PyList::empty(py);
            for chunk in &self.chunks {
                append_all(&list, chunk.column(at))?;
            }
            columns.set_item(field.name(), list)?;
        }
        Ok(columns)
    }

    /// The same as a `pandas.DataFrame`.
    pub(crate) fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let module = py.import("csea_terms._extras")?.call_method1("require", ("pandas", "pandas"))?;
        module.call_method1("DataFrame", (self.to_pydict(py)?,))
    }

    /// The same as a `polars.DataFrame`.
    pub(crate) fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        let module = slf.py().import("csea_terms._extras")?.call_method1("require", ("polars", "polars"))?;
        module.call_method1("DataFrame", (slf,))
    }

    #[pyo3(signature = (requested_schema = None))]
    pub(crate) fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let chunks: Vec<_> =
            self.chunks.iter().map(|chunk| Ok(Arc::new(chunk.clone()) as ArrayRef)).collect();
        let reader = ArrayIterator::new(chunks, self.field());
        Ok(to_stream_pycapsule(py, Box::new(reader), requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field().as_ref())?)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let names = self.column_names(py)?.repr()?;
        Ok(format!("<csea_terms.ArrowTable: {} rows, columns {names}>", self.__len__()))
    }
}

fn append_all(list: &Bound<'_, PyList>, array: &ArrayRef) -> PyResult<()> {
    (0..array.len()).try_for_each(|at| list.append(value(list.py(), array, at)?))
}

/// One value as a Python object: of the types that go out, which are few.
fn value<'py>(py: Python<'py>, array: &ArrayRef, at: usize) -> PyResult<Bound<'py, PyAny>> {
    if array.is_null(at) {
        return Ok(py.None().into_bound(py));
    }
    Ok(match array.data_type() {
        DataType::Utf8 => array.as_string::<i32>().value(at).into_pyobject(py)?.into_any(),
        DataType::Int64 => array.as_primitive::<Int64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Float64 => array.as_primitive::<Float64Type>().value(at).into_pyobject(py)?.into_any(),
        DataType::Boolean => array.as_boolean().value(at).into_pyobject(py)?.to_owned().into_any(),
        DataType::List(_) => {
            let list = PyList::empty(py);
            append_all(&list, &array.as_list::<i32>().value(at))?;
            list.into_any()
        }
        DataType::Struct(fields) => {
            let row = PyDict::new(py);
            for (field, column) in fields.iter().zip(array.as_struct().columns()) {
                row.set_item(field.name(), value(py, column, at)?)?;
            }
            row.into_any()
        }
        other => return Err(PyTypeError::new_err(format!("no Python value for {other}"))),
    })
}
