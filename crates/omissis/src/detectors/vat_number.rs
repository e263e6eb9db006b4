use crate::checks::numeric_code::{self, Class as Office, NumericCode};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::public;
use crate::speech::Reading;
use crate::speech::codes::Gap;
use crate::speech::labels::Class;

detector! {
    /// # Partita IVA
    ///
    /// The number under which the Agenzia delle Entrate files whoever trades. A sole trader's or a professional's number identifies a person, and cannot be told from a company's.
    ///
    /// **Shape.** Eleven digits, `IT` before them abroad: seven of matricola, three of the provincial office (001-100, 120, 121, 888, 999), one Luhn digit.
    ///
    /// **How people write it.** Behind "p.iva", "partita iva", "P.I.", in one piece, in groups (`012 345 60 157`), dotted; with the first zero dropped.
    ///
    /// **What counts.** Eleven digits (ten, with the zero dropped) with the label within eight words, whatever the check says; `IT` and eleven digits that check; alone, eleven digits in one piece that check, have a VAT office and begin with a zero or a
    /// one, where no other label claims them: with low confidence, because one number in a hundred checks by chance, and some landlines do.
    ///
    /// **What stays.** The numbers of public bodies (INPS, Poste, Agenzia delle Entrate).
    ///
    /// **What looks like it.** Landlines of eleven digits, provisional codici fiscali (a label says so), protocol numbers. A 10-digit mobile is none.
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: D.P.R. 633/1972 art. 35; D.M. 23 December 1976; see `checks::numeric_code`.
    kind: VatNumber,
    triggers: Triggers { digits: Some(11), words: WORDS, least_digits: 10, number_words: true, ..Triggers::NONE },
    hides: [
        "p.iva ⟦01234560157⟧ chiusa a dicembre",
        "partita iva ⟦IT01234560157⟧",
        "P. IVA ⟦012 345 60 157⟧",
        "partta iva ⟦0123.4560.157⟧",
        "la ditta ⟦IT00743110157⟧ è fallita",
        "piva ⟦1234560157⟧",
        "p.iva ⟦03141590825⟧ sbagliata di un numero",
        "⟦01234560157⟧ è la mia partita iva",
        "pi⟦01234560157⟧",
        "ho il numero ⟦07654320634⟧ da artigiano",
    ],
    keeps: [
        "come apro la partita iva?",
        "partita iva a regime forfettario dal 2019",
        "la partita iva dell'INPS è 02121151001",
        "protocollo 01234560157",
        "tel 09841340517",
        "partita iva del comune 01234560157, serve per la fattura",
        "p.iva 3331234567",
        "iva 22 per cento su 10000 euro",
        "00000000000",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*iva", "*vat", "*p.i", "*p i", "pi"];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for writing in reading.codes().writings() {
        for run in writing.digit_runs(Gap::JOINS) {
            for (from, to) in run.cuts(numeric_code::LENGTH - 1, numeric_code::LENGTH) {
                let (first, last) = run.atoms(from, to);
                let (start, end) = writing.range(first, last);
                let digits = writing.text(first, last);
                let owner = reading.owner(start, end, REACH);
                let labelled = owner.filter(|near| near.class == Class::VatNumber);
                let padded = format!("{digits:0>11}");
                let Some(code) = NumericCode::parse(padded.as_bytes()) else { continue };
                let short = digits.len() < numeric_code::LENGTH;
                let mobile = short && digits.starts_with('3');
                // "per il 5 per mille al comune il codice è ...": a body that takes gifts.
                let gift = public::is_gift(reading.folded());
                if mobile || gift && labelled.is_none() || reading.measure(start, end).is_some() || public::is_code(&padded) {
                    continue;
                }
                let prefixed = first >= 2 && writing.text(first - 2, first) == "it" && writing.is_joined(first - 2, first + 1) && !writing.gap(first - 2).is_none();
                let (left, right) = writing.glued(first, last);
                let holds = code.is(Office::Vat);
                let unclaimed = owner.is_none_or(|near| matches!(near.class, Class::Number | Class::Code) || near.cost > 4);
                let alone = holds && !short && unclaimed && to - from == 1 && !left && !right && digits.starts_with(['0', '1']);
                let abroad = prefixed && holds && !short;
                if labelled.is_some_and(|near| is_of_body(&reading.folded()[near.at.0.min(start)..near.at.1.max(start)])) {
                    continue;
                }
                if labelled.is_none() && !alone && !abroad {
                    continue;
                }
                let evidence = EvidenceSet::of(&[Evidence::WeakShape])
                    .with_if(code.check, Evidence::Luhn)
                    .with_if(holds, Evidence::KnownIssuer)
                    .with_if(prefixed, Evidence::Spelling)
                    .with_if(labelled.is_some() && short, Evidence::Partial)
                    .with_label(labelled.map(|near| near.is_before()));
                let from = if prefixed { writing.atoms[first - 2].start } else { start };
                out.push(Candidate::new(Kind::VatNumber, reading.view().back(from, end), evidence));
            }
        }
    }
}

/// True when what stands between label and number gives it to a public body: "partita iva del comune".
fn is_of_body(words: &str) -> bool {
    const BODIES: &[&str] = &[
        "inps", "comune", "regione", "provincia", "ministero", "agenzia delle entrate", "agenzia entrate", "poste", "asl", "ausl", "universita", "tesoreria", "inail", "dell'ente", "dell'istituto", "prefettura", "questura", "ospedale",
    ];
    BODIES.iter().any(|body| words.contains(body))
}
