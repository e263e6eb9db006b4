use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::labels::Class;
use crate::speech::shapes::{self, Hit};

detector! {
    /// # Carta d'identità
    ///
    /// The number of an identity card, issued by the comune: on paper, or electronic (CIE) by the Ministry of the Interior. With name and date it opens accounts, SIM cards and SPID identities.
    ///
    /// **Shape.** CIE 3.0: `C`, a letter, five digits, two letters (`CA00000AA`). Paper: two letters, seven digits (`AX 1234567`). CIE 2.0: seven digits, two letters. No check character in any of them.
    ///
    /// **How people write it.** With or without space, in lower case, behind "carta d'identità", "c.i.", "ci", "CIE", "documento", "doc.".
    ///
    /// **What counts.** A shape with its label within eight words, before or behind; right behind the label also a number with a slip (six to eleven characters, five digits at least). Alone: the electronic card's shape in one piece, the paper card's with a
    /// series that begins with A, where no other label claims it. A paper card looks like a passport
    /// and a provincial licence: the nearest label decides, and `Y...` behind "documento" is a passport.
    ///
    /// **What looks like it.** Passports and licences, `DL 1234567`, `GU 1234567`, stock codes, flights, models of telephones. A card's expiry and the place of issue are no finding.
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: D.M. 23 December 2015 (CIE); cartaidentita.interno.gov.it; D.M. 8 November 2007 (CIE 2.0).
    kind: IdentityCard,
    triggers: Triggers { digits: Some(7), mixed_run: true, words: WORDS, least_digits: 5, ..Triggers::NONE },
    hides: [
        "carta d'identità n ⟦CA12345BP⟧ scade nel 2027",
        "ci ⟦AX 1234567⟧ rilasciata dal comune",
        "c.i. ⟦as1234567⟧",
        "Doc. ⟦CA04216BP⟧ il mio e ⟦CE05333GK⟧ quello di mia moglie",
        "la carta di identita elettronica ⟦cc81953al⟧ smarrita",
        "⟦CA 12345 BP⟧ è la mia CIE",
        "cie 2.0 numero ⟦1234567AB⟧",
        "carta identità ⟦A1234567⟧ (manca una lettera)",
        "carta d'identità: ⟦CA123456AA⟧",
        "la nuova ha scritto ⟦CE81623CK⟧ nell'angolo",
        "ho smarrito la carta ⟦AY 6428321⟧ al mercato",
        "ho perso la carta, era ⟦ca 88120 kl⟧",
    ],
    keeps: [
        "la carta d'identità è scaduta nel 2019",
        "ci vogliono 1234567 firme",
        "decreto DL 1234567",
        "ci sono 12345 domande",
        "appuntamento CIE il 12/03/2019 alle 10:30",
        "Samsung SM-A505FN",
        "documento di 12 pagine",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*identit", "*doc", "c.i", "c i", "ci", "cie", "*carta", "*cartae", "*card", "cdi", "c.d.i", "*c.id"];

const CLASSES: &[Class] = &[Class::IdentityCard];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let named = reading.labels().any(Class::IdentityCard) && reading.mentions(WORDS);
    for writing in reading.codes().writings() {
        let mut hits = shapes::shaped(reading, writing, &["Ca99999aa", "aa9999999", "9999999aa"], CLASSES, REACH);
        hits.retain(|hit| named && hit.label.is_some() && !hit.disputed || is_alone(reading, hit));
        let whole = hits.len();
        if named {
            hits.extend(shapes::labelled(reading, writing, CLASSES, 6..=11, 5));
        }
        for (i, hit) in hits.iter().enumerate() {
            let passport = reading.folded()[hit.range.0..].starts_with('y');
            if !passport {
                out.push(candidate(reading, hit, i < whole));
            }
        }
    }
}

/// The electronic card's shape in one piece, and the paper card's with a series that begins with A, where no label says that it is something else ("la carta AY 6428321" says
/// what kind of thing was lost).
fn is_alone(reading: &Reading<'_>, hit: &Hit) -> bool {
    let text = &reading.folded()[hit.range.0..hit.range.1];
    let owner = reading.owner(hit.range.0, hit.range.1, 4);
    let electronic = text.starts_with('c') && (!hit.grouped || reading.labels().any(Class::Card)) && text.as_bytes()[1].is_ascii_lowercase();
    let paper = text.starts_with('a') && text.as_bytes()[1].is_ascii_lowercase() && (!hit.grouped || reading.mentions(&["*carta"]) || owner.is_some_and(|near| near.class == Class::Number && near.cost == 0 && near.is_before()));
    let other = owner.is_some_and(|near| !matches!(near.class, Class::Card | Class::Case | Class::Phone | Class::Email | Class::IdentityCard | Class::Number) && near.cost <= 3);
    (electronic || paper) && !other
}

fn candidate(reading: &Reading<'_>, hit: &Hit, whole: bool) -> Candidate {
    let shape = if hit.label.is_none() || hit.disputed { Evidence::Shape } else { Evidence::WeakShape };
    let evidence = EvidenceSet::of(&[shape])
        .with_if(!whole, Evidence::Partial)
        .with_if(hit.grouped, Evidence::Spelling)
        .with_label(hit.label.map(|near| near.is_before()));
    Candidate::new(Kind::IdentityCard, reading.view().back(hit.range.0, hit.range.1), evidence)
}
