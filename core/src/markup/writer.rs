use std::borrow::Cow;
use std::cmp::Reverse;
use std::mem;

use super::{Block, BlockKind, Comment, Mark, MarkKind, Parsed, Piece, address};
use crate::text::Span;

/// How many kinds of mark there are.
const KINDS: usize = 8;
/// Marks of one kind that are kept inside each other; deeper ones are counted only, so that broken markup costs no more than its length.
const NESTED: usize = 4;

/// Puts blocks together from what the readers of the formats find.
#[derive(Debug)]
pub(super) struct Writer<'s> {
    pub(super) source: &'s str,
    blocks: Vec<Block<'s>>,
    comments: Vec<Comment>,
    draft: Draft,
    suspended: Vec<Draft>,
}

impl<'s> Writer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        let draft = Draft::default();
        Self { source, blocks: Vec::new(), comments: Vec::new(), draft, suspended: Vec::new() }
    }

    /// Adds the source's own bytes.
    pub(super) fn verbatim(&mut self, span: Span) {
        let text = &self.source[span];
        let skipped = if self.draft.skips_space() { text.len() - text.trim_start().len() } else { 0 };
        let span = Span::new(span.start() + skipped, span.end());
        self.draft.add(self.source, &text[skipped..], span, true);
    }

    /// Adds `text`, which stands for `span` of the source as a whole.
    pub(super) fn replaced(&mut self, text: &str, span: Span) {
        if !(self.draft.skips_space() && text.trim_start().is_empty()) {
            self.draft.add(self.source, text, span, false);
        }
    }

    /// Adds `text`, which comes from `span`: the same bytes, or something that stands for them.
    pub(super) fn text(&mut self, text: &str, span: Span) {
        if &self.source[span] == text {
            self.verbatim(span);
        } else {
            self.replaced(text, span);
        }
    }

    /// The blocks that are finished.
    pub(super) fn blocks(&self) -> &[Block<'s>] {
        &self.blocks
    }

    /// Whether the current block has no text yet.
    pub(super) fn is_empty(&self) -> bool {
        self.draft.pieces.is_empty()
    }

    /// Where the source of the current block's text ends so far.
    pub(super) fn source_end(&self) -> Option<usize> {
        self.draft.pieces.last().map(|piece| piece.source.end())
    }

    pub(super) fn set_kind(&mut self, kind: BlockKind) {
        self.draft.kind = kind;
    }

    pub(super) fn open(&mut self, kind: MarkKind) {
        let start = self.draft.length;
        self.draft.open[kind as usize].open(start);
    }

    pub(super) fn close(&mut self, kind: MarkKind) {
        let end = self.draft.length;
        if let Some(start) = self.draft.open[kind as usize].close() {
            self.draft.marks.push(Mark { kind, span: Span::new(start, end) });
        }
    }

    /// Ends the current block, if it has text; marks that are open go on in the next.
    pub(super) fn end_block(&mut self) {
        if self.draft.pieces.is_empty() {
            return;
        }
        let next = self.draft.successor();
        let draft = mem::replace(&mut self.draft, next);
        self.blocks.extend(draft.into_block(self.source));
    }

    /// Lays the current block aside and starts another one in its middle.
    pub(super) fn suspend(&mut self, kind: BlockKind) {
        let inner = Draft { kind, ..Draft::default() };
        self.suspended.push(mem::replace(&mut self.draft, inner));
    }

    /// Ends the block in the middle and goes on with the one that was laid aside.
    pub(super) fn resume(&mut self) {
        let outer = self.suspended.pop().unwrap_or_default();
        let draft = mem::replace(&mut self.draft, outer);
        self.blocks.extend(draft.into_block(self.source));
    }

    pub(super) fn comment(&mut self, source: Span, text: Span) {
        let inner = &self.source[text];
        let start = text.start() + (inner.len() - inner.trim_start().len());
        let text = Span::new(start, start + inner.trim().len());
        self.comments.push(Comment { source, text });
    }

    pub(super) fn finish(mut self) -> Parsed<'s> {
        self.end_block();
        self.blocks.sort_by_key(|block| block.pieces.first().map_or(0, |piece| piece.source.start()));
        self.comments.sort_by_key(|comment| comment.source);
        Parsed { blocks: self.blocks, comments: self.comments }
    }
}

