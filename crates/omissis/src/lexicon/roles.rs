//! Titles, roles and the things that are named after people.

/// Titles and trades before the name of somebody who is not public: `sig.ra`, `dott.`, `maestra`, `operatore`.
pub(crate) const TITLES: &str = "\
    sr sig sigra sigg signor signore signora signorina sign sn sor sora gent gentile gentilissimo gentilissima egr egregio egregia spett stimato stimata \
    dott dottor dottore dottoressa dottssa dr drssa dssa ing ingegner ingegnere arch architetto avv avvocato avvocata avvocatessa geom geometra \
    rag ragionier ragioniere ragioniera prof professor professore professoressa profssa maestro maestra don donna suor suora fra frate padre cav cavalier cavaliere \
    comm commendatore notaio perito peritoagrario maresciallo brigadiere appuntato ispettore ispettrice tenente colonnello capitano agente vigile \
    operatore operatrice infermiere infermiera medico pediatra oculista dentista ginecologo ginecologa ortopedico cardiologo cardiologa psicologo psicologa \
    sociale impiegato impiegata funzionario funzionaria responsabile direttore direttrice preside commercialista tecnico autista conducente bidello bidella \
    collaboratore collaboratrice educatore educatrice fisioterapista farmacista volontario volontaria consulente patrocinante postino postina portalettere \
    parroco sacrista carabiniere poliziotto poliziotta assistente coordinatore coordinatrice segretaria segretario tutor navigator curatore curatrice tutore tutrice \
    veterinario veterinaria idraulico elettricista meccanico parrucchiere parrucchiera estetista barista giardiniere custode portiere portinaio portinaia cameriera \
    cameriere panettiere fornaio macellaio fioraio fioraia edicolante tabaccaio tabaccaia muratore imbianchino capocantiere giudice magistrato";

/// Political and top offices, and trades of public life: who bears one is spoken of in the role.
pub(crate) const OFFICES: &str = "\
    ministro ministra ministri premier vicepremier presidente sindaco sindaca vicesindaco vicesindaca assessore assessora assessori onorevole onorevoli on senatore \
    senatrice sen deputato deputata parlamentare governatore governatrice consigliere consigliera sottosegretario sottosegretaria commissario papa pontefice \
    cardinale cardinal vescovo arcivescovo monsignor mons imperatore re regina cantante attore attrice conduttore conduttrice giornalista regista scrittore scrittrice \
    poeta calciatore allenatore mister comico comica presentatore presentatrice influencer rapper europarlamentare candidato candidata leader virologo filosofo";

/// Words before the name of a saint or of something holy.
pub(crate) const HOLY: &str = "san sant santa santo santi ss beato beata madonna ave santissima santissimo vergine";

/// What stands before the name of somebody whom a place, a body, a law or a work is named after.
pub(crate) const NAMED_AFTER: &str = "\
    ospedale ospedali policlinico clinica poliambulatorio istituto istituti scuola scuole liceo licei elementare elementari media medie superiori superiore tecnico \
    alberghiero plesso comprensivo ic iis itis ipsia asilo nido materna infanzia primaria secondaria universita ateneo stadio palasport palazzetto palazzo teatro cinema \
    parco parchi giardini giardino villa chiesa parrocchia basilica santuario duomo convento monastero oratorio cimitero stazione fermata capolinea metro metropolitana \
    aeroporto porto caserma biblioteca museo fondazione associazione premio torneo trofeo coppa sala aula auditorium padiglione reparto residenza rsa centro \
    mensa quartiere monumento statua busto tomba casa decreto dl ddl legge leggi riforma lodo bonus manovra governo governi giunta amministrazione caso clan \
    serie film fiction libro romanzo canzone personaggio pizza pizzeria ristorante trattoria osteria bar caffe forno panificio pasticceria gelateria salumeria hotel albergo \
    ditta impresa societa coop cooperativa onlus studio officina autofficina supermercato negozio macelleria farmacia profumeria profumi profumo moda brand marchio \
    alfa fiat lancia nave traghetto operazione piano progetto lista sezione circolo anpi brigata squadra effetto metodo teorema sindrome morbo legge festa fiera sagra ponte \
    fontana torre castello via viale piazza piazzale largo corso vicolo lungomare lungotevere rione borgo contrada rotonda svincolo uscita casello isola monte \
    colle costa torrente fiume lago canzoni romanzi libri film opere opera concerto mostra quadro statua liceale linguistico scientifico classico artistico magistrale \
    frantoio cantina agriturismo enoteca vivaio masseria caseificio pastificio lido bagno \
    superstrada autostrada circonvallazione traversa strada salita discesa vico";

