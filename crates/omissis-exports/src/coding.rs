//! The codings under which text lies in a record.

use crate::fault::Reason;
use core::ops::Range;

/// One layer of coding between the bytes of a record and the text that a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    /// A CSV field in quotes: `""` is `"`.
    CsvQuoted,
    /// A CSV field without quotes; it gets some when a replacement needs them.
    CsvBare {
        /// What separates the columns.
        delimiter: Option<u8>,
    },
    /// The inside of a JSON string.
    Json {
        /// Write what is not ASCII as `\u` escapes, as this file does.
        ascii: bool,
    },
    /// UTF-8 bytes that were each taken for a character of Latin-1: `è` is `Ã¨`. Facebook and Instagram downloads are so.
    Latin1,
    /// The same with Windows-1252, as spreadsheets do it: `€` is `â‚¬`.
    Windows1252,
    /// XML text and what is escaped like it: `&amp;`, `&#39;`.
    Entities,
    /// HTML: entities, and tags that are not read.
    Html,
    /// `_x000D_`: how a workbook writes a character that XML has not.
    Ooxml,
    /// The inside of an XML CDATA section.
    Cdata,
    /// A stretch of the outer text; the rest is not read.
    Window,
}

impl Coding {
    /// `text` in this coding.
    pub(crate) fn encode(self, text: &str) -> String {
        match self {
            Self::CsvQuoted => text.replace('"', "\"\""),
            Self::CsvBare { .. } | Self::Window => text.to_owned(),
            Self::Latin1 => text.bytes().map(char::from).collect(),
            Self::Windows1252 => text.bytes().map(windows_1252).collect(),
            Self::Entities | Self::Html => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"),
            // The underscore before what looks like such a character is written as one.
            Self::Ooxml => {
                let (mut out, mut from) = (String::new(), 0);
                for (at, _) in text.match_indices('_').filter(|(at, _)| ooxml(text.as_bytes(), *at).is_some()) {
                    out.push_str(&text[from..at]);
                    out.push_str("_x005F_");
                    from = at + 1;
                }
                out + &text[from..]
            }
            Self::Cdata => text.replace("]]>", "]]]]><![CDATA[>"),
            Self::Json { ascii } => {
                let mut out = String::with_capacity(text.len());
                for c in text.chars() {
                    match c {
                        '"' => out.push_str("\\\""),
                        '\\' => out.push_str("\\\\"),
                        '\n' => out.push_str("\\n"),
                        '\r' => out.push_str("\\r"),
                        '\t' => out.push_str("\\t"),
                        c if (c as u32) < 0x20 || ascii && !c.is_ascii() => {
                            for unit in c.encode_utf16(&mut [0; 2]) {
                                out.push_str(&format!("\\u{unit:04x}"));
                            }
                        }
                        c => out.push(c),
                    }
                }
                out
            }
        }
    }
}

/// The characters of Windows-1252 from 0x80 to 0x9F; the five holes stand for themselves, as in browsers.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

pub(crate) fn windows_1252(byte: u8) -> char {
    if (0x80..0xA0).contains(&byte) { WINDOWS_1252[usize::from(byte) - 0x80] } else { char::from(byte) }
}

pub(crate) fn to_windows_1252(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ (0..0x80 | 0xA0..0x100) => u8::try_from(code).ok(),
        _ => WINDOWS_1252.iter().position(|&known| known == c).and_then(|place| u8::try_from(place + 0x80).ok()),
    }
}

/// A stretch that does not stand for itself: `source` in the outer text, `text` in the inner one. Either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) source: Range<usize>,
    pub(crate) text: Range<usize>,
    /// Not to be taken away by an edit that goes over it: a tag, a closing quote.
    pub(crate) keep: bool,
}

/// One layer being decoded.
pub(crate) struct Decoded<'s> {
    source: &'s str,
    pub(crate) out: String,
    pub(crate) pieces: Vec<Piece>,
    /// How much of `source` is decoded.
    done: usize,
}

impl<'s> Decoded<'s> {
    pub(crate) const fn new(source: &'s str) -> Self {
        Self { source, out: String::new(), pieces: Vec::new(), done: 0 }
    }

    /// Decodes all of it; false when the coding does not apply.
    pub(crate) fn decode(&mut self, coding: Coding) -> Result<bool, Reason> {
        match coding {
            Coding::CsvQuoted => self.csv(),
            Coding::CsvBare { .. } | Coding::Cdata | Coding::Window => {}
            Coding::Json { .. } => self.json()?,
            Coding::Latin1 => return Ok(self.mojibake(|c| u8::try_from(u32::from(c)).ok()) || self.source.is_ascii()),
            Coding::Windows1252 => return Ok(self.mojibake(to_windows_1252)),
            Coding::Entities => self.markup(false),
            Coding::Html => self.markup(true),
            Coding::Ooxml => self.ooxml(),
        }
        Ok(true)
    }

