//! Building a scan from compiled patterns.

use std::collections::BTreeMap;

use super::odd::Odd;
use super::runs::{RunId, runs_of};
use super::sets::SetId;
use super::starts::Starts;
use super::triggers::{Chooser, Trigger};
use super::vocabulary::Vocabulary;
use super::{Context, Scan};
use crate::markup::DIRECTIVE;
use crate::matching::lexicon::{Lexicon, WordId};
use crate::matching::program::{Group, GroupId, Op};
use crate::terminology::Text;

/// Groups of which one must occur.
pub(crate) type Clause = Vec<GroupId>;

/// What must stand in a paragraph for a rule to match there.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked<'r> {
    pub(crate) sequence: &'r [Op],
    /// Each of these.
    pub(crate) all: Vec<Clause>,
    /// All of one of these, if there are any.
    pub(crate) one_of: Vec<Vec<Clause>>,
}

impl Scan {
    /// The scan for rules; nothing if one of them can be found by no word. `known` says how often words stand in a million.
    pub(crate) fn new<'r>(
        lexicon: &Lexicon,
        groups: &[Group],
        known: &BTreeMap<Text, u32>,
        rules: impl Iterator<Item = Asked<'r>>,
    ) -> Option<Self> {
        let vocabulary = Vocabulary::new(lexicon, |word| known.get(word).copied());
        let mut chooser = Chooser::new(&vocabulary, groups);
        let mut draft = Draft::default();
        for rule in rules {
            draft.rule(&mut chooser, &rule)?;
        }
        Some(draft.finish(chooser))
    }
}

/// The clause that says what can be said of alternatives by the rarest clause of each.
fn either(chooser: &mut Chooser<'_>, alternatives: &[Vec<Clause>]) -> Option<Clause> {
    let mut either = Clause::new();
    for clauses in alternatives {
        let mut rarest: Option<(f64, &Clause)> = None;
        for clause in clauses {
            let Some(need) = chooser.need_of(clause) else { continue };
            let weight = chooser.sets.share(need);
            if rarest.is_none_or(|(least, _)| weight < least) {
                rarest = Some((weight, clause));
            }
        }
        either.extend(rarest?.1);
    }
    (!either.is_empty()).then_some(either)
}

/// Triggers with what their rules need besides.
#[derive(Default)]
struct Draft {
    /// By trigger the numbers of lists of needs.
    triggers: BTreeMap<Trigger, Vec<u32>>,
    lists: Vec<Box<[SetId]>>,
    numbers: BTreeMap<Box<[SetId]>, u32>,
}

impl Draft {
    fn rule(&mut self, chooser: &mut Chooser<'_>, rule: &Asked<'_>) -> Option<()> {
        let mut best = chooser.of(rule.sequence);
        let mut needs: Vec<SetId> = rule.sequence.iter().filter_map(|op| chooser.need(op)).collect();
        let either = either(chooser, &rule.one_of);
        for clause in rule.all.iter().chain(&either) {
            needs.extend(chooser.need_of(clause));
            let Some(found) = chooser.of_clause(clause) else { continue };
            if best.as_ref().is_none_or(|best| found.cost < best.cost) {
                best = Some(found);
            }
        }
        // The rarest first: most paragraphs are done after one look.
        let share = |&set: &SetId| chooser.sets.share(set);
        needs.sort_by(|one, other| share(one).total_cmp(&share(other)).then(one.cmp(other)));
        needs.dedup();
        let number = self.list(needs);
        for &trigger in &best?.all {
            chooser.look_for(trigger.run);
            self.triggers.entry(trigger).or_default().push(number);
        }
        Some(())
    }

    fn list(&mut self, needs: Vec<SetId>) -> u32 {
        let needs = needs.into_boxed_slice();
        if let Some(&known) = self.numbers.get(&needs) {
            return known;
        }
        let number = self.lists.len() as u32;
        self.lists.push(needs.clone());
        self.numbers.insert(needs, number);
        number
    }

    fn finish(self, chooser: Chooser<'_>) -> Scan {
        let vocabulary = chooser.vocabulary;
        let mut runs = vocabulary.runs.clone();
        let directive = runs_of(DIRECTIVE).next().unwrap_or_default();
        let directive_run = runs.add(directive);
        let mut sought: Vec<RunId> = self.triggers.keys().map(|trigger| trigger.run).collect();
        sought.dedup();
        let letters = sought.iter().map(|&run| vocabulary.letters(run));
        let starts = Starts::new(letters.chain([directive]));
        let mut contexts_of: Vec<Vec<Context>> = vec![Vec::new(); runs.len()];
        let mut rules = Vec::new();
        for (trigger, mut lists) in self.triggers {
            let start = rules.len() as u32;
            lists.sort_unstable();
            lists.dedup();
            rules.extend(lists);
            let context =
                Context { before: trigger.before, after: trigger.after, rules: start..rules.len() as u32 };
            contexts_of[trigger.run as usize].push(context);
        }
        let mut end = 0;
        let ends = contexts_of
            .iter()
            .map(|contexts| {
                end += contexts.len() as u32;
                end
            })
            .collect();
        let lexicon = vocabulary.lexicon;
        let marks = (0..lexicon.len() as WordId).any(|word| !lexicon.word(word).is_ascii());
        Scan {
            runs,
            starts,
            odd: Odd { marks },
            sets: chooser.sets.sets,
            directive: directive_run,
            contexts: contexts_of.concat(),
            ends,
            rules,
            needs: self.lists,
        }
    }
}
