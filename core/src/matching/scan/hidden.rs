//! Whether markup may stand inside a word: then the letters of the word do not stand side by side in the source.

/// Bytes that may be markup where they stand right after a letter.
fn is_markup(byte: u8) -> bool {
    matches!(
        byte,
        b'*' | b'_' | b'`' | b'~' | b'<' | b'[' | b']' | b'\\' | b'!' | b'&' | b'^' | b'$' | b'{' | b'}'
    )
}

/// Whether text may stand between words that is not read with them, where this byte does.
pub(super) fn is_markup_between(byte: u8) -> bool {
    matches!(
        byte,
        b'<' | b'>'
            | b'&'
            | b'['
            | b']'
            | b'('
            | b')'
            | b'{'
            | b'}'
            | b'\\'
            | b'#'
            | b'`'
            | b'~'
            | b'|'
            | b'='
    )
}

/// Whether a word may be hidden by the markup of a text in Markdown or HTML. Says so rather once too often.
pub(super) fn hides_word(text: &[u8]) -> bool {
    let mut ends_inside = None;
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.iter().position(|&byte| is_markup(byte))) {
        at += found;
        let after_letter = at.checked_sub(1).is_some_and(|before| text[before].is_ascii_alphabetic());
        let hides = match text[at] {
            b'&' => entity_hides(text, at, after_letter),
            _ if !after_letter => false,
            b']' | b'[' | b'!' => *ends_inside.get_or_insert_with(|| closes_into_word(text)),
            _ => goes_on(text, at),
        };
        if hides {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether the character reference at `at` may stand for a letter, or beside one.
fn entity_hides(text: &[u8], at: usize, after_letter: bool) -> bool {
    let rest = &text[at + 1..];
    let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match rest.get(length) {
        _ if rest.first() == Some(&b'#') => true,
        _ if length == 0 => false,
        Some(b';') => {
            let next = rest.get(length + 1);
            after_letter || next.is_some_and(|&byte| byte.is_ascii_alphabetic() || is_markup(byte))
        }
        _ => true,
    }
}

/// Whether a letter follows the markup at `at`.
fn goes_on(text: &[u8], mut at: usize) -> bool {
    while let Some(&byte) = text.get(at) {
        at = match byte {
            b'<' => match text[at..].iter().position(|&byte| matches!(byte, b'>' | b'"' | b'\'')) {
                Some(length) if text[at + length] == b'>' => at + length + 1,
                _ => return true,
            },
            b'&' | b'[' | b']' | b'!' => return true,
            byte if is_markup(byte) => at + 1,
            byte => return byte.is_ascii_alphabetic() || byte >= 0x80,
        };
    }
    false
}

/// Whether a bracket closes before a letter or more markup anywhere.
fn closes_into_word(text: &[u8]) -> bool {
    let into = |next: u8| next.is_ascii_alphabetic() || is_markup(next) || next >= 0x80 || next == b'(';
    text.windows(2).any(|pair| match pair {
        [b']', b'('] => false,
        [b')' | b']' | b'>', next] => into(*next),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_hides_a_word_only_inside_it() {
        for text in [
            "*one* **two** `three` [four](five) six",
            "<p>one <b>two</b> three</p>\n",
            "one &amp; two &nbsp; three",
            "f(a[1]) and R & D",
        ] {
            assert!(!hides_word(text.as_bytes()), "{text}");
        }
        for text in [
            "chi**ld**",
            "ch<b>ild</b>",
            "ch&#105;ld",
            "&#99;hild",
            "chi&shy;ld",
            "[chi](x)ld",
            "ch\\\\ild",
            "chi<!-- -->ld",
            "ch![](x)ild",
            "chi[](y)ld",
            "ch**<b>ild</b>**",
            "&ampchild",
            "[chi][x]ld",
        ] {
            assert!(hides_word(text.as_bytes()), "{text}");
        }
    }
}
