use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::labels::Class;
use crate::speech::shapes;

detector! {
    /// # Permesso di soggiorno
    ///
    /// The number of a residence permit, issued by the questura: `I` and eight digits on the card. The receipt of an application (posta assicurata) has a number of twelve digits, which with the password printed beside it
    /// shows the state of the case.
    ///
    /// **How people write it.** Behind "permesso di soggiorno", "perm. sogg.", "pds", "soggiorno", "carta di soggiorno", with or without a space.
    ///
    /// **What counts.** `I` and eight digits with the label within eight words; right behind the label eight to twelve letters and digits with seven digits at least.
    ///
    /// **What looks like it.** "I 12345678" where I is the article, protocol numbers of the questura (a case when their label says so), law numbers ("permesso ... art. 5").
    ///
    /// **Worse error:** the leak: the person's right to stay hangs on it.
    ///
    /// Sources: regulation (EC) 1030/2002; portaleimmigrazione.it (receipts).
    kind: ResidencePermit,
    triggers: Triggers { words: WORDS, least_digits: 7, ..Triggers::NONE },
    hides: [
        "permesso di soggiorno ⟦I43986105⟧ in rinnovo",
        "perm. sogg. n° ⟦i08563568⟧ scadenza 2024",
        "Mio marito tiene il soggiorno illimitato ⟦I24621507⟧",
        "pds ⟦I 12345678⟧",
        "permesso di sogg. nr ⟦I75942408⟧ questura",
        "ricevuta permesso di soggiorno ⟦061234567890⟧",
        "⟦I12345678⟧ numero del permesso di soggiorno",
        "⟦I94106161⟧ è il numero del permesso di mia suocera",
        "sogg. lungo periodo ⟦I 1420 9938⟧",
        "⟦I83798642⟧ rinnovo chiesto a luglio",
        "in questura mi hanno dato ⟦I56508899⟧",
    ],
    keeps: [
        "permesso di soggiorno scaduto il 12/03/2019",
        "aspetto il permesso di soggiorno da 18 mesi",
        "permesso costruire 12345678",
        "col permesso di soggiorno chiamate 0612345678",
        "permesso legge 104",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*perm", "*sogg", "pds", "p.d.s", "p d s", "*titol", "*carta", "*questur", "*rinnov"];

const CLASSES: &[Class] = &[Class::ResidencePermit];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    if !reading.mentions(WORDS) {
        return;
    }
    bare(reading, out);
    if !reading.labels().any(Class::ResidencePermit) {
        return;
    }
    for writing in reading.codes().writings() {
        let mut hits = shapes::shaped(reading, writing, &["I99999999"], CLASSES, REACH);
        hits.retain(|hit| hit.label.is_some() && !hit.disputed);
        let whole = hits.len();
        for hit in shapes::labelled(reading, writing, CLASSES, 8..=12, 7) {
            // "permesso" alone is also a building permit or a day off.
            let named = hit.label.is_some_and(|near| reading.folded()[near.at.0..near.at.1].len() > 8 || reading.folded()[near.at.0..near.at.1].starts_with('p') && near.at.1 - near.at.0 <= 5);
            if named && !hits.iter().any(|other| other.range == hit.range) {
                hits.push(hit);
            }
        }
        for (i, hit) in hits.iter().enumerate() {
            let evidence = EvidenceSet::of(&[Evidence::WeakShape])
                .with_if(i >= whole, Evidence::Partial)
                .with_if(hit.grouped, Evidence::Spelling)
                .with_label(hit.label.map(|near| near.is_before()));
            out.push(Candidate::new(Kind::ResidencePermit, reading.view().back(hit.range.0, hit.range.1), evidence));
        }
    }
}

/// "sul permesso leggo I56508899", "I83798642 rinnovo chiesto a luglio": an I and eight digits are nothing else where permits are spoken of.
fn bare(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    if !reading.mentions(&["*permess", "*soggiorn", "*questur", "*rinnov"]) {
        return;
    }
    let writing = reading.codes().plain();
    for first in (0..writing.atoms.len()).filter(|&first| writing.fits(first, "I99999999") && writing.glued(first, first + 9) == (false, false)) {
        let (start, end) = writing.range(first, first + 9);
        let other = reading.owner(start, end, 1).is_some_and(|near| near.is_before() && near.cost == 0 && !matches!(near.class, Class::ResidencePermit | Class::Case | Class::Number));
        if !other {
            out.push(Candidate::new(Kind::ResidencePermit, reading.view().back(start, end), EvidenceSet::of(&[Evidence::Shape, Evidence::Neighbourhood])));
        }
    }
}
