//! The small grammar in which patterns, cues, titles and replacements are written; `terminology/README.md` explains it to editors.
//!
//! Parsing gives a [`Sequence`] of [`Node`]s. Nothing here knows of text or matching.

use std::fmt;

/// Nodes that follow one another.
pub type Sequence = Vec<Node>;

/// One element of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word.
    Word(Word),
    /// One of several sequences; `optional` if none may stand there too.
    Choice {
        /// The alternatives.
        alternatives: Vec<Sequence>,
        /// Whether the whole may be left out.
        optional: bool,
    },
    /// A named group.
    Group(String),
    /// A whole number within bounds, in digits or words.
    Number {
        /// Smallest value.
        min: u32,
        /// Largest value.
        max: u32,
    },
    /// A year, 1800 to 2099.
    Year,
    /// Any one word.
    AnyWord,
    /// One word that starts with a capital.
    Name,
    /// Up to so many words of any kind, within the sentence.
    Gap(u8),
    /// A punctuation mark.
    Punctuation(char),
    /// The start of a block.
    Start,
    /// What must not stand here; takes up nothing.
    Not(Sequence),
    /// The wording that a cue speaks about.
    Term,
}

/// A word of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as written; parts that a hyphen joins may stand joined, apart or hyphenated.
    pub parts: Vec<String>,
    /// Which forms of it count.
    pub form: WordForm,
    /// Whether it counts in capitals only.
    pub capitals: bool,
}

/// Which forms of a word count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordForm {
    /// As written.
    Plain,
    /// Singular and plural.
    Noun,
    /// Base, third person, past, past participle, -ing form.
    Verb,
}

/// Why a pattern could not be read. Says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem} (at character {at} of the pattern)")]
pub struct PatternError {
    problem: String,
    at: usize,
}

/// Reads a pattern.
///
/// # Errors
/// A [`PatternError`] with the first problem and its place, counted in characters from 1.
///
/// ```
/// use csea_terms::terminology::pattern::parse;
/// assert_eq!(parse("[sexual] noun:relationship with {child phrase}").unwrap().len(), 4);
/// assert!(parse("(open").unwrap_err().to_string().contains("`)`"));
/// ```
pub fn parse(pattern: &str) -> Result<Sequence, PatternError> {
    let mut tree = Tree::default();
    read(pattern, &mut tree)?;
    Ok(tree.sequences.pop().unwrap_or_default())
}

/// What a pattern is made of, piece by piece.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Leaf<'p> {
    /// A word as written, hyphens included.
    Word {
        written: &'p str,
        form: WordForm,
        capitals: bool,
    },
    Group(&'p str),
    Number {
        min: u32,
        max: u32,
    },
    Year,
    AnyWord,
    Name,
    Gap(u8),
    Punctuation(char),
    Start,
    Term,
}

/// What is made while a pattern is read, from the inside out, on two stacks: nodes that are open, and sequences that are closed.
pub(crate) trait Make<'p> {
    /// Puts a leaf on the nodes.
    fn leaf(&mut self, leaf: Leaf<'p>);
    /// How many nodes there are.
    fn open(&self) -> usize;
    /// Makes a sequence of the nodes from `from` on.
    fn close(&mut self, from: usize);
    /// Makes a node of the last `alternatives` sequences.
    fn choice(&mut self, alternatives: usize, optional: bool);
    /// Makes a node of the last sequence, which must not stand there.
    fn not(&mut self);
}

/// Reads a pattern; its whole is the sequence that is closed last.
pub(crate) fn read<'p>(pattern: &'p str, make: &mut impl Make<'p>) -> Result<(), PatternError> {
    let mut parser = Parser { pattern, at: 0, make };
    let nodes = parser.sequence(None)?;
    if nodes == 0 {
        return Err(parser.error("the pattern is empty: write at least one word"));
    }
    Ok(())
}

/// Makes a tree.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    sequences: Vec<Sequence>,
}

impl<'p> Make<'p> for Tree {
    fn leaf(&mut self, leaf: Leaf<'p>) {
        self.nodes.push(match leaf {
            Leaf::Word { written, form, capitals } => {
                Node::Word(Word { parts: written.split('-').map(str::to_owned).collect(), form, capitals })
            }
            Leaf::Group(name) => Node::Group(name.to_owned()),
            Leaf::Number { min, max } => Node::Number { min, max },
            Leaf::Year => Node::Year,
            Leaf::AnyWord => Node::AnyWord,
            Leaf::Name => Node::Name,
            Leaf::Gap(words) => Node::Gap(words),
            Leaf::Punctuation(mark) => Node::Punctuation(mark),
            Leaf::Start => Node::Start,
            Leaf::Term => Node::Term,
        });
    }

    fn open(&self) -> usize {
        self.nodes.len()
    }

    fn close(&mut self, from: usize) {
        let sequence = self.nodes.split_off(from);
        self.sequences.push(sequence);
    }

    fn choice(&mut self, alternatives: usize, optional: bool) {
        let first = self.sequences.len().saturating_sub(alternatives);
        let alternatives = self.sequences.split_off(first);
        self.nodes.push(Node::Choice { alternatives, optional });
    }

