//! The core's own time, for the benches of what is built on it.
//!
//! `core FILE THREADS` redacts every line of a file under the strict policy and keeps the results; `core TEXT` redacts one short comment again
//! and again under the standard policy. Prints seconds, and how many comments were changed.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use omissis::{Policy, Redactor};
use std::borrow::Cow;
use std::hint::black_box;
use std::time::Instant;
use std::{env, error, fs, thread};

/// Runs of each measurement; the best counts.
const RUNS: usize = 3;
/// Calls in a run over a short comment.
const CALLS: u32 = 200_000;

fn main() -> Result<(), Box<dyn error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.as_slice() {
        [text] => short(text),
        [file, threads] => file_of_comments(&fs::read_to_string(file)?, threads.parse()?),
        _ => return Err("usage: core TEXT, or core FILE THREADS".into()),
    }
    Ok(())
}

fn best(run: impl Fn() -> usize) -> (f64, usize) {
    let timed = |_| {
        let start = Instant::now();
        let count = run();
        (start.elapsed().as_secs_f64(), count)
    };
    (0..RUNS).map(timed).min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
}

fn short(text: &str) {
    let redactor = Redactor::new(Policy::standard());
    let (seconds, changed) = best(|| (0..CALLS).filter(|_| !black_box(redactor.redact(black_box(text))).edits().is_empty()).count());
    println!("{} {}", seconds / f64::from(CALLS), changed.min(1));
}

fn file_of_comments(text: &str, threads: usize) {
    let redactor = Redactor::new(Policy::strict());
    let comments: Vec<&str> = text.lines().collect();
    let part = comments.len().div_ceil(threads);
    let work = |part: &[&str]| {
        let clean: Vec<Cow<'_, str>> = part.iter().map(|comment| redactor.redact(comment).into_text()).collect();
        clean.iter().filter(|text| matches!(text, Cow::Owned(_))).count()
    };
    let (seconds, changed) = best(|| {
        thread::scope(|scope| {
            let workers: Vec<_> = comments.chunks(part).map(|part| scope.spawn(|| work(part))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap_or_default()).sum()
        })
    });
    println!("{seconds} {changed}");
}
