//! Words of messy Italian: what each token stands for, which classes it has, which verb form it may be.

use crate::lexicon::memory::Memory;
use crate::lexicon::names;
use crate::lexicon::table::{Beginnings, Table, longer};
use crate::lexicon::vocabulary::{self, Class, Expression, Mask};
use crate::speech::tokens::{Shape, Token, squeeze};
use crate::speech::verbs::{self, Forms, Person, Tense};
use once_cell::sync::Lazy;
use std::borrow::Cow;

/// A token as a reader understands it.
#[derive(Clone)]
pub(crate) struct Word<'t> {
    /// The folded text, squeezed, abbreviations spelled out.
    pub(crate) text: Cow<'t, str>,
    /// The hash of the text, to compare by.
    pub(crate) hash: u32,
    /// In which lists of this module the word stands.
    lists: Lists,
    /// Classes of the word alone, its verb's included.
    pub(crate) mask: Mask,
    /// The expressions of the vocabulary that may begin with it.
    begins: &'static [Expression],
    /// Classes of the expressions that begin here, and how many tokens each has.
    pub(crate) longer: Vec<(u8, Mask)>,
    /// What it is as a verb; empty where it stands as a noun.
    pub(crate) forms: Forms,
    /// A number, in digits or in words.
    pub(crate) number: bool,
    /// What it may be as a name, as it was written.
    pub(crate) named: names::Word,
}

impl<'t> Word<'t> {
    fn new(beginnings: &Beginnings<'_>, text: Cow<'t, str>) -> Self {
        Self {
            hash: beginnings.whole(),
            begins: vocabulary::expressions(beginnings.whole(), &text),
            text,
            lists: Lists::default(),
            mask: Mask::NONE,
            longer: Vec::new(),
            forms: Forms::default(),
            number: false,
            named: names::Word::default(),
        }
    }

    /// True when the word is `text`, whose hash this is.
    pub(crate) fn is(&self, hash: u32, text: &str) -> bool {
        self.hash == hash && self.text == text
    }
}

/// What people write, and what it stands for.
const SHORT: &str = "nn=non nun=non n=non nnn=non cmq=comunque cmnq=comunque xke=perche xche=perche xk=perche perke=perche pk=perche pke=perche \
    xkè=perche perk=perche k=che ke=che ch=che kè=che ki=chi x=per xo=pero sn=sono cn=con cm=come qlc=qualche qlcs=qualcosa qlcn=qualcuno tt=tutto \
    qnd=quando qndi=quindi gg=giorni sett=settimana anke=anche dp=dopo nnt=niente nient=niente cs=cosa qst=questo qsto=questo qll=quello dv=dove \
    lav=lavoro mrt=marito msg=messaggio pom=pomeriggio ft=fatto avt=avuto so'=sono su'=sono fo=faccio vo=vado sto'=sto \
    ho'=ho gò=ho gho=ho ga=ha gà=ha go=ho gavemo=abbiamo semo=siamo aju=ho haju=ho haiu=ho aiu=ho aviti=avete fazzu=faccio facc=faccio fazz=faccio \
    facimme=facciamo famo=facciamo annamo=andiamo stamo=stiamo vaco=vado vac=vado vajo=vado vegno=vengo teng=tengo stong=sto stongo=sto sugnu=sono \
    songo=sono song=sono sogno=sono xe=e' ze=e' pavano=pagano pajano=pagano paheno=pagano pagheno=pagano pagane=pagano pav=pago pava=paga \
    danno=danno rann=danno dann=danno travagghiu=travaglio travagghia=travaglia travagghiava=travagliava travagghiari=travagliare \
    travaja=travaglia travaglio=travaglio fatico=fatico fatic=fatico fatigo=fatigo fatijo=fatigo faticamm=fatichiamo lauru=lavoro laoro=lavoro laora=lavora \
    lavur=lavoro lavuro=lavoro lavoru=lavoro lavorano=lavorano lavro=lavoro lavoto=lavoro lavovo=lavoro labvoro=lavoro lvoro=lavoro lavor=lavoro laboro=lavoro \
    faciva=faceva facevo=facevo facia=faceva senz=senza sensa=senza snz=senza sanza=senza senxa=senza parche=perche pecche=perche picchi=perche perch=perche \
    int=dentro dint=dentro rint=dentro cu=con co=con pe=per pi=per cca=qui mo=ora mò=ora pur=pure puru=pure accussi=cosi \
    quann=quando quannu=quando uno'=uno nu=un na=una 'nu=un sta'=stare fa'=fare \
    anca=anche gnanca=neanche gnente=niente nent=niente nenti=niente nisciun=nessuno nisciuno=nessuno nuddu=nessuno \
    ncasa=casa mugghieri=moglie muglier=moglie mugliera=moglie maritu=marito figghiu=figlio figghia=figlia figliu=figlio patri=padre matri=madre frati=fratello soru=sorella \
    contr=contratto rdcit=rdc redd=reddito disocc=disoccupazione naspy=naspi naspj=naspi naps=naspi residensa=residenza \
    assicuraz=assicurazione ivalida=invalida ivalido=invalido dichiaro'=dichiaro";

