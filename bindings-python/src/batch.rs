//! The one door to work on many texts: the interpreter is released, all cores help, Ctrl-C ends it.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use pyo3::prelude::*;

use crate::argument::option;
use crate::error::Error;

/// How long a signal may wait.
const PATIENCE: Duration = Duration::from_millis(50);

/// Texts that a thread takes at a time, at most.
const MOST_AT_ONCE: usize = 64;

/// Less text than this, in bytes, is not worth starting threads for.
const WORTH_THREADS: usize = 32 << 10;

/// As many threads as asked; as many as there are cores if nothing was asked.
pub(crate) fn threads(asked: Option<&Bound<'_, PyAny>>) -> PyResult<NonZeroUsize> {
    match option("threads", asked)? {
        Some(number) => Ok(NonZeroUsize::new(number).ok_or(Error::AtLeastOne("threads"))?),
        None => Ok(thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)),
    }
}

/// What `work` makes of the numbers below `count`, in their order. `bytes` tells about how much text they stand for.
pub(crate) fn run<T: Send>(
    py: Python<'_>,
    threads: NonZeroUsize,
    (count, bytes): (usize, usize),
    work: impl Fn(usize) -> T + Sync,
) -> PyResult<Vec<T>> {
    let threads = if bytes < WORTH_THREADS { 1 } else { threads.get().min(count) };
    let work = &work;
    py.detach(|| if threads < 2 { alone(count, work) } else { together(count, threads, work) })
}

fn alone<T>(count: usize, work: impl Fn(usize) -> T) -> PyResult<Vec<T>> {
    let mut results = Vec::with_capacity(count);
    let mut asked = Instant::now();
    for number in 0..count {
        if asked.elapsed() > PATIENCE {
            raise_signal()?;
            asked = Instant::now();
        }
        results.push(work(number));
    }
    Ok(results)
}

/// Threads take the next few numbers until none are left; this one waits for them and for signals.
fn together<T: Send>(count: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> PyResult<Vec<T>> {
    let at_once = (count / (threads * 8)).clamp(1, MOST_AT_ONCE);
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let mut parts: Vec<(usize, Vec<T>)> = Vec::with_capacity(count.div_ceil(at_once));
    thread::scope(|scope| {
        let (sender, receiver) = mpsc::channel();
        for _ in 0..threads {
            let (sender, next, stop, work) = (sender.clone(), &next, &stop, &work);
            scope.spawn(move || {
                let mut mine = Vec::new();
                while !stop.load(Ordering::Relaxed) {
                    let start = next.fetch_add(at_once, Ordering::Relaxed);
                    if start >= count {
                        break;
                    }
                    mine.push((start, (start..count.min(start + at_once)).map(work).collect()));
                }
                // The receiver stays until every sender is gone.
                let _ = sender.send(mine);
            });
        }
        drop(sender);
        loop {
            match receiver.recv_timeout(PATIENCE) {
                Ok(mine) => parts.extend(mine),
                Err(RecvTimeoutError::Disconnected) => return PyResult::Ok(()),
                Err(RecvTimeoutError::Timeout) => {
                    raise_signal().inspect_err(|_| stop.store(true, Ordering::Relaxed))?;
                }
            }
        }
    })?;
    parts.sort_unstable_by_key(|(start, _)| *start);
    Ok(parts.into_iter().flat_map(|(_, part)| part).collect())
}

fn raise_signal() -> PyResult<()> {
    // `attach` wants a function that is good for any lifetime.
    fn check(py: Python<'_>) -> PyResult<()> {
        py.check_signals()
    }
    Python::attach(check)
}
