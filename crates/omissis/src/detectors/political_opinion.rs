use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Political opinion
    ///
    /// A vote, a membership, a candidacy or a political stance as one's own, of the writer or of somebody in particular; past ones count like
    /// present ones.
    ///
    /// **How people say it.** "Ho votato 5 stelle", "non vi voto più", "tessera del PCI dal 72", "mio padre è sempre stato fascista".
    ///
    /// **What looks like it and is not.** Anger at a party, a government or a minister; "andate a votare"; what parties do.
    ///
    /// **Sources.** GDPR art. 9. *In italiano:* il voto è segreto anche quando lo rivela chi lo ha dato.
    ///
    /// **Which error is worse.** Hiding political criticism: it is what public pages are for. Only a stance as one's own counts.
    kind: PoliticalOpinion,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|ho votato 5 stelle⟧ e me ne pento",
        "⟦self|non vi voto più⟧",
        "⟦self|voto Lega da sempre⟧",
        "⟦self|tessera del PD dal 2008⟧",
        "⟦family|mio padre è comunista⟧",
    ],
    keeps: [
        "addio a Nilde Iotti, una vita da militante del PCI",
        "il deputato leghista se la prende col comune",
        "il PD e la Lega litigano",
        "andate a votare",
        "vergogna 5 stelle",
        "siete tutti fascisti",
        "il governo ci ha traditi",
        "chi ha votato Lega si vergogni",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "<vote:1>|<vote:p>|<vote:f>|votat* ~5 ^<party> ! legge|camera|senato|aula|emendamento|decreto|chi" => "ho votato 5 stelle",
    "^<vote:1>|<vote:p>|votat*|voto ~3 a|per|sempre|il|la ~1 sinistra|destra|centro|<party> ! camera|senato" => "ho sempre votato a sinistra",
    "non|mai ~3 ^<vote:1>|votero|voto|votiamo|voteremo|votato ~2 piu|mai" => "non vi voto più",
    "vi|ti|lo|la|li ~1 <have:1> ~1 ^votat*" => "vi ho votato",
    "mai ~1 ^piu ~2 <vote>" => "mai più vi voto",
    "mio|nostro ^voto & non|scord*|pers*|avrete|mai|avevate|avete|dato|<have:f>" => "il mio voto ve lo scordate",
    "^tessera|tesserat*|iscritt*|militant*|militato|candidat*|elettore|elettrice|simpatizzant*|attivista|rappresentante_di_lista|campagna ~5 <party> ! se" => "ho la tessera del PD",
    "^candidat*|consigliere|rappresentante_di_lista & <be:1>|<be:f>|<have:1> & lista|comunali|elezioni|civica" => "ero candidata nella lista civica",
    "<be:f>|<be:p>|cresciut* ~4 ^<party_member> ! siete|tutti|governo|parlamento|giunta" => "mio padre è comunista",
    "da ~1 ^<party_member>|elettor* & <be:1>|<have:1>|vi|dico|delus*" => "da comunista vi dico",
    "^iscritt* ~1 al|alla|a ~1 partito" => "sono iscritto al partito",
    "firmat* ~3 ^referendum|petizione" => "ho firmato per il referendum",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::PoliticalOpinion, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
