//! Times cut to a day, a month or a year, in the spelling that they have.

use crate::around::Grain;
use crate::record::{Edits, Field, Holder};
use core::ops::Range;
use omissis::Span;

/// Cuts the time that a field tells. A spelling that is not known is emptied rather than kept.
pub(crate) fn cut(field: &Field<'_>, grain: Grain, edits: &mut Edits) {
    let text = field.view.text();
    if grain == Grain::Exact {
        return;
    }
    if let Some(cut) = cut_number(text, grain) {
        if cut != text {
            edits.set(field, &cut);
        }
    } else if field.holder != Holder::Text || !text.bytes().any(|b| b.is_ascii_digit()) {
        // `false`, `null`, and words.
    } else if let Some(changes) = cut_text(text, grain) {
        let changes = changes.iter().filter(|(range, new)| text[range.clone()] != **new);
        edits.replace(field, changes.map(|(range, new)| (Span::new(range.start, range.end), new.as_str())));
    } else {
        edits.clear(field);
    }
}

/// Seconds, milliseconds or microseconds since 1970.
fn cut_number(text: &str, grain: Grain) -> Option<String> {
    let whole = text.split('.').next().filter(|_| text.bytes().filter(|&b| b == b'.').count() < 2)?;
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || whole.len() < 8 || !text.split('.').all(digits) {
        return None;
    }
    let value: i64 = whole.parse().ok()?;
    let second = match value {
        ..100_000_000_000 => 1,
        100_000_000_000..100_000_000_000_000 => 1_000,
        _ => 1_000_000,
    };
    let (year, month, day) = date(value / second / 86_400);
    let days = match grain {
        Grain::Exact => return Some(text.to_owned()),
        Grain::Day => days(year, month, day),
        Grain::Month => days(year, month, 1),
        Grain::Year => days(year, 1, 1),
    };
    let fraction = text.strip_prefix(whole).unwrap_or_default();
    let fraction: String = fraction.chars().map(|c| if c == '.' { '.' } else { '0' }).collect();
    Some(format!("{}{fraction}", days * 86_400 * second))
}

/// The changes that cut a written time; `None` when it is not understood.
fn cut_text(text: &str, grain: Grain) -> Option<Vec<(Range<usize>, String)>> {
    let numbers = numbers(text);
    let mut changes = Vec::new();
    let first = numbers.first()?;
    let number = |place: usize| numbers.get(place).cloned();
    let value = |range: &Range<usize>| text[range.clone()].parse::<u32>().ok();
    let one = |range: &Range<usize>| if range.len() == 2 { "01".to_owned() } else { "1".to_owned() };
    let joined = |a: &Range<usize>, b: &Range<usize>| matches!(&text[a.end..b.start], "-" | "/" | ".");
    let after_date = if let (Some(second), Some(third)) = (number(1), number(2))
        && joined(first, &second)
        && joined(&second, &third)
    {
        // Year first, or day and month; an American month first is told where the second number can be no month.
        let (day, month) = match () {
            () if first.len() == 4 => (third.clone(), second.clone()),
            () if value(&second)? > 12 => (second.clone(), first.clone()),
            () => (first.clone(), second.clone()),
        };
        if grain >= Grain::Month {
            changes.push((day.clone(), one(&day)));
        }
        if grain >= Grain::Year {
            changes.push((month.clone(), one(&month)));
        }
        third.end
    } else {
        // "Sat Jan 10 09:15:02 +0000 2026"
        const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let (weekday, rest) = text.split_at_checked(4)?;
        let month = MONTHS.iter().position(|name| rest.starts_with(name)).filter(|_| DAYS.contains(&weekday.trim()))? + 1;
        let year: i64 = text.rsplit(' ').next()?.parse().ok()?;
        let (cut_month, cut_day) = match grain {
            Grain::Exact | Grain::Day => (month, value(first)?),
            Grain::Month => (month, 1),
            Grain::Year => (1, 1),
        };
        let days = days(year, u32::try_from(cut_month).ok()?, cut_day);
        changes.push((0..3, DAYS[usize::try_from(days.rem_euclid(7)).ok()?].to_owned()));
        changes.push((4..7, MONTHS[cut_month - 1].to_owned()));
        changes.push((first.clone(), format!("{cut_day:02}")));
        first.end
    };
    // The time of day; an offset from Greenwich stays.
    let clock: Vec<_> = numbers.iter().filter(|range| range.start >= after_date).collect();
    let mut place = 0;
    while let Some(hour) = clock.get(place) {
        place += 1;
        let colon = |a: &Range<usize>, b: &Range<usize>| &text[a.end..b.start] == ":";
        let offset = text[..hour.start].ends_with(['+', '-', '\u{2212}']) && !text[..hour.start - 1].ends_with(' ');
        let Some(minute) = clock.get(place).filter(|minute| colon(hour, minute) && !offset) else { continue };
        let rest = text[hour.start..].to_lowercase();
        let half = ["am", "pm"].iter().find_map(|half| rest.find(half)).map(|at| hour.start + at);
        changes.push(((*hour).clone(), if half.is_some() { "12".to_owned() } else { "0".repeat(hour.len()) }));
        changes.push(((*minute).clone(), "0".repeat(minute.len())));
        place += 1;
        for _ in 0..2 {
            let Some(more) = clock.get(place) else { break };
            let previous = clock[place - 1];
            if !matches!(&text[previous.end..more.start], ":" | "." | ",") {
                break;
            }
            changes.push(((*more).clone(), "0".repeat(more.len())));
            place += 1;
        }
        if let Some(half) = half {
            changes.push((half..half + 1, if text.as_bytes()[half].is_ascii_uppercase() { "A" } else { "a" }.to_owned()));
        }
    }
    changes.sort_by_key(|(range, _)| range.start);
    Some(changes)
}

