//! What a text speaks about.

use crate::text::Span;

/// What led to a tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The words as they stand in the source; for a frame from the first role to the last.
    pub surface: String,
    /// Where, in bytes of the source.
    pub span: Span,
    /// The rule, as the data has it.
    pub rule: String,
    /// What this rule weighs by itself, 0 to 1.
    pub score: f64,
}

/// A topic that a text speaks about. It does not say that anything happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Identifier of the topic.
    pub id: String,
    /// Heading of the topic.
    pub label: String,
    /// The strength of the best rule, raised by 0.02 for each further one, two decimals. No probability.
    pub score: f64,
    /// What led to it, the strongest first, at most ten.
    pub evidence: Vec<Evidence>,
}

/// The tags of a text, a paragraph or a sentence: each list sorted by score, then by id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Classification {
    /// Version of the data.
    pub terminology_version: String,
    /// Where the text, paragraph or sentence stands in the source.
    pub span: Span,
    /// Harms, technology, settings, actors, enablers, ways of gain.
    pub threats: Vec<Tag>,
    /// Protective topics. A measure is not a threat.
    pub measures: Vec<Tag>,
    /// Capabilities of response frameworks.
    pub frameworks: Vec<Tag>,
}

impl Classification {
    /// All tags: threats, then measures, then capabilities.
    pub fn tags(&self) -> impl Iterator<Item = &Tag> {
        self.threats.iter().chain(&self.measures).chain(&self.frameworks)
    }

    /// Whether there is a tag with this id.
    pub fn has(&self, id: &str) -> bool {
        self.tags().any(|tag| tag.id == id)
    }
}
