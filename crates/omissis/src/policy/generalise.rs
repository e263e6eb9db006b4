//! What a value has in common with many others: the band of an age or an amount, the year of a birth.

use crate::kind::Kind;
use crate::normalise::Normalised;
use crate::placeholder;

/// The band of a found value, `None` when it cannot be read.
pub(crate) fn band(kind: Kind, written: &str) -> Option<String> {
    let view = Normalised::new(written);
    let folded = view.folded();
    match kind {
        Kind::Age | Kind::MinorAge => age(folded).map(placeholder::age_band),
        Kind::DateOfBirth => year(folded).and_then(placeholder::birth_year),
        Kind::EconomicSituation => amount(folded).map(placeholder::amount_band),
        _ => None,
    }
}

/// Runs of digits with the marks that stand inside a number, and the word behind each.
fn numbers(folded: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = folded;
    core::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let number = &rest[start..];
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(number.len());
        let (number, behind) = number.split_at(end);
        rest = behind;
        let word = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
        Some((number.trim_end_matches(['.', ',']), word))
    })
}

/// Whole years: months, weeks and days are below one.
fn age(folded: &str) -> Option<u32> {
    let (number, unit) = numbers(folded).next()?;
    let number = number.split(['.', ',']).next()?.parse::<u32>().ok().filter(|&years| years < 130)?;
    Some(match unit {
        "mesi" | "mese" | "m" => number / 12,
        "settimane" | "settimana" | "sett" | "giorni" | "giorno" | "gg" => 0,
        _ => number,
    })
}

/// The year: the last number of the date. Two digits up to 30 are of this century, unless a month follows them.
fn year(folded: &str) -> Option<u32> {
    let end = folded.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = folded[..end].char_indices().rfind(|(_, c)| !c.is_ascii_digit()).map_or(0, |(at, c)| at + c.len_utf8());
    let number: u32 = folded[start..end].parse().ok()?;
    match end - start {
        4 => Some(number),
        2 if folded[end..].contains(char::is_alphabetic) => None,
        2 => Some(if number <= 30 { 2000 } else { 1900 } + number),
        _ => None,
    }
}

/// Whole euro: a point before three digits parts thousands; what stands behind a comma is cents.
fn amount(folded: &str) -> Option<u32> {
    let (number, word) = numbers(folded).next()?;
    let whole = number.split(',').next()?;
    let whole = match whole.rsplit_once('.') {
        Some((thousands, rest)) if rest.len() != 3 => thousands,
        _ => whole,
    };
    let euro: u32 = whole.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    euro.checked_mul(if matches!(word, "mila" | "k") { 1_000 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_become_bands() {
        for (kind, written, expected) in [
            (Kind::Age, "58 anni", Some("50-59")),
            (Kind::MinorAge, "8 mesi", Some("0-13")),
            (Kind::MinorAge, "16 anni e mezzo", Some("14-17")),
            (Kind::Age, "un'età", None),
            (Kind::DateOfBirth, "12/03/1964", Some("1964")),
            (Kind::DateOfBirth, "'68", Some("1968")),
            (Kind::DateOfBirth, "3.5.05", Some("2005")),
            (Kind::DateOfBirth, "12 marzo", None),
            (Kind::EconomicSituation, "prendo 480 euro al mese", Some("250-499")),
            (Kind::EconomicSituation, "isee 3.200,50", Some("3000-4999")),
            (Kind::EconomicSituation, "12 mila euro di debiti", Some("10000-24999")),
            (Kind::EconomicSituation, "780,00€", Some("750-999")),
            (Kind::EconomicSituation, "99999999999", None),
            (Kind::Phone, "3331234567", None),
        ] {
            assert_eq!(band(kind, written).as_deref(), expected, "{kind} {written}");
        }
    }

    #[test]
    fn nobody_is_a_hundred_and_thirty() {
        assert_eq!((age("129 anni"), age("130 anni"), age("26 mesi"), age("3 settimane")), (Some(129), None, Some(2), Some(0)));
    }
}
