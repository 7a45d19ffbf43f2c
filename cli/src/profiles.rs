//! The list of profiles.

use csea_terms::Terminology;
use csea_terms::output::{ProfileOutput, ProfileRuleOutput};

use crate::style::{Add, Palette, paragraph, styled};

/// All profiles, as one JSON value.
pub(crate) fn json(terminology: &Terminology) -> String {
    crate::json::line(&profiles(terminology))
}

/// All profiles, for people.
pub(crate) fn human(terminology: &Terminology, palette: &Palette, width: usize) -> String {
    let mut text = String::new();
    for profile in profiles(terminology) {
        text.add(format_args!("{}\n", styled(palette.strong, &profile.name)));
        text.push_str(&paragraph(width, 2, ("", palette.faint), &profile.about));
        for rule in &profile.rules {
            text.push_str(&paragraph(
                width,
                4,
                (&format!("{}: ", wording(rule)), palette.faint),
                &effect(rule),
            ));
        }
        text.push('\n');
    }
    text
}

fn profiles(terminology: &Terminology) -> Vec<ProfileOutput> {
    terminology.profiles().iter().map(Into::into).collect()
}

fn wording(rule: &ProfileRuleOutput) -> String {
    rule.wording.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", ")
}

fn effect(rule: &ProfileRuleOutput) -> String {
    let mut parts = Vec::new();
    parts.extend(rule.level.map(|level| format!("becomes {level}")));
    parts.extend(rule.prefer.as_ref().map(|text| format!("“{text}” is offered first")));
    parts.extend(
        (!rule.withhold.is_empty()).then(|| format!("not offered: “{}”", rule.withhold.join("”, “"))),
    );
    parts.extend(rule.advice.clone());
    format!("{}. {}", parts.join("; "), rule.why)
}
