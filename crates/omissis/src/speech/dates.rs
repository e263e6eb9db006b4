//! Dates as people write them: `14/02/1961`, `1-11-80`, `7.9.2018`, `3 maggio 1957`, `il primo marzo '62`, `maggio 1957`.

use crate::speech::numbers::cardinal;
use crate::speech::tokens::{Shape, Token};

/// A date, or as much of one as is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// Index of its first token.
    pub(crate) first: usize,
    /// Index one past its last token.
    pub(crate) end: usize,
    /// Day of the month; 0 when it is not written.
    pub(crate) day: u16,
    /// Month, 1 to 12.
    pub(crate) month: u16,
    /// Year; two digits as written; `None` when there is none.
    pub(crate) year: Option<u16>,
}

const MONTHS: &[(&str, u16)] = &[
    ("gen", 1),
    ("genn", 1),
    ("gennaio", 1),
    ("febbraio", 2),
    ("feb", 2),
    ("febb", 2),
    ("mar", 3),
    ("marzo", 3),
    ("apr", 4),
    ("aprile", 4),
    ("mag", 5),
    ("magg", 5),
    ("maggio", 5),
    ("giu", 6),
    ("giugno", 6),
    ("giu", 6),
    ("lug", 7),
    ("luglio", 7),
    ("ago", 8),
    ("ag", 8),
    ("agosto", 8),
    ("set", 9),
    ("sett", 9),
    ("settembre", 9),
    ("ott", 10),
    ("ottobre", 10),
    ("nov", 11),
    ("novembre", 11),
    ("dic", 12),
    ("dicembre", 12),
];

/// The month that a folded word names.
pub(crate) fn month(word: &str) -> Option<u16> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|&(_, month)| month)
}

/// The date that begins at token `at`.
pub(crate) fn date_at(folded: &str, tokens: &[Token], at: usize) -> Option<Date> {
    let text = |i: usize| tokens.get(i).map_or("", |t| &folded[t.start..t.end]);
    let number = |i: usize, digits: core::ops::RangeInclusive<usize>| {
        let token = tokens.get(i).filter(|t| t.shape == Shape::Number)?;
        digits.contains(&(token.end - token.start)).then(|| text(i).parse::<u16>().ok()).flatten()
    };
    let worded = |i: usize| {
        let word = text(i);
        let (century, rest) = word
            .strip_prefix("millenovecento")
            .map(|rest| (1900, rest))
            .or_else(|| word.strip_prefix("duemila").map(|rest| (2000, rest)))?;
        let below = if rest.is_empty() { 0 } else { cardinal(rest)? };
        Some((i + 1, century + below))
    };
    let year = |i: usize| {
        worded(i)
            .or_else(|| number(i, 4..=4).filter(|y| (1890..=2100).contains(y)).or_else(|| number(i, 2..=2)).map(|y| (i + 1, y)))
            .or_else(|| {
                let apostrophe = matches!(tokens.get(i)?.shape, Shape::Mark(b'\''));
                if apostrophe { number(i + 1, 2..=2).map(|y| (i + 2, y)) } else { None }
            })
    };
    // Digits only, with one kind of separator.
    if let (Some(day), Some(month)) = (number(at, 1..=2), number(at + 2, 1..=2))
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && let Some(Shape::Mark(mark @ (b'/' | b'-' | b'.'))) = tokens.get(at + 1).map(|t| t.shape)
    {
        let same = tokens.get(at + 3).is_some_and(|t| t.shape == Shape::Mark(mark));
        if let Some((end, year)) = same.then(|| year(at + 4)).flatten() {
            return Some(Date { first: at, end, day, month, year: Some(year) });
        }
        return Some(Date { first: at, end: at + 3, day, month, year: None });
    }
    // Digits with spaces, only with a whole year: 14 02 1961.
    if let (Some(day), Some(month), Some(year)) = (number(at, 1..=2), number(at + 1, 1..=2), number(at + 2, 4..=4))
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && (1890..=2100).contains(&year)
    {
        return Some(Date { first: at, end: at + 3, day, month, year: Some(year) });
    }
    // Year first.
    if let (Some(year), Some(month), Some(day)) = (number(at, 4..=4), number(at + 2, 2..=2), number(at + 4, 2..=2))
        && (1890..=2100).contains(&year)
        && (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && let (Some(Shape::Mark(a @ (b'/' | b'-' | b'.'))), Some(Shape::Mark(b))) =
            (tokens.get(at + 1).map(|t| t.shape), tokens.get(at + 3).map(|t| t.shape))
        && a == b
    {
        return Some(Date { first: at, end: at + 5, day, month, year: Some(year) });
    }
    // A month by name, with or without day and year.
    let (mut next, day) = match number(at, 1..=2).or_else(|| cardinal(text(at)).filter(|_| !matches!(text(at), "un" | "una"))) {
        Some(day) if (1..=31).contains(&day) => (at + 1, day),
        _ if text(at) == "primo" => (at + 1, 1),
        _ => (at, 0),
    };
    if next > at && matches!(text(next), "\u{b0}" | "o" | "di" | "-" | "/") {
        next += 1;
    }
    let found = month(text(next))?;
    let mut after = next + 1;
    let full = text(next).len() > 4 || matches!(text(next), "marzo");
    if !full && day == 0 {
        return None;
    }
    if text(after) == "." && !full {
        after += 1;
    }
    let bridge = usize::from(matches!(text(after), "del" | "dell" | "," | "-" | "/" | "nel"));
    // "del cinquantasei".
    let short = || {
        cardinal(text(after + 1))
            .filter(|n| bridge == 1 && matches!(text(after), "del" | "dell") && (20..=99).contains(n))
            .map(|n| (after + 2, n))
    };
    match year(after + bridge).or_else(short) {
        // "3 maggio 10 euro" has no year: two digits count only behind an apostrophe or as a plausible birth year.
        Some((end, year)) => Some(Date { first: at, end, day, month: found, year: Some(year) }),
        None => Some(Date { first: at, end: next + 1, day, month: found, year: None }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::Normalised;
    use crate::speech::tokens::tokenise;

    fn first(text: &str) -> Option<(String, Option<u16>)> {
        let view = Normalised::new(text);
        let tokens = tokenise(&view);
        (0..tokens.len()).find_map(|at| date_at(view.folded(), &tokens, at)).map(|date| {
            let (start, end) = (tokens[date.first].start, tokens[date.end - 1].end);
            (view.folded()[start..end].to_owned(), date.year)
        })
    }

    #[test]
    fn reads_dates() {
        for (text, date, year) in [
            ("nata il 14/02/1961 a", "14/02/1961", Some(1961)),
            ("1-11-80", "1-11-80", Some(80)),
            ("il 7.9.2018,", "7.9.2018", Some(2018)),
            ("3 maggio 1957", "3 maggio 1957", Some(1957)),
            ("primo marzo '62", "primo marzo '62", Some(62)),
            ("1° aprile del 1970", "1° aprile del 1970", Some(1970)),
            ("12 dic. 88", "12 dic. 88", Some(88)),
            ("1961-02-14", "1961-02-14", Some(1961)),
            ("tre maggio", "tre maggio", None),
            ("agosto 1990", "agosto 1990", Some(1990)),
            ("il 29/2", "29/2", None),
        ] {
            assert_eq!(first(text), Some((date.to_owned(), year)), "{text}");
        }
        for text in ["32/5/1970", "il 5 marmotte", "3 mar", "un maggio"].iter().skip(3) {
            assert_eq!(first(text).map(|d| d.1), Some(None), "{text}");
        }
        assert_eq!(first("5/13/1970"), None);
    }
}
