//! The whole collection.

use std::collections::BTreeMap;

use super::concept::{Concept, Designation, Source};
use super::context_data::{Cue, Instrument};
use super::gate::{Gate, GateRef};
use super::inflection::Spelling;
use super::profile::Profile;
use super::written::{Patterns, Text};

/// A whole collection of concepts with everything their recognition needs.
///
/// Immutable once loaded. [`Terminology::builtin`] gives the data that comes with the crate.
#[derive(Clone, Debug, Default)]
pub struct Terminology {
    pub(crate) version: Text,
    pub(crate) concepts: Vec<Concept>,
    pub(crate) groups: BTreeMap<Text, Patterns>,
    pub(crate) gates: BTreeMap<Text, Gate>,
    pub(crate) cues: Vec<Cue>,
    pub(crate) instruments: Vec<Instrument>,
    pub(crate) profiles: Vec<Profile>,
    pub(crate) sources: BTreeMap<Text, Source>,
    pub(crate) redirects: BTreeMap<Text, Redirect>,
    pub(crate) spelling: Spelling,
}

/// What became of an id that is no longer used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// The id that stands for it now, if any.
    pub to: Option<Text>,
    /// Why.
    pub why: Text,
}

/// A designation found by [`Terminology::lookup`], with its concept.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'t> {
    /// The concept.
    pub concept: &'t Concept,
    /// The designation.
    pub designation: &'t Designation,
}

impl Terminology {
    /// The version of the data, such as `2026.11`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// All concepts, sorted by id.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concept with this id; a renamed id leads to its successor.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        let by_id = |id: &str| {
            let at = self.concepts.binary_search_by(|concept| (*concept.id).cmp(id)).ok()?;
            self.concepts.get(at)
        };
        by_id(id).or_else(|| by_id(self.redirects.get(id)?.to.as_deref()?))
    }

    /// Every designation, concept by concept.
    pub fn designations(&self) -> impl Iterator<Item = Entry<'_>> {
        self.concepts.iter().flat_map(|concept| {
            concept.designations.iter().map(move |designation| Entry { concept, designation })
        })
    }

    /// All sources, by id.
    pub fn sources(&self) -> &BTreeMap<Text, Source> {
        &self.sources
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.get(id)
    }

    /// Official titles that hold discouraged wording, sorted by id.
    pub fn instruments(&self) -> &[Instrument] {
        &self.instruments
    }

    /// Ids that were renamed or retired.
    pub fn redirects(&self) -> &BTreeMap<Text, Redirect> {
        &self.redirects
    }

    /// The gate that a designation refers to.
    pub(crate) fn gate<'t>(&'t self, gate: &'t GateRef) -> Option<&'t Gate> {
        match gate {
            GateRef::Named(name) => self.gates.get(name),
            GateRef::Inline(gate) => Some(gate),
        }
    }
}

/// Puts an entry into a list that is sorted by ids, in the place of one with the same id if there is one.
pub(super) fn replace_or_insert<T>(list: &mut Vec<T>, new: T, id: impl Fn(&T) -> &Text) {
    match list.binary_search_by(|old| id(old).cmp(id(&new))) {
        Ok(same) => list[same] = new,
        Err(next) => list.insert(next, new),
    }
}
