//! The marks of one block, ready to be asked about many places.

use crate::markup::{Mark, MarkKind};
use crate::text::Span;

/// Marks that decide whether a wording counts, and emphasis.
#[derive(Debug, Default)]
pub(super) struct Marks {
    deciding: Reaching,
    emphasis: Reaching,
}

/// Marks in order of their start, each with how far it or any before it reaches: a look-up is a binary search.
#[derive(Debug, Default)]
struct Reaching {
    marks: Vec<Mark>,
    reach: Vec<usize>,
}

impl Marks {
    /// `marks` must be in order of their start, as a block has them.
    pub(super) fn of(marks: &[Mark]) -> Self {
        let mut sorted = Self::default();
        for &mark in marks {
            match mark.kind {
                MarkKind::Emphasis => sorted.emphasis.push(mark),
                MarkKind::Definition | MarkKind::Link => {}
                _ => sorted.deciding.push(mark),
            }
        }
        sorted
    }

    /// The kind of the first mark that overlaps the span and decides.
    pub(super) fn deciding(&self, span: Span) -> Option<MarkKind> {
        let Reaching { marks, reach } = &self.deciding;
        let first = marks.get(reach.partition_point(|&end| end <= span.start()))?;
        first.span.overlaps(span).then_some(first.kind)
    }

    /// The latest mark of emphasis that holds all of the span and more.
    pub(super) fn emphasis_around(&self, span: Span) -> Option<Span> {
        let Reaching { marks, .. } = &self.emphasis;
        let before = marks.partition_point(|mark| mark.span.start() <= span.start());
        let last = marks.get(before.checked_sub(1)?)?.span;
        (last.contains(span) && last != span).then_some(last)
    }

    /// Whether one mark of emphasis holds all of the span.
    pub(super) fn emphasise(&self, span: Span) -> bool {
        let Reaching { marks, reach } = &self.emphasis;
        let before = marks.partition_point(|mark| mark.span.start() <= span.start());
        before.checked_sub(1).is_some_and(|last| reach[last] >= span.end())
    }
}

impl Reaching {
    fn push(&mut self, mark: Mark) {
        let reach = self.reach.last().copied().unwrap_or(0).max(mark.span.end());
        self.marks.push(mark);
        self.reach.push(reach);
    }
}
