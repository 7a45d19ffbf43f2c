//! The folded text in the making.

use std::borrow::Cow;
use std::ops::Range;

use super::OffsetMap;

/// Collects the folded text, with no copy for as long as it equals the source.
pub(super) struct Output<'t> {
    source: &'t str,
    /// What is folded so far, up to `done`. `None` while that is the source itself.
    text: Option<String>,
    /// Source bytes that are folded. What follows, up to the next call, needs ASCII lower-casing only.
    done: usize,
    map: OffsetMap,
    /// Lent to each cluster in turn, to save an allocation.
    scratch: String,
}

impl<'t> Output<'t> {
    pub(super) fn new(source: &'t str) -> Self {
        Self { source, text: None, done: 0, map: OffsetMap::default(), scratch: String::new() }
    }

    /// The cluster `source`, which is the character `c` or a CR LF, folds to one character.
    pub(super) fn replace_char(&mut self, source: Range<usize>, c: char, folded: char) {
        if folded.len_utf8() != source.len() {
            self.replace(source, folded.encode_utf8(&mut [0; 4]));
        } else if c != folded {
            self.catch_up(source.start);
            self.owned().push(folded);
            self.done = source.end;
        }
    }

    /// The cluster `source` folds to what `fold` appends to the empty string that it is given.
    pub(super) fn replace_with(&mut self, source: Range<usize>, fold: impl FnOnce(&mut String)) {
        let mut folded = std::mem::take(&mut self.scratch);
        folded.clear();
        fold(&mut folded);
        self.replace(source, &folded);
        self.scratch = folded;
    }

    /// The cluster `source` folds to `folded`; if that is empty, `source` is deleted.
    pub(super) fn replace(&mut self, source: Range<usize>, folded: &str) {
        self.catch_up(source.start);
        let start = self.folded_len();
        self.map.push(start..start + folded.len(), source.clone());
        if self.text.is_some() || self.source[source.clone()] != *folded {
            self.owned().push_str(folded);
        }
        self.done = source.end;
    }

    /// The folded text, borrowed if it is the source, and its map.
    pub(super) fn finish(mut self) -> (Cow<'t, str>, OffsetMap) {
        self.catch_up(self.source.len());
        self.map.finish(self.folded_len(), self.source.len());
        (self.text.map_or(Cow::Borrowed(self.source), Cow::Owned), self.map)
    }

    fn folded_len(&self) -> usize {
        self.text.as_ref().map_or(self.done, String::len)
    }

    /// Folds the source up to `to`, which needs ASCII lower-casing only.
    fn catch_up(&mut self, to: usize) {
        let plain = &self.source[self.done..to];
        if self.text.is_some() || has_capital(plain) {
            let text = self.owned();
            let start = text.len();
            text.push_str(plain);
            text[start..].make_ascii_lowercase();
        }
        self.done = to;
    }

    fn owned(&mut self) -> &mut String {
        let (source, done) = (self.source, self.done);
        self.text.get_or_insert_with(|| {
            let mut text = String::with_capacity(source.len());
            text.push_str(&source[..done]);
            text
        })
    }
}

fn has_capital(text: &str) -> bool {
    crate::text::find_byte(text.as_bytes(), |byte| byte.wrapping_sub(b'A') < 26).is_some()
}
