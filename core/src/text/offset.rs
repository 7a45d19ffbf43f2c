use std::ops::Range;

use super::Span;
use super::place::{Place, floor_boundary};

/// The unit that counts a place in a text.
///
/// Every output that carries offsets states which one it uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OffsetEncoding {
    /// UTF-8 bytes (Rust).
    Utf8,
    /// UTF-16 code units (JavaScript, LSP).
    Utf16,
    /// Unicode code points (Python).
    Utf32,
}

impl OffsetEncoding {
    /// Every encoding.
    pub const ALL: [OffsetEncoding; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    /// How many units one character takes.
    ///
    /// ```
    /// use csea_terms::text::OffsetEncoding;
    /// assert_eq!(OffsetEncoding::ALL.map(|unit| unit.width('🙂')), [4, 2, 1]);
    /// ```
    pub const fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// Bytes between two remembered places. Two neighbours lie at most twice as far apart.
const STRIDE: usize = 4096;

/// Converts offsets of one text between UTF-8 bytes and another unit.
///
/// The converter stands at a place and moves: ask for offsets in rising order and the text is read once. An earlier offset restarts from
/// the nearest of the places that are remembered every few kilobytes.
///
/// Offsets inside a character count as the start of that character, offsets past the end as the end. A byte order mark at the start is text
/// like any other character.
///
/// # Cost
///
/// Building scans the text for non-ASCII bytes. For ASCII text and for [`OffsetEncoding::Utf8`] each conversion is then constant time.
/// Otherwise all conversions in rising order together read the text once, and within the text passed a jump reads at most some 8 kB.
/// Memory: 40 bytes for every 4 kB of text passed.
///
/// ```
/// use csea_terms::text::{OffsetConverter, OffsetEncoding};
/// let text = "né 🙂 là";
/// let mut utf16 = OffsetConverter::new(text, OffsetEncoding::Utf16);
/// assert_eq!(utf16.convert(8), 5);
/// assert_eq!(utf16.to_bytes(5), 8);
/// // Inside the emoji, in either unit: its start.
/// assert_eq!((utf16.convert(6), utf16.to_bytes(4)), (3, 4));
/// ```
#[derive(Clone, Debug)]
pub struct OffsetConverter<'t> {
    text: &'t str,
    encoding: OffsetEncoding,
    ascii: bool,
    at: Place,
    /// Places passed, in order, at least `STRIDE` apart.
    passed: Vec<Place>,
}

impl<'t> OffsetConverter<'t> {
    /// A converter between bytes of `text` and the unit `encoding`.
    pub fn new(text: &'t str, encoding: OffsetEncoding) -> Self {
        Self { text, encoding, ascii: text.is_ascii(), at: Place::START, passed: Vec::new() }
    }

    /// The unit on the other side.
    pub const fn encoding(&self) -> OffsetEncoding {
        self.encoding
    }

    /// Byte offset to unit.
    pub fn convert(&mut self, byte_offset: usize) -> usize {
        let byte = floor_boundary(self.text, byte_offset);
        if self.is_trivial() {
            return byte;
        }
        self.seek(byte);
        self.at.in_unit(self.encoding)
    }

    /// Span of bytes to a range of units.
    ///
    /// ```
    /// use csea_terms::text::{OffsetConverter, OffsetEncoding, Span};
    /// let mut chars = OffsetConverter::new("l’été", OffsetEncoding::Utf32);
    /// assert_eq!(chars.convert_span(Span::new(4, 9)), 2..5);
    /// ```
    pub fn convert_span(&mut self, span: Span) -> Range<usize> {
        self.convert(span.start())..self.convert(span.end())
    }

    /// Unit offset to byte offset, always a char boundary.
    pub fn to_bytes(&mut self, unit_offset: usize) -> usize {
        if self.is_trivial() {
            return floor_boundary(self.text, unit_offset);
        }
        self.at = self.nearest(|place, unit| place.in_unit(unit) <= unit_offset);
        loop {
            let ahead = self.stride_ahead();
            if ahead.byte == self.at.byte || ahead.in_unit(self.encoding) > unit_offset {
                break;
            }
            self.arrive(ahead);
        }
        let mut units = self.at.in_unit(self.encoding);
        let mut byte = self.at.byte;
        for c in self.text[byte..].chars() {
            units += self.encoding.width(c);
            if units > unit_offset {
                break;
            }
            byte += c.len_utf8();
        }
        self.seek(byte);
        byte
    }

    /// Line and column of a byte offset, both from 1, the column in code points whatever the unit is.
    ///
    /// `\n`, `\r\n` and a lone `\r` end a line and belong to the line that they end.
    ///
    /// ```
    /// use csea_terms::text::{OffsetConverter, OffsetEncoding};
    /// let mut converter = OffsetConverter::new("à\r\nné ici", OffsetEncoding::Utf8);
    /// assert_eq!(converter.line_column(8), (2, 4));
    /// ```
    pub fn line_column(&mut self, byte_offset: usize) -> (usize, usize) {
        self.seek(floor_boundary(self.text, byte_offset));
        (self.at.lines + 1, self.at.utf32 - self.at.line_start + 1)
    }

    /// Whether units are bytes.
    fn is_trivial(&self) -> bool {
        self.ascii || self.encoding == OffsetEncoding::Utf8
    }

    /// Moves to a char boundary.
    fn seek(&mut self, byte: usize) {
        self.at = self.nearest(|place, _| place.byte <= byte);
        while byte - self.at.byte > STRIDE {
            let ahead = self.stride_ahead();
            self.arrive(ahead);
        }
        let mut at = self.at;
        at.advance(self.text, byte, self.ascii);
        self.arrive(at);
    }

    /// The last known place for which `holds`, which must hold of all places up to some point.
    fn nearest(&self, holds: impl Fn(Place, OffsetEncoding) -> bool) -> Place {
        let count = self.passed.partition_point(|&place| holds(place, self.encoding));
        let known = count.checked_sub(1).map_or(Place::START, |index| self.passed[index]);
        if self.at.byte > known.byte && holds(self.at, self.encoding) { self.at } else { known }
    }

    fn stride_ahead(&self) -> Place {
        let mut ahead = self.at;
        ahead.advance(self.text, floor_boundary(self.text, self.at.byte + STRIDE), self.ascii);
        ahead
    }

    fn arrive(&mut self, place: Place) {
        self.at = place;
        let last = self.passed.last().map_or(0, |last| last.byte);
        if place.byte >= last + STRIDE {
            self.passed.push(place);
        }
    }
}
