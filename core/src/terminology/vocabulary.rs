//! The closed vocabularies of the data: each has one table of names.

/// Declares an enum whose variants have one text form each, in one table.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The text form, as in the data files and in output.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// The text forms of all values, for messages.
            pub fn names() -> String {
                Self::ALL.iter().map(|value| value.as_str()).collect::<Vec<_>>().join(", ")
            }
        }

        impl $crate::terminology::Vocabulary for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn as_str(self) -> &'static str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let names: Vec<&str> = Self::ALL.iter().map(|value| value.as_str()).collect();
                schemars::json_schema!({ "type": "string", "enum": names })
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::terminology::UnknownName;

            fn from_str(text: &str) -> Result<Self, $crate::terminology::UnknownName> {
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str() == text)
                    .ok_or_else(|| $crate::terminology::UnknownName::new(text, Self::names()))
            }
        }
    };
}

pub(crate) use vocabulary;

/// What closed vocabularies have in common.
pub(crate) trait Vocabulary: Copy + PartialEq + 'static {
    /// Every value, in order.
    const ALL: &'static [Self];

    /// The text form.
    fn as_str(self) -> &'static str;
}

/// A name that is not in the vocabulary asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is not one of: {known}")]
pub struct UnknownName {
    given: String,
    known: String,
}

impl UnknownName {
    pub(crate) fn new(given: &str, known: String) -> Self {
        Self { given: given.to_owned(), known }
    }
}

vocabulary! {
    /// Acceptability of a designation for its concept (ISO 30042 `administrativeStatus`).
    AdministrativeStatus {
        /// The designation to use.
        Preferred = "preferred",
        /// Acceptable beside the preferred one.
        Admitted = "admitted",
        /// Not to be used, or only with care.
        Deprecated = "deprecated",
    }
}

vocabulary! {
    /// What the project advises for a designation, and with it the level of a finding, from mildest to weightiest.
    Usage {
        /// Use it; never raises a finding.
        Recommended = "recommended",
        /// Worth a note.
        Info = "info",
        /// To be used with care: depends on meaning, setting or audience.
        Caution = "caution",
        /// Better avoided in running text.
        Avoid = "avoid",
    }
}

vocabulary! {
    /// Why a designation is discouraged, in a word.
    Kind {
        /// Once usual, given up by the field.
        Outdated = "outdated",
        /// Marks the person.
        Stigmatising = "stigmatising",
        /// Puts responsibility on the child.
        VictimBlaming = "victim-blaming",
        /// Makes the harm sound smaller.
        Minimising = "minimising",
        /// Seeks effect.
        Sensational = "sensational",
        /// Unclear about what is meant.
        Imprecise = "imprecise",
        /// Right as a term of law, not elsewhere.
        LegalOnly = "legal-only",
    }
}

vocabulary! {
    /// How well a statement is evidenced, from weakest to strongest.
    EvidenceGrade {
        /// General knowledge, low confidence; no page was read.
        RecalledLow = "recalled-low",
        /// General knowledge, medium confidence; no page was read.
        RecalledMedium = "recalled-medium",
        /// General knowledge, high confidence; no page was read.
        RecalledHigh = "recalled-high",
        /// The wording was seen there; the advice is by analogy.
        Analogy = "analogy",
        /// Seen in a restatement by somebody else.
        Secondary = "secondary",
        /// Seen at the authority itself.
        Attested = "attested",
    }
}

vocabulary! {
    /// What one source says of a wording.
    SourceMark {
        /// Recommends it.
        Recommended = "recommended",
        /// Mentions it without advising for or against.
        Info = "info",
        /// Advises care.
        Caution = "caution",
        /// Advises against it.
        Avoid = "avoid",
        /// Keeps it for law.
        LegalOnly = "legal-only",
        /// Not established.
        Unknown = "unknown",
    }
}

vocabulary! {
    /// Whether a replacement may be applied unasked.
    Applicability {
        /// Only shown: the sentence has to be recast.
        Display = "display",
        /// A person should look before it is applied.
        Review = "review",
        /// Neither meaning nor grammar can change.
        Safe = "safe",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_parses_back() {
        for usage in Usage::ALL {
            assert_eq!(usage.as_str().parse(), Ok(*usage));
        }
        for grade in EvidenceGrade::ALL {
            assert_eq!(grade.as_str().parse(), Ok(*grade));
        }
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(*kind));
        }
        let unknown = "wrong".parse::<Usage>().unwrap_err();
        assert_eq!(unknown.to_string(), "`wrong` is not one of: recommended, info, caution, avoid");
    }
}
