use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::labels::Class;
use crate::speech::shapes;

detector! {
    /// # Passaporto
    ///
    /// The number of a passport. Italian ones are issued by the questura: two letters for type and series (`YA`, `YB`, formerly `AA`), seven digits. No check digit outside the machine-readable lines.
    ///
    /// **How people write it.** With or without a space, lower case, behind "passaporto", "pass.", "passport". People from other countries write their own: one to three letters and six to eight digits.
    ///
    /// **What counts.** Two letters and seven digits with a passport label within eight words, or `Y` with a letter and seven digits behind "documento"; right behind the label any code of seven to eleven characters with six digits.
    ///
    /// **What looks like it.** Paper identity cards (same shape), provincial licences (one letter more), "pass" as short for password, which takes no such shape. Without a label only the series YA, YB and YC in one piece count.
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: Ministry of Foreign Affairs decree of 23 March 2010; ICAO Doc 9303.
    kind: Passport,
    triggers: Triggers { mixed_run: true, words: WORDS, least_digits: 6, ..Triggers::NONE },
    hides: [
        "Passaporto ⟦YB4340561⟧ pronto da ritirare",
        "numero del passaporto di mio figlio ⟦ya 1234567⟧. serve altro?",
        "pass. ⟦AA6617848⟧",
        "⟦YA1234567⟧ è il numero del passaporto",
        "documento ⟦YA1234567⟧ rilasciato dalla questura",
        "passaporto marocchino n. ⟦AB123456⟧",
        "il passaporto: ⟦Y1234567⟧",
        "Passaporto del mio paese ⟦054872913⟧",
        "ecco ⟦YB1234567⟧ rilasciato ieri",
    ],
    keeps: [
        "il passaporto costa 116 euro",
        "appuntamento passaporto 12/03/2019 ore 10:30",
        "passaporto dal 2019 mai arrivato",
        "pass 123456",
        "tassa passaporto conto 67422808",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*pas", "*doc", "*identit", "ci", "c.i", "c i", "*carta", "pssp"];

const CLASSES: &[Class] = &[Class::Passport, Class::IdentityCard, Class::Password];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let named = CLASSES.iter().any(|class| reading.labels().any(*class)) && reading.mentions(WORDS);
    for writing in reading.codes().writings() {
        let mut found = Vec::new();
        for hit in shapes::shaped(reading, writing, &["aa9999999"], CLASSES, REACH) {
            let label = hit.label.filter(|near| match near.class {
                Class::Passport => true,
                // "pass." is also short for password, "documento" names no document.
                Class::Password => reading.folded()[near.at.0..near.at.1].len() == 4,
                _ => reading.folded()[hit.range.0..].starts_with('y'),
            });
            let series = ["ya", "yb", "yc"].iter().any(|series| reading.folded()[hit.range.0..].starts_with(series));
            if named && label.is_some() && !hit.disputed {
                found.push((hit, EvidenceSet::of(&[Evidence::WeakShape])));
            } else if series && !hit.grouped && !hit.disputed {
                found.push((hit, EvidenceSet::of(&[Evidence::Shape])));
            }
        }
        for hit in if named { shapes::labelled(reading, writing, &[Class::Passport], 7..=11, 6) } else { Vec::new() } {
            let letters = reading.folded()[hit.range.0..hit.range.1].bytes().filter(u8::is_ascii_lowercase).count();
            let named = hit.label.is_some_and(|near| near.at.1 - near.at.0 > 4);
            if named && letters <= 3 && !found.iter().any(|(other, _)| other.range == hit.range) {
                found.push((hit, EvidenceSet::of(&[Evidence::WeakShape, Evidence::Partial])));
            }
        }
        for (hit, evidence) in found {
            let evidence = evidence.with_if(hit.grouped, Evidence::Spelling).with_label(hit.label.map(|near| near.is_before()));
            out.push(Candidate::new(Kind::Passport, reading.view().back(hit.range.0, hit.range.1), evidence));
        }
    }
}