/// What [`SHORT`] has, by what it stands for.
static EXPANDED: Lazy<Vec<(&'static str, &'static str)>> = Lazy::new(|| {
    let pairs = SHORT.split_ascii_whitespace().filter_map(|pair| pair.split_once('='));
    let mut pairs: Vec<_> = pairs.map(|(short, full)| (full, short)).collect();
    pairs.sort_unstable();
    pairs
});

/// The lists of this module that a word can stand in.
#[derive(Clone, Copy, Debug, Default)]
struct Lists {
    number: bool,
    noun: bool,
    either: bool,
    before_noun: bool,
    article: bool,
}

impl Lists {
    const fn any(self) -> bool {
        self.number || self.noun || self.either || self.before_noun || self.article
    }
}

/// What this module knows of one way to write a word.
#[derive(Clone, Debug, Default)]
struct Known {
    expanded: Option<&'static str>,
    lists: Lists,
}

static KNOWN: Lazy<Table<Known>> = Lazy::new(|| {
    let mut known = Table::<Known>::new();
    for (short, full) in SHORT.split_ascii_whitespace().filter_map(|pair| pair.split_once('=')) {
        known.entry(short).expanded = Some(full);
    }
    NUMBER_WORDS.iter().for_each(|word| known.entry(word).lists.number = true);
    NOUNS.iter().for_each(|word| known.entry(word).lists.noun = true);
    EITHER.iter().for_each(|word| known.entry(word).lists.either = true);
    BEFORE_NOUN.iter().for_each(|word| known.entry(word).lists.before_noun = true);
    ARTICLE_OR_PRONOUN.iter().for_each(|word| known.entry(word).lists.article = true);
    known
});

const NUMBER_WORDS: &[&str] = &[
    "un",
    "uno",
    "una",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
    "venti",
    "venticinque",
    "trenta",
    "trentacinque",
    "quaranta",
    "cinquanta",
    "sessanta",
    "settanta",
    "ottanta",
    "novanta",
    "cento",
    "duecento",
    "trecento",
    "quattrocento",
    "cinquecento",
    "seicento",
    "settecento",
    "ottocento",
    "novecento",
    "mille",
    "duemila",
    "tremila",
    "quattromila",
    "cinquemila",
    "diecimila",
    "quindicimila",
    "ventimila",
    "mezza",
    "mezzo",
    "meta",
    "zero",
    "vent",
    "trent",
    "quarant",
    "cinquant",
    "sessant",
];

/// Tells the other ways to write a word of the gate, and whether they are whole words: abbreviations, dialect, the k of telephones.
pub(crate) fn spellings(word: &str, whole: bool, mut each: impl FnMut(&str, bool)) {
    let from = EXPANDED.partition_point(|(full, _)| *full < word);
    let fits = EXPANDED[from..].iter().take_while(|(full, _)| if whole { *full == word } else { full.starts_with(word) });
    fits.for_each(|(_, short)| each(short.trim_end_matches('\''), true));
    if word.contains('c') {
        let with_k = with_k(word);
        if with_k != word {
            each(&with_k, whole);
        }
    }
}

/// `skifo`: every hard c written as k.
fn with_k(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('c', Some('h')) => {
                rest.next();
                out.push('k');
            }
            ('c', Some('e' | 'i')) => out.push('c'),
            ('c', _) => out.push('k'),
            _ => out.push(c),
        }
    }
    out
}

