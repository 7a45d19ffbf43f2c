//! Folding: one form for the many ways to write the same words, with an exact way back.
//!
//! [`fold`] takes the text of one block of prose and gives the text that the search reads. Its steps, in this order:
//!
//! | step | what | becomes | file |
//! |---|---|---|---|
//! | 1 | `-`, U+2010 or a soft hyphen between letters at a line end, with the break and the blanks around it | [`LINE_HYPHEN`] | `line_hyphen` |
//! | 2 | what nobody sees: soft hyphens, zero-width characters, bidi controls, variation selectors | nothing | `ignorable` |
//! | 3 | every dash and hyphen; every space and tab; every line break, `\r\n` included; every apostrophe | `-`, space, `\n`, `'` | `punctuation` |
//! | 4 | compatibility characters and accents: NFKC (`ﬁ`, `½`, full-width, `e` + U+0301) | the composed plain form | `letters` |
//! | 5 | capitals, `ß`, final sigma, `æ`, `œ` | lower case, `ss`, `σ`, `ae`, `oe` | `letters` |
//!
//! Runs of spaces stay runs, and all other punctuation stays what it is; quotation marks above all stay distinct. Steps 2 to 5 work on
//! *clusters*: a character with the marks and jamo that attach to it. None of them looks beyond its cluster, so folding a part cut at clusters gives
//! the part of the fold. Clusters are those of normalisation, not of display: an emoji family is several.
//!
//! [`OffsetMap`] leads from the folded text back to the source.

mod cluster;
mod folder;
mod ignorable;
mod letters;
mod line_hyphen;
mod offset_map;
mod output;
mod punctuation;

pub use folder::{Folded, fold};
pub(crate) use ignorable::is_ignorable;
pub use line_hyphen::LINE_HYPHEN;
pub use offset_map::OffsetMap;
pub(crate) use punctuation::{is_line_break, is_space};

#[cfg(test)]
mod tests;
