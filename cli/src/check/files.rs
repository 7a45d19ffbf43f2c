//! Checking documents.

use std::ops::ControlFlow;
use std::path::PathBuf;

use csea_terms::output::DocumentOutput;
use csea_terms::{Format, Report, Terminology, markup};

use super::Judge;
use super::in_order::{Step, in_order};
use super::render::{Document, Render, renderer};
use crate::args::CheckArgs;
use crate::console::Console;
use crate::fix::{self, Fixed};
use crate::inputs::{self, Source};
use crate::problem::Problem;
use crate::settings::Settings;
use crate::style::counted;
use crate::vocabulary::Output;
use crate::write::replace_unchanged;

/// Checks all documents, on all cores, and reports them in the order given.
pub(super) fn run(
    args: &CheckArgs,
    paths: &[PathBuf],
    settings: &Settings,
    judge: &mut Judge,
    console: &mut Console,
) {
    let sources = inputs::documents(paths, &settings.paths, console);
    let total = sources.len();
    let terminology = settings.checker().map_or(Terminology::builtin(), csea_terms::Checker::terminology);
    let render = renderer(args.output.unwrap_or(Output::Human), args.exempted, terminology);
    let mut run = Run { args, settings, judge, render, changed_places: 0, changed_documents: 0 };
    let mut done = 0;
    in_order(
        sources.into_iter(),
        |source| check(source, settings),
        |step| {
            match step {
                Step::Waiting => console.progress(done, Some(total)),
                Step::Result(result) => {
                    done += 1;
                    match result {
                        Ok(checked) => run.take(checked, console),
                        Err(problem) => console.error(&problem),
                    }
                }
            }
            // A reader who has gone ends the work, but not halfway through changing files.
            if console.closed() && !args.fix { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        },
    );
    run.finish(console);
}

/// A document and what the library says of it.
struct Checked {
    source: Source,
    text: String,
    format: Format,
    report: Report,
}

fn check(source: Source, settings: &Settings) -> Result<Checked, Problem> {
    let text = source.read()?;
    let document = settings.document(source.path());
    let format = document.format.unwrap_or_else(|| markup::sniff(&text));
    let report = document.check(&text, format);
    Ok(Checked { source, text, format, report })
}

struct Run<'r> {
    args: &'r CheckArgs,
    settings: &'r Settings,
    judge: &'r mut Judge,
    render: Box<dyn Render + 'r>,
    changed_places: usize,
    changed_documents: usize,
}

impl Run<'_> {
    fn take(&mut self, mut checked: Checked, console: &mut Console) {
        let mut known = self.judge.admit(&mut checked.report);
        let name = checked.source.name();
        if checked.report.truncated {
            console.note(&format!("note: {name}: too long; only a part was checked"));
        }
        if self.args.fix || self.args.diff {
            match fix::fix(&name, &checked.text, &checked.report) {
                Err(problem) => console.error(&problem),
                Ok(Some(fixed)) => self.change(&mut checked, fixed, &mut known, console),
                Ok(None) if self.prints_text(&checked) => console.print(&checked.text),
                Ok(None) => {}
            }
        }
        let output = DocumentOutput::new(&name, checked.format, &checked.text, &checked.report);
        self.judge.weigh(&output.findings);
        for notice in &output.notices {
            console.note(&format!("note: {name}:{}:{}: {}", notice.line, notice.column, notice.message));
        }
        if !self.args.diff && !self.prints_text(&checked) {
            self.render.document(Document { output, text: checked.text, known: known.len() }, console);
        }
    }

    /// Whether the changed text itself is what is asked for.
    fn prints_text(&self, checked: &Checked) -> bool {
        self.args.fix && checked.source == Source::Stdin
    }

    /// Makes the changes and checks what came of them, or shows them.
    fn change(
        &mut self,
        checked: &mut Checked,
        fixed: Fixed,
        known: &mut Vec<String>,
        console: &mut Console,
    ) {
        let name = checked.source.name();
        if self.args.diff {
            let palette = console.palette();
            console.print(&fix::unified(&name, &checked.text, &fixed.text, &palette));
        } else if let Some(path) = checked.source.path() {
            if let Err(problem) = replace_unchanged(path, &checked.text, &fixed.text) {
                console.error(&problem);
                return;
            }
        } else {
            console.print(&fixed.text);
        }
        console.note(&fix::told(&name, &fixed.changes, self.args.fix));
        self.changed_places += fixed.changes.len();
        self.changed_documents += 1;
        if self.args.fix {
            checked.report = self.settings.document(checked.source.path()).check(&fixed.text, checked.format);
            checked.text = fixed.text;
            self.judge.readmit(known, &mut checked.report);
        }
    }

    fn finish(mut self, console: &mut Console) {
        if self.args.fix || self.args.diff {
            let places = counted(self.changed_places, "place", "places");
            let documents = counted(self.changed_documents, "document", "documents");
            let verb = if self.args.fix { "changed" } else { "would change" };
            console.note(&match self.changed_places {
                0 => "no safe changes to make".to_owned(),
                _ => format!("{verb} {places} in {documents}"),
            });
        }
        let prints_text = self.args.fix && self.args.paths.iter().all(|path| path.as_os_str() == "-");
        if !self.args.diff && !prints_text {
            self.render.finish(console);
        }
    }
}
