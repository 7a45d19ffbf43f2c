use std::ops::Range;

use super::place::{Place, floor_boundary};
use super::{OffsetEncoding, Span};

/// One place in a text, in every unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    /// UTF-8 bytes before it.
    pub utf8: usize,
    /// UTF-16 code units before it.
    pub utf16: usize,
    /// Code points before it.
    pub utf32: usize,
    /// Line, from 1. `\n`, `\r\n` and a lone `\r` end a line and belong to the line that they end.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

impl Position {
    /// The offset in one unit.
    pub const fn in_unit(self, encoding: OffsetEncoding) -> usize {
        match encoding {
            OffsetEncoding::Utf8 => self.utf8,
            OffsetEncoding::Utf16 => self.utf16,
            OffsetEncoding::Utf32 => self.utf32,
        }
    }
}

impl From<Place> for Position {
    fn from(place: Place) -> Self {
        Self {
            utf8: place.byte,
            utf16: place.utf16,
            utf32: place.utf32,
            line: place.lines + 1,
            column: place.utf32 - place.line_start + 1,
        }
    }
}

/// Both ends of a span, in every unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Positions {
    /// Where the span starts.
    pub start: Position,
    /// Where the span ends; it does not hold this place any more.
    pub end: Position,
}

impl Positions {
    /// Locates many spans of `text` (in bytes) at once; the result has one entry for each span, in the order given.
    ///
    /// The spans may be unsorted, nested and repeated. Offsets inside a character count as the start of that character, offsets past the end
    /// as the end. A byte order mark at the start is text.
    ///
    /// # Cost
    ///
    /// One pass over the text up to the last end, plus a sort of the offsets (linear if the spans come sorted). Without spans the text is not
    /// read.
    ///
    /// ```
    /// use csea_terms::text::{OffsetEncoding, Positions, Span};
    /// let text = "🙂 un\r\nété";
    /// let found = Positions::locate(text, &[Span::new(9, 14), Span::new(0, 4)]);
    /// assert_eq!(found[0].range(OffsetEncoding::Utf16), 7..10);
    /// assert_eq!(found[0].range(OffsetEncoding::Utf32), 6..9);
    /// assert_eq!((found[0].start.line, found[0].start.column), (2, 1));
    /// assert_eq!(found[1].range(OffsetEncoding::Utf16), 0..2);
    /// ```
    pub fn locate(text: &str, spans: &[Span]) -> Vec<Positions> {
        let ascii = !spans.is_empty() && text.is_ascii();
        let mut found = vec![Positions::default(); spans.len()];
        let mut place = Place::START;
        for (offset, end, index) in sorted_ends(spans) {
            place.advance(text, floor_boundary(text, offset), ascii);
            let positions = &mut found[index];
            *(if end == End::Last { &mut positions.end } else { &mut positions.start }) = place.into();
        }
        found
    }

    /// Both offsets in one unit.
    pub const fn range(self, encoding: OffsetEncoding) -> Range<usize> {
        self.start.in_unit(encoding)..self.end.in_unit(encoding)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    First,
    Last,
}

/// The offsets of all spans in rising order, each with its end and the index of its span.
fn sorted_ends(spans: &[Span]) -> Vec<(usize, End, usize)> {
    let both =
        |(index, span): (usize, &Span)| [(span.start(), End::First, index), (span.end(), End::Last, index)];
    let mut ends: Vec<_> = spans.iter().enumerate().flat_map(both).collect();
    // The stable sort takes runs that are in order already as they are.
    ends.sort_by_key(|&(offset, ..)| offset);
    ends
}
