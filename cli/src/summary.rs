//! The output `summary`: a table of counts.

use std::collections::BTreeMap;

use csea_terms::Usage;
use unicode_width::UnicodeWidthStr;

use crate::check::{Document, Render};
use crate::console::Console;
use crate::style::{Add, Palette, styled};
use crate::tally::{Tally, level_of};

/// Counts by concept and level.
#[derive(Default)]
pub(crate) struct Summary {
    rows: BTreeMap<String, [usize; 3]>,
    tally: Tally,
}

const LEVELS: [Usage; 3] = [Usage::Avoid, Usage::Caution, Usage::Info];

impl Render for Summary {
    fn document(&mut self, document: Document, console: &mut Console) {
        for finding in &document.output.findings {
            let row = self.rows.entry(finding.concept.clone()).or_default();
            for (count, level) in row.iter_mut().zip(LEVELS) {
                *count += usize::from(level == level_of(finding));
            }
        }
        self.tally.add(&document.output, document.known);
        console.progress(self.tally.documents, None);
    }

    fn finish(&mut self, console: &mut Console) {
        if !self.rows.is_empty() {
            let table = self.table(&console.palette());
            console.print(&table);
        }
        console.print(&format!("{}\n", self.tally.sentence()));
    }
}

impl Summary {
    fn table(&self, palette: &Palette) -> String {
        let mut rows: Vec<(&str, [usize; 3])> =
            self.rows.iter().map(|(concept, counts)| (concept.as_str(), *counts)).collect();
        rows.sort_by_key(|&(_, counts)| std::cmp::Reverse(counts));
        let widest = rows.iter().map(|(concept, _)| concept.width()).max().unwrap_or(0).max("concept".len());
        let mut text = format!("{:widest$}", "concept");
        for level in LEVELS {
            text.add(format_args!(
                "  {}",
                styled(palette.level(level), format_args!("{:>7}", level.as_str()))
            ));
        }
        text.push_str("    total\n");
        let mut total = [0; 3];
        for (concept, counts) in rows {
            line(&mut text, concept, counts, widest);
            for (sum, count) in total.iter_mut().zip(counts) {
                *sum += count;
            }
        }
        line(&mut text, "total", total, widest);
        text.push('\n');
        text
    }
}

fn line(text: &mut String, name: &str, counts: [usize; 3], widest: usize) {
    text.add(format_args!("{name:widest$}"));
    for count in counts.into_iter().chain([counts.iter().sum()]) {
        text.add(format_args!("  {count:>7}"));
    }
    text.push('\n');
}
