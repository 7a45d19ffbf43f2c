//! Looking things up by word or id.

use super::collection::{Entry, Terminology};
use super::concept::Concept;
use super::inflection::VerbForm;
use super::pattern::{Node, WordForm};

impl Terminology {
    /// The designations that a person may mean by `text`: by the exact wording or an id first, then by wording that contains it.
    ///
    /// Case, hyphens and runs of space make no difference. Nothing found gives an empty list.
    ///
    /// ```
    /// use csea_terms::Terminology;
    /// let found = Terminology::builtin().lookup("Child-Pornography");
    /// assert_eq!(found[0].concept.id, "csam");
    /// ```
    pub fn lookup(&self, text: &str) -> Vec<Entry<'_>> {
        let asked = normal(text);
        if asked.is_empty() {
            return Vec::new();
        }
        let exact: Vec<Entry<'_>> =
            self.designations().filter(|entry| normal(&entry.designation.text) == asked).collect();
        if !exact.is_empty() {
            return exact;
        }
        let id = text.trim().to_lowercase();
        if let Some(concept) = self.concept(id.split('/').next().unwrap_or(&id)) {
            let within = id.split_once('/').map(|(_, designation)| designation);
            return concept
                .designations
                .iter()
                .filter(|designation| within.is_none_or(|within| designation.id == within))
                .map(|designation| Entry { concept, designation })
                .collect();
        }
        let words: Vec<&str> = asked.split(' ').collect();
        let holds = |wording: &str| {
            let wording: Vec<&str> = wording.split(' ').collect();
            wording.windows(words.len()).any(|window| window == words)
        };
        self.designations().filter(|entry| holds(&normal(&entry.designation.text))).collect()
    }

    /// The concepts that speak of all words of `text`: in a designation, the heading, the definition or the scope note.
    ///
    /// A word counts where one begins with it; case and hyphens make no difference. An empty text gives an empty list.
    ///
    /// ```
    /// use csea_terms::Terminology;
    /// let found = Terminology::builtin().search("pornograph child");
    /// assert!(found.iter().any(|concept| concept.id == "csam"));
    /// ```
    pub fn search(&self, text: &str) -> Vec<&Concept> {
        let asked = normal(text);
        let asked: Vec<&str> = asked.split_whitespace().collect();
        let speaks = |concept: &&Concept| {
            let own = [&*concept.id, &concept.label, &concept.definition];
            let wordings = concept.designations.iter().map(|designation| &*designation.text);
            let spoken = own.into_iter().chain(concept.scope_note.as_deref()).chain(wordings);
            let spoken = normal(&spoken.collect::<Vec<_>>().join(" "));
            let starts =
                |word: &str| word.trim_start_matches(|first: char| !first.is_alphanumeric()).to_owned();
            let spoken: Vec<String> = spoken.split_whitespace().map(starts).collect();
            asked.iter().all(|word| spoken.iter().any(|other| other.starts_with(word)))
        };
        if asked.is_empty() { Vec::new() } else { self.concepts().iter().filter(speaks).collect() }
    }

    /// A replacement template as a person reads it: the singular of nouns, verbs in their base, groups by name.
    pub(crate) fn readable(&self, template: &[Node]) -> String {
        let mut text = String::new();
        for node in template {
            let part = match node {
                Node::Word(word) if word.form == WordForm::Verb => {
                    self.spelling.verb(&word.parts.join("-"), VerbForm::Base)
                }
                Node::Word(word) => word.parts.join("-"),
                Node::Group(name) => format!("[{name}]"),
                Node::Punctuation(mark) => mark.to_string(),
                _ => continue,
            };
            if !text.is_empty() && !matches!(node, Node::Punctuation(_)) {
                text.push(' ');
            }
            text.push_str(&part);
        }
        text
    }
}

/// Lower case, hyphens as spaces, single spaces.
fn normal(text: &str) -> String {
    let folded = text.to_lowercase().replace(['-', '\u{2010}', '\u{2011}', '\u{2013}'], " ");
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}
