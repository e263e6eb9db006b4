//! Texts that properties are held against: all that the project knows, and the pieces that random ones are made of.

use crate::{corpus, example::unmark};

/// Every comment of the corpora and every example of the detectors.
///
/// # Panics
/// As [`corpus::all`].
#[must_use]
pub fn known() -> Vec<String> {
    let comments = corpus::all().into_iter().flat_map(|(_, comments)| comments).map(|comment| comment.text);
    let examples = omissis::detectors().iter().flat_map(|d| d.hides().iter().chain(d.keeps()).map(|e| unmark(e).0));
    comments.chain(examples).collect()
}

/// What comments are made of, so that random text comes near to what detectors look for.
pub const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    ".",
    ", ",
    ": ",
    "'",
    "@",
    "/",
    "-",
    "pin",
    "il mio pin è ",
    "cf",
    "codice fiscale ",
    "iban ",
    "IT60X0542811101000000123456",
    "RSSMRA80A01H501U",
    "DSMNCLVPELVDVSVM",
    "rssmra",
    "333",
    "1234567",
    "+39",
    "800",
    "06164164",
    "tre ",
    "zero ",
    "mario",
    "rossi",
    "gmail.com",
    "via ",
    "Roma",
    " 12",
    "lavoro in nero",
    "non ",
    "se ",
    "mio marito ",
    "?",
    "ho ",
    "58 anni",
    "[IBAN]",
    "[OMISSIS]",
    "[PIN 12345]",
    "[IBAN ***3456]",
    "[ETA 50-59]",
    "[NOME bcdfghklmnpr]",
    "[",
    "]",
    "😡",
    "è",
    "e\u{301}",
    "１２３",
    "\u{200b}",
    "A",
    "B",
    "5",
    "07601",
    "password ",
    "chiocciola",
    " punto it",
    "mi chiamo ",
    "figlio",
    "104",
];

/// A text from bytes of any kind: ASCII as it is, and one of the [`PIECES`] for every other byte, so that few bytes come near to what detectors
/// look for.
#[must_use]
pub fn spelled(bytes: &[u8]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        match byte.checked_sub(128) {
            None => text.push(char::from(byte)),
            Some(place) => text.push_str(PIECES[usize::from(place) % PIECES.len()]),
        }
    }
    text
}
