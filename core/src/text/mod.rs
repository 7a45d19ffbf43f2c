//! Places in a text: spans and the units that count them. Knows nothing of terms.

mod offset;
mod span;

pub use offset::{OffsetConverter, OffsetEncoding};
pub use span::Span;
