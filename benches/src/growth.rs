//! Texts that grow: a step that looks at the whole text for every part of it shows as time that grows with the square of the size.

use csea_terms::Format;
use serde::Deserialize;

use crate::definition::FormatName;

/// A way to make a text of about a given size that is hard on some step.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Growth {
    /// What grows.
    pub name: String,
    #[serde(default)]
    format: FormatName,
    unit: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    edge: String,
    growth: Vec<Growth>,
}

/// A case with the finding that stands on either side of it.
#[derive(Clone, Debug)]
pub struct Case {
    growth: Growth,
    edge: String,
}

impl Case {
    /// What grows.
    pub fn name(&self) -> &str {
        &self.growth.name
    }

    /// How the text is written.
    pub fn format(&self) -> Format {
        self.growth.format.into()
    }

    /// The text of at least `bytes` bytes.
    pub fn text(&self, bytes: usize) -> String {
        let units = bytes.div_ceil(self.growth.unit.len().max(1));
        [self.edge.as_str(), " ", &self.growth.unit.repeat(units), " ", &self.edge].concat()
    }
}

/// All of them, as `benches/data/growth.toml` has them.
///
/// # Errors
/// What is wrong with the file.
pub fn all() -> Result<Vec<Case>, toml::de::Error> {
    let file: File = toml::from_str(include_str!("../data/growth.toml"))?;
    Ok(file.growth.into_iter().map(|growth| Case { growth, edge: file.edge.clone() }).collect())
}
