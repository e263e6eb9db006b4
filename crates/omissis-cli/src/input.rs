//! Files and standard input.

use crate::Failure;
use crate::args::ReadArgs;
use crate::progress::Progress;
use omissis_exports::{Export, Fault, Options};
use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};

/// What is read.
pub(crate) struct Input {
    /// As the user named it; `-` is standard input.
    pub(crate) path: PathBuf,
}

impl Input {
    /// The inputs of a command, standard input when none is named.
    pub(crate) fn all(args: &ReadArgs) -> Vec<Self> {
        let named: Vec<_> = args.inputs.iter().map(|path| Self { path: path.clone() }).collect();
        if named.is_empty() { vec![Self { path: "-".into() }] } else { named }
    }

    pub(crate) fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    pub(crate) fn name(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }

    /// Opens it and tells its format.
    pub(crate) fn open(&self, options: &Options, progress: &Progress) -> Result<(Export, Option<Metadata>), Failure> {
        let name = self.name();
        if self.is_stdin() {
            progress.begin(&name, None);
            return Ok((Export::open(&name, Box::new(io::stdin()), options)?, None));
        }
        let fault = |error: io::Error| Fault::of_file(&name, error);
        let file = File::open(&self.path).map_err(fault)?;
        let metadata = file.metadata().map_err(fault)?;
        if metadata.is_dir() {
            return Err(format!("{name}: is a folder").into());
        }
        progress.begin(&name, metadata.is_file().then_some(metadata.len()));
        Ok((Export::open(&name, Box::new(file), options)?, Some(metadata)))
    }
}
