//! The values that options and the configuration file share.

use clap::ValueEnum;
use csea_terms::{Format, Usage};
use serde::Deserialize;

/// A level of findings, weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    /// Better avoided in running text.
    Avoid,
    /// To be used with care.
    Caution,
    /// Worth a note.
    Info,
}

impl From<Level> for Usage {
    fn from(level: Level) -> Self {
        match level {
            Level::Avoid => Self::Avoid,
            Level::Caution => Self::Caution,
            Level::Info => Self::Info,
        }
    }
}

/// How a document is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum FormatChoice {
    /// By the file's extension, else by the look of the text.
    Auto,
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

impl FormatChoice {
    /// The format chosen; `None` for `auto`.
    pub(crate) fn format(self) -> Option<Format> {
        match self {
            Self::Auto => None,
            Self::Plain => Some(Format::Plain),
            Self::Markdown => Some(Format::Markdown),
            Self::Html => Some(Format::Html),
        }
    }
}

/// What `check` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// For a writer at a terminal.
    Human,
    /// One JSON object for the whole run.
    Json,
    /// One JSON object a document and line.
    Jsonl,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// Counts by concept and level.
    Summary,
}

/// What `explain` and `list` print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reading {
    /// For a person.
    Human,
    /// For a program.
    Json,
}

/// What the inputs of `check` are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputKind {
    /// Documents: one file, one text.
    Documents,
    /// Records: a line of JSON each, with `id`, `text` and perhaps `format`.
    Jsonl,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What `classify` prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum TagOutputKind {
    /// A tree with evidence.
    Human,
    /// One JSON object.
    Json,
    /// One JSON object for each document.
    Jsonl,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_and_formats_bear_the_names_of_the_library() {
        for level in Level::value_variants() {
            let name = level.to_possible_value().unwrap();
            assert_eq!(name.get_name(), Usage::from(*level).as_str());
        }
        for choice in FormatChoice::value_variants() {
            let name = choice.to_possible_value().unwrap();
            assert_eq!(name.get_name(), choice.format().map_or("auto", Format::as_str));
        }
    }
}
