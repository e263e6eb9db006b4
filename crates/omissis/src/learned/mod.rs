//! The learned scorer: a linear-chain model over hashed features that says which words tell something of a clause kind.
//!
//! A third of admissions carry no fixed marker ("la sera lavo i piatti in pizzeria, per lo Stato sono disoccupata"); rules end there. One
//! model for each layer of clauses (special, admission, situation) gives each token the probability of each kind. The weights are trained by
//! `omissis-train` and embedded; inference is integer look-ups and a forward-backward pass, the same on every machine.

mod features;
mod rows;

pub use features::{Class, Features, Sequence};

use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::kind::{Group, Kind, Subject};
use crate::normalise::Normalised;
use crate::span::Span;
use crate::speech::Reading;
use crate::speech::people::Who;
use crate::speech::tokens::Shape;
use once_cell::sync::Lazy;
use rows::{Rows, WIDTH};

/// The layers, in the order of the weights file.
pub const LAYERS: [Group; 3] = [Group::Admission, Group::Special, Group::Situation];

/// The kinds of a layer; label 0 is none of them, label n the kind n - 1.
#[must_use]
pub fn kinds(layer: Group) -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| kind.group() == layer).collect()
}

/// Bits of a feature hash that choose its bucket, by layer: the weights of all layers take less than 2 MB.
pub const BITS: [u32; 3] = [17, 17, 17];

// The layers read the same features and lie side by side.
const _: () = assert!(BITS[0] == BITS[1] && BITS[0] == BITS[2]);

/// The trained weights, as `omissis-train` wrote them: for each layer the scale (f32), the moves (f32 by label and next label) and one
/// signed byte for each bucket and label. All little-endian.
static WEIGHTS: &[u8] = include_bytes!("weights.bin");

/// The weights of one layer.
struct Layer {
    kinds: Vec<Kind>,
    bits: u32,
    scale: f32,
    moves: Vec<f32>,
    weights: &'static [u8],
}

static MODEL: Lazy<Vec<Layer>> = Lazy::new(|| {
    let mut rest = WEIGHTS;
    let mut take = |n: usize| {
        let (head, tail) = rest.split_at(n.min(rest.len()));
        rest = tail;
        head
    };
    let number = |bytes: &[u8]| bytes.try_into().map_or(0.0, f32::from_le_bytes);
    LAYERS
        .iter()
        .zip(BITS)
        .map(|(&group, bits)| {
            let kinds = kinds(group);
            let labels = kinds.len() + 1;
            let scale = number(take(4));
            let moves = take(4 * labels * labels).chunks_exact(4).map(number).collect();
            let weights = take(labels << bits);
            Layer { kinds, bits, scale, moves, weights }
        })
        .collect()
});

/// The weights of all layers, side by side.
static ROWS: Lazy<Rows> = Lazy::new(|| {
    let layers: Vec<(usize, &[u8])> = MODEL.iter().map(|layer| (layer.kinds.len() + 1, layer.weights)).collect();
    Rows::new(&layers)
});

/// The sums of the weights of each token, by layer and label.
fn sums(sequence: &Sequence) -> Vec<[i32; WIDTH]> {
    let rows = &*ROWS;
    sequence.features.iter().map(|token| rows.sum(token.hashes.iter().map(|(hash, _)| bucket(*hash, BITS[0])))).collect()
}

impl Layer {
    /// Scores by token and label, of the sums of all layers, in which those of this one begin at `first`.
    fn emissions(&self, sums: &[[i32; WIDTH]], first: usize) -> Vec<f32> {
        let width = self.kinds.len() + 1;
        sums.iter().flat_map(|sums| &sums[first..first + width]).map(|&sum| sum as f32 * self.scale).collect()
    }

