//! The compiled form of the data: one JSON entry a line, so that changes can be read as differences of lines.

use super::build::Builder;
use super::collection::Terminology;
use super::error::{LoadError, Place};
use super::raw::{BUILT_IN, RawEntry};

impl Terminology {
    /// Reads the compiled form, which `csea-terms compile` and the project's own generator write. Where it says that it extends the
    /// built-in terminology, the result holds that too.
    ///
    /// # Errors
    /// A [`LoadError`] that names the line of every entry that cannot be read.
    pub fn from_compiled(text: &str) -> Result<Self, LoadError> {
        let mut builder = Builder::default();
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty()) {
            match serde_json::from_str(line) {
                Ok(RawEntry::Extends(base)) => {
                    if index > 0 || base != BUILT_IN {
                        let at = Place { file: "compiled terminology", entry: format!("line {}", index + 1) };
                        let message =
                            format!("only `{BUILT_IN}` can be extended, and the first line says so");
                        builder.problems().push(&at, "extends", message);
                    } else {
                        builder = Builder::extending(Terminology::builtin());
                    }
                }
                Ok(entry) => read_entry(&mut builder, entry),
                Err(error) => {
                    let at = Place { file: "compiled terminology", entry: format!("line {}", index + 1) };
                    builder.problems().push(&at, "", error.to_string());
                }
            }
        }
        builder.finish_trusted()
    }
}

fn read_entry(builder: &mut Builder, entry: RawEntry) {
    let file = "compiled terminology";
    match entry {
        RawEntry::Extends(_) => {}
        RawEntry::Version(version) => builder.version(version),
        RawEntry::Concept(concept) => builder.concept(file, concept),
        RawEntry::Group(group) => builder.group(file, &group),
        RawEntry::Gate(gate) => builder.gate(file, gate),
        RawEntry::Cue(cue) => builder.cue(file, cue),
        RawEntry::Instrument(instrument) => builder.instrument(file, instrument),
        RawEntry::Profile(profile) => builder.profile(file, profile),
        RawEntry::Source(source) => builder.source(file, source),
        RawEntry::Redirect(redirect) => builder.redirect(redirect.from, redirect.to, redirect.why),
        RawEntry::Inside(pair) => builder.spelling_inside(pair),
        RawEntry::Ending(pair) => builder.spelling_ending(pair),
        RawEntry::Plural(pair) => builder.plural(pair),
        RawEntry::Verb((base, forms)) => builder.verb(base, forms),
        RawEntry::Number(number) => builder.number(number),
        RawEntry::Frequency(frequency) => builder.frequency(frequency),
    }
}

/// Writes the compiled form of files that were read without a problem; without a version, as an extension of the built-in terminology.
#[cfg(feature = "toml")]
pub(super) fn lines(version: Option<&str>, files: &[super::load::DataFile]) -> String {
    use super::raw::{RawBundle, RawConcept};

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
    let first = version.map_or_else(
        || RawEntry::Extends(BUILT_IN.to_owned()),
        |version| RawEntry::Version(version.to_owned()),
    );
    let mut entries = vec![first];
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
