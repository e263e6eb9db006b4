//! Memory over many comments: `cargo run --release -p omissis-benches --bin soak COMMENTS COMMAND [ARGUMENT]...`
//!
//! Writes so many comments, one a line, to the standard input of a command, and tells the resident memory of its process after the first minute and at the end:
//!
//! ```sh
//! soak 10000000 target/release/omissis redact -q --policy strict --input-format txt
//! soak 10000000 python benches/soak.py
//! ```
//!
//! The comments are those of the corpora, three in ten with labels, each changed in a letter, a digit or its case by a fixed generator, so that no two runs of
//! the same length differ and few comments are the same. Exits with 1 when the memory grew by more than a tenth after the first minute.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use omissis_benches::Comments;
use std::io::{BufWriter, Write};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

/// How much more there may be at the end than after the first minute.
const MOST: f64 = 1.1;

/// After how long the memory should stay as it is.
const WARM: Duration = Duration::from_secs(60);

/// The resident memory of a process in KiB, as Linux tells it.
fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let comments: u64 = arguments.next().and_then(|comments| comments.parse().ok()).expect("how many comments");
    let program = arguments.next().expect("the command");
    let mut child =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("a command that can be run");
    let mut input = BufWriter::with_capacity(1 << 16, child.stdin.take().expect("a pipe"));
    let mut all = Comments::new(0x50a4);
    let (start, mut line, mut warm, mut told) = (Instant::now(), String::new(), None, Duration::ZERO);
    for number in 0..comments {
        all.next(&mut line);
        line.push('\n');
        if let Err(error) = input.write_all(line.as_bytes()) {
            println!("the command ended after {number} comments: {error}");
            return ExitCode::FAILURE;
        }
        if number % 10_000 == 0 && start.elapsed() >= told {
            let memory = resident(child.id());
            if start.elapsed() >= WARM && warm.is_none() {
                warm = memory;
            }
            println!("{:6} s  {number:9} comments  {:8} KiB", start.elapsed().as_secs(), memory.unwrap_or_default());
            told += WARM;
        }
    }
    // The pipe holds some more; what is resident while they are done is what is resident at the end.
    let last = input.flush().ok().and_then(|()| resident(child.id()));
    drop(input);
    let done = child.wait().is_ok_and(|status| status.success());
    println!("{:6} s  {comments:9} comments  {:8} KiB at the end", start.elapsed().as_secs(), last.unwrap_or_default());
    let (Some(warm), Some(last)) = (warm, last) else {
        println!("too short, or no Linux: no memory can be compared");
        return ExitCode::FAILURE;
    };
    println!("{:.3} times what it was after the first minute", last as f64 / warm as f64);
    if done && last as f64 <= warm as f64 * MOST { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