    /// Which classes of features spoke most for `label` in the tokens `start..end`.
    fn reasons(&self, sequence: &Sequence, label: usize, start: usize, end: usize) -> EvidenceSet {
        let mut sums = [(0_i32, Evidence::LearnedWording), (0, Evidence::LearnedMeaning), (0, Evidence::LearnedStance)];
        for (hash, class) in sequence.features[start..end].iter().flat_map(|token| &token.hashes) {
            let weight = i32::from(self.weights[bucket(*hash, self.bits) * (self.kinds.len() + 1) + label] as i8);
            sums[match class {
                Class::Word | Class::Beside | Class::Sentence => 0,
                Class::Meaning => 1,
                Class::Subject | Class::Mood => 2,
            }]
            .0 += weight;
        }
        let most = sums.iter().map(|(sum, _)| *sum).max().unwrap_or(0);
        sums.iter().filter(|(sum, _)| *sum > 0 && *sum * 3 >= most).fold(EvidenceSet::default(), |set, (_, evidence)| set.with(*evidence))
    }
}

/// The bucket of a feature.
#[must_use]
pub const fn bucket(hash: u32, bits: u32) -> usize {
    (hash >> (32 - bits)) as usize
}

/// What the scorer tells of one stretch of tokens.
struct Told {
    start: usize,
    end: usize,
    kind: Kind,
    probability: f32,
    reasons: EvidenceSet,
}

/// Probability of "some kind of the layer" from which a token belongs to a stretch, by layer.
const THRESHOLDS: [f32; 3] = [0.2, 0.2, 0.2];

/// A stretch whose likeliest token is surer than this needs no rule beside it.
const SURE: f32 = 0.9;

fn told(place: usize, sequence: &Sequence, sums: &[[i32; WIDTH]]) -> Vec<Told> {
    let layer = &MODEL[place];
    let labels = layer.kinds.len() + 1;
    let first = MODEL[..place].iter().map(|layer| layer.kinds.len() + 1).sum();
    let marginals = marginals(&layer.emissions(sums, first), &layer.moves, labels);
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (t, marginal) in marginals.chunks_exact(labels).enumerate() {
        if 1.0 - marginal[0] < THRESHOLDS[place] {
            continue;
        }
        match runs.last_mut() {
            // A gap of one or two tokens (a comma, an article) does not part a clause.
            Some(run) if t - run.1 <= 2 => run.1 = t + 1,
            _ => runs.push((t, t + 1)),
        }
    }
    runs.into_iter()
        .filter_map(|(start, end)| {
            let mass = |l: usize| marginals[start * labels..end * labels].iter().skip(l).step_by(labels).sum::<f32>();
            let best = (1..labels).max_by(|&a, &b| mass(a).total_cmp(&mass(b)))?;
            let probability = (start..end).map(|t| 1.0 - marginals[t * labels]).fold(0.0, f32::max);
            Some(Told { start, end, kind: layer.kinds[best - 1], probability, reasons: layer.reasons(sequence, best, start, end) })
        })
        .collect()
}

/// Decides together with the rules: adds what the scorer is sure of, and says to the rules' candidates whether it sees the same.
pub(crate) fn weigh_in(reading: &Reading<'_>, wanted: impl Fn(Kind) -> bool, candidates: &mut Vec<Candidate>) {
    let sequence = features::sequence(reading);
    let sums = sums(&sequence);
    for (place, &group) in LAYERS.iter().enumerate() {
        if !MODEL[place].kinds.iter().any(|&kind| wanted(kind)) {
            continue;
        }
        let stretches = told(place, &sequence, &sums);
        let span_of = |told: &Told| Span::new(sequence.spans[told.start].0, sequence.spans[told.end - 1].1);
        for candidate in candidates.iter_mut().filter(|candidate| candidate.kind.group() == group) {
            let seen = stretches.iter().any(|told| span_of(told).overlaps(candidate.span));
            candidate.evidence = candidate.evidence.with(if seen { Evidence::Learned } else { Evidence::LearnedAgainst });
        }
        for told in stretches {
            let (start, end) = trimmed(reading, told.start, told.end);
            if start >= end {
                continue;
            }
            let span = Span::new(sequence.spans[start].0, sequence.spans[end - 1].1);
            let mut same = candidates.iter_mut().filter(|candidate| candidate.kind.group() == group && candidate.span.overlaps(span));
            if let Some(rule) = same.next() {
                // Both see it: the finding covers what either of them does, so that what is left does not tell it.
                rule.span = Span::new(rule.span.start.min(span.start), rule.span.end.max(span.end));
                rule.evidence = rule.evidence.union(told.reasons);
                continue;
            }
            if told.probability < SURE || !wanted(told.kind) {
                continue;
            }
            let subject = match reading.speech().subject_between(start, end) {
                Who::Family => Subject::Family,
                Who::Other | Who::Addressed => Subject::Other,
                _ => Subject::Writer,
            };
            let evidence = told.reasons.with(Evidence::Learned).with_if(told.probability >= 0.8, Evidence::LearnedSurely);
            candidates.push(Candidate::new(told.kind, span, evidence).about(subject));
        }
    }
}

