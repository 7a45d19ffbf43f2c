//! What is printed.

use serde_json::Value;

use crate::support::{Folder, HOUSE};

const TEXT: &str = "# Été 🙂\n\nThey found **child** porn, and child\npornography; a house case.\n\nHe said “child porn is bad”.\n";

fn folder() -> Folder {
    Folder::with(&[("house.toml", HOUSE), ("a b.md", TEXT), ("clean.txt", "Nothing.")])
}

fn run(arguments: &[&str]) -> crate::support::Ran {
    folder().run(&[&["check", "a b.md", "clean.txt", "--terminology", "house.toml"], arguments].concat())
}

#[test]
fn people_get_place_excerpt_reason_suggestion_and_source() {
    let ran = run(&[]);
    ran.ends_with(0)
        .says("a b.md · 3 findings\n\na b.md:3:14: avoid: ")
        .says(" 3 | They found **child** porn, and child\n   |              ^^^^^^^^^^^^\n")
        .says(" 3 | They found **child** porn, and child\n   |                                ^^^^^\n 4 | pornography; a house case.\n   | ^^^^^^^^^^^\n")
        .says("a b.md:4:16: caution: ")
        .says("    A person is no case.\n    instead: supported young person\n    source: Our House, House style (recalled-low)\n")
        .says("2 to avoid, 1 with care in 2 documents; 1 place left alone (1 quotation)\n")
        .says("make them with --fix");
    assert!(!ran.out.contains('\u{1b}') && !ran.out.contains("left alone (quotation)"));
}

#[test]
fn sources_beyond_three_are_counted_and_not_repeated() {
    let folder = Folder::with(&[("a.txt", "child pornography\n\nmore child pornography\n")]);
    let ran = folder.run(&["check", "a.txt"]);
    ran.says("more: csea-terms explain csam\n").says("source: as above, at line 1\n");
}

#[test]
fn exempted_places_are_listed_when_asked_for() {
    run(&["--exempted"])
        .says("a b.md · 3 findings, 1 left alone\n")
        .says("a b.md:6:10: left alone (quotation): “child porn”: ");
}

#[test]
fn a_clean_run_is_said_in_one_line() {
    let ran = folder().run(&["check", "clean.txt"]);
    assert_eq!(ran.ends_with(0).out, "Nothing to change in 1 document\n");
    assert_eq!(ran.err, "");
}

#[test]
fn colour_is_used_when_asked_for() {
    assert!(run(&["--color", "always"]).out.contains("\u{1b}[1m\u{1b}[31mavoid"));
    assert!(!run(&["--color", "never"]).out.contains('\u{1b}'));
    assert!(!run(&["--color", "auto"]).out.contains('\u{1b}'));
    let ran = folder().run(&["check", "none", "--color", "always"]);
    ran.complains("\u{1b}[1m\u{1b}[31merror\u{1b}[0m: none");
}

#[test]
fn a_terminal_obeys_nothing_from_a_document() {
    let folder = Folder::with(&[("a.txt", "\u{1b}[2J child porn \u{202E}abc\n")]);
    let ran = folder.run(&["check", "a.txt"]);
    assert!(!ran.says("\u{fffd}[2J child porn \u{fffd}abc").out.contains(['\u{1b}', '\u{202E}']));
}

#[test]
fn json_is_the_contract() {
    let json = run(&["--output", "json"]).json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["tool"]["name"], "csea-terms");
    let document = &json["documents"][0];
    assert_eq!((&document["path"], &document["format"]), (&Value::from("a b.md"), &Value::from("markdown")));
    let finding = &document["findings"][0];
    assert_eq!(finding["surface"], "child** porn");
    let [start, end] = [0, 1].map(|end| finding["span"]["utf8"][end].as_u64().unwrap() as usize);
    assert_eq!(&TEXT[start..end], "child** porn");
    let keys = [
        "concept",
        "term",
        "level",
        "line",
        "column",
        "message",
        "reason",
        "sources",
        "suggestions",
        "fingerprint",
    ];
    assert!(keys.iter().all(|key| !finding[key].is_null()));
    assert_eq!(document["exempted"][0]["exemption"]["kind"], "quotation");
    assert_eq!(json["documents"][1]["findings"], Value::Array(Vec::new()));
}

#[test]
fn jsonl_has_a_line_for_each_document() {
    let lines = run(&["--output", "jsonl"]).lines();
    let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(ids, ["a b.md", "clean.txt"]);
    assert_eq!(lines[0]["schema"], 1);
    assert_eq!(lines[0]["findings"].as_array().unwrap().len(), 3);
}

#[test]
fn the_summary_counts_by_concept_and_level() {
    let ran = run(&["--output", "summary"]);
    let rows: Vec<Vec<&str>> = ran.out.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["concept", "avoid", "caution", "info", "total"]);
    assert_eq!(rows[1], ["csam", "2", "0", "0", "2"]);
    assert_eq!(rows[2], ["house-supported-person", "0", "1", "0", "1"]);
    assert_eq!(rows[3], ["total", "2", "1", "0", "3"]);
    ran.says("2 to avoid, 1 with care in 2 documents");
}

