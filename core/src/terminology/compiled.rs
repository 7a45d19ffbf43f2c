//! The compiled form of a terminology, and the line-oriented form in which its changes are reviewed.

use super::collection::{Redirect, Terminology, replace_or_insert};
use super::columns::{Column, Reader, Stream};
use super::concept::{Concept, Designation, Replacement, Source, SourceRow};
use super::context_data::{Cue, ExemptionKind, Instrument, TitleScope, Weight};
use super::error::{LoadError, Place, Problems};
use super::gate::{Gate, GateRef, Reach, Side, Within};
use super::inflection::VerbForms;
use super::pattern;
use super::profile::{Profile, ProfileRule};
use super::vocabulary::{AdministrativeStatus, Applicability, EvidenceGrade, SourceMark, Usage};
use super::written::{Patterns, Text};

/// What compiled data can be: a whole terminology, or one that extends the built-in terminology.
pub(super) const WHOLE: &str = "terminology";
const EXTENSION: &str = "extension";

impl Terminology {
    /// Reads the compiled form, which `csea-terms compile` writes. Where it extends the built-in terminology, the result holds that too.
    ///
    /// # Errors
    /// A [`LoadError`] if the text is something else, was compiled by another version, or is damaged.
    pub fn from_compiled(text: &str) -> Result<Self, LoadError> {
        let owned = |text: &str| Text::Owned(text.to_owned());
        let mut problems = Problems::default();
        let at = Place { file: "compiled terminology", entry: String::new() };
        let read = read(text, WHOLE, owned).or_else(|| {
            let extension = read(text, EXTENSION, owned)?;
            Some(Terminology::builtin().clone().with(extension))
        });
        let Some(read) = read else {
            problems.push(
                &at,
                "",
                "this is no compiled terminology of this version: make it anew with `csea-terms compile`",
            );
            return problems.finish().map(|()| Self::default());
        };
        read.patterns_can_be_read(&mut problems, &at);
        problems.finish().map(|()| read)
    }

    /// The built-in data, which was checked when it was made; `None` if it cannot be read, which a test rules out.
    pub(super) fn from_static(text: &'static str) -> Option<Self> {
        read(text, WHOLE, Text::Borrowed)
    }

    /// This collection with the entries of another: those of the same id take the place of others.
    fn with(mut self, other: Self) -> Self {
        if !other.version.is_empty() {
            self.version = other.version;
        }
        for concept in other.concepts {
            replace_or_insert(&mut self.concepts, concept, |concept| &concept.id);
        }
        for cue in other.cues {
            replace_or_insert(&mut self.cues, cue, |cue| &cue.id);
        }
        for instrument in other.instruments {
            replace_or_insert(&mut self.instruments, instrument, |instrument| &instrument.id);
        }
        for profile in other.profiles {
            replace_or_insert(&mut self.profiles, profile, |profile| &profile.name);
        }
        self.groups.extend(other.groups);
        self.gates.extend(other.gates);
        self.sources.extend(other.sources);
        self.redirects.extend(other.redirects);
        let spelling = &mut self.spelling;
        spelling.inside.extend(other.spelling.inside);
        spelling.ending.extend(other.spelling.ending);
        spelling.plurals.extend(other.spelling.plurals);
        spelling.verbs.extend(other.spelling.verbs);
        spelling.numbers.extend(other.spelling.numbers);
        spelling.frequencies.extend(other.spelling.frequencies);
        self
    }

    /// Checks what the engine relies on.
    fn patterns_can_be_read(&self, problems: &mut Problems, at: &Place<'_>) {
        let designations = self.concepts.iter().flat_map(|concept| &concept.designations);
        let all = (self.groups.values())
            .chain(designations.map(|designation| &designation.patterns))
            .chain(self.cues.iter().map(|cue| &cue.patterns))
            .chain(self.instruments.iter().map(|instrument| &instrument.patterns));
        for text in all.flat_map(Patterns::iter) {
            if let Err(error) = pattern::parse(text) {
                problems.push(at, "patterns", format!("`{text}`: {error}"));
            }
        }
    }
}

fn read<'t>(text: &'t str, kind: &str, lend: fn(&'t str) -> Text) -> Option<Terminology> {
    let mut reader = Reader::new(text, kind, lend)?;
    let mut terminology = Terminology::default();
    exchange(&mut reader, &mut terminology);
    reader.is_done().then_some(terminology)
}

