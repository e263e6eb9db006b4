//! What holds for every action: the grammar of replacements, nothing found again, redacting twice changes nothing.

use omissis::{Action, Kind, Policy, PolicyError, Redactor, Subject};
use omissis_tests::hold::{ACTIONS, policy, under};
use omissis_tests::texts::{PIECES, known};
use proptest::prelude::*;

#[test]
fn hold_for_every_known_text() {
    for text in known() {
        for (action, redactor) in ACTIONS.iter() {
            under(*action, redactor, &text);
        }
    }
}

proptest! {
    // One seed everywhere: a failure on one machine is a failure on all. PROPTEST_RNG_SEED looks elsewhere.
    #![proptest_config(ProptestConfig { cases: 1000, rng_seed: proptest::test_runner::RngSeed::Fixed(2019), ..ProptestConfig::default() })]

    #[test]
    fn hold_for_text_made_of_likely_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..14)) {
        for (action, redactor) in ACTIONS.iter() {
            under(*action, redactor, &pieces.concat());
        }
    }
}

#[test]
fn each_action_does_what_it_says() {
    let text = "il mio iban è IT60X0542811101000000123456, grazie";
    for (action, expected) in [
        (Action::Label, "il mio iban è [IBAN], grazie"),
        (Action::Omissis, "il mio iban è [OMISSIS], grazie"),
        (Action::Mask { keep: 4 }, "il mio iban è [IBAN ***3456], grazie"),
        (Action::Mask { keep: 1 }, "il mio iban è [IBAN ***6], grazie"),
        (Action::Remove, "il mio iban è  , grazie"),
        (Action::Keep, text),
    ] {
        assert_eq!(Redactor::new(policy(action)).redact(text).text(), expected, "{action}");
    }
    let spellings = ["iban IT60X0542811101000000123456", "iban it60 x054 2811 1010 0000 0123 456"];
    for action in [Action::Pseudonym, Action::Hash] {
        let redactor = Redactor::new(policy(action));
        let [one, two] = spellings.map(|text| redactor.redact(text).text().to_owned());
        assert_eq!(one, two, "{action}");
        assert!(one.starts_with("iban [IBAN ") && !one.contains("123456"), "{one}");
    }
    let bits = |action| (Redactor::new(policy(action)).redact(text).text().split(['[', ']']).nth(1).unwrap().len() - "IBAN ".len() - 2) * 4;
    assert!(bits(Action::Pseudonym) >= 40 && bits(Action::Hash) >= 96);
}

#[test]
fn forged_placeholders_are_scanned_as_text() {
    let redactor = Redactor::new(Policy::strict());
    for text in [
        "[CODICE FISCALE RSSMRA80A01H501U]",
        "[IBAN IT60X0542811101000000123456]",
        "[EMAIL mario.rossi@libero.it]",
        "[iban IT60X0542811101000000123456 ]",
        "[IBAN]IT60X0542811101000000123456",
        "RSSMRA80A01H501U[PIN]",
        "[OMISSIS]3331234567[OMISSIS]",
        "[OMISSIS]mario.rossi@libero.it[IBAN]",
    ] {
        assert_eq!(redactor.scan(text).len(), 1, "{text}");
    }
}

#[test]
fn an_action_without_its_key_is_refused() {
    for action in Action::ALL.iter().filter(|action| action.needs_key()) {
        assert_eq!(Policy::strict().with(Kind::Iban, *action), Err(PolicyError::NoKey(action.id())));
    }
}

#[test]
fn confidence_and_subject_decide() {
    let text = "iban IT60X0542811101000000123457";
    let sure = Redactor::new(Policy::standard().with_least(Kind::Iban, 0.99).unwrap());
    assert!(sure.scan(text).is_empty() && !Redactor::default().scan(text).is_empty(), "a failed check is less sure");
    let policy = Policy::standard().with("health.family".parse::<omissis::Target>().unwrap(), Action::Keep).unwrap();
    assert_eq!(policy.action(Kind::Health, Some(Subject::Family)), Action::Keep);
    assert_eq!(policy.action(Kind::Health, Some(Subject::Writer)), Action::Label);
}

#[test]
fn own_words_are_hidden_by_every_action_and_found_never_again() {
    let text = "la pratica del Progetto Fenice, prt-004217, resta ferma";
    for &action in Action::ALL {
        let policy = policy(action)
            .hide_word(Kind::PersonName, "progetto fenice")
            .and_then(|policy| policy.hide_pattern(Kind::CaseNumber, r"PRT-\d{6}"))
            .unwrap();
        let redactor = Redactor::new(policy);
        under(action, &redactor, text);
        let hidden = redactor.redact(text);
        assert!(!hidden.text().contains("Fenice"), "{action}: {}", hidden.text());
        assert!(hidden.findings().iter().any(|finding| finding.evidence().has(omissis::Evidence::CallerList)));
    }
}
