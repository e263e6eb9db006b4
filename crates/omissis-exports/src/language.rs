//! Whether a comment is in a language that omissis does not read. It is scanned all the same, for codes look alike everywhere; but
//! what it admits or names may go unseen, so it is counted as not examined.

use std::sync::LazyLock;

/// Short words that Italian has and its neighbours write otherwise.
const ITALIAN: &[&str] = &[
    "il",
    "lo",
    "gli",
    "di",
    "che",
    "non",
    "è",
    "e",
    "per",
    "con",
    "sono",
    "ho",
    "hai",
    "mi",
    "si",
    "ci",
    "vi",
    "ma",
    "del",
    "della",
    "dei",
    "delle",
    "nel",
    "nella",
    "alla",
    "al",
    "dal",
    "sul",
    "questo",
    "questa",
    "anche",
    "come",
    "più",
    "perché",
    "perche",
    "quando",
    "cosa",
    "ora",
    "già",
    "grazie",
    "bene",
    "fare",
    "fatto",
    "ancora",
    "sempre",
    "tutti",
    "tutto",
    "io",
    "tu",
    "noi",
    "voi",
    "loro",
    "mio",
    "mia",
    "suo",
    "se",
    "da",
    "un",
    "una",
    "uno",
    "le",
    "i",
    "o",
    "chi",
    "qui",
    "c'è",
    "buongiorno",
    "salve",
    "ciao",
    "xké",
    "nn",
    "cmq",
];

/// Short words of the languages that are met most often beside it.
const OTHERS: &[&str] = &[
    // English
    "the",
    "and",
    "is",
    "are",
    "was",
    "you",
    "your",
    "this",
    "that",
    "with",
    "for",
    "not",
    "have",
    "has",
    "it",
    "of",
    "to",
    "my",
    "what",
    "please",
    // Spanish and Portuguese
    "el",
    "los",
    "las",
    "y",
    "es",
    "por",
    "para",
    "que",
    "pero",
    "muy",
    "está",
    "usted",
    "não",
    "você",
    "obrigado",
    "gracias",
    "uma",
    "com",
    // French
    "et",
    "est",
    "les",
    "des",
    "pas",
    "vous",
    "nous",
    "je",
    "pour",
    "avec",
    "dans",
    "merci",
    "une",
    "du",
    // German
    "der",
    "die",
    "das",
    "und",
    "ist",
    "nicht",
    "ich",
    "sie",
    "wir",
    "mit",
    "für",
    "auf",
    "ein",
    "eine",
    // Romanian and Albanian
    "și",
    "este",
    "sunt",
    "nu",
    "pentru",
    "cu",
    "mulțumesc",
    "unde",
    "dhe",
    "është",
    "për",
    "një",
    "nuk",
    "faleminderit",
    "jam",
];

/// Words of up to 16 bytes, looked up by their bytes as a number: every word of every comment is asked for.
struct Words {
    slots: [(u128, bool); Self::SLOTS],
}

impl Words {
    const SLOTS: usize = 512;

    fn new() -> Self {
        let mut words = Self { slots: [(0, false); Self::SLOTS] };
        for (list, italian) in [(ITALIAN, true), (OTHERS, false)] {
            for word in list {
                let packed = word.bytes().fold(0, |packed, b| packed << 8 | u128::from(b));
                // A word that is in both lists tells nothing; the first entry stays, as Italian.
                let slot = words.slot(packed);
                if words.slots[slot].0 == 0 {
                    words.slots[slot] = (packed, italian);
                }
            }
        }
        words
    }

    /// Where a word is, or would be. The table is less than half full.
    fn slot(&self, packed: u128) -> usize {
        let (high, low) = ((packed >> 64) as u64, packed as u64);
        let mixed = (low ^ high.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let mut slot = (mixed >> 55) as usize;
        while self.slots[slot].0 != 0 && self.slots[slot].0 != packed {
            slot = (slot + 1) % Self::SLOTS;
        }
        slot
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(Words::new);

/// True for a comment that is plainly in another language. Short ones, and what could be Italian, are not.
#[must_use]
pub fn is_foreign(text: &str) -> bool {
    let table = &*WORDS;
    let (mut words, mut italian, mut others, mut high) = (0, 0, 0, false);
    // The word so far: its bytes, lower case, and how many there are.
    let (mut packed, mut len) = (0_u128, 0);
    let mut bytes = text.bytes();
    loop {
        let next = bytes.next();
        let letter = match next {
            Some(b) if b.is_ascii() => (b.is_ascii_alphabetic() || b == b'\'').then(|| b.to_ascii_lowercase()),
            // Latin letters with marks, Greek, Cyrillic; the bytes behind the first come as what that one was.
            Some(b @ (0xC3..=0xDF | 0xE1)) => Some(b),
            Some(b @ 0x80..=0xBF) if len > 0 => {
                // À to Þ stand 32 below à to þ.
                let capital = packed & 0xFF == 0xC3 && (0x80..=0x9E).contains(&b);
                Some(if capital { b + 0x20 } else { b })
            }
            _ => None,
        };
        high |= next.is_some_and(|b| b >= 0xCD);
        if let Some(b) = letter {
            packed = packed << 8 | u128::from(b);
            len += 1;
            continue;
        }
        if len > 0 {
            words += 1;
            if len <= 16 {
                let slot = table.slots[table.slot(packed)];
                if slot.0 == packed {
                    italian += usize::from(slot.1);
                    others += usize::from(!slot.1);
                }
            }
            (packed, len) = (0, 0);
        }
        if next.is_none() {
            break;
        }
    }
    words >= 5 && others >= 2 && others > 2 * italian || high && is_other_script(text)
}

/// True for letters that are mostly not Latin.
fn is_other_script(text: &str) -> bool {
    let (mut all, mut other_script) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        all += 1;
        other_script += usize::from(
            c >= '\u{370}' && !('\u{1e00}'..'\u{2000}').contains(&c) && !('\u{fb00}'..'\u{10000}').contains(&c) && c < '\u{1d400}',
        );
    }
    all >= 8 && other_script * 2 > all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_apart() {
        for text in [
            "Hello, I am waiting for my payment and nobody is answering, please help me with this",
            "Bună ziua, nu am primit nimic pentru luna asta și sunt foarte supărată",
            "Здравствуйте, когда будет оплата за март?",
            "Përshëndetje, nuk kam marrë një përgjigje për kërkesën time dhe jam i shqetësuar",
        ] {
            assert!(is_foreign(text), "{text}");
        }
        for text in [
            "ok",
            "Grazie!",
            "nn mi rispondete mai xké",
            "il mio status su MyINPS è in pending, what the hell",
            "🙏🙏🙏",
            "fatico a nero int a nu bar e cu stu reddito ce magno",
            "",
        ] {
            assert!(!is_foreign(text), "{text}");
        }
    }
}
