use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::names::Cues;

detector! {
    /// # Name of a person
    ///
    /// The name of a private person: first name with surname, surname with a title, a first name where it identifies (a signature, an
    /// address to another commenter, a relative, a neighbour, the clerk at the counter). The whole name is one finding, its title is outside.
    ///
    /// **How people write it.** With and without capitals (`mi chiamo mario rossi`, `MIO FIGLIO KEVIN`), surname first (`Esposito Gennaro`), with
    /// particles and apostrophes (`Lo Presti`, `D'Ambrosio`), short forms (`Peppe`, `Giusy`), names cut at their stress as they are called out in the
    /// south (`Tonì`, `Marì`), names from all the places that people in Italy come from, display names (`Candy Candy Forza Napoli`), mentions of a
    /// full name (`@Rosaria Capuozzo`, without the `@`).
    ///
    /// **How it is found.** By evidence: tables of 7,000 given names and 40,000 surnames, capitals where they mean something, a title or trade, "mi
    /// chiamo" and "intestato a", greetings and calls, a relative, thanks before and nothing behind. A word that is a name too (Rosa, Felice, Sole)
    /// needs more of it.
    ///
    /// **What looks like it and is not.** Public figures in their role (a list that a maintainer extends, `data/public_figures.txt`, and offices: `il
    /// sindaco Ferraro`), saints, streets, schools, hospitals, laws and works named after people, brands, book characters, ordinary words.
    ///
    /// **Which error is worse.** Neither: a name that stays names somebody beside a debt or an illness, a "felice" or a "via Mazzini" that goes ruins the
    /// comment. So the weights of the cues decide, and they are in one table.
    ///
    /// Sources: GDPR art. 4(1); the tables' sources stand in NOTICE.
    kind: PersonName,
    triggers: Triggers { always: true, ..Triggers::NONE },
    hides: [
        "mi chiamo ⟦mario rossi⟧ e aspetto da marzo",
        "Buongiorno sono ⟦Concetta Lo Presti⟧, aspetto l'esito",
        "⟦peppino⟧ ma ke stai a di",
        "grazie mille della risposta, siete gentilissimi. ⟦Ornella⟧",
        "la dott.ssa ⟦Mastroianni⟧ dello sportello 4 è bravissima",
        "mi chiamo ⟦Carmine D'Ambrosio⟧ e non ho paura",
        "mio figlio ⟦Kevin⟧ fa la terza media",
        "ha ragione la signora ⟦Rosa⟧",
        "la domanda è di ⟦ionescu mihaela⟧ di Aprilia",
        "scrivo a nome di mia nonna ⟦Filomena Ruggiero⟧",
        "ringrazio l'operatore ⟦Gianluca⟧ del contact center",
        "ciao ⟦Bianca⟧, guarda che il modulo è azzurro",
        "x ⟦Gaetano Lo Cicero⟧: ti ho scritto in privato",
        "il perito è ⟦ingrassia salvatore⟧",
        "con ⟦Gerardo⟧ mangiamo insieme",
        "@⟦Rosaria Capuozzo⟧ tu l'hai ricevuto?",
        "ricorso presentato da ⟦LO PICCOLO CONCETTA⟧",
        "ciao ⟦Bepi⟧, ciao ⟦Rosetta⟧",
        "sono la mamma di ⟦Giada⟧ e ⟦Gioele⟧",
    ],
    keeps: [
        "che bella la rosa che avete piantato",
        "Di Maio e Salvini litigano",
        "il sindaco Ferraro ha messo le luci",
        "abita in via Antonio Gramsci?",
        "viva San Gennaro",
        "l'ospedale Vito Fazzi è pieno",
        "parliamoci franco, che schifo",
        "finalmente sono stata assunta",
        "Caffè da Gino chiude il 15 agosto",
        "il ministro Speranza parla bene",
        "Giovanni Rana fa i tortellini",
        "ho visto Carlo Conti in tv",
        "sarà per domani",
        "la riforma Fornero",
        "Mattarella pensaci tu",
        "grazie a tutti",
        "felice chi ci crede",
        "Martina Franca è bellissima",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let tokens = reading.tokens();
    for name in reading.names() {
        let span = reading.view().back(tokens[name.first].start, tokens[name.end - 1].end);
        out.push(Candidate::new(Kind::PersonName, span, evidence(name.cues)));
    }
}

fn evidence(cues: Cues) -> EvidenceSet {
    EvidenceSet::default()
        .with_if(cues.given, Evidence::GivenName)
        .with_if(cues.wordlike, Evidence::WeakShape)
        .with_if(cues.surname, Evidence::Surname)
        .with_if(cues.capitals, Evidence::Capitals)
        .with_if(cues.title, Evidence::Title)
        .with_if(cues.introduced, Evidence::Introduced)
        .with_if(cues.vocative, Evidence::Vocative)
        .with_if(cues.signature, Evidence::Signature)
        .with_if(cues.relative, Evidence::Relative)
        .with_if(cues.slot, Evidence::Neighbourhood)
}
