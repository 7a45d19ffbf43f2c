//! The data that comes with the crate.

use std::sync::{Arc, OnceLock};

use super::collection::Terminology;

const COMPILED: &str = include_str!("builtin.compiled");

impl Terminology {
    /// The built-in terminology.
    ///
    /// # Cost
    /// The first call reads the compiled data; later calls return the same collection.
    pub fn builtin() -> &'static Terminology {
        shared()
    }

    /// The built-in terminology, for those who keep it.
    pub fn builtin_shared() -> Arc<Terminology> {
        Arc::clone(shared())
    }
}

fn shared() -> &'static Arc<Terminology> {
    static BUILTIN: OnceLock<Arc<Terminology>> = OnceLock::new();
    // A test proves that the compiled data can be read, so the empty collection never takes its place.
    BUILTIN.get_or_init(|| Arc::new(Terminology::from_static(COMPILED).unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_compiled_data_can_be_read() {
        let terminology = Terminology::from_static(COMPILED).unwrap();
        assert_eq!(terminology.concepts().len(), Terminology::builtin().concepts().len());
        assert!(!terminology.version().is_empty());
    }
}
