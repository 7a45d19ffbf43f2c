//! Profiles, house styles and directives, through the command.

use super::support::Folder;

fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The block of code in this language that stands first in the README.
fn fenced(language: &str) -> String {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let start = readme.find(&format!("```{language}\n")).unwrap() + language.len() + 4;
    readme[start..].split("```").next().unwrap().to_owned()
}

fn with_house_style(folder: &Folder) {
    folder.write("house-style.toml", std::fs::read(root().join("examples/house-style.toml")).unwrap());
}

#[test]
fn the_configuration_of_the_readme_works() {
    let folder = Folder::with(&[
        ("csea-terms.toml", &fenced("toml")),
        ("report.md", "Every child service user was told of child marriage."),
        ("press/news.md", "The victim of child abuse was told."),
        ("archive/old.md", "child porn"),
    ]);
    with_house_style(&folder);
    let ran = folder.run(&["check", ".", "--output", "json"]);
    let json = ran.json();
    let paths: Vec<&str> =
        json["documents"].as_array().unwrap().iter().map(|one| one["path"].as_str().unwrap()).collect();
    assert!(!paths.iter().any(|path| path.contains("archive")), "{paths:?}");
    assert!(ran.surfaces().contains(&"child service user".to_owned()));
}

#[test]
fn a_house_style_adds_words_and_judges_others_anew() {
    let folder = Folder::with(&[("a.txt", "The child service user is a victim of child sexual abuse.")]);
    with_house_style(&folder);
    let house: &[&str] = &["check", "a.txt", "--terminology", "house-style.toml"];
    assert_eq!(folder.run(&[house, &["--output", "json"]].concat()).surfaces(), ["child service user"]);
    let ran = folder.run(&[house, &["--profile", "river-house", "--output", "json"]].concat());
    assert_eq!(ran.surfaces(), ["child service user", "victim"]);
    let ran = folder.run(&[house, &["--profile", "river-house"]].concat());
    ran.says("for river-house: The people we support asked us");
}

#[test]
fn an_unknown_profile_is_told_with_those_that_there_are() {
    let folder = Folder::with(&[("a.txt", "x")]);
    let ran = folder.run(&["check", "a.txt", "--profile", "poets"]);
    ran.ends_with(2);
    assert!(ran.err.contains("`poets` is not one of: ") && ran.err.contains("media"), "{}", ran.err);
    let folder =
        Folder::with(&[("a.txt", "x"), ("csea-terms.toml", "[[paths]]\nglob = '*'\nprofile = 'poets'")]);
    folder.run(&["check", "a.txt"]).ends_with(2);
}

#[test]
fn profiles_are_listed() {
    let folder = Folder::new();
    folder.run(&["list", "--profiles"]).ends_with(0).says("media\n");
    let json = folder.run(&["list", "--profiles", "--output", "json"]).json();
    assert!(json.as_array().unwrap().iter().any(|profile| profile["name"] == "media"));
}

#[test]
fn directives_leave_alone_and_mistakes_are_noted() {
    let text = "<!-- csea-terms: ignore-next -- as on the form -->\n\nOf child porn.\n\n<!-- csea-terms: ignor -->\n\nOf child porn.\n";
    let folder = Folder::with(&[("a.md", text)]);
    let ran = folder.run(&["check", "a.md", "--exempted"]);
    ran.says("left alone (directive): “child porn”: the author asked for it in the text: as on the");
    assert!(ran.err.contains("note: a.md:5:1: there is no directive `ignor`"), "{}", ran.err);
    let json = folder.run(&["check", "a.md", "--output", "json"]).json();
    assert_eq!(json["documents"][0]["notices"][0]["line"], 5);
}
