use serde::Serialize;

use crate::terminology::{Profile, ProfileRule};

/// A profile: who it is for, and what it changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Profile"))]
pub struct ProfileOutput {
    /// What it is called.
    pub name: String,
    /// Who it is for.
    pub about: String,
    /// What it changes, in order; the later rules win.
    pub rules: Vec<ProfileRuleOutput>,
}

/// One change of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ProfileRule"))]
pub struct ProfileRuleOutput {
    /// Which wording: fields with the values they must have, such as `concept` and its id.
    pub wording: Vec<(&'static str, String)>,
    /// The level that it has for this audience.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::terminology::Usage>"))]
    pub level: Option<&'static str>,
    /// Replacements that are not offered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withhold: Vec<String>,
    /// The replacement that is offered first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prefer: Option<String>,
    /// What to do where nothing can be swapped in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<String>,
    /// Why.
    pub why: String,
}

impl From<&Profile> for ProfileOutput {
    fn from(profile: &Profile) -> Self {
        Self {
            name: profile.name.to_string(),
            about: profile.about.to_string(),
            rules: profile.rules.iter().map(Into::into).collect(),
        }
    }
}

impl From<&ProfileRule> for ProfileRuleOutput {
    fn from(rule: &ProfileRule) -> Self {
        let fields = [
            ("concept", rule.concept.clone()),
            ("group", rule.group.clone()),
            ("designation", rule.designation.clone()),
            ("kind", rule.kind.map(|kind| kind.as_str().into())),
            ("level", rule.at.map(|level| level.as_str().into())),
        ];
        Self {
            wording: fields
                .into_iter()
                .filter_map(|(name, value)| Some((name, value?.into_owned())))
                .collect(),
            level: rule.level.map(crate::terminology::Usage::as_str),
            withhold: rule.withhold.iter().map(ToString::to_string).collect(),
            prefer: rule.prefer.as_deref().map(str::to_owned),
            advice: rule.advice.as_deref().map(str::to_owned),
            why: rule.why.to_string(),
        }
    }
}
