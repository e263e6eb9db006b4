//! Holds the README's table of kinds to the table of kinds.

use omissis::Kind;
use std::fmt::Write;
use std::path::Path;

fn table() -> String {
    let mut table = String::from(
        "\n| group | kind | Italian | English | policy from | severity | in its place | legal basis |\n|---|---|---|---|---|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let i = kind.info();
        let (group, level, severity) = (i.group.id(), i.level.id(), i.severity.id());
        writeln!(
            table,
            "| {group} | `{}` | {} | {} | {level} | {severity} | `[{}]` | {} |",
            i.id, i.italian, i.english, i.label, i.legal_basis
        )
        .unwrap();
    }
    table + "\n"
}

#[test]
fn the_table_of_kinds_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = std::fs::read_to_string(&path).unwrap();
    let open =
        readme.find("<!-- kinds:").and_then(|at| readme[at..].find("-->\n").map(|end| at + end + 4)).expect("the mark before the table");
    let close = readme.find("<!-- /kinds -->").expect("the mark behind the table");
    if std::env::var_os("OMISSIS_WRITE").is_some() {
        std::fs::write(&path, format!("{}{}{}", &readme[..open], table(), &readme[close..])).unwrap();
        return;
    }
    assert_eq!(
        &readme[open..close],
        table(),
        "the README's table of kinds is stale: OMISSIS_WRITE=1 cargo test -p omissis-tests --test readme"
    );
}
