//! Times: read as a moment, and cut to a day, a month or a year in the spelling that they have.

use crate::around::Grain;
use crate::record::{Edits, Field, Holder};
use core::fmt;
use core::ops::Range;
use omissis::Span;

/// When something was written: the day of the Gregorian calendar and, where it is told, the minute, both as written, without a look at
/// time zones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The year, all four digits.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
    /// Minutes since midnight.
    pub minute: Option<u32>,
}

impl Moment {
    /// The moment that a text tells, in any of the spellings of exports; `None` when it tells none.
    ///
    /// ```
    /// let moment = omissis_exports::Moment::read("10/03/2026 9:15").unwrap();
    /// assert_eq!(moment.to_string(), "2026-03-10 09:15");
    /// ```
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((value, second)) = seconds(text) {
            let (year, month, day) = date((value / second).div_euclid(86_400));
            let minute = u32::try_from((value / second).rem_euclid(86_400) / 60).ok();
            return Some(Self { year, month, day, minute });
        }
        let numbers = numbers(text);
        let (day, month, year, end) = written_date(text, &numbers)?;
        let year = if year < 100 { year + 2_000 } else { year };
        let moment = Self { year, month, day, minute: minute(text, &numbers, end) };
        ((1..=12).contains(&month) && (1..=31).contains(&day) && (1_900..3_000).contains(&year)).then_some(moment)
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub fn days(self) -> i64 {
        days(self.year, self.month, self.day)
    }

    /// The day so many days after 1970-01-01.
    #[must_use]
    pub fn of_days(days: i64) -> Self {
        let (year, month, day) = date(days);
        Self { year, month, day, minute: None }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)?;
        self.minute.map_or(Ok(()), |minute| write!(f, " {:02}:{:02}", minute / 60, minute % 60))
    }
}

/// Seconds since 1970 in a number, and how many of its units make one: it may count milliseconds or microseconds.
fn seconds(text: &str) -> Option<(i64, i64)> {
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
    Some((value, second))
}

const WEEKDAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Day, month and year of a written time, and where its date ends.
fn written_date(text: &str, numbers: &[Range<usize>]) -> Option<(u32, u32, i64, usize)> {
    let value = |range: &Range<usize>| text[range.clone()].parse::<u32>().ok();
    let first = numbers.first()?;
    if let (Some(second), Some(third)) = (numbers.get(1), numbers.get(2))
        && joined(text, first, second)
        && joined(text, second, third)
    {
        let (a, b, c) = (value(first)?, value(second)?, value(third)?);
        let (year, month, day) = match () {
            () if first.len() == 4 => (a, b, c),
            () if b > 12 => (c, a, b),
            () => (c, b, a),
        };
        return Some((day, month, i64::from(year), third.end));
    }
    let (month, year) = month_and_year(text)?;
    Some((value(first)?, u32::try_from(month).ok()?, year, first.end))
}

fn joined(text: &str, a: &Range<usize>, b: &Range<usize>) -> bool {
    matches!(&text[a.end..b.start], "-" | "/" | ".")
}

/// The month (1 to 12) and year of "Sat Jan 10 09:15:02 +0000 2026".
fn month_and_year(text: &str) -> Option<(usize, i64)> {
    let (weekday, rest) = text.split_at_checked(4)?;
    let month = MONTHS.iter().position(|name| rest.starts_with(name)).filter(|_| WEEKDAYS.contains(&weekday.trim()))? + 1;
    Some((month, text.rsplit(' ').next()?.parse().ok()?))
}

/// The minute of the day that a written time tells behind its date.
fn minute(text: &str, numbers: &[Range<usize>], date_end: usize) -> Option<u32> {
    let mut clock = numbers.iter().filter(|range| range.start >= date_end);
    let (hour, minute) = (clock.next()?, clock.next()?);
    if &text[hour.end..minute.start] != ":" {
        return None;
    }
    let value = |range: &Range<usize>| text[range.clone()].parse::<u32>().ok();
    let rest = text[hour.start..].to_lowercase();
    let hour = match value(hour)? {
        12 if rest.contains("am") => 0,
        hour @ 1..12 if rest.contains("pm") => hour + 12,
        hour => hour,
    };
    let minute = value(minute)?;
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

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
    let (value, second) = seconds(text)?;
    let whole = text.split('.').next()?;
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
    let after_date = if let (Some(second), Some(third)) = (number(1), number(2))
        && joined(text, first, &second)
        && joined(text, &second, &third)
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
        let (month, year) = month_and_year(text)?;
        let (cut_month, cut_day) = match grain {
            Grain::Exact | Grain::Day => (month, value(first)?),
            Grain::Month => (month, 1),
            Grain::Year => (1, 1),
        };
        let days = days(year, u32::try_from(cut_month).ok()?, cut_day);
        changes.push((0..3, WEEKDAYS[usize::try_from(days.rem_euclid(7)).ok()?].to_owned()));
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
    fn moments_are_read() {
        for (time, expected) in [
            ("2026-03-10T09:15:02+0000", "2026-03-10 09:15"),
            ("10/03/2026 9:15", "2026-03-10 09:15"),
            ("10/03/26, 21:16", "2026-03-10 21:16"),
            ("3/20/26, 9:16:02 PM", "2026-03-20 21:16"),
            ("3/20/26, 12:16:02 AM", "2026-03-20 00:16"),
            ("Sat Jan 10 09:15:02 +0000 2026", "2026-01-10 09:15"),
            ("1768036502", "2026-01-10 09:15"),
            ("1768036502123", "2026-01-10 09:15"),
            ("2026-03-10", "2026-03-10"),
        ] {
            assert_eq!(Moment::read(time).map(|moment| moment.to_string()).as_deref(), Some(expected), "{time}");
        }
        for time in ["", "ieri", "2 ore fa", "99/99/2026", "333 1234567", "3331234"] {
            assert_eq!(Moment::read(time), None, "{time}");
        }
        assert_eq!(Moment::of_days(Moment::read("2026-03-10").unwrap().days()).to_string(), "2026-03-10");
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
