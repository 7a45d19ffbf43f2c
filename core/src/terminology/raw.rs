//! The data as it stands in files: TOML that people edit, and the line-oriented JSON of the built-in data.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Leaves out of the JSON what holds nothing.
fn empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// A file that holds any of the kinds of entry.
#[derive(Debug, Default, Deserialize)]
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
    pub(crate) inside: Vec<(String, String)>,
    pub(crate) ending: Vec<(String, String)>,
    pub(crate) plurals: BTreeMap<String, String>,
    pub(crate) verbs: BTreeMap<String, [String; 4]>,
    pub(crate) numbers: BTreeMap<String, u32>,
    pub(crate) frequencies: BTreeMap<String, u32>,
}

/// One line of the built-in data.
#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum RawEntry {
    Version(String),
    Concept(RawConcept),
    Group(RawGroup),
    Gate(RawNamedGate),
    Cue(RawCue),
    Instrument(RawInstrument),
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
#[serde(deny_unknown_fields)]
pub(crate) struct RawConcept {
    pub(crate) id: String,
    pub(crate) group: String,
    pub(crate) label: String,
    pub(crate) definition: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) scope_note: Option<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) related: Vec<String>,
    #[serde(default)]
    pub(crate) designation: Vec<RawDesignation>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawDesignation {
    pub(crate) id: String,
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) language: Option<String>,
    pub(crate) status: String,
    pub(crate) usage: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) patterns: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) gate: Option<RawGateRef>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) exceptions: Option<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) replacements: Vec<RawReplacement>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) advice: Option<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) sources: Vec<RawSourceRow>,
    #[serde(default, skip_serializing)]
    pub(crate) flagged: Vec<String>,
    #[serde(default, skip_serializing)]
    pub(crate) clean: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum RawReplacement {
    Text(String),
    Table(RawReplacementTable),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawReplacementTable {
    pub(crate) text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) modifier: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) apply: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSourceRow {
    pub(crate) id: String,
    pub(crate) evidence: String,
    pub(crate) mark: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum RawGateRef {
    Named(String),
    Inline(Box<RawGate>),
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(untagged)]
pub(crate) enum RawWithin {
    Words(u8),
    Unit(String),
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RawGate {
    #[serde(skip_serializing_if = "empty")]
    pub(crate) needs: Vec<String>,
    #[serde(skip_serializing_if = "empty")]
    pub(crate) any: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) side: Option<String>,
    #[serde(skip_serializing_if = "empty")]
    pub(crate) unless: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    #[serde(skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<String>,
    #[serde(skip_serializing_if = "empty")]
    pub(crate) one_of: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawNamedGate {
    pub(crate) name: String,
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: String,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) needs: Vec<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) any: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) within: Option<RawWithin>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) side: Option<String>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) unless: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unless_within: Option<RawWithin>,
    #[serde(default, skip_serializing_if = "empty")]
    pub(crate) all_of: Vec<String>,
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
#[serde(deny_unknown_fields)]
pub(crate) struct RawGroup {
    pub(crate) name: String,
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) about: String,
    pub(crate) patterns: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawCue {
    pub(crate) id: String,
    pub(crate) class: String,
    pub(crate) kind: String,
    pub(crate) weight: String,
    pub(crate) reason: String,
    pub(crate) patterns: Vec<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) spreads: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) capitalised: bool,
    #[serde(default, skip_serializing)]
    pub(crate) exempt: Vec<String>,
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawInstrument {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) jurisdiction: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<String>,
    pub(crate) patterns: Vec<String>,
    pub(crate) scope: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) renamed_year: Option<String>,
    pub(crate) evidence: String,
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) note: Option<String>,
    #[serde(default, skip_serializing)]
    pub(crate) examples: Vec<String>,
    #[serde(default, skip_serializing)]
    pub(crate) kept: Vec<String>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSource {
    pub(crate) id: String,
    pub(crate) authority: String,
    pub(crate) title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) year: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) licence: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
    #[serde(default, skip_serializing)]
    #[expect(dead_code, reason = "written for the editors of the data")]
    pub(crate) read_at: Option<toml_like::Text>,
}

#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawRedirect {
    pub(crate) from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) to: Option<String>,
    pub(crate) why: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RawSingleWord {
    pub(crate) word: String,
    pub(crate) why: String,
}

/// Text that may stand alone or in a list.
pub(crate) mod toml_like {
    use serde::{Deserialize, Serialize};

    #[derive(Debug, Clone, Deserialize, Serialize)]
    #[serde(untagged)]
    pub(crate) enum Text {
        One(String),
        Many(Vec<String>),
    }
}
