//! The files that arguments name: files, folders, patterns.

use crate::Failure;
use globset::GlobBuilder;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The endings of exports, also behind `.gz` and `.zst`.
const ENDINGS: &[&str] = &["csv", "tsv", "tab", "txt", "json", "jsonl", "ndjson", "js", "xml", "xlsx", "parquet"];

/// A file to read.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// As the user named it, or as it was found.
    pub(crate) path: PathBuf,
    /// Its place below the folder that was named, when it was found there.
    pub(crate) below: Option<PathBuf>,
}

impl Named {
    /// True for a file that nobody named: it may turn out to be no export at all.
    pub(crate) const fn is_found(&self) -> bool {
        self.below.is_some()
    }
}

/// All files that the arguments name; standard input (`-`) when there are none.
pub(crate) fn all(arguments: &[PathBuf]) -> Result<Vec<Named>, Failure> {
    let mut files = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        if argument.is_dir() {
            let mut found = Vec::new();
            walk(argument, &mut found).map_err(|error| format!("{text}: {error}"))?;
            found.retain(|path| is_export(path));
            if found.is_empty() {
                return Err(format!("{text}: no exports in this folder").into());
            }
            files.extend(found.into_iter().map(|path| {
                let below = path.strip_prefix(argument).map(Path::to_owned).ok();
                Named { path, below }
            }));
        } else if text.contains(['*', '?', '[']) && !argument.exists() {
            files.extend(matching(argument, &text)?);
        } else {
            files.push(Named { path: argument.clone(), below: None });
        }
    }
    if arguments.is_empty() {
        files.push(Named { path: "-".into(), below: None });
    }
    Ok(files)
}

/// The files that a pattern names.
fn matching(pattern: &Path, text: &str) -> Result<Vec<Named>, Failure> {
    let glob = GlobBuilder::new(text).literal_separator(true).build().map_err(|error| format!("{text}: {error}"))?.compile_matcher();
    let plain = |part: &std::path::Component<'_>| !part.as_os_str().to_string_lossy().contains(['*', '?', '[']);
    let root: PathBuf = pattern.components().take_while(plain).collect();
    let from = if root.as_os_str().is_empty() { PathBuf::from(".") } else { root.clone() };
    let mut found = Vec::new();
    walk(&from, &mut found).map_err(|error| format!("{text}: {error}"))?;
    let named = |path: PathBuf| if root.as_os_str().is_empty() { path.strip_prefix(".").map(Path::to_owned).unwrap_or(path) } else { path };
    let files: Vec<_> = found.into_iter().map(named).filter(|path| glob.is_match(path)).collect();
    if files.is_empty() {
        return Err(format!("{text}: no file has such a name").into());
    }
    let below = |path: &Path| path.strip_prefix(&root).map(Path::to_owned).ok();
    Ok(files.into_iter().map(|path| Named { below: below(&path), path }).collect())
}

/// All files below a folder, in the order of their names; what begins with a dot is left out.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            walk(&path, files)?;
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

fn is_export(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
    name.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}
