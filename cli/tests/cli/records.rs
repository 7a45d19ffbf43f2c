//! Records: a line of JSON in, a line of JSON out.

use std::io::{BufRead, BufReader, Write};

use serde_json::{Value, json};

use crate::support::{Folder, HOUSE, command};

#[test]
fn each_record_is_answered_in_order() {
    let record =
        |number: usize| json!({"id": number, "text": format!("{} child porn", "é ".repeat(number % 50))});
    let input: Vec<String> = (0..2000).map(|number| record(number).to_string()).collect();
    let lines = Folder::new().run_with(&["check", "--input", "jsonl"], input.join("\n")).ends_with(0).lines();
    assert_eq!(lines.len(), 2000);
    for (number, line) in lines.iter().enumerate() {
        assert_eq!((&line["id"], &line["schema"]), (&json!(number), &json!(1)));
        let start = number % 50 * 2 + 1;
        assert_eq!(line["findings"][0]["span"]["char"], json!([start, start + 10]));
    }
}

#[test]
fn ids_are_given_back_as_they_are_and_formats_hold() {
    let input = "\u{feff}{\"id\":{\"a\":[1]},\"text\":\"# x\",\"more\":1}\n\n{\"id\":null,\"text\":\"# x\",\"format\":\"plain\"}\r\n{\"text\":\"x\",\"id\":\"c\",\"format\":\"html\"}";
    let lines = Folder::new().run_with(&["check", "--input", "jsonl", "-"], input).ends_with(0).lines();
    let parts: Vec<(&Value, &Value)> = lines.iter().map(|line| (&line["id"], &line["format"])).collect();
    assert_eq!(
        parts,
        [
            (&json!({"a": [1]}), &json!("markdown")),
            (&json!(null), &json!("plain")),
            (&json!("c"), &json!("html"))
        ]
    );
    let ran = Folder::new().run_with(&["check", "--input", "jsonl", "--format", "plain"], input);
    assert_eq!(ran.lines()[0]["format"], "plain");
}

#[test]
fn a_broken_line_is_named_and_the_others_are_answered() {
    let folder = Folder::new();
    let mut input = b"{\"id\":1,\"text\":\"child porn\"}\n{\"id\":2,\n[]\n{\"id\":4}\n{\"text\":\"x\"}\n{\"id\":6,\"text\":6}\n{\"id\":7,\"text\":\"x\",\"format\":\"pdf\"}\n".to_vec();
    input.extend(b"{\"id\":8,\"text\":\"\xFF\"}\n{\"id\":9,\"text\":\"x\"}\n");
    folder.write("in.jsonl", &input);
    let ran = folder.run(&["check", "--input", "jsonl", "in.jsonl", "none.jsonl", "--fail-on", "avoid"]);
    ran.ends_with(2)
        .complains("error: in.jsonl: line 2: is no JSON: ")
        .complains(
            "error: in.jsonl: line 3: is no JSON object; write {\"id\": …, \"text\": \"…\"} on one line",
        )
        .complains("error: in.jsonl: line 4: has no `text`")
        .complains("error: in.jsonl: line 5: has no `id`")
        .complains("error: in.jsonl: line 6: has a `text` that is no string")
        .complains("error: in.jsonl: line 7: has an unknown `format`; use plain, markdown, html or auto")
        .complains("error: in.jsonl: line 8: is not valid UTF-8 at byte 16 of the line")
        .complains("error: none.jsonl: there is no such file");
    let ids: Vec<Value> = ran.lines().iter().map(|line| line["id"].clone()).collect();
    assert_eq!(ids, [1, 9]);
}

#[test]
fn records_take_levels_baselines_and_exit_codes() {
    let folder = Folder::with(&[("house.toml", HOUSE)]);
    let input = "{\"id\":1,\"text\":\"A house case.\"}\n";
    let run = |arguments: &[&str]| {
        folder.run_with(
            &[&["check", "--input", "jsonl", "--terminology", "house.toml"], arguments].concat(),
            input,
        )
    };
    run(&["--fail-on", "caution"]).ends_with(1);
    run(&["--fail-on", "caution", "--level", "avoid"]).ends_with(0);
    run(&["--write-baseline", "known.json"]).ends_with(0);
    let ran = run(&["--fail-on", "caution", "--baseline", "known.json"]);
    assert_eq!(ran.ends_with(0).lines()[0]["exempted"][0]["exemption"]["kind"], "directive");
    run(&["--output", "summary"]).ends_with(0).says("1 with care in 1 document\n");
}

#[test]
fn what_does_not_fit_records_is_told() {
    let folder = Folder::new();
    for output in ["human", "json", "sarif", "github"] {
        let ran = folder.run(&["check", "--input", "jsonl", "--output", output]);
        ran.ends_with(2).complains("error: --output: does not fit --input jsonl; use jsonl or summary");
    }
    folder
        .run(&["check", "--input", "jsonl", "--fix"])
        .ends_with(2)
        .complains("error: --fix: works on documents, not on records");
    folder
        .run(&["check", "--input", "jsonl", "--diff"])
        .ends_with(2)
        .complains("error: --diff: works on documents");
}

#[test]
fn answers_come_while_the_input_is_still_open() {
    let folder = Folder::new();
    let mut child = command(&folder.path(".")).args(["check", "--input", "jsonl"]).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(input, "{{\"id\":{number},\"text\":\"child porn\"}}").unwrap();
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&line).unwrap()["id"], number);
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}
