//! What differs for an audience: levels, suggestions, and what is never offered.

use std::{collections::BTreeSet, fs, path::Path};

use csea_terms::terminology::{Concept, Designation, SourceMark, Text};
use csea_terms::{Checker, Finding, Terminology, Usage};

const PROFILES: [&str; 5] = ["media", "legal", "research", "social-care", "platform"];

/// Tells how a child and an accused are related, or where the child goes to school.
const IDENTIFYING: &str = "family families familial father stepfather mother stepmother parent parents uncle aunt brother \
    stepbrother sister sibling siblings son daughter cousin grandfather grandmother relative relatives school schools \
    teacher teachers pupil pupils classmate coach neighbour priest college";

/// What authorities judge differently: concepts, or single designations of them.
const DISPUTED: &str = "victim-of-child-sexual-abuse accusation-alleged-victim accusation-allegedly \
    accusation-reporting-verbs sexual-extortion-of-children self-generated-csam child-on-child-abuse \
    group-based-child-sexual-exploitation married-child csem csam/indecent-images csam/iioc csam/child-abuse-images \
    csam/child-abuse-material perpetrator-of-child-sexual-abuse/child-sex-offender \
    perpetrator-of-child-sexual-abuse/convicted-child-sex-offender perpetrator-of-child-sexual-abuse/sex-offender \
    perpetrator-of-child-sexual-abuse/paedophile";

#[expect(clippy::unwrap_used, reason = "a test helper")]
fn checker(profile: Option<&str>) -> Checker {
    let builder = Checker::builder().level(Usage::Info);
    profile.into_iter().fold(builder, csea_terms::CheckerBuilder::profile).build().unwrap()
}

/// The only finding of the text: its level and what is offered, the best first.
fn look(checker: &Checker, text: &str) -> (Usage, Vec<String>) {
    let report = checker.check(text);
    assert_eq!(report.findings.len(), 1, "{text}: {:?}", report.findings);
    let finding = &report.findings[0];
    (finding.level, offered(finding))
}

fn offered(finding: &Finding) -> Vec<String> {
    finding.suggestions.iter().map(|suggestion| suggestion.replacement.clone()).collect()
}

/// Every designation without and with the profile.
#[expect(clippy::unwrap_used, reason = "a test helper")]
fn pairs(profile: &str) -> Vec<(Concept, Designation, Designation)> {
    let adjusted = Terminology::builtin().for_profile(profile).unwrap();
    let mut pairs = Vec::new();
    for (concept, changed) in Terminology::builtin().concepts().iter().zip(adjusted.concepts()) {
        for (before, after) in concept.designations.iter().zip(&changed.designations) {
            pairs.push((concept.clone(), before.clone(), after.clone()));
        }
    }
    pairs
}

/// A case a line: the text, its level and first suggestion without and with the profile, what is withheld.
#[expect(clippy::unwrap_used, reason = "a test helper")]
fn check_cases(profile: &str, cases: &str, count: usize) {
    let (plain, adjusted) = (checker(None), checker(Some(profile)));
    let shown = |level: Usage, offered: &[String]| {
        format!("{level}: {}", offered.first().map_or("", String::as_str)).trim_end().to_owned()
    };
    let mut checked = 0;
    for line in cases.lines().filter(|line| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [text, without, with, withheld] = cells.try_into().unwrap();
        let ((level, before), (new_level, after)) = (look(&plain, text), look(&adjusted, text));
        assert_eq!(shown(level, &before), without, "without a profile: {text}");
        assert_eq!(shown(new_level, &after), with, "{profile}: {text}");
        let gone: Vec<String> = before.into_iter().filter(|wording| !after.contains(wording)).collect();
        assert_eq!(gone.join("; "), withheld, "{profile}: {text}");
        let audience = adjusted.check(text).findings[0].grounds.audience.clone();
        assert!(audience.is_some_and(|why| why.starts_with(&format!("{profile}: "))), "{profile}: {text}");
        checked += 1;
    }
    assert_eq!(checked, count);
}

#[test]
fn media() {
    let cases = "
    Incest with a child is rising. | avoid: Child sexual abuse | avoid: Child sexual abuse | Child sexual abuse within the family
    The teacher had an affair with a student at the school. | avoid: the sexual abuse of a pupil | avoid:  | the sexual abuse of a pupil; an abuse of trust
    A paedophile ring abused children. | caution: child sexual abuse network | avoid: group suspected of sexually abusing children |
    The girl was kept as a sex slave. | caution: held in sexual slavery | avoid: held in sexual slavery |
    A young woman, 16, was sexually abused. | caution: girl, 16 | avoid: girl, 16 |
    The brothel madam sold the girls. | caution: trafficker | caution: woman accused of exploiting children |
    Two child prostitutes were rescued. | avoid: children exploited in prostitution | avoid: sexually exploited children |
    ";
    check_cases("media", cases, 7);
}

