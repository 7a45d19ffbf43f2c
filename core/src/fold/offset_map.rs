use std::ops::Range;

use crate::text::Span;

/// The way from a folded text back to its source. All numbers are UTF-8 bytes.
///
/// The map cuts both texts into the same sequence of *segments*. A segment is a cluster of the source (a character with its marks, a ligature, the
/// jamo of a syllable, a line-end hyphen with its break) and what it folds to. Characters that folding deletes belong to the segment before
/// them, at the start of the text to the first one.
///
/// [`to_source`](Self::to_source) keeps these laws, for positions on char boundaries of the folded text:
///
/// - *total*: every position maps, one past the end like the end; *on boundaries*: to char boundaries of the source;
/// - *monotone*: a later position never maps to an earlier place;
/// - *covering*: the segments of the source, in order, spell the source (a text of which nothing is left has no segments);
/// - *additive*: `a..b` and `b..c` map to neighbours that make up what `a..c` maps to. If `b` lies within a segment, both hold that segment;
/// - *whole clusters*: a part of a segment maps to all of it (`f` of `ﬁ` to `ﬁ`);
/// - *empty stays empty*, at the start of the segment that the position lies in;
/// - *identity* where nothing changed its length.
///
/// [`to_source_trimmed`](Self::to_source_trimmed) gives up additivity, so that a match neither begins nor ends in characters that nobody sees.
///
/// # Cost
///
/// A look-up is a binary search over the clusters that are longer than one character or changed their length; only those are stored, 32 bytes
/// each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// In order, in both texts. Everything between them maps byte for byte.
    edits: Vec<Edit>,
    folded_len: usize,
    source_len: usize,
}

/// A segment that does not map byte for byte, or, with nothing folded, deleted characters.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    folded: Range<usize>,
    source: Range<usize>,
}

impl OffsetMap {
    /// Whether every position maps to the same number.
    ///
    /// ```
    /// use csea_terms::fold::fold;
    /// assert!(fold("ÉTÉ\tComme\nHiver").map.is_identity());
    /// assert!(!fold("l’été").map.is_identity());
    /// ```
    pub fn is_identity(&self) -> bool {
        self.edits.is_empty()
    }

    /// The source of `start..end` of the folded text, by whole segments, deleted characters included.
    ///
    /// Bounds in the wrong order count as empty at `start`.
    ///
    /// ```
    /// use csea_terms::fold::fold;
    /// let text = "re\u{301}ﬁt\u{ad}s";
    /// let folded = fold(text);
    /// assert_eq!(folded.text, "réfits");
    /// assert_eq!(&text[folded.map.to_source(1, 3)], "e\u{301}");
    /// assert_eq!(&text[folded.map.to_source(3, 4)], "ﬁ");
    /// assert_eq!(&text[folded.map.to_source(3, 6)], "ﬁt\u{ad}");
    /// ```
    pub fn to_source(&self, start: usize, end: usize) -> Span {
        let from = self.segment_start(start);
        if end <= start {
            return Span::new(from, from);
        }
        Span::new(from, self.segment_start(self.ceil(end)))
    }

    /// Like [`to_source`](Self::to_source), without deleted characters at either end; those inside stay.
    ///
    /// Variation selectors stay as well: they are marks of the character before them.
    ///
    /// ```
    /// use csea_terms::fold::fold;
    /// let text = "\u{200b}re\u{ad}fit\u{ad}s";
    /// let map = fold(text).map;
    /// assert_eq!(&text[map.to_source_trimmed(0, 5)], "re\u{ad}fit");
    /// assert_eq!(&text[map.to_source(0, 5)], "\u{200b}re\u{ad}fit\u{ad}");
    /// ```
    pub fn to_source_trimmed(&self, start: usize, end: usize) -> Span {
        if end <= start || start >= self.folded_len {
            return self.to_source(start, start);
        }
        Span::new(self.after(start), self.before(end))
    }

    /// Where the source of each position starts, without deleted characters. The positions must not go backwards; then this is one pass.
    pub(crate) fn starts(&self, positions: impl Iterator<Item = usize>) -> impl Iterator<Item = usize> {
        let mut passed = 0;
        positions.map(move |position| {
            while self.edits.get(passed).is_some_and(|edit| edit.folded.start <= position) {
                passed += 1;
            }
            self.after_edit(passed.checked_sub(1).map(|last| &self.edits[last]), position)
        })
    }

    /// Adds the next edit. Neither side may start before the end of the last.
    pub(super) fn push(&mut self, folded: Range<usize>, source: Range<usize>) {
        if let Some(last) = self.edits.last_mut()
            && folded.is_empty()
            && last.folded == folded
            && last.source.end == source.start
        {
            // One edit for all deleted characters in a row: look-ups count on it.
            last.source.end = source.end;
            return;
        }
        self.edits.push(Edit { folded, source });
    }

    /// States the length of both texts, after the last edit.
    pub(super) fn finish(&mut self, folded_len: usize, source_len: usize) {
        self.folded_len = folded_len;
        self.source_len = source_len;
    }

    /// Source start of the segment that `position` lies in.
    fn segment_start(&self, position: usize) -> usize {
        let position = self.floor(position);
        // Deleted characters at the start have no segment before them.
        if position == 0 && self.folded_len > 0 { 0 } else { self.after(position) }
    }

    /// Where the source goes on at `position`: after the characters that are deleted there, at the start of a segment around it.
    fn after(&self, position: usize) -> usize {
        self.after_edit(self.last_edit(|edit| edit.folded.start <= position), position)
    }

    /// The same, given the last edit that starts at `position` or before it.
    fn after_edit(&self, edit: Option<&Edit>, position: usize) -> usize {
        if position >= self.folded_len {
            return self.source_len;
        }
        match edit {
            None => position,
            Some(edit) if position < edit.folded.end => edit.source.start,
            Some(edit) => edit.source.end + (position - edit.folded.end),
        }
    }

    /// Where the source of what precedes `position` ends: before the characters that are deleted there, at the end of a segment around it.
    fn before(&self, position: usize) -> usize {
        let position = position.min(self.folded_len);
        match self.last_edit(|edit| edit.folded.start < position) {
            None => position,
            Some(edit) => edit.source.end + position.saturating_sub(edit.folded.end),
        }
    }

    /// Start of the edit around `position`, or `position`.
    fn floor(&self, position: usize) -> usize {
        self.edit_around(position).map_or(position, |edit| edit.folded.start)
    }

    /// End of the edit around `position`, or `position`.
    fn ceil(&self, position: usize) -> usize {
        self.edit_around(position).map_or(position, |edit| edit.folded.end)
    }

    fn edit_around(&self, position: usize) -> Option<&Edit> {
        self.last_edit(|edit| edit.folded.start < position).filter(|edit| position < edit.folded.end)
    }

    fn last_edit(&self, holds: impl Fn(&Edit) -> bool) -> Option<&Edit> {
        self.edits.partition_point(holds).checked_sub(1).map(|index| &self.edits[index])
    }
}
