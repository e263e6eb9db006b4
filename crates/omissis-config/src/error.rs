//! Errors that say where, what, and what was meant instead.

use core::fmt;
use omissis::{PolicyError, nearest};
use std::path::{Path, PathBuf};

/// Why a configuration was refused: the file, line and column where it stands, the key, and a suggestion. Holds no value of a
/// list and nothing of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    file: Option<PathBuf>,
    at: Option<usize>,
    /// Line and column, from 1.
    place: Option<(usize, usize)>,
    path: String,
    problem: String,
}

impl ConfigError {
    pub(crate) fn new(at: Option<usize>, path: &str, problem: impl Into<String>) -> Self {
        Self { file: None, at, place: None, path: path.to_owned(), problem: problem.into() }
    }

    pub(crate) fn policy(at: Option<usize>, path: &str, error: &PolicyError) -> Self {
        Self::new(at, path, error.to_string())
    }

    pub(crate) fn unknown_key(at: Option<usize>, path: &str, key: &str, known: &[&str]) -> Self {
        let options = || known.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let help =
            nearest(key, known.iter().copied()).map_or_else(|| format!("expected {}", options()), |near| format!("did you mean `{near}`?"));
        Self::new(at, path, format!("unknown key `{key}`: {help}"))
    }

    /// The same error, in a file with this text.
    pub(crate) fn in_file(mut self, file: &Path, text: &str) -> Self {
        self.file = Some(file.to_owned());
        self.place = self.at.map(|at| {
            let before = &text.as_bytes()[..at.min(text.len())];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |end| end + 1);
            (line, String::from_utf8_lossy(&before[start..]).chars().count() + 1)
        });
        self
    }

    /// Line and column in the file, from 1.
    #[must_use]
    pub const fn place(&self) -> Option<(usize, usize)> {
        self.place
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.file {
            write!(f, "{}:", file.display())?;
            if let Some((line, column)) = self.place {
                write!(f, "{line}:{column}:")?;
            }
            f.write_str(" ")?;
        }
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for ConfigError {}