#[test]
fn legal() {
    let cases = "
    The report found child pornography on his laptop. | avoid: child sexual abuse material | caution: child sexual abuse material |
    He engaged in sexual activity with a child. | caution: sexually abused a child | info: sexually abused a child |
    The juvenile sex offender was 14. | avoid: child who displayed harmful sexual behaviour | avoid: child adjudicated for a sexual offence |
    The alleged victim was a child who was abused. | caution: complainant | info: complainant |
    The girl was abused; the allegation of abuse was a false allegation. | info: unsubstantiated report | info:  | unsubstantiated report
    Detectives noted that a child of 12 consented. | avoid: a child of 12 could not legally consent | caution: | a child of 12 could not legally consent
    ";
    check_cases("legal", cases, 6);
}

#[test]
fn research() {
    let cases = "
    The survey of children asked about sexual abuse and sexting. | caution: sharing nudes | info: sharing nudes |
    The study of child sexual exploitation found sex offenders. | info: people who committed sexual offences | caution: people who committed sexual offences |
    The child pornography users were asked. | avoid: people accessing child sexual abuse material | avoid: people who accessed child sexual abuse material |
    The girl was abused; the allegation of abuse was a false allegation. | info: unsubstantiated report | info:  | unsubstantiated report
    Teenagers were sexually abused. | info: Children | info: Children |
    ";
    check_cases("research", cases, 5);
}

#[test]
fn social_care() {
    let cases = "
    The girl absconded from her placement and was sexually exploited. | info: went missing | caution: went missing |
    The girl was engaging in risky behaviour and was sexually exploited. | caution: showing signs of exploitation | avoid: showing signs of exploitation |
    The girl has been contacting adults online. | caution: been contacted by adults online | avoid: been contacted by adults online |
    The alleged victim was a child who was abused. | caution: complainant | caution:  | complainant
    The boy refuses to engage with services after the abuse. | info:  | caution:  |
    The child victim was sexually abused. | info:  | info:  |
    ";
    check_cases("social-care", cases, 6);
}

#[test]
fn platform() {
    let cases = "
    The revenge porn showed a girl of 15. | avoid: image-based sexual abuse | avoid: non-consensual sharing of intimate images |
    The report counts SG-CSAM. | caution: CSAM | info: CSAM |
    The IIOC were found on a phone. | info: Child sexual abuse images | info: CSAM |
    Sextortion of boys is rising. | caution: Sexual extortion of boys | info: Sexual extortion of boys |
    The minor was sexually abused. | info: The child | info: The child |
    ";
    check_cases("platform", cases, 5);
}

#[test]
fn five_audiences_and_no_change_without_one() {
    let names: Vec<&str> = Terminology::builtin().profiles().iter().map(|profile| &*profile.name).collect();
    assert_eq!(names.iter().copied().collect::<BTreeSet<_>>(), PROFILES.into_iter().collect());
    assert!(Terminology::builtin().designations().all(|entry| entry.designation.audience.is_none()));
}

/// Words of a text in lower case, without slots such as `{adult phrase}`, which repeat what was written.
fn words(text: &str) -> BTreeSet<String> {
    let outside = text.split(['{', '}']).step_by(2);
    outside
        .flat_map(|part| part.split(|letter: char| !letter.is_alphabetic()))
        .map(str::to_lowercase)
        .collect()
}

fn identifying(text: &str) -> BTreeSet<String> {
    let mut found = words(text);
    found.retain(|word| IDENTIFYING.split_whitespace().any(|tie| tie == word));
    found
}

#[test]
fn media_offers_no_family_tie_and_no_school() {
    let mut offered = 0;
    for (concept, before, after) in pairs("media") {
        for replacement in &after.replacements {
            let found = identifying(&replacement.text);
            assert!(found.is_empty(), "{}/{}: {found:?}", concept.id, after.id);
            offered += 1;
        }
        assert!(after.replacements.len() <= before.replacements.len());
    }
    assert!(offered > 500, "{offered}");
    let without =
        Terminology::builtin().designations().flat_map(|entry| entry.designation.replacements.iter());
    assert!(without.filter(|replacement| !identifying(&replacement.text).is_empty()).count() > 2);
}