    /// The stretch `source` stands for `text`; what lies before it stands for itself.
    fn piece(&mut self, source: Range<usize>, text: &str, keep: bool) {
        self.out.push_str(&self.source[self.done..source.start]);
        let start = self.out.len();
        self.out.push_str(text);
        self.done = source.end;
        self.pieces.push(Piece { source, text: start..self.out.len(), keep });
    }

    fn rest(&mut self) {
        if !self.pieces.is_empty() {
            self.out.push_str(&self.source[self.done..]);
            self.done = self.source.len();
        }
    }

    pub(crate) fn window(&mut self, stretch: Range<usize>) {
        self.piece(0..stretch.start, "", true);
        self.piece(stretch.end..self.source.len(), "", true);
    }

    /// Quotes: doubled ones are one; a single one closes the field, and what follows it up to the separator stands bare, as
    /// CSV readers take it.
    fn csv(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(quote) = memchr::memchr(b'"', &bytes[at..]).map(|found| at + found) {
            if bytes.get(quote + 1) == Some(&b'"') {
                self.piece(quote..quote + 2, "\"", false);
                at = quote + 2;
            } else {
                self.piece(quote..quote + 1, "", true);
                break;
            }
        }
        self.rest();
    }

    /// JSON escapes. Half a surrogate pair is real in cut-off exports: it shows as U+FFFD and stays as it is in the bytes.
    fn json(&mut self) -> Result<(), Reason> {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(start) = memchr::memchr(b'\\', &bytes[at..]).map(|found| at + found) {
            let (c, end) = match bytes.get(start + 1) {
                Some(b'n') => ('\n', start + 2),
                Some(b't') => ('\t', start + 2),
                Some(b'r') => ('\r', start + 2),
                Some(b'b') => ('\u{8}', start + 2),
                Some(b'f') => ('\u{c}', start + 2),
                Some(&b @ (b'"' | b'\\' | b'/')) => (char::from(b), start + 2),
                Some(b'u') => {
                    let unit = hex(bytes, start + 2).ok_or(Reason::BadEscape)?;
                    let low = (0xD800..0xDC00).contains(&unit).then(|| low_surrogate(bytes, start + 6)).flatten();
                    match low {
                        Some(low) => {
                            let code = 0x10000 + ((u32::from(unit) - 0xD800) << 10) + (u32::from(low) - 0xDC00);
                            (char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), start + 12)
                        }
                        None => (char::from_u32(u32::from(unit)).unwrap_or(char::REPLACEMENT_CHARACTER), start + 6),
                    }
                }
                _ => return Err(Reason::BadEscape),
            };
            self.piece(start..end, c.encode_utf8(&mut [0; 4]), false);
            at = end;
        }
        self.rest();
        Ok(())
    }

    /// Repairs every run of characters that are the bytes of one UTF-8 character; true when there was one. A character cut in the
    /// middle, and text that was never broken, stand for themselves.
    fn mojibake(&mut self, byte: impl Fn(char) -> Option<u8>) -> bool {
        if self.source.is_ascii() {
            return false;
        }
        let source = self.source;
        let mut at = 0;
        while let Some(found) = source.as_bytes()[at..].iter().position(|&b| b >= 0x80) {
            let start = at + found;
            let mut chars = source[start..].char_indices();
            let first = chars.next().and_then(|(_, c)| Some((c, byte(c)?)));
            let len = match first {
                Some((_, 0xC2..=0xDF)) => 2,
                Some((_, 0xE0..=0xEF)) => 3,
                Some((_, 0xF0..=0xF4)) => 4,
                _ => 1,
            };
            let mut bytes = [0; 4];
            let mut taken = 0;
            let mut end = start;
            for (place, c) in source[start..].char_indices().take(len) {
                let Some(b) = byte(c) else { break };
                bytes[taken] = b;
                taken += 1;
                end = start + place + c.len_utf8();
            }
            match core::str::from_utf8(&bytes[..taken]) {
                Ok(repaired) if taken == len && len > 1 => {
                    self.piece(start..end, repaired, false);
                    at = end;
                }
                _ => at = start + source[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
        self.rest();
        !self.pieces.is_empty()
    }

    fn ooxml(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(start) = memchr::memmem::find(&bytes[at..], b"_x").map(|found| at + found) {
            at = start + 1;
            if let Some(c) = ooxml(bytes, start) {
                self.piece(start..start + 7, c.encode_utf8(&mut [0; 4]), false);
                at = start + 7;
            }
        }
        self.rest();
    }

    /// Entities, and tags where there are any: a tag is nothing to the reader, or the end of a line.
    fn markup(&mut self, tags: bool) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(start) = memchr::memchr2(b'&', b'<', &bytes[at..]).map(|found| at + found) {
            at = start + 1;
            if bytes[start] == b'&' {
                const LONGEST: usize = 33;
                let end = bytes[start..].iter().take(LONGEST).position(|&b| b == b';').map(|len| start + len + 1);
                let Some(end) = end.filter(|&end| bytes[start + 1..end - 1].iter().all(|b| b.is_ascii_alphanumeric() || *b == b'#')) else {
                    continue;
                };
                let entity = &self.source[start..end];
                let text = htmlize::unescape(entity);
                if text != entity {
                    self.piece(start..end, &text, false);
                    at = end;
                }
            } else if let Some(end) = tag_end(bytes, start).filter(|_| tags) {
                self.piece(start..end, if breaks_line(&self.source[start..end]) { "\n" } else { "" }, true);
                at = end;
            }
        }
        self.rest();
    }
}

/// The end of the tag or comment that opens at `at`, `None` when that is a plain `<`.
fn tag_end(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'!' if bytes[at..].starts_with(b"<!--") => memchr::memmem::find(&bytes[at..], b"-->").map(|found| at + found + 3),
        b'!' | b'/' => memchr::memchr(b'>', &bytes[at..]).map(|found| at + found + 1),
        b if b.is_ascii_alphabetic() => {
            let mut quote = None;
            bytes[at..]
                .iter()
                .position(|&b| match (quote, b) {
                    (None, b'"' | b'\'') => {
                        quote = Some(b);
                        false
                    }
                    (Some(open), b) => {
                        if b == open {
                            quote = None;
                        }
                        false
                    }
                    (None, b) => b == b'>',
                })
                .map(|found| at + found + 1)
        }
        _ => None,
    }
}

