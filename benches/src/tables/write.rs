//! Haystacks and terms as files, for tools in other languages.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use csea_terms_benches::{definition, terms};

use crate::Outcome;
use crate::measure::planted;

/// Haystacks of many documents, and bytes of each document.
const RACED: [(&str, usize); 2] =
    [("ordinary English with findings", 10_000), ("dense professional text", 10_000)];
const DOCUMENTS: usize = 60;

/// Writes `terms.txt`, a term a line, and `<haystack>.txt`, its documents with a form feed between, `<haystack>.counts` with the numbers of
/// findings and exempted places.
pub(crate) fn files(folder: &str) -> Outcome {
    let folder = Path::new(folder);
    fs::create_dir_all(folder)?;
    fs::write(folder.join("terms.txt"), terms::surface_forms()?.join("\n"))?;
    for (name, bytes) in RACED {
        let item = definition::named(name)?;
        let (mut all, mut expected) = (String::new(), definition::Expected::default());
        for number in 0..DOCUMENTS {
            // A size of its own gives each document words of its own.
            let haystack = item.haystack(bytes + number);
            expected = expected + planted(&haystack);
            write!(all, "{}{}", if number > 0 { "\u{c}" } else { "" }, haystack.documents.join("\n\n"))?;
        }
        let file = name.replace(' ', "-");
        fs::write(folder.join(format!("{file}.txt")), all)?;
        fs::write(
            folder.join(format!("{file}.counts")),
            format!("{} {}\n", expected.findings, expected.exempted),
        )?;
    }
    Ok(true)
}
