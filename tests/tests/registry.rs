//! Walks the registry: what every detector must have and hold. A new detector is tested by being entered.

use omissis::{Detector, Finding, Kind, Policy, Redactor};
use omissis_tests::example::{Marked, unmark};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

fn strict() -> Redactor {
    Redactor::new(Policy::strict())
}

fn of_kind(redactor: &Redactor, text: &str, kind: Kind) -> Vec<Finding> {
    redactor.scan(text).into_iter().filter(|finding| finding.kind() == kind).collect()
}

/// True when the letters and digits of the mark are covered by findings of the kind, with the mark's subject.
fn found(redactor: &Redactor, text: &str, mark: &Marked, kind: Kind) -> bool {
    let findings = of_kind(redactor, text, kind);
    let subject = |finding: &&Finding| mark.subject.as_deref().is_none_or(|wanted| finding.subject().is_some_and(|s| s.id() == wanted));
    let covering: Vec<_> = findings.iter().filter(subject).collect();
    text[mark.start..mark.end]
        .char_indices()
        .filter(|(_, c)| c.is_alphanumeric())
        .all(|(at, _)| covering.iter().any(|finding| finding.span().start <= mark.start + at && mark.start + at < finding.span().end))
}

fn problems(check: impl Fn(&Detector, &mut Vec<String>)) {
    let mut wrong = Vec::new();
    for detector in omissis::detectors() {
        check(detector, &mut wrong);
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_detector_has_a_page_and_examples() {
    problems(|detector, wrong| {
        let kind = detector.kind();
        if detector.manual().lines().count() < 5 {
            wrong.push(format!("{kind}: the manual page is too short to be one"));
        }
        if detector.hides().len() < 3 || detector.keeps().len() < 3 {
            wrong.push(format!("{kind}: fewer than 3 examples in `hides` or `keeps`"));
        }
        for example in detector.hides() {
            if unmark(example).1.is_empty() {
                wrong.push(format!("{kind}: no mark in the example {example:?}"));
            }
        }
        for example in detector.keeps() {
            if !unmark(example).1.is_empty() {
                wrong.push(format!("{kind}: a mark in the near miss {example:?}"));
            }
        }
    });
}

#[test]
fn every_example_is_found_and_every_near_miss_stays() {
    let redactor = strict();
    problems(|detector, wrong| {
        let kind = detector.kind();
        for example in detector.hides() {
            let (text, marks) = unmark(example);
            for mark in &marks {
                if !found(&redactor, &text, mark, kind) {
                    wrong.push(format!("{kind}: not found in {example:?}: {:?}", redactor.scan(&text)));
                }
            }
            let letters = |start: usize, end: usize| text[start..end].chars().filter(|c| c.is_alphanumeric()).count();
            let code = !kind.group().is_clause();
            for finding in of_kind(&redactor, &text, kind) {
                let span = finding.span();
                let inside: usize = marks
                    .iter()
                    .filter(|m| m.start < span.end && span.start < m.end)
                    .map(|m| letters(m.start.max(span.start), m.end.min(span.end)))
                    .sum();
                if code && inside < letters(span.start, span.end) || inside * 2 < letters(span.start, span.end) {
                    wrong.push(format!("{kind}: found too much in {example:?}: {:?}", &text[span.start..span.end]));
                }
            }
        }
        for example in detector.keeps() {
            for finding in of_kind(&redactor, example, kind) {
                wrong.push(format!("{kind}: found in the near miss {example:?}: {:?}", &example[finding.span().start..finding.span().end]));
            }
        }
    });
}

#[test]
fn known_misses_are_still_missed() {
    let redactor = strict();
    problems(|detector, wrong| {
        let kind = detector.kind();
        for miss in detector.known_misses() {
            let (text, marks) = unmark(miss.example);
            let right = marks.iter().all(|mark| found(&redactor, &text, mark, kind))
                && (!marks.is_empty() || of_kind(&redactor, &text, kind).is_empty());
            if right {
                wrong.push(format!("{kind}: {:?} is right now; move it to `hides` or `keeps`", miss.example));
            }
            if miss.class.is_empty() || miss.reason.is_empty() {
                wrong.push(format!("{kind}: a known miss without class or reason"));
            }
        }
    });
}

#[test]
fn registry_directory_and_kinds_agree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/omissis/src/detectors");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|name| name != "mod")
        .collect();
    let mut registered: Vec<String> = omissis::detectors().iter().map(|detector| detector.kind().id().to_owned()).collect();
    files.sort();
    registered.sort();
    assert_eq!(files, registered, "detectors/<kind>.rs, the registry and Kind must name the same");
}

/// A way of writing the same text; the marks move along.
type Variant = fn(&str) -> String;

/// Every class of spelling that folding undoes, applied to all examples of all detectors.
const VARIANTS: &[(&str, Variant)] = &[
    ("decomposed accents", |t| t.nfd().collect()),
    ("no-break spaces", |t| t.replace(' ', "\u{a0}")),
    ("emoji before", |t| format!("😡👨‍👩‍👧 {t}")),
    ("two emoji behind", |t| format!("{t} 🙏🙏")),
    ("lower case", |t| t.to_lowercase()),
    ("upper case", |t| t.to_uppercase()),
    ("full-width digits", |t| {
        t.chars().map(|c| if c.is_ascii_digit() { char::from_u32(c as u32 - 0x30 + 0xff10).unwrap() } else { c }).collect()
    }),
    ("keycap digits", |t| t.chars().flat_map(|c| if c.is_ascii_digit() { vec![c, '\u{fe0f}', '\u{20e3}'] } else { vec![c] }).collect()),
    ("zero-width marks", |t| t.chars().flat_map(|c| if c.is_alphanumeric() { vec![c, '\u{200b}'] } else { vec![c] }).collect()),
    ("typographic apostrophes", |t| t.replace('\'', "’")),
    ("Cyrillic look-alikes", |t| {
        t.chars()
            .map(|c| match c {
                'a' => 'а',
                'e' => 'е',
                'o' => 'о',
                'A' => 'А',
                'E' => 'Е',
                'O' => 'О',
                'C' => 'С',
                c => c,
            })
            .collect()
    }),
];

#[test]
fn examples_are_found_however_they_are_spelled() {
    let redactor = strict();
    problems(|detector, wrong| {
        let kind = detector.kind();
        for example in detector.hides() {
            for (name, variant) in VARIANTS {
                // The variant is applied between the marks, so that they move along; subjects are put back.
                let mut varied = String::new();
                for piece in example.split_inclusive(['⟦', '⟧', '|']) {
                    let mark = piece.chars().last().filter(|c| "⟦⟧|".contains(*c));
                    let body = mark.map_or(piece, |m| &piece[..piece.len() - m.len_utf8()]);
                    let outside = name.contains("emoji");
                    if outside || mark == Some('|') && ["self", "family", "other"].contains(&body) {
                        varied.push_str(body);
                    } else {
                        varied.push_str(&variant(body));
                    }
                    varied.extend(mark);
                }
                // Emoji stand around the whole text, not between a word and what it says of the next one.
                if name.contains("emoji") {
                    varied = variant(&varied);
                }
                let (text, marks) = unmark(&varied);
                for mark in &marks {
                    if !found(&redactor, &text, mark, kind) {
                        wrong.push(format!("{kind}, {name}: not found in {varied:?}"));
                    }
                }
            }
        }
    });
}
