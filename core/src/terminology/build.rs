//! From raw entries to a [`Terminology`], with every problem reported.

use std::collections::{BTreeMap, BTreeSet};

use super::collection::{Redirect, Terminology, replace_or_insert};
use super::concept::{Concept, Designation, Replacement, Source, SourceRow};
use super::context_data::{Cue, Instrument};
use super::error::{LoadError, Place, Problems};
use super::gate::{Gate, GateRef, Reach, Side, Within};
use super::inflection::VerbForms;
use super::pattern::{self, Node, WordForm};
use super::profile::{Profile, ProfileRule};
use super::raw::{
    RawConcept, RawCue, RawDesignation, RawGate, RawGateRef, RawInstrument, RawProfile, RawProfileRule,
    RawReplacement, RawReplacementTable, RawSource, RawSourceRow, RawWithin,
};
use super::vocabulary::Applicability;
use super::written::{Patterns, Text};
use super::{check, raw};

/// Gathers entries of one or more files; later entries replace earlier ones of the same id only across layers.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    terminology: Terminology,
    problems: Problems,
    single_words: BTreeSet<String>,
    places: BTreeMap<String, String>,
}

impl Builder {
    /// A builder that starts from a finished collection, which entries extend and override.
    pub(crate) fn extending(base: &Terminology) -> Self {
        Self { terminology: base.clone(), ..Self::default() }
    }

    pub(crate) fn problems(&mut self) -> &mut Problems {
        &mut self.problems
    }

    pub(crate) fn version(&mut self, version: Text) {
        self.terminology.version = version;
    }

    pub(crate) fn bundle(&mut self, file: &str, bundle: raw::RawBundle) {
        for concept in bundle.concept {
            self.concept(file, concept);
        }
        for group in bundle.group {
            self.group(file, &group);
        }
        for gate in bundle.gate {
            self.gate(file, gate);
        }
        for cue in bundle.cue {
            self.cue(file, cue);
        }
        for instrument in bundle.instrument {
            self.instrument(file, instrument);
        }
        for profile in bundle.profile {
            self.profile(file, profile);
        }
        for source in bundle.source {
            self.source(file, source);
        }
        for redirect in bundle.redirect {
            self.redirect(redirect.from, redirect.to, redirect.why);
        }
        for word in bundle.single_word {
            if word.why.trim().is_empty() {
                let at = place(file, format!("single word `{}`", word.word));
                self.problems.push(&at, "why", "say why this word may raise a finding without a gate");
            }
            self.single_words.insert(word.word.into_owned());
        }
        let spelling = &mut self.terminology.spelling;
        spelling.inside.extend(bundle.inside);
        spelling.ending.extend(bundle.ending);
        spelling.plurals.extend(bundle.plurals);
        spelling.numbers.extend(bundle.numbers);
        spelling.frequencies.extend(bundle.frequencies);
        for (verb, forms) in bundle.verbs {
            self.verb(verb, forms);
        }
    }

    pub(crate) fn verb(&mut self, base: Text, [third_person, past, past_participle, ing]: [Text; 4]) {
        self.terminology.spelling.verbs.insert(base, VerbForms { third_person, past, past_participle, ing });
    }

    pub(crate) fn redirect(&mut self, from: Text, to: Option<Text>, why: Text) {
        self.terminology.redirects.insert(from, Redirect { to, why });
    }

    /// Notes that an entry is defined here; says so if it was defined before in the same layer.
    fn define(&mut self, at: &Place<'_>, key: String) {
        if let Some(other) = self.places.insert(key, at.file.to_owned()) {
            self.problems.push(
                at,
                "id",
                format!("this id is already used in {other}; every id stands for one thing"),
            );
        }
    }

