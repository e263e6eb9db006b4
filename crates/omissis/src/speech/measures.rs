//! Numbers that count something: amounts, sizes, ages, dates, times. They are nobody's code.

use crate::speech::tokens::{Shape, Token};

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Measure {
    /// Money.
    Amount,
    /// How long a code is ("8 cifre", "16 caratteri").
    Size,
    /// Days, months, years, hours, times, persons, percents, kilometres.
    Count,
    /// A calendar date, or a year.
    Date,
    /// A time of day.
    Time,
}

const MONEY: &[&str] = &[
    "euro",
    "euri",
    "eur",
    "euros",
    "ero",
    "eurini",
    "mila",
    "lire",
    "milioni",
    "miliardi",
    "centesimi",
    "cent",
    "euro/mese",
    "k",
    "sterline",
    "dollari",
    "leu",
    "lei",
];
const SIZES: &[&str] = &["cifre", "cifra", "caratteri", "carattere", "lettere", "numeri", "numerini", "simboli", "car", "digit", "bit"];
const COUNTS: &[&str] = &[
    "anni",
    "anno",
    "mesi",
    "mese",
    "giorni",
    "giorno",
    "gg",
    "ore",
    "ora",
    "h",
    "minuti",
    "minuto",
    "min",
    "sec",
    "secondi",
    "settimane",
    "settimana",
    "sett",
    "volte",
    "volta",
    "persone",
    "famiglie",
    "figli",
    "bambini",
    "gradi",
    "km",
    "kg",
    "gr",
    "mq",
    "metri",
    "litri",
    "percento",
    "pagine",
    "posti",
    "punti",
    "abitanti",
    "utenti",
    "domande",
    "dipendenti",
    "lavoratori",
    "cittadini",
    "italiani",
    "disoccupati",
    "voti",
    "follower",
    "visualizzazioni",
    "commenti",
    "like",
    "copie",
    "contagi",
    "morti",
    "casi",
    "mega",
    "giga",
    "gb",
    "mb",
    "mbps",
    "mbit",
    "cm",
    "mm",
    "kw",
    "kwh",
    "watt",
    "cv",
];
pub(crate) const MONTHS: &[&str] = &[
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
    "gen",
    "feb",
    "mar",
    "apr",
    "mag",
    "giu",
    "lug",
    "ago",
    "set",
    "sett",
    "ott",
    "nov",
    "dic",
];

/// What the number at the folded bytes `start..end` measures, from its own shape and the words that touch it; `None` when it may be a code.
pub(crate) fn measure(folded: &str, tokens: &[Token], start: usize, end: usize) -> Option<Measure> {
    let first = tokens.partition_point(|token| token.end <= start);
    let last = tokens.partition_point(|token| token.start < end);
    let text = |i: usize| tokens.get(i).map_or("", |token| &folded[token.start..token.end]);
    let number = &folded[start..end];
    if number.bytes().any(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let before = first.checked_sub(1).map_or("", text);
    let after = text(last);
    if after == "\u{20ac}"
        || before == "\u{20ac}" && !(first >= 2 && tokens[first - 2].shape == Shape::Number)
        || after == "$"
        || after == "%"
        || MONEY.contains(&after)
        || matches!(before, "euro" | "eur") && tokens[first - 1].end + 1 >= start
    {
        return Some(if after == "%" { Measure::Count } else { Measure::Amount });
    }
    // "3.200,50", "1200,00 euro", "780,-"
    if after == ","
        && tokens.get(last + 1).is_some_and(|t| t.start == end + 1 && t.shape == Shape::Number && t.end - t.start <= 2)
        && (text(last + 2) == "\u{20ac}" || MONEY.contains(&text(last + 2)))
    {
        return Some(Measure::Amount);
    }
    if SIZES.contains(&after) {
        return Some(Measure::Size);
    }
    if COUNTS.contains(&after) && number.bytes().filter(u8::is_ascii_digit).count() <= 9 {
        return Some(Measure::Count);
    }
    if MONTHS.contains(&after) && number.len() <= 2 || MONTHS.contains(&before) && number.len() == 4 {
        return Some(Measure::Date);
    }
    if is_date(number) {
        return Some(Measure::Date);
    }
    if is_time(number) {
        return Some(Measure::Time);
    }
    None
}

/// `12/03/2019`, `3-5-79`, `03.05.1979`, `12/2019`.
pub(crate) fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let year = |part: &str| matches!(part.len(), 2 | 4) && number(part).is_some_and(|year| part.len() == 2 || (1900..2100).contains(&year));
    match parts[..] {
        [day, month, of] => {
            day.len() <= 2
                && month.len() <= 2
                && number(day).is_some_and(|day| (1..=31).contains(&day))
                && number(month).is_some_and(|month| (1..=12).contains(&month))
                && year(of)
        }
        [month, of] => month.len() <= 2 && of.len() == 4 && number(month).is_some_and(|month| (1..=12).contains(&month)) && year(of),
        _ => false,
    }
}

/// `12:30`, and hours from-to: `8.30-12.30`, `8/12.30`. A time alone with a dot is too much like an amount.
fn is_time(text: &str) -> bool {
    let clock = |text: &str, marks: &[char]| {
        text.split_once(marks).is_some_and(|(hour, minute)| {
            hour.len() <= 2
                && minute.len() == 2
                && hour.parse::<u32>().is_ok_and(|hour| hour < 25)
                && minute.parse::<u32>().is_ok_and(|minute| minute < 60)
        })
    };
    clock(text, &[':'])
        || text.split_once(['-', '/']).is_some_and(|(from, to)| clock(from.trim(), &['.', ':', ',']) && clock(to.trim(), &['.', ':', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::Normalised;
    use crate::speech::tokens::tokenise;

    fn of(text: &str, number: &str) -> Option<Measure> {
        let view = Normalised::new(text);
        let start = view.folded().find(number).unwrap();
        measure(view.folded(), &tokenise(&view), start, start + number.len())
    }

    #[test]
    fn tells_what_is_counted() {
        assert_eq!(of("pin di 8 cifre", "8"), Some(Measure::Size));
        assert_eq!(of("mi danno 48000 euro", "48000"), Some(Measure::Amount));
        assert_eq!(of("€ 12345", "12345"), Some(Measure::Amount));
        assert_eq!(of("il 12/03/2019", "12/03/2019"), Some(Measure::Date));
        assert_eq!(of("alle 12:30", "12:30"), Some(Measure::Time));
        assert_eq!(of("pin 12345 grazie", "12345"), None);
        assert_eq!(of("marzo 2019", "2019"), Some(Measure::Date));
        assert_eq!(of("vendo a 50€ 3471234567", "3471234567"), None);
    }
}
