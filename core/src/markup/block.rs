use super::{Block, Piece};
use crate::text::Span;

impl Block<'_> {
    /// The smallest span of the source from the first to the last byte of `span_in_text`; markup outside it stays outside.
    ///
    /// `span_in_text` counts bytes of [`Block::text`]; what lies beyond the text's end is ignored. A piece that is not verbatim counts as a
    /// whole. An empty span maps to the empty span at its place.
    ///
    /// # Examples
    ///
    /// ```
    /// use csea_terms::markup::{Format, parse};
    /// use csea_terms::text::Span;
    /// let source = "é **very** old";
    /// let block = &parse(source, Format::Markdown).blocks[0];
    /// assert_eq!(&source[block.to_source(Span::new(3, 7))], "very");
    /// assert_eq!(&source[block.to_source(Span::new(3, 11))], "very** old");
    /// ```
    pub fn to_source(&self, span_in_text: Span) -> Span {
        let mut spans = self.touched(span_in_text);
        let Some(first) = spans.next() else {
            return self.place(span_in_text.start());
        };
        spans.last().map_or(first, |last| first.cover(last))
    }

    /// The source spans of the pieces that `span_in_text` touches, cut to it, in order; adjoining spans are joined.
    ///
    /// An edit that replaces the text of the first span and deletes the others leaves all inline markup balanced.
    ///
    /// # Examples
    ///
    /// ```
    /// use csea_terms::markup::{Format, parse};
    /// use csea_terms::text::Span;
    /// let source = "<b>vieille</b> photo&nbsp;floue";
    /// let block = &parse(source, Format::Html).blocks[0];
    /// let spans = block.source_spans(Span::new(0, block.text.len()));
    /// assert_eq!(spans.iter().map(|&span| &source[span]).collect::<Vec<_>>(), ["vieille", " photo&nbsp;floue"]);
    /// ```
    pub fn source_spans(&self, span_in_text: Span) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for span in self.touched(span_in_text) {
            match spans.last_mut() {
                Some(last) if last.end() == span.start() => *last = last.cover(span),
                _ => spans.push(span),
            }
        }
        spans
    }

    fn touched(&self, wanted: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self.pieces.partition_point(|piece| piece.text_start + piece.text_len <= wanted.start());
        self.pieces[first..]
            .iter()
            .take_while(move |piece| piece.text_start < wanted.end() && !wanted.is_empty())
            .map(move |piece| piece.cut(wanted))
    }

    fn place(&self, offset: usize) -> Span {
        let after = self.pieces.partition_point(|piece| piece.text_start + piece.text_len <= offset);
        let at = match (self.pieces.get(after), self.pieces.last()) {
            (Some(piece), _) => piece.cut(Span::new(offset, piece.text_start + piece.text_len)).start(),
            (None, Some(last)) => last.source.end(),
            (None, None) => 0,
        };
        Span::new(at, at)
    }
}

impl Piece {
    /// The part of the source that stands for the part of `wanted` inside this piece.
    fn cut(&self, wanted: Span) -> Span {
        if !self.verbatim {
            return self.source;
        }
        let start = wanted.start().max(self.text_start) - self.text_start;
        let end = wanted.end().min(self.text_start + self.text_len) - self.text_start;
        Span::new(self.source.start() + start, self.source.start() + end)
    }
}
