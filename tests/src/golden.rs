//! Golden cases in a language-neutral form: `tests/golden/*.json`, run by Rust, Python and Node alike.

use std::fmt::Write as _;
use std::fs;

use csea_terms::{Checker, Finding, Format, Usage};
use serde::Deserialize;

/// A case: a text and everything that is said of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique name.
    pub name: String,
    /// Group, for the figures.
    pub group: String,
    /// The text.
    pub text: String,
    /// `plain`, `markdown` or `html`.
    pub format: String,
    /// Lowest level reported; `caution` if left out.
    #[serde(default)]
    pub level: Option<String>,
    /// Every finding, in order.
    #[serde(default)]
    pub findings: Vec<Expected>,
    /// Every exempted place, in order.
    #[serde(default)]
    pub exempted: Vec<ExpectedExemption>,
}

/// A finding that a case expects.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// The wording as it stands in the source.
    pub surface: String,
    /// Its level.
    pub level: String,
    /// Its concept.
    pub concept: String,
    /// A replacement that is among its suggestions.
    #[serde(default)]
    pub suggestion: Option<String>,
}

/// An exempted place that a case expects.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExpectedExemption {
    /// The wording as it stands in the source.
    pub surface: String,
    /// The kind of exemption.
    pub kind: String,
}

/// Reads every file of `tests/golden`.
///
/// # Errors
/// A message with the file that cannot be read, or the name that occurs twice.
pub fn load() -> Result<Vec<Case>, String> {
    let folder = crate::root().join("tests/golden");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let mut cases: Vec<Case> = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let read: Vec<Case> =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        for case in read {
            if cases.iter().any(|other| other.name == case.name) {
                return Err(format!("{}: the name `{}` occurs twice", path.display(), case.name));
            }
            cases.push(case);
        }
    }
    Ok(cases)
}

/// Runs a case; `Err` says what differs.
///
/// # Errors
/// A description of every difference.
pub fn run(checker: &Checker, case: &Case) -> Result<(), String> {
    let format: Format = case.format.parse().map_err(|error| format!("{}: {error}", case.name))?;
    let report = checker.check_as(&case.text, format);
    let mut differences = String::new();
    for finding in report.findings.iter().chain(&report.exempted) {
        if case.text.get(finding.span.range()) != Some(finding.surface.as_str()) {
            let _ = writeln!(differences, "  the span of “{}” does not hold it", finding.surface);
        }
    }
    compare_findings(case, &report.findings, &mut differences);
    let exempted: Vec<(&str, &str)> = report
        .exempted
        .iter()
        .map(|finding| {
            (
                finding.surface.as_str(),
                finding.exemption.as_ref().map_or("", |exemption| exemption.kind.as_str()),
            )
        })
        .collect();
    let wanted: Vec<(&str, &str)> =
        case.exempted.iter().map(|wanted| (wanted.surface.as_str(), wanted.kind.as_str())).collect();
    if exempted != wanted {
        let _ = writeln!(differences, "  exempted {exempted:?}, wanted {wanted:?}");
    }
    if differences.is_empty() { Ok(()) } else { Err(format!("{}: {}\n{differences}", case.name, case.text)) }
}

fn compare_findings(case: &Case, findings: &[Finding], differences: &mut String) {
    let found: Vec<(&str, &str, &str)> = findings
        .iter()
        .map(|finding| (finding.surface.as_str(), finding.level.as_str(), &*finding.grounds.concept))
        .collect();
    let wanted: Vec<(&str, &str, &str)> = case
        .findings
        .iter()
        .map(|wanted| (wanted.surface.as_str(), wanted.level.as_str(), wanted.concept.as_str()))
        .collect();
    if found != wanted {
        let _ = writeln!(differences, "  found {found:?}, wanted {wanted:?}");
        return;
    }
    for (finding, wanted) in findings.iter().zip(&case.findings) {
        if let Some(suggestion) = &wanted.suggestion
            && !finding.suggestions.iter().any(|found| found.replacement == *suggestion)
        {
            let offered: Vec<&str> =
                finding.suggestions.iter().map(|found| found.replacement.as_str()).collect();
            let _ = writeln!(differences, "  suggests {offered:?}, wanted “{suggestion}” among them");
        }
    }
}

/// The level at which a case runs.
pub fn level(case: &Case) -> Usage {
    case.level.as_ref().and_then(|level| level.parse().ok()).unwrap_or(Usage::Caution)
}
