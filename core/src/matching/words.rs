//! Sets of words, and what their forms say about grammar.

use super::guard::{self, Classes};
use super::lexicon::WordId;
use crate::terminology::inflection::{Number, VerbForm};

/// What the form of a matched word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Feature {
    /// Singular or plural of a noun.
    Number(Number),
    /// Form of a verb.
    Verb(VerbForm),
}

/// A set of words, of which one must stand at a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordSet {
    /// Sorted.
    words: Vec<WordId>,
    /// The classes of the words.
    classes: Classes,
    /// What a word's form says, sorted by word.
    features: Vec<(WordId, Feature)>,
}

impl WordSet {
    pub(crate) fn insert(&mut self, word: WordId) {
        if let Err(at) = self.words.binary_search(&word) {
            self.words.insert(at, word);
            self.classes |= guard::of_word(word);
        }
    }

    /// Adds a form; the first thing said of a form stays.
    pub(crate) fn insert_form(&mut self, word: WordId, feature: Feature) {
        self.insert(word);
        if let Err(at) = self.features.binary_search_by_key(&word, |&(word, _)| word) {
            self.features.insert(at, (word, feature));
        }
    }

    pub(crate) fn merge(&mut self, other: &WordSet) {
        for &word in &other.words {
            self.insert(word);
        }
        for &(word, feature) in &other.features {
            self.insert_form(word, feature);
        }
    }

    pub(crate) fn contains(&self, word: WordId) -> bool {
        self.classes & guard::of_word(word) != 0 && self.words.binary_search(&word).is_ok()
    }

    /// The classes of the words.
    pub(crate) fn classes(&self) -> Classes {
        self.classes
    }

    pub(crate) fn feature(&self, word: WordId) -> Option<Feature> {
        let at = self.features.binary_search_by_key(&word, |&(word, _)| word).ok()?;
        Some(self.features[at].1)
    }

    pub(crate) fn words(&self) -> &[WordId] {
        &self.words
    }
}
