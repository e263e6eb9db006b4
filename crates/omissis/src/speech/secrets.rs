//! Secrets without a label: strings that are drawn up like a password, the accounts and doors that they open, and the verbs of getting in.

use crate::speech::Reading;
use crate::speech::links;
use crate::speech::tokens::{Shape, Token};

/// What accounts are called, and what is done with them. (The gate looks for these too.)
pub(crate) const ACCOUNTS: &[&str] = &[
    "*spid",
    "*poste id",
    "*posteid",
    "*namirial",
    "*lepida",
    "*sielte",
    "*infocert",
    "*login",
    "*loggo",
    "*entro ",
    "*entra ",
    "*entrat",
    "*entrar",
    "*entravo",
    "*accedo",
    "*acceder",
    "*accesso",
    "*registro elettronico",
    "*area riservata",
    "*credenz",
    "*fascicolo sanitario",
    "*portale",
    "*account",
    "*passw",
];

/// How the names of what is locked begin.
const LOCKS: &[&str] = &[
    "cancell",
    "porton",
    "porta",
    "allarm",
    "antifurt",
    "cassafort",
    "lucchett",
    "armadiett",
    "tornell",
    "garage",
    "citofon",
    "sbarr",
    "serratur",
    "chiavi",
    "videocitofon",
    "saracinesc",
    "valigi",
    "circolo",
    "palestra",
    "ascensor",
];

/// How verbs of getting in begin.
const GETTING_IN: &[&str] = &["sblocc", "apr", "acced", "entr", "logg", "funzion", "prelev", "attiv"];

/// How verbs of keying in begin.
const KEYING: &[&str] = &["fate", "fai", "fa", "fare", "faccio", "digit", "prem", "compon", "schiacci", "batt", "tasti"];

/// Words that may stand between a verb of getting in and "con".
const ADVERBS: &[&str] =
    &["sempre", "ieri", "oggi", "stamattina", "prima", "dentro", "anche", "pure", "solo", "si", "ancora", "adesso", "ora", "mo", "bene"];

/// Strings that look drawn up and are names of products, measures and times.
const NAMES: &[&str] = &[
    "windows",
    "win",
    "android",
    "chrome",
    "firefox",
    "explorer",
    "iphone",
    "ipad",
    "samsung",
    "galaxy",
    "huawei",
    "covid",
    "quota",
    "reddito",
    "bonus",
    "naspi",
    "isee",
    "decreto",
    "legge",
    "modello",
    "unico",
    "redditi",
    "estate",
    "natale",
    "agenda",
    "industria",
    "euro",
    "versione",
    "spid",
    "office",
    "play",
    "inps",
    "dsu",
    "articolo",
    "comma",
    "legge",
    "radio",
    "canale",
    "rai",
    "formula",
    "gruppo",
    "classe",
    "anno",
    "sky",
    "alfa",
    "smart",
    "serie",
    "fase",
    "scaglione",
];

/// The stretch without spaces from token `at` on, without the marks that close a sentence.
pub(crate) fn value(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let text = reading.folded();
    let start = reading.tokens().get(at)?.start;
    let end = text[start..].find([' ', '\n', crate::normalise::PLACEHOLDER]).map_or(text.len(), |i| start + i);
    let trimmed = text[start..end].trim_end_matches(['.', ',', ';', ':', '?', ')', '"', '\'', '\u{2026}']);
    let trimmed = trimmed.trim_end_matches(|c: char| !c.is_ascii());
    (trimmed.bytes().any(|b| b.is_ascii_alphanumeric())).then_some((start, start + trimmed.len()))
}

/// True when the string has what a word has not: a digit, a sign or a capital inside.
pub(crate) fn is_complex(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let inside = &reading.folded()[value.0..value.1];
    let letters = inside.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = inside.bytes().filter(u8::is_ascii_digit).count();
    let signs = inside
        .trim_end_matches('!')
        .bytes()
        .any(|b| matches!(b, b'.' | b'_' | b'-' | b'!' | b'@' | b'#' | b'$' | b'&' | b'*' | b'%' | b'+'));
    let written = reading.view().written(value.0, value.1);
    let capitals = written.chars().skip(1).any(char::is_uppercase) && written.chars().any(char::is_lowercase);
    digits >= 1 && letters >= 1 && inside.len() >= 5
        || digits >= 4 && letters == 0 && inside.len() <= 12
        || letters >= 3 && (signs || capitals) && inside.len() >= 5
}

/// Letters, then digits: a word of its own with a number behind ("Vesuvio20"), not a count ("20giorni").
pub(crate) fn is_mixed(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let inside = &reading.folded().as_bytes()[value.0..value.1];
    let letters = inside.iter().filter(|b| b.is_ascii_alphabetic()).count();
    inside.len() >= 6 && letters >= 3 && inside[0].is_ascii_alphabetic() && inside.iter().any(u8::is_ascii_digit)
}

