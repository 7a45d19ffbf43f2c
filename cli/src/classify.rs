//! The subcommand `classify`: which threats, measures and capabilities texts speak about.

use std::path::Path;

use csea_terms::output::{
    ClassifiedOutput, ClassifierOptions, ClassifyOutput, SCHEMA, TagOutput, ToolOutput,
};
use csea_terms::{Classifier, Format, markup};

use crate::args::ClassifyArgs;
use crate::config::Config;
use crate::console::{Console, Status};
use crate::inputs::{self, Source};
use crate::paths::PathRules;
use crate::problem::{Problem, Problems};
use crate::record::{Line, Lines, read};
use crate::settings::by_extension;
use crate::style::{Add, Palette, counted, one_line, styled, visible};
use crate::vocabulary::{FormatChoice, InputKind, TagOutputKind};

/// Characters of a piece of evidence that a person is shown.
const EXCERPT: usize = 100;

/// Classifies what the command line names.
pub(crate) fn run(args: &ClassifyArgs, console: &mut Console) -> Result<Status, Problems> {
    let run = Run::new(args)?;
    let paths = inputs::named(&args.paths)?;
    if args.input == InputKind::Jsonl {
        for path in &paths {
            run.records(path, console);
        }
        return Ok(Status::Done);
    }
    let rules = everything()?;
    let mut documents = Vec::new();
    for source in inputs::documents(&paths, &rules, console) {
        let text = match source.read() {
            Ok(text) => text,
            Err(problem) => {
                console.error(&problem);
                continue;
            }
        };
        documents.push(run.document(&source, &text));
        if run.output == TagOutputKind::Human {
            documents.drain(..).for_each(|document| console.print(&Run::human(&document, console.palette())));
        }
        if console.closed() {
            break;
        }
    }
    match run.output {
        TagOutputKind::Json => {
            let tool = ToolOutput::new(csea_terms::Terminology::builtin().version());
            console.print(&crate::json::line(&ClassifyOutput { schema: SCHEMA, tool, documents }));
        }
        TagOutputKind::Jsonl => documents.iter().for_each(|document| {
            console.print(&crate::json::line(document));
        }),
        TagOutputKind::Human => {}
    }
    Ok(Status::Done)
}

/// Rules that leave out nothing: the configuration is about wording, not about topics.
fn everything() -> Result<PathRules, Problems> {
    let here = std::env::current_dir().map_err(|error| vec![Problem::new(".", error.to_string(), "")])?;
    PathRules::new(&Config::default(), &here)
}

struct Run<'a> {
    args: &'a ClassifyArgs,
    classifier: Classifier,
    options: ClassifierOptions,
    output: TagOutputKind,
}

impl<'a> Run<'a> {
    fn new(args: &'a ClassifyArgs) -> Result<Self, Problems> {
        let classifier = Classifier::builder()
            .roll_up(args.roll_up)
            .build()
            .map_err(|error| vec![Problem::new("topics", error.to_string(), "")])?;
        let topics = classifier.topics();
        let unknown = |what: &str, name: &str, known: Vec<&str>| {
            let known = known.join(", ");
            vec![Problem::new(
                what,
                format!("there is no `{}`", one_line(name)),
                format!("use one of: {known}"),
            )]
        };
        if let Some(framework) = &args.coverage
            && !topics.frameworks().iter().any(|known| &known.id == framework)
        {
            let known = topics.frameworks().iter().map(|known| &*known.id).collect();
            return Err(unknown("--coverage", framework, known));
        }
        for scheme in &args.scheme {
            if !topics.schemes().iter().any(|known| known.id.starts_with(scheme.as_str())) {
                let known = topics.schemes().iter().map(|known| &*known.id).collect();
                return Err(unknown("--scheme", scheme, known));
            }
        }
        for facet in &args.facet {
            if !topics.all().iter().any(|topic| topic.facet() == facet) {
                let mut known: Vec<&str> =
                    topics.all().iter().map(csea_terms::terminology::Topic::facet).collect();
                known.dedup();
                return Err(unknown("--facet", facet, known));
            }
        }
        let output = args.output.unwrap_or(match args.input {
            InputKind::Documents => TagOutputKind::Human,
            InputKind::Jsonl => TagOutputKind::Jsonl,
        });
        if args.input == InputKind::Jsonl && output != TagOutputKind::Jsonl {
            let remedy = "use jsonl";
            return Err(vec![Problem::new("--output", "does not fit --input jsonl", remedy)]);
        }
        let options = ClassifierOptions {
            roll_up: args.roll_up,
            facets: args.facet.clone(),
            schemes: args.scheme.clone(),
        };
        Ok(Self { args, classifier, options, output })
    }

