//! Cues that a wording is spoken about, not used.

use std::ops::Range;

use super::sentences::{Sentences, is_capital, is_content};
use crate::matching::{Matcher, Passage};
use crate::terminology::{Cue, Terminology};

/// What the cues round a wording say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict<'t> {
    /// Half points of all cues; two points exempt, one lowers to `info`.
    pub(crate) halves: u8,
    /// The weightiest cue.
    pub(crate) decisive: &'t Cue,
    /// The weightiest cue that speaks of a whole coordination, if any.
    pub(crate) spreads: bool,
}

/// Whether the wording is written like a title in a sentence that is not: its words start with capitals, most others do not.
fn is_capitalised(passage: &Passage<'_>, sentences: &Sentences, tokens: &Range<usize>) -> bool {
    let own = tokens.clone().filter(|&at| is_content(passage, at));
    let (mut all, mut high) = sentences.capitals(passage, tokens.start);
    for at in own {
        if !is_capital(passage, at) {
            return false;
        }
        all = all.saturating_sub(1);
        high = high.saturating_sub(1);
    }
    (all - high.min(all)) * 2 > all
}

/// What the cues say of the wording at `tokens`.
pub(crate) fn mention<'t>(
    terminology: &'t Terminology,
    matcher: &Matcher,
    passage: &Passage<'_>,
    sentences: &Sentences,
    tokens: &Range<usize>,
) -> Option<Verdict<'t>> {
    let mut verdict: Option<Verdict<'t>> = None;
    let mut last = None;
    for compiled in matcher.cues(passage, tokens) {
        // Several patterns of one cue are one piece of evidence.
        if last == Some(compiled.cue) {
            continue;
        }
        let Some(cue) = terminology.cues.get(compiled.cue as usize) else { continue };
        if cue.capitalised && !is_capitalised(passage, sentences, tokens) {
            continue;
        }
        last = Some(compiled.cue);
        let halves = cue.weight.halves();
        verdict = Some(match verdict {
            None => Verdict { halves, decisive: cue, spreads: cue.spreads },
            Some(known) => Verdict {
                halves: known.halves.saturating_add(halves),
                decisive: if halves > known.decisive.weight.halves() { cue } else { known.decisive },
                spreads: known.spreads || cue.spreads,
            },
        });
    }
    verdict
}