/// Writes the compiled form.
#[cfg(feature = "toml")]
pub(super) fn write(terminology: &Terminology, extends: bool) -> String {
    let mut writer = super::columns::Writer::default();
    exchange(&mut writer, &mut terminology.clone());
    writer.finish(if extends { EXTENSION } else { WHOLE })
}

fn exchange<S: Stream>(stream: &mut S, all: &mut Terminology) {
    stream.text(Column::Words, &mut all.version);
    spelling(stream, all);
    stream.map(&mut all.groups, Patterns::default, |stream, name, patterns| {
        stream.text(Column::Groups, name);
        stream.patterns(Column::GroupPatterns, patterns);
    });
    stream.map(&mut all.gates, blank_gate, |stream, name, entry| {
        stream.text(Column::Gates, name);
        gate(stream, entry);
    });
    stream.list(&mut all.cues, blank_cue, cue);
    stream.list(&mut all.instruments, blank_instrument, instrument);
    let blank = || Profile { name: Text::default(), about: Text::default(), rules: Vec::new() };
    stream.list(&mut all.profiles, blank, profile);
    stream.map(&mut all.sources, blank_source, |stream, id, entry| {
        stream.text(Column::SourceIds, id);
        source(stream, entry);
        entry.id.clone_from(id);
    });
    let blank = || Redirect { to: None, why: Text::default() };
    stream.map(&mut all.redirects, blank, |stream, from, entry| {
        stream.text(Column::Ids, from);
        stream.maybe(Column::References, &mut entry.to);
        stream.text(Column::Reasons, &mut entry.why);
    });
    stream.list(&mut all.concepts, blank_concept, concept);
}

fn spelling<S: Stream>(stream: &mut S, all: &mut Terminology) {
    let spelling = &mut all.spelling;
    for pairs in [&mut spelling.inside, &mut spelling.ending] {
        stream.list(pairs, Default::default, |stream, (one, other)| {
            stream.text(Column::Words, one);
            stream.text(Column::Words, other);
        });
    }
    stream.map(&mut spelling.plurals, Text::default, |stream, singular, plural| {
        stream.text(Column::Words, singular);
        stream.text(Column::Words, plural);
    });
    stream.map(&mut spelling.verbs, blank_verb, |stream, base, forms| {
        let VerbForms { third_person, past, past_participle, ing } = forms;
        for form in [base, third_person, past, past_participle, ing] {
            stream.text(Column::Words, form);
        }
    });
    for numbers in [&mut spelling.numbers, &mut spelling.frequencies] {
        stream.map(
            numbers,
            || 0,
            |stream, word, number| {
                stream.text(Column::Words, word);
                stream.number(Column::Numbers, number);
            },
        );
    }
}

fn blank_verb() -> VerbForms {
    let none = Text::default;
    VerbForms { third_person: none(), past: none(), past_participle: none(), ing: none() }
}

fn blank_gate() -> Gate {
    let sentence = Within::Unit(Reach::Sentence);
    Gate {
        needs: Vec::new(),
        any: Vec::new(),
        within: sentence,
        side: Side::Either,
        unless: Vec::new(),
        unless_within: sentence,
        all_of: Vec::new(),
        one_of: Vec::new(),
    }
}

fn gate<S: Stream>(stream: &mut S, gate: &mut Gate) {
    for names in [&mut gate.needs, &mut gate.any, &mut gate.unless, &mut gate.all_of, &mut gate.one_of] {
        stream.texts(Column::Gates, names);
    }
    within(stream, &mut gate.within);
    within(stream, &mut gate.unless_within);
    stream.name(Column::Kinds, &mut gate.side);
}

fn within<S: Stream>(stream: &mut S, within: &mut Within) {
    let (mut unit, mut words) = match *within {
        Within::Unit(reach) => (Some(reach), 0),
        Within::Words(words) => (None, u32::from(words)),
    };
    stream.maybe_name(Column::Kinds, &mut unit);
    stream.number(Column::Numbers, &mut words);
    *within = match (unit, u8::try_from(words)) {
        (Some(reach), _) => Within::Unit(reach),
        (None, Ok(words)) => Within::Words(words),
        (None, Err(_)) => return stream.fail(),
    };
}

fn blank_cue() -> Cue {
    Cue {
        id: Text::default(),
        class: Text::default(),
        kind: ExemptionKind::Mention,
        weight: Weight::Weak,
        reason: Text::default(),
        patterns: Patterns::default(),
        spreads: false,
        capitalised: false,
        exempt: Vec::new(),
        kept: Vec::new(),
    }
}

