use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Criminal record
    ///
    /// A proceeding, measure or sentence in a criminal matter against the writer or somebody in particular: conviction, arrest, prison,
    /// house arrest, probation, a pending trial, a criminal complaint. The offence told with it belongs to the finding.
    ///
    /// **How people say it.** "Mio marito è ai domiciliari", "ho scontato quattro anni", "sono in attesa di processo", "mio figlio è agli
    /// arresti", "fedina sporca", "sono in messa alla prova".
    ///
    /// **What looks like it and is not.** Civil cases, labour disputes and evictions; public figures; "in galera tutti"; an offence told without a
    /// proceeding, which is an admission.
    ///
    /// **Sources.** GDPR art. 10; art. 2-octies D.Lgs. 196/2003. *In italiano:* i dati relativi a condanne e reati si trattano solo sotto il controllo
    /// dell'autorità o per legge: in un commento pubblico non restano.
    ///
    /// **Which error is worse.** A leak: the record follows the person for life.
    kind: CriminalRecord,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦family|mio marito è ai domiciliari⟧",
        "⟦self|ho scontato quattro anni a Poggioreale⟧",
        "⟦family|mio figlio è agli arresti⟧ da ottobre",
        "⟦self|sto in attesa di processo⟧",
        "⟦self|sono stato condannato⟧ per una rissa",
        "⟦family|hanno arrestato mio fratello⟧",
    ],
    keeps: [
        "in galera dovete andare tutti",
        "chi è in carcere prende il reddito",
        "hanno arrestato il sindaco",
        "il governo ci tiene agli arresti domiciliari con questi orari",
        "ho una causa di lavoro con l'azienda",
        "non sono mai stato condannato",
        "i condannati per mafia non lo prendono",
        "se mi arrestano non mi importa",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "<be:f>|<stay:f>|<put:p>|<go:p>|<be:p>|<get:p>|finit* ~5 ^ai_domiciliari|agli_arresti|in_carcere|in_galera|in_prigione|detenut*|carcerat*|latitante|al_41 ! <office>|politic*|govern*|dov*" => "mio marito è ai domiciliari",
    "ai|agli ^domiciliari|arresti ! govern*" => "mio figlio ai domiciliari",
    "<be:f>|<be:p>|<result:f> ~5 ^indagat*|imputat*|condannat*|pregiudicat*|rinviat*|arrestat*|querelat*|patteggi*|scarcerat* ! <neg>|<office>" => "sono stato condannato",
    "^rinviat* ~1 a_giudizio" => "rinviato a giudizio per una firma falsa",
    "<be:f>|<stay:f>|<have:f> ~4 in|a|sotto|un|il ~2 ^processo|processi ! civile|lavoro|sfratto|separazione|lento|tributar* & <stay:f>|<be:f>|penale|corso|attesa|sotto|<have:1>" => "sto sotto processo",
    "in|attesa ~2 ^processo|giudizio|sentenza|appello & <be:f>|<stay:f>|attesa ! civile|lavoro|tar|<office>" => "sto in attesa di processo",
    "<have:f>|<do:p>|<do:f>|fatt* ~5 # ~1 anni|mesi|anno|mese ~5 ^<prison>|reclusione|dentro|domiciliari|galera" => "ho fatto quattro anni a Poggioreale",
    "^scontat*|scontare|sconto|scont* ~4 #|pena|condanna|anni|mesi ! prezzo|merce|euro|iva" => "ho scontato quattro anni",
    "<end:p>|finit*|espiat*|sto_scontando ~3 ^pena|condanna|carcere" => "ho finito la pena",
    "uscit*|esc*|entrat*|stat* ~3 di|da|dal|dalla|in|del ~1 ^<prison> & <be:f>|<have:f>|<family>|<kin>|<person> ! <office>" => "sono uscito dal carcere",
    "<family>|<kin>|<partner>|<mine> ~5 in|al|ai|agli ^carcere|galera|prigione|<prison>|domiciliari|arresti" => "mio figlio in carcere",
    "^precedenti|precedente|fedina|casellario|carichi_pendenti|pendenze & <have:f>|<mine>|sporc*|penal* ! <neg> ~2 precedenti|senza" => "ho precedenti penali",
    "^condanna|condanne|patteggiamento|pena|condizionale & <have:f>|<mine>|per|<give:p>|<get:p>|<family>|con ! chi|<office>|esemplare|merit*|serve|giusta" => "ho una condanna per furto",
    "<have:f>|<give:p>|dat*|pres* ~5 ^anni|mesi|anno ~4 con|di ~2 condizionale|reclusione|carcere|galera|arresti" => "mi hanno dato un anno con la condizionale",
    "^messa_alla_prova|affidamento|semiliberta|sorveglianza|braccialetto|obbligo_di_firma|obbligo|liberta_vigilata|foglio_di_via|daspo|divieto_di_avvicinamento|divieto_di_dimora|uepe & <be:f>|<have:f>|<stay:f>|<family>|<mine>|<put:p>|servizi|prova|mi ! obbligo_di_legge|famigliare|minori|figli|cani" => "sono in affidamento ai servizi sociali",
    "^arrestat*|<arrest:p>|arrestaron* & <mine>|<family>|<kin>|mi|m|<be:f> ! <office>|<neg>" => "hanno arrestato mio fratello",
    "<have:f>|<be:p>|<get:p>|preso ~4 una|un|stat* ~2 ^denunciat*|denuncia|querela|indagine|avviso_di_garanzia ~2 per|penale|a_carico" => "ho una denuncia per truffa",
    "<be:p>|stat* ~1 ^dentro|detenuto|carcerato ~3 per|#" => "è stato dentro per spaccio",
    "ex ~1 ^detenut*|carcerat*|galeott*" => "sono un ex detenuto",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::CriminalRecord, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
