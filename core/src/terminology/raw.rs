//! The data as it stands in files: TOML that people edit, and the line-oriented JSON in which its changes are reviewed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::written::Text;
#[cfg(feature = "schema")]
use super::{
    AdministrativeStatus, Applicability, EvidenceGrade, ExemptionKind, Kind, Side, SourceMark, TitleScope,
    Usage, Weight,
};

/// Leaves out of the JSON a text that says nothing.
fn no_text(text: &Text) -> bool {
    text.is_empty()
}

/// Leaves out of the JSON what holds nothing.
fn empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// A file that holds any of the kinds of entry.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawBundle {
    pub(crate) concept: Vec<RawConcept>,
    pub(crate) group: Vec<RawGroup>,
    pub(crate) gate: Vec<RawNamedGate>,
    pub(crate) cue: Vec<RawCue>,
    pub(crate) instrument: Vec<RawInstrument>,
    pub(crate) source: Vec<RawSource>,
    pub(crate) redirect: Vec<RawRedirect>,
    pub(crate) single_word: Vec<RawSingleWord>,
    pub(crate) profile: Vec<RawProfile>,
    pub(crate) inside: Vec<(Text, Text)>,
    pub(crate) ending: Vec<(Text, Text)>,
    pub(crate) plurals: BTreeMap<Text, Text>,
    pub(crate) verbs: BTreeMap<Text, [Text; 4]>,
    pub(crate) numbers: BTreeMap<Text, u32>,
    pub(crate) frequencies: BTreeMap<Text, u32>,
}

