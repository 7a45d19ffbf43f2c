//! The configuration file `csea-terms.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use csea_terms::EvidenceGrade;
use serde::Deserialize;

use crate::hint::{did_you_mean, nearest};
use crate::problem::Problem;
use crate::vocabulary::{FormatChoice, Level};

const NAME: &str = "csea-terms.toml";

/// What the file says.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// Languages of the texts.
    pub(crate) languages: Option<Vec<String>>,
    /// Lowest level that is reported.
    pub(crate) level: Option<Level>,
    /// Audience of the texts: a profile of the terminology.
    pub(crate) profile: Option<String>,
    /// Weakest evidence that is accepted.
    #[serde(deserialize_with = "evidence")]
    pub(crate) evidence: Option<EvidenceGrade>,
    /// Concepts, or designations of concepts, that are left alone.
    pub(crate) allow: Vec<String>,
    /// Files that extend the terminology, relative to the configuration.
    pub(crate) terminology: Vec<PathBuf>,
    /// What is not read in folders, as in a `.gitignore` file.
    pub(crate) exclude: Vec<String>,
    /// Settings of some of the documents.
    pub(crate) paths: Vec<PathConfig>,
    /// The file itself; empty if there is none.
    #[serde(skip)]
    pub(crate) file: PathBuf,
}

/// Settings of the documents that a glob describes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PathConfig {
    /// Which documents, as in a `.gitignore` file.
    pub(crate) glob: String,
    /// Lowest level that is reported there.
    pub(crate) level: Option<Level>,
    /// Audience of the texts there.
    pub(crate) profile: Option<String>,
    /// What is left alone there besides.
    #[serde(default)]
    pub(crate) allow: Vec<String>,
    /// How they are to be read.
    pub(crate) format: Option<FormatChoice>,
}

impl Config {
    /// Reads the file given, else the next one in the working folder or above; without one, everything is left at its default.
    pub(crate) fn load(given: Option<&Path>, working_folder: &Path) -> Result<Self, Problem> {
        let file = match given {
            Some(file) => file.to_owned(),
            None => {
                match working_folder.ancestors().map(|folder| folder.join(NAME)).find(|file| file.is_file()) {
                    Some(file) => file,
                    None => return Ok(Self::default()),
                }
            }
        };
        let text = fs::read_to_string(&file).map_err(|error| Problem::io(&file, "read", &error))?;
        let config: Self = toml::from_str(&text).map_err(|error| explain(&file, &text, &error))?;
        Ok(Self { file, ..config })
    }

    /// The folder that paths and globs of the file start from.
    pub(crate) fn folder(&self) -> &Path {
        self.file.parent().unwrap_or(Path::new(""))
    }
}

fn evidence<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<EvidenceGrade>, D::Error> {
    let name = String::deserialize(deserializer)?;
    let unknown = || format!("unknown variant `{name}`, expected one of {}", quoted_grades());
    name.parse().map(Some).map_err(|_| serde::de::Error::custom(unknown()))
}

fn quoted_grades() -> String {
    EvidenceGrade::ALL.iter().map(|grade| format!("`{grade}`")).collect::<Vec<_>>().join(", ")
}

/// The problem with its line, and the name that was probably meant.
fn explain(file: &Path, text: &str, error: &toml::de::Error) -> Problem {
    let line = error.span().map(|span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
    let place =
        line.map_or_else(|| file.display().to_string(), |line| format!("{}: line {line}", file.display()));
    let message = error.message();
    let unknown = message.starts_with("unknown ");
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).filter(|_| unknown).collect();
    let meant = names
        .split_first()
        .map(|(asked, known)| nearest(asked, known.iter().copied(), 1))
        .unwrap_or_default();
    Problem::new(place, message.replace("variant", "value").replace("field", "key"), did_you_mean(&meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_are_explained() {
        let problem = |text: &str| {
            let error = toml::from_str::<Config>(text).unwrap_err();
            explain(Path::new("c.toml"), text, &error).to_string()
        };
        assert!(
            problem("\nlevle = \"info\"")
                .starts_with("c.toml: line 2: unknown key `levle`, expected one of `languages`")
        );
        assert!(problem("\nlevle = \"info\"").ends_with("did you mean `level`?"));
        assert!(problem("level = \"cautoin\"").ends_with("did you mean `caution`?"));
        assert!(problem("evidence = \"atested\"").ends_with("did you mean `attested`?"));
        assert!(problem("[[paths]]\nglob = \"a\"\nformt = \"html\"").ends_with("did you mean `format`?"));
    }
}
