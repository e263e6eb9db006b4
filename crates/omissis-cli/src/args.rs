//! Arguments.

use crate::Failure;
use clap::{Parser, Subcommand, ValueEnum};
use omissis::{Kind, PolicyError};
use omissis_config::Fields;
use omissis_exports::{Accounts, Encoding, Format, Grain, Moment, Options, UnknownFormat};
use omissis_report::Lang;
use std::path::PathBuf;

/// Finds personal data and self-incriminating statements in exports of Italian comments and hides them.
///
/// Exit codes: 0 done; 1 `check` found something; 2 usage, configuration, I/O or unreadable input, and nothing is written; 3 some
/// records could not be read and lie in quarantine (`--on-error quarantine`), all others are done.
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
    Redact(Box<RedactArgs>),
    /// Exit with 1 when anything would be hidden
    Check(CheckArgs),
    /// Write a page that tells what was found where, never what it says
    Report(ReportArgs),
    /// List the comments to hide and to pass on, the most urgent first, with a reply for each
    Triage(TriageArgs),
    /// Bring back what `encrypt` hid, with the key
    Reveal(RevealArgs),
    /// Make a key
    #[command(subcommand)]
    Key(KeyCommand),
    /// Begin, show or describe the office's file
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Tell what an export is and what in it would be touched
    Inspect(InspectArgs),
    /// List the kinds of findings
    Kinds(KindsArgs),
    /// Show the manual page of one kind
    Explain(ExplainArgs),
    /// Print the completions of a shell
    Completions(CompletionsArgs),
    /// Print the manual page in roff
    Man,
}

/// After how many bytes an interrupted run can be taken up again, when nothing else is said.
pub(crate) const NOTE_EVERY: u64 = 32 << 20;

/// What is read, and how.
#[derive(Clone, clap::Args)]
pub(crate) struct ReadArgs {
    /// Files, folders or patterns to read; standard input when there is none, or for `-`
    #[arg(value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,

    /// The format of the input; `auto` tells it by content
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = format, help_heading = "Reading")]
    pub(crate) input_format: InputFormat,

    /// The encoding of the input: utf-8, utf-16le, utf-16be or windows-1252; told by content when not said
    #[arg(long, value_name = "ENCODING", help_heading = "Reading")]
    pub(crate) encoding: Option<Encoding>,

    /// A text field: a column, or a dotted path in JSON; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) text_field: Vec<String>,

    /// A field that names the writer; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) author_field: Vec<String>,

    /// A field that ties comments together; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) thread_field: Vec<String>,

    /// Find again, in the same thread, what was found there with certainty: a name without cues, a number that a reply echoes. Reads the
    /// input twice. The thread is the field named by --thread-field; in known exports the post, else the file
    #[arg(long, help_heading = "Reading")]
    pub(crate) remember: bool,

    /// A field that tells when; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) time_field: Vec<String>,

    /// A field that links to the comment; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Reading")]
    pub(crate) link_field: Vec<String>,

    /// How many threads work; all cores when not said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024), help_heading = "Reading")]
    pub(crate) threads: Option<u16>,

    /// What happens to a record that cannot be read
    #[arg(long, value_enum, default_value = "stop", value_name = "WHAT", help_heading = "Reading")]
    pub(crate) on_error: OnError,

    /// No progress, no summary
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnError {
    /// Nothing is written, exit code 2
    Stop,
    /// It goes to a file of its own, all others are done, exit code 3
    Quarantine,
}

impl ReadArgs {
    pub(crate) fn options(&self) -> Options {
        Options {
            format: self.input_format.0,
            encoding: self.encoding,
            text_fields: self.text_field.clone(),
            author_fields: self.author_field.clone(),
            thread_fields: self.thread_field.clone(),
            time_fields: self.time_field.clone(),
            link_fields: self.link_field.clone(),
            remove_fields: Vec::new(),
            guess_around: false,
        }
    }

    /// The same, with the fields of the office's file where the command line names none.
    pub(crate) fn options_with(&self, fields: &Fields) -> Options {
        let mut options = self.options();
        let lists = [
            (&mut options.text_fields, &fields.text),
            (&mut options.author_fields, &fields.author),
            (&mut options.thread_fields, &fields.thread),
            (&mut options.time_fields, &fields.time),
            (&mut options.link_fields, &fields.link),
        ];
        for (named, of_file) in lists {
            if named.is_empty() {
                named.clone_from(of_file);
            }
        }
        options
    }

    /// A failure, with what can be done about it.
    pub(crate) fn hinted(&self, failure: Failure) -> Failure {
        match failure {
            Failure::Fault(fault) if fault.record.is_some() && self.on_error == OnError::Stop => Failure::Message(format!(
                "{fault}\nNothing was written. With --on-error quarantine, a record that cannot be read goes to a file of its own and the others are done, unless the whole file is broken."
            )),
            other => other,
        }
    }

    pub(crate) fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, usize::from)
    }
}

