//! The flow as one short function. It contains no rule.

use crate::confidence;
use crate::detectors::{Detector, REGISTRY};
use crate::finding::Candidate;
use crate::gate::{Concerns, Gate};
use crate::normalise::Normalised;
use crate::policy::Policy;
use crate::resolve::{self, Findings};
use crate::speech::Reading;
use crate::write::{self, Redaction};

/// A policy made ready to scan: its gate and the detectors that it needs.
pub(crate) struct Scanner {
    policy: Policy,
    detectors: Vec<&'static Detector>,
    gate: Gate,
}

impl Scanner {
    /// Compiles the detectors that the policy acts on. Codes, contacts and people compete for the same bytes, so they are
    /// compiled together as soon as the policy acts on one of them; clauses only when the policy acts on their kind.
    pub(crate) fn new(policy: Policy) -> Self {
        let competes = |detector: &Detector| !detector.kind().group().is_clause();
        let any_competing = REGISTRY.iter().any(|detector| competes(detector) && policy.acts_on(detector.kind()));
        let needed = |detector: &&&Detector| {
            if competes(detector) { any_competing } else { policy.acts_on(detector.kind()) }
        };
        let detectors: Vec<_> = REGISTRY.iter().filter(needed).copied().collect();
        let gate = Gate::new(detectors.iter().map(|detector| detector.triggers()));
        Self { policy, detectors, gate }
    }

    /// What is found in `text` and acted on.
    pub(crate) fn scan(&self, text: &str) -> Findings {
        match self.gate.admit(text) {
            Some(concerns) => self.look(text, concerns),
            None => Findings::default(),
        }
    }

    /// The same with the gate forced open: for the test that the gate never hides a finding.
    pub(crate) fn scan_ungated(&self, text: &str) -> Findings {
        self.look(text, Concerns::ALL)
    }

    fn look(&self, text: &str, concerns: Concerns) -> Findings {
        let view = Normalised::new(text);
        let reading = Reading::new(&view);
        let mut candidates: Vec<Candidate> = Vec::new();
        for (place, detector) in self.detectors.iter().enumerate() {
            if concerns.has(place) {
                detector.detect(&reading, &mut candidates);
            }
        }
        candidates.retain(|candidate| !view.touches_placeholder(candidate.span));
        let findings = candidates.iter().map(confidence::weigh).collect();
        let mut findings = resolve::settle(findings);
        findings.retain(|finding| self.policy.hides(finding) && !self.policy.allow().keeps(&reading, finding));
        findings
    }

    /// `text` with what is found hidden.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Redaction<'t> {
        let findings = self.scan(text);
        let edits = write::plan(&findings, &self.policy);
        write::apply(text, findings, edits)
    }

    /// The policy.
    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }
}