    fn not(&mut self) {
        let sequence = self.sequences.pop().unwrap_or_default();
        self.nodes.push(Node::Not(sequence));
    }
}

struct Parser<'p, 'm, M> {
    pattern: &'p str,
    /// In bytes.
    at: usize,
    make: &'m mut M,
}

impl<'p, M: Make<'p>> Parser<'p, '_, M> {
    fn error(&self, problem: impl fmt::Display) -> PatternError {
        let before = self.pattern.get(..self.at).unwrap_or(self.pattern);
        PatternError { problem: problem.to_string(), at: before.chars().count() + 1 }
    }

    fn rest(&self) -> &'p str {
        self.pattern.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        match self.pattern.as_bytes().get(self.at) {
            Some(&byte) if byte.is_ascii() => Some(char::from(byte)),
            _ => self.rest().chars().next(),
        }
    }

    /// A sequence up to `closing` (not taken), `|`, or the end; closed, with the number of its nodes.
    fn sequence(&mut self, closing: Option<char>) -> Result<usize, PatternError> {
        let from = self.make.open();
        loop {
            match self.peek() {
                None if closing.is_some() => {
                    return Err(self.error(format_args!("`{}` is missing", closing.unwrap_or(')'))));
                }
                None => break,
                Some(character) if Some(character) == closing || (closing.is_some() && character == '|') => {
                    break;
                }
                Some(character) if character.is_whitespace() => self.at += character.len_utf8(),
                Some(_) => self.node()?,
            }
        }
        let nodes = self.make.open() - from;
        self.make.close(from);
        Ok(nodes)
    }

    fn node(&mut self) -> Result<(), PatternError> {
        match self.peek() {
            Some('(') => {
                let alternatives = self.alternatives(')')?;
                self.make.choice(alternatives, false);
                Ok(())
            }
            Some('[') => {
                let alternatives = self.alternatives(']')?;
                self.make.choice(alternatives, true);
                Ok(())
            }
            Some('{') => self.braces(),
            Some('"') => self.quoted(),
            Some(',') => {
                self.take(Leaf::Punctuation(','));
                Ok(())
            }
            Some('^') => {
                self.take(Leaf::Start);
                Ok(())
            }
            Some('!') => self.not(),
            Some('.') => self.gap(),
            _ => self.word(),
        }
    }

    fn take(&mut self, leaf: Leaf<'p>) {
        self.at += 1;
        self.make.leaf(leaf);
    }

    fn not(&mut self) -> Result<(), PatternError> {
        self.at += 1;
        let from = self.make.open();
        if self.peek() == Some('(') {
            let alternatives = self.alternatives(')')?;
            if alternatives > 1 {
                self.make.choice(alternatives, false);
                self.make.close(from);
            }
        } else {
            self.node()?;
            self.make.close(from);
        }
        self.make.not();
        Ok(())
    }

    /// The sequences up to `closing`, which is taken; how many there are.
    fn alternatives(&mut self, closing: char) -> Result<usize, PatternError> {
        let mut alternatives = 0;
        loop {
            self.at += 1;
            if self.sequence(Some(closing))? == 0 {
                return Err(self.error("an alternative is empty: write a word on both sides of `|`"));
            }
            alternatives += 1;
            if self.peek() == Some(closing) {
                self.at += 1;
                return Ok(alternatives);
            }
        }
    }

    fn braces(&mut self) -> Result<(), PatternError> {
        let Some((name, _)) = self.rest()[1..].split_once('}') else {
            return Err(self.error("`}` is missing"));
        };
        let leaf = match name.trim() {
            "number" => Leaf::Number { min: 0, max: u32::MAX },
            "year" => Leaf::Year,
            "word" => Leaf::AnyWord,
            "name" => Leaf::Name,
            "term" => Leaf::Term,
            "" => return Err(self.error("`{}` needs the name of a group")),
            other => match other.strip_prefix("number ") {
                Some(bounds) => self.bounds(bounds)?,
                None => Leaf::Group(other),
            },
        };
        self.at += name.len() + 2;
        self.make.leaf(leaf);
        Ok(())
    }

    fn bounds(&self, bounds: &str) -> Result<Leaf<'p>, PatternError> {
        bounds
            .split_once('-')
            .and_then(|(min, max)| Some((min.trim().parse().ok()?, max.trim().parse().ok()?)))
            .filter(|(min, max)| min <= max)
            .map(|(min, max)| Leaf::Number { min, max })
            .ok_or_else(|| {
                self.error(format_args!("`{bounds}` is no range of numbers: write {{number 0-17}}"))
            })
    }

    fn quoted(&mut self) -> Result<(), PatternError> {
        let mut characters = self.rest().chars().skip(1);
        match (characters.next(), characters.next()) {
            (Some(mark), Some('"')) if !mark.is_alphanumeric() && !mark.is_whitespace() => {
                self.at += mark.len_utf8() + 2;
                self.make.leaf(Leaf::Punctuation(mark));
                Ok(())
            }
            _ => Err(self.error("write one punctuation mark between straight quotes: \":\"")),
        }
    }

    fn gap(&mut self) -> Result<(), PatternError> {
        let digits = self.rest().strip_prefix("..").unwrap_or_default();
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        match digits[..length].parse() {
            Ok(words @ 1..=20) => {
                self.at += 2 + length;
                self.make.leaf(Leaf::Gap(words));
                Ok(())
            }
            _ => Err(self.error("a gap is written `..4`: up to that many words, from 1 to 20")),
        }
    }

    /// The characters of a word.
    fn written(&mut self) -> &'p str {
        let start = self.at;
        let bytes = self.pattern.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'\'' | b'-') => self.at += 1,
                Some(0x80..) => match self.peek().filter(|&character| is_word_character(character)) {
                    Some(character) => self.at += character.len_utf8(),
                    None => break,
                },
                _ => break,
            }
        }
        self.pattern.get(start..self.at).unwrap_or_default()
    }

    fn word(&mut self) -> Result<(), PatternError> {
        let mut written = self.written();
        let mut form = WordForm::Plain;
        if self.peek() == Some(':') {
            form = match written {
                "noun" => WordForm::Noun,
                "verb" => WordForm::Verb,
                _ => {
                    return Err(self.error(
                        "`:` stands only after `noun` or `verb`; write \":\" for a colon in the text",
                    ));
                }
            };
            self.at += 1;
            written = self.written();
        }
        if written.is_empty() || (written.contains('-') && written.split('-').any(str::is_empty)) {
            return Err(match self.peek() {
                Some(character) if written.is_empty() => self.error(format_args!(
                    "`{character}` cannot stand here; punctuation is written in straight quotes"
                )),
                _ => self.error(format_args!("`{written}` is no word: a hyphen stands between letters only")),
            });
        }
        let capitals = is_in_capitals(written);
        self.make.leaf(Leaf::Word { written, form, capitals });
        Ok(())
    }
}

