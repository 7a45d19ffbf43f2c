//! A block of prose, prepared for matching.

use std::cell::OnceCell;
use std::ops::Range;

use super::lexicon::{Lexicon, UNKNOWN};
use super::run::Appearance;
use super::token::{Token, TokenKind, tokenize};
use crate::fold::{Folded, fold};
use crate::text::Span;

/// A block's text with its folded form and tokens.
#[derive(Debug)]
pub(crate) struct Passage<'b> {
    text: &'b str,
    folded: Folded<'b>,
    tokens: Vec<Token>,
    /// Where each token starts in the text, where folding moved something; found when first asked for.
    starts: OnceCell<Vec<u32>>,
}

impl<'b> Passage<'b> {
    pub(crate) fn new(text: &'b str, lexicon: &Lexicon) -> Self {
        let folded = fold(text);
        let mut tokens = Vec::with_capacity(text.len() / 5);
        tokenize(&folded.text, lexicon, &mut tokens);
        if !folded.map.is_identity() && text.contains(ZERO_WIDTH_SPACE) {
            tokens = split_at_zero_width_spaces(text, &folded, lexicon, &tokens);
        }
        Self { text, folded, tokens, starts: OnceCell::new() }
    }

    /// The text of the block, as the markup gave it.
    pub(crate) fn text(&self) -> &'b str {
        self.text
    }

    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Where tokens stand in the block's text, without invisible characters at the edges.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => {
                self.folded.map.to_source_trimmed(first.start as usize, last.end as usize)
            }
            (Some(next), _) => {
                let at = self.folded.map.to_source(next.start as usize, next.start as usize);
                Span::new(at.start(), at.start())
            }
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The first token that starts at this byte of the block's text or after it.
    pub(crate) fn token_from(&self, at: usize) -> usize {
        self.tokens.partition_point(|token| {
            self.folded.map.to_source(token.start as usize, token.end as usize).start() < at
        })
    }

    /// The source form of tokens.
    pub(crate) fn surface(&self, tokens: Range<usize>) -> &'b str {
        &self.text[self.span(tokens)]
    }

    /// The folded form of one token.
    pub(crate) fn folded_token(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |token| &self.folded.text[token.start as usize..token.end as usize])
    }

    /// The tokens, apart from the first, that a line break stands directly before, in order.
    pub(crate) fn line_starts(&self) -> impl Iterator<Item = usize> + '_ {
        let mut from = 1;
        self.folded.text.match_indices('\n').filter_map(move |(at, _)| {
            let rest = self.tokens.get(from..)?;
            let start = from + rest.partition_point(|token| token.start as usize <= at);
            let follows = |before: &Token| before.end as usize <= at;
            let is_start = start < self.tokens.len() && self.tokens.get(start - 1).is_some_and(follows);
            from = if is_start { start + 1 } else { start };
            is_start.then_some(start)
        })
    }

    /// The folded text between the end of one token and the start of the next.
    pub(crate) fn between(&self, boundary: usize) -> &str {
        let start =
            boundary.checked_sub(1).and_then(|before| self.tokens.get(before)).map_or(0, |token| token.end);
        let end = self.tokens.get(boundary).map_or(self.folded.text.len(), |token| token.start as usize);
        &self.folded.text[start as usize..end]
    }
}

const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// A zero-width space is deleted by folding, since it may stand within a word; but it may also stand for the space between two words. An
/// unknown word that holds one is cut there if a pattern knows both halves.
fn split_at_zero_width_spaces(
    text: &str,
    folded: &Folded<'_>,
    lexicon: &Lexicon,
    tokens: &[Token],
) -> Vec<Token> {
    let mut split = Vec::with_capacity(tokens.len());
    for token in tokens {
        let cut = (token.kind == TokenKind::Word && token.word == UNKNOWN)
            .then(|| {
                (token.start + 1..token.end).find(|&at| {
                    let (at, start) = (at as usize, token.start as usize);
                    folded.text.is_char_boundary(at)
                        && text[folded.map.to_source(start, at)].ends_with(ZERO_WIDTH_SPACE)
                })
            })
            .flatten();
        let Some(cut) = cut else {
            split.push(*token);
            continue;
        };
        let word = |start: u32, end: u32| lexicon.get(folded.text[start as usize..end as usize].as_bytes());
        let (first, second) = (word(token.start, cut), word(cut, token.end));
        if first == UNKNOWN || second == UNKNOWN {
            split.push(*token);
            continue;
        }
        split.push(Token { word: first, value: lexicon.value(first), end: cut, ..*token });
        split.push(Token { word: second, value: lexicon.value(second), start: cut, ..*token });
    }
    split
}

impl Passage<'_> {
    /// The first character of a token in the source.
    fn first_char(&self, token: usize) -> Option<char> {
        let start = if self.folded.map.is_identity() {
            self.tokens.get(token)?.start
        } else {
            *self.starts.get_or_init(|| self.source_starts()).get(token)?
        };
        match self.text.as_bytes().get(start as usize) {
            Some(&byte) if byte < 0x80 => Some(char::from(byte)),
            _ => self.text.get(start as usize..)?.chars().next(),
        }
    }

    fn source_starts(&self) -> Vec<u32> {
        let folded = self.tokens.iter().map(|token| token.start as usize);
        self.folded.map.starts(folded).map(|start| start as u32).collect()
    }
}

impl Appearance for Passage<'_> {
    fn is_capitals(&self, token: usize) -> bool {
        if self.first_char(token).is_some_and(char::is_lowercase) {
            return false;
        }
        let surface = self.surface(token..token + 1);
        surface.chars().any(char::is_uppercase) && !surface.chars().any(char::is_lowercase)
    }

    fn starts_with_capital(&self, token: usize) -> bool {
        self.first_char(token).is_some_and(char::is_uppercase)
    }

    fn starts_line(&self, boundary: usize) -> bool {
        boundary == 0 || self.between(boundary).contains('\n')
    }
}
