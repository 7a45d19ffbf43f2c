//! Which threats, response measures and framework capabilities a text speaks about, on what evidence.
//!
//! # What a tag means
//! A tag says that the text *speaks about* a topic. It does not say that something happened, that a person did it, that a
//! person is guilty, or that a service carries it. It is made by rules over professional wording; nothing here looks at images,
//! detects abuse or judges people.
//!
//! # Where scores come from
//! A score is the strength of the best rule that matched, by a fixed table: it is no probability.
//!
//! | rule | in one sentence | context in the paragraph | context in the document |
//! |---|---|---|---|
//! | signal: wording that shows the topic by itself | 1.00 | | |
//! | frame: roles that show it together | 0.85 (0.70 spread over a paragraph) | 0.75 (0.60) | 0.55 |
//! | hint: wording that counts only with context | 0.70 | 0.60 | 0.50 |
//!
//! *Context* means that the text speaks of child sexual exploitation or abuse. A document counts as such if its first paragraph
//! or a third of its paragraphs do. Each further rule adds 0.02, up to 1.00. Tags from 0.50 on are reported.
//!
//! # What is known to fail
//! Irony, hypotheses and questions count as speaking about a topic. Negation is recognised only where it takes a topic out of the
//! scope of the text (*this report does not cover*, *unlike*), not where it denies a fact. Roles that are pronouns are not
//! resolved beyond the paragraph. Paraphrase that uses none of the role words of the data is missed. English only.

mod classification;
mod classifier;
mod coverage;
mod examples;
mod reading;
mod rules;
mod weighing;

pub(crate) use classifier::MEASURE;

pub use classification::{Classification, Evidence, Tag};
pub use classifier::{Classifier, ClassifierBuilder, Extent};
pub use coverage::{Coverage, CoverageRow};
pub use examples::verify_topic_examples;
