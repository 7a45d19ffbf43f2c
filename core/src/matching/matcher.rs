//! All patterns of a terminology, compiled.

use std::collections::BTreeMap;
use std::ops::Range;

use super::compile::Compiler;
use super::cues::{CompiledCue, CueIndex};
use super::index::{Hit, NEEDS, RuleIndex};
use super::lexicon::{Lexicon, WordId};
use super::needs::{Need, Needs};
use super::openers::Openers;
use super::passage::Passage;
use super::program::{Group, GroupId, Op, Sequence};
use super::raising;
use super::run::{Direction, LONGEST_MATCH, ORIGIN, REACH, Runner};
use super::scan::Scan;
use super::token::{Token, TokenKind};
use super::trace::Trace;
use super::want::Want;
use crate::terminology::{EvidenceGrade, Gate, GateRef, Patterns, Problem, Terminology, Text, Usage};

/// What a cue says of the place of the wording that it speaks about.
const TERM: &str = "{term}";

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
    /// Whether parts of a text that can hold nothing are left out.
    pub(crate) scan: bool,
}

/// A match of a pattern: tokens of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Candidate {
    pub(crate) owner: Owner,
    pub(crate) pattern: u32,
    pub(crate) tokens: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Pattern {
    pub(super) owner: Owner,
    pub(super) sequence: Sequence,
    loose: bool,
}

/// A group that is run where asked.
#[derive(Clone, Debug)]
pub(super) struct Structure {
    pub(super) group: GroupId,
    want: Option<Want>,
    openers: Openers,
}

/// Compiled patterns. Immutable; shared by all checks.
#[derive(Clone, Debug, Default)]
pub(crate) struct Matcher {
    lexicon: Lexicon,
    pub(super) groups: Vec<Group>,
    pub(super) patterns: Vec<Pattern>,
    /// Designations that raise findings.
    raising: RuleIndex,
    /// Recommended designations and official titles: looked for only where something was raised.
    shielding: RuleIndex,
    /// Groups that gates ask for: looked for only where a gated wording stands.
    gates: RuleIndex,
    gate_groups: BTreeMap<String, GroupId>,
    /// Groups that describe the structure of documents: run where asked, so they need no anchor.
    pub(super) structure_groups: BTreeMap<&'static str, Structure>,
    cues: CueIndex,
    scan: Option<Scan>,
}

impl Matcher {
    /// Compiles a terminology. Patterns that no plain word anchors are returned as problems.
    pub(crate) fn new(terminology: &Terminology, options: &MatcherOptions) -> (Self, Vec<Problem>) {
        let mut assembly = Assembly::new(terminology);
        for (number, concept) in terminology.concepts.iter().enumerate() {
            for (index, designation) in concept.designations.iter().enumerate() {
                if !options.languages.iter().any(|language| *language == designation.language) {
                    continue;
                }
                let owner = Owner::Designation { concept: number as u32, designation: index as u32 };
                let role = match designation.usage {
                    Usage::Recommended => Role::Shielding,
                    usage if usage >= options.level && designation.evidence() >= Some(options.evidence) => {
                        Role::Raising
                    }
                    _ => continue,
                };
                assembly.patterns(owner, &designation.patterns, role);
                if let Some(gate) = designation.gate.as_ref().filter(|_| role == Role::Raising) {
                    assembly.gate(gate);
                }
            }
        }
        for (number, instrument) in terminology.instruments.iter().enumerate() {
            assembly.patterns(Owner::Title(number as u32), &instrument.patterns, Role::Title);
        }
        assembly.cues();
        assembly.structure(&options.structure_groups);
        let (mut matcher, problems) = assembly.finish();
        if options.scan {
            matcher.scan = raising::scan(&matcher, terminology);
        }
        (matcher, problems)
    }

    /// The scan for wording that may raise a finding.
    pub(crate) fn scan(&self) -> Option<&Scan> {
        self.scan.as_ref()
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
        self.find(&self.raising, passage, 0..passage.tokens().len(), None)
    }

    /// Recommended designations and official titles that may touch one of `raised`, which are sorted by place; sorted by place.
    pub(crate) fn shields(&self, passage: &Passage<'_>, raised: &[Candidate]) -> Vec<Candidate> {
        let (Some(first), Some(end)) = (raised.first(), raised.iter().map(|other| other.tokens.end).max())
        else {
            return Vec::new();
        };
        let all = passage.tokens();
        let reach = first.tokens.start.saturating_sub(LONGEST_MATCH)..(end + LONGEST_MATCH).min(all.len());
        self.find(&self.shielding, passage, reach, Some(&distances(all, raised)))
    }

    /// Groups that gates ask for, sorted by place: all that stand within the tokens, and perhaps some that reach beyond.
    pub(crate) fn gate_cues(&self, passage: &Passage<'_>, tokens: &Range<usize>) -> Vec<Candidate> {
        self.find(&self.gates, passage, tokens.clone(), None)
    }