/// Words that are nouns more often than verbs; they count as verbs only behind a pronoun.
const NOUNS: &[&str] = &[
    "domanda",
    "domande",
    "firma",
    "firme",
    "conti",
    "conta",
    "parte",
    "parti",
    "stato",
    "stati",
    "stata",
    "state",
    "fatto",
    "fatti",
    "posto",
    "posti",
    "posta",
    "prova",
    "prove",
    "cura",
    "cure",
    "spesa",
    "spese",
    "sale",
    "sali",
    "porta",
    "carica",
    "resto",
    "resti",
    "visita",
    "visite",
    "voti",
    "multa",
    "monti",
    "monte",
    "tagli",
    "piano",
    "lettera",
    "carta",
    "danno",
    "danni",
    "pesca",
    "caccia",
    "cena",
    "gioco",
    "giochi",
    "guide",
    "viaggi",
    "studi",
    "controlli",
    "bonifico",
    "bonifici",
    "truffa",
    "truffe",
    "furto",
    "ricarica",
    "messa",
    "presa",
    "entrata",
    "entrate",
    "uscita",
    "salita",
    "offerta",
    "scelta",
    "nota",
    "note",
    "segni",
    "regali",
    "consiglio",
    "consigli",
    "passi",
    "acquisto",
    "sconto",
    "sconti",
    "ricorso",
    "ricorsi",
    "deposito",
    "congedo",
    "lotta",
    "saldo",
    "saldi",
    "versi",
    "suoni",
    "tiro",
    "tiri",
    "batti",
    "rata",
    "sera",
    "via",
    "vai",
    "dai",
    "dei",
    "sei",
    "vero",
    "casa",
    "mila",
    "meno",
    "coltura",
    "denuncia",
    "denunce",
    "separata",
    "militare",
    "militari",
    "fede",
    "condanna",
    "condanne",
    "crede",
    "lotto",
    "crescita",
    "nascita",
    "morte",
    "operai",
    "operaio",
    "servizi",
    "cerchi",
    "regola",
    "regole",
    "spazio",
    "chiamata",
    "vista",
    "tenuta",
    "fine",
    "lascia",
    "intesa",
    "pari",
    "vita",
    "tratta",
    "stanza",
    "chiese",
    "chiesa",
    "spesi",
    "colto",
    "aiuti",
    "mancia",
    "mancina",
    "mensa",
    "cassa",
    "opera",
    "opere",
    "ritiri",
    "dieta",
    "dato",
    "dati",
    "data",
    "detto",
    "detta",
    "letto",
    "letti",
    "venti",
    "bloccò",
    "lettura",
];

/// Words that may be a noun or the first person of a verb: `lavoro`, `affitto`.
const EITHER: &[&str] = &[
    "lavoro",
    "lavori",
    "affitto",
    "affitti",
    "fatica",
    "fatiche",
    "servo",
    "giro",
    "giri",
    "uso",
    "usi",
    "pago",
    "paga",
    "cerco",
    "conto",
    "cambio",
    "voto",
    "suono",
    "lotta",
    "stiro",
    "assegno",
    "scarico",
    "carico",
    "impasto",
    "studio",
    "lavora",
    "risulto",
    "verso",
    "sarta",
    "presto",
    "spaccio",
    "monto",
    "taglio",
    "aiuto",
    "controllo",
    "parcheggio",
    "guida",
    "regalo",
    "passo",
    "campo",
    "ritiro",
    "segno",
    "firmo",
    "servono",
    "taglia",
    "trucco",
    "salto",
    "viaggio",
];

/// Determiners and prepositions behind which a word is a noun.
const BEFORE_NOUN: &[&str] = &[
    "il", "un", "del", "dello", "della", "dei", "degli", "delle", "dell", "al", "allo", "alla", "ai", "agli", "alle", "all", "dal",
    "dallo", "dalla", "dai", "dagli", "dalle", "dall", "nel", "nello", "nella", "nei", "negli", "nelle", "nell", "sul", "sullo", "sulla",
    "sui", "sugli", "sulle", "sull", "di", "da", "con", "per", "in", "quel", "quei", "quegli", "questo", "questi", "questa", "queste",
    "quella", "quelle", "mio", "mia", "miei", "mie", "tuo", "tua", "suo", "sua", "suoi", "nostro", "nostra", "vostro", "vostra", "loro",
    "ogni", "senza", "una", "uno", "i", "d", "col", "nessun", "nessuna", "qualche", "altro", "altra", "altri", "troppo", "tanto", "molto",
    "poco", "piu", "bel", "buon", "vero", "solo", "primo", "secondo", "vecchio", "nuovo", "nuova", "falso", "falsa", "certo", "c'e",
    "cercare", "trovare", "trovo", "cerco", "offre", "offrono", "stesso", "stessa", "o",
];

