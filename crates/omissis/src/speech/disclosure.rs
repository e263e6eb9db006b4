//! Disclosing: the ways in which somebody writes a secret down instead of talking about it.
//!
//! A secret has no shape of its own. What tells it from any other word or number is how the sentence holds it out: it is presented ("il codice è X", "cioè X",
//! "l'ho messo: X"), typed or handed over ("ho scritto X", "gliel'ho dato X"), judged by a machine ("X non lo accetta", "X, dice errato") or set apart ("(X)",
//! ", X,", a line of its own). [`Disclosure::of`] reads these four off the words around.

use crate::speech::Reading;
use crate::speech::tokens::{Shape, Token};

/// How a stretch of text is held out.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Disclosure {
    /// A colon, a copula or "cioè" right before it.
    pub(crate) presented: bool,
    /// A verb of typing, trying, reading, changing or handing over before it, in its clause.
    pub(crate) typed: bool,
    /// The words behind it, or before it in its sentence, say that something did not take it.
    pub(crate) judged: bool,
    /// Marks, line breaks or the edges of the text stand on both sides.
    pub(crate) apart: bool,
}

/// Words that present what follows.
const PRESENTING: &[&str] = &[
    "e",
    "era",
    "erano",
    "sarebbe",
    "sarebbero",
    "sono",
    "cioe",
    "ossia",
    "ovvero",
    "ecco",
    "eccolo",
    "eccola",
    "eccoli",
    "fa",
    "uguale",
    "seguente",
    // Venetian and Sardinian.
    "xe",
    "est",
];

/// Words that may stand between what presents and what is presented.
const BETWEEN: &[&str] = &["sto", "questo", "questa", "qua", "qui", "quello", "quella", "proprio", "il", "la", "lo", "infatti", "tipo"];

/// How verbs of typing, trying, reading, changing and handing over begin.
const TYPING: &[&str] = &[
    "mess",
    "mett",
    "rimess",
    "rimett",
    "inser",
    "digit",
    "scriv",
    "scritt",
    "riscriv",
    "batt",
    "prov",
    "riprov",
    "tentat",
    "lett",
    "legg",
    "dett",
    "impost",
    "generat",
    "rigenerat",
    "ricevut",
    "arrivat",
    "mandat",
    "spedit",
    "consegnat",
    "assegnat",
    "comunicat",
    "scelt",
    "stampat",
    "cambiat",
    "segnat",
    "copiat",
    "incollat",
    "uscit",
    "rilasciat",
    "passat",
    "fornit",
    "usat",
    "uso",
    "usand",
    "dat",
    "diedi",
    "do",
    "chiedev",
    "confermat",
    "impostat",
    "memorizzat",
    "salvat",
    "annotat",
    "appuntat",
];

/// Words that begin like a verb of typing and are none.
const NO_TYPING: &[&str] = &[
    "messaggio",
    "messaggi",
    "messi",
    "messina",
    "prova",
    "prove",
    "provincia",
    "province",
    "lettera",
    "lettere",
    "lettore",
    "legge",
    "leggi",
    "leggere",
    "scrittura",
    "data",
    "date",
    "dati",
    "dato che",
    "inserzione",
    "digitale",
    "provvisoria",
    "provvisorio",
    "metta",
    "messe",
    "letto",
    "documento",
    "domanda",
    "provvedimento",
    "provvede",
    "dopo",
    "dove",
    "passato",
    "battaglia",
    "letti",
    "provinciale",
    "dottore",
    "dov",
];

/// How words begin with which a machine's refusal is told.
const JUDGING: &[&str] = &[
    "errat",
    "sbagliat",
    "scadut",
    "blocc",
    "sblocc",
    "rifiut",
    "invalid",
    "rigett",
    "respin",
    "accett",
    "riconosc",
    "funzion",
    "inesistent",
    "scorrett",
    "errore",
    "error",
    "giust",
    "corrett",
    "rimand",
    "ricaric",
    "scartat",
    "mangiat",
    "negat",
];

