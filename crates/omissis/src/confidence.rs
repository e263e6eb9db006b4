//! Evidence becomes confidence, by one table.
//!
//! Each class of cue has a weight: the share of texts with this cue alone in which the finding is right. Independent
//! cues add up as `1 - (1 - a)(1 - b)...`; a failed check and an incomplete code take away their share at the end. The
//! result is rounded to two decimals. A built-in policy acts from [`crate::Policy::DEFAULT_THRESHOLD`] on.
//!
//! | evidence | weight | | evidence | weight |
//! |---|---|---|---|---|
//! | shape | 0.75 | | weak_shape | 0.30 |
//! | check_letter, mod97 | 0.90 | | cin | 0.80 |
//! | luhn | 0.45 | | known_issuer | 0.40 |
//! | label_before | 0.70 | | label_after | 0.55 |
//! | neighbourhood | 0.35 | | spelling | 0.30 |
//! | check_failed | takes 25 % | | partial | takes 15 % |
//!
//! The weights of the cues for people, places and statements stand in [`weight`].

use crate::finding::{Candidate, Evidence, Finding};

/// The weight of one class of cue, from 0 to 1.
const fn weight(evidence: Evidence) -> f32 {
    match evidence {
        Evidence::CheckLetter | Evidence::Mod97 => 0.90,
        Evidence::Cin => 0.80,
        Evidence::Shape => 0.75,
        Evidence::LabelBefore => 0.70,
        Evidence::LabelAfter => 0.55,
        Evidence::Luhn => 0.45,
        Evidence::KnownIssuer => 0.40,
        Evidence::Neighbourhood => 0.35,
        Evidence::WeakShape | Evidence::Spelling => 0.30,
        // People.
        Evidence::Introduced | Evidence::Conversation => 0.80,
        Evidence::Title | Evidence::Relative => 0.60,
        Evidence::Vocative | Evidence::Signature => 0.50,
        Evidence::GivenName => 0.45,
        Evidence::Surname => 0.35,
        Evidence::Capitals => 0.25,
        // Places and births.
        Evidence::LifeCue => 0.70,
        Evidence::Odonym => 0.45,
        Evidence::HouseNumber | Evidence::Place => 0.40,
        // Statements.
        Evidence::Marker => 0.60,
        Evidence::Contrast | Evidence::Learned => 0.50,
        Evidence::ParticularSubject => 0.45,
        Evidence::Indicative => 0.35,
        Evidence::Detail => 0.30,
        Evidence::LearnedSurely => 0.40,
        Evidence::CallerList => 0.99,
        // These say why, or speak against: they add nothing.
        Evidence::CheckFailed
        | Evidence::Partial
        | Evidence::LearnedWording
        | Evidence::LearnedMeaning
        | Evidence::LearnedStance
        | Evidence::LearnedAgainst => 0.0,
    }
}

/// What is left after the cues that speak against.
const fn remaining(evidence: Evidence) -> f32 {
    match evidence {
        Evidence::CheckFailed => 0.75,
        Evidence::Partial => 0.85,
        Evidence::LearnedAgainst => 0.90,
        _ => 1.0,
    }
}

/// Weighs a candidate: the only way from a candidate to a finding.
pub(crate) fn weigh(candidate: &Candidate) -> Finding {
    let (mut doubt, mut share) = (1.0_f32, 1.0_f32);
    for evidence in candidate.evidence.iter() {
        doubt *= 1.0 - weight(evidence);
        share *= remaining(evidence);
    }
    let confidence = ((1.0 - doubt) * share * 100.0).round() / 100.0;
    Finding::weighed(candidate, confidence.min(0.99))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::EvidenceSet;
    use crate::kind::Kind;
    use crate::span::Span;

    fn confidence(evidence: &[Evidence]) -> f32 {
        weigh(&Candidate::new(Kind::FiscalCode, Span::new(0, 1), EvidenceSet::of(evidence))).confidence()
    }

    #[test]
    fn more_evidence_is_never_worth_less() {
        for &a in Evidence::ALL {
            for &b in Evidence::ALL {
                if remaining(b) == 1.0 {
                    assert!(confidence(&[a, b]) >= confidence(&[a]), "{a:?} {b:?}");
                }
            }
        }
    }

    #[test]
    fn a_failed_check_costs_but_does_not_decide() {
        assert!(confidence(&[Evidence::Shape, Evidence::CheckFailed]) >= 0.5);
        assert!(confidence(&[Evidence::WeakShape]) < 0.5);
        assert!(confidence(&[Evidence::Shape, Evidence::CheckLetter]) > 0.95);
    }
}
