use serde::{Deserialize, Serialize};

use crate::checking::{BuildError, Checker, CheckerBuilder, Limits};
use crate::terminology::{LoadError, UnknownName, Usage};

/// Options of a checker as names and numbers, the way configuration and other languages give them.
///
/// What is left out keeps the default of [`Checker::builder`].
///
/// ```
/// use csea_terms::output::CheckerOptions;
/// let options = CheckerOptions { level: Some("info".to_owned()), ..CheckerOptions::default() };
/// assert!(options.build().is_ok());
/// let options = CheckerOptions { level: Some("loud".to_owned()), ..CheckerOptions::default() };
/// assert_eq!(options.build().unwrap_err().to_string(), "level: `loud` is not one of: info, caution, avoid");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(description = "What a checker is made with. What is left out keeps its default.")
)]
pub struct CheckerOptions {
    /// The lowest level that is reported: `info`, `caution` or `avoid`; `caution` if left out.
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::names::levels"))]
    pub level: Option<String>,
    /// Languages of the text, as BCP 47 tags; English if left out.
    pub languages: Option<Vec<String>>,
    /// The weakest grade of evidence on which a finding may rest.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::terminology::EvidenceGrade>"))]
    pub evidence: Option<String>,
    /// The audience of the texts: a profile of the terminology, such as `media`.
    pub profile: Option<String>,
    /// Bytes of a text (in UTF-8) that are checked; 256 MiB if left out.
    pub max_text_bytes: Option<usize>,
    /// Findings and exempted places of a report; 100,000 if left out.
    pub max_findings: Option<usize>,
}

/// An option whose value does not exist.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OptionError {
    /// A name that the option does not know.
    #[error("{option}: {problem}")]
    Name {
        /// The option.
        option: &'static str,
        /// The name given, and those that there are.
        problem: UnknownName,
    },
    /// An empty list of languages, with which nothing could be found.
    #[error("languages: at least one is needed")]
    NoLanguage,
    /// Topics whose patterns cannot be searched, or that lack groups of the terminology.
    #[error(transparent)]
    Topics(#[from] LoadError),
    /// Options that make no checker.
    #[error(transparent)]
    Build(#[from] BuildError),
}

impl OptionError {
    /// For an option whose name could not be read.
    pub fn naming(option: &'static str) -> impl FnOnce(UnknownName) -> Self {
        move |problem| Self::Name { option, problem }
    }
}

impl CheckerOptions {
    /// Compiles the checker.
    ///
    /// # Errors
    /// [`OptionError`] if a level, language or grade does not exist, or no language is given.
    pub fn build(self) -> Result<Checker, OptionError> {
        Ok(self.builder()?.build()?)
    }

    /// A builder with these options, for those who set a terminology, too.
    ///
    /// # Errors
    /// [`OptionError`] if a level or grade does not exist, or no language is given.
    pub fn builder(self) -> Result<CheckerBuilder, OptionError> {
        let mut builder = Checker::builder();
        if let Some(level) = self.level {
            builder = builder.level(finding_level(&level).map_err(OptionError::naming("level"))?);
        }
        if let Some(grade) = self.evidence {
            builder = builder.evidence(grade.parse().map_err(OptionError::naming("evidence"))?);
        }
        if let Some(languages) = self.languages {
            if languages.is_empty() {
                return Err(OptionError::NoLanguage);
            }
            builder = builder.languages(languages);
        }
        if let Some(profile) = self.profile {
            builder = builder.profile(profile);
        }
        let defaults = Limits::default();
        Ok(builder.limits(Limits {
            text_bytes: self.max_text_bytes.unwrap_or(defaults.text_bytes),
            findings: self.max_findings.unwrap_or(defaults.findings),
        }))
    }
}

/// The usages that a finding can have; `recommended` is none of them.
fn finding_level(name: &str) -> Result<Usage, UnknownName> {
    let levels = || Usage::ALL.iter().copied().filter(|usage| *usage >= Usage::Info);
    let names = || levels().map(Usage::as_str).collect::<Vec<_>>().join(", ");
    levels().find(|usage| usage.as_str() == name).ok_or_else(|| UnknownName::new(name, names()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(options: CheckerOptions) -> String {
        options.build().unwrap_err().to_string()
    }

    #[test]
    fn wrong_names_are_told_with_the_option_and_the_right_ones() {
        let some = |text: &str| Some(text.to_owned());
        let level = CheckerOptions { level: some("recommended"), ..CheckerOptions::default() };
        assert_eq!(message(level), "level: `recommended` is not one of: info, caution, avoid");
        let evidence = CheckerOptions { evidence: some("rumour"), ..CheckerOptions::default() };
        assert!(message(evidence).starts_with("evidence: `rumour` is not one of: recalled-low, "));
        let languages =
            CheckerOptions { languages: Some(vec!["tlh".to_owned()]), ..CheckerOptions::default() };
        assert!(message(languages).contains("`tlh`"));
        let none = CheckerOptions { languages: Some(Vec::new()), ..CheckerOptions::default() };
        assert_eq!(message(none), "languages: at least one is needed");
    }

    #[test]
    fn limits_reach_the_checker() {
        let options = CheckerOptions { max_text_bytes: Some(4), ..CheckerOptions::default() };
        assert!(options.build().unwrap().check("more than four bytes").truncated);
    }
}
