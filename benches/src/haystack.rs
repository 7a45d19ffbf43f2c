//! Texts made from a seed, with words as often as they occur in the kind of text that they stand for.

use csea_terms::Format;
use serde::Deserialize;

use crate::markup;
use crate::random::Random;
use crate::sentences::{fillers, plants};
use crate::words::{ParagraphKind, Words};

/// What the text between planted sentences is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Filler {
    /// General English: words by their frequency, the rarest made up.
    #[default]
    Ordinary,
    /// Every sentence holds words of the field.
    Dense,
    /// English among Cyrillic, Greek and accented words.
    Mixed,
    /// English with emoji.
    Emoji,
    /// Chinese and Japanese.
    Cjk,
}

/// How the text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Shape {
    /// Paragraphs, each a line, with empty lines between.
    #[default]
    Paragraphs,
    /// Lines of 72 columns; long words are cut at some line ends, with a hyphen.
    Wrapped,
    /// No line break at all.
    Line,
    /// Sentences that are documents of their own.
    Strings,
}

/// Documents with what was planted in them.
#[derive(Clone, Debug, Default)]
pub struct Haystack {
    /// The documents, each to be checked by itself; most haystacks are one.
    pub documents: Vec<String>,
    /// The findings that were planted, in order.
    pub findings: Vec<&'static str>,
    /// The exempted places that were planted, in order.
    pub exempted: Vec<&'static str>,
}

impl Haystack {
    pub(crate) fn new(
        (filler, shape, format): (Filler, Shape, Format),
        every: Option<usize>,
        bytes: usize,
        seed: u64,
    ) -> Self {
        let mut writer = Writer {
            filler,
            shape,
            format,
            random: Random::new(seed),
            words: Words::english(),
            text: markup::opening(format).to_owned(),
            finished: 0,
            haystack: Self::default(),
        };
        writer.text.reserve(bytes + 1024);
        let every = every.unwrap_or(usize::MAX);
        let mut next = every;
        while writer.bytes() < bytes {
            while next <= writer.bytes() && next < bytes {
                writer.plant(next / every - 1);
                next += every;
            }
            writer.filler();
        }
        while next < bytes {
            writer.plant(next / every - 1);
            next += every;
        }
        writer.text.push_str(markup::closing(format));
        writer.end_document();
        writer.haystack
    }

    /// The same text as documents of about `bytes` bytes each, cut at empty lines.
    #[must_use]
    pub fn split(mut self, bytes: usize) -> Self {
        let mut documents = Vec::new();
        for document in &self.documents {
            let mut current = String::new();
            for paragraph in document.split_inclusive("\n\n") {
                current.push_str(paragraph);
                if current.len() >= bytes {
                    documents.push(std::mem::take(&mut current));
                }
            }
            documents.push(current);
        }
        documents.retain(|document| !document.is_empty());
        self.documents = documents;
        self
    }

    /// Bytes of all documents.
    pub fn bytes(&self) -> usize {
        self.documents.iter().map(String::len).sum()
    }
}

struct Writer {
    filler: Filler,
    shape: Shape,
    format: Format,
    random: Random,
    words: Words,
    /// The document that is being written.
    text: String,
    /// Bytes of the documents before it.
    finished: usize,
    haystack: Haystack,
}

impl Writer {
    fn bytes(&self) -> usize {
        self.finished + self.text.len()
    }

    fn end_document(&mut self) {
        if !self.text.is_empty() {
            self.finished += self.text.len();
            self.haystack.documents.push(std::mem::take(&mut self.text));
        }
    }

    fn plant(&mut self, number: usize) {
        let Some(plant) = plants().get(number % plants().len().max(1)) else { return };
        self.haystack.findings.extend(plant.findings.iter().map(String::as_str));
        self.haystack.exempted.extend(plant.exempted.iter().map(String::as_str));
        let block = markup::paragraph(self.format, &plant.text);
        self.push_block(&block);
    }

    fn filler(&mut self) {
        let kind = match self.shape {
            // All of it is one paragraph.
            Shape::Line => ParagraphKind::CHILDREN,
            _ => ParagraphKind::any(&mut self.random),
        };
        let sentences = if self.shape == Shape::Strings { 1 } else { 3 + self.random.below(4) };
        let sentences: Vec<String> = (0..sentences).map(|_| self.sentence(kind)).collect();
        let block = markup::block(self.format, &sentences, &mut self.random);
        self.push_block(&block);
    }