    fn document(&self, source: &Source, text: &str) -> ClassifiedOutput {
        let named = || source.path().and_then(by_extension);
        let format = self.args.format.format().or_else(named).unwrap_or_else(|| markup::sniff(text));
        let tags = self.tags(text, format);
        match self.output {
            TagOutputKind::Jsonl => {
                ClassifiedOutput { schema: Some(SCHEMA), id: Some(source.name().into()), ..tags }
            }
            _ => ClassifiedOutput { path: Some(source.name()), ..tags },
        }
    }

    fn tags(&self, text: &str, format: Format) -> ClassifiedOutput {
        self.options.document(&self.classifier, text, format, self.args.coverage.as_deref())
    }

    /// Answers the records of an input in order, each as soon as it is read.
    fn records(&self, path: &Path, console: &mut Console) {
        let lines = match Lines::open(path) {
            Ok(lines) => lines,
            Err(problem) => return console.error(&problem),
        };
        for line in lines {
            match line.and_then(|line| self.record(&line)) {
                Ok(Some(document)) => console.print(&crate::json::line(&document)),
                Ok(None) => {}
                Err(problem) => console.error(&problem),
            }
            if console.closed() {
                break;
            }
        }
    }

    /// The answer to a line; a blank one has none.
    fn record(&self, line: &Line) -> Result<Option<ClassifiedOutput>, Problem> {
        let bytes = line.bytes.trim_ascii();
        if bytes.is_empty() {
            return Ok(None);
        }
        let (id, text, format) = read(&line.place, bytes)?;
        let asked = format.map_or(self.args.format.format(), FormatChoice::format);
        let format = asked.unwrap_or_else(|| markup::sniff(&text));
        Ok(Some(ClassifiedOutput { schema: Some(SCHEMA), id: Some(id), ..self.tags(&text, format) }))
    }

    fn human(document: &ClassifiedOutput, palette: Palette) -> String {
        let mut text = format!("{}\n", styled(palette.strong, document.path.as_deref().unwrap_or("-")));
        let tags = &document.tags;
        for (heading, list) in
            [("speaks about", &tags.threats), ("measures", &tags.measures), ("frameworks", &tags.frameworks)]
        {
            if list.is_empty() || (heading == "frameworks" && document.coverage.is_some()) {
                continue;
            }
            text.add(format_args!("\n  {heading}\n"));
            tree(&mut text, list, palette);
        }
        if let Some(rows) = &document.coverage {
            let covered = rows.iter().filter(|row| row.score.is_some()).count();
            text.add(format_args!("\n  coverage: {covered} of {}\n", counted(rows.len(), "node", "nodes")));
            for row in rows {
                let mark = row.score.map_or("  –  ".to_owned(), |score| format!("{score:.2} "));
                text.add(format_args!("  {mark} {}  {}", row.id, row.label));
                if let Some(surface) = &row.surface {
                    text.add(format_args!("  {}", styled(palette.faint, excerpt(surface))));
                }
                text.push('\n');
            }
        }
        if tags.threats.is_empty() && tags.measures.is_empty() && tags.frameworks.is_empty() {
            text.push_str("  nothing recognised\n");
        }
        text.push('\n');
        text
    }
}

/// Tags by facet, each below its heading.
fn tree(text: &mut String, tags: &[TagOutput], palette: Palette) {
    let mut facets: Vec<&str> =
        tags.iter().map(|tag| tag.id.split(['.', ':']).next().unwrap_or_default()).collect();
    facets.sort_unstable();
    facets.dedup();
    for facet in facets {
        text.add(format_args!("    {facet}\n"));
        for tag in tags.iter().filter(|tag| tag.id.split(['.', ':']).next() == Some(facet)) {
            let label = styled(palette.strong, &tag.label);
            text.add(format_args!("      {:.2}  {label}  {}\n", tag.score, styled(palette.faint, &tag.id)));
            for evidence in tag.evidence.iter().take(2) {
                let shown = excerpt(&evidence.surface);
                text.add(format_args!("            line {}: “{shown}”\n", evidence.line));
            }
            for code in &tag.codes {
                text.add(format_args!("            {}: {} ({})\n", code.scheme, code.code, code.relation));
            }
            if !tag.recommended.is_empty() {
                text.add(format_args!("            say: {}\n", tag.recommended.join("; ")));
            }
        }
    }
}

fn excerpt(surface: &str) -> String {
    let line = one_line(&visible(surface)).clone();
    if line.chars().count() <= EXCERPT {
        return line;
    }
    let mut cut: String = line.chars().take(EXCERPT).collect();
    cut.push('…');
    cut
}
