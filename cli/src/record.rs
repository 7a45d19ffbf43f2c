//! Records: a line of JSON with an id, a text and perhaps a format.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use clap::ValueEnum;
use serde_json::Value;

use crate::problem::Problem;
use crate::vocabulary::FormatChoice;

/// The lines of an input with their numbers.
pub(crate) struct Lines {
    name: String,
    input: Box<dyn BufRead + Send>,
    number: usize,
    ended: bool,
}

impl Lines {
    /// Opens a file, or standard input for `-`.
    pub(crate) fn open(path: &Path) -> Result<Self, Problem> {
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
pub(crate) struct Line {
    pub(crate) place: String,
    pub(crate) bytes: Vec<u8>,
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
                    "nothing after it was read",
                )))
            }
        }
    }
}

/// The parts of a record. Problems never quote it.
pub(crate) fn read(place: &str, line: &[u8]) -> Result<(Value, String, Option<FormatChoice>), Problem> {
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
