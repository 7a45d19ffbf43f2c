//! Benchmarks of csea-terms with the number of findings that each must give.

pub mod definition;
pub mod growth;
pub mod haystack;
mod markup;
mod random;
mod sentences;
pub mod terms;
mod words;

pub use sentences::{Plant, plants};
