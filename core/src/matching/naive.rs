//! The matcher against one that tries every place in the plainest way, on random patterns and texts.

use std::ops::Range;

use proptest::prelude::*;

use super::{Matcher, MatcherOptions, Passage};
use crate::terminology::pattern::{Node, Sequence, parse};
use crate::terminology::{
    AdministrativeStatus, Concept, Designation, EvidenceGrade, SourceMark, SourceRow, Terminology, Text,
    Usage,
};

const TREES: &str = "trees";

/// What a pattern means, read off the grammar: the ends of its matches that start at a token.
struct Naive<'n> {
    tokens: &'n [&'n str],
    trees: &'n [Sequence],
}

impl Naive<'_> {
    fn ends(&self, nodes: &[Node], start: usize) -> Vec<usize> {
        let leading = nodes.iter().take_while(|node| matches!(node, Node::Not(_))).count();
        let mut ends = vec![start];
        for (index, node) in nodes.iter().enumerate() {
            ends = ends.into_iter().flat_map(|at| self.node(node, at, index < leading)).collect();
            ends.sort_unstable();
            ends.dedup();
        }
        ends
    }

    fn node(&self, node: &Node, at: usize, leading: bool) -> Vec<usize> {
        match node {
            Node::Word(word) => self.token(at, |token| token == word.parts[0]),
            Node::AnyWord => self.token(at, |token| token.starts_with(char::is_alphabetic)),
            Node::Number { min, max } => {
                self.token(at, |token| token.parse().is_ok_and(|value: u32| (*min..=*max).contains(&value)))
            }
            Node::Punctuation(mark) => self.token(at, |token| token == mark.to_string()),
            Node::Gap(words) => self.gap(usize::from(*words), at),
            Node::Group(_) => self.choice(self.trees, at),
            Node::Choice { alternatives, optional } => {
                let mut ends = self.choice(alternatives, at);
                ends.extend(optional.then_some(at));
                ends
            }
            Node::Not(inner) => {
                let stands = if leading {
                    (0..=at).any(|start| self.ends(inner, start).contains(&at))
                } else {
                    !self.ends(inner, at).is_empty()
                };
                if stands { Vec::new() } else { vec![at] }
            }
            Node::Year | Node::Name | Node::Start | Node::Term => unreachable!("is not generated"),
        }
    }

    fn choice(&self, alternatives: &[Sequence], at: usize) -> Vec<usize> {
        alternatives.iter().flat_map(|alternative| self.ends(alternative, at)).collect()
    }

    fn token(&self, at: usize, test: impl Fn(&str) -> bool) -> Vec<usize> {
        self.tokens.get(at).filter(|token| test(token)).map(|_| at + 1).into_iter().collect()
    }

    /// Words and commas, but no more than so many words, and no full stop.
    fn gap(&self, words: usize, start: usize) -> Vec<usize> {
        let mut ends = vec![start];
        let (mut at, mut passed) = (start, 0);
        while let Some(token) = self.tokens.get(at).filter(|token| **token != ".") {
            passed += usize::from(*token != ",");
            if passed > words {
                break;
            }
            at += 1;
            ends.push(at);
        }
        ends
    }

    fn matches(&self, nodes: &[Node]) -> Vec<Range<usize>> {
        (0..self.tokens.len())
            .flat_map(|start| self.ends(nodes, start).into_iter().map(move |end| start..end))
            .collect()
    }
}

fn piece() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        6 => prop::sample::select(vec!["ash", "birch", "cedar", "date"]).prop_map(str::to_owned),
        1 => Just("{word}".to_owned()),
        1 => Just("{number 3-9}".to_owned()),
        1 => Just(",".to_owned()),
        1 => Just(format!("{{{TREES}}}")),
        1 => (1..4_u8).prop_map(|words| format!("..{words}")),
        1 => prop::sample::select(vec!["!ash", "!(birch|cedar date)", "!{word}"]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        let sequence = prop::collection::vec(inner, 1..3).prop_map(|pieces| pieces.join(" "));
        (prop::collection::vec(sequence, 1..4), any::<bool>()).prop_map(|(alternatives, optional)| {
            let inside = alternatives.join("|");
            if optional { format!("[{inside}]") } else { format!("({inside})") }
        })
    })
}

fn terminology(pattern: &str, trees: &[&str]) -> Terminology {
    let designation = Designation {
        id: "tree".into(),
        text: "tree".into(),
        language: "en".into(),
        status: AdministrativeStatus::Deprecated,
        usage: Usage::Avoid,
        kind: None,
        patterns: [pattern].into_iter().collect(),
        gate: None,
        reason: Text::default(),
        exceptions: None,
        replacements: Vec::new(),
        advice: None,
        sources: vec![SourceRow {
            id: "wood".into(),
            evidence: EvidenceGrade::Attested,
            mark: SourceMark::Avoid,
            note: None,
        }],
        audience: None,
        flagged: Vec::new(),
        clean: Vec::new(),
    };
    let concept = Concept {
        id: "tree".into(),
        group: "wood".into(),
        label: "Tree".into(),
        definition: Text::default(),
        scope_note: None,
        related: Vec::new(),
        designations: vec![designation],
    };
    Terminology {
        concepts: vec![concept],
        groups: [(TREES.into(), trees.iter().collect())].into(),
        ..Terminology::default()
    }
}

fn found(matcher: &Matcher, text: &str) -> Vec<Range<usize>> {
    let passage = Passage::new(text, matcher.lexicon());
    matcher.raised(&passage).into_iter().map(|candidate| candidate.tokens).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_there_and_what_is_there_is_found(
        pieces in prop::collection::vec(piece(), 1..6),
        tokens in prop::collection::vec(
            prop::sample::select(vec!["ash", "birch", "cedar", "date", "elm", "3", "12", ",", "."]),
            0..14,
        ),
    ) {
        let (written, written_trees) = (pieces.join(" "), ["elm", "cedar [date]"]);
        let pattern = parse(&written).unwrap();
        let trees = written_trees.map(|tree| parse(tree).unwrap());
        let terminology = terminology(&written, &written_trees);
        let options = MatcherOptions {
            level: Usage::Caution,
            evidence: EvidenceGrade::RecalledLow,
            languages: vec!["en".to_owned()],
            scan: false,
            structure_groups: Vec::new(),
        };
        let (matcher, problems) = Matcher::new(&terminology, &options);
        // A pattern without a word that is always there is refused, not searched.
        prop_assume!(problems.is_empty());
        let naive = Naive { tokens: &tokens, trees: &trees }.matches(&pattern);
        let found = found(&matcher, &tokens.join(" "));
        for range in &found {
            prop_assert!(naive.contains(range), "`{}` does not match {range:?}", pieces.join(" "));
        }
        for range in naive {
            let covered = found.iter().any(|found| found.start <= range.start && range.end <= found.end);
            prop_assert!(covered, "`{}` is not found at {range:?}: {found:?}", pieces.join(" "));
        }
    }
}
