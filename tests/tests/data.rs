//! The data: fresh, sound, and true to its own examples.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use csea_terms::terminology::{
    DataFile, Topics, compile, compile_lines, compile_topic_lines, compile_topics, json_schemas,
};
use csea_terms::{Terminology, Usage, verify_examples, verify_topic_examples};

fn files() -> Vec<DataFile> {
    all_files().into_iter().filter(|file| !file.holds_topics()).collect()
}

fn all_files() -> Vec<DataFile> {
    let root = csea_terms_tests::root().join("terminology");
    let mut paths: Vec<PathBuf> = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths
        .iter()
        .map(|path| DataFile {
            name: path.strip_prefix(&root).unwrap().display().to_string(),
            text: fs::read_to_string(path).unwrap(),
        })
        .collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            paths.push(path);
        }
    }
}

fn version() -> String {
    fs::read_to_string(csea_terms_tests::root().join("terminology/VERSION")).unwrap().trim().to_owned()
}

/// What `cargo xtask gen` has written.
fn stored(name: &str) -> String {
    fs::read_to_string(csea_terms_tests::root().join("core/src/terminology").join(name)).unwrap()
}

#[test]
fn the_compiled_data_is_fresh() {
    let lines = compile_lines(&version(), &files()).unwrap_or_else(|error| panic!("{error}"));
    assert!(lines == stored("builtin.jsonl"), "run `cargo xtask gen`");
    let compiled = compile(&version(), &files()).unwrap_or_else(|error| panic!("{error}"));
    assert!(compiled == stored("builtin.compiled"), "run `cargo xtask gen`");
}

#[test]
fn the_topics_are_fresh_and_true_to_their_examples() {
    let topic_files: Vec<DataFile> = all_files().into_iter().filter(DataFile::holds_topics).collect();
    let terminology = Terminology::builtin();
    let lines = compile_topic_lines(terminology, &topic_files).unwrap_or_else(|error| panic!("{error}"));
    assert!(lines == stored("topics.jsonl"), "run `cargo xtask gen`");
    let compiled = compile_topics(terminology, &topic_files).unwrap_or_else(|error| panic!("{error}"));
    assert!(compiled == stored("topics.compiled"), "run `cargo xtask gen`");
    let topics = Topics::from_toml(terminology, &topic_files).unwrap();
    verify_topic_examples(terminology, &topics).unwrap_or_else(|error| panic!("{error}"));
}

/// Editors that know JSON Schema warn while one types: what the loader reads must pass, what it refuses must not.
#[test]
fn the_schemas_accept_the_data_and_refuse_unknown_fields() {
    let [concept, bundle] = ["concept", "bundle"].map(|name| {
        let path = csea_terms_tests::root().join(format!("terminology/schema/{name}.schema.json"));
        let schema: serde_json::Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        jsonschema::validator_for(&schema).unwrap()
    });
    for file in files() {
        let mut value: serde_json::Value = toml::from_str(&file.text).unwrap();
        let validator = if value.get("id").is_some() { &concept } else { &bundle };
        let problems: Vec<String> = validator
            .iter_errors(&value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(problems.is_empty(), "{}: {}", file.name, problems.join("\n"));
        value["no-such-field"] = true.into();
        assert!(!validator.is_valid(&value), "{}", file.name);
    }
}

#[test]
fn the_schemas_are_fresh() {
    for (name, schema) in json_schemas() {
        let path = csea_terms_tests::root().join("terminology/schema").join(name);
        assert!(fs::read_to_string(path).unwrap() == schema, "{name}: run `cargo xtask gen`");
    }
}

#[test]
fn every_example_holds() {
    let terminology = Terminology::from_toml(&version(), &files()).unwrap_or_else(|error| panic!("{error}"));
    if let Err(error) = verify_examples(&terminology) {
        panic!("{error}");
    }
}

#[test]
fn files_stand_where_their_entries_say() {
    let root = csea_terms_tests::root().join("terminology/concepts");
    for concept in Terminology::builtin().concepts() {
        let path = root.join(&*concept.group).join(format!("{}.toml", concept.id));
        assert!(path.exists(), "{} should stand in {}", concept.id, path.display());
    }
}

/// No bidirectional controls, invisible characters or letters of other scripts where plain text belongs.
#[test]
fn data_holds_plain_letters_and_punctuation_only() {
    for file in files() {
        for (number, line) in file.text.lines().enumerate() {
            let odd = line.chars().find(|character| {
                matches!(u32::from(*character), 0x00AD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF)
                    || character.is_control() && *character != '\t'
            });
            assert!(odd.is_none(), "{}:{}: holds {odd:?}", file.name, number + 1);
        }
    }
}

/// What authorities dispute is never called an error.
#[test]
fn disputed_wording_is_never_to_be_avoided() {
    let terminology = Terminology::builtin();
    for disputed in [
        "victim",
        "survivor",
        "alleged victim",
        "sextortion",
        "self-generated child sexual abuse material",
        "indecent images",
        "sex offender",
        "grooming gang",
        "child bride",
        "child-on-child abuse",
        "child sexual abuse material",
        "child sexual exploitation material",
    ] {
        for entry in terminology.lookup(disputed) {
            assert!(
                entry.designation.text != disputed || entry.designation.usage < Usage::Avoid,
                "{disputed} is disputed, but to be avoided in {}",
                entry.concept.id
            );
        }
    }
}

#[test]
fn bad_data_is_reported_all_at_once_with_place_and_remedy() {
    let file = DataFile {
        name: "house.toml".to_owned(),
        text: r#"
            [[concept]]
            id = "Bad Id"
            group = "x"
            label = "x"
            definition = ""
            [[concept.designation]]
            id = "one"
            text = "one"
            patterns = ["(open", "{nobody} word"]
            status = "wrong"
            usage = "avoid"
            sources = [{ id = "none", evidence = "guess", mark = "avoid" }]
        "#
        .to_owned(),
    };
    let error = Terminology::builtin().extended(&[file]).unwrap_err();
    let text = error.to_string();
    for part in [
        "house.toml",
        "Bad Id",
        "definition",
        "`)` is missing",
        "`wrong` is not one of",
        "`guess` is not one of",
    ] {
        assert!(text.contains(part), "{part} is missing in:\n{text}");
    }
}
