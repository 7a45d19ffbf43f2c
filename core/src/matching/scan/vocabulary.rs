//! From the words of the lexicon to the runs of letters that stand for them in a text.

use super::runs::{DIGITS, NO_RUN, RunId, Runs, runs_of};
use crate::matching::lexicon::{Lexicon, WordId};
use crate::matching::token::NO_VALUE;

/// How often a run of digits stands in a million words.
const DIGITS_PER_MILLION: f64 = 10_000.0;

/// How the words of the lexicon look to the scan.
#[derive(Debug)]
pub(super) struct Vocabulary<'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) runs: Runs,
    /// By run: how often it is to be expected in a million words.
    weights: Vec<f64>,
    /// By run: its letters.
    letters: Vec<String>,
    /// Words that name a number.
    numbers: Vec<(WordId, u32)>,
}

/// Which run of a word is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    First,
    Last,
    /// The longest.
    Main,
}

impl<'l> Vocabulary<'l> {
    pub(super) fn new(lexicon: &'l Lexicon, frequency: impl Fn(&str) -> Option<u32>) -> Self {
        let mut vocabulary = Self {
            lexicon,
            runs: Runs::default(),
            weights: vec![DIGITS_PER_MILLION],
            letters: vec![String::new()],
            numbers: Vec::new(),
        };
        for word in 0..lexicon.len() as WordId {
            let value = lexicon.value(word);
            if value != NO_VALUE {
                vocabulary.numbers.push((word, value));
            }
            for run in runs_of(lexicon.word(word)) {
                let id = vocabulary.runs.add(run) as usize;
                if id == vocabulary.weights.len() {
                    vocabulary.weights.push(frequency(run).map_or_else(|| guess(run), f64::from));
                    vocabulary.letters.push(run.to_owned());
                }
            }
        }
        vocabulary
    }

    /// The run of letters that stands for a word; nothing if it has no letters of ASCII.
    pub(super) fn run(&self, word: WordId, part: Part) -> Option<RunId> {
        let mut runs = runs_of(self.lexicon.word(word));
        let run = match part {
            Part::First => runs.next(),
            Part::Last => runs.next_back(),
            Part::Main => runs.max_by_key(|run| run.len()),
        };
        Some(self.runs.at(run?.as_bytes(), 0).0).filter(|&run| run != NO_RUN)
    }

    /// Whether the word is one run and nothing else.
    pub(super) fn is_plain(&self, word: WordId) -> bool {
        self.lexicon.word(word).bytes().all(|byte| byte.is_ascii_lowercase())
    }

    pub(super) fn weight(&self, run: RunId) -> f64 {
        self.weights.get(run as usize).copied().unwrap_or(0.0)
    }

    pub(super) fn letters(&self, run: RunId) -> &str {
        self.letters.get(run as usize).map_or("", String::as_str)
    }

    /// The runs for a number within bounds: digits, and the words that name one.
    pub(super) fn numbers(&self, min: u32, max: u32, part: Part) -> Vec<RunId> {
        let within = self.numbers.iter().filter(|(_, value)| (min..=max).contains(value));
        let words = within.filter_map(|&(word, _)| self.run(word, part));
        std::iter::once(DIGITS).chain(words).collect()
    }
}

/// Short words are common unless we know better.
fn guess(run: &str) -> f64 {
    match run.len() {
        0..=3 => 60.0,
        4 => 40.0,
        5 => 30.0,
        6 => 20.0,
        7 => 15.0,
        _ => 8.0,
    }
}
