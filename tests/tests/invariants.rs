//! What holds for every text: the gate hides nothing, bytes outside findings stay, redacting twice changes nothing.

use omissis::{Kind, Policy, Redactor};
use omissis_tests::{corpus, example::unmark};
use proptest::prelude::*;
use std::sync::LazyLock;

fn known_texts() -> Vec<String> {
    let comments = corpus::all().into_iter().flat_map(|(_, comments)| comments).map(|comment| comment.text);
    let examples = omissis::detectors().iter().flat_map(|d| d.hides().iter().chain(d.keeps()).map(|e| unmark(e).0));
    comments.chain(examples).collect()
}

fn check(redactor: &Redactor, text: &str) {
    let findings = redactor.scan(text);
    assert_eq!(findings, redactor.scan_ungated(text), "the gate changes the findings of {text:?}");
    let redaction = redactor.redact(text);
    assert_eq!(redaction.findings(), findings);
    let mut hidden = vec![false; text.len()];
    for (i, finding) in findings.iter().enumerate() {
        let span = finding.span();
        assert!(span.start < span.end && text.get(span.start..span.end).is_some(), "a span off the characters of {text:?}");
        hidden[span.start..span.end].fill(true);
        for other in &findings[..i] {
            let apart = other.group() != finding.group() || !other.span().overlaps(span);
            assert!(apart, "findings of one group overlap in {text:?}: {other:?} {finding:?}");
        }
    }
    let kept: String = text.char_indices().filter(|&(at, _)| !hidden[at]).map(|(_, c)| c).collect();
    let mut left = redaction.text().to_owned();
    if !text.contains('[') {
        for label in Kind::ALL.iter().map(|kind| format!("[{}]", kind.info().label)) {
            left = left.replace(&label, "");
        }
        assert_eq!(left, kept, "bytes outside findings changed in {text:?}");
    }
    let again = redactor.redact(redaction.text());
    assert!(again.findings().is_empty(), "found again after redaction of {text:?}: {:?} in {:?}", again.findings(), redaction.text());
}

#[test]
fn hold_for_every_known_text() {
    for policy in [Policy::minimal(), Policy::standard(), Policy::strict()] {
        let redactor = Redactor::new(policy);
        for text in known_texts() {
            check(&redactor, &text);
        }
    }
}

/// Built once: building costs more than a scan.
static STRICT: LazyLock<Redactor> = LazyLock::new(|| Redactor::new(Policy::strict()));

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn hold_for_random_text(text in "\\PC{0,80}") {
        check(&STRICT, &text);
    }

    #[test]
    fn hold_for_text_made_of_likely_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
        check(&STRICT, &pieces.concat());
    }
}

/// What comments are made of, so that random text comes near to what detectors look for.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    ".",
    ", ",
    ": ",
    "'",
    "@",
    "/",
    "-",
    "pin",
    "il mio pin è ",
    "cf",
    "codice fiscale ",
    "iban ",
    "IT60X0542811101000000123456",
    "RSSMRA80A01H501U",
    "DSMNCLVPELVDVSVM",
    "rssmra",
    "333",
    "1234567",
    "+39",
    "800",
    "06164164",
    "tre ",
    "zero ",
    "mario",
    "rossi",
    "gmail.com",
    "via ",
    "Roma",
    " 12",
    "lavoro in nero",
    "non ",
    "se ",
    "mio marito ",
    "?",
    "ho ",
    "58 anni",
    "[IBAN]",
    "[OMISSIS]",
    "😡",
    "è",
    "e\u{301}",
    "１２３",
    "\u{200b}",
    "A",
    "B",
    "5",
    "07601",
    "password ",
    "chiocciola",
    " punto it",
    "mi chiamo ",
    "figlio",
    "104",
];
