//! Changes that need nobody's judgement: making them, or showing them as a diff.

use csea_terms::{Applicability, Finding, Report};
use similar::TextDiff;

use crate::problem::Problem;
use crate::style::{Palette, counted, one_line, styled};

/// A text with its safe changes made.
pub(crate) struct Fixed {
    pub(crate) text: String,
    /// What was changed, for a person.
    pub(crate) changes: Vec<String>,
}

/// Makes the safe changes; `None` if there are none.
pub(crate) fn fix(name: &str, text: &str, report: &Report) -> Result<Option<Fixed>, Problem> {
    let changes: Vec<String> = report.findings.iter().filter_map(change).collect();
    if changes.is_empty() {
        return Ok(None);
    }
    let fixed = report
        .apply(text, Applicability::Safe)
        .map_err(|error| Problem::new(name, format!("was not changed: {error}"), "change it by hand"))?;
    Ok(Some(Fixed { text: fixed, changes }))
}

/// What is changed for this finding, if the best that can be put in its place is safe.
fn change(finding: &Finding) -> Option<String> {
    let best = finding.suggestions.iter().find(|suggestion| !suggestion.edits.is_empty())?;
    (best.applicability >= Applicability::Safe)
        .then(|| format!("“{}” → “{}”", one_line(&finding.surface), one_line(&best.replacement)))
}

/// The changes in a line: what, and how often.
pub(crate) fn told(name: &str, changes: &[String], done: bool) -> String {
    let mut kinds: Vec<(&String, usize)> = Vec::new();
    for change in changes {
        match kinds.iter_mut().find(|(other, _)| *other == change) {
            Some((_, count)) => *count += 1,
            None => kinds.push((change, 1)),
        }
    }
    let kinds: Vec<String> = kinds
        .iter()
        .map(
            |(change, count)| {
                if *count > 1 { format!("{change} ({count} times)") } else { (*change).clone() }
            },
        )
        .collect();
    let verb = if done { "changed" } else { "would change" };
    format!("{name}: {verb} {}: {}", counted(changes.len(), "place", "places"), kinds.join(", "))
}

/// A unified diff, coloured if the palette is.
pub(crate) fn unified(name: &str, old: &str, new: &str, palette: &Palette) -> String {
    let name = name.trim_start_matches("./").trim_start_matches('/');
    let diff = TextDiff::from_lines(old, new);
    let unified =
        diff.unified_diff().context_radius(3).header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    let mut text = String::with_capacity(unified.len());
    for line in unified.split_inclusive('\n') {
        let (body, end) = line.strip_suffix('\n').map_or((line, ""), |body| (body, "\n"));
        let style = match body.as_bytes().first() {
            _ if body.starts_with("+++") || body.starts_with("---") => palette.strong,
            Some(b'+') => palette.good,
            Some(b'-') => palette.avoid,
            Some(b'@') => palette.info,
            _ => anstyle::Style::new(),
        };
        text.push_str(&styled(style, body));
        text.push_str(end);
    }
    text
}
