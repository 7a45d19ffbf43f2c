//! Normalisation with an exact offset map.