/// True for a string drawn up like a password ("Brindisi72!", "nonna_pina", "pokemon12"): four letters with digits or signs, no site, no product.
pub(crate) fn is_strong(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let inside = &reading.folded()[value.0..value.1];
    let letters = inside.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = inside.bytes().filter(u8::is_ascii_digit).count();
    let signs = inside.bytes().any(|b| matches!(b, b'_' | b'!' | b'@' | b'#' | b'$' | b'&' | b'*' | b'%' | b'+'));
    let word = inside.bytes().take_while(u8::is_ascii_alphabetic).count();
    letters >= 4
        && inside.len() >= 6
        && inside.as_bytes()[0].is_ascii_alphabetic()
        && (digits > 0 || signs && !inside[word..].bytes().all(|b| b == b'!'))
        && !is_named(inside)
        && !is_place(inside)
}

/// A word with digits behind it, a sign between or behind them ("Santuario.9", "Trattore1982", "brindisi72!"): drawn up for nothing else.
pub(crate) fn is_drawn(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let inside = &reading.folded()[value.0..value.1];
    let word = inside.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = inside[word..].bytes().filter(u8::is_ascii_digit).count();
    // What is drawn by lot has hardly a vowel, and is a PIN.
    let vowels = inside[..word].bytes().filter(|b| b"aeiou".contains(b)).count();
    let joined = inside[word..].starts_with(['-', '_', '.']);
    is_strong(reading, value)
        && word >= 5
        && vowels >= 2
        && (1..=4).contains(&digits)
        && inside[word..].bytes().all(|b| b.is_ascii_digit() || b"._!@#$&*%+-".contains(&b) || joined && b.is_ascii_alphabetic())
}

/// True for a string drawn up like a user name ("mario.rossi", "enzo_72", "utente8812", "S8817231").
pub(crate) fn is_user(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let inside = &reading.folded()[value.0..value.1];
    let letters = inside.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = inside.bytes().filter(u8::is_ascii_digit).count();
    let parted = inside[..].trim_end_matches(['.', '_']).bytes().any(|b| matches!(b, b'.' | b'_'));
    (letters >= 5 && parted || letters >= 3 && digits >= 1 || letters == 1 && digits >= 6)
        && inside.len() >= 5
        && inside.as_bytes()[0].is_ascii_alphabetic()
        && inside.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-'))
        && !is_named(inside)
        && !is_place(inside)
}

/// True for a product, a measure or a time with its number ("Windows10", "Reddito2019").
pub(crate) fn is_named(inside: &str) -> bool {
    let word = inside.bytes().take_while(u8::is_ascii_alphabetic).count();
    NAMES.contains(&&inside[..word])
}

/// True for an address of the net.
pub(crate) fn is_place(inside: &str) -> bool {
    let host = inside.split(['/', '?']).next().unwrap_or_default();
    inside.starts_with("http")
        || inside.starts_with("www")
        || host.rsplit_once('.').is_some_and(|(_, ending)| links::is_tld(ending))
        || inside.chars().skip(1).any(|c| c == '@')
}

/// The token behind at most two of what joins a user name and its password: a slash, a dash, a comma, "e", "poi".
pub(crate) fn behind_joint(reading: &Reading<'_>, end: usize) -> usize {
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start < end);
    let joins =
        |token: &&Token| matches!(token.shape, Shape::Mark(b'/' | b'-' | b',' | b':')) || matches!(reading.text(token), "e" | "poi" | "ed");
    first + tokens[first..].iter().take(2).take_while(joins).count()
}

/// True for brackets, quotes, asterisks and symbols: they stand around a secret and change nothing.
const fn wraps(token: &Token) -> bool {
    matches!(token.shape, Shape::Mark(b'(' | b')' | b'"' | b'\'' | b'*' | b'[' | b']') | Shape::Symbol)
}

/// The first token from `at` on that opens no bracket or quote.
pub(crate) fn opened(tokens: &[Token], at: usize) -> usize {
    at + tokens[at.min(tokens.len())..].iter().take_while(|token| wraps(token)).count()
}

/// The tokens before, without brackets and quotes that open at their end.
fn unopened(before: &[Token]) -> &[Token] {
    &before[..before.len() - before.iter().rev().take_while(|token| wraps(token)).count()]
}

/// The tokens behind, without brackets and quotes that close at their beginning.
pub(crate) fn closed(behind: &[Token]) -> &[Token] {
    &behind[behind.iter().take_while(|token| wraps(token)).count()..]
}

/// A word of letters only from token `at` on, without the marks behind it.
pub(crate) fn plain(reading: &Reading<'_>, at: usize) -> Option<(usize, usize)> {
    let (start, end) = value(reading, at)?;
    let word = reading.folded()[start..end].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
    (!word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic())).then_some((start, start + word.len()))
}

