//! Nothing that the core shows of itself holds a word of a text, of an allow-list or of a key.

use omissis::{Action, Conversation, Key, Kind, Policy, PolicyError, Positions, Redactor};

/// A comment, and what of it must be seen nowhere.
const PLANTED: &[(&str, &str)] = &[
    ("il mio codice fiscale è LMBGPP85T10F205Z", "LMBGPP85T10F205Z"),
    ("iban IT60 X054 2811 1010 0000 0123 456", "IT60X0542811101000000123456"),
    ("chiamatemi al 347 812 9034", "3478129034"),
    ("scrivete a zenobia.quarantotti@example.org", "zenobia.quarantotti"),
    ("il mio pin è 73951468", "73951468"),
    ("mi chiamo Zenobia Quarantotti", "Quarantotti"),
    ("abito in via Bartolomeo Colleoni 73, Bergamo", "Colleoni"),
    ("io lavoro in nero alla pasticceria Belvedere", "in nero alla pasticceria"),
    ("ho un carcinoma tiroideo e aspetto da mesi", "carcinoma"),
];

/// The ends of numbers that masks show.
const MASKED: &[&str] = &["3456", "9034"];

/// Lower case, and without what stands between the digits and words of a code.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).collect()
}

#[track_caller]
fn assert_silent(what: &str, shown: &str) {
    let plain = folded(shown);
    for secret in PLANTED.iter().map(|(_, secret)| secret).chain(MASKED) {
        assert!(!plain.contains(&folded(secret)), "{what} holds {secret}: {shown}");
    }
}

#[test]
fn nothing_that_is_shown_holds_a_secret() {
    let key = Key::new(b"73951468 Zenobia Quarantotti").unwrap();
    let listed = |policy: Policy| {
        policy
            .with_key(key.clone())
            .allow_value("Colleoni 73")
            .and_then(|policy| policy.allow_number("3478129034"))
            .and_then(|policy| policy.allow_handle("Quarantotti"))
            .and_then(|policy| policy.allow_domain("zenobia.quarantotti.example.org"))
            .and_then(|policy| policy.hide_word(Kind::Pin, "carcinoma"))
            .and_then(|policy| policy.hide_pattern(Kind::Pin, "7395146[0-9]"))
            .unwrap()
    };
    let masked =
        Kind::ALL.iter().fold(Policy::strict(), |policy, &kind| policy.clone().with(kind, Action::Mask { keep: 4 }).unwrap_or(policy));
    for policy in [Policy::strict(), masked.clone(), listed(Policy::strict()), listed(masked)] {
        assert_silent("the policy", &format!("{policy:?} {policy:#?}"));
        let redactor = Redactor::new(policy);
        assert_silent("the redactor", &format!("{redactor:?} {redactor:#?}"));
        let mut memory = Conversation::new();
        let whole = PLANTED.iter().map(|(comment, _)| *comment).collect::<Vec<_>>().join(". ");
        for text in PLANTED.iter().map(|(comment, _)| *comment).chain([whole.as_str()]) {
            let redaction = redactor.redact(text);
            memory.note("thread", text, redaction.findings());
            memory.note_author("thread", "Zenobia Quarantotti");
            assert_silent("a redaction", &format!("{redaction:?} {redaction:#?}"));
            assert_silent("findings", &format!("{:?} {:#?}", redaction.findings(), redactor.scan(text)));
            assert_silent("edits", &format!("{:?} {:#?}", redaction.edits(), redaction.edits()));
            let mut positions = Positions::new(text);
            assert_silent(
                "positions",
                &format!("{:?}", redaction.findings().iter().map(|finding| positions.of(finding.span())).collect::<Vec<_>>()),
            );
        }
        assert_silent("the memory", &format!("{memory:?} {memory:#?}"));
        assert!(!memory.is_empty());
    }
    assert_silent("the key", &format!("{key:?}"));
    assert!(Redactor::new(Policy::strict()).redact(PLANTED[1].0).text().contains("[IBAN]"));
}

#[test]
fn no_error_holds_a_secret() {
    let silent = |error: PolicyError| {
        assert_silent("an error", &format!("{error} {error:?}"));
    };
    silent(Key::new(b"73951468").unwrap_err());
    silent(Key::new(b"omissis-key-1:73951468").unwrap_err());
    let other = Key::new(b"another key, of other people").unwrap();
    let hidden = Key::new(b"a key that only tests use").unwrap().encrypt(Kind::Pin, "73951468");
    silent(other.reveal(&hidden).unwrap_err());
    for list in [Policy::allow_value, Policy::allow_handle] {
        silent(list(Policy::strict(), "--").unwrap_err());
    }
    silent(Policy::strict().allow_domain("zenobia.quarantotti@example org").unwrap_err());
    silent(Policy::strict().allow_number("Quarantotti").unwrap_err());
    for pattern in ["73951468(", "(?P<Quarantotti", "Colleoni{9999}{9999}", "(carcinoma)*"] {
        silent(Policy::strict().hide_pattern(Kind::Pin, pattern).unwrap_err());
    }
}