/// Articles that are also pronouns: behind them only words of the noun lists are nouns.
const ARTICLE_OR_PRONOUN: &[&str] = &["lo", "la", "l", "le", "gli", "li"];

/// Reads the tokens as words.
pub(crate) fn read<'t>(text: &'t str, tokens: &[Token]) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = tokens.iter().map(|token| plain(text, token)).collect();
    for at in 0..words.len() {
        words[at].longer = expressions(&words, tokens, at);
        if !words[at].forms.is_empty() && is_noun(&words, tokens, at) {
            words[at].forms = Forms::default();
        }
    }
    // "o lavorato", "mio marito a perso", "mi anno assunto", "ai preso": avere without its h.
    for at in 0..words.len().saturating_sub(1) {
        let have = match &*words[at].text {
            "o" => "ho",
            "a" => "ha",
            "anno" => "hanno",
            "ai" => "hai",
            _ => continue,
        };
        let behind_participle = at > 0 && words[at - 1].forms.in_tense(Tense::Participle).is_some();
        let next = (at + 1..words.len().min(at + 3)).find(|&next| !words[next].mask.has(light()));
        let reads = next.is_some_and(|next| {
            tokens[next].shape == Shape::Word
                && words[next].forms.in_tense(Tense::Participle).is_some()
                && words[next].forms.finite().is_none()
        });
        if reads && !behind_participle {
            let walk = Beginnings::new(have);
            words[at].text = have.into();
            words[at].hash = walk.whole();
            words[at].forms = verbs::parse(&walk, false);
        }
    }
    for at in 1..words.len() {
        if words[at].forms.is_empty() && words[at].mask.is_empty() && tokens[at].shape == Shape::Word {
            words[at].forms = unlisted(&words, at);
        }
    }
    for word in &mut words {
        word.mask = word.mask.union(word.forms.mask());
    }
    words
}

/// All classes of these words and of the expressions that begin with them.
pub(crate) fn classes(words: &[Word<'_>]) -> Mask {
    let more = |mask: Mask, word: &Word<'_>| word.longer.iter().fold(mask, |mask, (_, more)| mask.union(*more));
    words.iter().fold(Mask::NONE, |mask, word| more(mask.union(word.mask), word))
}

/// A word that no list has, read as a verb where only a verb can stand: behind a pronoun or `non`, or as a participle behind
/// avere.
fn unlisted(words: &[Word<'_>], at: usize) -> Forms {
    let word = &*words[at].text;
    if word.len() < 4 || !word.is_ascii() {
        return Forms::default();
    }
    let before = &*words[at - 1].text;
    let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
    let person = match before {
        "mi" | "ti" | "ci" | "vi" | "si" | "non" | "ne" | "chi" => match () {
            () if ends(&["are", "ere", "ire", "ato", "ata", "uto", "uta"]) => return Forms::default(),
            () if ends(&["ano", "ono"]) => Person::They,
            () if ends(&["iamo"]) => Person::We,
            () if ends(&["ate", "ete", "ite"]) => Person::YouAll,
            () if ends(&["o"]) => Person::I,
            () if ends(&["a", "e"]) => Person::It,
            () if ends(&["i"]) => Person::You,
            () => return Forms::default(),
        },
        "io" if ends(&["o"]) => Person::I,
        "ho" | "ha" | "hanno" | "abbiamo" | "hai" | "avevo" | "aveva"
            if ends(&["ato", "ata", "ati", "ate", "uto", "uta", "uti", "ute", "ito", "ita", "iti", "ite"]) =>
        {
            return Forms::of(Tense::Participle, Person::None);
        }
        _ => return Forms::default(),
    };
    Forms::of(Tense::Present, person)
}

fn light() -> Class {
    static LIGHT: Lazy<Class> = Lazy::new(|| Class::named("light"));
    *LIGHT
}

fn plain<'t>(text: &'t str, token: &Token) -> Word<'t> {
    let folded = &text[token.start..token.end];
    if token.is_wordlike() {
        return remembered(folded, token);
    }
    let walk = Beginnings::new(folded);
    match token.shape {
        Shape::Number => Word { mask: vocabulary::classes(&walk), number: true, ..Word::new(&walk, folded.into()) },
        Shape::Symbol => Word { mask: vocabulary::classes(&walk), ..Word::new(&walk, folded.into()) },
        _ => Word::new(&walk, folded.into()),
    }
}

