//! Which findings are shown, and when the command fails.

use crate::support::{Folder, HOUSE};

const TEXT: &str = "A child porn site. A house case. A house client.\n";

fn surfaces(arguments: &[&str]) -> Vec<String> {
    let folder = Folder::with(&[("house.toml", HOUSE), ("a.txt", TEXT)]);
    let always = ["check", "a.txt", "--output", "json", "--terminology", "house.toml"];
    folder.run(&[&always, arguments].concat()).ends_with(0).surfaces()
}

#[test]
fn levels_say_what_is_shown() {
    assert_eq!(surfaces(&["--level", "avoid"]), ["child porn"]);
    assert_eq!(surfaces(&[]), ["child porn", "house case"]);
    assert_eq!(surfaces(&["--level", "caution"]), ["child porn", "house case"]);
    assert_eq!(surfaces(&["--level", "info"]), ["child porn", "house case", "house client"]);
}

#[test]
fn evidence_hides_what_rests_on_less() {
    assert_eq!(surfaces(&["--level", "info", "--evidence", "attested"]), ["child porn", "house client"]);
    assert_eq!(surfaces(&["--level", "info", "--evidence", "recalled-low"]).len(), 3);
}

#[test]
fn languages_are_separated_by_commas() {
    assert_eq!(surfaces(&["--lang", "en"]), ["child porn", "house case"]);
    assert_eq!(surfaces(&["--lang", "en,en"]), ["child porn", "house case"]);
}

#[test]
fn the_terminology_is_extended_by_files() {
    let folder =
        Folder::with(&[("bad.toml", "[[concept]]\nid = \"x\"\n"), ("worse.toml", "x ="), ("a.txt", TEXT)]);
    folder
        .run(&["check", "a.txt", "--terminology", "none.toml"])
        .ends_with(2)
        .complains("error: none.toml: there is no such file");
    let ran = folder.run(&["check", "a.txt", "--terminology", "bad.toml", "--terminology", "worse.toml"]);
    ran.ends_with(2)
        .complains("error: bad.toml: line 1: missing field")
        .complains("error: worse.toml: line 1: ");
    assert_eq!(ran.out, "");
}

#[test]
fn the_command_fails_only_when_asked_and_only_at_the_level() {
    let folder = Folder::with(&[
        ("house.toml", HOUSE),
        ("bad.txt", "child porn"),
        ("mid.txt", "A house case."),
        ("good.txt", "A file."),
    ]);
    for (file, level, code) in [
        ("bad.txt", "avoid", 1),
        ("bad.txt", "info", 1),
        ("mid.txt", "avoid", 0),
        ("mid.txt", "caution", 1),
        ("mid.txt", "info", 1),
        ("good.txt", "info", 0),
    ] {
        for output in ["human", "json", "jsonl", "sarif", "github", "summary"] {
            let ran = folder.run(&[
                "check",
                file,
                "--terminology",
                "house.toml",
                "--fail-on",
                level,
                "--output",
                output,
            ]);
            ran.ends_with(code);
        }
    }
    folder.run(&["check", "bad.txt"]).ends_with(0);
    folder.run(&["check", "bad.txt", "none.txt", "--fail-on", "avoid"]).ends_with(2);
}
