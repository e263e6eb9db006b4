use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Tax evasion
    ///
    /// Somebody in particular keeps income, rent or a sale from the taxman: rent without a registered contract, work or goods without
    /// invoice or receipt, money that stays out of the 730, a price in the deed lower than the one that was paid.
    ///
    /// **How people say it.** "Pago l'affitto in nero", "il dentista: 900 senza fattura o 1200 con", "dichiaro la metà delle notti",
    /// "nell'atto abbiamo scritto 12mila e gliene ho dati 20", "scontrini? ne batto uno ogni dieci".
    ///
    /// **What looks like it and is not.** Figures of the evasion in Italy, "chi affitta in nero paga il doppio?", prices that are high, an
    /// office that gives no receipt, cash that is only cash. Work off the books is `undeclared_work`.
    ///
    /// **Subject.** `self` for who pays or earns so, `other` for the landlord or the tradesman who wants it so.
    ///
    /// **Sources.** Registration of leases: art. 1 c. 346 L. 311/2004 (nullity), art. 13 L. 431/1998; administrative penalties D.Lgs. 471/1997; crimes
    /// only above the thresholds of D.Lgs. 74/2000, arts. 2 to 5, which ordinary commenters do not reach: it is a tax penalty, not a crime.
    /// The amounts after D.Lgs. 87/2024 were not checked. *In italiano:* l'ammissione resta un indizio per l'accertamento, per sé o per il
    /// locatore o il professionista di cui si parla.
    ///
    /// **Which error is worse.** Both; an accusation of a named tradesman also exposes its writer (art. 595 c.p.).
    kind: TaxEvasion,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|pago l'affitto in nero⟧",
        "⟦other|il proprietario non vuole registrare il contratto⟧",
        "⟦self|affitto due stanze a studenti senza contratto⟧",
        "⟦other|il meccanico non mi ha mai fatto una ricevuta⟧",
        "⟦self|dichiaro la metà degli incassi⟧",
        "⟦family|mio zio vende l'olio senza una fattura⟧",
        "⟦self|ho pagato l'idraulico in nero⟧",
        "⟦self|le lezioni non le ho mai dichiarate nel 730⟧",
    ],
    keeps: [
        "chi affitta in nero paga il doppio della sanzione?",
        "l'evasione in italia sono 110 miliardi",
        "dichiaro tutto fino all'ultimo centesimo",
        "il mio affitto è registrato con cedolare secca",
        "se affittassi in nero guadagnerei di più",
        "qui nessuno fa lo scontrino",
        "pago l'affitto in contanti con ricevuta",
    ],
    known_misses: [
        ("said of nobody", "non ho mai fatto un lavoro senza fattura", "the words weigh more than who says them"),
    ],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    // Rents.
    "^affitt*|fitt*|pigione|canone|locazione|locale ~7 in|a|al|tutto <nero> ! <colour>" => "pago l'affitto in nero",
    "in|a|al <nero> ~7 ^affitt*|<rent>|pigione|canone|stanza|casa ! <colour> ! <work>" => "in nero affitto una stanza",
    "<give:1>|<give:f>|<rent>|<have:f>|<pay:f>|<get:f> ~6 <home_noun>|case|appartamenti|turisti|studenti|villeggianti ~6 in|a|al ^<nero> ! <colour> ! <deed>" => "la casa la diamo ai turisti in nero",
    "^affitt*|<rent>|pigione|fitt*|subaffitt* ~7 <off_books>|<hand> ! <work>" => "mi affitta la casa sottobanco",
    "^affitt*|<rent:f>|<rent:p>|fitt*|<home_noun> ~8 senza|nessun|niente|zero ~3 contratto|registr*|ricevut*|contratti|carte|carta|cedolare ! <work>|<enroll>|<chore:f>|commess*" => "affitto due stanze senza contratto",
    "senza|nessun|niente ~2 contratto ~5 ^affitt*|proprietari*|padron*|casa|stanza|stanze ! <work>|<enroll>" => "senza contratto, affitto da un privato",
    "^contratto ~6 non|mai|senza ~5 registr* ! colf|assunt*|lavoro" => "il contratto non l'ha mai registrato",
    "non|mai|senza ~4 ^registr* ~4 contratto|affitto|niente|nulla|casa ! colf|assunt*|lavoro|sito|utente|domanda" => "non registra mai il contratto",
    "non|mai ~3 <want:f> ~3 ^registr* & <landlord>|affitto|casa|contratto|padrone" => "il padrone non vuole registrare",
    "^contratto ~5 @|$ ~8 <want:f>|<pay:f>|<give:1>|<get:f>|ne|realta|mano|porto ~3 @|$ ! ore" => "mi ha fatto un contratto da 250 e ne vuole 600",
    "affitto|canone|pigione ~5 ^registrat*|dichiarat*|contratto ~3 @|$ ~9 @|$" => "l'affitto dichiarato è 200 e ne pago 500",
    "@|$ ~3 sul|nel|di ^contratto|registrat* ~4 @|$ ~4 in|a|sotto|mano|nero|contanti" => "300 sul contratto e 300 in mano",
    "<give:1>|<give:f>|<rent:f>|affitt* ~3 a_voce|voce|parola|fiducia|amicizia|stretta && ^affitt*|<home_noun>|appartament*|studenti|turisti" => "gli altri due appartamenti li diamo a voce",
    "^comodato & <pay:f>|affitto|pago|paga|mese" => "risulta in comodato ma pago l'affitto",
    "^affitt*|pigione|canone|padron*|proprietari* ~9 contanti|cash|mano|busta|postepay ~6 senza|nessun*|niente|zero|mai ~3 ricevut*|contratto|carta" => "l'affitto in contanti senza ricevuta",
    "<pay:f> ~3 mano|contanti ~9 ^amica|ospite|parente|cugin* && affitt*|stanza|letto|casa|contratto" => "pago la stanza a mano e dico che sono un'amica",
    "<home_noun>|case|b_&_b|airbnb|casa_vacanze|turisti|ospiti|stanze|studenti ~9 non|mai ~4 ^dichiar*|registr*|denunc*|comunic* ! <isee>|dsu|<application>" => "il b&b non l'ho mai dichiarato",
    "^sfitt*|chius*|vuot* ~6 <contrast>|e ~6 <rent>|affitt*|turisti|ospiti|inquilin*" => "risulta sfitta ma ci sono i turisti",
    // Invoices and receipts.
    "senza|nessuna|niente|zero|manco|neanche ~3 ^fattur*|scontrin*|iva|parcella|fiscale & <pay>|<sell>|<work>|<do>|<ask>|<want>|<get>|<give>|<issue>|<chore>|<invoice>|<demand>|<empty>|<deed> ! iban|posso|bonus|garanzia|rimborso" => "mio zio vende l'olio senza una fattura",
    "senza|nessuna|niente|zero|manco|neanche ~3 ^ricevut* & <professional>|<pay>|<sell>|<chore>|<do:f>|pazienti|clienti|affitto|<landlord> ! raccomandata|iban|inps|caf|poste|domanda|sportello" => "il notaio ha voluto mille euro senza ricevuta",
    "non|mai|nessuno|nemmeno|neanche ~6 <do>|<issue>|<invoice>|<give>|<see>|batt*|rilasci*|emett*|stacc* ~4 ^fattur*|scontrin*|parcella ! posso|riesco|sito|portale|errore|garanzia|arriv*" => "il bar non fa mai lo scontrino",
    "non|mai ~5 <do>|<issue>|<give>|vist*|rilasci* ~4 ^ricevut* & <professional>|<landlord>|dentista|visita|affitto|lavori|lezioni|clienti|pazienti" => "il meccanico non mi ha mai fatto una ricevuta",
    "^fattur*|scontrin*|ricevut*|scontrino ~6 non|mai|nemmeno ~4 <do>|<issue>|<give>|<see>|batt*|rilasci*|emett*|chied*|lascio|esist* ! posso|riesco|sito|portale|errore|inps|caf|sportello|poste|arriv*" => "la fattura non la fa mai",
    "^fattur*|scontrin*|ricevut*|batto ~5 solo|uno|una|soltanto ~4 ogni|chied*|preten*|vuole|insist*|sconosciut*|chiede" => "la fattura la fa solo a chi gliela chiede",
    "senza ~1 ^fattura|ricevuta|scontrino ~6 @|$|con|meno|sconto" => "mi ha chiesto 900 senza fattura o 1200 con",
    "^sconto|meno ~6 senza|se && fattura|ricevuta|scontrino|parcella" => "mi fa lo sconto se non chiedo la fattura",
    "<pay:p>|<pay:1>|<give:p>|<do:p>|dat*|fatt*|pagat* ~7 ^senza ~2 iva|fattura|ricevuta|scontrino|carte ! <neg> ~2 <pay>" => "ho pagato senza iva",
    "<pay:p>|pagat* ~6 ^contanti|cash|mano|nero ~7 iva|fattur*|ricevut*|scontrin*|risult*|dichiar*|tracc*" => "ho pagato la ditta in contanti per non metterci l'iva",
    "<pay>|<do:p> ~4 <professional> ~5 ^<off_books>|nero|<hand>|sottobanco ! <household>" => "ho pagato l'idraulico in nero",
    "^<professional> ~6 <pay:p>|<pay:1>|<want:f>|<ask:p>|<get:f>|<demand>|vuole|prende ~5 <nero>|contanti|mano ! <colour>" => "il dentista lo pago in nero",
    "<pay:p>|<pay:1>|comprat*|vendut*|fatt* ~7 in|al|a ^<nero> & bagno|tetto|caldaia|condizionator*|finestre|cucina|infissi|<professional>|visita|lavori|protesi|dente|macchina ! <labour:f>" => "il condizionatore l'ho pagato in nero",
    "meta|parte|# ~3 ^fattur*|ricevuta ~5 meta|parte|resto|# ~4 nero|mano|contanti" => "metà con fattura e metà in nero",
    "fuori ~1 ^cassa|fattura" => "sono al 70% di incasso fuori cassa",
    "<pos>|registratore|cassa|tassametro ~4 ^spent*|rott*|guast* & <have:f>|<keep:f>|<do:f>|<be:f>|quando|sabato" => "il registratore lo tengo spento",
    // Income that the taxman does not see.
    "non|mai ~6 <declare>|<put>|scritt*|messe|mess* ~6 ^730|redditi|rw|fisco|unico|tasse|dichiarazione & <have>|<declare:f>|<family>|<kin>|<do:f> ! isee|dsu|devo|obblig*" => "le lezioni non le ho mai dichiarate nel 730",
    "^730|redditi|rw|dichiarazione|fisco|agenzia_delle_entrate ~6 non|mai ~5 <declare>|<put>|<do:p>|vist*|<result:f>|sa|sono|scritt*|mess* & <have:f>|soldi|conto|vendit*|mio|mia|lezioni|affitti|<family> ! isee|arrivat*|online|sito|precompilat*" => "nel quadro rw non l'ho mai scritto",
    "<declare:f>|dichiar*|fattur*|registr*|batto|segno ~3 la|solo|un|il ~2 ^meta|terzo|quarto|minimo|quello ! isee|ore|busta" => "dichiaro la metà delle notti",
    "<do:f>|incass*|guadagn*|<get:f>|<earn:f> ~3 @|$|# ~4 e ~2 ^dichiar* ~3 #" => "faccio 70 e dichiaro 25",
    "^incass*|guadagn*|mance|entrate ~8 non|mai|senza ~3 dichiar*|tracc*|registr*|vede|vist*|batt*" => "gli incassi non li dichiaro",
    "<sell:f>|<sell:p>|vend* ~8 in|a|al ^<nero>|sottobanco|mano ! <bribe_noun>|<vote>|voto|<colour>" => "vende le uova in nero",
    "<sell:f>|<sell:1>|vend* ~9 senza ~2 ^partita|piva|licenza|dichiar*|tasse|iva" => "vendo marmellate senza licenza",
    "<sell:f>|vend*|<do:f> ~9 mai ~3 <do:p>|fatt* ~2 ^dichiarazione|fattura|scontrino" => "vendo marmellate e non ho mai fatto una dichiarazione",
    "pagare|pagat*|accredit*|bonific* ~6 ^postepay|conto|carta|iban ~2 di|del|della|a ~3 <family>|<kin>|<person>|<partner> & soglia|risult*|tasse|fisco|fattura|superare|cosi|<professional>|lavori" => "mi sono fatto pagare sulla postepay di mia sorella per non superare la soglia",
    "soldi|conto|conti|risparmi ~5 ^svizzera|san_marino|lugano|estero|montecarlo|monaco|panama ~8 non|mai|nessuno && dichiar*|rw|fisco|sa|vede" => "i soldi stanno a San Marino e non li ho dichiarati",
    "^atto|rogito|compromesso|notaio ~7 <declare:p>|scritt*|mess*|segnat*|dichiarat* ~4 @|$|# ~9 @|$|#|resto|differenza|contanti|nero|mano" => "nell'atto abbiamo scritto 12mila e gliene ho dati 20",
    "vendut*|comprat*|<sell:p>|<buy:p> ~6 ^meta|parte|resto ~5 nero|mano|contanti|scatola|assegni" => "ho venduto l'orto metà scritta e metà in mano",
    "^evado|evadiamo|evadevo" => "io evado il fisco da sempre",
    "non ~2 <pay:1>|pago|paghiamo|pagat*|<pay:p> ~2 ^tasse|iva|irpef|tari|imu & mai|da|#" => "non pago le tasse da dieci anni",
    "esentasse|^esentasse" => "prendo tutto esentasse",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Doer) {
        out.push(Candidate::stating(Kind::TaxEvasion, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
