//! Forms of English words by rule, with the exceptions that the data lists.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::written::Text;

/// Spelling pairs and irregular forms, as `terminology/spelling.toml` holds them.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// Pairs that may stand anywhere in a word: the form that patterns use, and the other.
    pub inside: Vec<(Text, Text)>,
    /// Pairs at the end of words.
    pub ending: Vec<(Text, Text)>,
    /// Irregular plurals.
    pub plurals: BTreeMap<Text, Text>,
    /// Irregular verbs.
    pub verbs: BTreeMap<Text, VerbForms>,
    /// Words that name a number, with its value.
    pub numbers: BTreeMap<Text, u32>,
    /// How often common words stand in a million words of general English, roughly; words that are not listed are rare.
    pub frequencies: BTreeMap<Text, u32>,
}

/// The forms of a verb besides its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForms {
    /// *abuses*
    pub third_person: Text,
    /// *abused*
    pub past: Text,
    /// *abused*
    pub past_participle: Text,
    /// *abusing*
    pub ing: Text,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// One.
    Singular,
    /// More than one.
    Plural,
}

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// *abuse*
    Base,
    /// *abuses*
    ThirdPerson,
    /// *abused* (he abused)
    Past,
    /// *abused* (was abused)
    PastParticiple,
    /// *abusing*
    Ing,
}

impl VerbForm {
    /// Every form. Where two forms are spelled alike, the earlier one names both.
    pub const ALL: [Self; 5] = [Self::Base, Self::ThirdPerson, Self::Past, Self::PastParticiple, Self::Ing];
}

impl Spelling {
    /// The plural of a noun given in the singular: *prostitutes*, *children*.
    pub fn plural(&self, noun: &str) -> String {
        if let Some(plural) = self.plurals.get(noun) {
            return plural.clone().into_owned();
        }
        if ends_in_consonant_y(noun) {
            return [&noun[..noun.len() - 1], "ies"].concat();
        }
        let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|ending| noun.ends_with(ending));
        [noun, if hisses { "es" } else { "s" }].concat()
    }

    /// The form of a verb given in its base: *abused*, *groomed*. Of several (*is*, *are*), the usual one.
    pub fn verb(&self, base: &str, form: VerbForm) -> String {
        let written = self.written_forms(base, form);
        written.split('|').next().unwrap_or_default().to_owned()
    }

    /// Every spelling of a form of a verb, the usual one first; never empty.
    pub fn verb_forms(&self, base: &str, form: VerbForm) -> Vec<String> {
        self.written_forms(base, form).split('|').map(str::to_owned).collect()
    }

    /// The spellings of a form, with `|` between them.
    pub(crate) fn written_forms<'w>(&'w self, base: &'w str, form: VerbForm) -> Cow<'w, str> {
        let irregular = self.verbs.get(base);
        match (form, irregular) {
            (VerbForm::Base, _) => Cow::Borrowed(base),
            (VerbForm::ThirdPerson, Some(forms)) => Cow::Borrowed(&forms.third_person),
            (VerbForm::Past, Some(forms)) => Cow::Borrowed(&forms.past),
            (VerbForm::PastParticiple, Some(forms)) => Cow::Borrowed(&forms.past_participle),
            (VerbForm::Ing, Some(forms)) => Cow::Borrowed(&forms.ing),
            (VerbForm::ThirdPerson, None) => Cow::Owned(self.plural(base)),
            (VerbForm::Past | VerbForm::PastParticiple, None) => Cow::Owned(regular_past(base)),
            (VerbForm::Ing, None) => Cow::Owned(regular_ing(base)),
        }
    }

    /// The word in every spelling, itself first.
    pub fn spellings(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_owned()];
        all.extend(self.other_spellings(word));
        all
    }

    /// The other spellings of the word; for most words there are none.
    pub(crate) fn other_spellings(&self, word: &str) -> Vec<String> {
        let mut others: Vec<String> = Vec::new();
        for (one, other) in &self.inside {
            if let Some(at) = find(word.as_bytes(), one.as_bytes()) {
                push_new(&mut others, word, [&word[..at], other, &word[at + one.len()..]].concat());
            }
        }
        for (one, other) in &self.ending {
            let respelled = |spelled: &str| {
                let stem = spelled.strip_suffix(&**one).filter(|stem| stem.len() > 2)?;
                Some([stem, other].concat())
            };
            if let Some(spelled) = respelled(word) {
                push_new(&mut others, word, spelled);
            }
            for index in 0..others.len() {
                if let Some(spelled) = respelled(&others[index]) {
                    push_new(&mut others, word, spelled);
                }
            }
        }
        others
    }
}

