//! The examples in the data, run as tests.

use super::classifier::ClassifierBuilder;
use crate::terminology::{LoadError, Problem, Terminology, Topics};

/// Runs every example of every topic: the text must be tagged with the topic or one below it, a near miss must not.
///
/// # Errors
/// A [`LoadError`] with every example that fails.
pub fn verify_topic_examples(terminology: &Terminology, topics: &Topics) -> Result<(), LoadError> {
    let classifier =
        ClassifierBuilder::default().terminology(terminology.clone()).topics(topics.clone()).build()?;
    let mut problems = Vec::new();
    for topic in topics.all() {
        let below = format!("{}.", topic.id);
        for (field, texts, wanted) in [("examples", &topic.examples, true), ("near", &topic.near, false)] {
            for text in texts {
                let classification = classifier.classify(text);
                let tagged =
                    classification.tags().any(|tag| tag.id == topic.id || tag.id.starts_with(&below));
                if tagged != wanted {
                    let found: Vec<&str> = classification.tags().map(|tag| tag.id.as_str()).collect();
                    problems.push(Problem {
                        file: String::new(),
                        entry: topic.id.to_string(),
                        field: field.to_owned(),
                        message: format!(
                            "`{text}` is {}tagged; tags: {}",
                            if tagged { "" } else { "not " },
                            found.join(", ")
                        ),
                    });
                }
            }
        }
    }
    LoadError::from_problems(problems).map_or(Ok(()), Err)
}
