//! Rules by the words that anchor them.

use std::ops::Range;
use std::sync::Arc;

use super::compile::{Anchor, Anchored};
use super::guard::{self, Classes, OUTSIDE, PUNCTUATION};
use super::lexicon::{UNKNOWN, WordId};
use super::needs::Need;
use super::present::{Present, WordGroup, WordGroups};
use super::program::Group;
use super::run::{Appearance, Direction, ORIGIN, REACH, Runner};
use super::spans::Spans;
use super::token::Token;

/// A rule: a pattern cut at its anchor, and the number of the pattern it stems from.
#[derive(Clone, Debug)]
struct Rule {
    parts: Anchored,
    pattern: u32,
    loose: bool,
    /// Words that must stand in reach, besides the anchor.
    near: Arc<[WordGroup]>,
    /// Words that must stand somewhere in the passage.
    far: Arc<[WordGroup]>,
}

impl Rule {
    /// The words that anchor it.
    fn words(&self) -> &[WordId] {
        match &self.parts.anchor {
            Anchor::Words { set, .. } => set.words(),
            Anchor::Number { .. } => &[],
        }
    }
}

/// A rule in the list of a word that anchors it, with what must stand beside the word: most rules fail here, and none of them is touched.
#[derive(Clone, Copy, Debug)]
struct Entry {
    before: Classes,
    after: Classes,
    rule: u32,
    /// The rarest words that must stand in reach.
    need: Option<WordGroup>,
    /// How many words a match can hold.
    words: u8,
}

/// How many sets of words besides its anchor a rule looks for before it is run.
pub(crate) const NEEDS: usize = 3;

/// Rules, found by their anchor words.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleIndex {
    rules: Vec<Rule>,
    /// For every word the end of its part of `by_word`.
    ends: Vec<u32>,
    by_word: Vec<Entry>,
    /// Rules that a number anchors.
    by_number: Vec<Entry>,
    /// How many words the longest match can hold.
    longest: u8,
    groups: WordGroups,
}

/// Where a pattern matched: tokens `start..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) pattern: u32,
}

impl RuleIndex {
    /// Adds the rules of a pattern. `near` and `far` are sets of words, the rarest first, of which one each must be there: in reach of a match,
    /// and somewhere in the passage.
    pub(crate) fn add(
        &mut self,
        pattern: u32,
        parts: Vec<Anchored>,
        loose: bool,
        near: Vec<Need>,
        far: Vec<Need>,
    ) {
        let mut numbers = |needs: Vec<Need>| -> Arc<[WordGroup]> {
            needs.into_iter().filter_map(|need| self.groups.number(need)).collect()
        };
        let (near, far) = (numbers(near), numbers(far));
        for parts in parts {
            let near = match &parts.anchor {
                // What the anchor itself gives need not be looked for.
                Anchor::Words { set, .. } => {
                    let is_given = |&group: &WordGroup| self.groups.holds_all(group, set);
                    near.iter().copied().filter(|group| !is_given(group)).collect()
                }
                Anchor::Number { .. } => Arc::clone(&near),
            };
            self.rules.push(Rule { parts, pattern, loose, near, far: Arc::clone(&far) });
        }
    }

    /// Makes the table from words to rules; `words` is the size of the lexicon.
    pub(crate) fn seal(&mut self, words: usize, groups: &[Group]) {
        // Counted first, then filled in: no list of its own for each word.
        let mut counts = vec![0_u32; words + 1];
        for rule in &self.rules {
            for &word in rule.words() {
                counts[word as usize + 1] += 1;
            }
        }
        let mut places = counts;
        for word in 1..places.len() {
            places[word] += places[word - 1];
        }
        let nothing = Entry { before: 0, after: 0, rule: 0, need: None, words: 0 };
        self.by_word = vec![nothing; places.last().map_or(0, |&all| all as usize)];
        let mut spans = Spans::new(groups);
        for (number, rule) in self.rules.iter().enumerate() {
            // Where punctuation is passed over, it hides what comes next.
            let hidden = if rule.loose { PUNCTUATION } else { 0 };
            let words = spans.words(rule.parts.before()) + 1 + spans.words(rule.parts.after());
            let entry = Entry {
                before: guard::of(rule.parts.before(), groups).last | hidden,
                after: guard::of(rule.parts.after(), groups).first | hidden,
                rule: number as u32,
                need: rule.near.first().copied(),
                // No more than a match can reach means no bound.
                words: if words > REACH { u8::MAX } else { words as u8 },
            };
            self.longest = self.longest.max(entry.words);
            for &word in rule.words() {
                let place = &mut places[word as usize];
                self.by_word[*place as usize] = entry;
                *place += 1;
            }
            if let Anchor::Number { .. } = rule.parts.anchor {
                self.by_number.push(entry);
            }
        }
        // What was the start of each word's part has become its end.
        places.truncate(words);
        self.ends = places;
    }

    fn rules_of(&self, word: WordId) -> &[Entry] {
        let Some(&end) = self.ends.get(word as usize) else { return &[] };
        let start = if word == 0 { 0 } else { self.ends[word as usize - 1] };
        &self.by_word[start as usize..end as usize]
    }