    fn push_block(&mut self, block: &str) {
        match self.shape {
            Shape::Paragraphs => {
                self.text.push_str(block);
                self.text.push_str("\n\n");
            }
            Shape::Wrapped => {
                wrap(block, &mut self.random, &mut self.text);
                self.text.push_str("\n\n");
            }
            Shape::Line => {
                self.text.push_str(block);
                self.text.push(' ');
            }
            Shape::Strings => {
                self.text.push_str(block);
                self.end_document();
            }
        }
    }

    fn sentence(&mut self, kind: ParagraphKind) -> String {
        let mut sentence = String::new();
        match self.filler {
            Filler::Dense => choose(self.random.pick(&fillers().dense), &mut self.random, &mut sentence),
            Filler::Cjk => {
                for _ in 0..8 + self.random.below(14) {
                    sentence.push_str(self.random.pick(&fillers().cjk));
                }
            }
            Filler::Ordinary | Filler::Mixed | Filler::Emoji => self.english(kind, &mut sentence),
        }
        sentence
    }

    fn english(&mut self, kind: ParagraphKind, sentence: &mut String) {
        let words = 8 + self.random.below(14);
        let quoted = self.random.once_in(40).then(|| self.random.below(words / 2));
        for at in 0..words {
            if at > 0 {
                sentence.push_str(if self.random.once_in(150) { " – " } else { " " });
            }
            if quoted == Some(at) {
                sentence.push('“');
            }
            self.word(kind, at == 0, sentence);
            if quoted.is_some_and(|start| start + 3 == at) {
                sentence.push('”');
            } else if at + 1 < words && self.random.once_in(12) {
                sentence.push(',');
            }
        }
        sentence.push(if self.random.once_in(15) { '?' } else { '.' });
    }

    fn word(&mut self, kind: ParagraphKind, is_first: bool, sentence: &mut String) {
        match self.filler {
            Filler::Mixed if self.random.once_in(3) => {
                return sentence.push_str(self.random.pick(&fillers().mixed));
            }
            Filler::Emoji if self.random.once_in(8) => {
                return sentence.push_str(self.random.pick(&fillers().emoji));
            }
            _ => {}
        }
        if self.random.once_in(90) {
            // Small numbers could be ages.
            let least = if kind.is_of_children() { 1 } else { 100 };
            return sentence.push_str(&(least + self.random.below(2_000)).to_string());
        }
        let start = sentence.len();
        let mut has_capital = is_first || self.random.once_in(40);
        if let Some(word) = self.words.next(kind, &mut self.random) {
            sentence.push_str(word);
        } else {
            has_capital |= self.random.once_in(2);
            for _ in 0..2 + self.random.below(3) {
                sentence.push_str(self.random.pick(&fillers().syllables));
            }
        }
        if let Some(first) = sentence.get_mut(start..start + 1).filter(|_| has_capital) {
            first.make_ascii_uppercase();
        }
        if self.random.once_in(80) {
            sentence.push_str("’s");
        }
    }
}

/// The template with one choice made in each `(a|b)`.
fn choose(template: &str, random: &mut Random, into: &mut String) {
    let mut parts = template.split(['(', ')']);
    while let Some(text) = parts.next() {
        into.push_str(text);
        if let Some(choices) = parts.next() {
            let choices: Vec<&str> = choices.split('|').collect();
            into.push_str(random.pick(&choices));
        }
    }
}

/// Cuts a paragraph into lines of at most 72 bytes where it can; one long word in six is cut as well.
fn wrap(paragraph: &str, random: &mut Random, into: &mut String) {
    const COLUMNS: usize = 72;
    let mut column = 0;
    for word in paragraph.split(' ') {
        if column > 0 && column + 1 + word.len() <= COLUMNS {
            into.push(' ');
            column += 1;
        } else if column > 0 {
            let (head, tail) = word.split_at_checked(word.len() / 2).unwrap_or((word, ""));
            if word.len() >= 8 && word.is_ascii() && !word.contains('-') && random.once_in(6) {
                into.push(' ');
                into.push_str(head);
                into.push_str("-\n");
                into.push_str(tail);
                column = tail.len();
                continue;
            }
            into.push('\n');
            column = 0;
        }
        into.push_str(word);
        column += word.len();
    }
}
