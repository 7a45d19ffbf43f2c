//! The steps of folding restated on a whole text, without clusters, spans or speed.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::texts::texts;
use crate::fold::cluster::attaches;
use crate::fold::ignorable::is_ignorable;
use crate::fold::punctuation::{is_line_break, is_space, plain};
use crate::fold::{LINE_HYPHEN, fold};

/// Stands for a line-end hyphen while the steps run.
const PLACEHOLDER: char = '\u{f8ff}';

fn reference(text: &str) -> String {
    let marked = mark_line_hyphens(&text.chars().collect::<Vec<_>>());
    let seen = marked.replace("\r\n", "\n").replace(is_ignorable, "");
    let plain_text: String = seen.chars().map(plain).nfkd().map(plain).collect();
    let mut folded = plain_text.to_lowercase();
    for (from, to) in [("ß", "ss"), ("ς", "σ"), ("æ", "ae"), ("œ", "oe")] {
        folded = folded.replace(from, to);
    }
    folded.nfc().map(|c| if c == PLACEHOLDER { LINE_HYPHEN } else { c }).collect()
}

fn mark_line_hyphens(chars: &[char]) -> String {
    let mut marked = String::new();
    let mut at = 0;
    while at < chars.len() {
        if let Some(end) = line_hyphen(chars, at) {
            marked.push(PLACEHOLDER);
            at = end;
        } else {
            // As ever, CR and LF are one break, also for the look at what follows.
            marked.push(chars[at]);
            at += 1;
        }
    }
    marked
}

fn line_hyphen(chars: &[char], at: usize) -> Option<usize> {
    let blanks =
        |from: usize| from + chars[from..].iter().take_while(|&&c| is_space(c) || is_ignorable(c)).count();
    let hyphen = matches!(chars[at], '-' | '\u{2010}' | '\u{ad}');
    let before = chars[..at].iter().rfind(|&&c| !is_ignorable(c) && !is_combining_mark(c));
    let line_end = blanks(at + 1);
    let width = match chars[line_end.min(chars.len())..] {
        ['\r', '\n', ..] => 2,
        [c, ..] if is_line_break(c) => 1,
        _ => return None,
    };
    let next = blanks(line_end + width);
    let letter = |c: &char| c.is_alphabetic();
    let joins =
        hyphen && before.is_some_and(letter) && chars.get(next).is_some_and(|c| letter(c) && !attaches(*c));
    joins.then_some(next)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn folding_by_clusters_is_folding_the_whole(text in texts()) {
        prop_assert_eq!(fold(&text).text, reference(&text));
    }
}
