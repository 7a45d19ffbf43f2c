/// The unit that counts a place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OffsetEncoding {
    /// UTF-8 bytes (Rust).
    Utf8,
    /// UTF-16 code units (JavaScript, LSP).
    Utf16,
    /// Unicode code points (Python).
    Utf32,
}

/// Converts byte offsets to other units in one forward pass.
#[derive(Debug)]
pub struct OffsetConverter;
