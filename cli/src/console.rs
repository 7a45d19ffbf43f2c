//! Standard output and standard error: locked writing, colour, progress, the exit code.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::time::{Duration, Instant};

use anstream::AutoStream;

use crate::problem::Problem;
use crate::style::{Palette, styled};
use crate::vocabulary::ColorChoice;

/// Widest lines, for the reader's sake; also the width when the output is no terminal.
const WIDEST: usize = 100;
const NARROWEST: usize = 40;
const PATIENCE: Duration = Duration::from_millis(700);
const PACE: Duration = Duration::from_millis(100);

/// How a run ended that could be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// Nothing to fail on.
    Done,
    /// Findings at or above the level asked.
    Findings,
}

/// Both outputs of the command.
pub(crate) struct Console {
    out: BufWriter<StdoutLock<'static>>,
    /// Whether nobody reads the output any more.
    closed: bool,
    out_failure: Option<io::Error>,
    errors: usize,
    palette: Palette,
    error_palette: Palette,
    width: usize,
    progress: Option<Progress>,
}

struct Progress {
    started: Instant,
    shown: Option<Instant>,
    on_screen: bool,
}

impl Console {
    pub(crate) fn new(color: ColorChoice) -> Self {
        let width = terminal_size::terminal_size().map_or(WIDEST, |(width, _)| usize::from(width.0));
        let started = Instant::now();
        Self {
            out: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
            closed: false,
            out_failure: None,
            errors: 0,
            palette: Palette::new(coloured(color, &io::stdout())),
            error_palette: Palette::new(coloured(color, &io::stderr())),
            width: if io::stdout().is_terminal() { width.clamp(NARROWEST, WIDEST) } else { WIDEST },
            progress: io::stderr().is_terminal().then_some(Progress {
                started,
                shown: None,
                on_screen: false,
            }),
        }
    }

    /// The styles for standard output.
    pub(crate) fn palette(&self) -> Palette {
        self.palette
    }

    /// How wide lines for people may be.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Problems told so far.
    pub(crate) fn errors(&self) -> usize {
        self.errors
    }

    /// Whether whoever read the output has gone.
    pub(crate) fn closed(&self) -> bool {
        self.closed
    }

    /// Writes to standard output. A reader who has gone is no error.
    pub(crate) fn print(&mut self, text: &str) {
        self.clear_progress();
        if !self.closed {
            let result = self.out.write_all(text.as_bytes());
            self.note_failure(result);
        }
    }

    /// Hands on what was written so far.
    pub(crate) fn flush(&mut self) {
        if !self.closed {
            let result = self.out.flush();
            self.note_failure(result);
        }
    }

    fn note_failure(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.closed = true;
            if error.kind() != io::ErrorKind::BrokenPipe {
                self.out_failure = Some(error);
            }
        }
    }

    /// Tells a problem on standard error; the exit code will be 2.
    pub(crate) fn error(&mut self, problem: &Problem) {
        self.errors += 1;
        let word = styled(self.error_palette.avoid, "error");
        self.tell(&format!("{word}: {}", printable(&problem.to_string())));
    }

    /// Tells something on standard error that is no problem.
    pub(crate) fn note(&mut self, text: &str) {
        self.tell(&printable(text));
    }

    fn tell(&mut self, line: &str) {
        self.clear_progress();
        self.flush();
        // Nowhere is left to report that standard error cannot be written.
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Shows how far a long run has come.
    pub(crate) fn progress(&mut self, done: usize, total: Option<usize>) {
        let Some(progress) = &mut self.progress else { return };
        let due = progress.started.elapsed() > PATIENCE
            && progress.shown.is_none_or(|shown| shown.elapsed() > PACE);
        if due {
            progress.shown = Some(Instant::now());
            progress.on_screen = true;
            let of = total.map_or_else(String::new, |total| format!(" of {total}"));
            let _ = write!(io::stderr().lock(), "\r\x1b[Kchecked {done}{of}");
        }
    }

    fn clear_progress(&mut self) {
        if let Some(progress) = self.progress.as_mut().filter(|progress| progress.on_screen) {
            progress.on_screen = false;
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }

    /// Ends the run: flushes and gives the exit code. A problem outranks findings.
    pub(crate) fn finish(mut self, status: Status) -> u8 {
        self.flush();
        self.clear_progress();
        if let Some(error) = self.out_failure.take() {
            self.error(&Problem::new("standard output", format!("could not be written: {error}"), ""));
        }
        match status {
            _ if self.errors > 0 => 2,
            Status::Findings => 1,
            Status::Done => 0,
        }
    }
}

fn coloured(color: ColorChoice, stream: &impl anstream::stream::RawStream) -> bool {
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
    }
}

/// Lines stay lines; everything else that a terminal would obey is made visible.
fn printable(text: &str) -> String {
    text.lines().map(crate::style::visible).collect::<Vec<_>>().join("\n")
}
