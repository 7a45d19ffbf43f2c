//! The output `github`: annotations as workflow commands.

use csea_terms::Usage;
use csea_terms::output::FindingOutput;
use csea_terms::text::{Positions, Span};

use crate::check::{Document, Render};
use crate::console::Console;
use crate::style::{Add, one_line};
use crate::tally::{Tally, level_of};

/// GitHub shows so many annotations of each level for a step, and drops the rest.
const LIMIT: usize = 10;
const LEVELS: [(Usage, &str); 3] =
    [(Usage::Avoid, "error"), (Usage::Caution, "warning"), (Usage::Info, "notice")];

/// Gathers annotations until all are known, so that the weightiest come first.
#[derive(Default)]
pub(crate) struct Github {
    annotations: Vec<(Usage, String)>,
    tally: Tally,
}

impl Render for Github {
    fn document(&mut self, document: Document, _: &mut Console) {
        self.tally.add(&document.output, document.known);
        let findings = &document.output.findings;
        let spans: Vec<Span> =
            findings.iter().map(|finding| Span::new(finding.span.utf8[0], finding.span.utf8[1])).collect();
        for (finding, place) in findings.iter().zip(Positions::locate(&document.text, &spans)) {
            self.annotations.push((level_of(finding), annotation(&document.output.path, finding, &place)));
        }
    }

    fn finish(&mut self, console: &mut Console) {
        let counts =
            LEVELS.map(|(level, _)| self.annotations.iter().filter(|(other, _)| *other == level).count());
        let left_out = counts.iter().any(|&count| count > LIMIT);
        for (level, command) in LEVELS {
            // The notice that says what was left out takes a place of its own.
            let limit = if left_out && command == "notice" { LIMIT - 1 } else { LIMIT };
            let of_level = self.annotations.iter().filter(|(other, _)| *other == level);
            for (_, text) in of_level.take(limit) {
                console.print(&format!("::{command} {text}\n"));
            }
        }
        if left_out {
            let limits = [LIMIT, LIMIT, LIMIT - 1];
            let more: Vec<String> = LEVELS
                .iter()
                .zip(counts.iter().zip(limits))
                .filter(|(_, (count, limit))| *count > limit)
                .map(|((level, _), (count, limit))| format!("{} at {level}", count - limit))
                .collect();
            let text = format!("Not shown: {}. {}.", more.join(", "), self.tally.sentence());
            console.print(&format!("::notice title=csea-terms::{}\n", data(&text)));
        }
    }
}

/// Properties and message of an annotation.
fn annotation(path: &str, finding: &FindingOutput, place: &Positions) -> String {
    let mut properties = Vec::new();
    if path != "-" {
        properties.push(format!("file={}", property(path)));
    }
    properties.push(format!("line={},col={}", finding.line, finding.column));
    if place.end.line == place.start.line {
        properties.push(format!("endColumn={}", place.end.column));
    } else {
        properties.push(format!("endLine={}", place.end.line));
    }
    properties.push(format!("title={}", property(&format!("{}: {}", finding.level, finding.term))));
    let mut message = one_line(&finding.message);
    if let Some(best) = finding.suggestions.first() {
        message.add(format_args!("\nInstead: {}", one_line(&best.replacement)));
    }
    if !finding.reason.is_empty() {
        message.add(format_args!("\n{}", one_line(&finding.reason)));
    }
    format!("{}::{}", properties.join(","), data(&message))
}

/// Escapes the text of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Escapes a property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_escaped() {
        assert_eq!(data("50%, a: b\r\nc"), "50%25, a: b%0D%0Ac");
        assert_eq!(property("a,b:c%\n"), "a%2Cb%3Ac%25%0A");
    }
}
