//! From a source text to blocks of prose: plain text, Markdown, HTML.
//!
//! A [`Block`] is one paragraph, heading, list item or table cell. Its `text` is what a reader reads: inline markup left out, entities
//! decoded, a line break where the source breaks the line. Its pieces map every byte of that text back to the source, and its marks say what
//! the markup says of a part of it: code, quotation, deleted text, title of a work. Nothing here knows of terms.

use std::borrow::Cow;

use crate::terminology::vocabulary;
use crate::text::Span;

mod address;
mod block;
mod html;
mod markdown;
mod plain;
mod scan;
mod sniff;
#[cfg(test)]
mod tests;
mod writer;

pub use sniff::sniff;

/// Cuts `source` into blocks of prose, in the order in which their text starts, and the comments between them.
///
/// Text is never lost: what an unclosed element, a stray end tag or a broken tag leaves behind stays in some block. Left out are comments,
/// front matter's and fences' delimiters, and what a page does not show (`<script>`, `<style>`, `<template>`, `<noscript>`). A block of
/// nothing but white space is left out, and white space at the ends of a block. A byte order mark is skipped.
///
/// # Cost
///
/// Linear in the length of `source`, however deep or broken the markup.
///
/// # Examples
///
/// ```
/// use csea_terms::markup::{Format, parse};
/// use csea_terms::text::Span;
/// let source = "> Um *relat&oacute;rio*";
/// let parsed = parse(source, Format::Markdown);
/// let block = &parsed.blocks[0];
/// assert_eq!(block.text, "Um relatório");
/// assert_eq!(&source[block.to_source(Span::new(3, 13))], "relat&oacute;rio");
/// ```
pub fn parse(source: &str, format: Format) -> Parsed<'_> {
    let start = if source.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let body = Span::new(start, source.len());
    let mut writer = writer::Writer::new(source);
    match format {
        Format::Plain => plain::read(&mut writer, body),
        Format::Markdown => markdown::read(&mut writer, body),
        Format::Html => html::read(&mut writer, body),
    }
    writer.finish()
}

/// Reads parts of a plain text, in order. Each must start at the start of the text or after a blank line, and end at its end or with a
/// blank line: then their blocks are those that [`parse`] gives for these parts. `next` is shown the blocks
/// so far.
pub(crate) fn parse_parts<'s>(
    source: &'s str,
    mut next: impl FnMut(&[Block<'s>]) -> Option<Span>,
) -> Parsed<'s> {
    let mut writer = writer::Writer::new(source);
    while let Some(part) = next(writer.blocks()) {
        let mark = part.start() == 0 && source.starts_with(BYTE_ORDER_MARK);
        let start = if mark { BYTE_ORDER_MARK.len_utf8() } else { part.start() };
        plain::read(&mut writer, Span::new(start, part.end()));
    }
    writer.finish()
}

/// How a comment that speaks to the checker begins.
pub(crate) const DIRECTIVE: &str = "csea-terms:";

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A source text cut into its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<'s> {
    /// Blocks in the order in which their text starts in the source. An attribute stands after the block in whose middle it is.
    pub blocks: Vec<Block<'s>>,
    /// The comments of HTML and Markdown, in source order; in plain text, lines such as `[csea-terms: …]`.
    pub comments: Vec<Comment>,
}

/// A comment, for directives to the checker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// The whole comment in the source, delimiters included.
    pub source: Span,
    /// What it says: inside the delimiters, without white space at the ends. In bytes of the source.
    pub text: Span,
}

vocabulary! {
    /// How a source text is written.
    Format {
        /// Plain text; paragraphs are separated by blank lines, `>` starts a quoted line.
        Plain = "plain",
        /// `CommonMark` with tables, footnotes, strikethrough and front matter.
        Markdown = "markdown",
        /// HTML, whole pages or fragments.
        Html = "html",
    }
}

/// What a block is in the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
    #[default]
    Paragraph,
    /// A heading, of level 1 to 6.
    Heading(u8),
    /// An item of a list (its first paragraph; further ones are paragraphs).
    ListItem,
    /// A cell of a table.
    TableCell {
        /// Row number from 0; the header row counts.
        row: u32,
        /// Column number from 0.
        column: u32,
    },
    /// A block of code, preformatted text, or front matter.
    Code,
    /// The value of an HTML attribute or its Markdown twin that people may read (`alt`, `title`, a URL). A URL has an
    /// [`MarkKind::Address`] mark over all of it.
    Attribute,
}

/// What the markup says about a part of a block's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// A code span, `<code>`, `<kbd>`, `<samp>`, `<var>`.
    Code,
    /// `<q>`, or the whole block inside a block quotation.
    Quotation,
    /// `<cite>`: the title of a work.
    Cite,
    /// `<del>`, `<s>`, `~~struck~~`.
    Deleted,
    /// `<dfn>`: the place where a term is defined.
    Definition,
    /// Emphasis of any kind.
    Emphasis,
    /// The text of a link.
    Link,
    /// A URL, e-mail address, file name, path, DOI, `#hashtag` or `@handle` standing in the text.
    Address,
}

/// A part of a block's text that markup sets apart. The span is in bytes of the block's `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where, in bytes of [`Block::text`].
    pub span: Span,
}

/// A stretch of a block's text and where it comes from.
///
/// A *verbatim* piece is the source's own bytes (`text_len == source.len()`); any other (an entity, a replaced break) maps as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte in [`Block::text`].
    pub text_start: usize,
    /// Length in bytes of [`Block::text`].
    pub text_len: usize,
    /// Where it stands in the source.
    pub source: Span,
    /// Whether text and source are the same bytes.
    pub verbatim: bool,
}

/// One unit of prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'s> {
    /// What the block is in the document.
    pub kind: BlockKind,
    /// What a reader reads. Borrowed when it is one verbatim piece.
    pub text: Cow<'s, str>,
    /// Pieces in order; together they are `text` exactly. Their places in the source never go backwards.
    pub pieces: Vec<Piece>,
    /// Marks in order of their start, the longer first. None is empty.
    pub marks: Vec<Mark>,
}
