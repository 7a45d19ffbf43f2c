//! The sample documents give what their reviewed snapshots say.

use std::fs;

use csea_terms::Format;
use csea_terms_tests::{root, sample};

#[test]
fn samples_give_what_was_reviewed() {
    for (name, format) in
        [("briefing.md", Format::Markdown), ("article.html", Format::Html), ("note.txt", Format::Plain)]
    {
        let reviewed = fs::read_to_string(root().join(format!("tests/snapshots/{name}.txt"))).unwrap();
        let rendered = sample::render(name, format).unwrap();
        assert!(reviewed == rendered, "{name} differs from its snapshot; it gives now:\n{rendered}");
    }
}
