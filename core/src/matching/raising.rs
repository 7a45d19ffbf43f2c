//! The scan of a matcher: what its rules ask for.

use super::matcher::{Matcher, Owner, Pattern};
use super::scan::{Asked, Clause, Scan};
use crate::terminology::{Gate, Terminology, Text, Usage};

/// The scan for wording that may raise a finding; nothing where a rule can be found by no word.
pub(super) fn scan(matcher: &Matcher, terminology: &Terminology) -> Option<Scan> {
    let known = &terminology.spelling.frequencies;
    let asked = matcher.patterns.iter().filter_map(|pattern| asked(matcher, terminology, pattern));
    Scan::new(matcher.lexicon(), &matcher.groups, known, asked)
}

/// What a pattern asks for, if it raises findings.
fn asked<'p>(matcher: &Matcher, terminology: &Terminology, pattern: &'p Pattern) -> Option<Asked<'p>> {
    let Owner::Designation { concept, designation } = pattern.owner else { return None };
    let designation = terminology.concepts.get(concept as usize)?.designations.get(designation as usize)?;
    if designation.usage == Usage::Recommended {
        return None;
    }
    let mut asked = Asked { sequence: &pattern.sequence, ..Asked::default() };
    let Some(gate) = designation.gate.as_ref().and_then(|gate| terminology.gate(gate)) else {
        return Some(asked);
    };
    let named = |name: &Text| terminology.gates.get(name);
    asked.all = clauses(matcher, gate);
    asked.all.extend(gate.all_of.iter().filter_map(named).flat_map(|gate| clauses(matcher, gate)));
    asked.one_of = gate.one_of.iter().filter_map(named).map(|gate| clauses(matcher, gate)).collect();
    Some(asked)
}

/// What a gate asks for within the paragraph, without the gates that it names: a gate that is named is not followed further.
fn clauses(matcher: &Matcher, gate: &Gate) -> Vec<Clause> {
    let group = |name: &Text| matcher.gate_group(name);
    let mut clauses: Vec<Clause> = gate.needs.iter().filter_map(group).map(|group| vec![group]).collect();
    if !gate.any.is_empty() {
        clauses.push(gate.any.iter().filter_map(group).collect());
    }
    clauses
}
