//! The direction of dependencies in the core, read from its `use crate::…` lines and paths.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the project has failed")]

use std::fs;
use std::path::Path;

/// For every module, what it may use. A module may always use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("terminology", &[]),
    ("fold", &["text"]),
    ("markup", &["text", "terminology"]),
    ("matching", &["text", "terminology", "fold", "markup"]),
    ("context", &["text", "terminology", "fold", "markup", "matching"]),
    ("checking", &["text", "terminology", "fold", "markup", "matching", "context"]),
    ("classifying", &["text", "terminology", "markup", "matching", "context"]),
    ("output", &["text", "terminology", "markup", "checking", "classifying", "Format"]),
];

fn rust_files(folder: &Path, files: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The modules that a source text names after `crate::`, outside comments.
fn used(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let code = line.split("//").next().unwrap_or_default();
        for (at, _) in code.match_indices("crate::") {
            if code[..at].ends_with('$') {
                continue;
            }
            let name: String = code[at + "crate::".len()..]
                .chars()
                .take_while(|character| character.is_alphanumeric() || *character == '_')
                .collect();
            if !name.is_empty() {
                found.push((number + 1, name));
            }
        }
    }
    found
}

#[test]
fn modules_use_only_what_lies_before_them() {
    let source = csea_terms_tests::root().join("core/src");
    let mut forbidden = Vec::new();
    for (module, allowed) in MAY_USE {
        let mut files = Vec::new();
        rust_files(&source.join(module), &mut files);
        assert!(!files.is_empty(), "{module} has no files");
        for path in files.iter().filter(|path| !path.components().any(|part| part.as_os_str() == "tests")) {
            for (line, name) in used(&fs::read_to_string(path).unwrap()) {
                if name != *module && !allowed.contains(&name.as_str()) {
                    forbidden.push(format!("{}:{line}: {module} must not use {name}", path.display()));
                }
            }
        }
    }
    assert!(forbidden.is_empty(), "{}", forbidden.join("\n"));
}

#[test]
fn every_module_of_the_core_has_its_row() {
    let library = fs::read_to_string(csea_terms_tests::root().join("core/src/lib.rs")).unwrap();
    for line in library.lines() {
        let declaration = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "));
        if let Some(name) = declaration.and_then(|rest| rest.strip_suffix(';')) {
            assert!(MAY_USE.iter().any(|(module, _)| *module == name), "{name} has no row");
        }
    }
}
