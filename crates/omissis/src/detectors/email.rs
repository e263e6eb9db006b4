use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;

detector! {
    /// # E-mail
    ///
    /// An e-mail or PEC address of a person: a local part, `@`, and a domain with a dot.
    ///
    /// A mention (`@nome`) has no local part and is a profile link.
    kind: Email,
    triggers: Triggers { at: true, ..Triggers::NONE },
    hides: ["scrivetemi a ⟦mario.rossi@libero.it⟧", "⟦Lucia_70@PEC.IT⟧ grazie", "mail:⟦a.b@c.example.org⟧."],
    keeps: ["ci vediamo @ roma", "come dice @mario.rossi", "3@5"],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let text = reading.folded();
    let local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    for (at, _) in text.match_indices('@') {
        let start = text[..at].char_indices().rev().take_while(|&(_, c)| local(c)).last().map_or(at, |(i, _)| i);
        let end = at + 1 + text[at + 1..].find(|c: char| !(c.is_ascii_alphanumeric() || ".-".contains(c))).unwrap_or(text.len() - at - 1);
        let domain = text[at + 1..end].trim_end_matches(['.', '-']);
        if start < at && domain.rsplit_once('.').is_some_and(|(name, tld)| !name.is_empty() && tld.len() >= 2) {
            let span = reading.view().back(start, at + 1 + domain.len());
            out.push(Candidate::new(Kind::Email, span, EvidenceSet::of(&[Evidence::Shape])));
        }
    }
}
