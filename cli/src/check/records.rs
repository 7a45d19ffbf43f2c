//! Checking records: a line of JSON in, a line of JSON out.

use std::ops::ControlFlow;
use std::path::PathBuf;

use csea_terms::output::{DocumentOutput, LineOutput};
use csea_terms::{Format, Report, markup};
use serde_json::Value;

use super::Judge;
use super::in_order::{Step, in_order};
use super::render::{Document, Render};
use crate::args::CheckArgs;
use crate::console::Console;
use crate::problem::Problem;
use crate::record::{Line, Lines, read};
use crate::settings::Settings;
use crate::summary::Summary;
use crate::vocabulary::{FormatChoice, Output};

/// Records have no file to point into, so only some outputs fit.
pub(super) fn fitting_output(output: Option<Output>) -> Option<Problem> {
    match output {
        None | Some(Output::Jsonl | Output::Summary) => None,
        Some(_) => Some(Problem::new("--output", "does not fit --input jsonl", "use jsonl or summary")),
    }
}

/// Checks all records of the inputs, on all cores, and answers them in order.
pub(super) fn run(
    args: &CheckArgs,
    paths: &[PathBuf],
    settings: &Settings,
    judge: &mut Judge,
    console: &mut Console,
) {
    let mut summary = (args.output == Some(Output::Summary)).then(Summary::default);
    let mut done = 0;
    for path in paths {
        let Ok(lines) = Lines::open(path).map_err(|problem| console.error(&problem)) else { continue };
        in_order(
            lines,
            |line| check(line, settings),
            |step| {
                match step {
                    Step::Waiting => {
                        console.flush();
                        console.progress(done, None);
                    }
                    Step::Result(Ok(None)) => {}
                    Step::Result(Ok(Some(checked))) => {
                        done += 1;
                        answer(checked, judge, summary.as_mut(), console);
                    }
                    Step::Result(Err(problem)) => console.error(&problem),
                }
                if console.closed() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
    }
    if let Some(mut summary) = summary {
        summary.finish(console);
    }
}

/// A record and what the library says of its text.
struct Checked {
    id: Value,
    text: String,
    format: Format,
    report: Report,
}

/// Checks the record of a line; a blank line holds none.
fn check(line: Result<Line, Problem>, settings: &Settings) -> Result<Option<Checked>, Problem> {
    let Line { place, bytes } = line?;
    let bytes = bytes.trim_ascii();
    if bytes.is_empty() {
        return Ok(None);
    }
    let (id, text, format) = read(&place, bytes)?;
    let document = settings.document(None);
    let format = format.map_or(document.format, FormatChoice::format).unwrap_or_else(|| markup::sniff(&text));
    let report = document.check(&text, format);
    Ok(Some(Checked { id, text, format, report }))
}

fn answer(checked: Checked, judge: &mut Judge, summary: Option<&mut Summary>, console: &mut Console) {
    let Checked { id, text, format, mut report } = checked;
    let known = judge.admit(&mut report).len();
    if let Some(summary) = summary {
        let output = DocumentOutput::new("", format, &text, &report);
        judge.weigh(&output.findings);
        summary.document(Document { output, text, known }, console);
        return;
    }
    let output = LineOutput::new(id, format, &text, &report);
    judge.weigh(&output.findings);
    console.print(&crate::json::line(&output));
}