/// What was found out about words, by accent and elision; the text is empty where it is the word itself.
static MEMORY: Memory<Word<'static>> = Memory::new();

fn remembered<'t>(folded: &'t str, token: &Token) -> Word<'t> {
    if token.shape == Shape::Mixed || token.stretched {
        return word(folded, token);
    }
    let written = u8::from(token.accented) | u8::from(token.elided) << 1;
    let make = || {
        let word = word(folded, token);
        Word { text: if word.text == folded { "".into() } else { word.text.into_owned().into() }, ..word }
    };
    let ordinary = |word: &Word<'_>| word.lists.any() || !word.mask.is_empty() || !word.forms.is_empty() || word.named.is_kept();
    let word = MEMORY.recall(folded, written, make, ordinary).map_or_else(|word| word, Word::clone);
    if word.text.is_empty() { Word { text: folded.into(), ..word } } else { word }
}

/// What a word is, whatever stands around it.
fn word<'t>(folded: &'t str, token: &Token) -> Word<'t> {
    let squeezed = if token.stretched { squeeze(folded) } else { folded.into() };
    let walk = Beginnings::new(&squeezed);
    let mut word = match respelled(&walk, token) {
        Some(other) => reading(&Beginnings::new(&other), other.clone(), token),
        None => reading(&walk, squeezed.clone(), token),
    };
    word.number |= token.shape == Shape::Mixed && folded.as_bytes()[0].is_ascii_digit();
    word.named = names::look(&squeezed);
    word
}

/// What the word that somebody wrote stands for, where that is another.
fn respelled(walk: &Beginnings<'_>, token: &Token) -> Option<Cow<'static, str>> {
    let (word, known) = (walk.word(), &*KNOWN);
    if token.accented {
        let quoted = known.get_by(longer(walk.whole(), b'\''), |key| key.strip_suffix(b"'") == Some(word.as_bytes()));
        if let Some(expanded) = quoted.and_then(|known| known.expanded) {
            return Some(expanded.into());
        }
    }
    if let Some(expanded) = known.get(walk.whole(), word).and_then(|known| known.expanded) {
        return Some(expanded.into());
    }
    if word.contains('k') && word.len() >= 3 && token.shape == Shape::Word {
        // Only where every hard c is a k, so that the gate knows the word too.
        let plain = without_k(word);
        return (with_k(&plain) == word).then(|| plain.into());
    }
    None
}

fn reading<'t>(walk: &Beginnings<'_>, word: Cow<'t, str>, token: &Token) -> Word<'t> {
    if &*word == "e'" {
        return reading(&Beginnings::new("e"), "e".into(), &Token { accented: true, ..token.clone() });
    }
    // Unaccented `e`, `da` and `di` are no verbs, nor is the `a` of a place.
    let verb = !(matches!(&*word, "e" | "da" | "di" | "si") && !token.accented)
        && token.shape == Shape::Word
        && !(token.elided && word.len() <= 2);
    let forms = if verb { verbs::parse(walk, token.accented) } else { Forms::default() };
    let lists = KNOWN.get(walk.whole(), &word).map_or_else(Lists::default, |known| known.lists);
    Word { mask: vocabulary::classes(walk), forms, number: lists.number, lists, ..Word::new(walk, word) }
}

/// `skifo`, `perke`: the k of telephones.
fn without_k(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 1);
    for (at, c) in word.char_indices() {
        match c {
            'k' if word[at + 1..].starts_with(['e', 'i']) => out.push_str("ch"),
            'k' => out.push('c'),
            c => out.push(c),
        }
    }
    out
}

/// The expressions of the vocabulary that begin at a word. A hyphen between their words is skipped.
fn expressions(words: &[Word<'_>], tokens: &[Token], at: usize) -> Vec<(u8, Mask)> {
    let mut found = Vec::new();
    let follows = |next: u32, place: usize| words.get(place).is_some_and(|word| word.hash == next);
    'next: for Expression { next, rest, mask } in words[at].begins {
        let mut place = at + 1;
        if !follows(*next, place) && !follows(*next, place + 1) {
            continue;
        }
        for part in rest {
            if tokens.get(place).is_some_and(|token| matches!(token.shape, Shape::Mark(b'-' | b'/' | b'.')) && *part != words[place].text) {
                place += 1;
            }
            if words.get(place).is_none_or(|word| word.text != *part) {
                continue 'next;
            }
            place += 1;
        }
        found.push(((place - at) as u8, *mask));
    }
    found
}