/// "entro con", "sono entrato ieri con", "si apre col", "ci vado con": what follows gets somebody in.
pub(crate) fn gets_in(reading: &Reading<'_>, before: &[Token]) -> bool {
    let mut words = unopened(before).iter().rev().map(|token| reading.text(token));
    if !words.next().is_some_and(|word| matches!(word, "con" | "col" | "coi" | "come")) {
        return false;
    }
    let mut words = words.skip_while(|word| ADVERBS.contains(word));
    let Some(verb) = words.next() else { return false };
    GETTING_IN.iter().any(|stem| verb.starts_with(stem))
        || matches!(verb, "vado" | "andavo" | "andato" | "vai") && words.next() == Some("ci")
}

/// True when the words right before, in the same sentence, name something locked.
pub(crate) fn is_locked(reading: &Reading<'_>, before: &[Token]) -> bool {
    let clause = before.iter().rev().take(9).take_while(|token| !matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?')));
    clause.map(|token| reading.text(token)).any(|word| {
        LOCKS.iter().any(|stem| word.starts_with(stem)) && !matches!(word, "portale" | "portato" | "portare" | "portano" | "porta a porta")
    })
}

/// "fate X", "digitate X cancelletto": the keys of a door, a machine or a telephone.
pub(crate) fn is_keyed(reading: &Reading<'_>, before: &[Token], behind: &[Token]) -> bool {
    let (before, behind) = (unopened(before), closed(behind));
    let keys = before
        .last()
        .map(|token| reading.text(token))
        .is_some_and(|word| KEYING.iter().any(|stem| if stem.len() <= 4 { word == *stem } else { word.starts_with(stem) }));
    let closed = behind.first().map(|token| reading.text(token)).is_some_and(|word| matches!(word, "cancelletto" | "asterisco" | "#"));
    keys && (closed || is_locked(reading, before) || before.iter().rev().take(9).any(|token| reading.text(token).starts_with("entra")))
}

/// Whether `start..end` lies in the address of a network card ("00-00-5e-00-53-af"): six pairs of hexadecimal digits with marks between them.
pub(crate) fn is_mac(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let part = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b'-' | b':');
    let from = start - bytes[..start].iter().rev().take_while(|byte| part(byte)).count();
    let to = end + bytes[end..].iter().take_while(|byte| part(byte)).count();
    let pair = |pair: &[u8]| pair.len() == 2 && pair.iter().all(u8::is_ascii_hexdigit);
    let mut pairs = bytes[from..to].split(|byte| matches!(byte, b'-' | b':'));
    to - from == 17 && pairs.all(pair)
}

/// True when letters and digits change places as by chance, and the letters make no word.
pub(crate) fn is_random(text: &str) -> bool {
    let digit = |b: &u8| b.is_ascii_digit();
    let changes = text.as_bytes().windows(2).filter(|pair| digit(&pair[0]) != digit(&pair[1])).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let vowels = text.bytes().filter(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')).count();
    let letters = text.len() - digits;
    digits >= 1 && letters >= 2 && (changes >= 3 || changes >= 1 && vowels * 4 <= letters && letters >= 3)
}

/// Keys that people try first: one digit again and again, or a row.
pub(crate) fn is_default(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    (4..=8).contains(&bytes.len()) && (bytes.iter().all(|b| *b == bytes[0]) || "12345678".starts_with(digits))
}

/// Where the correction of the secret that ends at byte `end` begins: "X, no aspetta, Y", "X scusate Y", "X anzi con la minuscola Y".
pub(crate) fn corrected(reading: &Reading<'_>, end: usize) -> Option<usize> {
    const MARKERS: &[&str] = &[
        "scusate",
        "scusa",
        "scusi",
        "anzi",
        "pardon",
        "correggo",
        "sbagliato",
        "aspetta",
        "aspettate",
        "aspe",
        "aspett",
        "ops",
        "errata",
    ];
    const BETWEEN: &[&str] = &[
        "no",
        "e",
        "era",
        "volevo",
        "dire",
        "ho",
        "con",
        "la",
        "il",
        "minuscola",
        "maiuscola",
        "corrige",
        "invece",
        "mi",
        "sono",
        "un",
        "attimo",
        "meglio",
    ];
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start < end);
    let mut marked = false;
    for (i, token) in tokens.iter().enumerate().skip(first).take(8) {
        let text = reading.text(token);
        match token.shape {
            Shape::Mark(b',' | b'.' | b':' | b'*' | b'(' | b')' | b'-') | Shape::Symbol => {}
            Shape::Word if MARKERS.contains(&text) => marked = true,
            Shape::Word if BETWEEN.contains(&text) => {}
            _ => return marked.then_some(i),
        }
    }
    None
}