/// A stretch without the marks and joining words at its edges.
fn trimmed(reading: &Reading<'_>, mut start: usize, mut end: usize) -> (usize, usize) {
    let tokens = reading.tokens();
    let edge = |at: usize| !tokens[at].is_wordlike() && !matches!(tokens[at].shape, Shape::Number | Shape::Symbol);
    let joining = |at: usize| matches!(reading.text(&tokens[at]), "e" | "ed" | "ma" | "che" | "perche" | "pero" | "quindi" | "se");
    while start < end && (edge(start) || joining(start) && !tokens[start].accented) {
        start += 1;
    }
    while start < end && edge(end - 1) {
        end -= 1;
    }
    (start, end)
}

/// A text as the scorer reads it.
#[must_use]
pub fn sequence(text: &str) -> Sequence {
    let view = Normalised::new(text);
    features::sequence(&Reading::new(&view))
}

/// Marginal probabilities of a chain: `out[t * labels + l]`. `emissions` are scores by token and label, `moves` by label and next label.
///
/// Each token's share is scaled to sum to one, so that a pass costs multiplications and one exponential for each score. Scores too far apart
/// for that go the way of logarithms.
#[must_use]
pub fn marginals(emissions: &[f32], moves: &[f32], labels: usize) -> Vec<f32> {
    scaled(emissions, moves, labels).unwrap_or_else(|| unscaled(emissions, moves, labels))
}

/// [`marginals`] in shares; `None` where a share is too small for it.
fn scaled(emissions: &[f32], moves: &[f32], labels: usize) -> Option<Vec<f32>> {
    let most = |scores: &[f32]| scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let top = most(moves);
    let moves: Vec<f32> = moves.iter().map(|score| exp(score - top)).collect();
    let mut weights = emissions.to_vec();
    for token in weights.chunks_exact_mut(labels) {
        let top = most(token);
        token.iter_mut().for_each(|score| *score = exp(*score - top));
    }
    let scale = |shares: &mut [f32]| {
        let sum: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        (sum > 1e-30).then_some(())
    };
    // Forward: what the tokens up to this one say of it, itself included.
    let mut forward = weights.clone();
    scale(forward.get_mut(..labels)?)?;
    for at in (labels..forward.len()).step_by(labels) {
        let (before, rest) = forward.split_at_mut(at);
        let (before, here) = (&before[at - labels..], &mut rest[..labels]);
        let mut reached = [0.0_f32; MOST_LABELS];
        for (share, moves) in before.iter().zip(moves.chunks_exact(labels)) {
            reached.iter_mut().zip(moves).for_each(|(sum, weight)| *sum += share * weight);
        }
        here.iter_mut().zip(reached).for_each(|(weight, reached)| *weight *= reached);
        scale(here)?;
    }
    // Backward: what the tokens behind say; the product is the marginal.
    let mut behind = [1.0_f32; MOST_LABELS];
    for at in (0..forward.len()).step_by(labels).rev() {
        let here = &mut forward[at..at + labels];
        let mut next = [0.0_f32; MOST_LABELS];
        next.iter_mut().zip(&weights[at..at + labels]).zip(behind).for_each(|((next, weight), behind)| *next = weight * behind);
        here.iter_mut().zip(behind).for_each(|(share, behind)| *share *= behind);
        scale(here)?;
        for (behind, moves) in behind.iter_mut().zip(moves.chunks_exact(labels)) {
            *behind = moves.iter().zip(next).map(|(weight, next)| weight * next).sum();
        }
        scale(&mut behind[..labels])?;
    }
    Some(forward)
}

