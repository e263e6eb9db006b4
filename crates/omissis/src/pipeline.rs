//! The flow as one short function. It contains no rule.

use crate::confidence;
use crate::conversation::Recall;
use crate::detectors::{Detector, REGISTRY};
use crate::finding::Candidate;
use crate::gate::{Concerns, Gate};
use crate::kind::Kind;
use crate::learned::{self, Layer};
use crate::normalise::Normalised;
use crate::placeholder::Tails;
use crate::policy::Policy;
use crate::resolve::{self, Findings};
use crate::span::Span;
use crate::speech::{Reading, phrases};
use crate::windows;
use crate::write::{self, Redaction};

/// A policy made ready to scan: its gate and the detectors that it needs.
pub(crate) struct Scanner {
    policy: Policy,
    detectors: Vec<&'static Detector>,
    gate: Gate,
    /// The layers of the learned scorer that the policy acts on.
    layers: [bool; Layer::ALL.len()],
    tails: Tails,
    removes: bool,
}

/// How often what is left is looked at again, at most. Only text made for it needs more than two.
const ROUNDS: usize = 8;

impl Scanner {
    /// Compiles the detectors that the policy needs. Codes, contacts and people compete for the same bytes, so they are compiled together as soon as the
    /// policy acts on one of them; where the learned scorer has a say of more than secrets, it wants to know what every rule sees.
    pub(crate) fn new(policy: Policy) -> Self {
        let layers = Layer::ALL.map(|layer| layer.kinds().iter().any(|&kind| policy.acts_on(kind)));
        let learned = Layer::ALL.iter().any(|&layer| layer != Layer::Secrets && layers[layer as usize]);
        let competes = |detector: &Detector| !detector.kind().group().is_clause();
        let any_competing = REGISTRY.iter().any(|detector| competes(detector) && policy.acts_on(detector.kind()));
        let needed = |detector: &&&Detector| learned || competes(detector) && any_competing;
        let detectors: Vec<_> = REGISTRY.iter().filter(needed).copied().collect();
        let gate = Gate::new(detectors.iter().map(|detector| detector.triggers()), phrases::gate_words, policy.tails());
        Self { layers, tails: policy.tails(), removes: policy.removes(), policy, detectors, gate }
    }

    /// What is found in `text` and acted on.
    pub(crate) fn scan(&self, text: &str) -> Findings {
        self.scan_in(text, None)
    }

    /// The same with what the thread of the text knows, which may stand in a text that concerns no detector.
    pub(crate) fn scan_in(&self, text: &str, recall: Option<Recall<'_>>) -> Findings {
        self.over(text, |part| match self.gate.admit(part) {
            Some(concerns) => self.look(part, concerns, concerns, false, recall),
            // What the thread holds, and the office's own words, are nothing that the gate knows.
            None if recall.is_some() || self.policy.has_own_words() => self.look(part, Concerns::NONE, Concerns::NONE, false, recall),
            None => Findings::default(),
        })
    }

    /// What is found in the windows of a text. In what is left of a long one windows lie elsewhere and see something else around them: it is read again
    /// until nothing more is found, as [`Scanner::look`] does inside of a window.
    fn over(&self, text: &str, look: impl Fn(&str) -> Findings) -> Findings {
        let mut found = windows::over(text, &self.tails, &look);
        if found.as_slice().is_empty() || !windows::is_long(text, &self.tails) {
            return found;
        }
        for _ in 0..ROUNDS {
            let edits = write::plan(text, &found, &self.policy, true);
            let left = write::apply(text, Findings::default(), edits);
            let more = windows::over(left.text(), &self.tails, &look);
            if more.as_slice().is_empty() {
                break;
            }
            found = found.and(write::before(more, left.edits()));
        }
        found
    }

    /// The kinds that the gate lets `text` be read for.
    pub(crate) fn concerned(&self, text: &str) -> Vec<Kind> {
        let concerns = self.gate.admit(text).unwrap_or(Concerns::NONE);
        self.detectors.iter().enumerate().filter(|(place, _)| concerns.has(*place)).map(|(_, detector)| detector.kind()).collect()
    }

