//! The classifier.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use csea_terms::output::{ClassifiedOutput, ClassifierOptions, OptionError};
use csea_terms::terminology::{DataFile, Topics};
use csea_terms::text::{Positions, Span};
use csea_terms::{Extent, Format};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::argument::{Named, OnError, Unit, Words, option};
use crate::classification::{Classification, Classified};
use crate::columns::{ArrowColumn, ArrowTable, Reading};
use crate::error::Error;
use crate::many::{self, Results};
use crate::terminology::{self, Terminology};
use crate::topic::Topic;
use crate::{convert, text};

/// A classifier of the core with what is to be shown of its tags.
#[derive(Clone)]
pub(crate) struct Engine {
    pub(crate) classifier: csea_terms::Classifier,
    pub(crate) options: ClassifierOptions,
}

impl Engine {
    /// What a text speaks about, as a whole.
    fn whole(&self, text: &str, format: Format, coverage: Option<&str>) -> Classified {
        let output = self.options.document(&self.classifier, text, format, coverage);
        Classified {
            output,
            span: located(text, Span::new(0, text.len())),
            framework: coverage.map(str::to_owned),
        }
    }

    /// The same part by part.
    fn parts(&self, text: &str, format: Format, extent: Extent) -> Vec<Classified> {
        let parts = self.classifier.classify_each(text, format, extent).into_iter();
        let classified = parts.map(|part| {
            let span = located(text, part.span);
            let tags = self.options.tags(&self.classifier, text, part);
            let (schema, path, id, coverage) = (None, None, None, None);
            let output = ClassifiedOutput { schema, path, id, format: format.as_str(), tags, coverage };
            Classified { output, span, framework: None }
        });
        classified
            .filter(|part| part.output.tags != csea_terms::output::ClassificationOutput::default())
            .collect()
    }
}

fn located(text: &str, span: Span) -> csea_terms::output::SpanOutput {
    Positions::locate(text, &[span]).first().map_or_else(|| (&Positions::default()).into(), Into::into)
}

/// Tags texts with the threats, measures and framework capabilities they speak about. Immutable; may be shared between
/// threads.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Classifier {
    engine: Engine,
    terminology: Terminology,
    /// Files of topics that take the place of the built-in ones: names and texts.
    files: Arc<Vec<(String, String)>>,
    version: Arc<str>,
}

impl Classifier {
    fn build(
        py: Python<'_>,
        options: ClassifierOptions,
        terminology: Terminology,
        files: Vec<(String, String)>,
    ) -> PyResult<Self> {
        let make = || -> Result<csea_terms::Classifier, OptionError> {
            if files.is_empty() && terminology.is_builtin() && !options.roll_up {
                return Ok(csea_terms::Classifier::builtin().clone());
            }
            let mut builder = csea_terms::Classifier::builder()
                .roll_up(options.roll_up)
                .terminology(Arc::clone(terminology.shared()));
            if !files.is_empty() {
                let data =
                    |(name, text): &(String, String)| DataFile { name: name.clone(), text: text.clone() };
                let data: Vec<DataFile> = files.iter().map(data).collect();
                builder = builder.topics(Topics::from_toml(terminology.shared(), &data)?);
            }
            Ok(builder.build()?)
        };
        let classifier = py.detach(make).map_err(Error::Option)?;
        options.verify(classifier.topics()).map_err(Error::Option)?;
        let version = terminology.shared().version().into();
        Ok(Self { engine: Engine { classifier, options }, terminology, files: Arc::new(files), version })
    }

    fn same(&self, other: &Self) -> bool {
        self.engine.options == other.engine.options
            && self.terminology == other.terminology
            && self.files == other.files
    }

    fn topics(&self) -> &Topics {
        self.engine.classifier.topics()
    }

