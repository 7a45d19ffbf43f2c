//! Terminology of child sexual exploitation and abuse (CSEA), as professionals should use it.

mod checking;
pub mod classifying;
mod context;
pub mod fold;
pub mod markup;
mod matching;
pub mod output;
pub mod terminology;
pub mod text;

pub use checking::{
    ApplyError, BuildError, Checker, CheckerBuilder, Document, Edit, EditError, Exemption, Finding, Grounds,
    Limits, Report, Suggestion, apply_edits, verify_examples,
};
pub use classifying::{
    Classification, Classifier, ClassifierBuilder, Coverage, Evidence, Extent, Tag, verify_topic_examples,
};
pub use context::Notice;
pub use markup::Format;
pub use terminology::{Applicability, EvidenceGrade, ExemptionKind, Terminology, Usage};
