//! What stands in the place of a finding. The grammar is written and read here, and nowhere else.
//!
//! | form | written by | what scanning asks before it skips it |
//! |---|---|---|
//! | `[IBAN]` | label, omissis | the exact label of a kind |
//! | `[NOME kvbtrmzdhpls]` | pseudonym, hash, encrypt | the exact label, and the [`seal`]: twelve letters, twenty-six, or any even number from thirty-six on, the last two of which check the label and the others |
//! | `[UTENTE kvbtrmzdhpls]` | [`account`], for the fields around a text and the names in sentences that a platform made | the label [`ACCOUNT`], and the seal as above |
//! | `[IBAN ***3456]` | mask | that the policy itself masks this kind with at least so many characters |
//! | `[ETA 50-59]` | generalise | that the policy itself generalises this kind, and that the band is in its list |
//!
//! Whatever only resembles a placeholder is text and is scanned. A forged one has nothing to hide behind: sealed letters are
//! sixteen consonants, with which neither a number nor a name can be written; a tail that shows a part of the value is only
//! believed under a policy that shows that part anyway.

use crate::kind::Kind;

/// The letters of sealed bytes, four bits each. No vowel, so that they make no word; no digit, so that they make no code.
const LETTERS: &[u8; 16] = b"bcdfghklmnprstvz";

/// How many letters check the others.
const CHECK: usize = 2;

/// Bytes behind a pseudonym: 40 bits.
pub(crate) const PSEUDONYM: usize = 5;
/// Bytes behind a hash: 96 bits.
pub(crate) const HASH: usize = 12;
/// The fewest bytes behind an encrypted text: the tag and one character.
const ENCRYPTED: usize = 17;

/// The label of an account, which is no kind: an account is hidden for its place in an export, not for what it reads like.
const ACCOUNT: &str = "UTENTE";

/// What stands before the shown part of a masked value.
pub(crate) const MASKED: &str = "***";

/// The label of a generalised amount: the kind's own (`OMISSIS`) would leave a bare number.
const AMOUNT: &str = "IMPORTO";

/// The lower ends of the bands of ages; the last is open.
const AGES: &[u32] = &[0, 14, 18, 30, 40, 50, 60, 70, 80, 90];
/// The lower ends of the bands of amounts in euro; the last is open.
const AMOUNTS: &[u32] = &[0, 250, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 10_000, 25_000, 50_000, 100_000];
/// The years that a birth date can have.
const YEARS: core::ops::RangeInclusive<u32> = 1900..=2099;

/// The tails that a policy writes itself, and that scanning therefore skips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tails {
    /// For each kind, how many characters a mask shows at most.
    masks: [u8; Kind::ALL.len()],
    /// For each kind, whether it is generalised.
    bands: [bool; Kind::ALL.len()],
}

impl Tails {
    /// None at all: what every built-in policy believes.
    pub(crate) const NONE: Self = Self { masks: [0; Kind::ALL.len()], bands: [false; Kind::ALL.len()] };

    /// Also masks of a kind with so many characters.
    pub(crate) fn mask(&mut self, kind: Kind, keep: u8) {
        let most = &mut self.masks[kind as usize];
        *most = keep.max(*most);
    }

    /// Also bands of a kind.
    pub(crate) fn band(&mut self, kind: Kind) {
        self.bands[kind as usize] = true;
    }
}

/// A placeholder in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Placeholder<'t> {
    /// Its length in bytes.
    pub(crate) len: usize,
    /// Its label.
    pub(crate) label: &'t str,
    /// Its sealed letters, empty when it has none.
    pub(crate) sealed: &'t str,
}

/// The placeholder at the start of `text`, which begins with `[`. Reads no further than the grammar goes.
pub(crate) fn read<'t>(text: &'t str, tails: &Tails) -> Option<Placeholder<'t>> {
    let inside = text.strip_prefix('[')?;
    let upper = inside.bytes().take_while(|b| b.is_ascii_uppercase() || *b == b' ').count();
    let (head, rest) = inside.split_at(upper);
    // The province of an address is upper case itself.
    if let Some(label) = head.strip_suffix(' ') {
        let letters = rest.bytes().take_while(|b| LETTERS.contains(b)).count();
        if letters > 0 {
            let whole = rest.as_bytes().get(letters) == Some(&b']') && is_sealed(label, &rest[..letters]) && is_label(label);
            return whole.then(|| Placeholder { len: upper + letters + 2, label, sealed: &rest[..letters] });
        }
        let tail = &rest[..rest.bytes().take(LONGEST_TAIL).position(|b| b == b']')?];
        return shows(label, tail, tails).then_some(Placeholder { len: upper + tail.len() + 2, label, sealed: "" });
    }
    if rest.as_bytes().first() != Some(&b']') {
        return None;
    }
    let province = |(label, tail)| shows(label, tail, tails).then_some(label);
    let label = if is_label(head) { Some(head) } else { head.rsplit_once(' ').and_then(province) };
    label.map(|label| Placeholder { len: upper + 2, label, sealed: "" })
}

