use super::context::Context;
use super::entity::{self, Place};
use super::fragment::Fragment;
use super::tags::{Attribute, AttributeName};
use crate::markup::scan::find_byte;
use crate::markup::writer::Writer;
use crate::markup::{BlockKind, MarkKind};
use crate::text::Span;

/// An end tag without a name, which stands for nothing.
const EMPTY_END_TAG: &str = "</>";

/// Writes the text between two tags; `entities` says whether it holds character references.
pub(super) fn write_text(
    context: &mut Context,
    writer: &mut Writer<'_>,
    fragment: &Fragment<'_>,
    span: Span,
    entities: Entities,
) {
    if context.is_dropping() || span.is_empty() {
        return;
    }
    context.begin_text(writer);
    match entities {
        Entities::Decoded => write_decoded(writer, fragment, span, Place::Text),
        Entities::Literal => write_verbatim(writer, fragment, span),
    }
    context.end_text(writer);
}

/// Whether a text holds character references or just ampersands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entities {
    Decoded,
    Literal,
}

/// Writes an attribute's value as a block of its own.
pub(super) fn write_attribute(writer: &mut Writer<'_>, fragment: &Fragment<'_>, attribute: Attribute) {
    writer.suspend(BlockKind::Attribute);
    let is_address = attribute.name == AttributeName::Address;
    if is_address {
        writer.open(MarkKind::Address);
    }
    write_decoded(writer, fragment, attribute.value, Place::Attribute);
    writer.resume();
}

/// Records a comment; other things that the tokenizer calls comments (`<?xml …>`) are none.
pub(super) fn write_comment(writer: &mut Writer<'_>, fragment: &Fragment<'_>, span: Span) {
    let Some(inner) = fragment.text[span].strip_prefix("<!--") else { return };
    let ends = ["--!>", "-->", "->", ">"];
    let inner = ends.iter().find_map(|end| inner.strip_suffix(end)).unwrap_or(inner);
    let start = span.start() + "<!--".len();
    let source = fragment.cover(span);
    let text = if inner.is_empty() {
        Span::new(source.end(), source.end())
    } else {
        fragment.cover(Span::new(start, start + inner.len()))
    };
    writer.comment(source, text);
}

fn write_verbatim(writer: &mut Writer<'_>, fragment: &Fragment<'_>, span: Span) {
    fragment.places(span).for_each(|place| writer.verbatim(place));
}

fn write_decoded(writer: &mut Writer<'_>, fragment: &Fragment<'_>, span: Span, place: Place) {
    let text = &fragment.text[..span.end()];
    let mut written = span.start();
    let mut from = written;
    while let Some(at) = find_byte(text.as_bytes(), from, |byte| matches!(byte, b'&' | b'<')) {
        let rest = &text[at..];
        let (value, length) = match entity::decode(rest, place) {
            Some(decoded) => decoded,
            None if rest.starts_with(EMPTY_END_TAG) && place == Place::Text => {
                (String::new(), EMPTY_END_TAG.len())
            }
            None => {
                from = at + 1;
                continue;
            }
        };
        write_verbatim(writer, fragment, Span::new(written, at));
        written = at + length;
        from = written;
        if !value.is_empty() {
            writer.replaced(&value, fragment.cover(Span::new(at, written)));
        }
    }
    write_verbatim(writer, fragment, Span::new(written, span.end()));
}
