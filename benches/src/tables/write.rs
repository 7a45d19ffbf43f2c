//! Haystacks and terms as files, for tools in other languages.

use std::fs;
use std::path::Path;

use csea_terms_benches::{definition, terms};

use crate::Outcome;
use crate::measure::planted;

/// Haystacks of many documents, and bytes of each document.
const RACED: [&str; 2] = ["ordinary English with findings", "dense professional text"];
const BYTES: usize = 400_000;
const DOCUMENT: usize = 5_000;

/// Writes `terms.txt`, a term a line, and `<haystack>.txt`, its documents with a form feed between, `<haystack>.counts` with the numbers of
/// findings and exempted places.
pub(crate) fn files(folder: &str) -> Outcome {
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("terms.txt"), terms::surface_forms()?.join("\n"))?;
    for name in RACED {
        let haystack = definition::named(name)?.haystack(BYTES).split(DOCUMENT);
        let expected = planted(&haystack);
        let file = name.replace(' ', "-");
        fs::write(folder.join(format!("{file}.txt")), haystack.documents.join("\u{c}"))?;
        fs::write(
            folder.join(format!("{file}.counts")),
            format!("{} {}\n", expected.findings, expected.exempted),
        )?;
    }
    Ok(true)
}
