//! Label words: "codice fiscale", "iban", "il mio pin è", "prot. n.", and which of them governs a code.
//!
//! A [`Label`] is a phrase of the table below, found on the tokens with its dots, slashes and spaces free ("c.f.", "C F",
//! "cod.fisc", "codicefiscale"), with doubled letters and single slips forgiven in long words ("codice ficsale", "ibban",
//! "passuord"), and glued to its code ("cf" in `cfrssmra80a01h501u`, "iban" in `ibanit60x...`).
//!
//! [`Labels::owner`] answers the question that all codes ask: which label does this number belong to? Labels of things that are nobody's secret
//! (laws, articles, parcels, buses) stand in the same table, so that "legge 104" and "cod. art. 6045765447" have an owner too.

use crate::lexicon::memory::Memory;
use crate::lexicon::names;
use crate::speech::numbers;
use crate::speech::shapes::is_short_word;
use crate::speech::tokens::{Shape, Token};
use std::collections::HashSet;
use std::sync::LazyLock;

/// What a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Class {
    /// Codice fiscale.
    FiscalCode,
    /// Partita IVA.
    VatNumber,
    /// IBAN and bank coordinates.
    Iban,
    /// Current account, libretto.
    Account,
    /// Payment card.
    Card,
    /// PIN, PUK, OTP, CVV and other secret codes.
    Pin,
    /// Password.
    Password,
    /// User name.
    User,
    /// Carta d'identità, CIE.
    IdentityCard,
    /// Passaporto.
    Passport,
    /// Patente.
    DrivingLicence,
    /// Tessera sanitaria, TEAM.
    HealthCard,
    /// Permesso di soggiorno.
    ResidencePermit,
    /// Targa.
    Plate,
    /// The number of a person's file: protocol, domanda, pratica, DSU, verbale, booking.
    Case,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// "numero", "n°": says that a number follows, not which.
    Number,
    /// "codice": says that a code follows, not which.
    Code,
    /// Laws, circulars, tenders, court decisions, official gazettes.
    Law,
    /// Goods, parcels, tickets, loyalty cards, error and tax codes.
    Goods,
    /// Vehicles of public service.
    Transit,
}

