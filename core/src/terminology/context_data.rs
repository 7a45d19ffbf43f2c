//! Cues of mention and official titles.

use super::vocabulary::{EvidenceGrade, vocabulary};
use super::written::{Patterns, Text};

vocabulary! {
    /// Why an occurrence is not, or not fully, held against the writer.
    ExemptionKind {
        /// Inside quotation marks or a block quotation.
        Quotation = "quotation",
        /// The word is spoken about, not used.
        Mention = "mention",
        /// Part of an official title or a name.
        Title = "title",
        /// The name of an offence.
        Offence = "offence",
        /// In a list of references.
        Reference = "reference",
        /// In code, an address, an attribute or struck-out text.
        Markup = "markup",
        /// A person's own words about themselves.
        OwnWords = "own-words",
        /// The author asked for it.
        Directive = "directive",
        /// Part of a recommended designation.
        Preferred = "preferred",
    }
}

vocabulary! {
    /// How much a cue weighs: two points exempt, one lowers to `info`.
    Weight {
        /// Half a point.
        Weak = "weak",
        /// One point.
        Medium = "medium",
        /// Two points.
        Strong = "strong",
    }
}

impl Weight {
    /// Half points.
    pub const fn halves(self) -> u8 {
        match self {
            Self::Weak => 1,
            Self::Medium => 2,
            Self::Strong => 4,
        }
    }
}

/// A way in which professional text mentions a wording without using it.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Identifier.
    pub id: Text,
    /// The class of mention it belongs to (`M04` ...).
    pub class: Text,
    /// What an occurrence that it exempts is.
    pub kind: ExemptionKind,
    /// How much it weighs.
    pub weight: Weight,
    /// What a writer is told.
    pub reason: Text,
    /// Each holds `{term}` for the wording, at its top level.
    pub patterns: Patterns,
    /// Whether it speaks of the whole coordination: *the terms T and T*.
    pub spreads: bool,
    /// Whether it holds only for wording whose words start with capitals, as in a title.
    pub capitalised: bool,
    /// Sentences in which it holds, with `[[ ]]` round the wording. Empty in the compiled form.
    pub exempt: Vec<Text>,
    /// Sentences that look alike, in which it must not hold. Empty in the compiled form.
    pub kept: Vec<Text>,
}

vocabulary! {
    /// How far the exemption of an official title reaches.
    TitleScope {
        /// The words of the title.
        Title = "title",
        /// The words of the caption.
        Caption = "caption",
        /// Wording in the same sentence as the provision's number, if it is the caption's own.
        Provision = "provision",
        /// The law's defined term: lowered to `info`, never silent.
        DefinedTerm = "defined-term",
    }
}

/// An official title that holds discouraged wording.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Identifier.
    pub id: Text,
    /// The title.
    pub title: Text,
    /// Where it belongs.
    pub jurisdiction: Option<Text>,
    /// Year or period.
    pub year: Option<Text>,
    /// How it is recognised; punctuation between its words is passed over.
    pub patterns: Patterns,
    /// How far the exemption reaches.
    pub scope: TitleScope,
    /// Its present name, if it was renamed.
    pub renamed_to: Option<Text>,
    /// When.
    pub renamed_year: Option<Text>,
    /// How well the title is evidenced.
    pub evidence: EvidenceGrade,
    /// Sentences with the title, marked with `[[ ]]`. Empty in the compiled form.
    pub examples: Vec<Text>,
    /// Sentences that look alike and hold no title. Empty in the compiled form.
    pub kept: Vec<Text>,
}