/// Verbs with which a refusal is told when "non" or "nn" stands before them.
const TAKING: &[&str] = &[
    "va",
    "vale",
    "prende",
    "entra",
    "legge",
    "trova",
    "valido",
    "valida",
    "valide",
    "validi",
    "apre",
    "parte",
    "passa",
    "vanno",
    "entro",
    "combacia",
    "corrisponde",
    "esiste",
    "serve",
    "vuole",
    "risulta",
];

impl Disclosure {
    /// How the folded bytes `start..end` are held out.
    pub(crate) fn of(reading: &Reading<'_>, start: usize, end: usize) -> Self {
        let tokens = reading.tokens();
        let first = tokens.partition_point(|token| token.end <= start);
        let last = tokens.partition_point(|token| token.start < end);
        let text = |token: &Token| reading.text(token);
        Self {
            presented: is_presented(reading, &tokens[..first]),
            typed: is_typed(reading, &tokens[..first]),
            judged: is_judged(tokens[last..].iter().take(12).take_while(|token| !is_end(token)).map(text))
                || is_judged(
                    tokens[last..]
                        .iter()
                        .skip_while(|token| matches!(token.shape, Shape::Mark(_) | Shape::Symbol | Shape::Break))
                        .take(8)
                        .map(text),
                ),
            apart: is_edge(tokens[..first].last()) && is_edge(tokens.get(last)),
        }
    }

    /// True when anything holds it out.
    pub(crate) const fn any(self) -> bool {
        self.presented || self.typed || self.judged
    }
}

/// True for what ends a sentence.
const fn is_end(token: &Token) -> bool {
    matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?' | b';') | Shape::Break)
}

/// True for marks that set apart, and for the edge of the text.
fn is_edge(token: Option<&Token>) -> bool {
    token.is_none_or(|token| {
        matches!(
            token.shape,
            Shape::Mark(b',' | b';' | b':' | b'.' | b'!' | b'?' | b'(' | b')' | b'"' | b'\'' | b'-' | b'=' | b'*' | b'>' | b'[' | b']')
                | Shape::Break
                | Shape::Symbol
        )
    })
}

fn is_presented(reading: &Reading<'_>, before: &[Token]) -> bool {
    let mut passed = 0;
    for token in before.iter().rev().take(6) {
        match token.shape {
            Shape::Mark(b':' | b'=' | b'>') => return true,
            Shape::Mark(b'"' | b'\'' | b'(' | b'*' | b'-' | b'[') | Shape::Symbol => {}
            Shape::Mark(b',') if passed == 0 => passed += 1,
            Shape::Break if passed == 0 => passed += 1,
            Shape::Word => {
                let word = reading.text(token);
                // "e" without its accent joins as often as it states.
                if PRESENTING.contains(&word) {
                    return word != "e" || token.accented || passed == 0;
                }
                if !BETWEEN.contains(&word) || passed > 2 {
                    return false;
                }
                passed += 1;
            }
            _ => return false,
        }
    }
    false
}

fn is_typed(reading: &Reading<'_>, before: &[Token]) -> bool {
    let clause = before
        .iter()
        .rev()
        .take_while(|token| !is_end(token) || matches!(token.shape, Shape::Break))
        .filter(|token| token.shape == Shape::Word)
        .take(4);
    clause.map(|token| reading.text(token)).any(is_typing)
}

/// True for a verb of typing, trying, reading, changing or handing over.
pub(crate) fn is_typing(word: &str) -> bool {
    !NO_TYPING.contains(&word)
        && TYPING.iter().any(|stem| {
            if stem.len() <= 3 {
                *stem == word || word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "o" | "a" | "i" | "e"))
            } else {
                word.starts_with(stem)
            }
        })
}

/// True for a word with which a machine's refusal is told.
pub(crate) fn is_judging(word: &str) -> bool {
    JUDGING.iter().any(|stem| word.starts_with(stem))
}

fn is_judged<'a>(words: impl Iterator<Item = &'a str>) -> bool {
    let mut denied = 0;
    for word in words {
        if is_judging(word) || denied > 0 && TAKING.contains(&word) {
            return true;
        }
        denied = if matches!(word, "non" | "nn" | "manco" | "nemmeno" | "neanche") { 3 } else { denied - i32::from(denied > 0) };
    }
    false
}
