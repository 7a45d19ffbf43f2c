//! The terminology: concepts, designations, sources, and what their recognition needs. Knows nothing of text or matching.

#[cfg(feature = "toml")]
mod build;
mod builtin;
#[cfg(feature = "toml")]
mod check;
mod collection;
mod columns;
mod compiled;
mod concept;
mod context_data;
mod error;
mod gate;
pub mod inflection;
#[cfg(feature = "toml")]
mod load;
mod lookup;
pub mod pattern;
mod profile;
#[cfg(feature = "toml")]
mod raw;
#[cfg(feature = "schema")]
mod schema;
mod topics;
#[cfg(feature = "toml")]
mod topics_build;
mod topics_compiled;
mod vocabulary;
mod written;

pub use collection::{Entry, Redirect, Terminology};
pub use concept::{Concept, Designation, Replacement, Source, SourceRow};
pub use context_data::{Cue, ExemptionKind, Instrument, TitleScope, Weight};
pub use error::{LoadError, Problem};
pub use gate::{Gate, GateRef, Reach, Side, Within};
#[cfg(feature = "toml")]
pub use load::{DataFile, compile, compile_extension, compile_lines};
pub use profile::{Profile, ProfileRule};
#[cfg(feature = "schema")]
pub use schema::json_schemas;
pub use topics::{CarriedRole, Crosswalk, Frame, FrameReach, Framework, Scheme, Topic, TopicContext, Topics};
#[cfg(feature = "toml")]
pub use topics_build::{compile_topic_lines, compile_topics};
pub use vocabulary::{
    AdministrativeStatus, Applicability, EvidenceGrade, Kind, SourceMark, UnknownName, Usage,
};
pub(crate) use vocabulary::{Vocabulary, vocabulary};
pub use written::{Patterns, Text};
