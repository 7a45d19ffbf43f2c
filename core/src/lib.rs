//! Terminology of child sexual exploitation and abuse (CSEA), as professionals should use it.

pub mod fold;
pub mod markup;
pub mod text;
