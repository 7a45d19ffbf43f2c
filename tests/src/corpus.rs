//! Labelled passages: `tests/corpora/wording/*.jsonl`.

use std::fs;

use serde::Deserialize;

/// A passage and what a careful editor would say of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// Unique name.
    pub id: String,
    /// Class of the passage.
    pub group: String,
    /// `plain`, `markdown` or `html`.
    pub format: String,
    /// `dev` or `test`.
    pub split: String,
    /// The text.
    pub text: String,
    /// Every occurrence of judged wording, in order.
    pub expect: Vec<Label>,
    /// Anything to know.
    #[serde(default)]
    pub note: Option<String>,
}

/// What an editor says of one occurrence.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// The wording in the source.
    pub surface: String,
    /// `avoid`, `caution`, `info` or `exempt`.
    pub level: String,
    /// Why it is exempt or lowered.
    pub kind: Option<String>,
    /// Replacements that an editor would accept.
    #[serde(default)]
    pub fits: Vec<String>,
}

/// Reads every passage of the wording corpus.
///
/// # Errors
/// A message with the file and line that cannot be read.
pub fn load() -> Result<Vec<Passage>, String> {
    lines("wording", &["clean", "uses", "mentions", "more", "third", "fourth", "fifth", "sixth"])
}

/// Reads every passage of the classification corpus.
///
/// # Errors
/// A message with the file and line that cannot be read.
pub fn classified() -> Result<Vec<serde_json::Value>, String> {
    lines("classification", &["passages", "second"])
}

/// The records of files of JSON Lines in a folder of the corpora.
fn lines<T: serde::de::DeserializeOwned>(folder: &str, names: &[&str]) -> Result<Vec<T>, String> {
    let mut records = Vec::new();
    for name in names {
        let path = crate::root().join(format!("tests/corpora/{folder}/{name}.jsonl"));
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let record = serde_json::from_str(line);
            records.push(record.map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))?);
        }
    }
    Ok(records)
}
