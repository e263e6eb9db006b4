//! The `omissis` command.
//!
//! Exit codes: 0 done; 1 `check` found something; 2 usage, configuration, I/O or unreadable input, and nothing is written.

mod args;
mod catalogue;
mod input;
mod output;
mod progress;
mod redact;
mod scan;

use args::{Args, Command};
use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command ended early.
pub(crate) enum Failure {
    /// Told to the user; exit code 2.
    Message(String),
    /// The reader of our output went away: nothing to tell anybody.
    Closed,
}

impl From<omissis_exports::Fault> for Failure {
    fn from(fault: omissis_exports::Fault) -> Self {
        if fault.is_broken_pipe() { Self::Closed } else { Self::Message(fault.to_string()) }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe { Self::Closed } else { Self::Message(error.to_string()) }
    }
}

impl From<String> for Failure {
    fn from(message: String) -> Self {
        Self::Message(message)
    }
}

/// How a command ended well.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Done {
    Clean,
    Found,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Scan(args) => scan::scan(&args),
        Command::Redact(args) => redact::redact(&args),
        Command::Check(args) => scan::check(&args),
        Command::Kinds(args) => catalogue::kinds(&args),
        Command::Explain(args) => catalogue::explain(&args),
    };
    match result {
        Ok(Done::Clean) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Done::Found) => ExitCode::from(1),
        Err(Failure::Message(message)) => {
            _ = writeln!(io::stderr(), "omissis: {message}");
            ExitCode::from(2)
        }
    }
}
