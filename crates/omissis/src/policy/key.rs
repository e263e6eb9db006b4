//! The key of an office, and what is made with it: names for values, hashes, and texts that can be brought back.

use crate::error::PolicyError;
use crate::kind::Kind;
use crate::placeholder::{self, Tails};
use crate::policy::value;
use aes_siv::KeyInit;
use aes_siv::siv::Aes256Siv;
use core::fmt;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::borrow::Cow;
use std::sync::Arc;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// A secret from which pseudonyms, hashes and encryption keys are derived. Wiped from memory with its last clone; `Debug`
/// shows nothing of it.
///
/// ```
/// let key = omissis::Key::new(b"sixteen bytes or more").unwrap();
/// let name = key.pseudonym(omissis::Kind::PersonName, "Maria Rossi");
/// assert_eq!(name, key.pseudonym(omissis::Kind::PersonName, "rossi maria"));
/// assert!(name.starts_with("[NOME "));
/// ```
#[derive(Clone)]
pub struct Key(Arc<Derived>);

/// One key for each use, so that nothing learned from one helps with another.
#[derive(ZeroizeOnDrop)]
struct Derived {
    pseudonym: [u8; 32],
    hash: [u8; 32],
    encrypt: [u8; 64],
}

/// What the text form of a key begins with.
const TEXT: &str = "omissis-key-1:";

impl Key {
    /// The fewest bytes of a secret.
    pub const LEAST: usize = 16;

    /// A key from secret bytes: at least [`Key::LEAST`] of them, as random as the office can have them, or the text form that
    /// [`Key::to_text`] writes (white space around it does not count).
    ///
    /// # Errors
    /// [`PolicyError::ShortKey`] when there are fewer; [`PolicyError::BrokenKey`] when a text form is not whole.
    pub fn new(secret: &[u8]) -> Result<Self, PolicyError> {
        let trimmed = secret.trim_ascii();
        if let Some(digits) = trimmed.strip_prefix(TEXT.as_bytes()) {
            let bytes = unhex(digits).filter(|bytes| bytes.len() >= Self::LEAST);
            return bytes.map(|bytes| Self::derive(&bytes)).ok_or(PolicyError::BrokenKey);
        }
        if secret.len() < Self::LEAST { Err(PolicyError::ShortKey(secret.len())) } else { Ok(Self::derive(secret)) }
    }

    /// The text form of a secret, to be kept in a file.
    #[must_use]
    pub fn to_text(secret: &[u8; 32]) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(TEXT.len() + secret.len() * 2));
        text.push_str(TEXT);
        for byte in secret {
            text.extend([byte >> 4, byte & 15].map(|half| char::from(HEX[usize::from(half)])));
        }
        text
    }

    fn derive(secret: &[u8]) -> Self {
        let part = |purpose: &str| mac(secret, &[b"omissis 1 ", purpose.as_bytes()]);
        let mut derived = Derived { pseudonym: *part("pseudonym"), hash: *part("hash"), encrypt: [0; 64] };
        derived.encrypt[..32].copy_from_slice(&*part("encrypt mac"));
        derived.encrypt[32..].copy_from_slice(&*part("encrypt ctr"));
        Self(Arc::new(derived))
    }

    /// A key of its own for another use, such as the fields around the text. What is learned of it helps with no other use.
    #[must_use]
    pub fn for_use(&self, purpose: &str) -> [u8; 32] {
        *mac(&self.0.pseudonym, &[b"omissis 1 for ", purpose.as_bytes()])
    }

    /// `[LABEL letters]`: the short name of a value, the same for every spelling of the value that people use: case, spaces,
    /// separators, prefix of a number, order of a name. 40 bits of a keyed hash; there is no table of names.
    #[must_use]
    pub fn pseudonym(&self, kind: Kind, value: &str) -> String {
        placeholder::sealed(kind.info().label, &of_value(&self.0.pseudonym, kind, value)[..placeholder::PSEUDONYM])
    }

    /// `[LABEL letters]`: 96 bits of HMAC-SHA-256 of a value, the same for every spelling, as [`Key::pseudonym`].
    #[must_use]
    pub fn hash(&self, kind: Kind, value: &str) -> String {
        placeholder::sealed(kind.info().label, &of_value(&self.0.hash, kind, value)[..placeholder::HASH])
    }

    /// `[LABEL letters]`: the text itself, encrypted with AES-SIV. The same text gives the same letters; [`Key::reveal`] brings it
    /// back.
    #[must_use]
    pub fn encrypt(&self, kind: Kind, text: &str) -> String {
        let label = kind.info().label;
        // AES-SIV refuses more than 126 headers, and there is one.
        let bytes = Aes256Siv::new(&self.0.encrypt.into()).encrypt([label.as_bytes()], text.as_bytes()).unwrap_or_default();
        placeholder::sealed(label, &bytes)
    }

    /// The text with every encrypted placeholder brought back; borrows it when there is none.
    ///
    /// # Errors
    /// [`PolicyError::WrongKey`] when one was encrypted with another key.
    pub fn reveal<'t>(&self, text: &'t str) -> Result<Cow<'t, str>, PolicyError> {
        let edits = self.revealed(text)?;
        if edits.is_empty() {
            return Ok(Cow::Borrowed(text));
        }
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (start, end, plain) in edits {
            out.push_str(&text[from..start]);
            out.push_str(&plain);
            from = end;
        }
        out.push_str(&text[from..]);
        Ok(Cow::Owned(out))
    }

    /// Where the encrypted placeholders stand, in bytes, and what was there before; in text order. For callers whose text is a
    /// view of other bytes.
    ///
    /// # Errors
    /// As [`Key::reveal`].
    pub fn revealed(&self, text: &str) -> Result<Vec<(usize, usize, String)>, PolicyError> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(start) = text[from..].find('[').map(|at| from + at) {
            from = start + 1;
            let Some(placeholder) = placeholder::read(&text[start..], &Tails::NONE) else { continue };
            from = start + placeholder.len;
            if !placeholder::is_encrypted(placeholder.sealed) {
                continue;
            }
            let bytes = placeholder::unseal(placeholder.sealed).unwrap_or_default();
            let plain = Aes256Siv::new(&self.0.encrypt.into()).decrypt([placeholder.label.as_bytes()], &bytes);
            let plain = plain.ok().and_then(|plain| String::from_utf8(plain).ok()).ok_or(PolicyError::WrongKey)?;
            found.push((start, from, plain));
        }
        Ok(found)
    }
}

