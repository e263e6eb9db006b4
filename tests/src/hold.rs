//! What holds for every text, whatever its author meant by it. Asked by the property tests here and by the fuzz targets.

use omissis::{Action, Key, Kind, Policy, Positions, Redactor};
use std::sync::LazyLock;

/// The strict policy. Built once: building costs more than a thousand scans.
pub static STRICT: LazyLock<Redactor> = LazyLock::new(|| Redactor::new(Policy::strict()));

/// The strict policy with each action wherever it is possible.
pub static ACTIONS: LazyLock<Vec<(Action, Redactor)>> =
    LazyLock::new(|| Action::ALL.iter().map(|&action| (action, Redactor::new(policy(action)))).collect());

/// The key that the policies of the tests have.
///
/// # Panics
/// Never: it is long enough.
#[must_use]
pub fn key() -> Key {
    Key::new(b"a key that only tests use").expect("a key that is long enough")
}

/// The strict policy with one action wherever it is possible.
#[must_use]
pub fn policy(action: Action) -> Policy {
    Kind::ALL.iter().fold(Policy::strict().with_key(key()), |policy, &kind| policy.clone().with(kind, action).unwrap_or(policy))
}

/// Under a policy of labels: the gate hides no finding, spans lie on characters inside the text, findings of a group are apart and all in text
/// order, positions in three units agree, bytes outside findings stay, and hiding twice changes nothing.
///
/// # Panics
/// When anything of that does not hold.
pub fn under_labels(redactor: &Redactor, text: &str) {
    let findings = redactor.scan(text);
    assert_eq!(findings, redactor.scan_ungated(text), "the gate changes the findings of {text:?}");
    let redaction = redactor.redact(text);
    assert_eq!(redaction.findings(), findings);
    let mut positions = Positions::new(text);
    let mut hidden = vec![false; text.len()];
    for (i, finding) in findings.iter().enumerate() {
        let span = finding.span();
        assert!(span.start < span.end && text.get(span.start..span.end).is_some(), "a span off the characters of {text:?}");
        hidden[span.start..span.end].fill(true);
        for other in &findings[..i] {
            let apart = other.group() != finding.group() || !other.span().overlaps(span);
            assert!(apart, "findings of one group overlap in {text:?}: {other:?} {finding:?}");
            assert!(other.span().start <= span.start, "findings of {text:?} are out of order");
        }
        for (at, told) in [span.start, span.end].map(|at| (at, positions.at(at))) {
            let before = &text[..at];
            assert_eq!((told.byte, told.code_point, told.utf16), (at, before.chars().count(), before.encode_utf16().count()));
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

/// `[UPPER CASE WORDS]` or `[UPPER CASE WORDS opaque]`, or the one space of `remove`.
fn is_replacement(text: &str) -> bool {
    let Some(inside) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) else { return text == " " };
    let upper = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase());
    let mut words: Vec<&str> = inside.split(' ').collect();
    if words.len() > 1
        && let Some(opaque) = words.pop_if(|word| !upper(word))
    {
        return words.iter().all(|word| upper(word)) && !opaque.is_empty() && opaque.is_ascii();
    }
    words.iter().all(|word| upper(word))
}

/// Under a policy of one [`Action`], as [`policy`] makes it: replacements are of the grammar, edits are in text order and cover the findings, bytes
/// outside them stay, nothing is found again, hiding twice changes nothing, and what is encrypted comes back.
///
/// # Panics
/// When anything of that does not hold.
pub fn under(action: Action, redactor: &Redactor, text: &str) {
    let redaction = redactor.redact(text);
    let (mut rebuilt, mut from) = (String::new(), 0);
    for edit in redaction.edits() {
        let replacement = edit.replacement();
        assert!(is_replacement(replacement), "{action}: {replacement:?} is no replacement");
        assert!(!replacement.starts_with(['=', '+', '-', '@']));
        let span = edit.span();
        assert!(from <= span.start && span.start < span.end);
        rebuilt.push_str(&text[from..span.start]);
        rebuilt.push_str(replacement);
        from = span.end;
    }
    rebuilt.push_str(&text[from..]);
    assert_eq!(rebuilt, redaction.text(), "{action}: bytes outside the edits of {text:?} changed");
    let covered = |at: usize| redaction.edits().iter().any(|edit| edit.span().start <= at && at < edit.span().end);
    assert!(redaction.findings().iter().all(|finding| covered(finding.span().start) && covered(finding.span().end - 1)));
    let again = redactor.redact(redaction.text());
    assert!(
        again.findings().is_empty(),
        "{action}: found again after redaction of {text:?}: {:?} in {:?}",
        again.findings(),
        redaction.text()
    );
    assert_eq!(again.text(), redaction.text());
    if action == Action::Encrypt {
        assert_eq!(key().reveal(redaction.text()).as_deref(), Ok(text));
    }
}
