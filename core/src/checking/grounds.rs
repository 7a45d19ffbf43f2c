//! What is known of designations wherever they stand: made of the terminology when one is found first.

use std::sync::{Arc, OnceLock};

use super::finding::Grounds;
use crate::terminology::pattern::Sequence;
use crate::terminology::{Concept, Designation, Replacement, Terminology};

/// The grounds of all designations. Most are never asked for.
#[derive(Debug, Default)]
pub(super) struct AllGrounds {
    /// For every concept where its designations begin in `made`.
    starts: Vec<usize>,
    made: Vec<Made>,
}

/// What is made for one designation.
#[derive(Debug, Default)]
struct Made {
    grounds: OnceLock<Arc<Grounds>>,
    /// Its replacements, read.
    templates: OnceLock<Vec<Sequence>>,
}

impl AllGrounds {
    /// Room for the grounds of every designation of the terminology.
    pub(super) fn of(terminology: &Terminology) -> Self {
        let mut starts = Vec::with_capacity(terminology.concepts().len());
        let mut made = Vec::new();
        for concept in terminology.concepts() {
            starts.push(made.len());
            made.resize_with(made.len() + concept.designations.len(), Made::default);
        }
        Self { starts, made }
    }

    /// The grounds of a designation of the same terminology, by its place there.
    pub(super) fn get(
        &self,
        terminology: &Terminology,
        concept: u32,
        designation: u32,
    ) -> Option<Arc<Grounds>> {
        let (concept, designation, made) = self.place(terminology, concept, designation)?;
        Some(Arc::clone(made.grounds.get_or_init(|| Arc::new(make(concept, designation)))))
    }

    /// The replacements of a designation of the same terminology, read, in its order.
    pub(super) fn templates(&self, terminology: &Terminology, concept: u32, designation: u32) -> &[Sequence] {
        let Some((_, designation, made)) = self.place(terminology, concept, designation) else { return &[] };
        made.templates.get_or_init(|| designation.replacements.iter().map(Replacement::template).collect())
    }

    fn place<'s, 't>(
        &'s self,
        terminology: &'t Terminology,
        concept: u32,
        designation: u32,
    ) -> Option<(&'t Concept, &'t Designation, &'s Made)> {
        let place = self.starts.get(concept as usize)? + designation as usize;
        let concept = terminology.concepts().get(concept as usize)?;
        let designation = concept.designations.get(designation as usize)?;
        Some((concept, designation, self.made.get(place)?))
    }
}

fn make(concept: &Concept, designation: &Designation) -> Grounds {
    let mut sources = designation.sources.clone();
    sources.sort_by_key(|row| std::cmp::Reverse(row.evidence));
    Grounds {
        concept: concept.id.clone(),
        designation: designation.id.clone(),
        term: designation.text.clone(),
        preferred: concept.preferred(&designation.language).map(|preferred| preferred.text.clone()),
        usage: designation.usage,
        kind: designation.kind,
        reason: designation.reason.clone(),
        advice: designation.advice.clone(),
        exceptions: designation.exceptions.clone(),
        audience: designation.audience.clone(),
        sources,
    }
}
