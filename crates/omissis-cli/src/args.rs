//! Arguments.

use clap::{Parser, Subcommand, ValueEnum};
use omissis::{Kind, Policy, PolicyError};
use omissis_exports::{Format, Options, Run, UnknownFormat};
use std::path::PathBuf;

/// Finds personal data and self-incriminating statements in exports of Italian comments and hides them.
#[derive(Parser)]
#[command(name = "omissis", version, propagate_version = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Find, change nothing
    Scan(ScanArgs),
    /// Write the same export with the findings hidden
    Redact(RedactArgs),
    /// Exit with 1 when anything would be hidden
    Check(CheckArgs),
    /// List the kinds of findings
    Kinds(KindsArgs),
    /// Show the manual page of one kind
    Explain(ExplainArgs),
}

/// What all commands that read exports understand.
#[derive(clap::Args)]
pub(crate) struct ReadArgs {
    /// Files to read; standard input when there is none, or for `-`
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// What is acted on: minimal, standard or strict; single kinds may follow: `standard,age,phone=keep`
    #[arg(long, value_name = "POLICY", default_value = "standard", value_parser = policy)]
    pub(crate) policy: Policy,

    /// The format of the input; `auto` tells it by content
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = format)]
    pub(crate) input_format: InputFormat,

    /// A text field: a column, or a dotted path in JSON; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) text_field: Vec<String>,

    /// How many threads work; all cores when not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) threads: Option<u16>,

    /// No progress, no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

impl ReadArgs {
    pub(crate) fn options(&self) -> Options {
        Options { format: self.input_format.0, text_fields: self.text_field.clone(), ..Options::default() }
    }

    pub(crate) fn run(&self) -> Run {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        Run { threads: self.threads.map_or_else(cores, usize::from), quarantine: false, from: None }
    }
}

#[derive(Clone, Copy)]
pub(crate) struct InputFormat(Option<&'static Format>);

fn format(name: &str) -> Result<InputFormat, UnknownFormat> {
    if name == "auto" { Ok(InputFormat(None)) } else { name.parse().map(|format| InputFormat(Some(format))) }
}

fn policy(text: &str) -> Result<Policy, PolicyError> {
    text.parse()
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    /// A finding a line, for people
    Text,
    /// A text field a line, for programs
    Jsonl,
}

#[derive(clap::Args)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    /// How findings are listed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Listing,

    /// Also print the found text, which is what should not be seen
    #[arg(long)]
    pub(crate) show_text: bool,
}

#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    /// How findings are listed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Listing,

    /// Also print the found text, which is what should not be seen
    #[arg(long)]
    pub(crate) show_text: bool,
}

#[derive(clap::Args)]
pub(crate) struct RedactArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    /// The file to write, or the folder when there are several inputs; standard output when not said
    #[arg(long, short, value_name = "OUTPUT", conflicts_with = "in_place")]
    pub(crate) output: Option<PathBuf>,

    /// Replace the input files
    #[arg(long)]
    pub(crate) in_place: bool,
}

#[derive(clap::Args)]
pub(crate) struct KindsArgs {
    /// How the kinds are listed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Listing,
}

#[derive(clap::Args)]
pub(crate) struct ExplainArgs {
    /// The kind, as `omissis kinds` names it
    #[arg(value_parser = kind)]
    pub(crate) kind: Kind,
}

fn kind(id: &str) -> Result<Kind, PolicyError> {
    Kind::from_id(id).ok_or_else(|| PolicyError::UnknownKind(id.to_owned()))
}
