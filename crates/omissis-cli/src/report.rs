//! `report`: what was found where, as one offline page.

use crate::args::{AroundArgs, OnError, ReadArgs, ReportArgs};
use crate::config::{Decided, decide};
use crate::input::Input;
use crate::manifest::now;
use crate::memory::{Memory, Threads};
use crate::output::{HeldStdout, say};
use crate::progress::Progress;
use crate::redact::around;
use crate::scan::release;
use crate::{Done, Failure};
use omissis::Redactor;
use omissis_config::Config;
use omissis_exports::{Around, Checkpoint, Edits, Fault, Moment, Pending, Record, Run, Sink, Visitor};
use omissis_report::{About, Gatherer, Lang, Report, Seen};
use std::io::{self, Write};
use std::path::Path;

/// Takes what comments came to, in the order of the files.
pub(crate) trait Gathered {
    /// A record.
    fn record(&mut self, file: &str, record: u64, seen: &Seen);
    /// A record that could not be read.
    fn unread(&mut self, file: &str, record: Option<u64>);
    /// A file without comments.
    fn skipped(&mut self, file: &str);
}

impl Gathered for Report {
    fn record(&mut self, file: &str, record: u64, seen: &Seen) {
        self.add(file, record, seen);
    }

    fn unread(&mut self, file: &str, record: Option<u64>) {
        self.add_unread(file, record);
    }

    fn skipped(&mut self, file: &str) {
        self.add_skipped(file);
    }
}

/// The language that was asked for, else that of the locale.
pub(crate) fn lang(asked: Option<Lang>, otherwise: Lang) -> Lang {
    let of_locale = || {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok()).find(|value| !value.is_empty());
        set.and_then(|locale| Lang::of_locale(&locale))
    };
    asked.or_else(of_locale).unwrap_or(otherwise)
}

/// The name of a file without its folders.
pub(crate) fn file_name(name: &str) -> String {
    Path::new(name).file_name().map_or_else(|| name.to_owned(), |file| file.to_string_lossy().into_owned())
}

struct Look<'m> {
    redactor: &'m Redactor,
    gatherer: Gatherer,
    place: Option<(&'m Memory, Threads<'m>)>,
}

impl Visitor for Look<'_> {
    type Outcome = Box<Seen>;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> Box<Seen> {
        let place = self.place.as_ref().map(|(memory, threads)| (*memory, threads));
        Box::new(self.gatherer.look_with(record, &|text| Memory::redact(self.redactor, text, place, record)))
    }
}

struct Taker<'g> {
    file: String,
    gathered: &'g mut dyn Gathered,
    progress: &'g Progress,
    unread: u64,
}

impl Sink<Box<Seen>> for Taker<'_> {
    fn bytes(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, record: u64, _: u64, seen: Box<Seen>) -> io::Result<()> {
        self.gathered.record(&self.file, record, &seen);
        Ok(())
    }

    fn quarantine(&mut self, fault: Fault, _: &[u8]) -> io::Result<()> {
        say(&format!("not read: {fault}"));
        self.gathered.unread(&self.file, fault.record);
        self.unread += 1;
        Ok(())
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        Ok(())
    }
}

/// Looks at all inputs. Says how many records could not be read.
pub(crate) fn gather(read: &ReadArgs, config: &Config, around: &Around, gathered: &mut dyn Gathered) -> Result<u64, Failure> {
    let progress = Progress::new(read.quiet);
    let mut options = read.options_with(&config.fields);
    options.guess_around = true;
    let redactor = Redactor::new(config.policy.clone());
    let memory = Memory::gather(read, &options, &redactor, &around.pages)?;
    let mut unread = 0;
    for input in Input::all(read)? {
        let run = Run { threads: read.threads(), quarantine: read.on_error == OnError::Quarantine, from: None };
        let file = file_name(&input.name());
        let mut taker = Taker { file: file.clone(), gathered: &mut *gathered, progress: &progress, unread: 0 };
        let looked = input.open(&options, &progress, None).and_then(|opened| {
            let format = opened.export.format();
            let look = Look {
                redactor: &redactor,
                gatherer: Gatherer::new(config.policy.clone(), around.clone(), format.id()),
                place: memory.as_ref().map(|memory| (memory, Threads::new(&options, input.name(), format))),
            };
            Ok(opened.export.run(&look, &run, &mut taker)?)
        });
        unread += taker.unread;
        match looked {
            Ok(_) => {}
            Err(failure) if input.is_skipped(&failure, read.quiet) => gathered.skipped(&file),
            Err(failure) => return Err(failure),
        }
    }
    progress.end();
    Ok(unread)
}

/// Writes a page or list to its file, or to standard output.
pub(crate) fn write(output: Option<&Path>, text: &str) -> Result<(), Failure> {
    match output.filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let failed = |error: io::Error| format!("{}: {error}", path.display());
            let mut pending = Pending::create(path, None).map_err(failed)?;
            pending.write_all(text.as_bytes()).map_err(failed)?;
            Ok(pending.commit().map_err(failed)?)
        }
        None => {
            let mut out = HeldStdout::new();
            out.write_all(text.as_bytes())?;
            release(out)
        }
    }
}

/// Today, as a day.
pub(crate) fn today() -> String {
    Moment::of_days(i64::try_from(now() / 86_400).unwrap_or(0)).to_string()
}

/// The pseudonyms and the page of a command that looks.
pub(crate) fn around_of(page: &[String], config: &Config) -> Result<Around, Failure> {
    around(&AroundArgs { page: page.to_vec(), ..AroundArgs::default() }, config)
}

/// `omissis report`.
pub(crate) fn report(args: &ReportArgs) -> Result<Done, Failure> {
    let Decided { config, name } = decide(&args.decide, args.read.quiet, "standard")?;
    let mut report = Report::new();
    let around = around_of(&args.page, &config)?;
    let unread = gather(&args.read, &config, &around, &mut report)?;
    let about = About { lang: lang(args.lang, Lang::It), show_kinds: args.show_kinds, policy: name, made: today(), hidden: false };
    write(args.output.as_deref(), &report.html(&about))?;
    if !args.read.quiet {
        say(&format!("{} records, {} findings in the report", report.comments(), report.findings()));
    }
    Ok(if unread == 0 { Done::Clean } else { Done::Quarantined })
}
