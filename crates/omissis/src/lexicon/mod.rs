//! Words and values that the project ships: embedded tables and how they are looked up.

pub(crate) mod public;
pub(crate) mod public_values;

pub(crate) mod vocabulary;
