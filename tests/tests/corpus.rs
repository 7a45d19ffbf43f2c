//! The goals, on the labelled passages that rules may be tuned to. Those held out are measured by the example
//! `corpus`, and stand in `tests/corpora/README.md`.

#![expect(clippy::unwrap_used, reason = "figures are printed; a corpus that cannot be read is a failure")]

use csea_terms::{Checker, Terminology, Usage};
use csea_terms_tests::corpus::{self, Passage};
use csea_terms_tests::figures::{Table, word_list};

fn development() -> Vec<Passage> {
    corpus::load().unwrap().into_iter().filter(|passage| passage.split == "dev").collect()
}

#[test]
fn the_goals_hold() {
    let passages = development();
    let checker = Checker::builder().level(Usage::Info).build().unwrap();
    let table = Table::of(&checker, &passages);
    println!("{table}");
    let naive = word_list(Terminology::builtin(), &passages);
    println!(
        "a plain list of the same words: recall {}, precision {}, left alone {}, clean {}",
        naive.recall, naive.precision, naive.spared, naive.clean
    );
    let all = table.all;
    assert!(all.level.value() >= 0.98, "wording that is to be flagged, at the right level: {}", all.level);
    assert!(all.spared.value() >= 0.98, "wording that is to be left alone: {}", all.spared);
    assert!(all.clean.value() >= 0.995, "passages that are to stay clean: {}", all.clean);
    assert!(
        all.f1()
            > 2.0 * naive.recall.value() * naive.precision.value()
                / (naive.recall.value() + naive.precision.value())
    );
}

#[test]
fn labels_can_be_found_in_their_passages() {
    for passage in corpus::load().unwrap() {
        for label in &passage.expect {
            assert!(passage.text.contains(&label.surface), "{}: {}", passage.id, label.surface);
        }
    }
}
