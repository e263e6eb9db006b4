//! Files and standard input.

use crate::Failure;
use crate::args::ReadArgs;
use crate::files::{self, Named};
use crate::manifest::Hashing;
use crate::output::say;
use crate::progress::Progress;
use omissis_exports::{Export, Fault, Options, Reason};
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::Path;

/// What is read.
pub(crate) struct Input {
    pub(crate) file: Named,
}

/// An opened input.
pub(crate) struct Opened {
    pub(crate) export: Export,
    pub(crate) metadata: Option<Metadata>,
}

impl Input {
    /// The inputs of a command, standard input when none is named.
    pub(crate) fn all(args: &ReadArgs) -> Result<Vec<Self>, Failure> {
        Ok(files::all(&args.inputs)?.into_iter().map(|file| Self { file }).collect())
    }

    pub(crate) fn is_stdin(&self) -> bool {
        self.file.path == Path::new("-")
    }

    /// As the user named it; `-` is standard input.
    pub(crate) fn name(&self) -> String {
        self.file.path.to_string_lossy().into_owned()
    }

    /// Opens it and tells its format; `hashing` sees all that is read.
    pub(crate) fn open(&self, options: &Options, progress: &Progress, hashing: Option<&Hashing>) -> Result<Opened, Failure> {
        let name = self.name();
        let fault = |error: io::Error| Fault::of_file(&name, error);
        let (mut reader, metadata): (Box<dyn Read + Send>, _) = if self.is_stdin() {
            (Box::new(io::stdin()), None)
        } else {
            let file = File::open(&self.file.path).map_err(fault)?;
            let metadata = file.metadata().map_err(fault)?;
            (Box::new(file), Some(metadata))
        };
        if let Some(hashing) = hashing {
            reader = Box::new(hashing.reading(reader));
        }
        let export = Export::open(&name, Box::new(progress.reading(reader)), options)?;
        // What is no stream has been read as a whole before the work begins.
        progress.begin(&name, metadata.as_ref().filter(|metadata| export.is_stream() && metadata.is_file()).map(Metadata::len));
        Ok(Opened { export, metadata })
    }

    /// True, with a line on stderr, when the failure only says that a file found in a folder holds no comments.
    pub(crate) fn is_skipped(&self, failure: &Failure, quiet: bool) -> bool {
        let skipped = match failure {
            Failure::Fault(fault) => {
                self.file.is_found() && matches!(fault.reason, Reason::NoTextField(_) | Reason::Private | Reason::Refused(_))
            }
            _ => false,
        };
        if let (Failure::Fault(fault), true, false) = (failure, skipped, quiet) {
            say(&format!("skipped: {fault}"));
        }
        skipped
    }
}
