//! HTML: the tokens of the WHATWG tokenizer, the open elements, and what both mean for blocks and marks.

use super::writer::Writer;
use crate::text::Span;

mod context;
mod element;
mod entity;
mod fragment;
mod prose;
mod sink;
mod tags;
mod tree;

pub(super) use element::is_tag;
pub(super) use fragment::Fragment;
pub(super) use tree::Tree;

/// Reads a page or a fragment of one.
pub(super) fn read(writer: &mut Writer<'_>, body: Span) {
    let mut tree = Tree::default();
    let text = &writer.source[body];
    tree.read(writer, &Fragment::whole(text, body));
}
