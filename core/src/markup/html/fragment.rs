use std::borrow::Cow;

use crate::text::Span;

/// A stretch of HTML whose lines may stand apart in the source, as in a Markdown block quotation.
#[derive(Debug)]
pub(in crate::markup) struct Fragment<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where each part of the text starts in it, and its place in the source; without gaps.
    parts: Vec<(usize, Span)>,
}

impl<'a> Fragment<'a> {
    /// The fragment `text`, which is the source's `place`.
    pub(in crate::markup) fn whole(text: &'a str, place: Span) -> Self {
        Self { text: Cow::Borrowed(text), parts: vec![(0, place)] }
    }

    /// The fragment that `places` of `source` make together.
    pub(in crate::markup) fn joined(source: &'a str, places: &[Span]) -> Self {
        let mut parts: Vec<(usize, Span)> = Vec::new();
        let mut length = 0;
        for &place in places {
            match parts.last_mut() {
                Some((_, last)) if last.end() == place.start() => *last = last.cover(place),
                _ => parts.push((length, place)),
            }
            length += place.len();
        }
        let text = match parts[..] {
            [(_, place)] => Cow::Borrowed(&source[place]),
            _ => Cow::Owned(places.iter().map(|&place| &source[place]).collect()),
        };
        Self { text, parts }
    }

    /// The places in the source of `span` of the text.
    pub(super) fn places(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self.parts.partition_point(|(start, place)| start + place.len() <= span.start());
        self.parts[first..].iter().take_while(move |(start, _)| *start < span.end()).map(
            move |&(start, place)| {
                let from = span.start().max(start) - start;
                let to = span.end().min(start + place.len()) - start;
                Span::new(place.start() + from, place.start() + to)
            },
        )
    }

    /// The smallest span of the source that holds all of `span`.
    pub(super) fn cover(&self, span: Span) -> Span {
        let mut places = self.places(span);
        let first = places.next().unwrap_or(Span::new(0, 0));
        places.last().map_or(first, |last| first.cover(last))
    }
}
