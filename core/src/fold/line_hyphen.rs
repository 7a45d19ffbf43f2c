//! Step 1: words that are broken at the end of a line.

use unicode_normalization::char::is_combining_mark;

use super::cluster::attaches;
use super::ignorable::is_ignorable;
use super::punctuation::{is_line_break, is_space};

/// Stands in a folded text for a hyphen at a line end between letters, with the line break and the blanks around it.
///
/// Whether the two halves are one word (`por-` `nography`) or two (`self-` `generated`) is for the reader of the folded text to decide. The
/// character comes from nowhere else: where a source holds it, it is deleted.
///
/// ```
/// use csea_terms::fold::{LINE_HYPHEN, fold};
/// assert_eq!(fold("Por-\r\n  nography").text, format!("por{LINE_HYPHEN}nography"));
/// ```
pub const LINE_HYPHEN: char = '\u{2027}';

pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// Where the line-end hyphen ends that starts with the character `c` at `at`: before the first letter of the next line. `None` if there is none.
///
/// One line break only: a blank line ends the word.
pub(super) fn end(text: &str, at: usize, c: char) -> Option<usize> {
    if !matches!(c, '-' | '\u{2010}' | SOFT_HYPHEN) {
        return None;
    }
    let after = &text[at + c.len_utf8()..];
    let next_line = skip_blanks(strip_break(skip_blanks(after))?);
    let letter = next_line.chars().next()?;
    let joins = letter.is_alphabetic() && !attaches(letter) && follows_letter(&text[..at]);
    joins.then(|| text.len() - next_line.len())
}

fn skip_blanks(text: &str) -> &str {
    text.trim_start_matches(|c| is_space(c) || is_ignorable(c))
}

fn strip_break(text: &str) -> Option<&str> {
    text.strip_prefix("\r\n").or_else(|| text.strip_prefix(is_line_break))
}

/// Whether the last character that is neither a mark nor ignorable is a letter.
fn follows_letter(before: &str) -> bool {
    let mut bases = before.chars().rev().filter(|&c| !is_ignorable(c) && !is_combining_mark(c));
    bases.next().is_some_and(char::is_alphabetic)
}
