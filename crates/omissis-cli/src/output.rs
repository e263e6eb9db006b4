//! Standard output that is complete or empty, and what stderr says at the end.

use omissis::Kind;
use std::collections::BTreeMap;
use std::io::{self, Seek, Write};
use tempfile::SpooledTempFile;

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
#[derive(Default)]
pub(crate) struct Summary {
    pub(crate) records: u64,
    kinds: BTreeMap<Kind, u64>,
}

impl Summary {
    pub(crate) fn found(&mut self, kind: Kind) {
        *self.kinds.entry(kind).or_default() += 1;
    }

    pub(crate) fn findings(&self) -> u64 {
        self.kinds.values().sum()
    }

    /// One line for stderr: counts only.
    pub(crate) fn tell(&self, verb: &str) {
        let plural = |n: u64| if n == 1 { "" } else { "s" };
        let mut line =
            format!("{} record{}, {} finding{} {verb}", self.records, plural(self.records), self.findings(), plural(self.findings()));
        for (place, (kind, count)) in self.kinds.iter().enumerate() {
            line.push_str(&format!("{}{kind} {count}", if place == 0 { ": " } else { ", " }));
        }
        // Nobody is left to be told when stderr is gone.
        _ = writeln!(io::stderr(), "{line}");
    }
}
