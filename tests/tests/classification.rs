//! Classification of the development part of the labelled passages, and what a person would try first.

use csea_terms::{Classifier, Extent, Format};

fn has(text: &str, id: &str) -> bool {
    Classifier::builtin().classify(text).has(id)
}

#[test]
fn clean_development_passages_are_tagged_with_nothing() {
    let (mut clean, mut tagged) = (0, 0);
    for row in csea_terms_tests::corpus::classified().unwrap() {
        if row["split"] == "dev" && row["wording"] == "clean" {
            let found = Classifier::builtin().classify(row["text"].as_str().unwrap());
            clean += 1;
            tagged += u32::from(!found.threats.is_empty() || !found.measures.is_empty());
        }
    }
    assert!(clean > 50, "{clean}");
    assert_eq!(tagged, 0);
}

#[test]
fn context_scope_and_near_misses_decide() {
    assert!(!has("Virtual reality training prepares pilots.", "tech.extended-reality.virtual-reality"));
    assert!(has(
        "Child sexual abuse in virtual reality is a new concern.",
        "tech.extended-reality.virtual-reality"
    ));
    assert!(!has("This report does not cover livestreaming of child sexual abuse.", "harm.livestreaming"));
    assert!(!has("Book your dog grooming online.", "harm.grooming.online"));
    assert!(has("The page used the term “child pornography”.", "harm.material"));
}

#[test]
fn sentences_list_items_and_table_rows_are_units() {
    let text = "- Child sexual abuse material\n- Dog grooming\n\n| what | where |\n|---|---|\n| sextortion | online |\n";
    let parts = Classifier::builtin().classify_each(text, Format::Markdown, Extent::Paragraph);
    assert_eq!(parts.len(), 2);
    assert!(parts[0].has("harm.material") && !parts[0].has("harm.grooming"));
    assert!(parts[1].has("harm.sexual-extortion"));
}

#[test]
fn roles_meet_over_neighbouring_sentences_and_pronouns_carry_them() {
    let near = "A girl of twelve sent a nude picture to a man she met in a chat. He demanded forty euros. Otherwise he would send it to her parents.";
    assert!(has(near, "harm.sexual-extortion.financial"));
    let carried = "The girl was nine when her father married again. Years later the stepfather raped her.";
    assert!(has(carried, "harm.contact-abuse"));
    let apart = "The girl played the piano. It rained. The town was quiet. A bank paid its debts. The man who sold stamps demanded forty euros, otherwise he would close.";
    assert!(!has(apart, "harm.sexual-extortion.financial"));
}

#[test]
fn who_acted_counts_only_where_abuse_is_spoken_of() {
    assert!(!has("A gang stole cars while the children slept.", "actor.group-based"));
    assert!(has(
        "A group of men abused the girls in a flat and passed them on to one another.",
        "actor.group-based"
    ));
}
