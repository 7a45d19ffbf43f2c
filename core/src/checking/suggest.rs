//! Suggestions that can be used as they stand: number, verb form, case and article follow the wording that they replace.

use std::ops::Range;

use super::edit::Edit;
use super::finding::Suggestion;
use crate::markup::Block;
use crate::matching::{Candidate, Matcher, Passage, Trace};
use crate::terminology::inflection::{Number, Spelling, VerbForm};
use crate::terminology::pattern::{Node, Sequence, Word, WordForm};
use crate::terminology::{Applicability, Designation, Replacement};
use crate::text::Span;

/// Words that stay small in titles, and words after which the head of a phrase is no longer its end.
const SMALL: &[&str] =
    &["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];
const AFTER_HEAD: &[&str] =
    &["of", "in", "for", "by", "with", "who", "that", "against", "on", "to", "from", "between", "through"];

/// Bytes that most suggestions have room in.
const RENDERED: usize = 64;

/// The group of nouns that a wording can stand before as a modifier.
const MODIFIED_NOUN: &str = "modified noun";

/// The groups that suggestions ask the matcher for.
pub(super) const SUGGESTION_GROUPS: &[&str] = &[MODIFIED_NOUN];

/// What suggestions need to know of a finding.
pub(super) struct Setting<'s> {
    pub(super) spelling: &'s Spelling,
    pub(super) matcher: &'s Matcher,
    pub(super) block: &'s Block<'s>,
    pub(super) passage: &'s Passage<'s>,
    pub(super) tokens: Range<usize>,
    /// What a suggestion replaces, in bytes of the block's text.
    pub(super) span: Span,
}

/// The suggestions for a wording, the best first.
pub(super) fn suggestions(
    setting: &Setting<'_>,
    candidate: &Candidate,
    designation: &Designation,
    templates: &[Sequence],
) -> Vec<Suggestion> {
    let trace = setting.matcher.trace(setting.passage, candidate);
    let place = Place::of(setting);
    let mut suggestions: Vec<Suggestion> = Vec::with_capacity(designation.replacements.len());
    let cores = setting.cores(setting.span);
    for (replacement, template) in designation.replacements.iter().zip(templates) {
        let suggestion = setting.suggestion(&place, &trace, replacement, template, &cores);
        if suggestion.replacement != place.surface
            && !suggestions.iter().any(|other| other.replacement == suggestion.replacement)
        {
            suggestions.push(suggestion);
        }
    }
    // What cannot be put in by an edit comes last, whatever the order in the data.
    suggestions.sort_by_key(|suggestion| suggestion.edits.is_empty());
    suggestions
}

/// Where a wording stands in its sentence.
struct Place<'s> {
    surface: &'s str,
    case: Case,
    before_noun: bool,
    possessive: Option<Possessive>,
    article: Option<Span>,
}

/// How the wording is put into the possessive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Possessive {
    /// By *'s*.
    WithS,
    /// By an apostrophe alone, whose end is this byte of the block's text.
    Apostrophe(usize),
}

impl<'s> Place<'s> {
    fn of(setting: &Setting<'s>) -> Self {
        let passage = setting.passage;
        let tokens = &setting.tokens;
        let surface = passage.surface(tokens.clone());
        let directly_after = passage.between(tokens.end);
        let adjacent =
            !directly_after.contains(|character: char| !character.is_whitespace() && character != '-');
        Self {
            surface,
            case: Case::of(surface),
            before_noun: adjacent && setting.matcher.starts_with_group(passage, MODIFIED_NOUN, tokens.end),
            possessive: if passage.folded_token(tokens.end) == "'s" {
                Some(Possessive::WithS)
            } else if directly_after.starts_with('\'') {
                let mark = setting.block.text[setting.span.end()..].chars().next();
                mark.map(|mark| Possessive::Apostrophe(setting.span.end() + mark.len_utf8()))
            } else {
                None
            },
            article: article_before(passage, tokens.start),
        }
    }
}

/// The indefinite article directly before the wording, in bytes of the block's text.
fn article_before(passage: &Passage<'_>, start: usize) -> Option<Span> {
    let before = start.checked_sub(1)?;
    let is_article = matches!(passage.folded_token(before), "a" | "an");
    (is_article && passage.between(start).trim().is_empty()).then(|| passage.span(before..start))
}

