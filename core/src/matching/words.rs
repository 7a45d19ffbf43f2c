//! Sets of words, and what their forms say about grammar.

use std::sync::Arc;

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

/// A set of words, of which one must stand at a place. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub(crate) enum WordSet {
    /// No word.
    #[default]
    Empty,
    /// One word, whose form says nothing.
    One(WordId),
    /// Any number of words.
    Many(Arc<Forms>),
}

/// Words with what their forms say.
#[derive(Debug)]
pub(crate) struct Forms {
    /// Sorted.
    words: Box<[WordId]>,
    /// The classes of the words.
    classes: Classes,
    /// What a word's form says, sorted by word.
    features: Box<[(WordId, Feature)]>,
}

/// A word and what its form says.
pub(crate) type Form = (WordId, Option<Feature>);

impl WordSet {
    /// A set of these forms, which are left in no order; the first thing said of a form stays.
    pub(crate) fn of(forms: &mut Vec<Form>) -> Self {
        if let [(word, None)] = forms[..] {
            return Self::One(word);
        }
        // Stable, so that what was said first stays first.
        forms.sort_by_key(|&(word, _)| word);
        let mut features: Vec<(WordId, Feature)> = Vec::new();
        for &(word, feature) in forms.iter() {
            if let Some(feature) = feature
                && features.last().is_none_or(|&(last, _)| last != word)
            {
                features.push((word, feature));
            }
        }
        forms.dedup_by_key(|form| form.0);
        match forms[..] {
            [] => Self::Empty,
            [(word, _)] if features.is_empty() => Self::One(word),
            _ => {
                let words: Box<[WordId]> = forms.iter().map(|form| form.0).collect();
                let classes = words.iter().fold(0, |all, &word| all | guard::of_word(word));
                Self::Many(Arc::new(Forms { words, classes, features: features.into_boxed_slice() }))
            }
        }
    }

    /// A set of these words, of whose forms nothing is said.
    pub(crate) fn of_words(words: impl Iterator<Item = WordId>) -> Self {
        Self::of(&mut words.map(|word| (word, None)).collect())
    }

    /// Appends the words with what is said of them.
    pub(crate) fn forms_into(&self, forms: &mut Vec<Form>) {
        let mut features = self.features().iter().peekable();
        forms.extend(self.words().iter().map(|&word| {
            let said = features.next_if(|(other, _)| *other == word);
            (word, said.map(|&(_, feature)| feature))
        }));
    }

    pub(crate) fn contains(&self, word: WordId) -> bool {
        match self {
            Self::Empty => false,
            Self::One(only) => *only == word,
            Self::Many(forms) => {
                forms.classes & guard::of_word(word) != 0 && forms.words.binary_search(&word).is_ok()
            }
        }
    }

    /// The classes of the words.
    pub(crate) fn classes(&self) -> Classes {
        match self {
            Self::Empty => 0,
            Self::One(word) => guard::of_word(*word),
            Self::Many(forms) => forms.classes,
        }
    }

    pub(crate) fn feature(&self, word: WordId) -> Option<Feature> {
        let features = self.features();
        let at = features.binary_search_by_key(&word, |&(word, _)| word).ok()?;
        features.get(at).map(|&(_, feature)| feature)
    }

    fn features(&self) -> &[(WordId, Feature)] {
        match self {
            Self::Many(forms) => &forms.features,
            _ => &[],
        }
    }

    /// The words, sorted.
    pub(crate) fn words(&self) -> &[WordId] {
        match self {
            Self::Empty => &[],
            Self::One(word) => std::slice::from_ref(word),
            Self::Many(forms) => &forms.words,
        }
    }
}
