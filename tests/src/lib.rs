//! What the tests across crates share: labelled corpora, the scorer, and the marked examples of detectors.

pub mod corpus;
pub mod example;
pub mod score;
pub mod texts;