/// The longest tail that shows a part of the value, with its bracket.
const LONGEST_TAIL: usize = 16;

/// `[LABEL]`.
pub(crate) fn plain(label: &str) -> String {
    format!("[{label}]")
}

/// `[LABEL tail]`: a tail that shows a part of the value.
pub(crate) fn shown(label: &str, tail: &str) -> String {
    format!("[{label} {tail}]")
}

/// `[LABEL letters]`: the bytes as sealed letters.
pub(crate) fn sealed(label: &str, bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * 2 + CHECK);
    let mut push = |byte: u8| letters.extend([byte >> 4, byte & 15].map(|half| char::from(LETTERS[usize::from(half)])));
    bytes.iter().for_each(|&byte| push(byte));
    push(check(label, bytes));
    format!("[{label} {letters}]")
}

/// `[UTENTE letters]`: what stands for an account in an export, from the digest of its name under the caller's key (the first 40 bits of it).
/// Scanning skips it, so a published export holds no finding that publishing made.
///
/// ```
/// assert_eq!(omissis::account(&[7; 32]), omissis::account(&[7; 32]));
/// assert!(omissis::account(&[7; 32]).starts_with("[UTENTE "));
/// ```
#[must_use]
pub fn account(digest: &[u8; 32]) -> String {
    sealed(ACCOUNT, &digest[..PSEUDONYM])
}

/// The bytes behind sealed letters, without the check.
pub(crate) fn unseal(letters: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| LETTERS.iter().position(|&l| l == letter).map(|n| n as u8);
    let mut bytes =
        letters.as_bytes().chunks_exact(2).map(|pair| Some(value(pair[0])? << 4 | value(pair[1])?)).collect::<Option<Vec<_>>>()?;
    bytes.pop()?;
    Some(bytes)
}

/// True when so many sealed letters hold an encrypted text, not a pseudonym or a hash.
pub(crate) const fn is_encrypted(letters: &str) -> bool {
    letters.len() >= (ENCRYPTED * 2) + CHECK
}

fn is_sealed(label: &str, letters: &str) -> bool {
    let length = letters.len().saturating_sub(CHECK);
    let known = length == PSEUDONYM * 2 || length == HASH * 2 || is_encrypted(letters) && length.is_multiple_of(2);
    let checks = |bytes: Vec<u8>| sealed(label, &bytes).get(label.len() + 2..).is_some_and(|tail| tail.strip_suffix(']') == Some(letters));
    known && unseal(letters).is_some_and(checks)
}

/// One byte over the label and the bytes (FNV-1a, folded): a mistyped or made-up placeholder is text.
fn check(label: &str, bytes: &[u8]) -> u8 {
    let step = |sum: u32, &b: &u8| (sum ^ u32::from(b)).wrapping_mul(0x0100_0193);
    let sum = label.as_bytes().iter().chain(bytes).fold(0x811c_9dc5, step);
    sum.to_be_bytes().into_iter().fold(0, |check, b| check ^ b)
}

/// The label of a kind where a band stands behind it.
pub(crate) const fn band_label(kind: Kind) -> &'static str {
    match kind {
        Kind::EconomicSituation => AMOUNT,
        _ => kind.info().label,
    }
}

fn is_label(label: &str) -> bool {
    label == ACCOUNT || Kind::ALL.iter().any(|kind| kind.info().label == label)
}

/// True when a policy with these tails writes this tail behind this label.
fn shows(label: &str, tail: &str, tails: &Tails) -> bool {
    Kind::ALL.iter().any(|&kind| {
        let most = usize::from(tails.masks[kind as usize]);
        let masked = |shown: &str| (1..=most).contains(&shown.len()) && shown.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        kind.info().label == label && tail.strip_prefix(MASKED).is_some_and(masked)
            || tails.bands[kind as usize] && band_label(kind) == label && is_band(kind, tail)
    })
}

/// The band of an age, as it stands in the placeholder.
pub(crate) fn age_band(years: u32) -> String {
    band(AGES, years)
}