    pub(crate) fn concept(&mut self, file: &str, raw: RawConcept) {
        let at = place(file, raw.id.to_string());
        self.define(&at, format!("concept {}", raw.id));
        check::id(&mut self.problems, &at, "id", &raw.id);
        check::filled(&mut self.problems, &at, "label", &raw.label);
        check::filled(&mut self.problems, &at, "definition", &raw.definition);
        let mut designations = Vec::with_capacity(raw.designation.len());
        for designation in raw.designation {
            let at = place(file, format!("{}/{}", raw.id, designation.id));
            self.define(&at, format!("designation {}/{}", raw.id, designation.id));
            designations.extend(self.designation(&at, designation));
        }
        let concept = Concept {
            id: raw.id,
            group: raw.group,
            label: raw.label,
            definition: raw.definition,
            scope_note: raw.scope_note,
            related: raw.related,
            designations,
        };
        replace_or_insert(&mut self.terminology.concepts, concept, |concept| &concept.id);
    }

    fn designation(&mut self, at: &Place<'_>, raw: RawDesignation) -> Option<Designation> {
        check::id(&mut self.problems, at, "id", &raw.id);
        let status = self.problems.take(at, "status", raw.status.parse());
        let usage = self.problems.take(at, "usage", raw.usage.parse());
        let kind = raw.kind.and_then(|kind| self.problems.take(at, "kind", kind.parse()));
        let written = if raw.patterns.is_empty() { vec![raw.text.clone()] } else { raw.patterns };
        let implied = written.len() == 1 && written[0] == raw.text;
        let patterns = self.patterns(at, "patterns", &written);
        let patterns = if implied { patterns.iter().map(with_last_noun).collect() } else { patterns };
        let gate = raw.gate.and_then(|gate| self.gate_ref(at, gate));
        let replacements = raw
            .replacements
            .into_iter()
            .filter_map(|replacement| self.replacement(at, replacement))
            .collect();
        let sources = raw.sources.into_iter().filter_map(|row| self.source_row(at, row)).collect();
        Some(Designation {
            id: raw.id,
            text: raw.text,
            language: raw.language.unwrap_or(Text::Borrowed("en")),
            status: status?,
            usage: usage?,
            kind,
            patterns,
            gate,
            reason: raw.reason,
            exceptions: raw.exceptions,
            replacements,
            advice: raw.advice,
            sources,
            audience: None,
            flagged: raw.flagged,
            clean: raw.clean,
        })
    }

    /// The patterns that can be read.
    fn patterns(&mut self, at: &Place<'_>, field: &str, written: &[Text]) -> Patterns {
        let mut readable = |pattern: &&Text| {
            let read = pattern::parse(pattern).map_err(|error| format!("`{pattern}`: {error}"));
            self.problems.take(at, field, read).is_some()
        };
        written.iter().filter(|pattern| readable(pattern)).collect()
    }

    fn replacement(&mut self, at: &Place<'_>, raw: RawReplacement) -> Option<Replacement> {
        let table = match raw {
            RawReplacement::Table(table) => table,
            RawReplacement::Text(text) => {
                RawReplacementTable { text, modifier: None, note: None, apply: None }
            }
        };
        let parsed = pattern::parse(&table.text).map_err(|error| format!("`{}`: {error}", table.text));
        self.problems.take(at, "replacements", parsed)?;
        let applicability = match table.apply {
            Some(apply) => self.problems.take(at, "apply", apply.parse())?,
            None => Applicability::Review,
        };
        Some(Replacement { text: table.text, modifier: table.modifier, note: table.note, applicability })
    }

    fn source_row(&mut self, at: &Place<'_>, raw: RawSourceRow) -> Option<SourceRow> {
        let evidence = self.problems.take(at, "sources", raw.evidence.parse());
        let mark = self.problems.take(at, "sources", raw.mark.parse());
        Some(SourceRow { id: raw.id, evidence: evidence?, mark: mark?, note: raw.note })
    }

