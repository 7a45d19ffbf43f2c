//! JSON Schemas of the data files, from the types that read them.

use schemars::generate::SchemaSettings;

use super::raw::{RawBundle, RawConcept};
use super::topics_build::RawTopicFile;

/// The schemas of the kinds of data file, each with the name of its file: a concept, a bundle of other entries, and topics
/// (threats, capabilities, frameworks, schemes, roles, context).
///
/// Draft 2020-12. The schemas say what a file may hold; ids that must exist elsewhere, patterns and examples are
/// checked when the data is loaded.
pub fn json_schemas() -> Vec<(&'static str, String)> {
    let generator = || SchemaSettings::draft2020_12().into_generator();
    let text = |mut schema: schemars::Schema, title: &str| {
        schema.insert("title".to_owned(), title.into());
        format!("{:#}\n", schema.to_value())
    };
    vec![
        ("concept.schema.json", text(generator().into_root_schema_for::<RawConcept>(), "A concept")),
        ("bundle.schema.json", text(generator().into_root_schema_for::<RawBundle>(), "A bundle of entries")),
        ("topics.schema.json", text(generator().into_root_schema_for::<RawTopicFile>(), "Topics of texts")),
    ]
}
