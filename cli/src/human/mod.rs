//! The output for a writer: what, where, why, what instead, and who says so.

mod authority;
mod excerpt;

use std::collections::BTreeMap;

use csea_terms::output::{FindingOutput, SuggestionOutput};
use csea_terms::{Applicability, Terminology};

use crate::check::{Document, Render};
use crate::console::Console;
use crate::style::{Add, Palette, counted, one_line, paragraph, styled};
use crate::tally::{Tally, level_of};

const INDENT: usize = 4;

/// Prints findings for people.
pub(crate) struct Human<'t> {
    terminology: &'t Terminology,
    /// Whether exempted places are listed too.
    exempted: bool,
    tally: Tally,
    safe: usize,
}

impl<'t> Human<'t> {
    pub(crate) fn new(terminology: &'t Terminology, exempted: bool) -> Self {
        Self { terminology, exempted, tally: Tally::default(), safe: 0 }
    }
}

impl Render for Human<'_> {
    fn document(&mut self, document: Document, console: &mut Console) {
        self.tally.add(&document.output, document.known);
        let output = &document.output;
        let shown = Shown {
            path: one_line(&output.path),
            text: &document.text,
            palette: console.palette(),
            width: console.width(),
            terminology: self.terminology,
        };
        let exempted = if self.exempted { output.exempted.as_slice() } else { &[] };
        if output.findings.is_empty() && exempted.is_empty() {
            return;
        }
        let mut text = shown.heading(output.findings.len(), exempted.len());
        let mut lines = BTreeMap::new();
        for finding in &output.findings {
            let wording = (&finding.concept, &finding.designation);
            let earlier = lines.get(&wording).copied();
            lines.entry(wording).or_insert(finding.line);
            self.safe += usize::from(is_safe(finding));
            text.push_str(&shown.finding(finding, earlier));
            text.push('\n');
        }
        for place in exempted {
            text.push_str(&shown.exempted(place));
        }
        if !exempted.is_empty() {
            text.push('\n');
        }
        console.print(&text);
    }

    fn finish(&mut self, console: &mut Console) {
        let palette = console.palette();
        let mut text = format!("{}\n", styled(palette.strong, self.tally.sentence()));
        if self.safe > 0 {
            let what = counted(self.safe, "change is", "changes are");
            text.add(format_args!(
                "{what} safe to make unasked: see them with --diff, make them with --fix\n"
            ));
        }
        console.print(&text);
    }
}

/// Whether `--fix` would change this place.
fn is_safe(finding: &FindingOutput) -> bool {
    let best = finding
        .suggestions
        .iter()
        .find(|suggestion| suggestion.applicability != Applicability::Display.as_str());
    best.is_some_and(|best| best.applicability == Applicability::Safe.as_str())
}

/// What showing the places of one document needs.
struct Shown<'s> {
    path: String,
    text: &'s str,
    palette: Palette,
    width: usize,
    terminology: &'s Terminology,
}

impl Shown<'_> {
    fn heading(&self, findings: usize, exempted: usize) -> String {
        let path = if self.path == "-" { "standard input" } else { &self.path };
        let mut what = Vec::new();
        if findings > 0 {
            what.push(counted(findings, "finding", "findings"));
        }
        if exempted > 0 {
            what.push(format!("{exempted} left alone"));
        }
        format!(
            "{} {}\n\n",
            styled(self.palette.strong, path),
            styled(self.palette.faint, format!("· {}", what.join(", ")))
        )
    }

    fn place(&self, finding: &FindingOutput) -> String {
        format!("{}:{}:{}", self.path, finding.line, finding.column)
    }

    /// A finding; `earlier` is the line of the first one with the same wording, whose sources need not be named again.
    fn finding(&self, finding: &FindingOutput, earlier: Option<usize>) -> String {
        let style = self.palette.level(level_of(finding));
        let label = format!("{}: {}: ", self.place(finding), finding.level);
        let mut text = paragraph(self.width, 0, (&label, anstyle::Style::new()), &finding.message).replacen(
            &format!(" {}: ", finding.level),
            &format!(" {}: ", styled(style, finding.level)),
            1,
        );
        text.push_str(&excerpt::excerpt(self.text, finding, self.width, &self.palette));
        if let Some(exemption) = &finding.exemption {
            let lowered = format!("{} ({})", exemption.reason, exemption.kind);
            text.push_str(&self.paragraph("only a note here: ", &lowered));
        }
        if !finding.reason.is_empty() {
            text.push_str(&self.paragraph("", &finding.reason));
        }
        if let Some(audience) = &finding.audience {
            text.push_str(&self.paragraph("for ", audience));
        }
        if !finding.suggestions.is_empty() {
            let label = ("instead: ", self.palette.good);
            text.push_str(&paragraph(self.width, INDENT, label, &suggestions(&finding.suggestions)));
        }
        if let Some(line) = earlier {
            text.push_str(&self.paragraph("source: ", &format!("as above, at line {line}")));
            return text;
        }
        // Without a replacement the message itself is the advice.
        if let Some(advice) = finding.advice.as_ref().filter(|advice| !finding.message.ends_with(*advice)) {
            text.push_str(&self.paragraph("advice: ", advice));
        }
        let says = authority::authority(self.terminology, finding);
        if !says.is_empty() {
            text.push_str(&self.paragraph("source: ", &says));
        }
        text
    }

    fn paragraph(&self, label: &str, text: &str) -> String {
        paragraph(self.width, INDENT, (label, self.palette.faint), text)
    }

    fn exempted(&self, place: &FindingOutput) -> String {
        let (kind, reason) = place
            .exemption
            .as_ref()
            .map_or(("", ""), |exemption| (exemption.kind, exemption.reason.as_str()));
        let label = format!("{}: left alone ({kind}): ", self.place(place));
        let text = format!("“{}”: {reason}", place.surface);
        paragraph(self.width, 0, (&label, self.palette.faint), &text)
    }
}

/// The wordings, best first, each with its note.
fn suggestions(list: &[SuggestionOutput]) -> String {
    let one = |suggestion: &SuggestionOutput| match &suggestion.note {
        Some(note) => format!("{} ({note})", suggestion.replacement),
        None => suggestion.replacement.clone(),
    };
    list.iter().map(one).collect::<Vec<_>>().join("; or ")
}
