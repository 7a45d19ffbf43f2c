//! What can be said on the command line.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use csea_terms::EvidenceGrade;

use crate::vocabulary::{ColorChoice, FormatChoice, InputKind, Level, Output, Reading, TagOutputKind};

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  findings at or above --fail-on
  2  wrong use, or an input that could not be read (the others are still processed)";

const EXAMPLES: &str = "\
Examples:
  csea-terms check article.md              point at wording, say why and what instead
  csea-terms check --diff docs/            show what --fix would change
  csea-terms check --fail-on avoid docs/   for a pipeline: exit code 1 if something is to be avoided
  csea-terms explain child pornography     everything about a term, with its sources";

/// Checks wording about child sexual exploitation and abuse; says why, on whose authority, and what to write instead.
///
/// A finding is advice: the writer decides. Nothing leaves this machine.
#[derive(Debug, Parser)]
#[command(name = "csea-terms", version, after_help = format!("{EXAMPLES}\n\n{EXIT_CODES}"), max_term_width = 100)]
pub(crate) struct Cli {
    /// When to use colour.
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(crate) color: ColorChoice,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check documents for outdated or harmful wording.
    #[command(after_help = EXIT_CODES)]
    Check(Box<CheckArgs>),
    /// Say which threats, response measures and framework capabilities documents speak about.
    Classify(ClassifyArgs),
    /// Explain a term or a concept: definition, wording, reasons, sources.
    Explain(ExplainArgs),
    /// List the concepts with their recommended and discouraged terms.
    List(ListArgs),
    /// Compile terminology files into the form that programs load.
    Compile(CompileArgs),
}

/// Which terminology to use.
#[derive(Debug, Args)]
pub(crate) struct TerminologyArgs {
    /// Extend the built-in terminology by a TOML file; may be given several times.
    #[arg(long, value_name = "FILE")]
    pub(crate) terminology: Vec<PathBuf>,
    /// Read this configuration instead of the next csea-terms.toml here or in a folder above.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// Files or folders; `-` is standard input. In folders: Markdown, HTML and .txt files that .gitignore leaves.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// How to read the documents: by extension, or all in one way.
    #[arg(long, value_name = "FORMAT", default_value = "auto", help_heading = "Reading")]
    pub(crate) format: FormatChoice,
    /// What the inputs are: documents, or one JSON record a line with `id`, `text` and perhaps `format`.
    #[arg(long, value_name = "KIND", default_value = "documents", help_heading = "Reading")]
    pub(crate) input: InputKind,
    #[command(flatten, next_help_heading = "Terminology")]
    pub(crate) terminology: TerminologyArgs,

    /// Lowest level that is reported [default: caution].
    #[arg(long, value_name = "LEVEL", help_heading = "Choosing findings")]
    pub(crate) level: Option<Level>,
    /// Languages of the texts, as BCP 47 tags separated by commas [default: en].
    #[arg(long, value_name = "TAG", value_delimiter = ',', help_heading = "Choosing findings")]
    pub(crate) lang: Vec<String>,
    /// Audience of the texts, such as media or legal: changes levels and suggestions, and says why.
    #[arg(long, value_name = "NAME", help_heading = "Choosing findings")]
    pub(crate) profile: Option<String>,
    /// Hide findings that rest on less evidence than this.
    #[arg(long, value_name = "GRADE", value_parser = evidence(), help_heading = "Choosing findings")]
    pub(crate) evidence: Option<EvidenceGrade>,
    /// Leave known findings alone: those recorded in this file.
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline", help_heading = "Choosing findings")]
    pub(crate) baseline: Option<PathBuf>,
    /// Record all present findings as known in this file.
    #[arg(long, value_name = "FILE", help_heading = "Choosing findings")]
    pub(crate) write_baseline: Option<PathBuf>,

    /// What to print [default: human; jsonl with --input jsonl].
    #[arg(long, value_name = "OUTPUT", help_heading = "Reporting")]
    pub(crate) output: Option<Output>,
    /// Also list the places that were recognised and left alone (human output).
    #[arg(long, help_heading = "Reporting")]
    pub(crate) exempted: bool,
    /// Exit with code 1 if there are findings at or above this level.
    #[arg(long, value_name = "LEVEL", help_heading = "Reporting")]
    pub(crate) fail_on: Option<Level>,

