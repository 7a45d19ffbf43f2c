//! Finding what the patterns of the terminology describe, in one block of prose at a time.
//!
//! Text is folded and cut into tokens; every word that is the anchor of a rule has the rule verified around it. Knows nothing of levels,
//! messages or the document.

mod compile;
mod cues;
mod guard;
mod index;
mod lexicon;
mod matcher;
#[cfg(test)]
mod naive;
mod needs;
mod openers;
mod passage;
mod phrases;
mod present;
mod program;
mod raising;
mod run;
mod scan;
mod spans;
mod token;
mod trace;
mod want;
mod words;

#[cfg(test)]
pub(crate) use lexicon::Lexicon;
pub(crate) use matcher::{Candidate, Matcher, MatcherOptions, Owner};
pub(crate) use passage::Passage;
pub(crate) use phrases::{PhraseHit, Phrases};
pub(crate) use run::{Appearance, LONGEST_MATCH};
pub(crate) use scan::{Marked, next_paragraph};
pub(crate) use token::TokenKind;
pub(crate) use trace::Trace;
