//! All patterns of a terminology, compiled.

use std::collections::BTreeMap;
use std::ops::Range;

use super::compile::Compiler;
use super::cues::{CompiledCue, CueIndex};
use super::guard::Guards;
use super::index::{Hit, RuleIndex};
use super::lexicon::{Lexicon, WordId};
use super::needs::{Need, Needs};
use super::passage::Passage;
use super::program::{Group, GroupId, Op, Sequence};
use super::run::{Direction, ORIGIN, REACH, Runner};
use super::token::TokenKind;
use super::trace::Trace;
use crate::terminology::pattern::Node;
use crate::terminology::{EvidenceGrade, Gate, GateRef, Problem, Terminology, Usage};

/// What a pattern belongs to, by its place in the terminology.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Owner {
    /// Concept and designation.
    Designation {
        /// Index of the concept.
        concept: u32,
        /// Index of the designation in its concept.
        designation: u32,
    },
    /// An official title.
    Title(u32),
    /// A named group that gates ask for.
    Group(GroupId),
}

/// Which designations are searched.
#[derive(Clone, Debug)]
pub(crate) struct MatcherOptions {
    /// The lowest usage that raises a finding.
    pub(crate) level: Usage,
    /// BCP 47 tags of the languages searched.
    pub(crate) languages: Vec<String>,
    /// Groups that are run where asked.
    pub(crate) structure_groups: Vec<&'static str>,
    /// Designations with weaker evidence raise nothing.
    pub(crate) evidence: EvidenceGrade,
}

/// A match of a pattern: tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) owner: Owner,
    pub(crate) pattern: u32,
    pub(crate) tokens: Range<usize>,
}

#[derive(Clone, Debug)]
struct Pattern {
    owner: Owner,
    sequence: Sequence,
    loose: bool,
}

/// Compiled patterns. Immutable; shared by all checks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matcher {
    lexicon: Lexicon,
    groups: Vec<Group>,
    patterns: Vec<Pattern>,
    /// Designations that raise findings.
    raising: RuleIndex,
    /// Recommended designations and official titles: looked for only where something was raised.
    shielding: RuleIndex,
    /// Groups that gates ask for: looked for only where a gated wording stands.
    gates: RuleIndex,
    gate_groups: BTreeMap<String, GroupId>,
    /// Groups that describe the structure of documents: run where asked, so they need no anchor.
    structure_groups: BTreeMap<String, GroupId>,
    cues: CueIndex,
}

