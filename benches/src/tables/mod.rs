//! One table a file.

pub(crate) mod cold;
pub(crate) mod growth;
pub(crate) mod instructions;
pub(crate) mod speed;
pub(crate) mod threads;
pub(crate) mod write;