fn breaks_line(tag: &str) -> bool {
    const BLOCKS: &[&str] = &["br", "p", "div", "li", "tr", "td", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4"];
    let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

/// The values of attributes in the tags of an HTML text: links hold what the reader does not see.
pub(crate) fn attribute_values(html: &str) -> Vec<Range<usize>> {
    let bytes = html.as_bytes();
    let (mut values, mut at) = (Vec::new(), 0);
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        at = start + 1;
        let Some(end) = tag_end(bytes, start) else { continue };
        let mut from = start;
        while let Some(equals) = memchr::memchr(b'=', &bytes[from..end]).map(|found| from + found) {
            let open = equals + 1 + bytes[equals + 1..end].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let (value, close) = match bytes[open] {
                quote @ (b'"' | b'\'') => {
                    let close = memchr::memchr(quote, &bytes[open + 1..end]).map_or(end - 1, |found| open + 1 + found);
                    (open + 1..close, close + 1)
                }
                _ => {
                    let close = open + bytes[open..end].iter().take_while(|b| !b.is_ascii_whitespace() && **b != b'>').count();
                    (open..close, close)
                }
            };
            if value.start < value.end {
                values.push(value);
            }
            from = close.min(end).max(equals + 1);
        }
        at = end;
    }
    values
}

fn hex(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0_u16, |sum, &b| Some(sum << 4 | u16::try_from(char::from(b).to_digit(16)?).ok()?))
}

/// The character that `_x000D_` at this place stands for.
fn ooxml(bytes: &[u8], at: usize) -> Option<char> {
    let here = bytes.get(at..at + 7)?;
    (here.starts_with(b"_x") && here[6] == b'_').then(|| hex(bytes, at + 2)).flatten().and_then(|unit| char::from_u32(u32::from(unit)))
}

fn low_surrogate(bytes: &[u8], at: usize) -> Option<u16> {
    (bytes.get(at..at + 2)? == b"\\u").then(|| hex(bytes, at + 2)).flatten().filter(|unit| (0xDC00..0xE000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found() {
        let html = r#"<a href="mailto:m@x.it" class=k>m</a> 1 < 2 <img alt='a>b'><b>"#;
        let values: Vec<_> = attribute_values(html).into_iter().map(|range| &html[range]).collect();
        assert_eq!(values, ["mailto:m@x.it", "k", "a>b"]);
        assert!(attribute_values("<a href=").is_empty());
        assert!(attribute_values("<a x=>").is_empty());
    }

    #[test]
    fn windows_1252_goes_both_ways() {
        for byte in 0..=255 {
            assert_eq!(to_windows_1252(windows_1252(byte)), Some(byte));
        }
        assert_eq!(to_windows_1252('ā'), None);
    }
}
