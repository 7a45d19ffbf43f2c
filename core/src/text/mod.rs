//! Places in a text: spans and the units that count them. Knows nothing of terms.

mod offset;
mod place;
mod position;
mod scan;
mod span;

pub use offset::{OffsetConverter, OffsetEncoding};
pub use position::{Position, Positions};
pub(crate) use scan::find_byte;
pub use span::Span;

#[cfg(test)]
mod tests;