#[test]
fn sarif_has_what_the_standard_requires() {
    let ran = run(&["--output", "sarif", "missing.md"]);
    let log = ran.ends_with(2).json();
    assert_is_sarif(&log);
    assert_eq!((&log["version"], log["$schema"].is_string()), (&Value::from("2.1.0"), true));
    let run = &log["runs"][0];
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    assert_eq!(run["tool"]["driver"]["name"], "csea-terms");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    assert_eq!(run["artifacts"][0]["location"]["uri"], "a%20b.md");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let mut ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    for rule in rules {
        assert!(
            ["shortDescription", "fullDescription", "help"]
                .iter()
                .all(|key| rule[key]["text"].as_str().is_some_and(|text| !text.is_empty()))
        );
        assert!(
            ["error", "warning", "note"].iter().any(|level| rule["defaultConfiguration"]["level"] == *level)
        );
    }
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 3, "exempted places are no results");
    for result in results {
        check_result(result, &ids);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), rules.len());
    let levels: Vec<&Value> = results.iter().map(|result| &result["level"]).collect();
    assert_eq!(levels, ["error", "error", "warning"]);
}

/// The standard's own schema, in `tests/schemas/` as its committee publishes it.
fn assert_is_sarif(log: &Value) {
    let schema: Value = serde_json::from_str(include_str!("../schemas/sarif-2.1.0.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> =
        validator.iter_errors(log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_schema_of_the_standard_can_fail() {
    let mut log = run(&["--output", "sarif"]).json();
    log["runs"][0]["columnKind"] = Value::from("bytes");
    assert!(std::panic::catch_unwind(|| assert_is_sarif(&log)).is_err());
}

/// The required properties of a result, its region, its fixes.
fn check_result(result: &Value, rules: &[&str]) {
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(result["ruleId"], rules[index]);
    assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    assert!(result["partialFingerprints"]["cseaTerms/v1"].is_string());
    assert!(result.get("suppressions").is_none());
    let location = &result["locations"][0]["physicalLocation"];
    assert_eq!(location["artifactLocation"]["uri"], "a%20b.md");
    check_region(&location["region"]);
    for fix in result["fixes"].as_array().unwrap() {
        assert!(fix["description"]["text"].is_string());
        let change = &fix["artifactChanges"][0];
        assert_eq!(change["artifactLocation"]["uri"], "a%20b.md");
        let replacements = change["replacements"].as_array().unwrap();
        assert!(!replacements.is_empty());
        for replacement in replacements {
            check_region(&replacement["deletedRegion"]);
            assert!(replacement["insertedContent"]["text"].is_string());
        }
    }
}

/// Lines and columns count from 1; both ways to name the place agree.
fn check_region(region: &Value) {
    let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
    assert!(number("startLine") >= 1 && number("startColumn") >= 1 && number("endColumn") >= 1);
    let at = |line: usize, column: usize| {
        let before: usize = TEXT.split_inclusive('\n').take(line - 1).map(|line| line.chars().count()).sum();
        before + column - 1
    };
    assert_eq!(at(number("startLine"), number("startColumn")), number("charOffset"));
    assert_eq!(at(number("endLine"), number("endColumn")), number("charOffset") + number("charLength"));
}

#[test]
fn sarif_of_a_clean_run_has_an_empty_list_of_results() {
    let log = folder().run(&["check", "clean.txt", "--output", "sarif"]).json();
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
    assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    assert_is_sarif(&log);
}

#[test]
fn github_annotations_name_place_and_title() {
    let ran = run(&["--output", "github"]);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].starts_with(
        "::error file=a b.md,line=3,col=14,endColumn=26,title=avoid%3A child porn::“child porn” "
    ));
    assert!(lines[1].starts_with("::error file=a b.md,line=3,col=32,endLine=4,title="));
    assert!(
        lines[2]
            .starts_with("::warning file=a b.md,line=4,col=16,endColumn=26,title=caution%3A house case::")
    );
    assert!(lines[2].contains("%0AInstead: supported young person%0AA person is no case."));
    assert_eq!(lines.len(), 3);
}

#[test]
fn github_annotations_keep_to_the_limits_weightiest_first() {
    let text = format!(
        "{}\n\n{}\n\n{}\n",
        "A house case.\n\n".repeat(12),
        "A house client.\n\n".repeat(12),
        "child porn\n\n".repeat(15)
    );
    let folder = Folder::with(&[("house.toml", HOUSE), ("a.txt", &text)]);
    let ran = folder.run(&[
        "check",
        "a.txt",
        "--terminology",
        "house.toml",
        "--level",
        "info",
        "--output",
        "github",
    ]);
    let commands: Vec<&str> = ran.out.lines().map(|line| line.split(' ').next().unwrap()).collect();
    let expected: Vec<&str> = [["::error"; 10], ["::warning"; 10], ["::notice"; 10]].concat();
    assert_eq!(commands, expected);
    assert!(
        ran.out
            .lines()
            .last()
            .unwrap()
            .starts_with("::notice title=csea-terms::Not shown: 5 at avoid, 2 at caution, 3 at info. ")
    );
}

#[test]
fn github_annotations_of_standard_input_name_no_file() {
    let ran = folder().run_with(&["check", "-", "--output", "github"], "child porn");
    assert!(ran.out.starts_with("::error line=1,col=1,"));
}
