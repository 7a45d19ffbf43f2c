//! The checker.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use csea_terms::output::CheckerOptions;
use csea_terms::{Applicability, Format};
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::argument::{Named, OnError, Unit, Words, option};
use crate::columns::{ArrowColumn, ArrowTable, Reading};
use crate::error::Error;
use crate::many::{self, Results};
use crate::report::Report;
use crate::terminology::Terminology;
use crate::{concept, convert, text};

/// Bytes of a text that is checked before another thread would have its turn.
const SHORT: usize = 1024;

/// Checks texts for outdated or harmful wording. Immutable; may be shared between threads.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Checker {
    inner: csea_terms::Checker,
    options: CheckerOptions,
    terminology: Terminology,
    version: Arc<str>,
}

impl Checker {
    fn build(py: Python<'_>, options: CheckerOptions, terminology: Terminology) -> PyResult<Self> {
        let version = terminology.shared().version().into();
        let checker = py.detach(|| {
            if options == CheckerOptions::default() && terminology.is_builtin() {
                return Ok(csea_terms::Checker::builtin().clone());
            }
            let builder = options.clone().builder()?.terminology(Arc::clone(terminology.shared()));
            builder.build().map_err(Into::into)
        });
        Ok(Self { inner: checker.map_err(Error::Option)?, options, terminology, version })
    }

    fn same(&self, other: &Self) -> bool {
        self.options == other.options && self.terminology == other.terminology
    }
}