/// The table: one line a class, phrases as folded words, parted by `|`. A phrase that ends in `!` is also a common word or part of one, and
/// counts only where a number, a colon or a code follows; one that ends in `?` only where a colon or "è" follows, or a code.
const TABLE: &[(Class, &str)] = &[
    (
        Class::FiscalCode,
        "cf | c f | cod fisc | cod fiscale | codice fiscale | codici fiscali | codicefiscale | codfisc | codfiscale | cod f! | \
         cdf! | c fiscale | c fisc | codice fisc | cfiscale | cod fis | codice fis | codic fiscale | codice fiscal | cfisc",
    ),
    (Class::VatNumber, "p iva | piva | partita iva | partite iva | part iva | p ta iva | partitaiva | p i! | pi! | vat | iva! | ptiva"),
    (
        Class::Iban,
        "iban | ibban | ibam | iiban | i ban | iba n | coordinate bancarie | coordinate | cordinate | coordinate postali | \
         coord bancarie",
    ),
    (
        Class::Account,
        "conto corrente | conto | c c! | cc! | cc postale | c c postale | c c p! | ccp! | cc bancario | c c bancario | c c b! | ccb! | libretto | \
         libretto postale | libretto di risparmio | conto postale | conto bancario | conto bancoposta | c corrente | \
         contocorrente | conto deposito",
    ),
    (
        Class::Card,
        "carta | carta di credito | carta credito | carta di debito | carta debito | carta prepagata | prepagata | postepay | \
         poste pay | postpay | post pay | posta pay | postapay | carta rdc | carta bancomat | tessera debito | tessera bancomat | bancomat | carta postepay | \
         carta reddito | carta del reddito | carta di cittadinanza | carta acquisti | social card | card | mastercard | visa | \
         pagobancomat | bancoposta | carta evolution | postepay evolution | carta di pagamento | carta poste | cartarreddito | \
         american express | amex | maestro",
    ),
    (
        Class::Pin,
        "pin | pinn | nip! | codicino | codicillo | codicino dietro | codice a tre cifre | pincode | pin code | codice pin | codicepin | puk | codice puk | puk1 | puk2 | puk 1 | puk 2 | pin1 | pin2 | p i n | p u k | o t p | otp | codice otp | codice segreto | \
         codici segreti | numero segreto | codice di attivazione | codice attivazione | codice di accesso | codice accesso | \
         codice d accesso | codice di sblocco | codice sblocco | codice di verifica | codice verifica | codice di conferma | \
         codice conferma | codice sms | codice monouso | codice usa e getta | codice dispositivo | codice dispositiva | \
         codice personale | codice temporaneo | codice provvisorio | codice di sicurezza | codice sicurezza | \
         codice di autenticazione | codice autenticazione | codice di autorizzazione | cvv | cvc | cvv2 | cvc2 | cvv 2 | \
         codice cvv | codice dietro | codice sul retro | codice retro | numeri dietro | cifre dietro | numerini dietro | \
         codice can | can! | passcode | pass code | codice di prelievo | codice del bancomat | codice bancomat | \
         codice della carta | prima parte! | seconda parte! | prima meta! | seconda meta! | 1 parte! | 2 parte! | 1a parte! | \
         2a parte! | 1a meta! | 2a meta! | codice del telefono | codice spid | codice di blocco | codice temporanea | \
         codice di recupero | codice ricevuto | codice sbloccare | token | codice token | codice per entrare | codice per accedere | \
         codice per attivare | codice per sbloccare | codice ufficiale di attivazione | codice bancario | combinazione | attivazione carta | attivazione card | attivazione della carta | codice tornello | codice cancello | codice portone | codice porta | \
         codice garage | codice allarme | codice cassaforte | codice armadietto | codice lucchetto | codice citofono | codice box | codice a 3 cifre | codice di 3 cifre | codice di tre cifre | \
         numero a tre cifre | numero di tre cifre | numero a 3 cifre | numeri sul retro | cifre sul retro | numeretti sul retro | numerini sul retro | numeretti dietro | \
         numeri di dietro | cifre di dietro | codice di ritiro | codice ritiro | codice per ritirare | codice di voto | codice voto",
    ),
    (
        Class::Password,
        "password | pasword | passuord | passwod | passord | paswword | passworld | passwrd | passwor | passward | pass? | psw | \
         pwd | pw | p w! | wpa! | wpa2! | wep! | psswd | passwd | pssw | psword | parola chiave | parola segreta | parola d ordine | parola di accesso | \
         parola d accesso | chiave di accesso | chiave d accesso | passw | pass word | credenziali | accesso? | accessi? | wifi? | wi fi? | rete wifi? | password provvisoria | \
         password temporanea | la parola che | chiave wifi | chiave wi fi | chiave della rete | codice wifi | parola scelta | parola d accesso scelta",
    ),
    (
        Class::User,
        "user | entro come | entro con | accedo con | accedo come | username | user name | utente | nome utente | userid | \
         user id | login | id utente | usr! | nomeutente | iuser | id! | nickname | nick",
    ),
    (
        Class::IdentityCard,
        "carta d identita | carta di identita | carta identita | c i! | ci! | c i e | cie | carta d identita elettronica | \
         carta di identita elettronica | carta identita elettronica | carta elettronica | documento d identita | \
         documento di identita | documento identita | documento | doc! | doc identita | doc d identita | carta didentita | \
         cartaidentita | cartadidentita | c identita | c d identita | c d i! | cdi! | c id! | carta id! | carta d id! | \
         carta cie",
    ),
    (Class::Passport, "passaporto | pasaporto | passporto | passap | passaporti | pass! | passport | pssp!"),
    (Class::DrivingLicence, "patente | patente di guida | pat! | patentino | pate! | patente guida"),
    (
        Class::HealthCard,
        "tessera sanitaria | tess san | tess sanitaria | tessera san | ts! | t s! | team! | tessera team | tessera europea | \
         tessera | carta sanitaria | ts cns | tesserino | tesserino sanitario | tess",
    ),
    (
        Class::ResidencePermit,
        "permesso di soggiorno | permesso soggiorno | permessi di soggiorno | perm sogg | perm di sogg | permesso di sogg | permesso sogg | permesso di sog | perm di soggiorno | \
         perm soggiorno | pds! | p d s! | permesso! | soggiorno | carta di soggiorno | carta soggiorno | titolo di soggiorno | \
         soggiorno illimitato | sogg lungo periodo | soggiornante di lungo periodo | lungo periodo!",
    ),
    (Class::Plate, "targa | targata | targato | targati | targate | targhe | trg! | tg!"),
    (
        Class::Case,
        "protocollo | rif! | riferimento! | protocolli | prot | proto | protoc | protocolo | num prot | domanda | domande | dom! | pratica | prat! | \
         pratiche | fascicolo | ricorso | reclamo | segnalazione | segnalaz! | signalazione | istanza | richiesta | dsu | isee | rdc | \
         posizione | pos! | matricola | matr | certificato | cert! | pensione | cat! | verbale | verb! | prenotazione | \
         prenotaz! | prenotazione del cup | prenotazione cup | prenotazione al cup | booking | esposto | denuncia | domus | ricevuta | codice utente | codice cliente | numero cliente | \
         cod cliente | cod utente | utenza | cartella | avviso | iuv | accertamento | ingiunzione | sinistro | polizza | \
         codice pratica | codice domanda | codice prenotazione | codice di prenotazione | pnr | nre | impegnativa | ricetta | ticket! | ticket assistenza | bolletta! | numero fattura | contratto | naspi | \
         id domanda | id pratica | numero pratica | numero domanda | multa | contravvenzione | assegnazione | alloggio | \
         graduatoria | tessera elettorale | iscrizione | sollecito | appuntamento | referto | codice assistito | \
         codice contribuente | invciv! | reddito di cittadinanza! | bonus! | sanatoria | condono | codice famiglia | \
         codice alunno | codice univoco | numero univoco | puc! | istruttoria | procedimento | nosologico | tessera inps | \
         codice sede | r g! | rg! | ruolo generale! | codice istanza | n di ruolo! | codice procedura | codice inquilino | codice assegnatario | \
         codice beneficiario | codice richiedente | codice intestatario | codice paziente | codice studente | codice dipendente | codice lavoratore | codice azienda | codice ditta | codice fornitura | \
         codice contatore | codice impianto | codice nucleo | codice minore | codice immobile | codice alloggio | codice posizione | codice contratto | codice segnalazione | codice ricevuta | codice appuntamento | \
         tagliando invalidi | contrassegno invalidi | codice iscrizione | codice ricetta | codice impegnativa | codice avviso | codice fascicolo | codice verbale | codice ricorso | pod! | pdr!",
    ),
    (
        Class::Phone,
        "tel | telefono | cell | cel! | cellulare | cellulari | celulare | telefonino | recapito | chiamatemi | chiamami | \
         contattatemi | contattami | contatto | contatti | whatsapp | wapp | wa! | whats app | watsapp | watsap | wathsapp | whatsap | wazzap | fisso | \
         mobile! | telefonate | telefonatemi | telefonami | chiamate | chiama | richiamatemi | sms al | numero di telefono | \
         numero di cellulare | numero verde | fax | telef! | numero privato | chiamare | telefonare",
    ),
    (Class::Email, "mail | email | e mail | posta elettronica | pec | indirizzo mail | indirizzo email | meil | imeil | emeil"),
    (Class::Number, "numero | num | n! | nr | nro | numeri | nmero | nuemro | nunero"),
    (Class::Code, "codice | cod | codici | codce | coidce"),
    (
        Class::Law,
        "legge! | leggi! | l! | art! | articolo! | comma! | dl! | d l! | dlgs! | d lgs! | dpr! | d p r! | dpcm! | dm! | \
         d m! | decreto! | circolare! | circ! | messaggio! | msg! | messaggi! | delibera! | determina! | \
         determinazione! | ordinanza! | gazzetta! | gu! | g u! | sentenza! | regolamento! | allegato! | bando! | gara! \
         | cig! | codice cup! | avviso pubblico! | concorso! | direttiva! | inps hermes! | nota prot | nota protocollo | vostra nota! | vs nota! | verbale di giunta! | verbale di consiglio! | atto! | \
         decreto ministeriale! | dgr! | d g r! | protocollo d intesa",
    ),
    (
        Class::Goods,
        "isbn | ean! | barcode | codice a barre | cod art | codice articolo | articolo codice | lotto | modello | mod! | \
         spedizione | tracking | codice di tracciamento | raccomandata | racc! | pacco | corriere | scontrino | biglietto | \
         biglietti | tessera punti | tessera fedelta | tessera fidaty | carta fedelta | fidelity | gratta e vinci | codice tributo | cod tributo | codice errore | \
         errore | error | codice ateco | ateco | f24! | causale | ordine | sku | codice sconto | codice prodotto | cod prodotto | \
         prodotto | assicurata | codice promo | coupon | buono sconto | imei | seriale | versione | build | lotteria",
    ),
    (
        Class::Transit,
        "bus | autobus | linea | treno | tram | vettura | corsa! | volo | pullman | metro | filobus | navetta | corriera | \
         fermata",
    ),
];

