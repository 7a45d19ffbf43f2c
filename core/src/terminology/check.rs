//! What must hold of the data beyond its shape.

use std::collections::{BTreeMap, BTreeSet};

use super::collection::{Entry, Terminology};
use super::concept::Designation;
use super::error::{Place, Problems};
use super::gate::{Gate, GateRef};
use super::pattern::{Node, Sequence, WordForm, walk};
use super::profile;
use super::vocabulary::{AdministrativeStatus, SourceMark, Usage};
use super::written::Patterns;

/// Ids are lower-case letters, digits and single hyphens.
pub(super) fn id(problems: &mut Problems, at: &Place<'_>, field: &str, id: &str) {
    let fits = !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
        });
    if !fits {
        problems.push(
            at,
            field,
            format!("`{id}` is no id: use lower-case letters, digits and single hyphens"),
        );
    }
}

pub(super) fn filled(problems: &mut Problems, at: &Place<'_>, field: &str, text: &str) {
    if text.trim().is_empty() {
        problems.push(at, field, "is empty: write it");
    }
}

/// Checks that need the whole collection. `places` names the file of each entry that was read; others are not looked at again.
pub(super) fn whole(
    problems: &mut Problems,
    terminology: &Terminology,
    places: &BTreeMap<String, String>,
    single_words: &BTreeSet<String>,
) {
    let checker = Whole { terminology, places, single_words };
    checker.groups(problems);
    checker.gates(problems);
    checker.concepts(problems);
    checker.labels(problems);
    checker.contexts(problems);
    for profile in &terminology.profiles {
        if let Some(at) = checker.place("profile", &profile.name) {
            profile::check(problems, &at, profile, terminology);
        }
    }
}

struct Whole<'t> {
    terminology: &'t Terminology,
    places: &'t BTreeMap<String, String>,
    single_words: &'t BTreeSet<String>,
}

