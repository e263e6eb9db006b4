//! What a policy puts in the place of a finding.

use crate::finding::Finding;
use crate::kind::Kind;
use crate::placeholder::{self, MASKED};
use crate::policy::{Action, Policy, generalise, value};

/// What is replaced.
pub(crate) struct Hidden<'t> {
    /// The text that goes.
    pub(crate) written: &'t str,
    /// The finding that decides; the outermost one.
    pub(crate) finding: &'t Finding,
    /// True when the text that goes is that finding and nothing else. A part of two findings that overlap is never shown.
    pub(crate) alone: bool,
}

impl Policy {
    /// What stands in the place of a finding afterwards. With `labelled`, nothing is taken out without a label.
    pub(crate) fn replacement(&self, hidden: &Hidden<'_>, labelled: bool) -> String {
        let (kind, written) = (hidden.finding.kind(), hidden.written);
        let label = || placeholder::plain(kind.info().label);
        let shown = |tail: Option<String>| tail.filter(|_| hidden.alone);
        match (self.action(kind, hidden.finding.subject()), self.key()) {
            (Action::Omissis, _) => placeholder::plain(OMISSIS),
            (Action::Remove, _) if !labelled => " ".to_owned(),
            (Action::Mask { keep }, _) => shown(tail(kind, written, keep))
                .map_or_else(label, |tail| placeholder::shown(kind.info().label, &format!("{MASKED}{tail}"))),
            (Action::Generalise, _) => {
                shown(generalise::band(kind, written)).map_or_else(label, |band| placeholder::shown(placeholder::band_label(kind), &band))
            }
            (Action::Pseudonym, Some(key)) => key.pseudonym(kind, written),
            (Action::Hash, Some(key)) => key.hash(kind, written),
            (Action::Encrypt, Some(key)) => key.encrypt(kind, written),
            _ => label(),
        }
    }
}

const OMISSIS: &str = "OMISSIS";

/// The last characters of a value: as many as asked for, never more than half of it.
fn tail(kind: Kind, written: &str, keep: u8) -> Option<String> {
    let value = value::canonical(kind, written);
    let length = usize::from(keep).min(value.chars().count() / 2);
    let from = value.char_indices().rev().take(length).last()?.0;
    let tail = value[from..].to_ascii_uppercase();
    tail.bytes().all(|b| b.is_ascii_alphanumeric()).then_some(tail)
}
