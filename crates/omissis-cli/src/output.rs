//! Standard output that is complete or empty, and what stderr says at the end.

use omissis::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use tempfile::SpooledTempFile;

/// A line for people, on stderr. Nobody is left to be told when that is gone.
pub(crate) fn say(line: &str) {
    _ = writeln!(io::stderr(), "{line}");
}

/// Keeps what goes to standard output until all of it is there: a run that fails writes nothing.
pub(crate) struct HeldStdout {
    held: SpooledTempFile,
}

impl HeldStdout {
    pub(crate) fn new() -> Self {
        const IN_MEMORY: usize = 8 << 20;
        Self { held: tempfile::spooled_tempfile(IN_MEMORY) }
    }

    /// Hands everything over.
    pub(crate) fn release(mut self) -> io::Result<()> {
        self.held.rewind()?;
        let mut stdout = io::stdout().lock();
        io::copy(&mut self.held, &mut stdout)?;
        stdout.flush()
    }
}

impl Write for HeldStdout {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How much was read and found.
#[derive(Clone, Default, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) records: u64,
    pub(crate) findings: BTreeMap<String, u64>,
    pub(crate) not_examined: NotExamined,
    /// Records that could not be read.
    pub(crate) quarantined: Vec<u64>,
}

/// What no detector can see into.
#[derive(Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct NotExamined {
    /// Comments in another language: scanned for codes, but what they say may go unseen.
    pub(crate) other_languages: u64,
    /// Images, videos and other attachments.
    pub(crate) media: u64,
}

impl Summary {
    pub(crate) fn found(&mut self, kind: Kind) {
        *self.findings.entry(kind.id().to_owned()).or_default() += 1;
    }

    pub(crate) fn total(&self) -> u64 {
        self.findings.values().sum()
    }

    pub(crate) fn add(&mut self, other: &Self) {
        self.records += other.records;
        other.findings.iter().for_each(|(kind, count)| *self.findings.entry(kind.clone()).or_default() += count);
        self.not_examined.other_languages += other.not_examined.other_languages;
        self.not_examined.media += other.not_examined.media;
        self.quarantined.extend(&other.quarantined);
    }

    /// One line for stderr: counts only.
    pub(crate) fn tell(&self, verb: &str) {
        let plural = |n: u64| if n == 1 { "" } else { "s" };
        let mut line = format!("{} record{}, {} finding{} {verb}", self.records, plural(self.records), self.total(), plural(self.total()));
        for (place, (kind, count)) in self.findings.iter().enumerate() {
            line.push_str(&format!("{}{kind} {count}", if place == 0 { ": " } else { ", " }));
        }
        let NotExamined { other_languages, media } = self.not_examined;
        for (count, what) in [(other_languages, "in other languages"), (media, "images, videos or attachments")] {
            if count > 0 {
                line.push_str(&format!("; not examined: {count} {what}"));
            }
        }
        say(&line);
    }
}
