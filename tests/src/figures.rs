//! Figures over labelled passages: what was flagged, what was left alone, how sure one can be of the share.

use std::collections::BTreeMap;
use std::fmt;

use csea_terms::{Checker, Terminology, Usage};

use crate::corpus::Passage;
use crate::score::{Scored, score};

/// So many of so many, with the 95 % interval of the share (Wilson).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many are right.
    pub right: usize,
    /// Of how many.
    pub of: usize,
}

impl Share {
    /// Counts one more.
    pub fn count(&mut self, right: bool) {
        self.right += usize::from(right);
        self.of += 1;
    }

    /// The share itself; 1 where there is nothing to count.
    pub fn value(self) -> f64 {
        if self.of == 0 { 1.0 } else { ratio(self.right, self.of) }
    }

    /// The 95 % interval.
    pub fn interval(self) -> (f64, f64) {
        if self.of == 0 {
            return (0.0, 1.0);
        }
        let (z, n, p) = (1.96_f64, ratio(self.of, 1), self.value());
        let centre = p + z * z / (2.0 * n);
        let spread = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let scale = 1.0 + z * z / n;
        (((centre - spread) / scale).max(0.0), ((centre + spread) / scale).min(1.0))
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(u32::MAX)) / f64::from(u32::try_from(whole).unwrap_or(u32::MAX))
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (low, high) = self.interval();
        let percent = |share: f64| share * 100.0;
        let text = format!(
            "{}/{} {:.1} % ({:.1}–{:.1})",
            self.right,
            self.of,
            percent(self.value()),
            percent(low),
            percent(high)
        );
        formatter.pad(&text)
    }
}

/// What a checker does with the passages of one group.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// Passages.
    pub passages: usize,
    /// Of the wording that is to be flagged: flagged at `caution` or above.
    pub recall: Share,
    /// Of what is flagged at `caution` or above: rightly.
    pub precision: Share,
    /// Of the wording that is to be flagged: flagged at the level that the editor gave.
    pub level: Share,
    /// Of the flagged wording for which the editor gave replacements: one of them is offered.
    pub fits: Share,
    /// Of the wording that is to be left alone: nothing above `info`.
    pub spared: Share,
    /// Of the passages without anything to flag or to leave alone: nothing at `caution` or above.
    pub clean: Share,
}

impl Figures {
    /// The harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision.value(), self.recall.value());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }

    fn add(&mut self, labels: &[Scored], unexpected: usize) {
        self.passages += 1;
        if labels.is_empty() {
            self.clean.count(unexpected == 0);
        }
        for label in labels {
            let flagged = matches!(label.level, "avoid" | "caution");
            if matches!(label.label.level.as_str(), "avoid" | "caution") {
                self.recall.count(flagged);
                self.level.count(label.right);
                if let Some(fits) = label.fits.filter(|_| flagged) {
                    self.fits.count(fits);
                }
            } else {
                self.spared.count(!flagged);
            }
            if flagged {
                self.precision.count(matches!(label.label.level.as_str(), "avoid" | "caution"));
            }
        }
        (0..unexpected).for_each(|_| self.precision.count(false));
    }
}

/// Figures by group of passages, by kind of exemption, and over all.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// By group.
    pub groups: BTreeMap<String, Figures>,
    /// By kind of exemption: the wording that is to be left alone for that reason.
    pub kinds: BTreeMap<String, Share>,
    /// Over all.
    pub all: Figures,
}

impl Table {
    /// Scores every passage with a checker at level `info`.
    pub fn of<'p>(checker: &Checker, passages: impl IntoIterator<Item = &'p Passage>) -> Self {
        let mut table = Self::default();
        for passage in passages {
            let scored = score(checker, passage);
            table
                .groups
                .entry(passage.group.clone())
                .or_default()
                .add(&scored.labels, scored.unexpected.len());
            table.all.add(&scored.labels, scored.unexpected.len());
            for label in &scored.labels {
                if let Some(kind) = &label.label.kind {
                    let spared = !matches!(label.level, "avoid" | "caution");
                    table.kinds.entry(kind.clone()).or_default().count(spared);
                }
            }
        }
        table
    }
}

