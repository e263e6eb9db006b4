//! `--remember`: what was found with certainty in a thread is found again in it where it stands without cues.
//!
//! A first pass over all inputs notes names, accounts and codes, and who wrote; the command's own pass then knows them. The memory
//! holds keyed hashes, never a text, and is gone with the process.

use crate::Failure;
use crate::args::ReadArgs;
use crate::input::Input;
use crate::progress::Progress;
use omissis::{Conversation, Finding, Redaction, Redactor};
use omissis_exports::{Checkpoint, Edits, Format, Options, Perspective, Record, Role, Run, Sink, Visitor};
use std::io;

/// Fields of the known exports that name the post or thread of a comment. Where an export has none, the file is the thread.
const THREADS: &[&str] = &["post_id", "link_id", "commentable_id", "facebookId", "thread@id", "thread/@id", "thread"];

/// Which thread a record belongs to.
pub(crate) struct Threads<'r> {
    named: &'r [String],
    file: String,
    format: &'static Format,
}

impl<'r> Threads<'r> {
    pub(crate) fn new(options: &'r Options, file: String, format: &'static Format) -> Self {
        Self { named: &options.thread_fields, file, format }
    }

    /// The thread of a record: what the named field says; in a known export of received comments its post, else the file.
    fn of(&self, record: &Record<'_>) -> Option<String> {
        let field = |name: &str| {
            let mut values = record.fields.iter().filter(|field| field.name == name && !field.is_empty());
            values.next().map(|field| field.view.text().to_owned())
        };
        if !self.named.is_empty() {
            return self.named.iter().find_map(|name| field(name));
        }
        if self.format.perspective() != Perspective::Received {
            return None;
        }
        THREADS.iter().find_map(|name| field(name)).or_else(|| Some(self.file.clone()))
    }
}

/// What all threads know.
pub(crate) struct Memory(Conversation);

impl Memory {
    /// Reads all inputs and notes what is certain; `None` when that is not asked for.
    pub(crate) fn gather(read: &ReadArgs, options: &Options, redactor: &Redactor, pages: &[String]) -> Result<Option<Self>, Failure> {
        if !read.remember {
            return Ok(None);
        }
        let mut memory = Conversation::new();
        let quiet = Progress::new(true);
        for input in Input::all(read)? {
            if input.is_stdin() {
                return Err("--remember reads its input twice: name a file".to_owned().into());
            }
            let opened = match input.open(options, &quiet, None) {
                // The command's own pass tells of it.
                Err(failure) if input.is_skipped(&failure, true) => continue,
                opened => opened?,
            };
            let format = opened.export.format();
            if options.thread_fields.is_empty() && format.perspective() != Perspective::Received {
                let message = format!(
                    "{}: --remember needs to know which comments belong together; name the field with --thread-field",
                    input.name()
                );
                return Err(message.into());
            }
            let learner = Learner { redactor, pages, threads: Threads::new(options, input.name(), format), empty: memory.empty() };
            // Records that cannot be read are told of by the command's own pass.
            let run = Run { threads: read.threads(), quarantine: true, from: None };
            match opened.export.run(&learner, &run, &mut Gatherer(&mut memory)).map_err(Failure::from) {
                Err(failure) if !input.is_skipped(&failure, true) => return Err(failure),
                _ => {}
            }
        }
        Ok(Some(Self(memory)))
    }

    /// [`Redactor::scan`] with what the record's thread knows.
    pub(crate) fn scan(redactor: &Redactor, text: &str, place: Option<(&Self, &Threads<'_>)>, record: &Record<'_>) -> Vec<Finding> {
        match thread(place, record) {
            Some((memory, thread)) => redactor.scan_in(text, memory, &thread),
            None => redactor.scan(text),
        }
    }

    /// [`Redactor::redact`] with what the record's thread knows.
    pub(crate) fn redact<'t>(
        redactor: &Redactor,
        text: &'t str,
        place: Option<(&Self, &Threads<'_>)>,
        record: &Record<'_>,
    ) -> Redaction<'t> {
        match thread(place, record) {
            Some((memory, thread)) => redactor.redact_in(text, memory, &thread),
            None => redactor.redact(text),
        }
    }
}

fn thread<'m>(place: Option<(&'m Memory, &Threads<'_>)>, record: &Record<'_>) -> Option<(&'m Conversation, String)> {
    let (memory, threads) = place?;
    Some((&memory.0, threads.of(record)?))
}

struct Learner<'r> {
    redactor: &'r Redactor,
    pages: &'r [String],
    threads: Threads<'r>,
    empty: Conversation,
}

impl Visitor for Learner<'_> {
    type Outcome = Option<Conversation>;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> Option<Conversation> {
        let thread = self.threads.of(record)?;
        let mut memory = self.empty.clone();
        for field in &record.fields {
            let text = field.view.text();
            match field.role {
                Role::Name | Role::Handle if !self.pages.iter().any(|page| page == text) => memory.note_author(&thread, text),
                role if role.is_read() => memory.note(&thread, text, &self.redactor.scan(text)),
                _ => {}
            }
        }
        (!memory.is_empty()).then_some(memory)
    }
}

struct Gatherer<'m>(&'m mut Conversation);

impl Sink<Option<Conversation>> for Gatherer<'_> {
    fn bytes(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, _: u64, _: u64, noted: Option<Conversation>) -> io::Result<()> {
        if let Some(noted) = noted {
            self.0.merge(noted);
        }
        Ok(())
    }

    fn done(&mut self, _: u64, _: &Checkpoint) -> io::Result<()> {
        Ok(())
    }
}