    /// The framework whose coverage is asked for.
    fn framework(&self, given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<String>> {
        let framework: Option<String> = option("coverage", given)?;
        if let Some(framework) = &framework {
            ClassifierOptions::verify_framework(self.topics(), framework).map_err(Error::Option)?;
        }
        Ok(framework)
    }
}

#[pymethods]
impl Classifier {
    #[new]
    #[pyo3(signature = (*, roll_up = None, facets = None, schemes = None, terminology = None, topics = None),
        text_signature = "(*, roll_up=False, facets=None, schemes=None, terminology=None, topics=None)")]
    fn new(
        py: Python<'_>,
        roll_up: Option<&Bound<'_, PyAny>>,
        facets: Option<&Bound<'_, PyAny>>,
        schemes: Option<&Bound<'_, PyAny>>,
        terminology: Option<&Bound<'_, PyAny>>,
        topics: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let options = ClassifierOptions {
            roll_up: option("roll_up", roll_up)?.unwrap_or_default(),
            facets: option("facets", facets)?.unwrap_or_default(),
            schemes: option("schemes", schemes)?.unwrap_or_default(),
        };
        let terminology = terminology.map_or_else(|| Ok(Terminology::builtin()), Terminology::given)?;
        let files = topics.map_or_else(|| Ok(Vec::new()), |given| terminology::files("topics", given))?;
        Self::build(py, options, terminology, files)
    }

    #[staticmethod]
    fn _restore(
        py: Python<'_>,
        options: &str,
        terminology: &Bound<'_, Terminology>,
        files: Vec<(String, String)>,
    ) -> PyResult<Self> {
        Self::build(py, convert::from_json(options)?, terminology.get().clone(), files)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> convert::Reduced<'py> {
        let options = convert::to_json(&self.engine.options)?;
        convert::reduce(py, "Classifier", (options, self.terminology.clone(), self.files.as_ref().clone()))
    }

    /// Classifies a text as a whole; other threads run meanwhile. A missing value gives `None`.
    #[pyo3(signature = (text, format = Named(Format::Plain), *, coverage = None),
        text_signature = "($self, text, format='plain', *, coverage=None)")]
    fn classify(
        &self,
        text: &Bound<'_, PyAny>,
        format: Named<Format>,
        coverage: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Option<Classification>> {
        let framework = self.framework(coverage)?;
        let Some(text) = text::read(text, None)? else { return Ok(None) };
        let source = text::utf8(&text, None)?;
        let classified = text.py().detach(|| self.engine.whole(source, format.0, framework.as_deref()));
        Ok(Some(Classification::new(&text, classified, &self.version)))
    }

    /// Classifies each paragraph or sentence that speaks about something. A missing value gives `None`.
    #[pyo3(signature = (text, extent = Named(Extent::Paragraph), format = Named(Format::Plain)),
        text_signature = "($self, text, extent='paragraph', format='plain')")]
    fn classify_each<'py>(
        &self,
        text: &Bound<'py, PyAny>,
        extent: Named<Extent>,
        format: Named<Format>,
    ) -> PyResult<Option<Bound<'py, PyTuple>>> {
        let Some(text) = text::read(text, None)? else { return Ok(None) };
        let source = text::utf8(&text, None)?;
        let parts = text.py().detach(|| self.engine.parts(source, format.0, extent.0)).into_iter();
        let parts: Vec<_> = parts.map(|part| Classification::new(&text, part, &self.version)).collect();
        PyTuple::new(text.py(), parts).map(Some)
    }

    /// Classifies many texts; an iterator over classifications, in order.
    #[pyo3(signature = (
        texts, format = Named(Format::Plain), *, coverage = None, threads = None, progress = None, read_ahead = None
    ), text_signature = "($self, texts, format='plain', *, coverage=None, threads=None, progress=None, read_ahead=4096)")]
    fn classify_many(
        &self,
        texts: &Bound<'_, PyAny>,
        format: Named<Format>,
        coverage: Option<&Bound<'_, PyAny>>,
        threads: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
        read_ahead: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Results> {
        let framework = self.framework(coverage)?;
        let options = many::Options::new(texts, threads, progress, read_ahead)?;
        let (engine, version) = (self.engine.clone(), Arc::clone(&self.version));
        let work = move |source: &str| -> many::Deliver {
            let classified = engine.whole(source, format.0, framework.as_deref());
            let version = Arc::clone(&version);
            Box::new(move |text| {
                Ok(Py::new(text.py(), Classification::new(text, classified, &version))?.into_any())
            })
        };
        Results::new(texts, options, Box::new(work))
    }

    /// The tags of a column of texts: a column of lists.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32),
        on_error = Named(OnError::Raise)
    ), text_signature =
        "($self, data, column=None, *, format='plain', threads=None, offsets='utf32', on_error='raise')")]
    fn classify_column(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowColumn> {
        Reading::new((data, column), format.0, threads, on_error.0)?.lists(&self.engine, offsets.0)
    }

    /// The tags of a column of texts as a table: one row a tag.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32),
        on_error = Named(OnError::Raise)
    ), text_signature =
        "($self, data, column=None, *, format='plain', threads=None, offsets='utf32', on_error='raise')")]
    fn classify_table(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
        on_error: Named<OnError>,
    ) -> PyResult<ArrowTable> {
        Reading::new((data, column), format.0, threads, on_error.0)?.rows(&self.engine, offsets.0)
    }

    /// The tags of a column of texts with what went wrong: one row a text.
    #[pyo3(signature = (
        data, column = None, *, format = Named(Format::Plain), threads = None, offsets = Named(Unit::Utf32)
    ), text_signature = "($self, data, column=None, *, format='plain', threads=None, offsets='utf32')")]
    fn classify_batch(
        &self,
        data: &Bound<'_, PyAny>,
        column: Option<&Bound<'_, PyAny>>,
        format: Named<Format>,
        threads: Option<&Bound<'_, PyAny>>,
        offsets: Named<Unit>,
    ) -> PyResult<ArrowTable> {
        Reading::new((data, column), format.0, threads, OnError::Null)?.batch(&self.engine, offsets.0)
    }

    /// The threat with this id, or `None`; a renamed id leads to its successor.
    fn threat(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(self.topics(), "threat", id.0)
    }

    /// The measure with this id, or `None`.
    fn measure(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(self.topics(), "measure", id.0)
    }

    /// The capability of a framework with this id, or `None`.
    fn capability(&self, id: Words<'_>) -> Option<Topic> {
        Topic::find(self.topics(), "framework", id.0)
    }

    /// The frameworks whose coverage can be asked for: ids and names.
    #[getter]
    fn frameworks<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        named(py, self.topics().frameworks().iter().map(|known| (&*known.id, &*known.name)))
    }

    /// The schemes whose codes can be asked for: ids and names.
    #[getter]
    fn schemes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        named(py, self.topics().schemes().iter().map(|known| (&*known.id, &*known.name)))
    }

    /// The terminology whose groups and spelling the rules use.
    #[getter]
    fn terminology(&self) -> Terminology {
        self.terminology.clone()
    }

    /// Version of the terminology that is used.
    #[getter]
    fn terminology_version(&self) -> &str {
        &self.version
    }

    fn __eq__(&self, other: &Bound<'_, Self>) -> bool {
        self.same(other.get())
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.engine.options, &self.terminology, &self.files).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let ClassifierOptions { roll_up, facets, schemes } = &self.engine.options;
        let mut shown = Vec::new();
        if *roll_up {
            shown.push("roll_up=True".to_owned());
        }
        for (name, list) in [("facets", facets), ("schemes", schemes)] {
            if !list.is_empty() {
                shown.push(format!("{name}={list:?}"));
            }
        }
        if !self.terminology.is_builtin() {
            shown.push(format!("terminology={}", self.terminology.shown()));
        }
        if !self.files.is_empty() {
            shown.push(format!("topics={:?}", self.files.iter().map(|(name, _)| name).collect::<Vec<_>>()));
        }
        format!("Classifier({})", shown.join(", "))
    }
}

fn named<'py, 'n>(
    py: Python<'py>,
    pairs: impl Iterator<Item = (&'n str, &'n str)>,
) -> PyResult<Bound<'py, PyDict>> {
    let names = PyDict::new(py);
    for (id, name) in pairs {
        names.set_item(id, name)?;
    }
    Ok(names)
}
