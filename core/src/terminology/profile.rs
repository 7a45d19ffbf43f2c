//! Profiles: what differs for an audience.

use super::collection::Terminology;
use super::concept::{Concept, Designation};
#[cfg(feature = "toml")]
use super::error::{Place, Problems};
#[cfg(feature = "toml")]
use super::vocabulary::SourceMark;
use super::vocabulary::{Kind, UnknownName, Usage};
use super::written::Text;

/// What differs for one audience: levels, and which replacement is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// What people call it: `media`, `legal` …
    pub name: Text,
    /// Who it is for.
    pub about: Text,
    /// In order: where several speak of one wording, the later ones win.
    pub rules: Vec<ProfileRule>,
}

/// One difference: which wording it speaks of, what changes, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileRule {
    /// Wording of this concept …
    pub concept: Option<Text>,
    /// … or of this group of concepts …
    pub group: Option<Text>,
    /// … with this id within its concept …
    pub designation: Option<Text>,
    /// … discouraged for this reason …
    pub kind: Option<Kind>,
    /// … at this level. What is left open does not matter.
    pub at: Option<Usage>,
    /// The level it has for this audience.
    pub level: Option<Usage>,
    /// Replacements that are not offered.
    pub withhold: Vec<Text>,
    /// The replacement that is offered first.
    pub prefer: Option<Text>,
    /// What to do where nothing can be swapped in.
    pub advice: Option<Text>,
    /// Why, for the writer.
    pub why: Text,
}

impl ProfileRule {
    fn selects(&self, concept: &Concept, designation: &Designation) -> bool {
        let same = |wanted: Option<&Text>, have: &Text| wanted.is_none_or(|wanted| wanted == have);
        designation.usage > Usage::Recommended
            && same(self.concept.as_ref(), &concept.id)
            && same(self.group.as_ref(), &concept.group)
            && same(self.designation.as_ref(), &designation.id)
            && self.kind.is_none_or(|kind| designation.kind == Some(kind))
            && self.at.is_none_or(|usage| designation.usage == usage)
    }

    /// Changes the designation; says whether anything changed.
    fn apply(&self, designation: &mut Designation) -> bool {
        let before = (designation.usage, designation.replacements.len(), designation.advice.clone());
        if let Some(level) = self.level {
            designation.usage = level;
        }
        designation.replacements.retain(|replacement| !self.withhold.contains(&replacement.text));
        let preferred = self.prefer.as_ref().and_then(|prefer| {
            designation.replacements.iter().position(|replacement| replacement.text == *prefer)
        });
        if let Some(at) = preferred {
            designation.replacements[..=at].rotate_right(1);
        }
        if self.advice.is_some() {
            designation.advice.clone_from(&self.advice);
        }
        let after = (designation.usage, designation.replacements.len(), designation.advice.clone());
        before != after || preferred.is_some_and(|at| at > 0)
    }
}

impl Terminology {
    /// The profiles, by name.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// This collection as it reads for an audience. What a rule changed carries the reason in
    /// [`Designation::audience`].
    ///
    /// # Errors
    /// [`UnknownName`] if there is no such profile; it lists those that there are.
    ///
    /// ```
    /// use csea_terms::Terminology;
    /// let media = Terminology::builtin().for_profile("media").unwrap();
    /// assert!(media.designations().any(|entry| entry.designation.audience.is_some()));
    /// assert!(Terminology::builtin().for_profile("poets").is_err());
    /// ```
    pub fn for_profile(&self, name: &str) -> Result<Self, UnknownName> {
        let profile = self.profiles.iter().find(|profile| profile.name == name).ok_or_else(|| {
            let names = self.profiles.iter().map(|profile| &*profile.name).collect::<Vec<_>>();
            UnknownName::new(name, names.join(", "))
        })?;
        let mut adjusted = self.clone();
        for (concept, before) in adjusted.concepts.iter_mut().zip(&self.concepts) {
            for (designation, original) in concept.designations.iter_mut().zip(&before.designations) {
                for rule in profile.rules.iter().filter(|rule| rule.selects(before, original)) {
                    if rule.apply(designation) {
                        designation.audience = Some(format!("{name}: {}", rule.why).into());
                    }
                }
            }
        }
        Ok(adjusted)
    }
}

/// Checks what a profile says against the collection.
#[cfg(feature = "toml")]
pub(super) fn check(problems: &mut Problems, at: &Place<'_>, profile: &Profile, terminology: &Terminology) {
    for (index, rule) in profile.rules.iter().enumerate() {
        let at = Place { file: at.file, entry: format!("{}, rule {}", at.entry, index + 1) };
        let selected: Vec<&Designation> = terminology
            .concepts
            .iter()
            .flat_map(|concept| concept.designations.iter().map(move |designation| (concept, designation)))
            .filter(|(concept, designation)| rule.selects(concept, designation))
            .map(|(_, designation)| designation)
            .collect();
        if selected.is_empty() {
            problems.push(&at, "concept", "no discouraged wording is meant: look up the ids, kind and level");
            continue;
        }
        for text in rule.withhold.iter().chain(&rule.prefer) {
            let offered = |designation: &&Designation| {
                designation.replacements.iter().any(|replacement| replacement.text == *text)
            };
            if !selected.iter().any(offered) {
                let message = format!("`{text}` is no replacement there: copy the text of a replacement");
                problems.push(&at, "withhold", message);
            }
        }
        if rule.level == Some(Usage::Avoid) {
            for designation in selected.iter().filter(|designation| !is_advised_against(designation)) {
                let message =
                    format!("no source advises against `{}`, so it is no `avoid`", designation.text);
                problems.push(&at, "level", message);
            }
        }
    }
}

#[cfg(feature = "toml")]
fn is_advised_against(designation: &Designation) -> bool {
    designation.usage == Usage::Avoid || designation.sources.iter().any(|row| row.mark == SourceMark::Avoid)
}
