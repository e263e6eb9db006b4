//! Files that appear complete or not at all.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A file that is being written under a temporary name in its target's folder. It takes the target's name by
/// [`Pending::commit`]; dropped, it leaves nothing behind.
#[derive(Debug)]
pub struct Pending {
    file: BufWriter<NamedTempFile>,
    target: PathBuf,
    permissions: Option<Permissions>,
}

impl Pending {
    /// Begins a file that will be `target`. It keeps the permissions of what it replaces, else those of `like`.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn create(target: &Path, like: Option<&Metadata>) -> io::Result<Self> {
        // A link stays a link: what it points to is replaced.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let folder = match target.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let replaced = fs::metadata(&target).ok();
        if replaced.as_ref().is_some_and(Metadata::is_dir) {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a folder"));
        }
        let permissions = replaced.as_ref().or(like).map(Metadata::permissions);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".omissis-").suffix(".tmp");
        #[cfg(unix)]
        if permissions.is_none() {
            // What a new file gets anywhere; the process's mask is applied by the system.
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        let file = BufWriter::with_capacity(1 << 18, builder.tempfile_in(folder)?);
        Ok(Self { file, target, permissions })
    }

    /// Makes it durable and gives it its name.
    ///
    /// # Errors
    /// When the disk refuses; then there is no new file.
    pub fn commit(self) -> io::Result<()> {
        let temporary = self.file.into_inner().map_err(io::IntoInnerError::into_error)?;
        if let Some(permissions) = self.permissions {
            temporary.as_file().set_permissions(permissions)?;
        }
        temporary.as_file().sync_all()?;
        temporary.persist(&self.target).map_err(|error| error.error)?;
        #[cfg(unix)]
        if let Some(folder) = self.target.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            // Some file systems do not sync folders; the file itself is safe by now.
            _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
