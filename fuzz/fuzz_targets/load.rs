//! Loading any file as terminology: an error that names the file, or a terminology that checks texts.

#![no_main]

use csea_terms::terminology::DataFile;
use csea_terms::{Checker, Terminology};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let file = DataFile { name: "house.toml".to_owned(), text: text.to_owned() };
    match Terminology::from_toml("fuzz", &[file]) {
        Ok(terminology) => {
            if let Ok(checker) = Checker::builder().terminology(terminology).build() {
                checker.check("Police found child pornography.");
            }
        }
        Err(error) => assert!(error.to_string().contains("house.toml")),
    }
});
