//! The terminology as a table.

use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use csea_terms::Terminology;
use csea_terms::output::{ConceptOutput, DesignationOutput};

use super::output::ArrowTable;

/// What a column says of a designation of a concept.
type Says = for<'o> fn(&'o ConceptOutput, &'o DesignationOutput) -> Option<&'o str>;

const COLUMNS: &[(&str, Says)] = &[
    ("concept", |concept, _| Some(&concept.id)),
    ("group", |concept, _| Some(&concept.group)),
    ("label", |concept, _| Some(&concept.label)),
    ("definition", |concept, _| Some(&concept.definition)),
    ("designation", |_, designation| Some(&designation.id)),
    ("text", |_, designation| Some(&designation.text)),
    ("language", |_, designation| Some(&designation.language)),
    ("status", |_, designation| Some(designation.status)),
    ("usage", |_, designation| Some(designation.usage)),
    ("kind", |_, designation| designation.kind),
    ("reason", |_, designation| Some(designation.reason.as_str()).filter(|reason| !reason.is_empty())),
    ("exceptions", |_, designation| designation.exceptions.as_deref()),
    ("replacement", |_, designation| designation.replacements.first().map(String::as_str)),
    ("advice", |_, designation| designation.advice.as_deref()),
    ("evidence", |_, designation| designation.sources.first().map(|source| source.evidence)),
];

/// Every designation with its concept: one row each.
pub(crate) fn designations(terminology: &Terminology) -> ArrowTable {
    let mut columns: Vec<StringBuilder> = COLUMNS.iter().map(|_| StringBuilder::new()).collect();
    for concept in terminology.concepts() {
        let concept = ConceptOutput::new(terminology, concept);
        for designation in &concept.designations {
            for (column, (_, says)) in columns.iter_mut().zip(COLUMNS) {
                column.append_option(says(&concept, designation));
            }
        }
    }
    let fields: Fields = COLUMNS.iter().map(|(name, _)| Field::new(*name, DataType::Utf8, true)).collect();
    let columns = columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
    ArrowTable::new(fields.clone(), vec![StructArray::new(fields, columns, None)])
}
