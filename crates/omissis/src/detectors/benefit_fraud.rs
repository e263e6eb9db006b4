use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Benefit fraud
    ///
    /// Somebody in particular is said to get a benefit, or to try to, by a false or hidden fact: a sham residence or separation, a
    /// partner, account or house kept out of the ISEE, property put in another's name, a feigned illness, sick or carer's leave
    /// spent elsewhere, a dead relative's pension still drawn, an invented job, work or invoice.
    ///
    /// **How people say it.** Seldom with one word ("finta", "fittizia", "sulla carta"), mostly as a contrast: "ho la residenza da mia
    /// suocera ma vivo col mio compagno", "risulto ragazza madre ma il padre vive con me", "la casa al mare non l'ho messa nella
    /// dsu", "ho tolto i soldi dal conto il 30 dicembre così la giacenza veniva bassa".
    ///
    /// **What looks like it and is not.** "La gente si separa per finta", "posso mettere la residenza da mia madre?", "chi dichiara il
    /// falso rischia la galera", a refused benefit, a declaration that is true.
    ///
    /// **Sources.** For the Reddito di cittadinanza art. 7 c. 1 and 2 D.L. 4/2019 (repealed from 1 January 2024, kept alive for facts up to 31
    /// December 2023 by art. 13 c. 3 D.L. 48/2023; by the united chambers, Cass. 49686/2023, only where the benefit was undue or higher), for the
    /// Assegno di inclusione art. 8 D.L. 48/2023; false declarations art. 75 and 76 D.P.R. 445/2000 with 483 and 495 c.p.; undue perception
    /// art. 316-ter c.p., fraud art. 640 c. 2 n. 1 and 640-bis c.p. A dead relative's pension drawn by a co-holder or delegate is held to be
    /// appropriazione indebita (Cass. 10935/2025, art. 646 c.p., on complaint). A constitutional question on the minimum penalty of the RdC
    /// offence was open when this was written. *In italiano:* la dichiarazione resa in pubblico è una confessione su un reato contro un
    /// ente che la legge; si nasconde l'intera frase, non la si qualifica come reato.
    ///
    /// **Which error is worse.** Both; but a hidden question on how the rules work takes help from those who ask honestly.
    kind: BenefitFraud,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|ho la residenza da mia suocera ma vivo col mio compagno⟧",
        "⟦self|abbiamo fatto la separazione finta⟧",
        "⟦self|risulto ragazza madre ma il padre dei bimbi vive con me⟧",
        "⟦self|ho fatto intestare la macchina a mio zio⟧ per rientrare nell'isee",
        "⟦family|mio zio si finge cieco per la pensione⟧",
        "⟦self|sono in malattia ma vado al mare⟧",
    ],
    keeps: [
        "io e la mia compagna abbiamo due residenze, l'isee va fatto uno o due?",
        "ho presentato la domanda il 6 marzo e non ho saputo più niente",
        "mi hanno detto che la mia domanda non è mai partita",
        "la gente si separa per finta",
        "posso mettere la residenza da mia madre per l'isee?",
        "chi dichiara il falso nell'isee rischia la galera",
        "non ho mai dichiarato il falso",
        "se mi separassi per finta prenderei di più",
        "ho la residenza a Napoli da dieci anni",
        "fingere una separazione?? io??",
        "dicono che chi si fa la residenza finta lo scoprono",
        "i falsi invalidi vanno puniti",
        "ho dichiarato tutto nell'isee, anche il conto",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    // Residence and household.
    "^<residence> ~6 <home_of> ~9 <contrast>|e ~8 <live:f>|<stay:f>|<be:f>|<together> ! <must>" => "ho la residenza da mia madre ma sto con il mio compagno",
    "^<residence> ~8 <contrast> ~8 <live:f>|dorm*|conviv*|insieme && <family>|<partner>|<isee>|<dole>|compagno|reddito" => "ho residenza altrove ma vivo con il mio compagno",
    "<live:f>|dorm*|<stay:f> ~6 <contrast> ~6 ^<residence>|<resident> && <family>|<partner>|<isee>|<dole>|compagno|ognuno" => "sto con lui ma la residenza è da mia madre",
    "<stay:f>|<live:f> ~6 <contrast> ~4 ognuno|lui|io ~3 ^<residence>|<resident>" => "sto con il mio compagno ma ognuno tiene la residenza per conto suo",
    "^<residence> ~3 <fake_word>|<for_show>|carta" => "ho la residenza finta da un'amica",
    "<fake_word> ~2 ^<residence>" => "ho una finta residenza",
    "<move:f>|<move:p>|<put:p>|<put:1>|<remove:p>|<have:f>|<get:p>|<do:p>|<keep:f>|<give:p>|tolto|lasciat* ~4 ^<residence> ~9 <isee>|<dole>|<lower>|graduatoria|punteggio|bonus|assegno|nido|imu|affitto|tasse|apposta|scendere" => "ho spostato la residenza da mia madre per far scendere l'isee",
    "^<residence> ~2 separat*|divers*|divis* & <live:f>|<have:f>|<keep:f>|insieme|noi|<family>" => "teniamo la residenza separata",
    "due|doppia ~1 ^residenz*|case ~2 divers*|separat*" => "abbiamo due residenze diverse",
    "^<result:f>|figur* ~4 <status>|<abroad>|altrove|resident*|sfitt* ~9 <contrast> ~8 <live:f>|<stay:f>|<be:f>|conviv*|insieme|dorm*" => "risulto ragazza madre ma il padre vive con me",
    "<live:f>|<stay:f>|conviv*|<be:f> ~8 <contrast> ~3 ^<result:f>|figur* ~4 <status>|sol*|separat*|divers*" => "viviamo insieme ma risulto separata",
    "^<status> ~2 sulla|per carta|finta|l_isee|voi|isee|stato && <live:f>|<stay:f>|conviv*|<family>|<partner>" => "sono single sulla carta, lui vive qui",
    "<declare:f>|<declare:p>|scritto|<say:p> ~4 ^<status>|sola|solo ~5 <contrast> ~5 <live:f>|conviv*|<stay:f>" => "ho scritto che sono sola, ma convivo",
    "<live:f>|convivo|conviv*|<stay:f> ~8 non ~4 ^<declare>|dett*|<result:f> && <family>|<partner>|compagno|isee|caf|inps" => "convivo ma non l'ho dichiarato all'inps",
    "non ~5 <result:f>|<put>|<declare>|messo|figura|segnat* ~5 ^<household_paper> & <family>|<partner>|lo|l|la|li|ci" => "il mio compagno non l'ho messo nello stato di famiglia",
    "<have:f>|<keep:f>|<let:p>|tolto|<remove:p>|aggiunt*|lasciat*|tenut*|mess* ~6 ^<household_paper> ~6 <contrast>|solo|per|come|cosi" => "l'ho lasciato nello stato di famiglia come disoccupato",
    "<household_paper> ~4 <isee>|sol*|due ~5 <contrast>|stess*|insieme & <live:f>|<be:f>|dorm*" => "nello stato di famiglia siamo in due ma viviamo in quattro",
    "<keep:f>|<have:f>|<result:f>|mess* ~4 ^a_carico & <contrast>|come|estero|lavora|londra|guadagna" => "lo tiene a carico ma lavora",
    "nome|cognome ~6 ^citofono|campanello & <find>|mess*|tolt*|scritt*|finta|residenza|amic*" => "ho messo il nome sul citofono di un'amica",
    "^nessuno ~2 <know:f>|deve && <live:f>|conviv*|<stay:f> && <dole>|assegno|reversibilita|isee|bonus" => "il mio compagno sta qui ma nessuno lo sa, sennò perdo l'assegno",
    "<stay:f>|<live:f> ~9 senno|altrimenti|sennò|cosi ~2 <lose:f> ~3 ^<benefit>" => "convive qui altrimenti perdo l'assegno",
    // Separation.
    "^<separation>|divorzi*|separ* ~6 <for_show>|finzione ! imbarazz*|<risk>" => "siamo separati per finta",
    "<fake_word>|fint* ~2 ^<separation>|separ*" => "abbiamo fatto la finta separazione",
    "^<separation> ~3 solo ~1 per|x" => "ci siamo separati solo per il reddito",
    "^<separation> ~3 per|x ~4 <dole>|<isee>|bonus|assegno|sussidio|nido" => "ci siamo separati per avere il reddito",
    "^<separation> ~8 <contrast> ~8 <together>|<live:f>|dorm*|mangi*|<stay:f>|cena|tavola|letto" => "separati ma viviamo insieme",
    "<live:f>|dorm*|<stay:f>|mangi* ~8 <contrast> ~6 ^<separation>" => "vive col marito ma per voi sono separati",
    "^<separation> & <isee>|<dole>|assegno & letto|insieme|cena|tavola|dorm*" => "separati per l'isee, stesso letto",
    // Facts kept from the application.
    "non|mai|nn ~5 <declare>|<put>|<say:p>|dett* ~8 ^<isee>|domanda|modulo|modello|autocertificazione|inps|caf|patronato|dichiarazione & <asset>|<income>|l|la|lo|li|le|<family>|che ! falso|<office> ~3 <have:3>|iban|730|redditi" => "il conto non l'ho messo nell'isee",
    "<isee>|domanda|modulo|modello ~6 non|mai ~5 <declare>|<put>|<say:p>|scritt* ~6 ^<asset>|<income> ! 730|redditi" => "nell'isee non ho messo il conto",
    "^<asset> ~9 non|mai|nn ~5 <declare:p>|<declare:1>|<put:p>|<put:1>|scritt*|<say:p>|segnat* ! 730|redditi|rw|tasse|atto|ditta|lezioni|vendit*|vend*" => "il conto su revolut non l'ho dichiarato",
    "non|mai ~3 <declare:p>|<declare:1>|dett*|<put:p> ~5 ^<asset> & <have:f>|<isee>|<application>|all|nell|ai|al ! 730|redditi|rw|affitt*|lezioni|vend*|iban|rubat*" => "non ho dichiarato il terreno",
    "non ~3 ^comunic*|dichiar*|dett*|segnal* ~4 che ~6 <deed>|assunt*|conviv*|<live:f>|vint*|trovat*|sposat*|mort* & <application>|<benefit>|all|mai|<have:f>" => "non ho comunicato che ho trovato lavoro",
    "<hide:p>|<hide:1>|<hide:3>|omess*|nascost*|occultat* ~6 ^<asset>|<income>|inps|caf|isee|assistente|reddito ! <risk>" => "ho nascosto la buonuscita",
    "lasciat*|lascio|tenut*|rimast* ~2 fuori ~4 ^<asset>|isee|dsu|nucleo" => "ho lasciato fuori il libretto",
    "^<isee>|dsu ~6 lasciat*|tenut*|tolt* ~2 fuori|via" => "nella dsu ho lasciato fuori i buoni",
    "mess*|scritt*|<put:1>|dichiar* ~2 zero|0 ~6 ^patrimonio|redditi|isee|dsu|reddito|giacenza|voce" => "ho messo zero alla voce patrimonio",
    "^intestat*|intestare|intesto|cointest* ~6 a|alla|al|allo|ai|all ~3 <family>|<kin>|<person>|bambin*|miei & <have:f>|<do:p>|cosi|<isee>|<dole>|reddito|bonus|senno|vedono" => "ho fatto intestare la macchina a mio zio",
    "<asset> ~6 ^intestat* ~2 a|alla|al ~3 <family>|<kin>|<person> && <isee>|<dole>|reddito|bonus|nullatenente|card|esenzione" => "la macchina è intestata a mia cognata e prendo il reddito",
    "<put:p>|mess*|<put:f>|<have:f>|<assign:p>|tutto ~5 ^a|in nome ~1 di|del|della|dei|suo ~3 <family>|<kin>|<person>|genero|suocer* & <isee>|<dole>|<asset>|tutto|banco|attivita|cosi ! <residence>" => "ho messo tutto a nome di mia madre",
    "<assign:p>|passat*|donat*|vendut* ~2 tutto|<asset> ~3 a|alla|al ~2 <family>|<kin> & nullatenente|<isee>|<dole>|card|risult*|reddito|^finta" => "ha passato tutto alla figlia e adesso è nullatenente con la card",
    "<empty:p>|<empty:1>|<remove:p>|<move:p>|tolt*|spostat*|prelevat*|svuot* ~4 ^soldi|conto|risparmi|libretto|giacenza ~9 <isee>|giacenza|dsu|prima|dicembre|gennaio|<result>|bassa|saldo|vedono" => "ho svuotato il conto prima dell'isee",
    "<remove:p>|<move:p>|<assign:p>|<put:p>|<empty:p>|<sell:p>|<separate:p>|tolt*|mess*|fatt*|chius* ~9 per|x|cosi|pur ~3 ^abbass*|scend*|diminu*|ridur*|abassare|tenere ~3 <isee>|reddito|giacenza|basso" => "ho tolto mio figlio dal nucleo per abbassare l'isee",
    // What was declared and is not so.
    "^<say:p>|<declare:p>|firmat*|dett*|scritt* ~2 che ~9 invece|ma|pero|mentre|falso|vero && <application>|sociali|affitto|sol*|abit*|vive|lavor*|nucleo|<residence>|bonus|<dole>|comune|commissione|giudice" => "ho detto che pago l'affitto e invece non pago niente",
    "caf|comune|inps|sociali|assistente|modulo|patronato|domanda ~6 ^<say:p>|<declare:p>|dett*|scritt*|messo|firmat* ~2 che ~4 non ~3 <live:f>|<deed:f>|<have:f>|<be:f>|abit*" => "ai servizi sociali ho detto che mio fratello non abita con noi",
    "^falsific*|taroccat*|inventat*|gonfiat*|truccat*|contraffatt* ~5 contratto|isee|busta|dichiarazione|affitto|domanda|reddito|dsu|fattura|ricevut*|modul*|preventiv* ! concors*|bilanci" => "ho falsificato il contratto di affitto per la domanda",
    "contratto|ricevut*|fattur*|certificat*|preventiv*|affitto|dichiarazione ~2 ^<fake_word> && <benefit>|<application>|bonus|110|diviso|contributo|<dole>|domanda|<invalidity>" => "per il bonus mi sono fatto fare la fattura finta",
    "dichiar*|<declare:p> ~2 ^falso & <isee>|dsu|<application>|<benefit>|nido|comune ! chi|punit*|reclusione" => "ha dichiarato il falso nell'isee",
    "^lavori ~3 <fake_word>|mai ~2 fatti & bonus|110|facciata|superbonus|detraz*" => "i lavori del bonus facciata mai fatti",
    "bonus|110|superbonus|fattura|contributo ~9 ^diviso|dividiamo|spartit*|spartiamo|restituit*|gonfi*" => "per il bonus bici ho fatto la fattura e abbiamo diviso",
    // Feigned illness, leave spent elsewhere.
    "^<fake:f>|<fake:p> ~4 <disabled_fake>|<invalidity>|infortunio|malattia|di & <benefit>|<invalidity>|<disabled_fake>|visita|inail|inps|pensione|malattia|infortunio" => "si finge cieco per la pensione",
    "fa|faccio|fanno|facevo|faceva|fatto|facendo ~1 ^finta ~1 di & <benefit>|<invalidity>|<disabled_fake>|visita|commissione|pensione|cammin*|malat*" => "fa finta di non camminare per la pensione",
    "^finto|falso|finta|falsa ~1 <disabled_fake> & <be:f>|<do:f>|<do:p>|<have:f>|<get:f>" => "mio zio è un falso invalido",
    "fatt*|<do:f> ~2 il|la|lo ^cieco|cieca|zoppo|zoppa|sordo|matto|pazzo|invalido|malato && visita|commissione|pensione|inps|invalid*" => "ha fatto il cieco alla visita",
    "<invalidity>|pensione ~4 da|di|per ~2 ^cieco|sordo|invalid*|zoppo ~8 e|ma|pero ~3 guida|balla|corre|suona|gioca|va|lavora|cammina|legge|fa" => "ha la pensione da cieco e guida la macchina",
    "<get:f>|<have:f>|<have:3> ~4 <invalidity>|accompagnamento ~8 e|ma|pero ~6 ^balla*|ballare|corre|correre|scaric*|palestra|calcetto|muratore|arrampic*|pedal*|mara*" => "prende l'accompagnamento e va a ballare",
    "^ricovero|certificat*|gesso|stampell*|collare|infortunio|malattia|incidente ~2 <fake_word>" => "ha fatto il ricovero falso",
    "<fake_word> ~1 ^ricovero|certificat*|gesso|infortunio|malattia|incidente|depressione|dolori" => "ho preso una finta malattia",
    "^104|permess*|congedo ~9 <leisure>|dorm*|vacanz*|caccia|<deed:f>|orto & <go>|<use>|<do:f>|<do:g>|<get:f>|<have:f>|per" => "con la 104 vado al mare",
    "<leisure>|mare ~5 ^104|permess* & <go>|<use>|<do:f>|per|col|con" => "va a pesca coi permessi",
    "in|di ^<sick> ~7 e|ma|pero|per|mentre|invece|a|intanto ~7 <leisure>|<deed>|<trade>|vendemm*|olive|palestra|cantiere|bar|spasso ! <ward>|grave|visita" => "sono in malattia ma vado al mare",
    "<put:f>|<put:p>|mess*|mett* ~3 in ^malattia|mutua|infortunio ~8 per|cosi|quando|ogni|e" => "mi metto in malattia per la vendemmia",
    "medico|certificati|certificato|malattia ~4 mi|se|me|li|lo ~3 ^compiac*|amico|firma && malattia|mutua" => "il medico amico mi firma la malattia",
    // Sham jobs, arranged dismissals.
    "^assunt*|assunzion*|assumere|contratto|ingaggi*|dipendente|badante|colf ~5 per_finta|finta|finto|fittizi*|fantasma|fasull*|carta & <benefit>|maternita|naspi|permesso|pensione|<dole>|contribut*|carta|mai" => "mi ha assunta per finta per la maternità",
    "<note:f>|segn*|comprat*|<buy:p>|<buy:1>|pag* ~4 ^giornate|giornata|contributi|marche ~10 non|mai|piede|campagna|disoccupazione|agricola|naspi" => "mi segnano 102 giornate e non ci ho mai messo piede",
    "^giornate ~2 <fake_word>|comprat*|agricole && <buy>|<fake_word>|mai|disoccupazione" => "ho le giornate finte",
    "<buy:f>|<buy:p>|compro|comprat* ~5 ^giornate" => "compro ogni anno le giornate",
    "^licenziare|licenziat*|licenziamento ~4 d_accordo|accordo|accordat*|concordat*|apposta|finta|finto|amichevole" => "mi sono fatta licenziare d'accordo col capo",
    "<do:p>|fatt*|faccio|fa|farmi ~2 ^licenziare ~8 naspi|disoccupazione|prendere" => "mi sono fatto licenziare per prendere la naspi",
    // The dead, the absent, the undue.
    "^<dead>|mort*|defunt*|c_e_piu|camposanto ~9 <pension> ~6 <get:f>|<get:i>|<goon:f>|<get:g>|continu*|ancora|ritir* ! reversib*|marito|moglie" => "nonna è morta e la pensione la ritiriamo ancora noi",
    "<pension> ~4 <family>|<kin> ~4 ^mort*|defunt*|buonanima|deced* ~6 <get:f>|ancora|continu*|<get:g>|arriva ! reversib*" => "la pensione di nonna morta la prendo ancora",
    "<get:f>|<get:g>|<get:i>|<get:p>|ritir* ~3 <pension> ~3 di|del|della ~4 ^mort*|defunt*|buonanima|deced*|cimitero ! reversib*|marito|moglie" => "continuo a prendere la pensione di nonno defunto",
    "non_c_e_piu|non ~1 c ~1 e ~1 piu ~6 ^pensione ~6 <get:f>|<goon:f>|continu*|ritir*" => "nonno non c'è più e la pensione continuiamo a ritirarla",
    "libretti|conto|libretto ~3 ^intestat* ~4 mort*|defunt*" => "ha due libretti intestati alla madre morta",
    "<stay:f>|<live:f>|sono ~2 ^<abroad> ~9 <dole>|sussidio|assegno ~6 <get:f>|<put:3>|ricaric*|arriv*|qui|continu*" => "sto in Marocco ma il sussidio me lo ricaricano",
    "<live:f>|abit*|<stay:f> ~3 in|all ^<abroad> ~9 <contrast>|e ~4 <get:f>|<keep:f> ~4 <dole>|sociale|qui" => "vivono in Germania e la pensione sociale la prendono qui",
    "<get:p>|<get:f>|pres*|incassat* ~9 ^non ~3 spett*|spetterebb*|diritto|dovut*|toccav* ! dicono|restitu*|posso|chi" => "ho preso il bonus e non mi spettava",
    "<goon:f> ~2 <get:i> ~3 ^<dole> ~6 anche|pur|ma|lo_stesso" => "continuo a prendere il reddito anche se lavoro",
    "<council_house>|casa_popolare|alloggio ~6 <contrast>|e ~5 ^<live:f>|abit*|<stay:f> ~4 altrove|altra|germania|estero|da|dal|compagno && assegn*|popolar*|graduatoria|aler|ater" => "ho la casa popolare ma vivo altrove",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Doer) {
        out.push(Candidate::stating(Kind::BenefitFraud, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