impl Matcher {
    /// Compiles a terminology. Patterns that no plain word anchors are returned as problems.
    pub(crate) fn new(terminology: &Terminology, options: &MatcherOptions) -> (Self, Vec<Problem>) {
        let mut assembly = Assembly::new(terminology);
        for (number, concept) in terminology.concepts.iter().enumerate() {
            for (index, designation) in concept.designations.iter().enumerate() {
                if !options.languages.contains(&designation.language) {
                    continue;
                }
                let owner = Owner::Designation { concept: number as u32, designation: index as u32 };
                let entry = || format!("{}/{}", concept.id, designation.id);
                let role = match designation.usage {
                    Usage::Recommended => Role::Shielding,
                    usage if usage >= options.level && designation.evidence() >= Some(options.evidence) => {
                        Role::Raising
                    }
                    _ => continue,
                };
                assembly.patterns(owner, &designation.patterns, role, entry);
                if let Some(gate) = designation.gate.as_ref().filter(|_| role == Role::Raising) {
                    assembly.gate(gate);
                }
            }
        }
        for (number, instrument) in terminology.instruments.iter().enumerate() {
            let entry = || format!("instrument `{}`", instrument.id);
            assembly.patterns(Owner::Title(number as u32), &instrument.patterns, Role::Title, entry);
        }
        assembly.cues();
        assembly.structure(&options.structure_groups);
        assembly.finish()
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The cues that stand round the tokens, in the order of the terminology.
    pub(crate) fn cues(&self, passage: &Passage<'_>, tokens: &Range<usize>) -> Vec<&CompiledCue> {
        self.cues.around(&self.runner(passage, false), tokens)
    }

    /// Designations in the passage that may raise a finding, sorted by place.
    pub(crate) fn raised(&self, passage: &Passage<'_>) -> Vec<Candidate> {
        self.find(&self.raising, passage)
    }

    /// Recommended designations and official titles in the passage, sorted by place.
    pub(crate) fn shields(&self, passage: &Passage<'_>) -> Vec<Candidate> {
        self.find(&self.shielding, passage)
    }

    /// Groups that gates ask for, wherever they occur in the passage, sorted by place.
    pub(crate) fn gate_cues(&self, passage: &Passage<'_>) -> Vec<Candidate> {
        self.find(&self.gates, passage)
    }

    /// The number of a group that gates ask for.
    pub(crate) fn gate_group(&self, name: &str) -> Option<GroupId> {
        self.gate_groups.get(name).copied()
    }

    fn find(&self, index: &RuleIndex, passage: &Passage<'_>) -> Vec<Candidate> {
        let mut hits: Vec<Hit> = Vec::new();
        index.find(&mut self.runner(passage, false), &mut hits);
        hits.iter()
            .map(|hit| Candidate {
                owner: self.patterns[hit.pattern as usize].owner,
                pattern: hit.pattern,
                tokens: hit.start as usize..hit.end as usize,
            })
            .collect()
    }

    fn runner<'r>(&'r self, passage: &'r Passage<'_>, loose: bool) -> Runner<'r, Passage<'r>> {
        Runner { tokens: passage.tokens(), groups: &self.groups, appearance: passage, loose }
    }

    /// How a candidate came about.
    pub(crate) fn trace(&self, passage: &Passage<'_>, candidate: &Candidate) -> Trace {
        let pattern = &self.patterns[candidate.pattern as usize];
        self.runner(passage, pattern.loose)
            .trace(&pattern.sequence, candidate.tokens.clone())
            .unwrap_or_default()
    }

    /// The name of a group.
    pub(crate) fn group_name(&self, group: GroupId) -> &str {
        self.groups.get(group as usize).map_or("", |group| group.name.as_str())
    }

    /// Whether the tokens are exactly what the group describes; a number or mark before or after them is passed over.
    pub(crate) fn is_group(&self, passage: &Passage<'_>, name: &str, tokens: Range<usize>) -> bool {
        let all = passage.tokens();
        let is_word = |&at: &usize| all[at].kind == TokenKind::Word;
        let (Some(start), Some(end)) = (tokens.clone().find(is_word), tokens.rev().find(is_word)) else {
            return false;
        };
        let length = (end + 1 - start) as u32;
        length <= REACH && self.places_of(passage, name, start) & (1 << length) != 0
    }

    /// Whether the tokens, to the last, are what the group describes.
    pub(crate) fn is_exactly(&self, passage: &Passage<'_>, name: &str, tokens: &Range<usize>) -> bool {
        tokens.len() <= REACH as usize
            && self.places_of(passage, name, tokens.start) & (1 << tokens.len()) != 0
    }

    /// Whether what the group describes starts at the token.
    pub(crate) fn starts_with_group(&self, passage: &Passage<'_>, name: &str, token: usize) -> bool {
        self.places_of(passage, name, token) != 0
    }

    /// Whether what the group describes occurs within the tokens.
    pub(crate) fn group_within(&self, passage: &Passage<'_>, name: &str, tokens: &Range<usize>) -> bool {
        let Some(&group) = self.structure_groups.get(name) else { return false };
        let runner = self.runner(passage, false);
        tokens.clone().any(|at| {
            let places = runner.run(&[Op::Group(group)], at, ORIGIN, Direction::Forward);
            places != 0 && at + places.trailing_zeros() as usize <= tokens.end
        })
    }

