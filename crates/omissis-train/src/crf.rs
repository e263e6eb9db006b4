//! A linear-chain conditional random field over hashed features, trained by AdaGrad.

use omissis::learned::{Class, Sequence, bucket, marginals};

/// One labelled sequence.
pub(crate) struct Example {
    /// The bucket of each feature of each token, and whether the feature is made of words (rather than of what they mean).
    pub(crate) buckets: Vec<Vec<(u32, bool)>>,
    /// The gold label of each token.
    pub(crate) gold: Vec<usize>,
}

/// The buckets of a sequence's features.
pub(crate) fn buckets(sequence: &Sequence, bits: u32) -> Vec<Vec<(u32, bool)>> {
    let place = |(hash, class): &(u32, Class)| {
        let of_words = matches!(class, Class::Word | Class::Beside | Class::Sentence);
        (bucket(*hash, bits) as u32, of_words)
    };
    sequence.features.iter().map(|token| token.hashes.iter().map(place).collect()).collect()
}

/// Weights by bucket and label, and by label and next label.
pub(crate) struct Model {
    labels: usize,
    weights: Vec<f32>,
    moves: Vec<f32>,
}

impl Model {
    fn new(labels: usize, bits: u32) -> Self {
        Self { labels, weights: vec![0.0; labels << bits], moves: vec![0.0; labels * labels] }
    }

    fn emissions<'a>(&self, tokens: impl Iterator<Item = &'a [u32]>) -> Vec<f32> {
        let mut out = Vec::new();
        for token in tokens {
            let from = out.len();
            out.resize(from + self.labels, 0.0);
            for &bucket in token {
                let at = bucket as usize * self.labels;
                for (score, weight) in out[from..].iter_mut().zip(&self.weights[at..at + self.labels]) {
                    *score += weight;
                }
            }
        }
        out
    }

    /// The model as the core reads it: scale, moves, one signed byte for each bucket and label.
    pub(crate) fn write(&self, out: &mut Vec<u8>) {
        let top = self.weights.iter().fold(0.0_f32, |top, weight| top.max(weight.abs()));
        let scale = (top / 127.0).max(f32::MIN_POSITIVE);
        out.extend(scale.to_le_bytes());
        out.extend(self.moves.iter().flat_map(|weight| weight.to_le_bytes()));
        out.extend(self.weights.iter().map(|weight| (weight / scale).round() as i8 as u8));
    }
}

/// Settings of a training run.
pub(crate) struct Settings {
    /// Passes over the corpus; the weights of the last two thirds of them are averaged.
    pub(crate) epochs: usize,
    /// Step of AdaGrad.
    pub(crate) rate: f32,
    /// How strongly weights are drawn to zero.
    pub(crate) decay: f32,
    /// Share of the features made of words that are hidden at each look, so that the model learns to do without any one of them.
    pub(crate) drop_words: f32,
    /// The same for all other features.
    pub(crate) drop_others: f32,
}

/// A small generator of random numbers (PCG's linear step), so that a training can be repeated.
struct Random(u64);

impl Random {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f32 / (1_u64 << 24) as f32
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            order.swap(i, ((self.next() * (i + 1) as f32) as usize).min(i));
        }
    }
}

/// Trains by the gradient of the log likelihood, one example after the other in a shuffled order that a fixed seed gives.
pub(crate) fn train(examples: &[Example], labels: usize, bits: u32, settings: &Settings) -> Model {
    let mut model = Model::new(labels, bits);
    let mut squares = vec![1e-4_f32; model.weights.len()];
    let mut move_squares = vec![1e-2_f32; labels * labels];
    let mut average = Model::new(labels, bits);
    let mut averaged = 0.0;
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            let shown: Vec<Vec<u32>> = example
                .buckets
                .iter()
                .map(|token| {
                    let drop = |of_words: bool| if of_words { settings.drop_words } else { settings.drop_others };
                    token.iter().filter(|(_, of_words)| random.next() >= drop(*of_words)).map(|(bucket, _)| *bucket).collect()
                })
                .collect();
            let marginal = marginals(&model.emissions(shown.iter().map(Vec::as_slice)), &model.moves, labels);
            for (t, token) in shown.iter().enumerate() {
                let gradient: Vec<f32> =
                    (0..labels).map(|l| f32::from(u8::from(example.gold[t] == l)) - marginal[t * labels + l]).collect();
                if gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                for &bucket in token {
                    let base = bucket as usize * labels;
                    for (l, g) in gradient.iter().enumerate() {
                        let g = g - settings.decay * model.weights[base + l];
                        squares[base + l] += g * g;
                        model.weights[base + l] += settings.rate * g / squares[base + l].sqrt();
                    }
                }
            }
            // Moves: gold pairs against the pairs that the marginals expect, taken as independent.
            for t in 1..example.gold.len() {
                for k in 0..labels {
                    for l in 0..labels {
                        let expected = marginal[(t - 1) * labels + k] * marginal[t * labels + l];
                        let gold = f32::from(u8::from(example.gold[t - 1] == k && example.gold[t] == l));
                        let g = gold - expected;
                        move_squares[k * labels + l] += g * g;
                        model.moves[k * labels + l] += settings.rate * g / move_squares[k * labels + l].sqrt();
                    }
                }
            }
        }
        if epoch >= settings.epochs / 3 {
            averaged += 1.0;
            add(&mut average.weights, &model.weights);
            add(&mut average.moves, &model.moves);
        }
    }
    for weight in average.weights.iter_mut().chain(&mut average.moves) {
        *weight /= averaged;
    }
    average
}

fn add(sum: &mut [f32], more: &[f32]) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}