/// The runs of digits in a text.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let (mut runs, mut at) = (Vec::new(), 0);
    while let Some(start) = bytes[at..].iter().position(u8::is_ascii_digit).map(|found| at + found) {
        let end = start + bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
        runs.push(start..end);
        at = end;
    }
    runs
}

/// Days from 1970-01-01 to a date of the Gregorian calendar (Howard Hinnant's `days_from_civil`).
pub(crate) fn days(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date so many days from 1970-01-01 (`civil_from_days`).
pub(crate) fn date(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, grain: Grain) -> Option<String> {
        let mut out = text.to_owned();
        for (range, new) in cut_text(text, grain)?.into_iter().rev() {
            out.replace_range(range, &new);
        }
        Some(out)
    }

    #[test]
    fn written_times_are_cut_in_their_spelling() {
        for (time, day, month, year) in [
            ("2026-03-10T09:15:02+0000", "2026-03-10T00:00:00+0000", "2026-03-01T00:00:00+0000", "2026-01-01T00:00:00+0000"),
            (
                "2026-03-10T09:15:02.434647+01:00",
                "2026-03-10T00:00:00.000000+01:00",
                "2026-03-01T00:00:00.000000+01:00",
                "2026-01-01T00:00:00.000000+01:00",
            ),
            ("2026-03-10 09:15:02 UTC", "2026-03-10 00:00:00 UTC", "2026-03-01 00:00:00 UTC", "2026-01-01 00:00:00 UTC"),
            ("10/03/2026 10:15", "10/03/2026 00:00", "01/03/2026 00:00", "01/01/2026 00:00"),
            ("3/20/26, 9:16:02 PM", "3/20/26, 12:00:00 AM", "3/01/26, 12:00:00 AM", "1/01/26, 12:00:00 AM"),
            (
                "Sat Jan 10 09:15:02 +0000 2026",
                "Sat Jan 10 00:00:00 +0000 2026",
                "Thu Jan 01 00:00:00 +0000 2026",
                "Thu Jan 01 00:00:00 +0000 2026",
            ),
            ("2026-03-10", "2026-03-10", "2026-03-01", "2026-01-01"),
        ] {
            assert_eq!(text(time, Grain::Day).as_deref(), Some(day));
            assert_eq!(text(time, Grain::Month).as_deref(), Some(month));
            assert_eq!(text(time, Grain::Year).as_deref(), Some(year));
        }
        assert_eq!(text("2 ore fa", Grain::Day), None);
        assert_eq!(text("ieri alle 10:15", Grain::Day), None);
    }

    #[test]
    fn numbers_are_cut() {
        assert_eq!(cut_number("1767259800", Grain::Day).as_deref(), Some("1767225600"));
        assert_eq!(cut_number("1768036502.0", Grain::Month).as_deref(), Some("1767225600.0"));
        assert_eq!(cut_number("1768036502123", Grain::Year).as_deref(), Some("1767225600000"));
        assert_eq!(cut_number("false", Grain::Day), None);
        assert_eq!(cut_number("2026-01-10", Grain::Day), None);
        for day in (-200_000..200_000).step_by(37) {
            let (year, month, of_month) = date(day);
            assert_eq!(days(year, month, of_month), day);
        }
        assert_eq!(date(20_463), (2026, 1, 10));
    }
}
