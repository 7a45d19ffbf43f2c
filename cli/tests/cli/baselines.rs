//! Known findings.

use crate::support::Folder;

#[test]
fn known_findings_are_left_alone_and_new_ones_are_not() {
    let folder = Folder::with(&[("a.md", "We saw child porn here.\n")]);
    let ran = folder.run(&["check", "a.md", "--write-baseline", "known.json", "--fail-on", "avoid"]);
    ran.ends_with(0).complains("known.json: recorded 1 finding as known");
    let text = folder.read("known.json");
    assert!(text.contains("\"schema\": 1") && !text.contains("child porn"), "{text}");
    let check = ["check", "a.md", "--baseline", "known.json", "--fail-on", "avoid"];
    folder.run(&check).ends_with(0).says("Nothing to change in 1 document; 1 known from the baseline\n");
    folder
        .run(&[&check[..], &["--exempted"]].concat())
        .says("left alone (directive): “child porn”: known: recorded in known.json");
    folder.write("a.md", "Moved down:\n\nWe saw child porn here.\n\nAnd new child porn there.\n");
    let ran = folder.run(&[&check[..], &["--output", "json"]].concat());
    assert_eq!(ran.ends_with(1).json()["documents"][0]["findings"][0]["line"], 5);
}

#[test]
fn as_many_findings_are_known_as_were_recorded() {
    let folder =
        Folder::with(&[("a.md", "We saw child porn here.\n"), ("b.md", "We saw child porn here.\n")]);
    folder.run(&["check", "a.md", "--write-baseline", "known.json"]).ends_with(0);
    let ran = folder.run(&["check", "a.md", "b.md", "--baseline", "known.json", "--output", "json"]);
    assert_eq!(ran.findings(), [("b.md".into(), "child porn".into(), "avoid".into())]);
    folder.run(&["check", "a.md", "b.md", "--write-baseline", "known.json"]).complains("recorded 2 findings");
    folder.run(&["check", "a.md", "b.md", "--baseline", "known.json", "--fail-on", "avoid"]).ends_with(0);
}

#[test]
fn known_findings_are_not_changed() {
    let folder = Folder::with(&[("a.md", "We saw child porn here.\n")]);
    folder.run(&["check", "a.md", "--write-baseline", "known.json"]);
    folder.write("a.md", "We saw child porn here.\n\nThey met child pornography.\n");
    let ran = folder.run(&["check", "a.md", "--baseline", "known.json", "--fix", "--fail-on", "avoid"]);
    ran.ends_with(0).says("1 known from the baseline");
    assert_eq!(folder.read("a.md"), "We saw child porn here.\n\nThey met child sexual abuse material.\n");
}

#[test]
fn a_baseline_that_is_none_is_told() {
    let folder =
        Folder::with(&[("a.md", ""), ("bad.json", "{}"), ("old.json", "{\"schema\":9,\"findings\":[]}")]);
    let run = |file: &str| folder.run(&["check", "a.md", "--baseline", file]);
    run("none.json").ends_with(2).complains("error: none.json: there is no such file");
    run("bad.json")
        .ends_with(2)
        .complains("error: bad.json: is no baseline: ")
        .complains("write it anew with --write-baseline");
    run("old.json").ends_with(2).complains("error: old.json: has schema 9, not 1");
    folder
        .run(&["check", "a.md", "--write-baseline", "no/folder.json"])
        .ends_with(2)
        .complains("error: no/folder.json: ");
    let both = ["check", "a.md", "--baseline", "a", "--write-baseline", "b"];
    folder.run(&both).ends_with(2).complains("cannot be used with");
}
