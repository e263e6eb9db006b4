//! Files that appear complete or not at all, and runs that can be taken up again.
//!
//! An output is written beside its target as `.NAME.omissis-part`, with a `.NAME.omissis-state` that says how far it is. It takes the
//! target's name when it is complete. A run that fails removes both; one that is killed leaves both, for the next to go on from.

use std::ffi::OsString;
use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that is being written.
#[derive(Debug)]
pub struct Pending {
    file: BufWriter<File>,
    target: PathBuf,
    part: PathBuf,
    state: PathBuf,
    permissions: Option<Permissions>,
    written: u64,
    committed: bool,
}

impl Pending {
    /// Begins a file that will be `target`. It keeps the permissions of what it replaces, else those of `like`.
    ///
    /// # Errors
    /// When the folder cannot be written to, or another run is writing that file.
    pub fn create(target: &Path, like: Option<&Metadata>) -> io::Result<Self> {
        Self::open(target, like, None)
    }

    /// Goes on with a part of which `written` bytes are good.
    ///
    /// # Errors
    /// When there is no such part.
    pub fn resume(target: &Path, like: Option<&Metadata>, written: u64) -> io::Result<Self> {
        Self::open(target, like, Some(written))
    }

    /// What the state beside a target says, where an interrupted run left one.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn left_state(target: &Path) -> io::Result<Option<String>> {
        let (_, _, state) = names(target)?;
        match fs::read_to_string(state) {
            Ok(state) => Ok(Some(state)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn open(target: &Path, like: Option<&Metadata>, resumed: Option<u64>) -> io::Result<Self> {
        let (target, part, state) = names(target)?;
        let replaced = fs::metadata(&target).ok();
        if replaced.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        // Its name would be taken away from a device, a pipe or a socket.
        if replaced.as_ref().is_some_and(|replaced| !replaced.is_file()) {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "is a device or a pipe; without an output file standard output is written to",
            ));
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(resumed.is_none()).truncate(false);
        private(&mut options);
        let mut file = options.open(&part)?;
        // The lock goes with the process, however it ends.
        if let Err(fs::TryLockError::WouldBlock) = file.try_lock() {
            return Err(io::Error::new(io::ErrorKind::ResourceBusy, "another run is writing this file"));
        }
        let written = resumed.unwrap_or(0);
        if file.metadata()?.len() < written {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the interrupted part is shorter than its state says"));
        }
        file.set_len(written)?;
        file.seek(SeekFrom::Start(written))?;
        if resumed.is_none() {
            remove(&state)?;
        }
        let permissions = match replaced.as_ref().or(like) {
            Some(metadata) => Some(metadata.permissions()),
            None => usual_permissions(&part)?,
        };
        Ok(Self { file: BufWriter::with_capacity(1 << 18, file), target, part, state, permissions, written, committed: false })
    }

    /// Bytes written so far.
    #[must_use]
    pub const fn written(&self) -> u64 {
        self.written
    }

    /// Notes how far the file is: after this, what is written so far survives the end of the process.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn note(&mut self, state: &str) -> io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()?;
        let new = self.state.with_added("-new");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        private(&mut options);
        let mut file = options.open(&new)?;
        file.write_all(state.as_bytes())?;
        file.sync_data()?;
        fs::rename(new, &self.state)
    }

    /// Makes it durable and gives it its name.
    ///
    /// # Errors
    /// When the disk refuses; then there is no new file.
    pub fn commit(mut self) -> io::Result<()> {
        self.file.flush()?;
        let file = self.file.get_ref();
        if let Some(permissions) = self.permissions.clone() {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        fs::rename(&self.part, &self.target)?;
        self.committed = true;
        // Some file systems do not sync folders; the file itself is safe by now.
        if let Some(folder) = self.target.parent() {
            _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        remove(&self.state)
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if !self.committed {
            _ = remove(&self.part);
            _ = remove(&self.state);
        }
    }
}

/// The target itself (a link stays a link: what it points to is replaced), its part and its state.
fn names(target: &Path) -> io::Result<(PathBuf, PathBuf, PathBuf)> {
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
    let name = target.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "is no file name"))?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let beside = |ending: &str| {
        let mut hidden = OsString::from(".");
        hidden.push(name);
        hidden.push(ending);
        folder.join(hidden)
    };
    let (part, state) = (beside(".omissis-part"), beside(".omissis-state"));
    Ok((folder.join(name), part, state))
}

trait WithAdded {
    fn with_added(&self, ending: &str) -> PathBuf;
}

impl WithAdded for PathBuf {
    fn with_added(&self, ending: &str) -> PathBuf {
        let mut name = self.clone().into_os_string();
        name.push(ending);
        name.into()
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Nobody else reads what is not complete.
fn private(options: &mut OpenOptions) {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    #[cfg(not(unix))]
    let _ = options;
}

/// The permissions that a new file gets here. The mask of the process can only be seen by making one.
fn usual_permissions(beside: &PathBuf) -> io::Result<Option<Permissions>> {
    let probe = beside.with_added("-mode");
    let permissions = File::create(&probe)?.metadata()?.permissions();
    remove(&probe)?;
    Ok(Some(permissions))
}

/// A file that is made only when something is written to it, and that only its owner reads: for records that could not be read.
#[derive(Debug)]
pub struct Quarantine {
    target: PathBuf,
    pending: Option<Pending>,
}

impl Quarantine {
    /// A quarantine that will be `target`.
    #[must_use]
    pub const fn new(target: PathBuf) -> Self {
        Self { target, pending: None }
    }

    /// Puts a record there.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        let pending = match &mut self.pending {
            Some(pending) => pending,
            None => {
                let mut pending = Pending::create(&self.target, None)?;
                pending.permissions = private_permissions();
                self.pending.insert(pending)
            }
        };
        pending.write_all(bytes)?;
        if bytes.last() != Some(&b'\n') {
            pending.write_all(b"\n")?;
        }
        Ok(())
    }

    /// Where it is, when it holds anything.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.pending.as_ref().map(|_| self.target.as_path())
    }

    /// Gives it its name.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn commit(self) -> io::Result<()> {
        self.pending.map_or(Ok(()), Pending::commit)
    }
}

fn private_permissions() -> Option<Permissions> {
    #[cfg(unix)]
    return Some(std::os::unix::fs::PermissionsExt::from_mode(0o600));
    #[cfg(not(unix))]
    None
}
