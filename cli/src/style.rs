//! Colours and the width of lines.

use std::borrow::Cow;
use std::fmt;

use anstyle::{AnsiColor, Style};
use csea_terms::Usage;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The styles of human output; all empty without colour.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Palette {
    pub(crate) avoid: Style,
    pub(crate) caution: Style,
    pub(crate) info: Style,
    pub(crate) good: Style,
    pub(crate) strong: Style,
    pub(crate) faint: Style,
}

impl Palette {
    pub(crate) fn new(coloured: bool) -> Self {
        if !coloured {
            return Self::default();
        }
        let bold = |color: AnsiColor| Style::new().bold().fg_color(Some(color.into()));
        Self {
            avoid: bold(AnsiColor::Red),
            caution: bold(AnsiColor::Yellow),
            info: bold(AnsiColor::Blue),
            good: Style::new().fg_color(Some(AnsiColor::Green.into())),
            strong: Style::new().bold(),
            faint: Style::new().dimmed(),
        }
    }

    /// The style of a level.
    pub(crate) fn level(&self, level: Usage) -> Style {
        match level {
            Usage::Avoid => self.avoid,
            Usage::Caution => self.caution,
            Usage::Info => self.info,
            Usage::Recommended => self.good,
        }
    }
}

/// Writing formatted text to the end of a text.
pub(crate) trait Add {
    /// Adds it.
    fn add(&mut self, text: fmt::Arguments<'_>);
}

impl Add for String {
    fn add(&mut self, text: fmt::Arguments<'_>) {
        // A `String` takes whatever is written to it.
        let _ = fmt::Write::write_fmt(self, text);
    }
}

/// Text in a style.
pub(crate) fn styled(style: Style, text: impl fmt::Display) -> String {
    format!("{style}{text}{style:#}")
}

/// Text broken to `width`, every line indented, the first with `label` in a style of its own.
pub(crate) fn paragraph(width: usize, indent: usize, label: (&str, Style), text: &str) -> String {
    let (label, style) = label;
    let space = " ".repeat(indent);
    let first = format!("{space}{label}");
    let options = Options::new(width)
        .initial_indent(&first)
        .subsequent_indent(&space)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
        .break_words(false);
    let mut filled = textwrap::fill(&one_line(text), options);
    filled.push('\n');
    match label {
        "" => filled,
        label => filled.replacen(label, &styled(style, label), 1),
    }
}

/// The text on one line: runs of white space are one space, what a terminal would obey is made visible.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().map(visible).collect::<Vec<_>>().join(" ")
}

/// The text with every character replaced that a terminal would obey instead of showing it.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_obeyed) {
        Cow::Owned(
            text.chars()
                .map(|letter| if is_obeyed(letter) { char::REPLACEMENT_CHARACTER } else { letter })
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

/// Control characters, and those that turn the direction of writing.
pub(crate) fn is_obeyed(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// `1 place`, `2 places`.
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_keep_to_the_width() {
        let text = paragraph(24, 2, ("why: ", Style::new()), "été  one two\nthree four five six");
        assert_eq!(text, "  why: été one two three\n  four five six\n");
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        assert_eq!(one_line("a\u{1b}[31m b\t\u{202E}c"), "a\u{fffd}[31m b \u{fffd}c");
        assert!(matches!(visible("été"), Cow::Borrowed(_)));
    }
}