#[derive(Clone, Copy)]
pub(crate) struct InputFormat(Option<&'static Format>);

fn format(name: &str) -> Result<InputFormat, UnknownFormat> {
    if name == "auto" { Ok(InputFormat(None)) } else { name.parse().map(|format| InputFormat(Some(format))) }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Listing {
    /// A finding a line, for people
    Text,
    /// A text field a line, for programs
    Jsonl,
}

/// What decides.
#[derive(Clone, Default, clap::Args)]
pub(crate) struct DecideArgs {
    /// What is acted on: minimal, standard or strict; single kinds may follow: `standard,age,phone=keep`; or a file
    #[arg(long, value_name = "POLICY", help_heading = "Deciding")]
    pub(crate) policy: Option<String>,

    /// The office's file; the nearest omissis.toml in this folder or above it when not said
    #[arg(long, value_name = "FILE", help_heading = "Deciding")]
    pub(crate) config: Option<PathBuf>,

    /// Look for no omissis.toml
    #[arg(long, conflicts_with = "config", help_heading = "Deciding")]
    pub(crate) no_config: bool,

    /// A file with the office's key, as `omissis key new` makes it: the same people and values get the same pseudonyms in every run
    #[arg(long, value_name = "FILE", help_heading = "Deciding")]
    pub(crate) key_file: Option<PathBuf>,
}

/// What is found, and how it is listed.
#[derive(clap::Args)]
pub(crate) struct FindArgs {
    #[command(flatten)]
    pub(crate) decide: DecideArgs,

    /// Also print the found text, which is what should not be seen
    #[arg(long)]
    pub(crate) show_text: bool,
}

#[derive(clap::Args)]
pub(crate) struct ScanArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) find: FindArgs,

    /// How findings are listed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Listing,

    /// Only count: findings by kind, records, what was not examined
    #[arg(long)]
    pub(crate) statistics: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CheckFormat {
    /// A finding a line, for people
    Text,
    /// A text field with findings a line, for programs
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
}

#[derive(clap::Args)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) find: FindArgs,

    /// How findings are listed
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: CheckFormat,

    /// Findings that are known: what `check --format jsonl` printed before
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,

    /// A thread: what somebody disclosed there must not be echoed in the input
    #[arg(long, value_name = "FILE")]
    pub(crate) thread: Option<PathBuf>,

    /// Exit with 0 also when something is found
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Purpose {
    /// To publish: nobody is named, threads and days stay
    #[default]
    Pubblicazione,
    /// To work inside the office: the fields around the text stay
    Ufficio,
    /// To study: as pubblicazione with the strict policy and a key that stays the same
    Ricerca,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AccountsArg {
    Keep,
    Pseudonym,
    Remove,
}

impl From<AccountsArg> for Accounts {
    fn from(arg: AccountsArg) -> Self {
        match arg {
            AccountsArg::Keep => Self::Keep,
            AccountsArg::Pseudonym => Self::Pseudonym,
            AccountsArg::Remove => Self::Remove,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum IdsArg {
    Keep,
    Map,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LinksArg {
    Keep,
    Remove,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GrainArg {
    Exact,
    Day,
    Month,
    Year,
}

impl From<GrainArg> for Grain {
    fn from(arg: GrainArg) -> Self {
        match arg {
            GrainArg::Exact => Self::Exact,
            GrainArg::Day => Self::Day,
            GrainArg::Month => Self::Month,
            GrainArg::Year => Self::Year,
        }
    }
}

/// What becomes of the fields around the text.
#[derive(Default, clap::Args)]
pub(crate) struct AroundArgs {
    /// What the output is for: sets the policy and the fields around the text
    #[arg(long = "for", value_enum, default_value_t, value_name = "PURPOSE", help_heading = "Fields around the text")]
    pub(crate) purpose: Purpose,

    /// The page's own account, which keeps its name: name, handle or number; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Fields around the text")]
    pub(crate) page: Vec<String>,

    /// Names, handles and numbers of accounts
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Fields around the text")]
    pub(crate) authors: Option<AccountsArg>,

    /// Identifiers of comments
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Fields around the text")]
    pub(crate) ids: Option<IdsArg>,

    /// Links, pictures, e-mail and IP addresses, those who reacted
    #[arg(long, value_enum, value_name = "WHAT", help_heading = "Fields around the text")]
    pub(crate) links: Option<LinksArg>,

    /// How exact times stay
    #[arg(long, value_enum, value_name = "GRAIN", help_heading = "Fields around the text")]
    pub(crate) dates: Option<GrainArg>,

    /// A field to be emptied; may be given again
    #[arg(long, value_name = "NAME", help_heading = "Fields around the text")]
    pub(crate) remove_field: Vec<String>,
}

#[derive(clap::Args)]
pub(crate) struct RedactArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) decide: DecideArgs,

    #[command(flatten)]
    pub(crate) around: AroundArgs,

    /// The file to write, or the folder when there are several inputs; standard output when not said
    #[arg(long, short, value_name = "OUTPUT", conflicts_with = "in_place")]
    pub(crate) output: Option<PathBuf>,

    /// Replace the input files
    #[arg(long)]
    pub(crate) in_place: bool,

    /// Go on where an interrupted run to the same output stopped
    #[arg(long)]
    pub(crate) resume: bool,

    /// Do everything but write
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Show what would change, the found text masked, and write nothing
    #[arg(long)]
    pub(crate) diff: bool,

    /// Write what was done, with what, and the hashes of all files
    #[arg(long, value_name = "FILE")]
    pub(crate) manifest: Option<PathBuf>,

    /// Also write the report, as `omissis report` does
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub(crate) report: Option<PathBuf>,

    /// Also write the lists of comments to hide and to pass on, as `omissis triage` does; the ending tells the format
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub(crate) triage: Option<PathBuf>,

    #[command(flatten)]
    pub(crate) what: TriageWhat,

    /// After how many bytes an interrupted run can be taken up again
    #[arg(long, value_name = "BYTES", default_value_t = NOTE_EVERY, hide = true)]
    pub(crate) note_every: u64,

    /// Where records go that cannot be read; beside the output when not said
    #[arg(long, value_name = "FILE")]
    pub(crate) quarantine_file: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct ReportArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) decide: DecideArgs,

    /// The page to write; standard output when not said
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// The page's own account: name, handle or number; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) page: Vec<String>,

    /// The language: it or en; that of the locale when not said
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,

    /// Name what is otherwise only a sensitive situation: health and other special categories, admissions, the economic situation
    #[arg(long)]
    pub(crate) show_kinds: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TriageFormat {
    /// For reading
    Text,
    /// For a spreadsheet
    Csv,
    /// For programs
    Json,
    /// For reading, with links
    Html,
}

/// What stands in a report and in the lists.
#[derive(clap::Args)]
pub(crate) struct TriageWhat {
    /// Deal the lists out to so many colleagues, each a file of their own
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100), help_heading = "Report and triage")]
    pub(crate) split: Option<u16>,

    /// A file of replies that takes the place of the shipped ones, in whole or in part
    #[arg(long, value_name = "FILE", help_heading = "Report and triage")]
    pub(crate) replies: Option<PathBuf>,

    /// The language: it or en; that of the locale when not said
    #[arg(long, value_name = "LANG", help_heading = "Report and triage")]
    pub(crate) lang: Option<Lang>,

    /// Name what is otherwise only a sensitive situation: health and other special categories, admissions, the economic situation
    #[arg(long, help_heading = "Report and triage")]
    pub(crate) show_kinds: bool,
}

#[derive(clap::Args)]
pub(crate) struct TriageArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) decide: DecideArgs,

    /// The file to write; standard output when not said
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// How the lists are written; told by the ending of the file when not said
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(crate) format: Option<TriageFormat>,

    /// Only comments of this day or later: 2026-03-10 or 10/03/2026
    #[arg(long, value_name = "DAY", value_parser = crate::triage::day)]
    pub(crate) since: Option<Moment>,

    /// The page's own account: what it disclosed itself comes first; name, handle or number; may be given again
    #[arg(long, value_name = "NAME")]
    pub(crate) page: Vec<String>,

    /// Print the shipped replies, to begin a file of one's own, and do nothing else
    #[arg(long)]
    pub(crate) print_replies: bool,

    #[command(flatten)]
    pub(crate) what: TriageWhat,
}

