//! Whether a comment is in a language that omissis does not read. It is scanned all the same, for codes look alike everywhere; but
//! what it admits or names may go unseen, so it is counted as not examined.

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

/// True for a comment that is plainly in another language. Short ones, and what could be Italian, are not.
#[must_use]
pub fn is_foreign(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic());
    let (mut all, mut other_script) = (0, 0);
    for c in letters {
        all += 1;
        other_script += usize::from(
            c >= '\u{370}' && !('\u{1e00}'..'\u{2000}').contains(&c) && !('\u{fb00}'..'\u{10000}').contains(&c) && c < '\u{1d400}',
        );
    }
    if all >= 8 && other_script * 2 > all {
        return true;
    }
    let (mut words, mut italian, mut others) = (0, 0, 0);
    for word in text.split(|c: char| !(c.is_alphabetic() || c == '\'')).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        words += 1;
        italian += usize::from(ITALIAN.contains(&word.as_str()));
        others += usize::from(OTHERS.contains(&word.as_str()));
    }
    words >= 5 && others >= 2 && others > 2 * italian
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