#[test]
fn media_advises_no_role_that_could_identify() {
    let roles = |advice: &str| -> Vec<String> {
        let general = ["family", "school", "tie"];
        identifying(advice).into_iter().filter(|word| !general.contains(&word.as_str())).collect()
    };
    for (concept, _, after) in pairs("media") {
        let found = roles(after.advice.as_deref().unwrap_or_default());
        assert!(found.is_empty(), "{}/{}: {found:?}", concept.id, after.id);
    }
}

/// Every sentence of the data in which something is found, with the marks taken out.
#[expect(clippy::unwrap_used, reason = "a test helper")]
fn flagged(folder: &Path, into: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            flagged(&path, into);
            continue;
        }
        let concept: toml::Value = toml::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let designations = concept.get("designation").and_then(toml::Value::as_array).into_iter().flatten();
        let sentences =
            designations.filter_map(|designation| designation.get("flagged")?.as_array()).flatten();
        into.extend(sentences.filter_map(|text| Some(text.as_str()?.replace("[[", "").replace("]]", ""))));
    }
}

#[test]
fn in_real_sentences_media_adds_no_tie_to_what_was_written() {
    let mut sentences = Vec::new();
    flagged(&csea_terms_tests::root().join("terminology/concepts"), &mut sentences);
    assert!(sentences.len() > 500, "{}", sentences.len());
    let added = |checker: &Checker| -> Vec<String> {
        let mut added = Vec::new();
        for text in &sentences {
            for finding in checker.check(text).findings {
                let written = words(&finding.surface);
                let new = |wording: &String| identifying(wording).iter().any(|word| !written.contains(word));
                added.extend(
                    offered(&finding).into_iter().filter(new).map(|wording| format!("{text} -> {wording}")),
                );
            }
        }
        added
    };
    assert_eq!(added(&checker(Some("media"))), Vec::<String>::new());
    assert!(!added(&checker(None)).is_empty());
}

fn is_listed(listed: &str, concept: &Concept, designation: &Designation) -> bool {
    listed
        .split_once('/')
        .map_or(listed == concept.id, |(id, only)| id == concept.id && only == designation.id)
}

fn is_disputed(concept: &Concept, designation: &Designation) -> bool {
    DISPUTED.split_whitespace().any(|listed| is_listed(listed, concept, designation))
        || designation.sources.iter().any(|row| row.mark == SourceMark::Recommended)
}

#[test]
fn the_list_of_disputed_words_is_of_this_data() {
    let all = pairs("media");
    for listed in DISPUTED.split_whitespace() {
        assert!(all.iter().any(|(concept, before, _)| is_listed(listed, concept, before)), "{listed}");
    }
}

#[test]
fn no_profile_raises_a_disputed_word_to_avoid() {
    let mut raised = 0;
    for profile in PROFILES {
        for (concept, before, after) in pairs(profile) {
            if after.usage != Usage::Avoid || before.usage == Usage::Avoid {
                continue;
            }
            assert!(!is_disputed(&concept, &before), "{profile}: {}/{}", concept.id, before.id);
            let against = before.sources.iter().any(|row| row.mark == SourceMark::Avoid);
            assert!(against, "{profile}: no source advises against {}/{}", concept.id, before.id);
            raised += 1;
        }
    }
    assert!(raised > 0);
}

/// A rule whose reason nobody ever reads is a mistake: a later rule hides it, or it changes nothing.
#[test]
fn the_reason_of_every_rule_is_shown_somewhere() {
    for profile in Terminology::builtin().profiles() {
        let shown: BTreeSet<Text> =
            pairs(&profile.name).into_iter().filter_map(|(.., after)| after.audience).collect();
        for rule in &profile.rules {
            let why = format!("{}: {}", profile.name, rule.why);
            assert!(shown.contains(why.as_str()), "{why}");
        }
    }
}

#[test]
fn what_changed_says_why_and_nothing_else_changed() {
    for profile in PROFILES {
        for (concept, before, after) in pairs(profile) {
            let state = |designation: &Designation| {
                let texts = designation.replacements.iter().map(|replacement| replacement.text.clone());
                (designation.usage, texts.collect::<Vec<_>>(), designation.advice.clone())
            };
            let changed = state(&after) != state(&before);
            assert_eq!(changed, after.audience.is_some(), "{profile}: {}/{}", concept.id, before.id);
            let something = !after.replacements.is_empty() || after.advice.is_some();
            assert!(
                after.usage == Usage::Recommended || something || before.replacements.is_empty(),
                "{profile}: {}/{}",
                concept.id,
                before.id
            );
        }
    }
}
