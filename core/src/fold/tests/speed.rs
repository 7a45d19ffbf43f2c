//! Time grows with the length of the text, also for texts made to hurt. Limits are loose: builds without optimisation pass too.

use std::time::{Duration, Instant};

use crate::fold::fold;

#[track_caller]
fn check(name: &str, unit: &str, bytes: usize) {
    let text = unit.repeat(bytes / unit.len());
    let times = (0..3).map(|_| {
        let start = Instant::now();
        let folded = fold(&text);
        let time = start.elapsed();
        // The longest expansion, of U+FDFA, is from 3 bytes to 33.
        assert!(folded.text.len() <= 11 * text.len());
        time
    });
    let best = times.min().unwrap_or_default();
    println!("{name}: {} MB/s", text.len() as u128 * 1000 / best.as_nanos().max(1));
    assert!(best < Duration::from_secs(2), "{name}: {best:?}");
}

const SIZE: usize = 200_000;

#[test]
fn ordinary_texts() {
    check("folded", "the report, published on monday, speaks of well-known cases.\n", SIZE);
    check("ascii", "The Report, published on Monday, speaks of well-known cases.\n", SIZE);
    check("letters", "The Report, published on Monday, speaks of cases.\n", SIZE);
    check("crlf", "The Report, published on Monday, speaks of well-known cases.\r\n", SIZE);
    check("quotes", "The “Report”, published on Monday, says it’s – as ever – known.\n", SIZE);
    check("french", "Le président a été réélu à l’unanimité, après un très long débat.\n", SIZE);
    check("decomposed", "Le pre\u{301}sident a e\u{301}te\u{301} re\u{301}e\u{301}lu.\n", SIZE);
    check("russian", "Съешь же ещё этих мягких французских булок, да выпей чаю.\n", SIZE);
    check("chinese", "儿童权利公约是联合国关于儿童权利的公约。", SIZE);
}

#[test]
fn texts_made_to_hurt() {
    for unit in [
        "\u{ad}",
        "-",
        "a\u{ad}",
        "-\u{ad}",
        "\u{ad}\u{301}",
        "- ",
        "a- ",
        "a-\n",
        "\u{200b}",
        "\u{301}",
        "\u{1161}",
        "-\u{200b}",
        "ﷺ",
    ] {
        check(&unit.escape_unicode().to_string(), unit, SIZE);
    }
}
