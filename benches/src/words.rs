//! Words as often as they stand in general English.

use crate::random::Random;

const ENGLISH: &str = include_str!("../data/english.txt");

/// Words of a list whose frequencies are counted in so many.
const COUNTED_IN: u64 = 10_000_000;

/// Kinds of words of which a paragraph holds one at most.
const KINDS: [&str; 3] = ["c", "s", "r"];

/// What paragraphs of general English are made of.
///
/// Words of several kinds make up the wording that a checker looks for, and never stand in one paragraph here. Each kind is as much more
/// frequent in its own paragraphs as it is missing in the others, so over a text each word stands as often as in general English.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    words: Vec<&'static str>,
    /// For each kind of paragraph, the sums of the frequencies up to each word.
    sums: [Vec<u64>; KINDS.len()],
}

impl Words {
    pub(crate) fn english() -> Self {
        let mut words = Vec::new();
        let mut sums = [const { Vec::new() }; KINDS.len()];
        let mut totals = [0; KINDS.len()];
        for line in ENGLISH.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split(' ');
            let (Some(word), Some(Ok(frequency))) = (fields.next(), fields.next().map(str::parse::<u64>))
            else {
                continue;
            };
            let kind = fields.next();
            words.push(word);
            for ((paragraph, sums), total) in KINDS.iter().zip(&mut sums).zip(&mut totals) {
                *total += match kind {
                    None => frequency,
                    Some(kind) if kind == *paragraph => frequency * KINDS.len() as u64,
                    Some(_) => 0,
                };
                sums.push(*total);
            }
        }
        Self { words, sums }
    }

    /// The next word of a paragraph; nothing for a word or name that is too rare for the list.
    pub(crate) fn next(&self, kind: ParagraphKind, random: &mut Random) -> Option<&'static str> {
        let at = random.below(COUNTED_IN);
        let sums = self.sums.get(kind.0)?;
        self.words.get(sums.partition_point(|&sum| sum <= at)).copied()
    }
}

/// Which kind of words a paragraph may hold besides words of none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ParagraphKind(usize);

impl ParagraphKind {
    pub(crate) fn any(random: &mut Random) -> Self {
        Self(random.below(KINDS.len() as u64) as usize)
    }

    /// The first kind: ages and children.
    pub(crate) const CHILDREN: Self = Self(0);

    pub(crate) fn is_of_children(self) -> bool {
        self.0 == 0
    }
}
