use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Economic situation
    ///
    /// What the writer or the family earns, draws, owes or pays as rent, with the words that give the amount its meaning: ISEE, benefits, wages
    /// by the hour, balances, debts, fines, bills.
    ///
    /// **How people say it.** "Isee 3.200", "prendo 480 euro al mese", "di affitto ne pago 400", "una cartella da 2.340 euro", "15 euro l'ora".
    ///
    /// **What looks like it and is not.** Amounts in general talk ("780 euro a tutti"), prices, the name of a measure ("bonus 600 euro"), thresholds.
    ///
    /// **Sources.** GDPR art. 4(1) with recital 75; art. 26 c. 4 D.Lgs. 33/2013, which keeps names out of what is published on economic help where it
    /// shows hardship. *In italiano:* l'importo con ciò che significa racconta il bisogno della famiglia.
    ///
    /// **Which error is worse.** They weigh alike; the built-in policies act on it from `strict` on.
    kind: EconomicSituation,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "mi hanno respinto con ⟦isee 3.200 euro⟧",
        "⟦prendo 480 euro⟧ al mese",
        "ho ⟦un mutuo di 380 euro⟧",
        "mio padre ⟦prende 512 euro di pensione⟧",
        "faccio ripetizioni sottobanco, ⟦15 euro l'ora⟧",
    ],
    keeps: [
        "forse tra tre anni danno 60 euro ai docenti",
        "la scuola si compra con 60 euro al mese",
        "il bonus 600 euro quando esce?",
        "il parcheggio costa 9 euro",
        "isee 2019 scaduto",
        "il decreto prevede 500 euro",
        "chi ha isee sotto 9.360 euro",
        "ISEE sotto i 9.360 euro, basta leggere",
        "alla scuola 3 miliardi di euro di stipendi in più",
        "la card da 40 euro",
        "780 euro a tutti",
        "non si vive di 780 euro",
        "la card da 40 euro e devo pure ringraziare",
        "card da 40 euro e devo pure dire grazie",
        "aumento delle minime a 515 euro, che notizia",
        "il libretto di famiglia costa 10 euro l'ora",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "^isee|ise|isse|iseee ~7 @ ! sotto|soglia|inferiore|limite|fino|massimo|oltre|superiore|chi|scade*" => "il mio isee è a zero",
    "@ ~1 di|d ^isee|reddito ! sotto|soglia|chi|inferiore|limite" => "con 3.200 di isee",
    "<get:f>|<get:p>|<earn:f>|<earn:p>|prendo|prende|piglio|guadagn* ~4 $ ~1 di|al|netti|mensili|l'anno ~2 ^pensione|mese|stipendio|naspi|reddito|disoccupazione|invalidita|mensili|netti|anno|settimana|giorno|sera|assegno|rdc|accompagnamento" => "prende 512 euro di pensione",
    "<get:1>|<get:3>|<get:f>|<earn:f>|<earn:p>|<get:p> ~5 ^$ ! costa|rimborso_di" => "prendo 480 euro",
    "<get:1>|<get:3>|<earn:1>|<earn:3> ~3 @ ~1 al|a ~1 ^mese|settimana|giorno" => "prendo 480 al mese",
    "<give:p>|<give:f>|dat*|arrivat*|<come:p>|<come:f>|accredit*|pag*|toccat*|ricaric*|<pay:f>|<pay:p> ~5 ^$ & mi|m|ci|me|ce|<family>|<mine>|glie|<have:1>|noi ! forse|costa|biglietto|parcheggio|visita|marca|bollo|ticket|nido|<cost>" => "mi hanno dato 147 euro",
    "^affitto|mutuo|rata|rate|pigione|canone|retta|condominio|bolletta|bollette|finanziaria|prestito|debito|debiti|cartella|multa|scoperto|luce|gas|pignoramento|sanzione|verbale|fido ~6 @ ! chi|fino|sotto|bonus|oltre|massimo|legge|decreto" => "un mutuo di 380 euro",
    "@|$ ~2 di|d|per ~2 ^affitto|mutuo|rata|bolletta|bollette|pensione|stipendio|multa|debiti|debito|retta|spese|mantenimento|luce|gas|condominio|tasse|cartella|prestito|arretrati|naspi|rdc|reddito|tari|finanziaria ! <cost>|tutti|soglia|bonus|decreto" => "450 euro di affitto",
    "^affitto ~3 ne ~1 <pay:1> ~2 @" => "di affitto ne pago 400",
    "^pensione|stipendio|pensioncina|paga|minima|naspi|reversibilita|mensilita|assegno|busta|tredicesima|liquidazione|tfr|accompagnamento|disoccupazione|reddito|rdc|card|mantenimento|entrate ~6 $ ! chi|fino|sotto|soglia|massimo|oltre|legge|decreto|tutti|bonus|governo|aumento|aumentano" => "pensione di 648 euro al mese",
    "^pensione|stipendio|minima|naspi|reversibilita|assegno ~2 da|di|a|e ~1 @ ! chi|sotto|soglia|bonus|legge" => "con la minima di 505",
    "^mantenimento|alimenti ~4 @" => "il mantenimento è 100 euro",
    "$ ~2 ^all_ora|l_ora|a_giornata|al_giorno|a_notte|a_sera|al_mese|mensili|al_paio|a_settimana|a_turno|a_cassetta|a_pezzo|al_pezzo|netti|a_lezione|al_mq|a_stanza|a_casa|a_macchina & <labour>|<get>|<pay>|<give>|<have:f>|<mine>|mi|<family>|<rent:f>|affitt* ! <cost>|bus|biglietto|abbonamento|parcheggio|governo|auguro|chi" => "faccio ripetizioni, 15 euro l'ora",
    "sul|nel|col ~2 ^conto|libretto|postepay|banca|portafoglio ~4 $ ! costa|spese_di" => "sul conto ho 12 euro",
    "$ ~4 sul|nel|in|sopra ~1 ^conto|libretto|postepay|banca|tasca" => "ho 340 euro sul conto",
    "<stay:3>|ci|<be:f> ~2 ^sopra ~2 $" => "ci stanno sopra 340 euro",
    "<live:f>|camp*|tir* ~4 con ~2 ^$" => "campo con 500 euro al mese",
    "con ~2 $ ~2 ^al_mese|mensili|di_pensione|di_reddito|d_affitto ! chi|governo" => "con 500 euro al mese non si vive",
    "<owe>|devo|dobbiamo|deve|<must> ~4 ^$ & finanziari*|banca|inps|equitalia|agenzia|restitu*|padrone|comune|condominio|arretrat*|indietro|debit*" => "devo 6.000 euro alla finanziaria",
    "^restitu*|indebito|ridare ~5 $" => "mi chiedono di restituire 4.000 euro",
    "debit* ~5 ^@" => "debiti per 18.000 euro",
    "$ ~3 di ^debiti|arretrati|multe|bollette|cartelle|indebito|risparmi" => "200 mila euro di debiti",
    "^stipendi|stipendio|pensioni ~2 da @" => "due stipendi da 1.100",
    "<have:f>|tengo ~2 ^$ ~2 da_parte|risparmi|di_risparmi" => "ho 3000 euro da parte",
    "perdo|perso|<lose:1> ~3 ^$ ~2 al_giorno|al_mese|l_anno" => "perdo 50 euro al giorno",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::tight(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::EconomicSituation, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
