use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::Gap;
use crate::speech::labels::Class;
use crate::speech::shapes;

detector! {
    /// # Tessera sanitaria, TEAM
    ///
    /// The twenty digits on the back of the tessera sanitaria (field 8 of the European health insurance card): ten of the issuer, ten of the card. Issued by the Ministry of Economy; whoever reads them
    /// can ask for a digital identity or book care in the holder's name. The codice fiscale on its front is a finding of its own.
    ///
    /// **Shape.** `80380` (80 for health, 380 for Italy), five digits of region and body, ten of the card. The rule of a check digit, if there is one, is not public.
    ///
    /// **How people write it.** In one piece, in fours or fives, behind "tessera sanitaria", "tess. san.", "TS", "TEAM", "tessera".
    ///
    /// **What counts.** Twenty digits that begin with 80380, alone; any twenty digits with the label within eight words; right behind the label ten digits or more (cut off, or mistyped: `80381...`).
    ///
    /// **What looks like it.** EAN and tracking codes that begin with 8, notices of payment (eighteen digits), loyalty cards ("tessera punti").
    ///
    /// **Worse error:** the leak.
    ///
    /// Sources: D.M. 11 March 2004 (tessera sanitaria); Decision S2 of 12 June 2009 (European health insurance card).
    kind: HealthCard,
    triggers: Triggers { digits: Some(20), words: WORDS, least_digits: 10, ..Triggers::NONE },
    hides: [
        "tessera sanitaria ⟦80380001900271976377⟧ la farmacia non la legge",
        "numero lungo dietro la tessera ⟦80380000309545283458⟧",
        "TS ⟦80380 00030 53353 68118⟧ scaduta",
        "⟦8038 0001 2007 7425 0607⟧ va bene questo?",
        "tess san ⟦80381001200123456789⟧",
        "team ⟦8038000120⟧ e poi non si legge",
    ],
    keeps: [
        "tessera sanitaria scaduta nel 2019",
        "latte intero codice 8004512007339",
        "tessera punti 12345678901234567890",
        "avviso pagopa 301000000012345678",
        "la tessera di mia madre 85 anni",
        "tessera Atac 0039471882 smagnetizzata",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*tes", "*san", "ts", "t.s", "t s", "team", "*cns", "*carta"];

const CLASSES: &[Class] = &[Class::HealthCard];

const LENGTH: usize = 20;

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for writing in reading.codes().writings() {
        for run in writing.digit_runs(Gap::JOINS) {
            for (from, to) in run.cuts(LENGTH, LENGTH) {
                let (first, last) = run.atoms(from, to);
                let range = writing.range(first, last);
                let (label, disputed) = shapes::label(reading, range, CLASSES, REACH);
                let italian = writing.text(first, first + 5) == "80380";
                if italian || label.is_some() && !disputed {
                    let shape = if italian { Evidence::Shape } else { Evidence::WeakShape };
                    let evidence = EvidenceSet::of(&[shape])
                        .with_if(italian, Evidence::KnownIssuer)
                        .with_if(to - from > 1, Evidence::Spelling)
                        .with_label(label.map(|near| near.is_before()));
                    out.push(Candidate::new(Kind::HealthCard, reading.view().back(range.0, range.1), evidence));
                }
            }
        }
        if !reading.mentions(WORDS) {
            continue;
        }
        for hit in shapes::labelled(reading, writing, CLASSES, 10..=22, 10) {
            let digits_only = reading.folded()[hit.range.0..hit.range.1].bytes().all(|b| !b.is_ascii_lowercase());
            // "tessera Atac 0039471882": a card of somebody else's.
            let bare = hit.label.is_some_and(|near| near.cost > 0 && reading.folded()[near.at.0..near.at.1].starts_with("tess") && !reading.folded()[near.at.0..near.at.1].contains(' '));
            if digits_only && !bare {
                let evidence = EvidenceSet::of(&[Evidence::WeakShape, Evidence::Partial, Evidence::LabelBefore]);
                out.push(Candidate::new(Kind::HealthCard, reading.view().back(hit.range.0, hit.range.1), evidence));
            }
        }
    }
}
