//! Every way of writing a code, applied to the examples of every detector of codes, credentials and contacts.
//!
//! `registry.rs` varies what folding undoes (case, widths, marks, look-alikes). Here are the ways that change the code itself or what
//! stands around it: separators, one character at a time, look-alike digits, words for digits, punctuation that touches, labels
//! with a slip. A variant applies to an example when the kind can be written so; what a detector cannot know is listed in [`EXCEPT`] with its reason.

use omissis::{Finding, Group, Kind, Policy, Redactor};
use omissis_tests::example::unmark;

/// One class of spelling: its name, what it makes of the code between the marks (`None` when it does not apply), and what it makes of the text around.
struct Spelling {
    name: &'static str,
    code: fn(&str, Kind) -> Option<String>,
    around: fn(&str) -> String,
}

fn same(text: &str) -> String {
    text.to_owned()
}

fn unchanged(code: &str, _: Kind) -> Option<String> {
    Some(code.to_owned())
}

/// Where people part a code of this kind: the lengths of its groups, or `None` when the kind has no groups.
fn groups(code: &str, kind: Kind) -> Option<Vec<usize>> {
    let plain = |least: usize| code.len() >= least && code.chars().all(|c| c.is_ascii_alphanumeric());
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    let fours = || vec![4; code.len().div_ceil(4)];
    match kind {
        Kind::FiscalCode if plain(16) && code.len() == 16 => Some(vec![3, 3, 5, 5]),
        Kind::FiscalCode | Kind::VatNumber if plain(11) && digits => Some(vec![3, 4, 4]),
        Kind::Iban if plain(20) => Some(fours()),
        Kind::PaymentCard if plain(16) && digits && code.len() == 16 => Some(fours()),
        Kind::Pin if plain(16) && code.len() == 16 => Some(fours()),
        Kind::Pin if plain(8) && code.len() == 8 && code.bytes().filter(u8::is_ascii_digit).count() >= 2 => Some(fours()),
        Kind::Phone if plain(10) && digits && code.len() == 10 => {
            Some(if code.starts_with('3') || code.starts_with("081") { vec![3, 3, 4] } else { vec![4, 3, 3] })
        }
        Kind::HealthCard if plain(20) && digits => Some(vec![5, 5, 5, 5]),
        Kind::LicencePlate if plain(7) && code.len() == 7 => Some(vec![2, 3, 2]),
        Kind::IdentityCard if plain(9) && code.len() == 9 => Some(vec![2, 7]),
        Kind::Passport | Kind::DrivingLicence if plain(9) && code.bytes().take(2).all(|b| b.is_ascii_alphabetic()) => {
            Some(vec![2, code.len()])
        }
        Kind::ResidencePermit if plain(9) && code.bytes().take(1).any(|b| b.is_ascii_alphabetic()) => {
            Some(vec![code.bytes().take_while(u8::is_ascii_alphabetic).count(), code.len()])
        }
        Kind::CaseNumber if plain(10) && digits && code.len() >= 10 => Some(vec![4, 3, code.len()]),
        Kind::BankAccount if plain(8) && digits => Some(vec![4, code.len()]),
        _ => None,
    }
}

fn parted(code: &str, kind: Kind, mark: &str) -> Option<String> {
    let mut rest = code;
    let mut parts = Vec::new();
    for length in groups(code, kind)? {
        let (part, behind) = rest.split_at(length.min(rest.len()));
        parts.push(part);
        rest = behind;
    }
    parts.push(rest);
    parts.retain(|part| !part.is_empty());
    Some(parts.join(mark))
}

