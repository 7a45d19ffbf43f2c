//! What authors ask of the checker in the text itself: comments that begin with `csea-terms:`.

use crate::markup::{Block, BlockKind, Comment, DIRECTIVE};
use crate::terminology::Terminology;
use crate::text::Span;

/// What stands between the ids of a directive and its reason.
const REASON: &str = "--";

/// How many `ignore-start` may be open at once: more is a mistake.
const OPEN_AT_ONCE: usize = 16;

/// What a directive asks for.
#[derive(Clone, Copy, Debug)]
enum Verb {
    /// Leave the next block alone; inside a block, the rest of it.
    Next,
    /// Leave everything alone up to the end that belongs to it.
    Start,
    /// The end of the latest start.
    End,
}

const VERBS: [(&str, Verb); 3] =
    [("ignore-next", Verb::Next), ("ignore-start", Verb::Start), ("ignore-end", Verb::End)];

/// A part of the source in which wording is left alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ignored {
    /// In bytes of the source.
    pub(crate) source: Span,
    /// `concept` or `concept/designation`; empty for all.
    ids: Vec<String>,
    /// The author's reason; empty if none is given.
    pub(crate) reason: String,
}

/// A directive that does not do what its author may expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Where the directive stands, in bytes of the source.
    pub span: Span,
    /// What is wrong, and what to do.
    pub message: String,
}

/// The directives of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Directives {
    /// Sorted by where they start. At most [`OPEN_AT_ONCE`] and one cover the same place.
    pub(crate) ignored: Vec<Ignored>,
    pub(crate) notices: Vec<Notice>,
}

impl Ignored {
    /// Whether it speaks of this wording.
    pub(crate) fn covers(&self, concept: &str, designation: &str) -> bool {
        self.ids.is_empty()
            || self.ids.iter().any(|id| match id.split_once('/') {
                Some((of, name)) => of == concept && name == designation,
                None => id == concept,
            })
    }
}

impl Directives {
    /// Reads the directives among the comments of a document.
    pub(crate) fn read(
        source: &str,
        comments: &[Comment],
        blocks: &[Block<'_>],
        terminology: &Terminology,
    ) -> Self {
        let mut reader = Reader { source, blocks, terminology, open: Vec::new(), found: Self::default() };
        for comment in comments {
            if let Some(words) = source[comment.text].strip_prefix(DIRECTIVE) {
                reader.directive(comment, words.trim());
            }
        }
        reader.finish()
    }
}

struct Reader<'r> {
    source: &'r str,
    blocks: &'r [Block<'r>],
    terminology: &'r Terminology,
    open: Vec<Ignored>,
    found: Directives,
}

impl Reader<'_> {
    fn directive(&mut self, comment: &Comment, words: &str) {
        let (verb, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        let Some(&(_, verb)) = VERBS.iter().find(|(name, _)| *name == verb) else {
            let names = VERBS.map(|(name, _)| name).join(", ");
            return self
                .notice(comment.source, format!("there is no directive `{verb}`; there are: {names}"));
        };
        let (ids, reason) = match rest.split_once(REASON) {
            Some((ids, reason)) => (ids, reason.trim()),
            None => (rest, ""),
        };
        let ids = self.ids(comment.source, ids);
        let ignored = |source: Span| Ignored { source, ids, reason: reason.to_owned() };
        match verb {
            Verb::Next => match self.next(comment.source) {
                Some(source) => self.found.ignored.push(ignored(source)),
                None => self.notice(comment.source, "nothing follows this directive".to_owned()),
            },
            Verb::Start if self.open.len() < OPEN_AT_ONCE => self.open.push(ignored(comment.source)),
            Verb::Start => self.notice(comment.source, "too many directives are open at once".to_owned()),
            Verb::End => match self.open.pop() {
                Some(started) => self.close(started, comment.source.start()),
                None => self.notice(comment.source, "no `ignore-start` is open here".to_owned()),
            },
        }
    }

    /// The ids that exist; a directive of unknown ids alone ignores nothing.
    fn ids(&mut self, at: Span, words: &str) -> Vec<String> {
        let mut ids = Vec::new();
        for id in words.split([' ', ',', '\t', '\n', '\r']).filter(|id| !id.is_empty()) {
            let (concept, designation) = id.split_once('/').unwrap_or((id, ""));
            let known = self.terminology.concept(concept).filter(|concept| {
                designation.is_empty()
                    || concept.designations.iter().any(|candidate| candidate.id == designation)
            });
            match known {
                Some(concept) if designation.is_empty() => ids.push(concept.id.to_string()),
                Some(concept) => ids.push(format!("{}/{designation}", concept.id)),
                None => {
                    let message = format!("there is no concept `{id}`; a reason is set off by ` {REASON} `");
                    self.notice(at, message);
                    ids.push(id.to_owned());
                }
            }
        }
        ids
    }

    /// The block that starts after the comment, or the rest of the block that the comment stands in.
    fn next(&self, comment: Span) -> Option<Span> {
        let bounds = |block: &Block<'_>| {
            let (first, last) = (block.pieces.first()?, block.pieces.last()?);
            Some(first.source.cover(last.source))
        };
        let after = self
            .blocks
            .partition_point(|block| bounds(block).is_some_and(|span| span.start() < comment.end()));
        // The value of an attribute stands in the middle of another block, or before it.
        let is_prose = |block: &&Block<'_>| block.kind != BlockKind::Attribute;
        let around = self.blocks[..after].iter().rfind(is_prose);
        let around = around.and_then(bounds);
        match around {
            Some(span) if span.end() > comment.end() => Some(Span::new(comment.end(), span.end())),
            _ => self.blocks[after..].iter().find(is_prose).and_then(bounds),
        }
    }

    fn close(&mut self, started: Ignored, end: usize) {
        let source = Span::new(started.source.end(), end.max(started.source.end()));
        self.found.ignored.push(Ignored { source, ..started });
    }

    fn notice(&mut self, span: Span, message: String) {
        self.found.notices.push(Notice { span, message });
    }

    /// What is still open reaches to the end of the document.
    fn finish(mut self) -> Directives {
        while let Some(started) = self.open.pop() {
            let message = "no `ignore-end` follows: everything from here on is left alone".to_owned();
            self.notice(started.source, message);
            self.close(started, self.source.len());
        }
        self.found.ignored.sort_by_key(|ignored| ignored.source);
        self.found.notices.sort_by_key(|notice| notice.span);
        self.found
    }
}
