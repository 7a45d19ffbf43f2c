//! The examples in the data, run.

use super::checker::{BuildError, Checker};
use super::edit::apply_edits;
use super::finding::{Finding, Grounds, Report};
use crate::terminology::{Concept, Designation, LoadError, Problem, Terminology, Usage};

/// Runs every example sentence of a terminology that was read from TOML (the compiled form holds none).
///
/// A *flagged* sentence must give a finding of its designation at exactly the marked place, and no suggestion may put in wording that is
/// itself discouraged, or that is changed again when it is outcome. A *clean* sentence must give no finding of its designation.
/// Wording in the examples of cues must be exempt or lowered, and look-alikes of cues and titles must not be exempted by them.
///
/// # Errors
/// Every example that does not hold, as problems of the data.
pub fn verify_examples(terminology: &Terminology) -> Result<(), BuildError> {
    let mut languages: Vec<&str> =
        terminology.designations().map(|entry| &*entry.designation.language).collect();
    languages.sort_unstable();
    languages.dedup();
    let mut problems = Vec::new();
    for language in languages {
        let with_language = Checker::builder()
            .terminology(terminology.clone())
            .level(Usage::Info)
            .languages([language])
            .build()?;
        for entry in terminology.designations().filter(|entry| entry.designation.language == language) {
            Proof { checker: &with_language, concept: entry.concept, designation: entry.designation }
                .run(&mut problems);
        }
        if language == "en" {
            context_examples(&with_language, terminology, &mut problems);
        }
    }
    LoadError::from_problems(problems).map_or(Ok(()), |error| Err(error.into()))
}

/// Examples of cues and official titles. Wording that they hold for is exempt or lowered; wording in `kept` sentences is not exempt by them.
fn context_examples(checker: &Checker, terminology: &Terminology, problems: &mut Vec<Problem>) {
    let mut report = |entry: String, field: &str, message: String| {
        problems.push(Problem { file: String::new(), entry, field: field.to_owned(), message });
    };
    for cue in &terminology.cues {
        for example in &cue.exempt {
            let text = example.replace("[[", "").replace("]]", "");
            let outcome = checker.check(&text);
            let start = example.find("[[").unwrap_or_default();
            // Gated wording may raise nothing without its context; what is raised must carry an exemption.
            let at_mark = |finding: &&Finding| finding.span.start() <= start && start < finding.span.end();
            if outcome.findings.iter().filter(at_mark).any(|finding| finding.exemption.is_none()) {
                report(
                    format!("cue `{}`", cue.id),
                    "exempt",
                    format!("found {} in: {text}", summary(&outcome)),
                );
            }
        }
        for example in &cue.kept {
            let outcome = checker.check(example);
            let by_this = |finding: &Finding| {
                finding.exemption.as_ref().is_some_and(|exemption| exemption.reason == cue.reason)
            };
            if let Some(finding) =
                outcome.exempted.iter().chain(&outcome.findings).find(|finding| by_this(finding))
            {
                report(
                    format!("cue `{}`", cue.id),
                    "kept",
                    format!("holds for “{}” in: {example}", finding.surface),
                );
            }
        }
    }
    for instrument in &terminology.instruments {
        for example in &instrument.kept {
            let outcome = checker.check(example);
            let by_this = |finding: &Finding| {
                finding
                    .exemption
                    .as_ref()
                    .is_some_and(|exemption| exemption.reason.contains(&*instrument.title))
            };
            if let Some(finding) = outcome.exempted.iter().find(|finding| by_this(finding)) {
                report(
                    format!("instrument `{}`", instrument.id),
                    "kept",
                    format!("exempts “{}” in: {example}", finding.surface),
                );
            }
        }
    }
}

struct Proof<'p> {
    checker: &'p Checker,
    concept: &'p Concept,
    designation: &'p Designation,
}

impl Proof<'_> {
    fn run(&self, problems: &mut Vec<Problem>) {
        for example in &self.designation.flagged {
            if let Err(message) = self.flagged(example) {
                problems.push(self.problem("flagged", message));
            }
        }
        for example in &self.designation.clean {
            let report = self.checker.check(example);
            if let Some(finding) = report.findings.iter().find(|finding| self.is_own(&finding.grounds)) {
                problems
                    .push(self.problem("clean", format!("“{}” is flagged in: {example}", finding.surface)));
            }
        }
    }

    fn is_own(&self, grounds: &Grounds) -> bool {
        grounds.concept == self.concept.id && grounds.designation == self.designation.id
    }

    fn problem(&self, field: &str, message: String) -> Problem {
        Problem {
            file: format!("concepts/{}/{}.toml", self.concept.group, self.concept.id),
            entry: format!("{}/{}", self.concept.id, self.designation.id),
            field: field.to_owned(),
            message,
        }
    }

    fn flagged(&self, example: &str) -> Result<(), String> {
        let (Some(start), Some(marked_end)) = (example.find("[["), example.find("]]")) else {
            return Err(format!("no [[ ]] in: {example}"));
        };
        let text = example.replace("[[", "").replace("]]", "");
        let marked = &text[start..marked_end - 2];
        let report = self.checker.check(&text);
        let own = report
            .findings
            .iter()
            .find(|finding| self.is_own(&finding.grounds) && finding.span.start() == start);
        match own {
            Some(finding) if finding.surface == marked => self.suggestions(&text, &report),
            _ => Err(format!("found {} instead of “{marked}” in: {text}", summary(&report))),
        }
    }

    /// Every suggestion, put in, leaves wording that needs no change.
    fn suggestions(&self, text: &str, report: &Report) -> Result<(), String> {
        let finding = report.findings.iter().filter(|finding| self.is_own(&finding.grounds));
        for suggestion in finding.flat_map(|finding| &finding.suggestions) {
            let changed = apply_edits(text, &suggestion.edits).map_err(|error| error.to_string())?;
            let again = self.checker.check(&changed);
            let worse = again.findings.iter().find(|finding| {
                finding.level >= Usage::Caution
                    && !report.findings.iter().any(|before| before.surface == finding.surface)
            });
            if let Some(worse) = worse {
                return Err(format!(
                    "the replacement “{}” is itself flagged (“{}”) in: {changed}",
                    suggestion.replacement, worse.surface
                ));
            }
        }
        Ok(())
    }
}

fn summary(report: &Report) -> String {
    let describe = |finding: &Finding, what: &str| {
        format!("“{}” ({}/{}{what})", finding.surface, finding.grounds.concept, finding.grounds.designation)
    };
    let findings = report.findings.iter().map(|finding| describe(finding, ""));
    let exempted = report.exempted.iter().map(|finding| describe(finding, ", exempted"));
    let all: Vec<String> = findings.chain(exempted).collect();
    if all.is_empty() { "nothing".to_owned() } else { all.join(", ") }
}
