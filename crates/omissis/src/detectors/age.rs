use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::ages::{AGE_WORDS, Tie};

detector! {
    /// # Age
    ///
    /// The age of a particular grown-up: the writer ("ho 58 anni"), a relative ("mia madre, 91 anni") or anybody else whom the
    /// comment singles out. The age of somebody under 18 is `minor_age`.
    ///
    /// An age alone identifies nobody; with a place, a name and a story it does. That is why it is acted upon only by the strict
    /// policy.
    ///
    /// **How people write it.** In digits and words, with and without unit: `58 anni`, `58anni`, `settantadue anni`, `quarant'anni`,
    /// `quarantanni`, `61enne`, `quarantenne`, `ne ho 52`, `io 44, mio marito 47`, `di anni 45`, `ò 56 anni`, `tengo 63 anni`.
    ///
    /// **What looks like it and is not.** Durations (`da 30 anni`, `38 anni di contributi`, `due anni fa`), ages of classes of people
    /// (`over 60`, `la pensione a 67 anni`, `chi ha 60 anni`), past ages in a story (`a 14 anni già lavoravo`), ages of things and
    /// animals (`la macchina ha 15 anni`).
    ///
    /// **Which error is worse.** A wrong finding: durations are everywhere in comments on pensions. So an age needs a person that
    /// it is tied to, by a verb, an apposition or an attribute.
    ///
    /// Source: GDPR art. 4(1) (factors specific to the identity of a person); recital 26 (singling out).
    kind: Age,
    triggers: Triggers { digits: Some(2), words: AGE_WORDS, ..Triggers::NONE },
    hides: [
        "⟦58 anni⟧ e ancora precario, due figli a carico",
        "ho ⟦58 anni⟧",
        "ò ⟦56 anni⟧ e nessuno mi assume",
        "c'ho ⟦63 anni⟧ io",
        "io tengo ⟦60 anni⟧ suonati",
        "ho ⟦57anni⟧ e due ernie",
        "ho ⟦quarantanni⟧ ormai",
        "ho ⟦cinquant'anni⟧",
        "mia madre, ⟦91 anni⟧, sta sola",
        "mio padre ha ⟦67 anni⟧ e lavora ancora",
        "mia mamma ⟦81 anni⟧ ha perso la tessera",
        "mamma fa ⟦83 anni⟧ a ottobre",
        "mia nonna di ⟦90 anni⟧ in fila",
        "mio marito ⟦61enne⟧ esodato",
        "sono una ⟦quarantenne⟧ disoccupata",
        "sono un ⟦sessantaduenne⟧ di Nuoro",
        "sono un ⟦cinquantanovenne⟧ senza lavoro",
        "di anni ne ho ⟦66⟧",
        "ne ho ⟦52⟧ e sono stanca",
        "io ⟦44⟧, mio marito ⟦47⟧, due bambini",
        "a ⟦47 anni⟧ chi mi prende",
        "a ⟦settantadue anni⟧ mi tocca fare la fila",
        "mi trovo con ⟦64 anni⟧ senza pensione",
        "disoccupato a ⟦58 anni⟧, complimenti",
        "mio figlio fa il facchino, ha ⟦22 anni⟧ e un diploma",
        "con i miei ⟦70 anni⟧ devo stare in piedi",
        "sono un uomo di ⟦57 anni⟧",
        "ho compiuto ⟦67 anni⟧ a marzo",
    ],
    keeps: [
        "lavoro da 30 anni",
        "ho 38 anni di contributi",
        "nessuno assume a cinquant'anni",
        "chi ha più di 40 anni è vecchio per le aziende",
        "per la patente a 80 anni serve la visita",
        "chi ha 35 anni e abita dai genitori è escluso",
        "ho 41 anni e 10 mesi di contributi",
        "pensione a 67 anni? vergogna",
        "a 14 anni già lavoravo",
        "chi ha 60 anni non trova lavoro",
        "gli over 60 e i cinquantenni",
        "due anni fa era meglio",
        "sono tre anni che aspetto",
        "la legge ha 30 anni",
        "la mia macchina ha 15 anni",
        "il mio cane ha 12 anni",
        "mio padre, 40 anni in fabbrica",
        "avevo 20 anni quando sono partito",
        "mia figlia di 3 anni",
        "un 50enne non lo assume nessuno",
        "ogni 20 anni cambiate tutto",
        "negli anni 80 si stava meglio",
        "dai 18 ai 29 anni il bonus c'è",
        "mio padre ha fatto 30 anni in miniera",
        "non ho più vent'anni",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for age in reading.ages().iter().filter(|age| !age.minor) {
        let cue = if age.tie == Tie::Writer { Evidence::LifeCue } else { Evidence::Relative };
        out.push(Candidate::new(Kind::Age, reading.view().back(age.start, age.end), EvidenceSet::of(&[Evidence::Shape, cue])));
    }
}
