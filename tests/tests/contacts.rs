//! Contacts: the test vectors, libphonenumber as an oracle, and what is allowed to stay.

use omissis::{Kind, Policy, PolicyError, Redactor};
use rlibphonenumber::{NumberLengthType, PHONE_NUMBER_UTIL, PhoneNumber, Region};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Vector {
    kind: String,
    value: String,
    valid: bool,
}

fn vectors(kinds: &[&str]) -> Vec<Vector> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/vectors.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let all = text.lines().map(|line| serde_json::from_str::<Vector>(line).unwrap());
    let wanted: Vec<_> = all.filter(|vector| kinds.contains(&vector.kind.as_str())).collect();
    assert!(!wanted.is_empty());
    wanted
}

fn strict() -> Redactor {
    Redactor::new(Policy::strict())
}

/// What is found of `kind`, as text.
fn found<'t>(redactor: &Redactor, text: &'t str, kind: Kind) -> Vec<&'t str> {
    redactor
        .scan(text)
        .iter()
        .filter(|finding| finding.kind() == kind)
        .map(|finding| &text[finding.span().start..finding.span().end])
        .collect()
}

#[test]
fn valid_vectors_are_found_after_a_label_and_alone() {
    let redactor = strict();
    for (name, label, kind) in [("phone", "telefono", Kind::Phone), ("email", "la mia mail è", Kind::Email), ("ip", "ip", Kind::IpAddress)]
    {
        for vector in vectors(&[name]).iter().filter(|vector| vector.valid) {
            let value = &vector.value;
            for text in [
                format!("{label} {value}"),
                format!("{label}: {} grazie", value.to_lowercase()),
                format!("ciao a tutti, {value} e buona giornata"),
                format!("{value}\ngrazie"),
                format!("({value})"),
            ] {
                let wanted = if text.contains(value) { value.clone() } else { value.to_lowercase() };
                assert_eq!(found(&redactor, &text, kind), [wanted], "{text:?}: {:?}", redactor.scan(&text));
            }
            if name == "phone" {
                let digits: Vec<String> = value.chars().filter(char::is_ascii_digit).map(String::from).collect();
                let spaced = format!("chiamatemi {}", digits.join(" "));
                assert_eq!(found(&redactor, &spaced, kind).len(), 1, "{spaced:?}");
            }
        }
    }
}

#[test]
fn the_public_stays() {
    let redactor = strict();
    for vector in vectors(&["phone_public", "mac"]) {
        for text in
            [format!("chiamate {}", vector.value), format!("{} non risponde", vector.value), format!("tel. {} grazie", vector.value)]
        {
            assert!(redactor.scan(&text).is_empty(), "{text:?}: {:?}", redactor.scan(&text));
        }
    }
}

/// The outcome of each invalid vector, as the manual pages state it: what is found of it, alone and after its label.
#[test]
fn invalid_vectors_end_as_their_page_says() {
    const OUTCOMES: &[(&str, &str, Kind, Option<&str>, Option<&str>)] = &[
        ("3500", "tel", Kind::Phone, None, None),
        ("780", "tel", Kind::Phone, None, None),
        ("1234567", "tel", Kind::Phone, None, None),
        // Too long for a mobile: a mistyped one, but only where the text says that it is a number.
        ("33300000012", "tel", Kind::Phone, None, Some("33300000012")),
        ("12/03/2019", "tel", Kind::Phone, None, None),
        // The 0 is missing and the number still reaches.
        ("+39 6 0000001", "tel", Kind::Phone, Some("+39 6 0000001"), Some("+39 6 0000001")),
        ("mario.prova@example", "mail", Kind::Email, None, None),
        ("@inps_it", "mail", Kind::Email, None, None),
        // Slips of an address that is otherwise whole.
        (".mario@example.it", "mail", Kind::Email, Some("mario@example.it"), Some("mario@example.it")),
        ("mario@@example.it", "mail", Kind::Email, Some("mario@@example.it"), Some("mario@@example.it")),
        ("1.2.3", "ip", Kind::IpAddress, None, None),
        ("256.1.1.1", "ip", Kind::IpAddress, None, None),
    ];
    let redactor = strict();
    let invalid = vectors(&["phone", "email", "ip"]).into_iter().filter(|vector| !vector.valid);
    for vector in invalid {
        let outcome = OUTCOMES.iter().find(|(value, ..)| *value == vector.value);
        let Some((value, label, kind, alone, labelled)) = outcome else { panic!("no outcome for {:?}", vector.value) };
        assert_eq!(found(&redactor, &format!("vedo {value} qui"), *kind), alone.as_slice(), "{value}");
        assert_eq!(found(&redactor, &format!("{label} {value}"), *kind), labelled.as_slice(), "{value} after its label");
    }
}