/// A label word found in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Label {
    /// What it names.
    pub(crate) class: Class,
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text; inside a token when glued to its code.
    pub(crate) end: usize,
    /// One past the last token.
    last: usize,
}

/// On which side of a code its label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// "cf X".
    Before,
    /// "X è il mio cf".
    After,
}

/// A label seen from a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Near {
    /// What the label names.
    pub(crate) class: Class,
    /// Where it stands.
    pub(crate) side: Side,
    /// How many words that say something stand between ("n.", "mio", "di" do not); marks and line breaks cost too.
    pub(crate) cost: usize,
    /// A colon, an equals sign, a copula or "n." between ("pin: X", "il pin è X").
    pub(crate) stated: bool,
    /// The label's place in the folded text.
    pub(crate) at: (usize, usize),
}

impl Near {
    /// True when the label stands before the code.
    pub(crate) fn is_before(&self) -> bool {
        self.side == Side::Before
    }
}

/// The label words of one text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels {
    found: Vec<Label>,
}

struct Phrase {
    class: Class,
    words: Vec<&'static str>,
    /// The letters of the first word.
    letters: u32,
    tight: bool,
    presents: bool,
}

static PHRASES: LazyLock<[Vec<Phrase>; 27]> = LazyLock::new(|| {
    let mut buckets: [Vec<Phrase>; 27] = std::array::from_fn(|_| Vec::new());
    for (class, phrases) in TABLE {
        for phrase in phrases.split(" | ") {
            let words: Vec<_> = phrase.trim_end_matches(['!', '?']).split(' ').collect();
            let letters = letters(words[0]);
            buckets[bucket(words[0])].push(Phrase {
                class: *class,
                words,
                letters,
                tight: phrase.ends_with('!'),
                presents: phrase.ends_with('?'),
            });
        }
    }
    buckets
});

