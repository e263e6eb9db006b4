//! Labelled comments: JSON Lines with offsets in Unicode code points.

use serde::Deserialize;
use std::path::{Path, PathBuf};

/// One labelled comment.
#[derive(Clone, Debug, Deserialize)]
pub struct Comment {
    /// Identifier, unique in its file.
    pub id: String,
    /// The comment.
    pub text: String,
    /// What it is an example of.
    #[serde(default)]
    pub tags: Vec<String>,
    /// The labels.
    #[serde(default)]
    pub spans: Vec<Label>,
}

/// One label: offsets are code points of the text.
#[derive(Clone, Debug, Deserialize)]
pub struct Label {
    /// Identifier of the kind.
    pub kind: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The part that must disappear.
    pub core: (usize, usize),
    /// `self`, `family` or `other`.
    #[serde(default)]
    pub subject: Option<String>,
}

/// The folder of the corpora.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// Reads one corpus.
///
/// # Panics
/// When the file is missing or a line is not a labelled comment: a broken corpus must stop the tests.
#[must_use]
pub fn read(path: &Path) -> Vec<Comment> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let parse = |(number, line)| serde_json::from_str(line).unwrap_or_else(|error| panic!("{}:{}: {error}", path.display(), number + 1));
    text.lines().enumerate().map(parse).collect()
}

/// All corpora of the folder, by file name: what the detectors are developed on, and the scorer trained.
///
/// # Panics
/// As [`read`].
#[must_use]
pub fn all() -> Vec<(String, Vec<Comment>)> {
    of(&folder())
}

/// The corpora that no training sees, by file name: they tell how comments by other authors are read. Whoever tunes something to one of them moves it to the
/// others and writes a new one.
///
/// # Panics
/// As [`read`].
#[must_use]
pub fn held() -> Vec<(String, Vec<Comment>)> {
    of(&folder().join("held"))
}

fn of(folder: &Path) -> Vec<(String, Vec<Comment>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the corpus folder")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    files.sort();
    files.iter().map(|path| (path.file_name().expect("a file").to_string_lossy().into_owned(), read(path))).collect()
}
