//! The training of the glance: which words, alone and with those before them, open a text for the layers of a table.
//!
//! A label needs one place that opens its text, whichever; a place where nothing is labelled should open none. So of each label the place that is worth most is
//! told to be worth more, and of everything else the few that are worth most to be worth less: logistic loss, AdaGrad, the mean of all weights on the way.

use omissis::learned::{Layer, TABLES, WINDOWS, glance, write_glance};
use omissis_tests::corpus::Comment;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Rounds of the training that tells which features weigh, and of that which learns with those alone.
const EPOCHS: [usize; 2] = [3, 4];

const RATE: f32 = 0.15;
const DECAY: f32 = 1e-4;

/// How much more a label that is overlooked counts than a text that is opened for nothing.
const LABEL: f32 = 6.0;

/// How many places of a text are told to be worth less.
const MOST: usize = 3;

/// Below which probability a place is worth little enough.
const LITTLE: f32 = 0.02;

/// How many tokens behind a label may tell of it.
const BEHIND: usize = 3;

/// From which worth on, in log-odds, a text is opened: tuned on authors left out of the training, so that of what rules and scorer find a few in a thousand are closed.
const LIMITS: [f32; TABLES.len()] = [-2.4, -3.6, -3.5];

/// The largest weight that a row tells.
const STEPS: f32 = 127.0;

/// A comment as numbers of features by token, and its labels as ranges of tokens by table.
struct Example {
    tokens: Vec<Vec<u32>>,
    labels: [Vec<Range<usize>>; TABLES.len()],
}

/// Weights by feature, for one table.
struct Model {
    window: usize,
    weights: Vec<f32>,
    bias: f32,
}

impl Model {
    /// What each place of a text is worth.
    fn worth(&self, tokens: &[Vec<u32>]) -> Vec<f32> {
        let each: Vec<f32> = tokens.iter().map(|token| token.iter().map(|&feature| self.weights[feature as usize]).sum()).collect();
        (0..each.len()).map(|at| self.bias + each[self.window(at)].iter().sum::<f32>()).collect()
    }

    fn window(&self, at: usize) -> Range<usize> {
        (at + 1).saturating_sub(self.window)..at + 1
    }

    fn move_by(&mut self, seen: &mut [f32], tokens: &[Vec<u32>], at: usize, error: f32, rate: f32) {
        self.bias -= 0.05 * rate * error;
        for &feature in tokens[self.window(at)].iter().flatten() {
            let (weight, seen) = (&mut self.weights[feature as usize], &mut seen[feature as usize]);
            let slope = error + DECAY * *weight;
            *seen += slope * slope;
            *weight -= rate * slope / (1e-3 + *seen).sqrt();
        }
    }
}

/// Numbers in an order that is the same on every machine.
struct Order(u64);

impl Order {
    fn shuffle(&mut self, places: &mut [usize]) {
        for at in (1..places.len()).rev() {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            places.swap(at, (self.0 >> 33) as usize % (at + 1));
        }
    }
}

fn train(examples: &[Example], features: usize, table: usize, epochs: usize) -> Model {
    let mut model = Model { window: WINDOWS[table], weights: vec![0.0; features], bias: -1.0 };
    let (mut seen, mut order) = (vec![0.0; features], Order(1));
    let mut places: Vec<usize> = (0..examples.len()).collect();
    let (mut sum, mut sums, mut summed) = (0.0, vec![0.0_f32; features], 0.0);
    let probability = |worth: f32| 1.0 / (1.0 + (-worth).exp());
    for epoch in 0..epochs {
        order.shuffle(&mut places);
        let rate = RATE / (1.0 + 0.5 * epoch as f32);
        for (step, &place) in places.iter().enumerate() {
            let Example { tokens, labels } = &examples[place];
            let worth = model.worth(tokens);
            for label in &labels[table] {
                if let Some(best) = label.clone().max_by(|&a, &b| worth[a].total_cmp(&worth[b])) {
                    model.move_by(&mut seen, tokens, best, LABEL * (probability(worth[best]) - 1.0), rate);
                }
            }
            let told = |at: &usize| labels[table].iter().any(|label| *at >= label.start && *at < label.end + model.window);
            let mut others: Vec<usize> = (0..worth.len()).filter(|at| !told(at)).collect();
            others.sort_by(|&a, &b| worth[b].total_cmp(&worth[a]));
            let mut apart: Vec<usize> = Vec::new();
            for at in others {
                if apart.len() < MOST && apart.iter().all(|other| other.abs_diff(at) >= model.window) {
                    apart.push(at);
                }
            }
            for at in apart.into_iter().filter(|&at| probability(worth[at]) > LITTLE) {
                model.move_by(&mut seen, tokens, at, probability(worth[at]), rate);
            }
            if epoch > 0 && step % 8_000 == 0 {
                sums.iter_mut().zip(&model.weights).for_each(|(sum, weight)| *sum += weight);
                sum += model.bias;
                summed += 1.0;
            }
        }
    }
    Model { weights: sums.into_iter().map(|sum| sum / summed).collect(), bias: sum / summed, ..model }
}

