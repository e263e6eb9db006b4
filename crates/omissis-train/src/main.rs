//! Trains the learned scorer of the core and writes its weights:
//!
//! ```sh
//! cargo run --release -p omissis-train
//! ```
//!
//! reads every corpus of `tests/corpus/` (not those of `tests/corpus/held/`, which no training sees) and writes `crates/omissis/src/learned/weights.bin`; the same corpora and code give the same file. To measure, train
//! without some authors: `cargo run --release -p omissis-train -- --without b-admissions.jsonl e-admissions.jsonl` writes nothing and prints what rules and scorer
//! together find in the corpora left out, which neither the weights nor the choice of features have seen. `--glance` learns the glance alone anew, beside the layers
//! as they are. Train anew whenever the features, the vocabulary,
//! the rules of a kind that a layer knows, or the corpora change.

mod crf;
mod glance;

use crf::{Example, Model, Settings, train};
use omissis::learned::{Class, Layer, Row, Sequence, Size, TABLES, Thresholds, WEIGHTS, install, sequence};
use omissis::{Group, Kind, Policy};
use omissis_tests::corpus::{self, Comment, Label};
use omissis_tests::example::{Marked, unmark};
use omissis_tests::score::{self, Score};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Tuned as [`thresholds`] are. Few comments tell secrets, so that each must teach more.
const fn settings(layer: Layer) -> Settings {
    let decay = if matches!(layer, Layer::Secrets) { 1e-2 } else { 3e-2 };
    Settings { epochs: 10, rate: 0.1, decay, drop_words: 0.3, drop_others: 0.05, drop_rules: 0.5 }
}

/// Tuned on authors left out of the training.
const fn thresholds(layer: Layer) -> Thresholds {
    match layer {
        Layer::Admission => Thresholds { join: 0.4, add: 0.7, keep: 0.08 },
        Layer::Special => Thresholds { join: 0.4, add: 0.7, keep: 0.05 },
        Layer::Situation => Thresholds { join: 0.15, add: 0.85, keep: 0.4 },
        Layer::People => Thresholds { join: 0.4, add: 0.8, keep: 0.15 },
        Layer::Secrets => Thresholds { join: 0.4, add: 0.65, keep: 0.03 },
    }
}

/// How many orders the second training is the mean of.
const ORDERS: u64 = 4;

/// The corpus that the authors of the guide labelled: where others draw an edge elsewhere, it is right.
const LAW: &str = "dev.jsonl";

/// How often it is told.
const LAW_COUNTS: usize = 4;

/// How often the examples of the detectors are told beside the corpora.
const EXAMPLES: usize = 12;

/// The tag of a comment made of a detector's example; behind it stands the kind, whose layer alone learns of it.
const EXAMPLE: &str = "example";

/// The examples of the detectors whose kinds a layer knows, as comments.
fn examples() -> Vec<Comment> {
    let mut comments = Vec::new();
    for detector in omissis::detectors().iter().filter(|detector| Layer::of(detector.kind()).is_some()) {
        for example in detector.hides().iter().chain(detector.keeps()) {
            let (text, marks) = unmark(example);
            let point = |byte: usize| text[..byte].chars().count();
            let label = |mark: &Marked| {
                let (start, end) = (point(mark.start), point(mark.end));
                Label { kind: detector.kind().id().to_owned(), start, end, core: (start, end), subject: None }
            };
            let tags = vec![EXAMPLE.to_owned(), detector.kind().id().to_owned()];
            comments.push(Comment { id: String::new(), spans: marks.iter().map(label).collect(), tags, text });
        }
    }
    comments
}

/// Comments that name people or tell secrets, in lower case and in capitals: most people write so, and few corpora do.
fn recased(comments: &[Comment], layer: Layer) -> Vec<Comment> {
    let people = |comment: &&Comment| {
        let known = |label: &Label| Kind::from_id(&label.kind).and_then(Layer::of) == Some(layer);
        comment.spans.iter().any(known) && !comment.tags.iter().any(|tag| tag == EXAMPLE)
    };
    let kind = layer.kinds()[0].id();
    let cased = |comment: &Comment, text: String| {
        let tags = vec![EXAMPLE.to_owned(), kind.to_owned()];
        (text.chars().count() == comment.text.chars().count()).then(|| Comment { text, tags, ..comment.clone() })
    };
    let change = |(number, comment): (usize, &Comment)| match number % 2 {
        0 => cased(comment, comment.text.to_lowercase()),
        _ => cased(comment, comment.text.to_uppercase()),
    };
    comments.iter().filter(people).enumerate().filter_map(change).collect()
}