/// A bit for each letter of a word. A slip changes two at most.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |letters, b| letters | 1 << (b & 31))
}

fn bucket(word: &str) -> usize {
    match word.as_bytes()[0] {
        b @ b'a'..=b'z' => usize::from(b - b'a'),
        _ => 26,
    }
}

/// Words between a label and its code that say nothing: they cost nothing.
static FILLERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    "n nr nro num no numero numeri cod codice e era sarebbe ecco eccolo eccola eccoli seguente il lo la i gli le l mio mia \
     miei mie suo sua nostro nostra vostro tuo tua di del della dei dello dell d a al alla inps poste postale questo questa \
     quello quella questi qui qua sotto allora invece o u su con un una in nel da che ed sono dovrebbe xe est essere attuale nuovo \
     nuova vecchio vecchia marito moglie mamma madre padre papa figlio figlia suocera suocero fratello sorella nonna nonno \
     compagno compagna bimbo bimba ve ti vi te scrivo mando metto do lascio posto"
        .split(' ')
        .collect()
});

/// Words that state: what follows them is the thing itself.
const COPULAS: &[&str] = &["e", "era", "sarebbe", "ecco", "eccolo", "eccola", "sono", "dovrebbe", "uguale", "seguente", "xe", "est"];

impl Labels {
    /// Finds the label words among the tokens.
    pub(crate) fn new(folded: &str, tokens: &[Token]) -> Self {
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            match longest_at(folded, tokens, at) {
                Some(label) => {
                    at = label.last.max(at + 1);
                    found.push(label);
                }
                None => at += 1,
            }
        }
        Self { found: owned(folded, tokens, found) }
    }

    /// Keeps the labels of which `wanted` says so, asked with their bytes of the folded text.
    pub(crate) fn retain(&mut self, wanted: impl Fn(usize, usize) -> bool) {
        self.found.retain(|label| wanted(label.start, label.end));
    }

    /// The labels in text order.
    pub(crate) fn all(&self) -> &[Label] {
        &self.found
    }

    /// True when the text names `class` anywhere.
    pub(crate) fn any(&self, class: Class) -> bool {
        self.found.iter().any(|label| label.class == class)
    }

    /// The labels before and after the folded bytes `start..end`, nearest first on each side, at most at `reach`.
    pub(crate) fn around<'a>(&'a self, folded: &'a str, tokens: &'a [Token], start: usize, end: usize, reach: usize) -> Vec<Near> {
        let mut around = Vec::new();
        for label in self.found.iter().rev().filter(|label| label.end <= start) {
            let (cost, stated) = between(folded, tokens, label.end, start);
            if cost > reach {
                break;
            }
            around.push(Near { class: label.class, side: Side::Before, cost, stated, at: (label.start, label.end) });
        }
        for label in self.found.iter().filter(|label| label.start >= end) {
            let (cost, stated) = between(folded, tokens, end, label.start);
            if cost > reach {
                break;
            }
            // A label behind belongs to the next code when one follows it directly.
            let taken = tokens.iter().find(|token| token.start >= label.end).map_or(0, |token| match token.shape {
                Shape::Mark(b':' | b'=') | Shape::Mixed => 4,
                Shape::Number if token.end - token.start > 1 => 4,
                Shape::Placeholder => 100,
                _ => 0,
            });
            if cost + taken > reach {
                continue;
            }
            around.push(Near { class: label.class, side: Side::After, cost: cost + taken, stated, at: (label.start, label.end) });
        }
        around
    }

    /// The label that the folded bytes `start..end` belong to: the nearest, one before rather than one behind, one that says what it is rather
    /// than "numero" or "codice".
    pub(crate) fn owner(&self, folded: &str, tokens: &[Token], start: usize, end: usize, reach: usize) -> Option<Near> {
        let weight = |near: &Near| {
            let vague = matches!(near.class, Class::Number | Class::Code);
            near.cost * 2
                + usize::from(vague) * 9
                + if near.is_before() {
                    0
                } else if near.stated {
                    3
                } else {
                    5
                }
        };
        self.around(folded, tokens, start, end, reach).into_iter().filter(|near| !labels_the_next(folded, tokens, near)).min_by_key(weight)
    }
}

