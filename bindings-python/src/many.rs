//! Many texts: read from any iterable a little ahead, worked on together, handed out in order.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::{Mutex, TryLockError};

use pyo3::exceptions::{PyRuntimeError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyIterator, PyString};

use crate::argument::{self, option};
use crate::error::Error;
use crate::{batch, text};

/// Makes the result for Python, once the interpreter is held again.
pub(crate) type Deliver = Box<dyn FnOnce(&Bound<'_, PyString>) -> PyResult<Py<PyAny>> + Send>;

/// What is done with one text while the interpreter is released.
pub(crate) type Work = Box<dyn Fn(&str) -> Deliver + Send + Sync>;

/// Texts of the first round; each round reads twice as many, so that a slow source gives its first results early.
const FIRST_ROUND: usize = 16;

/// Texts of a round, at most, if nothing else is asked.
const READ_AHEAD: usize = 4096;

/// Text, in UTF-8 bytes, after which a round ends, however few texts it has.
const ROUND_BYTES: usize = 4 << 20;

/// How to go through many texts.
pub(crate) struct Options {
    pub(crate) threads: NonZeroUsize,
    pub(crate) read_ahead: usize,
    pub(crate) progress: Option<Py<PyAny>>,
}

impl Options {
    pub(crate) fn new(
        texts: &Bound<'_, PyAny>,
        threads: Option<&Bound<'_, PyAny>>,
        progress: Option<&Bound<'_, PyAny>>,
        read_ahead: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let read_ahead = option("read_ahead", read_ahead)?.unwrap_or(READ_AHEAD);
        if read_ahead == 0 {
            return Err(Error::AtLeastOne("read_ahead").into());
        }
        let progress = match progress {
            Some(progress) => {
                let module = progress.py().import("csea_terms._progress")?;
                Some(module.call_method1("ticker", (progress, texts))?.unbind())
            }
            None => None,
        };
        Ok(Self { threads: batch::threads(threads)?, read_ahead, progress })
    }
}

/// An iterator over results in the order of their texts.
#[pyclass(frozen, module = "csea_terms")]
pub(crate) struct Results {
    work: Work,
    options: Options,
    state: Mutex<State>,
}

struct State {
    texts: Py<PyIterator>,
    ready: VecDeque<Py<PyAny>>,
    /// What ended the texts before their end; told when all before it has been handed out.
    failure: Option<PyErr>,
    ended: bool,
    read: usize,
    round: usize,
}

impl Results {
    pub(crate) fn new(texts: &Bound<'_, PyAny>, options: Options, work: Work) -> PyResult<Self> {
        if let Ok(text) = texts.cast::<PyString>() {
            let found = format!("a single {}; give a list of texts", text.get_type().name()?);
            return Err(Error::TextType { found, at: None }.into());
        }
        let iterable = texts.try_iter().map_err(|error| {
            if !error.is_instance_of::<PyTypeError>(texts.py()) {
                return error;
            }
            let found = argument::type_name(texts);
            Error::ColumnType { wanted: "an iterable of texts", found }.into()
        })?;
        let state = State {
            texts: iterable.unbind(),
            ready: VecDeque::new(),
            failure: None,
            ended: false,
            read: 0,
            round: FIRST_ROUND.min(options.read_ahead),
        };
        Ok(Self { work, options, state: Mutex::new(state) })
    }
}

#[pymethods]
impl Results {
    fn __iter__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        // Waiting would hold the interpreter that the other thread waits for; generators refuse likewise.
        let mut state = match self.state.try_lock() {
            Ok(state) => state,
            Err(TryLockError::Poisoned(state)) => state.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return Err(PyRuntimeError::new_err("another thread is waiting for the next result"));
            }
        };
        if state.ready.is_empty() && !state.ended {
            self.round(py, &mut state)?;
        }
        match (state.ready.pop_front(), state.failure.take()) {
            (Some(result), failure) => {
                state.failure = failure;
                Ok(Some(result))
            }
            (None, Some(failure)) => Err(failure),
            (None, None) => Ok(None),
        }
    }
}

impl Results {
    /// Reads some texts, works on them and makes the results ready.
    fn round(&self, py: Python<'_>, state: &mut State) -> PyResult<()> {
        let texts = state.read(py);
        state.round = (2 * state.round).min(self.options.read_ahead);
        let mut sources = Vec::with_capacity(texts.len());
        for text in &texts {
            // Texts that have no UTF-8 were turned away when they were read.
            sources.push(text.as_ref().map(|text| text::utf8(text, None)).transpose()?);
        }
        let bytes = sources.iter().flatten().map(|source| source.len()).sum();
        let work = |number: usize| sources.get(number).copied().flatten().map(&self.work);
        let results = batch::run(py, self.options.threads, (sources.len(), bytes), work)?;
        for (text, result) in texts.iter().zip(results) {
            state.ready.push_back(match (text, result) {
                (Some(text), Some(deliver)) => deliver(text)?,
                _ => py.None(),
            });
        }
        match &self.options.progress {
            Some(tick) if !texts.is_empty() => tick.call1(py, (texts.len(),)).map(drop),
            _ => Ok(()),
        }
    }
}

impl State {
    /// The texts of the next round; the first that is none ends the reading.
    fn read<'py>(&mut self, py: Python<'py>) -> Vec<Option<Bound<'py, PyString>>> {
        let mut texts = Vec::with_capacity(self.round);
        let mut bytes = 0;
        while texts.len() < self.round && bytes < ROUND_BYTES {
            let Some(value) = self.texts.bind(py).clone().next() else {
                self.ended = true;
                break;
            };
            let text = value.and_then(|value| {
                let text = text::read(&value, Some(self.read))?;
                if let Some(text) = &text {
                    bytes += text::utf8(text, Some(self.read))?.len();
                }
                Ok(text)
            });
            match text {
                Ok(text) => texts.push(text),
                Err(failure) => {
                    self.failure = Some(failure);
                    self.ended = true;
                    break;
                }
            }
            self.read += 1;
        }
        texts
    }
}
