//! Prints what the checker gets wrong on the labelled passages, or figures alone: `tests/corpora/README.md` says how.
//!
//! Of the held-out part it prints figures only.

#![expect(clippy::print_stdout, reason = "a report for the person who runs it")]

use std::collections::BTreeMap;

use csea_terms::{Checker, Terminology, Usage};
use csea_terms_tests::figures::{Table, word_list};
use csea_terms_tests::{corpus, score};

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let split = arguments.first().map_or("dev", String::as_str);
    let only = arguments.get(1);
    let checker = Checker::builder().level(Usage::Info).build().map_err(|error| error.to_string())?;
    if split == "test" || arguments.iter().any(|argument| argument == "--figures") {
        let passages: Vec<_> = corpus::load()?.into_iter().filter(|passage| passage.split == split).collect();
        println!("{}", Table::of(&checker, &passages));
        let naive = word_list(Terminology::builtin(), &passages);
        println!(
            "A plain list of the same words: recall {}, precision {}, left alone {}, clean {}.",
            naive.recall, naive.precision, naive.spared, naive.clean
        );
        return Ok(());
    }
    let mut rows: BTreeMap<String, [usize; 6]> = BTreeMap::new();
    for passage in corpus::load()?.iter().filter(|passage| split == "all" || passage.split == split) {
        if only.is_some_and(|only| !passage.group.starts_with(only.as_str())) {
            continue;
        }
        let scored = score::score(&checker, passage);
        let row = rows.entry(passage.group.clone()).or_default();
        row[0] += 1;
        row[1] += scored.labels.len();
        row[2] += scored.labels.iter().filter(|label| label.right).count();
        row[3] += scored.labels.iter().filter(|label| label.fits == Some(true)).count();
        row[4] += scored.labels.iter().filter(|label| label.fits.is_some()).count();
        row[5] += usize::from(!scored.unexpected.is_empty());
        let wrong = scored.labels.iter().any(|label| !label.right) || !scored.unexpected.is_empty();
        if wrong {
            println!("[{}] {}", passage.id, passage.text.replace('\n', "⏎"));
            for label in scored.labels.iter().filter(|label| !label.right) {
                println!(
                    "    {} “{}” wanted {} {:?}, is {}",
                    passage.group, label.label.surface, label.label.level, label.label.kind, label.level
                );
            }
            for finding in &scored.unexpected {
                println!(
                    "    unexpected {} “{}” ({}/{})",
                    finding.level, finding.surface, finding.grounds.concept, finding.grounds.designation
                );
            }
        }
    }
    println!("{:34} passages labels right fits/asked with-unexpected", "group");
    let mut total = [0; 6];
    for (group, row) in &rows {
        println!("{group:34} {:8} {:6} {:5} {:4}/{:<5} {:5}", row[0], row[1], row[2], row[3], row[4], row[5]);
        for (sum, value) in total.iter_mut().zip(row) {
            *sum += value;
        }
    }
    println!(
        "{:34} {:8} {:6} {:5} {:4}/{:<5} {:5}",
        "all", total[0], total[1], total[2], total[3], total[4], total[5]
    );
    Ok(())
}