/// Which pairs of letters begin something that has another spelling: most words hold none, and need not be looked through.
#[derive(Clone, Debug)]
pub(crate) struct Respelled {
    /// A bit for each pair of bytes, some of which share one.
    pairs: [u64; 16],
}

impl Respelled {
    pub(crate) fn of(spelling: &Spelling) -> Self {
        let mut pairs = [0; 16];
        for (one, _) in spelling.inside.iter().chain(&spelling.ending) {
            match one.as_bytes() {
                [first, second, ..] => {
                    let (word, bit) = Self::place(*first, *second);
                    pairs[word] |= bit;
                }
                // A single letter can stand anywhere.
                _ => pairs = [u64::MAX; 16],
            }
        }
        Self { pairs }
    }

    /// Whether the word may have another spelling.
    pub(crate) fn may_be(&self, word: &str) -> bool {
        word.as_bytes().windows(2).any(|pair| {
            let (word, bit) = Self::place(pair[0], pair[1]);
            self.pairs[word] & bit != 0
        })
    }

    fn place(first: u8, second: u8) -> (usize, u64) {
        let at = (usize::from(first) * 37) ^ usize::from(second);
        (at / 64 % 16, 1 << (at % 64))
    }
}

/// Where `part` first stands in the word. Words are short: comparing at each place costs less than preparing a search.
fn find(word: &[u8], part: &[u8]) -> Option<usize> {
    let (&first, _) = part.split_first()?;
    let last = word.len().checked_sub(part.len())?;
    (0..=last).find(|&at| word[at] == first && word[at..].starts_with(part))
}

fn push_new(others: &mut Vec<String>, word: &str, spelled: String) {
    if spelled != word && !others.contains(&spelled) {
        others.push(spelled);
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn ends_in_consonant_y(word: &str) -> bool {
    matches!(word.as_bytes(), [.., before, b'y'] if before.is_ascii_alphabetic() && !is_vowel(*before))
}

/// A short word in consonant, vowel, consonant doubles its last letter: *stop*, *stopped*.
fn doubles_last(word: &str) -> bool {
    matches!(word.as_bytes(), [first @ .., vowel, last]
        if first.len() <= 2 && !first.is_empty() && !first.iter().any(|&letter| is_vowel(letter))
            && is_vowel(*vowel) && last.is_ascii_alphabetic() && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y'))
}

fn with_doubled_last(base: &str, ending: &str) -> String {
    match base.chars().last() {
        Some(last) if doubles_last(base) => [base, last.encode_utf8(&mut [0; 4]), ending].concat(),
        _ => [base, ending].concat(),
    }
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        [base, "d"].concat()
    } else if ends_in_consonant_y(base) {
        [&base[..base.len() - 1], "ied"].concat()
    } else {
        with_doubled_last(base, "ed")
    }
}

fn regular_ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("oe") => [stem, "ing"].concat(),
        _ => with_doubled_last(base, "ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_by_rule_and_by_exception() {
        let mut spelling = Spelling::default();
        spelling.plurals.insert("child".into(), "children".into());
        spelling.inside.push(("paedo".into(), "pedo".into()));
        spelling.ending.push(("ised".into(), "ized".into()));
        for (singular, plural) in [
            ("prostitute", "prostitutes"),
            ("child", "children"),
            ("body", "bodies"),
            ("boy", "boys"),
            ("lash", "lashes"),
        ] {
            assert_eq!(spelling.plural(singular), plural);
        }
        for (base, past, ing) in [
            ("abuse", "abused", "abusing"),
            ("groom", "groomed", "grooming"),
            ("exploit", "exploited", "exploiting"),
            ("stop", "stopped", "stopping"),
            ("carry", "carried", "carrying"),
            ("rape", "raped", "raping"),
            ("free", "freed", "freeing"),
        ] {
            assert_eq!(spelling.verb(base, VerbForm::Past), past);
            assert_eq!(spelling.verb(base, VerbForm::Ing), ing);
        }
        assert_eq!(spelling.spellings("paedophile"), ["paedophile", "pedophile"]);
        assert_eq!(spelling.spellings("sexualised"), ["sexualised", "sexualized"]);
        assert_eq!(spelling.spellings("child"), ["child"]);
    }
}
