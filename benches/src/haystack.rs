//! Texts made from a seed, with words as often as they occur in the kind of text that they stand for.

/// How often common words stand in a million words of English: the list by which the search is built.
const FREQUENCIES: &str = include_str!("../../terminology/frequencies.toml");

/// A small generator of numbers; the same seed gives the same text everywhere.
#[derive(Clone, Copy, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator that starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 16) % bound.max(1)
    }
}

/// A kind of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// General English: words by their frequency, the rest made up.
    Ordinary,
    /// Every sentence holds words of the field, and some hold a discouraged one.
    Dense,
    /// English among Cyrillic, Greek and accented words.
    Mixed,
    /// Short messages with emoji.
    Emoji,
    /// Chinese and Japanese signs.
    Cjk,
    /// General English without a line break.
    LongLine,
}

const SYLLABLES: [&str; 32] = [
    "ba", "con", "de", "er", "fi", "gra", "hol", "in", "jo", "ker", "lan", "mi", "nor", "o", "pel", "qui",
    "ri", "sta", "ter", "u", "ver", "wil", "yo", "zan", "bre", "clo", "dun", "fle", "gri", "ham", "ist",
    "lor",
];
const DENSE: [&str; 8] = [
    "The report on child sexual abuse material was published by the agency.",
    "Professionals should listen to victims and survivors of sexual exploitation.",
    "Online grooming and sexual extortion of children were discussed at the meeting.",
    "The unit seized child pornography and arrested two people.",
    "Training for teachers covers harmful sexual behaviour and safeguarding.",
    "Hotlines receive reports of abuse images and pass them to the police.",
    "The young people were referred to services after the abuse was disclosed.",
    "The convention on the rights of the child protects every child.",
];
const MIXED: [&str; 8] = ["ребёнок", "слово", "παιδί", "naïve", "café", "Łódź", "déjà", "über"];
const EMOJI: [&str; 4] = ["👍🏽", "🎉", "❤️", "👨‍👩‍👧"];
const CJK: [&str; 8] = ["今日は", "天気が", "良い", "です。", "我们", "报告", "儿童", "权利。"];

/// Words with the sum of their frequencies so far.
struct Words {
    words: Vec<(String, u64)>,
    total: u64,
}

impl Words {
    /// The words whose frequency the terminology knows; what is left of a million words is made up.
    fn general() -> Self {
        let mut total = 0;
        let mut words = Vec::new();
        for line in FREQUENCIES.lines() {
            let Some((word, frequency)) = line.split_once(" = ") else { continue };
            let Ok(frequency) = frequency.parse::<u64>() else { continue };
            total += frequency;
            words.push((word.to_owned(), total));
        }
        Self { words, total: total.max(1_000_000) }
    }

    fn push_next(&self, random: &mut Random, text: &mut String) {
        let at = random.below(self.total);
        let index = self.words.partition_point(|&(_, sum)| sum <= at);
        match self.words.get(index) {
            Some((word, _)) => text.push_str(word),
            None => {
                for _ in 0..2 + random.below(3) {
                    let syllable = SYLLABLES.get(random.below(32) as usize).copied().unwrap_or("a");
                    text.push_str(syllable);
                }
            }
        }
    }
}

/// A text of at least `bytes` bytes.
pub fn text(kind: Kind, bytes: usize, seed: u64) -> String {
    let mut random = Random::new(seed);
    let words = Words::general();
    let mut text = String::with_capacity(bytes + 256);
    while text.len() < bytes {
        for _ in 0..3 + random.below(4) {
            sentence(kind, &words, &mut random, &mut text);
        }
        text.push_str(if kind == Kind::LongLine { " " } else { "\n\n" });
    }
    text
}

fn sentence(kind: Kind, words: &Words, random: &mut Random, text: &mut String) {
    let pick = |random: &mut Random, from: &[&'static str]| {
        from.get(random.below(from.len() as u64) as usize).copied().unwrap_or_default()
    };
    if kind == Kind::Dense {
        text.push_str(pick(random, &DENSE));
        text.push(' ');
        return;
    }
    let start = text.len();
    for _ in 0..8 + random.below(14) {
        match kind {
            Kind::Mixed if random.below(3) == 0 => text.push_str(pick(random, &MIXED)),
            Kind::Emoji if random.below(8) == 0 => text.push_str(pick(random, &EMOJI)),
            Kind::Cjk => text.push_str(pick(random, &CJK)),
            _ => words.push_next(random, text),
        }
        if kind != Kind::Cjk {
            text.push(' ');
        }
    }
    if let Some(first) = text.get_mut(start..start + 1) {
        first.make_ascii_uppercase();
    }
    text.truncate(text.trim_end().len());
    text.push_str(". ");
}
