//! The sample documents in `examples/`, rendered one line an occurrence for the reviewed snapshots.

use std::fmt::Write as _;
use std::fs;

use csea_terms::text::Positions;
use csea_terms::{Checker, Finding, Format, Usage};

/// Everything that the checker says of a sample document, at level `info`.
///
/// # Errors
/// A message if the document cannot be read.
pub fn render(name: &str, format: Format) -> Result<String, String> {
    let path = crate::root().join("examples").join(name);
    let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let checker = Checker::builder().level(Usage::Info).build().map_err(|error| error.to_string())?;
    let report = checker.check_as(&text, format);
    let mut all: Vec<(&Finding, bool)> = report.findings.iter().map(|finding| (finding, false)).collect();
    all.extend(report.exempted.iter().map(|finding| (finding, true)));
    all.sort_by_key(|(finding, _)| finding.span);
    let spans: Vec<_> = all.iter().map(|(finding, _)| finding.span).collect();
    let mut rendered = String::new();
    for ((finding, exempt), place) in all.iter().zip(Positions::locate(&text, &spans)) {
        let surface = finding.surface.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = format!("{}:{}", place.start.line, place.start.column);
        let reason =
            finding.exemption.as_ref().map(|exemption| format!("{}: {}", exemption.kind, exemption.reason));
        let told = match (exempt, reason) {
            (true, Some(reason)) => format!("left alone ({reason})"),
            (false, Some(reason)) => format!("{}, lowered ({reason})", finding.level),
            _ => finding.level.to_string(),
        };
        let instead = finding
            .suggestions
            .first()
            .map(|best| format!(" -> {} [{}]", best.replacement, best.applicability));
        let _ = writeln!(rendered, "{place} “{surface}” {told}{}", instead.unwrap_or_default());
    }
    Ok(rendered)
}
