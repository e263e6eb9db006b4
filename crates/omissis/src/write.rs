//! Edits applied to the original text. Every byte outside them stays.

use crate::finding::Finding;
use crate::policy::{Hidden, Policy};
use crate::resolve::Findings;
use crate::span::Span;
use core::fmt;
use std::borrow::Cow;

/// One replacement in the original text. Edits are for callers whose text is only a view of other bytes (JSON escapes, CSV
/// quotes) and who splice the replacements in there themselves.
///
/// `Debug` shows where it is, not the replacement: a mask shows a part of what was there.
#[derive(Clone, PartialEq, Eq)]
pub struct Edit {
    span: Span,
    replacement: String,
}

impl Edit {
    /// The bytes of the original text that go.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What stands there afterwards.
    #[must_use]
    pub fn replacement(&self) -> &str {
        &self.replacement
    }
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit").field("span", &self.span).finish_non_exhaustive()
    }
}

/// A text after redaction, and what was found in it.
///
/// `Debug` shows positions and kinds, never the text.
#[derive(Clone, PartialEq)]
pub struct Redaction<'t> {
    text: Cow<'t, str>,
    findings: Findings,
    edits: Vec<Edit>,
}

impl<'t> Redaction<'t> {
    /// The clean text: the original itself when nothing was hidden.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The clean text; borrowed from the input when nothing was hidden.
    #[must_use]
    pub fn into_text(self) -> Cow<'t, str> {
        self.text
    }

    /// What was found, for another plan.
    pub(crate) fn into_findings(self) -> Findings {
        self.findings
    }

    /// What was found and hidden, in text order; spans are bytes of the original text. Nested findings are all here.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.findings.as_slice()
    }

    /// What was replaced, in text order: one edit for each run of findings that overlap.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }
}

impl fmt::Debug for Redaction<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redaction").field("findings", &self.findings.as_slice()).finish_non_exhaustive()
    }
}

/// Plans the edits of the findings: one for each run of findings that overlap, decided by the outermost. With `labelled`,
/// nothing is taken out without a label.
pub(crate) fn plan(text: &str, findings: &Findings, policy: &Policy, labelled: bool) -> Vec<Edit> {
    let edit = |(span, finding): (Span, &Finding)| {
        let hidden = Hidden { written: &text[span.start..span.end], finding, alone: span == finding.span() };
        Edit { span, replacement: policy.replacement(&hidden, labelled) }
    };
    findings.runs().into_iter().map(edit).collect()
}

/// Findings in a text that these edits made, as findings in the text that they were made in.
pub(crate) fn before(findings: Findings, edits: &[Edit]) -> Findings {
    // Where each edit ends: in the text that it made, and before.
    let mut ends = Vec::with_capacity(edits.len());
    let (mut written, mut from) = (0, 0);
    for edit in edits {
        written += edit.span.start - from + edit.replacement.len();
        from = edit.span.end;
        ends.push((written, from));
    }
    let place = |at: usize| {
        let passed = ends.partition_point(|&(end, _)| end <= at);
        let (end, was) = passed.checked_sub(1).map_or((0, 0), |last| ends[last]);
        // What begins or ends inside of an edit takes all of it.
        match edits.get(passed).map(|edit| (was + (at - end), edit.span)) {
            Some((same, span)) if same > span.start => span,
            _ => Span::new(was + (at - end), was + (at - end)),
        }
    };
    findings.placed(|span| Span::new(place(span.start).start, place(span.end).end))
}

/// Applies the edits, which are in text order and do not overlap.
pub(crate) fn apply<'t>(text: &'t str, findings: Findings, edits: Vec<Edit>) -> Redaction<'t> {
    if edits.is_empty() {
        return Redaction { text: Cow::Borrowed(text), findings, edits };
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in &edits {
        out.push_str(&text[from..edit.span.start]);
        out.push_str(&edit.replacement);
        from = edit.span.end;
    }
    out.push_str(&text[from..]);
    Redaction { text: Cow::Owned(out), findings, edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Candidate, EvidenceSet};
    use crate::kind::Kind;
    use crate::resolve::settle;

    fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit { span: Span::new(start, end), replacement: replacement.to_owned() }
    }

    #[test]
    fn findings_of_what_is_left_are_found_in_what_was_there() {
        let text = "01234567890123456789";
        let redaction = apply(text, Findings::default(), vec![edit(2, 4, "[PIN]"), edit(8, 16, " ")]);
        assert_eq!(redaction.text(), "01[PIN]4567 6789");
        // Before, up to and behind the first edit; inside of it; around the second; at the end.
        for ((start, end), was) in [
            ((0, 2), (0, 2)),
            ((7, 9), (4, 6)),
            ((0, 7), (0, 4)),
            ((3, 8), (2, 5)),
            ((10, 13), (7, 17)),
            ((0, 4), (0, 4)),
            ((12, 16), (16, 20)),
        ] {
            let one = Finding::weighed(&Candidate::new(Kind::Pin, Span::new(start, end), EvidenceSet::default()), 0.9);
            let found = before(settle(vec![one]), redaction.edits());
            let span = found.as_slice()[0].span();
            assert_eq!((span.start, span.end), was, "{start}..{end}");
        }
    }

    #[test]
    fn a_redaction_shows_no_text() {
        let redaction = apply("iban 3456", Findings::default(), vec![edit(5, 9, "[IBAN ***3456]")]);
        assert_eq!((redaction.text(), redaction.edits()[0].replacement()), ("iban [IBAN ***3456]", "[IBAN ***3456]"));
        assert!(!format!("{redaction:?} {:?}", redaction.edits()).contains("3456"));
        assert_eq!(redaction.into_text(), "iban [IBAN ***3456]");
    }
}
