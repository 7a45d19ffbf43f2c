use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::classify::{ClassificationOutput, ClassifiedOutput, CoverageOutput, topic_facet};
use super::options::OptionError;
use crate::classifying::{Classification, Classifier, Coverage};
use crate::markup::Format;
use crate::terminology::{Topic, Topics, UnknownName};

/// Options of a classification as names, the way configuration and other languages give them.
///
/// ```
/// use csea_terms::output::ClassifierOptions;
/// use csea_terms::{Classifier, Format};
/// let options = ClassifierOptions { facets: vec!["harm".to_owned()], ..ClassifierOptions::default() };
/// let classifier = Classifier::builtin();
/// options.verify(classifier.topics())?;
/// let document = options.document(classifier, "He groomed a child online.", Format::Plain, None);
/// assert!(document.tags.threats.iter().all(|tag| tag.id.starts_with("harm.")));
/// # Ok::<(), csea_terms::output::OptionError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ClassifierOptions {
    /// As [`crate::ClassifierBuilder::roll_up`].
    pub roll_up: bool,
    /// Facets and frameworks whose tags are reported; all if empty.
    pub facets: Vec<String>,
    /// Schemes whose codes are given, or the beginnings of their ids; none if empty.
    pub schemes: Vec<String>,
}

impl ClassifierOptions {
    /// Whether the topics have what the options name.
    ///
    /// # Errors
    /// [`OptionError::Name`] with the facets or schemes that there are.
    pub fn verify(&self, topics: &Topics) -> Result<(), OptionError> {
        let facets: BTreeSet<&str> = topics.all().iter().map(Topic::facet).collect();
        for facet in &self.facets {
            if !facets.contains(facet.as_str()) {
                return Err(unknown("facets", facet, facets.into_iter()));
            }
        }
        let schemes = || topics.schemes().iter().map(|scheme| &*scheme.id);
        match self.schemes.iter().find(|asked| !schemes().any(|id| id.starts_with(asked.as_str()))) {
            Some(asked) => Err(unknown("schemes", asked, schemes())),
            None => Ok(()),
        }
    }

    /// Whether the topics have a framework whose coverage can be asked for.
    ///
    /// # Errors
    /// [`OptionError::Name`] with the frameworks that there are.
    pub fn verify_framework(topics: &Topics, framework: &str) -> Result<(), OptionError> {
        let frameworks = || topics.frameworks().iter().map(|known| &*known.id);
        if frameworks().any(|id| id == framework) {
            return Ok(());
        }
        Err(unknown("coverage", framework, frameworks()))
    }

    /// What the classifier says of a text that has no path, with the coverage of a framework if one is named.
    pub fn document(
        &self,
        classifier: &Classifier,
        text: &str,
        format: Format,
        coverage: Option<&str>,
    ) -> ClassifiedOutput {
        let classification = classifier.classify_as(text, format);
        let topics = classifier.topics();
        let coverage = coverage.and_then(|framework| {
            Some(CoverageOutput::rows(&Coverage::of(topics, framework, &classification)?))
        });
        let tags = self.tags(classifier, text, classification);
        ClassifiedOutput { schema: None, path: None, id: None, format: format.as_str(), tags, coverage }
    }

    /// The tags of the facets asked for, with the codes asked for; places are those in `text`.
    pub fn tags(
        &self,
        classifier: &Classifier,
        text: &str,
        mut classification: Classification,
    ) -> ClassificationOutput {
        if !self.facets.is_empty() {
            for list in
                [&mut classification.threats, &mut classification.measures, &mut classification.frameworks]
            {
                list.retain(|tag| self.facets.iter().any(|facet| facet == topic_facet(&tag.id)));
            }
        }
        ClassificationOutput::new(classifier.topics(), text, &classification, &self.schemes)
    }
}

fn unknown<'n>(option: &'static str, given: &str, known: impl Iterator<Item = &'n str>) -> OptionError {
    let known = known.collect::<Vec<_>>().join(", ");
    OptionError::naming(option)(UnknownName::new(given, known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He threatened to send the boy's intimate pictures to his contacts unless he paid. The strategy \
        sets up a national hotline for child sexual abuse material.";

    #[test]
    fn output_is_read_back_as_it_was() {
        let classifier = Classifier::builtin();
        let schemes = vec![classifier.topics().schemes()[0].id.to_string()];
        let options = ClassifierOptions { schemes, ..ClassifierOptions::default() };
        let document = options.document(classifier, TEXT, Format::Plain, Some("mnr"));
        assert!(!document.tags.threats.is_empty() && document.coverage.is_some());
        let json = serde_json::to_string(&document).unwrap();
        assert_eq!(serde_json::from_str::<ClassifiedOutput>(&json).unwrap(), document);
        for topic in classifier.topics().all() {
            let output = super::super::TopicOutput::new(classifier.topics(), topic);
            let json = serde_json::to_string(&output).unwrap();
            assert_eq!(serde_json::from_str::<super::super::TopicOutput>(&json).unwrap(), output);
        }
    }

    #[test]
    fn wrong_names_are_told_with_the_right_ones() {
        let topics = Classifier::builtin().topics();
        let facets = ClassifierOptions { facets: vec!["weather".to_owned()], ..ClassifierOptions::default() };
        let message = facets.verify(topics).unwrap_err().to_string();
        assert!(
            message.starts_with("facets: `weather` is not one of: ") && message.contains("harm"),
            "{message}"
        );
        let schemes =
            ClassifierOptions { schemes: vec!["weather".to_owned()], ..ClassifierOptions::default() };
        assert!(
            schemes.verify(topics).unwrap_err().to_string().starts_with("schemes: `weather` is not one of: ")
        );
        let message = ClassifierOptions::verify_framework(topics, "weather").unwrap_err().to_string();
        assert!(
            message.starts_with("coverage: `weather` is not one of: ") && message.contains("mnr"),
            "{message}"
        );
    }
}
