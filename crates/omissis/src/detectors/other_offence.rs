use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Other admitted breaches
    ///
    /// Any other breach that somebody in particular is said to commit or to have committed: squatting, an illegal hook-up, driving uninsured,
    /// drunk or without licence, using another's SPID or PIN, bribes, fare dodging, smuggled goods, drugs sold, building without permit, forged
    /// signatures, stolen goods, a benefit card cashed in at a shop, a council house sublet, irregular stay.
    ///
    /// **How people say it.** "Sto in una casa occupata", "attaccato al palo dal mese scorso", "giro senza assicurazione da gennaio", "entro io col
    /// pin di mia suocera", "il biglietto non lo faccio mai", "ho firmato io al posto di mamma".
    ///
    /// **What looks like it and is not.** Complaints about a body, its staff in their function or public figures; crimes that the writer suffers; a
    /// cry for help; threats; news. A proceeding or a sentence is `criminal_record`.
    ///
    /// **Sources.** Invasion of buildings art. 633 c.p.; theft of power art. 624 c.p.; SPID and PIN of another art. 494, 615-ter, 615-quater, 640-ter c. 3
    /// c.p. (credentials are personal, delegation exists: INPS circ. 127/2021; lending them is at least a breach of terms); benefit card used by another
    /// art. 493-ter c.p.; false declarations art. 483, 495 c.p. and 76 D.P.R. 445/2000. *In italiano:* si copre la frase che racconta il fatto, senza
    /// qualificarlo.
    ///
    /// **Which error is worse.** Both; complaints against offices must survive, or the page stops hearing what goes wrong.
    kind: OtherOffence,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|Sto in una casa occupata⟧",
        "⟦self|giro senza assicurazione da gennaio⟧",
        "⟦self|uso lo spid di mio padre⟧",
        "⟦self|ho costruito la veranda senza permesso⟧",
        "⟦self|Mi sono allacciato all'acqua del vicino⟧",
        "⟦self|ho firmato io al posto di mamma⟧",
    ],
    keeps: [
        "posso usare lo spid di mia madre?",
        "non ho mai guidato senza patente",
        "se mi fanno un'altra multa salgo senza biglietto anche io",
        "il geometra dell'ufficio tecnico ha voluto il regalino",
        "mi hanno rubato la carta",
        "mio marito mi picchia",
        "chi occupa le case va sgomberato",
        "la linea è sempre occupata",
        "viaggiano tutti senza biglietto",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    // Houses.
    "<be:f>|<live:f>|<stay:f>|<have:f>|<enter:p> ~4 ^casa|case|alloggio|appartamento|palazzo|locale|stabile ~2 <occupied> ! linea|telefon*" => "sto in una casa occupata",
    "^<occupy:1>|<occupy:p>|occupo|occupat* ~5 <council_house>|casa|alloggio|stabile|villa|cascina ! linea|telefon*|suolo|posto" => "ho occupato una casa popolare",
    "^<council_house>|casa|alloggio ~5 <have:f> ~2 occupat*" => "la casa l'ho occupata",
    "^<breakin:p>|<breakin:f>|sfondat*|scassinat* ~3 porta|serratura|lucchetto|portone|sigilli & <have:f>|alloggio|casa|dentro|<enter:p>" => "abbiamo sfondato la porta di un alloggio vuoto",
    "<enter:p>|entrat*|rientrat*|infilat* ~5 ^alloggio|casa|appartamento|edificio|capannone ~4 vuot*|inagibil*|abusiv*|abbandonat*|sigilli|piede" => "siamo entrati in un alloggio vuoto",
    "<be:f>|<live:f>|<stay:f>|abit*|sto ~5 ^abusiv*|abusivamente & casa|alloggio|<live:f>|palazz*|popolar*|dentro|<council_house>" => "vivo abusivamente in una casa popolare",
    "^subaffitt* & casa|popolare|alloggio|stanza|<council_house>" => "subaffitto la casa popolare",
    "<rent:f>|affitt*|<give:f> ~5 ^casa_popolare|case_popolari|alloggio|popolare & <rent:f>|<get:f>|affitt*|prende|euro" => "affitta la casa popolare e ci prende 400 euro",
    "^popolar*|aler|ater ~4 intestat* ~4 mort*|nonna|zia|defunt*" => "la casa popolare è intestata a nonna morta e ci sto io",
    // Power and water.
    "^<hook:p>|<hook:1>|<hook:f>|attaccat*|allacciat*|collegat*|attacc*|filo|cavo ~6 <others>|palo|lampione|strada|abusiv*|luce|corrente|contatore|scale|enel && luce|corrente|gas|acqua|contatore|palo|enel|filo|cavo|allacci*|scale ! <suffer>|rimettet*" => "mi sono allacciato all'acqua del vicino",
    "^luce|corrente|gas|acqua|contatore ~5 <hook:p>|<hook:f>|attaccat*|abusiv*|rubat*|<steal>|scroc*|magnete|calamita|manomess*|truccat*|taroccat*|ponte|bypass ! staccat*" => "la luce è attaccata al palo",
    "^calamita|magnete ~4 contatore" => "ho messo la calamita sul contatore",
    "<steal:f>|<steal:1>|rub* ~2 ^luce|corrente|acqua|gas|wifi ! ci|mi" => "rubo la corrente dal condominio",
    // On the road.
    "<drive:f>|<drive:i>|<drive:g>|gir*|guid*|vado|esco|va|viagg* ~6 senza ~4 ^<cover_paper>|casco|targa|bollo ! posso|chi" => "giro senza assicurazione da gennaio",
    "^<vehicle> ~4 senza|non|mai|neanche ~4 <cover_paper>|assicur*|revision* & <drive>|<have:f>|<use>|<keep>|<be:f>|cammin*|mia|mio|<family>|gir*" => "la macchina non è assicurata",
    "^assicurazione|patente|revisione|foglio_rosa|bollo ~4 scadut*|sospes*|ritirat*|mai|falsa|finta|pres* ~8 <drive>|gir*|guid*|lo_stesso|uguale|vado|macchina|motorino" => "ho la patente scaduta, guido lo stesso",
    "<drive:f>|guid*|gir* ~4 con|col ~2 ^patente|assicurazione|targa|foglio_rosa ~4 scadut*|sospes*|ritirat*|fals*|altrui|straniera|di" => "guido con la patente scaduta",
    "^bevut*|ubriac*|brill*|sbronz*|fatt* ~6 <drive>|guid*|macchina|volante|motorino ! dicono|<office>|conducente|autista" => "avevo bevuto e ho preso la macchina lo stesso",
    "toccat*|urtat*|strisciat*|investit*|tamponat*|ammaccat*|pres* ~5 ^senza|scappat*|andat*|fermat* ~2 fermar*|via|lasciar*|biglietto && macchina|specchietto|auto|paraurti|cane|parcheggio" => "ho toccato uno specchietto senza fermarmi",
    // Somebody else's keys.
    "^<spid> ~3 di|del|della|dello|dell ~4 <family>|<kin>|<person>|<partner>|amic*|vicin*|mort* & <use>|<enter>|<do:f>|<have:f>|<keep:f>|<get:p>|<put:f>|<go:f> ! posso|dimenticat*|arriv*|scadut*|<ask>|attiv*" => "uso lo spid di mio padre",
    "<use:f>|<use:p>|<enter:f>|<enter:p>|<do:f>|<go:f> ~3 con|col|coi|lo|il|la ~2 ^<spid> ~1 suo|sua|dei|di|del|della|altrui" => "entro col pin di mia suocera",
    "<use:f>|<use:p>|<enter:3>|<have:3> ~3 il|lo|la|col|con ~1 ^mio|mia ~1 <spid> & <family>|<person>|caf|<partner>" => "mia figlia usa il mio spid",
    "<give:p>|dat*|prestat*|presto|<give:1>|lasciat* ~3 ^<spid> ~4 a|al|alla ~2 <family>|<person>|caf|amic*|ragazz* ! iban|chiest*" => "ho dato lo spid a mia cognata",
    "^bancomat|postepay ~2 di|del|della ~3 <family>|<kin>|<person>|vecchi*|anzian* & <get:f>|prelev*|ritir*|<use:f> ! <must>|posso|marito|moglie|mia_carta" => "il badante preleva col bancomat del vecchio",
    // Bribes and favours.
    "^<bribe_noun> & <give:p>|<give:f>|<pay:p>|<pay:f>|dat*|lasciat*|allung*|<want:f>|mess*|portat*|pagat* ! <office>|politic*|governo|fabio" => "ho dato una mazzetta",
    "<pay:p>|<give:p>|dat*|pagat*|allungat*|portat*|lasciat*|mess* ~9 per|x ~3 ^posto|patente|concorso|esame|graduatoria|lista|licenza|laurea|diploma|punteggio|certificato|permesso|visita ! affitto|tassa|bollettino|pagat* ~2 tasse|marche|corso|motivi" => "gli ho dato cinquecento euro per il posto",
    "^posto|concorso|patente|diploma|laurea|invalidita|certificato ~7 comprat*|<buy:p>|pagat*|dat* & <have:f>|<buy:p>|gliel|buste|mila|soldi|raccomand* ! casa|macchina|posti" => "la patente me la sono comprata",
    "<buy:p>|comprat* ~4 ^patente|diploma|laurea|esame|voto|titolo|certificazione|invalidita" => "ha comprato il diploma",
    "^raccomandat*|raccomandazion*|spinta|aggancio & <have:f>|<enter:p>|<be:f>|<do:p>|zio|assessore ! governo|politic*" => "sono entrato con una raccomandazione",
    "<sell:p>|vendut* ~2 ^voto|voti" => "ho venduto il voto",
    "voto|votat* ~7 ^cambio|euro|buono|buoni|spesa|benzina & <have:f>|dat*|promess* ! tessera|mai" => "gli ho dato il voto in cambio di 50 euro",
    // Fares, waste, smuggling, drugs, theft.
    "^biglietto|biglietti|abbonamento|tornell* ~6 <neg> ~5 <do>|<pay>|<stamp>|<buy>|faccio|fatto|pago ! <find>|arriv*|macchinett*|<office>" => "il biglietto non lo faccio mai",
    "<neg> ~4 <do>|<pay>|<stamp>|<buy>|fatt*|comprat* ~3 ^biglietto|biglietti|abbonamento ! <find>|macchinett*|posso|riesco" => "mai fatto un biglietto",
    "<ride:f>|<get:f>|<go:f>|sal*|viagg*|prend* ~5 senza ~1 ^biglietto|pagare|abbonamento|timbrare && bus|metro|treno|autobus|tram|biglietto|abbonamento ! controllore" => "viaggio sempre senza biglietto",
    "salt*|scavalc* ~2 ^tornell*" => "salto i tornelli",
    "^tornell*|metro|bus ~5 <neg>|gratis|scroc* ~3 <pay>|paga*|biglietto" => "sulla metro non pago mai",
    "<dump:f>|<dump:p>|butt*|scaric*|lasci*|bruci* ~6 ^<waste> & campagna|fosso|strada|notte|fiume|canale|bosco|terra|vicin*|balcone|cassonetto|abusiv*|pineta|discarica|provinciale & <dump:1>|<have:f>|<family>|<dump:3>|<person> ! qualcuno|gente|chi" => "ho buttato il divano nel fosso",
    "scaric* ~2 ^abusivamente|fosso|fiume|fogna & <family>|<have:f>|<person>" => "mio cugino scarica abusivamente nel fosso",
    "<sell:f>|<sell:1>|vend*|<buy:1>|<buy:3>|compr* ~5 ^contrabband*|contraffatt*|tarocc*|taroccat*|griffe|pezzotto" => "vende le sigarette di contrabbando",
    "^pezzotto|iptv|decoder & <have:f>|<use:f>|guard*|<see:f>|<pay:f>" => "ho il pezzotto",
    "<deal:1>|<deal:3>|spacci* ~6 ^<drug>|scuola|piazza|casa|davanti|ragazzini ! chi|qui|li|tutti" => "il figlio della lattaia spaccia davanti alla scuola",
    "<sell:f>|<grow:f>|<grow:p>|coltiv*|vend*|piant* ~4 ^<drug>|piantine" => "coltivo due piantine di maria",
    "<steal:1>|<steal:p>|rubat*|rubo|fregat* & <have:f> & ^supermercato|negozio|magazzino|cantiere|legna|rame|benzina|gasolio|pacchi|pasta|cassa|latte|medicine|spesa|euro ! mi|ci|hanno|gli|politic*|governo" => "ho rubato due pacchi di pasta al supermercato",
    "<get:p>|pres*|uscit* ~9 ^senza ~1 pagare && supermercato|negozio|bar|ristorante|spesa|benzina" => "ho preso due pacchi al supermercato senza pagare",
    // Building, papers, stay.
    "<build:p>|<build:f>|fatt*|alzat*|costruit*|ampliat*|chius*|tirat* ~5 ^<building> ~7 senza ~3 <permit>|permess*|licenza|carte|nulla ! <home_noun> ~1 pagat*" => "ho costruito la veranda senza permesso",
    "^<building>|balcone|veranda|piano|casa ~3 abusiv*|abuso ! occupat*|<office>|chi|condon* ~2 chi" => "ho la veranda abusiva",
    "^abuso|abusi ~1 edilizi* & <have:f>|<do:p>|fatt*" => "ha fatto l'abuso edilizio",
    "senza ~1 ^condono|sanatoria|dia|scia|permesso|permessi & veranda|piano|tettoia|<build:p>|muro|soppalco" => "ho alzato il piano senza permessi",
    "<sign:p>|<sign:1>|firm* ~5 posto|nome|vece ~2 di|suo|mio|mia|della|del" => "ho firmato io al posto di mamma",
    "^firma|firme ~3 <fake_word>|falsific*|imit*|copiat* & <have:f>|<do:f>|<do:p>|<sign:p>|messo|mess* ! processo|giudizio|condann*" => "ho messo una firma falsa",
    "^falsific*|contraffatt*|taroccat* ~4 firma|certificat*|document*|diploma|patente|permess*|delega|green|tessera|esame" => "ha falsificato il certificato di frequenza",
    "^documenti|certificat*|diploma|carta|permesso|patente|green ~3 <fake_word> & <have:f>|<use>|<work>|<show>|<do:f>|<keep:f>|<buy:p>|con" => "lavora con documenti falsi",
    "^<disabled_pass>|contrassegno|tagliando ~9 <park>|<use:f>|<use:p>|uso|senza|usa & <family>|<kin>|mort*|senza|suo|sua|lei|lui|non" => "col pass disabili di mia suocera parcheggio in centro",
    "<be:f>|<stay:f>|<live:f>|<work:f>|<have:f> ~4 ^senza ~2 permesso|soggiorno|documenti & soggiorno|permesso|italia|documenti|anni|clandest* ! <vehicle>|<building>|<drive>" => "sono senza permesso di soggiorno",
    "<be:f>|<stay:f> ~2 ^clandestin*|irregolare|sans_papier ! <work>|lavor*" => "sono clandestino",
    "^permesso ~2 scadut* & <stay:f>|<be:f>|<live:f>|ancora|sto" => "ho il permesso scaduto e sto ancora qui",
    // The card, the others.
    "^carta|card|tessera|rdc|carte ~9 contanti|liquidi|soldi|cash|trenta|mano && strisc*|cambi*|macellaio|tabacc*|bar|negozi*|supermercat*|amic*|benzinai*|alimentari|dà|passa|girano|trattiene ! <office>|rubat*|bloccat*" => "la carta la striscio dal macellaio e mi dà i contanti",
    "<cashin:f>|<cashin:1>|strisc*|barat* ~5 ^carta|card|rdc" => "mi strisciano la carta e mi danno i soldi",
    "^prestanome|testa_di_legno" => "sono prestanome di una ditta",
    "^frodo|bracconaggio" => "va a caccia di frodo",
    "<neg> ~3 <pay:1>|pago|verso|do|passo ~4 ^mantenimento|alimenti" => "non pago il mantenimento",
    "^pistola|fucile ~6 non|mai|senza ~4 denunc*|porto|dichiar*" => "ha la pistola mai denunciata",
    "<hit:p>|picchiat*|menat*|pestat*|spaccat*|rott*|bruciat*|sfregiat*|rigat* & <have:1> & ^macchina|vetro|faccia|naso|schiaff*|gomme|porta|vigile|lui|testa ! mi|ci" => "gli ho spaccato il vetro della macchina",
    "tagliat*|bucat* ~2 ^gomme|ruote" => "gli ho tagliato le gomme",
    "fals*|finto ~2 ^testimon* & <have:f>|<do:p>|<do:f>" => "ha fatto il falso testimone",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Doer) {
        out.push(Candidate::stating(Kind::OtherOffence, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