fn cue<S: Stream>(stream: &mut S, cue: &mut Cue) {
    stream.text(Column::Ids, &mut cue.id);
    stream.text(Column::Groups, &mut cue.class);
    stream.name(Column::Kinds, &mut cue.kind);
    stream.name(Column::Levels, &mut cue.weight);
    stream.text(Column::Reasons, &mut cue.reason);
    stream.patterns(Column::CuePatterns, &mut cue.patterns);
    stream.flag(&mut cue.spreads);
    stream.flag(&mut cue.capitalised);
}

fn blank_instrument() -> Instrument {
    Instrument {
        id: Text::default(),
        title: Text::default(),
        jurisdiction: None,
        year: None,
        patterns: Patterns::default(),
        scope: TitleScope::Title,
        renamed_to: None,
        renamed_year: None,
        evidence: EvidenceGrade::RecalledLow,
        examples: Vec::new(),
        kept: Vec::new(),
    }
}

fn instrument<S: Stream>(stream: &mut S, instrument: &mut Instrument) {
    stream.text(Column::Ids, &mut instrument.id);
    stream.text(Column::Titles, &mut instrument.title);
    stream.maybe(Column::Places, &mut instrument.jurisdiction);
    stream.maybe(Column::Years, &mut instrument.year);
    stream.patterns(Column::TitlePatterns, &mut instrument.patterns);
    stream.name(Column::Kinds, &mut instrument.scope);
    stream.maybe(Column::Titles, &mut instrument.renamed_to);
    stream.maybe(Column::Years, &mut instrument.renamed_year);
    stream.name(Column::Grades, &mut instrument.evidence);
}

fn profile<S: Stream>(stream: &mut S, profile: &mut Profile) {
    stream.text(Column::Ids, &mut profile.name);
    stream.text(Column::Definitions, &mut profile.about);
    stream.list(&mut profile.rules, ProfileRule::default, |stream, rule| {
        stream.maybe(Column::References, &mut rule.concept);
        stream.maybe(Column::Groups, &mut rule.group);
        stream.maybe(Column::References, &mut rule.designation);
        stream.maybe_name(Column::Kinds, &mut rule.kind);
        stream.maybe_name(Column::Levels, &mut rule.at);
        stream.maybe_name(Column::Levels, &mut rule.level);
        stream.texts(Column::Replacements, &mut rule.withhold);
        stream.maybe(Column::Replacements, &mut rule.prefer);
        stream.maybe(Column::Advice, &mut rule.advice);
        stream.text(Column::Reasons, &mut rule.why);
    });
}

fn blank_source() -> Source {
    let none = Text::default;
    Source {
        id: none(),
        authority: none(),
        title: none(),
        year: None,
        address: None,
        licence: None,
        note: None,
    }
}

fn source<S: Stream>(stream: &mut S, source: &mut Source) {
    stream.text(Column::Titles, &mut source.authority);
    stream.text(Column::Titles, &mut source.title);
    stream.maybe(Column::Years, &mut source.year);
    stream.maybe(Column::Places, &mut source.address);
    stream.maybe(Column::Places, &mut source.licence);
    stream.maybe(Column::Notes, &mut source.note);
}

fn blank_concept() -> Concept {
    let none = Text::default;
    Concept {
        id: none(),
        group: none(),
        label: none(),
        definition: none(),
        scope_note: None,
        related: Vec::new(),
        designations: Vec::new(),
    }
}

fn concept<S: Stream>(stream: &mut S, concept: &mut Concept) {
    stream.text(Column::Ids, &mut concept.id);
    stream.text(Column::Groups, &mut concept.group);
    stream.text(Column::Labels, &mut concept.label);
    stream.text(Column::Definitions, &mut concept.definition);
    stream.maybe(Column::Notes, &mut concept.scope_note);
    stream.texts(Column::References, &mut concept.related);
    stream.list(&mut concept.designations, blank_designation, designation);
}

fn blank_designation() -> Designation {
    let none = Text::default;
    Designation {
        id: none(),
        text: none(),
        language: none(),
        status: AdministrativeStatus::Deprecated,
        usage: Usage::Info,
        kind: None,
        patterns: Patterns::default(),
        gate: None,
        reason: none(),
        exceptions: None,
        replacements: Vec::new(),
        advice: None,
        sources: Vec::new(),
        audience: None,
        flagged: Vec::new(),
        clean: Vec::new(),
    }
}

