//! The codice fiscale of a natural person: sixteen characters that say surname, name, birth and place.
//!
//! `SSSNNNYYMDDBBBBK`: three letters of the surname, three of the name, year, month letter, day (+40 for women), Belfiore code of
//! the birthplace, check letter (D.P.R. 605/1973, D.M. 23 December 1976). When two persons would get the same code the Agenzia delle
//! Entrate replaces digits by letters (omocodia): `LMNPQRSTUV` stand for `0`-`9` in any of the seven digit places, and the check letter is
//! computed on the code as written, letters included.

/// Length of a whole code.
pub(crate) const LENGTH: usize = 16;

/// The places of the seven digits.
pub(crate) const DIGIT_PLACES: [usize; 7] = [6, 7, 9, 10, 12, 13, 14];

const OMOCODIA: &[u8; 10] = b"LMNPQRSTUV";
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";
const DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// What holds for a code whose characters stand in the right classes (letter, or digit with omocodia).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct FiscalCode {
    /// The check letter is the right one for the code as written.
    pub(crate) check: bool,
    /// Both triplets have consonants, vowels and padding in the order of the law.
    pub(crate) triplets: bool,
    /// The date exists in 1900-1999 or 2000-2099.
    pub(crate) date: bool,
    /// The place begins with A-I, L, M or Z and is not number 000.
    pub(crate) place: bool,
    /// How many digit places hold a letter.
    pub(crate) omocodia: usize,
}

impl FiscalCode {
    /// Parses sixteen characters; `None` when a letter or digit stands where the code cannot have it.
    pub(crate) fn parse(code: &[u8]) -> Option<Self> {
        if code.len() != LENGTH || !is_prefix(code) {
            return None;
        }
        let code: Vec<u8> = code.to_ascii_uppercase();
        let digit = |place: usize| digit(code[place]).unwrap_or_default();
        let (year, day) = (digit(6) * 10 + digit(7), digit(9) * 10 + digit(10));
        let month = MONTHS.iter().position(|letter| *letter == code[8])?;
        let day = if day > 40 { day - 40 } else { day };
        let leap = year % 4 == 0;
        let date = day >= 1 && day <= DAYS[month] && (month != 1 || day <= 28 || leap);
        let place = matches!(code[11], b'A'..=b'I' | b'L' | b'M' | b'Z') && DIGIT_PLACES[4..].iter().any(|&place| digit(place) != 0);
        Some(Self {
            check: crate::checks::check_letter(&code[..15]) == Some(code[15]),
            triplets: is_triplet(&code[..3]) && is_triplet(&code[3..6]),
            date,
            place,
            omocodia: DIGIT_PLACES.iter().filter(|&&place| code[place].is_ascii_alphabetic()).count(),
        })
    }

    /// True when nothing speaks against the code.
    pub(crate) const fn holds(self) -> bool {
        self.check && self.triplets && self.date && self.place
    }

    /// True when the parts make sense, whatever the check letter says.
    pub(crate) const fn makes_sense(self) -> bool {
        self.triplets && self.date && self.place
    }
}

/// True when `code` may be the beginning (or the whole) of a code: every character is of the class that its place wants.
pub(crate) fn is_prefix(code: &[u8]) -> bool {
    code.len() <= LENGTH && code.iter().enumerate().all(|(place, b)| fits(place, *b))
}

/// True when `b` is of the class that `place` wants.
pub(crate) fn fits(place: usize, b: u8) -> bool {
    let b = b.to_ascii_uppercase();
    match place {
        8 => MONTHS.contains(&b),
        _ if DIGIT_PLACES.contains(&place) => digit(b).is_some(),
        _ => b.is_ascii_uppercase(),
    }
}

/// True when sixteen characters have the shape, but for one of them at most.
pub(crate) fn is_nearly(code: &[u8]) -> bool {
    code.len() == LENGTH && code.iter().enumerate().filter(|(place, b)| !fits(*place, **b)).count() <= 1
}

/// The digit that a character of a digit place stands for.
fn digit(b: u8) -> Option<u8> {
    match b {
        b'0'..=b'9' => Some(b - b'0'),
        _ => OMOCODIA.iter().position(|letter| *letter == b.to_ascii_uppercase()).map(|digit| digit as u8),
    }
}

/// True for consonants, then vowels, then X as padding: a vowel is never followed by a consonant.
pub(crate) fn is_triplet(letters: &[u8]) -> bool {
    let mut vowel = false;
    let mut padded = false;
    for b in letters.iter().map(u8::to_ascii_uppercase) {
        match b {
            b'A' | b'E' | b'I' | b'O' | b'U' => {
                if padded {
                    return false;
                }
                vowel = true;
            }
            b'X' if vowel => padded = true,
            _ if vowel => return false,
            _ => {}
        }
    }
    true
}

