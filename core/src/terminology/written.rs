//! Texts and patterns of the data, as written.

use std::borrow::Cow;

use super::pattern::{self, Sequence};

/// A text of the data: borrowed from the built-in data, or owned.
pub type Text = Cow<'static, str>;

/// Patterns of the [grammar](super::pattern), as written. They are read where somebody asks, which most never do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Patterns {
    /// With a [`Patterns::MARK`] between them.
    joined: Text,
}

impl Patterns {
    /// Stands between patterns; within a pattern it would mean no more than a space.
    pub(super) const MARK: char = '\t';

    /// Patterns that stand in one text, with a [`Patterns::MARK`] between them.
    pub(super) fn from_joined(joined: Text) -> Self {
        Self { joined }
    }

    /// The patterns as they are kept.
    #[cfg(feature = "toml")]
    pub(super) fn joined(&self) -> &Text {
        &self.joined
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.joined.is_empty()
    }

    /// Each pattern as written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.joined.split(Self::MARK).filter(|pattern| !pattern.is_empty())
    }

    /// Each pattern as written, for those who keep it.
    pub(crate) fn texts(&self) -> Vec<Text> {
        match &self.joined {
            Cow::Borrowed(joined) => {
                let all = joined.split(Self::MARK).filter(|pattern| !pattern.is_empty());
                all.map(Cow::Borrowed).collect()
            }
            Cow::Owned(_) => self.iter().map(|pattern| Cow::Owned(pattern.to_owned())).collect(),
        }
    }

    /// Each pattern as it reads. One that cannot be read, which no loaded collection holds, is left out.
    pub fn read(&self) -> impl Iterator<Item = Sequence> {
        self.iter().filter_map(|text| pattern::parse(text).ok())
    }
}

impl<S: AsRef<str>> FromIterator<S> for Patterns {
    fn from_iter<I: IntoIterator<Item = S>>(patterns: I) -> Self {
        let mut joined = String::new();
        for pattern in patterns {
            if !joined.is_empty() {
                joined.push(Self::MARK);
            }
            let plain = |character: char| if character.is_whitespace() { ' ' } else { character };
            joined.extend(pattern.as_ref().chars().map(plain));
        }
        Self { joined: Cow::Owned(joined) }
    }
}
