//! The data as it stands in files: TOML that people edit, and the line-oriented JSON of the built-in data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[cfg(feature = "schema")]
use super::{
    AdministrativeStatus, Applicability, EvidenceGrade, ExemptionKind, Kind, Side, SourceMark, TitleScope,
    Usage, Weight,
};

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
    pub(crate) inside: Vec<(String, String)>,
    pub(crate) ending: Vec<(String, String)>,
    pub(crate) plurals: BTreeMap<String, String>,
    pub(crate) verbs: BTreeMap<String, [String; 4]>,
    pub(crate) numbers: BTreeMap<String, u32>,
    pub(crate) frequencies: BTreeMap<String, u32>,
}

/// The name by which compiled data says that it extends the built-in terminology.
pub(crate) const BUILT_IN: &str = "built-in";

/// One line of the built-in data.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawEntry {
    /// What the lines that follow extend; the only one that there is, is [`BUILT_IN`].
    Extends(String),
    Version(String),
    Concept(RawConcept),
    Group(RawGroup),
    Gate(RawNamedGate),
    Cue(RawCue),
    Instrument(RawInstrument),
    Profile(RawProfile),
    Source(RawSource),
    Redirect(RawRedirect),
    Inside((String, String)),
    Ending((String, String)),
    Plural((String, String)),
    Verb((String, [String; 4])),
    Number((String, u32)),
    Frequency((String, u32)),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawConcept {
    /// Stable for good: lower case, hyphens.
    pub(crate) id: String,
    /// The folder of the file.
    pub(crate) group: String,
    /// What the concept is called in lists.
    pub(crate) label: String,
    /// One plain sentence, in our own words.
    pub(crate) definition: String,
    /// What belongs here and what does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scope_note: Option<String>,
    /// Ids of other concepts.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) related: Vec<String>,
    /// The words for the concept, recommended and discouraged.
    #[serde(default)]
    pub(crate) designation: Vec<RawDesignation>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDesignation {
    /// Unique within the concept, stable for good.
    pub(crate) id: String,
    /// The wording as a reader would look it up.
    pub(crate) text: String,
    /// BCP 47 code; `en` when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    /// Administrative status: one `preferred` per concept and language.
    #[cfg_attr(feature = "schema", schemars(with = "AdministrativeStatus"))]
    pub(crate) status: String,
    /// What the project advises: `avoid`, `caution` and `info` raise findings.
    #[cfg_attr(feature = "schema", schemars(with = "Usage"))]
    pub(crate) usage: String,
    /// Why it is discouraged, in a word.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub(crate) kind: Option<String>,
    /// How the wording is recognised; left out: `text`, its last word in singular and plural.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) patterns: Vec<String>,
    /// The context that the wording needs before it counts: a name, or a gate in place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gate: Option<RawGateRef>,
    /// Why, for the writer: one to three plain sentences, no blame.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
    /// Where the wording is right.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exceptions: Option<String>,
    /// Wording that can stand in the same place, the best first.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) replacements: Vec<RawReplacement>,
    /// What to do where nothing can be swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<String>,
    /// Who says so.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) sources: Vec<RawSourceRow>,
    /// Sentences in which the wording must be found; the part that is marked stands in `[[ ]]`.
    #[serde(default, skip_serializing)]
    pub(crate) flagged: Vec<String>,
    /// Sentences that look alike and must raise nothing from this designation.
    #[serde(default, skip_serializing)]
    pub(crate) clean: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawReplacement {
    Text(String),
    Table(RawReplacementTable),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReplacementTable {
    /// The wording, in the small template form of the README.
    pub(crate) text: String,
    /// The form that stands before a noun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modifier: Option<String>,
    /// When this one fits: shown to the writer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    /// `safe`: may be swapped unasked; `review`: a person should look; `display`: only shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Applicability>"))]
    pub(crate) apply: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSourceRow {
    /// A source of `sources/`.
    pub(crate) id: String,
    /// How well it is evidenced.
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub(crate) evidence: String,
    /// What that source says of the wording.
    #[cfg_attr(feature = "schema", schemars(with = "SourceMark"))]
    pub(crate) mark: String,
    /// What it supports, in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawGateRef {
    Named(String),
    Inline(Box<RawGate>),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub(crate) enum RawWithin {
    Words(u8),
    Unit(String),
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawGate {
    /// Groups: every one must occur.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) needs: Vec<String>,
    /// Groups: at least one must occur.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) any: Vec<String>,
    /// `clause`, `sentence`, `paragraph`, or a number of words on either side.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    /// Where the cues must stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Side>"))]
    pub(crate) side: Option<String>,
    /// Groups that cancel the gate.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) unless: Vec<String>,
    /// Where they cancel it; the same scope when left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    /// Other gates that must all hold.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<String>,
    /// Other gates of which one must hold.
    #[serde(skip_serializing_if = "empty")]
    pub(crate) one_of: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNamedGate {
    /// What designations call it.
    pub(crate) name: String,
    /// What it says, for editors.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: String,
    /// Groups: every one must occur.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) needs: Vec<String>,
    /// Groups: at least one must occur.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) any: Vec<String>,
    /// `clause`, `sentence`, `paragraph`, or a number of words on either side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    /// Where the cues must stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Side>"))]
    pub(crate) side: Option<String>,
    /// Groups that cancel the gate.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) unless: Vec<String>,
    /// Where they cancel it; the same scope when left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    /// Other gates that must all hold.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<String>,
    /// Other gates of which one must hold.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) one_of: Vec<String>,
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
    pub(crate) name: String,
    /// What it is for.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: String,
    /// Its members.
    pub(crate) patterns: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCue {
    /// Stable for good.
    pub(crate) id: String,
    /// The class of mention, `M01` to `M21`.
    pub(crate) class: String,
    /// The kind of exemption it gives.
    #[cfg_attr(feature = "schema", schemars(with = "ExemptionKind"))]
    pub(crate) kind: String,
    /// How much it counts.
    #[cfg_attr(feature = "schema", schemars(with = "Weight"))]
    pub(crate) weight: String,
    /// Why the place is left alone, for the writer.
    pub(crate) reason: String,
    /// With `{term}` for the wording that the cue speaks about.
    pub(crate) patterns: Vec<String>,
    /// Whether it also covers the other wordings of a coordination.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) spreads: bool,
    /// Whether the wording must stand in capitals.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) capitalised: bool,
    /// Sentences in which the wording must be left alone.
    #[serde(default, skip_serializing)]
    pub(crate) exempt: Vec<String>,
    /// Sentences that look alike, in which it must be found.
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInstrument {
    /// Stable for good.
    pub(crate) id: String,
    /// The official title.
    pub(crate) title: String,
    /// Treaty, law, body, report …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    /// Where it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) jurisdiction: Option<String>,
    /// Of adoption.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<String>,
    /// The title and its short forms.
    pub(crate) patterns: Vec<String>,
    /// How far the exemption reaches.
    #[cfg_attr(feature = "schema", schemars(with = "TitleScope"))]
    pub(crate) scope: String,
    /// The name it bears today.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_to: Option<String>,
    /// Since when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_year: Option<String>,
    /// How well the title is evidenced.
    #[cfg_attr(feature = "schema", schemars(with = "EvidenceGrade"))]
    pub(crate) evidence: String,
    /// For editors.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) note: Option<String>,
    /// Sentences in which the title must be recognised.
    #[serde(default, skip_serializing)]
    pub(crate) examples: Vec<String>,
    /// Sentences that look alike, in which the wording must be found.
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    /// Stable for good.
    pub(crate) id: String,
    /// Who published it.
    pub(crate) authority: String,
    /// Its title.
    pub(crate) title: String,
    /// Of publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<String>,
    /// The official address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    /// Under which terms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) licence: Option<String>,
    /// For readers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    /// Where it was read, when not at the address; not shown.
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) read_at: Option<toml_like::Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRedirect {
    /// The id that is no more.
    pub(crate) from: String,
    /// The id that took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
    /// Why.
    pub(crate) why: String,
}

#[derive(Debug, Clone, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSingleWord {
    /// The word.
    pub(crate) word: String,
    /// Why it needs no gate.
    pub(crate) why: String,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProfile {
    /// What people call it.
    pub(crate) name: String,
    /// Who it is for.
    pub(crate) about: String,
    /// What differs, in order: the later rules win.
    pub(crate) rule: Vec<RawProfileRule>,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(crate) struct RawProfileRule {
    /// Wording of this concept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) concept: Option<String>,
    /// Wording of this group of concepts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) group: Option<String>,
    /// The wording with this id within its concept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) designation: Option<String>,
    /// Wording that is discouraged for this reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Kind>"))]
    pub(crate) kind: Option<String>,
    /// Wording at this level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Usage>"))]
    pub(crate) at: Option<String>,
    /// The level it has for this audience.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Usage>"))]
    pub(crate) level: Option<String>,
    /// Replacements that are not offered to this audience.
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) withhold: Vec<String>,
    /// The replacement that is offered first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) prefer: Option<String>,
    /// What to do where nothing can be swapped in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<String>,
    /// Why, for the writer.
    pub(crate) why: String,
}

/// Text that may stand alone or in a list.
pub(crate) mod toml_like {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, Deserialize, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[serde(untagged)]
    pub(crate) enum Text {
        One(String),
        Many(Vec<String>),
    }
}