    /// Make the changes that are safe: those that can alter neither meaning nor grammar.
    #[arg(long, conflicts_with_all = ["diff", "write_baseline"], help_heading = "Changing")]
    pub(crate) fix: bool,
    /// Show as a unified diff what --fix would change; change nothing.
    #[arg(long, conflicts_with_all = ["output", "exempted", "write_baseline"], help_heading = "Changing")]
    pub(crate) diff: bool,
}

/// A tag says that a text speaks about a topic, not that anything happened.
#[derive(Debug, Args)]
pub(crate) struct ClassifyArgs {
    /// Files or folders; `-` is standard input.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// How to read the documents: by extension, or all in one way.
    #[arg(long, value_name = "FORMAT", default_value = "auto")]
    pub(crate) format: FormatChoice,
    /// What the inputs are: documents, or one JSON record a line with `id`, `text` and perhaps `format`.
    #[arg(long, value_name = "KIND", default_value = "documents")]
    pub(crate) input: InputKind,
    /// What to print [default: human; jsonl with --input jsonl].
    #[arg(long, value_name = "OUTPUT")]
    pub(crate) output: Option<TagOutputKind>,
    /// Only tags of these facets or frameworks: harm, tech, setting, actor, enabler, monetisation, measure, mnr …
    #[arg(long, value_name = "FACET", value_delimiter = ',')]
    pub(crate) facet: Vec<String>,
    /// Show the codes of these schemes, by the start of their ids: dsa, ncmec, iccs …
    #[arg(long, value_name = "SCHEME", value_delimiter = ',')]
    pub(crate) scheme: Vec<String>,
    /// Show which capabilities of this framework each document speaks about, and which not: mnr, cta-2024 …
    #[arg(long, value_name = "FRAMEWORK")]
    pub(crate) coverage: Option<String>,
    /// Also report the topics above each tag.
    #[arg(long)]
    pub(crate) roll_up: bool,
}

#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// A term (`child pornography`) or an id (`csam`, `csam/child-pornography`).
    #[arg(value_name = "TERM|ID", required = true)]
    pub(crate) term: Vec<String>,
    /// What to print.
    #[arg(long, value_name = "OUTPUT", default_value = "human")]
    pub(crate) output: Reading,
    #[command(flatten)]
    pub(crate) terminology: TerminologyArgs,
}

#[derive(Debug, Args)]
pub(crate) struct ListArgs {
    /// What to print.
    #[arg(long, value_name = "OUTPUT", default_value = "human")]
    pub(crate) output: Reading,
    /// List the profiles instead: who each is for, and what it changes.
    #[arg(long, conflicts_with_all = ["level", "group"])]
    pub(crate) profiles: bool,
    /// Only concepts with wording discouraged at this level or above.
    #[arg(long, value_name = "LEVEL")]
    pub(crate) level: Option<Level>,
    /// Only the concepts of this group.
    #[arg(long, value_name = "GROUP")]
    pub(crate) group: Option<String>,
    #[command(flatten)]
    pub(crate) terminology: TerminologyArgs,
}

#[derive(Debug, Args)]
pub(crate) struct CompileArgs {
    /// The files of a whole terminology, or with --extend, of what an organisation says beyond the built-in one.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The files extend the built-in terminology.
    #[arg(long, conflicts_with = "data_version")]
    pub(crate) extend: bool,
    /// Version of the data, such as 2026.11.
    #[arg(long, value_name = "VERSION", default_value = "unversioned")]
    pub(crate) data_version: String,
    /// Write to this file instead of standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: Option<PathBuf>,
}

fn evidence() -> impl TypedValueParser<Value = EvidenceGrade> {
    PossibleValuesParser::new(EvidenceGrade::ALL.iter().map(|grade| grade.as_str()))
        .try_map(|name| name.parse::<EvidenceGrade>())
}
