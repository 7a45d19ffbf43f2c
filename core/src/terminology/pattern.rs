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
    let mut parser = Parser { characters: pattern.chars().collect(), at: 0 };
    let sequence = parser.sequence(None)?;
    if sequence.is_empty() {
        return Err(parser.error("the pattern is empty: write at least one word"));
    }
    Ok(sequence)
}

struct Parser {
    characters: Vec<char>,
    at: usize,
}

impl Parser {
    fn error(&self, problem: impl fmt::Display) -> PatternError {
        PatternError { problem: problem.to_string(), at: self.at + 1 }
    }

    fn peek(&self) -> Option<char> {
        self.characters.get(self.at).copied()
    }

    /// A sequence up to `closing` (not taken), `|`, or the end.
    fn sequence(&mut self, closing: Option<char>) -> Result<Sequence, PatternError> {
        let mut nodes = Sequence::new();
        loop {
            match self.peek() {
                None if closing.is_some() => {
                    return Err(self.error(format_args!("`{}` is missing", closing.unwrap_or(')'))));
                }
                None => return Ok(nodes),
                Some(character) if Some(character) == closing || (closing.is_some() && character == '|') => {
                    return Ok(nodes);
                }
                Some(character) if character.is_whitespace() => self.at += 1,
                Some(_) => nodes.push(self.node()?),
            }
        }
    }

    fn node(&mut self) -> Result<Node, PatternError> {
        match self.peek() {
            Some('(') => self.choice(')', false),
            Some('[') => self.choice(']', true),
            Some('{') => self.braces(),
            Some('"') => self.quoted(),
            Some(',') => Ok(self.take(Node::Punctuation(','))),
            Some('^') => Ok(self.take(Node::Start)),
            Some('!') => {
                self.at += 1;
                match self.node()? {
                    Node::Choice { alternatives, optional: false } if alternatives.len() == 1 => {
                        Ok(Node::Not(alternatives.into_iter().next().unwrap_or_default()))
                    }
                    node => Ok(Node::Not(vec![node])),
                }
            }
            Some('.') => self.gap(),
            _ => self.word(),
        }
    }

    fn take(&mut self, node: Node) -> Node {
        self.at += 1;
        node
    }

    fn choice(&mut self, closing: char, optional: bool) -> Result<Node, PatternError> {
        let mut alternatives = Vec::new();
        loop {
            self.at += 1;
            let alternative = self.sequence(Some(closing))?;
            if alternative.is_empty() {
                return Err(self.error("an alternative is empty: write a word on both sides of `|`"));
            }
            alternatives.push(alternative);
            if self.peek() == Some(closing) {
                self.at += 1;
                return Ok(Node::Choice { alternatives, optional });
            }
        }
    }

    fn braces(&mut self) -> Result<Node, PatternError> {
        let rest = &self.characters[self.at + 1..];
        let Some(length) = rest.iter().position(|&character| character == '}') else {
            return Err(self.error("`}` is missing"));
        };
        let name: String = rest[..length].iter().collect();
        let node = match name.trim() {
            "number" => Node::Number { min: 0, max: u32::MAX },
            "year" => Node::Year,
            "word" => Node::AnyWord,
            "name" => Node::Name,
            "term" => Node::Term,
            "" => return Err(self.error("`{}` needs the name of a group")),
            other => match other.strip_prefix("number ") {
                Some(bounds) => self.bounds(bounds)?,
                None => Node::Group(other.to_owned()),
            },
        };
        self.at += length + 2;
        Ok(node)
    }

    fn bounds(&self, bounds: &str) -> Result<Node, PatternError> {
        bounds
            .split_once('-')
            .and_then(|(min, max)| Some((min.trim().parse().ok()?, max.trim().parse().ok()?)))
            .filter(|(min, max)| min <= max)
            .map(|(min, max)| Node::Number { min, max })
            .ok_or_else(|| {
                self.error(format_args!("`{bounds}` is no range of numbers: write {{number 0-17}}"))
            })
    }

    fn quoted(&mut self) -> Result<Node, PatternError> {
        match (self.characters.get(self.at + 1), self.characters.get(self.at + 2)) {
            (Some(&mark), Some('"')) if !mark.is_alphanumeric() && !mark.is_whitespace() => {
                self.at += 3;
                Ok(Node::Punctuation(mark))
            }
            _ => Err(self.error("write one punctuation mark between straight quotes: \":\"")),
        }
    }

    fn gap(&mut self) -> Result<Node, PatternError> {
        let digits: String = self
            .characters
            .iter()
            .skip(self.at + 2)
            .take_while(|character| character.is_ascii_digit())
            .collect();
        let words = digits.parse().ok().filter(|&words: &u8| (1..=20).contains(&words));
        match (self.characters.get(self.at + 1), words) {
            (Some('.'), Some(words)) => {
                self.at += 2 + digits.len();
                Ok(Node::Gap(words))
            }
            _ => Err(self.error("a gap is written `..4`: up to that many words, from 1 to 20")),
        }
    }

    fn word(&mut self) -> Result<Node, PatternError> {
        let start = self.at;
        while self.peek().is_some_and(is_word_character) {
            self.at += 1;
        }
        let mut written: String = self.characters[start..self.at].iter().collect();
        let mut form = WordForm::Plain;
        if self.peek() == Some(':') {
            form = match written.as_str() {
                "noun" => WordForm::Noun,
                "verb" => WordForm::Verb,
                _ => {
                    return Err(self.error(
                        "`:` stands only after `noun` or `verb`; write \":\" for a colon in the text",
                    ));
                }
            };
            self.at += 1;
            let start = self.at;
            while self.peek().is_some_and(is_word_character) {
                self.at += 1;
            }
            written = self.characters[start..self.at].iter().collect();
        }
        let parts: Vec<String> = written.split('-').map(str::to_owned).collect();
        if parts.iter().any(String::is_empty) {
            return Err(match self.peek() {
                Some(character) if written.is_empty() => self.error(format_args!(
                    "`{character}` cannot stand here; punctuation is written in straight quotes"
                )),
                _ => self.error(format_args!("`{written}` is no word: a hyphen stands between letters only")),
            });
        }
        let letters = written.chars().filter(|character| character.is_alphabetic()).count();
        let capitals = letters >= 2 && !written.chars().any(char::is_lowercase);
        Ok(Node::Word(Word { parts, form, capitals }))
    }
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
