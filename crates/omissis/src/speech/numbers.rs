//! Italian number words.

/// Stems of the tens, without their last vowel.
const TENS: &[(&str, u16)] =
    &[("vent", 20), ("trent", 30), ("quarant", 40), ("cinquant", 50), ("sessant", 60), ("settant", 70), ("ottant", 80), ("novant", 90)];

const UNITS: &[&str] = &["zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"];

const TEENS: &[&str] =
    &["dieci", "undici", "dodici", "tredici", "quattordici", "quindici", "sedici", "diciassette", "diciotto", "diciannove"];

/// The value of a folded number word from 0 to 999 that somebody spells a code with: no elided stem, no article `una`.
pub(crate) fn spelled(word: &str) -> Option<u16> {
    if word == "una" || TENS.iter().any(|(stem, _)| *stem == word) {
        return None;
    }
    match word.split_once("cento") {
        Some((hundreds, rest)) if !hundreds.is_empty() => {
            let hundreds = unit(hundreds).filter(|n| *n > 1)?;
            let below = if rest.is_empty() { 0 } else { below_hundred(rest)? };
            Some(hundreds * 100 + below)
        }
        _ => cardinal(word),
    }
}

/// The value of a folded number word from 0 to 199: `sei`, `settantadue`, `ventun`, `centotre`. Elided stems count
/// (`quarant'anni`), and so do `un` and `una`.
pub(crate) fn cardinal(word: &str) -> Option<u16> {
    if let Some(rest) = word.strip_prefix("cento").or_else(|| word.strip_prefix("cent")) {
        return if rest.is_empty() { Some(100) } else { below_hundred(rest).map(|n| 100 + n) };
    }
    below_hundred(word)
}

fn below_hundred(word: &str) -> Option<u16> {
    if let Some(n) = unit(word) {
        return Some(n);
    }
    if let Some(n) = TEENS.iter().position(|teen| *teen == word) {
        return Some(10 + n as u16);
    }
    let (stem, tens) = TENS.iter().find(|(stem, _)| word.starts_with(stem))?;
    let rest = &word[stem.len()..];
    let full = if *tens == 20 { 'i' } else { 'a' };
    match rest.strip_prefix(full) {
        None if rest.is_empty() => Some(*tens),
        None => matches!(rest, "uno" | "un" | "otto" | "ott").then(|| tens + unit(rest).unwrap_or(8)),
        Some("") => Some(*tens),
        Some(digit) => unit(digit).filter(|&n| n > 0).map(|n| tens + n),
    }
}

/// Units as Neapolitans, Sicilians, Venetians, Sardinians and Lombards say them, where no Italian word is spelled so.
const DIALECTS: &[(&str, u16)] = &[
    ("zeru", 0),
    ("unu", 1),
    ("duje", 2),
    ("doje", 2),
    ("dui", 2),
    ("duos", 2),
    ("tri", 3),
    ("quatto", 4),
    ("quatte", 4),
    ("quattru", 4),
    ("quater", 4),
    ("bator", 4),
    ("cinche", 5),
    ("cincu", 5),
    ("zinque", 5),
    ("sinque", 5),
    ("cinch", 5),
    ("chimbe", 5),
    ("setti", 7),
    ("seti", 7),
    ("ottu", 8),
    ("oto", 8),
    ("otu", 8),
    ("novi", 9),
];

fn unit(word: &str) -> Option<u16> {
    match word {
        "un" | "una" => Some(1),
        "quatro" | "quattr" => Some(4),
        _ => {
            let italian = UNITS.iter().position(|unit| *unit == word).map(|n| n as u16);
            italian.or_else(|| DIALECTS.iter().find(|(dialect, _)| *dialect == word).map(|(_, n)| *n))
        }
    }
}

/// The number before an ending that swallows its last vowel: `quarantenne` and `sedicenni` with the ending cut off
/// (`quarant`, `sedic`).
pub(crate) fn clipped(stem: &str) -> Option<u16> {
    cardinal(stem).or_else(|| {
        let mut word = String::with_capacity(stem.len() + 1);
        ["a", "e", "i", "o"].iter().find_map(|vowel| {
            word.clear();
            word.push_str(stem);
            word.push_str(vowel);
            cardinal(&word)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_number_words() {
        for (word, value) in [
            ("zero", 0),
            ("un", 1),
            ("sei", 6),
            ("diciotto", 18),
            ("ventuno", 21),
            ("ventun", 21),
            ("trentotto", 38),
            ("quarant", 40),
            ("cinquantacinque", 55),
            ("settantadue", 72),
            ("ottantatre", 83),
            ("cento", 100),
            ("centouno", 101),
            ("centodue", 102),
            ("cincu", 5),
            ("trentatri", 33),
            ("quarantaquattru", 44),
        ] {
            assert_eq!(cardinal(word), Some(value), "{word}");
        }
        for word in ["", "vento", "trenta due", "settantazero", "ottantotto1", "venticello", "centro", "seimila"] {
            assert_eq!(cardinal(word), None, "{word}");
        }
    }

    #[test]
    fn reads_spelled_numbers() {
        for (word, value) in
            [("ventotto", 28), ("trentuno", 31), ("centoquattro", 104), ("trecentotrentatre", 333), ("novecento", 900), ("un", 1)]
        {
            assert_eq!(spelled(word), Some(value), "{word}");
        }
        for word in ["centesimo", "una", "vent", "cinquant", "unocento", "recento"] {
            assert_eq!(spelled(word), None, "{word}");
        }
    }

    #[test]
    fn reads_clipped_numbers() {
        for (stem, value) in [("quarant", 40), ("cinquantacinqu", 55), ("sedic", 16), ("diciott", 18), ("trentun", 31), ("trentott", 38)] {
            assert_eq!(clipped(stem), Some(value), "{stem}");
        }
        assert_eq!(clipped("per"), None);
    }
}