/// The readings of `code` in which look-alikes typed for one another (`O` for `0`, `I` for `1`, `S` for `5`, `B` for `8`) are mended, so that every
/// place has its class: the code as it was meant. `None` when it cannot be mended or needs no mending.
pub(crate) fn mended(code: &[u8]) -> Option<Vec<u8>> {
    let mut out = code.to_ascii_uppercase();
    for (place, b) in out.iter_mut().enumerate() {
        if fits(place, *b) {
            continue;
        }
        let digits = DIGIT_PLACES.contains(&place);
        *b = match (digits, *b) {
            (true, b'O') => b'0',
            (true, b'I') => b'1',
            (true, b'Z') => b'2',
            (true, b'G') => b'6',
            (true, b'B') => b'8',
            (false, b'0') => b'O',
            (false, b'1') => b'I',
            (false, b'5') => b'S',
            (false, b'8') => b'B',
            (false, b'2') => b'Z',
            (false, b'6') => b'G',
            (false, b'4') => b'A',
            (false, b'3') => b'E',
            _ => return None,
        };
        if !fits(place, *b) {
            return None;
        }
    }
    (!out.eq_ignore_ascii_case(code)).then_some(out)
}

/// The same where a letter of omocodia and a look-alike of a digit are one character (`I`/`L`/`1`, `S`/`5`): the one reading of `code` whose check
/// letter holds when one such character is read the other way.
pub(crate) fn mended_by_check(code: &[u8]) -> Option<Vec<u8>> {
    let code = code.to_ascii_uppercase();
    DIGIT_PLACES.iter().find_map(|&place| {
        let other = match code[place] {
            b'L' => b'1',
            b'S' => b'5',
            b'1' => b'L',
            b'5' => b'S',
            _ => return None,
        };
        let mut read = code.clone();
        read[place] = other;
        FiscalCode::parse(&read).is_some_and(FiscalCode::holds).then_some(read)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(code: &str) -> Option<FiscalCode> {
        FiscalCode::parse(code.as_bytes())
    }

    #[test]
    fn checks_the_code_as_written() {
        for code in [
            "PRVMRA80A01H501M",
            "prvmra80a41h501q",
            "PRVMRA80A01H50ME",
            "PRVMRA80A0MHRLMC",
            "DSMNCLVPELVDVSVM",
            "FOXLAX50R05F2LRU",
            "PRVBST96B69D612K",
        ] {
            assert!(parse(code).unwrap().holds(), "{code}");
        }
        // Decoding before the check is the mistake of others.
        assert!(!parse("PRVMRA80A41H50MQ").unwrap().check);
        assert_eq!(parse("DSMNCLVPELVDVSVM").unwrap().omocodia, 7);
    }

    #[test]
    fn says_what_does_not_hold() {
        assert!(!parse("PRVEVT80A01H501Z").unwrap().triplets);
        assert!(!parse("PRVMRA80A99H501Q").unwrap().date);
        assert!(!parse("PRVMRA80D31H501V").unwrap().date);
        assert!(!parse("PRVMRA01B69H501V").unwrap().date);
        assert!(!parse("PRVMRA80A01H000B").unwrap().place);
        assert!(!parse("PRVMRA80A01J501O").unwrap().place);
        assert!(!parse("NVNLSN99B68A662C").unwrap().check);
        for code in ["PRVMRA80I01H501E", "1RVMRA80A01H501M", "PRVMRA80A01H50M", "PRVMRA80A01HO01M", "ABCDEFGHIJKLMNOP"] {
            assert_eq!(parse(code), None, "{code}");
        }
    }

    #[test]
    fn mends_look_alikes() {
        assert_eq!(mended(b"PRVMRA8OAO1H5O1M").unwrap(), b"PRVMRA80A01H501M");
        assert_eq!(mended(b"PRVMRA80A01H501M"), None);
        assert_eq!(mended(b"PRVMRA80A01H501?"), None);
        assert_eq!(mended_by_check(b"PRVMRA80A0LH501M").unwrap(), b"PRVMRA80A01H501M");
        // Of a digit at its first place, and of a letter at its first.
        for (typed, meant) in b"OIZGB".iter().zip(b"01268") {
            let code = |b: u8| [b"PRVMRA".as_slice(), &[b], b"0A01H501M"].concat();
            assert_eq!(mended(&code(*typed)), Some(code(*meant)), "{}", char::from(*typed));
        }
        for (typed, meant) in b"01582643".iter().zip(b"OISBZGAE") {
            let code = |b: u8| [&[b], b"RVMRA80A01H501M".as_slice()].concat();
            assert_eq!(mended(&code(*typed)), Some(code(*meant)), "{}", char::from(*typed));
        }
        assert_eq!(mended(b"PRVMRA8XA01H501M"), None);
    }

    #[test]
    fn triplets_follow_the_law() {
        for good in ["RSS", "FOX", "REX", "AIX", "RVI", "XUX", "LLA", "AXX", "XIA"] {
            assert!(is_triplet(good.as_bytes()), "{good}");
        }
        for bad in ["ARO", "EVT", "AXO", "OXB"] {
            assert!(!is_triplet(bad.as_bytes()), "{bad}");
        }
    }
}
