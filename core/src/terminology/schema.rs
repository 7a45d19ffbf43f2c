//! JSON Schemas of the data files, from the types that read them.

use schemars::generate::SchemaSettings;

use super::raw::{RawBundle, RawConcept};

/// The schemas of the two kinds of data file, each with the name of its file: a concept, and a bundle of other entries.
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
    ]
}
