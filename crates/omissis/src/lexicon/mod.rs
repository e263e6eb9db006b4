//! Embedded tables and how they are looked up.

pub(crate) mod vocabulary;
