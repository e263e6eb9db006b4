//! `triage`: what somebody should do first.

use crate::args::{TriageArgs, TriageFormat, TriageWhat};
use crate::config::{Decided, decide};
use crate::output::say;
use crate::report::{Gathered, around_of, gather, lang, write};
use crate::{Done, Failure};
use omissis_config::Config;
use omissis_exports::Moment;
use omissis_report::{Lang, Layout, Order, Replies, Seen, Triage};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

impl Gathered for Triage {
    fn record(&mut self, file: &str, record: u64, seen: &Seen) {
        self.add(file, record, seen);
    }

    fn unread(&mut self, _: &str, _: Option<u64>) {
        self.add_unread();
    }

    fn skipped(&mut self, _: &str) {}
}

/// The replies: those of the option, else of the office's file, else the shipped ones.
pub(crate) fn replies(option: Option<&Path>, config: &Config) -> Result<Replies, Failure> {
    let Some(path) = option.or(config.replies.as_deref()) else { return Ok(Replies::default()) };
    let refused = |error: &dyn std::fmt::Display| Failure::Message(format!("{}: {error}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|error| refused(&error))?;
    Replies::with_file(&text).map_err(|error| refused(&error))
}

/// The layout that was asked for, else that of the file's ending.
pub(crate) fn layout(format: Option<TriageFormat>, output: Option<&Path>) -> Layout {
    let ending = output.and_then(Path::extension).and_then(|ending| ending.to_str()).unwrap_or_default().to_lowercase();
    match (format, ending.as_str()) {
        (Some(TriageFormat::Csv), _) | (None, "csv") => Layout::Csv,
        (Some(TriageFormat::Json), _) | (None, "json") => Layout::Json,
        (Some(TriageFormat::Html), _) | (None, "html" | "htm") => Layout::Html,
        (Some(TriageFormat::Text), _) | (None, _) => Layout::Text,
    }
}

/// A day, as a command line tells it.
pub(crate) fn day(text: &str) -> Result<Moment, String> {
    Moment::read(text).ok_or_else(|| "not a day: expected 2026-03-10 or 10/03/2026".to_owned())
}

/// Writes the lists, one file for each colleague.
pub(crate) fn write_lists(
    triage: &mut Triage,
    what: &TriageWhat,
    layout: Layout,
    output: Option<&Path>,
    config: &Config,
) -> Result<(), Failure> {
    let replies = replies(what.replies.as_deref(), config)?;
    triage.sort();
    let parts = usize::from(what.split.unwrap_or(1)).max(1);
    let order =
        |part: usize| Order { lang: lang(what.lang, Lang::It), show_kinds: what.show_kinds, replies: &replies, share: (part, parts) };
    if parts == 1 {
        return write(output, &triage.write(layout, &order(0)));
    }
    let Some(output) = output else { return Err("--split needs a file as -o: each colleague gets one of their own".to_owned().into()) };
    for part in 0..parts {
        write(Some(&numbered(output, part + 1)), &triage.write(layout, &order(part)))?;
    }
    Ok(())
}

/// `triage.csv` as `triage-2.csv`.
fn numbered(path: &Path, number: usize) -> PathBuf {
    let mut name: OsString = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// `omissis triage`.
pub(crate) fn triage(args: &TriageArgs) -> Result<Done, Failure> {
    if args.print_replies {
        write(args.output.as_deref(), Replies::shipped())?;
        return Ok(Done::Clean);
    }
    let Decided { config, .. } = decide(&args.decide, args.read.quiet, "standard")?;
    // A wrong file of replies should not wait for the end of a long run.
    replies(args.what.replies.as_deref(), &config)?;
    let mut triage = Triage::new(args.since);
    let around = around_of(&args.page, &config)?;
    let unread = gather(&args.read, &config, &around, &mut triage)?;
    let layout = layout(args.format, args.output.as_deref());
    write_lists(&mut triage, &args.what, layout, args.output.as_deref(), &config)?;
    if !args.read.quiet {
        let (hide, forward) = triage.len();
        say(&format!("{hide} comments to hide, {forward} to pass on"));
    }
    Ok(if unread == 0 { Done::Clean } else { Done::Quarantined })
}
