//! What the tests across crates share: labelled corpora, the scorer, the marked examples of detectors, and what holds for
//! every text.

pub mod corpus;
pub mod example;
pub mod hold;
pub mod score;
pub mod texts;
