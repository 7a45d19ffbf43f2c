//! Step 2: characters that nobody sees.

/// Whether folding deletes `c`.
///
/// These are the code points with the property `Default_Ignorable_Code_Point`, which hold soft hyphens, zero-width characters, bidi controls and
/// variation selectors, and U+2027, the hyphenation point of dictionaries, whose folded form would be taken for a [`LINE_HYPHEN`].
///
/// [`LINE_HYPHEN`]: super::LINE_HYPHEN
pub(crate) fn is_ignorable(c: char) -> bool {
    // Nearly all text is ASCII or Latin.
    c >= '\u{AD}'
        && matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2027}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}

/// Where the ignorable characters that start at `from` end.
pub(super) fn end(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start_matches(is_ignorable).len()
}
