//! Running compiled sequences over tokens, forwards and backwards.
//!
//! A run keeps the set of places reached so far as a bit set: bit *n* is the place *n* tokens from where the run began. A step maps sets to
//! sets, so alternatives and gaps cost no backtracking. A match reaches at most [`REACH`] tokens to either side of its anchor.

use super::guard::{ANYTHING, Classes, OUTSIDE};
use super::lexicon::UNKNOWN;
use super::program::{Choice, Group, Op};
use super::token::{Token, TokenKind};

/// How far a run can reach, in tokens.
pub(crate) const REACH: u32 = 63;

/// The most tokens of a match: to either side of its anchor.
pub(crate) const LONGEST_MATCH: usize = 2 * REACH as usize + 1;

/// Places, by their distance from where a run began.
pub(crate) type Places = u64;

/// The place where a run begins, and no other.
pub(crate) const ORIGIN: Places = 1;

/// What the tokens of a block look like in the source: asked only where a pattern needs it.
pub(crate) trait Appearance {
    /// Whether the token has capitals and no small letters.
    fn is_capitals(&self, token: usize) -> bool;
    /// Whether the token starts with a capital.
    fn starts_with_capital(&self, token: usize) -> bool;
    /// Whether the token starts a line.
    fn starts_line(&self, token: usize) -> bool;
}

/// Direction of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Forward,
    Backward,
}

/// A run over the tokens of one block.
pub(crate) struct Runner<'r, A: ?Sized> {
    pub(crate) tokens: &'r [Token],
    pub(crate) groups: &'r [Group],
    pub(crate) appearance: &'r A,
    /// Whether punctuation between words is passed over, as in titles.
    pub(crate) loose: bool,
}