/// A block in the making.
#[derive(Debug, Default)]
struct Draft {
    kind: BlockKind,
    /// Written only when the text is more than one verbatim piece.
    text: String,
    length: usize,
    pieces: Vec<Piece>,
    marks: Vec<Mark>,
    open: [OpenMarks; KINDS],
}

impl Draft {
    fn skips_space(&self) -> bool {
        self.pieces.is_empty() && self.kind != BlockKind::Code
    }

    fn add(&mut self, all: &str, text: &str, source: Span, verbatim: bool) {
        if text.is_empty() {
            return;
        }
        let borrowed = self.is_borrowed();
        if let Some(last) = self.pieces.last_mut() {
            let adjoins = verbatim && last.verbatim && last.source.end() == source.start();
            if adjoins {
                last.source = last.source.cover(source);
                last.text_len += text.len();
            }
            if borrowed && !adjoins {
                self.text.push_str(&all[last.source]);
            }
            if !(borrowed && adjoins) {
                self.text.push_str(text);
            }
            if adjoins {
                self.length += text.len();
                return;
            }
        } else if !verbatim {
            self.text.push_str(text);
        }
        self.pieces.push(Piece { text_start: self.length, text_len: text.len(), source, verbatim });
        self.length += text.len();
    }

    /// Whether the text is one verbatim piece.
    fn is_borrowed(&self) -> bool {
        matches!(self.pieces[..], [Piece { verbatim: true, .. }])
    }

    fn successor(&self) -> Self {
        Self { open: self.open.each_ref().map(OpenMarks::successor), ..Self::default() }
    }

    fn into_block(mut self, source: &str) -> Option<Block<'_>> {
        for (kind, open) in ALL_KINDS.iter().zip(&self.open) {
            let end = self.length;
            let spans = open.starts.iter().map(|&start| Span::new(start, end));
            self.marks.extend(spans.map(|span| Mark { kind: *kind, span }));
        }
        self.trim_end(source);
        let text = match &self.pieces[..] {
            [] => return None,
            [piece] if piece.verbatim => Cow::Borrowed(&source[piece.source]),
            _ => Cow::Owned(self.text),
        };
        if text.trim_start().is_empty() {
            return None;
        }
        let length = text.len();
        for mark in &mut self.marks {
            mark.span = Span::new(mark.span.start().min(length), mark.span.end().min(length));
        }
        let whole = Mark { kind: MarkKind::Address, span: Span::new(0, length) };
        if self.kind != BlockKind::Code && !self.marks.contains(&whole) {
            address::mark(&text, &mut self.marks);
        }
        self.marks.retain(|mark| !mark.span.is_empty());
        self.marks.sort_by_key(|mark| (mark.span.start(), Reverse(mark.span.end()), mark.kind as usize));
        self.marks.dedup();
        Some(Block { kind: self.kind, text, pieces: self.pieces, marks: self.marks })
    }

    fn trim_end(&mut self, source: &str) {
        while let Some(last) = self.pieces.last_mut() {
            let text = if last.verbatim { &source[last.source] } else { &self.text[last.text_start..] };
            let kept = text.trim_end().len();
            if kept == 0 {
                self.text.truncate(last.text_start);
                self.pieces.pop();
                continue;
            }
            if last.verbatim {
                last.source = Span::new(last.source.start(), last.source.start() + kept);
                last.text_len = kept;
                self.text.truncate(last.text_start + kept);
            }
            return;
        }
    }
}

/// The marks of one kind that are open.
#[derive(Clone, Debug, Default)]
struct OpenMarks {
    depth: usize,
    /// Of the outermost ones.
    starts: Vec<usize>,
}

impl OpenMarks {
    fn open(&mut self, start: usize) {
        self.depth += 1;
        if self.starts.len() < NESTED {
            self.starts.push(start);
        }
    }

    fn close(&mut self) -> Option<usize> {
        let innermost = self.depth.checked_sub(1)?;
        self.depth = innermost;
        if innermost < self.starts.len() { self.starts.pop() } else { None }
    }

    fn successor(&self) -> Self {
        Self { depth: self.depth, starts: vec![0; self.starts.len()] }
    }
}

/// In the order of the declaration.
const ALL_KINDS: [MarkKind; KINDS] = [
    MarkKind::Code,
    MarkKind::Quotation,
    MarkKind::Cite,
    MarkKind::Deleted,
    MarkKind::Definition,
    MarkKind::Emphasis,
    MarkKind::Link,
    MarkKind::Address,
];
