//! A terminology: the built-in one, or that with an organisation's files.

use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use csea_terms::terminology::{DataFile, Topics};
use pyo3::exceptions::PyKeyError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyString, PyTuple};

use crate::argument::Words;
use crate::columns::{self, ArrowTable};
use crate::concept::{Concept, Entry};
use crate::error::Error;
use crate::topic::Topic;
use crate::{argument, convert};

/// A whole collection of concepts. Immutable; may be shared between threads.
#[pyclass(frozen, eq, hash, module = "csea_terms", from_py_object)]
#[derive(Clone)]
pub(crate) struct Terminology {
    shared: Arc<csea_terms::Terminology>,
    /// The files that extend the built-in data: names and texts.
    files: Arc<Vec<(String, String)>>,
}

impl PartialEq for Terminology {
    fn eq(&self, other: &Self) -> bool {
        self.shared.version() == other.shared.version() && self.files == other.files
    }
}

impl Eq for Terminology {}

impl Hash for Terminology {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.shared.version().hash(state);
        self.files.hash(state);
    }
}

impl Terminology {
    pub(crate) fn builtin() -> Self {
        Self { shared: csea_terms::Terminology::builtin_shared(), files: Arc::default() }
    }

    pub(crate) fn shared(&self) -> &Arc<csea_terms::Terminology> {
        &self.shared
    }

    pub(crate) fn is_builtin(&self) -> bool {
        self.files.is_empty()
    }

    /// A terminology as an option: the object, one path, or several.
    pub(crate) fn given(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(terminology) = value.cast::<Self>() {
            return Ok(terminology.get().clone());
        }
        Self::builtin().with(value.py(), files("terminology", value)?)
    }

    fn with(&self, py: Python<'_>, files: Vec<(String, String)>) -> PyResult<Self> {
        if files.is_empty() {
            return Ok(self.clone());
        }
        let data: Vec<DataFile> =
            files.iter().map(|(name, text)| DataFile { name: name.clone(), text: text.clone() }).collect();
        let extended = py.detach(|| self.shared.extended(&data)).map_err(Error::Load)?;
        let files = self.files.iter().cloned().chain(files).collect();
        Ok(Self { shared: Arc::new(extended), files: Arc::new(files) })
    }

    /// For messages to people.
    pub(crate) fn shown(&self) -> String {
        let version = self.shared.version();
        let names: Vec<&str> = self.files.iter().map(|(name, _)| name.as_str()).collect();
        let with = if names.is_empty() { String::new() } else { format!(" with {}", names.join(", ")) };
        format!("<csea_terms.Terminology {version}{with}: {} concepts>", self.shared.concepts().len())
    }
}

/// The files that an option names: one path, or several.
pub(crate) fn files(option: &'static str, value: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    let paths: Vec<PathBuf> = match value.extract::<PathBuf>() {
        Ok(path) => vec![path],
        Err(_) => value.extract().map_err(|_| {
            let wanted = if option == "terminology" {
                "a Terminology, a path or a list of paths"
            } else {
                "a path or a list of paths"
            };
            Error::OptionType { option, wanted, found: argument::type_name(value) }
        })?,
    };
    read(paths)
}

fn read(paths: Vec<PathBuf>) -> PyResult<Vec<(String, String)>> {
    let file = |path: PathBuf| Ok((path.display().to_string(), fs::read_to_string(path)?));
    paths.into_iter().map(file).collect()
}

#[pymethods]
#[expect(
    clippy::unused_self,
    reason = "the core keeps topics apart from a terminology; for Python they are one"
)]
impl Terminology {
    /// The built-in terminology.
    #[new]
    fn new() -> Self {
        Self::builtin()
    }

    #[staticmethod]
    fn _restore(py: Python<'_>, files: Vec<(String, String)>) -> PyResult<Self> {
        Self::builtin().with(py, files)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
        convert::reduce(py, "Terminology", (self.files.as_ref().clone(),))
    }

    /// This terminology, extended and overridden by files: an entry with a known id takes its place.
    #[pyo3(signature = (*paths))]
    fn extended(&self, py: Python<'_>, paths: Vec<PathBuf>) -> PyResult<Self> {
        self.with(py, read(paths)?)
    }

    /// The concept with this id, or `None`; a renamed id leads to its successor.
    fn concept(&self, id: Words<'_>) -> Option<Concept> {
        Concept::find(&self.shared, id.0)
    }

    /// The designations that a person may mean by `text`: exact wording or an id first, else wording that contains it.
    fn lookup<'py>(&self, py: Python<'py>, text: Words<'_>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, Entry::lookup(&self.shared, text.0))
    }

    /// The concepts that speak of all words of `text`.
    fn search<'py>(&self, py: Python<'py>, text: Words<'_>) -> PyResult<Bound<'py, PyTuple>> {
        let found = self.shared.search(text.0).into_iter();
        PyTuple::new(py, found.map(|concept| Concept::of(&self.shared, concept)).collect::<Vec<_>>())
    }

    /// The threats that texts may speak about, parents before children.
    #[getter]
    fn threats<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Topic::all(py, Topics::builtin(), "threat")
    }

    /// The response measures that texts may speak about.
    #[getter]
    fn measures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Topic::all(py, Topics::builtin(), "measure")
    }

    /// The capabilities of response frameworks that texts may speak about.
    #[getter]
    fn capabilities<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        Topic::all(py, Topics::builtin(), "framework")
    }

    /// The threat with this id, or `None`; a renamed id leads to its successor.
    fn threat(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(Topics::builtin(), "threat", id.0)
    }

    /// The measure with this id, or `None`.
    fn measure(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(Topics::builtin(), "measure", id.0)
    }

    /// The capability of a framework with this id, or `None`.
    fn capability(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(Topics::builtin(), "framework", id.0)
    }

    /// Version of the data.
    #[getter]
    fn version(&self) -> &str {
        self.shared.version()
    }

    fn __len__(&self) -> usize {
        self.shared.concepts().len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let concepts = self.shared.concepts().iter().map(|concept| Concept::of(&self.shared, concept));
        Ok(PyTuple::new(py, concepts.collect::<Vec<_>>())?.try_iter()?.into_any())
    }

    fn __getitem__(&self, id: Words<'_>) -> PyResult<Concept> {
        Concept::find(&self.shared, id.0).ok_or_else(|| PyKeyError::new_err(id.0.to_owned()))
    }

    fn __contains__(&self, value: &Bound<'_, PyAny>) -> PyResult<bool> {
        if let Ok(id) = value.cast::<PyString>() {
            return Ok(self.shared.concept(id.to_str()?).is_some());
        }
        Ok(value.cast::<Concept>().is_ok_and(|concept| concept.get().is_in(&self.shared)))
    }

    /// Every designation with its concept: one row each.
    fn to_arrow(&self) -> ArrowTable {
        columns::designations(&self.shared)
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        self.to_arrow().__arrow_c_stream__(py, requested_schema)
    }

    /// The same as a `pandas.DataFrame`.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.to_arrow().to_pandas(py)
    }

    /// The same as a `polars.DataFrame`.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        ArrowTable::to_polars(&Bound::new(py, self.to_arrow())?)
    }

    fn __repr__(&self) -> String {
        self.shown()
    }
}