/// Whether a label behind a code belongs to the code behind it: "veicolo AA123BB, | codice fiscale suo | RSSMRA...".
fn labels_the_next(folded: &str, tokens: &[Token], near: &Near) -> bool {
    const BETWEEN: &[&str] = &["n", "nr", "num", "numero", "e", "suo", "sua", "mio", "mia"];
    let behind = || tokens[tokens.partition_point(|token| token.start < near.at.1)..].iter();
    let passed = |token: &&Token| {
        matches!(token.shape, Shape::Mark(b':' | b'.' | b'='))
            || token.shape == Shape::Word && BETWEEN.contains(&&folded[token.start..token.end])
    };
    let value = |token: &Token| token.shape == Shape::Mixed || token.shape == Shape::Number && token.end - token.start >= 5;
    !near.is_before() && !near.stated && behind().take(3).find(|token| !passed(token)).is_some_and(value)
}

/// Whose secret it is: "il pin della carta", "password dello spid della postepay", "il puk sulla carta d'identità" are labels of secrets, all of them. And a law's or
/// a note's protocol ("nota prot. n.") is the body's.
fn owned(folded: &str, tokens: &[Token], found: Vec<Label>) -> Vec<Label> {
    const POSSESSING: &[&str] = &[
        "di", "d", "del", "dello", "della", "dell", "dei", "delle", "per", "x", "su", "sul", "sulla", "sull", "nella", "nel", "dietro",
        "alla", "al",
    ];
    const THEIR: &[&str] = &["la", "il", "lo", "l", "mia", "mio", "sua", "suo", "nuova", "nuovo", "vecchia", "vecchio", "stessa", "stesso"];
    let mut owned: Vec<Label> = Vec::with_capacity(found.len());
    for label in found {
        if let Some(before) = owned.last_mut() {
            let between = || tokens.iter().filter(|token| token.start >= before.end && token.end <= label.start);
            let secret = matches!(before.class, Class::Pin | Class::Password);
            let thing = matches!(
                label.class,
                Class::Card
                    | Class::IdentityCard
                    | Class::HealthCard
                    | Class::Account
                    | Class::Phone
                    | Class::Email
                    | Class::Transit
                    | Class::User
                    | Class::Goods
            );
            // "il codice per ritirare il pacco"
            let doing = folded[before.start..before.end].ends_with("re");
            let possessed = secret
                && thing
                && between().next().is_none_or(|token| {
                    doing && THEIR.contains(&&folded[token.start..token.end]) || POSSESSING.contains(&&folded[token.start..token.end])
                })
                && between()
                    .skip(1)
                    .all(|token| matches!(token.shape, Shape::Mark(b'.' | b'\'')) || THEIR.contains(&&folded[token.start..token.end]));
            let official = before.class == Class::Law
                && label.class == Class::Case
                && folded[label.start..label.end].starts_with("prot")
                && between().all(|token| {
                    matches!(token.shape, Shape::Mark(b'.' | b',')) || matches!(&folded[token.start..token.end], "con" | "di" | "n")
                });
            // "l'ufficio protocollo" is a place.
            if possessed || official {
                before.end = label.end;
                before.last = label.last;
                continue;
            }
        }
        // The letter that brings a permit is what one asks after it by.
        let permit =
            label.class == Class::Goods && &folded[label.start..label.end] == "assicurata" && folded[..label.start].contains("permess");
        let label = if permit { Label { class: Class::Case, ..label } } else { label };
        let at = tokens.partition_point(|token| token.end <= label.start);
        let office = label.class == Class::Case
            && at > 0
            && matches!(&folded[tokens[at - 1].start..tokens[at - 1].end], "ufficio" | "sportello" | "uff" | "settore");
        // "il pin? sta scritto sulla ricevuta: X" says where it is written.
        let place = label.class == Class::Case
            && at > 0
            && matches!(
                &folded[tokens[at - 1].start..tokens[at - 1].end],
                "sulla" | "nella" | "sul" | "nel" | "dalla" | "dal" | "sull" | "nell"
            )
            && ["ricevut", "cartella", "contratt", "domanda", "avviso"]
                .iter()
                .any(|paper| folded[label.start..label.end].starts_with(paper))
            && owned.iter().any(|label| matches!(label.class, Class::Pin | Class::Password));
        if !office && !place {
            owned.push(label);
        }
    }
    owned
}

