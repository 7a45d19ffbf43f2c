//! Measures the classifier on labelled passages: precision, recall and F1 per facet and wording kind.
//!
//! `cargo run --release --example measure_classification -- PASSAGES.jsonl… [dev|test] [HALF] [--items] [--rules] [--baseline]`
//!
//! `--items` prints what was missed and what was too much, `--rules` which rule was right or too much; both refused for the test part, which nobody reads. `HALF` is 0 or 1: the
//! passages whose number is even or odd. `--baseline` counts the phrases that signal alone, without context, frames or discounts.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a program for developers: wrong use ends it")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use csea_terms::Classifier;
use serde_json::Value;

#[derive(Clone, Copy, Default)]
struct Count {
    right: u32,
    extra: u32,
    missed: u32,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.right += other.right;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn f1(self) -> f64 {
        let Count { right, extra, missed } = self;
        if right == 0 { 0.0 } else { f64::from(2 * right) / f64::from(2 * right + extra + missed) }
    }
}

/// Counts by label: of all passages, and of those of one wording kind.
#[derive(Default)]
struct Table(BTreeMap<String, BTreeMap<String, Count>>);

impl Table {
    fn add(&mut self, part: &str, label: &str, count: Count) {
        self.0.entry(part.to_owned()).or_default().entry(label.to_owned()).or_default().add(count);
    }

    fn print(&self, fewest: u32) {
        println!(
            "{:<24} {:>6} {:>6} {:>6} {:>6} {:>7} {:>7}",
            "part", "P", "R", "micro", "macro", "labels", "in macro"
        );
        for (part, labels) in &self.0 {
            let mut all = Count::default();
            for &count in labels.values() {
                all.add(count);
            }
            let frequent: Vec<f64> = labels
                .values()
                .filter(|count| count.right + count.missed >= fewest)
                .map(|count| count.f1())
                .collect();
            let macro_f1 = frequent.iter().sum::<f64>() / f64::from(frequent.len().max(1) as u32);
            let share = |of: u32| f64::from(all.right) / f64::from((all.right + of).max(1));
            println!(
                "{part:<24} {:>6.3} {:>6.3} {:>6.3} {macro_f1:>6.3} {:>7} {:>7}",
                share(all.extra),
                share(all.missed),
                all.f1(),
                labels.len(),
                frequent.len()
            );
        }
    }
}

fn texts(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn above(id: &str, other: &str) -> bool {
    other.strip_prefix(id).is_some_and(|rest| rest.starts_with('.'))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let split = if has("test") { "test" } else { "dev" };
    let items = has("--items") && split == "dev";
    let half = arguments.iter().find_map(|argument| argument.parse::<u32>().ok());
    let is_file =
        |argument: &&String| Path::new(argument).extension().is_some_and(|extension| extension == "jsonl");
    let text: String =
        arguments.iter().filter(is_file).map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let classifier = Classifier::builtin();
    let (mut table, mut clean, mut tagged, mut passages) = (Table::default(), 0, 0, 0);
    for line in text.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let digits: String = row["id"].as_str().unwrap().chars().filter(char::is_ascii_digit).collect();
        let number: u32 = digits.parse().unwrap();
        if row["split"] != split || half.is_some_and(|half| number % 2 != half) {
            continue;
        }
        passages += 1;
        let classification = classifier.classify(row["text"].as_str().unwrap());
        let mut found: BTreeSet<String> = classification
            .threats
            .iter()
            .chain(&classification.measures)
            .filter(|tag| !has("--baseline") || tag.evidence.iter().any(|evidence| evidence.score > 0.99))
            .map(|tag| tag.id.clone())
            .collect();
        let (tags, allowed) = (texts(&row["tags"]), texts(&row["allowed"]));
        found.retain(|id| {
            tags.contains(id) || !(allowed.contains(id) || tags.iter().any(|tag| above(id, tag)))
        });
        let wording = row["wording"].as_str().unwrap();
        if wording == "clean" {
            clean += 1;
            tagged += u32::from(!found.is_empty());
        }
        for id in tags.union(&found) {
            let count = Count {
                right: u32::from(tags.contains(id) && found.contains(id)),
                extra: u32::from(!tags.contains(id)),
                missed: u32::from(!found.contains(id)),
            };
            let facet = id.split('.').next().unwrap_or_default();
            for part in ["all".to_owned(), format!("facet {facet}"), format!("wording {wording}")] {
                table.add(&part, id, count);
            }
        }
        if has("--rules") && split == "dev" {
            for tag in classification.threats.iter().chain(&classification.measures) {
                if let Some(evidence) = tag.evidence.first().filter(|_| found.contains(&tag.id)) {
                    let right = if tags.contains(&tag.id) { "right" } else { "extra" };
                    println!("RULE\t{right}\t{}\t{}\t{}", tag.id, evidence.score, evidence.rule);
                }
            }
        }
        if items && found != tags {
            let list = |ids: Vec<&String>| ids.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ");
            println!("{} {wording}\n  {}", row["id"].as_str().unwrap(), row["text"].as_str().unwrap());
            println!("  missed: {}", list(tags.difference(&found).collect()));
            for id in found.difference(&tags) {
                let tag = classification.tags().find(|tag| &tag.id == id).unwrap();
                println!(
                    "  extra: {id} {} by `{}` {:?}",
                    tag.score, tag.evidence[0].rule, tag.evidence[0].surface
                );
            }
        }
    }
    println!(
        "{passages} passages of the {split} part; labels with fewer than 5 positives count in micro figures only"
    );
    table.print(5);
    println!("clean passages tagged: {tagged} of {clean}");
}