    fn gate_ref(&mut self, at: &Place<'_>, raw: RawGateRef) -> Option<GateRef> {
        match raw {
            RawGateRef::Named(name) => Some(GateRef::Named(name)),
            RawGateRef::Inline(gate) => self.read_gate(at, *gate).map(|gate| GateRef::Inline(Box::new(gate))),
        }
    }

    pub(crate) fn gate(&mut self, file: &str, raw: raw::RawNamedGate) {
        let at = place(file, format!("gate `{}`", raw.name));
        self.define(&at, format!("gate {}", raw.name));
        let name = raw.name.clone();
        if let Some(gate) = self.read_gate(&at, raw.into_gate()) {
            self.terminology.gates.insert(name, gate);
        }
    }

    fn read_gate(&mut self, at: &Place<'_>, raw: RawGate) -> Option<Gate> {
        if [&raw.needs, &raw.any, &raw.unless, &raw.all_of, &raw.one_of].iter().all(|list| list.is_empty()) {
            self.problems.push(
                at,
                "gate",
                "a gate asks for something: fill `needs`, `any`, `unless`, `all_of` or `one_of`",
            );
        }
        let within = self.within(at, "within", raw.within, Within::Unit(Reach::Sentence))?;
        let unless_within = self.within(at, "unless_within", raw.unless_within, within)?;
        let side = match raw.side {
            Some(side) => self.problems.take(at, "side", side.parse())?,
            None => Side::Either,
        };
        Some(Gate {
            needs: raw.needs,
            any: raw.any,
            within,
            side,
            unless: raw.unless,
            unless_within,
            all_of: raw.all_of,
            one_of: raw.one_of,
        })
    }

    fn within(
        &mut self,
        at: &Place<'_>,
        field: &str,
        raw: Option<RawWithin>,
        unset: Within,
    ) -> Option<Within> {
        match raw {
            None => Some(unset),
            Some(RawWithin::Words(words)) => Some(Within::Words(words)),
            Some(RawWithin::Unit(unit)) => self.problems.take(at, field, unit.parse()).map(Within::Unit),
        }
    }

    pub(crate) fn group(&mut self, file: &str, raw: &raw::RawGroup) {
        let at = place(file, format!("group `{}`", raw.name));
        self.define(&at, format!("group {}", raw.name));
        if raw.patterns.is_empty() {
            self.problems.push(&at, "patterns", "a group needs at least one pattern");
        }
        let patterns = self.patterns(&at, "patterns", &raw.patterns);
        self.terminology.groups.insert(raw.name.clone(), patterns);
    }

    pub(crate) fn cue(&mut self, file: &str, raw: RawCue) {
        let at = place(file, format!("cue `{}`", raw.id));
        self.define(&at, format!("cue {}", raw.id));
        check::filled(&mut self.problems, &at, "reason", &raw.reason);
        let kind = self.problems.take(&at, "kind", raw.kind.parse());
        let weight = self.problems.take(&at, "weight", raw.weight.parse());
        let patterns = self.patterns(&at, "patterns", &raw.patterns);
        for (sequence, written) in patterns.read().zip(patterns.iter()) {
            if sequence.iter().filter(|node| **node == Node::Term).count() != 1 {
                self.problems.push(
                    &at,
                    "patterns",
                    format!("`{written}`: write {{term}} once, outside brackets"),
                );
            }
        }
        if let (Some(kind), Some(weight)) = (kind, weight) {
            let cue = Cue {
                id: raw.id,
                class: raw.class,
                kind,
                weight,
                reason: raw.reason,
                patterns,
                spreads: raw.spreads,
                capitalised: raw.capitalised,
                exempt: raw.exempt,
                kept: raw.kept,
            };
            replace_or_insert(&mut self.terminology.cues, cue, |cue| &cue.id);
        }
    }