/// Kinds whose codes are written without spaces, so that every character may stand alone.
fn single(code: &str, kind: Kind) -> Option<String> {
    let alone = code.chars().all(|c| c.is_ascii_alphanumeric());
    let fits = match kind {
        Kind::FiscalCode => code.len() == 16 || code.len() == 11,
        Kind::Iban => code.len() >= 20,
        Kind::PaymentCard => code.len() == 16,
        Kind::VatNumber => code.len() == 11,
        Kind::Phone => code.len() >= 9 && code.bytes().all(|b| b.is_ascii_digit()),
        Kind::Pin => {
            (code.len() == 8 || code.len() == 16) && code.bytes().filter(u8::is_ascii_digit).count() >= 2
                || (4..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit())
        }
        Kind::HealthCard => code.len() == 20,
        _ => false,
    };
    (alone && fits).then(|| code.chars().map(String::from).collect::<Vec<_>>().join(" "))
}

fn spoken(code: &str, kind: Kind) -> Option<String> {
    const WORDS: [&str; 10] = ["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    let fits = match kind {
        Kind::Phone => (9..=10).contains(&code.len()),
        Kind::Pin => (4..=8).contains(&code.len()),
        Kind::PaymentCard => code.len() == 16,
        Kind::VatNumber => code.len() == 11,
        Kind::CaseNumber => code.len() >= 8,
        _ => false,
    };
    (digits && fits).then(|| code.bytes().map(|b| WORDS[usize::from(b - b'0')]).collect::<Vec<_>>().join(" "))
}

/// Zeros and ones as the letters that look like them, where a check or a length still tells.
fn look_alike(code: &str, kind: Kind) -> Option<String> {
    let fits = match kind {
        Kind::FiscalCode => code.len() == 16 && code.bytes().skip(6).any(|b| b == b'0'),
        Kind::Iban => code.len() == 27 && code.starts_with("IT60X0542811101000000123456"),
        Kind::Phone => code.len() == 10 && code.bytes().all(|b| b.is_ascii_digit()) && code[3..].contains('0'),
        _ => false,
    };
    fits.then(|| {
        let (head, tail) = code.split_at(3);
        format!("{head}{}", tail.replacen('0', "O", 1))
    })
}

/// A label with its two inner letters swapped, a letter doubled, or dropped.
fn slip(text: &str) -> String {
    const SLIPS: &[(&str, &str)] = &[
        ("codice fiscale", "codice ficsale"),
        ("partita iva", "partia iva"),
        ("iban", "ibban"),
        ("passaporto", "passaprto"),
        ("patente", "patnete"),
        ("tessera sanitaria", "tessera sanitria"),
        ("permesso di soggiorno", "permeso di sogiorno"),
        ("targa", "targga"),
        ("protocollo", "protocolo"),
        ("telefono", "telefonno"),
        ("carta d'identità", "carta d'idenittà"),
        ("password", "pasword"),
        ("prenotazione", "prenotazzione"),
        ("matricola", "matricolla"),
        ("segnalazione", "segnalazzione"),
        ("libretto", "libreto"),
        ("postepay", "postpay"),
        ("verbale", "verballe"),
        ("domanda", "domnada"),
        ("cellulare", "celulare"),
        ("credenziali", "credenzialli"),
    ];
    SLIPS.iter().fold(text.to_owned(), |text, (right, wrong)| text.replace(right, wrong))
}

const SPELLINGS: &[Spelling] = &[
    Spelling { name: "groups parted by spaces", code: |c, k| parted(c, k, " "), around: same },
    Spelling { name: "groups parted by dots", code: |c, k| parted(c, k, "."), around: same },
    Spelling { name: "groups parted by dashes", code: |c, k| parted(c, k, "-"), around: same },
    Spelling { name: "groups parted by slashes", code: |c, k| parted(c, k, "/"), around: same },
    Spelling { name: "groups parted by low lines", code: |c, k| parted(c, k, "_"), around: same },
    Spelling { name: "groups parted by no-break spaces", code: |c, k| parted(c, k, "\u{a0}"), around: same },
    Spelling { name: "groups parted by dashes with spaces", code: |c, k| parted(c, k, " - "), around: same },
    Spelling {
        name: "a line break inside",
        code: |c, k| {
            parted(c, k, " ").map(|c| {
                let at = c.find(' ').unwrap_or(0);
                format!("{}\n{}", &c[..at], &c[at + 1..].replace(' ', ""))
            })
        },
        around: same,
    },
    Spelling { name: "one character at a time", code: single, around: same },
    Spelling { name: "digits in words", code: spoken, around: same },
    Spelling { name: "look-alike letters", code: look_alike, around: same },
    Spelling { name: "a label with a slip", code: unchanged, around: slip },
];

