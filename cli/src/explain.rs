//! The subcommand `explain`.

use csea_terms::output::{
    ConceptOutput, DesignationOutput, SCHEMA, SourceRowOutput, ToolOutput, TopicOutput,
};
use csea_terms::terminology::{Concept, Topics};
use csea_terms::{Checker, Format, Terminology, Usage};
use serde::Serialize;

use crate::args::ExplainArgs;
use crate::console::{Console, Status};
use crate::hint::{did_you_mean, nearest};
use crate::problem::{Problem, Problems};
use crate::settings::Basis;
use crate::style::{Add, Palette, one_line, paragraph, styled};
use crate::vocabulary::Reading;

/// Concepts that are told in full; more are only named.
const IN_FULL: usize = 2;

/// The JSON of `explain` and `list`.
#[derive(Serialize)]
pub(crate) struct ConceptsOutput {
    pub(crate) schema: u32,
    pub(crate) tool: ToolOutput,
    pub(crate) concepts: Vec<ConceptOutput>,
}

impl ConceptsOutput {
    pub(crate) fn new(terminology: &Terminology, concepts: &[&Concept]) -> Self {
        let concepts = concepts.iter().map(|concept| ConceptOutput::new(terminology, concept)).collect();
        Self { schema: SCHEMA, tool: ToolOutput::new(terminology.version()), concepts }
    }
}

/// Explains a term or a concept.
pub(crate) fn run(args: &ExplainArgs, console: &mut Console) -> Result<Status, Problems> {
    let terminology = Basis::load(&args.terminology)?.terminology;
    let asked = args.term.join(" ");
    if asked.contains(['.', ':'])
        && let Some(topic) = Topics::builtin().topic(&asked)
    {
        let output = TopicOutput::new(Topics::builtin(), topic);
        let page = Page { palette: console.palette(), width: console.width() };
        console.print(&match args.output {
            Reading::Json => crate::json::line(&output),
            Reading::Human => page.topic(&output),
        });
        return Ok(Status::Done);
    }
    let concepts = found(&terminology, &asked);
    if concepts.is_empty() {
        return Err(vec![not_found(&terminology, &asked)]);
    }
    let output = ConceptsOutput::new(&terminology, &concepts);
    let text = match args.output {
        Reading::Json => crate::json::line(&output),
        Reading::Human if output.concepts.len() > IN_FULL => named(&asked, &output.concepts),
        Reading::Human => {
            let page = Page { palette: console.palette(), width: console.width() };
            output.concepts.iter().map(|concept| page.concept(concept)).collect::<Vec<_>>().join("\n")
        }
    };
    console.print(&text);
    Ok(Status::Done)
}

/// The concepts meant: by term or id, else by what a check finds in the words asked for (inflected and spelling forms).
fn found<'t>(terminology: &'t Terminology, asked: &str) -> Vec<&'t Concept> {
    let mut concepts: Vec<&Concept> = terminology.lookup(asked).iter().map(|entry| entry.concept).collect();
    if concepts.is_empty() {
        let checker = Checker::builder().terminology(terminology.clone()).level(Usage::Info).build();
        let report = checker.map(|checker| checker.check_as(asked, Format::Plain)).unwrap_or_default();
        let findings = report.findings.iter().chain(&report.exempted);
        concepts = findings.filter_map(|finding| terminology.concept(&finding.grounds.concept)).collect();
    }
    let mut seen = std::collections::BTreeSet::new();
    concepts.retain(|concept| seen.insert(&concept.id));
    concepts
}

fn not_found(terminology: &Terminology, asked: &str) -> Problem {
    if let Some(redirect) = terminology.redirects().get(asked) {
        return Problem::new("", format!("`{asked}` was retired: {}", redirect.why), "");
    }
    let names = terminology.designations().flat_map(|entry| [&*entry.designation.text, &*entry.concept.id]);
    let near = did_you_mean(&nearest(asked, names, 3));
    let remedy = if near.is_empty() { "`csea-terms list` shows what there is".to_owned() } else { near };
    Problem::new("", format!("the terminology has no `{}`", one_line(asked)), remedy)
}

