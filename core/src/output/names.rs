//! Names of the closed vocabularies, read back: output that was handed on can be taken in again.

use std::str::FromStr;

use serde::de::{Deserialize, Deserializer, Error};

use crate::markup::Format;
use crate::terminology::{
    AdministrativeStatus, Applicability, EvidenceGrade, ExemptionKind, Kind, SourceMark, UnknownName, Usage,
};

/// A name out of a closed vocabulary.
pub(super) type Name = &'static str;

/// The schema of a level that a finding can have; `recommended` is none of them.
#[cfg(feature = "schema")]
pub(super) fn levels(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let names: Vec<Name> =
        Usage::ALL.iter().copied().filter(|usage| *usage >= Usage::Info).map(Usage::as_str).collect();
    schemars::json_schema!({ "type": "string", "enum": names })
}

/// A vocabulary whose values have one name each.
pub(super) trait Vocabulary: FromStr<Err = UnknownName> {
    fn name(self) -> Name;
}

macro_rules! vocabularies {
    ($($name:ident),+) => {
        $(impl Vocabulary for $name {
            fn name(self) -> Name {
                self.as_str()
            }
        })+
    };
}

vocabularies!(
    AdministrativeStatus,
    Applicability,
    EvidenceGrade,
    ExemptionKind,
    Format,
    Kind,
    SourceMark,
    Usage
);

/// Reads a name; an unknown one is an error.
pub(super) fn of<'de, T: Vocabulary, D: Deserializer<'de>>(reader: D) -> Result<Name, D::Error> {
    let text = String::deserialize(reader)?;
    text.parse::<T>().map(T::name).map_err(D::Error::custom)
}

/// Reads a name that may be missing.
pub(super) fn optional<'de, T: Vocabulary, D: Deserializer<'de>>(
    reader: D,
) -> Result<Option<Name>, D::Error> {
    let text = Option::<String>::deserialize(reader)?;
    text.map(|text| text.parse::<T>().map(T::name).map_err(D::Error::custom)).transpose()
}

#[cfg(test)]
mod tests {
    use crate::output::{ConceptOutput, DocumentOutput};
    use crate::{Applicability, Checker, Format, Terminology, Usage};

    const TEXTS: &[&str] = &[
        "",
        "Police seized child pornography; a kiddie porn ring, “child porn”.",
        "He held **child** pornography. 🙂 The child prostitute had an affair with her father, a child molester.",
        "She said that she had consensual sex with her uncle as a child of ten; the affair with him lasted a year.",
    ];

    fn documents() -> impl Iterator<Item = (&'static str, crate::checking::Report, DocumentOutput)> {
        let checker = Checker::builder().level(Usage::Info).build().unwrap();
        TEXTS.iter().map(move |text| {
            let report = checker.check_as(text, Format::Markdown);
            let document = DocumentOutput::new("-", Format::Markdown, text, &report);
            (*text, report, document)
        })
    }

    #[test]
    fn output_is_read_back_as_it_was() {
        for (_, _, document) in documents() {
            let json = serde_json::to_string(&document).unwrap();
            assert_eq!(serde_json::from_str::<DocumentOutput>(&json).unwrap(), document);
        }
        let terminology = Terminology::builtin();
        for concept in terminology.concepts() {
            let output = ConceptOutput::new(terminology, concept);
            let json = serde_json::to_string(&output).unwrap();
            assert_eq!(serde_json::from_str::<ConceptOutput>(&json).unwrap(), output);
        }
    }

    #[test]
    fn names_that_do_not_exist_are_refused() {
        let json = r#"{"kind":"rumour","reason":""}"#;
        let error = serde_json::from_str::<crate::output::ExemptionOutput>(json).unwrap_err();
        assert!(error.to_string().starts_with("`rumour` is not one of: quotation, "));
    }

    #[test]
    fn output_applies_as_the_report_does() {
        let mut changed = 0;
        for (text, report, document) in documents() {
            for at_least in Applicability::ALL {
                let applied = report.apply(text, *at_least).unwrap();
                assert_eq!(document.apply(text, *at_least).unwrap(), applied);
                changed += usize::from(applied != *text);
            }
            let elsewhere = document.apply("another text", Applicability::Safe);
            assert_eq!(elsewhere.is_err(), !document.findings.is_empty());
        }
        assert!(changed > 3);
    }
}
