//! Changing documents, and showing what would change.

use std::fs;

use crate::support::{Folder, HOUSE};

const OLD: &str = "\u{feff}# Été\r\n\r\nThey found child porn.\r\nHe said “child porn”. A house case.";
const NEW: &str =
    "\u{feff}# Été\r\n\r\nThey found child sexual abuse material.\r\nHe said “child porn”. A house case.";

fn folder() -> Folder {
    Folder::with(&[("house.toml", HOUSE), ("a.md", OLD), ("clean.md", "Nothing.\n")])
}

#[test]
fn safe_changes_are_made_and_the_rest_is_reported() {
    let folder = folder();
    let arguments = ["check", "a.md", "clean.md", "--fix", "--terminology", "house.toml", "--output", "json"];
    let ran = folder.run(&arguments);
    ran.ends_with(0)
        .complains("a.md: changed 1 place: “child porn” → “child sexual abuse material”")
        .complains("changed 1 place in 1 document");
    assert_eq!(folder.read("a.md"), NEW);
    assert_eq!(ran.surfaces(), ["house case"]);
    let again = folder.run(&arguments);
    again.complains("no safe changes to make");
    assert_eq!(folder.read("a.md"), NEW);
    let left: Vec<_> = fs::read_dir(folder.path(".")).unwrap().collect();
    assert_eq!(left.len(), 3, "nothing is left behind");
}

#[test]
fn what_was_changed_makes_the_run_fail_no_more() {
    let folder = Folder::with(&[("a.md", "child porn\n\nchild porn\n")]);
    folder.run(&["check", "a.md", "--fail-on", "avoid"]).ends_with(1);
    let ran = folder.run(&["check", "a.md", "--fail-on", "avoid", "--fix"]);
    ran.ends_with(0)
        .complains("a.md: changed 2 places: “child porn” → “child sexual abuse material” (2 times)");
    ran.says("Nothing to change in 1 document");
}

#[test]
fn a_diff_shows_the_changes_and_makes_none() {
    let folder = folder();
    let ran = folder.run(&["check", "a.md", "clean.md", "--diff", "--fail-on", "avoid"]);
    ran.ends_with(1)
        .says("--- a/a.md\n+++ b/a.md\n@@ ")
        .says("-They found child porn.\r\n+They found child sexual abuse material.\r\n")
        .complains("a.md: would change 1 place: ")
        .complains("would change 1 place in 1 document");
    assert_eq!(folder.read("a.md"), OLD);
    assert_eq!(folder.run(&["check", "clean.md", "--diff"]).ends_with(0).out, "");
    assert!(folder.run(&["check", "a.md", "--diff", "--color", "always"]).out.contains("\u{1b}[32m+They"));
}

#[test]
fn standard_input_is_fixed_to_standard_output() {
    let folder = folder();
    let ran = folder.run_with(&["check", "-", "--fix"], OLD);
    assert_eq!(ran.ends_with(0).out, NEW);
    ran.complains("-: changed 1 place: ");
    assert_eq!(folder.run_with(&["check", "--fix"], "Nothing.").out, "Nothing.");
    folder.run_with(&["check", "-", "--diff"], OLD).says("+They found child sexual abuse material.");
}

#[test]
fn options_that_do_not_fit_are_told() {
    let folder = folder();
    for arguments in [&["check", "-", "a.md", "--fix"][..], &["check", "-", "--fix", "--output", "json"]] {
        let ran = folder.run(arguments);
        ran.ends_with(2).complains(
            "error: --fix: with standard input prints the changed text and nothing else; give `-` alone",
        );
    }
    folder.run(&["check", "-", "--fix", "--diff"]).ends_with(2).complains("cannot be used with '--diff'");
    folder.run(&["check", "-", "--diff", "--output", "json"]).ends_with(2).complains("cannot be used with");
    assert_eq!(folder.read("a.md"), OLD);
}

#[cfg(unix)]
#[test]
fn permissions_are_kept_and_links_are_followed() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = folder();
    fs::create_dir(folder.path("real")).unwrap();
    folder.write("real/b.md", OLD);
    fs::set_permissions(folder.path("real/b.md"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real/b.md", folder.path("link.md")).unwrap();
    folder.run(&["check", "link.md", "--fix"]).ends_with(0);
    assert_eq!(folder.read("real/b.md"), NEW);
    assert!(fs::symlink_metadata(folder.path("link.md")).unwrap().is_symlink());
    assert_eq!(fs::metadata(folder.path("real/b.md")).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_protected_file_is_left_as_it_is() {
    let folder = folder();
    let mut permissions = fs::metadata(folder.path("a.md")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("a.md"), permissions).unwrap();
    let ran = folder.run(&["check", "a.md", "--fix", "--output", "json"]);
    ran.ends_with(2)
        .complains("error: a.md: is write-protected and was left as it is; change its permissions");
    assert_eq!(folder.read("a.md"), OLD);
    assert_eq!(ran.surfaces(), ["child porn"]);
}
