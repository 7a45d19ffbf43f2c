//! Benchmarks of csea-terms with the number of findings that each must give.

pub mod definition;
pub mod growth;
pub mod haystack;