/// What stands between two places: its cost, and whether it states.
fn between(folded: &str, tokens: &[Token], from: usize, to: usize) -> (usize, bool) {
    let (mut cost, mut stated) = (0, false);
    let first = tokens.partition_point(|token| token.start < from);
    let text_at = |i: usize| tokens.get(i).map_or("", |token| &folded[token.start..token.end]);
    let mut clock = first;
    for (i, token) in tokens.iter().enumerate().skip(first).take_while(|(_, token)| token.end <= to) {
        let text = &folded[token.start..token.end];
        if i < clock {
            continue;
        }
        // "alle 10.42" says when, and costs nothing.
        clock = i + clock_time(i, &text_at);
        if clock > i {
            continue;
        }
        match token.shape {
            Shape::Word | Shape::Mixed if FILLERS.contains(text) => {
                stated |= COPULAS.contains(&text) || matches!(text, "n" | "nr" | "nro" | "num" | "numero")
            }
            Shape::Word => cost += 1,
            Shape::Mixed => cost += 2,
            Shape::Number => cost += if text.len() >= 4 { 2 } else { 1 },
            Shape::Mark(b':' | b'=' | b'>') => stated = true,
            // "numero della pratica? X"
            Shape::Mark(b'?') if i == first => cost += 1,
            Shape::Mark(b'.' | b'!' | b'?') => {
                // A dot with a space behind ends a sentence, unless it closes an abbreviation.
                let spaced = tokens.get(i + 1).is_none_or(|next| next.start > token.end);
                let abbreviated = text == "." && i > 0 && tokens[i - 1].end - tokens[i - 1].start <= 4;
                cost += if spaced && !abbreviated && token.end < to { 2 } else { 0 };
            }
            Shape::Mark(b',' | b';') => cost += 1,
            Shape::Mark(_) | Shape::Symbol => {}
            Shape::Break => cost += 1,
            // The label is answered.
            Shape::Placeholder => cost += 100,
        }
    }
    (cost, stated)
}

/// How many tokens from `i` on say a time of day ("alle 10.42", "ore 9"), or none.
fn clock_time<'t>(i: usize, text: &impl Fn(usize) -> &'t str) -> usize {
    let number = |i: usize| (1..=2).contains(&text(i).len()) && text(i).bytes().all(|b| b.is_ascii_digit());
    if !matches!(text(i), "alle" | "dalle" | "ore" | "h" | "verso") || !number(i + 1) {
        return 0;
    }
    if matches!(text(i + 2), "." | ":" | "," | "e") && number(i + 3) { 4 } else { 2 }
}

fn longest_at(folded: &str, tokens: &[Token], at: usize) -> Option<Label> {
    let token = &tokens[at];
    if !matches!(token.shape, Shape::Word | Shape::Mixed | Shape::Number) {
        return None;
    }
    let text = &folded[token.start..token.end];
    // "si legge X", "non lo legge": the verb, no law.
    let verb = text == "legge" && at > 0 && {
        let before = &folded[tokens[at - 1].start..tokens[at - 1].end];
        matches!(before, "si" | "lo" | "la" | "li" | "le" | "mi" | "ci" | "non" | "nn" | "che" | "chi" | "me")
    };
    if verb {
        return None;
    }
    // The longest; of equally long ones that which is spelled so ("contatto" is no "contratto").
    let mut best: Option<(Label, bool)> = None;
    let bucket = &PHRASES[bucket(text)];
    let mut look = |phrase: &Phrase| {
        let exact = phrase.words[0] == text;
        if let Some((last, end)) = matches(phrase, folded, tokens, at)
            && best.is_none_or(|(best, spelled)| (last, end, exact) > (best.last, best.end, spelled))
        {
            best = Some((Label { class: phrase.class, start: token.start, end, last }, exact));
        }
    };
    match token.shape {
        // A label may be a part of the token.
        Shape::Mixed => bucket.iter().for_each(look),
        Shape::Number => beginnings(text).iter().for_each(|&place| look(&bucket[usize::from(place)])),
        _ => {
            let known = BEGINNINGS.recall(text, 0, || beginnings(text), |known| !known.is_empty() || names::look(text).is_kept());
            known.as_ref().map_or_else(|made| made, |known| *known).iter().for_each(|&place| look(&bucket[usize::from(place)]));
        }
    }
    best.map(|(label, _)| label)
}

/// Which phrases of its bucket an ordinary word begins.
static BEGINNINGS: Memory<Vec<u16>> = Memory::new();

/// Which phrases of its bucket a word begins, in order.
fn beginnings(word: &str) -> Vec<u16> {
    let here = letters(word);
    // Most phrases are seen by their letters not to stand here.
    let begins = |phrase: &Phrase| (phrase.letters ^ here).count_ones() <= 2 && is_same(word, phrase.words[0], phrase.words.len());
    (0..).zip(&PHRASES[bucket(word)]).filter(|(_, phrase)| begins(phrase)).map(|(place, _)| place).collect()
}

