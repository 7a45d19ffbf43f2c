//! Forms of English words by rule, with the exceptions that the data lists.

use std::collections::BTreeMap;

/// Spelling pairs and irregular forms, as `terminology/spelling.toml` holds them.
#[derive(Clone, Debug, Default)]
pub struct Spelling {
    /// Pairs that may stand anywhere in a word: the form that patterns use, and the other.
    pub inside: Vec<(String, String)>,
    /// Pairs at the end of words.
    pub ending: Vec<(String, String)>,
    /// Irregular plurals.
    pub plurals: BTreeMap<String, String>,
    /// Irregular verbs.
    pub verbs: BTreeMap<String, VerbForms>,
    /// Words that name a number, with its value.
    pub numbers: BTreeMap<String, u32>,
    /// How often common words stand in a million words of general English, roughly; words that are not listed are rare.
    pub frequencies: BTreeMap<String, u32>,
}

/// The forms of a verb besides its base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForms {
    /// *abuses*
    pub third_person: String,
    /// *abused*
    pub past: String,
    /// *abused*
    pub past_participle: String,
    /// *abusing*
    pub ing: String,
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
            return plural.clone();
        }
        if ends_in_consonant_y(noun) {
            return format!("{}ies", &noun[..noun.len() - 1]);
        }
        if ["s", "x", "z", "ch", "sh"].iter().any(|ending| noun.ends_with(ending)) {
            return format!("{noun}es");
        }
        format!("{noun}s")
    }

    /// The form of a verb given in its base: *abused*, *groomed*. Of several (*is*, *are*), the usual one.
    pub fn verb(&self, base: &str, form: VerbForm) -> String {
        self.verb_forms(base, form).swap_remove(0)
    }

    /// Every spelling of a form of a verb, the usual one first; never empty.
    pub fn verb_forms(&self, base: &str, form: VerbForm) -> Vec<String> {
        self.written_forms(base, form).split('|').map(str::to_owned).collect()
    }

    fn written_forms(&self, base: &str, form: VerbForm) -> String {
        let irregular = self.verbs.get(base);
        match (form, irregular) {
            (VerbForm::Base, _) => base.to_owned(),
            (VerbForm::ThirdPerson, Some(forms)) => forms.third_person.clone(),
            (VerbForm::Past, Some(forms)) => forms.past.clone(),
            (VerbForm::PastParticiple, Some(forms)) => forms.past_participle.clone(),
            (VerbForm::Ing, Some(forms)) => forms.ing.clone(),
            (VerbForm::ThirdPerson, None) => self.plural(base),
            (VerbForm::Past | VerbForm::PastParticiple, None) => regular_past(base),
            (VerbForm::Ing, None) => regular_ing(base),
        }
    }

    /// The word in every spelling, itself first.
    pub fn spellings(&self, word: &str) -> Vec<String> {
        let mut all = vec![word.to_owned()];
        for (one, other) in &self.inside {
            // Words are short: comparing at each place costs less than preparing a search.
            let found = word.as_bytes().windows(one.len().max(1)).position(|part| part == one.as_bytes());
            if let Some(at) = found {
                push_new(&mut all, format!("{}{}{}", &word[..at], other, &word[at + one.len()..]));
            }
        }
        for (one, other) in &self.ending {
            for index in 0..all.len() {
                if let Some(stem) = all[index].strip_suffix(one.as_str()).filter(|stem| stem.len() > 2) {
                    let spelled = format!("{stem}{other}");
                    push_new(&mut all, spelled);
                }
            }
        }
        all
    }
}

fn push_new(all: &mut Vec<String>, word: String) {
    if !all.contains(&word) {
        all.push(word);
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
        Some(last) if doubles_last(base) => format!("{base}{last}{ending}"),
        _ => format!("{base}{ending}"),
    }
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        format!("{base}d")
    } else if ends_in_consonant_y(base) {
        format!("{}ied", &base[..base.len() - 1])
    } else {
        with_doubled_last(base, "ed")
    }
}

fn regular_ing(base: &str) -> String {
    match base.strip_suffix('e') {
        Some(stem) if !base.ends_with("ee") && !base.ends_with("oe") => format!("{stem}ing"),
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
