//! How much of a text the scan over raw bytes lets through.

use csea_terms::{Checker, Format};

/// The share of a text, 0 to 1, that a scan hands to the stages behind it; nothing where the core has no scan that can be asked.
pub fn marked_share(_checker: &Checker, _text: &str, _format: Format) -> Option<f64> {
    None
}
