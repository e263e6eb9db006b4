//! What an office sees: the [`Report`] of what was found where, and the [`Triage`] of what somebody should do first.
//!
//! 1. A [`Gatherer`] looks at each comment and keeps a [`Seen`]: where it stands, what was found in it, what stays and why. Never
//!    what it says.
//! 2. A [`Report`] adds these up and writes one offline page. A [`Triage`] puts those that need somebody in the order of urgency and
//!    writes a text, CSV, JSON or a page, with a reply for each.
//!
//! The report must not become an index of offenders: what the groups special, admission and situation hold is shown as one
//! "situazione delicata" unless the caller asks for the kinds. Of the comments themselves, only reports about a service (a broken
//! lamp, a late bus) are shown, redacted, because whoever mends it must know where it is.

mod gather;
mod lang;
mod needs;
mod page;
mod replies;
mod report;
mod shown;
mod triage;

pub use gather::{Fate, Gatherer, Mark, Redact, Seen, Why};
pub use lang::{Lang, UnknownLang};
pub use needs::Need;
pub use replies::{Replies, RepliesError};
pub use report::{About, Report};
pub use triage::{Layout, Order, Triage};