#[derive(clap::Args)]
pub(crate) struct RevealArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    /// The file to write; standard output when not said
    #[arg(long, short, value_name = "OUTPUT")]
    pub(crate) output: Option<PathBuf>,

    /// The file with the key
    #[arg(long, value_name = "FILE", conflicts_with = "key_env")]
    pub(crate) key_file: Option<PathBuf>,

    /// The environment variable with the key
    #[arg(long, value_name = "VARIABLE")]
    pub(crate) key_env: Option<String>,

    /// The office's file, which says where the key is; the nearest omissis.toml when not said
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Subcommand)]
pub(crate) enum KeyCommand {
    /// Make a key and write it to a new file that only you can read
    New {
        /// The file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Print a salt for a passphrase, to be kept in omissis.toml
    Salt,
}

#[derive(Subcommand)]
pub(crate) enum ConfigCommand {
    /// Write a file to begin with
    Init(InitArgs),
    /// Show what is decided, for each kind
    Show(DecideArgs),
    /// Print the JSON Schema of the file
    Schema,
}

#[derive(clap::Args)]
pub(crate) struct InitArgs {
    /// The file; omissis.toml in this folder when not said
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
}

#[derive(clap::Args)]
pub(crate) struct InspectArgs {
    #[command(flatten)]
    pub(crate) read: ReadArgs,

    #[command(flatten)]
    pub(crate) around: AroundArgs,

    #[command(flatten)]
    pub(crate) decide: DecideArgs,

    /// The language: it or en; that of the locale when not said
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,

    /// How it is told
    #[arg(long, value_enum, default_value = "text")]
    pub(crate) format: Listing,
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

    /// The language: it or en; that of the locale when not said
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<Lang>,
}

#[derive(clap::Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

fn kind(id: &str) -> Result<Kind, PolicyError> {
    Kind::from_id(id).ok_or_else(|| PolicyError::UnknownKind(id.to_owned()))
}
