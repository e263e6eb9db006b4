//! The flow as one short function. It contains no rule.

use crate::confidence;
use crate::conversation::Recall;
use crate::detectors::{Detector, REGISTRY};
use crate::finding::Candidate;
use crate::gate::{Concerns, Gate};
use crate::kind::Kind;
use crate::learned::{self, Layer, Opened, TABLES};
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
    /// It acts on one of them: a text is glanced at before it is read.
    glances: bool,
    /// The detectors whose kinds a layer knows, by the layer's table.
    known: [(Layer, Concerns); TABLES.len()],
    tails: Tails,
    removes: bool,
}

/// Whom a text concerns, and what may be told of it.
#[derive(Clone, Copy)]
struct Admitted {
    concerns: Concerns,
    /// Everybody, but for those whom the glance has closed.
    forced: Concerns,
    opened: Opened,
    /// Neither a detector nor a layer of the scorer needs look.
    nobody: bool,
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
        let of = |table: Layer| {
            let knows = |kind: Kind| Layer::of(kind).is_some_and(|layer| layer.table() == table.table());
            Concerns::of(detectors.iter().enumerate().filter(|(_, detector)| knows(detector.kind())).map(|(place, _)| place))
        };
        let known = [Layer::Admission, Layer::People, Layer::Secrets].map(|layer| (layer, of(layer)));
        let glances = layers.contains(&true);
        Self { layers, glances, known, tails: policy.tails(), removes: policy.removes(), policy, detectors, gate }
    }

    /// What is found in `text` and acted on.
    pub(crate) fn scan(&self, text: &str) -> Findings {
        self.scan_in(text, None)
    }

    /// The same with what the thread of the text knows, which may stand in a text that concerns no detector.
    pub(crate) fn scan_in(&self, text: &str, recall: Option<Recall<'_>>) -> Findings {
        self.over(text, |part| {
            let admitted = self.admit(part);
            // What the thread holds, and the office's own words, are nothing that the gate knows.
            if admitted.nobody && recall.is_none() && !self.policy.has_own_words() {
                return Findings::default();
            }
            self.look(part, admitted, false, recall)
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

    /// What the gate admits and a glance opens of a text.
    fn admit(&self, text: &str) -> Admitted {
        self.opened(self.gate.admit(text, |folded| self.glance(folded)))
    }

    fn glance(&self, folded: &[u8]) -> Opened {
        if self.glances { learned::glance_at(folded) } else { Opened::ALL }
    }

    fn opened(&self, (concerns, opened): (Concerns, Opened)) -> Admitted {
        let closed =
            self.known.iter().filter(|(layer, _)| !opened.has(*layer)).fold(Concerns::NONE, |closed, (_, kinds)| closed.with(*kinds));
        let concerns = concerns.without(closed);
        let told = |layer: Layer| self.layers[layer as usize] && opened.has(layer);
        Admitted {
            concerns,
            forced: Concerns::ALL.without(closed),
            opened,
            nobody: concerns == Concerns::NONE && !Layer::ALL.into_iter().any(told),
        }
    }

    /// The kinds that the gate and a glance let `text` be read for.
    pub(crate) fn concerned(&self, text: &str) -> Vec<Kind> {
        let concerns = self.admit(text).concerns;
        self.detectors.iter().enumerate().filter(|(place, _)| concerns.has(*place)).map(|(_, detector)| detector.kind()).collect()
    }

    /// The same with the gate forced open: for the test that the gate never hides a finding.
    pub(crate) fn scan_ungated(&self, text: &str) -> Findings {
        self.over(text, |part| self.look(part, self.admit(part), true, None))
    }

    /// Looks at the text, and again at what is left of it when something was hidden, until nothing more is found: what stood
    /// beside a hidden code may read otherwise without it. So hiding twice changes nothing. `forced` asks everybody whom a glance has not closed.
    fn look(&self, text: &str, admitted: Admitted, forced: bool, recall: Option<Recall<'_>>) -> Findings {
        let mut found = self.look_once(&Normalised::hiding(text, &self.tails, &[]), admitted, forced, recall);
        let mut last = found.as_slice().len();
        for _ in 0..ROUNDS {
            if last == 0 {
                break;
            }
            let hidden: Vec<(Span, bool)> =
                found.runs().into_iter().map(|(span, outermost)| (span, outermost.group().is_clause())).collect();
            let view = Normalised::hiding(text, &self.tails, &hidden);
            let admitted = self.opened(self.gate.admit_view(&view, |folded| self.glance(folded)));
            if admitted.nobody && !forced && recall.is_none() && !self.policy.has_own_words() {
                break;
            }
            let more = self.look_once(&view, admitted, forced, recall);
            last = more.as_slice().len();
            found = found.and(more);
        }
        found
    }

    fn look_once(&self, view: &Normalised<'_>, admitted: Admitted, force: bool, recall: Option<Recall<'_>>) -> Findings {
        let reading = Reading::new(view);
        let concerns = if force { admitted.forced } else { admitted.concerns };
        let (mut candidates, mut forced): (Vec<Candidate>, Vec<Candidate>) = (Vec::new(), Vec::new());
        for (place, detector) in self.detectors.iter().enumerate().filter(|(place, _)| concerns.has(*place)) {
            detector.detect(&reading, if admitted.concerns.has(place) { &mut candidates } else { &mut forced });
        }
        // The scorer reads what the gate lets through, and knows what the rules saw that the gate asked.
        if !admitted.nobody {
            learned::weigh_in(&reading, |layer| self.layers[layer as usize] && admitted.opened.has(layer), &mut candidates);
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
