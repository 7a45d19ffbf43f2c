//! With which tokens what a group describes can begin: one look at a token shows that the group need not be run there.

use super::guard::{self, Classes};
use super::lexicon::{UNKNOWN, WordId};
use super::program::{Choice, Group, GroupId, Op};
use super::token::{Token, TokenKind};

/// How deep groups are followed; of what lies deeper nothing is known.
const DEPTH: usize = 16;
/// How many steps are looked at, so that groups which name each other over and over cost no more; of a longer one nothing is known.
const STEPS: usize = 1 << 14;

/// The tokens with which a group can begin; it may let pass others.
#[derive(Clone, Debug, Default)]
pub(super) struct Openers {
    /// A bit for each word of the lexicon.
    words: Vec<u64>,
    /// Classes of punctuation.
    marks: Classes,
    /// Numbers in digits, and those in words.
    numbers: bool,
    any_word: bool,
    /// What follows where a sequence begins with any word; of what follows, no more is known.
    after_word: Option<Box<Openers>>,
    /// Any token, or none at all.
    anything: bool,
    /// Steps looked at.
    steps: usize,
}

impl Openers {
    /// Of a group; `words` is the size of the lexicon.
    pub(super) fn of(group: GroupId, groups: &[Group], words: usize) -> Self {
        let empty = Self { words: vec![0; words.div_ceil(64)], ..Self::default() };
        let mut openers = Self { after_word: Some(Box::new(empty.clone())), ..empty };
        openers.anything |= openers.step(&Op::Group(group), groups, DEPTH);
        openers
    }

    /// Adds what a sequence can begin with; returns whether it can be without a token.
    fn sequence(&mut self, sequence: &[Op], groups: &[Group], depth: usize) -> bool {
        for (at, op) in sequence.iter().enumerate() {
            if let (Op::AnyWord | Op::Name, Some(after)) = (op, &mut self.after_word) {
                after.anything |= after.sequence(&sequence[at + 1..], groups, depth);
                return false;
            }
            if !self.step(op, groups, depth) {
                return false;
            }
        }
        true
    }

    fn step(&mut self, op: &Op, groups: &[Group], depth: usize) -> bool {
        self.steps += 1;
        if self.steps > STEPS {
            self.anything = true;
            return false;
        }
        match op {
            Op::Word { set, .. } => self.add(set.words()),
            Op::Number { .. } | Op::Year => self.numbers = true,
            Op::AnyWord | Op::Name => self.any_word = true,
            Op::Punctuation(mark) => self.marks |= guard::of_mark(*mark),
            Op::Gap(_) => self.anything = true,
            Op::Start | Op::Not { .. } => return true,
            Op::Choice(choice) => return self.choice(choice, groups, depth),
            Op::Group(group) => match (groups.get(*group as usize), depth.checked_sub(1)) {
                (Some(group), Some(depth)) => return self.choice(&group.choice, groups, depth),
                _ => self.anything = true,
            },
        }
        false
    }

    fn choice(&mut self, choice: &Choice, groups: &[Group], depth: usize) -> bool {
        self.add(choice.words.words());
        let mut may_be_empty = choice.optional;
        for sequence in &choice.sequences {
            may_be_empty |= self.sequence(sequence, groups, depth);
        }
        may_be_empty
    }

    fn add(&mut self, words: &[WordId]) {
        for &word in words {
            if let Some(bits) = self.words.get_mut(word as usize / 64) {
                *bits |= 1 << (word % 64);
            }
        }
    }

    /// Whether the group may begin with the first of the tokens, or with nothing if there are none.
    #[inline]
    pub(super) fn may_open(&self, tokens: &[Token]) -> bool {
        let (token, rest) = tokens.split_first().map_or((None, tokens), |(token, rest)| (Some(token), rest));
        let Some(token) = token.filter(|_| !self.anything) else { return self.anything };
        match token.kind {
            TokenKind::Word => {
                self.any_word
                    || (token.word != UNKNOWN && self.has(token.word))
                    || (self.numbers && token.number().is_some())
                    || self.after_word.as_ref().is_some_and(|after| after.may_open(rest))
            }
            TokenKind::Number => self.numbers,
            TokenKind::Punctuation => self.marks & token.class() != 0,
        }
    }

    fn has(&self, word: WordId) -> bool {
        self.words.get(word as usize / 64).is_some_and(|bits| bits & (1 << (word % 64)) != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::Openers;
    use crate::matching::Passage;
    use crate::matching::matcher::{Matcher, MatcherOptions};
    use crate::matching::program::Op;
    use crate::matching::run::{Direction, ORIGIN, Runner};
    use crate::terminology::{EvidenceGrade, Terminology, Usage};

    #[test]
    fn a_group_matches_nowhere_but_where_it_may_open() {
        let names = ["reference line", "reference shape", "offence line", "coordination", "avoid heading"];
        let options = MatcherOptions {
            level: Usage::Caution,
            languages: vec!["en".to_owned()],
            structure_groups: names.to_vec(),
            evidence: EvidenceGrade::RecalledLow,
            scan: false,
        };
        let (matcher, _) = Matcher::new(&Terminology::builtin_shared(), &options);
        let text = "Doe, J. (2009). A title. London: Press, 2009. Journal 12 (3): 4-5, and two as well as 12. \
                    01.2 | Theft | 3 or Theft of all kinds 3 4 5; avoid these words, no seven, x.";
        let passage = Passage::new(text, matcher.lexicon());
        let tokens = passage.tokens();
        let runner = Runner { tokens, groups: &matcher.groups, appearance: &passage, loose: false };
        for name in names {
            let group = matcher.structure_groups[name].group;
            let openers = Openers::of(group, &matcher.groups, matcher.lexicon().len());
            let stands = |at: &usize| runner.run(&[Op::Group(group)], *at, ORIGIN, Direction::Forward) != 0;
            let found: Vec<usize> = (0..=tokens.len()).filter(stands).collect();
            assert!(!found.is_empty(), "{name}");
            assert!(found.iter().all(|&at| openers.may_open(&tokens[at..])), "{name}: {found:?}");
            assert!(!(0..tokens.len()).all(|at| openers.may_open(&tokens[at..])), "{name}");
        }
    }
}
