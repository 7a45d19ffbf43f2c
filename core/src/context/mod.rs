//! What surrounds a wording: sentences, quotations, gates, cues of mention, reference lists.
//!
//! Nothing here decides what a writer is shown; it says what holds at a place.

mod directives;
mod gates;
mod mention;
mod naming;
mod quotes;
mod references;
mod sentences;

pub use directives::Notice;
pub(crate) use directives::{Directives, Ignored};
pub(crate) use gates::GateJudge;
pub(crate) use mention::mention;
pub(crate) use naming::{NAMING_GROUPS, is_bare_noun, is_part_of_a_name};
pub(crate) use quotes::{Quotation, QuoteMarks, near, opens_quotation, quotations};
pub(crate) use references::{
    LONGEST_HEADING, Lines, STRUCTURE_GROUPS, Structure, StructureReader, is_before_citation,
};
pub(crate) use sentences::Sentences;
