//! What was done, with what, to which files: so that a run can be shown and repeated.

use crate::output::Summary;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

/// The hash of all that is read through it.
#[derive(Clone, Default)]
pub(crate) struct Hashing {
    state: Arc<Mutex<(Sha256, u64)>>,
}

struct HashedReader {
    reader: Box<dyn Read + Send>,
    state: Arc<Mutex<(Sha256, u64)>>,
}

impl Hashing {
    pub(crate) fn reading(&self, reader: Box<dyn Read + Send>) -> impl Read + Send + 'static {
        HashedReader { reader, state: self.state.clone() }
    }

    pub(crate) fn file(&self) -> FileLine {
        self.state
            .lock()
            .map_or_else(|_| FileLine::default(), |state| FileLine { bytes: state.1, sha256: hex(&state.0.clone().finalize()) })
    }
}

impl Read for HashedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let len = self.reader.read(buffer)?;
        if let Ok(mut state) = self.state.lock() {
            state.0.update(&buffer[..len]);
            state.1 += len as u64;
        }
        Ok(len)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Length and hash of a file.
#[derive(Default, Serialize)]
pub(crate) struct FileLine {
    bytes: u64,
    sha256: String,
}

impl FileLine {
    pub(crate) fn of(path: &Path) -> io::Result<Self> {
        let hashing = Hashing::default();
        io::copy(&mut hashing.reading(Box::new(File::open(path)?)), &mut io::sink())?;
        Ok(hashing.file())
    }
}

/// What became of one file.
#[derive(Serialize)]
pub(crate) struct FileEntry {
    pub(crate) file: String,
    pub(crate) output: Option<String>,
    pub(crate) format: &'static str,
    pub(crate) encoding: &'static str,
    pub(crate) packing: &'static str,
    pub(crate) input: FileLine,
    pub(crate) written: Option<FileLine>,
    #[serde(flatten)]
    pub(crate) summary: Summary,
}

/// The whole run.
#[derive(Serialize)]
pub(crate) struct Manifest<'a> {
    pub(crate) omissis: &'static str,
    pub(crate) rules: &'static str,
    /// Seconds since 1970.
    pub(crate) time: u64,
    pub(crate) purpose: &'a str,
    /// What is done with each kind.
    pub(crate) policy: serde_json::Value,
    /// What becomes of the fields around the text.
    pub(crate) fields: serde_json::Value,
    pub(crate) options: serde_json::Value,
    pub(crate) files: &'a [FileEntry],
    /// Files in folders that held no comments.
    pub(crate) skipped: &'a [String],
    pub(crate) total: &'a Summary,
}

pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_secs())
}
