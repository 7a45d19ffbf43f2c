use html5gum::Tokenizer;

use super::sink::Sink;

/// More letters than any name of a character has.
const NAME_LENGTH: usize = 40;

/// Where a character reference stands; a name without a semicolon reads differently in an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Attribute,
}

/// What the character reference at the start of `text` stands for, and how many bytes it takes; `None` if it is no reference.
pub(super) fn decode(text: &str, place: Place) -> Option<(String, usize)> {
    let reference = extent(text)?;
    let mut value = String::new();
    let Ok(()) = Tokenizer::new_with_emitter(reference, Sink::Text(&mut value)).finish();
    if value == reference {
        return None;
    }
    // A name may be shorter than the letters at hand: `&notit;` is `¬it;`. What follows it comes out as it is.
    let pairs = value.chars().rev().zip(reference.chars().rev());
    let unread: usize = pairs.take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum();
    let unread = if unread == value.len() { 0 } else { unread };
    value.truncate(value.len() - unread);
    let length = reference.len() - unread;
    let after = text[length..].chars().next();
    let runs_on = after.is_some_and(|c| c == '=' || c.is_ascii_alphanumeric());
    let is_closed = reference[..length].ends_with(';') || reference.starts_with("&#");
    (place == Place::Text || is_closed || !runs_on).then_some((value, length))
}

/// The stretch at the start of `text` that may be a character reference.
fn extent(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let count =
        |from: usize, wanted: fn(&u8) -> bool| bytes[from..].iter().take_while(|byte| wanted(byte)).count();
    let (start, length) = match bytes {
        [b'&', b'#', b'x' | b'X', ..] => (3, count(3, u8::is_ascii_hexdigit)),
        [b'&', b'#', ..] => (2, count(2, u8::is_ascii_digit)),
        [b'&', ..] => (1, count(1, u8::is_ascii_alphanumeric).min(NAME_LENGTH)),
        _ => return None,
    };
    let end = start + length;
    let closed = usize::from(bytes.get(end) == Some(&b';'));
    (length > 0).then(|| &text[..end + closed])
}
