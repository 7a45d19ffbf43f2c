//! Names and titles that are known by their capitals, and words that stand as words.

use std::ops::Range;

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
    let sentence = sentences.sentence(tokens.start);
    // The first word of a sentence has its capital anyway.
    let first = (sentence.start + 1).min(tokens.start);
    let name = name_start(passage, first, tokens.start)..name_end(passage, tokens.end, sentence.end);
    let inside = content(name).count();
    let (all, high) = sentences.capitals(passage, tokens.start);
    let outside = all.saturating_sub(inside);
    inside > own && outside >= FEWEST_OUTSIDE && high.saturating_sub(inside) * 2 <= outside
}

fn name_end(passage: &Passage<'_>, from: usize, limit: usize) -> usize {
    let mut end = from;
    for at in from..limit {
        if is_capital(passage, at) && passage.tokens()[at].kind == TokenKind::Word {
            end = at + 1;
        } else if at - end >= SMALL_BETWEEN || !joins(passage, at) {
            break;
        }
    }
    end
}

fn name_start(passage: &Passage<'_>, limit: usize, from: usize) -> usize {
    let mut start = from;
    for at in (limit..from).rev() {
        if is_capital(passage, at) && passage.tokens()[at].kind == TokenKind::Word {
            start = at;
        } else if start - at > SMALL_BETWEEN || !joins(passage, at) {
            break;
        }
    }
    start
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
    before
        && after
        && (matcher.group_within(passage, WORDING_TALK, &(sentence.start..tokens.start))
            || matcher.group_within(passage, WORDING_TALK, &(tokens.end..sentence.end)))
}