/// The labels of a comment in a table's layers, as ranges of tokens.
fn labels(comment: &Comment, spans: &[Range<usize>], table: usize) -> Vec<Range<usize>> {
    let bytes: Vec<usize> = comment.text.char_indices().map(|(at, _)| at).chain([comment.text.len()]).collect();
    let known = comment
        .spans
        .iter()
        .filter(|label| omissis::Kind::from_id(&label.kind).and_then(Layer::of).is_some_and(|layer| layer.table() == table));
    known
        .filter_map(|label| {
            let first = spans.iter().position(|span| span.end > bytes[label.start])?;
            let last = spans.iter().rposition(|span| span.start < bytes[label.end])?;
            Some(first..(last + 1 + BEHIND).min(spans.len()))
        })
        .collect()
}

/// A comment as it is left when all of its labels are hidden; `None` where it has none. What is left of a comment should open nothing, so that it need not be
/// read again.
fn hidden(comment: &Comment) -> Option<Comment> {
    let mut spans: Vec<(usize, usize)> = comment.spans.iter().map(|label| (label.start, label.end)).collect();
    spans.sort_unstable();
    let bytes: Vec<usize> = comment.text.char_indices().map(|(at, _)| at).chain([comment.text.len()]).collect();
    let (mut text, mut from) = (String::new(), 0);
    for (start, end) in spans.into_iter().map(|(start, end)| (bytes[start], bytes[end])) {
        if start >= from {
            text.push_str(&comment.text[from..start]);
            text.push_str("[OMISSIS]");
        }
        from = from.max(end);
    }
    text.push_str(&comment.text[from..]);
    (text != comment.text).then(|| Comment { text, spans: Vec::new(), ..comment.clone() })
}

/// Learns from comments; the bytes are what the core reads.
pub(crate) fn learn(comments: &[Comment]) -> Vec<u8> {
    let left: Vec<Comment> = comments.iter().filter_map(hidden).collect();
    let comments = &[comments, &left].concat();
    let read: Vec<_> = comments.iter().map(|comment| glance(&comment.text)).collect();
    let mut counts: HashMap<u32, u32> = HashMap::new();
    for tokens in &read {
        let hashes: HashSet<u32> = tokens.iter().flat_map(|(_, hashes)| hashes).copied().collect();
        hashes.into_iter().for_each(|hash| *counts.entry(hash).or_default() += 1);
    }
    let models = |hashes: &[u32], epochs: usize| -> Vec<Model> {
        let numbers: HashMap<u32, u32> = hashes.iter().copied().zip(0..).collect();
        let examples: Vec<Example> = comments
            .iter()
            .zip(&read)
            .map(|(comment, tokens)| {
                let spans: Vec<Range<usize>> = tokens.iter().map(|(span, _)| span.clone()).collect();
                let numbered =
                    |(_, hashes): &(Range<usize>, Vec<u32>)| hashes.iter().filter_map(|hash| numbers.get(hash).copied()).collect();
                Example {
                    tokens: tokens.iter().map(numbered).collect(),
                    labels: core::array::from_fn(|table| labels(comment, &spans, table)),
                }
            })
            .collect();
        (0..TABLES.len()).map(|table| train(&examples, hashes.len(), table, epochs)).collect()
    };
    let mut hashes: Vec<u32> = counts.iter().filter(|(_, count)| **count >= 2).map(|(hash, _)| *hash).collect();
    hashes.sort_unstable();
    // Of the features that want the same row the one that weighs most over all comments has it.
    let first = models(&hashes, EPOCHS[0]);
    let weighs = |number: usize| {
        let most = first.iter().map(|model| model.weights[number].abs()).fold(0.0, f32::max);
        most * (counts[&hashes[number]] as f32).sqrt()
    };
    let mut numbers: Vec<usize> = (0..hashes.len()).collect();
    numbers.sort_by(|&a, &b| weighs(b).total_cmp(&weighs(a)).then(a.cmp(&b)));
    let mut taken = HashSet::new();
    let mut kept: Vec<u32> =
        numbers.into_iter().map(|number| hashes[number]).filter(|&hash| taken.insert(omissis::learned::glance_row(hash))).collect();
    kept.sort_unstable();
    eprintln!("glance: {} features, {} kept", hashes.len(), kept.len());
    let second = models(&kept, EPOCHS[1]);
    let scales: Vec<f32> = second
        .iter()
        .map(|model| {
            let mut sizes: Vec<f32> = model.weights.iter().map(|weight| weight.abs()).collect();
            sizes.sort_unstable_by(f32::total_cmp);
            // The few weights beyond all others are cut, so that the many small ones are not rounded away.
            sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 2_000)).copied().unwrap_or(1.0) / STEPS
        })
        .collect();
    let limits = core::array::from_fn(|table| ((LIMITS[table] - second[table].bias) / scales[table]).round() as i32);
    let step = |table: usize, number: usize| (second[table].weights[number] / scales[table]).round().clamp(-STEPS, STEPS) as i8;
    write_glance(limits, kept.iter().enumerate().map(|(number, &hash)| (hash, core::array::from_fn(|table| step(table, number)))))
}