    pub(crate) fn instrument(&mut self, file: &str, raw: RawInstrument) {
        let at = place(file, format!("instrument `{}`", raw.id));
        self.define(&at, format!("instrument {}", raw.id));
        check::filled(&mut self.problems, &at, "title", &raw.title);
        let scope = self.problems.take(&at, "scope", raw.scope.parse());
        let evidence = self.problems.take(&at, "evidence", raw.evidence.parse());
        let patterns = self.patterns(&at, "patterns", &raw.patterns);
        if let (Some(scope), Some(evidence)) = (scope, evidence) {
            let instrument = Instrument {
                id: raw.id,
                title: raw.title,
                jurisdiction: raw.jurisdiction,
                year: raw.year,
                patterns,
                scope,
                renamed_to: raw.renamed_to,
                renamed_year: raw.renamed_year,
                evidence,
                examples: raw.examples,
                kept: raw.kept,
            };
            replace_or_insert(&mut self.terminology.instruments, instrument, |instrument| &instrument.id);
        }
    }

    pub(crate) fn profile(&mut self, file: &str, raw: RawProfile) {
        let at = place(file, format!("profile `{}`", raw.name));
        self.define(&at, format!("profile {}", raw.name));
        check::id(&mut self.problems, &at, "name", &raw.name);
        check::filled(&mut self.problems, &at, "about", &raw.about);
        let rules = raw.rule.into_iter().map(|rule| self.profile_rule(&at, rule)).collect();
        let profile = Profile { name: raw.name, about: raw.about, rules };
        replace_or_insert(&mut self.terminology.profiles, profile, |profile| &profile.name);
    }

    fn profile_rule(&mut self, at: &Place<'_>, raw: RawProfileRule) -> ProfileRule {
        check::filled(&mut self.problems, at, "why", &raw.why);
        ProfileRule {
            concept: raw.concept,
            group: raw.group,
            designation: raw.designation,
            kind: raw.kind.and_then(|kind| self.problems.take(at, "kind", kind.parse())),
            at: raw.at.and_then(|level| self.problems.take(at, "at", level.parse())),
            level: raw.level.and_then(|level| self.problems.take(at, "level", level.parse())),
            withhold: raw.withhold,
            prefer: raw.prefer,
            advice: raw.advice,
            why: raw.why,
        }
    }

    pub(crate) fn source(&mut self, file: &str, raw: RawSource) {
        let at = place(file, format!("source `{}`", raw.id));
        self.define(&at, format!("source {}", raw.id));
        check::id(&mut self.problems, &at, "id", &raw.id);
        check::filled(&mut self.problems, &at, "authority", &raw.authority);
        check::filled(&mut self.problems, &at, "title", &raw.title);
        let source = Source {
            id: raw.id.clone(),
            authority: raw.authority,
            title: raw.title,
            year: raw.year,
            address: raw.address,
            licence: raw.licence,
            note: raw.note,
        };
        self.terminology.sources.insert(raw.id, source);
    }

    /// Ends the reading of trusted data that was checked when it was made: only what would break the engine is looked at.
    pub(crate) fn finish_trusted(self) -> Result<Terminology, LoadError> {
        self.problems.finish()?;
        Ok(self.terminology)
    }

    /// Ends the reading: checks everything that needs the whole collection.
    pub(crate) fn finish(mut self) -> Result<Terminology, LoadError> {
        check::whole(&mut self.problems, &self.terminology, &self.places, &self.single_words);
        self.finish_trusted()
    }
}

/// The pattern with its last word in singular and plural.
fn with_last_noun(written: &str) -> String {
    let read = pattern::parse(written).unwrap_or_default();
    match read.last() {
        Some(Node::Word(word)) if !word.capitals && word.form == WordForm::Plain => {
            let last = written.trim_end().rfind(char::is_whitespace).map_or(0, |at| at + 1);
            format!("{}noun:{}", &written[..last], &written[last..])
        }
        _ => written.to_owned(),
    }
}

fn place(file: &str, entry: String) -> Place<'_> {
    Place { file, entry }
}
