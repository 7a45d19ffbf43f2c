//! Names and titles that are known by their capitals, and words that stand as words.

use std::ops::Range;

use super::gates::Cues;
use super::sentences::{Sentences, is_capital, is_content};
use crate::matching::{Appearance, Matcher, Passage, TokenKind};

/// Groups in the data that say where a noun without an article is spoken about.
const WORDING_TALK: &str = "wording talk";
const BEFORE_BARE_NOUN: &str = "before a bare noun";
const AFTER_BARE_NOUN: &str = "after a bare noun";

/// The groups that this module asks the matcher for.
pub(crate) const NAMING_GROUPS: &[&str] = &[WORDING_TALK, BEFORE_BARE_NOUN, AFTER_BARE_NOUN];

/// Fewest words outside a name that show how its sentence is written.
const FEWEST_OUTSIDE: usize = 3;
/// Most small words or marks between two words of a name: *Children in the Sale*.
const SMALL_BETWEEN: usize = 3;

/// Whether the wording is part of a longer run of capitalised words in a sentence that is not capitalised throughout: *the Revenge Porn
/// (Prevention) Bill*. A capitalised headline is no name, and neither is the wording alone.
pub(crate) fn is_part_of_a_name(passage: &Passage<'_>, sentences: &Sentences, tokens: &Range<usize>) -> bool {
    let content = |range: Range<usize>| range.filter(|&at| is_content(passage, at));
    let own = content(tokens.clone()).count();
    let is_name_like = |at: usize| is_capital(passage, at) && !passage.is_capitals(at);
    if own == 0 || !content(tokens.clone()).all(is_name_like) {
        return false;
    }
    let runs = sentences.names.get_or_init(|| Runs::of(passage, sentences));
    let inside = runs.content(&runs.around(passage, sentences, tokens));
    let (all, high) = sentences.capitals(passage, tokens.start);
    let outside = all.saturating_sub(inside);
    inside > own && outside >= FEWEST_OUTSIDE && high.saturating_sub(inside) * 2 <= outside
}

/// Runs of capitalised words within sentences; found once, however many wordings stand in them.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// For each capitalised word where its run starts, without the first word of the sentence, and where it ends.
    runs: Vec<Range<usize>>,
    /// How many words with content stand before each token.
    content: Vec<usize>,
}

impl Runs {
    fn of(passage: &Passage<'_>, sentences: &Sentences) -> Self {
        let count = passage.tokens().len();
        let mut runs: Vec<Range<usize>> = (0..count).map(|at| at..at + 1).collect();
        let mut content = vec![0];
        let mut start = 0;
        while start < count {
            let end = sentences.sentence(start).end.clamp(start + 1, count);
            // The first word of a sentence has its capital anyway.
            Self::link(passage, start + 1..end, &mut runs, |run, other| run.start = other.start);
            Self::link(passage, (start..end).rev(), &mut runs, |run, other| run.end = other.end);
            start = end;
        }
        content.extend((0..count).scan(0, |all, at| {
            *all += usize::from(is_content(passage, at));
            Some(*all)
        }));
        Self { runs, content }
    }

    /// Goes through the tokens and takes over, for each capitalised word, what is known of the one before it that is joined to it.
    fn link(
        passage: &Passage<'_>,
        order: impl Iterator<Item = usize>,
        runs: &mut [Range<usize>],
        take: impl Fn(&mut Range<usize>, &Range<usize>),
    ) {
        let mut last: Option<usize> = None;
        for at in order {
            if is_capitalised_word(passage, at) {
                if let Some(last) = last {
                    let other = runs[last].clone();
                    take(&mut runs[at], &other);
                }
                last = Some(at);
            } else if last.is_some_and(|last| last.abs_diff(at) > SMALL_BETWEEN) || !joins(passage, at) {
                last = None;
            }
        }
    }

    /// The run that the wording is part of.
    fn around(&self, passage: &Passage<'_>, sentences: &Sentences, tokens: &Range<usize>) -> Range<usize> {
        let sentence = sentences.sentence(tokens.start);
        let first = (sentence.start + 1).min(tokens.start);
        let next = |order: &mut dyn Iterator<Item = usize>| {
            order
                .take(SMALL_BETWEEN + 1)
                .take_while(|&at| is_capitalised_word(passage, at) || joins(passage, at))
                .find(|&at| is_capitalised_word(passage, at))
        };
        let before = next(&mut (first..tokens.start).rev());
        let after = next(&mut (tokens.end..sentence.end));
        let start = before.map_or(tokens.start, |at| self.runs[at].start.max(first));
        let end = after.map_or(tokens.end, |at| self.runs[at].end);
        start..end
    }

    /// How many words with content stand in the range.
    fn content(&self, range: &Range<usize>) -> usize {
        let before = |at: usize| self.content.get(at).copied().unwrap_or_default();
        before(range.end).saturating_sub(before(range.start))
    }
}

fn is_capitalised_word(passage: &Passage<'_>, at: usize) -> bool {
    is_capital(passage, at) && passage.tokens()[at].kind == TokenKind::Word
}

/// Whether a token may stand between two words of a name: a short word, a bracket, a hyphen.
fn joins(passage: &Passage<'_>, at: usize) -> bool {
    let token = &passage.tokens()[at];
    match token.kind {
        TokenKind::Word => !is_content(passage, at),
        _ => matches!(token.mark(), Some('(' | ')' | '-' | '\'' | '&')),
    }
}

/// Whether a countable noun in the singular stands without an article where wording is spoken about: *followed by teen lover*. `tokens` is
/// such a noun.
pub(crate) fn is_bare_noun(
    matcher: &Matcher,
    passage: &Passage<'_>,
    sentences: &Sentences,
    tokens: &Range<usize>,
) -> bool {
    let sentence = sentences.sentence(tokens.start);
    let is_mark = |at: usize| passage.tokens()[at].kind == TokenKind::Punctuation;
    let before = tokens.start == sentence.start
        || is_mark(tokens.start - 1)
        || matcher.is_exactly(passage, BEFORE_BARE_NOUN, &(tokens.start - 1..tokens.start));
    let after = tokens.end >= sentence.end
        || is_mark(tokens.end)
        || matcher.starts_with_group(passage, AFTER_BARE_NOUN, tokens.end);
    before && after && {
        let find = || Cues::at(matcher.group_places(passage, WORDING_TALK));
        let talk = sentences.wording_talk.get_or_init(find);
        talk.any_within(&(sentence.start..tokens.start)) || talk.any_within(&(tokens.end..sentence.end))
    }
}
