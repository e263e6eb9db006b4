//! Weighing a secret by what stands around it.
//!
//! Where no label and no phrase settles whether a string is somebody's PIN or password, many small cues together mostly do: a word of codes, a door that it opens, a
//! slip of paper that it stands on, a verb of typing, a machine's refusal, the way it is set apart; and what speaks against it: money, dates, streets, laws, counts,
//! another label. Each cue has two weights, one for PINs and one for passwords, and what they sum up to decides ([`Around::pin`], [`Around::password`]).
//!
//! The weights are tenths of a logit. They were fitted to the strings that have the form of a secret in the labelled corpora (some 3,700 and 1,200), by
//! logistic regression with a quadratic penalty of 2, and rounded; thresholds were chosen where each author's strings were judged by the weights of the others.

use crate::speech::Reading;
use crate::speech::disclosure::{self, Disclosure};
use crate::speech::labels::{Class, Near};
use crate::speech::secrets;
use crate::speech::tokens::{Case, Shape, Token};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Classes of words, a bit each.
type Classes = u32;

const CODE: Classes = 1;
const PAPER: Classes = 1 << 1;
const DOOR: Classes = 1 << 2;
const READ: Classes = 1 << 3;
const MONEY: Classes = 1 << 4;
const PLACE: Classes = 1 << 5;
const LIST: Classes = 1 << 6;
const TIME: Classes = 1 << 7;
const PHONE: Classes = 1 << 8;
const COUNTED: Classes = 1 << 9;
const ASKING: Classes = 1 << 10;
const LINK: Classes = 1 << 11;
const SMALL: Classes = 1 << 12;
const TYPED: Classes = 1 << 13;
const KEYED: Classes = 1 << 14;
const COPULA: Classes = 1 << 15;
const OTHERS: Classes = 1 << 16;
const MINE: Classes = 1 << 17;
const FAMILY: Classes = 1 << 18;
const SELF: Classes = 1 << 19;
const DENIED: Classes = 1 << 20;
const HALF: Classes = 1 << 21;
const JUDGED: Classes = 1 << 22;
const CHEAT: Classes = 1 << 23;
const STAFF: Classes = 1 << 24;
const USED: Classes = 1 << 25;
const NAMED: Classes = 1 << 26;

