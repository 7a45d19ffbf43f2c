//! Step 3: one dash, one space, one line break, one apostrophe.

/// The ASCII character that stands for all of its kind; any other character as it is.
///
/// Dashes are `Dash_Punctuation` and the minus sign; spaces are `Space_Separator` and the tab. An acute or grave accent on its own and a prime
/// are taken for the apostrophe that they replace in practice. Quotation marks are none of these.
pub(super) fn plain(c: char) -> char {
    if is_space(c) {
        return ' ';
    }
    if is_line_break(c) {
        return '\n';
    }
    match c {
        '\u{58A}'
        | '\u{5BE}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{2E17}'
        | '\u{2E1A}'
        | '\u{2E3A}'..='\u{2E3B}'
        | '\u{2E40}'
        | '\u{2E5D}'
        | '\u{301C}'
        | '\u{3030}'
        | '\u{30A0}'
        | '\u{FE31}'..='\u{FE32}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}'
        | '\u{10D6E}'
        | '\u{10EAD}' => '-',
        // U+1FFD and U+1FEF are the accents once more, by canonical equivalence.
        '\u{60}'
        | '\u{B4}'
        | '\u{2B9}'
        | '\u{2BC}'
        | '\u{1FEF}'
        | '\u{1FFD}'
        | '\u{2018}'..='\u{2019}'
        | '\u{201B}'
        | '\u{2032}'
        | '\u{FF07}' => '\'',
        _ => c,
    }
}

/// Whether `c` is a space of any width, or a tab.
pub(crate) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether `c` ends a line. `\r\n` is one break of two such characters.
pub(crate) fn is_line_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
