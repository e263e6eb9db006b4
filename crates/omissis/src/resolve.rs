//! Overlaps are settled here.
//!
//! Codes, contacts and people share one layer: each byte has one owner in it, the surest finding, and of equally sure
//! ones the longest. Clauses (special, admission, situation) have a layer for each group, so that a code, an age or an
//! amount inside an admission keeps its own finding.

use crate::finding::Finding;
use crate::kind::Group;
use crate::span::Span;
use core::cmp::Ordering;
use core::ops::Range;

/// The disjoint findings of one text, in text order: within a layer no two share a byte.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Findings(Vec<Finding>);

impl Findings {
    /// The findings, in text order; of two that start together, the longer first.
    #[must_use]
    pub(crate) fn as_slice(&self) -> &[Finding] {
        &self.0
    }

    /// The findings as a vector.
    #[must_use]
    pub(crate) fn into_vec(self) -> Vec<Finding> {
        self.0
    }

    /// The spans that they cover together, in text order and apart, each with its outermost finding.
    pub(crate) fn runs(&self) -> Vec<(Span, &Finding)> {
        let mut runs: Vec<(Span, &Finding)> = Vec::with_capacity(self.0.len());
        for finding in &self.0 {
            match runs.last_mut() {
                Some((span, outermost)) if finding.span().start < span.end => {
                    if finding.span().len() > outermost.span().len() {
                        *outermost = finding;
                    }
                    span.end = span.end.max(finding.span().end);
                }
                _ => runs.push((finding.span(), finding)),
            }
        }
        runs
    }

    /// These and others, none of which shares a byte with these.
    pub(crate) fn and(mut self, others: Self) -> Self {
        if !others.0.is_empty() {
            self.0.extend(others.0);
            self.0.sort_by(in_text_order);
        }
        self
    }

    /// The same findings in another text, where their spans are what `place` says; it keeps their order.
    pub(crate) fn placed(self, place: impl Fn(Span) -> Span) -> Self {
        let placed = |finding: Finding| {
            let span = place(finding.span());
            finding.at(span)
        };
        Self(self.0.into_iter().map(placed).collect())
    }

    /// Goes on with what was found in a part of the text that begins at `start`, as far as it reaches into `range` (bytes of the whole text): what shares
    /// a byte of its layer with a finding of the part before makes that one longer.
    pub(crate) fn go_on(&mut self, others: Self, start: usize, range: Range<usize>) {
        let known = self.0.len();
        let mut behind = true;
        for finding in others.placed(|span| Span::new(span.start + start, span.end + start)).0 {
            let span = finding.span();
            if span.start >= range.end || span.end <= range.start {
                continue;
            }
            // Within a layer findings are apart, so the last of it is the first that can be met.
            let mut same = self.0[..known].iter_mut().rev().filter(|other| layer(other.group()) == layer(finding.group()));
            match same.by_ref().take_while(|other| other.span().end > span.start).find(|other| other.span().overlaps(span)) {
                Some(other) => *other = other.until(span.end),
                None => {
                    behind &= self.0.last().is_none_or(|last| in_text_order(last, &finding).is_le());
                    self.0.push(finding);
                }
            }
        }
        if !behind {
            self.0.sort_by(in_text_order);
        }
    }

    /// Keeps only what `wanted` says; leaving some out cannot make an overlap.
    pub(crate) fn retain(&mut self, wanted: impl FnMut(&Finding) -> bool) {
        self.0.retain(wanted);
    }
}

/// The layer in which a group's findings compete.
const fn layer(group: Group) -> u8 {
    match group {
        Group::Credential | Group::Identity | Group::Financial | Group::Contact | Group::Person => 0,
        Group::Special => 1,
        Group::Admission => 2,
        Group::Situation => 3,
    }
}

/// Settles all overlaps.
pub(crate) fn settle(mut findings: Vec<Finding>) -> Findings {
    findings.sort_by(|a, b| {
        b.confidence()
            .total_cmp(&a.confidence())
            .then(b.span().len().cmp(&a.span().len()))
            .then(a.span().start.cmp(&b.span().start))
            .then(a.kind().cmp(&b.kind()))
    });
    let mut kept: Vec<Finding> = Vec::with_capacity(findings.len());
    for finding in findings {
        let mine = layer(finding.group());
        if !kept.iter().any(|other| layer(other.group()) == mine && other.span().overlaps(finding.span())) {
            kept.push(finding);
        }
    }
    kept.sort_by(in_text_order);
    Findings(kept)
}

fn in_text_order(a: &Finding, b: &Finding) -> Ordering {
    let (a, b) = ((a.span(), a.kind()), (b.span(), b.kind()));
    a.0.start.cmp(&b.0.start).then(b.0.end.cmp(&a.0.end)).then(a.1.cmp(&b.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Candidate, EvidenceSet};
    use crate::kind::Kind;

    fn finding(kind: Kind, start: usize, end: usize) -> Finding {
        Finding::weighed(&Candidate::new(kind, Span::new(start, end), EvidenceSet::default()), 0.9)
    }

    fn spans(findings: &Findings) -> Vec<(usize, usize)> {
        findings.as_slice().iter().map(|finding| (finding.span().start, finding.span().end)).collect()
    }

    #[test]
    fn one_owner_a_byte_within_a_layer() {
        let found = settle(vec![
            finding(Kind::Iban, 3, 9),
            finding(Kind::Phone, 5, 9),
            finding(Kind::UndeclaredWork, 0, 20),
            finding(Kind::Pin, 9, 12),
        ]);
        assert_eq!(spans(&found), [(0, 20), (3, 9), (9, 12)]);
    }

    #[test]
    fn findings_that_only_touch_are_hidden_each_by_itself() {
        let runs =
            |findings| settle(findings).runs().into_iter().map(|(span, outer)| (span.start, span.end, outer.kind())).collect::<Vec<_>>();
        assert_eq!(runs(vec![finding(Kind::Iban, 0, 5), finding(Kind::Pin, 5, 9)]), [(0, 5, Kind::Iban), (5, 9, Kind::Pin)]);
        let nested = vec![finding(Kind::Pin, 2, 4), finding(Kind::UndeclaredWork, 0, 9), finding(Kind::Phone, 8, 12)];
        assert_eq!(runs(nested), [(0, 12, Kind::UndeclaredWork)]);
    }

    #[test]
    fn parts_of_a_text_go_on_with_each_other() {
        let mut found = settle(vec![finding(Kind::Iban, 0, 5), finding(Kind::UndeclaredWork, 6, 20)]);
        // Behind the part before at its start, beyond the range at its end.
        let more = vec![
            finding(Kind::Pin, 1, 3),
            finding(Kind::Phone, 4, 6),
            finding(Kind::UndeclaredWork, 9, 14),
            finding(Kind::Health, 9, 12),
            finding(Kind::Pin, 20, 24),
        ];
        found.go_on(settle(more), 10, 13..30);
        assert_eq!(
            spans(&found),
            [(0, 5), (6, 24), (14, 16), (19, 22)],
            "the statement is longer, the code inside of it and the health beside it stay"
        );
        let mut apart = settle(vec![finding(Kind::Iban, 10, 15)]);
        apart.go_on(settle(vec![finding(Kind::Health, 0, 4)]), 3, 0..30);
        assert_eq!(spans(&apart), [(3, 7), (10, 15)], "in text order");
        let both = settle(vec![finding(Kind::Iban, 10, 15)]).and(settle(vec![finding(Kind::Pin, 2, 4)]));
        assert_eq!(spans(&both), [(2, 4), (10, 15)]);
    }
}
