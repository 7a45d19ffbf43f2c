use proptest::prelude::*;

use super::{naive_position, naive_slice};
use crate::text::{OffsetConverter, OffsetEncoding, Positions, Span};

/// Texts of at least one non-ASCII piece, some longer than several strides.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "word ",
        "é",
        "e\u{301}",
        "漢字",
        "🙂",
        "👩‍👩‍👧",
        "\r\n",
        "\r",
        "\n",
        "ﬁ",
        "\u{feff}",
        "שלום",
        "한",
        "a",
    ]);
    let odd = prop::sample::select(vec!["ü", "🇪🇺", "u\u{308}", "漢", "é\r\n", "\u{feff}"]);
    let times = prop_oneof![9 => Just(1usize), 1 => Just(400)];
    (prop::collection::vec(piece, 0..40), odd, times)
        .prop_map(|(pieces, odd, times)| (pieces.concat() + odd).repeat(times))
}

fn texts_with_offsets() -> impl Strategy<Value = (String, Vec<usize>)> {
    texts().prop_flat_map(|text| {
        let past = text.len() + 3;
        (Just(text), prop::collection::vec(0..past, 1..12))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_order_gives_the_defined_offset((text, offsets) in texts_with_offsets()) {
        for encoding in OffsetEncoding::ALL {
            let mut converter = OffsetConverter::new(&text, encoding);
            for &offset in &offsets {
                let expected = naive_position(&text, offset);
                prop_assert_eq!(converter.convert(offset), expected.in_unit(encoding));
                prop_assert_eq!(converter.line_column(offset), (expected.line, expected.column));
            }
        }
    }

    #[test]
    fn units_round_trip((text, offsets) in texts_with_offsets()) {
        for encoding in OffsetEncoding::ALL {
            let mut converter = OffsetConverter::new(&text, encoding);
            for &offset in &offsets {
                let unit = converter.convert(offset);
                let byte = converter.to_bytes(unit);
                prop_assert_eq!(byte, naive_position(&text, offset).utf8);
                prop_assert_eq!(converter.convert(byte), unit);
            }
        }
    }

    #[test]
    fn any_unit_offset_becomes_the_boundary_before((text, offsets) in texts_with_offsets()) {
        for encoding in OffsetEncoding::ALL {
            let mut converter = OffsetConverter::new(&text, encoding);
            for &unit in &offsets {
                let byte = converter.to_bytes(unit);
                prop_assert!(naive_position(&text, byte).in_unit(encoding) <= unit);
                let next = text[byte..].chars().next().map(|c| byte + c.len_utf8());
                prop_assert!(next.is_none_or(|next| naive_position(&text, next).in_unit(encoding) > unit));
            }
        }
    }

    #[test]
    fn spans_in_any_order_are_located((text, offsets) in texts_with_offsets()) {
        let spans: Vec<Span> = offsets.iter().zip(offsets.iter().rev()).map(|(&a, &b)| Span::new(a, b)).collect();
        let found = Positions::locate(&text, &spans);
        prop_assert_eq!(found.len(), spans.len());
        for (&span, positions) in spans.iter().zip(found) {
            prop_assert_eq!(positions.start, naive_position(&text, span.start()));
            prop_assert_eq!(positions.end, naive_position(&text, span.end()));
            prop_assert_eq!(&text[positions.range(OffsetEncoding::Utf8)], naive_slice(&text, span));
        }
    }
}