    /// The same with the gate forced open: for the test that the gate never hides a finding.
    pub(crate) fn scan_ungated(&self, text: &str) -> Findings {
        self.over(text, |part| self.look(part, Concerns::ALL, self.gate.admit(part).unwrap_or(Concerns::NONE), true, None))
    }

    /// Looks at the text, and again at what is left of it when something was hidden, until nothing more is found: what stood
    /// beside a hidden code may read otherwise without it. So hiding twice changes nothing. `admitted` is what the gate says, `concerns` whom
    /// to ask: the same, or everybody when the gate is forced open.
    fn look(&self, text: &str, concerns: Concerns, admitted: Concerns, forced: bool, recall: Option<Recall<'_>>) -> Findings {
        let mut found = self.look_once(&Normalised::hiding(text, &self.tails, &[]), concerns, admitted, recall);
        let mut last = found.as_slice().len();
        for _ in 0..ROUNDS {
            if last == 0 {
                break;
            }
            let hidden: Vec<(Span, bool)> =
                found.runs().into_iter().map(|(span, outermost)| (span, outermost.group().is_clause())).collect();
            let view = Normalised::hiding(text, &self.tails, &hidden);
            let admitted = self.gate.admit(view.folded()).unwrap_or(Concerns::NONE);
            let more = self.look_once(&view, if forced { Concerns::ALL } else { admitted }, admitted, recall);
            last = more.as_slice().len();
            found = found.and(more);
        }
        found
    }

    fn look_once(&self, view: &Normalised<'_>, concerns: Concerns, admitted: Concerns, recall: Option<Recall<'_>>) -> Findings {
        let reading = Reading::new(view);
        let (mut candidates, mut forced): (Vec<Candidate>, Vec<Candidate>) = (Vec::new(), Vec::new());
        for (place, detector) in self.detectors.iter().enumerate().filter(|(place, _)| concerns.has(*place)) {
            detector.detect(&reading, if admitted.has(place) { &mut candidates } else { &mut forced });
        }
        // The scorer reads what the gate lets through, and knows what the rules saw that the gate asked.
        if admitted != Concerns::NONE && self.layers.contains(&true) {
            learned::weigh_in(&reading, |layer| self.layers[layer as usize], &mut candidates);
        }
        candidates.append(&mut forced);
        if let Some(recall) = recall {
            recall.look(&reading, &mut candidates);
        }
        self.policy.find_own_words(view, &mut candidates);
        candidates.retain(|candidate| !view.touches_placeholder(candidate.span, candidate.kind.group().is_clause()));
        let findings = candidates.iter().map(confidence::weigh).collect();
        let mut findings = resolve::settle(findings);
        findings.retain(|finding| self.policy.hides(finding) && !self.policy.keeps(&reading, finding));
        findings
    }

    /// `text` with what is found hidden.
    pub(crate) fn redact<'t>(&self, text: &'t str) -> Redaction<'t> {
        self.redact_in(text, None)
    }

    /// The same with what the thread of the text knows.
    pub(crate) fn redact_in<'t>(&self, text: &'t str, recall: Option<Recall<'_>>) -> Redaction<'t> {
        let redaction = self.write(text, self.scan_in(text, recall), false);
        if !self.removes || self.scan_in(redaction.text(), recall).as_slice().is_empty() {
            return redaction;
        }
        // What was taken out had kept words apart that read as a finding together.
        self.write(text, redaction.into_findings(), true)
    }

    fn write<'t>(&self, text: &'t str, findings: Findings, labelled: bool) -> Redaction<'t> {
        let edits = write::plan(text, &findings, &self.policy, labelled);
        write::apply(text, findings, edits)
    }

    /// The policy.
    pub(crate) fn policy(&self) -> &Policy {
        &self.policy
    }
}