impl fmt::Display for Table {
    /// A Markdown table a view.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "| group | passages | recall | precision | F1 | right level | suggestion fits | left alone | clean |"
        )?;
        writeln!(formatter, "|---|---|---|---|---|---|---|---|---|")?;
        for (group, figures) in
            self.groups.iter().map(|(group, figures)| (group.as_str(), figures)).chain([("all", &self.all)])
        {
            write!(formatter, "| {group} | {} | ", figures.passages)?;
            write!(formatter, "{} | {} | ", shown(figures.recall), shown(figures.precision))?;
            let f1 = if figures.recall.of == 0 { String::new() } else { format!("{:.3}", figures.f1()) };
            write!(formatter, "{f1} | {} | {} | ", shown(figures.level), shown(figures.fits))?;
            writeln!(formatter, "{} | {} |", shown(figures.spared), shown(figures.clean))?;
        }
        if !self.kinds.is_empty() {
            writeln!(formatter, "\n| exemption | left alone or lowered to `info` |\n|---|---|")?;
            for (kind, share) in &self.kinds {
                writeln!(formatter, "| {kind} | {share} |")?;
            }
        }
        Ok(())
    }
}

fn shown(share: Share) -> String {
    if share.of == 0 { String::new() } else { share.to_string() }
}

/// What a list of words does with the same passages: every designation that is to be avoided or used with care, as
/// its entry is headed, wherever it stands as a whole word. No gates, no exemptions, no inflection.
pub fn word_list<'p>(terminology: &Terminology, passages: impl IntoIterator<Item = &'p Passage>) -> Figures {
    let words: Vec<String> = terminology
        .designations()
        .filter(|entry| entry.designation.usage >= Usage::Caution)
        .map(|entry| entry.designation.text.to_lowercase())
        .collect();
    let mut figures = Figures::default();
    for passage in passages {
        figures.passages += 1;
        let text = passage.text.to_lowercase();
        let hits: Vec<(usize, usize)> = words.iter().flat_map(|word| whole_words(&text, word)).collect();
        let mut explained = vec![false; hits.len()];
        let mut from = 0;
        for label in &passage.expect {
            let surface = label.surface.to_lowercase();
            let place = text
                .get(from..)
                .and_then(|rest| rest.find(&surface))
                .map(|at| (from + at, from + at + surface.len()));
            from = place.map_or(from, |(start, _)| start + 1);
            while !text.is_char_boundary(from) {
                from += 1;
            }
            let mut flagged = false;
            for (hit, explained) in hits.iter().zip(&mut explained) {
                if place.is_some_and(|place| hit.0 < place.1 && place.0 < hit.1) {
                    flagged = true;
                    *explained = true;
                }
            }
            if matches!(label.level.as_str(), "avoid" | "caution") {
                figures.recall.count(flagged);
            } else {
                figures.spared.count(!flagged);
            }
            if flagged {
                figures.precision.count(matches!(label.level.as_str(), "avoid" | "caution"));
            }
        }
        let unexpected = explained.iter().filter(|explained| !**explained).count();
        (0..unexpected).for_each(|_| figures.precision.count(false));
        if passage.expect.is_empty() {
            figures.clean.count(unexpected == 0);
        }
    }
    figures
}

fn whole_words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
    text.match_indices(word).map(|(at, found)| (at, at + found.len())).filter(move |&(start, end)| {
        let letter = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        !letter(text[..start].chars().next_back()) && !letter(text[end..].chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_wilson() {
        let share = Share { right: 98, of: 100 };
        let (low, high) = share.interval();
        assert!((low - 0.930).abs() < 0.001 && (high - 0.9945).abs() < 0.001, "{share}");
        assert_eq!(Share { right: 1, of: 2 }.to_string(), "1/2 50.0 % (9.5–90.5)");
    }
}
