use serde::Serialize;

use super::check::SpanOutput;
use crate::classifying::{Classification, Coverage, Tag};
use crate::terminology::{Topic, Topics};
use crate::text::{Positions, Span};

/// What a text speaks about, for the contract `classify`. A tag does not say that anything happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassificationOutput {
    /// Every facet but `measure`, sorted by score.
    pub threats: Vec<TagOutput>,
    /// Protective topics, sorted by score.
    pub measures: Vec<TagOutput>,
    /// Capabilities of response frameworks, sorted by score.
    pub frameworks: Vec<TagOutput>,
}

/// A topic that a text speaks about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TagOutput {
    /// Identifier of the topic.
    pub id: String,
    /// Heading.
    pub label: String,
    /// Strength of the best rule, 0.50 to 1.00, two decimals. No probability.
    pub score: f64,
    /// What led to it.
    pub evidence: Vec<EvidenceOutput>,
    /// Recommended words of the terminology's concepts for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<String>,
    /// Codes of the schemes asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeOutput>,
}

/// What led to a tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EvidenceOutput {
    /// The words as they stand in the source.
    pub surface: String,
    /// Where they stand.
    pub span: SpanOutput,
    /// Line, from 1.
    pub line: usize,
    /// The rule, as the data has it.
    pub rule: String,
}

/// A code of another scheme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Code"))]
pub struct CodeOutput {
    /// Identifier of the scheme.
    pub scheme: String,
    /// The code.
    pub code: String,
    /// What the scheme calls it.
    pub label: String,
    /// `exact`, `close`, `broad`, `narrow` or `related`.
    pub relation: String,
    /// Grade of the evidence; never below `recalled-high`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::terminology::EvidenceGrade"))]
    pub evidence: &'static str,
}

impl CodeOutput {
    /// The codes of a topic in schemes whose id starts with one of `schemes`; all if `schemes` is empty.
    pub fn of(topic: &Topic, schemes: &[String]) -> Vec<Self> {
        topic
            .codes()
            .filter(|entry| {
                schemes.is_empty() || schemes.iter().any(|id| entry.scheme.starts_with(id.as_str()))
            })
            .map(|entry| Self {
                scheme: entry.scheme.to_string(),
                code: entry.code.to_string(),
                label: entry.label.to_string(),
                relation: entry.relation.to_string(),
                evidence: entry.evidence.as_str(),
            })
            .collect()
    }
}

impl ClassificationOutput {
    /// The classification of `source`, with codes of the schemes whose ids start with one of `schemes`.
    pub fn new(topics: &Topics, source: &str, classification: &Classification, schemes: &[String]) -> Self {
        let spans: Vec<Span> =
            classification.tags().flat_map(|tag| tag.evidence.iter().map(|evidence| evidence.span)).collect();
        let places = Positions::locate(source, &spans);
        let mut places = places.iter();
        let mut list = |tags: &[Tag]| -> Vec<TagOutput> {
            tags.iter().map(|tag| tag_output(topics, tag, &mut places, schemes)).collect()
        };
        Self {
            threats: list(&classification.threats),
            measures: list(&classification.measures),
            frameworks: list(&classification.frameworks),
        }
    }
}

fn tag_output<'p>(
    topics: &Topics,
    tag: &Tag,
    places: &mut impl Iterator<Item = &'p Positions>,
    schemes: &[String],
) -> TagOutput {
    let topic = topics.topic(&tag.id);
    let evidence = tag
        .evidence
        .iter()
        .zip(places)
        .map(|(evidence, place)| EvidenceOutput {
            surface: evidence.surface.clone(),
            span: place.into(),
            line: place.start.line,
            rule: evidence.rule.clone(),
        })
        .collect();
    TagOutput {
        id: tag.id.clone(),
        label: tag.label.clone(),
        score: tag.score,
        evidence,
        recommended: topic.map(recommended).unwrap_or_default(),
        codes: topic
            .filter(|_| !schemes.is_empty())
            .map(|topic| CodeOutput::of(topic, schemes))
            .unwrap_or_default(),
    }
}

fn recommended(topic: &Topic) -> Vec<String> {
    let terminology = crate::terminology::Terminology::builtin();
    topic
        .concepts
        .iter()
        .filter_map(|id| Some(terminology.concept(id)?.preferred("en")?.text.to_string()))
        .collect()
}

/// A topic with all that a reader may want to know of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopicOutput {
    /// Identifier.
    pub id: String,
    /// Heading.
    pub label: String,
    /// Definition in the project's own words.
    pub definition: String,
    /// The topic above.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Version of the data in which it appeared.
    pub since: String,
    /// Grade of the evidence for the topic itself, where that is in question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<&'static str>,
    /// Concepts of the terminology.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<String>,
    /// Recommended words for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<String>,
    /// Topics below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub narrower: Vec<String>,
    /// Codes of other schemes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeOutput>,
}

impl TopicOutput {
    /// Everything about a topic.
    pub fn new(topics: &Topics, topic: &Topic) -> Self {
        Self {
            id: topic.id.to_string(),
            label: topic.label.to_string(),
            definition: topic.definition.to_string(),
            parent: topic.parent.as_deref().map(str::to_owned),
            since: topic.since.to_string(),
            evidence: topic.evidence.map(crate::terminology::EvidenceGrade::as_str),
            concepts: topic.concepts.iter().map(ToString::to_string).collect(),
            recommended: recommended(topic),
            narrower: topics
                .all()
                .iter()
                .filter(|other| other.parent.as_ref() == Some(&topic.id))
                .map(|other| other.id.to_string())
                .collect(),
            codes: CodeOutput::of(topic, &[]),
        }
    }
}

/// A capability of a framework and whether a text speaks about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CoverageOutput {
    /// Identifier of the capability.
    pub id: String,
    /// Heading.
    pub label: String,
    /// Grade of the evidence for the capability itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<&'static str>,
    /// The score; none if the text does not speak about it.
    pub score: Option<f64>,
    /// The strongest words that led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
}

impl CoverageOutput {
    /// One entry for each capability of the framework.
    pub fn rows(coverage: &Coverage<'_>) -> Vec<Self> {
        coverage
            .rows
            .iter()
            .map(|row| Self {
                id: row.capability.id.to_string(),
                label: row.capability.label.to_string(),
                evidence: row.capability.evidence.map(crate::terminology::EvidenceGrade::as_str),
                score: row.tag.map(|tag| tag.score),
                surface: row.tag.and_then(|tag| tag.evidence.first()).map(|first| first.surface.clone()),
            })
            .collect()
    }
}
