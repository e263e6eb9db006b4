use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Undeclared work
    ///
    /// Somebody in particular is said to work, to have worked or to be about to start off the books, or to have somebody
    /// work so: the writer, a relative, a neighbour, the writer's employer. The finding is the clause from subject or verb to
    /// its last complement, because a hidden "in nero" alone leaves the rest readable.
    ///
    /// **How people say it.** With a fixed marker: "in nero", "a nnero", "fuori busta", "sottobanco", "senza contratto, contributi,
    /// libretti, marchette, ingaggio", "non in regola", "non mi segna", "mi pagano in mano". Without one, as a contrast between
    /// papers and facts: "un part time sulla carta ma ne faccio undici", "mi segnano quattro ore", "per lo Stato sono
    /// disoccupata ma la sera lavo i piatti", "prende la naspi e intanto fa l'imbianchino".
    ///
    /// **What looks like it and is not.** Talk of anybody ("chi lavora in nero", "qui lavorano tutti a nero"), denial, suppositions,
    /// questions, advice, wishes, offers refused, news, irony, and the colour. A question that tells a concrete fact
    /// ("se lavoro in nero tre giorni dal fornaio") is a finding. Rent and invoices "in nero" are `tax_evasion`.
    ///
    /// **Subject.** `self` for who works so, victim or not, and for who pays; `family` for relatives and for those who work for
    /// them; `other` for anybody else in particular.
    ///
    /// **Sources.** The employer's penalty is the *maxisanzione* of art. 3 D.L. 12/2002 (conv. L. 73/2002), raised by 20 % where the
    /// worker's household drew the Reddito di cittadinanza (art. 7 c. 15-bis D.L. 4/2019; INL note 7964/2019); the amounts in force
    /// since 2 March 2024 are those of art. 29 c. 3 D.L. 19/2024; domestic work is outside it. The worker risks no maxisanzione, but the
    /// benefit drawn meanwhile (art. 7 D.L. 4/2019 for facts up to 31 December 2023, art. 8 D.L. 48/2023 after; art. 316-ter or
    /// 640 c.p. and loss of the NASpI under D.Lgs. 22/2015). Amounts and case law are told here as the project found them, unchecked
    /// beyond that. *In italiano:* chi ammette in pubblico un rapporto di lavoro non dichiarato offre una prova usabile in
    /// un'ispezione contro sé stesso o contro altri; il testo originale resta al titolare del trattamento.
    ///
    /// **Which error is worse.** Both: a missed clause can cost the writer the benefit and the employer a fine; a hidden opinion on
    /// moonlighting is censorship of a public debate.
    kind: UndeclaredWork,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|Io lavoro in nero⟧ posso richiedere l'assegno mia moglie non lavora",
        "⟦family|mio marito fa il muratore a nero⟧",
        "⟦self|mi pagano fuori busta⟧",
        "⟦self|faccio le pulizie senza contratto⟧",
        "⟦family|la badante di mia mamma non è in regola⟧",
        "⟦other|Gino del terzo piano prende il reddito e fa l'imbianchino⟧ senza fattura",
        "posso tenere il reddito se ⟦self|lavoro in nero 3 giorni a settimana dal fornaio⟧?",
        "⟦self|il mio capo mi faceva lavorare in nero⟧",
        "⟦self|mi hanno licenziato senza contratto⟧",
        "⟦self|lavoro in ⚫⟧",
        "⟦self|fatico a nnero⟧ e ci campo",
        "da lunedì ⟦self|comincio a nero⟧ in un bar",
    ],
    keeps: [
        "il datore di lavoro che non versa i contributi rischia il carcere?",
        "la raccolta delle arance al paese è tutta in nero",
        "mio marito non ha mai lavorato in nero",
        "se lavorassi in nero mi togliete il reddito?",
        "quelli che lavorano in nero",
        "al sud lavorano tutti in nero",
        "chi lavora in nero non fa la fila",
        "dovrei lavorare in nero?",
        "conviene il nero",
        "mi toccherà andare in nero",
        "andate a lavorare in nero",
        "posso lavorare in nero con il reddito?",
        "era vestita in nero",
        "una foto in bianco e nero",
        "sono nera dalla rabbia",
        "pago l'affitto in nero",
        "lavoro in nero alla NASA, come no",
        "mi hanno offerto un posto in nero e ho rifiutato",
        "mi hanno proposto un posto in un bar, dieci ore al giorno in nero",
        "sì certo, lavoro in nero per la regina d'Inghilterra",
        "lavoro in nero anche io, ma per favore",
        "mettiamo che uno fa la colf senza contributi: che gli date?",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    // Off the books, in so many words.
    "in|a|al|ar|di|tutto|n ^<nero> & <labour>|<pay>|<keep>|<hire>|<begin>|<get>|<give>|soldi|campo|campa ! <colour>|<rent>|affitt*|pigione|<sell>|<receipt> ! <pay> ~3 <professional>" => "lavoro in nero da un commercialista",
    "<be:f>|<stay:f> ~2 in|a|al|ar ^<nero> ! <colour>|<rent>|affitt*" => "sono in nero da tre anni",
    "<work:f> ~1 ^<nero>" => "io lavoro nero che più nero non si può",
    "# <time> di|a|in ^<nero>" => "sarta, 30 anni di nero",
    "^<off_books> & <labour>|<pay>|<keep>|<give>|<get> ! <rent>|affitt*|<sell>|<receipt>|<colour>|<bribe_noun> ! <pay> ~3 <professional>" => "il titolare mi paga sottobanco",
    "<pay>|<give>|paga|stipendio|soldi|<get> ~4 ^<hand> ! <rent>|affitt*|<receipt>|biglietto" => "ci pagano in mano",
    "<chore:f>|<work:f> ~6 tutto|solo cash|contanti" => "volantino per un'agenzia, tutto cash",
    "<labour>|<pay> ~4 ^contanti|cash ~6 senza|niente|nessun*|zero ~2 <papers> ! <rent>|affitt*|<receipt>" => "mi paga in contanti senza busta",
    "<labour> ~5 ^abusiv*|clandestin*|nascosto|irregolarmente ! <rent>|<occupy>|<home_noun>|<building>" => "faccio il parcheggiatore abusivo",
    // Work without papers.
    "senza|niente|zero|nessun|nessuna|no|manco|neanche|ne|nemmeno ~3 ^<work_papers> && <labour>|<fire>|<keep>|<do> ! <rent>|affitt*|<drive>|<vehicle>|<cost>|<lose>" => "faccio la commessa senza contratto",
    "<work_papers> ~1 ^zero|niente|nulla|mai|nessuno && <labour>|<fire>|<keep> ! <rent>|affitt*" => "fatico nei campi, contributi zero",
    "senza ~4 ^<enrolled> && <labour>|<keep>|<stay>|<do> ! <vehicle>|<rent>" => "va a fare le notti senza essere assicurata",
    "senza ~4 ^<enroll>|<note> && <labour>|<keep>|<stay> ! <vehicle>|<rent>|<income>" => "lo tiene in magazzino senza registrarlo",
    "senza ~3 ^<sign> ~2 nulla|niente|<papers> && <labour>|<keep>|<employer>" => "mi ha tenuto in prova senza farmi firmare nulla",
    "senza ~2 ^partita|piva|licenza & <labour>|<do> ! <rent>" => "faccio la parrucchiera in casa senza partita iva",
    "senza ~3 ^carte|carta|scartoffie & <labour>|<do> ! <vehicle>|<rent>|identita|rdc" => "cucio tomaie a casa, senza carte",
    "non|mai|nessuno|nessuna ~4 ^<in_order> & <be>|<stay>|<put>|<keep>|<work>|<pay>|<want>|<household> ! <vehicle>|documenti|tasse|pratica|domanda|isee" => "la badante non è in regola",
    "mai|nessuno|nessuna|nemmeno ~3 ^<enroll> ! <must>" => "il negozio non mi aveva mai assunta",
    "non ~4 ^regolarizz*|ingaggi*|contrattualizz*" => "l'avvocato non mi ha regolarizzata",
    "non|nessuno|nessuna|mai ~3 ^segn*|dichiar*|registr*|assicur* ~3 giornat*|<contributions>|ore|nulla|niente|lavoro & <labour>|<employer>|me|mi" => "non mi segnano manco una giornata",
    "non|nessuno|nessuna|mai|manco ~5 <pay>|<put>|<see> ~4 ^<contributions> ! <office>" => "nessuna mi mette i contributi",
    "<contributions> ~2 mai|non ~3 <pay>|<see>|<put>" => "i contributi mai versati",
    "mai ~2 <see>|<have>|<sign>|avut*|firmat* ~3 ^<slip>|<contract>|<contributions>|ingaggio" => "mai visto una busta paga",
    "<slip>|<contract> ~2 mai ~2 <see>|<have>|<sign>|avut*|firmat*" => "busta paga mai vista",
    "non ~4 <have>|<do>|<sign> ~3 ^contratto ~3 && <labour> ! indeterminato|fisso|stabile|rinnov*|affitt*|<rent>" => "lavoro al bar ma non ho il contratto",
    "<stay:f>|<be:f> ~1 ^scoperta|scoperto & <labour>|<place>|qui|li|a" => "pure io sto scoperta alla profumeria",
    "non|mai ~5 niente|nulla ~2 di scritto && <labour>|<help>|mano" => "aiuto in officina, non ho niente di scritto",
    // Fewer hours or days on paper than in fact.
    "# <hours>|<days> ~7 # & contratto|<on_paper>|<note>|<part_time>|regola|timbr*|<slip> & <contrast>|fatt*|lavorat*|fa|ne|reali|vere|effettiv* ! <home_noun>" => "un part time di 4 ore ma ne faccio 11",
    "contratto|part ~4 # ~3 <deed>|fatt*|<do> ~3 #" => "contratto da 20 ore, lavorate 60",
    "<note> ~3 solo|solamente|soltanto|meta|poche|mezza|appena|un ~4 <hours>|<days>|giornat*|mesi|terzo|settimane ! <asset>" => "mi segnano solo 4 ore",
    "me|mi|ci|ce ~1 <note:3> # <hours>|<days>|giornat* ! <neg> ~6 piede|lavorat*" => "mi segna 4 ore",
    "timbr* ~2 # ~1 ore ~4 rest*|lavor*|continu*" => "mi facevano timbrare 4 ore e restare fino a sera",
    "^<part_time> ~3 sulla|finto|finta|fasullo ! <asset>" => "ho un part time sulla carta",
    "meta|parte|# ~3 <slip> ~5 meta|parte|resto|altra|altri|# ~4 <off_books>|<hand>|<cash>|nero" => "mi dà metà in busta e metà in mano",
    "^resto|differenza|straordinari|straordinario|rimanente ~5 <off_books>|<hand>|<cash> ! <rent>|affitt*|atto|rogito|notaio" => "il resto me lo danno fuori busta",
    "<slip> ~8 ^restitu*|ridare|ridarne|indietro|ritornare & <me_us>" => "in busta ho 1200 ma ne devo restituire 400",
    // No worker on paper.
    "per|x lo|la|l stato|inps|legge|fisco ~2 non ^<exist>|<result>|<work> && <labour>" => "per lo stato non esisto ma faccio il cuoco",
    "<on_paper>|<result> ~4 ^<unemployed> ~9 <deed:f>|<trade>|<odd_jobs>|<help:f>" => "per lo stato sono disoccupata ma la sera lavo i piatti",
    "<deed:f>|<trade>|<place> ~9 <on_paper>|<result> ~3 ^<unemployed>" => "la sera lavo i piatti, per lo stato sono disoccupata",
    "^<unemployed> ~3 <contrast> ~6 <deed:f>|<trade>|<odd_jobs>|<place> ! regol*|contratto" => "risulto disoccupato ma faccio il cameriere",
    "ufficialmente|carta|risulta* ~3 non ~2 ^lavor*" => "ufficialmente non ci lavoravo",
    "<deed:f>|<trade> ~4 <contrast> ~2 non ^<result:f>|<exist:f>" => "lavoro ma non risulto",
    // A benefit, and work meanwhile.
    "<get:f>|<have:f> ~3 ^<dole> ~6 <contrast>|<time> ~6 <deed:f>|<trade>|<odd_jobs> ! regol*|contratto|<seek>|mese ! cerc*" => "prendo la naspi e intanto monto cucine",
    "<get:3>|<have:3> ~2 ^<dole> ~2 e ~2 <deed:3>|<do:3> ~2 <trade>|<job> ! regol*|contratto|<seek>" => "prende il reddito e fa l'imbianchino",
    "<get:f>|<have:f> ~3 ^<dole> ~8 arrotond* ~4" => "ho il reddito e arrotondo con le pulizie",
    // Odd jobs.
    "<do:f>|<get:f>|arrotond*|<work:f> ~4 ^<odd_jobs> ! regol*|voucher|contratto|giornata" => "faccio lavoretti",
    "<give:f>|<give:g> ~1 una|na mano ~3 ^<place>|<trade>|<employer>|<person> && euro|soldi|<dole>|scritto" => "do una mano in un'officina, 30 euro al giorno",
    "ispettor*|ispezione|controllo|controlli|ispettorato ~12 ^<hide>|retro|nascondere|scappare|uscire ~5 && <me_us>" => "quando arriva l'ispettore mi fanno uscire dal retro",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Worker) {
        out.push(Candidate::stating(Kind::UndeclaredWork, &statement, Evidence::Marker));
    }
}