impl<'t> Whole<'t> {
    fn place(&self, kind: &str, id: &str) -> Option<Place<'t>> {
        let file = self.places.get(&format!("{kind} {id}"))?;
        let entry =
            if matches!(kind, "concept" | "designation") { id.to_owned() } else { format!("{kind} `{id}`") };
        Some(Place { file, entry })
    }

    fn groups(&self, problems: &mut Problems) {
        for (name, patterns) in &self.terminology.groups {
            let Some(at) = self.place("group", name) else { continue };
            for pattern in patterns.read() {
                self.known_groups(problems, &at, "patterns", &pattern, false);
            }
            if self.reaches(name, name, &mut BTreeSet::new()) {
                problems.push(
                    &at,
                    "patterns",
                    "the group contains itself, directly or through another group",
                );
            }
        }
    }

    /// Whether `target` is used by `group` or by one that it uses.
    fn reaches(&self, group: &str, target: &str, seen: &mut BTreeSet<String>) -> bool {
        let mut used = BTreeSet::new();
        for pattern in self.terminology.groups.get(group).into_iter().flat_map(Patterns::read) {
            walk(&pattern, &mut |node| {
                if let Node::Group(name) = node {
                    used.insert(name.clone());
                }
            });
        }
        used.into_iter()
            .any(|name| name == target || (seen.insert(name.clone()) && self.reaches(&name, target, seen)))
    }

    fn known_groups(
        &self,
        problems: &mut Problems,
        at: &Place<'_>,
        field: &str,
        pattern: &[Node],
        term: bool,
    ) {
        walk(pattern, &mut |node| match node {
            Node::Group(name) if !self.terminology.groups.contains_key(name.as_str()) => {
                problems.push(
                    at,
                    field,
                    format!("there is no group `{name}`: define it or correct the name"),
                );
            }
            Node::Term if !term => problems.push(at, field, "{term} belongs into cues only"),
            _ => {}
        });
    }

    fn gates(&self, problems: &mut Problems) {
        for (name, gate) in &self.terminology.gates {
            if let Some(at) = self.place("gate", name) {
                self.gate(problems, &at, gate);
            }
        }
    }

    fn gate(&self, problems: &mut Problems, at: &Place<'_>, gate: &Gate) {
        for name in gate.needs.iter().chain(&gate.any).chain(&gate.unless) {
            if !self.terminology.groups.contains_key(name) {
                problems.push(
                    at,
                    "gate",
                    format!("there is no group `{name}`: define it or correct the name"),
                );
            }
        }
        for name in gate.all_of.iter().chain(&gate.one_of) {
            match self.terminology.gates.get(name) {
                None => problems.push(at, "gate", format!("there is no gate `{name}`")),
                Some(other) if !other.all_of.is_empty() || !other.one_of.is_empty() => {
                    problems.push(
                        at,
                        "gate",
                        format!("gate `{name}` itself names gates; name its parts instead"),
                    );
                }
                Some(_) => {}
            }
        }
    }

    fn concepts(&self, problems: &mut Problems) {
        for concept in &self.terminology.concepts {
            let Some(at) = self.place("concept", &concept.id) else { continue };
            for id in &concept.related {
                if self.terminology.concept(id).is_none() {
                    problems.push(&at, "related", format!("there is no concept `{id}`"));
                }
            }
            if self.terminology.redirects.contains_key(&concept.id) {
                problems.push(
                    &at,
                    "id",
                    "this id was retired (redirects.toml); retired ids are never used again",
                );
            }
            let mut preferred = BTreeSet::new();
            for designation in &concept.designations {
                if designation.status == AdministrativeStatus::Preferred
                    && !preferred.insert(&designation.language)
                {
                    problems.push(
                        &at,
                        "designation",
                        "more than one is `preferred` in one language: choose one",
                    );
                }
                self.designation(problems, Entry { concept, designation });
            }
        }
    }

    fn designation(&self, problems: &mut Problems, entry: Entry<'_>) {
        let Entry { concept, designation } = entry;
        let Some(at) = self.place("designation", &format!("{}/{}", concept.id, designation.id)) else {
            return;
        };
        filled(problems, &at, "text", &designation.text);
        for pattern in designation.patterns.read() {
            self.known_groups(problems, &at, "patterns", &pattern, false);
        }
        match &designation.gate {
            Some(GateRef::Named(name)) if !self.terminology.gates.contains_key(name) => {
                problems.push(
                    &at,
                    "gate",
                    format!("there is no gate `{name}`: define it or write the gate in place"),
                );
            }
            Some(GateRef::Inline(gate)) => self.gate(problems, &at, gate),
            _ => {}
        }
        if designation.sources.is_empty() {
            problems.push(&at, "sources", "name at least one source");
        }
        for row in &designation.sources {
            if !self.terminology.sources.contains_key(&row.id) {
                problems.push(&at, "sources", format!("there is no source `{}`: add it to sources/", row.id));
            }
        }
        status(problems, &at, entry.designation);
        if designation.usage > Usage::Recommended {
            self.raising(problems, &at, entry);
        }
        replacements(problems, &at, entry.designation);
    }

    fn raising(&self, problems: &mut Problems, at: &Place<'_>, entry: Entry<'_>) {
        let designation = entry.designation;
        filled(problems, at, "reason", &designation.reason);
        if designation.kind.is_none() {
            problems.push(at, "kind", "say why in a word, such as `outdated`");
        }
        if designation.replacements.is_empty() && designation.advice.is_none() {
            problems.push(at, "replacements", "give `replacements` or `advice`: a finding says what to do");
        }
        for (field, examples) in [("flagged", &designation.flagged), ("clean", &designation.clean)] {
            if examples.is_empty() {
                problems.push(at, field, "write at least one example sentence");
            }
        }
        for example in &designation.flagged {
            let marked = example.matches("[[").count() == 1 && example.matches("]]").count() == 1;
            if !marked || example.find("[[") > example.find("]]") {
                problems.push(at, "flagged", format!("mark the wording once with [[ ]] in: {example}"));
            }
        }
        if designation.gate.is_none() {
            for pattern in designation.patterns.read() {
                if let Some(word) = only_word(&pattern).filter(|word| !self.single_words.contains(word)) {
                    problems.push(
                        at,
                        "patterns",
                        format!(
                            "`{word}` is a single word: give it a gate, or review it in single-words.toml"
                        ),
                    );
                }
            }
        }
    }

    /// Preferred and admitted labels are disjoint from deprecated ones, within a language.
    fn labels(&self, problems: &mut Problems) {
        let mut recommended: BTreeMap<(String, &str), String> = BTreeMap::new();
        for Entry { concept, designation } in self.terminology.designations() {
            if designation.usage == Usage::Recommended {
                let key = (designation.text.to_lowercase(), &*designation.language);
                recommended.insert(key, format!("{}/{}", concept.id, designation.id));
            }
        }
        let mut seen: BTreeMap<(String, &str), String> = BTreeMap::new();
        for Entry { concept, designation } in self.terminology.designations() {
            let id = format!("{}/{}", concept.id, designation.id);
            let key = (designation.text.to_lowercase(), &*designation.language);
            let Some(at) = self.place("designation", &id) else { continue };
            if designation.usage == Usage::Recommended {
                continue;
            }
            if let Some(other) = recommended.get(&key) {
                problems.push(&at, "text", format!("{other} recommends the same wording"));
            }
            if let Some(other) = seen.insert(key, id.clone()) {
                problems.push(
                    &at,
                    "text",
                    format!("{other} has the same text; one wording stands in one place"),
                );
            }
        }
    }

    fn contexts(&self, problems: &mut Problems) {
        for cue in &self.terminology.cues {
            if let Some(at) = self.place("cue", &cue.id) {
                for pattern in cue.patterns.read() {
                    self.known_groups(problems, &at, "patterns", &pattern, true);
                }
            }
        }
        for instrument in &self.terminology.instruments {
            if let Some(at) = self.place("instrument", &instrument.id) {
                for pattern in instrument.patterns.read() {
                    self.known_groups(problems, &at, "patterns", &pattern, false);
                }
            }
        }
    }
}