impl<A: Appearance + ?Sized> Runner<'_, A> {
    /// The places that `sequence` reaches from `origin`, a boundary between tokens (0 is before the first).
    pub(crate) fn run(&self, sequence: &[Op], origin: usize, places: Places, direction: Direction) -> Places {
        let mut places = places;
        let mut step = |op: &Op| {
            places = self.step(op, origin, places, direction);
            places == 0
        };
        match direction {
            Direction::Forward => sequence.iter().any(&mut step),
            Direction::Backward => sequence.iter().rev().any(&mut step),
        };
        places
    }

    fn step(&self, op: &Op, origin: usize, places: Places, direction: Direction) -> Places {
        match op {
            Op::Word { set, capitals } => self.advance(origin, places, direction, |at, token| {
                token.word != UNKNOWN
                    && set.contains(token.word)
                    && (!capitals || self.appearance.is_capitals(at))
            }),
            Op::Number { min, max } => self.advance(origin, places, direction, |_, token| {
                token.number().is_some_and(|value| (*min..=*max).contains(&value))
            }),
            Op::Year => self.advance(origin, places, direction, |_, token| {
                token.kind == TokenKind::Number
                    && token.end - token.start == 4
                    && (1800..2100).contains(&token.value)
            }),
            Op::AnyWord => self.advance(origin, places, direction, |_, token| token.kind == TokenKind::Word),
            Op::Name => self.advance(origin, places, direction, |at, token| {
                token.kind == TokenKind::Word && self.appearance.starts_with_capital(at)
            }),
            Op::Punctuation(mark) => {
                self.advance(origin, places, direction, |_, token| token.mark() == Some(*mark))
            }
            Op::Gap(words) => self.gap(*words, origin, places, direction),
            Op::Start => Self::keep(origin, places, direction, |boundary| {
                boundary == 0 || self.appearance.starts_line(boundary)
            }),
            Op::Choice(choice) => self.choice(choice, origin, places, direction),
            Op::Group(id) => self.choice(&self.groups[*id as usize].choice, origin, places, direction),
            Op::Not { sequence, before } => {
                let look = if *before { Direction::Backward } else { Direction::Forward };
                Self::keep(origin, places, direction, |boundary| {
                    self.run(sequence, boundary, ORIGIN, look) == 0
                })
            }
        }
    }

    fn choice(&self, choice: &Choice, origin: usize, places: Places, direction: Direction) -> Places {
        let mut reached = if choice.optional { places } else { 0 };
        let ahead = self.ahead(origin, places, direction);
        if choice.guard.ahead(direction) & ahead == 0 {
            return reached;
        }
        if choice.words.classes() & ahead != 0 {
            reached |= self.advance(origin, places, direction, |_, token| {
                token.word != UNKNOWN && choice.words.contains(token.word)
            });
        }
        for (number, sequence) in choice.sequences.iter().enumerate() {
            let guard = choice.guards.get(number).map_or(ANYTHING, |guard| guard.ahead(direction));
            if guard & ahead != 0 {
                reached |= self.run(sequence, origin, places, direction);
            }
        }
        reached
    }

    /// The classes of the tokens that a run meets next from these places.
    fn ahead(&self, origin: usize, places: Places, direction: Direction) -> Classes {
        let mut classes = 0;
        let mut left = places;
        while left != 0 {
            let distance = left.trailing_zeros();
            left &= left - 1;
            classes |= self.class_at(origin, distance, direction);
        }
        classes
    }

    /// The class of the token that lies `distance` tokens from `origin`.
    pub(crate) fn class_at(&self, origin: usize, distance: u32, direction: Direction) -> Classes {
        match self.token_at(origin, distance, direction).and_then(|at| self.tokens.get(at)) {
            None => OUTSIDE,
            Some(token) if self.loose && token.kind == TokenKind::Punctuation => ANYTHING,
            Some(token) => token.class(),
        }
    }

    /// One token further, where the token passes the test.
    fn advance(
        &self,
        origin: usize,
        places: Places,
        direction: Direction,
        test: impl Fn(usize, &Token) -> bool,
    ) -> Places {
        let mut reached = 0;
        let mut left = places;
        while left != 0 {
            let mut distance = left.trailing_zeros();
            left &= left - 1;
            while let Some(at) = self.token_at(origin, distance, direction) {
                distance += 1;
                if distance > REACH {
                    break;
                }
                let token = &self.tokens[at];
                if test(at, token) {
                    reached |= 1 << distance;
                    break;
                }
                if !(self.loose && token.kind == TokenKind::Punctuation) {
                    break;
                }
            }
        }
        reached
    }

    /// The places that pass the test.
    fn keep(origin: usize, places: Places, direction: Direction, test: impl Fn(usize) -> bool) -> Places {
        let mut kept = 0;
        let mut left = places;
        while left != 0 {
            let distance = left.trailing_zeros();
            left &= left - 1;
            if test(boundary(origin, distance, direction)) {
                kept |= 1 << distance;
            }
        }
        kept
    }

    /// Up to `words` words further; commas, brackets and dashes may stand between, the ends of sentences and clauses may not.
    fn gap(&self, words: u8, origin: usize, places: Places, direction: Direction) -> Places {
        let mut reached = places;
        let mut left = places;
        while left != 0 {
            let mut distance = left.trailing_zeros();
            left &= left - 1;
            let mut passed = 0;
            while distance < REACH {
                let Some(at) = self.token_at(origin, distance, direction) else { break };
                match self.tokens[at].mark() {
                    None if passed == words => break,
                    None => passed += 1,
                    Some(',' | '(' | ')' | '-' | '–' | '/' | '&' | '%' | '[' | ']') => {}
                    Some(_) => break,
                }
                distance += 1;
                reached |= 1 << distance;
            }
        }
        reached
    }

    /// The token that lies `distance` tokens from `origin`, in the direction of the run.
    fn token_at(&self, origin: usize, distance: u32, direction: Direction) -> Option<usize> {
        match direction {
            Direction::Forward => Some(origin + distance as usize).filter(|&at| at < self.tokens.len()),
            Direction::Backward => origin.checked_sub(distance as usize + 1),
        }
    }
}

fn boundary(origin: usize, distance: u32, direction: Direction) -> usize {
    match direction {
        Direction::Forward => origin + distance as usize,
        Direction::Backward => origin - distance as usize,
    }
}
