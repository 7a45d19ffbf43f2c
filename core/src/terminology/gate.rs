//! Gates: the context that a wording needs before it counts.

use super::vocabulary::vocabulary;
use super::written::Text;

vocabulary! {
    /// How far a gate looks from the wording.
    Reach {
        /// Between punctuation marks such as semicolons, colons and dashes.
        Clause = "clause",
        /// The sentence.
        Sentence = "sentence",
        /// The paragraph, list item or table cell.
        Paragraph = "paragraph",
    }
}

vocabulary! {
    /// On which side of the wording a cue must stand.
    Side {
        /// Before it.
        Before = "before",
        /// After it.
        After = "after",
        /// On either side.
        Either = "either",
    }
}

/// How far a gate looks: a unit of text, or a number of words on either side within the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Within {
    /// A unit of text.
    Unit(Reach),
    /// So many words.
    Words(u8),
}

/// A gate: holds if every group of `needs`, and one of `any`, occurs in reach, and none of `unless`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate {
    /// Groups that must all occur.
    pub needs: Vec<Text>,
    /// Groups of which one must occur; none are needed when empty.
    pub any: Vec<Text>,
    /// How far it looks.
    pub within: Within,
    /// On which side the cues must stand.
    pub side: Side,
    /// Groups that cancel the gate.
    pub unless: Vec<Text>,
    /// How far it looks for what cancels it.
    pub unless_within: Within,
    /// Names of gates that must hold too.
    pub all_of: Vec<Text>,
    /// Names of gates of which one must hold.
    pub one_of: Vec<Text>,
}

/// A gate in a designation: named, or written in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GateRef {
    /// The name of a gate.
    Named(Text),
    /// The gate itself.
    Inline(Box<Gate>),
}
