//! Trains the learned scorer of the core and writes its weights:
//!
//! ```sh
//! cargo run --release -p omissis-train
//! ```
//!
//! reads every corpus of `tests/corpus/` and writes `crates/omissis/src/learned/weights.bin`; the same corpora and code give the same file. To measure, train
//! without some authors and score them: `cargo run --release -p omissis-train -- --without b-admissions.jsonl`, then
//! `cargo run --release -p omissis-tests --bin score -- tests/corpus/b-admissions.jsonl`. Train anew whenever the features, the vocabulary or
//! the fields of meaning change.

mod crf;

use crf::{Example, Settings, buckets, train};
use omissis::Kind;
use omissis::learned::{BITS, LAYERS, kinds, sequence};
use omissis_tests::corpus::{self, Comment};
use std::path::Path;

const SETTINGS: Settings = Settings { epochs: 9, rate: 0.1, decay: 3e-2, drop_words: 0.3, drop_others: 0.05 };

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

#[allow(clippy::print_stdout, reason = "a command's output")]
fn main() {
    let without: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--without").collect();
    let comments: Vec<Comment> =
        corpus::all().into_iter().filter(|(name, _)| !without.contains(name)).flat_map(|(_, comments)| comments).collect();
    let mut weights = Vec::new();
    for (layer, bits) in LAYERS.into_iter().zip(BITS) {
        let kinds = kinds(layer);
        let examples: Vec<Example> = comments
            .iter()
            .map(|comment| {
                let sequence = sequence(&comment.text);
                Example { gold: gold(comment, &sequence.spans, &kinds), buckets: buckets(&sequence, bits) }
            })
            .collect();
        train(&examples, kinds.len() + 1, bits, &SETTINGS).write(&mut weights);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../omissis/src/learned/weights.bin");
    std::fs::write(&path, &weights).expect("the weights are written");
    println!("{} comments, {} bytes of weights", comments.len(), weights.len());
}
