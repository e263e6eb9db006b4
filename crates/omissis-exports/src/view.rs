//! A text field as its reader sees it, with the way back to the bytes of the record.
//!
//! A field lies in the record under layers of coding: CSV quotes, JSON escapes, mojibake. A [`View`] is the decoded text and, for
//! each layer, where its pieces came from; an edit of the decoded text travels back through the layers and comes out as a
//! [`Splice`] of the original bytes, coded as its surroundings are. What is not edited is never coded again.

use crate::fault::Reason;
use core::fmt;
use core::ops::Range;
use omissis::Span;
use std::borrow::Cow;

/// One layer of coding between the bytes of a record and the text that a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coding {
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
}

/// A stretch that does not stand for itself: `source` in the outer text, `text` in the inner one. Either may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Piece {
    source: Range<usize>,
    text: Range<usize>,
}

#[derive(Clone, Debug)]
struct Layer {
    coding: Coding,
    /// In order; between them inner and outer text are the same.
    pieces: Vec<Piece>,
}

impl Layer {
    /// The outer span of an inner one. Pieces without inner text stay outside at both ends.
    fn back(&self, span: Range<usize>) -> Range<usize> {
        let behind = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let start = match (self.pieces[..behind].last(), self.pieces.get(behind)) {
            (_, Some(piece)) if piece.text.start <= span.start => piece.source.start,
            (Some(piece), _) => piece.source.end + span.start - piece.text.end,
            (None, _) => span.start,
        };
        let begun = self.pieces.partition_point(|piece| piece.text.start < span.end);
        let end = match self.pieces[..begun].last() {
            Some(piece) => piece.source.end + span.end.saturating_sub(piece.text.end),
            None => span.end,
        };
        start..end.max(start)
    }
}

/// A replacement in the bytes of a record.
#[derive(Clone, PartialEq, Eq)]
pub struct Splice {
    /// The bytes that go.
    pub range: Range<usize>,
    /// What stands there afterwards.
    pub bytes: String,
}

impl fmt::Debug for Splice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Splice").field("range", &self.range).finish_non_exhaustive()
    }
}

/// The decoded text of a field, and the way back. `Debug` shows positions only.
#[derive(Clone)]
pub struct View<'r> {
    text: Cow<'r, str>,
    source: Range<usize>,
    /// Outermost first.
    layers: Vec<Layer>,
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View").field("source", &self.source).finish_non_exhaustive()
    }
}

impl<'r> View<'r> {
    /// The bytes `source` of the record, as they stand.
    pub(crate) fn plain(record: &'r str, source: Range<usize>) -> Self {
        Self { text: Cow::Borrowed(&record[source.clone()]), source, layers: Vec::new() }
    }

    /// The same, one layer further in.
    pub(crate) fn through(mut self, coding: Coding) -> Result<Self, Reason> {
        let mut decoded = Decoded::new(&self.text);
        match coding {
            Coding::CsvQuoted => decoded.csv(),
            Coding::CsvBare { .. } => {}
            Coding::Json { .. } => decoded.json()?,
            Coding::Latin1 => {
                if !decoded.latin1() {
                    return Ok(self);
                }
            }
        }
        let Decoded { out, pieces, .. } = decoded;
        if !pieces.is_empty() {
            self.text = Cow::Owned(out);
        }
        self.layers.push(Layer { coding, pieces });
        Ok(self)
    }