/// How the words of each class begin; `$` ends a whole word.
const STEMS: &[(Classes, &str)] = &[
    (
        CODE,
        "codic cod$ pin$ pinne$ pinn$ pincode puk otp$ cvv cvc cifr numerin numeret combinazion segret passcod token sblocc attiva chiav sequenz password psw pwd pass$ pw$ credenzial parola$ parolina parole$",
    ),
    (
        PAPER,
        "bust foglio$ fogl lettera$ sms$ messagg mess$ scontrin strisc tagliand calendari retro$ dietro$ bigliettin ricevut quadern agend postit notific schermo$ schermat display stamp cartoncin gratt lavagn rubrica penna$ mano$ mail$ voce$ ritagl \
         quadratin casell riquadr pezzo$ pezzett cell$ matita biro carbone$ cassetto",
    ),
    (
        DOOR,
        "bancomat postamat sportell carta$ cart$ card$ tessera$ postepay bancoposta porton citofon cassafort allarm macchinett totem lettore$ telefonin cellulare$ sim$ spid sito$ portale$ app$ entrar accesso$ accedo acceder login armadiett lucchett cancell \
         garage tornell cie$ fascicolo registr wifi tastierin terminal antifurt serratur entro$ entrat modem tablet computer banca$ poste$ posta$ colonnin distributor apre$ aprir apro$ apri$ aprono",
    ),
    (
        READ,
        "dice$ dicev detto$ dett dato$ legg lett scritt arriv mand esce$ uscit invi consegn stampat ricord memoria cominci inizi finisc finiv ripet compar appar generat ricev comunic segnat spedi tien tengo imparat sogno$ c'e$ gliel fornit assegn \
         recit pronunci",
    ),
    (
        MONEY,
        "euro eur$ pag sold spes cost prezz stipend isee reddit rata$ rate$ bollett prend guadagn mutuo affitt pension contribut rimbors multa lir tass debit fattur bonifi import vers netti lordi saldo credit transazion",
    ),
    (PLACE, "via$ viale$ piazza$ corso$ civico piano$ scala$ stanza$ interno$ aula padiglion cap$ strada$ largo$ vico$ contrada chilometr uscita$ comune$ camera$"),
    (
        LIST,
        "numero$ num$ n$ nr$ linea$ bus$ autobus treno tram turno ticket pratic protocoll prot$ domand legge$ art$ articol circolar modell tribut f24 atec delib determin decret bando sentenz concors comma$ canale radio pagina$ capitol lotto$ volo \
         corsa$ quota$ partit posto$ posizion graduatori errore$ versione segnal verbal tracking spedizion pacco raccomandat biglietto$ sconto promo punti$ polizza contator matricol fiscal iban conto$ targa patente passaport ordine$ prodott scaffal \
         operator protocol",
    ),
    (
        TIME,
        "anno$ anni$ mese$ mesi$ gennaio febbraio marzo$ aprile maggio giugno luglio agosto settembre ottobre novembre dicembre ore$ alle$ dalle$ giorno$ giorni$ minuti$ nat classe$ dal$ nel$ sabato domenica lunedi martedi mercoledi giovedi venerdi",
    ),
    (PHONE, "chiam telefonat telefonar tel$ cell$ fax centralin verde$ rispond prefiss cellulare$ whatsapp contatt"),
    (
        COUNTED,
        "persone famigli visualizz domand richiest post firme voti iscritt commenti like notifich mail$ messaggi$ chiamat tentativ pagin tonnellat abitant student alunn gradi casi$",
    ),
    (ASKING, "come$ quando$ quanto$ dove$ perche$ quale$ qual$ chi$"),
    (
        LINK,
        "di$ del$ della$ dei$ da$ dal$ in$ nel$ per$ al$ alla$ a$ su$ sul$ tra$ fra$ dopo$ ogni$ circa$ oltre$ quasi$ piu$ le$ i$ gli$ sono$ solo$ altri$ altre$ ancora$ almeno$ ben$ tutti$ anni$",
    ),
    (
        SMALL,
        "e$ ed$ o$ ma$ non$ nn$ mi$ ci$ si$ che$ poi$ ora$ adesso$ per$ x$ come$ giusto$ grazie$ va$ da$ dice$ con$ sul$ sulla$ al$ alla$ in$ nel$ quando$ quello$ questo$ il$ lo$ la$ ho$ ha$ niente$ cosi$ pero$ sempre$ se$ anche$ sono$ era$ me$ ve$ \
         vi$ ti$ a$ di$ del$ della$ perche$ ke$ oggi$ ieri$ invece$ forse$ boh$ no$ mo$ dove$ chi$ cosa$ i$ le$ dopo$ fino$ qualcuno$ secondo$ scaduto$ errato$ nun$ er$ solo$ tanto$ senza$ dal$ dalla$ nella$ quale$",
    ),
    (KEYED, "fatto$ faccio$ premo premut compost mettev metter fatt$"),
    (COPULA, "e$ era$ sarebbe$ cioe$ fa$ ecco$ erano$"),
    (
        OTHERS,
        "fiscal tribut catastal istat cer$ destinatari ufficio$ sconto$ promo$ ateco errore$ univoc prodott articol postal meccanograf avviament cig$ cup$ belfior bianco$ rosso$ verde$ giallo$ stato$ penale$ civile$ strada$ transazion merceolog \
         doganal lampad ente$ azienda ditta iban$ sia$ swift bic$ abi$ cab$ tessera$ libro isbn corso$ esame bolla colore$ vernic barre$ risposta$ causal sede$ nave$",
    ),
    (NAMED, "cap$ prefiss catastal istat$ cer$ destinatari transazion ateco ral$ belfior telaio serie$ seriale imei isbn tribut bolla merceolog pile$ pila$ batteri lampad"),
    (MINE, "mio$ mia$ suo$ sua$ nostro$ nostra$"),
    (FAMILY, "mamma madre nonn suocer zia$ zio$ marito moglie figli padre papa$ cognat nipot"),
    (SELF, "io$ ho$ metto$ faccio$ provo$ scrivo$ inserisco$ digito$ batto$ leggo$ uso$ tengo$ sto$"),
    (DENIED, "non$ nn$ mai$"),
    (HALF, "prim second meta$ parte$ mezzo$ ultim altr restant riman resto$ pezzo$"),
    (CHEAT, "truff freg hacker imbrogli raggir scem$ scema$ fidat"),
    (STAFF, "impiegat signorin postin nipote$ collega$ patronat caf$ addett operator vigile$ pediatr tecnic"),
    (USED, "uso$ usat usav uguale$ stess conferma$ nuov vecchi scelt simbol maiuscol minuscol debole$ sopra$ sotto$ username$ utente$ nickname$ soprannom"),
];

