//! From the words of the lexicon to the runs of letters that stand for them in a text.

use super::runs::{DIGITS, RunId, Runs, runs_of};
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
    /// By word, its first, last and longest run; nothing if it has no letters of ASCII.
    parts: Vec<Option<[RunId; 3]>>,
    /// By word, whether it is one run and nothing else.
    plain: Vec<bool>,
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
            parts: Vec::with_capacity(lexicon.len()),
            plain: Vec::with_capacity(lexicon.len()),
        };
        for word in 0..lexicon.len() as WordId {
            let value = lexicon.value(word);
            if value != NO_VALUE {
                vocabulary.numbers.push((word, value));
            }
            vocabulary.word(lexicon.word(word), &frequency);
        }
        vocabulary
    }

    fn word(&mut self, word: &str, frequency: &impl Fn(&str) -> Option<u32>) {
        let mut parts: Option<[RunId; 3]> = None;
        let mut longest = 0;
        for run in runs_of(word) {
            let id = self.runs.add(run);
            if id as usize == self.weights.len() {
                self.weights.push(frequency(run).map_or_else(|| guess(run), f64::from));
                self.letters.push(run.to_owned());
            }
            let [first, _, main] = parts.unwrap_or([id; 3]);
            parts = Some([first, id, if run.len() > longest { id } else { main }]);
            longest = longest.max(run.len());
        }
        self.parts.push(parts);
        self.plain.push(longest == word.len());
    }

    /// The run of letters that stands for a word; nothing if it has no letters of ASCII.
    pub(super) fn run(&self, word: WordId, part: Part) -> Option<RunId> {
        let parts = self.parts.get(word as usize).copied().flatten()?;
        Some(parts[part as usize])
    }

    /// Whether the word is one run and nothing else.
    pub(super) fn is_plain(&self, word: WordId) -> bool {
        self.plain.get(word as usize).copied().unwrap_or(false)
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
