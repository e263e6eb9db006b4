//! The vocabulary: classes of words that mean the same to a reader of comments.
//!
//! A class is one line of the table below: its name, as phrases use it (`<papers>`), and its words in folded form (lower case,
//! no accents). `contribut*` stands for every word that begins so, `busta_paga` for two words that follow each other. Classes
//! of verbs are given to the verb, once for all its forms, in `speech::verbs`; a class may hold both.
//!
//! To add a word, write it into its class and give the phrase that uses it an example.

use crate::lexicon::table::{Beginnings, Table};
use once_cell::sync::Lazy;
use std::collections::HashMap;

/// A class of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Class(u8);

impl Class {
    /// The class with this name.
    ///
    /// # Panics
    /// When there is none: names stand in tables of the crate only, and a test reads them all.
    pub(crate) fn named(name: &str) -> Self {
        Self::find(name).unwrap_or_else(|| panic!("no class of words is called {name}"))
    }

    fn find(name: &str) -> Option<Self> {
        static NAMES: Lazy<HashMap<&str, u8>> = Lazy::new(|| TABLE.iter().zip(0..).map(|((name, _), place)| (*name, place)).collect());
        NAMES.get(name).map(|&place| Self(place))
    }

    /// Every class.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().zip(0..).map(|(_, place)| Self(place))
    }

    /// Its place in the table.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0)
    }

    /// Its name in the table.
    pub(crate) fn name(self) -> &'static str {
        TABLE[usize::from(self.0)].0
    }

    /// The set of this class and of the unions that it belongs to.
    pub(crate) fn with_unions(self) -> Mask {
        let name = TABLE[usize::from(self.0)].0;
        let unions = UNIONS.iter().filter(|(_, members)| members.split_ascii_whitespace().any(|member| member == name));
        unions.fold(self.mask(), |mask, (union, _)| mask.union(Self::named(union).mask()))
    }

    /// The set of this class alone.
    pub(crate) const fn mask(self) -> Mask {
        let mut bits = [0; 4];
        bits[self.0 as usize / 64] = 1 << (self.0 % 64);
        Mask(bits)
    }

    /// Words of the class, as the table has them; of a union, the words of its members.
    pub(crate) fn words(self) -> Vec<&'static str> {
        let (name, words) = TABLE[usize::from(self.0)];
        let members = UNIONS.iter().filter(|(union, _)| *union == name).flat_map(|(_, members)| members.split_ascii_whitespace());
        words.split_ascii_whitespace().chain(members.flat_map(|member| Self::named(member).words())).collect()
    }

    /// The class itself, or the members of the union.
    pub(crate) fn members(self) -> Vec<Self> {
        let name = TABLE[usize::from(self.0)].0;
        let members = UNIONS.iter().filter(|(union, _)| *union == name).flat_map(|(_, members)| members.split_ascii_whitespace());
        std::iter::once(self).chain(members.map(Self::named)).collect()
    }
}

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Mask([u64; 4]);

impl Mask {
    /// No class.
    pub(crate) const NONE: Self = Self([0; 4]);

    /// Both together.
    pub(crate) const fn union(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        Self([a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]])
    }

    /// True when they share a class.
    pub(crate) const fn meets(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        a[0] & b[0] | a[1] & b[1] | a[2] & b[2] | a[3] & b[3] != 0
    }

    /// True when every class of `other` is here.
    pub(crate) const fn holds(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        a[0] & b[0] == b[0] && a[1] & b[1] == b[1] && a[2] & b[2] == b[2] && a[3] & b[3] == b[3]
    }

    /// True when the class is here.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0[class.0 as usize / 64] >> (class.0 % 64) & 1 == 1
    }

    /// True for the empty set.
    pub(crate) const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    /// The classes of the set.
    pub(crate) fn classes(self) -> impl Iterator<Item = Class> {
        let words = self.0.into_iter().zip(0_u8..);
        words.flat_map(|(mut bits, word)| {
            core::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as u8;
                bits &= bits.checked_sub(1)?;
                Some(Class(64 * word + bit))
            })
        })
    }
}

/// What the vocabulary has for a word and for the words that begin with it.
#[derive(Clone, Debug, Default)]
struct Entry {
    /// Classes of the word alone.
    mask: Mask,
    /// Expressions: the words that must follow, and their classes.
    longer: Vec<(Vec<&'static str>, Mask)>,
    /// Classes of every word that begins so.
    beginning: Mask,
    /// The same with double letters made single, for misspelled words.
    single: Mask,
    single_beginning: Mask,
}

static INDEX: Lazy<Table<Entry>> = Lazy::new(|| {
    let mut index = Table::<Entry>::new();
    let add = |known: &mut Mask, mask| *known = known.union(mask);
    for ((_, words), place) in TABLE.iter().zip(0..) {
        let mask = Class(place).with_unions();
        for word in words.split_ascii_whitespace() {
            if let Some((first, rest)) = word.split_once('_') {
                index.entry(first).longer.push((rest.split('_').collect(), mask));
            } else if let Some(beginning) = word.strip_suffix('*') {
                add(&mut index.entry(beginning).beginning, mask);
                if let Some(plain) = singled(beginning) {
                    add(&mut index.entry(&plain).single_beginning, mask);
                }
            } else {
                add(&mut index.entry(word).mask, mask);
                if let Some(plain) = singled(word) {
                    add(&mut index.entry(&plain).single, mask);
                }
            }
        }
    }
    index
});

/// A word of six letters or more with its double letters made single, when that changes it.
pub(crate) fn singled(word: &str) -> Option<String> {
    if word.len() < 6 || !word.is_ascii() {
        return None;
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    (out.len() < word.len()).then_some(out)
}

/// Classes of a folded, squeezed word. A word that nothing knows is looked up once more without its double letters
/// ("contrato", "asicurazione").
pub(crate) fn classes(word: &Beginnings<'_>) -> Mask {
    let index = &*INDEX;
    let text = word.word();
    let (mut mask, mut single) = (Mask::NONE, Mask::NONE);
    for len in word.lengths(1) {
        let Some(entry) = word.find(index, len) else { continue };
        if len == text.len() {
            mask = mask.union(entry.mask);
            single = single.union(entry.single);
        }
        if len >= 3 {
            mask = mask.union(entry.beginning);
        }
        if len >= 5 {
            single = single.union(entry.single_beginning);
        }
    }
    if mask.is_empty() && text.len() >= 5 && text.is_ascii() { single } else { mask }
}

/// The expressions that begin with `word`, whose hash this is: what must follow, and the classes of the whole.
pub(crate) fn expressions(hash: u32, word: &str) -> &'static [(Vec<&'static str>, Mask)] {
    INDEX.get(hash, word).map_or(&[], |entry| &entry.longer)
}

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident: $words:literal,)*) => {
        const TABLE: &[(&str, &str)] = &[$((stringify!($name), $words),)*];
    };
}

