use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::ages::{AGE_WORDS, Tie};

detector! {
    /// # Age of a child
    ///
    /// The age of a particular child or person under 18: `mia figlia di 3 anni`, `il piccolo ha 8 mesi`, `due creature di 4 e 7 anni`.
    /// Several ages told in one breath are one finding.
    ///
    /// Children merit specific protection; whoever knows their age, and from the comment their parents and their school, knows
    /// them. So the age is hidden by the standard policy already, unlike that of grown-ups.
    ///
    /// **How people write it.** `8 mesi`, `2 anni e mezzo`, `un anno`, `5, 8 e 12 anni`, `sedicenne`, `uno di 3 anni e l'altra di 5 anni`.
    ///
    /// **What looks like it and is not.** Children as a class (`i bambini di 3 anni`, `figli minori di 18 anni`, `da 0 a 3 anni`), the writer's
    /// own past (`a 12 anni già lavoravo`), durations (`da 8 mesi`), months of pregnancy (`incinta di 7 mesi`, which is health).
    ///
    /// **Which error is worse.** A miss: a child cannot object. A child under an indefinite article and without anybody
    /// who has it (`una ragazzina di 15 anni`) is left, as the guide's corpora leave it.
    ///
    /// Source: GDPR art. 8 and recital 38; D.Lgs. 196/2003 art. 2-quinquies.
    kind: MinorAge,
    triggers: Triggers { digits: Some(2), words: AGE_WORDS, ..Triggers::NONE },
    hides: [
        "mia figlia di ⟦3 anni⟧",
        "il piccolo ha ⟦8 mesi⟧",
        "mia figlia di ⟦8 mesi⟧ e l'altra di ⟦5 anni⟧",
        "io tengo due creature di ⟦4 e 7 anni⟧",
        "i miei nipotini, ⟦4 e 6 anni⟧, sotto la pioggia",
        "ho due gemelli di ⟦11 mesi⟧",
        "ho il bambino di ⟦2 anni⟧ al nido",
        "con un bimbo di ⟦due mesi⟧ in casa",
        "la bimba intanto ha già fatto ⟦un anno⟧",
        "mia figlia, ⟦2 anni e mezzo⟧, è fuori dal nido",
        "la mia piccola porta il pannolone a ⟦9 anni⟧",
        "il grande Mattia ha ⟦17 anni⟧",
        "la piccola di ⟦9 anni⟧ è celiaca",
        "i miei figli hanno ⟦5, 8 e 12 anni⟧",
        "mio figlio ⟦sedicenne⟧",
        "mio nipote compie ⟦6 anni⟧ a maggio",
        "MIO FIGLIO HA ⟦10 ANNI⟧",
        "stamattina una bambina di ⟦6 anni⟧ è caduta dallo scuolabus",
        "quello del bar fa lavorare una ragazzina di ⟦15 anni⟧",
    ],
    keeps: [
        "i bambini di 3 anni vanno vaccinati",
        "figli minori di 18 anni",
        "bonus da 0 a 3 anni",
        "a 12 anni già raccoglievo pomodori",
        "sono incinta di 7 mesi",
        "aspetto da 8 mesi",
        "mia figlia aspetta da 8 mesi",
        "mio figlio è nato 3 anni fa",
        "mio figlio ha un contratto di 6 mesi",
        "tra 6 mesi nasce",
        "ho 3 mesi di affitto arretrato",
        "mio figlio di 22 anni",
        "ogni bambino fino a 3 anni",
        "bimbi di 5 anni e bimbi di 2 nella stessa classe",
        "il mio cane ha 14 anni",
        "non è giusto che le ragazze di 16 anni paghino il bus intero",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for age in reading.ages().iter().filter(|age| age.minor) {
        let cue = if age.tie == Tie::Writer { Evidence::LifeCue } else { Evidence::Relative };
        out.push(Candidate::new(Kind::MinorAge, reading.view().back(age.start, age.end), EvidenceSet::of(&[Evidence::Shape, cue])));
    }
}
