//! What is measured, and the findings that each measurement must give.

use csea_terms::{Checker, Format};

use crate::haystack::{Kind, text};

/// A haystack with the findings that it must give at the default level.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// What the text is like.
    pub name: &'static str,
    kind: Kind,
    /// How it is written.
    pub format: Format,
    /// Findings and exempted places in the first 100,000 bytes.
    pub expected: (usize, usize),
}

/// Bytes of the haystack in which findings are counted.
pub const COUNTED: usize = 100_000;
/// The seed of all haystacks.
const SEED: u64 = 20_250;

impl Definition {
    /// The haystack, at least `bytes` bytes.
    pub fn haystack(&self, bytes: usize) -> String {
        text(self.kind, bytes, SEED)
    }

    /// The findings and exempted places that there are in the counted haystack.
    pub fn count(&self, checker: &Checker) -> (usize, usize) {
        let report = checker.check_as(&self.haystack(COUNTED), self.format);
        (report.findings.len(), report.exempted.len())
    }
}

const fn define(name: &'static str, kind: Kind, format: Format, expected: (usize, usize)) -> Definition {
    Definition { name, kind, format, expected }
}

/// All definitions.
pub const ALL: &[Definition] = &[
    define("ordinary English", Kind::Ordinary, Format::Plain, (0, 0)),
    define("dense professional text", Kind::Dense, Format::Plain, (190, 0)),
    define("mixed scripts", Kind::Mixed, Format::Plain, (0, 0)),
    define("emoji", Kind::Emoji, Format::Plain, (0, 0)),
    define("Chinese and Japanese", Kind::Cjk, Format::Plain, (0, 0)),
    define("one long line", Kind::LongLine, Format::Plain, (0, 0)),
    define("ordinary English as Markdown", Kind::Ordinary, Format::Markdown, (0, 0)),
    define("ordinary English as HTML", Kind::Ordinary, Format::Html, (0, 0)),
    define("dense professional text as Markdown", Kind::Dense, Format::Markdown, (190, 0)),
];
