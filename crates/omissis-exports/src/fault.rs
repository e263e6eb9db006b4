//! What can go wrong with an export. No message ever holds text of a comment.

use core::fmt;
use std::io;

/// Why a record or a file cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system refused.
    #[error("{0}")]
    Io(#[from] io::Error),
    /// The output cannot be written.
    #[error("cannot write the output: {0}")]
    Write(io::Error),
    /// Not UTF-8.
    #[error("not valid UTF-8")]
    Encoding,
    /// A character that JSON does not allow at this place.
    #[error("not valid JSON: byte {at} of the record is out of place")]
    BadJson {
        /// Where, in bytes of the record.
        at: usize,
    },
    /// An unknown escape in a JSON string.
    #[error("not valid JSON: a broken escape in a string")]
    BadEscape,
    /// Elements that do not fit together.
    #[error("not valid XML")]
    BadXml,
    /// Brackets in brackets in brackets.
    #[error("nested more than {0} deep")]
    TooDeep(usize),
    /// A record that ends in its middle.
    #[error("cut off before its end")]
    Truncated,
    /// A CSV quote that is never closed.
    #[error("a quoted field is never closed")]
    OpenQuote,
    /// Too few or too many columns.
    #[error("columns: {found}, where the header has {expected}")]
    Columns {
        /// Columns of this row.
        found: usize,
        /// Columns of the header.
        expected: usize,
    },
    /// One record beyond what is kept in memory.
    #[error("a record of more than {} MiB", .0 / (1024 * 1024))]
    TooLong(usize),
    /// No text field was named and none has a name that omissis knows.
    #[error("no text field found among {}; name one with --text-field", list(.0))]
    NoTextField(Vec<String>),
    /// A named field that the file does not have.
    #[error("no field `{name}` among {}", list(.among))]
    UnknownField {
        /// The name that was asked for.
        name: String,
        /// What there is.
        among: Vec<String>,
    },
    /// A file of a sort that is not read: what it is, and what to do.
    #[error("not read: {0}")]
    Refused(&'static str),
    /// Columns that cannot be read or written.
    #[error("not a valid Parquet file")]
    Columnar,
    /// A format whose mark the file does not bear.
    #[error("this is not a file of that format")]
    NotThisFormat,
    /// A part of a download that holds private messages.
    #[error("this part of the archive is not comments; say --input-format x-archive if you mean it")]
    Private,
}

fn list(names: &[String]) -> String {
    if names.is_empty() { "(none)".to_owned() } else { names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ") }
}

/// A [`Reason`] with its place.
#[derive(Debug)]
pub struct Fault {
    /// The file, as it was named; `-` for standard input.
    pub file: String,
    /// The record, counted from 1.
    pub record: Option<u64>,
    /// The line of the file on which that record begins, counted from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub reason: Reason,
}

impl Fault {
    /// A fault of the file as a whole.
    #[must_use]
    pub fn of_file(file: &str, reason: impl Into<Reason>) -> Self {
        Self { file: file.to_owned(), record: None, line: None, reason: reason.into() }
    }

    /// True when the reader of our output went away, which is no fault of anybody.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(&self.reason, Reason::Io(error) | Reason::Write(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        match (self.record, self.line) {
            (Some(record), Some(line)) => write!(f, "record {record} (line {line}): ")?,
            (Some(record), None) => write!(f, "record {record}: ")?,
            _ => {}
        }
        write!(f, "{}", self.reason)
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.reason)
    }
}
