//! Which of several wordings at one place counts.

use std::collections::BTreeMap;
use std::ops::Range;

/// A wording that claims a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    pub(super) tokens: Range<usize>,
    pub(super) rank: Rank,
}

/// How claims on the same tokens compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// A recommended designation.
    Recommended,
    /// A discouraged one, by the weight of its usage.
    Discouraged(u8),
}

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It stands.
    Stands,
    /// The claim with this index, longer or weightier, covers the place.
    GivesWay(usize),
}

/// Settles claims. A discouraged wording gives way to a recommended one that holds it wholly and is longer; among discouraged ones the longest
/// stands, then the weightier, then the earlier, and what overlaps it gives way.
pub(super) fn resolve(claims: &[Claim]) -> Vec<Outcome> {
    let shields = Shields::of(claims);
    let mut outcomes: Vec<Outcome> = claims.iter().map(|claim| shields.outcome(claim, claims)).collect();
    let mut order: Vec<usize> = (0..claims.len())
        .filter(|&index| claims[index].rank != Rank::Recommended && outcomes[index] == Outcome::Stands)
        .collect();
    order.sort_by_key(|&index| {
        let claim = &claims[index];
        (std::cmp::Reverse(claim.tokens.len()), std::cmp::Reverse(claim.rank), claim.tokens.start, index)
    });
    // Places taken, by start; they never overlap, so neighbours are all that can be in the way.
    let mut taken: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for index in order {
        let tokens = &claims[index].tokens;
        let before = taken.range(..tokens.start).next_back();
        let blocking = before.filter(|&(_, &(end, _))| tokens.start < end);
        match blocking.or_else(|| taken.range(tokens.start..tokens.end).next()) {
            Some((_, &(_, by))) => outcomes[index] = Outcome::GivesWay(by),
            None => drop(taken.insert(tokens.start, (tokens.end, index))),
        }
    }
    outcomes
}

/// The recommended claims, sorted by start.
struct Shields {
    order: Vec<usize>,
    longest: usize,
}

impl Shields {
    fn of(claims: &[Claim]) -> Self {
        let is_recommended = |&index: &usize| claims[index].rank == Rank::Recommended;
        let mut order: Vec<usize> = (0..claims.len()).filter(is_recommended).collect();
        order.sort_by_key(|&index| (claims[index].tokens.start, index));
        let longest = order.iter().map(|&index| claims[index].tokens.len()).max().unwrap_or(0);
        Self { order, longest }
    }

    fn outcome(&self, claim: &Claim, claims: &[Claim]) -> Outcome {
        if claim.rank == Rank::Recommended {
            return Outcome::Stands;
        }
        let reach = claim.tokens.end.saturating_sub(self.longest);
        let first = self.order.partition_point(|&index| claims[index].tokens.start < reach);
        let near =
            self.order[first..].iter().take_while(|&&index| claims[index].tokens.start <= claim.tokens.start);
        let holds =
            |other: &Claim| claim.tokens.end <= other.tokens.end && other.tokens.len() > claim.tokens.len();
        let by = near.copied().filter(|&index| holds(&claims[index])).min();
        by.map_or(Outcome::Stands, Outcome::GivesWay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(tokens: Range<usize>, rank: Rank) -> Claim {
        Claim { tokens, rank }
    }

    #[test]
    fn the_longest_stands_then_the_weightier_then_the_earlier() {
        use Outcome::{GivesWay, Stands};
        use Rank::{Discouraged, Recommended};
        for (claims, expected) in [
            (vec![claim(0..2, Discouraged(2)), claim(0..3, Recommended)], vec![GivesWay(1), Stands]),
            (vec![claim(0..2, Recommended), claim(0..2, Discouraged(1))], vec![Stands, Stands]),
            (vec![claim(0..3, Recommended), claim(2..4, Discouraged(1))], vec![Stands, Stands]),
            (vec![claim(0..2, Discouraged(1)), claim(0..2, Discouraged(2))], vec![GivesWay(1), Stands]),
            (vec![claim(0..2, Discouraged(1)), claim(1..3, Discouraged(1))], vec![Stands, GivesWay(0)]),
            (vec![claim(0..2, Discouraged(1)), claim(2..4, Discouraged(1))], vec![Stands, Stands]),
            (vec![], vec![]),
        ] {
            assert_eq!(resolve(&claims), expected);
        }
    }
}