/// The band of an amount in euro.
pub(crate) fn amount_band(euro: u32) -> String {
    band(AMOUNTS, euro)
}

/// The year of a birth, when people alive can have it.
pub(crate) fn birth_year(year: u32) -> Option<String> {
    YEARS.contains(&year).then(|| year.to_string())
}

fn band(lower: &[u32], value: u32) -> String {
    let above = lower.partition_point(|&end| end <= value).max(1);
    let from = lower[above - 1];
    lower.get(above).map_or_else(|| format!("{from}+"), |next| format!("{from}-{}", next - 1))
}

/// True when a tail is one that generalising this kind can write.
fn is_band(kind: Kind, tail: &str) -> bool {
    let listed = |lower: &[u32]| lower.iter().any(|&end| band(lower, end) == tail);
    match kind {
        Kind::Age | Kind::MinorAge => listed(AGES),
        Kind::EconomicSituation => listed(AMOUNTS),
        Kind::DateOfBirth => tail.len() == 4 && tail.parse().is_ok_and(|year| birth_year(year).as_deref() == Some(tail)),
        Kind::PostalAddress => tail.len() == 2 && tail.bytes().all(|b| b.is_ascii_uppercase()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str, tails: &Tails) -> bool {
        read(text, tails).is_some_and(|found| found.len == text.len())
    }

    fn shown() -> Tails {
        let mut tails = Tails::NONE;
        tails.mask(Kind::Iban, 4);
        for kind in [Kind::Age, Kind::DateOfBirth, Kind::PostalAddress, Kind::EconomicSituation] {
            tails.band(kind);
        }
        tails
    }

    #[test]
    fn what_is_written_is_read() {
        for kind in Kind::ALL {
            let label = kind.info().label;
            assert!(whole(&plain(label), &Tails::NONE));
            for length in [PSEUDONYM, HASH, ENCRYPTED, 60] {
                let bytes: Vec<u8> = (0..length).map(|n| (n * 37 + 11) as u8).collect();
                let text = sealed(label, &bytes);
                let found = read(&text, &Tails::NONE).unwrap();
                assert_eq!((found.len, found.label), (text.len(), label));
                assert_eq!(unseal(found.sealed), Some(bytes));
                assert_eq!(is_encrypted(found.sealed), length >= ENCRYPTED);
            }
        }
    }

    #[test]
    fn accounts_are_read_with_their_letters() {
        let text = account(&[0x5a; 32]);
        assert!(whole(&text, &Tails::NONE), "{text}");
        assert!(!whole(&text.replace("UTENTE", "NOME"), &Tails::NONE));
        assert!(read("[UTENTE nkyb3bznun]", &Tails::NONE).is_none());
    }

    #[test]
    fn shown_tails_are_believed_only_under_a_policy_that_writes_them() {
        let long =
            ["[IBAN ***3456]", "[IBAN ***AB]", "[ETA 50-59]", "[ETA 90+]", "[DATA DI NASCITA 1980]", "[INDIRIZZO NA]", "[IMPORTO 250-499]"];
        for text in long {
            assert!(whole(text, &shown()), "{text}");
            assert!(read(text, &Tails::NONE).is_none(), "{text}");
        }
    }

    #[test]
    fn what_only_resembles_one_is_text() {
        let forged = [
            "[iban]",
            "[IBAN ]",
            "[ IBAN]",
            "[CIAO]",
            "[",
            "[IBAN",
            "[PIN 12345]",
            "[PIN bcdfg]",
            "[NOME mario]",
            "[NOME bcdfghklmnpr]",
            "[IBAN ***34567]",
            "[IBAN ***]",
            "[IBAN ***ab]",
            "[TELEFONO ***3456]",
            "[ETA 51-59]",
            "[DATA DI NASCITA 1234]",
            "[INDIRIZZO NAP]",
            "[NOME NA]",
            "[CODICE FISCALE RSSMRA80A01H501U]",
        ];
        for text in forged {
            assert!(read(text, &shown()).is_none(), "{text}");
        }
        let other = sealed("NOME", &[1, 2, 3, 4, 5]).replace("NOME", "EMAIL");
        assert!(read(&other, &shown()).is_none(), "the check does not know the label");
    }

    #[test]
    fn bands_are_closed_lists() {
        assert_eq!([0, 13, 14, 58, 90, 117].map(age_band), ["0-13", "0-13", "14-17", "50-59", "90+", "90+"]);
        assert_eq!([480, 3_200, 1_000_000].map(amount_band), ["250-499", "3000-4999", "100000+"]);
        assert_eq!(birth_year(1850), None);
    }
}