/// The stems by their first two bytes.
static BY_BEGINNING: LazyLock<HashMap<[u8; 2], Vec<(&'static str, bool, Classes)>>> = LazyLock::new(|| {
    let mut table: HashMap<_, Vec<_>> = HashMap::new();
    for (class, stems) in STEMS {
        for stem in stems.split_ascii_whitespace() {
            let (text, whole) = stem.strip_suffix('$').map_or((stem, false), |text| (text, true));
            table.entry(beginning(text)).or_default().push((text, whole, *class));
        }
    }
    table
});

/// The first two bytes of a word; a word of one byte and a zero.
fn beginning(word: &str) -> [u8; 2] {
    let byte = |at| word.as_bytes().get(at).copied().unwrap_or_default();
    [byte(0), byte(1)]
}

/// The classes of one word.
fn classes(word: &str) -> Classes {
    let listed = BY_BEGINNING.get(&beginning(word)).into_iter().flatten();
    let fits = |(stem, whole, _): &&(&str, bool, Classes)| if *whole { word == *stem } else { word.starts_with(stem) };
    let typed = if disclosure::is_typing(word) { TYPED } else { 0 };
    let judged = if disclosure::is_judging(word) { JUDGED } else { 0 };
    listed.filter(fits).fold(typed | judged, |classes, (_, _, class)| classes | class)
}

/// A string that has the form of a secret, and what stands around it.
pub(crate) struct Around<'a, 't> {
    reading: &'a Reading<'t>,
    /// Its folded bytes.
    start: usize,
    end: usize,
    /// Its letters and digits, or the whole string where a password may have signs.
    text: String,
    /// Said in words.
    spoken: bool,
    /// The classes of the words before it in its sentence, nearest first.
    before: Vec<Classes>,
    /// The classes of the words behind it in its sentence, nearest first.
    behind: Vec<Classes>,
    /// The classes of all other words of the text together.
    anywhere: Classes,
    /// How many other words the text has.
    words: usize,
    left: Option<&'a Token>,
    right: Option<&'a Token>,
    told: Disclosure,
    owner: Option<Near>,
    /// A secret was found beside it; one of the same length.
    beside: (bool, bool),
}

/// How many words of a sentence count on each side.
const REACH: usize = 9;

/// How many words are near.
const NEAR: usize = 5;

