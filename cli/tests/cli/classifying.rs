//! What a text speaks about, through the command.

use super::support::{Folder, Ran};

const TEXT: &str = "The offender threatened to send the boy's pictures to his contacts unless he paid.\n\n\
                    This report does not cover livestreaming. A child safety hotline took the reports.\n";

fn classify(arguments: &[&str]) -> Ran {
    Folder::with(&[("a.txt", TEXT), ("plain.txt", "The ferry was late again.")])
        .run(&[&["classify"], arguments].concat())
}

fn ids(ran: &Ran, list: &str) -> Vec<String> {
    let json = ran.json();
    let tags = json["documents"][0][list].as_array().unwrap();
    tags.iter().map(|tag| tag["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn tags_carry_their_evidence_and_measures_stand_apart() {
    let ran = classify(&["a.txt", "--output", "json"]);
    ran.ends_with(0);
    let threats = ids(&ran, "threats");
    assert!(threats.contains(&"harm.sexual-extortion.financial".to_owned()), "{threats:?}");
    assert!(!threats.iter().any(|id| id.starts_with("measure") || id.contains("livestream")), "{threats:?}");
    let evidence = &ran.json()["documents"][0]["threats"][0]["evidence"][0];
    let [start, end] = [0, 1].map(|end| evidence["span"]["utf8"][end].as_u64().unwrap() as usize);
    assert_eq!(evidence["surface"], TEXT[start..end]);
}

#[test]
fn a_text_about_something_else_has_no_tags() {
    let ran = classify(&["plain.txt", "--output", "json"]);
    assert!(ids(&ran, "threats").is_empty() && ids(&ran, "measures").is_empty());
}

#[test]
fn people_get_a_tree_and_programs_a_line_a_document() {
    classify(&["a.txt"]).ends_with(0).says("speaks about").says("Financial sexual extortion");
    let ran = classify(&["a.txt", "plain.txt", "--output", "jsonl"]);
    let ids: Vec<String> = ran.lines().iter().map(|line| line["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, ["a.txt", "plain.txt"]);
}

#[test]
fn facets_narrow_and_wrong_names_are_told() {
    let ran = classify(&["a.txt", "--facet", "monetisation", "--output", "json"]);
    assert!(ids(&ran, "threats").iter().all(|id| id.starts_with("monetisation.")));
    assert_eq!(classify(&["a.txt", "--facet", "colour"]).code, 2);
    assert_eq!(classify(&["a.txt", "--coverage", "no-such-framework"]).code, 2);
    assert_eq!(classify(&["missing.txt"]).code, 2);
}

#[test]
fn records_are_answered_in_order_and_mistakes_are_told_with_their_line() {
    let folder = Folder::with(&[(
        "r.jsonl",
        "{\"id\":7,\"text\":\"Livestreamed child sexual abuse.\"}\n\n{\"id\":8}\n{\"id\":9,\"text\":\"\",\"format\":\"word\"}\n{\"id\":10,\"text\":\"Trains.\"}\n",
    )]);
    let ran = folder.run(&["classify", "--input", "jsonl", "r.jsonl"]);
    ran.ends_with(2);
    let ids: Vec<i64> = ran.lines().iter().map(|line| line["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [7, 10]);
    assert!(ran.err.contains("r.jsonl: line 3: has no `text`"), "{}", ran.err);
    assert!(ran.err.contains("r.jsonl: line 4: has an unknown `format`"), "{}", ran.err);
}

#[test]
fn topics_are_explained() {
    let folder = Folder::new();
    folder
        .run(&["explain", "harm.sexual-extortion.financial"])
        .ends_with(0)
        .says("Financial sexual extortion");
}
