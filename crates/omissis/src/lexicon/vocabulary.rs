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

/// More than the places of all classes.
pub(crate) const MOST_CLASSES: usize = 256;

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

    /// What is here and not there.
    pub(crate) const fn without(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        Self([a[0] & !b[0], a[1] & !b[1], a[2] & !b[2], a[3] & !b[3]])
    }

    /// True when they share a class.
    pub(crate) const fn meets(self, other: Self) -> bool {
        let (a, b) = (self.0, other.0);
        a[0] & b[0] | a[1] & b[1] | a[2] & b[2] | a[3] & b[3] != 0
    }

    /// True when the class is here.
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0[class.0 as usize / 64] >> (class.0 % 64) & 1 == 1
    }

    /// True for the empty set.
    pub(crate) const fn is_empty(self) -> bool {
        self.0[0] | self.0[1] | self.0[2] | self.0[3] == 0
    }

    /// Calls `each` for the classes of the set, in the order of the table.
    pub(crate) fn each(self, mut each: impl FnMut(Class)) {
        for (mut bits, word) in self.0.into_iter().zip(0_u8..) {
            while bits != 0 {
                each(Class(64 * word + bits.trailing_zeros() as u8));
                bits &= bits - 1;
            }
        }
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
    family: "marito maritino moglie mugliera mogliettina figlio figlia figli figlie fijo fija fio fia figliolo figliola figlioletto figlioletta padre madre babbo fratello sorella fratelli sorelle fratellino sorellina frate suora_mia suocero suocera suoceri genero nuora cognato cognata cognati cugino cugina cugini zio zia zii zie nonno nonna nonni nipote nipoti nipotino nipotina compagno compagna convivente fidanzato fidanzata genitori genitore coniuge consorte gemelli gemello gemella bambino bambina bimbo bimba primogenito figliastro figliastra patrigno matrigna consuocera consuocero ex_marito ex_moglie ex_compagno ex_compagna exmarito exmoglie marituccio pare mare fradelo mojer muier mari soro sorema frateme pateme patemo mammeta maritemo mogliema mugliereme figliema figliemo frama zizi figliuolo figliuola figlioli figliole mugliere moglia mogghie mogghieri maritu figghiu figghia figghi fijji fiola fiol fioeu fieul fiulin puteo putea putei picciriddu picciridda picciriddi criaturo criatura criature fiolo fiole fradello fradel sorea sorela frateto sorreta socera soceru soggira sogra nora suocere cognatema cognateme ziema zieme nonnema cuggino cuggina cuggini cugnato cugnata cugnado cugnada cainato cainata canatu canata canado muje muger muieri mujeri mugghieri miamoglie pronipote pronipoti bisnonno bisnonna trisnonno trisavolo prozio prozia madrina figlioccio figlioccia consuoceri fratellastro fratellastra sorellastra nipotini nipotine gemellini gemelline ultimogenito secondogenito terzogenito primogenita",
    kin: "mamma papa mammina papino mamy mami nonna nonno babbo mamma papi pa nonnina nonnino zia zio marito moglie maritino maritemo mugliereme pateme sorema frateme figliema figliemo patemo mammeta pateto mama babbino nonnetto nonnetta mamita mogliettina",
    partner: "ragazzo ragazza uomo donna ex omo amore moroso morosa",
    child: "piccolo piccola grande piccolino piccolina",
    person: "vicino vicina vicini amico amica amichetto amichetta collega capo capa titolare padrone padrona patron datore principale proprietario proprietaria signore signora sig signor signorina tizio tizia tipo tipa conoscente inquilino inquilina paesano paesana socio socia coinquilino coinquilina dottore dottoressa avvocato avvocata notaio dentista meccanico medico badante compare comare portiere condomino dirimpettaio dirimpettaia parente gestore caporale ragazzo ragazza donna uomo vecchio vecchia anziano anziana bottegaio negoziante commerciante compaesano compaesana cliente affittuario affittuaria locatore conduttore principaleche boss commercialista geometra architetto dirimpettai vecchietto vecchietta barista pizzaiolo fornaio macellaio idraulico elettricista muratore imbianchino parrucchiere parrucchiera ristoratore albergatore imprenditore artigiano ambulante pasticcere carrozziere gommista fruttivendolo salumiere tabaccaio falegname fabbro veterinario fisioterapista psicologo psicologa estetista",
    generic: "gente persone persona chi tutti tutte molti molte tanti tante troppi parecchi quelli quelle coloro alcuni certi certa qualcuno qualcuna qualche ognuno ciascuno uno furbi furbetti furbo furbetto italiani italiano cittadini cittadino stranieri straniero extracomunitari immigrati zingari poveri ricchi povero ricco giovani disoccupati lavoratori lavoratore imprenditori padroni datori proprietari commercianti artigiani idraulici dentisti medici ristoranti bar negozi aziende ditte imprese famiglie genitori_che altri evasori ladri percettori percettore beneficiari invalidi disabili malati anziani pensionati badanti colf operai dipendenti dipendente parlamentari politici furbacchioni fannulloni parassiti migliaia milioni metà_degli napoletani siciliani meridionali calabresi sud nord ragazzi ragazze donne uomini bambini mamme papa_separati padri madri ragazze_madri quanti chiunque noialtri voialtri l_italiano le_persone un_sacco mezzo_paese mezza_italia",
    office: "inps comune lo_stato governo regione asl asp aler ater agenzia_delle_entrate agenzia ministero sindaco sindaca assessore assessora ministro ministra presidente onorevole deputato senatore consigliere dirigente impiegato impiegata funzionario funzionaria operatore operatrice sportello ufficio caf patronato vigile vigili polizia carabinieri finanza guardia_di_finanza prefetto questura tribunale giudice navigator inail equitalia agente tridico salvini renzi conte di_maio meloni",
    // Work.
    nero: "nero ner nner nnero neru niru nivuru niuru black ⚫ ⬛ 🖤 neretto nerissimo neraccio innero anero annero",
    colour: "bianco vestit* maglia maglietta scarp* pantalon* gatto capelli macchina_nera foto fotografia mercato_nero lista_nera lista buco_nero pecora_nera umore periodo giornata_nera periodaccio tunnel cronaca venerdi_nero sciopero toner cinghiale lutto foulard velo tulipano pepe riso_nero oro_nero fumo caffe uomo_nero vedova toro cigno calze abito abiti inchiostro pantera segreteria caffè smalto occhiali occhi",
    trade: "camerier* barista baristi barman cuoco cuoca aiuto_cuoco aiuto_cucina pizzaiol* lavapiatti sguatter* muratore muratori manovale manovali imbianchin* pittore idraulic* elettricist* giardinier* badante badanti colf domestica domestico donna_delle_pulizie uomo_delle_pulizie babysitter baby_sitter baby-sitter tata dogsitter dog_sitter catsitter parrucchier* barbiere estetista sarta sarto commess* segretari* operai* bracciant* autista camionista corriere fattorino rider facchino magazzinier* meccanico carrozzier* gommista benzinaio guardiano custode portier* bagnin* animator* animatrice barman bartender dj deejay musicista fotografo insegnante oss infermier* addett* garzone apprendista falegname fabbro saldatore piastrellista cartongessista ponteggiatore pastore pescatore macellaio panettiere fornaio pasticcer* gelataio ambulante fioraio tuttofare stagionale stagionali aiutante collaborator* collaboratrice shampista onicotecnica promoter hostess steward buttafuori modella massaggiator* massaggiatrice istruttore istruttrice allenator* allenatrice arbitro lustrascarpe parcheggiatore tassista ncc marmista asfaltista carpentiere gessista lattoniere vetraio tappezziere calzolaio orologiaio programmatore grafico grafica traduttrice traduttore copywriter web_designer social_media_manager vetrinista mulettista saldator* bidello giornalaio venditore venditrice rappresentante telefonista centralinista receptionist fattorina lavascale tecnico antennista caldaista spurgo tinteggiatore decoratore agricoltore contadino contadina vignaiolo trattorista boscaiolo pizzettaro friggitore rosticcier* banconista cassier* guida_turistica accompagnator* accompagnatrice maestro_di_sci skipper marinaio mozzo comparsa figurante truccatrice truccatore wedding cuoche aiutocuoco chef lavapiatt* lavapentole plongeur runner commis caposala sommelier bariste barlady barmaid banchista banconist* gelatiera gelatiere panettiera panettieri pasticciera pasticciere focacciaio panificatore casaro mungitore mungitrice vaccaro mandriano pecoraio capraio porcaro stalliere maniscalco apicoltore allevatore vivaista potatore innestatore vendemmiat* raccoglitore raccoglitrice raccoglitori cavatore boscaiuolo taglialegna trebbiatore mietitore frantoiano frantoista cantiniere ortolano floricoltore fungaiolo tartufaio avventizio avventizia giornaliero giornaliera cottimista manovalanza mezzacucchiara capomastro ferraiolo gruista escavatorista ruspista palista intonachista intonacatore stuccatore pavimentista parquettista posatore piastrellist* mosaicista impermeabilizzatore tettista coibentatore fumista spazzacamino serramentista infissista ponteggiator* pontista restauratore restauratrice pittrice verniciatore verniciatrice sabbiatore tornitore fresatore aggiustatore attrezzista lamierista stampatore pressista montatore montatrice assemblatore assemblatrice orlatrice tagliatore tagliatrice cucitrice cucitore rammagliatrice ricamatrice magliaia sartina sarte camiciaia guantaia borsettiera tomaista calzolaia ciabattino pellettiere conciatore stiratrice stiratrici lavandaia lavandaie lavandaio tintore tappezziera materassaio rimagliatrice elettrauto motorista lavamacchine lavaggista autolavaggista camionist* padroncino furgonista autotrasportatore fattorin* pony_express riders tassist* noleggiatore traslocatore traslocatori traslochista facchini scaricatore scaricatrice portantino carrellist* mulettist* confezionatrice confezionatore imballatore etichettatrice inventarista scaffalista gondoliere barcaiolo battelliere ormeggiatore pescator* marinai cozzaro pescivendol* fruttivendol* salumier* macellai* norcino bottegai* bancarellaio bancarellist* ambulanti venditor* venditric* rigattiere robivecchi ferrovecchio robbivecchi straccivendolo svuotacantine svuota_cantine antiquario edicolante tabaccaia libraio fiorista fioraia erborista acconciatore acconciatrice barbier* shampist* estetist* onicotecnic* lashmaker ricostruttrice truccatric* tatuatore tatuatrice piercer massofisioterapista manicurista tate bambinaia babysitters governante assistente_familiare assistente_anziani dama_di_compagnia badant* lavascala lavavetri lavaporte pulitore pulitrice pulizziera puliziera puliziere disinfestatore derattizzatore termoidraulico caldaist* frigorista antennist* impiantista falegnam* ebanista lustratore mobiliere montamobili corniciaio intarsiatore liutaio orafo orafa incastonatore ceramista vasaio scultore marmist* scalpellino arrotino ombrellaio riparatore riparatrice aggiustatutto portinaia portinaio guardiana metronotte vigilante parcheggiator* guardamacchine posteggiatore videomaker cameraman grafic* webmaster sviluppatore programmator* sistemista traduttor* traduttric* dattilografa stenografa correttore_di_bozze ghostwriter ripetitore_scolastico maestra_privata personal_trainer maestro_di_tennis animatric* mago_feste intrattenitore intrattenitrice pianobarista pianista chitarrista batterista violinista bassista fisarmonicista musicist* orchestrale vocalist cubista ragazza_immagine indossatrice doppiatore cartomante tour_leader volantinatore volantinatrice intervistatrice intervistatore telefonist* centralinist* procacciatore agente_immobiliare procacciatrice ragioniera ragioniere praticante_avvocato receptionista concierge fatigatore faticatore fravecatore fravecatori muratur frabbecatore fraticatore scarparo scarpara custureri custurera custurriera camarera camareri muraturi picuraru massaru jurnataru iurnataru jornataru ortulanu mastru_d_ascia piscaturi muradore maragnone murador marangon casolin becher carreghin moleta magut muleta sartoressa lavandera cantoner servetta donna_di_servizio donna_a_ore ragazza_alla_pari spaccalegna spaccapietre minatore fornaciaio fuochista casellante asfaltist* stradino spalatore spalaneve",
    place: "bar ristorante pizzeria trattoria osteria pub birreria albergo hotel b_&_b agriturismo cantiere cantieri fabbrica ditta azienda impresa negozio mercato mercatino mercatini supermercato officina autolavaggio lavanderia panificio forno pasticceria macelleria pescheria campagna campi serra serre vigna lido stabilimento spiaggia cooperativa magazzino salone conceria sartoria laboratorio caseificio allevamento stalla ospizio casa_di_riposo call_center callcenter palestra piscina discoteca mensa cucina fast_food kebab rosticceria paninoteca friggitoria gelateria tabacchi edicola cartoleria fioreria vivaio frutteto uliveto oliveto orto maneggio campeggio villaggio resort enoteca cantina mulino frantoio segheria falegnameria carrozzeria distributore garage parcheggio porto molo barca peschereccio nave capannone fonderia tipografia maglificio calzaturificio pelletteria opificio tintoria stireria pulizie edilizia edile logistica cooperative salumeria alimentari minimarket profumeria boutique outlet bottega bancarella banco bancone bisca sala_giochi sala_slot lidl eurospin studio_legale sala_ricevimenti sala_bingo tabaccheria tabaccaio bistrot bistro braceria griglieria hamburgeria piadineria focacceria panzerotteria panetteria creperia cornetteria yogurteria chiosco chioschetto baretto barretto bettola taverna locanda gastronomia tavola_calda self_service sushi all_you_can_eat catering banqueting rinfreschi ricevimenti discopub night sala_da_ballo balera circolo circolino dopolavoro b_e_b bnb affittacamere casa_vacanza case_vacanza residence ostello baita chalet malga masseria fattoria cascina podere vigne vigneto vigneti agrumeto agrumeti noccioleto castagneto oliveti uliveti frutteti capanno pollaio porcile ovile canile toelettatura pensione_per_cani salumificio mattatoio macello_comunale oleificio pastificio biscottificio torronificio conservificio distilleria birrificio carpenteria elettrauto autofficina concessionaria autosalone autodemolizione sfasciacarrozze rottamaio autorimessa stazione_di_servizio pompa_di_benzina benzinaio gommista marina_turistica porticciolo darsena paranza ortofrutta fruttivendolo frutta_e_verdura polleria drogheria emporio ingrosso mercatone ipermercato mobilificio arredamenti ferramenta colorificio cartolibreria copisteria legatoria serigrafia stamperia tomaificio suolificio conce maglieria camiceria pantalonificio jeanseria ricamificio tessitura filatura merceria bigiotteria gioielleria oreficeria compro_oro ceramica fornace vetreria marmeria smalteria cementificio laterizi ferriera galvanica verniciatura stampaggio scatolificio imballaggi corriere_espresso agenzia_di_scommesse centro_scommesse ricevitoria sala_scommesse ludoteca baby_parking doposcuola parrucchiere parrucchieria barberia centro_estetico centro_massaggi solarium tatuaggi scuola_calcio acquapark parco_giochi luna_park teatro_tenda camping clinica_privata casa_famiglia studio_dentistico studio_tecnico studio_commerciale kebabbaro rosticciere putia puteca poteca botega boteca fabbrichetta",
    job: "pulizie scale lavoretti lavoretto lavori lavoro giornata giornate turno turni ripetizioni stagione stagioni straordinari traslochi mestiere manodopera vendemmia raccolta servizio consegne notti unghie torte volantinaggio facchinaggio giardinaggio mercatini piatti camicie servizi lavoricchi lavoricchio lavorettino lezioni serate nottate assistenza corse trasporti giardini tinteggiature lavuri lavorette cassette pacchi arance pomodori olive uva fragole finocchi mele carciofi limoni nocciole tabacco stanze camere letti tavoli caffe pizze cappelli piega tinta trucco massaggi ricostruzione orli riparazioni traslochini svuotacantine giardinetto potature potatura sfalcio aratura mungitura trebbiatura mietitura bacchiatura stiro stirature cucito cuciture rammendi ricami orlature uncinetto bomboniere catering rinfreschi feste_di_compleanno piano_bar tatuaggi ciglia extension depilazioni cerette manicure pedicure treccine doposcuola aiuto_compiti dog_sitting baby_sitting babysitteraggio pet_sitting imbiancature imbiancatura muratura cartongesso intonaci saldature montaggi montaggio carico_scarico scarico_merci volantini volantinaggi trascrizioni traduzioni siti_web riparazione_pc rappezzi faccende fatiga fadiga lavuretti lavuretto lavureddu travagliu travagghiu travaju tribagliu traballu faticata",
    odd_jobs: "lavoretti lavoretto lavoricchi lavoricchio lavorettino lavoretto_extra lavorette giornata lavuretti lavuretto lavorini lavorucci lavoruccio mestieri_vari lavori_saltuari lavoro_saltuario lavori_occasionali giornatella serviziett* piccoli_lavori lavori_a_ore",
    employer: "capo capa titolare padrone padrona patron datore principale proprietario proprietaria boss ditta cooperativa azienda agenzia impresa gestore caporale signora famiglia negozio bar ristorante albergo padroncino datrice studio avvocato notaio commercialista dentista geometra mobilificio societa hotel impresario capomastro capocantiere direttore direttrice titolari datori_di_lavoro patrona padruni patruni caposquadra capoturno capocuoco capobarca armatore mastro_muratore capumastru committente subappaltatore subappalto appaltatore imprenditrice ristoratore ristoratrice albergatrice maestra_di_sartoria",
    household: "badante badanti colf domestica domestico babysitter baby_sitter baby-sitter tata donna_delle_pulizie signora ragazza operai operaio operaia dipendenti dipendente giardiniere ragazzi ragazzo commessa ragazzina ragazzino aiutante assistente bracciante braccianti lavoratori persone stranieri rumena rumeno ucraina filippina moldava peruviana indiano pakistano marocchino albanese senegalese bengalese governante bambinaia domestiche autista_privato infermiera_privata ragazze giardinieri muratori manovale manovali stagionali aiutanti operaie apprendisti camerieri cameriera cameriere lavapiatti commesse garzone georgiana georgiano polacca polacco bulgara bulgaro nigeriano nigeriana gambiano maliano tunisino egiziano bangladese cingalese srilankese ecuadoriana cubana dominicana brasiliana albanesi rumeni marocchini indiani pakistani bengalesi",
    papers: "contratto contratti contrattino busta buste busta_paga buste_paga contribut* marca marche marchetta marchette libretto libretti ingaggio ingaggi ingaggiu assicurazione assicurazioni assunzione assunzioni copertura coperture inail tutela tutele versament* documento tfr liquidazione carta carte foglio fogli scritto inquadramento agibilita giornate libro libri unilav cedolino regola regolarizzazione licenza permessino registrazione partita_iva p_iva ferie malattia inps contrattini cedolini statino statini prospetto_paga comunicazione_obbligatoria comunicazioni_obbligatorie uniemens contribbuti marchettine cud cu_sostitutiva certificazione_unica ccnl vaucher prestazione_occasionale ritenuta_d_acconto tesserino_agricolo iscrizione_camerale lul contrattto bustapaga bustepaga bustapaghe",
    work_papers: "contratto contratti contrattino busta buste busta_paga buste_paga contribut* marca marche marchetta marchette libretto libretti ingaggio ingaggi ingaggiu assicurazione assunzione copertura inail tutela tutele versament* inquadramento regolarizzazione cedolino unilav agibilita contrattini cedolini foglio_paga fogli_paga statino uniemens contribbuti marchettine ccnl bustapaga bustepaga giornate_agricole posizione_inps",
    slip: "busta buste busta_paga buste_paga cedolino cedolini foglio_paga fogli_paga statino statini prospetto_paga bustapaga bustepaga",
    contract: "contratto contratti contratt* kontratto contrattu contrato contratu",
    contributions: "contribut* marche marchette marca marchetta versament* contibuti contribbut* marchettine",
    enrolled: "assunt* ingaggiat* segnat* segnan* registrat* dichiarat* assicurat* regolarizzat* inquadrat* contrattualizzat* denunciat* coperto coperta coperti coperte in_regola a_regola aregola in_reg in_chiaro a_libro nreg inregola regolarmente_assunt* messo_in_regola messa_in_regola apposto a_posto libretto regolare regolari ingagiat* messi_in_regola messe_in_regola mettuto_in_regola messo_a_posto messa_a_posto contrattualizz* regolarizz*",
    in_order: "in_regola inregola a_libro a_posto_coi_contributi apposto in_chiaro regolare in_regula n_regola in_reg in_regolla messo_in_regola messa_in_regola a_posto_con_i_contributi a_posto_coi_documenti en_regola in_regole",
    hand: "in_mano a_mano alla_mano brevi_manu cash in_man a_man n_mano mano_a_mano sottomano sotto_mano a_nero_in_mano soldi_in_mano",
    by_hand: "in_mano a_mano alla_mano brevi_manu cash in_contanti contanti sottobanco sotto_banco sotto_al_banco fuori_busta fuoribusta fuori_regola fuori_cedolino extra_busta sotto_sotto sottotraccia fuori_contratto sottomano sotto_mano a_parte in_man a_man n_mano contante in_contante mano_a_mano fori_busta fuoribusta sotto_al_tavolo fuori_sacco mmano n_mane soldi_alla_mano in_manu",
    off_books: "fuori_busta fuoribusta fori_busta sottobanco sotto_banco sotto_al_banco sottu_banco fuori_regola fuori_cedolino extra_busta sottotraccia sottomano sotto_mano brevi_manu fuori_contratto fuori_legge al_nero in_nero a_nero anero innero abusivamente abusivo abusiva abusivi clandestinamente irregolarmente irregolare sottoterra fuori_ruolo sotto_traccia senza_ingaggio a_nnero fuori_libro fuori_libri fuori_contabilita sotto_u_bancu sutta_banco suttabancu sotto_o_bancone sutta_mano suttamano sot_banc lavoro_grigio a_lavoro_nero in_nerissimo clandestinament* irregolarment*",
    cash: "contanti cash contante soldi_in_mano banconote in_mano a_mano alla_mano in_man brevi_manu mano_a_mano banconota sull_unghia",
    on_paper: "sulla_carta sui_documenti per_lo_stato x_lo_stato per_l_inps per_inps all_inps ufficialmente uficialmente formalmente in_teoria teoricamente sul_contratto da_contratto di_contratto per_contratto per_finta per_legge per_il_fisco agli_atti fittiziamente sulle_carte in_carta per_la_legge all_anagrafe anagraficamente legalmente burocraticamente sul_foglio ai_fini apparentemente da_carte nei_documenti sulla_busta in_busta nella_busta dichiarate dichiarati dichiarata segnate segnati segnata contrattuali per_voi per_il_centro per_il_collocamento al_collocamento al_centro_per_l_impiego sul_sito per_il_comune documentalmente per_lo_stato_italiano per_l_anagrafe per_l_ispettorato in_busta_paga nel_contratto sul_cedolino sulla_scheda solo_in_teoria a_livello_formale nominalmente pe_o_stato pe_lo_stato pi_lu_statu sulla_dichiarazione",
    unemployed: "disoccupat* inoccupat* nullatenent* casalinga cassintegrat* esodat* a_spasso senza_lavoro senza_reddito senza_redditi a_carico in_cassa in_mobilita in_naspi non_lavoro nullafacente zero_redditi disocupat* senza_lavoru disuccupat* senza_fatica sfaccendat* senza_occupazione in_disoccupazione cassaintegrat* in_cassa_integrazione in_cig reddito_zero isee_zero senza_stipendio sussidiat*",
    status: "single nubile celibe separat* divorziat* sola solo ragazza_madre residente residenti nullatenente convivent* senza_reddito disoccupat* a_carico nucleo invalid* all_estero monogenitor* vedov* mamma_single",
    part_time: "part_time parttime part-time mezza_giornata tirocinio stage apprendistato apprendista a_chiamata voucher prova tempo_determinato half partime part_taim tempo_parziale lavoro_a_chiamata intermittente extra_giornaliero contratto_a_termine interinale interinali co_co_co cococo cocopro tirocini borsa_lavoro",
    hours: "ore ora h orette orario orari ORE",
    days: "giorni giornate gg giorno giornata gg_al_mese",
    time: "sera sere mattina mattine mattino notte notti pomeriggio pomeriggi weekend week_end fine_settimana fine_settimana sabato sabati domenica domeniche lunedi martedi mercoledi giovedi venerdi natale estate inverno estivi festivi agosto luglio giugno settembre ottobre novembre dicembre gennaio febbraio marzo aprile maggio capodanno pasqua anni anno mesi mese settimane settimana sett giorni giorno gg ore stagione stagioni",
    since: "da dal dalla dai dall dagli dalle fino per sono",
    less: "meta un_terzo un_quarto poche parte mezza meno due_terzi la_meta manco_meta",
    rest: "resto differenza rimanente rimanenza altra_meta altri_soldi straordinari altro altre extra",
    money: "soldi euro € eur euri euretti sordi schei danaro denaro denari paga paghetta stipendio mancia mance salario bonifico bonifici baiocchi spicci spiccioli eurini compenso svanziche franchi piccioli sord sordi lira lire",
    pay_noun: "paga stipendio salario mensilita compenso soldi straordinari giornata mese ore",
    // Benefits.
    benefit: "reddito rdc redditodicittadinanza naspi disoccupazione sussidio sussidi assegno assegni bonus card cassa cassa_integrazione cig cigs mobilita adi sfl rei maternita pensione pensioncina invalidita accompagnamento indennita aussilio contributo contributi_affitto carta_acquisti social_card carta reddittino ape dis-coll discoll assegno_unico assegno_sociale integrazione cigd fis reversibilita isee cittadinanza dss detrazion* aiuto aiuti sostegno_affitto sostegno borsa borsa_di_studio casa_popolare case_popolari alloggio_popolare mensa asilo graduatoria buono buoni buoni_spesa esenzione ticket agevolazion* anf agricola rem supporto_formazione dedicata_a_te fondo_affitti morosita_incolpevole voucher_sportivo dote_scuola nidi_gratis cigo aspi minima banco_alimentare pacco_alimentare pacchi_alimentari pacco_spesa tessera_alimentare trasporto_scolastico social_housing erp redditto rettito reditu redditu disoccupazziune disoccupazioni",
    dole: "reddito rdc naspi disoccupazione sussidio sussidi card cassa cassa_integrazione cig mobilita adi rei indennita assegno cittadinanza disocupazione dis-coll social_card agricola redditto reditu redditu cassaintegrazione cigo aspi disoccupazziune disocupazzione",
    application: "isee ise isse dsu domanda modulo moduli autocertificazione dichiarazione stato_di_famiglia nucleo nucleo_familiare inps caf patronato anagrafe comune scheda pratica iseè iseee assistente_sociale assistenti_sociali servizi_sociali isee_corrente 730 unico sportello navigator centro_per_l_impiego agenzia precompilata autodichiarazione autocertificazioni centro_impiego centro_per_limpiego ufficio_di_collocamento patto_di_servizio siisl segretariato_sociale",
    isee: "isee ise isse dsu stato_di_famiglia nucleo_familiare nucleo iseee dichiarazione_sostitutiva_unica",
    household_paper: "stato_di_famiglia nucleo nucleo_familiare stato_famiglia certificato_di_famiglia certificato_anagrafico scheda_anagrafica foglio_di_famiglia",
    residence: "residenza residenze residensa resid risidenza risidenzia residensia domicilio_fiscale",
    resident: "residente residenti",
    home_of: "mamma madre padre papa suocera suoceri suocero nonna nonno genitori zia zio fratello sorella cugina cugino amica amico miei figlio figlia cognata cognato casa paese campagna mare altra_casa altro_indirizzo garage cantina vicina vicino",
    together: "insieme assieme stesso_letto stessa_casa stesso_tetto sotto_lo_stesso_tetto stessa_abitazione nella_stessa convivo conviviamo stessa_camera more_uxorio convivenza conviventi coabitiamo coabita nsieme nzieme nzemmula",
    fake_word: "finta finto finti finte falso falsa falsi false fasulla fasullo fasulli fasulle fittizia fittizio fittizi fittizie fittiziamente tarocco tarocca taroccat* farlocc* inventat* gonfiat* fantasma truccat* falsificat* per_finta x_finta pefinta simulat* contraffatt* fake pro_forma di_comodo fittiziament* fasull* messinscena messa_in_scena di_facciata posticcio posticcia fauzo fauza fauzi farso artefatt* fotoscioppat* photoshoppat* taroccamento tarocchi ritoccat*",
    for_show: "per_finta x_finta sulla_carta solo_sulla_carta di_facciata pro_forma finta fittizia fittiziamente falsa fasulla di_comodo carta per_finzione solo_di_nome solo_per_l_isee per_convenienza di_convenienza",
    separation: "separazione separat* divorzio divorziat* separarc* separars* divorziar* separazioni separaz divorzi separazzione separaziune spartuti ex_coniuge",
    asset: "conto conti libretto libretti casa case casetta appartamento appartamenti terreno terreni macchina macchine auto moto motorino barca soldi risparmi buonuscita eredita tfr bot btp buoni titoli azioni fondi patrimonio proprieta immobile immobili seconda_casa garage box postepay revolut hype carta_prepagata prepagata investimenti obbligazioni bmw mercedes suv audi panda ferrari assicurazione_vita polizza bitcoin crypto cripto vincita vincite quote ditta attivita negozio gruzzolo gruzzoletto deposito paypal n26 liquidazione camper villa villetta lotto oro cointestat* polizze_vita fondo_pensione azionario criptovalute bitcoins wallet binance coinbase etoro trade_republic buddybank tinaba bunq satispay cassetta_di_sicurezza lingotti lingotto gioielli orologi_di_lusso rolex usufrutto uliveto vigneto capannone porsche tesla lamborghini maserati range_rover jeep tiguan harley yacht gommone motoscafo barchetta roulotte motorhome cavallo_di_razza plusvalenza dividendi royalties cedole affitti_percepiti gratta_e_vinci schedina_vinta",
    income: "reddito redditi stipendio stipendi entrate lavoretto lavoretti soldi affitto affitti pensione guadagni guadagno incassi incasso mantenimento alimenti borsa provvigioni vincita vincite lezioni ripetizioni straordinari lavoro provvigione compensi rendite rendita dividendi royalty cedole mance mancia vendite_online vinted subito_it ebay onlyfans twitch adsense donazioni_live guadagnucci introiti ricavi ricavo fatturato",
    dead: "mort* defunt* decedut* buonanima scompars* mancat* non_c_e_piu sepolt* cimitero deceduto passat* defonta murutu muorto muorta trapassat* salma tumulat* seppellit* funerali funerale camposanto compianto compianta bonanema bonarma",
    pension: "pensione pensioni reversibilita accompagnamento libretto",
    sick: "malattia mutua infortunio malatia certificato_medico certificato permesso permessi 104 congedo",
    leisure: "mare spiaggia vacanza vacanze pesca pescare montagna sciare partita shopping crociera spasso ferie funghi caccia estero gita stadio palestra calcetto discoteca concerto terme viaggio ballare crociere vacanziere villeggiatura settimana_bianca sciando disneyland gardaland sagra partite mercatini_di_natale asparagi tartufi calcetti padel tennis maratona maratone corsa_campestre ballo balli_di_gruppo karaoke ombrellone abbronzat* gite weekend_fuori concerti raduno motoraduno",
    disabled_fake: "cieco cieca sordo sorda zoppo zoppa invalid* malat* pazzo pazza depress* disabil* paralitic* mut* matto matta scem* demenza dolori sordomuto sordomuta zoppicante storpio storpia cecat* surdu surda orbu orba",
    abroad: "estero marocco germania svizzera romania albania tunisia spagna londra inghilterra francia belgio brasile cuba canarie tenerife egitto pakistan america olanda austria portogallo grecia croazia slovenia montenegro serbia moldavia ucraina polonia bulgaria turchia senegal nigeria algeria libia dubai emirati thailandia tailandia bali filippine peru ecuador colombia argentina venezuela canada australia stati_uniti new_york miami irlanda scozia lussemburgo monaco_di_baviera montecarlo fuerteventura gran_canaria lanzarote lugano chiasso canton_ticino frontalier*",
    // Money kept from the taxman.
    rent_noun: "affitto affitti pigione locazione canone fitto affittu stanza stanze camera camere appartamento appartamenti monolocale bilocale posto_letto posti_letto casa casetta box garage b_&_b bnb airbnb casa_vacanze mansarda seminterrato mini locale villetta trullo loft locazioni pigioni subaffitto sublocazione dependance rustico casolare casale casali soppalco scantinato vascio vasci attico open_space posto_barca posto_auto cantina_affittata capannone uso_ufficio bottega_affittata fondo_commerciale affitasi affittasi",
    home_noun: "casa casetta appartamento appartamenti appartamentino appartamentini stanza stanze camera camere monolocale bilocale posto_letto posti_letto box garage b_&_b bnb airbnb casa_vacanze mansarda villetta trullo loft seminterrato locale magazzino bilocali monolocali trilocale trilocali quadrilocale casale casolare rustico attico dependance scantinato case_vacanza posto_auto trulli dammuso dammusi baita chalet bungalow roulotte vascio",
    landlord: "padrone_di_casa padrona_di_casa proprietario proprietaria locatore affittacamere padrone propietario locatrice padroni_di_casa proprietari propietaria padron_di_casa padrun_de_ca patruni_i_casa affittante",
    tenant: "studenti studente inquilino inquilina inquilini turisti turista villeggianti stranieri famiglia ragazzi ragazze affittuari affittuario coppia operai extracomunitari studentessa studentesse universitari universitario universitaria lavoratori_fuori_sede fuorisede fuori_sede coinquilini subinquilino pakistani bengalesi cinesi africani rumeni crocieristi vacanzieri",
    receipt: "fattura fatture ricevuta ricevute scontrino scontrini fatturina ricevutina iva fatturare ritenuta pos bancomat scuntrino ddt quietanza quietanze notula parcella parcelle ricevutine preconto non_fiscale documento_fiscale corrispettivi pezza_giustificativa fatturazione",
    tax_form: "730 unico modello_unico dichiarazione_dei_redditi dichiarazione quadro_rw rw redditi fisco agenzia_delle_entrate tasse irpef iva precompilato precompilata quadro_e quadro_b quadro_rb f24 cassetto_fiscale 770 certificazione_unica spesometro ivafe ivie",
    tax: "tasse tassa iva irpef cedolare imposte imposta fisco agenzia_delle_entrate finanza tari imu tassa_di_soggiorno tares tarsu tasi irap accise accisa f24 addizionale ici ires contributo_soggiorno erario",
    professional: "idraulico elettricista dentista avvocato meccanico notaio geometra architetto imbianchino muratore ditta impresa artigiano medico ginecologo dottore veterinario fabbro falegname carrozziere gommista parrucchiere parrucchiera estetista giardiniere caldaista tecnico ortopedico psicologo psicologa specialista oculista professionista commercialista fisioterapista piastrellista fotografo tappezziere antennista traslocatore bagno tetto cucina finestre infissi lavori lavoro ristrutturazione caldaia visita odontoiatra ortodontista igienista dermatologo dermatologa cardiologo ginecologa pediatra_privato urologo nutrizionista dietologo dietista osteopata posturologo podologo podologa chiropratico psicoterapeuta psichiatra avvocata avvocati notai commercialisti ragioniere consulente perito geometri architetti ingegnere agronomo veterinaria imbianchini muratori idraulici elettricisti fabbri falegnami serramentista infissista vetraio marmista parquettista termoidraulico frigorista spurghista giardinieri elettrauto meccanici carrozzieri gommisti carroattrezzi orologiaio sarta calzolaio ciabattino parrucchieri barbiere massaggiatore massaggiatrice tatuatore onicotecnica fiorista animatore fotografi videomaker dj catering pasticcere pasticciere personal_trainer istruttore maestro_di_musica insegnante_privato ripetitore wedding svuotacantine traslocatori agenzia_immobiliare agente_immobiliare amministratore_di_condominio chirurgo autoscuola climatizzatore condizionatore impianto tinteggiatura pavimento piastrelle parquet pompe_funebri onoranze_funebri",
    clients: "client* paesani vicini amici turisti matrimoni",
    // Other offences.
    council_house: "casa_popolare case_popolari alloggio alloggi casa_del_comune aler ater iacp popolare popolari case_comunali casa_comunale casa appartamento palazzo palazzina acer case_parcheggio edilizia_residenziale erp assegnatari assegnatario assegnataria caseggiato casermone casermoni",
    occupied: "occupat* abusivamente abusiv* occupand* squat occupant*",
    utility: "luce corrente gas acqua contatore enel allaccio energia metano elettricita contatori lampione palo palo_della_luce presa_della_scala quadro_elettrico cavo_elettrico contattore allacci allacciamento utenze acquedotto wifi wi_fi rete_elettrica corente curente currente cavallotto",
    others: "vicino vicina vicini condominio condominiale pubblica lampione palo palo_della_luce strada scale altrui comune quello_di_sotto quello_di_sopra zio cugino enel",
    vehicle: "macchina auto moto motorino scooter furgone furgoncino camion ape vespa macchinina trattore panda punto veicolo mezzo autovettura monopattino golf suv automobile automobili macchine vettura utilitaria motocicletta motocicli ciclomotore cinquantino vespino quad minicar microcar furgoni autocarro camioncino rimorchio tir trattori trattorino monopattini bici_elettrica ebike fatbike barca gommone motoape apecar lapa tricicl* audi bmw mercedes fiat_uno clio fiesta corsa_opel yaris twingo cayenne gilera sh125 sh_125 tmax t_max scarabeo motorini machina makina",
    cover_paper: "assicurazione assicurazioni rca patente patentino revisione casco bollo assicurata assicurato assicurat* targa libretto foglio_rosa assicurazzione assicurasione assicuraziune rc_auto polizza_auto revisionat* carta_di_circolazione patentata patentato patenti targhe immatricolat* immatricolazione patenta cqc certificato_di_proprieta cintura cinture",
    spid: "spid pin password credenziali codici cie pass account bancomat postepay utenza accesso puk otp identita_digitale cns poste_id bancoposta rdc_card firma_digitale credenziale nome_utente delega_digitale codice_dispositivo",
    bribe_noun: "mazzetta mazzette bustarella bustarelle tangente tangenti regalino regalo bustina pizzo mancia sottobanco raccomandazione favoretto cesto_di_natale raccomandazzione raccomandaziun spintarella spintarelle regalini regalucci",
    ticket: "biglietto biglietti abbonamento tornelli tornello titolo_di_viaggio metro autobus bus treno tram pullman abbonamenti bigliettino corsa_semplice titoli_di_viaggio pulmino metropolitana pullmann funicolare cumana circumvesuviana traghetto aliscafo trenord trenitalia atac gtt anm amat tper frecciarossa frecciabianca obliteratrice controllore controllori tessera_atm",
    drug: "droga fumo erba marijuana maria canne canna cocaina coca hashish hascisc roba spinelli spaccio piantine dosi eroina mdma ecstasy ectasy anfetamine anfetamina metanfetamina crystal crack ketamina lsd popper spinello cannetta ganja marjuana mariuana marihuana skunk skank thc pippare fentanil oppio stupefacent* spacciator* pusher droghe anabolizzanti steroidi doping narcotraffic*",
    contraband: "contrabbando contraffatt* tarocc* taroccat* sigarette_di_contrabbando false_griffe pezzotto iptv pirata contrabband* contraffazione cd_masterizzati pezzotti pezzottat* pirateria piratat* scarpe_false borse_false griffe_false stecche_di_sigarette sigarette_straniere gasolio_agricolo nafta_agricola benzina_agricola gasolio_agevolato botti_illegali fuochi_illegali merce_falsa pezotto peczotto",
    permit: "permesso permessi licenza concessione autorizzazione autorizzazioni permesso_di_soggiorno documenti soggiorno visto nulla_osta cila scia sanatoria condono porto_d_armi porto_darmi haccp suolo_pubblico asilo_politico sans_papier",
    building: "veranda casa piano stanza garage tettoia capannone piscina box soppalco balcone terrazzo muro mansarda abuso baracca verande casotto casupola baracche gazebo pergolato pergola dependance sopraelevazione sopraelevat* ampliamento recinzione recinto muretto piscinetta porticato portico tettoie pollaio stalla rudere rustico lucernario scala_esterna cancello finestrone bagno_in_piu villetta_abusiva lottizzazione",
    forged: "firma firme firmato certificato certificati documento documenti atto falso falsa autocertificazione delega testamento timbro timbri sigillo autentica diploma diplomi titolo_di_studio attestato attestati green_pass carta_d_identita carta_identita ricetta ricette autodichiarazione contrassegno banconote_false assegni_falsi marche_da_bollo_false",
    disabled_pass: "pass_disabili contrassegno tagliando_disabili pass_invalidi pass cartellino_invalidi tagliando contrassegno_disabili cude tagliandino permesso_invalidi permesso_disabili",
    waste: "rifiuti spazzatura monnezza munnezza immondizia sacchi sacchetti sacchetto eternit amianto frigo divano materasso calcinacci macerie gomme copertoni ingombranti ingombrante mobili_vecchi elettrodomestici lavatrice frigorifero pneumatici copertone vernici solventi olio_esausto olio_motore batterie batteria_auto calcinaccio inerti sfalci potature ramaglie fusti bidoni_tossici liquami letame carcassa carcasse vetroresina guaina lana_di_vetro mondezza monnezz* munnizza munezza rumenta scoasse scovazze ruera aliga indifferenziat*",
    proxy: "al_posto_mio al_posto_suo al_posto_tuo al_mio_posto al_suo_posto al_posto_di_mio al_posto_di_mia a_mio_nome a_nome_mio a_nome_suo a_suo_nome a_nome_di a_nome_di_mio a_nome_di_mia col_nome_di con_il_nome_di coi_documenti_di con_i_documenti_di con_la_carta_di con_la_tessera_di col_bancomat_di con_il_bancomat_di con_lo_spid_di col_codice_fiscale_di con_la_patente_di con_la_firma_di spacciandomi spacciandosi spacciato_per spacciata_per mi_sono_spacciato mi_sono_spacciata finto_di_essere finta_di_essere mi_sono_finto mi_sono_finta facendomi_passare facendosi_passare sostituito_all_esame prestanome testa_di_legno uomo_di_paglia sosia suggeritore auricolare auricolari microcamera impersonat* scambio_di_persona identita_altrui identita_falsa",
    weapon: "pistola pistole pistoletta fucile fucili carabina doppietta lupara revolver armi arma_bianca coltello coltelli coltellino coltellaccio serramanico machete sciabola katana tirapugni manganello sfollagente taser spray_al_peperoncino proiettili proiettile cartucce munizioni bossoli polvere_da_sparo esplosivo esplosivi dinamite tritolo bomba_carta bombe_carta petardi petardo botti_illegali molotov matricola_abrasa scacciacani mazza_da_baseball",
    wildlife: "bracconaggio bracconiere bracconieri cardellino cardellini cardilli cardillo tordi tordo allodole allodola pettirossi fringuelli cinghiali cinghiale lepri lepre fagiani fagiano daini caprioli cervi volpi ghiri istrici lontre cicogne rapaci falchi tartarughe richiami_vivi richiamo_elettronico tagliole tagliola reti_da_pesca rete_abusiva vischio bocconi_avvelenati esche_avvelenate esca_avvelenata datteri_di_mare ricci_di_mare novellame neonata_pesce pesca_di_frodo caccia_di_frodo di_frodo fuori_stagione_caccia riserva_di_caccia caccia_notturna combattimenti_tra_cani combattimento_tra_cani combattimenti_clandestini corse_clandestine corse_di_cavalli_clandestine cuccioli_dall_est cucciolata pappagallo_protetto testuggini",
    crime: "furto furti rapina rapine scippo scippi taccheggio spaccio truffa truffe raggiro estorsione estorsioni usura riciclaggio ricettazione contrabbando contraffazione evasione_fiscale bancarotta corruzione concussione peculato abuso_d_ufficio abuso_edilizio abusivismo oltraggio resistenza_a_pubblico_ufficiale rissa risse lesioni_colpose percosse aggressione maltrattamenti stalking violenza_sessuale violenza_privata violenza_domestica minacce minaccia diffamazione calunnia sequestro favoreggiamento sfruttamento_della_prostituzione omicidio associazione_a_delinquere associazione_mafiosa appropriazione_indebita danneggiamento incendio_doloso atti_osceni falso_ideologico falso_in_bilancio falsa_testimonianza sostituzione_di_persona ebbrezza omissione_di_soccorso pirata_della_strada violazione_di_domicilio invasione_di_edifici interruzione_di_pubblico_servizio frode frodi reato reati delitto porto_abusivo detenzione_abusiva bracconaggio caporalato clonazione phishing",
    // Health.
    illness: "diabete tumore tumori cancro carcinoma linfoma leucemia mieloma melanoma sarcoma metastasi neoplasia sclerosi sclerosi_multipla sla parkinson alzheimer alzaimer alzeimer alzhaimer demenza demenza_senile epilessia epatite hiv aids sieropositiv* cirrosi tubercolosi tbc fibromialgia fibromialgica lupus artrite artrosi psoriasi endometriosi morbo morbo_di_crohn crohn colite_ulcerosa celiachia asma enfisema bpco ictus infarto ischemia aneurisma angina scompenso aritmia cardiopatia insufficienza_renale insufficienza_cardiaca depressione depresion* bipolare disturbo_bipolare schizofrenia anoressia bulimia ansia attacchi_di_panico attacchi_di_ansia panico psicosi esaurimento_nervoso esaurimento autismo autistic* spettro_autistico asperger adhd dsa dislessia dislessic* discalculi* sindrome sindrome_di_down trisomia down tetraparesi paraparesi distrofia atrofia fibrosi_cistica talassemia anemia emofilia glaucoma cataratta maculopatia retinopatia retinite ernia ernie discopatia scoliosi osteoporosi ipertensione malformazione cardiopatic* patologia patologie tiroidite hashimoto ipotiroidismo miastenia ritardo_mentale ritardo handicap disabilita menomazione neuropatia polmonite_cronica trombosi embolia leucem* linfom* tumor* epatit* alzheimer* ludopatia ludopatic* tossicodipendenza alcolismo alcolista dipendenza ptsd ocd doc dca disfagia ileostomia stomia cardiomiopatia pacemaker pace_maker bypass stent protesi mastectomia epatopati* nefropati* cardiopati* encefalopati* miopati* neuropati* retinopati* vasculopati* arteriopati* coronaropati* tireopati* broncopati* pneumopati* broncopneumopati* emopati* artropati* spondiloartr* spondilit* spondilolistesi spondilosi enteropati* colangit* pancreatit* glomerulonefrit* nefrite pielonefrit* reni_policistici lombosciatalgi* sciatalgi* sciatica cervicobrachialgi* cervicalgi* lombalgi* lombaggine discopati* protrusioni stenosi coxartrosi gonartrosi rizoartrosi poliartrit* osteoartrite osteomielite osteonecrosi osteopenia osteoporotic* osteogenesi_imperfetta fibromialg* connettivit* collagenopatia sclerodermia sjogren vasculit* arterite polimialgia polimiosite dermatomiosite sarcoidosi gotta reumatism* tunnel_carpale epicondilite tendinopatia periartrite adenomiosi vulvodinia fibroma fibromi fibromatoso policistico menopausa amenorrea vaginismo incontinenza cistite_interstiziale prostatite ipertrofia_prostatica vescica_neurologica calcolosi colecistite diverticolit* diverticolosi rettocolit* epatocarcinoma steatosi emocromatosi apnee osas bronchiectasi* asbestosi silicosi mesotelioma pneumotorace fibrosi polmonite broncopolmonite pleurite long_covid fibrillazione tachicardi* bradicardi* extrasistol* valvulopati* miocardit* pericardit* endocardit* ipertensiv* pressione_alta tromboflebite trombofili* flebite linfedema lipedema emorragia_cerebrale emiparesi emiplegi* paralisi_cerebrale paralisi_infantile tetraplegi* paraplegi* mielite mielopatia siringomielia mielomeningocele spina_bifida idrocefalo microcefali* craniostenosi convulsioni cefalea emicrania_cronica nevralgi* trigemino neurinoma meningioma glioblastoma glioma astrocitoma neuroblastoma retinoblastoma adenoma craniofaringioma meningite encefalite poliomielit* polio huntington atassia distonia tremore_essenziale narcolessia neurofibromatosi duchenne leucodistrofia prader_willi angelman klinefelter tourette ehlers_danlos marfan fabry gaucher fenilchetonuria galattosemia mucopolisaccaridosi porfiria amiloidosi acromegalia cushing addison basedow tiroidit* ipertiroid* ipotiroid* tireotossicosi iperparatiroidismo insulinoresistenza prediabete ipoglicemi* chetoacidosi nanismo acondroplasi* rachitismo cheratocono uveite strabismo ambliopia degenerazione_maculare maculopati* ipoacusi* sordita acufene acufeni otosclerosi meniere labirintite afasia disartria balbuzie mutismo disprassi* disortografi* disgrafi* dislessi* iperattivita deficit_di_attenzione deficit_cognitivo deficit_intellettivo disturbo_dello_spettro disturbo_ossessivo disturbo_di_personalita disturbo_alimentare disturbi_alimentari disturbo_oppositivo disturbi_specifici borderline oppositivo_provocatorio agorafobi* claustrofobia ossessivo_compulsivo autolesionism* ciclotimi* distimi* burnout binge_eating ortoressia dismorfofobia bulimi* anoressi* decadimento_cognitivo deterioramento_cognitivo corpi_di_lewy frontotemporale arteriosclerosi aterosclerosi azzardopatia etilismo polidipendenza farmacodipendenza hcv hbv hpv papilloma herpes zoster sifilide gonorrea condilomi sepsi setticemia malaria brucellosi leishmaniosi lyme scabbia mononucleosi citomegalovirus toxoplasmosi legionella anemi* microcitemi* drepanocit* falcemi* piastrinopeni* trombocitopeni* leucopeni* neutropeni* mielodisplas* aplasia policitemi* mielofibrosi favismo emofili* hodgkin waldenstrom neoplasi* adenocarcinom* carcinom* melanom* metasta* sarcom* osteosarcoma seminoma teratoma timoma feocromocitoma brutto_male nodulo_al_seno nodulo_maligno noduli_tiroidei dermatite_atopica vitiligine alopecia idrosadenite pemfigo lichen epidermolisi ittiosi angioedema trauma_cranico politrauma* lesione_midollare lesione_spinale femore_rotto frattura_del_femore frattura_al_femore frattura_vertebrale amputazione mutilazione obesita cachessia laparocele piede_diabetico piede_torto displasi* labiopalatoschisi labbro_leporino agenesia artrogriposi fallot infertilita sterilita azoospermia diabbete parchinson parkison parkinso* alzaimer* alsaimer alzeimer* altzheimer elzheimer ischemi* infartu artrosic* celiachi* stanchezza_cronica sensibilita_chimica insufficienza_respiratoria insufficienza_epatica insufficienza_surrenalica malattia_rara malattie_rare immunodeficienza immunodepression* decubito malformazioni sordomutismo sordocecita encefalomielite cerebropatia cerebrolesione ipotonia spasticita ileite prolasso iperplasia colangiocarcinoma",
    ill_adjective: "diabetic* epilettic* celiac* autistic* disabil* invalid* inabil* paraplegic* tetraplegic* dializzat* trapiantat* oncologic* cardiopatic* sieropositiv* bipolar* schizofrenic* depress* anoressic* bulimic* down sord* sordomut* cieco cieca ciechi ipovedent* mutilat* amputat* asmatic* talassemic* emofilic* allettat* handicappat* portatore_di_handicap portatrice_di_handicap tossicodipendent* alcolist* ludopatic* incint* gravida in_gravidanza dislessic* fibromialgic* immunodepress* malat* leucemic* affett* iperattiv* claustrofobic* psoriasic* spastic* infartuat* ictat* intollerant* transplantat* nefropatic* tubercolos* oncologico non_vedente non_vedenti non_udente non_udenti ex_tossico ex_tossica epatopatic* broncopatic* cerebropatic* encefalopatic* emopatic* miopatic* neuropatic* vasculopatic* tireopatic* motules* audioles* ipoacusic* ipertes* emiplegic* tetraparetic* paraparetic* parkinsonian* afasic* agorafobic* immunodeficient* immunocompromess* neutropenic* microcitemic* fabic* stomizzat* tracheostomizzat* laringectomizzat* mastectomizzat* tiroidectomizzat* splenectomizzat* cardioperat* ustionat* menomat* ciecosord* focomelic* acondroplasic* cachettic* diabbetic* cocainoman* eroinoman* alcolizzat* politraumatizzat* incontinent* convalescent* lungodegent* disfagic* comatos* microcefal* macrocefal* idrocefal* discalculic* disgrafic* disprassic* autolesionist* insulinodipendent* emodializzat* immunosoppress* plurihandicappat* pluriminorat* cardiotrapiantat* osteoporotic* ipotiroide* ipertiroide* bronchitic* reumopatic* polidisabil*",
    pregnant: "incint* gravidanza gravida pregnant 🤰 dolce_attesa aspetto_un_bambino al_quinto_mese parto maternita_anticipata aspetto_due_gemelli aspetto_un_figlio gestante gestanti gestazione puerper* primipara gravidic* cesareo doglie morfologica amniocentesi villocentesi translucenza nipt beta_positive premaman pancione preeclampsia gestosi placenta aspetto_una_bambina aspetto_una_bimba aspetto_un_bimbo aspetto_una_figlia aspetto_un_maschietto aspetto_una_femminuccia neomamma neo_mamma partorient* gravidansa gravitanza nascituro prematurita nato_prematuro nata_prematura nati_prematuri",
    therapy: "chemio chemioterapia radioterapia dialisi emodialisi immunoterapia trapianto insulina metadone antidepressivi psicofarmaci morfina cortisone ossigeno ossigenoterapia ossigenoterapi* psicoterapia logopedia psicomotricita aba riabilitazione pannolone pannoloni catetere carrozzina carrozzella sedia_a_rotelle deambulatore sondino peg tracheo tracheotomia protesi_acustica apparecchio_acustico stampelle cannabis_terapeutica antiepilettici salvavita terapia_del_dolore cure_palliative hospice procreazione_assistita fecondazione_assistita fivet pma ivg aborto interruzione_di_gravidanza trasfusioni infusioni terapia_biologica farmaco_biologico litio valium xanax emotrasfusion* plasmaferesi chemioterapia* chemo chemmio kemio radio_terapia radioterapic* brachiterapia radioiodio iodio_radioattivo terapia_ormonale terapia_sostitutiva terapia_genica terapia_antalgica ormonoterapia elettroshock emdr psicanalisi auto_aiuto disintossicazione disintossicarmi disintossicarsi disintossicat* rehab ippoterapia idrokinesiterapia lungodegenza nutrizione_parenterale nutrizione_enterale alimentazione_artificiale isterectomia prostatectomia nefrectomia tiroidectomia splenectomia gastrectomia colectomia quadrantectomia laringectomia lobectomia vertebroplastica angioplastica coronarografia cardioversione ablazione bypass_gastrico bariatric* bendaggio_gastrico raschiamento fecondazione icsi eterologa inseminazione ovodonazione autotrapianto tracheotomizzat* chemioembolizzazione",
    medicine: "metilfenidato ritalin atomoxetina strattera medikinet metotrexato methotrexate metotrexate reumaflex ciclosporina tacrolimus prograf advagraf micofenolato cellcept azatioprina idrossiclorochina plaquenil leflunomide sulfasalazina mesalazina asacol pentasa adalimumab humira etanercept enbrel infliximab remicade tocilizumab roactemra secukinumab cosentyx ustekinumab stelara vedolizumab entyvio rituximab mabthera ocrelizumab ocrevus natalizumab tysabri fingolimod gilenya tecfidera interferone avonex rebif copaxone dupilumab dupixent omalizumab xolair mepolizumab belimumab benlysta denosumab prolia teriparatide alendronato zoledronato carbolithium valproato depakin depakine carbamazepina tegretol lamotrigina lamictal levetiracetam keppra topiramato topamax fenobarbital gardenale clobazam frisium lacosamide vimpat oxcarbazepina gabapentin pregabalin lyrica sertralina zoloft paroxetina daparox sereupin seroxat fluoxetina prozac escitalopram cipralex entact citalopram elopram venlafaxina efexor duloxetina cymbalta mirtazapina remeron trazodone trittico amitriptilina laroxyl clomipramina anafranil bupropione wellbutrin vortioxetina brintellix agomelatina xanax alprazolam valium diazepam lorazepam tavor clonazepam rivotril lexotan bromazepam delorazepam minias lormetazepam zolpidem stilnox halcion triazolam benzodiazepin* ansiolitic* antidepressiv* antipsicotic* neurolettic* psicofarmac* olanzapina zyprexa quetiapina seroquel risperidone risperdal aripiprazolo abilify clozapina leponex aloperidolo serenase haldol talofen largactil paliperidone entumin levodopa madopar sinemet stalevo ropinirolo requip pramipexolo mirapexin rasagilina rotigotina neupro donepezil aricept memantina ebixa rivastigmina exelon riluzolo rilutek spinraza nusinersen zolgensma risdiplam baclofene lioresal insulina novorapid humalog lantus toujeo tresiba apidra levemir abasaglar humulin metformina glucophage glicazide diamicron ozempic trulicity victoza jardiance forxiga januvia semaglutide liraglutide mounjaro levotiroxina tirosint tapazole metimazolo cortisone prednisone deltacortene medrol eparina clexane enoxaparina coumadin warfarin xarelto eliquis pradaxa lixiana anticoagulant* antiaggregante cardioaspirin cardioaspirina plavix clopidogrel bisoprololo amiodarone cordarone digossina lanoxin entresto lasix furosemide ramipril triatec betabloccant* antipertensiv* antiipertensiv* statine nitroglicerina tamoxifene nolvadex letrozolo femara anastrozolo arimidex aromasin exemestane fulvestrant herceptin trastuzumab pertuzumab palbociclib ibrance ribociclib kisqali abemaciclib bevacizumab avastin cetuximab nivolumab opdivo pembrolizumab keytruda imatinib glivec dasatinib nilotinib ibrutinib lenalidomide revlimid bortezomib velcade daratumumab capecitabina xeloda folfox folfiri folfirinox taxolo paclitaxel docetaxel carboplatino cisplatino oxaliplatino doxorubicina epirubicina ciclofosfamide temozolomide enzalutamide xtandi abiraterone zytiga bicalutamide decapeptyl enantone zoladex chemioterapic* antitumoral* immunosoppressor* antirigetto oncocarbide eritropoietina eprex aranesp desferal exjade ferriprox antiretroviral* biktarvy genvoya triumeq truvada epclusa maviret sovaldi harvoni entecavir metadone suboxone subutex buprenorfina antabuse alcover naltrexone acamprosato morfina oramorph oxycontin ossicodone targin depalgos fentanyl durogesic effentora tapentadolo palexia oppioid* oppiacei bedrocan sativex epidyolex kaftrio trikafta pulmozyme ventolin salbutamolo symbicort spiriva trelegy relvar seretide broncodilatator* clomid gonal menopur puregon progesterone progeffik crinone utrogestan isotretinoina roaccutan finasteride estradiolo triptorelina somatotropina cortisonic* galafold eculizumab soliris emicizumab hemlibra immunoglobuline antiepilettic* antiparkinson* anticonvulsivant* antiaritmic*",
    device: "port portacath picc midline cvc cpap c_pap bipap ventiloterapia ventilatore_polmonare ventilazione_meccanica ventilazione_assistita concentratore_di_ossigeno saturimetro holter microinfusore dexcom glucometro pungidito sensore_glicemico cateterismo autocateterismo cateteri sacca_per_stomia sacche_stomia colostomia urostomia nefrostomia ileostomia tracheostomia comunicatore_oculare puntatore_oculare montascale servoscala sollevatore letto_ortopedico letto_ospedaliero antidecubito stampella busto_ortopedico corsetto apparecchi_acustici cocleare protesizzat* arto_artificiale comandi_manuali comandi_al_volante patente_speciale defibrillatore_sottocutaneo icd shunt derivazione_ventricolare neurostimolatore pompa_al_baclofene pompa_di_insulina cane_guida bastone_bianco braille lingua_dei_segni assorbenti_per_incontinenza carrozzina_elettrica deambulatori aspiratore_tracheale nutripompa sacca_nutrizione apparecchio_acustico",
    ward: "oncologia oncologic* ematologia dialisi sert ser_t serd ser_d csm cps centro_di_salute_mentale igiene_mentale neuropsichiatria neuropsichiatr* npi psichiatria psichiatr* psicologo psicologa oncologo oncologa nefrologia cardiologia reumatologia neurologia alcologia diabetologia centro_antidiabetico tso rsa hospice ginecologia_ostetricia comunita_terapeutica comunita_di_recupero rianimazione terapia_intensiva geriatria disturbi_alimentari centro_alzheimer uvm adi alcolisti_anonimi centro_antiviolenza unita_spinale neonatale tin senologia urologia breast_unit oncoematologi* radioterapista neurochirurg* neurologo neurologa nefrologo nefrologa epatologo epatologa epatologia infettivologo infettivologa infettivologia reumatologo reumatologa ematologo ematologa diabetologo diabetologa endocrinologia pneumologia cardiochirurg* foniatria neuropediatr* utin incubatrice spdc rems anffas aism uildm aima narconon san_patrignano giocatori_anonimi narcotici_anonimi centro_trapianti utic stroke_unit emodinamica centro_diabetologico dipendenze_patologiche neuroriabilitazione lungodegenza psicogeriatri* alcolog* algolog* terapista_del_dolore",
    invalidity: "invalidita invaliditá invalita invalidit* inabilita inabilit* 104 accompagnamento accompagno accompagnatoria indennita_di_accompagnamento ind_accompagnamento icric handicap legge_104 l104 l.104 assegno_di_invalidita frequenza indennita_di_frequenza c_e_la_104 cecita pensione_di_invalidita vita_indipendente disabilita_gravissima disabilita gravissima caregiver home_care hcp 68/99 legge_68 categorie_protette categoria_protetta collocamento_mirato contrassegno_disabili pass_disabili invalido_civile l_accompagnamento assegno_di_cura incollocabil* equo_indennizzo rendita_inail malattia_professionale accompagniamento accompagnameto accompagnamneto ap70 cieco_civile sordo_civile indennita_di_comunicazione amministratore_di_sostegno pdp cude tagliando_invalidi invciv congedo_straordinario congedo_biennale centoquattro cento_quattro invalidante minorazione grandi_invalidi assistenza_domiciliare_integrata home_care_premium assegno_mensile_di_assistenza assegno_ordinario aoi collocamento_obbligatorio prestazione_universale",
    illness_verb_noun: "diagnosi operazione intervento ricovero trapianto asportazione",
    organ: "rene reni fegato cuore polmone polmoni seno mammella utero ovaie prostata tiroide colon stomaco cervello pancreas midollo schiena spina_dorsale occhio gamba braccio mano vista udito vescica pelle intestino retto laringe ossa sangue testicolo stomia milza colonna esofago duodeno appendice cistifellea colecisti linfonodi tonsille faringe corde_vocali trachea bronchi pleura coronarie aorta carotide ipofisi surrene surreni retina cornea timpano femore anca ginocchio menisco caviglia spalla vertebra vertebre rotula tibia perone omero tendine tendini nervo_ottico cervicale lombare ileo vie_biliari paratiroidi linfonodo orecchio mammelle",
    exemption: "esenzione esenzioni esente esenti 048 0a02 c01 c02 c03 c04 c05 c06 g01 g02 l01 l02 l03 l04 s01 s02 s03 e01 e02 e03 e04 e30 e40 m00 m50 rc0110 rf0280 piano_terapeutico piani_terapeutici fascia_a_gratis",
    sick_leave: "malattia mutua infortunio malatia certificato_medico certificati_medici visita_fiscale periodo_di_comporto infortunat* convalescenza",
    maternity: "maternita maternità congedo_parentale congedo_di_maternita maternita_obbligatoria maternita_facoltativa maternita_anticipata congedo_obbligatorio congedo_di_paternita congedi_parentali astensione_obbligatoria astensione_facoltativa astensione_anticipata interdizione_anticipata interdizione_dal_lavoro allattamento",
    symptom: "mal_di_testa nausea vomito febbre raffreddore influenza mal_di_pancia fegato_amaro stomaco_girato male raffreddat*",
    insult: "siete sei_malato malati_di_mente governo politici stato cervello",
    // Special categories.
    orientation: "gay lesbica lesbiche omosessual* bisessual* trans transgender transessual* eterosessual* omo queer pansessual* asessual* transizione non_binari* lgbt intersex omosex bisex pansex bicurios* lesbo coming_out unione_civile unioni_civili unito_civilmente unita_civilmente mtf ftm cambio_di_sesso riattribuzione riassegnazione_di_genere disforia gender_fluid genderfluid demisessual* poliamor* scambist* drag_queen sesso_con_uomini sex_worker intersessual*",
    conviction: "condann* pregiudicat* detenut* carcerat* galera carcere prigione domiciliari ai_domiciliari arresti arresto arrestat* indagat* imputat* rinviat* rinvio_a_giudizio processo processi affidamento_in_prova messa_alla_prova affidamento semiliberta sorveglianza braccialetto braccialetto_elettronico libertà_vigilata liberta_vigilata precedenti_penali precedenti fedina_penale fedina pena pene reclusione avviso_di_garanzia poggioreale regina_coeli rebibbia san_vittore opera ucciardone secondigliano dap patteggiat* patteggiamento querelat* denunciat* obbligo_di_firma obbligo_di_dimora daspo foglio_di_via pendenza_penale casellario sopravvissuto custodia_cautelare latitante ex_detenut* uepe carichi_pendenti pagliarelli bicocca marassi dozza patteggi* procedimento_penale prosciolt* ammanettat* cavigliera_elettronica scarcerat* scarcerazione recluso reclusa reclusi detenzione misura_cautelare misure_cautelari liberta_condizionale sospensione_condizionale lavori_di_pubblica_utilita mandato_di_cattura latitanza ammonimento_del_questore divieto_di_avvicinamento avviso_orale semilibert* semilibero permesso_premio indulto amnistia riabilitazione_penale decreto_penale appello_penale cassazione_penale gip gup rito_abbreviato 415_bis sorvegliat* 416_bis 41_bis 41bis collaboratore_di_giustizia carcerazione incarcerat* ingabbiat* carzarat* carzerat* ngabbiat*",
    prison: "galera carcere prigione cella poggioreale regina_coeli rebibbia san_vittore ucciardone secondigliano pagliarelli bicocca marassi dozza opera gabbio dentro bollate le_vallette sollicciano carceri penitenziario penitenziari casa_circondariale casa_di_reclusione gattabuia casal_del_marmo lorusso_e_cutugno canton_mombello due_palazzi buoncammino badu_e_carros piazza_lanza cavadonna pagliarelle bellizzi_irpino mammagialla carzere carzaru",
    faith: "cattolic* musulman* islamic* ebre* evangelic* testimone_di_geova testimoni_di_geova buddist* ortodoss* protestant* ateo atea atei agnostic* cristian* credente praticant* pentecostal* valdes* induist* sikh mormone hindu indu copt* battist* avventist* scientology rastafari catolic* mussulman* maomettan* sunnit* sciit* sufi ebraism* israelit* giudaism* luteran* calvinist* anglican* metodist* presbiterian* mormon* geovist* geova jeova buddhist* soka_gakkai krishna taoist* shintoist* baha zoroastrian* wicca satanist* deist* panteist* ateism* miscredent* sbattezzat* battezzat* cresimat* maronit* melchit* quaccher* ciellin* comunione_e_liberazione neocatecumenal* opus_dei focolarin* frate_laico terziari*",
    mosque: "moschea ramadan sinagoga velo hijab burqa battesimo sabato_ebraico parrocchia chiesa messa sala_del_regno catechista corano moschee imam minareto sinagoghe rabbino kippah kippa shabbat kosher halal quran eid mecca pellegrinaggio cresima pastore_evangelico assemblea_di_dio tempio_buddista gurdwara culto azione_cattolica catechismo congregazione",
    party: "5_stelle cinque_stelle 5stelle m5s 5s movimento pd lega forza_italia fi fdi fratelli_d_italia sinistra destra centrodestra centrosinistra comunist* fascist* socialist* leghist* grillin* grillo salvini renzi di_maio berlusconi meloni partito casapound leu sel rifondazione potere_al_popolo +europa piu_europa radicali radicale pci dc msi msi-dn italia_viva azione calenda pds conte 🌟 verdi sinistra_italiana an psi cinquestelle 5_s fratelliditalia forzitalia forza_nuova carroccio italia_dei_valori idv articolo_1 avs europa_verde liberi_e_uguali noi_moderati udc udeur ncd scelta_civica popolo_della_liberta pdl alleanza_nazionale fiamma_tricolore democrazia_cristiana italexit vox_italia sud_chiama_nord svp union_valdotaine psd_az sardegna_possibile polo_delle_liberta vannacci schlein bersani bonino dibba di_battista craxi almirante togliatti",
    party_member: "comunist* fascist* leghist* grillin* piddin* socialist* anarchic* berlusconian* democristian* renzian* camerat* missin* di_sinistra di_destra di_centrosinistra di_centrodestra pentastellat* antifascist* monarchic* forzist* pidiessin* meloniana meloniano meloniani salvinian* bersanian* dalemian* berluscones rifondarol* trotskist* marxist* maoist* stalinist* anarco* repubblican* craxian* neofascist* mussolinian* indipendentist* autonomist* secessionist* sovranist* europeist* federalist* sardista sardisti",
    union: "cgil cisl uil ugl usb cobas sindacato fiom filcams fillea spi snals gilda fisascat uiltucs cub confsal fials nursind slc filt fim uilm flai sindacal* anief spi_cgil fnp conf_cobas flc filctem fisac fabi uilca uiltrasporti or_s_a sicobas nursing_up anaao fimmg cida uilp uila filca feneal faisa dirstat unsa anquap siulp silp coisp sappe osapp camera_del_lavoro sinnacato sinnacatu sindicat*",
    origin: "rom sinti sinto sinta zingar* nomade rumen* romen* albanes* marocchin* tunisin* senegales* nigerian* ghanes* eritre* etiop* somal* egizian* ucrain* moldav* russ* polacc* bulgar* serb* croat* bosniac* kosovar* macedon* turc* curd* sirian* irachen* iranian* afghan* pakistan* pachistan* indian* bengales* bangladesh* cingales* singales* filippin* cines* peruvian* ecuadorian* colombian* venezuelan* brasilian* cuban* dominican* argentin* cilen* boliviana boliviano latinoamerican* sudamerican* african* ebre* arab* algerin* libic* ivorian* maliana maliano gambian* camerunens* congoles* capoverdian* georgian* armen* lituan* ungheres* ceca greca greco tedesc* frances* ingles* american* spagnol* svizzer* meticci* mulatt* nera ner* di_colore afroitalian* italo italoalbanese arbereshe marocco romani caminant* camminant* gitan* lettone lettoni estone estoni montenegrin* arberesh* kossovar* grec* ciprioti cipriota maltese maltesi olandes* danes* svedes* norveges* finlandes* islandes* irlandes* scozzes* austriac* lussemburghes* statunitens* canades* australian* messican* guatemaltec* honduregn* salvadoregn* nicaraguens* costarican* panamens* haitian* giamaican* uruguaian* uruguayan* paraguaian* paraguayan* sudanes* malian* burkinab* togoles* beninese beninesi ciadian* gabones* angolan* mozambican* kenyan* keniot* tanzanian* ugandes* ruandes* burundes* sudafrican* malgasc* maurizian* mauritian* sierraleones* liberian* guinean* guineens* saharawi palestines* israelian* libanes* yemenit* saudit* kuwaitian* tibetan* nepales* bhutanes* srilankes* tamil birman* tailandes* thailandes* vietnamit* cambogian* laotian* malesian* indonesian* corean* giappones* taiwanes* extracomunitari* afrodiscendent* oriundo oriunda seconda_generazione naturalizzat* apolide apolidi rifugiat* richiedente_asilo richiedenti_asilo profugo profuga walser sudtirolese sudtirolesi",
    // Money in the household.
    amount_unit: "euro € eur euri mila mille euretti k e",
    big: "mila milioni mille",
    debt: "debito debiti mutuo mutui prestito prestiti finanziamento cartella cartelle multa multe bolletta bollette rata rate arretrati arretrato pignoramento pignorat* scoperto rosso fido sanzione verbale cessione equitalia indebito tari imu debitu debbiti pendenza_bancaria ipoteca ipotecat* decreto_ingiuntivo rateizzazione rateizzat* rottamazione saldo_e_stralcio pignorament* fermo_amministrativo revolving agos findomestic compass cofidis insolut* insolvenza cambiali cambiale rateo conguaglio tares tasi",
    income_noun: "pensione pensioncina stipendio salario paga naspi disoccupazione reddito rdc assegno isee ise isse disoccupazzione invalidita reversibilita accompagnamento mensilita mantenimento alimenti minima pensione_minima cassa busta indennita sussidio importo card carta ricarica integrazione entrate adi bonus tredicesima quattordicesima liquidazione tfr borsa pensioni pensiuncina stipendi stipendiuccio stipendietto stipendiu salariu mensile mesata vitalizio rendita quattordicesim* tredicesim* retribuzione ral emolumento compenso introito incasso guadagno fatturato provvigioni",
    per: "mese mesi al_mese mensili mensile ora all_ora giorno giornata sera settimana anno annui annuo all_anno netti netto lordi lordo notte paio cassetta pezzo",
    saving: "conto libretto risparmi saldo banca posta postepay carta fondo gruzzolo gruzzoletto risparmiucci sotto_il_materasso giacenza disponibilita_liquida liquidita investimenti buoni_fruttiferi",
    pos: "pos cassa registratore_di_cassa",
    show: "",
    wait: "",
    love: "",
    // What is no admission.
    lawful: "regolare regolari regolarmente regolarissimo regolarissima registrato registrata registrati registrate dichiarato dichiarata dichiarati dichiarate versati_i_contributi contributi_versati contributi_pagati in_regola tutto_in_regola messo_in_regola messa_in_regola con_contratto contratto_a_tempo_indeterminato contratto_a_tempo_determinato tempo_indeterminato con_busta_paga con_fattura con_ricevuta con_scontrino scontrino_battuto scontrino_emesso scontrino_fiscale batte_lo_scontrino fatto_lo_scontrino fattura_elettronica fatture_elettroniche fatturato tracciabile tracciabili tracciato tracciati tracciata bonifico_parlante con_bonifico alla_luce_del_sole legalmente onesto onesti oneste onestamente lecito lecita leciti lecitamente cedolare_secca pago_le_tasse pagate_le_tasse pagato_le_tasse pagando_le_tasse tasse_pagate tutte_le_tasse a_norma a_norma_di_legge secondo_la_legge come_da_legge come_legge_prevede per_legge_dovuto comunicato_all_inps comunicata_all_inps comunicato_al_comune comunicazione_inviata unilav inps_pagata assicurato_inail assicurata_inail assicurazione_pagata assicurazione_in_regola revisione_fatta bollo_pagato biglietto_pagato biglietto_obliterato patente_in_regola permesso_rinnovato sanatoria condonato condonata sanato sanata forfettario libretto_famiglia cu_ricevuta dichiarazione_dei_redditi residenza_effettiva effettivamente_residente accertato_dai_vigili vigili_hanno_verificato in_chiaro a_libro niente_nero non_in_nero mai_in_nero senza_trucchi senza_imbrogli alla_luce_del_giorno",
    declined: "detto_no detto_di_no risposto_no risposto_di_no dico_no dico_di_no dicendo_di_no grazie_ma_no preferisco_di_no preferito_di_no rifiutato rifiutata rifiutati rifiutai rifiutavo declinato declinata declinai rinunciato rinunciata rinunciai non_ho_accettato non_accetto non_accettato mai_accettato non_ci_sto non_ci_sono_stato non_ci_sono_stata non_ci_casco mi_rifiuto no_grazie col_cavolo col_cazzo col_piffero manco_morto manco_morta manco_per_sogno manco_per_niente neanche_morto neanche_morta neanche_per_sogno neanche_per_idea nemmeno_per_sogno nemmeno_per_idea nemmeno_morto nemmeno_morta giammai non_se_ne_parla non_sia_mai lasciato_perdere lasciata_perdere ho_lasciato_stare tirato_indietro tirata_indietro mai_e_poi_mai me_ne_sono_andato me_ne_sono_andata girato_i_tacchi salutato_e_andato mandato_a_quel_paese mandati_a_quel_paese non_mi_presto non_mi_sono_prestato non_mi_sono_prestata non_ho_voluto non_voglio_saperne non_lo_farei non_lo_faro non_la_farei mai_fatto mai_fatta non_l_ho_fatto non_l_ho_mai_fatto non_l_ho_mai_fatta piuttosto_muoio piuttosto_sto_a_casa segnalato_all_ispettorato",
    service: "sportello sportelli orari orario_al_pubblico numero_verde numeri_verdi call_center centralino appuntamento appuntamenti prenotazione prenotazioni prenotare cup fermata fermate capolinea linea_bus linea_metro navetta corse_soppresse autobus tram pensilina biglietteria parcheggi strisce_blu strisce_pedonali ztl semaforo semafori rotonda incrocio buca buche asfalto marciapiede marciapiedi lampioni illuminazione caditoie tombino tombini fognatura fognature perdita_d_acqua cassonetto cassonetti differenziata isola_ecologica isole_ecologiche porta_a_porta calendario_rifiuti ritiro_ingombranti spazzamento derattizzazione disinfestazione zanzare verde_pubblico parco_pubblico giardinetti panchina panchine giochi_bimbi area_cani ciclabile scuolabus mensa_scolastica iscrizioni graduatoria graduatorie bando bandi modulistica modulo moduli allegato allegati pec sito portale app pagopa pago_pa anagrafe stato_civile ufficio_tributi ufficio_tecnico urp ufficio_relazioni protocollo front_office circolare circolari messaggio_inps decreto decreti delibera ordinanza ordinanze scadenza scadenze termine termini proroga prorogato prorogata prorogati documentazione documenti_necessari requisiti requisito istruzioni informazioni info chiarimenti delucidazioni assistenza operatore operatori coda file fila code attesa festivi ferragosto chiuso chiusa chiusi aperto aperta aperti apertura chiusura servizio servizi disservizio disservizi biblioteca museo musei cimitero cimiteriali elezioni seggio scrutatori tessera_elettorale consiglio_comunale diretta_streaming evento eventi manifestazione concerto_gratuito viabilita senso_unico lavori_in_corso cantiere_stradale divieto_di_sosta rimozione carro_attrezzi autovelox protezione_civile allerta_meteo allerta_arancione allerta_gialla allerta_rossa vaccini vaccinazione vaccinazioni green_pass guardia_medica medico_di_base farmacia_di_turno pronto_soccorso 118 112 115 803164 lavorazione aggiornamento aggiornamenti pagamento pagamenti accredito accrediti mensilita_di fascicolo esito manutenzione non_funziona non_funzionano",
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
    // What treats somebody.
    ("therapy", "medicine device"),
];