impl<'a, 't> Around<'a, 't> {
    /// What stands around the string `text` at the folded bytes `start..end`. `beside`: a secret was found in the text, one as long as this.
    pub(crate) fn new(
        reading: &'a Reading<'t>,
        (start, end): (usize, usize),
        text: String,
        spoken: bool,
        beside: (bool, bool),
    ) -> Self {
        let tokens = reading.tokens();
        let first = tokens.partition_point(|token| token.end <= start);
        let last = tokens.partition_point(|token| token.start < end);
        let word = |token: &Token| (token.shape == Shape::Word).then(|| classes(reading.text(token)));
        let inside = |i: usize| !is_end(tokens, i);
        let before = (0..first).rev().take_while(|&i| inside(i)).filter_map(|i| word(&tokens[i])).take(REACH).collect();
        let behind = (last..tokens.len()).take_while(|&i| inside(i)).filter_map(|i| word(&tokens[i])).take(REACH).collect();
        let others = || tokens[..first].iter().chain(&tokens[last..]).filter_map(word);
        Self {
            reading,
            start,
            end,
            text,
            spoken,
            before,
            behind,
            anywhere: others().fold(0, |all, classes| all | classes),
            words: others().count(),
            left: first.checked_sub(1).map(|i| &tokens[i]),
            right: tokens.get(last),
            told: Disclosure::of(reading, start, end),
            owner: reading.owner(start, end, 6),
            beside,
        }
    }

    /// What speaks for a PIN, in tenths of a logit.
    pub(crate) fn pin(&self) -> i32 {
        PIN + CUES.iter().filter(|(weight, _, _, holds)| *weight != 0 && holds(self)).map(|(weight, ..)| weight).sum::<i32>()
    }

    /// What speaks for a password or a user name, in tenths of a logit.
    pub(crate) fn password(&self) -> i32 {
        PASSWORD + CUES.iter().filter(|(_, weight, _, holds)| *weight != 0 && holds(self)).map(|(_, weight, ..)| weight).sum::<i32>()
    }

    /// A word of `class` near before.
    fn near(&self, class: Classes) -> bool {
        self.within(NEAR, class)
    }

    /// A word of `class` among the `reach` words before.
    fn within(&self, reach: usize, class: Classes) -> bool {
        self.before.iter().take(reach).any(|word| word & class != 0)
    }

    /// A word of `class` among the `reach` words behind.
    fn followed(&self, reach: usize, class: Classes) -> bool {
        self.behind.iter().take(reach).any(|word| word & class != 0)
    }

    /// A word of `class` in its sentence.
    fn sentence(&self, class: Classes) -> bool {
        self.near(class) || self.before.iter().chain(&self.behind).any(|word| word & class != 0)
    }

    /// A word of `class` elsewhere in the text.
    fn anywhere(&self, class: Classes) -> bool {
        self.anywhere & class != 0
    }

    /// The word right before, no mark between.
    fn last(&self) -> Option<Classes> {
        self.left.filter(|token| token.shape == Shape::Word).and_then(|_| self.before.first().copied())
    }

    /// The word right behind, no mark between.
    fn next(&self) -> Option<Classes> {
        self.right.filter(|token| token.shape == Shape::Word).and_then(|_| self.behind.first().copied())
    }

    /// The word right before is of `class`.
    fn led_by(&self, class: Classes) -> bool {
        self.last().is_some_and(|word| word & class != 0)
    }

    fn last_text(&self) -> &'t str {
        self.left.map_or("", |token| self.reading.text(token))
    }

    /// Somebody holds it out.
    fn held(&self) -> bool {
        self.told.presented || self.told.apart || self.told.judged
    }

    fn digits(&self) -> bool {
        self.text.bytes().all(|b| b.is_ascii_digit())
    }

    /// So many digits and nothing else.
    fn is_number(&self, len: usize) -> bool {
        self.text.len() == len && self.digits()
    }

    /// Its nearest label is of one of `classes`, at most `cost` words away.
    fn owned(&self, classes: &[Class], cost: usize) -> bool {
        self.owner.is_some_and(|near| near.cost <= cost && classes.contains(&near.class))
    }

    /// "codice sconto", "codice catastale", "il cap è", "1200 notifiche": something else, whatever the cues sum up to.
    pub(crate) fn is_none(&self) -> bool {
        self.near(NAMED)
            || self.next().is_some_and(|word| word & COUNTED != 0)
            || self.before.windows(2).chain(self.behind.get(..2).map(|pair| [pair[1], pair[0]]).as_ref().map(|pair| &pair[..])).any(|pair| pair[1] & CODE != 0 && pair[0] & OTHERS != 0)
            || self.before.windows(3).any(|three| three[2] & CODE != 0 && three[1] & (LINK | SMALL) != 0 && three[0] & OTHERS != 0)
    }

    /// Four letters in a row and a vowel among them: a word.
    fn is_wordy(&self) -> bool {
        self.text.split(|c: char| !c.is_ascii_alphabetic()).any(|part| part.len() >= 4 && part.bytes().any(|b| b"aeiou".contains(&b)))
    }

    fn written(&self) -> &str {
        self.reading.view().written(self.start, self.end)
    }

    /// How many numbers and mixed strings the text has.
    fn numbers(&self) -> usize {
        self.reading.tokens().iter().filter(|token| matches!(token.shape, Shape::Number | Shape::Mixed)).count()
    }
}

