//! `explain`, `list` and `compile`.

use csea_terms::Terminology;

use crate::support::{Folder, HOUSE};

#[test]
fn a_term_is_explained_with_everything_known() {
    let folder = Folder::new();
    for arguments in [
        &["explain", "child", "pornography"][..],
        &["explain", "Child-Pornography"],
        &["explain", "csam"],
        &["explain", "csam/child-pornography"],
    ] {
        folder
            .run(arguments)
            .ends_with(0)
            .says("Child sexual abuse material  csam · material\n")
            .says("recommended: child sexual abuse material  preferred\n")
            .says("avoid: child pornography  deprecated, outdated\n")
            .says("    instead: child sexual abuse material")
            .says("    right in: ")
            .says("    source: INTERPOL, ")
            .says("(advises against it; attested)");
    }
}

#[test]
fn inflected_forms_are_understood() {
    Folder::new()
        .run(&["explain", "child prostitutes"])
        .ends_with(0)
        .says("exploitation-in-prostitution · prostitution");
}

#[test]
fn many_concepts_are_only_named() {
    Folder::new()
        .run(&["explain", "material"])
        .ends_with(0)
        .says("concepts have “material” in their wording:\n")
        .says("  csam  ");
}

#[test]
fn what_is_not_found_gets_a_hint() {
    let folder = Folder::new();
    let ran = folder.run(&["explain", "child", "pornografy"]);
    ran.ends_with(2)
        .complains("error: the terminology has no `child pornografy`; did you mean `child pornography`");
    folder.run(&["explain", "zzzzzzzzzz"]).ends_with(2).complains("`csea-terms list` shows what there is");
    folder.run(&["explain"]).ends_with(2).complains("<TERM|ID>");
    folder.run(&["explain", "x", "--output", "xml"]).ends_with(2).complains("human, json");
}

#[test]
fn explanations_and_lists_come_as_json() {
    let folder = Folder::with(&[("house.toml", HOUSE)]);
    let json = folder
        .run(&["explain", "house case", "--terminology", "house.toml", "--output", "json"])
        .ends_with(0)
        .json();
    assert_eq!((&json["schema"], &json["tool"]["name"]), (&1.into(), &"csea-terms".into()));
    assert_eq!(json["concepts"][0]["id"], "house-supported-person");
    assert_eq!(json["concepts"][0]["designations"][1]["sources"][0]["authority"], "Our House");
    let json = folder.run(&["list", "--output", "json"]).ends_with(0).json();
    assert_eq!(json["concepts"].as_array().unwrap().len(), Terminology::builtin().concepts().len());
}

#[test]
fn concepts_are_listed_by_group_with_their_terms() {
    let folder = Folder::with(&[("house.toml", HOUSE), ("csea-terms.toml", "terminology = ['house.toml']")]);
    let ran = folder.run(&["list", "--group", "house"]);
    let expected = "house\n  house-supported-person: Person supported by the house\n    use: supported young person\n    \
                    caution: house case\n    info: house client\n\n1 concept in 1 group\n";
    assert_eq!(ran.ends_with(0).out, expected);
    let ran = folder.run(&["list", "--group", "house", "--level", "caution"]);
    assert!(!ran.says("caution: house case").out.contains("info:"));
    folder.run(&["list", "--group", "house", "--level", "avoid"]).ends_with(0).says("0 concepts in 0 groups");
    folder.run(&["list", "--level", "avoid"]).says("\nmaterial\n").says("avoid: child pornography; ");
    folder
        .run(&["list", "--group", "hose"])
        .ends_with(2)
        .complains("--group: there is no group `hose`; did you mean `house`?");
    folder.run(&["list", "--group", "qqqqqqqq"]).ends_with(2).complains("there are: ");
    folder.run(&["list", "--level", "high"]).ends_with(2).complains("avoid, caution, info");
}

#[test]
fn terminology_is_compiled() {
    let folder = Folder::with(&[("house.toml", HOUSE), ("bad.toml", "[[concept]]\nid = \"x\"\n")]);
    let ran = folder.run(&["compile", "house.toml", "--data-version", "2026.1"]);
    let terminology = Terminology::from_compiled(&ran.ends_with(0).out).unwrap();
    assert_eq!((terminology.version(), terminology.concepts().len()), ("2026.1", 1));
    folder.run(&["compile", "house.toml", "--data-version", "2026.1", "--to", "out.jsonl"]).ends_with(0);
    assert_eq!(folder.read("out.jsonl"), ran.out);
    let ran = folder.run(&["compile", "--extend", "house.toml"]);
    let extended = Terminology::from_compiled(&ran.ends_with(0).out).unwrap();
    assert_eq!(extended.concepts().len(), Terminology::builtin().concepts().len() + 1);
    assert_eq!(extended.version(), Terminology::builtin().version());
    folder.run(&["compile", "bad.toml"]).ends_with(2).complains("error: bad.toml: line 1: missing field");
    folder.run(&["compile", "none.toml"]).ends_with(2).complains("error: none.toml: there is no such file");
}
