//! Holds the house: which module of the core may touch which, what the core may not touch at all, and its few dependencies.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each module of the core may import from the crate. A name stands for a file or a folder below `src/`.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("span", &[]),
    ("kind", &[]),
    ("error", &["kind"]),
    ("positions", &["span"]),
    ("placeholder", &["kind"]),
    ("normalise", &["placeholder", "span"]),
    ("gate", &["normalise", "lexicon", "placeholder"]),
    ("finding", &["kind", "span", "speech"]),
    ("checks", &["checks"]),
    ("lexicon", &["lexicon"]),
    ("speech", &["span", "normalise", "speech", "lexicon"]),
    ("detectors", &["span", "kind", "finding", "gate", "normalise", "speech", "checks", "lexicon"]),
    ("learned", &["confidence", "detectors", "finding", "learned", "kind", "lexicon", "normalise", "span", "speech"]),
    ("confidence", &["finding"]),
    ("allow", &["checks", "error", "finding", "kind", "lexicon", "speech"]),
    ("resolve", &["finding", "kind", "span"]),
    ("windows", &["placeholder", "resolve", "span"]),
    ("policy", &["allow", "error", "finding", "kind", "lexicon", "normalise", "placeholder", "span", "speech", "policy"]),
    ("write", &["finding", "policy", "resolve", "span"]),
    ("conversation", &["finding", "kind", "normalise", "pipeline", "span", "speech", "lexicon"]),
    (
        "pipeline",
        &[
            "confidence",
            "conversation",
            "detectors",
            "finding",
            "gate",
            "kind",
            "learned",
            "lexicon",
            "normalise",
            "placeholder",
            "policy",
            "resolve",
            "span",
            "speech",
            "windows",
            "write",
        ],
    ),
];

/// What a pure function of text and policy has no business with.
const FORBIDDEN: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::thread",
    "std::time",
    "std::process",
    "std::io",
    "async fn",
    "tokio",
    "println!",
    "eprintln!",
    "dbg!",
    "include!",
    "todo!",
    "unimplemented!",
    "unsafe ",
];

/// The dependencies of the core. It stays short: a new one is a decision, made here in its own commit.
const DEPENDENCIES: &[&str] = &[
    "aes-siv",
    "aho-corasick",
    "fst",
    "hmac",
    "memchr",
    "once_cell",
    "phf",
    "regex",
    "regex-automata",
    "rlibphonenumber",
    "serde",
    "sha2",
    "thiserror",
    "unicode-normalization",
    "zeroize",
];

fn core() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/omissis")
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            out.push(path);
        }
    }
}

/// Every source file of the core: its path below `src/` and its code without comments and unit tests.
fn files() -> Vec<(String, String)> {
    let root = core().join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    assert!(paths.len() > 15, "the sources of the core are not where this test looks");
    let code = |path: &PathBuf| {
        let text = fs::read_to_string(path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
    };
    paths.iter().map(|path| (path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(), code(path))).collect()
}

/// The modules that follow `crate::` in the code: `crate::a::b`, `crate::{a, b::c}`.
fn imports(code: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for piece in code.split("crate::").skip(1) {
        let word = |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(list) = piece.strip_prefix('{') {
            let list = list.split('}').next().unwrap_or_default();
            found.extend(list.split(',').map(word).filter(|name| !name.is_empty()));
        } else {
            found.insert(word(piece));
        }
    }
    found
}

#[test]
fn modules_touch_only_what_they_may() {
    let mut wrong = Vec::new();
    for (file, code) in files() {
        let module = file.split(['/', '.']).next().unwrap();
        if module == "lib" || file == "detectors/mod.rs" {
            continue;
        }
        match MAY_IMPORT.iter().find(|(name, _)| *name == module) {
            None => wrong.push(format!("{file}: module `{module}` is not in the list of this test")),
            Some((_, allowed)) => {
                let macros = |name: &String| code.contains(&format!("crate::{name}!"));
                for import in imports(&code).iter().filter(|import| !allowed.contains(&import.as_str()) && !macros(import)) {
                    wrong.push(format!("{file}: may not import `{import}`"));
                }
            }
        }
        if code.contains("super::") {
            wrong.push(format!("{file}: `super::` hides what is imported; write `crate::`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_core_is_a_pure_function() {
    let mut wrong = Vec::new();
    for (file, code) in files() {
        for word in FORBIDDEN.iter().filter(|word| code.contains(**word)) {
            wrong.push(format!("{file}: `{word}`"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn the_core_depends_on_little() {
    let manifest = fs::read_to_string(core().join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names =
        section.lines().filter_map(|line| line.split(['.', '=', ' ']).next()).filter(|name| !name.is_empty() && !name.starts_with('#'));
    for name in names {
        assert!(DEPENDENCIES.contains(&name), "the core may not depend on `{name}`");
    }
}

#[test]
fn the_top_level_is_the_owners_card() {
    const CARD: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "NOTICE",
        "crates",
        "python",
        "benches",
        "tests",
        "target",
    ];
    for entry in fs::read_dir(core().join("../..")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(name.starts_with('.') || CARD.contains(&name.as_str()), "`{name}` does not belong at the top level");
    }
}
