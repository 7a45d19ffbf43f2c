use std::borrow::Cow;

use super::line_hyphen::SOFT_HYPHEN;
use super::output::Output;
use super::{LINE_HYPHEN, OffsetMap, cluster, ignorable, letters, line_hyphen};
use crate::text::find_byte;

/// A folded text and the way back to its source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded<'t> {
    /// The folded text. Borrowed when it is the source, byte for byte.
    pub text: Cow<'t, str>,
    /// From bytes of the folded text to bytes of the source.
    pub map: OffsetMap,
}

/// Folds the text of one block of prose. The steps are those of the [module](crate::fold).
///
/// Folding a folded text changes nothing more, with one exception: line ends. [`LINE_HYPHEN`] itself is deleted, and a dash that was folded
/// to `-` at a line end is then taken for a line-end hyphen. So fold a text once.
///
/// # Cost
///
/// One pass, linear in the text. ASCII prose, lower-casing included, runs at more than 1 GB/s on one core of a 2020s server; text that needs
/// nothing allocates nothing. Letters in wide use beyond ASCII cost some 5 ns each, a typographic quotation mark, space or apostrophe some 50 ns,
/// a cluster that has to be composed or expanded some 200 ns. The result takes about the space of the source, and 32 bytes for each cluster
/// that is longer than one character or changes its length.
///
/// ```
/// use csea_terms::fold::fold;
/// let text = "Child\u{a0}Porno\u{ad}graphy";
/// let folded = fold(text);
/// assert_eq!(folded.text, "child pornography");
/// assert_eq!(&text[folded.map.to_source(6, 17)], "Porno\u{ad}graphy");
/// ```
pub fn fold(text: &str) -> Folded<'_> {
    let mut output = Output::new(text);
    let mut at = 0;
    while let Some(odd) = next_odd(text, at) {
        let mut base = odd;
        if odd > at && cluster::end(text, odd) > odd {
            // A mark attaches to the character before it, which is plain but for that.
            base -= text[at..odd].chars().next_back().map_or(0, char::len_utf8);
        }
        at = step(text, base, &mut output);
    }
    let (text, map) = output.finish();
    Folded { text, map }
}

/// The first place at or after `at` that needs more than ASCII lower-casing.
fn next_odd(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut from = at;
    loop {
        let odd = match bytes.get(from) {
            Some(&byte) if is_odd(byte) => from,
            _ => from + find_byte(&bytes[from..], is_odd)?,
        };
        from = match bytes[odd] {
            b'-' if is_inner_hyphen(bytes, odd) => odd + 1,
            0x80.. => letters::end_of_unchanged(text, odd),
            _ => odd,
        };
        if from == odd {
            return Some(odd);
        }
    }
}

fn is_odd(byte: u8) -> bool {
    byte >= 0x80 || byte == b'-' || byte == b'`' || (byte.wrapping_sub(b'\t') < 5 && byte != b'\n')
}

/// Whether what follows the hyphen at `at` shows that no line ends there.
fn is_inner_hyphen(bytes: &[u8], at: usize) -> bool {
    bytes.get(at + 1).is_none_or(u8::is_ascii_graphic)
}

/// Folds what stands at `at` and returns where it ends.
fn step(text: &str, at: usize, output: &mut Output<'_>) -> usize {
    let Some(c) = text[at..].chars().next() else { return text.len() };
    if let Some(end) = line_hyphen::end(text, at, c) {
        output.replace(at..end, LINE_HYPHEN.encode_utf8(&mut [0; 4]));
        return end;
    }
    if ignorable::is_ignorable(c) {
        let end = end_of_deleted(text, at);
        output.replace(at..end, "");
        return end;
    }
    let pair = c == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
    let base_end = at + if pair { 2 } else { c.len_utf8() };
    let end = cluster::end(text, base_end);
    let short = if end > base_end { None } else { letters::fold_char(c) };
    if let Some(folded) = short {
        output.replace_char(at..end, c, folded);
    } else {
        let base = if pair { at + 1 } else { at };
        output.replace_with(at..end, |folded| letters::fold_cluster(&text[base..end], folded));
    }
    end
}

/// Where the ignorable characters at `at` end, or the first soft hyphen among them that is a line-end hyphen.
fn end_of_deleted(text: &str, at: usize) -> usize {
    let end = ignorable::end(text, at);
    // The first soft hyphen speaks for all: what follows it to the line's end is the same.
    match text[at..end].find(SOFT_HYPHEN) {
        Some(index) if line_hyphen::end(text, at + index, SOFT_HYPHEN).is_some() => at + index,
        _ => end,
    }
}
