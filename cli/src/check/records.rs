//! Checking records: a line of JSON in, a line of JSON out.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use csea_terms::output::{DocumentOutput, LineOutput};
use csea_terms::{Format, Report, markup};
use serde_json::Value;

use super::Judge;
use super::in_order::{Step, in_order};
use super::render::{Document, Render};
use crate::args::CheckArgs;
use crate::console::Console;
use crate::problem::Problem;
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

/// The lines of an input with their numbers.
struct Lines {
    name: String,
    input: Box<dyn BufRead + Send>,
    number: usize,
    ended: bool,
}

impl Lines {
    fn open(path: &Path) -> Result<Self, Problem> {
        let input: Box<dyn Read + Send> = if path.as_os_str() == "-" {
            Box::new(io::stdin())
        } else {
            Box::new(File::open(path).map_err(|error| Problem::io(path, "read", &error))?)
        };
        let input = Box::new(BufReader::with_capacity(1 << 16, input));
        Ok(Self { name: path.display().to_string(), input, number: 0, ended: false })
    }
}

/// A line that was read.
struct Line {
    place: String,
    bytes: Vec<u8>,
}

impl Iterator for Lines {
    type Item = Result<Line, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let mut bytes = Vec::new();
        self.number += 1;
        match self.input.read_until(b'\n', &mut bytes) {
            Ok(0) => None,
            Ok(_) => {
                if self.number == 1 && bytes.starts_with("\u{feff}".as_bytes()) {
                    bytes.drain(.."\u{feff}".len());
                }
                Some(Ok(Line { place: format!("{}: line {}", self.name, self.number), bytes }))
            }
            Err(error) => {
                self.ended = true;
                let place = format!("{}: line {}", self.name, self.number);
                Some(Err(Problem::new(
                    place,
                    format!("could not be read: {error}"),
                    "nothing after it was checked",
                )))
            }
        }
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

/// The parts of a record. Problems never quote it.
fn read(place: &str, line: &[u8]) -> Result<(Value, String, Option<FormatChoice>), Problem> {
    const SHAPE: &str = "write {\"id\": …, \"text\": \"…\"} on one line";
    let problem = |what: &str| Problem::new(place, what, SHAPE);
    let line = std::str::from_utf8(line).map_err(|error| {
        problem(&format!("is not valid UTF-8 at byte {} of the line", error.valid_up_to()))
    })?;
    let value = serde_json::from_str(line).map_err(|error| {
        let text = error.to_string();
        let what = text.split(" at line ").next().unwrap_or_default();
        problem(&format!("is no JSON: {what} at column {}", error.column()))
    })?;
    let Value::Object(mut record) = value else { return Err(problem("is no JSON object")) };
    let id = record.remove("id").ok_or_else(|| problem("has no `id`"))?;
    let text = match record.remove("text") {
        Some(Value::String(text)) => text,
        Some(_) => return Err(problem("has a `text` that is no string")),
        None => return Err(problem("has no `text`")),
    };
    let format = match record.remove("format") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(FormatChoice::from_str(&name, false).map_err(|_| {
            Problem::new(place, "has an unknown `format`", "use plain, markdown, html or auto")
        })?),
        Some(_) => return Err(problem("has a `format` that is no string")),
    };
    Ok((id, text, format))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_name_the_line_and_keep_the_text_to_themselves() {
        let cases = [
            ("{\"id\":1,", "a: line 2: is no JSON: EOF while parsing a value at column 8; write"),
            ("[\"secret\"]", "a: line 2: is no JSON object; write"),
            ("\"secret\"", "a: line 2: is no JSON object; write"),
            ("{\"text\":\"secret\"}", "a: line 2: has no `id`; write"),
            ("{\"id\":1}", "a: line 2: has no `text`; write"),
            ("{\"id\":1,\"text\":7}", "a: line 2: has a `text` that is no string; write"),
            (
                "{\"id\":1,\"text\":\"\",\"format\":\"secret\"}",
                "a: line 2: has an unknown `format`; use plain",
            ),
            ("{\"id\":1,\"text\":\"\",\"format\":1}", "a: line 2: has a `format` that is no string; write"),
        ];
        for (line, told) in cases {
            let problem = read("a: line 2", line.as_bytes()).unwrap_err().to_string();
            assert!(problem.starts_with(told) && !problem.contains("secret"), "{problem}");
        }
        assert!(read("a", b"{\"id\":\"\xFF\"}").unwrap_err().to_string().contains("byte 7 of the line"));
    }
}