/// True for what ends a sentence: a mark with nothing directly behind it, a line break, something hidden.
fn is_end(tokens: &[Token], i: usize) -> bool {
    match tokens[i].shape {
        Shape::Mark(b'.' | b'!' | b'?' | b';') => tokens.get(i + 1).is_none_or(|next| next.start > tokens[i].end),
        Shape::Break | Shape::Placeholder => true,
        _ => false,
    }
}

/// True when the token is one of these marks.
fn is_mark(token: Option<&Token>, marks: &[u8]) -> bool {
    token.is_some_and(|token| matches!(token.shape, Shape::Mark(mark) if marks.contains(&mark)))
}

/// Labels of files, laws, goods and vehicles.
const FILES: &[Class] = &[Class::Case, Class::Law, Class::Goods, Class::Transit];

/// Labels of other codes.
const OTHER_CODES: &[Class] = &[
    Class::FiscalCode,
    Class::VatNumber,
    Class::Iban,
    Class::Account,
    Class::Passport,
    Class::DrivingLicence,
    Class::ResidencePermit,
    Class::Plate,
    Class::Phone,
    Class::Email,
];

/// What speaks against a secret before any cue is seen.
const PIN: i32 = -38;
const PASSWORD: i32 = -39;

/// A cue: what it weighs for a PIN and for a password, what it is, when it holds.
type Cue = (i32, i32, &'static str, fn(&Around<'_, '_>) -> bool);

/// The cues.
#[rustfmt::skip]
pub(crate) const CUES: &[Cue] = &[
    (9, 5, "code near before", |a| a.near(CODE)),
    (10, 7, "code in the sentence", |a| a.sentence(CODE)),
    (10, 6, "code anywhere", |a| a.anywhere(CODE)),
    (15, 0, "PIN anywhere", |a| a.reading.labels().any(Class::Pin)),
    (11, 0, "paper near before", |a| a.near(PAPER)),
    (6, 0, "paper in the sentence", |a| a.sentence(PAPER)),
    (9, 0, "paper anywhere", |a| a.anywhere(PAPER)),
    (9, 3, "door near before", |a| a.near(DOOR)),
    (5, 5, "door in the sentence", |a| a.sentence(DOOR)),
    (11, 3, "door anywhere", |a| a.anywhere(DOOR)),
    (6, 3, "typed just before", |a| a.led_by(TYPED | KEYED)),
    (5, 4, "typed near before", |a| a.within(4, TYPED | KEYED)),
    (2, -2, "read just before", |a| a.led_by(READ)),
    (5, 3, "read near before", |a| a.near(READ)),
    (9, 3, "read in the sentence", |a| a.sentence(READ)),
    (10, 2, "judged", |a| a.told.judged),
    (4, 3, "judged near behind", |a| a.followed(5, JUDGED)),
    (5, 3, "presented", |a| a.told.presented),
    (3, 0, "colon before", |a| is_mark(a.left, b":=")),
    (5, 0, "copula before", |a| a.led_by(COPULA)),
    (14, 0, "con before", |a| matches!(a.last_text(), "con" | "col")),
    (6, 2, "set apart", |a| a.told.apart),
    (3, 3, "between commas", |a| is_mark(a.left, b",") && is_mark(a.right, b",.!?:")),
    (0, -2, "at the end", |a| a.right.is_none()),
    (0, -4, "at the start", |a| a.left.is_none()),
    (-2, -2, "money near", |a| a.within(4, MONEY) || a.followed(3, MONEY)),
    (-10, 0, "money anywhere", |a| a.anywhere(MONEY) || a.reading.folded().contains('\u{20ac}')),
    (-5, 0, "place near", |a| a.near(PLACE)),
    (-2, -2, "list just before", |a| a.led_by(LIST)),
    (-4, -2, "list near", |a| a.near(LIST)),
    (-7, 0, "list anywhere", |a| a.anywhere(LIST)),
    (-2, -2, "time near", |a| a.within(3, TIME)),
    (-5, 0, "phone anywhere", |a| a.anywhere(PHONE)),
    (-5, -6, "other word behind", |a| a.next().is_some_and(|word| word & (SMALL | JUDGED) == 0)),
    (-5, -5, "link before", |a| a.led_by(LINK)),
    (-3, 0, "other word before", |a| a.last().is_some_and(|word| word & (SMALL | LINK | CODE | READ | TYPED) == 0)),
    (-3, 2, "denied before", |a| a.within(4, DENIED)),
    (-18, 0, "three digits", |a| a.is_number(3)),
    (3, 0, "four digits", |a| a.is_number(4)),
    (9, 0, "five digits", |a| a.is_number(5)),
    (12, 0, "six digits", |a| a.is_number(6)),
    (-5, 0, "ten digits", |a| a.digits() && a.text.len() > 8),
    (-7, 0, "zero first", |a| a.digits() && a.text.starts_with('0')),
    (-14, 0, "round", |a| a.digits() && a.text.ends_with("00") && !a.text.starts_with("00")),
    (-2, 0, "tens", |a| a.digits() && a.text.ends_with('0') && !a.text.ends_with("00")),
    (-6, 0, "year", |a| a.is_number(4) && matches!(&a.text[..2], "19" | "20")),
    (7, 0, "eight or sixteen, mixed", |a| !a.digits() && matches!(a.text.len(), 8 | 16)),
    (-6, -4, "short, mixed", |a| !a.digits() && a.text.len() < 8),
    (10, 0, "four, mixed", |a| !a.digits() && a.text.len() == 4),
    (0, 6, "other length, mixed", |a| !a.digits() && a.text.len() > 8 && a.text.len() != 16),
    (5, -2, "drawn by lot", |a| secrets::is_random(&a.text)),
    (0, 4, "word and number", |a| !a.digits() && a.is_wordy()),
    (9, 0, "said in words", |a| a.spoken),
    (-9, -3, "owned by a file", |a| a.owned(FILES, 1)),
    (-17, -6, "owned by a file afar", |a| a.owned(FILES, 6)),
    (-4, 0, "owned by another", |a| a.owned(OTHER_CODES, 1)),
    (0, -2, "owned by another afar", |a| a.owned(OTHER_CODES, 6)),
    (3, 0, "owned by a card", |a| a.owned(&[Class::Card, Class::IdentityCard, Class::HealthCard], 2)),
    (-2, 0, "owned by a number", |a| a.owned(&[Class::Number], 2)),
    (-5, 0, "owned by a code", |a| a.owned(&[Class::Code], 2)),
    (-2, 0, "owned by a code afar", |a| a.owned(&[Class::Code], 6)),
    (12, 0, "owned by a PIN", |a| a.owned(&[Class::Pin], 2)),
    (12, 0, "owned by a PIN afar", |a| a.owned(&[Class::Pin], 6)),
    (0, 12, "owned by a user", |a| a.owned(&[Class::User, Class::Password], 4)),
    (4, 2, "first person before", |a| a.within(6, SELF)),
    (5, 0, "to somebody before", |a| a.reading.folded()[..a.start].split(' ').rev().take(6).any(|word| matches!(word, "mi" | "m" | "ci" | "gli" | "me"))),
    (-3, 0, "whose before", |a| a.within(6, MINE)),
    (-4, 2, "family before", |a| a.within(REACH, FAMILY)),
    (10, 0, "half before", |a| a.near(HALF)),
    (2, 0, "half anywhere", |a| a.anywhere(HALF)),
    (5, 0, "cheated", |a| a.anywhere(CHEAT)),
    (0, 7, "used anywhere", |a| a.anywhere(USED)),
    (6, 0, "short text", |a| a.words < 6),
    (5, 0, "only number", |a| a.numbers() <= 1),
    (4, 0, "many numbers", |a| a.numbers() > 4),
    (2, 2, "code near, held out", |a| a.near(CODE) && a.held()),
    (6, 0, "code in the sentence, held out", |a| a.sentence(CODE) && a.held()),
    (5, 0, "door, held out", |a| a.sentence(DOOR) && (a.told.presented || a.told.apart)),
    (5, 2, "paper, read", |a| a.sentence(PAPER) && a.sentence(READ)),
    (3, 0, "typed and judged", |a| a.told.typed && a.told.judged),
    (4, 4, "apart and judged", |a| a.told.apart && a.told.judged),
    (11, 9, "beside a secret", |a| a.beside.0),
    (5, 0, "beside a secret as long", |a| a.beside.1),
    (10, -7, "capitals among others", |a| !a.digits() && a.left.or(a.right).is_some_and(|token| token.case != Case::Upper) && !a.written().chars().any(char::is_lowercase)),
    (0, 13, "drawn up", |a| secrets::is_drawn(a.reading, (a.start, a.end))),
    (5, 12, "drawn up somehow", |a| secrets::is_strong(a.reading, (a.start, a.end))),
    (6, 9, "user name", |a| secrets::is_user(a.reading, (a.start, a.end))),
    (-2, 2, "year at its end", |a| a.text.len() > 5 && a.text.get(a.text.len() - 4..).is_some_and(|year| (year.starts_with("19") || year.starts_with("20")) && year.bytes().all(|b| b.is_ascii_digit()))),
    (0, 6, "bang at its end", |a| a.text.ends_with('!')),
    (0, 6, "sign inside", |a| a.text.trim_end_matches('!').bytes().any(|b| b"_!@#$&*%+".contains(&b))),
    (0, 4, "dot inside", |a| a.text.contains('.')),
    (0, -5, "no digit", |a| !a.text.bytes().any(|b| b.is_ascii_digit())),
    (6, -5, "digits first", |a| !a.digits() && a.text.as_bytes()[0].is_ascii_digit()),
    (3, 3, "capital inside", |a| a.written().chars().skip(1).any(char::is_uppercase) && a.written().chars().any(char::is_lowercase)),
    (-3, -3, "capital first", |a| !a.digits() && a.written().starts_with(char::is_uppercase)),
    (2, -6, "all capitals", |a| !a.digits() && !a.written().chars().any(char::is_lowercase)),
    (3, 10, "account", |a| a.reading.mentions(secrets::ACCOUNTS)),
    (0, 13, "password anywhere", |a| a.reading.labels().any(Class::Password)),
    (0, 4, "user anywhere", |a| a.reading.labels().any(Class::User)),
    (0, 3, "mail anywhere", |a| !a.reading.links().mails.is_empty()),
    (0, 2, "mail just before", |a| a.reading.links().mails.iter().any(|mail| mail.end <= a.start && a.start - mail.end < 6)),
    (6, 2, "gets in", |a| secrets::gets_in(a.reading, &a.reading.tokens()[..a.reading.tokens().partition_point(|token| token.end <= a.start)])),
    (-4, -4, "less than six long", |a| a.text.len() < 6),
    (-5, 5, "more than nine long", |a| a.text.len() > 9),
];