    /// The number of a group that gates ask for.
    pub(crate) fn gate_group(&self, name: &str) -> Option<GroupId> {
        self.gate_groups.get(name).copied()
    }

    /// Matches whose anchors are among `anchors`.
    fn find(
        &self,
        index: &RuleIndex,
        passage: &Passage<'_>,
        anchors: Range<usize>,
        distances: Option<&[u8]>,
    ) -> Vec<Candidate> {
        let mut hits: Vec<Hit> = Vec::new();
        index.find(&mut self.runner(passage, false), anchors, distances, &mut hits);
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
        let Some(Structure { group, want, openers }) = self.structure_groups.get(name) else { return false };
        let all = passage.tokens();
        if want.as_ref().is_some_and(|want| !all.get(tokens.clone()).is_some_and(|line| want.is_among(line)))
        {
            return false;
        }
        let runner = self.runner(passage, false);
        tokens.clone().filter(|&at| openers.may_open(all.get(at..).unwrap_or_default())).any(|at| {
            let places = runner.run(&[Op::Group(*group)], at, ORIGIN, Direction::Forward);
            places != 0 && at + places.trailing_zeros() as usize <= tokens.end
        })
    }

    /// Every place where what the group describes starts, with the nearest end that it can have there; in order.
    pub(crate) fn group_places<'p>(
        &'p self,
        passage: &'p Passage<'_>,
        name: &str,
    ) -> impl Iterator<Item = Range<usize>> + 'p {
        let structure = self.structure_groups.get(name);
        let is_possible = |structure: &&Structure| {
            structure.want.as_ref().is_none_or(|want| want.is_among(passage.tokens()))
        };
        let runner = self.runner(passage, false);
        structure.filter(is_possible).into_iter().flat_map(move |Structure { group, openers, .. }| {
            let places = |at: usize| runner.run(&[Op::Group(*group)], at, ORIGIN, Direction::Forward);
            let tokens = passage.tokens();
            let found: Vec<Range<usize>> = (0..tokens.len())
                .filter(|&at| openers.may_open(&tokens[at..]))
                .map(|at| (at, places(at)))
                .filter(|&(_, places)| places != 0)
                .map(|(at, places)| at..at + places.trailing_zeros() as usize)
                .collect();
            found
        })
    }

    fn places_of(&self, passage: &Passage<'_>, name: &str, origin: usize) -> u64 {
        let Some(Structure { group, openers, .. }) = self.structure_groups.get(name) else { return 0 };
        if !openers.may_open(passage.tokens().get(origin..).unwrap_or_default()) {
            return 0;
        }
        self.runner(passage, false).run(&[Op::Group(*group)], origin, ORIGIN, Direction::Forward)
    }
}

/// For each token how many words it is away from the nearest of the candidates.
fn distances(tokens: &[Token], candidates: &[Candidate]) -> Vec<u8> {
    let mut distances = vec![u8::MAX; tokens.len()];
    for candidate in candidates {
        if let Some(inside) = distances.get_mut(candidate.tokens.clone()) {
            inside.fill(0);
        }
    }
    let mut spread = |order: &mut dyn Iterator<Item = usize>| {
        let mut last = u8::MAX;
        for at in order {
            let step = u8::from(tokens[at].kind != TokenKind::Punctuation);
            last = distances[at].min(last.saturating_add(step));
            distances[at] = last;
        }
    };
    spread(&mut (0..tokens.len()));
    spread(&mut (0..tokens.len()).rev());
    distances
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
    waiting: Vec<(Role, u32)>,
    problems: Vec<Problem>,
}

impl<'t> Assembly<'t> {
    fn new(terminology: &'t Terminology) -> Self {
        Self {
            terminology,
            compiler: Compiler::new(&terminology.spelling, vec![&terminology.groups]),
            matcher: Matcher::default(),
            waiting: Vec::new(),
            problems: Vec::new(),
        }
    }

    fn patterns(&mut self, owner: Owner, patterns: &'t Patterns, role: Role) {
        for pattern in patterns.iter() {
            let sequence = self.compiler.sequence(pattern);
            let number = self.matcher.patterns.len() as u32;
            self.matcher.patterns.push(Pattern { owner, sequence, loose: role == Role::Title });
            self.waiting.push((role, number));
        }
    }

    fn gate(&mut self, gate: &'t GateRef) {
        if let Some(gate) = self.terminology.gate(gate) {
            self.gate_groups(gate);
        }
    }

