//! omissis beside its peers, on the same comments in the same run: `cargo run --release -p omissis-benches --features peers --bin peers [PYTHON]`.
//!
//! PYTHON is an interpreter in which `presidio-analyzer` and `datafog-core` may be installed; `python3` when it is not named. All run on one
//! thread. Each line has the speed over the bytes of the comments, the ratio to a plain CSV copy of the same records, and how many findings there were: no
//! two of these tools look for the same things.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use omissis::{Policy, Redactor};
use omissis_benches::{Corpus, copy, corpora};
use redact_core::AnalyzerEngine;
use regex_automata::meta::Regex;
use std::error::Error;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What somebody would write who needs it by tomorrow: fiscal code, IBAN, e-mail, telephone, card, VAT number.
const PATTERNS: &[&str] = &[
    r"(?-u:\b)[A-Za-z]{6}[0-9]{2}[A-Za-z][0-9]{2}[A-Za-z][0-9]{3}[A-Za-z](?-u:\b)",
    r"(?-u:\b)[Ii][Tt][0-9]{2}[A-Za-z][0-9]{10}[A-Za-z0-9]{12}(?-u:\b)",
    r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}",
    r"(?-u:\b)(?:\+39 ?)?3[0-9]{2}[ ./-]?[0-9]{6,7}(?-u:\b)",
    r"(?-u:\b)(?:[0-9]{4}[ -]?){3}[0-9]{4}(?-u:\b)",
    r"(?-u:\b)[0-9]{11}(?-u:\b)",
];

/// Runs `work` until a second has gone by, at least three times: the shortest run, and what it counted.
fn best(mut work: impl FnMut() -> usize) -> (Duration, usize) {
    let start = Instant::now();
    let mut best = (Duration::MAX, 0);
    let mut runs = 0;
    while runs < 3 || start.elapsed() < Duration::from_secs(1) {
        let once = Instant::now();
        let count = work();
        best = best.min((once.elapsed(), count));
        runs += 1;
    }
    best
}

fn row(name: &str, corpus: &Corpus, seconds: f64, copy: f64, findings: Option<usize>) {
    let speed = corpus.bytes() as f64 / seconds / 1e6;
    let findings = findings.map(|findings| findings.to_string()).unwrap_or_default();
    println!("{:10}{name:42}{speed:10.2}{:10.4}{findings:>10}", corpus.name, copy / seconds);
}

fn main() -> Result<(), Box<dyn Error>> {
    let python = std::env::args().nth(1).unwrap_or_else(|| "python3".to_owned());
    let start = Instant::now();
    let redactor = Redactor::new(Policy::strict());
    let built = start.elapsed();
    let patterns = Regex::new_many(PATTERNS)?;
    let engine = AnalyzerEngine::new();
    println!(
        "building omissis: {:.1} ms\n{:10}{:42}{:>10}{:>10}{:>10}",
        built.as_secs_f64() * 1e3,
        "corpus",
        "tool",
        "MB/s",
        "ratio",
        "findings"
    );
    for corpus in &corpora() {
        let comments = &corpus.comments;
        let copied = best(|| copy(&corpus.csv).len()).0.as_secs_f64();
        row("csv copy", corpus, copied, copied, None);
        let count = |found: (Duration, usize)| (found.0.as_secs_f64(), Some(found.1));
        let (seconds, findings) = count(best(|| comments.iter().map(|comment| redactor.scan(comment).len()).sum()));
        row("omissis, strict", corpus, seconds, copied, findings);
        let (seconds, findings) = count(best(|| comments.iter().map(|comment| patterns.find_iter(comment.as_str()).count()).sum()));
        row("regex-automata, six patterns", corpus, seconds, copied, findings);
        let analyse = |comment: &String| engine.analyze(comment, Some("it")).map_or(0, |result| result.detected_entities.len());
        let (seconds, findings) = count(best(|| comments.iter().map(analyse).sum()));
        row("redact-core", corpus, seconds, copied, findings);
        for (name, measured) in from_python(&python, comments)? {
            match measured {
                Some((seconds, findings)) => row(&name, corpus, seconds, copied, Some(findings)),
                None => println!("{:10}{name:42}{:>10}", corpus.name, "not here"),
            }
        }
    }
    Ok(())
}

/// What the peers from Python took, in seconds, and found; nothing where they are not installed.
#[allow(clippy::type_complexity, reason = "one caller")]
fn from_python(python: &str, comments: &[String]) -> Result<Vec<(String, Option<(f64, usize)>)>, Box<dyn Error>> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/peers.py");
    let started = Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut child) = started else { return Ok(Vec::new()) };
    let mut input = child.stdin.take().ok_or("a pipe")?;
    for comment in comments {
        writeln!(input, "{}", serde_json::to_string(comment)?)?;
    }
    drop(input);
    let output = String::from_utf8(child.wait_with_output()?.stdout)?;
    let line = |line: &str| {
        let mut fields = line.split('\t').map(str::to_owned);
        let name = fields.next()?;
        let numbers = fields.next().and_then(|seconds| seconds.parse().ok()).zip(fields.next().and_then(|found| found.parse().ok()));
        Some((name, numbers))
    };
    Ok(output.lines().filter_map(line).collect())
}
