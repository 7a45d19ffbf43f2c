use pulldown_cmark::LinkType;

use crate::markup::writer::Writer;
use crate::markup::{BlockKind, MarkKind};
use crate::text::Span;

/// Where a link or image leads, and its title.
pub(super) struct Target {
    pub(super) link_type: LinkType,
    address: String,
    title: String,
}

impl Target {
    pub(super) fn new(link_type: LinkType, address: &str, title: &str) -> Self {
        Self { link_type, address: address.to_owned(), title: title.to_owned() }
    }

    /// Writes address and title as blocks, if they stand in the link itself: between the end of its text and its own end.
    pub(super) fn write(&self, writer: &mut Writer<'_>, text_end: usize, end: usize) {
        let after = writer.source.get(text_end..end).and_then(|rest| rest.strip_prefix("]("));
        if let (LinkType::Inline, Some(rest)) = (self.link_type, after) {
            let inside = Span::new(end - rest.len(), end.saturating_sub(")".len()));
            write(writer, inside, &self.address, &self.title);
        }
    }
}

/// Writes address and title of a link reference definition that stands at `place`.
pub(super) fn write_definition(writer: &mut Writer<'_>, place: Span, address: &str, title: &str) {
    if let Some((_, rest)) = writer.source[place].split_once("]:") {
        write(writer, Span::new(place.end() - rest.len(), place.end()), address, title);
    }
}

fn write(writer: &mut Writer<'_>, inside: Span, address: &str, title: &str) {
    let source = writer.source;
    let (start, in_brackets) = skip_margin(source, inside);
    let raw = &source[start..inside.end()];
    let length = if raw.starts_with(address) { address.len() } else { extent(raw, in_brackets) };
    let place = Span::new(start, start + length);
    if !address.is_empty() {
        write_block(writer, address, place, Some(MarkKind::Address));
    }
    let after = Span::new((place.end() + usize::from(in_brackets)).min(inside.end()), inside.end());
    let rest = source[after].trim();
    if let (false, Some(quote)) = (title.is_empty(), rest.chars().next()) {
        let start = after.end() - source[after].trim_start().len() + quote.len_utf8();
        let inner = Span::new(start, start + rest.len().saturating_sub(2 * quote.len_utf8()));
        write_block(writer, title, inner, None);
    }
}

/// Where the address starts after white space and the signs of block quotations, and whether it stands in `<>`.
fn skip_margin(source: &str, inside: Span) -> (usize, bool) {
    let raw = &source[inside];
    let mut start = inside.start() + (raw.len() - raw.trim_start().len());
    if source[inside.start()..start].contains(['\n', '\r']) {
        start = inside.end() - source[start..inside.end()].trim_start_matches([' ', '\t', '>']).len();
    }
    let in_brackets = source[start..inside.end()].starts_with('<');
    (start + usize::from(in_brackets), in_brackets)
}

/// The length of an address as it is written, with escapes and character references.
fn extent(raw: &str, in_brackets: bool) -> usize {
    let mut escaped = false;
    let end = raw.find(|c: char| {
        let ends = if in_brackets { c == '>' } else { c.is_whitespace() };
        let found = ends && !escaped;
        escaped = c == '\\' && !escaped;
        found
    });
    end.unwrap_or(raw.len())
}

fn write_block(writer: &mut Writer<'_>, text: &str, place: Span, mark: Option<MarkKind>) {
    if place.is_empty() {
        return;
    }
    writer.suspend(BlockKind::Attribute);
    if let Some(mark) = mark {
        writer.open(mark);
    }
    writer.text(text, place);
    writer.resume();
}
