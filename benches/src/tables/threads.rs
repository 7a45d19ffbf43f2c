//! Many documents on one and on all cores.

use std::num::NonZero;
use std::thread;

use csea_terms_benches::definition;

use crate::Outcome;
use crate::measure::{bare, count, planted, shortest_on_the_wall, shown, time};

const NAMES: [&str; 3] = ["many short strings", "dense professional text", "ordinary English with findings"];
const BYTES: usize = 4 << 20;
const DOCUMENT: usize = 1_000;

/// The same documents on more threads; beside it a bare automaton, whose scaling says what the machine has to give.
pub(crate) fn scaling() -> Outcome {
    let (automaton, _) = bare()?;
    let all = thread::available_parallelism().map_or(1, NonZero::get);
    println!(
        "| documents | threads | time | faster by | findings + exempted | bare DFA faster by |\n|---|--:|--:|--:|--:|--:|"
    );
    let mut is_right = true;
    for name in NAMES {
        let item = definition::named(name)?;
        let checker = item.checker()?;
        let haystack = item.haystack(BYTES).split(DOCUMENT);
        let documents = &haystack.documents;
        let expected = planted(&haystack);
        let (mut one, mut bare_one) = (0.0, 0.0);
        for threads in [1, all] {
            let (seconds, counted) = shortest_on_the_wall(7, || {
                parallel(documents, threads, |part| count(&checker, part, item.format()))
                    .into_iter()
                    .fold(definition::Expected::default(), |sum, part| sum + part)
            });
            let Some(counted) = counted else { continue };
            let (bare_seconds, _) = shortest_on_the_wall(7, || {
                parallel(documents, threads, |part| {
                    part.iter().map(|text| automaton.find_iter(text).count()).sum::<usize>()
                })
            });
            if threads == 1 {
                (one, bare_one) = (seconds, bare_seconds);
            }
            println!(
                "| {}, {name} | {threads} | {} | {:.2} | {} | {:.2} |",
                documents.len(),
                time(seconds),
                one / seconds,
                shown(counted, expected),
                bare_one / bare_seconds
            );
            is_right &= counted == expected;
        }
    }
    Ok(is_right)
}

/// What each thread makes of its share; a thread that fails gives nothing.
fn parallel<T: Send>(documents: &[String], threads: usize, work: impl Fn(&[String]) -> T + Sync) -> Vec<T> {
    let share = documents.len().div_ceil(threads).max(1);
    thread::scope(|scope| {
        let running: Vec<_> = documents.chunks(share).map(|part| scope.spawn(|| work(part))).collect();
        running.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}
