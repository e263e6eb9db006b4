//! Carries an export through the reader and the writer without changing anything: what that costs, for comparison.
//!
//! `cargo run --release -p omissis-exports --example carry -- FILE [THREADS]` prints records, MB, seconds, MB/s.

use omissis_exports::{Edits, Export, Options, Record, Run, Sink, Visitor};
use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::time::Instant;

/// Looks at every text, and leaves it.
struct Look;

impl Visitor for Look {
    type Outcome = usize;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> usize {
        record.fields.iter().filter(|field| field.role.is_read()).map(|field| field.view.text().len()).sum()
    }
}

/// Writes to nowhere, so that the disk is not measured.
struct Nowhere {
    out: File,
    bytes: u64,
    text: usize,
}

impl Sink<usize> for Nowhere {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes += bytes.len() as u64;
        self.out.write_all(bytes)
    }

    fn outcome(&mut self, _: u64, _: u64, text: usize) -> io::Result<()> {
        self.text += text;
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let file = args.next().ok_or("usage: carry FILE [THREADS]")?;
    let threads = args.next().map_or(Ok(1), |threads| threads.parse())?;
    let start = Instant::now();
    let export = Export::open(&file, Box::new(File::open(&file)?), &Options::default())?;
    let mut sink = Nowhere { out: File::create("/dev/null")?, bytes: 0, text: 0 };
    let records = export.run(&Look, &Run { threads, quarantine: false, from: None }, &mut sink)?;
    let (seconds, bytes) = (start.elapsed().as_secs_f64(), sink.bytes as f64 / 1e6);
    let told = format!("{records} records, {bytes:.0} MB, of which text {}, {seconds:.2} s, {:.0} MB/s\n", sink.text, bytes / seconds);
    io::stdout().write_all(told.as_bytes())?;
    Ok(())
}
