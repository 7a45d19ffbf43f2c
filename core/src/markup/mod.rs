//! From a source text to blocks of prose: plain text, Markdown, HTML.
//!
//! A [`Block`] is one paragraph, heading, list item or table cell. Its `text` is what a reader reads: inline markup left out, entities
//! decoded, a line break where the source breaks the line. Its pieces map every byte of that text back to the source, and its marks say what
//! the markup says of a part of it: code, quotation, deleted text, title of a work. Nothing here knows of terms.

use std::borrow::Cow;

use crate::text::Span;

/// How a source text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text; paragraphs are separated by blank lines, `>` starts a quoted line.
    Plain,
    /// `CommonMark` with tables, footnotes, strikethrough and front matter.
    Markdown,
    /// HTML, whole pages or fragments.
    Html,
}

/// What a block is in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text.
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
    /// A block of code, preformatted text, front matter, or mathematics.
    Code,
    /// The value of an HTML attribute or Markdown link target that people may read (`alt`, `title`, a URL).
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
    /// A URL, e-mail address or file path standing in the text.
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
#[derive(Clone, Debug)]
pub struct Block<'s> {
    /// What the block is in the document.
    pub kind: BlockKind,
    /// What a reader reads. Borrowed when it is one verbatim piece.
    pub text: Cow<'s, str>,
    /// Pieces in order; together they are `text` exactly.
    pub pieces: Vec<Piece>,
    /// Marks in order of their start.
    pub marks: Vec<Mark>,
}
