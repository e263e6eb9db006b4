//! Scores labelled corpora: `cargo run --release -p omissis-tests --bin score -- FILE... [--policy NAME] [--errors N] [--kinds a,b]`.
//!
//! Prints recall and precision by kind and group, leaks, touched, spoiled and subject; with `--errors`, what is wrong.

use omissis::{Group, Kind, Policy};
use omissis_tests::{corpus, score};
use std::path::Path;

#[allow(clippy::print_stdout, reason = "a command's output")]
fn main() {
    let (mut files, mut policy, mut errors, mut kinds) = (Vec::new(), "strict".to_owned(), 0, String::new());
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().unwrap_or_else(|| panic!("{arg} wants a value"));
        match arg.as_str() {
            "--policy" => policy = value(),
            "--errors" => errors = value().parse().expect("a number"),
            "--kinds" => kinds = value(),
            _ => files.push(arg),
        }
    }
    let policy = Policy::named(&policy).expect("a policy");
    let comments: Vec<_> = files.iter().flat_map(|file| corpus::read(Path::new(file))).collect();
    let result = score::score(&comments, &policy);
    println!("{:22}{:>7}{:>7}  recall   prec     f1", "kind", "labels", "found");
    let row = |name: String, count: score::Count| {
        println!("{name:22}{:7}{:7}  {:6.3} {:6.3} {:6.3}", count.labels, count.found, count.recall(), count.precision(), count.f1());
    };
    for (kind, count) in &result.kinds {
        row(kind.to_string(), *count);
    }
    let groups = [
        Group::Credential,
        Group::Identity,
        Group::Financial,
        Group::Contact,
        Group::Person,
        Group::Special,
        Group::Admission,
        Group::Situation,
    ];
    for group in groups {
        row(format!("= {}", group.id()), result.group(group));
    }
    row("= all".to_owned(), result.all());
    println!(
        "comments {}  leaks {:.2}  touched {:.2}  spoiled {:.2}  subject {:.2}",
        comments.len(),
        result.leaks,
        result.touched,
        result.spoiled,
        result.subject
    );
    let wanted = |kind: Kind| kinds.is_empty() || kinds.split(',').any(|name| name == kind.id() || name == kind.group().id());
    for mistake in result.mistakes.iter().filter(|mistake| wanted(mistake.kind)).take(errors) {
        let text = &comments.iter().find(|comment| comment.id == mistake.id).expect("its comment").text;
        println!("{}\t{}\t{}\t{}\t{}", mistake.sort, mistake.id, mistake.kind, mistake.span.replace('\n', "⏎"), text.replace('\n', "⏎"));
    }
}