    fn gate_groups(&mut self, gate: &'t Gate) {
        for name in gate.needs.iter().chain(&gate.any).chain(&gate.unless) {
            if !self.matcher.gate_groups.contains_key(&**name) {
                let id = self.compiler.group(name);
                self.matcher.gate_groups.insert(name.to_string(), id);
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
            let group = self.compiler.group(name);
            let want = self.compiler.groups.get(group as usize).and_then(Want::of);
            let structure = Structure { group, want, openers: Openers::default() };
            self.matcher.structure_groups.insert(name, structure);
        }
    }

    fn cues(&mut self) {
        for (number, cue) in self.terminology.cues.iter().enumerate() {
            for pattern in cue.patterns.iter() {
                let Some((before, after)) = pattern.split_once(TERM) else { continue };
                let mut side = |side: &'t str| {
                    if side.trim().is_empty() { Sequence::default() } else { self.compiler.sequence(side) }
                };
                let (before, after) = (side(before), side(after));
                self.matcher.cues.push(number as u32, before, after);
            }
        }
    }

    fn finish(mut self) -> (Matcher, Vec<Problem>) {
        let weights = self.compiler.weights();
        let weight = |word: WordId| weights.get(word as usize).copied().unwrap_or(1);
        let mut needs = Needs::new(&self.compiler.groups, &weight);
        self.matcher.cues.seal(&mut needs, &self.compiler.groups);
        for (role, number) in std::mem::take(&mut self.waiting) {
            let pattern = &self.matcher.patterns[number as usize];
            let near = needs.of(&pattern.sequence, NEEDS);
            let gate = self.gate_of(pattern.owner).filter(|_| role == Role::Raising);
            let far = gate.map(|gate| Need::lightest(self.gate_needs(gate, &mut needs), NEEDS));
            let far = far.unwrap_or_default();
            match self.compiler.anchored(&pattern.sequence, &weight) {
                Some(parts) if role == Role::Raising => {
                    self.matcher.raising.add(number, parts, false, near, far);
                }
                Some(parts) => self.matcher.shielding.add(number, parts, role == Role::Title, near, far),
                None => self.problems.push(no_anchor(&self.entry(pattern.owner))),
            }
        }
        for (name, &id) in &self.matcher.gate_groups {
            for sequence in group_sequences(&self.compiler.groups[id as usize]) {
                let number = self.matcher.patterns.len() as u32;
                match self.compiler.anchored(&sequence, &weight) {
                    Some(parts) => {
                        self.matcher.gates.add(number, parts, false, needs.of(&sequence, NEEDS), Vec::new());
                    }
                    None => self.problems.push(no_anchor(&format!("group `{name}`"))),
                }
                self.matcher.patterns.push(Pattern { owner: Owner::Group(id), sequence, loose: false });
            }
        }
        let words = self.compiler.lexicon().len();
        for structure in self.matcher.structure_groups.values_mut() {
            structure.openers = Openers::of(structure.group, &self.compiler.groups, words);
        }
        let Matcher { raising, shielding, gates, .. } = &mut self.matcher;
        for index in [raising, shielding, gates] {
            index.seal(words, &self.compiler.groups);
        }
        (self.matcher.lexicon, self.matcher.groups) = self.compiler.finish();
        (self.matcher, self.problems)
    }

    /// How messages name what a pattern belongs to.
    fn entry(&self, owner: Owner) -> String {
        let concepts = &self.terminology.concepts;
        let name = match owner {
            Owner::Designation { concept, designation } => {
                concepts.get(concept as usize).and_then(|concept| {
                    let designation = concept.designations.get(designation as usize)?;
                    Some(format!("{}/{}", concept.id, designation.id))
                })
            }
            Owner::Title(number) => {
                let instrument = self.terminology.instruments.get(number as usize);
                instrument.map(|instrument| format!("instrument `{}`", instrument.id))
            }
            Owner::Group(_) => None,
        };
        name.unwrap_or_default()
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
        let named = |name: &Text| self.terminology.gates.get(name);
        for gate in gate.all_of.iter().filter_map(named) {
            all.extend(self.own_gate_needs(gate, needs));
        }
        if !gate.one_of.is_empty() {
            let lightest = |gate| Need::lightest(self.own_gate_needs(gate, needs), 1).pop();
            let any: Vec<Option<Need>> = gate.one_of.iter().filter_map(named).map(lightest).collect();
            all.extend(Need::any(&any));
        }
        all
    }

    /// As [`Self::gate_needs`], without the gates that the gate names: a gate that is named is not followed further.
    fn own_gate_needs<W: Fn(WordId) -> u64>(&self, gate: &Gate, needs: &mut Needs<'_, W>) -> Vec<Need> {
        let mut of_group = |name: &Text| needs.of_group(*self.matcher.gate_groups.get(&**name)?);
        let mut all: Vec<Need> = gate.needs.iter().filter_map(&mut of_group).collect();
        if !gate.any.is_empty() {
            let any: Vec<Option<Need>> = gate.any.iter().map(&mut of_group).collect();
            all.extend(Need::any(&any));
        }
        all
    }
}

/// The alternatives of a group, each a sequence.
fn group_sequences(group: &Group) -> Vec<Sequence> {
    let mut sequences = group.choice.sequences.clone();
    if !group.choice.words.words().is_empty() {
        let op = Op::Word { set: group.choice.words.clone(), capitals: false };
        sequences.push(Sequence::from([op]));
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
