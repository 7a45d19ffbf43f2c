use crate::markup::writer::Writer;
use crate::text::Span;

/// Writes a code span: `text` is what stands between the backticks of `place`, with line breaks as spaces, without one space at each end,
/// without what quotes or indents the lines, and, in a table, without the backslash before `|`.
pub(super) fn write(writer: &mut Writer<'_>, text: &str, place: Span) {
    let source = writer.source;
    let whole = &source[place];
    let ticks = whole.len() - whole.trim_start_matches('`').len();
    let inner = Span::new(place.start() + ticks, place.end().saturating_sub(ticks));
    let Some(pieces) = align(&source[inner], text) else {
        return writer.replaced(text, inner);
    };
    for (in_text, in_source) in pieces {
        writer.text(&text[in_text], in_source.shift(inner.start()));
    }
}

/// Pairs of places in `text` and in `inner` that belong together; `None` if the two do not fit.
fn align(inner: &str, text: &str) -> Option<Vec<(Span, Span)>> {
    let mut aligned = Aligned { inner, text, read: 0, pieces: Vec::new() };
    let mut start = 0;
    while start < inner.len() {
        let length = inner[start..].find(['\n', '\r']).unwrap_or(inner.len() - start);
        let line = Span::new(start, start + length);
        aligned.line(line)?;
        start = line.end() + if inner[line.end()..].starts_with("\r\n") { 2 } else { 1 };
    }
    (aligned.read == text.len()).then_some(aligned.pieces)
}

/// The part of a code span's text that has found its place.
struct Aligned<'a> {
    inner: &'a str,
    text: &'a str,
    /// How much of the text it is.
    read: usize,
    pieces: Vec<(Span, Span)>,
}

impl Aligned<'_> {
    /// Finds the place of the next line: with the margin that containers leave, or the space after the backticks, or as it is.
    fn line(&mut self, line: Span) -> Option<()> {
        let content = &self.inner[line];
        let margin = content.len() - content.trim_start_matches([' ', '\t', '>']).len();
        if line.start() == 0 {
            return self.content(line).or_else(|| self.content(Span::new(margin.min(1), line.end())));
        }
        self.text[self.read..].strip_prefix(' ')?;
        let before = self.pieces.last().map_or(0, |(_, source)| source.end());
        let read = self.read;
        [margin, 0].into_iter().find_map(|skipped| {
            let start = line.start() + skipped;
            let line_break = (Span::new(read, read + 1), Span::new(before, start));
            self.pieces.push(line_break);
            self.read = read + 1;
            let found = self.content(Span::new(start, line.end()));
            if found.is_none() {
                self.pieces.pop();
                self.read = read;
            }
            found
        })
    }

    /// Finds `content` next in the text; leaves everything as it was if it is not there.
    fn content(&mut self, content: Span) -> Option<()> {
        let before = (self.read, self.pieces.len());
        let mut at = content.start();
        loop {
            let (source, text) = (&self.inner[at..content.end()], &self.text[self.read..]);
            let same: usize = source
                .chars()
                .zip(text.chars())
                .take_while(|(one, other)| one == other)
                .map(|(c, _)| c.len_utf8())
                .sum();
            self.take(same, Span::new(at, at + same));
            at += same;
            let rest = &source[same..];
            let closes = rest == " " && self.read == self.text.len() && content.end() == self.inner.len();
            if rest.is_empty() || closes {
                return Some(());
            }
            if !(rest.starts_with("\\|") && text[same..].starts_with('|')) {
                self.read = before.0;
                self.pieces.truncate(before.1);
                return None;
            }
            self.take("|".len(), Span::new(at, at + "\\|".len()));
            at += "\\|".len();
        }
    }

    fn take(&mut self, length: usize, source: Span) {
        if length > 0 {
            self.pieces.push((Span::new(self.read, self.read + length), source));
            self.read += length;
        }
    }
}