    /// The text as its reader sees it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the record that hold it, without quotes around it.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        self.source.clone()
    }

    /// Edits of the text, in order and apart, as splices of the record.
    #[must_use]
    pub fn splices<'e>(&self, edits: impl Iterator<Item = (Span, &'e str)>) -> Vec<Splice> {
        let mut splices: Vec<Splice> = edits
            .map(|(span, replacement)| {
                let (mut range, mut bytes) = (span.start..span.end, replacement.to_owned());
                for layer in self.layers.iter().rev() {
                    range = layer.back(range);
                    bytes = layer.coding.encode(&bytes);
                }
                Splice { range: range.start + self.source.start..range.end + self.source.start, bytes }
            })
            .collect();
        if let Some(Layer { coding: Coding::CsvBare { delimiter }, .. }) = self.layers.first() {
            self.quote(*delimiter, &mut splices);
        }
        splices
    }

    /// A bare CSV field whose replacements hold a separator, a quote or a line end is written again, in quotes.
    fn quote(&self, delimiter: Option<u8>, splices: &mut Vec<Splice>) {
        let special = |b: u8| Some(b) == delimiter || matches!(b, b'"' | b'\n' | b'\r');
        if self.layers.len() > 1 || !splices.iter().any(|splice| splice.bytes.bytes().any(special)) {
            return;
        }
        let mut field = String::from('"');
        let mut from = 0;
        for splice in splices.iter() {
            field.push_str(&self.text[from..splice.range.start - self.source.start].replace('"', "\"\""));
            field.push_str(&splice.bytes.replace('"', "\"\""));
            from = splice.range.end - self.source.start;
        }
        field.push_str(&self.text[from..].replace('"', "\"\""));
        field.push('"');
        *splices = vec![Splice { range: self.source(), bytes: field }];
    }
}

