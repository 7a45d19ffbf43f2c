//! The wording that somebody without this project would search for: every discouraged term as it is written.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use csea_terms::terminology::Entry;
use csea_terms::{Terminology, Usage};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct ConceptFile {
    #[serde(default)]
    designation: Vec<Row>,
}

#[derive(Debug, Deserialize)]
struct Row {
    text: String,
    #[serde(default)]
    language: Option<String>,
    usage: String,
    #[serde(default)]
    flagged: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct SpellingFile {
    plurals: BTreeMap<String, String>,
}

/// The English terms that raise a finding at the default level, as the data names them.
pub fn designations() -> Vec<String> {
    let raises =
        |entry: &Entry| entry.designation.usage >= Usage::Caution && entry.designation.language == "en";
    Terminology::builtin()
        .designations()
        .filter(raises)
        .map(|entry| entry.designation.text.to_string())
        .collect()
}

/// The same terms as surface forms in lower case: each term, its plural, and what is marked in
/// its examples. Sorted, each once.
///
/// # Errors
/// A file of `terminology/` that cannot be read.
pub fn surface_forms() -> Result<Vec<String>, Box<dyn Error>> {
    let terminology = Path::new(env!("CARGO_MANIFEST_DIR")).join("../terminology");
    let spelling: SpellingFile = toml::from_str(&fs::read_to_string(terminology.join("spelling.toml"))?)?;
    let mut forms = BTreeSet::new();
    for path in toml_files(&terminology.join("concepts"))? {
        let file: ConceptFile = toml::from_str(&fs::read_to_string(&path)?)?;
        for row in file.designation.iter().filter(|row| row.is_searched()) {
            forms.insert(tidy(&row.text));
            forms.insert(plural(&tidy(&row.text), &spelling.plurals));
            forms.extend(row.flagged.iter().flat_map(|example| marked(example)));
        }
    }
    forms.remove("");
    Ok(forms.into_iter().collect())
}

impl Row {
    fn is_searched(&self) -> bool {
        let is_english = self.language.as_ref().is_none_or(|language| language == "en");
        is_english && ["caution", "avoid"].contains(&self.usage.as_str())
    }
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// What stands in `[[ ]]` in an example, in lower case.
fn marked(example: &str) -> Vec<String> {
    example.split("[[").skip(1).filter_map(|rest| rest.split("]]").next()).map(tidy).collect()
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn plural(term: &str, irregular: &BTreeMap<String, String>) -> String {
    let (before, last) = term.rsplit_once(' ').map_or(("", term), |(before, last)| (before, last));
    let last = match irregular.get(last) {
        Some(plural) => plural.clone(),
        None if last.ends_with(['s', 'x']) || last.ends_with("ch") => last.to_owned(),
        None if last.ends_with('y') && !last.ends_with(['a', 'e', 'o']) => {
            format!("{}ies", last.trim_end_matches('y'))
        }
        None => format!("{last}s"),
    };
    format!("{before} {last}").trim_start().to_owned()
}
