//! A large export, and what a plain copy of it costs:
//!
//! ```sh
//! cargo run --release -p omissis-benches --bin large -- write 1000 target/large.csv
//! cargo run --release -p omissis-benches --bin large -- copy target/large.csv
//! /usr/bin/time -v target/release/omissis redact -q target/large.csv -o target/clean.csv
//! ```
//!
//! `write MB FILE` writes so many megabytes of natural threads: the comments of the corpora, three in ten with labels, each changed a little, as a table
//! (id, thread, author, date, comment), or as one JSON document when the name ends so. `copy FILE` reads a table with the `csv` crate record by record,
//! writes it to nowhere, and tells the seconds.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use omissis_benches::Comments;
use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::Instant;

const USAGE: &str = "usage: large write MEGABYTES FILE | large copy FILE";

/// Comments of a thread.
const THREAD: u64 = 40;

fn write(megabytes: u64, path: &str) -> Result<(), Box<dyn Error>> {
    let json = path.ends_with(".json");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let mut comments = Comments::new(0x1a46);
    let (mut comment, mut row) = (String::new(), String::new());
    let (mut written, mut number) = (0, 0_u64);
    out.write_all(if json { b"{\"commenti\":[\n" } else { b"id,discussione,autore,data,commento\r\n" })?;
    while written < megabytes * 1_000_000 {
        comments.next(&mut comment);
        let (thread, author) = (number / THREAD, number * 7919 % 100_003);
        let date = format!("2019-04-{:02}T12:{:02}:00+0000", number / 1440 % 28 + 1, number % 60);
        row.clear();
        if json {
            let value = serde_json::json!({"id": format!("c{number}"), "discussione": thread, "autore": format!("Persona {author}"), "data": date, "commento": comment});
            row.push_str(if number == 0 { "" } else { ",\n" });
            row.push_str(&value.to_string());
        } else {
            let quoted = comment.replace('"', "\"\"");
            row.push_str(&format!("c{number},{thread},Persona {author},{date},\"{quoted}\"\r\n"));
        }
        out.write_all(row.as_bytes())?;
        written += row.len() as u64;
        number += 1;
    }
    out.write_all(if json { b"\n]}\n" } else { b"" })?;
    out.flush()?;
    println!("{number} comments, {:.0} MB", written as f64 / 1e6);
    Ok(())
}

fn copy(path: &str) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path)?;
    let mut writer = csv::Writer::from_writer(File::create("/dev/null")?);
    let (mut record, mut records) = (csv::ByteRecord::new(), 0_u64);
    while reader.read_byte_record(&mut record)? {
        writer.write_byte_record(&record)?;
        records += 1;
    }
    writer.flush()?;
    println!("{records} records in {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["write", megabytes, path] => write(megabytes.parse()?, path),
        ["copy", path] => copy(path),
        _ => Err(USAGE.into()),
    }
}
