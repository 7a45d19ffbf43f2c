//! The subcommand `check`.

mod files;
mod in_order;
mod records;
mod render;

pub(crate) use render::{Document, Render};

use csea_terms::output::FindingOutput;
use csea_terms::{Report, Usage};

use crate::args::CheckArgs;
use crate::baseline::{Baseline, Recorder};
use crate::console::{Console, Status};
use crate::inputs;
use crate::problem::{Problem, Problems};
use crate::settings::Settings;
use crate::tally::level_of;
use crate::vocabulary::InputKind;

/// Checks what the command line names.
pub(crate) fn run(args: &CheckArgs, console: &mut Console) -> Result<Status, Problems> {
    let paths = inputs::named(&args.paths)?;
    consistent(args, &paths)?;
    let settings = Settings::resolve(args)?;
    let mut judge = Judge::new(args)?;
    match args.input {
        InputKind::Documents => files::run(args, &paths, &settings, &mut judge, console),
        InputKind::Jsonl => records::run(args, &paths, &settings, &mut judge, console),
    }
    judge.finish(args, console)
}

/// Options that only together make no sense.
fn consistent(args: &CheckArgs, paths: &[std::path::PathBuf]) -> Result<(), Problems> {
    let stdin = paths.iter().any(|path| path.as_os_str() == "-");
    let problem = match args.input {
        InputKind::Jsonl if args.fix || args.diff => Some(Problem::new(
            if args.fix { "--fix" } else { "--diff" },
            "works on documents, not on records",
            "leave out --input jsonl, or take the edits from the output",
        )),
        InputKind::Jsonl => records::fitting_output(args.output),
        InputKind::Documents
            if args.fix && stdin && (paths.len() > 1 || args.output.is_some() || args.exempted) =>
        {
            let what = "with standard input prints the changed text and nothing else";
            Some(Problem::new("--fix", what, "give `-` alone, without --output and --exempted"))
        }
        InputKind::Documents => None,
    };
    problem.map_or(Ok(()), |problem| Err(vec![problem]))
}

/// What all documents of a run have in common after their check: the baseline, and whether the run fails.
struct Judge {
    baseline: Option<Baseline>,
    recorder: Option<Recorder>,
    fail_on: Option<Usage>,
    failed: bool,
}

impl Judge {
    fn new(args: &CheckArgs) -> Result<Self, Problems> {
        let baseline =
            args.baseline.as_deref().map(Baseline::read).transpose().map_err(|problem| vec![problem])?;
        Ok(Self {
            baseline,
            recorder: args.write_baseline.is_some().then(Recorder::default),
            fail_on: args.fail_on.map(Usage::from),
            failed: false,
        })
    }

    /// Sets known findings aside, or records them; returns the fingerprints of those that are known.
    fn admit(&mut self, report: &mut Report) -> Vec<String> {
        if let Some(recorder) = &mut self.recorder {
            recorder.record(report);
        }
        self.baseline.as_mut().map(|baseline| baseline.absorb(report)).unwrap_or_default()
    }

    /// Sets known findings aside in a text that was admitted before it was changed.
    fn readmit(&mut self, known: &mut Vec<String>, report: &mut Report) {
        if let Some(baseline) = &mut self.baseline {
            baseline.restore(known);
            *known = baseline.absorb(report);
        }
    }

    /// Notes whether these findings, which remain, make the run fail.
    fn weigh(&mut self, findings: &[FindingOutput]) {
        // Findings that are recorded as known in this very run make it fail no more than in the next.
        let Some(limit) = self.fail_on.filter(|_| self.recorder.is_none()) else { return };
        self.failed |= findings.iter().any(|finding| level_of(finding) >= limit);
    }

    fn finish(self, args: &CheckArgs, console: &mut Console) -> Result<Status, Problems> {
        if let (Some(recorder), Some(path)) = (self.recorder, &args.write_baseline) {
            let known = recorder.write(path).map_err(|problem| vec![problem])?;
            let findings = crate::style::counted(known, "finding", "findings");
            console.note(&format!("{}: recorded {findings} as known", path.display()));
        }
        Ok(if self.failed { Status::Findings } else { Status::Done })
    }
}
