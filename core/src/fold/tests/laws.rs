//! The laws of the map, for every pair of positions of mixed texts.

use proptest::prelude::*;
use unicode_normalization::char::is_combining_mark;

use super::texts::texts;
use crate::fold::ignorable::is_ignorable;
use crate::fold::{Folded, LINE_HYPHEN, fold};
use crate::text::Span;

fn positions(folded: &Folded<'_>) -> Vec<usize> {
    (0..=folded.text.len()).filter(|&position| folded.text.is_char_boundary(position)).collect()
}

/// All pairs `(a, b)` of positions with `a <= b`.
fn pairs(folded: &Folded<'_>) -> Vec<(usize, usize)> {
    let all = positions(folded);
    all.iter().enumerate().flat_map(|(index, &a)| all[index..].iter().map(move |&b| (a, b))).collect()
}

/// The source of each single character of the fold; the parts of one segment have the same.
fn segments(folded: &Folded<'_>) -> Vec<Span> {
    let mut spans: Vec<Span> =
        positions(folded).windows(2).map(|ends| folded.map.to_source(ends[0], ends[1])).collect();
    spans.dedup();
    spans
}

/// Whether a character that starts at `at` attaches to one before it.
fn splits_cluster(text: &str, at: usize) -> bool {
    let seen_before = text[..at].contains(|c| !is_ignorable(c));
    let next = text[at..].chars().find(|&c| !is_ignorable(c) || is_combining_mark(c));
    let attaches = |c| is_combining_mark(c) || matches!(c, '\u{1161}'..='\u{1175}' | '\u{11a8}'..='\u{11c2}');
    seen_before && next.is_some_and(attaches)
}

fn is_invisible(c: char) -> bool {
    is_ignorable(c) && !is_combining_mark(c)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn total_and_on_boundaries(text in texts()) {
        let folded = fold(&text);
        for (a, b) in pairs(&folded) {
            for span in [folded.map.to_source(a, b), folded.map.to_source_trimmed(a, b)] {
                prop_assert!(text.get(span.range()).is_some());
                prop_assert_eq!(span.is_empty(), a == b);
            }
        }
        prop_assert_eq!(folded.map.to_source(0, usize::MAX), folded.map.to_source(0, folded.text.len()));
    }

    #[test]
    fn monotone(text in texts()) {
        let folded = fold(&text);
        for ends in positions(&folded).windows(3) {
            let (this, next) = (folded.map.to_source(ends[0], ends[1]), folded.map.to_source(ends[1], ends[2]));
            prop_assert!(this.start() <= next.start() && this.end() <= next.end());
            let (this, next) = (folded.map.to_source(ends[0], ends[0]), folded.map.to_source(ends[1], ends[1]));
            prop_assert!(this <= next);
        }
    }

    #[test]
    fn covering(text in texts()) {
        let folded = fold(&text);
        let spelled: String = segments(&folded).into_iter().map(|span| &text[span.range()]).collect();
        prop_assert!(spelled == text || folded.text.is_empty());
    }

    #[test]
    fn additive(text in texts()) {
        let folded = fold(&text);
        let segments = segments(&folded);
        let end = folded.text.len();
        for (a, b) in pairs(&folded) {
            let (left, right) = (folded.map.to_source(a, b), folded.map.to_source(b, end));
            if a == b || b == end {
                continue;
            }
            prop_assert_eq!(left.cover(right), folded.map.to_source(a, end));
            let shared = Span::new(right.start(), left.end());
            prop_assert!(right.start() <= left.end());
            prop_assert!(shared.is_empty() || segments.contains(&shared));
        }
    }

    #[test]
    fn whole_clusters(text in texts()) {
        let folded = fold(&text);
        for (a, b) in pairs(&folded) {
            let span = folded.map.to_source(a, b);
            prop_assert!(!splits_cluster(&text, span.start()), "{:?}", &text[span.range()]);
            prop_assert!(!splits_cluster(&text, span.end()), "{:?}", &text[span.range()]);
        }
    }

    /// The strongest law: what a part maps to folds to that part, so no segment holds too little or too much.
    #[test]
    fn the_source_of_a_part_folds_to_the_part(text in texts()) {
        let folded = fold(&text);
        for (a, b) in pairs(&folded) {
            let part = &folded.text[a..b];
            let inside = |p: usize| folded.map.to_source(0, p).end() > folded.map.to_source(p, p).start();
            if inside(a) || inside(b) || part.starts_with(LINE_HYPHEN) || part.ends_with(LINE_HYPHEN) {
                continue;
            }
            for span in [folded.map.to_source(a, b), folded.map.to_source_trimmed(a, b)] {
                prop_assert_eq!(&fold(&text[span.range()]).text, part);
            }
        }
    }

    #[test]
    fn trimmed_spans_neither_begin_nor_end_unseen(text in texts()) {
        let folded = fold(&text);
        for (a, b) in pairs(&folded) {
            let (span, part) = (folded.map.to_source_trimmed(a, b), &folded.text[a..b]);
            let whole = folded.map.to_source(a, b);
            prop_assert!(whole.contains(span));
            prop_assert!(text[whole.start()..span.start()].chars().all(is_ignorable));
            prop_assert!(text[span.end()..whole.end()].chars().all(is_ignorable));
            prop_assert!(part.starts_with(LINE_HYPHEN) || !text[span.range()].starts_with(is_invisible));
            prop_assert!(part.ends_with(LINE_HYPHEN) || !text[span.range()].ends_with(is_invisible));
        }
    }

    #[test]
    fn identity_where_nothing_changed(text in texts()) {
        let folded = fold(&text);
        if folded.map.is_identity() {
            prop_assert_eq!(folded.text.len(), text.len());
            for (a, b) in pairs(&folded) {
                prop_assert_eq!(folded.map.to_source(a, b), Span::new(a, b));
            }
        }
        let again = fold(&folded.text);
        if !folded.text.contains(|c| is_combining_mark(c) || c == LINE_HYPHEN || c == '-') {
            prop_assert_eq!(again.text.as_ref(), folded.text.as_ref());
        }
    }
}