fn designation<S: Stream>(stream: &mut S, designation: &mut Designation) {
    stream.text(Column::Ids, &mut designation.id);
    stream.text(Column::Labels, &mut designation.text);
    stream.text(Column::Languages, &mut designation.language);
    stream.name(Column::Kinds, &mut designation.status);
    stream.name(Column::Levels, &mut designation.usage);
    stream.maybe_name(Column::Kinds, &mut designation.kind);
    stream.patterns(Column::Patterns, &mut designation.patterns);
    gate_ref(stream, &mut designation.gate);
    stream.text(Column::Reasons, &mut designation.reason);
    stream.maybe(Column::Exceptions, &mut designation.exceptions);
    let blank = || Replacement {
        text: Text::default(),
        modifier: None,
        note: None,
        applicability: Applicability::Review,
    };
    stream.list(&mut designation.replacements, blank, |stream, replacement| {
        stream.text(Column::Replacements, &mut replacement.text);
        stream.maybe(Column::Replacements, &mut replacement.modifier);
        stream.maybe(Column::ReplacementNotes, &mut replacement.note);
        stream.name(Column::Levels, &mut replacement.applicability);
    });
    stream.maybe(Column::Advice, &mut designation.advice);
    let blank = || SourceRow {
        id: Text::default(),
        evidence: EvidenceGrade::RecalledLow,
        mark: SourceMark::Unknown,
        note: None,
    };
    stream.list(&mut designation.sources, blank, |stream, row| {
        stream.text(Column::SourceIds, &mut row.id);
        stream.name(Column::Grades, &mut row.evidence);
        stream.name(Column::Marks, &mut row.mark);
        stream.maybe(Column::SourceNotes, &mut row.note);
    });
}

/// No gate is an empty name, a gate in place a single space.
fn gate_ref<S: Stream>(stream: &mut S, reference: &mut Option<GateRef>) {
    const IN_PLACE: &str = " ";
    let (mut name, mut own) = match reference.take() {
        None => (Text::default(), blank_gate()),
        Some(GateRef::Named(name)) => (name, blank_gate()),
        Some(GateRef::Inline(gate)) => (Text::Borrowed(IN_PLACE), *gate),
    };
    stream.text(Column::Names, &mut name);
    *reference = match &*name {
        "" => None,
        IN_PLACE => {
            gate(stream, &mut own);
            Some(GateRef::Inline(Box::new(own)))
        }
        _ => Some(GateRef::Named(name)),
    };
}

/// The entries of files that were read without a problem, one JSON entry a line, for people who review what changed.
#[cfg(feature = "toml")]
pub(super) fn lines(version: &str, files: &[super::load::DataFile]) -> String {
    use super::raw::{RawBundle, RawConcept, RawEntry};

    let mut concepts = Vec::new();
    let mut all = RawBundle::default();
    for file in files {
        let is_concept =
            toml::from_str::<toml::Table>(&file.text).is_ok_and(|table| table.contains_key("id"));
        if is_concept {
            concepts.extend(toml::from_str::<RawConcept>(&file.text).ok());
        } else if let Ok(bundle) = toml::from_str::<RawBundle>(&file.text) {
            concepts.extend(bundle.concept);
            all.group.extend(bundle.group);
            all.gate.extend(bundle.gate);
            all.cue.extend(bundle.cue);
            all.instrument.extend(bundle.instrument);
            all.profile.extend(bundle.profile);
            all.source.extend(bundle.source);
            all.redirect.extend(bundle.redirect);
            all.inside.extend(bundle.inside);
            all.ending.extend(bundle.ending);
            all.plurals.extend(bundle.plurals);
            all.verbs.extend(bundle.verbs);
            all.numbers.extend(bundle.numbers);
            all.frequencies.extend(bundle.frequencies);
        }
    }
    concepts.sort_by(|one, other| one.id.cmp(&other.id));
    all.group.sort_by(|one, other| one.name.cmp(&other.name));
    all.gate.sort_by(|one, other| one.name.cmp(&other.name));
    all.cue.sort_by(|one, other| one.id.cmp(&other.id));
    all.instrument.sort_by(|one, other| one.id.cmp(&other.id));
    all.profile.sort_by(|one, other| one.name.cmp(&other.name));
    all.source.sort_by(|one, other| one.id.cmp(&other.id));
    let mut entries = vec![RawEntry::Version(version.to_owned().into())];
    entries.extend(all.inside.into_iter().map(RawEntry::Inside));
    entries.extend(all.ending.into_iter().map(RawEntry::Ending));
    entries.extend(all.plurals.into_iter().map(RawEntry::Plural));
    entries.extend(all.verbs.into_iter().map(RawEntry::Verb));
    entries.extend(all.numbers.into_iter().map(RawEntry::Number));
    entries.extend(all.frequencies.into_iter().map(RawEntry::Frequency));
    entries.extend(all.source.into_iter().map(RawEntry::Source));
    entries.extend(all.group.into_iter().map(RawEntry::Group));
    entries.extend(all.gate.into_iter().map(RawEntry::Gate));
    entries.extend(all.cue.into_iter().map(RawEntry::Cue));
    entries.extend(all.instrument.into_iter().map(RawEntry::Instrument));
    entries.extend(all.profile.into_iter().map(RawEntry::Profile));
    entries.extend(all.redirect.into_iter().map(RawEntry::Redirect));
    entries.extend(concepts.into_iter().map(RawEntry::Concept));
    let mut text = String::new();
    for entry in entries {
        text.push_str(&serde_json::to_string(&entry).unwrap_or_default());
        text.push('\n');
    }
    text
}

