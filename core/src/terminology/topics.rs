//! What a classifier recognises: threats, measures and the capabilities of response frameworks. Knows nothing of text or matching.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::vocabulary::EvidenceGrade;
use super::written::{Patterns, Text};

const COMPILED: &str = include_str!("topics.compiled");

/// How far apart the roles of a frame may stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FrameReach {
    /// In one sentence.
    #[default]
    Sentence,
    /// In one sentence, the first and the last no more than so many words apart.
    Words(u8),
    /// In three sentences that follow each other.
    Near,
    /// In the paragraph, within eight sentences.
    Paragraph,
}

/// Roles that are met together, in any order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Each must occur.
    pub needs: Patterns,
    /// Of these some must occur …
    pub some: Patterns,
    /// … so many, each in words of its own.
    pub at_least: u8,
    /// None may occur.
    pub unless: Patterns,
    /// Whether the text must also speak of child sexual exploitation or abuse in reach (`{context}` among the needs).
    pub context: bool,
    /// How far apart they may stand.
    pub reach: FrameReach,
}

/// A role that goes on where only a pronoun repeats it: *a girl … . Then he asked **her** …*
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CarriedRole {
    /// The role, as frames write it.
    pub role: Text,
    /// The words that repeat it.
    pub by: Patterns,
}

/// A code of another scheme that corresponds to a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crosswalk {
    /// Id of the scheme.
    pub scheme: Text,
    /// The code.
    pub code: Text,
    /// What the scheme calls it.
    pub label: Text,
    /// `exact`, `close`, `broad`, `narrow` or `related`, as in SKOS.
    pub relation: Text,
    /// How well the code is evidenced. Below `recalled-high` it is not exported.
    pub evidence: EvidenceGrade,
}

/// A threat, a measure, or a capability of a framework.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Identifier: `harm.grooming.online`, or `mnr:leadership` for a capability.
    pub id: Text,
    /// Heading.
    pub label: Text,
    /// Definition in the project's own words.
    pub definition: Text,
    /// The topic above, if any.
    pub parent: Option<Text>,
    /// Version of the data in which it appeared.
    pub since: Text,
    /// Whether it is an umbrella that gives way to whatever is more specific in its facet.
    pub umbrella: bool,
    /// For the root of a facet: whether its topics are context for those of other facets.
    pub speaks: bool,
    /// For the root of a facet: whether its topics need their context in the same sentence.
    pub close: bool,
    /// How well the topic itself is evidenced, where that is in question (capabilities).
    pub evidence: Option<EvidenceGrade>,
    /// Concepts of the terminology whose recommended words name it.
    pub concepts: Vec<Text>,
    /// Wording that shows the topic by itself.
    pub signals: Patterns,
    /// Wording that shows it where the text speaks of child sexual exploitation or abuse.
    pub hints: Patterns,
    /// Roles that show it together.
    pub frames: Vec<Frame>,
    /// Near misses: what they cover counts for no topic in this branch.
    pub masks: Patterns,
    /// Sentences that speak of it. Empty in the compiled form.
    pub examples: Vec<Text>,
    /// Sentences that look alike and do not. Empty in the compiled form.
    pub near: Vec<Text>,
    /// Codes of other schemes.
    pub crosswalk: Vec<Crosswalk>,
    /// What the topic rests on.
    pub sources: Vec<Text>,
}

/// A response framework.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Identifier, the part of a capability's id before the colon.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Who issued it.
    pub owner: Text,
    /// When.
    pub year: Text,
    /// What should be known about it: editions, what is recalled.
    pub note: Text,
}

/// A scheme of codes that institutions report in.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Identifier.
    pub id: Text,
    /// Name.
    pub name: Text,
    /// Version.
    pub version: Text,
    /// Codes known of it.
    pub codes: Vec<Text>,
}

/// Context that decides whether hints count, and what discounts evidence.
#[derive(Clone, Debug, Default)]
pub struct TopicContext {
    /// Wording that makes a sentence speak of child sexual exploitation or abuse.
    pub signals: Patterns,
    /// The same by roles.
    pub frames: Vec<Frame>,
    /// Wording that takes the sentence out of scope: *this report does not cover*.
    pub scoping: Patterns,
    /// Wording that takes what follows up to the next comma out of scope: *unlike*.
    pub distancing: Patterns,
    /// Near misses and names of offices: what they cover counts for nothing.
    pub masks: Patterns,
    /// Roles that pronouns carry on into the sentences that follow.
    pub carried: Vec<CarriedRole>,
}

/// Everything that a classifier recognises.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    pub(crate) all: Vec<Topic>,
    pub(crate) frameworks: Vec<Framework>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) groups: BTreeMap<Text, Patterns>,
    pub(crate) context: TopicContext,
    pub(crate) redirects: BTreeMap<Text, Text>,
}

impl Frame {
    /// Every pattern of the frame.
    #[cfg(feature = "toml")]
    pub(crate) fn patterns(&self) -> [&Patterns; 3] {
        [&self.needs, &self.some, &self.unless]
    }
}

impl Topic {
    /// The facet (`harm`), or the framework of a capability (`mnr`).
    pub fn facet(&self) -> &str {
        self.id.split(['.', ':']).next().unwrap_or_default()
    }

    /// Whether it is a capability of a framework.
    pub fn is_capability(&self) -> bool {
        self.id.contains(':')
    }

    /// Whether it is the root of a facet, which is never reported.
    pub fn is_root(&self) -> bool {
        !self.id.contains(['.', ':'])
    }

    /// Codes of other schemes that are evidenced well enough to be exported.
    pub fn codes(&self) -> impl Iterator<Item = &Crosswalk> {
        self.crosswalk.iter().filter(|entry| entry.evidence >= EvidenceGrade::RecalledHigh)
    }
}

impl Topics {
    /// The built-in threats, measures and frameworks.
    ///
    /// # Cost
    /// The first call reads the compiled data; later calls return the same collection. A checker never pays for it.
    ///
    /// ```
    /// use csea_terms::terminology::Topics;
    /// let threat = Topics::builtin().topic("harm.grooming.online").unwrap();
    /// assert_eq!(threat.parent.as_deref(), Some("harm.grooming"));
    /// ```
    pub fn builtin() -> &'static Topics {
        Self::builtin_shared()
    }

    pub(crate) fn builtin_shared() -> &'static Arc<Topics> {
        static BUILTIN: OnceLock<Arc<Topics>> = OnceLock::new();
        // A test proves that the compiled data can be read, so the empty collection never takes its place.
        BUILTIN.get_or_init(|| Arc::new(Topics::from_static(COMPILED).unwrap_or_default()))
    }

    /// All topics, in the order of the data: parents before children.
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The topic with this id; a renamed id leads to its successor.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        let id = self.redirects.get(id).map_or(id, |to| &**to);
        self.all.iter().find(|topic| topic.id == id)
    }

    /// Response frameworks.
    pub fn frameworks(&self) -> &[Framework] {
        &self.frameworks
    }

    /// Schemes of codes.
    pub fn schemes(&self) -> &[Scheme] {
        &self.schemes
    }

    /// The topics that name a concept of the terminology as theirs.
    pub fn of_concept<'t>(&'t self, concept: &str) -> impl Iterator<Item = &'t Topic> {
        self.all.iter().filter(move |topic| topic.concepts.iter().any(|id| id == concept))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_topics_can_be_read() {
        let topics = Topics::from_static(COMPILED).unwrap();
        assert!(topics.all().len() > 200, "{}", topics.all().len());
        assert!(topics.all().iter().any(Topic::is_capability));
    }
}
