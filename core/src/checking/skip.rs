//! Checking only what can hold a finding.

use super::checker::Checker;
use super::finding::Report;
use crate::context::{GateJudge, LONGEST_HEADING, Sentences};
use crate::markup::{self, Block, BlockKind, Format};
use crate::matching::{Marked, Passage, next_paragraph};
use crate::text::Span;

/// Where more than one byte in so many stands in marked paragraphs, the text is read as a whole.
const RARE: usize = 4;

impl Checker {
    /// Which parts of a text need to be read.
    pub(super) fn marked(&self, text: &str, format: Format) -> Marked {
        let Some(scan) = self.matcher().scan() else { return Marked::Everything };
        match scan.mark(text, format) {
            Marked::Parts(parts) if bytes_in(&parts) > text.len() / RARE => Marked::Everything,
            marked => marked,
        }
    }

    /// The share of a text, 0 to 1, that the scan over its bytes hands on: for benchmarks.
    #[doc(hidden)]
    #[expect(clippy::cast_precision_loss, reason = "a share is rounded")]
    pub fn marked_share(&self, text: &str, format: Format) -> f64 {
        let marked = self.matcher().scan().map_or(Marked::Everything, |scan| scan.mark(text, format));
        match marked {
            Marked::Nothing => 0.0,
            Marked::Parts(parts) => bytes_in(&parts) as f64 / text.len().max(1) as f64,
            Marked::Everything => 1.0,
        }
    }

    /// Whether something may be found in a block, as far as its bytes show.
    pub(super) fn may_raise(&self, block: &Block<'_>) -> bool {
        self.matcher().scan().is_none_or(|scan| scan.may_match(&block.text))
    }

    /// Checks a plain text of which only some parts can hold a finding.
    pub(super) fn check_parts(&self, text: &str, parts: &[Span], report: Report) -> Report {
        let mut marked = parts.iter();
        let parsed = markup::parse_parts(text, |_| marked.next().copied());
        let start = |block: &Block<'_>| block.pieces.first().map(|piece| piece.source.start());
        let found: Vec<usize> =
            parsed.blocks.iter().filter(|block| self.raises(block)).filter_map(start).collect();
        let raises = |part: &Span| {
            let first = found.partition_point(|&at| at < part.start());
            found.get(first).is_some_and(|&at| at < part.end())
        };
        let raising: Vec<Span> = parts.iter().copied().filter(raises).collect();
        let Some(last) = raising.last() else { return report };
        let above = &text[..last.start()];
        let headings = self.matcher().headings().map(|headings| headings.mark(above, Format::Plain));
        let headings = match headings {
            Some(Marked::Nothing) => Vec::new(),
            Some(Marked::Parts(parts)) => parts,
            Some(Marked::Everything) | None => return self.check_all(text, Format::Plain, report),
        };
        let wanted = |follow: Follow| move |part: Span| Wanted { part, follow };
        let mut all: Vec<Wanted> = raising.into_iter().map(wanted(Follow::Block)).collect();
        all.extend(headings.into_iter().filter(|&part| may_head(&text[part])).map(wanted(Follow::Paragraph)));
        all.sort_by_key(|wanted| wanted.part);
        let mut picker =
            Picker { text, wanted: all.into_iter().peekable(), at: 0, known: 0, follow: None, own: None };
        let parsed = markup::parse_parts(text, |blocks| picker.next(blocks));
        self.check_blocks(text, &parsed, report)
    }

    /// Whether a wording stands in the block whose gate holds.
    fn raises(&self, block: &Block<'_>) -> bool {
        if !self.may_raise(block) {
            return false;
        }
        let (matcher, terminology) = (self.matcher(), self.terminology());
        let passage = Passage::new(&block.text, matcher.lexicon());
        let raised = matcher.raised(&passage);
        if raised.is_empty() {
            return false;
        }
        let sentences = Sentences::of(&passage);
        let mut gates = GateJudge::new(terminology, matcher, &passage, &sentences);
        raised.iter().any(|candidate| gates.lets_pass(candidate))
    }
}

fn bytes_in(parts: &[Span]) -> usize {
    parts.iter().map(|part| part.len()).sum()
}

/// Whether a part may hold a block as short as a heading: one such paragraph, or items, quoted lines and what stands between them.
fn may_head(part: &str) -> bool {
    part.trim().len() <= LONGEST_HEADING
        || part.lines().any(|line| line.trim_start().starts_with(|c: char| !c.is_alphabetic()))
}

/// A part of the text that is read, and what has to be read with it.
struct Wanted {
    part: Span,
    follow: Follow,
}

/// How far to read on after a part.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Follow {
    /// To the next block: a quotation may go on there.
    Block,
    /// To the next part with a paragraph: what a heading opens may end there.
    Paragraph,
}

/// Picks the parts that are read, in order.
struct Picker<'p, I: Iterator<Item = Wanted>> {
    text: &'p str,
    wanted: std::iter::Peekable<I>,
    /// What stands before this was read or left out.
    at: usize,
    /// How many blocks there were before the part that was picked last.
    known: usize,
    /// How far to read on for the sake of parts before the last one, and for its own.
    follow: Option<Follow>,
    own: Option<Follow>,
}

impl<I: Iterator<Item = Wanted>> Picker<'_, I> {
    fn next(&mut self, blocks: &[Block<'_>]) -> Option<Span> {
        let new = blocks.get(self.known..).unwrap_or_default();
        self.known = blocks.len();
        let ended = match self.follow {
            Some(Follow::Block) => !new.is_empty(),
            Some(Follow::Paragraph) => new.iter().any(|block| block.kind == BlockKind::Paragraph),
            None => true,
        };
        self.follow = self.follow.filter(|_| !ended).max(self.own.take());
        let reached = self.at;
        let goes_on = self.follow.is_some() && reached < self.text.len();
        let mut part = goes_on.then(|| next_paragraph(self.text, reached));
        while let Some(wanted) = self.wanted.next_if(|wanted| !goes_on || wanted.part.start() <= reached) {
            self.own = self.own.max(Some(wanted.follow));
            if wanted.part.start() >= reached {
                part = Some(wanted.part);
                break;
            }
        }
        self.at = part?.end();
        part
    }
}
