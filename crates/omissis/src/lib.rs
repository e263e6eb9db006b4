//! omissis finds personal data and self-incriminating statements in informal Italian comments, hides them by policy, and
//! says why.
//!
//! ```
//! let redactor = omissis::Redactor::new(omissis::Policy::standard());
//! let redaction = redactor.redact("scrivetemi a mario.rossi@libero.it");
//! assert_eq!(redaction.text(), "scrivetemi a [EMAIL]");
//! ```
//!
//! # The flow
//!
//! A text passes these stages, each a type with one constructor, so that no line of code can skip one:
//!
//! 1. The **gate** looks over the bytes once and runs one keyword automaton: it says which detectors this text can concern at
//!    all. A **glance** at its words and pairs of words says, learned as the scorer is, whether statements, people or secrets may be told of; what it
//!    closes neither rules nor scorer read. What concerns nobody ends here, unallocated.
//! 2. **Normalise** folds the text into a view in which case, accents, full-width digits, look-alikes, zero-width marks and
//!    every kind of space are plain, and each position knows where it came from.
//! 3. The **reading** says what the text says: tokens, label words, clauses, verbs and their persons, negation, question,
//!    hypothesis. Detectors ask it; none repeats it.
//! 4. **Detectors** name candidates: a span, a kind, and evidence in classes (`check_letter`, `label_before`), never words.
//!    The **learned scorer** ([`learned`]) reads the same text beside them, knowing what every rule saw: it adds the statements, names and ages that no rule
//!    knows, and takes away what it does not believe. Its evidence is told in classes too (`learned`, `learned_wording`, `learned_against`).
//! 5. **Confidence** weighs the evidence by one documented table: candidates become findings.
//! 6. **Resolve** settles overlaps: one owner for each byte within a group; a code inside an admission keeps its own finding.
//! 7. The **policy** says which findings are acted on, and how.
//! 8. **Write** applies the edits to the original text. Every byte outside them stays.
//!
//! The core is a pure function of text and policy: no files, clock, environment, network or threads.

mod allow;
mod checks;
mod confidence;
mod conversation;
mod detectors;
mod error;
mod finding;
mod gate;
mod kind;
#[doc(hidden)]
pub mod learned;
mod lexicon;
mod normalise;
mod pipeline;
mod placeholder;
mod policy;
mod positions;
mod resolve;
mod span;
mod speech;
mod windows;
mod write;

pub use conversation::Conversation;
pub use detectors::{Detector, KnownMiss};
pub use error::{PolicyError, nearest};
pub use finding::{Evidence, EvidenceSet, Finding};
pub use kind::{Group, Kind, KindInfo, Level, Severity, Subject};
pub use placeholder::account;
pub use policy::{Action, Key, Policy, Target};
pub use positions::{Position, Positions};
pub use span::Span;
pub use write::{Edit, Redaction};

use pipeline::Scanner;
use std::sync::Arc;

/// Scans and redacts texts under one policy. Cheap to clone, `Send` and `Sync`; no lock is taken while scanning.
#[derive(Clone)]
pub struct Redactor {
    scanner: Arc<Scanner>,
}

impl Redactor {
    /// Compiles the policy: a few milliseconds, so build one and keep it.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self { scanner: Arc::new(Scanner::new(policy)) }
    }

    /// The findings that the policy acts on, in text order, as byte spans of `text`. Allocates nothing when the gate finds
    /// nothing of concern.
    #[must_use]
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        self.scanner.scan(text).into_vec()
    }

    /// `text` with the findings hidden; borrows `text` when nothing is found.
    #[must_use]
    pub fn redact<'t>(&self, text: &'t str) -> Redaction<'t> {
        self.scanner.redact(text)
    }

    /// [`Redactor::scan`], finding also what `memory` knows of the thread that `text` belongs to.
    #[must_use]
    pub fn scan_in(&self, text: &str, memory: &Conversation, thread: &str) -> Vec<Finding> {
        self.scanner.scan_in(text, memory.recall(thread)).into_vec()
    }

    /// [`Redactor::redact`], hiding also what `memory` knows of the thread that `text` belongs to.
    #[must_use]
    pub fn redact_in<'t>(&self, text: &'t str, memory: &Conversation, thread: &str) -> Redaction<'t> {
        self.scanner.redact_in(text, memory.recall(thread))
    }

    /// The policy that this redactor was built with.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        self.scanner.policy()
    }

    /// [`Redactor::scan`] with the gate forced open. For the test that the gate never hides a finding.
    #[doc(hidden)]
    #[must_use]
    pub fn scan_ungated(&self, text: &str) -> Vec<Finding> {
        self.scanner.scan_ungated(text).into_vec()
    }

    /// The kinds that the gate lets `text` be read for. For benches.
    #[doc(hidden)]
    #[must_use]
    pub fn concerned(&self, text: &str) -> Vec<Kind> {
        self.scanner.concerned(text)
    }
}

impl Default for Redactor {
    fn default() -> Self {
        Self::new(Policy::default())
    }
}

impl core::fmt::Debug for Redactor {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Redactor").field("policy", self.policy()).finish_non_exhaustive()
    }
}

/// Every detector, with its manual page and its examples.
#[must_use]
pub fn detectors() -> &'static [&'static Detector] {
    detectors::REGISTRY
}

/// The version of the rules: results may change when it changes.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The README's Rust examples, run with the other doc tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