/// True when `article` can be the article of `word`: "lo studio", "la paga", but not "lo pago", "la pago".
fn fits_article(article: &str, word: &str) -> bool {
    let bytes = word.as_bytes();
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    let heavy =
        bytes[0] == b's' && !vowel(bytes[1]) || word.starts_with(['z', 'x', 'y']) || word.starts_with("gn") || word.starts_with("ps");
    match article {
        "lo" => heavy,
        "gli" => heavy || vowel(bytes[0]),
        "li" => false,
        "la" => word.ends_with('a') || word.ends_with('e'),
        "le" => word.ends_with('e') || word.ends_with('i'),
        _ => true,
    }
}

/// True when a word that could be a verb stands as a noun.
fn is_noun(words: &[Word<'_>], tokens: &[Token], at: usize) -> bool {
    let text = &*words[at].text;
    if matches!(text, "manco" | "mancò") {
        return true;
    }
    let before = (at > 0 && tokens[at - 1].is_wordlike()).then(|| &*words[at - 1].text);
    let lists = words[at].lists;
    let lists_before = if before.is_some() { words[at - 1].lists } else { Lists::default() };
    let finite = words[at].forms.finite().is_some();
    let participle = words[at].forms.in_tense(Tense::Participle).is_some();
    let infinitive = words[at].forms.in_tense(Tense::Infinitive).is_some();
    if (infinitive || participle) && !finite {
        return false;
    }
    // imbianchino: a noun that is also a subjunctive.
    let stated =
        words[at].forms.iter().any(|form| !matches!(form.tense, Tense::Subjunctive | Tense::Imperative | Tense::ImperfectSubjunctive));
    if !stated && !words[at].mask.is_empty() {
        return true;
    }
    let clitic = before.is_some_and(|b| {
        matches!(
            b,
            "mi" | "ti"
                | "ci"
                | "vi"
                | "si"
                | "ne"
                | "non"
                | "io"
                | "lui"
                | "lei"
                | "che"
                | "chi"
                | "me"
                | "te"
                | "ce"
                | "noi"
                | "loro"
                | "m"
                | "tu"
                | "ha"
                | "ho"
                | "hanno"
        )
    });
    match before {
        Some("anni" | "mesi" | "giorni" | "settimane" | "anno" | "mese" | "tempo" | "ore" | "ora") if text == "fa" => true,
        Some("i" | "una" | "uno") if finite => true,
        Some(b) if lists_before.before_noun && !(b == "o" || b == "a") => {
            !clitic && !(text == "e" || text == "sono" || text == "ho" || text == "ha" || text == "hanno" || text == "era")
        }
        Some(b) if lists_before.article => (lists.noun || lists.either && !text.ends_with("ano")) && fits_article(b, text),
        _ if text == "sei"
            && words.get(at + 1).is_some_and(|next| {
                matches!(&*next.text, "anni" | "mesi" | "giorni" | "ore" | "euro" | "mila" | "settimane" | "volte" | "figli" | "persone")
            }) =>
        {
            true
        }
        _ if lists.noun => !clitic && !participle,
        _ if lists.either => {
            // "lavoro in nero" states, "lavoro nero" and "affitto alto" name.
            let next = words.get(at + 1);
            let adjective = next.is_some_and(|next| {
                matches!(
                    &*next.text,
                    "nero"
                        | "irregolare"
                        | "sommerso"
                        | "alto"
                        | "basso"
                        | "corrente"
                        | "pubblico"
                        | "agile"
                        | "autonomo"
                        | "dipendente"
                        | "minorile"
                        | "onesto"
                        | "vero"
                        | "serio"
                        | "stabile"
                        | "dignitoso"
                        | "mensile"
                        | "unico"
                        | "sociale"
                        | "familiare"
                        | "di"
                        | "domestico"
                )
            });
            let first = words[at].forms.iter().any(|form| form.person == Person::I);
            !clitic && (adjective || !first && text != "lavora")
        }
        _ => false,
    }
}