impl Setting<'_> {
    fn suggestion(
        &self,
        place: &Place<'_>,
        trace: &Trace,
        replacement: &Replacement,
        template: &[Node],
        cores: &[Option<Core>],
    ) -> Suggestion {
        let (text, fits) = match &replacement.modifier {
            Some(modifier) if place.before_noun => (modifier.to_string(), true),
            _ => {
                let text = self.render(template, trace);
                let fits = !(place.before_noun || place.possessive.is_some()) || is_head_final(&text);
                (text, fits)
            }
        };
        let text = place.case.apply(&text);
        let edits = if fits { self.edits(place, &text, cores) } else { Vec::new() };
        let applicability = if edits.is_empty() { Applicability::Display } else { replacement.applicability };
        Suggestion {
            replacement: text,
            applicability,
            note: replacement.note.as_deref().map(str::to_owned),
            edits,
        }
    }

    /// The template with its forms filled in.
    fn render(&self, template: &[Node], trace: &Trace) -> String {
        let mut text = String::with_capacity(RENDERED);
        for node in template {
            let before = text.len();
            match node {
                Node::Word(word) => self.word(word, trace, &mut text),
                Node::Group(name) => text.push_str(&self.repeated(name, trace)),
                Node::Punctuation(mark) => text.push(*mark),
                _ => continue,
            }
            let (rest, part) = text.split_at(before);
            let joined = matches!(node, Node::Punctuation(',' | '.' | ';' | ':' | ')' | '/')) || part == "'s";
            if !rest.is_empty() && !joined && !rest.ends_with(['(', '/']) {
                text.insert(before, ' ');
            }
        }
        text
    }

    fn word(&self, word: &Word, trace: &Trace, text: &mut String) {
        let Some((last, parts)) = word.parts.split_last() else { return };
        for part in parts {
            text.push_str(part);
            text.push('-');
        }
        match word.form {
            WordForm::Noun if trace.number == Some(Number::Plural) => {
                text.push_str(&self.spelling.plural(last));
            }
            WordForm::Verb => {
                text.push_str(&self.spelling.verb(last, trace.verb.unwrap_or(VerbForm::Base)));
            }
            _ => text.push_str(last),
        }
    }

    fn repeated(&self, name: &str, trace: &Trace) -> String {
        trace
            .groups
            .iter()
            .find(|(group, _)| self.matcher.group_name(*group) == name)
            .map(|(_, tokens)| on_one_line(self.passage.surface(tokens.clone())))
            .unwrap_or_default()
    }

    /// The changes that put `text` in the place of the wording; none if markup inside it cannot be kept.
    fn edits(&self, place: &Place<'_>, text: &str, cores: &[Option<Core>]) -> Vec<Edit> {
        let Some(mut edits) = distribute(text, cores) else { return Vec::new() };
        if let Some(article) = place.article {
            let written = &self.block.text[article];
            let needed = article_for(text);
            if !written.eq_ignore_ascii_case(needed) {
                let replacement = Case::of_article(written).apply(needed);
                edits.insert(0, Edit { span: self.block.to_source(article), replacement });
            }
        }
        if let Some(Possessive::Apostrophe(end)) = place.possessive {
            // *The offenders' names* becomes *the children's names*.
            if !text.ends_with(['s', 'S']) {
                let replacement = if place.case == Case::Upper { "S" } else { "s" }.to_owned();
                edits.push(Edit { span: self.block.to_source(Span::new(end, end)), replacement });
            }
        }
        edits
    }

    /// The parts of the wording, in bytes of the block's text, between which the source holds markup.
    fn pieces(&self, span: Span) -> Vec<Span> {
        let mut parts: Vec<Span> = Vec::new();
        let mut source_end = None;
        let pieces = &self.block.pieces;
        let first = pieces.partition_point(|piece| piece.text_start + piece.text_len <= span.start());
        for piece in pieces[first..].iter().take_while(|piece| piece.text_start < span.end()) {
            let text = Span::new(piece.text_start, piece.text_start + piece.text_len);
            if !text.overlaps(span) {
                continue;
            }
            let part = Span::new(text.start().max(span.start()), text.end().min(span.end()));
            match parts.last_mut() {
                Some(last) if source_end == Some(piece.source.start()) => *last = last.cover(part),
                _ => parts.push(part),
            }
            source_end = Some(piece.source.end());
        }
        parts
    }

    /// The source spans of the wording without the space at their edges, one a piece of markup.
    ///
    /// `None` stands for a piece that meets its neighbour within a word.
    fn cores(&self, span: Span) -> Vec<Option<Core>> {
        let pieces = self.pieces(span);
        let last = pieces.len().saturating_sub(1);
        pieces
            .iter()
            .enumerate()
            .map(|(index, piece)| {
                let text = &self.block.text[*piece];
                let trimmed = text.trim();
                let next_starts_with_space = pieces
                    .get(index + 1)
                    .is_some_and(|next| self.block.text[*next].starts_with(char::is_whitespace));
                let parted = index == last || text.ends_with(char::is_whitespace) || next_starts_with_space;
                let start = piece.start() + (text.len() - text.trim_start().len());
                let core = Span::new(start, start + trimmed.len());
                parted.then(|| Core { source: self.block.to_source(core), empty: trimmed.is_empty() })
            })
            .collect()
    }
}

