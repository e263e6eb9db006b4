//! Throughput on three corpora, each as a ratio to a plain CSV copy of the same records in the same run:
//! `cargo bench -p omissis-benches`.

use criterion::{BenchmarkId, Criterion, SamplingMode, Throughput};
use omissis::{Action, Group, Kind, Policy, Redactor};
use omissis_benches::{Corpus, copy, corpora};
use std::path::{Path, PathBuf};
use std::time::Duration;

fn main() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .without_plots()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .output_directory(&folder)
        .configure_from_args();
    let corpora = corpora();
    criterion.bench_function("start/strict", |bencher| bencher.iter(|| Redactor::new(Policy::strict())));
    for corpus in &corpora {
        measure(&mut criterion, corpus);
    }
    criterion.final_summary();
    print(&folder, &corpora);
}

fn measure(criterion: &mut Criterion, corpus: &Corpus) {
    let redactor = Redactor::new(Policy::strict());
    // What is measured is right: the gate changes nothing, and what should be found is found.
    let findings: usize = corpus.comments.iter().map(|comment| redactor.scan_ungated(comment).len()).sum();
    let touched = corpus.comments.iter().filter(|comment| !redactor.scan(comment).is_empty()).count();
    if corpus.labels == 0 {
        assert!(touched * 20 <= corpus.comments.len(), "{}: {touched} clean comments are touched", corpus.name);
    } else {
        assert!(findings * 2 >= corpus.labels, "{}: {findings} findings for {} labels", corpus.name, corpus.labels);
    }
    let mut group = criterion.benchmark_group(corpus.name);
    group.throughput(Throughput::Bytes(corpus.bytes() as u64)).sampling_mode(SamplingMode::Flat);
    group.bench_function(BenchmarkId::from_parameter("copy"), |bencher| {
        bencher.iter(|| assert_eq!(copy(&corpus.csv).len(), corpus.csv.len()));
    });
    group.bench_function(BenchmarkId::from_parameter("scan"), |bencher| {
        bencher.iter(|| assert_eq!(corpus.comments.iter().map(|comment| redactor.scan(comment).len()).sum::<usize>(), findings));
    });
    // What the names, homes, births and ages of people cost.
    let nobody = Redactor::new(without_people());
    group.bench_function(BenchmarkId::from_parameter("scan without people"), |bencher| {
        bencher.iter(|| assert!(corpus.comments.iter().map(|comment| nobody.scan(comment).len()).sum::<usize>() <= findings));
    });
    group.bench_function(BenchmarkId::from_parameter("redact"), |bencher| {
        bencher
            .iter(|| assert_eq!(corpus.comments.iter().map(|comment| redactor.redact(comment).findings().len()).sum::<usize>(), findings));
    });
    group.finish();
}

/// `strict` without people and their places.
fn without_people() -> Policy {
    let people = Kind::ALL.iter().filter(|kind| kind.group() == Group::Person || **kind == Kind::PostalAddress);
    people.fold(Policy::strict(), |policy, &kind| policy.with(kind, Action::Keep).expect("to keep a kind needs no key"))
}

/// Mean nanoseconds of one bench of this run.
fn mean(folder: &Path, group: &str, bench: &str) -> Option<f64> {
    let text = std::fs::read_to_string(folder.join(group).join(bench).join("new/estimates.json")).ok()?;
    serde_json::from_str::<serde_json::Value>(&text).ok()?["mean"]["point_estimate"].as_f64()
}

#[allow(clippy::print_stdout, reason = "the result of the run")]
fn print(folder: &Path, corpora: &[Corpus]) {
    println!(
        "\n{:10}{:>10}{:>12}{:>12}{:>14}{:>8}{:>8}",
        "corpus", "comments", "copy MB/s", "scan MB/s", "redact MB/s", "scan:", "redact:"
    );
    for corpus in corpora {
        let speed = |bench| mean(folder, corpus.name, bench).map(|nanoseconds| corpus.bytes() as f64 * 1000.0 / nanoseconds);
        if let (Some(copy), Some(scan), Some(redact)) = (speed("copy"), speed("scan"), speed("redact")) {
            let (scan_ratio, redact_ratio) = (scan / copy, redact / copy);
            let count = corpus.comments.len();
            println!("{:10}{count:10}{copy:12.0}{scan:12.1}{redact:14.1}{scan_ratio:8.3}{redact_ratio:8.3}", corpus.name);
            if let Some(nobody) = speed("scan without people") {
                println!("{:10}scan without people: {nobody:.1} MB/s; with them {:.2} of that", "", scan / nobody);
            }
        }
    }
    if let Some(nanoseconds) = mean(folder, "start", "strict") {
        println!("building a redactor: {:.1} ms", nanoseconds / 1e6);
    }
    println!("The last columns are ratios to the copy of the same records in the same run (1 is as fast as copying).");
}