#[cfg(all(test, feature = "toml"))]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::terminology::{DataFile, compile, compile_extension};

    const OWN: &str = "[[concept]]\nid = \"house\"\ngroup = \"house\"\nlabel = \"House\"\ndefinition = \"A house.\"\n\
        scope_note = \"Two lines:\\nthis is one,\\tthat another.\"\n[[concept.designation]]\nid = \"house\"\ntext = \"house\"\n\
        status = \"preferred\"\nusage = \"recommended\"\nsources = [{ id = \"own\", evidence = \"attested\", mark = \"info\" }]\n\
        [[source]]\nid = \"own\"\nauthority = \"We\"\ntitle = \"Ours\"\n";

    fn own() -> Vec<DataFile> {
        vec![DataFile { name: "own.toml".to_owned(), text: OWN.to_owned() }]
    }

    #[test]
    fn what_was_compiled_reads_as_what_was_read() {
        let read = Terminology::from_toml("7", &own()).unwrap();
        let compiled = Terminology::from_compiled(&compile("7", &own()).unwrap()).unwrap();
        assert_eq!(format!("{compiled:?}"), format!("{read:?}"));
        let note = compiled.concepts()[0].scope_note.as_deref();
        assert_eq!(note, Some("Two lines:\nthis is one,\tthat another."));
        let implied: Vec<&str> = compiled.concepts()[0].designations[0].patterns.iter().collect();
        assert_eq!(implied, ["noun:house"]);
    }

    #[test]
    fn an_extension_reads_as_what_extends() {
        let extended = Terminology::builtin().extended(&own()).unwrap();
        let compiled = Terminology::from_compiled(&compile_extension(&own()).unwrap()).unwrap();
        assert_eq!(format!("{compiled:?}"), format!("{extended:?}"));
    }

    #[test]
    fn other_texts_are_refused() {
        let compiled = compile("7", &own()).unwrap();
        let other_version = compiled.replacen("compiled-1", "compiled-0", 1);
        let bad_pattern = compiled.replacen("noun:house", "noun:hous(", 1);
        for (text, part) in [
            ("", "make it anew"),
            ("{\"version\":\"1\"}\n", "make it anew"),
            (&compiled[..compiled.len() - 1], "make it anew"),
            (&other_version, "make it anew"),
            (&bad_pattern, "`noun:hous(`: `)` is missing"),
        ] {
            let error = Terminology::from_compiled(text).unwrap_err().to_string();
            assert!(error.contains(part), "{error}");
        }
    }

    proptest! {
        #[test]
        fn damage_is_no_panic(at in 0..2000_usize, instead in "\\PC|\n|\t") {
            let compiled = compile("7", &own()).unwrap();
            let at = at % compiled.len();
            if compiled.is_char_boundary(at) && compiled.is_char_boundary(at + 1) {
                let damaged = [&compiled[..at], &instead, &compiled[at + 1..]].concat();
                let _ = Terminology::from_compiled(&damaged);
            }
        }
    }
}
