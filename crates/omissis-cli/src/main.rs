//! The `omissis` command.
//!
//! Exit codes: 0 done; 1 `check` found something; 2 usage, configuration, I/O or unreadable input, and nothing is written; 3 some
//! records could not be read and lie in quarantine, all others are done.

mod args;
mod catalogue;
mod check;
mod config;
mod files;
mod input;
mod inspect;
mod key;
mod manifest;
mod memory;
mod output;
mod progress;
mod redact;
mod report;
mod scan;
mod triage;

use args::{Args, Command};
use clap::{CommandFactory, Parser};
use omissis_exports::Fault;
use std::io::{self, Write};
use std::process::ExitCode;

/// Why a command ended early.
pub(crate) enum Failure {
    /// Told to the user; exit code 2.
    Message(String),
    /// A file or record that cannot be read or written; exit code 2.
    Fault(Fault),
    /// The reader of our output went away: nothing to tell anybody.
    Closed,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        if fault.is_broken_pipe() { Self::Closed } else { Self::Fault(fault) }
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
    Quarantined,
}

fn main() -> ExitCode {
    let result = match Args::parse().command {
        Command::Scan(args) => scan::scan(&args),
        Command::Redact(args) => redact::redact(&args),
        Command::Check(args) => check::check(&args),
        Command::Report(args) => report::report(&args),
        Command::Triage(args) => triage::triage(&args),
        Command::Reveal(args) => key::reveal(&args),
        Command::Key(command) => key::key(&command),
        Command::Config(command) => config::config(&command),
        Command::Inspect(args) => inspect::inspect(&args),
        Command::Kinds(args) => catalogue::kinds(&args),
        Command::Explain(args) => catalogue::explain(&args),
        Command::Completions(args) => completions(args.shell),
        Command::Man => man(),
    };
    match result {
        Ok(Done::Clean) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Done::Found) => ExitCode::from(1),
        Ok(Done::Quarantined) => ExitCode::from(3),
        Err(failure) => {
            let message = match failure {
                Failure::Message(message) => message,
                Failure::Fault(fault) => fault.to_string(),
                Failure::Closed => String::new(),
            };
            output::say(&format!("omissis: {message}"));
            ExitCode::from(2)
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Done, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "omissis", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Done::Clean)
}

/// The manual pages of the command and its subcommands, one after the other.
fn man() -> Result<Done, Failure> {
    let mut page = Vec::new();
    let command = Args::command();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    for subcommand in command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set()) {
        let name = format!("omissis-{}", subcommand.get_name());
        clap_mangen::Man::new(subcommand.clone().display_name(name)).render(&mut page)?;
    }
    io::stdout().write_all(&page)?;
    Ok(Done::Clean)
}