#[test]
fn area_codes_are_those_of_libphonenumber() {
    let redactor = strict();
    // 00 dials abroad.
    for area in (100..1000).map(|n| format!("0{n:03}")) {
        let digits = format!("{area}654321");
        let number = PHONE_NUMBER_UTIL.parse(&digits, Some(Region::IT));
        let valid = number.is_ok_and(|number| PHONE_NUMBER_UTIL.is_valid_number(&number));
        let ours = !found(&redactor, &format!("ci sono {digits} qui"), Kind::Phone).is_empty();
        assert_eq!(ours, valid, "{digits}");
    }
}

#[test]
fn foreign_lengths_are_those_of_libphonenumber() {
    let redactor = strict();
    for code in PHONE_NUMBER_UTIL.get_supported_calling_codes().filter(|code| *code != 39) {
        for length in 7..=14_usize {
            let national = &"22222222222222"[..length];
            let mut number = PhoneNumber::default();
            number.country_code = code;
            number.national_number = national.parse().unwrap();
            let possible = matches!(PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number), Ok(NumberLengthType::IsPossible));
            let text = format!("scrivo qui +{code} {national} ciao");
            let ours = !found(&redactor, &text, Kind::Phone).is_empty();
            // Between the least and the most digits of a country we take every length: nobody's other number begins with a plus.
            assert!(ours || !possible, "{text}");
            assert!(!ours || length <= 14, "{text}");
        }
    }
}

#[test]
fn mobiles_are_those_of_libphonenumber() {
    let redactor = strict();
    for prefix in 310..400 {
        let digits = format!("{prefix}1234567");
        let number = PHONE_NUMBER_UTIL.parse(&digits, Some(Region::IT)).unwrap();
        assert!(PHONE_NUMBER_UTIL.is_valid_number(&number), "{digits}");
        assert_eq!(found(&redactor, &format!("eccolo {digits} ciao"), Kind::Phone), [&digits]);
    }
}

#[test]
fn what_the_caller_allows_stays() {
    let text = "tel 081 7654321 o +39 347 1234567, mail info.mario@studioverdi.it, @rosy_napoli, facebook.com/rosy.napoli, IT60X0542811101000000123456";
    let count = |policy: Policy| Redactor::new(policy).scan(text).len();
    let all = count(Policy::standard());
    let without = |policy: Result<Policy, PolicyError>| all - count(policy.unwrap());
    assert_eq!(without(Policy::standard().allow_number("0039 081/7654321")), 1);
    assert_eq!(without(Policy::standard().allow_number("347 12 34 567")), 1);
    assert_eq!(without(Policy::standard().allow_handle("@Rosy.Napoli")), 2);
    assert_eq!(without(Policy::standard().allow_value("it60 x054 2811 1010 0000 0123 456")), 1);
    assert_eq!(without(Policy::standard().allow_value("0000")), 0);
    let address = "scrivete a mario.verdi@posta.studioverdi.it o mario chiocciola studioverdi punto it";
    let standard = Redactor::new(Policy::standard());
    assert_eq!(found(&standard, address, Kind::Email).len(), 2);
    let allowed = Redactor::new(Policy::standard().allow_domain("@studioverdi.it").unwrap());
    assert!(allowed.scan(address).is_empty());
    let spoken = "tre quattro sette, dodici, trentaquattro, cinque sei sette";
    let allowed = Redactor::new(Policy::standard().allow_number("3471234567").unwrap());
    assert_eq!(found(&standard, spoken, Kind::Phone).len(), 1);
    assert!(found(&allowed, spoken, Kind::Phone).is_empty());
}

#[test]
fn an_allowance_that_compares_to_nothing_is_refused() {
    for refused in [
        Policy::standard().allow_number("numero verde"),
        Policy::standard().allow_value(" - "),
        Policy::standard().allow_handle("@"),
        Policy::standard().allow_domain("studioverdi"),
        Policy::standard().allow_domain("mail@a b.it"),
    ] {
        assert!(matches!(refused, Err(PolicyError::EmptyAllowance)));
    }
}
