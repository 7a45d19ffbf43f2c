//! The output contract: what the command prints and the bindings hand over, as values that serialise.
//!
//! Versioned by [`SCHEMA`]; every place is given in UTF-8 bytes, UTF-16 code units and code points of the source.

mod check;
mod classify;
mod classifying;
mod explain;
mod names;
mod options;
mod profile;

pub use check::{
    CheckOutput, DocumentOutput, EditOutput, ExemptionOutput, FindingOutput, LineOutput, NoticeOutput,
    SourceOutput, SpanOutput, SuggestionOutput, ToolOutput,
};
pub use classify::{
    ClassificationOutput, ClassifiedOutput, ClassifyOutput, CodeOutput, CoverageOutput, EvidenceOutput,
    TagOutput, TopicOutput, topic_facet, topic_kind,
};
pub use classifying::ClassifierOptions;
pub use explain::{ConceptOutput, DesignationOutput, SourceRowOutput};
pub use options::{CheckerOptions, OptionError};
pub use profile::{ProfileOutput, ProfileRuleOutput};

/// Version of the output contract.
pub const SCHEMA: u32 = 1;
