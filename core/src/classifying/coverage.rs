//! Which capabilities of a framework a text speaks about, and which not.

use super::classification::{Classification, Tag};
use crate::terminology::{Topic, Topics};

/// A capability and what a text says of it.
#[derive(Clone, Debug)]
pub struct CoverageRow<'t> {
    /// The capability.
    pub capability: &'t Topic,
    /// The tag, if the text speaks about it.
    pub tag: Option<&'t Tag>,
}

/// All capabilities of a framework, in its order.
#[derive(Clone, Debug)]
pub struct Coverage<'t> {
    /// Identifier of the framework.
    pub framework: &'t str,
    /// One row for each capability.
    pub rows: Vec<CoverageRow<'t>>,
}

impl<'t> Coverage<'t> {
    /// The coverage of a framework by a text that was classified; none if there is no such framework.
    ///
    /// ```
    /// use csea_terms::{Classifier, Coverage};
    /// let classifier = Classifier::builtin();
    /// let strategy = classifier.classify("The strategy sets up a national hotline for child sexual abuse material.");
    /// let coverage = Coverage::of(classifier.topics(), "mnr", &strategy).unwrap();
    /// assert!(coverage.rows.iter().any(|row| row.tag.is_some()));
    /// assert!(coverage.rows.iter().any(|row| row.tag.is_none()));
    /// ```
    pub fn of(topics: &'t Topics, framework: &str, text: &'t Classification) -> Option<Self> {
        let framework = topics.frameworks().iter().find(|known| known.id == framework)?;
        let rows = topics
            .all()
            .iter()
            .filter(|topic| topic.is_capability() && topic.facet() == framework.id)
            .map(|capability| CoverageRow {
                capability,
                tag: text.frameworks.iter().find(|tag| tag.id == capability.id),
            })
            .collect();
        Some(Self { framework: &framework.id, rows })
    }
}
