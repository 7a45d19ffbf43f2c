//! Exact places: what of the source a part of the fold stands for.

use std::borrow::Cow;

use crate::fold::fold;

/// Finds `part` in the fold of `text` and compares its source, whole and trimmed.
#[track_caller]
fn check(text: &str, part: &str, whole: &str, trimmed: &str) {
    let folded = fold(text);
    let start = folded.text.find(part).unwrap_or_else(|| panic!("{part:?} in {:?}", folded.text));
    let end = start + part.len();
    assert_eq!(&text[folded.map.to_source(start, end)], whole, "whole");
    assert_eq!(&text[folded.map.to_source_trimmed(start, end)], trimmed, "trimmed");
}

#[test]
fn composed_characters_are_whole() {
    check("cafe\u{301}s", "é", "e\u{301}", "e\u{301}");
    check("le cafe\u{301}s", "caf", "caf", "caf");
    check("éq\u{308}é", "q", "q\u{308}", "q\u{308}");
    check("éo\u{302}\u{323}é", "ộ", "o\u{302}\u{323}", "o\u{302}\u{323}");
    check("é\u{1112}\u{1161}\u{11ab}é", "한", "\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}\u{11ab}");
    check("éㄱㅏx", "가", "ㄱㅏ", "ㄱㅏ");
    check("éｶﾞx", "ガ", "ｶﾞ", "ｶﾞ");
    check("éक\u{93f}x", "क", "क\u{93f}", "क\u{93f}");
}

#[test]
fn expanded_characters_are_whole() {
    check("éﬁt", "f", "ﬁ", "ﬁ");
    check("éﬁt", "it", "ﬁt", "ﬁt");
    check("éaﬁt", "af", "aﬁ", "aﬁ");
    check("é Straße", "s", "S", "S");
    check("é aße", "se", "ße", "ße");
    check("é İx", "i", "İ", "İ");
    check("é½x", "1", "½", "½");
    check("é…x", "..", "…", "…");
    check("PÆDO", "aedo", "ÆDO", "ÆDO");
    check("Ⱥx", "x", "x", "x");
}

#[test]
fn deleted_characters_belong_to_what_stands_before() {
    check("é\u{ad}por\u{ad}no\u{200b} x", "porno", "por\u{ad}no\u{200b}", "por\u{ad}no");
    check("\u{feff}É x", "é", "\u{feff}É", "É");
    check("é\u{200b}", "é", "é\u{200b}", "é");
    check("e\u{200b}\u{301}\u{ad}x", "é", "e\u{200b}\u{301}\u{ad}", "e\u{200b}\u{301}");
    check("é ❤\u{fe0f}\u{200d}x", "❤", "❤\u{fe0f}\u{200d}", "❤\u{fe0f}");
    check("éa\u{200b}\u{ad}b", "b", "b", "b");
    check("éa\u{ad}ﬁ\u{ad}b", "f", "ﬁ\u{ad}", "ﬁ");
}

#[test]
fn line_hyphens_hold_the_break_and_its_blanks() {
    check("é por- \r\n  nography.", "por‧nography", "por- \r\n  nography", "por- \r\n  nography");
    check("é por- \r\n  nography.", "‧", "- \r\n  ", "- \r\n  ");
    check("é por\u{200b}\u{ad}\nnography.", "por", "por\u{200b}", "por");
    check("é\r\nx", "\n", "\r\n", "\r\n");
}

#[test]
fn empty_stays_empty() {
    let text = "é\u{ad}ﬁ’s\u{200b}";
    let map = fold(text).map;
    for (position, place) in [(0, 0), (2, 4), (3, 4), (4, 7), (5, 10), (6, text.len()), (99, text.len())] {
        let span = map.to_source(position, position);
        assert_eq!((span.start(), span.end()), (place, place), "{position}");
        assert_eq!(map.to_source_trimmed(position, position), span);
    }
    assert!(fold("\u{ad}\u{200b}").text.is_empty());
    assert_eq!(fold("\u{ad}\u{200b}").map.to_source(0, 0).len(), 0);
}

#[test]
fn equal_lengths_are_an_identity() {
    for text in [
        "",
        "plain",
        "Mixed CASE\tand `ticks`\n\x0b",
        "ÀÉ Жук 漢字 שלום",
        "é well-known - yes -",
        "a\rb -\nc",
    ] {
        let folded = fold(text);
        assert!(folded.map.is_identity(), "{text:?}");
        assert_eq!(folded.text.len(), text.len());
        assert_eq!(folded.map.to_source(0, 900).len(), text.len());
    }
}

#[test]
fn a_text_that_is_folded_already_is_borrowed() {
    for text in ["", "plain - and-so\non", "élève à noël", "q\u{308} 漢字 “é”", "ж\n\nй"] {
        assert!(matches!(fold(text).text, Cow::Borrowed(_)), "{text:?}");
    }
    assert!(matches!(fold("é\u{ad}").text, Cow::Owned(_)));
}