impl Coding {
    /// `text` in this coding.
    fn encode(self, text: &str) -> String {
        match self {
            Self::CsvQuoted => text.replace('"', "\"\""),
            Self::CsvBare { .. } => text.to_owned(),
            Self::Latin1 => text.bytes().map(char::from).collect(),
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

/// One layer being decoded.
struct Decoded<'s> {
    source: &'s str,
    out: String,
    pieces: Vec<Piece>,
    /// How much of `source` is decoded.
    done: usize,
}

impl<'s> Decoded<'s> {
    const fn new(source: &'s str) -> Self {
        Self { source, out: String::new(), pieces: Vec::new(), done: 0 }
    }

    /// The stretch `source` stands for `text`; what lies before it stands for itself.
    fn piece(&mut self, source: Range<usize>, text: &str) {
        self.out.push_str(&self.source[self.done..source.start]);
        let start = self.out.len();
        self.out.push_str(text);
        self.done = source.end;
        self.pieces.push(Piece { source, text: start..self.out.len() });
    }

    fn rest(&mut self) {
        if !self.pieces.is_empty() {
            self.out.push_str(&self.source[self.done..]);
        }
    }

    /// Quotes: doubled ones are one; a single one closes the field, and what follows it up to the separator stands bare, as
    /// CSV readers take it.
    fn csv(&mut self) {
        let bytes = self.source.as_bytes();
        let mut at = 0;
        while let Some(quote) = memchr::memchr(b'"', &bytes[at..]).map(|found| at + found) {
            if bytes.get(quote + 1) == Some(&b'"') {
                self.piece(quote..quote + 2, "\"");
                at = quote + 2;
            } else {
                self.piece(quote..quote + 1, "");
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
            self.piece(start..end, c.encode_utf8(&mut [0; 4]));
            at = end;
        }
        self.rest();
        Ok(())
    }

    /// True when the whole text was UTF-8 read as Latin-1, and is repaired; ASCII is the same either way.
    fn latin1(&mut self) -> bool {
        let mut bytes = Vec::with_capacity(self.source.len());
        for c in self.source.chars() {
            let Ok(b) = u8::try_from(u32::from(c)) else { return false };
            bytes.push(b);
        }
        let Ok(repaired) = core::str::from_utf8(&bytes) else { return false };
        // Each character from U+0080 on stands for one byte and takes two in the source.
        let mut at = 0;
        for c in repaired.chars() {
            let len = if c.is_ascii() { 1 } else { 2 * c.len_utf8() };
            if !c.is_ascii() {
                self.piece(at..at + len, c.encode_utf8(&mut [0; 4]));
            }
            at += len;
        }
        self.rest();
        true
    }
}

fn hex(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0_u16, |sum, &b| Some(sum << 4 | u16::try_from(char::from(b).to_digit(16)?).ok()?))
}

fn low_surrogate(bytes: &[u8], at: usize) -> Option<u16> {
    (bytes.get(at..at + 2)? == b"\\u").then(|| hex(bytes, at + 2)).flatten().filter(|unit| (0xDC00..0xE000).contains(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Replaces the first `old` of the decoded text and gives the record.
    fn edited(record: &str, source: Range<usize>, codings: &[Coding], old: &str, new: &str) -> String {
        let mut view = View::plain(record, source);
        for &coding in codings {
            view = view.through(coding).unwrap();
        }
        let start = view.text().find(old).expect("the text to replace");
        let splices = view.splices(std::iter::once((Span::new(start, start + old.len()), new)));
        let mut out = record.to_owned();
        for splice in splices.iter().rev() {
            out.replace_range(splice.range.clone(), &splice.bytes);
        }
        out
    }

    #[test]
    fn json_escapes_outside_an_edit_stay() {
        let record = r#""a\u00e8\n\/ Mar\u0069o \ud83d\ude21\t""#;
        let out = edited(record, 1..record.len() - 1, &[Coding::Json { ascii: false }], "Mario", "[\"è]");
        assert_eq!(out, r#""a\u00e8\n\/ [\"è] \ud83d\ude21\t""#);
    }

    #[test]
    fn half_a_surrogate_pair_is_seen_and_kept() {
        let record = r"\ud83d 333 \udc00";
        let out = edited(record, 0..record.len(), &[Coding::Json { ascii: true }], "333", "[è😡]");
        assert_eq!(out, r"\ud83d [\u00e8\ud83d\ude21] \udc00");
        assert!(View::plain(r"\u12", 0..4).through(Coding::Json { ascii: true }).is_err());
    }

    #[test]
    fn mojibake_is_repaired_for_the_reader_and_written_back() {
        let record = r"perch\u00c3\u00a9 Nicol\u00c3\u00b2 \u00f0\u009f\u0098\u00a1!";
        let codings = [Coding::Json { ascii: true }, Coding::Latin1];
        let out = edited(record, 0..record.len(), &codings, "Nicolò", "[è]");
        assert_eq!(out, r"perch\u00c3\u00a9 [\u00c3\u00a8] \u00f0\u009f\u0098\u00a1!");
        assert_eq!(edited("caro 333", 0..8, &codings, "333", "[è]"), r"caro [\u00c3\u00a8]", "also where there was none to repair");
        let view = View::plain("perché", 0..7).through(Coding::Latin1).unwrap();
        assert_eq!(view.text(), "perché", "what is no mojibake is left alone");
    }

    #[test]
    fn csv_quotes_stay_and_are_added_where_needed() {
        let quoted = r#"dice ""Mario"" 3"#;
        assert_eq!(edited(quoted, 0..quoted.len(), &[Coding::CsvQuoted], "\"Mario\"", "[a\"b]"), r#"dice [a""b] 3"#);
        let bare = Coding::CsvBare { delimiter: Some(b';') };
        assert_eq!(edited("1;io 333 tu;2", 2..11, &[bare], "333", "[X]"), "1;io [X] tu;2");
        assert_eq!(edited("1;5\" 333 tu;2", 2..11, &[bare], "333", "a;b"), "1;\"5\"\" a;b tu\";2");
    }

    #[test]
    fn a_closing_quote_inside_stays() {
        let record = r#"Ciao "amici" 333"#;
        assert_eq!(View::plain(record, 0..record.len()).through(Coding::CsvQuoted).unwrap().text(), "Ciao amici\" 333");
        assert_eq!(edited(record, 0..record.len(), &[Coding::CsvQuoted], "333", "[X]"), r#"Ciao "amici" [X]"#);
    }
}
