use super::scan::find_byte;
use super::{Mark, MarkKind};
use crate::text::Span;

mod path;

/// Scripts written without spaces start here; addresses do not go on into them.
const EAST_ASIAN: char = '\u{2e80}';
const COMBINING: std::ops::RangeInclusive<char> = '\u{300}'..='\u{36f}';
/// The digits after `10.` in a DOI.
const REGISTRANT_DIGITS: std::ops::RangeInclusive<usize> = 4..=9;

/// Marks URLs, e-mail addresses, file names, paths, DOIs, hashtags, handles and identifiers with underscores in `text`.
///
/// Each stretch of non-space text is judged once, so the cost is linear. `and/or`, `24/7` or `A/HRC/RES/34/16` are no addresses, nor is
/// a full stop without a space after it.
pub(super) fn mark(text: &str, marks: &mut Vec<Mark>) {
    let bytes = text.as_bytes();
    let mut done = 0;
    let mut from = 0;
    while let Some(at) =
        find_byte(bytes, from, |byte| matches!(byte, b'.' | b'/' | b':' | b'@' | b'#' | b'\\' | b'_'))
    {
        if !is_promising(bytes, at) {
            from = at + 1;
            continue;
        }
        let token = token_around(text, done, at);
        done = match classify(text, token) {
            Some(span) => {
                marks.push(Mark { kind: MarkKind::Address, span });
                span.end()
            }
            None => token.end(),
        };
        from = done.max(at + 1);
    }
}

/// A cheap test of the bytes around a sign that addresses hold.
fn is_promising(bytes: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| bytes[before]);
    let after = bytes.get(at + 1).copied().unwrap_or(b' ');
    let word_after = after.is_ascii_alphanumeric() || after == b'_' || !after.is_ascii();
    match bytes[at] {
        b'.' if after.is_ascii_digit() => bytes[..at].ends_with(b"10"),
        b'.' => after.is_ascii_alphabetic() && before.is_some_and(|byte| !byte.is_ascii_whitespace()),
        b':' => matches!(after, b'/' | b'\\'),
        b'/' => {
            word_after && before.is_none_or(|byte| byte.is_ascii_whitespace() || b"([{\"'.~".contains(&byte))
        }
        b'\\' => after == b'\\',
        b'_' => word_after && before.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()),
        _ => word_after,
    }
}

/// The stretch around `at` of characters that names and addresses are made of, not before `floor`.
fn token_around(text: &str, floor: usize, at: usize) -> Span {
    let left = text[floor..at].trim_end_matches(is_token_char).len();
    let right = text[at..].len() - text[at..].trim_start_matches(is_token_char).len();
    Span::new(floor + left, at + right)
}

fn is_token_char(c: char) -> bool {
    is_word_char(c) || matches!(c, '.' | '-' | '~' | '%' | '+' | '/' | '\\' | ':' | '@' | '#')
}

fn is_word_char(c: char) -> bool {
    c == '_' || (c < EAST_ASIAN && c.is_alphanumeric()) || COMBINING.contains(&c)
}

fn classify(text: &str, token: Span) -> Option<Span> {
    url(text, token)
        .or_else(|| email(text, token))
        .or_else(|| doi(text, token))
        .or_else(|| tag(text, token))
        .or_else(|| path::find(text, token))
        .or_else(|| identifier(text, token))
}

/// A name as programs and data sets have them: words that underscores join.
fn identifier(text: &str, token: Span) -> Option<Span> {
    let joins = |at: usize| {
        text[..at].ends_with(char::is_alphanumeric) && text[at + 1..].starts_with(char::is_alphanumeric)
    };
    let inside = text[token].match_indices('_').map(|(at, _)| token.start() + at).find(|&at| joins(at))?;
    let start = inside - (text[..inside].len() - text[..inside].trim_end_matches(is_word_char).len());
    Some(Span::new(start, inside + leading(&text[inside..], is_word_char).len()))
}