    /// Every match round one of the anchors, the longest of each, sorted by place; a pattern that matches the same tokens through several
    /// anchors counts once. With
    /// `distances`, only those that can touch a token whose distance is 0: each token's distance, in words, from the nearest such token.
    pub(crate) fn find<A: Appearance + ?Sized>(
        &self,
        runner: &mut Runner<'_, A>,
        anchors: Range<usize>,
        distances: Option<&[u8]>,
        hits: &mut Vec<Hit>,
    ) {
        hits.clear();
        let mut presence = Presence::new(self, runner.tokens);
        for at in anchors {
            let Some(token) = runner.tokens.get(at) else { break };
            let distance = distances.and_then(|all| all.get(at)).copied().unwrap_or(0);
            if distance > self.longest {
                continue;
            }
            if token.word != UNKNOWN {
                self.try_all(self.rules_of(token.word), (at, distance), &mut presence, runner, hits);
            }
            if !self.by_number.is_empty() && token.number().is_some() {
                self.try_all(&self.by_number, (at, distance), &mut presence, runner, hits);
            }
        }
        hits.sort_unstable();
        hits.dedup();
    }

    /// Tries rules round their anchor at a token, which is so far from where a match must reach.
    fn try_all<A: Appearance + ?Sized>(
        &self,
        rules: &[Entry],
        (at, distance): (usize, u8),
        presence: &mut Presence<'_>,
        runner: &mut Runner<'_, A>,
        hits: &mut Vec<Hit>,
    ) {
        if rules.is_empty() {
            return;
        }
        let beside = |token: Option<&Token>| token.map_or(OUTSIDE, Token::class);
        let before = beside(at.checked_sub(1).and_then(|before| runner.tokens.get(before)));
        let after = beside(runner.tokens.get(at + 1));
        let passes = |entry: &&Entry| {
            entry.before & before != 0 && entry.after & after != 0 && distance <= entry.words
        };
        let mut sifted = rules.iter().filter(passes).peekable();
        if sifted.peek().is_none() {
            return;
        }
        let mut promising = std::mem::take(&mut presence.promising);
        let near = presence.near(at);
        promising.extend(
            sifted.filter(|entry| entry.need.is_none_or(|need| near.has(need))).map(|entry| entry.rule),
        );
        for rule in promising.drain(..) {
            self.try_rule(rule, at, presence, runner, hits);
        }
        presence.promising = promising;
    }

    /// Verifies a rule round its anchor.
    fn try_rule<A: Appearance + ?Sized>(
        &self,
        number: u32,
        at: usize,
        presence: &mut Presence<'_>,
        runner: &mut Runner<'_, A>,
        hits: &mut Vec<Hit>,
    ) {
        let rule = &self.rules[number as usize];
        if !rule.near.iter().skip(1).all(|&group| presence.near(at).has(group))
            || !rule.far.iter().all(|&group| presence.whole().has(group))
        {
            return;
        }
        let anchored = match rule.parts.anchor {
            Anchor::Words { capitals, .. } => !capitals || runner.appearance.is_capitals(at),
            Anchor::Number { min, max } => {
                runner.tokens[at].number().is_some_and(|value| (min..=max).contains(&value))
            }
        };
        if !anchored {
            return;
        }
        runner.loose = rule.loose;
        let before = runner.run(rule.parts.before(), at, ORIGIN, Direction::Backward);
        if before == 0 {
            return;
        }
        let after = runner.run(rule.parts.after(), at + 1, ORIGIN, Direction::Forward);
        if after != 0 {
            hits.push(Hit {
                start: at as u32 - farthest(before),
                end: at as u32 + 1 + farthest(after),
                pattern: rule.pattern,
            });
        }
    }
}

/// Tokens of a stretch; a passage of not much more is one stretch.
const STRETCH: usize = 128;

/// The words of a passage, and those in reach of the stretch that is being searched: each made when first asked for.
struct Presence<'p> {
    index: &'p RuleIndex,
    tokens: &'p [Token],
    whole: Option<Present<'p>>,
    near: Option<Present<'p>>,
    stretch: usize,
    /// Lent to each anchor in turn.
    promising: Vec<u32>,
}

impl<'p> Presence<'p> {
    fn new(index: &'p RuleIndex, tokens: &'p [Token]) -> Self {
        Self { index, tokens, whole: None, near: None, stretch: 0, promising: Vec::new() }
    }

    /// Of all the passage.
    fn whole(&mut self) -> &mut Present<'p> {
        let (index, tokens) = (self.index, self.tokens);
        self.whole.get_or_insert_with(|| Present::of(tokens, &index.groups, index.ends.len()))
    }

    /// Of what a match round the token can reach, and more.
    fn near(&mut self, at: usize) -> &mut Present<'p> {
        if self.tokens.len() <= 2 * STRETCH {
            return self.whole();
        }
        let stretch = at / STRETCH;
        if self.stretch != stretch {
            self.near = None;
            self.stretch = stretch;
        }
        let (index, tokens) = (self.index, self.tokens);
        self.near.get_or_insert_with(|| {
            let start = (stretch * STRETCH).saturating_sub(REACH as usize);
            let end = ((stretch + 1) * STRETCH + REACH as usize).min(tokens.len());
            Present::of(&tokens[start..end], &index.groups, index.ends.len())
        })
    }
}

fn farthest(places: u64) -> u32 {
    REACH - places.leading_zeros()
}