fn status(problems: &mut Problems, at: &Place<'_>, designation: &Designation) {
    let usage = designation.usage;
    match designation.status {
        AdministrativeStatus::Preferred if usage != Usage::Recommended => {
            problems.push(at, "usage", "a preferred designation is `recommended`");
        }
        AdministrativeStatus::Deprecated if usage == Usage::Recommended => {
            problems.push(at, "usage", "a deprecated designation has `info`, `caution` or `avoid`");
        }
        _ => {}
    }
    let supported = designation
        .sources
        .iter()
        .any(|row| matches!(row.mark, SourceMark::Avoid | SourceMark::Caution | SourceMark::LegalOnly));
    if usage == Usage::Avoid && !supported {
        problems.push(
            at,
            "sources",
            "no source advises against it (mark `avoid`, `caution` or `legal-only`)",
        );
    }
}

fn replacements(problems: &mut Problems, at: &Place<'_>, designation: &Designation) {
    for replacement in &designation.replacements {
        walk(&replacement.template(), &mut |node| match node {
            Node::Group(name) => {
                if !designation.patterns.read().all(|pattern| holds_group(&pattern, name)) {
                    problems.push(
                        at,
                        "replacements",
                        format!("{{{name}}} is repeated, but not every pattern holds it at its top level"),
                    );
                }
            }
            Node::Word(_) | Node::Punctuation(_) => {}
            _ => {
                problems.push(
                    at,
                    "replacements",
                    "a replacement holds words, noun:, verb: and {groups} only",
                );
            }
        });
    }
}

/// The word, if the pattern is one plain word and nothing else.
fn only_word(pattern: &Sequence) -> Option<String> {
    match pattern.as_slice() {
        [Node::Word(word)] if word.parts.len() == 1 && !word.capitals && word.form != WordForm::Verb => {
            word.parts.first().cloned()
        }
        [Node::Word(word)] if word.parts.len() == 1 && word.form == WordForm::Verb => {
            word.parts.first().cloned()
        }
        _ => None,
    }
}

fn holds_group(pattern: &[Node], name: &str) -> bool {
    pattern.iter().any(|node| matches!(node, Node::Group(group) if group == name))
}
