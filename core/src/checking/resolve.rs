//! Which of several wordings at one place counts.

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
    let mut outcomes: Vec<Outcome> = claims.iter().map(|claim| shielded(claim, claims)).collect();
    let mut order: Vec<usize> = (0..claims.len())
        .filter(|&index| claims[index].rank != Rank::Recommended && outcomes[index] == Outcome::Stands)
        .collect();
    order.sort_by_key(|&index| {
        let claim = &claims[index];
        (std::cmp::Reverse(claim.tokens.len()), std::cmp::Reverse(claim.rank), claim.tokens.start, index)
    });
    // Places taken, sorted by start; they never overlap, so neighbours are all that can be in the way.
    let mut taken: Vec<(Range<usize>, usize)> = Vec::new();
    for index in order {
        let tokens = &claims[index].tokens;
        let next = taken.partition_point(|(range, _)| range.start < tokens.start);
        let in_the_way = |at: usize| {
            taken
                .get(at)
                .filter(|(range, _)| range.start < tokens.end && tokens.start < range.end)
                .map(|(_, by)| *by)
        };
        match next.checked_sub(1).and_then(in_the_way).or_else(|| in_the_way(next)) {
            Some(by) => outcomes[index] = Outcome::GivesWay(by),
            None => taken.insert(next, (tokens.clone(), index)),
        }
    }
    outcomes
}

fn shielded(claim: &Claim, claims: &[Claim]) -> Outcome {
    let holds = |other: &Claim| {
        other.rank == Rank::Recommended
            && other.tokens.start <= claim.tokens.start
            && claim.tokens.end <= other.tokens.end
            && other.tokens.len() > claim.tokens.len()
    };
    match claims.iter().position(holds) {
        Some(by) if claim.rank != Rank::Recommended => Outcome::GivesWay(by),
        _ => Outcome::Stands,
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
