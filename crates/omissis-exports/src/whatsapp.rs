//! WhatsApp chats, exported as text: a message begins with its time and its writer, and may go over several lines.
//!
//! Android: `10/01/26, 10:15 - Mario: testo`. iPhone: `[10/01/26, 10:15:02] Mario: testo`, with invisible marks before it. The writer
//! is the name in the phone book of who exported the chat, or the number of somebody who is not in it.

use crate::fault::Reason;
use crate::frame::without_line_end;
use crate::record::{Field, Holder, Record, Role};
use crate::view::View;
use core::ops::Range;
use std::borrow::Cow;

/// Left-to-right mark.
const MARK: &str = "\u{200e}";

/// The head of a message: its time, and where what follows begins.
fn head(line: &str) -> Option<(Range<usize>, usize)> {
    let start = line.len() - line.trim_start_matches(['\u{200e}', '\u{200f}', '\u{feff}']).len();
    let rest = &line[start..];
    let bracket = rest.starts_with('[');
    let time_start = start + usize::from(bracket);
    let mut at = time_start;
    let bytes = line.as_bytes();
    let digits = |at: &mut usize, most: usize| {
        let len = bytes[*at..].iter().take(most).take_while(|b| b.is_ascii_digit()).count();
        *at += len;
        len > 0
    };
    let one = |at: &mut usize, set: &[u8]| {
        let is = bytes.get(*at).is_some_and(|b| set.contains(b));
        *at += usize::from(is);
        is
    };
    if !(digits(&mut at, 4) && one(&mut at, b"/.-") && digits(&mut at, 2) && one(&mut at, b"/.-") && digits(&mut at, 4)) {
        return None;
    }
    one(&mut at, b",");
    if !(one(&mut at, b" ") && digits(&mut at, 2) && one(&mut at, b":.") && digits(&mut at, 2)) {
        return None;
    }
    if one(&mut at, b":.") {
        digits(&mut at, 2);
    }
    // "10:15 AM", with one space or another.
    let gap = line[at..].len() - line[at..].trim_start_matches([' ', '\u{202f}', '\u{a0}']).len();
    let half = line[at + gap..].get(..2).is_some_and(|half| half.eq_ignore_ascii_case("am") || half.eq_ignore_ascii_case("pm"));
    if half && gap > 0 {
        at += gap + 2;
    }
    let end = at;
    let close = if bracket { "] " } else { " - " };
    line[at..].starts_with(close).then(|| (time_start..end, at + close.len()))
}

/// True for a chat: its first line that is not empty begins a message.
pub(crate) fn is_chat(sample: &str) -> bool {
    sample.lines().find(|line| !line.trim().is_empty()).is_some_and(|line| head(line).is_some())
}

/// True for a line that begins a message: its head lies in the first hundred bytes, and a cut character there does not belong to it.
pub(crate) fn begins(line: &[u8]) -> bool {
    head(&String::from_utf8_lossy(&line[..line.len().min(100)])).is_some()
}

/// The record of a message.
pub(crate) fn parse<'u>(unit: &'u str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
    let message = without_line_end(unit).trim_end_matches(['\n', '\r']);
    let mut record = Record::new(true, None);
    let mut push = |name: &'static str, role, account, range: Range<usize>| {
        record.fields.push(Field { name: Cow::Borrowed(name), role, account, view: View::plain(unit, range), holder: Holder::Text });
    };
    let Some((time, start)) = head(message) else {
        if !message.trim().is_empty() {
            push("text", Role::Text, 0, 0..message.len());
            records.push(record);
        }
        return Ok(());
    };
    push("time", Role::Time, 0, time);
    let first_line = message[start..].split('\n').next().unwrap_or_default();
    // "~ Anna" is a name that the writer gave itself.
    match first_line.find(": ").or_else(|| first_line.strip_suffix(':').map(str::len)).filter(|&len| len > 0 && len < 100) {
        Some(len) => {
            let skip = first_line.len() - first_line.trim_start_matches(['~', ' ', '\u{202f}', '\u{a0}', '\u{200e}']).len();
            push("author", Role::Name, 0, start + skip.min(len)..start + len);
            let text = (start + len + 2).min(message.len());
            let marks = message[text..].len() - message[text..].trim_start_matches(MARK).len();
            mentions(message, text + marks).into_iter().enumerate().for_each(|(place, range)| {
                push("mention", Role::Name, 1 << 16 | u32::try_from(place).unwrap_or_default(), range);
            });
            push("text", Role::Text, 0, text + marks..message.len());
        }
        None => push("notice", Role::Notice, 0, start..message.len()),
    }
    records.push(record);
    Ok(())
}

/// "@", an isolated name: a mention that the writer chose from a list.
fn mentions(message: &str, from: usize) -> Vec<Range<usize>> {
    const OPEN: &str = "@\u{2068}";
    let opens = message[from..].match_indices(OPEN).map(|(at, _)| from + at + OPEN.len());
    opens.filter_map(|open| Some(open..open + message[open..].find('\u{2069}')?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_told_from_text() {
        let line = |line: &str| head(line).map(|(time, rest)| (line[time].to_owned(), line[rest..].to_owned()));
        let some = |time: &str, rest: &str| Some((time.to_owned(), rest.to_owned()));
        assert_eq!(line("10/01/26, 10:15 - Mario: ciao"), some("10/01/26, 10:15", "Mario: ciao"));
        assert_eq!(line("\u{200e}[10/01/26, 10:16:02] ~ Anna: x"), some("10/01/26, 10:16:02", "~ Anna: x"));
        assert_eq!(line("[1/10/26, 9:16:02\u{202f}PM] A: x"), some("1/10/26, 9:16:02\u{202f}PM", "A: x"));
        assert_eq!(line("10.01.2026, 10:15 - A: x"), some("10.01.2026, 10:15", "A: x"));
        for text in ["10/01/26 alle 10:15", "ciao", "", "[10] ciao", "10/01/26, 10:15 Mario: x", "10/01/26, è", "10/01/26, 10:15\u{e8}"] {
            assert_eq!(line(text), None, "{text}");
        }
    }

    #[test]
    fn messages_are_read() {
        let mut records = Vec::new();
        let parse_one = |unit: &'static str, records: &mut Vec<_>| parse(unit, records).unwrap();
        parse_one("10/01/26, 10:15 - Mario Bianchi: riga uno\r\nriga: due\r\n", &mut records);
        parse_one("10/01/26, 10:01 - Anna ha aggiunto +39 333 1234567\n", &mut records);
        parse_one("[10/01/26, 10:17:02] ~ Anna: \u{200e}ciao @\u{2068}Mario Bianchi\u{2069}", &mut records);
        let fields: Vec<Vec<_>> =
            records.iter().map(|record| record.fields.iter().map(|field| (field.name.as_ref(), field.view.text())).collect()).collect();
        assert_eq!(fields[0][1..], [("author", "Mario Bianchi"), ("text", "riga uno\r\nriga: due")]);
        assert_eq!(fields[1][1..], [("notice", "Anna ha aggiunto +39 333 1234567")]);
        assert_eq!(fields[2][1..], [("author", "Anna"), ("mention", "Mario Bianchi"), ("text", "ciao @\u{2068}Mario Bianchi\u{2069}")]);
    }
}
