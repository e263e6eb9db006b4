//! Time on text made to hurt, as a table: `cargo run --release -p omissis-benches --bin linear [BYTES]`.
//!
//! Each family is scanned under the strict policy at a size and at twice that size. The last column is how many-fold the time grew: 2 is linear. Exits with 1
//! when one grew more than 2.3-fold.
#![allow(clippy::print_stdout, reason = "it is what this program is for")]

use omissis::{Policy, Redactor};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// What a text is made of: its name and a piece, by its number.
type Family = (&'static str, fn(usize) -> String);

/// How many-fold the time may grow when the text doubles.
const MOST: f64 = 2.3;

const FAMILIES: &[Family] = &[
    ("one letter", |_| "a".to_owned()),
    ("two letters", |_| "ab".to_owned()),
    ("digits", |n| (n % 10).to_string()),
    ("digits apart", |n| format!("{} ", n % 10)),
    ("at signs", |_| "@".to_owned()),
    ("addresses without end", |_| "a@".to_owned()),
    ("dots", |_| ".".to_owned()),
    ("dotted", |_| "a.".to_owned()),
    ("links", |_| "http://".to_owned()),
    ("streets", |_| "via ".to_owned()),
    ("streets with numbers", |n| format!("via roma {} ", n % 200)),
    ("labels without values", |_| "codice fiscale iban pin ".to_owned()),
    ("labels with colons", |_| "cf: pin: password: ".to_owned()),
    ("brackets", |_| "[".to_owned()),
    ("brackets in brackets", |n| if n % 2 == 0 { "[(".to_owned() } else { ")]".to_owned() }),
    ("quotes", |_| "\"a ".to_owned()),
    ("combining marks", |_| "\u{301}".to_owned()),
    ("stretched words", |_| "neeeeeeeeeeero ".to_owned()),
    ("stretched without end", |n| if n == 0 { "nero ".to_owned() } else { "o".to_owned() }),
    ("spaces", |_| " ".to_owned()),
    ("lines", |_| "\n".to_owned()),
    ("emoji", |_| "😀".to_owned()),
    ("names", |_| "Mario Rossi ".to_owned()),
    ("words", |n| format!("parola{} ", n % 9973)),
    ("one sentence", |n| format!("{} ", ["lavoro", "in", "nero", "e", "mia", "moglie", "non", "lo", "sa"][n % 9])),
    ("sentences", |_| "Lavoro in nero da tre anni. ".to_owned()),
    ("commas", |_| "lavoro in nero, prendo il reddito, ".to_owned()),
    ("numbers in words", |_| "tre due zero ".to_owned()),
    ("ages", |n| format!("ho {} anni e ", n % 90)),
    ("dates", |n| format!("nato il {}/{}/1980 ", n % 28 + 1, n % 12 + 1)),
    ("codes", |_| "RSSMRA80A01H501U ".to_owned()),
    ("codes glued", |_| "RSSMRA80A01H501U".to_owned()),
    ("accounts", |_| "IT60X0542811101000000123456 ".to_owned()),
    ("telephones", |n| format!("333{:07} ", n * 7919 % 10_000_000)),
    ("mixed", |n| format!("{:x} ", n * 2_654_435_761 % 0xffff_ffff)),
];

fn text(piece: fn(usize) -> String, bytes: usize) -> String {
    let mut out = String::with_capacity(bytes + 64);
    for n in 0.. {
        if out.len() >= bytes {
            break;
        }
        out.push_str(&piece(n));
    }
    out
}

fn time(redactor: &Redactor, text: &str) -> (Duration, usize) {
    let once = || {
        let start = Instant::now();
        let found = black_box(redactor.scan(black_box(text))).len();
        (start.elapsed(), found)
    };
    (0..5).map(|_| once()).min().unwrap_or_default()
}

fn main() -> ExitCode {
    let bytes: usize = std::env::args().nth(1).and_then(|bytes| bytes.parse().ok()).unwrap_or(500_000);
    let redactor = Redactor::new(Policy::strict());
    let mut bent = false;
    println!("{:26}{:>10}{:>12}{:>12}{:>10}{:>8}", "family", "bytes", "ms", "ms twice", "findings", "grows");
    for (name, piece) in FAMILIES {
        let (short, long) = (text(*piece, bytes), text(*piece, 2 * bytes));
        let ((once, _), (twice, findings)) = (time(&redactor, &short), time(&redactor, &long));
        let grows = twice.as_secs_f64() / once.as_secs_f64();
        let too_much = grows > MOST && twice > Duration::from_millis(5);
        bent |= too_much;
        let mark = if too_much { "  <-" } else { "" };
        let (once, twice) = (once.as_secs_f64() * 1e3, twice.as_secs_f64() * 1e3);
        println!("{name:26}{bytes:10}{once:12.1}{twice:12.1}{findings:10}{grows:8.2}{mark}");
    }
    if bent { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
