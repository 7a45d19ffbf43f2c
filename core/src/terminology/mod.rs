//! The terminology: concepts, designations, sources, and what their recognition needs. Knows nothing of text or matching.

#[cfg_attr(not(feature = "toml"), expect(dead_code, reason = "edited data is read with it only"))]
mod build;
mod builtin;
mod check;
mod collection;
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
mod raw;
#[cfg(feature = "schema")]
mod schema;
mod topics;
mod topics_build;
mod vocabulary;

pub use collection::{Entry, Redirect, Terminology};
pub use concept::{Concept, Designation, Replacement, Source, SourceRow};
pub use context_data::{Cue, ExemptionKind, Instrument, TitleScope, Weight};
pub use error::{LoadError, Problem};
pub use gate::{Gate, GateRef, Reach, Side, Within};
#[cfg(feature = "toml")]
pub use load::{DataFile, compile_extension, compile_lines};
pub use profile::{Profile, ProfileRule};
#[cfg(feature = "schema")]
pub use schema::json_schemas;
pub use topics::{
    CarriedRole, Crosswalk, Frame, FrameReach, Framework, Pattern, Scheme, Topic, TopicContext, Topics,
};
#[cfg(feature = "toml")]
pub use topics_build::compile_topics;
pub(crate) use vocabulary::vocabulary;
pub use vocabulary::{
    AdministrativeStatus, Applicability, EvidenceGrade, Kind, SourceMark, UnknownName, Usage,
};
