//! What is read, and what is said of what cannot be read.

use serde_json::Value;

use crate::support::Folder;

const FLAGGED: &str = "Police seized child porn.\n";

fn paths(folder: &Folder, arguments: &[&str]) -> Vec<String> {
    let ran = folder.run(&[&["check", "--output", "json"], arguments].concat());
    let json = ran.ends_with(0).json();
    json["documents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|document| document["path"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn standard_input_is_read_with_and_without_a_dash() {
    let folder = Folder::new();
    for arguments in [&["check", "-", "--output", "json"][..], &["check", "--output", "json"]] {
        let ran = folder.run_with(arguments, FLAGGED);
        assert_eq!(ran.ends_with(0).findings(), [("-".into(), "child porn".into(), "avoid".into())]);
    }
}

#[test]
fn folders_give_their_documents_in_order_without_ignored_ones() {
    let folder = Folder::with(&[
        ("b.md", ""),
        ("a.txt", ""),
        ("c/x.html", ""),
        ("c/y.HTM", ""),
        ("d.mdx", ""),
        ("e.markdown", ""),
        ("f.xhtml", ""),
        ("not.rs", ""),
        ("not.json", ""),
        (".hidden.md", ""),
        ("built/z.md", ""),
        (".gitignore", "built/\n"),
        ("named.rs", ""),
    ]);
    let all = ["a.txt", "b.md", "c/x.html", "c/y.HTM", "d.mdx", "e.markdown", "f.xhtml"];
    assert_eq!(paths(&folder, &["."]), all);
    assert_eq!(
        paths(&folder, &["c", "named.rs", "built/z.md", "./c/x.html"]),
        ["c/x.html", "c/y.HTM", "named.rs", "built/z.md"]
    );
}

#[test]
fn an_empty_folder_is_told() {
    let folder = Folder::with(&[("empty/not.rs", "")]);
    folder.run(&["check", "empty"]).ends_with(0).complains("empty: no new documents found (looked for .md, ");
}

#[test]
fn formats_come_from_extension_option_or_the_text() {
    let texts =
        [("a.md", "x"), ("a.html", "x"), ("a.txt", "# x"), ("a.unknown", "<p>x</p><p>y</p>"), ("b", "# x\n")];
    let folder = Folder::with(&texts);
    let formats = |arguments: &[&str]| -> Vec<String> {
        let ran = folder.run(
            &[&["check", "--output", "jsonl", "a.md", "a.html", "a.txt", "a.unknown", "b"], arguments]
                .concat(),
        );
        ran.lines().iter().map(|line| line["format"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(formats(&[]), ["markdown", "html", "plain", "html", "markdown"]);
    assert_eq!(formats(&["--format", "auto"]), ["markdown", "html", "plain", "html", "markdown"]);
    for format in ["plain", "markdown", "html"] {
        assert_eq!(formats(&["--format", format]), [format; 5]);
    }
    let ran = folder.run_with(&["check", "-", "--output", "json"], "# x\n");
    assert_eq!(ran.json()["documents"][0]["format"], "markdown");
}

#[test]
fn bad_inputs_are_named_and_the_others_are_checked() {
    let folder = Folder::with(&[("good.md", FLAGGED)]);
    folder.write("latin.txt", b"caf\xE9");
    folder.write("wide.txt", b"\xFF\xFEa\0");
    folder.write("zip.docx", b"PK\x03\x04\0");
    let files = ["missing.md", "latin.txt", "wide.txt", "zip.docx", "good.md"];
    let ran = folder.run(&[&["check", "--output", "json", "--fail-on", "info"], &files[..]].concat());
    ran.ends_with(2)
        .complains("error: missing.md: there is no such file or folder; check the spelling and the working folder")
        .complains("error: latin.txt: is not valid UTF-8 at byte 3 (line 1); convert it to UTF-8")
        .complains("error: wide.txt: is UTF-16, not UTF-8; convert it to UTF-8")
        .complains("error: zip.docx: is a binary file (a zero byte at byte 4); only text, Markdown and HTML are read");
    assert_eq!(ran.surfaces(), ["child porn"]);
    folder
        .run_with(&["check", "-"], b"\xFF")
        .ends_with(2)
        .complains("error: -: is not valid UTF-8 at byte 0");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::with(&[("locked.md", "x")]);
    std::fs::set_permissions(folder.path("locked.md"), std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(folder.path("locked.md")).is_ok() {
        return; // Whoever runs the test may read everything.
    }
    folder
        .run(&["check", "locked.md"])
        .ends_with(2)
        .complains("locked.md: may not be read; check its permissions");
}

#[test]
fn wrong_values_of_options_are_told_with_the_right_ones() {
    let folder = Folder::new();
    for (option, values) in [
        ("--format", "auto, plain, markdown, html"),
        ("--output", "human, json, jsonl, sarif, github, summary"),
        ("--level", "avoid, caution, info"),
        ("--fail-on", "avoid, caution, info"),
        ("--evidence", "recalled-low, recalled-medium, recalled-high, analogy, secondary, attested"),
        ("--input", "documents, jsonl"),
        ("--color", "auto, always, never"),
    ] {
        folder
            .run(&["check", option, "wrong"])
            .ends_with(2)
            .complains("invalid value 'wrong'")
            .complains(values);
    }
    folder
        .run(&["check", "--lang", "xx", "-"])
        .ends_with(2)
        .complains("--lang: the terminology has no designations in `xx`");
    folder.run(&["chekc"]).ends_with(2).complains("check");
    folder.run(&["--help"]).ends_with(0).says("Exit codes:");
    folder.run(&["--version"]).ends_with(0).says("csea-terms 0.");
}

#[test]
fn a_byte_order_mark_counts() {
    let folder = Folder::with(&[("a.txt", "\u{feff}child porn é")]);
    let ran = folder.run(&["check", "a.txt", "--output", "json"]);
    let finding = &ran.json()["documents"][0]["findings"][0];
    assert_eq!(finding["span"]["utf8"], Value::from(vec![3, 13]));
    assert_eq!(finding["span"]["char"], Value::from(vec![1, 11]));
    assert_eq!(finding["column"], 2);
}

#[test]
fn many_documents_are_reported_in_order() {
    let folder = Folder::new();
    let names: Vec<String> = (0..300).map(|number| format!("{number:03}.txt")).collect();
    for (number, name) in names.iter().enumerate() {
        folder.write(name, "No word of it. ".repeat(number * 7 % 400) + "child porn");
    }
    assert_eq!(paths(&folder, &["."]), names);
}

#[cfg(unix)]
#[test]
fn a_reader_who_leaves_is_no_error() {
    use std::io::Read;
    let folder = Folder::with(&[("a.txt", "child porn\n\n".repeat(4_000).as_str())]);
    let mut child = crate::support::command(&folder.path(".")).args(["check", "a.txt"]).spawn().unwrap();
    drop(child.stdin.take());
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
}
