use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::labels::Class;
use crate::speech::shapes;

detector! {
    /// # Patente di guida
    ///
    /// The number of a driving licence (field 5 of the card), issued by the Motorizzazione. It identifies its holder in the national register of drivers.
    ///
    /// **Shape.** `U1`, seven letters or digits (first a letter since November 2011; A, O, Q, I are not used), a control letter: `U1532B456K`. From a provincial office: two letters of the province, seven digits, a control letter: `RM1234567A`. The
    /// rule of the control letter is not public.
    ///
    /// **How people write it.** Behind "patente", "pat.", "patente di guida", in lower case, with spaces.
    ///
    /// **What counts.** A shape with its label within eight words; in one piece also alone, where no other label claims it; right behind the label a number with a slip (eight to eleven characters, six digits).
    ///
    /// **What looks like it.** Passports and paper identity cards (no last letter), plates, U1 as a bus or underground line, stock codes. A verbale's number is a case.
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: MIT circular 30039 of 18 October 2011; directive 2006/126/EC.
    kind: DrivingLicence,
    triggers: Triggers { mixed_run: true, words: WORDS, least_digits: 4, ..Triggers::NONE },
    hides: [
        "patente ⟦RM6780493B⟧ cat. B",
        "ho la patente n. ⟦U1E936850C⟧ rinnovata a marzo",
        "PAT. ⟦CE1179400K⟧ DOCUMENTO VALIDO",
        "La patente mia è ⟦u1h971417e⟧, quella sul verbale è diversa",
        "⟦U1532B456K⟧ scaduta da un mese",
        "patente di guida: ⟦NA 1234567 B⟧",
        "patente ⟦RM123456A⟧ (mi sa che manca un numero)",
        "patente ⟦U1532B456⟧",
        "La patente del mio paese è ⟦TR 1208834⟧",
        "c'è scritto ⟦NA6780493B⟧, va bene?",
        "La patente del mio paese è ⟦MK 1208834⟧, convertirla quando?",
    ],
    keeps: [
        "patente presa nel 1998",
        "patente B con 20 punti",
        "ho la patente scaduta dal 12/03/2019",
        "prendo la U1 alla stazione",
        "patente rinnovata, la raccomandata è al 1208834",
        "patente costata 1250 euro",
        "mi hanno tolto la patente per 15 giorni",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*pat", "u1", "*u1"];

const CLASSES: &[Class] = &[Class::DrivingLicence];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let named = reading.mentions(WORDS);
    for writing in reading.codes().writings() {
        let mut found = Vec::new();
        for hit in shapes::shaped(reading, writing, &["U1xxxxxxxa", "aa9999999a", "aa9999999"], CLASSES, REACH) {
            let text = &reading.folded()[hit.range.0..hit.range.1];
            let national = text.starts_with("u1");
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            // Licences of other countries, "patente ... è AL 1208834": only where a label states them.
            let foreign = !national && text.ends_with(|c: char| c.is_ascii_digit());
            if foreign && !hit.label.is_some_and(|near| near.is_before() && near.stated && near.cost <= 2) {
                continue;
            }
            if digits >= 6 && (named && hit.label.is_some() && !hit.disputed || !hit.grouped && (hit.label.is_none() && !hit.disputed || national)) {
                let shape = if !hit.grouped && (national || hit.label.is_none()) { Evidence::Shape } else { Evidence::WeakShape };
                found.push((hit, EvidenceSet::of(&[shape])));
            }
        }
        for hit in if named { shapes::labelled(reading, writing, CLASSES, 8..=11, 6) } else { Vec::new() } {
            if !found.iter().any(|(other, _)| other.range.0 == hit.range.0) {
                found.push((hit, EvidenceSet::of(&[Evidence::WeakShape, Evidence::Partial])));
            }
        }
        for (hit, evidence) in found {
            let evidence = evidence.with_if(hit.grouped, Evidence::Spelling).with_label(hit.label.map(|near| near.is_before()));
            out.push(Candidate::new(Kind::DrivingLicence, reading.view().back(hit.range.0, hit.range.1), evidence));
        }
    }
}