/// Whether a layer learns of a comment.
fn teaches(comment: &Comment, layer: Layer) -> bool {
    match comment.tags.as_slice() {
        [tag, kind] if tag == EXAMPLE => Kind::from_id(kind).and_then(Layer::of) == Some(layer),
        _ => true,
    }
}

/// The gold label of each token of a comment in a layer.
fn gold(comment: &Comment, spans: &[(usize, usize)], kinds: &[Kind]) -> Vec<usize> {
    let bytes: Vec<usize> = comment.text.char_indices().map(|(at, _)| at).chain([comment.text.len()]).collect();
    let mut out = vec![0; spans.len()];
    for label in &comment.spans {
        if let Some(place) = kinds.iter().position(|kind| kind.id() == label.kind) {
            let (start, end) = (bytes[label.start], bytes[label.end]);
            for (token, out) in spans.iter().zip(&mut out) {
                if token.0 < end && start < token.1 {
                    *out = place + 1;
                }
            }
        }
    }
    out
}

/// The features of a table that training keeps, by their hashes.
struct Kept {
    /// The number of each.
    numbers: HashMap<u32, u32>,
    /// In how many comments each stands.
    comments: HashMap<u32, u32>,
    /// Those that are asked for most.
    common: HashSet<u32>,
}

impl Kept {
    /// All that stand in at least two comments: one comment teaches nothing about others.
    fn common(sequences: &[Sequence], layer: Layer) -> Self {
        let mut comments: HashMap<u32, (usize, u32)> = HashMap::new();
        for (number, sequence) in sequences.iter().enumerate() {
            for (hash, _) in sequence.of(layer).iter().flat_map(|token| &token.hashes) {
                let seen = comments.entry(*hash).or_insert((number, 1));
                if seen.0 != number {
                    *seen = (number, seen.1 + 1);
                }
            }
        }
        Self::of(comments.into_iter().filter(|(_, (_, count))| *count >= 2).map(|(hash, (_, count))| (hash, count)))
    }

    fn of(hashes: impl Iterator<Item = (u32, u32)>) -> Self {
        let comments: HashMap<u32, u32> = hashes.collect();
        let mut hashes: Vec<u32> = comments.keys().copied().collect();
        hashes.sort_unstable();
        Self { numbers: hashes.into_iter().zip(0..).collect(), comments, common: HashSet::new() }
    }

    fn examples(&self, comments: &[Comment], sequences: &[Sequence], layer: Layer) -> Vec<Example> {
        let kinds = layer.kinds();
        let number = |(hash, class): &(u32, Class)| self.numbers.get(hash).map(|number| (*number, *class));
        let read = |sequence: &Sequence| sequence.of(layer).iter().map(|token| token.hashes.iter().filter_map(number).collect()).collect();
        let opens = |sequence: &Sequence| !sequence.of(layer).is_empty();
        let pairs = comments.iter().zip(sequences).filter(|(comment, sequence)| teaches(comment, layer) && opens(sequence));
        pairs
            .map(|(comment, sequence)| Example {
                gold: gold(comment, &sequence.spans, &kinds),
                borders: sequence.borders.clone(),
                features: read(sequence),
            })
            .collect()
    }

    fn train(&self, comments: &[Comment], sequences: &[Sequence], layer: Layer, orders: u64) -> Model {
        train(&self.examples(comments, sequences, layer), layer.kinds().len() + 1, self.numbers.len(), &settings(layer), orders)
    }

    /// In each row the feature that weighs most over all comments: first those that are asked for most, then all others.
    fn winners(&self, models: &[(Layer, Model)], size: Size) -> Self {
        let weight = |number: u32| -> f32 {
            let spread = |row: &[f32]| row.iter().fold(f32::MIN, |a, &b| a.max(b)) - row.iter().fold(f32::MAX, |a, &b| a.min(b));
            models.iter().map(|(_, model)| spread(model.row(number as usize))).sum()
        };
        let best = |place: &dyn Fn(u32) -> usize, worth: &dyn Fn(f32, f32) -> f32, taken: &HashSet<u32>| -> HashSet<u32> {
            let mut best: HashMap<usize, (f32, u32)> = HashMap::new();
            for (&hash, &number) in self.numbers.iter().filter(|(hash, _)| !taken.contains(hash)) {
                let here = best.entry(place(hash)).or_insert((0.0, hash));
                let mine = worth(weight(number), self.comments[&hash] as f32);
                if (mine, hash) > *here {
                    *here = (mine, hash);
                }
            }
            best.into_values().map(|(_, hash)| hash).collect()
        };
        let common = best(&|hash| size.common(hash), &|weight, comments| weight * comments, &HashSet::new());
        let others = best(&|hash| size.other(hash), &|weight, comments| weight * comments.sqrt(), &common);
        let kept = Self::of(common.iter().chain(&others).map(|hash| (*hash, self.comments[hash])));
        Self { common, ..kept }
    }
}

