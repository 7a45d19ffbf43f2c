//! Folding against tables, against every code point, against a plain restatement of its steps, and against the laws of its map.

mod characters;
mod laws;
mod reference;
mod spans;
mod speed;
mod texts;
mod variants;

use super::{LINE_HYPHEN, fold};

/// A folded text without the difference between a line-end hyphen and a dash at a line end.
fn without_line_ends(folded: &str) -> String {
    let mut joined = String::new();
    for (index, part) in folded.split(['-', LINE_HYPHEN]).enumerate() {
        if index == 0 {
            joined.push_str(part);
            continue;
        }
        let next_line =
            part.trim_start_matches(' ').strip_prefix('\n').map(|next| next.trim_start_matches(' '));
        joined.push('-');
        joined.push_str(next_line.unwrap_or(part));
    }
    joined
}

#[test]
fn dashes_at_line_ends_are_set_aside() {
    assert_eq!(without_line_ends(&fold("a\u{2014} \n b é-\nç-d").text), "a-b é-ç-d");
}
