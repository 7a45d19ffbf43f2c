//! Names that a person may have meant.

/// The candidates that are spelt most nearly like `asked`, nearest first, at most `limit`.
pub(crate) fn nearest<'c>(
    asked: &str,
    candidates: impl IntoIterator<Item = &'c str>,
    limit: usize,
) -> Vec<&'c str> {
    let asked: Vec<char> = asked.to_lowercase().chars().collect();
    let allowed = (asked.len() / 3).max(1);
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .map(|candidate| (distance(&asked, &candidate.to_lowercase().chars().collect::<Vec<_>>()), candidate))
        .filter(|&(distance, _)| distance <= allowed)
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().map(|(_, candidate)| candidate).take(limit).collect()
}

/// ` Did you mean …?`, or nothing.
pub(crate) fn did_you_mean(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        names => format!(
            "did you mean {}?",
            names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" or ")
        ),
    }
}

/// Edits between two words: characters put in, left out, changed, or swapped with their neighbour.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, &letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, &wanted) in other.iter().enumerate() {
            let changed = above[column] + usize::from(letter != wanted);
            let mut best = changed.min(above[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && letter == other[column - 1] && one[row - 1] == wanted {
                best = best.min(before[column - 1] + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_are_found() {
        let names = ["level", "languages", "evidence", "allow"];
        for (asked, found) in
            [("levl", "level"), ("LEVEL", "level"), ("lagnuages", "languages"), ("alow", "allow")]
        {
            assert_eq!(nearest(asked, names, 1), [found]);
        }
        assert!(nearest("colour", names, 3).is_empty());
        assert_eq!(did_you_mean(&["a", "b"]), "did you mean `a` or `b`?");
    }

    #[test]
    fn letters_are_counted_not_bytes() {
        let count = |one: &str, other: &str| {
            distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>())
        };
        assert_eq!(count("é", "e"), 1);
        assert_eq!(count("", "abc"), 3);
        assert_eq!(count("ab", "ba"), 1);
    }
}