/// Words that open a sentence to somebody: greetings, thanks, calls.
pub(crate) const CALLS: &str = "\
    scusi senta ciao buongiorno buonasera buonanotte salve grazie scusa scusami scusate caro cara carissimo carissima cari care bravo brava bravissimo bravissima ma oh ehi ei ue ue' \
    ao hey eh dai ascolta senti guarda tranquillo tranquilla complimenti auguri ok si no x per povero povera grande mitico mitica vero verissimo esatto concordo condivido \
    giusto bella bello bentornato bentornata benvenuto benvenuta ringrazio risposta rispondo fra frate zi cara amico amica fratello sorella quoto appunto infatti \
    aspe aspetta oi uagliu guaglio raga ragazzi beato beata esimio ammirevole certo forza";

/// Of the calls, those that open many other things too: a word that is a name only perhaps needs more behind them.
pub(crate) const WEAK_CALLS: &str = "ma si no ok x per dai oh vero giusto bello bella grande certo forza esatto quoto risposta eh ao";

/// Words that tell that somebody is spoken to.
pub(crate) const SECOND_PERSON: &str = "\
    tu te ti hai sei tuo tua tuoi tue stai vai fai dici sai puoi devi vuoi pensi credi parli scrivi leggi guarda ascolta senti scusa scusami calmati informati svegliati \
    vergognati dimmi chiedi prova vieni aspetta rispondi smettila smetti lascia chiama chiamami scrivimi contattami rispondimi mandami spiegami dammi fammi fatti vedi \
    ricorda ricordati pensa pensaci tranquillo tranquilla serena sereno lei voi scusi senta guardi dica prego avevi eri saresti avresti dovresti potresti vorresti sapevi \
    facevi dicevi prendi perdi metti torna studia lavora compra paga cambia apri chiudi vivi abiti lavori lavorare informarti rassegnati attaccati arrangiati leggiti fatte \
    statte stamm famme rispunne viri lassa ascolto siete avete ke dite parlate";

/// What one says before one's name: "buon giorno da Anna".
pub(crate) const GREETINGS: &str = "saluti saluto salutoni abbraccio giorno buongiorno buonasera sera serata giornata auguri bacio baci";

/// Words that present a name that follows.
pub(crate) const PRESENTERS: &str = "\
    chiamo chiama chiamano chiamava chiamato chiamata chiamasi nome cognome nominativo firmato firmata firma fede sottoscritto sottoscritta intestato intestata intestati intestatario \
    intestataria beneficiario beneficiaria richiedente utente assistito assistita paziente tale certo certa detto detta alias citofono citofonare citofonate suonare suonate \
    suona presso vedova ved erede contribuente dichiarante delegato delegata titolare referente contattare contattate destinatario destinataria mittente alunno alunna";

/// Words of politics: beside them a bare first name may be that of a politician.
pub(crate) const POLITICS: &str = "\
    governo premier ministro ministri elezioni elettorale voti votato voto partito partiti lega pd m5s stelle movimento salvini renzi conte meloni berlusconi parlamento \
    senato camera onorevole capitano presidente politica politici politico dimettiti dimissioni labuonascuola jobsact riforma sovranista comunisti fascisti europa sindaca raggi campidoglio";
