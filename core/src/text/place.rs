//! A place in a text, counted in every unit at once.

use super::OffsetEncoding;
use super::scan::find_byte;

/// Largest char boundary of `text` at or before `offset`; the end of the text when `offset` lies past it.
pub(super) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A char boundary of a text in all units, with the line it stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) byte: usize,
    pub(super) utf16: usize,
    pub(super) utf32: usize,
    /// Lines ended before this place.
    pub(super) lines: usize,
    /// Code points before the start of the line.
    pub(super) line_start: usize,
}

impl Place {
    pub(super) const START: Place = Place { byte: 0, utf16: 0, utf32: 0, lines: 0, line_start: 0 };

    pub(super) fn in_unit(self, encoding: OffsetEncoding) -> usize {
        match encoding {
            OffsetEncoding::Utf8 => self.byte,
            OffsetEncoding::Utf16 => self.utf16,
            OffsetEncoding::Utf32 => self.utf32,
        }
    }

    /// Moves forward to the char boundary `to`. `ascii` says that the whole text is ASCII.
    pub(super) fn advance(&mut self, text: &str, to: usize, ascii: bool) {
        let bytes = text.as_bytes();
        while let Some(next_line) = next_line(bytes, self.byte, to) {
            self.count(&bytes[self.byte..next_line], ascii);
            self.lines += 1;
            self.line_start = self.utf32;
        }
        self.count(&bytes[self.byte..to], ascii);
    }

    fn count(&mut self, bytes: &[u8], ascii: bool) {
        self.byte += bytes.len();
        if ascii {
            self.utf16 += bytes.len();
            self.utf32 += bytes.len();
            return;
        }
        let chars = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        // Only characters outside the basic plane start with such a byte; UTF-16 spends two units on them.
        let astral = bytes.iter().filter(|&&byte| byte >= 0xF0).count();
        self.utf32 += chars;
        self.utf16 += chars + astral;
    }
}

/// Where the next line starts, if that is after `from` and not after `to`.
fn next_line(bytes: &[u8], from: usize, to: usize) -> Option<usize> {
    let at = from + find_byte(&bytes[from..to], |byte| byte == b'\n' || byte == b'\r')?;
    let pair = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
    let end = if pair { at + 2 } else { at + 1 };
    // Between CR and LF the line has not ended yet.
    (end <= to).then_some(end)
}
