//! Every class of mention with its traps, on the plainest sentence for each: `tests/corpora/classes.txt`.

#![expect(clippy::unwrap_used, reason = "a line that cannot be read is a failure")]

use csea_terms::{Checker, Format, Usage};

/// What the checker does with the wording between the marks.
fn action(format: Format, marked: &str) -> String {
    let start = marked.find("[[").unwrap();
    // A Markdown link opens with a third bracket, which belongs to the text.
    let start = if marked[start + 2..].starts_with('[') { start + 1 } else { start };
    let end = start + 2 + marked[start + 2..].find("]]").unwrap();
    let text = [&marked[..start], &marked[start + 2..end], &marked[end + 2..]].concat();
    let wording = start..end - 2;
    let report = Checker::builder().level(Usage::Info).build().unwrap().check_as(&text, format);
    let overlaps = |span: csea_terms::text::Span| span.start() < wording.end && wording.start < span.end();
    match report.findings.iter().find(|finding| overlaps(finding.span)) {
        Some(finding) if finding.level >= Usage::Caution => "keep".to_owned(),
        Some(_) => "info".to_owned(),
        None if report.exempted.iter().any(|place| overlaps(place.span)) => "exempt".to_owned(),
        None => "nothing".to_owned(),
    }
}

#[test]
fn every_class_and_every_trap() {
    let path = csea_terms_tests::root().join("tests/corpora/classes.txt");
    let text = std::fs::read_to_string(path).unwrap();
    let mut wrong = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let [wanted, format, marked] = line.splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap();
        let is = action(format.parse().unwrap(), &marked.replace("\\n", "\n"));
        if is != wanted {
            wrong.push(format!("is {is}: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
