use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Religious belief
    ///
    /// The faith, or the lack of one, of the writer or of somebody in particular, said or shown by a practice.
    ///
    /// **How people say it.** "Sono testimone di Geova", "da musulmana porto il velo", "mio marito fa il Ramadan", "sono atea".
    ///
    /// **What looks like it and is not.** "Parliamo come tra cristiani", saints and feasts, opinions on a church or mosque, the parish as a place.
    ///
    /// **Sources.** GDPR art. 9. *In italiano:* le convinzioni religiose sono categorie particolari di dati.
    ///
    /// **Which error is worse.** A wrong finding and a missed one weigh alike; the built-in policies act on it from `strict` on.
    kind: ReligiousBelief,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|sono testimone di Geova⟧",
        "⟦self|sono cattolica praticante⟧",
        "⟦family|mio marito fa il Ramadan⟧",
        "⟦self|da musulmana praticante porto il velo⟧",
    ],
    keeps: [
        "siamo tutti cristiani davanti allo sportello",
        "viva San Gennaro",
        "la parrocchia aiuta più del comune",
        "i musulmani non possono costruire la moschea",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "<be:f>|<become:p>|<be:p>|convertit* ~3 ^<faith> ! siete|tutti|povero|poveri|come ~2 cristian*" => "sono testimone di Geova",
    "da|dal ~1 ^<faith> & <have:1>|<be:1>|vi|dico|<do:1>|porto|chiedo|praticant*" => "da cattolica praticante vi dico",
    "<family>|<kin>|<partner> ~2 ^<faith>" => "mio marito copto",
    "<do:f>|osserv*|rispett*|<be:f>|<do:p> ~3 ^ramadan|shabbat|quaresima|sabato_ebraico ! quando|durante" => "mio marito fa il Ramadan",
    "porto|porta|indosso|indossa|mett* ~2 ^velo|hijab|kippa|turbante & <be:f>|porto|indosso|<family>|musulman*|io" => "porto il velo",
    "<go:f>|<pray:f>|frequent*|<be:f> ~3 ^moschea|sinagoga|messa|sala_del_regno|chiesa_evangelica & tutti|tutte|ogni|sempre|domenica|io" => "vado in moschea ogni venerdì",
    "sbattezz*|^sbattezzat*|battezzat* & <be:f>|mi|<have:f>" => "mi sono sbattezzata",
    "^credente|praticante|catechista|chierico|suora|prete & <be:1>|da" => "sono credente",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::ReligiousBelief, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