/// Where `phrase` ends when it stands at token `at`: one past its last token (that token itself when it is glued to more),
/// and the byte.
fn matches(phrase: &Phrase, folded: &str, tokens: &[Token], at: usize) -> Option<(usize, usize)> {
    let mut i = at;
    let mut end = 0;
    for (n, wanted) in phrase.words.iter().enumerate() {
        if n > 0 {
            // Dots, slashes, dashes and apostrophes inside a label are free.
            let mut marks = 0;
            while marks < 2 && matches!(tokens.get(i)?.shape, Shape::Mark(b'.' | b'/' | b'-' | b'_' | b'\'')) {
                (i, marks) = (i + 1, marks + 1);
            }
        }
        let token = tokens.get(i)?;
        let word = &folded[token.start..token.end];
        let is_last = n + 1 == phrase.words.len();
        if is_same(word, wanted, phrase.words.len()) {
            end = token.end;
            i += 1;
        } else if is_last && token.shape == Shape::Mixed && is_glued(word, wanted) {
            return Some((i, token.start + wanted.len()));
        } else {
            return None;
        }
    }
    let presents = |next: &Token| matches!(next.shape, Shape::Mark(b':' | b'=')) || next.accented && &folded[next.start..next.end] == "e";
    let possessed = |next: &Token| matches!(&folded[next.start..next.end], "di" | "del" | "dello" | "della" | "dell");
    // "il wifi è X", "il wifi dell'aula studio è X"
    let presented = || {
        tokens.get(i).is_some_and(presents)
            || tokens.get(i).is_some_and(possessed)
                && tokens[i..].iter().skip(2).take(7).take_while(|next| next.shape != Shape::Mark(b',')).any(presents)
    };
    // "X è il numero del permesso"
    let numbered = || {
        let before = |n: usize| at.checked_sub(n).map_or("", |i| &folded[tokens[i].start..tokens[i].end]);
        matches!(before(1), "di" | "del" | "della" | "dell" | "dello") && matches!(before(2), "numero" | "num" | "codice" | "nr")
    };
    if phrase.tight && !announces(folded, tokens, i) && !numbered() || phrase.presents && !presented() && !announces(folded, tokens, i) {
        return None;
    }
    Some((i, end))
}

/// True when a mixed token begins with the label word and goes on as a code: `cell333...`, `cfrssmra80...`, `ibanit60...`.
fn is_glued(word: &str, label: &str) -> bool {
    let Some(rest) = word.strip_prefix(label) else { return false };
    let code = rest.as_bytes();
    code[0].is_ascii_digit() && (label.len() >= 2 && code.len() >= 4 || label.len() >= 3 && code.len() == 3)
        || matches!(
            label,
            "cf" | "codicefiscale"
                | "codfisc"
                | "fiscale"
                | "fisc"
                | "iban"
                | "pin"
                | "iva"
                | "piva"
                | "targa"
                | "patente"
                | "password"
                | "psw"
                | "pw"
        ) && code.len() >= 5
            && code.iter().filter(|b| b.is_ascii_digit()).count() >= 2
}

/// True when the token at `at` goes on as a code does: a number, a mark that states, letters and digits, two capitals and a number.
fn announces(folded: &str, tokens: &[Token], at: usize) -> bool {
    let mut rest = tokens[at.min(tokens.len())..].iter().skip_while(|t| {
        let text = &folded[t.start..t.end];
        matches!(t.shape, Shape::Mark(b'.' | b'#' | b'(' | b'"' | b'\'' | b'*' | b'['))
            || t.shape == Shape::Symbol
            || matches!(text, "n" | "nr" | "num" | "numero" | "no" | "mio" | "mia" | "e" | "in")
    });
    let Some(next) = rest.next() else { return false };
    let chunk = folded[next.start..].split([' ', '\n']).next().unwrap_or_default();
    let digits = chunk.bytes().filter(u8::is_ascii_digit).count();
    match next.shape {
        Shape::Mark(b':' | b'=') | Shape::Number => true,
        Shape::Mixed => digits >= 2,
        // "prima metà: due cinque uno"
        Shape::Word if numbers::spelled(&folded[next.start..next.end]).is_some_and(|n| n != 1) => true,
        Shape::Word => {
            digits >= 1 && chunk.len() >= 6
                || next.end - next.start <= 2
                    && !is_short_word(&folded[next.start..next.end])
                    && rest.find(|t| !matches!(t.shape, Shape::Mark(_) | Shape::Break)).is_some_and(|t| {
                        matches!(t.shape, Shape::Number | Shape::Mixed)
                            && folded[t.start..t.end].bytes().filter(u8::is_ascii_digit).count() >= 5
                    })
        }
        _ => false,
    }
}

/// Words that a slip in a label would also make.
const NOT_SLIPS: &[&str] = &[
    "potente",
    "patenti",
    "paziente",
    "latente",
    "patetica",
    "pratico",
    "comando",
    "posizioni",
    "tessere",
    "domani",
    "richieste",
    "ricevute",
    "protocollare",
];

