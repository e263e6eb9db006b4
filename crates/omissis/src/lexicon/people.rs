//! Words for persons: relatives, partners, and other people whom a comment singles out.

use crate::lexicon::table::{Table, hash};
use once_cell::sync::Lazy;

/// What a word for a person says of that person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// A relative, in-law or partner, former ones included.
    pub(crate) kin: bool,
    /// Said of children (`bimbo`, `piccola`): their ages are those of minors.
    pub(crate) child: bool,
    /// More than one person.
    pub(crate) plural: bool,
    /// Names somebody in particular even without possessive or article (`mamma`, `zio`).
    pub(crate) bare: bool,
    /// Grammatical gender, where the word has one.
    pub(crate) female: Option<bool>,
}

/// The words, folded, with flags: `k` kin, `c` child, `p` plural, `b` bare, `f` or `m` gender.
const WORDS: &[(&str, &str)] = &[
    // Parents.
    ("madre", "kf"),
    ("mamma", "kbf"),
    ("mamm", "kbf"),
    ("mammina", "kbf"),
    ("mammeta", "kbf"),
    ("matre", "kbf"),
    ("padre", "km"),
    ("papa", "kbm"),
    ("papi", "kbm"),
    ("babbo", "kbm"),
    ("pa", "km"),
    ("genitori", "kp"),
    ("genitore", "k"),
    // Children.
    ("figlio", "km"),
    ("figlia", "kf"),
    ("figli", "kpm"),
    ("figlie", "kpf"),
    ("figliolo", "km"),
    ("figliola", "kf"),
    ("figlioletto", "kcm"),
    ("figlioletta", "kcf"),
    ("figliu", "km"),
    ("figghiu", "km"),
    ("figghia", "kf"),
    ("figlimo", "kbm"),
    ("figliema", "kbf"),
    ("fijo", "km"),
    ("fija", "kf"),
    ("fiji", "kpm"),
    ("fiol", "km"),
    ("fiola", "kf"),
    ("fioi", "kpm"),
    ("fiole", "kpf"),
    ("primogenito", "km"),
    ("primogenita", "kf"),
    ("secondogenito", "kcm"),
    ("secondogenita", "kcf"),
    ("gemelli", "kcpm"),
    ("gemelle", "kcpf"),
    ("gemellini", "kcpm"),
    ("gemelline", "kcpf"),
    ("gemellino", "kcm"),
    ("gemellina", "kcf"),
    ("figliastro", "km"),
    ("figliastra", "kf"),
    ("figlioccio", "km"),
    ("figlioccia", "kf"),
    ("bimbo", "cm"),
    ("bimba", "cf"),
    ("bimbi", "cpm"),
    ("bimbe", "cpf"),
    ("bimbetto", "cm"),
    ("bimbetta", "cf"),
    ("bimbino", "cm"),
    ("bimbina", "cf"),
    ("bambino", "cm"),
    ("bambina", "cf"),
    ("bambini", "cpm"),
    ("bambine", "cpf"),
    ("bambinetto", "cm"),
    ("bambinetta", "cf"),
    ("bebe", "c"),
    ("neonato", "cm"),
    ("neonata", "cf"),
    ("neonati", "cpm"),
    ("neonate", "cpf"),
    ("piccolo", "cm"),
    ("piccola", "cf"),
    ("piccoli", "cpm"),
    ("piccole", "cpf"),
    ("piccolino", "cm"),
    ("piccolina", "cf"),
    ("piccolini", "cpm"),
    ("piccoletto", "cm"),
    ("piccoletta", "cf"),
    ("piccirillo", "cm"),
    ("piccerella", "cf"),
    ("peccerella", "cf"),
    ("piccirilli", "cpm"),
    ("picciriddo", "cm"),
    ("picciriddu", "cm"),
    ("picciridda", "cf"),
    ("picciriddi", "cpm"),
    ("carusu", "cm"),
    ("carusa", "cf"),
    ("carusi", "cpm"),
    ("putelo", "cm"),
    ("putela", "cf"),
    ("putei", "cpm"),
    ("nennella", "cf"),
    ("creatura", "cf"),
    ("creature", "cpf"),
    ("criatura", "cf"),
    ("criaturo", "cm"),
    ("criature", "cpf"),
    ("cucciolo", "cm"),
    ("cucciola", "cf"),
    ("ometto", "cm"),
    ("omino", "cm"),
    ("frugoletto", "cm"),
    ("frugoletta", "cf"),
    ("maschietto", "cm"),
    ("femminuccia", "cf"),
    ("pargolo", "cm"),
    ("pargola", "cf"),
    ("bimbetti", "cpm"),
    ("scricciolo", "cm"),
    ("monello", "cm"),
    ("monella", "cf"),
    ("pupo", "cm"),
    ("pupa", "cf"),
    ("pupi", "cpm"),
    ("ragazzino", "cm"),
    ("ragazzina", "cf"),
    ("ragazzini", "cpm"),
    ("ragazzine", "cpf"),
    ("minorenne", "c"),
    // Brothers, sisters, the old and the wider family.
    ("fratello", "km"),
    ("fratelli", "kpm"),
    ("fratellino", "kcm"),
    ("fratellini", "kcpm"),
    ("fratellastro", "km"),
    ("frate", "km"),
    ("fratm", "kbm"),
    ("sorella", "kf"),
    ("sorelle", "kpf"),
    ("sorellina", "kcf"),
    ("sorelline", "kcpf"),
    ("sorellastra", "kf"),
    ("soreta", "kbf"),
    ("nonno", "kbm"),
    ("nonna", "kbf"),
    ("nonni", "kpm"),
    ("nonne", "kpf"),
    ("nonnino", "kbm"),
    ("nonnina", "kbf"),
    ("bisnonno", "kbm"),
    ("bisnonna", "kbf"),
    ("zio", "kbm"),
    ("zia", "kbf"),
    ("zii", "kpm"),
    ("zie", "kpf"),
    ("zietta", "kbf"),
    ("prozia", "kbf"),
    ("prozio", "kbm"),
    ("cugino", "km"),
    ("cugina", "kf"),
    ("cugini", "kpm"),
    ("cugine", "kpf"),
    ("cuginetto", "kcm"),
    ("cuginetta", "kcf"),
    ("cuginetti", "kcpm"),
    ("nipote", "k"),
    ("nipoti", "kp"),
    ("nipotino", "kcm"),
    ("nipotina", "kcf"),
    ("nipotini", "kcpm"),
    ("nipotine", "kcpf"),
    ("pronipote", "k"),
    // Partners and in-laws.
    ("marito", "km"),
    ("maritino", "km"),
    ("moglie", "kf"),
    ("mogliera", "kf"),
    ("mugghieri", "kf"),
    ("muier", "kf"),
    ("mojer", "kf"),
    ("compagno", "km"),
    ("compagna", "kf"),
    ("convivente", "k"),
    ("fidanzato", "km"),
    ("fidanzata", "kf"),
    ("moroso", "km"),
    ("morosa", "kf"),
    ("ragazzo", "km"),
    ("ragazza", "kf"),
    ("partner", "k"),
    ("coniuge", "k"),
    ("consorte", "k"),
    ("ex", "k"),
    ("suocero", "km"),
    ("suocera", "kf"),
    ("suoceri", "kpm"),
    ("genero", "km"),
    ("nuora", "kf"),
    ("cognato", "km"),
    ("cognata", "kf"),
    ("cognati", "kpm"),
    ("cognate", "kpf"),
    ("consuocero", "km"),
    ("consuocera", "kf"),
    ("patrigno", "km"),
    ("matrigna", "kf"),
    ("padrino", "km"),
    ("madrina", "kf"),
    ("compare", "bm"),
    ("comare", "bf"),
    ("commare", "bf"),
    ("cummare", "bf"),
    ("cumpari", "bm"),
    // Others whom a comment singles out.
    ("amico", "m"),
    ("amica", "f"),
    ("amici", "pm"),
    ("amiche", "pf"),
    ("collega", ""),
    ("colleghi", "p"),
    ("vicino", "m"),
    ("vicina", "f"),
    ("vicini", "pm"),
    ("dirimpettaio", "m"),
    ("dirimpettaia", "f"),
    ("coinquilino", "m"),
    ("coinquilina", "f"),
    ("inquilino", "m"),
    ("inquilina", "f"),
    ("conoscente", ""),
    ("paesano", "m"),
    ("paesana", "f"),
    ("signora", "f"),
    ("signore", "m"),
    ("signor", "m"),
    ("signorina", "f"),
    ("tizio", "m"),
    ("tizia", "f"),
    ("tipo", "m"),
    ("uomo", "m"),
    ("donna", "f"),
    ("badante", ""),
    ("colf", ""),
    ("portiere", "m"),
    ("portiera", "f"),
    ("portinaia", "f"),
    ("amministratore", "m"),
    ("amministratrice", "f"),
    ("datore", "m"),
    ("titolare", ""),
    ("principale", ""),
    ("padrone", "m"),
    ("padrona", "f"),
    ("proprietario", "m"),
    ("proprietaria", "f"),
    ("commercialista", ""),
    ("geometra", ""),
    ("socio", "m"),
    ("socia", "f"),
    ("paziente", ""),
    ("vecchietto", "m"),
    ("vecchietta", "f"),
    ("anziano", "m"),
    ("anziana", "f"),
    ("ragazzi", "pm"),
    ("ragazze", "pf"),
    ("disoccupato", "m"),
    ("disoccupata", "f"),
    ("pensionato", "m"),
    ("pensionata", "f"),
    ("vedovo", "m"),
    ("vedova", "f"),
    ("invalido", "m"),
    ("invalida", "f"),
    ("precario", "m"),
    ("precaria", "f"),
    ("esodato", "m"),
    ("esodata", "f"),
    ("operaio", "m"),
    ("operaia", "f"),
    ("lavoratore", "m"),
    ("lavoratrice", "f"),
    ("cittadino", "m"),
    ("cittadina", "f"),
    ("studente", "m"),
    ("studentessa", "f"),
];