fn url(text: &str, token: Span) -> Option<Span> {
    let word = &text[token];
    let (start, host) = if let Some(colon) = word.find("://") {
        let before = word[..colon]
            .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-'))
            .len();
        let letter = word[before..colon].find(|c: char| c.is_ascii_alphabetic())?;
        (before + letter, colon + "://".len())
    } else {
        let start = word.find("www.")?;
        let starts_word = !word[..start].ends_with(is_word_char);
        (starts_word && word[start..].len() > "www.".len()).then_some((start, start + "www.".len()))?
    };
    let end = url_end(text, token.start() + host);
    (end > token.start() + host).then(|| Span::new(token.start() + start, end))
}

/// Where the URL that goes on at `from` ends, without the punctuation of the sentence around it.
fn url_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let stretch = &rest[..rest.find(|c| !is_url_char(c)).unwrap_or(rest.len())];
    let count = |wanted: char| stretch.chars().filter(|&c| c == wanted).count();
    let mut unopened = [count(')').saturating_sub(count('(')), count(']').saturating_sub(count('['))];
    let trimmed = stretch.trim_end_matches(|c: char| match c {
        ')' | ']' => {
            let left = &mut unopened[usize::from(c == ']')];
            let closes_sentence = *left > 0;
            *left = left.saturating_sub(1);
            closes_sentence
        }
        _ => matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '~' | '-'),
    });
    from + trimmed.len()
}

fn is_url_char(c: char) -> bool {
    let outside = c.is_whitespace() || c.is_control() || c >= EAST_ASIAN;
    !outside
        && !matches!(
            c,
            '<' | '>' | '"' | '{' | '}' | '|' | '\\' | '^' | '`' | '«' | '»' | '\u{2000}'..='\u{206f}'
        )
}

fn email(text: &str, token: Span) -> Option<Span> {
    let word = &text[token];
    let at = word.find('@')?;
    let local = word[..at].trim_end_matches(|c| is_word_char(c) || matches!(c, '.' | '%' | '+' | '-')).len();
    let local = local + (word[local..at].len() - word[local..at].trim_start_matches('.').len());
    let domain = leading(&word[at + 1..], |c| is_word_char(c) || matches!(c, '.' | '-'));
    let end = at + 1 + domain.trim_end_matches(['.', '-']).len();
    let is_handle = local == at && !word[..at].ends_with(is_token_char);
    let named = end > at + 1 && (is_handle || (local < at && word[at..end].contains('.')));
    let scheme = word[..local].strip_suffix("mailto:").map_or(local, str::len);
    named.then(|| Span::new(token.start() + scheme, token.start() + end))
}

fn doi(text: &str, token: Span) -> Option<Span> {
    let word = &text[token];
    let start = word.find("10.")?;
    let before = &word[..start];
    let registrant = leading(&word[start + "10.".len()..], |c| c.is_ascii_digit()).len();
    let slash = start + "10.".len() + registrant;
    let is_doi = REGISTRANT_DIGITS.contains(&registrant)
        && word[slash..].starts_with('/')
        && !before.ends_with(is_word_char);
    let end = url_end(text, token.start() + slash);
    let prefixed = before.len() >= 4
        && before.is_char_boundary(before.len() - 4)
        && before[before.len() - 4..].eq_ignore_ascii_case("doi:");
    let start = if prefixed { start - "doi:".len() } else { start };
    (is_doi && end > token.start() + slash + 1).then(|| Span::new(token.start() + start, end))
}

fn tag(text: &str, token: Span) -> Option<Span> {
    let word = &text[token];
    let hash = word.find('#')?;
    let name = leading(&word[hash + 1..], is_word_char);
    let is_tag = name.contains(char::is_alphabetic)
        && !text[..token.start() + hash].ends_with(|c: char| c.is_alphanumeric() || c == '&');
    is_tag.then(|| Span::new(token.start() + hash, token.start() + hash + 1 + name.len()))
}

/// The characters with which `text` starts that are `wanted`.
fn leading(text: &str, wanted: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !wanted(c)).unwrap_or(text.len())]
}