/// Whether the word has two letters or more and none of them is small.
fn is_in_capitals(written: &str) -> bool {
    let first_is_small = written.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    !first_is_small
        && written.chars().filter(|character| character.is_alphabetic()).count() >= 2
        && !written.chars().any(char::is_lowercase)
}

fn is_word_character(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '-') || is_mark(character)
}

/// Combining marks, which belong to the word whose letter carries them.
fn is_mark(character: char) -> bool {
    matches!(u32::from(character), 0x300..=0x36F | 0x900..=0x903 | 0x93A..=0x94F | 0x610..=0x61A | 0x64B..=0x65F)
}

/// Calls `visit` for every node of the sequence, the inner ones too.
pub fn walk(sequence: &[Node], visit: &mut impl FnMut(&Node)) {
    for node in sequence {
        visit(node);
        match node {
            Node::Choice { alternatives, .. } => {
                for alternative in alternatives {
                    walk(alternative, visit);
                }
            }
            Node::Not(inner) => walk(inner, visit),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, form: WordForm) -> Node {
        Node::Word(Word { parts: text.split('-').map(str::to_owned).collect(), form, capitals: false })
    }

    #[test]
    fn reads_every_construct() {
        let nodes = parse(
            "{age word} noun:prostitute [,] (in|of the) ..4 {number 0-17} \":\" !x ^ {term} on-line CSEC",
        )
        .unwrap();
        assert_eq!(nodes[0], Node::Group("age word".into()));
        assert_eq!(nodes[1], word("prostitute", WordForm::Noun));
        assert!(
            matches!(&nodes[2], Node::Choice { optional: true, alternatives } if alternatives == &[vec![Node::Punctuation(',')]])
        );
        assert!(
            matches!(&nodes[3], Node::Choice { optional: false, alternatives } if alternatives[1].len() == 2)
        );
        assert_eq!(nodes[4], Node::Gap(4));
        assert_eq!(nodes[5], Node::Number { min: 0, max: 17 });
        assert_eq!(nodes[6], Node::Punctuation(':'));
        assert_eq!(nodes[7], Node::Not(vec![word("x", WordForm::Plain)]));
        assert_eq!(nodes[8], Node::Start);
        assert_eq!(nodes[9], Node::Term);
        assert_eq!(nodes[10], word("on-line", WordForm::Plain));
        assert!(matches!(&nodes[11], Node::Word(word) if word.capitals));
    }

    #[test]
    fn says_what_is_wrong_and_where() {
        for (pattern, part) in [
            ("", "empty"),
            ("(a|", "`)` is missing"),
            ("(a|)", "an alternative is empty"),
            ("{age word", "`}` is missing"),
            ("{number 9-2}", "no range"),
            ("..x", "a gap is written"),
            ("a:b", "`:` stands only"),
            ("child-", "no word"),
            ("a ; b", "`;` cannot stand here"),
            ("\"ab\"", "one punctuation mark"),
        ] {
            let message = parse(pattern).unwrap_err().to_string();
            assert!(message.contains(part), "{pattern}: {message}");
        }
    }
}