/// Trains all layers and writes them as the core reads them. Twice: the first training tells which features weigh most, the second learns with those alone.
fn learn(comments: &[Comment]) -> Vec<u8> {
    let sequences: Vec<Sequence> = comments.iter().map(|comment| sequence(&comment.text)).collect();
    let (mut heads, mut tables) = (Vec::new(), Vec::new());
    for (table, size) in TABLES.into_iter().enumerate() {
        let layers: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| layer.table() == table).collect();
        let all = Kept::common(&sequences, layers[0]);
        let train = |kept: &Kept, orders| -> Vec<(Layer, Model)> {
            layers.iter().map(|&layer| (layer, kept.train(comments, &sequences, layer, orders))).collect()
        };
        let kept = all.winners(&train(&all, 1), size);
        eprintln!("table {table}: {} features, {} kept", all.numbers.len(), kept.numbers.len());
        let models = train(&kept, ORDERS);
        for (layer, model) in &models {
            let Thresholds { join, add, keep } = thresholds(*layer);
            heads.extend(
                [join, add, keep, model.scale()].iter().chain(model.bias()).chain(model.moves()).flat_map(|number| number.to_le_bytes()),
            );
        }
        let scales: Vec<f32> = models.iter().map(|(_, model)| model.scale()).collect();
        let mut bytes = vec![0_u8; size.bytes()];
        for (&hash, &number) in &kept.numbers {
            let mut weights = [0.0; WEIGHTS];
            let told = models
                .iter()
                .zip(&scales)
                .flat_map(|((_, model), scale)| model.differences(number as usize).map(move |weight| weight / scale));
            weights.iter_mut().zip(told).for_each(|(place, weight)| *place = weight);
            size.write(&mut bytes, hash, kept.common.contains(&hash), Row::new(weights));
        }
        tables.extend(bytes);
    }
    heads.extend(tables);
    heads
}

/// The weights file as it is.
fn trained() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../omissis/src/learned/weights.bin")
}

#[allow(clippy::print_stdout, reason = "a command's output")]
fn main() {
    let held: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    let only_glance = std::env::args().any(|arg| arg == "--glance");
    let (out, known): (Vec<_>, Vec<_>) = corpus::all().into_iter().partition(|(name, _)| held.contains(name));
    let counts = |name: &str| if name == LAW { LAW_COUNTS } else { 1 };
    let mut comments: Vec<Comment> =
        known.iter().flat_map(|(name, comments)| std::iter::repeat_n(comments, counts(name)).flatten()).cloned().collect();
    comments.extend([recased(&comments, Layer::People), recased(&comments, Layer::Secrets)].concat());
    (0..EXAMPLES).for_each(|_| comments.extend(examples()));
    let mut weights = if only_glance { fs::read(trained()).expect("weights of an earlier training") } else { learn(&comments) };
    weights.truncate(omissis::learned::layers_bytes());
    weights.extend(glance::learn(&comments));
    println!("{} comments, {} bytes of weights", comments.len(), weights.len());
    if out.is_empty() {
        fs::write(trained(), &weights).expect("the weights are written");
        return;
    }
    assert!(install(weights), "nothing was scanned before");
    let all: Vec<Comment> = out.iter().flat_map(|(_, comments)| comments.clone()).collect();
    for (name, comments) in out.iter().chain([&("all".to_owned(), all)]) {
        tell(name, &score::score(comments, &Policy::strict()));
    }
}

/// Prints the figures of a corpus that the training left out.
#[allow(clippy::print_stdout, reason = "a command's output")]
fn tell(name: &str, score: &Score) {
    println!("{name}");
    for group in [Group::Admission, Group::Special, Group::Situation, Group::Person, Group::Credential] {
        let count = score.group(group);
        let group = format!("{group:?}").to_lowercase();
        println!(
            "  {group:12}{:5} labels  recall {:.3}  precision {:.3}  F1 {:.3}",
            count.labels,
            count.recall(),
            count.precision(),
            count.f1()
        );
    }
    let Score { leaks, touched, spoiled, subject, .. } = score;
    println!(
        "  leaks {leaks:.1}  touched {touched:.1}  spoiled {spoiled:.1}  subject {subject:.2}  F1 of all kinds {:.3}",
        score.all().f1()
    );
}
