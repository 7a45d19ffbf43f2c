//! The configuration file.

use crate::support::{Folder, HOUSE, Ran};

const TEXT: &str = "A child porn site. A house case. A house client.\n";

fn folder(config: &str) -> Folder {
    Folder::with(&[
        ("csea-terms.toml", config),
        ("style/house.toml", HOUSE),
        ("a.md", TEXT),
        ("news/b.md", TEXT),
        ("news/old/c.md", TEXT),
    ])
}

fn check(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["check", "--output", "json"], arguments].concat())
}

const HOUSE_LINE: &str = "terminology = ['style/house.toml']\n";

#[test]
fn it_sets_level_evidence_languages_and_terminology() {
    let with = |config: &str, arguments: &[&str]| {
        let folder = folder(&format!("{HOUSE_LINE}{config}"));
        check(&folder, &[&["a.md"], arguments].concat()).ends_with(0).surfaces()
    };
    assert_eq!(with("", &[]), ["child porn", "house case"]);
    assert_eq!(with("level = 'info'", &[]), ["child porn", "house case", "house client"]);
    assert_eq!(with("level = 'info'", &["--level", "avoid"]), ["child porn"]);
    assert_eq!(with("evidence = 'attested'", &[]), ["child porn"]);
    assert_eq!(with("evidence = 'attested'", &["--evidence", "recalled-low"]), ["child porn", "house case"]);
    assert_eq!(with("languages = ['en']", &[]), ["child porn", "house case"]);
    let folder = folder("languages = ['xx']");
    check(&folder, &["a.md"]).ends_with(2).complains("has no designations in `xx`");
    check(&folder, &["a.md", "--lang", "en"]).ends_with(0);
}

#[test]
fn what_it_allows_is_left_alone_with_a_reason() {
    let folder = folder(&format!("{HOUSE_LINE}allow = ['csam/child-porn', 'house-supported-person']\n"));
    let ran = check(&folder, &["a.md", "--level", "info", "--fail-on", "info"]);
    assert!(ran.ends_with(0).surfaces().is_empty());
    let exempted = ran.json()["documents"][0]["exempted"].clone();
    assert_eq!(exempted.as_array().unwrap().len(), 3);
    assert_eq!(exempted[0]["exemption"]["kind"], "directive");
    assert_eq!(exempted[0]["exemption"]["reason"], "allowed in csea-terms.toml");
    folder.run(&["check", "a.md", "--fix"]).ends_with(0);
    assert_eq!(folder.read("a.md"), TEXT);
}

#[test]
fn it_is_found_above_and_paths_start_from_it() {
    let config = format!(
        "{HOUSE_LINE}exclude = ['old/']\n[[paths]]\nglob = 'news/**'\nlevel = 'avoid'\nformat = 'plain'\n\
                          [[paths]]\nglob = 'a.md'\nallow = ['csam']\n"
    );
    let folder = folder(&config);
    let ran = check(&folder, &["."]);
    let found: Vec<(String, String)> =
        ran.findings().into_iter().map(|(path, surface, _)| (path, surface)).collect();
    assert_eq!(found, [("a.md".into(), "house case".into()), ("news/b.md".into(), "child porn".into())]);
    assert_eq!(ran.json()["documents"][1]["format"], "plain");
    let level = check(&folder, &["news", "--level", "caution", "--format", "markdown"]);
    assert_eq!(level.surfaces(), ["child porn", "house case"]);
    assert_eq!(level.json()["documents"][0]["format"], "markdown");
    assert_eq!(check(&folder, &["news/old/c.md"]).surfaces(), ["child porn"], "named files are always read");
    let mut below = crate::support::command(&folder.path("news"));
    let output = below.args(["check", "b.md", "../a.md", "--output", "summary"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("1 to avoid, 1 with care in 2 documents"), "{text}");
}

#[test]
fn it_may_be_named() {
    let folder = folder("level = 'avoid'");
    folder.write("other/c.toml", "level = 'info'\nterminology = ['../style/house.toml']\n");
    assert_eq!(check(&folder, &["a.md", "--config", "other/c.toml"]).surfaces().len(), 3);
    check(&folder, &["a.md", "--config", "none.toml"])
        .ends_with(2)
        .complains("error: none.toml: there is no such file");
}

#[test]
fn mistakes_are_errors_with_a_hint() {
    for (config, told) in [
        ("levle = 'info'", "csea-terms.toml: line 1: unknown key `levle`, expected one of `languages`"),
        ("levle = 'info'", "did you mean `level`?"),
        (
            "level = 'cauton'",
            "unknown value `cauton`, expected one of `avoid`, `caution`, `info`; did you mean `caution`?",
        ),
        ("evidence = 'atested'", "did you mean `attested`?"),
        ("\n[[paths]]\nglob = 'a'\nlevels = 'info'", "line 4: unknown key `levels`"),
        ("[[paths]]\nlevel = 'info'", "missing key `glob`"),
        ("[[paths]]\nglob = 'a'\nformat = 'pdf'", "unknown value `pdf`"),
        ("level = ", "csea-terms.toml: line 1: "),
        ("allow = ['csm']", "csea-terms.toml: allow: there is no `csm`; did you mean `csam`?"),
        (
            "allow = ['nothing-like-it-at-all']",
            "there is no `nothing-like-it-at-all`; `csea-terms list` shows the concepts",
        ),
        ("[[paths]]\nglob = 'a'\nallow = ['csam/child-prn']", "did you mean `csam/child-porn`?"),
        ("exclude = ['a{b']", "`a{b` is no glob: "),
        ("terminology = ['none.toml']", "none.toml: there is no such file"),
    ] {
        let ran = check(&folder(config), &["a.md"]);
        ran.ends_with(2).complains(told);
        assert_eq!(ran.out, "");
    }
}
