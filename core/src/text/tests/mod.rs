//! Every conversion against its definition, on texts that are never ASCII only.

mod cases;
mod laws;

use super::{Position, Span};

/// A position by definition, one character at a time.
fn naive_position(text: &str, offset: usize) -> Position {
    let mut position = Position { line: 1, column: 1, ..Position::default() };
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at + c.len_utf8() > offset {
            break;
        }
        position.utf8 += c.len_utf8();
        position.utf16 += c.len_utf16();
        position.utf32 += 1;
        position.column += 1;
        let pair = c == '\r' && chars.peek().is_some_and(|&(_, next)| next == '\n');
        if c == '\n' || c == '\r' && !pair {
            position.line += 1;
            position.column = 1;
        }
    }
    position
}

/// What of `text` a span means when its ends are moved to char boundaries.
fn naive_slice(text: &str, span: Span) -> &str {
    &text[naive_position(text, span.start()).utf8..naive_position(text, span.end()).utf8]
}
