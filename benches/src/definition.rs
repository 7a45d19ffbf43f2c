//! What is measured, and the findings that each measurement must give.

use csea_terms::{BuildError, Checker, Format, Usage};
use serde::Deserialize;

use crate::haystack::{Filler, Haystack, Shape};

/// A haystack, how it is checked, and what the check must give.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// What the text is like.
    pub name: String,
    #[serde(default)]
    filler: Filler,
    #[serde(default)]
    shape: Shape,
    #[serde(default)]
    format: FormatName,
    #[serde(default)]
    level: LevelName,
    /// Bytes between planted sentences; none is planted without it.
    every: Option<usize>,
    /// What there is in the first [`COUNTED`] bytes.
    pub expected: Expected,
}

/// Numbers of findings and of exempted places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Findings at the level that is asked for.
    pub findings: usize,
    /// Places that are recognised and left alone.
    pub exempted: usize,
}

impl std::ops::Add for Expected {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { findings: self.findings + other.findings, exempted: self.exempted + other.exempted }
    }
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FormatName {
    #[default]
    Plain,
    Markdown,
    Html,
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Plain => Self::Plain,
            FormatName::Markdown => Self::Markdown,
            FormatName::Html => Self::Html,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum LevelName {
    Info,
    #[default]
    Caution,
}

#[derive(Debug, Deserialize)]
struct File {
    haystack: Vec<Definition>,
}

/// Bytes of the haystack for which the expected numbers are written down.
pub const COUNTED: usize = 100_000;
/// The seed of all haystacks.
const SEED: u64 = 20_250;

impl Definition {
    /// The haystack, at least `bytes` bytes, and what it holds.
    pub fn haystack(&self, bytes: usize) -> Haystack {
        Haystack::new((self.filler, self.shape, self.format()), self.every, bytes, SEED)
    }

    /// How the text is written.
    pub fn format(&self) -> Format {
        self.format.into()
    }

    /// The checker that the definition asks for.
    ///
    /// # Errors
    /// A [`BuildError`] where the built-in data makes no checker, which the core's tests rule out.
    pub fn checker(&self) -> Result<Checker, BuildError> {
        match self.level {
            LevelName::Caution => Ok(Checker::builtin().clone()),
            LevelName::Info => Checker::builder().level(Usage::Info).build(),
        }
    }
}

/// All definitions, as `benches/definitions.toml` has them.
///
/// # Errors
/// What is wrong with the file.
pub fn all() -> Result<Vec<Definition>, toml::de::Error> {
    toml::from_str::<File>(include_str!("../definitions.toml")).map(|file| file.haystack)
}

/// One definition by name.
///
/// # Errors
/// That there is none of this name, or what is wrong with the file.
pub fn named(name: &str) -> Result<Definition, Box<dyn std::error::Error>> {
    let all = all()?;
    all.into_iter()
        .find(|item| item.name == name)
        .ok_or_else(|| format!("`{name}` is not in benches/definitions.toml").into())
}
