//! The laws of folding: every place maps, in order, onto character boundaries, and the whole is covered.

#![no_main]

use csea_terms::fold::fold;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let folded = fold(text);
    let boundaries: Vec<usize> =
        (0..=folded.text.len()).filter(|&at| folded.text.is_char_boundary(at)).collect();
    let mut covered = 0;
    for pair in boundaries.windows(2) {
        let span = folded.map.to_source(pair[0], pair[1]);
        assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
        assert!(span.start() <= covered, "nothing is left out before {span:?}");
        covered = covered.max(span.end());
    }
    let whole = folded.map.to_source(0, folded.text.len());
    assert!(folded.text.is_empty() || (whole.start() == 0 && whole.end() == text.len()));
});
