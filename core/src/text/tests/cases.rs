use crate::text::{OffsetConverter, OffsetEncoding, Positions, Span};

const TEXT: &str = "\u{feff}né e\u{301}\r\n🙂👩‍👧 漢字\rלא\n\nç";

#[track_caller]
fn check_surface(surface: &str, [utf16, utf32]: [std::ops::Range<usize>; 2], place: (usize, usize)) {
    let start = TEXT.find(surface).expect("the surface stands in the text");
    let span = Span::new(start, start + surface.len());
    let found = Positions::locate(TEXT, &[span])[0];
    assert_eq!(&TEXT[found.range(OffsetEncoding::Utf8)], surface);
    assert_eq!(found.range(OffsetEncoding::Utf16), utf16);
    assert_eq!(found.range(OffsetEncoding::Utf32), utf32);
    assert_eq!((found.start.line, found.start.column), place);
}

#[test]
fn surfaces_have_these_places() {
    check_surface("\u{feff}", [0..1, 0..1], (1, 1));
    check_surface("né", [1..3, 1..3], (1, 2));
    check_surface("e\u{301}", [4..6, 4..6], (1, 5));
    check_surface("🙂", [8..10, 8..9], (2, 1));
    check_surface("漢字", [16..18, 13..15], (2, 6));
    check_surface("לא", [19..21, 16..18], (3, 1));
    check_surface("ç", [23..24, 20..21], (5, 1));
}

#[test]
fn between_cr_and_lf_the_line_has_not_ended() {
    let at = TEXT.find('\n').expect("a line feed");
    let mut converter = OffsetConverter::new(TEXT, OffsetEncoding::Utf16);
    assert_eq!(converter.line_column(at), (1, 8));
    assert_eq!(converter.line_column(at + 1), (2, 1));
    assert_eq!(converter.line_column(at - 1), (1, 7));
}

#[test]
fn past_the_end_is_the_end() {
    for (encoding, end) in OffsetEncoding::ALL.into_iter().zip([TEXT.len(), 24, 21]) {
        let mut converter = OffsetConverter::new(TEXT, encoding);
        assert_eq!(converter.convert(usize::MAX), end);
        assert_eq!(converter.to_bytes(usize::MAX), TEXT.len());
        assert_eq!(OffsetConverter::new("", encoding).convert(3), 0);
    }
    assert_eq!(Positions::locate(TEXT, &[Span::new(900, 901)])[0].end.utf32, 21);
    assert!(Positions::locate(TEXT, &[]).is_empty());
}
