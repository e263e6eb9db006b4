use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Health
    ///
    /// Illness, disability, invalidity, pregnancy or therapy of the writer or of somebody in particular: the condition itself, the benefit or
    /// measure that implies it (104, accompagnamento, invalidità, sostegno, sick and maternity leave), the service that reveals it (oncology,
    /// dialysis, SerT, CSM, child neuropsychiatry). Past conditions and those of the dead count.
    ///
    /// **How people say it.** "Ho il diabete", "mia figlia è autistica", "invalida al 74% aspetto la visita", "mio padre ha la 104", "sono
    /// incinta al quinto mese", "mamma è allettata", "a mio fratello hanno tolto l'accompagnamento".
    ///
    /// **What looks like it and is not.** "Gli invalidi aspettano", "la legge 104 va cambiata", symptoms as a figure of speech ("mi fate venire il mal di
    /// testa"), insults ("siete malati"), vaccinations, exam bookings, a passing fever, a hospital as such.
    ///
    /// **Sources.** GDPR art. 9; art. 2-septies c. 8 D.Lgs. 196/2003 forbids spreading data on health; art. 26 c. 4 D.Lgs. 33/2013 forbids publishing
    /// who receives economic help where that shows illness or hardship. *In italiano:* i dati sulla salute non possono essere diffusi: per
    /// questo la frase si copre anche quando chi scrive la racconta di sé.
    ///
    /// **Which error is worse.** A leak: it harms at once and cannot be taken back.
    kind: Health,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|ho il diabete dalle elementari⟧",
        "⟦family|mia figlia è autistica⟧",
        "⟦self|Invalida al 74% aspetto la visita⟧",
        "⟦family|mio padre ha la 104⟧",
        "⟦self|sono incinta di 35 settimane⟧",
        "⟦family|mia moglie fa la chemio⟧",
        "⟦self|prendo l'accompagnamento⟧",
        "⟦family|A mio fratello hanno tolto l'accompagnamento⟧",
        "⟦self|sono in malattia⟧ da un mese",
    ],
    keeps: [
        "il governo oggi è in malattia",
        "sono al sesto mese che aspetto la carta",
        "sono convinta al cento per cento che abbiate torto",
        "gli invalidi aspettano",
        "la legge 104 va cambiata",
        "mi fate venire il mal di testa",
        "siete malati",
        "chi ha la 104 non paga",
        "non ho la 104",
        "per l'invalidità quanto si aspetta?",
        "ho prenotato una visita",
        "mio padre è in ospedale",
        "la sanità è malata",
    ],
    known_misses: [
        ("not yet read", "⟦other|la badante di zia ha la tubercolosi⟧", "no rule reads it, and the scorer is not sure of all of it"),],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    // Conditions that somebody has.
    "<have:f>|<have:p>|<get:p>|avut* ~5 ^<illness> ! <put:3>" => "ho il diabete",
    "<have:f> ~3 malatti*|patologi* ~3 ^rar*|cronic*|autoimmun*|degenerativ*|invalidant*|grav*|genetic*|oncologic*|terminal*" => "ho una malattia rara",
    "^malatti*|patologi* ~2 rar*|cronic*|autoimmun*|degenerativ*|invalidant*|terminal* & <mine>|<family>|<have:f>" => "mia figlia, malattia rara",
    "^<suffer:f>|<suffer:g>|<suffer:p> ~2 di|d|da" => "soffro di attacchi di panico",
    "^<suffer:f>|soffro ~4 <illness>|<organ>" => "soffro tanto di cuore",
    "^malat*|affett*|ammalat* ~1 di|da|al|ai|alla ~2 <illness>|<organ>|leucemia|tumore" => "è malata di tumore",
    "<be:f>|<stay:f>|<family>|<kin> ~3 ^malat*|ammalat* ! <neg>|siete|sistema|sanita|governo|paese|testa" => "mia madre è malata",
    "<family>|<kin>|<child>|<person>|<partner> ~5 con|col|coll|per ~3 ^<illness>" => "nonna con l'alzheimer",
    "<mine> ~2 ^<illness>" => "la mia sclerosi",
    "^<illness> ~3 di|del|della|a ~2 <mine>" => "il tumore di mia madre",
    "^<illness> ~2 mi|m|ci" => "la depressione mi ha mangiato la vita",
    "^<illness> ~3 riconosciut*|diagnosticat*|<since>|terminale|grave|stadio|metastatic*|recidiv*|in_cura" => "fibromialgia non riconosciuta",
    "<family>|<kin> ~3 ^<illness>" => "mia figlia dislessia grave",
    "^<diagnose>|diagnos* ~6 <illness>|<organ>|<ill_adjective>" => "mi hanno diagnosticato un tumore",
    "trovat*|scopert*|<find:p> ~4 ^<illness> ! cura" => "mi hanno trovato un tumore",
    "<remove:p>|tolt*|asport*|levat*|perso|<lose:p>|amput* ~4 un|una|il|la|lo|le|due|i ~2 ^<organ>|tumore|utero ! soldi" => "mi hanno tolto un polmone",
    "^operat*|<operate:p>|operaz*|intervento|trapianto ~5 <organ>|<illness>|cuore|anca|ginocchio|aperto|femore && <mine>|<family>|<kin>|<be:f>|mi|m|<have:f>|<must>" => "sono stata operata al seno",
    "^trapiantat*|trapianto ~2 di|del ~2 <organ>|midollo" => "trapiantata di fegato",
    "mort*|<die:p>|perso|mancat* ~4 di|per|con|da ~3 ^<illness>|mesotelioma|tumore|amianto|infarto" => "mio padre è morto di tumore",
    "<be:f>|<stay:f> ~2 in ^remissione|coma|cura|fin_di_vita|rianimazione|stato_vegetativo|depressione|sedia_a_rotelle|carrozzina|carrozzella|ossigeno" => "mio cognato è in coma",
    "in|sto|sono ~1 ^cura ~2 per|al|presso|da ~4 <illness>|<ward>|esaurimento" => "sono in cura per esaurimento",
    "<be:f>|<become:f>|<become:p>|<result:f>|<be:p> ~4 ^<ill_adjective> ! <neg> ~2 <ill_adjective> ! siete|governo|politic*|sistema|comune|inps|malat*" => "mia figlia è autistica",
    "<family>|<kin>|<child>|<partner> ~3 ^<ill_adjective>" => "mio figlio disabile",
    "^<ill_adjective> ~1 al|all|dal|dalla|da|di|grave|civile|totale|100|# ~2 #" => "invalida al 74%",
    "^<ill_adjective> ~1 dalla|da|di|per ~2 nascita|bambin*|sempre|cuore|incidente|anni|lavoro" => "celiaca da sempre",
    "<have:f>|<mine>|abbiamo ~3 figli*|bambin*|fratell*|sorell*|ragazz*|genitor*|marit*|madre|padre|nonn* ~3 ^<ill_adjective>" => "ho un figlio disabile",
    "da ^<ill_adjective> ~4 <be:1>|<have:1>|<live:1>|dico|so|chiedo|<can:1>" => "da invalida vi dico",
    "^non ~2 cammin*|deambul*|muov*|parla|autosufficient*|vede|sente|riconosc* & <family>|<kin>|<mine>|<child>|madre|padre|<have:f>|lei|lui ! soldi|telefono" => "mio marito non cammina più",
    "<be:f> ~2 ^allettat*|paralizzat*|immobil*|infermo|inferma|autosufficient*|intubat*|cannul*" => "mamma è allettata",
    "^sedia_a_rotelle|carrozzella|deambulatore|stampelle|pannolone|pannoloni|catetere|peg|ossigeno|cannula|protesi|pacemaker|stent|stomia|insulina|bombola & <have:f>|<be:f>|<use:f>|<get:f>|<family>|<kin>|<mine>|porto|vado|<live:f>|con|bisogno" => "sono su una sedia a rotelle",
    "mal|dolori|dolore|ernie|ernia|problemi ~3 ^cronic*|schiena|cervicale|cuore|cardiac*|psichiatric*|psichic*|salute|renali|motori|respirator* & <have:f>|<family>|<kin>|soffro|mio|mia|mi" => "ho problemi di cuore",
    "<have:f> ~3 # ^ernie|stent|bypass|infarti|ictus|tumori|interventi|operazioni|aborti|bypass" => "ho tre ernie",
    "un|solo ~1 ^rene|polmone|occhio|orecchio|braccio ~1 solo|no" => "ho un rene solo",
    "^dsa|adhd|bes|autismo|down|trisomia & <family>|<kin>|<have:f>|<mine>|<child>" => "mio figlio è dsa",
    "^obes*|anoress*|bulim*|disturbi_alimentari & <be:f>|<have:f>|<family>" => "sono obeso di terzo grado",
    "^suicid* & <family>|<kin>|<mine>|tentat*" => "mio figlio ha tentato il suicidio",
    "^esenzione ~3 #|patologia|invalid*|rara|oncolog* & <have:f>|<mine>|<get:f>|mia" => "ho l'esenzione 048",
    "^covid & <have:f>|<be:f>|positiv* & <have:1>|<be:1>|<family>" => "ho il covid",
    // Pregnancy.
    "<be:f>|<family>|<kin>|<partner>|<be:p>|rimast* ~4 ^incint*|gravid*" => "sono incinta",
    "^incint*|🤰 ~2 di|al|da|del ~2 #" => "incinta di 35 settimane",
    "^🤰|incint* & #|mesi|mese|settimane" => "🤰 di 7 mesi",
    "<be:f>|<stay:f>|<have:p>|<live:f> ~3 in|di|la|a ^gravidanza|dolce_attesa" => "ero in gravidanza a rischio",
    "^gravidanza ~2 a|rischio|gemellare|extrauterina & <mine>|<be:f>|<have:f>|<family>" => "la mia gravidanza a rischio",
    "aspett* ~2 un|due|il|la|gemelli|un_altro ~2 ^bambino|bambina|bimbo|bimba|figlio|figlia|gemelli|maschietto|femminuccia|secondo|terzo ! nido|esito" => "aspetto un bambino",
    "^partorisco|partorit*|partorire|parto & <be:1>|<have:1>|<have:f>|giugno|mese|settimana|mese|tra|a|<family> ! legge" => "ho partorito da due mesi",
    "<lose:p>|pers* ~2 il|un ^bambino|bimbo|feto ~4 mese|settimana|gravidanza|parto" => "ho perso il bambino al quarto mese",
    "^aborto|aborti|ivg|fecondazione_assistita|pma|fivet & <have:f>|<do:f>|<family>|<mine>|fatto" => "ho avuto tre aborti",
    // Therapies and services.
    "<do:f>|<do:p>|<do:g>|<do:i>|<get:f>|<have:f>|<go:f>|<be:f>|<live:f>|<begin:f>|<end:p>|<use:f>|<must>|<stay:f>|ciclo|sedut* ~6 ^<therapy>" => "fa la chemio",
    "<family>|<kin>|<mine> ~4 ^<therapy> ! <neg>" => "nonno con l'ossigeno",
    "# ~1 <time> di ^terapia|psicoterapia|cure|riabilitazione|ricovero|dialisi|chemio" => "un anno di terapia",
    "<be:f>|<go:f>|<family>|<kin>|seguit*|ricover*|<operate:p>|prend*|visita|portat*|cura ~5 ^<ward> ! <ask>|chius*|reparto_di" => "mio figlio è seguito dal csm",
    "^dializzat*|dialisi" => "sono dializzata tre volte la settimana",
    "ricover*|<operate:p> ~4 ^psichiatria|oncologia|rianimazione|terapia_intensiva|neurologia|ematologia|tso|rsa|comunita|hospice" => "ricoverata in psichiatria",
    "in ^comunita ~3 per|terapeutica|recupero|da & <family>|<be:f>|<stay:f>|droga|alcol|alcool" => "mio genero sta in comunità per la droga",
    "^tossicodipend*|drogat*|alcolist*|alcolizzat* & <be:f>|<family>|<kin> ! siete" => "mio fratello è tossicodipendente",
    "psicofarmac*|antidepressiv*|^gocce|metadone|insulina|cortisone|chemio|morfina|litio|xanax & <get:f>|<do:f>|<live:f>|<be:f>|<family>|<have:f>|prendo" => "prendo gli psicofarmaci",
    // Benefits and measures that imply it.
    "<get:f>|<get:p>|<have:f>|<grant>|<give:p>|<give:f>|<lose:p>|<ask:p>|<be:f>|<wait>|aspett*|tolt*|revoc*|sospes*|negat*|respint*|ridott*|bocciat*|dat*|riconosc*|spett*|domand*|ottenut*|visita|rinnov* ~7 ^<invalidity> ! legge|<office> ~2 <invalidity>" => "prendo l'accompagnamento",
    "^<invalidity> ~4 di|della|del|a|per ~2 <mine>|mamma|papa|nonna|nonno|<kin>" => "l'invalidità di mia madre",
    "^<invalidity> ~1 <kin>|mamma|papa|nonna" => "pratica invalidità mamma",
    "<mine> ~2 ^<invalidity>|pratica_di_invalidita|invalidita" => "la mia invalidità",
    "^<invalidity> ~5 non|mi|m|ci|me|l ~4 <give:p>|<give:f>|<grant:p>|<come:f>|<get:f>|<have:f>|tolt*|dat*|sospes*|revocat*|accredit*|pag*|arriv*|spett*" => "l'accompagnamento non mi arriva",
    "con|pure ~1 la|il|l ^104|invalidita|accompagnamento|accompagno ~6 non|mi|prendo|ho|vivo|campo" => "pure con la 104 non ho preso niente",
    "<family>|<kin>|<partner>|<child> ~5 ^<invalidity>" => "mio padre, 104 comma 3",
    "^invalidita|invalid*|disabilita|inabilita ~2 al|del|dell|pari ~2 #" => "invalidità al 74%",
    "riconosciut*|<grant:p>|dat* ~3 il|solo|un ~2 # ~1 ^per_cento|%|percento && invalid*|commissione|visita|ernie|ricorso|polmone|handicap" => "mi hanno riconosciuto il 46 per cento di invalidità",
    "^assegno|pensione|rendita|indennita|bonus ~2 di|d|per ~2 invalid*|inabilit*|cecita|accompagn*|frequenza|disabil*|inail|malattia_professionale & <mine>|<family>|<kin>|<get:f>|<have:f>|mi|<be:f>|<get:1>|aspett*" => "prendo l'assegno di invalidità",
    "pension* ~3 ^invalid*|inabilit* & #|euro|mia|<family>|<kin>|prend*|percep*|ho|<live:f>|campo" => "vivo con la pensione di invalidità",
    "commissione|visita|verbale|revisione|domanda|aggravamento ~4 ^invalid*|104|medica|collegiale && <mine>|<family>|<kin>|mi|ho|aspett*|mio|mia|<have:1> ! legge|quanto_tempo" => "aspetto la visita per l'invalidità",
    "<family>|<kin>|<child>|nipote ~9 ^sostegno ! affitto|reddito|contributo|economico" => "mio figlio ha il sostegno",
    "insegnante|maestra|docente|ore|prof|educator* ~2 di ^sostegno && <family>|<kin>|<mine>|<child>" => "la maestra di sostegno di mio figlio",
    "<be:f>|<stay:f>|<put:p>|<be:p>|<go:f>|<get:p>|<put:f> ~4 in ^malattia|mutua|infortunio ! <leisure>" => "sono in malattia da un mese",
    "<have:f>|<get:f>|<get:p>|pag*|periodo|giorni ~3 di|la|della ^malattia|mutua|infortunio & <mine>|mi|<have:1>|<get:1>|<family> ! domanda|circolare" => "non mi hanno pagato la malattia",
    "<be:f>|<stay:f>|<get:f>|<get:p>|<have:f>|<go:f>|<mine>|<wait>|aspett*|pag*|arriv* ~5 ^<maternity> ! quanto|legge|bonus" => "sono in maternità",
    "<mine>|<family> ~3 ^<maternity>" => "mia moglie in maternità anticipata",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::Health, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
