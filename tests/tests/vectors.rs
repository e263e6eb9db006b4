//! Walks the value vectors (`data/vectors.jsonl`): every valid value of a kind that the guide knows is found after its label, in lower case and spaced, and alone where its shape or
//! check carries it; values of the public and of kinds that the guide does not know stay; and what becomes of each invalid value is stated here.

use omissis::{Kind, Policy, Redactor};
use serde::Deserialize;
use std::path::Path;

#[derive(Deserialize)]
struct Vector {
    kind: String,
    value: String,
    valid: bool,
    #[serde(default)]
    class: Option<String>,
}

fn vectors() -> Vec<Vector> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/vectors.jsonl");
    let text = std::fs::read_to_string(path).expect("the vectors");
    text.lines().map(|line| serde_json::from_str(line).expect("a vector")).collect()
}

/// How the vectors of one sort are to be found.
struct Sort {
    /// The vectors' own name.
    name: &'static str,
    kind: Kind,
    /// A label that people write.
    label: &'static str,
    /// Found without a label too.
    alone: bool,
    /// Where its groups may be parted, in characters.
    groups: usize,
}

const SORTS: &[Sort] = &[
    Sort { name: "cf", kind: Kind::FiscalCode, label: "il mio cf è", alone: true, groups: 3 },
    Sort { name: "piva", kind: Kind::VatNumber, label: "partita iva", alone: false, groups: 3 },
    Sort { name: "iban", kind: Kind::Iban, label: "iban", alone: true, groups: 4 },
    Sort { name: "pan", kind: Kind::PaymentCard, label: "carta di credito", alone: true, groups: 4 },
    Sort { name: "cie", kind: Kind::IdentityCard, label: "carta d'identità", alone: true, groups: 2 },
    Sort { name: "carta_identita", kind: Kind::IdentityCard, label: "carta d'identità n.", alone: false, groups: 2 },
    Sort { name: "passaporto", kind: Kind::Passport, label: "passaporto", alone: false, groups: 2 },
    Sort { name: "patente", kind: Kind::DrivingLicence, label: "patente n.", alone: false, groups: 2 },
    Sort { name: "permesso", kind: Kind::ResidencePermit, label: "permesso di soggiorno", alone: false, groups: 1 },
    Sort { name: "team", kind: Kind::HealthCard, label: "tessera sanitaria", alone: true, groups: 5 },
    Sort { name: "targa_auto", kind: Kind::LicencePlate, label: "targa", alone: false, groups: 2 },
    Sort { name: "targa_moto", kind: Kind::LicencePlate, label: "moto targa", alone: false, groups: 2 },
    Sort { name: "ciclomotore", kind: Kind::LicencePlate, label: "motorino targato", alone: false, groups: 3 },
    Sort { name: "dsu", kind: Kind::CaseNumber, label: "dsu", alone: true, groups: 0 },
    Sort { name: "rdc", kind: Kind::CaseNumber, label: "domanda", alone: true, groups: 0 },
    Sort { name: "prot", kind: Kind::CaseNumber, label: "prot.", alone: true, groups: 0 },
];

fn hides(redactor: &Redactor, text: &str, value: &str, kind: Kind) -> bool {
    let start = text.find(value).expect("the value in its text");
    let findings = redactor.scan(text);
    value.char_indices().filter(|(_, c)| c.is_alphanumeric()).all(|(at, _)| {
        findings.iter().any(|finding| finding.kind() == kind && finding.span().start <= start + at && start + at < finding.span().end)
    })
}

fn spaced(value: &str, groups: usize) -> String {
    let plain: Vec<char> = value.chars().filter(char::is_ascii_alphanumeric).collect();
    plain.chunks(groups.max(1)).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_valid_value_is_found() {
    let redactor = Redactor::new(Policy::strict());
    let mut wrong = Vec::new();
    for sort in SORTS {
        for vector in vectors().iter().filter(|vector| vector.kind == sort.name && vector.valid) {
            let mut values = vec![vector.value.clone(), vector.value.to_lowercase()];
            if sort.groups > 0 && !vector.value.contains([' ', '\n', '.', '-']) {
                values.push(spaced(&vector.value, sort.groups));
            }
            for value in values {
                let mut texts = vec![format!("{} {value} grazie", sort.label)];
                if sort.alone && value.len() == vector.value.len() {
                    texts.push(format!("buongiorno {value} aspetto da mesi"));
                }
                for text in texts {
                    if !hides(&redactor, &text, &value, sort.kind) {
                        wrong.push(format!("{}: not found in {text:?}: {:?}", sort.name, redactor.scan(&text)));
                    }
                }
            }
        }
    }
    // Provisional codes of persons are found after the label; codes of bodies belong to the public.
    for vector in vectors().iter().filter(|vector| vector.kind == "cf_num" && vector.valid) {
        let text = format!("codice fiscale {} grazie", vector.value);
        let person = vector.class.as_deref().is_some_and(|class| class.contains("provisional"));
        if hides(&redactor, &text, &vector.value, Kind::FiscalCode) != person {
            wrong.push(format!("cf_num: {text:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}\n", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_is_public_or_no_kind_stays() {
    let redactor = Redactor::new(Policy::strict());
    let mut wrong = Vec::new();
    for vector in vectors() {
        let text = match vector.kind.as_str() {
            "phone_public" => format!("chiamate il {} per informazioni", vector.value),
            "bic" => format!("bic {}", vector.value),
            "cap" => format!("cap {}", vector.value),
            "mac" => format!("mac {}", vector.value),
            _ => continue,
        };
        for finding in redactor.scan(&text) {
            wrong.push(format!("{}: {} in {text:?}", vector.kind, finding.kind()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}\n", wrong.len(), wrong.join("\n"));
}

/// Invalid values that stay even after their label: another kind's, too short, or no code at all. All others are somebody's code with a slip, and are hidden.
const STAY: &[&str] = &[
    "ABCDEFGHIJKLMNOP",
    "3331234567",
    "XX60X0542811101000000123456",
    "0000000000000000",
    "CA1234AA",
    "INPS-ISEE-2019-XXXXXXXXX-00",
    "INPS.12/03/2019",
    "INPS 5100",
    "INPS.HERMES.12/03/2019.0001234",
];

/// Values with a character too many: the code in them is hidden, the character may stay.
const BUT_ONE: &[&str] = &["PRVMRA80A01H501MA", "IT60X05428111010000001234560"];

#[test]
fn invalid_values_meet_their_stated_end() {
    let redactor = Redactor::new(Policy::strict());
    let mut wrong = Vec::new();
    for sort in SORTS {
        for vector in vectors().iter().filter(|vector| vector.kind == sort.name && !vector.valid) {
            let text = format!("{} {} grazie", sort.label, vector.value);
            let whole = vector.value.as_str();
            let value = if BUT_ONE.contains(&whole) { &whole[..whole.len() - 1] } else { whole };
            let hidden = hides(&redactor, &text, value, sort.kind);
            if hidden == STAY.contains(&vector.value.as_str()) {
                wrong.push(format!("{}: {} hidden: {hidden}: {:?}", sort.name, vector.value, redactor.scan(&text)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}\n", wrong.len(), wrong.join("\n"));
}
