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

/// More looks than any text needs that was not made to need them.
const MOST_LOOKS: usize = 8;

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
        self.look_until_still(text, |text| self.gate.admit(text))
    }

    /// The same with the gate forced open: for the test that the gate never hides a finding.
    pub(crate) fn scan_ungated(&self, text: &str) -> Findings {
        self.look_until_still(text, |_| Some(Concerns::ALL))
    }

    /// Looks at `text`, and again at what hiding would leave of it, until nothing more is found: hiding takes words away that stood for or against what is left,
    /// and a text that was hidden once must not change when it is hidden again.
    fn look_until_still(&self, text: &str, admit: impl Fn(&str) -> Option<Concerns>) -> Findings {
        const LOOKS: usize = 4;
        let Some(concerns) = admit(text) else { return Findings::default() };
        let mut findings = self.look(text, concerns);
        for _ in 1..LOOKS {
            if findings.as_slice().is_empty() {
                break;
            }
            let edits = write::plan(&findings, &self.policy);
            let redaction = write::apply(text, findings.clone(), edits);
            let Some(concerns) = admit(redaction.text()) else { break };
            let more = self.look(redaction.text(), concerns).into_vec();
            if more.is_empty() {
                break;
            }
            let more = more.into_iter().map(|finding| {
                let span = write::before(redaction.edits(), finding.span());
                finding.at(span)
            });
            findings = resolve::settle(findings.into_vec().into_iter().chain(more).collect());
        }
        findings
    }

    /// Looks until nothing more is found: hiding one thing can show another (a label that was its own now stands next to a second
    /// number), and whoever redacts the result again must find nothing.
    fn look(&self, text: &str, concerns: Concerns) -> Findings {
        let mut findings = self.look_once(&Normalised::new(text), concerns);
        for _ in 0..MOST_LOOKS {
            let hidden = findings.covered();
            if hidden.is_empty() {
                break;
            }
            let view = Normalised::hiding(text, &hidden);
            let shown = if concerns == Concerns::ALL { Some(concerns) } else { self.gate.admit(view.folded()) };
            let more = shown.map_or_else(Findings::default, |concerns| self.look_once(&view, concerns));
            if more.as_slice().is_empty() {
                break;
            }
            findings.join(more);
        }
        findings
    }

    fn look_once(&self, view: &Normalised<'_>, concerns: Concerns) -> Findings {
        let reading = Reading::new(view);
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
