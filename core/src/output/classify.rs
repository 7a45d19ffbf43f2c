use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize};

use super::check::{SpanOutput, ToolOutput};
use super::names::{self, Name};
use crate::classifying::{Classification, Coverage, MEASURE, Tag};
use crate::terminology::{EvidenceGrade, Topic, Topics};
use crate::text::{Positions, Span};

/// Everything that one run of `classify` says of its documents.
#[derive(Clone, Debug, Serialize)]
pub struct ClassifyOutput {
    /// [`super::SCHEMA`].
    pub schema: u32,
    /// Who speaks.
    pub tool: ToolOutput,
    /// One entry a document, in the order given.
    pub documents: Vec<ClassifiedOutput>,
}

/// One document and what it speaks about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassifiedOutput {
    /// [`super::SCHEMA`], on a line of `jsonl` output.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<u32>,
    /// The path as given; `-` for standard input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The id of the input line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<serde_json::Value>,
    /// `plain`, `markdown` or `html`.
    #[serde(deserialize_with = "names::of::<crate::Format, _>")]
    pub format: Name,
    /// Its tags.
    #[serde(flatten)]
    pub tags: ClassificationOutput,
    /// The capabilities of the framework asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<Vec<CoverageOutput>>,
}

/// What a text speaks about, for the contract `classify`. A tag does not say that anything happened.
#[derive(Clone, Debug, Default, PartialEq, Hash, Serialize, Deserialize)]
pub struct ClassificationOutput {
    /// Every facet but `measure`, sorted by score.
    pub threats: Vec<TagOutput>,
    /// Protective topics, sorted by score.
    pub measures: Vec<TagOutput>,
    /// Capabilities of response frameworks, sorted by score.
    pub frameworks: Vec<TagOutput>,
}

/// A topic that a text speaks about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<String>,
    /// Codes of the schemes asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub codes: Vec<CodeOutput>,
}

/// What led to a tag.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    #[serde(deserialize_with = "names::of::<EvidenceGrade, _>")]
    pub evidence: Name,
}

/// What a topic is, which its id tells: `threat`, `measure` or `framework` (a capability of one).
pub fn topic_kind(id: &str) -> &'static str {
    if id.contains(':') {
        "framework"
    } else if topic_facet(id) == MEASURE {
        "measure"
    } else {
        "threat"
    }
}

/// The facet of a topic, or the framework of a capability, which its id tells.
pub fn topic_facet(id: &str) -> &str {
    id.split(['.', ':']).next().unwrap_or_default()
}

impl Hash for TagOutput {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, self.score.to_bits(), &self.evidence).hash(state);
    }
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
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "names::optional::<EvidenceGrade, _>"
    )]
    pub evidence: Option<Name>,
    /// Concepts of the terminology.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub concepts: Vec<String>,
    /// Recommended words for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub recommended: Vec<String>,
    /// Topics below it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrower: Vec<String>,
    /// Codes of other schemes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
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
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CoverageOutput {
    /// Identifier of the capability.
    pub id: String,
    /// Heading.
    pub label: String,
    /// Grade of the evidence for the capability itself.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "names::optional::<EvidenceGrade, _>"
    )]
    pub evidence: Option<Name>,
    /// The score; none if the text does not speak about it.
    pub score: Option<f64>,
    /// The strongest words that led to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
}

impl Hash for CoverageOutput {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.id, self.score.map(f64::to_bits), &self.surface).hash(state);
    }
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