    fn places_of(&self, passage: &Passage<'_>, name: &str, origin: usize) -> u64 {
        let Some(&group) = self.structure_groups.get(name) else { return 0 };
        self.runner(passage, false).run(&[Op::Group(group)], origin, ORIGIN, Direction::Forward)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Raising,
    Shielding,
    Title,
}

/// A matcher in the making.
struct Assembly<'t> {
    terminology: &'t Terminology,
    compiler: Compiler<'t>,
    matcher: Matcher,
    /// Compiled first and anchored last, when all words and their frequencies are known.
    waiting: Vec<(Role, u32, String)>,
    problems: Vec<Problem>,
}

impl<'t> Assembly<'t> {
    fn new(terminology: &'t Terminology) -> Self {
        Self {
            terminology,
            compiler: Compiler::new(&terminology.spelling, &terminology.groups),
            matcher: Matcher::default(),
            waiting: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn patterns(&mut self, owner: Owner, patterns: &'t [Vec<Node>], role: Role, entry: impl Fn() -> String) {
        for nodes in patterns {
            let sequence = self.compiler.sequence(nodes);
            let number = self.matcher.patterns.len() as u32;
            self.matcher.patterns.push(Pattern { owner, sequence, loose: role == Role::Title });
            self.waiting.push((role, number, entry()));
        }
    }

    fn gate(&mut self, gate: &'t GateRef) {
        if let Some(gate) = self.terminology.gate(gate) {
            self.gate_groups(gate);
        }
    }

    fn gate_groups(&mut self, gate: &'t Gate) {
        for name in gate.needs.iter().chain(&gate.any).chain(&gate.unless) {
            if !self.matcher.gate_groups.contains_key(name) {
                let id = self.compiler.group(name);
                self.matcher.gate_groups.insert(name.clone(), id);
            }
        }
        for name in gate.all_of.iter().chain(&gate.one_of) {
            if let Some(gate) = self.terminology.gates.get(name) {
                self.gate_groups(gate);
            }
        }
    }

    fn structure(&mut self, names: &[&'static str]) {
        for name in names {
            let id = self.compiler.group(name);
            self.matcher.structure_groups.insert((*name).to_owned(), id);
        }
    }

    fn cues(&mut self) {
        for (number, cue) in self.terminology.cues.iter().enumerate() {
            for nodes in &cue.patterns {
                let Some(at) = nodes.iter().position(|node| *node == Node::Term) else { continue };
                let before = self.compiler.sequence(&nodes[..at]);
                let after = self.compiler.sequence(&nodes[at + 1..]);
                self.matcher.cues.push(number as u32, before, after);
            }
        }
    }

    /// Puts guards beside all alternatives, before any pattern is cut.
    fn guard(&mut self) -> Guards {
        let groups = &mut self.compiler.groups;
        let mut guards = Guards::new(groups);
        for pattern in &mut self.matcher.patterns {
            guards.fill(&mut pattern.sequence);
        }
        self.matcher.cues.sequences().for_each(|sequence| guards.fill(sequence));
        guards
    }

    fn finish(mut self) -> (Matcher, Vec<Problem>) {
        let mut guards = self.guard();
        let frequencies = &self.terminology.spelling.frequencies;
        let lexicon = &self.compiler.lexicon;
        let weights: Vec<u64> = (0..lexicon.len())
            .map(|word| u64::from(frequencies.get(lexicon.word(word as WordId)).copied().unwrap_or(1)))
            .collect();
        let weight = |word: WordId| weights.get(word as usize).copied().unwrap_or(1);
        let mut needs = Needs::new(&self.compiler.groups, &weight);
        let groups = &self.compiler.groups;
        self.matcher.cues.seal(&mut needs, groups, |sequence| guards.of(sequence, groups));
        for (role, number, entry) in std::mem::take(&mut self.waiting) {
            let pattern = &self.matcher.patterns[number as usize];
            let mut words = needs.of(&pattern.sequence);
            if let Some(gate) = self.gate_of(pattern.owner).filter(|_| role == Role::Raising) {
                words.extend(self.gate_needs(gate, &mut needs));
            }
            match self.compiler.anchored(&pattern.sequence, &weight) {
                Some(parts) if role == Role::Raising => self.matcher.raising.add(number, parts, false, words),
                Some(parts) => self.matcher.shielding.add(number, parts, role == Role::Title, words),
                None => self.problems.push(no_anchor(&entry)),
            }
        }
        for (name, &id) in &self.matcher.gate_groups {
            for sequence in group_sequences(&self.compiler.groups[id as usize]) {
                let number = self.matcher.patterns.len() as u32;
                match self.compiler.anchored(&sequence, &weight) {
                    Some(parts) => self.matcher.gates.add(number, parts, false, needs.of(&sequence)),
                    None => self.problems.push(no_anchor(&format!("group `{name}`"))),
                }
                self.matcher.patterns.push(Pattern { owner: Owner::Group(id), sequence, loose: false });
            }
        }
        let words = self.compiler.lexicon.len();
        let Matcher { raising, shielding, gates, .. } = &mut self.matcher;
        for index in [raising, shielding, gates] {
            index.seal(words, &mut guards, &self.compiler.groups);
        }
        self.matcher.lexicon = self.compiler.lexicon;
        self.matcher.groups = self.compiler.groups;
        (self.matcher, self.problems)
    }
}

impl Assembly<'_> {
    fn gate_of(&self, owner: Owner) -> Option<&Gate> {
        let Owner::Designation { concept, designation } = owner else { return None };
        let concept = self.terminology.concepts.get(concept as usize)?;
        self.terminology.gate(concept.designations.get(designation as usize)?.gate.as_ref()?)
    }

    /// What a gate asks for within the paragraph.
    fn gate_needs<W: Fn(WordId) -> u64>(&self, gate: &Gate, needs: &mut Needs<'_, W>) -> Vec<Need> {
        let mut all = self.own_gate_needs(gate, needs);
        let named = |name: &String| self.terminology.gates.get(name);
        for gate in gate.all_of.iter().filter_map(named) {
            all.extend(self.own_gate_needs(gate, needs));
        }
        let mut any: Option<Need> = (!gate.one_of.is_empty()).then(Need::default);
        for gate in gate.one_of.iter().filter_map(named) {
            let lightest = self.own_gate_needs(gate, needs).into_iter().min_by_key(|need| need.weight);
            any = any.and_then(|any| any.or(lightest));
        }
        all.extend(any);
        all
    }

    /// As [`Self::gate_needs`], without the gates that the gate names: a gate that is named is not followed further.
    fn own_gate_needs<W: Fn(WordId) -> u64>(&self, gate: &Gate, needs: &mut Needs<'_, W>) -> Vec<Need> {
        let mut of_group = |name: &String| needs.of_group(*self.matcher.gate_groups.get(name)?);
        let mut all: Vec<Need> = gate.needs.iter().filter_map(&mut of_group).collect();
        if !gate.any.is_empty() {
            all.extend(gate.any.iter().map(&mut of_group).try_fold(Need::default(), Need::or));
        }
        all
    }
}

/// The alternatives of a group, each a sequence.
fn group_sequences(group: &Group) -> Vec<Sequence> {
    let mut sequences = group.choice.sequences.clone();
    if !group.choice.words.words().is_empty() {
        let op = Op::Word { set: group.choice.words.clone(), capitals: false };
        sequences.push(vec![op].into_boxed_slice());
    }
    sequences
}

fn no_anchor(entry: &str) -> Problem {
    Problem {
        file: String::new(),
        entry: entry.to_owned(),
        field: "patterns".to_owned(),
        message: "a pattern has no word that is always there: write at least one plain word outside [ ]"
            .to_owned(),
    }
}
