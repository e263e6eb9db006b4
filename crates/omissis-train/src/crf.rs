//! A linear-chain conditional random field over hashed features, trained by AdaGrad.

use omissis::learned::{BORDERS, Class, Moves, Row, marginals};

/// One labelled sequence.
pub(crate) struct Example {
    /// The number of each feature of each token, and what the feature is made of.
    pub(crate) features: Vec<Vec<(u32, Class)>>,
    /// The border before each token.
    pub(crate) borders: Vec<u8>,
    /// The gold label of each token.
    pub(crate) gold: Vec<usize>,
}

/// Weights by feature and label, and by border, label and next label.
pub(crate) struct Model {
    labels: usize,
    weights: Vec<f32>,
    bias: Vec<f32>,
    moves: Vec<f32>,
}

impl Model {
    fn new(labels: usize, features: usize) -> Self {
        Self { labels, weights: vec![0.0; labels * features], bias: vec![0.0; labels], moves: vec![0.0; BORDERS * labels * labels] }
    }

    fn emissions<'a>(&self, tokens: impl Iterator<Item = &'a [u32]>) -> Vec<f32> {
        let mut out = Vec::new();
        for token in tokens {
            let from = out.len();
            out.extend_from_slice(&self.bias);
            for &feature in token {
                let at = feature as usize * self.labels;
                for (score, weight) in out[from..].iter_mut().zip(&self.weights[at..at + self.labels]) {
                    *score += weight;
                }
            }
        }
        out
    }

    /// The weights of a feature, by label.
    pub(crate) fn row(&self, feature: usize) -> &[f32] {
        &self.weights[feature * self.labels..][..self.labels]
    }

    /// What a feature is worth for each label but the first, against the first: a chain asks only for differences.
    pub(crate) fn differences(&self, feature: usize) -> impl Iterator<Item = f32> + '_ {
        let row = self.row(feature);
        row[1..].iter().map(|weight| weight - row[0])
    }

    /// What one unit of a row's weights is worth. The few weights beyond all others are cut to the largest that a row can tell, so that the many small ones are
    /// not rounded away.
    pub(crate) fn scale(&self) -> f32 {
        let mut sizes: Vec<f32> =
            (0..self.weights.len() / self.labels).flat_map(|feature| self.differences(feature)).map(f32::abs).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let top = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 20_000)).copied().unwrap_or(1.0);
        (top / Row::MOST).max(f32::MIN_POSITIVE)
    }

    fn divide(&mut self, by: f32) {
        for weight in self.weights.iter_mut().chain(&mut self.bias).chain(&mut self.moves) {
            *weight /= by;
        }
    }

    /// What each label is worth before anything is seen.
    pub(crate) fn bias(&self) -> &[f32] {
        &self.bias
    }

    /// Weights by border, label and next label.
    pub(crate) fn moves(&self) -> &[f32] {
        &self.moves
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
    /// How often all that the rules saw is hidden from a look at a comment.
    pub(crate) drop_rules: f32,
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

/// The mean of several trainings, each in an order of its own: what one order happens to teach the others do not.
pub(crate) fn train(examples: &[Example], labels: usize, features: usize, settings: &Settings, orders: u64) -> Model {
    let mut mean = Model::new(labels, features);
    let models: Vec<Model> = std::thread::scope(|scope| {
        let running: Vec<_> =
            (0..orders).map(|order| scope.spawn(move || train_once(examples, labels, features, settings, order))).collect();
        running.into_iter().map(|training| training.join().expect("a training does not panic")).collect()
    });
    for model in &models {
        add(&mut mean.weights, &model.weights);
        add(&mut mean.bias, &model.bias);
        add(&mut mean.moves, &model.moves);
    }
    mean.divide(models.len() as f32);
    mean
}

/// Trains by the gradient of the log likelihood, one example after the other in a shuffled order that `order` gives.
fn train_once(examples: &[Example], labels: usize, features: usize, settings: &Settings, order: u64) -> Model {
    let mut model = Model::new(labels, features);
    let mut squares = vec![1e-4_f32; model.weights.len()];
    let mut bias_squares = vec![1e-2_f32; labels];
    let mut move_squares = vec![1e-2_f32; BORDERS * labels * labels];
    let mut expected = vec![0.0_f32; BORDERS * labels * labels];
    let mut average = Model::new(labels, features);
    let mut averaged = 0.0;
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ order);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let example = &examples[at];
            let without_rules = random.next() < settings.drop_rules;
            let shown: Vec<Vec<u32>> = example
                .features
                .iter()
                .map(|token| {
                    let drop = |class: Class| match class {
                        Class::Word | Class::Beside | Class::Sentence => settings.drop_words,
                        Class::Rule => f32::from(u8::from(without_rules)),
                        _ => settings.drop_others,
                    };
                    token.iter().filter(|(_, class)| random.next() >= drop(*class)).map(|(feature, _)| *feature).collect()
                })
                .collect();
            // How often each pair of labels is expected at each border.
            expected.fill(0.0);
            let moves = Moves::new(model.moves.clone(), labels);
            let emissions = model.emissions(shown.iter().map(Vec::as_slice));
            let marginal = marginals(&emissions, &example.borders, &moves, |t, before, moves, next| {
                let share = |k: usize, l: usize| before[k] * moves[k * labels + l] * next[l];
                let sum: f32 = (0..labels * labels).map(|pair| share(pair / labels, pair % labels)).sum();
                let here = &mut expected[usize::from(example.borders[t]) * labels * labels..][..labels * labels];
                here.iter_mut().enumerate().for_each(|(pair, expected)| *expected += share(pair / labels, pair % labels) / sum);
            });
            for (t, token) in shown.iter().enumerate() {
                let gradient: Vec<f32> =
                    (0..labels).map(|l| f32::from(u8::from(example.gold[t] == l)) - marginal[t * labels + l]).collect();
                if gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                for (l, g) in gradient.iter().enumerate() {
                    bias_squares[l] += g * g;
                    model.bias[l] += settings.rate * g / bias_squares[l].sqrt();
                }
                for &feature in token {
                    let base = feature as usize * labels;
                    for (l, g) in gradient.iter().enumerate() {
                        let g = g - settings.decay * model.weights[base + l];
                        squares[base + l] += g * g;
                        model.weights[base + l] += settings.rate * g / squares[base + l].sqrt();
                    }
                }
            }
            // Moves: gold pairs against those expected.
            for t in 1..example.gold.len() {
                expected[(usize::from(example.borders[t]) * labels + example.gold[t - 1]) * labels + example.gold[t]] -= 1.0;
            }
            for ((weight, square), more) in model.moves.iter_mut().zip(&mut move_squares).zip(&expected) {
                *square += more * more;
                *weight -= settings.rate * more / square.sqrt();
            }
        }
        if epoch >= settings.epochs / 3 {
            averaged += 1.0;
            add(&mut average.weights, &model.weights);
            add(&mut average.bias, &model.bias);
            add(&mut average.moves, &model.moves);
        }
    }
    average.divide(averaged);
    average
}

fn add(sum: &mut [f32], more: &[f32]) {
    for (sum, more) in sum.iter_mut().zip(more) {
        *sum += more;
    }
}