/// A piece of the wording in the source.
struct Core {
    source: Span,
    empty: bool,
}

/// Gives every piece at least one word of the replacement, so that no markup is left empty.
fn distribute(text: &str, cores: &[Option<Core>]) -> Option<Vec<Edit>> {
    let edit = |core: &Core, words: &str| Edit { span: core.source, replacement: words.to_owned() };
    if let [Some(only)] = cores {
        return (!only.empty).then(|| vec![edit(only, text)]);
    }
    let cores: Vec<&Core> = cores.iter().map(Option::as_ref).collect::<Option<Vec<_>>>()?;
    let cores: Vec<&Core> = cores.into_iter().filter(|core| !core.empty).collect();
    let words: Vec<&str> = text.split(' ').collect();
    let others = cores.len().checked_sub(1)?;
    let first_words = words.len().checked_sub(others).filter(|&count| count > 0)?;
    let mut parts = vec![words[..first_words].join(" ")];
    parts.extend(words[first_words..].iter().map(|word| (*word).to_owned()));
    Some(cores.iter().zip(parts).map(|(core, part)| edit(core, &part)).collect())
}

/// The text on one line; a hyphen at a line end stays a hyphen between its words.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() && !line.ends_with('-') {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether the phrase ends with its head, so that it can stand before a noun or take *'s*.
fn is_head_final(text: &str) -> bool {
    !text.split(' ').any(|word| AFTER_HEAD.contains(&word))
}

/// *a* or *an*, by the sound that the phrase begins with.
fn article_for(text: &str) -> &'static str {
    let word = text.split([' ', '-']).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let spelled = word.chars().filter(char::is_ascii_uppercase).count() >= 2;
    let vowel = if spelled {
        lower.starts_with(['a', 'e', 'f', 'h', 'i', 'l', 'm', 'n', 'o', 'r', 's', 'x'])
    } else {
        let silent =
            ["hour", "honest", "honour", "honor", "heir"].iter().any(|start| lower.starts_with(start));
        let consonant =
            ["uni", "use", "usu", "eu", "one", "once"].iter().any(|start| lower.starts_with(start))
                && !["unin", "unim"].iter().any(|start| lower.starts_with(start));
        silent || (lower.starts_with(['a', 'e', 'i', 'o', 'u', '8']) && !consonant)
    };
    if vowel { "an" } else { "a" }
}

/// How a wording is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    AsGiven,
    First,
    Title,
    Upper,
}

impl Case {
    fn of(surface: &str) -> Self {
        let has_small = surface.chars().any(char::is_lowercase);
        let capitals = surface.chars().filter(|character| character.is_uppercase()).count();
        if !has_small
            && capitals >= 2
            && surface.chars().filter(|character| character.is_alphabetic()).count() > 5
        {
            return Self::Upper;
        }
        let mut words = surface
            .split(|character: char| !character.is_alphanumeric() && character != '\'')
            .filter(|word| word.chars().any(char::is_alphabetic) && !is_small(word));
        let starts_high = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        match words.next() {
            Some(first) if starts_high(first) => {
                let mut others = words.peekable();
                if others.peek().is_some() && others.all(starts_high) { Self::Title } else { Self::First }
            }
            _ => Self::AsGiven,
        }
    }

    fn of_article(written: &str) -> Self {
        if written.starts_with('A') { Self::First } else { Self::AsGiven }
    }

    fn apply(self, text: &str) -> String {
        match self {
            Self::AsGiven => text.to_owned(),
            Self::First => capitalised(text),
            Self::Upper => text.to_uppercase(),
            Self::Title => text
                .split(' ')
                .enumerate()
                .map(
                    |(index, word)| {
                        if index > 0 && SMALL.contains(&word) { word.to_owned() } else { capitalised(word) }
                    },
                )
                .collect::<Vec<_>>()
                .join(" "),
        }
    }
}

/// Whether a word stays small in titles, however it is written.
fn is_small(word: &str) -> bool {
    if word.is_ascii() {
        SMALL.iter().any(|small| word.eq_ignore_ascii_case(small))
    } else {
        SMALL.contains(&word.to_lowercase().as_str())
    }
}

fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