/// What may touch a code on either side.
const TOUCHING: &[(&str, &str, &str)] = &[
    ("brackets", "(", ")"),
    ("quotes", "\"", "\""),
    ("guillemets", "«", "»"),
    ("a comma", "", ","),
    ("three dots", "", "..."),
    ("exclamation marks", "", "!!!"),
    ("a question mark", "", "?"),
    ("asterisks", "*", "*"),
];

/// Examples that a spelling makes unreadable: how the spelling's name begins, kind, a part of the example, and why.
const EXCEPT: &[(&str, &str, &str, &str)] = &[
    ("a line break", "bank_account", "", "a number without shape or check ends with its line"),
    ("a line break", "case_number", "", "a number without shape or check ends with its line"),
    ("groups parted by slashes", "pin", "si legge", "of two readings of one PIN the second is hidden in part"),
    ("exclamation marks", "case_number", "è il numero della domanda", "the label stands in the next sentence"),
    ("groups", "case_number", "nel cassetto", "thirteen digits that nothing names count in one piece only"),
    ("digits in words", "case_number", "nel cassetto", "thirteen digits that nothing names count in one piece only"),
    ("groups", "case_number", "presentata", "ten digits that nothing names count in one piece only"),
    ("digits in words", "case_number", "presentata", "ten digits that nothing names are a telephone's in words"),
    ("groups", "driving_licence", "c'è scritto", "a shape without check and label counts in one piece only"),
    ("a line break", "driving_licence", "c'è scritto", "a shape without check and label counts in one piece only"),
    ("groups", "identity_card", "la nuova ha scritto", "a shape without check and label counts in one piece only"),
    ("a line break", "identity_card", "la nuova ha scritto", "a shape without check and label counts in one piece only"),
    ("groups", "licence_plate", "tampona", "a shape without check counts in groups only beside the word for a vehicle"),
    ("a line break", "licence_plate", "tampona", "a shape without check counts in groups only beside the word for a vehicle"),
    ("groups", "passport", "ecco", "a shape without check and label counts in one piece only"),
    ("a line break", "passport", "ecco", "a shape without check and label counts in one piece only"),
    ("groups", "vat_number", "da artigiano", "eleven digits that nothing names count in one piece only"),
    ("a line break", "vat_number", "da artigiano", "eleven digits that nothing names count in one piece only"),
    ("groups", "fiscal_code", "omocodia", "fewer than five digits and no label: words fall into such groups by chance"),
    ("a line break", "fiscal_code", "omocodia", "fewer than five digits and no label: words fall into such groups by chance"),
    ("one character", "fiscal_code", "omocodia", "fewer than five digits and no label"),
    ("one character", "pin", "ha letto", "no word of a code or of typing: one piece only"),
    ("a line break", "pin", "si legge", "no word of a code or of typing: one piece only"),
    ("one character", "pin", "si legge", "no word of a code or of typing: one piece only"),
    ("groups parted by slashes", "pin", "20091987", "two years and a slash are a span of time"),
    ("a line break", "pin", "20091987", "two years, a line each"),
    ("three dots", "profile_link", "⟦rosy_napoli⟧ su ig", "the platform stands in the next sentence"),
    ("exclamation marks", "profile_link", "⟦rosy_napoli⟧ su ig", "the platform stands in the next sentence"),
    ("a question mark", "profile_link", "⟦rosy_napoli⟧ su ig", "the platform stands in the next sentence"),
    ("one character", "phone", "è vecchio", "nine single digits without a label are no mobile"),
    ("digits in words", "phone", "è vecchio", "nine single digits without a label are no mobile"),
];