fn of_value(key: &[u8; 32], kind: Kind, value: &str) -> Zeroizing<[u8; 32]> {
    mac(key, &[kind.id().as_bytes(), b"\0", value::canonical(kind, value).as_bytes()])
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Zeroizing<[u8; 32]> {
    // HMAC takes keys of any length.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    parts.iter().for_each(|part| mac.update(part));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

const HEX: &[u8; 16] = b"0123456789abcdef";

fn unhex(digits: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let value = |digit: u8| HEX.iter().position(|&h| h == digit.to_ascii_lowercase()).map(|n| n as u8);
    let pairs = digits.chunks_exact(2);
    let whole = pairs.remainder().is_empty();
    let bytes = pairs.map(|pair| Some(value(pair[0])? << 4 | value(pair[1])?)).collect::<Option<Vec<_>>>().map(Zeroizing::new);
    bytes.filter(|_| whole)
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(..)")
    }
}

impl PartialEq for Key {
    /// Compares one derived key in constant time: equal keys have equal secrets.
    fn eq(&self, other: &Self) -> bool {
        self.0.hash.iter().zip(&other.0.hash).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

impl Eq for Key {}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(secret: &[u8]) -> Key {
        Key::new(secret).unwrap()
    }

    #[test]
    fn a_key_is_long_enough_and_shows_nothing() {
        assert_eq!(Key::new(b"short").unwrap_err(), PolicyError::ShortKey(5));
        assert_eq!(Key::new(b"omissis-key-1:00ff").unwrap_err(), PolicyError::BrokenKey);
        assert_eq!(Key::new(b"omissis-key-1:0g112233445566778899aabbccddeeff").unwrap_err(), PolicyError::BrokenKey);
        assert_eq!(format!("{:?}", key(b"a secret of 22 letters")), "Key(..)");
        let secret = *b"thirty-two bytes of a raw secret";
        assert_eq!(key(&secret), key(format!(" {}\n", *Key::to_text(&secret)).as_bytes()));
        assert_ne!(key(&secret), key(b"thirty-two bytes of a raw secreu"));
    }

    #[test]
    fn a_value_has_one_name_under_one_key() {
        let (ours, theirs) = (key(b"the key of our office"), key(b"the key of their office"));
        for (kind, spellings) in [
            (Kind::PersonName, ["Maria Rossi", "ROSSI  MARIA"]),
            (Kind::Phone, ["+39 333 123 4567", "3331234567"]),
            (Kind::Iban, ["IT60 X054 2811 1010 0000 0123 456", "it60x0542811101000000123456"]),
            (Kind::Email, ["Mario.Rossi@libero.it", "mario.rossi chiocciola libero punto it"]),
            (Kind::ProfileLink, ["@Rosy_Napoli", "https://www.instagram.com/rosy_napoli/"]),
        ] {
            let [one, two] = spellings.map(|spelling| ours.pseudonym(kind, spelling));
            assert_eq!(one, two, "{kind}");
            assert_ne!(one, theirs.pseudonym(kind, spellings[0]));
            assert_eq!(ours.hash(kind, spellings[0]), ours.hash(kind, spellings[1]));
        }
        assert_ne!(ours.pseudonym(Kind::Phone, "3331234567"), ours.pseudonym(Kind::BankAccount, "3331234567"));
        assert_ne!(ours.pseudonym(Kind::PersonName, "Maria Rossi"), ours.pseudonym(Kind::PersonName, "Maria Russi"));
    }

    #[test]
    fn encrypted_text_comes_back_with_its_key_only() {
        let ours = key(b"the key of our office");
        let hidden = format!("{} e {}, [IBAN] [", ours.encrypt(Kind::Health, "sono incinta 🤰"), ours.encrypt(Kind::Pin, "1"));
        assert_eq!(ours.reveal(&hidden).unwrap(), "sono incinta 🤰 e 1, [IBAN] [");
        assert_eq!(key(b"the key of their office").reveal(&hidden), Err(PolicyError::WrongKey));
        assert!(matches!(ours.reveal("niente [NOME]"), Ok(Cow::Borrowed(_))));
        let name = ours.pseudonym(Kind::PersonName, "Maria");
        assert_eq!(ours.reveal(&name).unwrap(), name);
    }
}
