//! The ways to write one phrase that must not matter.

use proptest::prelude::*;

use super::texts::texts;
use super::{LINE_HYPHEN, fold, without_line_ends};

#[track_caller]
fn check_same(folded: &str, variants: &[&str]) {
    for variant in variants {
        assert_eq!(fold(variant).text, folded, "{variant:?}");
    }
}

#[test]
fn typographic_variants_of_a_phrase_fold_alike() {
    check_same(
        "child pornography",
        &[
            "child pornography",
            "CHILD PORNOGRAPHY",
            "Child\u{a0}Pornography",
            "child\u{2009}pornography",
            "child\u{3000}pornography",
            "child\tpornography",
            "child por\u{ad}no\u{ad}graphy",
            "chi\u{200b}ld porno\u{200d}graphy\u{feff}",
            "\u{202a}child\u{202c} pornography",
            "ｃｈｉｌｄ\u{3000}ｐｏｒｎｏｇｒａｐｈｙ",
            "𝐜𝐡𝐢𝐥𝐝 𝓹𝓸𝓻𝓷𝓸𝓰𝓻𝓪𝓹𝓱𝔂",
            "child por‧nog‧ra‧phy",
        ],
    );
    check_same(
        "child-pornography",
        &[
            "Child-Pornography",
            "child‑pornography",
            "child–pornography",
            "child‐pornography",
            "child−pornography",
        ],
    );
    check_same(
        "child\npornography",
        &[
            "child\npornography",
            "child\r\npornography",
            "child\rpornography",
            "child\u{2028}pornography",
            "child\u{85}pornography",
        ],
    );
    check_same("child  pornography", &["child  pornography", "child \u{a0}pornography"]);
}

#[test]
fn letters_in_all_their_forms_fold_alike() {
    check_same("café", &["café", "cafe\u{301}", "CAFÉ", "CAFE\u{301}", "cafe\u{200b}\u{301}"]);
    check_same("paedo", &["pædo", "PÆDO", "paedo"]);
    check_same("oeuvre", &["œuvre", "Œuvre", "OEUVRE"]);
    check_same("strasse", &["Straße", "STRASSE", "STRAẞE"]);
    check_same("σασ", &["ΣΑΣ", "σας", "σασ"]);
    check_same("i\u{307}stanbul", &["İstanbul", "I\u{307}STANBUL"]);
    check_same("offence", &["oﬀence", "Oﬀence"]);
    check_same("각", &["각", "\u{1100}\u{1161}\u{11a8}", "가\u{11a8}"]);
    check_same(
        "victim's",
        &["victim’s", "victim‘s", "victimʼs", "victim＇s", "victim´s", "victim`s", "victim′s"],
    );
    check_same("“so” «là»... \"si\"", &["“so” «là»... \"si\"", "“So” «là»… ＂si＂"]);
    check_same("1⁄2 m2", &["½ m²"]);
    check_same("❤👩👧", &["❤️👩‍👧"]);
}

#[test]
fn line_hyphens_fold_alike() {
    check_same(
        "por‧nography",
        &[
            "por-\nnography",
            "por-\r\nnography",
            "por‐\nnography",
            "por\u{ad}\nnography",
            "por\u{ad}\u{ad}\nnography",
            "por\u{200b}\u{ad}\nnography",
            "por\u{ad}\u{fe0f}\nnography",
            "por\u{ad}-\nnography",
            "por- \t\r\n\t  \u{200b}nography",
            "por-\u{2028}\u{a0}nography",
        ],
    );
    check_same("é‧à", &["e\u{301}-\na\u{300}", "é-\nà"]);
    check_same("a--\né", &["a--\né"]);
    check_same("a-\n\né", &["a-\n\né"]);
    check_same("é 19-\n20", &["é 19-\n20"]);
    check_same("é -\nb", &["é -\nb"]);
    check_same("é-\n", &["é-\n", "é—\n"]);
    check_same("é-\nb", &["é—\nb", "é‑\nb"]);
    check_same("é-\n\u{301}b", &["é-\n\u{301}b"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn folding_twice_is_folding_once(text in texts()) {
        let once = fold(&text).text.replace(LINE_HYPHEN, "-");
        let twice = fold(&once);
        prop_assert_eq!(without_line_ends(&twice.text), without_line_ends(&once));
    }

    #[test]
    fn invisible_characters_change_nothing(text in texts(), at in any::<prop::sample::Index>(), odd in prop::sample::select(vec!['\u{200b}', '\u{ad}', '\u{2060}', '\u{fe0f}', '\u{200e}'])) {
        let places: Vec<usize> = (0..=text.len()).filter(|&place| text.is_char_boundary(place)).collect();
        let place = places[at.index(places.len())];
        let mut varied = text.clone();
        varied.insert(place, odd);
        // A soft hyphen may be a line-end hyphen, and CR and LF apart are two breaks.
        prop_assume!(!text[..place].ends_with('\r'));
        prop_assume!(odd != '\u{ad}' || !fold(&varied).text.contains(LINE_HYPHEN));
        prop_assert_eq!(fold(&varied).text, fold(&text).text);
    }
}