/// How many labels a layer has at most.
const MOST_LABELS: usize = 16;

/// e to the power of `x`, which is at most 0: to five digits, by additions and multiplications alone, so that all machines agree.
fn exp(x: f32) -> f32 {
    // 2^n in the exponent bits times 2^f by its series, f within a half of zero.
    const ROUND: f32 = 12_582_912.0;
    let y = (x * core::f32::consts::LOG2_E).max(-126.0);
    let rounded = y + ROUND;
    let f = (y - (rounded - ROUND)) * core::f32::consts::LN_2;
    let series = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f * (1.0 / 720.0))))));
    series * f32::from_bits((rounded.to_bits() << 23).wrapping_add(0x3f80_0000))
}

/// [`marginals`] in the log domain.
fn unscaled(emissions: &[f32], moves: &[f32], labels: usize) -> Vec<f32> {
    let n = emissions.len() / labels;
    if n == 0 {
        return Vec::new();
    }
    let (mut forward, mut backward) = (vec![0.0_f32; n * labels], vec![0.0_f32; n * labels]);
    forward[..labels].copy_from_slice(&emissions[..labels]);
    for t in 1..n {
        for l in 0..labels {
            let score = log_sum(labels, |k| forward[(t - 1) * labels + k] + moves[k * labels + l]);
            forward[t * labels + l] = score + emissions[t * labels + l];
        }
    }
    for t in (0..n - 1).rev() {
        for l in 0..labels {
            backward[t * labels + l] =
                log_sum(labels, |k| moves[l * labels + k] + emissions[(t + 1) * labels + k] + backward[(t + 1) * labels + k]);
        }
    }
    let total = log_sum(labels, |l| forward[(n - 1) * labels + l]);
    forward.iter().zip(&backward).map(|(f, b)| (f + b - total).exp()).collect()
}

/// `ln(sum(exp(score(l))))` without overflow.
fn log_sum(labels: usize, score: impl Fn(usize) -> f32) -> f32 {
    let mut top = f32::NEG_INFINITY;
    for l in 0..labels {
        top = top.max(score(l));
    }
    let sum: f32 = (0..labels).map(|l| (score(l) - top).exp()).sum();
    top + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_and_logarithms_agree() {
        let mut state = 7_u32;
        let mut random = |width: f32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 8) as f32 / (1 << 24) as f32 - 0.5) * width
        };
        for labels in [2, 5, 8] {
            for (n, width) in [(1, 8.0), (2, 20.0), (40, 8.0), (40, 30.0)] {
                let emissions: Vec<f32> = (0..n * labels).map(|_| random(width)).collect();
                let moves: Vec<f32> = (0..labels * labels).map(|_| random(6.0)).collect();
                let (fast, slow) = (scaled(&emissions, &moves, labels).unwrap(), unscaled(&emissions, &moves, labels));
                for (a, b) in fast.iter().zip(&slow) {
                    assert!((a - b).abs() < 5e-4, "{labels} {n} {width}: {a} {b}");
                }
            }
        }
        assert!(marginals(&[], &[0.0; 4], 2).is_empty());
        let far = [0.0, -1e6, -1e6, 0.0];
        assert!(marginals(&far, &[0.0, -200.0, -200.0, 0.0], 2).iter().all(|share| share.is_finite()));
    }

    #[test]
    fn exponentials_are_exponentials() {
        for n in 0..3000 {
            let x = n as f32 / -40.0;
            assert!((exp(x) - x.exp()).abs() <= x.exp() * 1e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }
}
