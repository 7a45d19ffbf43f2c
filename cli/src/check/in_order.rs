//! Work on all cores, results in order.

use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::thread;

/// Jobs and results that wait at one worker: bounds memory, and evens out jobs of unequal size.
const QUEUE: usize = 32;
const MOST_WORKERS: usize = 16;

/// What the consumer is told.
pub(super) enum Step<R> {
    /// The next result, in the order of the jobs.
    Result(R),
    /// The next result is not there yet.
    Waiting,
}

/// Hands each job to a worker and each result to `consume`, in the order of the jobs, until it breaks.
pub(super) fn in_order<J: Send, R: Send>(
    jobs: impl Iterator<Item = J> + Send,
    work: impl Fn(J) -> R + Sync,
    mut consume: impl FnMut(Step<R>) -> ControlFlow<()>,
) {
    let workers = thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    thread::scope(|scope| {
        let mut inputs = Vec::with_capacity(workers);
        let mut outputs = Vec::with_capacity(workers);
        for _ in 0..workers {
            let (input, waiting) = sync_channel::<J>(QUEUE);
            let (done, output) = sync_channel::<R>(QUEUE);
            let work = &work;
            scope.spawn(move || {
                for job in waiting {
                    if done.send(work(job)).is_err() {
                        break;
                    }
                }
            });
            inputs.push(input);
            outputs.push(output);
        }
        // Job n goes to worker n modulo their number, and its result is fetched there: so the order holds without sorting.
        scope.spawn(move || {
            for (job, input) in jobs.zip((0..inputs.len()).cycle()) {
                if inputs.get(input).is_none_or(|input| input.send(job).is_err()) {
                    break;
                }
            }
        });
        for output in outputs.iter().cycle() {
            if take(output, &mut consume).is_break() {
                break;
            }
        }
    });
}

/// Hands the next result of a worker on; breaks if there is none to come.
fn take<R>(output: &Receiver<R>, consume: &mut impl FnMut(Step<R>) -> ControlFlow<()>) -> ControlFlow<()> {
    let next = match output.try_recv() {
        Err(TryRecvError::Empty) => {
            consume(Step::Waiting)?;
            output.recv().ok()
        }
        next => next.ok(),
    };
    next.map_or(ControlFlow::Break(()), |result| consume(Step::Result(result)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(count: u64, stop_after: usize) -> Vec<u64> {
        let mut seen = Vec::new();
        let work = |number: u64| {
            thread::sleep(std::time::Duration::from_micros((number * 7) % 50));
            number * number
        };
        in_order(0..count, work, |step| {
            if let Step::Result(square) = step {
                seen.push(square);
            }
            if seen.len() == stop_after { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        seen
    }

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        assert_eq!(squares(1000, usize::MAX), (0..1000).map(|number| number * number).collect::<Vec<_>>());
        assert!(squares(0, usize::MAX).is_empty());
    }

    #[test]
    fn the_consumer_may_stop() {
        assert_eq!(squares(u64::MAX >> 40, 3), [0, 1, 4]);
    }
}
