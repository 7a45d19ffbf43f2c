//! Every code point there is.

use std::iter;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};
use unicode_normalization::{IsNormalized, is_nfc_quick};

use crate::fold::{cluster, fold, ignorable, letters, punctuation};

fn seen_characters() -> impl Iterator<Item = char> {
    ('\0'..=char::MAX).filter(|&c| !ignorable::is_ignorable(c))
}

#[test]
fn the_short_way_agrees_with_the_long_one() {
    let mut folded = String::new();
    for c in seen_characters() {
        folded.clear();
        letters::fold_cluster(c.encode_utf8(&mut [0; 4]), &mut folded);
        if let Some(short) = letters::fold_char(c) {
            assert_eq!(folded, short.to_string(), "U+{:04X}", u32::from(c));
        }
        assert!(!folded.contains(ignorable::is_ignorable), "U+{:04X}", u32::from(c));
    }
}

#[test]
fn folding_a_fold_changes_nothing() {
    for c in seen_characters() {
        let source = c.to_string();
        let once = fold(&source);
        assert_eq!(fold(&once.text).text, once.text, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn nothing_that_attaches_is_passed_over() {
    for c in seen_characters() {
        let mut first = None;
        decompose_compatible(c, |part| {
            first.get_or_insert(part);
        });
        let first = first.unwrap_or(c);
        let expected = is_combining_mark(first) || is_nfc_quick(iter::once(first)) == IsNormalized::Maybe;
        let text = format!("é{c}");
        assert_eq!(cluster::attaches(c), expected, "U+{:04X}", u32::from(c));
        assert_eq!(cluster::end(&text, 2) > 2, expected, "U+{:04X}", u32::from(c));
    }
}

#[test]
fn kinds_of_punctuation_fold_to_one() {
    let dashes = "-֊־᐀᠆‐‑‒–—―⸗⸚⸺⸻⹀\u{2e5d}〜〰゠︱︲﹘﹣－\u{10ead}−⁻₋";
    let spaces = "\t \u{a0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200a}\u{202f}\u{205f}\u{3000}";
    let breaks = "\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}";
    let apostrophes = "'’‘ʼ＇‛ʹ′´`ʹ";
    for (kind, folded) in [(dashes, "-"), (spaces, " "), (breaks, "\n"), (apostrophes, "'")] {
        for c in kind.chars() {
            assert_eq!(fold(&c.to_string()).text, folded, "U+{:04X}", u32::from(c));
        }
    }
    for c in "“”„‟«»‹›\"‚,;:!?()[]/·•§†".chars() {
        assert_eq!(punctuation::plain(c), c);
        assert_eq!(fold(&c.to_string()).text, c.to_string());
    }
}
