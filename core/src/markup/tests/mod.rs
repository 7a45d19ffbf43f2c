//! Tables of cases for each format, and the laws that hold for any text.

mod address;
mod html;
mod inline;
mod laws;
mod markdown;
mod plain;
mod sniffing;

use super::*;

/// One line for each block: kind, text, and the marked parts.
fn show(source: &str, format: Format) -> Vec<String> {
    laws::check(source, format);
    let shown = parse(source, format).blocks.into_iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::ListItem => "item".to_owned(),
            BlockKind::TableCell { row, column } => format!("cell {row},{column}"),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Attribute => "attribute".to_owned(),
        };
        let marks = block.marks.iter().map(|mark| format!("[{:?} {}]", mark.kind, &block.text[mark.span]));
        let parts: Vec<_> = [format!("{kind}: {}", block.text)].into_iter().chain(marks).collect();
        parts.join(" ")
    });
    shown.collect()
}

#[track_caller]
fn check(format: Format, source: &str, expected: &[&str]) {
    assert_eq!(show(source, format), expected, "{source:?}");
}

/// The source of each piece of the first block.
fn pieces(source: &str, format: Format) -> Vec<&str> {
    let parsed = parse(source, format);
    parsed.blocks[0].pieces.iter().map(|piece| &source[piece.source]).collect()
}

/// The block's text, and what of the source stands for `wanted`: as one span, and as the spans of an edit.
#[track_caller]
fn locate<'s>(source: &'s str, format: Format, wanted: &str) -> (&'s str, Vec<&'s str>) {
    let parsed = parse(source, format);
    let found = parsed.blocks.iter().find_map(|block| {
        let start = block.text.find(wanted)?;
        let span = Span::new(start, start + wanted.len());
        let spans = block.source_spans(span);
        Some((&source[block.to_source(span)], spans.into_iter().map(|span| &source[span]).collect()))
    });
    found.unwrap()
}