/// True when `word` is the label word `wanted`, doubled letters and one slip in a long word forgiven.
fn is_same(word: &str, wanted: &str, words: usize) -> bool {
    if word == wanted || wanted == "per" && word == "x" {
        return true;
    }
    // What is looked at most often comes first: nearly all words are other words.
    wanted.len() >= 4
        && word.len() >= 4
        && word.as_bytes()[0] == wanted.as_bytes()[0]
        && is_misspelt(word, wanted, words)
        && !NOT_SLIPS.contains(&word)
        && word.is_ascii()
}

fn is_misspelt(word: &str, wanted: &str, words: usize) -> bool {
    if (words > 1 || wanted.len() >= 5) && undoubled(word).eq(undoubled(wanted)) {
        return true;
    }
    // Another last vowel is another form of the word, not a slip.
    let (last, wanted_last) = (word.as_bytes()[word.len() - 1], wanted.as_bytes()[wanted.len() - 1]);
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    if word.len() == wanted.len() && last != wanted_last && vowel(last) && vowel(wanted_last) {
        return false;
    }
    // Two neighbours in each other's place are a slip of the fingers, and make a word of no other meaning.
    if wanted.len() >= 6 && words == 1 && is_swap(word.as_bytes(), wanted.as_bytes()) {
        return true;
    }
    let long_enough = if words > 1 { 5 } else { 8 };
    wanted.len() >= long_enough && one_slip(word.as_bytes(), wanted.as_bytes())
}

/// The bytes of a word, doubled ones once.
fn undoubled(word: &str) -> impl Iterator<Item = u8> {
    let mut last = None;
    word.bytes().filter(move |&b| last.replace(b) != Some(b))
}

/// True when two neighbours stand in each other's place.
fn is_swap(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    a.len() == b.len() && a.len() >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
}

/// True when one letter changed, lost, added, or two neighbours swapped make `a` of `b`.
fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same..], &b[same..]);
    match (a.len(), b.len()) {
        (0, 0) => true,
        (n, m) if n == m => a[1..] == b[1..] || n >= 2 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..],
        (n, m) if n == m + 1 => a[1..] == *b,
        (n, m) if n + 1 == m => *a == b[1..],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::Normalised;
    use crate::speech::tokens::tokenise;

    fn owner(text: &str, code: &str) -> Option<(Class, usize, bool)> {
        let view = Normalised::new(text);
        let tokens = tokenise(&view);
        let labels = Labels::new(view.folded(), &tokens);
        let start = view.folded().find(code).unwrap();
        labels.owner(view.folded(), &tokens, start, start + code.len(), 8).map(|near| (near.class, near.cost, near.stated))
    }

    #[test]
    fn finds_labels_however_spelled() {
        for label in
            ["cf", "C.F.", "c f", "Cod. Fisc.", "codice ficsale", "codicefiscale:", "cod.fiscale", "CODICE FISCALE n.", "codcie fiscale"]
        {
            assert_eq!(owner(&format!("{label} xyz123"), "xyz123").map(|o| o.0), Some(Class::FiscalCode), "{label}");
        }
        for label in ["iban", "ibban", "IBAN:", "coordinate bancarie"] {
            assert_eq!(owner(&format!("{label} xyz123"), "xyz123").map(|o| o.0), Some(Class::Iban), "{label}");
        }
        for label in ["p.iva", "partta iva", "P. IVA", "partita iva"] {
            assert_eq!(owner(&format!("{label} 0123456"), "0123456").map(|o| o.0), Some(Class::VatNumber), "{label}");
        }
        assert_eq!(owner("ci vediamo alle 12345", "12345"), None);
        assert_eq!(owner("c.i. ax 1234567", "ax 1234567").map(|o| o.0), Some(Class::IdentityCard));
        assert_eq!(owner("pasword 12345", "12345").map(|o| o.0), Some(Class::Password));
    }

    #[test]
    fn the_nearest_label_owns() {
        assert_eq!(owner("il mio pin è a1b2c3d4", "a1b2c3d4"), Some((Class::Pin, 0, true)));
        assert_eq!(owner("numero della carta 4556", "4556").map(|o| o.0), Some(Class::Card));
        assert_eq!(owner("cod. art. 6045765447", "6045765447").map(|o| o.0), Some(Class::Goods));
        assert_eq!(owner("3525028475 è il numero della domanda", "3525028475").map(|o| o.0), Some(Class::Case));
        assert_eq!(owner("veicolo cr465fb, codice fiscale suo nlarnc34s54z112j", "cr465fb"), None);
        assert_eq!(owner("333123456 cell, 0612345 casa", "333123456").map(|o| o.0), Some(Class::Phone));
        assert_eq!(owner("cell3331234567", "3331234567").map(|o| o.0), Some(Class::Phone));
        assert_eq!(owner("cfrssmra80a01h501u", "rssmra80a01h501u").map(|o| o.0), Some(Class::FiscalCode));
    }
}