vocabulary! {
    // Grammar.
    det: "il lo la i gli le l un uno una dei degli delle del della dello quel quella quelle quei quegli questo questa questi queste sto sta sti ste o a nu na el er ar lu",
    prep: "di a da in con su per tra fra del dello della dell dei degli delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel nello nella nell nei negli nelle sul sullo sulla sull sui sugli sulle col coi senza sotto sopra presso verso",
    mine: "mio mia miei mie mi_ma nostro nostra nostri nostre meo",
    yours: "tuo tua tuoi tue vostro vostra vostri vostre",
    theirs: "suo sua suoi sue loro",
    light: "anche anch pure ancora gia ormai solo soltanto solamente tutto tutta tutti tutte completamente totalmente praticamente proprio comunque invece adesso ora mo oggi ieri quasi bene ben poi cosi ovviamente purtroppo tranquillamente spesso sempre regolarmente ogni_tanto insomma dunque quindi infatti magari tipo circa quasi nemmeno neanche manco mai nemmeno neppure piu meno sempre un_po qualche parecchio molto tanto poco davvero veramente finalmente appena subito dopo prima intanto eh oh ah vabbe beh nessun nessuno nessuna alcun alcuno alcuna straccio uno_straccio manco_un benche minimo minima un_minimo",
    me_us: "mi m me ci ce noi",
    clitic: "mi ti ci vi si lo la li le gli ne me te ce ve se m t c v l glielo gliela glieli gliele gliene ge el",
    neg: "non nn nun no nne mai neanche nemmeno manco neppure mica niente nulla nessun nessuno nessuna nisciuno ne ned",
    contrast: "ma pero invece mentre intanto eppure poi e_intanto nel_frattempo in_realta di_fatto realmente effettivamente pur tuttavia anche_se nonostante in_verita nella_realta nei_fatti",
    tanto: "tanto",
    conj: "e ed o oppure ma pero invece mentre che perche poiche siccome dato_che visto_che quando dove se quindi cosi allora anche_se eppure dopo_che finche come quanto quale cui percio dunque infatti pure_se tanto",
    and: "e ed",
    relative: "che cui dove",
    if_: "se qualora nel_caso ammesso_che mettiamo_che ipotizziamo_che se_per_caso poniamo_che metti_che",
    question: "come perche quando quanto quanti quante dove chi cosa quale quali che",
    more_than: "piu oltre almeno circa tipo",
    // People.
    family: "marito maritino moglie mugliera mogliettina figlio figlia figli figlie fijo fija fio fia figliolo figliola figlioletto figlioletta padre madre babbo fratello sorella fratelli sorelle fratellino sorellina frate suora_mia suocero suocera suoceri genero nuora cognato cognata cognati cugino cugina cugini zio zia zii zie nonno nonna nonni nipote nipoti nipotino nipotina compagno compagna convivente fidanzato fidanzata genitori genitore coniuge consorte gemelli gemello gemella bambino bambina bimbo bimba primogenito figliastro figliastra patrigno matrigna consuocera consuocero ex_marito ex_moglie ex_compagno ex_compagna exmarito exmoglie marituccio pare mare fradelo mojer muier mari soro sorema frateme pateme patemo mammeta maritemo mogliema mugliereme figliema figliemo frama zizi",
    kin: "mamma papa mammina papino mamy mami nonna nonno babbo mamma papi pa nonnina nonnino zia zio marito moglie maritino maritemo mugliereme pateme sorema frateme figliema figliemo patemo",
    partner: "ragazzo ragazza uomo donna ex omo amore moroso morosa",
    child: "piccolo piccola grande piccolino piccolina",
    person: "vicino vicina vicini amico amica amichetto amichetta collega capo capa titolare padrone padrona patron datore principale proprietario proprietaria signore signora sig signor signorina tizio tizia tipo tipa conoscente inquilino inquilina paesano paesana socio socia coinquilino coinquilina dottore dottoressa avvocato avvocata notaio dentista meccanico medico badante compare comare portiere condomino dirimpettaio dirimpettaia parente gestore caporale ragazzo ragazza donna uomo vecchio vecchia anziano anziana bottegaio negoziante commerciante compaesano compaesana cliente affittuario affittuaria locatore conduttore principaleche boss commercialista geometra architetto dirimpettai vecchietto vecchietta barista pizzaiolo fornaio macellaio idraulico elettricista muratore imbianchino parrucchiere parrucchiera ristoratore albergatore imprenditore artigiano ambulante pasticcere carrozziere gommista fruttivendolo salumiere tabaccaio falegname fabbro veterinario fisioterapista psicologo psicologa estetista",
    generic: "gente persone persona chi tutti tutte molti molte tanti tante troppi parecchi quelli quelle coloro alcuni certi certa qualcuno qualcuna qualche ognuno ciascuno uno furbi furbetti furbo furbetto italiani italiano cittadini cittadino stranieri straniero extracomunitari immigrati zingari poveri ricchi povero ricco giovani disoccupati lavoratori lavoratore imprenditori padroni datori proprietari commercianti artigiani idraulici dentisti medici ristoranti bar negozi aziende ditte imprese famiglie genitori_che altri evasori ladri percettori percettore beneficiari invalidi disabili malati anziani pensionati badanti colf operai dipendenti dipendente parlamentari politici furbacchioni fannulloni parassiti migliaia milioni metà_degli napoletani siciliani meridionali calabresi sud nord ragazzi ragazze donne uomini bambini mamme papa_separati padri madri ragazze_madri quanti chiunque noialtri voialtri l_italiano le_persone un_sacco mezzo_paese mezza_italia",
    office: "inps comune lo_stato governo regione asl asp aler ater agenzia_delle_entrate agenzia ministero sindaco sindaca assessore assessora ministro ministra presidente onorevole deputato senatore consigliere dirigente impiegato impiegata funzionario funzionaria operatore operatrice sportello ufficio caf patronato vigile vigili polizia carabinieri finanza guardia_di_finanza prefetto questura tribunale giudice navigator inail equitalia agente tridico salvini renzi conte di_maio meloni",
    // Work.
    nero: "nero ner nner nnero neru niru nivuru niuru black ⚫ ⬛ 🖤 neretto nerissimo neraccio innero anero annero",
    colour: "bianco vestit* maglia maglietta scarp* pantalon* gatto capelli macchina_nera foto fotografia mercato_nero lista_nera lista buco_nero pecora_nera umore periodo giornata_nera periodaccio tunnel cronaca venerdi_nero sciopero toner cinghiale lutto foulard velo tulipano pepe riso_nero oro_nero fumo caffe uomo_nero vedova toro cigno calze abito abiti inchiostro pantera segreteria caffè smalto occhiali occhi",
    trade: "camerier* barista baristi barman cuoco cuoca aiuto_cuoco aiuto_cucina pizzaiol* lavapiatti sguatter* muratore muratori manovale manovali imbianchin* pittore idraulic* elettricist* giardinier* badante badanti colf domestica domestico donna_delle_pulizie uomo_delle_pulizie babysitter baby_sitter baby-sitter tata dogsitter dog_sitter catsitter parrucchier* barbiere estetista sarta sarto commess* segretari* operai* bracciant* autista camionista corriere fattorino rider facchino magazzinier* meccanico carrozzier* gommista benzinaio guardiano custode portier* bagnin* animator* animatrice barman bartender dj deejay musicista fotografo insegnante oss infermier* addett* garzone apprendista falegname fabbro saldatore piastrellista cartongessista ponteggiatore pastore pescatore macellaio panettiere fornaio pasticcer* gelataio ambulante fioraio tuttofare stagionale stagionali aiutante collaborator* collaboratrice shampista onicotecnica promoter hostess steward buttafuori modella massaggiator* massaggiatrice istruttore istruttrice allenator* allenatrice arbitro lustrascarpe parcheggiatore tassista ncc marmista asfaltista carpentiere gessista lattoniere vetraio tappezziere calzolaio orologiaio programmatore grafico grafica traduttrice traduttore copywriter web_designer social_media_manager vetrinista mulettista saldator* bidello giornalaio venditore venditrice rappresentante telefonista centralinista receptionist fattorina lavascale tecnico antennista caldaista spurgo tinteggiatore decoratore agricoltore contadino contadina vignaiolo trattorista boscaiolo pizzettaro friggitore rosticcier* banconista cassier* guida_turistica accompagnator* accompagnatrice maestro_di_sci skipper marinaio mozzo comparsa figurante truccatrice truccatore wedding",
    place: "bar ristorante pizzeria trattoria osteria pub birreria albergo hotel b_&_b agriturismo cantiere cantieri fabbrica ditta azienda impresa negozio mercato mercatino mercatini supermercato officina autolavaggio lavanderia panificio forno pasticceria macelleria pescheria campagna campi serra serre vigna lido stabilimento spiaggia cooperativa magazzino salone conceria sartoria laboratorio caseificio allevamento stalla ospizio casa_di_riposo call_center callcenter palestra piscina discoteca mensa cucina fast_food kebab rosticceria paninoteca friggitoria gelateria tabacchi edicola cartoleria fioreria vivaio frutteto uliveto oliveto orto maneggio campeggio villaggio resort enoteca cantina mulino frantoio segheria falegnameria carrozzeria distributore garage parcheggio porto molo barca peschereccio nave capannone fonderia tipografia maglificio calzaturificio pelletteria opificio tintoria stireria pulizie edilizia edile logistica cooperative salumeria alimentari minimarket profumeria boutique outlet bottega bancarella banco bancone bisca sala_giochi sala_slot lidl eurospin studio_legale sala_ricevimenti sala_bingo",
    job: "pulizie scale lavoretti lavoretto lavori lavoro giornata giornate turno turni ripetizioni stagione stagioni straordinari traslochi mestiere manodopera vendemmia raccolta servizio consegne notti unghie torte volantinaggio facchinaggio giardinaggio mercatini piatti camicie servizi lavoricchi lavoricchio lavorettino lezioni serate nottate assistenza corse trasporti giardini tinteggiature lavuri lavorette cassette pacchi arance pomodori olive uva fragole finocchi mele carciofi limoni nocciole tabacco stanze camere letti tavoli caffe pizze cappelli piega tinta trucco massaggi ricostruzione",
    odd_jobs: "lavoretti lavoretto lavoricchi lavoricchio lavorettino lavoretto_extra lavorette giornata",
    employer: "capo capa titolare padrone padrona patron datore principale proprietario proprietaria boss ditta cooperativa azienda agenzia impresa gestore caporale signora famiglia negozio bar ristorante albergo padroncino datrice studio avvocato notaio commercialista dentista geometra mobilificio societa hotel impresario capomastro capocantiere direttore direttrice",
    household: "badante badanti colf domestica domestico babysitter baby_sitter baby-sitter tata donna_delle_pulizie signora ragazza operai operaio operaia dipendenti dipendente giardiniere ragazzi ragazzo commessa ragazzina ragazzino aiutante assistente bracciante braccianti lavoratori persone stranieri rumena rumeno ucraina filippina moldava peruviana indiano pakistano marocchino albanese senegalese bengalese",
    papers: "contratto contratti contrattino busta buste busta_paga buste_paga contribut* marca marche marchetta marchette libretto libretti ingaggio ingaggi ingaggiu assicurazione assicurazioni assunzione assunzioni copertura coperture inail tutela tutele versament* documento tfr liquidazione carta carte foglio fogli scritto inquadramento agibilita giornate libro libri unilav cedolino regola regolarizzazione licenza permessino registrazione partita_iva p_iva ferie malattia inps",
    work_papers: "contratto contratti contrattino busta buste busta_paga buste_paga contribut* marca marche marchetta marchette libretto libretti ingaggio ingaggi ingaggiu assicurazione assunzione copertura inail tutela tutele versament* inquadramento regolarizzazione cedolino unilav agibilita",
    slip: "busta buste busta_paga buste_paga cedolino cedolini",
    contract: "contratto contratti contratt* kontratto contrattu contrato",
    contributions: "contribut* marche marchette marca marchetta versament*",
    enrolled: "assunt* ingaggiat* segnat* segnan* registrat* dichiarat* assicurat* regolarizzat* inquadrat* contrattualizzat* denunciat* coperto coperta coperti coperte in_regola a_regola aregola in_reg in_chiaro a_libro nreg inregola regolarmente_assunt* messo_in_regola messa_in_regola apposto a_posto libretto regolare regolari",
    in_order: "in_regola inregola a_libro a_posto_coi_contributi apposto in_chiaro regolare in_regula n_regola in_reg",
    hand: "in_mano a_mano alla_mano brevi_manu cash in_man a_man n_mano mano_a_mano sottomano sotto_mano a_nero_in_mano soldi_in_mano",
    by_hand: "in_mano a_mano alla_mano brevi_manu cash in_contanti contanti sottobanco sotto_banco sotto_al_banco fuori_busta fuoribusta fuori_regola fuori_cedolino extra_busta sotto_sotto sottotraccia fuori_contratto sottomano sotto_mano a_parte in_man a_man n_mano contante in_contante mano_a_mano fori_busta fuoribusta sotto_al_tavolo fuori_sacco",
    off_books: "fuori_busta fuoribusta fori_busta sottobanco sotto_banco sotto_al_banco sottu_banco fuori_regola fuori_cedolino extra_busta sottotraccia sottomano sotto_mano brevi_manu fuori_contratto fuori_legge al_nero in_nero a_nero anero innero abusivamente abusivo abusiva abusivi clandestinamente irregolarmente irregolare sottoterra fuori_ruolo",
    cash: "contanti cash contante soldi_in_mano banconote in_mano a_mano alla_mano in_man brevi_manu mano_a_mano",
    on_paper: "sulla_carta sui_documenti per_lo_stato x_lo_stato per_l_inps per_inps all_inps ufficialmente uficialmente formalmente in_teoria teoricamente sul_contratto da_contratto di_contratto per_contratto per_finta per_legge per_il_fisco agli_atti fittiziamente sulle_carte in_carta per_la_legge all_anagrafe anagraficamente legalmente burocraticamente sul_foglio ai_fini apparentemente da_carte nei_documenti sulla_busta in_busta nella_busta dichiarate dichiarati dichiarata segnate segnati segnata contrattuali per_voi per_il_centro per_il_collocamento al_collocamento al_centro_per_l_impiego sul_sito per_il_comune documentalmente",
    unemployed: "disoccupat* inoccupat* nullatenent* casalinga cassintegrat* esodat* a_spasso senza_lavoro senza_reddito senza_redditi a_carico in_cassa in_mobilita in_naspi non_lavoro nullafacente zero_redditi",
    status: "single nubile celibe separat* divorziat* sola solo ragazza_madre residente residenti nullatenente convivent* senza_reddito disoccupat* a_carico nucleo invalid* all_estero monogenitor* vedov* mamma_single",
    part_time: "part_time parttime part-time mezza_giornata tirocinio stage apprendistato apprendista a_chiamata voucher prova tempo_determinato half",
    hours: "ore ora h orette orario orari ORE",
    days: "giorni giornate gg giorno giornata gg_al_mese",
    time: "sera sere mattina mattine mattino notte notti pomeriggio pomeriggi weekend week_end fine_settimana fine_settimana sabato sabati domenica domeniche lunedi martedi mercoledi giovedi venerdi natale estate inverno estivi festivi agosto luglio giugno settembre ottobre novembre dicembre gennaio febbraio marzo aprile maggio capodanno pasqua anni anno mesi mese settimane settimana sett giorni giorno gg ore stagione stagioni",
    since: "da dal dalla dai dall dagli dalle fino per sono",
    less: "meta un_terzo un_quarto poche parte mezza meno due_terzi la_meta manco_meta",
    rest: "resto differenza rimanente rimanenza altra_meta altri_soldi straordinari altro altre extra",
    money: "soldi euro € eur euri euretti sordi schei danaro denaro denari paga paghetta stipendio mancia mance salario bonifico bonifici baiocchi spicci spiccioli eurini compenso svanziche franchi piccioli sord sordi lira lire",
    pay_noun: "paga stipendio salario mensilita compenso soldi straordinari giornata mese ore",
    // Benefits.
    benefit: "reddito rdc redditodicittadinanza naspi disoccupazione sussidio sussidi assegno assegni bonus card cassa cassa_integrazione cig cigs mobilita adi sfl rei maternita pensione pensioncina invalidita accompagnamento indennita aussilio contributo contributi_affitto carta_acquisti social_card carta reddittino ape dis-coll discoll assegno_unico assegno_sociale integrazione cigd fis reversibilita isee cittadinanza dss detrazion* aiuto aiuti sostegno_affitto sostegno borsa borsa_di_studio casa_popolare case_popolari alloggio_popolare mensa asilo graduatoria buono buoni buoni_spesa esenzione ticket agevolazion* anf agricola",
    dole: "reddito rdc naspi disoccupazione sussidio sussidi card cassa cassa_integrazione cig mobilita adi rei indennita assegno cittadinanza disocupazione dis-coll social_card agricola",
    application: "isee ise isse dsu domanda modulo moduli autocertificazione dichiarazione stato_di_famiglia nucleo nucleo_familiare inps caf patronato anagrafe comune scheda pratica iseè iseee assistente_sociale assistenti_sociali servizi_sociali isee_corrente 730 unico sportello navigator centro_per_l_impiego agenzia",
    isee: "isee ise isse dsu stato_di_famiglia nucleo_familiare nucleo iseee",
    household_paper: "stato_di_famiglia nucleo nucleo_familiare stato_famiglia",
    residence: "residenza residenze residensa resid",
    resident: "residente residenti",
    home_of: "mamma madre padre papa suocera suoceri suocero nonna nonno genitori zia zio fratello sorella cugina cugino amica amico miei figlio figlia cognata cognato casa paese campagna mare altra_casa altro_indirizzo garage cantina vicina vicino",
    together: "insieme assieme stesso_letto stessa_casa stesso_tetto sotto_lo_stesso_tetto stessa_abitazione nella_stessa convivo conviviamo",
    fake_word: "finta finto finti finte falso falsa falsi false fasulla fasullo fasulli fasulle fittizia fittizio fittizi fittizie fittiziamente tarocco tarocca taroccat* farlocc* inventat* gonfiat* fantasma truccat* falsificat* per_finta x_finta pefinta simulat* contraffatt* fake pro_forma di_comodo",
    for_show: "per_finta x_finta sulla_carta solo_sulla_carta di_facciata pro_forma finta fittizia fittiziamente falsa fasulla di_comodo carta",
    separation: "separazione separat* divorzio divorziat* separarc* separars* divorziar*",
    asset: "conto conti libretto libretti casa case casetta appartamento appartamenti terreno terreni macchina macchine auto moto motorino barca soldi risparmi buonuscita eredita tfr bot btp buoni titoli azioni fondi patrimonio proprieta immobile immobili seconda_casa garage box postepay revolut hype carta_prepagata prepagata investimenti obbligazioni bmw mercedes suv audi panda ferrari assicurazione_vita polizza bitcoin crypto cripto vincita vincite quote ditta attivita negozio gruzzolo gruzzoletto deposito paypal n26 liquidazione camper villa villetta lotto oro cointestat*",
    income: "reddito redditi stipendio stipendi entrate lavoretto lavoretti soldi affitto affitti pensione guadagni guadagno incassi incasso mantenimento alimenti borsa provvigioni vincita vincite lezioni ripetizioni straordinari lavoro",
    dead: "mort* defunt* decedut* buonanima scompars* mancat* non_c_e_piu sepolt* cimitero deceduto passat*",
    pension: "pensione pensioni reversibilita accompagnamento libretto",
    sick: "malattia mutua infortunio malatia certificato_medico certificato permesso permessi 104 congedo",
    leisure: "mare spiaggia vacanza vacanze pesca pescare montagna sciare partita shopping crociera spasso ferie funghi caccia estero gita stadio palestra calcetto discoteca concerto terme viaggio ballare",
    disabled_fake: "cieco cieca sordo sorda zoppo zoppa invalid* malat* pazzo pazza depress* disabil* paralitic* mut* matto matta scem* demenza dolori",
    abroad: "estero marocco germania svizzera romania albania tunisia spagna londra inghilterra francia belgio brasile cuba canarie tenerife egitto pakistan america",
    // Money kept from the taxman.
    rent_noun: "affitto affitti pigione locazione canone fitto affittu stanza stanze camera camere appartamento appartamenti monolocale bilocale posto_letto posti_letto casa casetta box garage b_&_b bnb airbnb casa_vacanze mansarda seminterrato mini locale villetta trullo loft",
    home_noun: "casa casetta appartamento appartamenti appartamentino appartamentini stanza stanze camera camere monolocale bilocale posto_letto posti_letto box garage b_&_b bnb airbnb casa_vacanze mansarda villetta trullo loft seminterrato locale magazzino",
    landlord: "padrone_di_casa padrona_di_casa proprietario proprietaria locatore affittacamere padrone propietario",
    tenant: "studenti studente inquilino inquilina inquilini turisti turista villeggianti stranieri famiglia ragazzi ragazze affittuari affittuario coppia operai extracomunitari",
    receipt: "fattura fatture ricevuta ricevute scontrino scontrini fatturina ricevutina iva fatturare ritenuta pos bancomat",
    tax_form: "730 unico modello_unico dichiarazione_dei_redditi dichiarazione quadro_rw rw redditi fisco agenzia_delle_entrate tasse irpef iva",
    tax: "tasse tassa iva irpef cedolare imposte imposta fisco agenzia_delle_entrate finanza tari imu tassa_di_soggiorno",
    professional: "idraulico elettricista dentista avvocato meccanico notaio geometra architetto imbianchino muratore ditta impresa artigiano medico ginecologo dottore veterinario fabbro falegname carrozziere gommista parrucchiere parrucchiera estetista giardiniere caldaista tecnico ortopedico psicologo psicologa specialista oculista professionista commercialista fisioterapista piastrellista fotografo tappezziere antennista traslocatore bagno tetto cucina finestre infissi lavori lavoro ristrutturazione caldaia visita",
    clients: "client* paesani vicini amici turisti matrimoni",
    // Other offences.
    council_house: "casa_popolare case_popolari alloggio alloggi casa_del_comune aler ater iacp popolare popolari case_comunali casa_comunale casa appartamento palazzo palazzina",
    occupied: "occupat* abusivamente abusiv*",
    utility: "luce corrente gas acqua contatore enel allaccio energia metano elettricita contatori lampione palo palo_della_luce",
    others: "vicino vicina vicini condominio condominiale pubblica lampione palo palo_della_luce strada scale altrui comune quello_di_sotto quello_di_sopra zio cugino enel",
    vehicle: "macchina auto moto motorino scooter furgone furgoncino camion ape vespa macchinina trattore panda punto veicolo mezzo autovettura monopattino golf suv",
    cover_paper: "assicurazione assicurazioni rca patente patentino revisione casco bollo assicurata assicurato assicurat* targa libretto foglio_rosa",
    spid: "spid pin password credenziali codici cie pass account bancomat postepay utenza accesso",
    bribe_noun: "mazzetta mazzette bustarella bustarelle tangente tangenti regalino regalo bustina pizzo mancia sottobanco raccomandazione",
    ticket: "biglietto biglietti abbonamento tornelli tornello titolo_di_viaggio metro autobus bus treno tram pullman",
    drug: "droga fumo erba marijuana maria canne canna cocaina coca hashish hascisc roba spinelli spaccio piantine dosi",
    contraband: "contrabbando contraffatt* tarocc* taroccat* sigarette_di_contrabbando false_griffe pezzotto iptv pirata",
    permit: "permesso permessi licenza concessione autorizzazione autorizzazioni permesso_di_soggiorno documenti soggiorno visto",
    building: "veranda casa piano stanza garage tettoia capannone piscina box soppalco balcone terrazzo muro mansarda abuso baracca",
    forged: "firma firme firmato certificato certificati documento documenti atto falso falsa autocertificazione delega testamento",
    disabled_pass: "pass_disabili contrassegno tagliando_disabili pass_invalidi pass cartellino_invalidi tagliando contrassegno_disabili",
    waste: "rifiuti spazzatura monnezza munnezza immondizia sacchi sacchetti sacchetto eternit amianto frigo divano materasso calcinacci macerie gomme copertoni",
    // Health.
    illness: "diabete tumore tumori cancro carcinoma linfoma leucemia mieloma melanoma sarcoma metastasi neoplasia sclerosi sclerosi_multipla sla parkinson alzheimer alzaimer alzeimer alzhaimer demenza demenza_senile epilessia epatite hiv aids sieropositiv* cirrosi tubercolosi tbc fibromialgia fibromialgica lupus artrite artrosi psoriasi endometriosi morbo morbo_di_crohn crohn colite_ulcerosa celiachia asma enfisema bpco ictus infarto ischemia aneurisma angina scompenso aritmia cardiopatia insufficienza_renale insufficienza_cardiaca depressione depresion* bipolare disturbo_bipolare schizofrenia anoressia bulimia ansia attacchi_di_panico attacchi_di_ansia panico psicosi esaurimento_nervoso esaurimento autismo autistic* spettro_autistico asperger adhd dsa dislessia dislessic* discalculi* sindrome sindrome_di_down trisomia down tetraparesi paraparesi distrofia atrofia fibrosi_cistica talassemia anemia emofilia glaucoma cataratta maculopatia retinopatia retinite ernia ernie discopatia scoliosi osteoporosi ipertensione malformazione cardiopatic* patologia patologie tiroidite hashimoto ipotiroidismo miastenia ritardo_mentale ritardo handicap disabilita menomazione neuropatia polmonite_cronica trombosi embolia leucem* linfom* tumor* epatit* alzheimer* ludopatia ludopatic* tossicodipendenza alcolismo alcolista dipendenza ptsd ocd doc dca disfagia ileostomia stomia cardiomiopatia pacemaker pace_maker bypass stent protesi mastectomia",
    ill_adjective: "diabetic* epilettic* celiac* autistic* disabil* invalid* inabil* paraplegic* tetraplegic* dializzat* trapiantat* oncologic* cardiopatic* sieropositiv* bipolar* schizofrenic* depress* anoressic* bulimic* down sord* sordomut* cieco cieca ciechi ipovedent* non_vedent* non_udent* mutilat* amputat* asmatic* talassemic* emofilic* allettat* handicappat* portatore_di_handicap portatrice_di_handicap tossicodipendent* alcolist* ex_tossic* ludopatic* incint* gravida in_gravidanza dislessic* fibromialgic* immunodepress* malat* leucemic* affett* iperattiv* claustrofobic* psoriasic* spastic* infartuat* ictat* intollerant* transplantat* nefropatic* tubercolos* oncologico",
    pregnant: "incint* gravidanza gravida pregnant 🤰 dolce_attesa aspetto_un_bambino al_quinto_mese parto maternita_anticipata aspetto_due_gemelli aspetto_un_figlio",
    therapy: "chemio chemioterapia radioterapia dialisi emodialisi immunoterapia trapianto insulina metadone antidepressivi psicofarmaci morfina cortisone ossigeno ossigenoterapia ossigenoterapi* psicoterapia logopedia psicomotricita aba riabilitazione pannolone pannoloni catetere carrozzina carrozzella sedia_a_rotelle deambulatore sondino peg tracheo tracheotomia protesi_acustica apparecchio_acustico stampelle cannabis_terapeutica antiepilettici salvavita terapia_del_dolore cure_palliative hospice procreazione_assistita fecondazione_assistita fivet pma ivg aborto interruzione_di_gravidanza trasfusioni infusioni terapia_biologica farmaco_biologico litio valium xanax",
    ward: "oncologia oncologic* ematologia dialisi sert ser_t serd ser_d csm cps centro_di_salute_mentale igiene_mentale neuropsichiatria neuropsichiatr* npi psichiatria psichiatr* psicologo psicologa oncologo oncologa nefrologia cardiologia reumatologia neurologia alcologia diabetologia centro_antidiabetico tso rsa hospice ginecologia_ostetricia comunita_terapeutica comunita_di_recupero rianimazione terapia_intensiva geriatria disturbi_alimentari centro_alzheimer uvm adi alcolisti_anonimi centro_antiviolenza unita_spinale neonatale tin senologia urologia",
    invalidity: "invalidita invaliditá invalita invalidit* inabilita inabilit* 104 accompagnamento accompagno accompagnatoria indennita_di_accompagnamento ind_accompagnamento icric handicap legge_104 l104 l.104 assegno_di_invalidita frequenza indennita_di_frequenza c_e_la_104 cecita pensione_di_invalidita vita_indipendente disabilita_gravissima disabilita gravissima caregiver home_care hcp 68/99 legge_68 categorie_protette categoria_protetta collocamento_mirato contrassegno_disabili pass_disabili invalido_civile l_accompagnamento",
    illness_verb_noun: "diagnosi operazione intervento ricovero trapianto asportazione",
    organ: "rene reni fegato cuore polmone polmoni seno mammella utero ovaie prostata tiroide colon stomaco cervello pancreas midollo schiena spina_dorsale occhio gamba braccio mano vista udito vescica pelle intestino retto laringe ossa sangue testicolo stomia milza colonna",
    sick_leave: "malattia mutua infortunio malatia",
    maternity: "maternita maternità congedo_parentale congedo_di_maternita maternita_obbligatoria maternita_facoltativa maternita_anticipata",
    symptom: "mal_di_testa nausea vomito febbre raffreddore influenza mal_di_pancia fegato_amaro stomaco_girato male raffreddat*",
    insult: "siete sei_malato malati_di_mente governo politici stato cervello",
    // Special categories.
    orientation: "gay lesbica lesbiche omosessual* bisessual* trans transgender transessual* eterosessual* omo queer pansessual* asessual* transizione non_binari* lgbt intersex",
    conviction: "condann* pregiudicat* detenut* carcerat* galera carcere prigione domiciliari ai_domiciliari arresti arresto arrestat* indagat* imputat* rinviat* rinvio_a_giudizio processo processi affidamento_in_prova messa_alla_prova affidamento semiliberta sorveglianza braccialetto braccialetto_elettronico libertà_vigilata liberta_vigilata precedenti_penali precedenti fedina_penale fedina pena pene reclusione avviso_di_garanzia poggioreale regina_coeli rebibbia san_vittore opera ucciardone secondigliano dap patteggiat* patteggiamento querelat* denunciat* obbligo_di_firma obbligo_di_dimora daspo foglio_di_via pendenza_penale casellario sopravvissuto custodia_cautelare latitante ex_detenut* uepe carichi_pendenti pagliarelli bicocca marassi dozza",
    prison: "galera carcere prigione cella poggioreale regina_coeli rebibbia san_vittore ucciardone secondigliano pagliarelli bicocca marassi dozza opera gabbio dentro bollate le_vallette sollicciano",
    faith: "cattolic* musulman* islamic* ebre* evangelic* testimone_di_geova testimoni_di_geova buddist* ortodoss* protestant* ateo atea atei agnostic* cristian* credente praticant* pentecostal* valdes* induist* sikh mormone hindu indu copt* battist* avventist* scientology rastafari",
    mosque: "moschea ramadan sinagoga velo hijab burqa battesimo sabato_ebraico parrocchia chiesa messa sala_del_regno catechista corano",
    party: "5_stelle cinque_stelle 5stelle m5s 5s movimento pd lega forza_italia fi fdi fratelli_d_italia sinistra destra centrodestra centrosinistra comunist* fascist* socialist* leghist* grillin* grillo salvini renzi di_maio berlusconi meloni partito casapound leu sel rifondazione potere_al_popolo +europa piu_europa radicali radicale pci dc msi msi-dn italia_viva azione calenda pds conte 🌟 verdi sinistra_italiana an psi",
    party_member: "comunist* fascist* leghist* grillin* piddin* socialist* anarchic* berlusconian* democristian* renzian* camerat* missin* di_sinistra di_destra di_centrosinistra di_centrodestra pentastellat* antifascist* monarchic* forzist*",
    union: "cgil cisl uil ugl usb cobas sindacato fiom filcams fillea spi snals gilda fisascat uiltucs cub confsal fials nursind slc filt fim uilm flai sindacal* anief spi_cgil fnp conf_cobas",
    origin: "rom sinti sinto sinta zingar* nomade rumen* romen* albanes* marocchin* tunisin* senegales* nigerian* ghanes* eritre* etiop* somal* egizian* ucrain* moldav* russ* polacc* bulgar* serb* croat* bosniac* kosovar* macedon* turc* curd* sirian* irachen* iranian* afghan* pakistan* pachistan* indian* bengales* bangladesh* cingales* singales* filippin* cines* peruvian* ecuadorian* colombian* venezuelan* brasilian* cuban* dominican* argentin* cilen* boliviana boliviano latinoamerican* sudamerican* african* ebre* arab* algerin* libic* ivorian* maliana maliano gambian* camerunens* congoles* capoverdian* georgian* armen* lituan* ungheres* ceca greca greco tedesc* frances* ingles* american* spagnol* svizzer* meticci* mulatt* nera ner* di_colore afroitalian* italo italoalbanese arbereshe marocco",
    // Money in the household.
    amount_unit: "euro € eur euri mila mille euretti k e",
    big: "mila milioni mille",
    debt: "debito debiti mutuo mutui prestito prestiti finanziamento cartella cartelle multa multe bolletta bollette rata rate arretrati arretrato pignoramento pignorat* scoperto rosso fido sanzione verbale cessione equitalia indebito tari imu",
    income_noun: "pensione pensioncina stipendio salario paga naspi disoccupazione reddito rdc assegno isee ise isse disoccupazzione invalidita reversibilita accompagnamento mensilita mantenimento alimenti minima pensione_minima cassa busta indennita sussidio importo card carta ricarica integrazione entrate adi bonus tredicesima quattordicesima liquidazione tfr borsa",
    per: "mese mesi al_mese mensili mensile ora all_ora giorno giornata sera settimana anno annui annuo all_anno netti netto lordi lordo notte paio cassetta pezzo",
    saving: "conto libretto risparmi saldo banca posta postepay carta fondo",
    pos: "pos cassa registratore_di_cassa",
    show: "",
    wait: "",
    love: "",
    // Classes of verbs; their verbs stand in `speech::verbs`.
    accept: "",
    advise: "",
    arrest: "",
    ask: "",
    assign: "",
    aux: "",
    be: "",
    become: "",
    begin: "",
    breakin: "",
    bribe: "",
    build: "",
    buy: "",
    can: "",
    care: "",
    cashin: "",
    chore: "",
    cohabit: "",
    come: "",
    convict: "",
    cost: "",
    cover: "",
    deal: "",
    declare: "",
    demand: "",
    deserve: "",
    diagnose: "",
    die: "",
    do: "",
    drink: "",
    drive: "",
    dump: "",
    earn: "",
    empty: "",
    end: "",
    enter: "",
    evade: "",
    exist: "",
    fake: "",
    fallill: "",
    find: "",
    fire: "",
    force: "",
    get: "",
    give: "",
    giveaway: "",
    go: "",
    goon: "",
    grant: "",
    grow: "",
    have: "",
    heal: "",
    hear: "",
    help: "",
    hide: "",
    hire: "",
    hit: "",
    hook: "",
    inherit: "",
    invoice: "",
    issue: "",
    join: "",
    joke: "",
    keep: "",
    know: "",
    let: "",
    live: "",
    lose: "",
    lower: "",
    marry: "",
    move: "",
    must: "",
    must2: "",
    occupy: "",
    offer: "",
    operate: "",
    owe: "",
    park: "",
    pay: "",
    pray: "",
    put: "",
    read: "",
    refuse: "",
    register: "",
    remove: "",
    rent: "",
    result: "",
    ride: "",
    risk: "",
    say: "",
    see: "",
    seek: "",
    sell: "",
    separate: "",
    serve: "",
    sign: "",
    stamp: "",
    stay: "",
    steal: "",
    suffer: "",
    think: "",
    try: "",
    use: "",
    vote: "",
    want: "",
    win: "",
    wish: "",
    work: "",
    enroll: "",
    note: "",
    // Unions; their members stand in `UNIONS`.
    labour: "",
    deed: "",
}

/// Classes that are made of others.
const UNIONS: &[(&str, &str)] = &[
    // Words that tell of work.
    ("labour", "work chore care serve trade place job help earn household employer fire goon"),
    // What workers do.
    ("deed", "work chore care serve"),
];