fn is_code(kind: Kind) -> bool {
    matches!(kind.group(), Group::Credential | Group::Identity | Group::Financial | Group::Contact) && kind != Kind::PostalAddress
}

/// True when every letter and digit of the mark is hidden by findings of a code's kind: a spelling may leave two kinds alike ("AA 1234567").
fn hidden(findings: &[Finding], text: &str, start: usize, end: usize) -> bool {
    text[start..end].char_indices().filter(|(_, c)| c.is_alphanumeric()).all(|(at, _)| {
        findings.iter().any(|finding| is_code(finding.kind()) && finding.span().start <= start + at && start + at < finding.span().end)
    })
}

/// The example with every marked code spelled by `code` and the rest by `around`; `None` when no code can be spelled so and the rest stays too.
fn spell(example: &str, kind: Kind, code: impl Fn(&str, Kind) -> Option<String>, around: impl Fn(&str) -> String) -> Option<String> {
    let (mut spelled, mut changed) = (String::new(), false);
    let mut rest = example;
    let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    while let Some(open) = rest.find('⟦') {
        spelled.push_str(&around(&rest[..open]));
        let close = rest.find('⟧').expect("a closed mark");
        let inside = &rest[open + '⟦'.len_utf8()..close];
        // Nobody parts a code that touches the words around it.
        let apart = free(rest[..open].chars().next_back()) && free(rest[close + '⟧'.len_utf8()..].chars().next());
        let written = if apart { code(inside, kind) } else { None };
        spelled.push('⟦');
        spelled.push_str(written.as_deref().unwrap_or(inside));
        spelled.push('⟧');
        changed |= written.is_some_and(|written| written != inside);
        rest = &rest[close + '⟧'.len_utf8()..];
    }
    spelled.push_str(&around(rest));
    (changed || spelled != example).then_some(spelled)
}

#[test]
fn codes_are_found_however_people_write_them() {
    let redactor = Redactor::new(Policy::strict());
    let (mut wrong, mut walked) = (Vec::new(), 0);
    let mut used = vec![false; EXCEPT.len()];
    let mut check = |name: &str, kind: Kind, example: &str, spelled: &str| {
        let (text, marks) = unmark(spelled);
        let findings = redactor.scan(&text);
        let missed = marks.iter().any(|mark| !hidden(&findings, &text, mark.start, mark.end));
        let except =
            EXCEPT.iter().position(|(spelling, of, part, _)| name.starts_with(spelling) && *of == kind.id() && example.contains(part));
        match except {
            Some(i) => used[i] |= missed,
            None if missed => wrong.push(format!("{kind}, {name}: {spelled:?}: {findings:?}")),
            None => {}
        }
        walked += 1;
    };
    for detector in omissis::detectors().iter().filter(|detector| is_code(detector.kind())) {
        let kind = detector.kind();
        for example in detector.hides() {
            for spelling in SPELLINGS {
                if let Some(spelled) = spell(example, kind, spelling.code, spelling.around) {
                    check(spelling.name, kind, example, &spelled);
                }
            }
            for (name, before, behind) in TOUCHING {
                // What touches the code already stays.
                let (open, close) = (example.split('⟦').next().unwrap_or_default(), example.rsplit('⟧').next().unwrap_or_default());
                let free = |c: Option<char>| c.is_none_or(char::is_whitespace);
                if example.matches('⟦').count() == 1 && free(open.chars().next_back()) && free(close.chars().next()) {
                    check(name, kind, example, &example.replace('⟦', &format!("{before}⟦")).replace('⟧', &format!("⟧{behind}")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {walked} wrong\n{}\n", wrong.len(), wrong.join("\n"));
    assert!(walked > 1500, "only {walked} spellings were walked");
    for (i, used) in used.iter().enumerate() {
        assert!(used, "{:?} is read now: take it off the list", EXCEPT[i]);
    }
}
