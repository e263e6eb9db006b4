//! Floors for names, addresses, births and ages, also where a comment has no capitals or nothing else.

use omissis::{Kind, Policy};
use omissis_tests::corpus::{self, Comment};
use omissis_tests::score::{Count, score};

fn dev() -> Vec<Comment> {
    corpus::read(&corpus::folder().join("dev.jsonl"))
}

/// The same comments with every letter changed that keeps its length.
fn changed(comments: &[Comment], change: impl Fn(char) -> String) -> Vec<Comment> {
    let letter = |c: char| Some(change(c)).filter(|new| new.chars().count() == 1).unwrap_or_else(|| c.to_string());
    comments.iter().cloned().map(|comment| Comment { text: comment.text.chars().map(letter).collect(), ..comment }).collect()
}

fn named(comments: &[Comment]) -> Count {
    score(comments, &Policy::strict()).sum(|kind| matches!(kind, Kind::PersonName | Kind::PostalAddress))
}

#[test]
fn people_of_the_development_corpus_are_found() {
    let score = score(&dev(), &Policy::strict());
    let person = score.sum(|kind| kind.group() == omissis::Group::Person);
    let address = score.sum(|kind| kind == Kind::PostalAddress);
    assert!(person.f1() >= 0.93, "person {}", person.f1());
    assert!(address.f1() >= 0.93, "postal_address {}", address.f1());
}

#[test]
fn people_of_other_writers_are_found() {
    for file in ["a-people", "b-people", "d-people", "e-people"] {
        let count = named(&corpus::read(&corpus::folder().join(file).with_extension("jsonl")));
        assert!(count.f1() >= 0.90, "{file}: {}", count.f1());
    }
}

#[test]
fn names_need_no_capitals_and_stand_nothing_but_capitals() {
    let written = dev();
    let plain = named(&written).recall();
    let lower = named(&changed(&written, |c| c.to_lowercase().collect())).recall();
    let upper = named(&changed(&written, |c| c.to_uppercase().collect())).recall();
    assert!(plain - lower <= 0.05, "lower case: {lower} of {plain}");
    assert!(plain - upper <= 0.05, "capitals: {upper} of {plain}");
}