/// Many concepts, one a line.
fn named(asked: &str, concepts: &[ConceptOutput]) -> String {
    let widest = concepts.iter().map(|concept| concept.id.len()).max().unwrap_or(0);
    let mut text = format!("{} concepts have “{}” in their wording:\n", concepts.len(), one_line(asked));
    for concept in concepts {
        text.add(format_args!("  {:widest$}  {}\n", concept.id, concept.label));
    }
    text.push_str("csea-terms explain ID tells all about one of them.\n");
    text
}

/// How a concept is shown.
struct Page {
    palette: Palette,
    width: usize,
}

impl Page {
    fn topic(&self, topic: &TopicOutput) -> String {
        let mut text = format!(
            "{}  {}\n\n",
            styled(self.palette.strong, &topic.label),
            self.faint(&format!("{} · since {}", topic.id, topic.since))
        );
        text.push_str(&self.paragraph(2, "", &topic.definition));
        let mut part = |label: &str, content: String| {
            if !content.is_empty() {
                text.push_str(&self.paragraph(2, label, &content));
            }
        };
        part("part of: ", topic.parent.clone().unwrap_or_default());
        part("holds: ", topic.narrower.join(", "));
        part("evidence: ", topic.evidence.unwrap_or_default().to_owned());
        part("concepts: ", topic.concepts.join(", "));
        part("say: ", topic.recommended.join("; "));
        for code in &topic.codes {
            part(
                "code: ",
                format!(
                    "{} {}: {} ({}, {})",
                    code.scheme, code.code, code.label, code.relation, code.evidence
                ),
            );
        }
        text
    }

    fn concept(&self, concept: &ConceptOutput) -> String {
        let mut text = format!(
            "{}  {}\n\n",
            styled(self.palette.strong, &concept.label),
            self.faint(&format!("{} · {}", concept.id, concept.group))
        );
        text.push_str(&self.paragraph(2, "", &concept.definition));
        if let Some(note) = &concept.scope_note {
            text.push_str(&self.paragraph(2, "scope: ", note));
        }
        if !concept.related.is_empty() {
            text.push_str(&self.paragraph(2, "related: ", &concept.related.join(", ")));
        }
        for designation in &concept.designations {
            text.push('\n');
            text.push_str(&self.designation(designation));
        }
        text
    }

    fn designation(&self, designation: &DesignationOutput) -> String {
        let usage = designation.usage.parse().unwrap_or(Usage::Info);
        let mut about = vec![designation.status];
        about.extend(designation.kind);
        about.extend(Some(designation.language.as_str()).filter(|language| *language != "en"));
        let word = styled(self.palette.level(usage), designation.usage);
        let term = styled(self.palette.strong, &designation.text);
        let mut text = format!("  {word}: {term}  {}\n", self.faint(&about.join(", ")));
        let mut part = |label: &str, content: &str| {
            if !content.is_empty() {
                text.push_str(&self.paragraph(4, label, content));
            }
        };
        part("", &designation.reason);
        part("instead: ", &designation.replacements.join("; or "));
        part("advice: ", designation.advice.as_deref().unwrap_or_default());
        part("right in: ", designation.exceptions.as_deref().unwrap_or_default());
        for row in &designation.sources {
            text.push_str(&self.paragraph(4, "source: ", &source(row)));
        }
        text
    }

    fn paragraph(&self, indent: usize, label: &str, text: &str) -> String {
        paragraph(self.width, indent, (label, self.palette.faint), text)
    }

    fn faint(&self, text: &str) -> String {
        styled(self.palette.faint, text)
    }
}

/// A source: who, what, when, how well evidenced, what it says.
fn source(row: &SourceRowOutput) -> String {
    let year = row.year.as_ref().map_or_else(String::new, |year| format!(", {year}"));
    let note = row.note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
    format!("{}, {}{year} ({}; {}){note}", row.authority, row.title, says(row.mark), row.evidence)
}

/// What a source's mark says, as a person reads it.
fn says(mark: &str) -> &str {
    match mark {
        "recommended" => "recommends it",
        "info" => "mentions it",
        "caution" => "advises care",
        "avoid" => "advises against it",
        "legal-only" => "keeps it for law",
        "unknown" => "what it says of it is not established",
        mark => mark,
    }
}