#[pymethods]
impl Checker {
    #[new]
    #[pyo3(signature = (
        level = None,
        languages = None,
        evidence = None,
        *,
        profile = None,
        terminology = None,
        max_text_bytes = None,
        max_findings = None
    ))]
    #[expect(clippy::too_many_arguments, reason = "they are keywords in Python")]
    fn new(
        py: Python<'_>,
        level: Option<&Bound<'_, PyAny>>,
        languages: Option<&Bound<'_, PyAny>>,
        evidence: Option<&Bound<'_, PyAny>>,
        profile: Option<&Bound<'_, PyAny>>,
        terminology: Option<&Bound<'_, PyAny>>,
        max_text_bytes: Option<&Bound<'_, PyAny>>,
        max_findings: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let options = CheckerOptions {
            level: option("level", level)?,
            languages: option("languages", languages)?,
            evidence: option("evidence", evidence)?,
            profile: option("profile", profile)?,
            max_text_bytes: option("max_text_bytes", max_text_bytes)?,
            max_findings: option("max_findings", max_findings)?,
        };
        let terminology = terminology.map_or_else(|| Ok(Terminology::builtin()), Terminology::given)?;
        Self::build(py, options, terminology)
    }

    #[staticmethod]
    fn _restore(py: Python<'_>, options: &str, terminology: &Bound<'_, Terminology>) -> PyResult<Self> {
        Self::build(py, convert::from_json(options)?, terminology.get().clone())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
        let state = (convert::to_json(&self.options)?, self.terminology.clone());
        convert::reduce(py, "Checker", state)
    }

    /// Checks a text; `format` is `plain`, `markdown` or `html`. Other threads run meanwhile, if it is not short. A missing value gives
    /// `None`.
    #[pyo3(signature = (text, format = Named(Format::Plain)), text_signature = "($self, text, format='plain')")]
    fn check(&self, text: &Bound<'_, PyAny>, format: Named<Format>) -> PyResult<Option<Report>> {
        let Some(text) = text::read(text, None)? else { return Ok(None) };
        let source = text::utf8(&text, None)?;
        let work = || convert::document(&self.inner, source, format.0);
        // To let go of the interpreter and take it back would cost more than a short text.
        let document = if source.len() < SHORT { work() } else { text.py().detach(work) };
        Ok(Some(Report::new(&text, document, &self.version)))
    }

    /// Checks many texts; an iterator over reports, in order.
    #[pyo3(signature = (texts, format = Named(Format::Plain), *, threads = None, progress = None, read_ahead = None),
        text_signature = "($self, texts, format='plain', *, threads=None, progress=None, read_ahead=4096)")]
    fn check_many(
        &self,
        texts: &Bound<'_, PyAny>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
        read_ahead: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Results> {
        let options = many::Options::new(texts, threads, progress, read_ahead)?;
        let (checker, version) = (self.inner.clone(), Arc::clone(&self.version));
        let work = move |source: &str| -> many::Deliver {
            let document = convert::document(&checker, source, format.0);
            let version = Arc::clone(&version);
            Box::new(move |text| {
                let report = Report::new(text, document, &version);
                Ok(Py::new(text.py(), report)?.into_any())
            })
        };
        Results::new(texts, options, Box::new(work))
    }

    /// The findings of a column of texts: a column of lists.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32),
        on_error = Named(OnError::Raise)
    ), text_signature =
        "($self, data, column=None, *, format='plain', threads=None, offsets='utf32', on_error='raise')")]
    fn check_column(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowColumn> {
        Reading::new((data, column), format.0, threads, on_error.0)?.lists(&self.inner, offsets.0)
    }

    /// The findings of a column of texts as a table: one row a finding.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32),
        on_error = Named(OnError::Raise)
    ), text_signature =
        "($self, data, column=None, *, format='plain', threads=None, offsets='utf32', on_error='raise')")]
    fn check_table(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowTable> {
        Reading::new((data, column), format.0, threads, on_error.0)?.rows(&self.inner, offsets.0)
    }

    /// The findings of a column of texts with what went wrong: one row a text.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32)
    ), text_signature = "($self, data, column=None, *, format='plain', threads=None, offsets='utf32')")]
    fn check_batch(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
    ) -> PyResult<ArrowTable> {
        Reading::new((data, column), format.0, threads, OnError::Null)?.batch(&self.inner, offsets.0)
    }

    /// Whether each text of a column has a finding.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, on_error = Named(OnError::Raise)
    ), text_signature = "($self, data, column=None, *, format='plain', threads=None, on_error='raise')")]
    fn flag_column(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowColumn> {
        Reading::new((data, column), format.0, threads, on_error.0)?.flags(&self.inner)
    }

    /// The texts of a column with suggestions applied.
    #[pyo3(signature = (
        data, column = None, applicability = Named(Applicability::Safe), *, format = Named(Format::Plain),
        threads = None, on_error = Named(OnError::Raise)
    ), text_signature =
        "($self, data, column=None, applicability='safe', *, format='plain', threads=None, on_error='raise')")]
    fn apply_column(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        applicability: Named<Applicability>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowColumn> {
        Reading::new((data, column), format.0, threads, on_error.0)?.applied(&self.inner, applicability.0)
    }

    /// The concept with this id, or `None`; a renamed id leads to its successor.
    fn concept(&self, id: Words<'_>) -> Option<concept::Concept> {
        concept::Concept::find(self.inner.terminology(), id.0)
    }

    /// The designations that a person may mean by `text`: exact wording or an id first, else wording that contains it.
    fn lookup<'py>(&self, py: Python<'py>, text: Words<'_>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, concept::Entry::lookup(self.inner.terminology(), text.0))
    }

    /// The terminology that is checked against.
    #[getter]
    fn terminology(&self) -> Terminology {
        self.terminology.clone()
    }

    /// Version of the terminology that is checked against.
    #[getter]
    fn terminology_version(&self) -> &str {
        &self.version
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.same(other.get())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.options.hash(&mut hasher);
        self.terminology.hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> PyResult<String> {
        let serde_json::Value::Object(options) =
            serde_json::to_value(&self.options).map_err(Error::Output)?
        else {
            return Ok("Checker()".to_owned());
        };
        let given = options.iter().filter(|(_, value)| !value.is_null());
        let mut shown: Vec<String> = given.map(|(name, value)| format!("{}={value}", snake(name))).collect();
        if !self.terminology.is_builtin() {
            shown.push(format!("terminology={}", self.terminology.shown()));
        }
        Ok(format!("Checker({})", shown.join(", ")))
    }
}

/// `maxFindings` as Python spells it.
fn snake(name: &str) -> String {
    name.chars().fold(String::new(), |mut snake, letter| {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
        snake
    })
}
