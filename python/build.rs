//! Takes the docstrings of the compiled module from its stubs, so that `help()` and editors show the same, written once.

use std::path::Path;
use std::{env, fs};

const STUBS: &str = "omissis/_omissis.pyi";

fn main() {
    println!("cargo::rerun-if-changed={STUBS}");
    let stubs = fs::read_to_string(STUBS).expect("the stubs lie beside the build script");
    let out = env::var("OUT_DIR").expect("cargo sets it");
    for (name, doc) in docstrings(&stubs) {
        fs::write(Path::new(&out).join(name), doc).expect("the output folder can be written to");
    }
}

/// The docstring of each class, method and function, by its name: `Redactor`, `Redactor.redact`, `scan`.
fn docstrings(stubs: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let (mut class, mut name) = (String::new(), String::new());
    let mut lines = stubs.lines();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        if let Some(defined) = line.trim_start().strip_prefix("class ") {
            class = word(defined);
            name.clone_from(&class);
        } else if let Some(defined) = line.trim_start().strip_prefix("def ") {
            name = if indent == 0 { word(defined) } else { format!("{class}.{}", word(defined)) };
        } else if let Some(first) = line.trim_start().strip_prefix("\"\"\"") {
            let mut doc = first.to_owned();
            while !doc.ends_with("\"\"\"") {
                let next = lines.next().expect("a docstring ends");
                doc.push('\n');
                doc.push_str(next.get(indent..).unwrap_or(next.trim_start()));
            }
            doc.truncate(doc.len() - 3);
            found.push((name.clone(), doc.trim_end().to_owned()));
        }
    }
    found
}

/// The name that is defined.
fn word(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default().to_owned()
}