/// One line of the form in which changes are reviewed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawEntry {
    Version(Text),
    Concept(RawConcept),
    Group(RawGroup),
    Gate(RawNamedGate),
    Cue(RawCue),
    Instrument(RawInstrument),
    Profile(RawProfile),
    Source(RawSource),
    Redirect(RawRedirect),
    Inside((Text, Text)),
    Ending((Text, Text)),
    Plural((Text, Text)),
    Verb((Text, [Text; 4])),
    Number((Text, u32)),
    Frequency((Text, u32)),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConcept {
    /// Stable for good: lower case, hyphens.
    pub(crate) id: Text,
    /// The folder of the file.
    pub(crate) group: Text,
    /// What the concept is called in lists.
    pub(crate) label: Text,
    /// One plain sentence, in our own words.
    pub(crate) definition: Text,
    /// What belongs here and what does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scope_note: Option<Text>,
    /// Ids of other concepts.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) related: Vec<Text>,
    /// The words for the concept, recommended and discouraged.
    #[serde(default)]
    pub(crate) designation: Vec<RawDesignation>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDesignation {
    /// Unique within the concept, stable for good.
    pub(crate) id: Text,
    /// The wording as a reader would look it up.
    pub(crate) text: Text,
    /// BCP 47 code; `en` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<Text>,
    /// Administrative status: one `preferred` per concept and language.
    #[cfg_attr(feature = "schema", schemars(with = "AdministrativeStatus"))]
    pub(crate) status: Text,
    /// What the project advises: `avoid`, `caution` and `info` raise findings.
    #[cfg_attr(feature = "schema", schemars(with = "Usage"))]
    pub(crate) usage: Text,
    /// Why it is discouraged, in a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub(crate) kind: Option<Text>,
    /// How the wording is recognised; left out: `text`, its last word in singular and plural.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) patterns: Vec<Text>,
    /// The context that the wording needs before it counts: a name, or a gate in place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gate: Option<RawGateRef>,
    /// Why, for the writer: one to three plain sentences, no blame.
    #[serde(default, skip_serializing_if = "no_text")]
    pub(crate) reason: Text,
    /// Where the wording is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exceptions: Option<Text>,
    /// Wording that can stand in the same place, the best first.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) replacements: Vec<RawReplacement>,
    /// What to do where nothing can be swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<Text>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) sources: Vec<RawSourceRow>,
    /// Sentences in which the wording must be found; the part that is marked stands in `[[ ]]`.
    #[serde(default, skip_serializing)]
    pub(crate) flagged: Vec<Text>,
    /// Sentences that look alike and must raise nothing from this designation.
    #[serde(default, skip_serializing)]
    pub(crate) clean: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawReplacement {
    Text(Text),
    Table(RawReplacementTable),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReplacementTable {
    /// The wording, in the small template form of the README.
    pub(crate) text: Text,
    /// The form that stands before a noun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modifier: Option<Text>,
    /// When this one fits: shown to the writer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<Text>,
    /// `safe`: may be swapped unasked; `review`: a person should look; `display`: only shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Applicability>"))]
    pub(crate) apply: Option<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSourceRow {
    /// A source of `sources/`.
    pub(crate) id: Text,
    /// How well it is evidenced.
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub(crate) evidence: Text,
    /// What that source says of the wording.
    #[cfg_attr(feature = "schema", schemars(with = "SourceMark"))]
    pub(crate) mark: Text,
    /// What it supports, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawGateRef {
    Named(Text),
    Inline(Box<RawGate>),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawWithin {
    Words(u8),
    Unit(Text),
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawGate {
    /// Groups: every one must occur.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) needs: Vec<Text>,
    /// Groups: at least one must occur.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) any: Vec<Text>,
    /// `clause`, `sentence`, `paragraph`, or a number of words on either side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    /// Where the cues must stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Side>"))]
    pub(crate) side: Option<Text>,
    /// Groups that cancel the gate.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) unless: Vec<Text>,
    /// Where they cancel it; the same scope when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    /// Other gates that must all hold.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<Text>,
    /// Other gates of which one must hold.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) one_of: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNamedGate {
    /// What designations call it.
    pub(crate) name: Text,
    /// What it says, for editors.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: Text,
    /// Groups: every one must occur.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) needs: Vec<Text>,
    /// Groups: at least one must occur.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) any: Vec<Text>,
    /// `clause`, `sentence`, `paragraph`, or a number of words on either side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    /// Where the cues must stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Side>"))]
    pub(crate) side: Option<Text>,
    /// Groups that cancel the gate.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) unless: Vec<Text>,
    /// Where they cancel it; the same scope when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    /// Other gates that must all hold.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<Text>,
    /// Other gates of which one must hold.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) one_of: Vec<Text>,
}

impl RawNamedGate {
    pub(crate) fn into_gate(self) -> RawGate {
        RawGate {
            needs: self.needs,
            any: self.any,
            within: self.within,
            side: self.side,
            unless: self.unless,
            unless_within: self.unless_within,
            all_of: self.all_of,
            one_of: self.one_of,
        }
    }
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawGroup {
    /// What patterns call it, in braces.
    pub(crate) name: Text,
    /// What it is for.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: Text,
    /// Its members.
    pub(crate) patterns: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCue {
    /// Stable for good.
    pub(crate) id: Text,
    /// The class of mention, `M01` to `M21`.
    pub(crate) class: Text,
    /// The kind of exemption it gives.
    #[cfg_attr(feature = "schema", schemars(with = "ExemptionKind"))]
    pub(crate) kind: Text,
    /// How much it counts.
    #[cfg_attr(feature = "schema", schemars(with = "Weight"))]
    pub(crate) weight: Text,
    /// Why the place is left alone, for the writer.
    pub(crate) reason: Text,
    /// With `{term}` for the wording that the cue speaks about.
    pub(crate) patterns: Vec<Text>,
    /// Whether it also covers the other wordings of a coordination.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) spreads: bool,
    /// Whether the wording must stand in capitals.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) capitalised: bool,
    /// Sentences in which the wording must be left alone.
    #[serde(default, skip_serializing)]
    pub(crate) exempt: Vec<Text>,
    /// Sentences that look alike, in which it must be found.
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInstrument {
    /// Stable for good.
    pub(crate) id: Text,
    /// The official title.
    pub(crate) title: Text,
    /// Treaty, law, body, report …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<Text>,
    /// Where it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) jurisdiction: Option<Text>,
    /// Of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<Text>,
    /// The title and its short forms.
    pub(crate) patterns: Vec<Text>,
    /// How far the exemption reaches.
    #[cfg_attr(feature = "schema", schemars(with = "TitleScope"))]
    pub(crate) scope: Text,
    /// The name it bears today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_to: Option<Text>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_year: Option<Text>,
    /// How well the title is evidenced.
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub(crate) evidence: Text,
    /// For editors.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) note: Option<Text>,
    /// Sentences in which the title must be recognised.
    #[serde(default, skip_serializing)]
    pub(crate) examples: Vec<Text>,
    /// Sentences that look alike, in which the wording must be found.
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    /// Stable for good.
    pub(crate) id: Text,
    /// Who published it.
    pub(crate) authority: Text,
    /// Its title.
    pub(crate) title: Text,
    /// Of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<Text>,
    /// The official address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<Text>,
    /// Under which terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) licence: Option<Text>,
    /// For readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<Text>,
    /// Where it was read, when not at the address; not shown.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) read_at: Option<toml_like::Texts>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRedirect {
    /// The id that is no more.
    pub(crate) from: Text,
    /// The id that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<Text>,
    /// Why.
    pub(crate) why: Text,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSingleWord {
    /// The word.
    pub(crate) word: Text,
    /// Why it needs no gate.
    pub(crate) why: Text,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProfile {
    /// What people call it.
    pub(crate) name: Text,
    /// Who it is for.
    pub(crate) about: Text,
    /// What differs, in order: the later rules win.
    pub(crate) rule: Vec<RawProfileRule>,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProfileRule {
    /// Wording of this concept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) concept: Option<Text>,
    /// Wording of this group of concepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) group: Option<Text>,
    /// The wording with this id within its concept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) designation: Option<Text>,
    /// Wording that is discouraged for this reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub(crate) kind: Option<Text>,
    /// Wording at this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Usage>"))]
    pub(crate) at: Option<Text>,
    /// The level it has for this audience.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Usage>"))]
    pub(crate) level: Option<Text>,
    /// Replacements that are not offered to this audience.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) withhold: Vec<Text>,
    /// The replacement that is offered first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) prefer: Option<Text>,
    /// What to do where nothing can be swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<Text>,
    /// Why, for the writer.
    pub(crate) why: Text,
}

/// Text that may stand alone or in a list.
pub(crate) mod toml_like {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, Deserialize, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[cfg_attr(feature = "schema", schemars(rename = "Text"))]
    #[serde(untagged)]
    pub(crate) enum Texts {
        One(super::Text),
        Many(Vec<super::Text>),
    }
}
