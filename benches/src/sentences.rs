//! The sentences that are planted, and what filler text is made of.

use std::sync::LazyLock;

use serde::Deserialize;

/// A sentence with what a checker must say of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plant {
    /// The sentence.
    pub text: String,
    /// What is found in it, in order.
    #[serde(default)]
    pub findings: Vec<String>,
    /// What is recognised in it and left alone, in order.
    #[serde(default)]
    pub exempted: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct PlantFile {
    plant: Vec<Plant>,
}

/// What filler text is made of.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fillers {
    pub(crate) syllables: Vec<String>,
    pub(crate) mixed: Vec<String>,
    pub(crate) emoji: Vec<String>,
    pub(crate) cjk: Vec<String>,
    pub(crate) dense: Vec<String>,
}

// A file that cannot be read gives no sentences, and every expected count is then wrong.
static PLANTS: LazyLock<Vec<Plant>> = LazyLock::new(|| {
    toml::from_str::<PlantFile>(include_str!("../data/sentences.toml")).unwrap_or_default().plant
});
static FILLERS: LazyLock<Fillers> =
    LazyLock::new(|| toml::from_str(include_str!("../data/fillers.toml")).unwrap_or_default());

/// The sentences that are planted, in turn.
pub fn plants() -> &'static [Plant] {
    &PLANTS
}

pub(crate) fn fillers() -> &'static Fillers {
    &FILLERS
}