/// What a folded word says of a person, `None` when it is no word for one.
pub(crate) fn person(word: &str) -> Option<Person> {
    static PEOPLE: Lazy<Table<Option<Person>>> = Lazy::new(|| {
        let mut people = Table::<Option<Person>>::new();
        for (word, flags) in WORDS {
            let has = |flag| flags.contains(flag);
            let female = if has('f') { Some(true) } else { has('m').then_some(false) };
            let person = Person { kin: has('k'), child: has('c'), plural: has('p'), bare: has('b'), female };
            people.entry(word).get_or_insert(person);
        }
        people
    });
    *PEOPLE.get(hash(word), word)?
}

/// Possessives that make a person particular: `mio`, `nostra`, `suo`.
pub(crate) fn is_possessive(word: &str) -> bool {
    matches!(
        word,
        "mio"
            | "mia"
            | "miei"
            | "mie"
            | "mi"
            | "me"
            | "tuo"
            | "tua"
            | "tuoi"
            | "tue"
            | "suo"
            | "sua"
            | "suoi"
            | "sue"
            | "nostro"
            | "nostra"
            | "nostri"
            | "nostre"
            | "vostro"
            | "vostra"
            | "vostri"
            | "vostre"
            | "so"
            | "miu"
            | "nosc"
    )
}

/// Articles that stand before a singled-out person: `il`, `la`, `'o`.
pub(crate) fn is_definite(word: &str) -> bool {
    matches!(
        word,
        "il" | "la"
            | "lo"
            | "l"
            | "el"
            | "er"
            | "o"
            | "a"
            | "u"
            | "al"
            | "alla"
            | "del"
            | "della"
            | "dal"
            | "dalla"
            | "col"
            | "colla"
            | "sta"
            | "sto"
            | "quel"
            | "quella"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_and_stand_once() {
        for (place, (word, flags)) in WORDS.iter().enumerate() {
            assert!(word.bytes().all(|b| b.is_ascii_lowercase()), "{word}");
            assert!(flags.chars().all(|flag| "kcpbfm".contains(flag)), "{word}");
            assert!(WORDS[..place].iter().all(|(other, _)| other != word), "{word} stands twice");
        }
    }

    #[test]
    fn tells_relatives_from_others() {
        assert!(person("figlia").is_some_and(|p| p.kin && !p.child && p.female == Some(true)));
        assert!(person("bimbi").is_some_and(|p| p.child && p.plural));
        assert!(person("vicina").is_some_and(|p| !p.kin));
        assert_eq!(person("macchina"), None);
    }
}
