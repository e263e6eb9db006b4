//! Progress: to stderr, and only when that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Read, stderr};
use std::sync::atomic::{AtomicBool, Ordering};

pub(crate) struct Progress {
    bar: ProgressBar,
    /// What is read counts, not what is done: also packed and recoded files then tell how much is left.
    by_reading: AtomicBool,
}

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let shown = !quiet && stderr().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        Self { bar: ProgressBar::with_draw_target(None, target), by_reading: AtomicBool::new(false) }
    }

    /// The same reader, seen by the progress of the file that begins.
    pub(crate) fn reading(&self, reader: Box<dyn Read + Send>) -> impl Read + Send + 'static {
        self.bar.set_position(0);
        self.bar.wrap_read(reader)
    }

    /// A file begins, of which something may have been read; `len` where reading it takes as long as all work on it.
    pub(crate) fn begin(&self, name: &str, len: Option<u64>) {
        let template = match len {
            Some(_) => "{prefix} {wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}",
            None => "{prefix} {spinner} {bytes} {bytes_per_sec}",
        };
        let read = len.map_or(0, |_| self.bar.position());
        self.by_reading.store(len.is_some(), Ordering::Relaxed);
        self.bar.reset();
        self.bar.set_position(read);
        self.bar.set_style(ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_prefix(name.to_owned());
        match len {
            Some(len) => self.bar.set_length(len),
            None => self.bar.unset_length(),
        }
    }

    /// So many bytes are done.
    pub(crate) fn advance(&self, bytes: u64) {
        if !self.by_reading.load(Ordering::Relaxed) {
            self.bar.inc(bytes);
        }
    }

    /// Clears the line.
    pub(crate) fn end(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}
