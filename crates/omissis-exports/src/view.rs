//! A text field as its reader sees it, with the way back to the bytes of the record.
//!
//! A field lies in the record under layers of coding: CSV quotes, JSON escapes, entities, mojibake. A [`View`] is the decoded text
//! and, for each layer, where its pieces came from; an edit of the decoded text travels back through the layers and comes out as
//! [`Splice`]s of the original bytes, coded as their surroundings are. What is not edited is never coded again. A field may lie in
//! several parts of the record (Telegram cuts a text at each link): then it is read as one.

use crate::coding::{Coding, Decoded, Piece};
use crate::fault::Reason;
use core::fmt;
use core::ops::{Deref, DerefMut, Range};
use omissis::Span;
use smallvec::SmallVec;
use std::borrow::Cow;

#[derive(Clone, Debug)]
struct Layer {
    coding: Coding,
    /// In order; between them inner and outer text are the same.
    pieces: Vec<Piece>,
}

impl Layer {
    /// The inner place of an outer one.
    fn forth(&self, at: usize) -> usize {
        let behind = self.pieces.partition_point(|piece| piece.source.end <= at);
        match (self.pieces[..behind].last(), self.pieces.get(behind)) {
            (_, Some(piece)) if piece.source.start < at => piece.text.start,
            (Some(piece), _) => piece.text.end + at - piece.source.end,
            (None, _) => at,
        }
    }

    /// The outer spans of an inner one: one, or several around kept pieces. Pieces without inner text stay outside at both ends.
    fn back(&self, span: Range<usize>, spans: &mut Vec<Range<usize>>) {
        let behind = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let start = match (self.pieces[..behind].last(), self.pieces.get(behind)) {
            (_, Some(piece)) if piece.text.start <= span.start && !piece.keep => piece.source.start,
            (Some(piece), _) => piece.source.end + span.start - piece.text.end,
            (None, _) => span.start,
        };
        let begun = self.pieces.partition_point(|piece| piece.text.start < span.end);
        let end = match self.pieces[..begun].last() {
            Some(piece) => piece.source.end + span.end.saturating_sub(piece.text.end),
            None => span.end,
        };
        let (mut from, first) = (start, spans.len());
        for piece in self.pieces[behind.min(begun)..begun].iter().filter(|piece| piece.keep) {
            if piece.source.start > from {
                spans.push(from..piece.source.start);
            }
            from = from.max(piece.source.end);
        }
        if end > from || spans.len() == first {
            spans.push(from..end.max(from));
        }
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

/// A stretch of the record that holds a stretch of the text.
#[derive(Clone)]
struct Part<'r> {
    raw: &'r str,
    source: Range<usize>,
    text: Range<usize>,
    /// Outermost first. Most fields lie under one or two, and views are made for every field of every record: no heap for those.
    layers: SmallVec<[Layer; 2]>,
}

/// Most fields lie in one part, which needs no list.
#[derive(Clone)]
enum Parts<'r> {
    One([Part<'r>; 1]),
    Many(Vec<Part<'r>>),
}

impl<'r> Deref for Parts<'r> {
    type Target = [Part<'r>];

    fn deref(&self) -> &[Part<'r>] {
        match self {
            Self::One(part) => part,
            Self::Many(parts) => parts,
        }
    }
}

impl DerefMut for Parts<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::One(part) => part,
            Self::Many(parts) => parts,
        }
    }
}

/// The decoded text of a field, and the way back. `Debug` shows positions only.
#[derive(Clone)]
pub struct View<'r> {
    text: Cow<'r, str>,
    parts: Parts<'r>,
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("View").field("source", &self.source()).finish_non_exhaustive()
    }
}

impl<'r> View<'r> {
    /// The bytes `source` of the record, as they stand.
    pub(crate) fn plain(record: &'r str, source: Range<usize>) -> Self {
        let raw = &record[source.clone()];
        Self { text: Cow::Borrowed(raw), parts: Parts::One([Part { raw, source, text: 0..raw.len(), layers: SmallVec::new() }]) }
    }

    /// Several views, in order, read as one text.
    pub(crate) fn join(views: Vec<Self>) -> Self {
        let (mut text, mut parts) = (Cow::Borrowed(""), Vec::new());
        for view in views {
            let at = text.len();
            let moved = |part: Part<'r>| Part { text: part.text.start + at..part.text.end + at, ..part };
            match view.parts {
                Parts::One([part]) => parts.push(moved(part)),
                Parts::Many(more) => parts.extend(more.into_iter().map(moved)),
            }
            if text.is_empty() {
                text = view.text;
            } else {
                text.to_mut().push_str(&view.text);
            }
        }
        Self { text, parts: Parts::Many(parts) }
    }

    /// The same, one layer further in.
    pub(crate) fn through(self, coding: Coding) -> Result<Self, Reason> {
        self.layer(coding, |decoded, _| decoded.decode(coding))
    }

    /// Only a stretch of the text.
    pub(crate) fn window(self, stretch: Range<usize>) -> Self {
        let cut = self.layer(Coding::Window, |decoded, part| {
            // Of each part what lies in the stretch.
            let within = |at: usize| at.clamp(part.start, part.end) - part.start;
            decoded.window(within(stretch.start)..within(stretch.end));
            Ok(true)
        });
        // A window cannot fail.
        cut.unwrap_or_else(|_| Self { text: Cow::Borrowed(""), parts: Parts::Many(Vec::new()) })
    }

    fn layer(mut self, coding: Coding, decode: impl Fn(&mut Decoded<'_>, &Range<usize>) -> Result<bool, Reason>) -> Result<Self, Reason> {
        let single = self.parts.len() == 1;
        let mut text: Option<String> = None;
        for place in 0..self.parts.len() {
            let range = self.parts[place].text.clone();
            let mut decoded = Decoded::new(&self.text[range.clone()]);
            let layered = decode(&mut decoded, &range)?;
            let Decoded { out, pieces, .. } = decoded;
            let changed = layered && !pieces.is_empty();
            if changed || text.is_some() {
                let text = text.get_or_insert_with(|| if single { String::new() } else { self.text[..range.start].to_owned() });
                let start = text.len();
                if changed {
                    if single { *text = out } else { text.push_str(&out) }
                } else {
                    text.push_str(&self.text[range]);
                }
                self.parts[place].text = start..text.len();
            }
            if layered {
                self.parts[place].layers.push(Layer { coding, pieces });
            }
        }
        if let Some(text) = text {
            self.text = Cow::Owned(text);
        }
        Ok(self)
    }

    /// The text as its reader sees it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the record that hold it, from its first part to its last, without quotes around it.
    #[must_use]
    pub fn source(&self) -> Range<usize> {
        match (self.parts.first(), self.parts.last()) {
            (Some(first), Some(last)) => first.source.start..last.source.end,
            _ => 0..0,
        }
    }

    /// Where a byte of the record stands in the text.
    pub(crate) fn at(&self, source: usize) -> usize {
        let Some(part) = self.parts.iter().find(|part| source <= part.source.end) else { return self.text.len() };
        let mut at = source.saturating_sub(part.source.start);
        for layer in &part.layers {
            at = layer.forth(at);
        }
        (part.text.start + at).min(part.text.end)
    }

    /// Edits of the text, in order and apart, as splices of the record.
    #[must_use]
    pub fn splices<'e>(&self, edits: impl Iterator<Item = (Span, &'e str)>) -> Vec<Splice> {
        let mut splices = Vec::new();
        for (span, replacement) in edits {
            let mut replacement = Some(replacement);
            for part in self.parts.iter() {
                let (start, end) = (span.start.max(part.text.start), span.end.min(part.text.end));
                if start < end || span.is_empty() && start == end {
                    part.splice(start - part.text.start..end - part.text.start, replacement.take().unwrap_or_default(), &mut splices);
                }
            }
        }
        if let [part] = &self.parts[..]
            && let Some(Layer { coding: Coding::CsvBare { delimiter }, .. }) = part.layers.first()
        {
            part.quote(*delimiter, &mut splices);
        }
        splices
    }

    /// The whole field replaced by `text`.
    #[must_use]
    pub fn replaced(&self, text: &str) -> Vec<Splice> {
        let whole = Span::new(0, self.text.len());
        match &self.parts[..] {
            // What decodes to nothing goes, too: nothing may stay behind in a tag or a window's frame.
            [part] if part.layers.iter().all(|layer| layer.coding != Coding::Window) => {
                let mut bytes = part.layers.iter().rev().fold(text.to_owned(), |text, layer| layer.coding.encode(&text));
                // Where more stands behind a closing quote, the quote goes with the rest: the field is closed anew.
                if part.layers.first().is_some_and(|layer| layer.coding == Coding::CsvQuoted && layer.pieces.iter().any(|piece| piece.keep))
                {
                    bytes.push('"');
                }
                let mut splices = vec![Splice { range: part.source.clone(), bytes }];
                if let Some(Layer { coding: Coding::CsvBare { delimiter }, .. }) = part.layers.first() {
                    part.quote(*delimiter, &mut splices);
                }
                splices
            }
            _ => self.splices(core::iter::once((whole, text))),
        }
    }
}

impl Part<'_> {
    fn splice(&self, span: Range<usize>, replacement: &str, splices: &mut Vec<Splice>) {
        let (mut spans, mut bytes) = (vec![span], replacement.to_owned());
        for layer in self.layers.iter().rev() {
            let inner = core::mem::take(&mut spans);
            inner.into_iter().for_each(|span| layer.back(span, &mut spans));
            bytes = layer.coding.encode(&bytes);
        }
        for range in spans {
            let range = range.start + self.source.start..range.end + self.source.start;
            splices.push(Splice { range, bytes: core::mem::take(&mut bytes) });
        }
    }

    /// A bare CSV field whose replacements hold a separator, a quote or a line end is written again, in quotes.
    fn quote(&self, delimiter: Option<u8>, splices: &mut Vec<Splice>) {
        let special = |b: u8| Some(b) == delimiter || matches!(b, b'"' | b'\n' | b'\r');
        if !splices.iter().any(|splice| splice.bytes.bytes().any(special)) {
            return;
        }
        let mut field = String::from('"');
        let mut from = 0;
        for splice in splices.iter() {
            field.push_str(&self.raw[from..splice.range.start - self.source.start].replace('"', "\"\""));
            field.push_str(&splice.bytes.replace('"', "\"\""));
            from = splice.range.end - self.source.start;
        }
        field.push_str(&self.raw[from..].replace('"', "\"\""));
        field.push('"');
        *splices = vec![Splice { range: self.source.clone(), bytes: field }];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: Coding = Coding::Json { ascii: false };
    const ASCII_JSON: Coding = Coding::Json { ascii: true };

    fn view<'r>(record: &'r str, source: Range<usize>, codings: &[Coding]) -> View<'r> {
        codings.iter().fold(View::plain(record, source), |view, &coding| view.through(coding).unwrap())
    }

    fn apply(record: &str, splices: &[Splice]) -> String {
        let mut out = record.to_owned();
        for splice in splices.iter().rev() {
            out.replace_range(splice.range.clone(), &splice.bytes);
        }
        out
    }

    fn edit(record: &str, view: &View<'_>, old: &str, new: &str) -> String {
        let start = view.text().find(old).expect("the text to replace");
        apply(record, &view.splices(core::iter::once((Span::new(start, start + old.len()), new))))
    }

    /// Replaces the first `old` of the decoded text and gives the record.
    fn edited(record: &str, source: Range<usize>, codings: &[Coding], old: &str, new: &str) -> String {
        edit(record, &view(record, source, codings), old, new)
    }

    #[test]
    fn json_escapes_outside_an_edit_stay() {
        let record = r#""a\u00e8\n\/ Mar\u0069o \ud83d\ude21\t""#;
        let out = edited(record, 1..record.len() - 1, &[JSON], "Mario", "[\"è]");
        assert_eq!(out, r#""a\u00e8\n\/ [\"è] \ud83d\ude21\t""#);
    }

    #[test]
    fn half_a_surrogate_pair_is_seen_and_kept() {
        let record = r"\ud83d 333 \udc00";
        let out = edited(record, 0..record.len(), &[ASCII_JSON], "333", "[è😡]");
        assert_eq!(out, r"\ud83d [\u00e8\ud83d\ude21] \udc00");
        assert!(View::plain(r"\u12", 0..4).through(ASCII_JSON).is_err());
    }

    #[test]
    fn mojibake_is_repaired_for_the_reader_and_written_back() {
        let record = r"perch\u00c3\u00a9 Nicol\u00c3\u00b2 \u00f0\u009f\u0098\u00a1!";
        let codings = [ASCII_JSON, Coding::Latin1];
        let out = edited(record, 0..record.len(), &codings, "Nicolò", "[è]");
        assert_eq!(out, r"perch\u00c3\u00a9 [\u00c3\u00a8] \u00f0\u009f\u0098\u00a1!");
        assert_eq!(edited("caro 333", 0..8, &codings, "333", "[è]"), r"caro [\u00c3\u00a8]", "also where there was none to repair");
        assert_eq!(view("perché €", 0..11, &[Coding::Latin1]).text(), "perché €", "what is no mojibake is left alone");
    }

    #[test]
    fn utf8_taken_for_windows_1252_is_repaired_too() {
        let record = "Ã¨ giÃ\u{a0} 50 â‚¬ ciaoâ€™ Nicolò Ã";
        let view = view(record, 0..record.len(), &[Coding::Windows1252]);
        assert_eq!(view.text(), "è già 50 € ciao’ Nicolò Ã");
        assert_eq!(edit(record, &view, "50 €", "[è]"), "Ã¨ giÃ\u{a0} [Ã¨] ciaoâ€™ Nicolò Ã");
    }

    #[test]
    fn csv_quotes_stay_and_are_added_where_needed() {
        let quoted = r#"dice ""Mario"" 3"#;
        assert_eq!(edited(quoted, 0..quoted.len(), &[Coding::CsvQuoted], "\"Mario\"", "[a\"b]"), r#"dice [a""b] 3"#);
        let bare = Coding::CsvBare { delimiter: Some(b';') };
        assert_eq!(edited("1;io 333 tu;2", 2..11, &[bare], "333", "[X]"), "1;io [X] tu;2");
        assert_eq!(edited("1;5\" 333 tu;2", 2..11, &[bare], "333", "a;b"), "1;\"5\"\" a;b tu\";2");
        assert_eq!(apply("1;io;2", &view("1;io;2", 2..4, &[bare]).replaced("a;b")), "1;\"a;b\";2");
    }

    #[test]
    fn a_closing_quote_inside_stays() {
        let record = r#"Ciao "amici" 333"#;
        assert_eq!(view(record, 0..record.len(), &[Coding::CsvQuoted]).text(), "Ciao amici\" 333");
        assert_eq!(edited(record, 0..record.len(), &[Coding::CsvQuoted], "333", "[X]"), r#"Ciao "amici" [X]"#);
    }

    #[test]
    fn tags_survive_an_edit_across_them() {
        let record = "<p>Chiama <b>333</b> 123<br>4567&nbsp;ora &lt;3</p>";
        let view = view(record, 0..record.len(), &[Coding::Html]);
        assert_eq!(view.text(), "\nChiama 333 123\n4567\u{a0}ora <3\n");
        assert_eq!(edit(record, &view, "333 123\n4567", "[T&C]"), "<p>Chiama <b>[T&amp;C]</b><br>&nbsp;ora &lt;3</p>");
        assert_eq!(edit(record, &view, "<3", "[X]"), "<p>Chiama <b>333</b> 123<br>4567&nbsp;ora [X]</p>");
    }

    #[test]
    fn entities_are_read() {
        let record = "mario&#64;example.it &amp; &agrave; &bogus; a&b";
        let view = view(record, 0..record.len(), &[Coding::Entities]);
        assert_eq!(view.text(), "mario@example.it & à &bogus; a&b");
        assert_eq!(edit(record, &view, "mario@example.it", "[X]"), "[X] &amp; &agrave; &bogus; a&b");
    }

    #[test]
    fn what_stands_behind_a_closing_quote_is_replaced_with_it() {
        let record = r#"a,""b"":{c,d"#;
        let cell = view(record, 3..10, &[Coding::CsvQuoted]);
        let mut written = record.to_owned();
        cell.replaced("x\"y").into_iter().rev().for_each(|splice| written.replace_range(splice.range, &splice.bytes));
        assert_eq!(written, r#"a,"x""y",d"#);
    }

    #[test]
    fn a_window_goes_over_parts() {
        let record = "\n <Anna> Bianchi\n";
        let whole = View::join(vec![view(record, 0..2, &[]), view(record, 3..7, &[]), view(record, 8..record.len(), &[])]);
        for (stretch, text) in [(0..15, "\n Anna Bianchi\n"), (2..14, "Anna Bianchi"), (7..11, "Bian"), (1..2, " "), (3..3, "")] {
            let view = whole.clone().window(stretch);
            assert_eq!(view.text(), text);
        }
        assert_eq!(edit(record, &whole.clone().window(2..14), "na B", "[X]"), "\n <An[X]>ianchi\n");
        assert_eq!(edit(record, &whole.window(7..11), "Bian", "[X]"), "\n <Anna> [X]chi\n");
    }

    #[test]
    fn a_window_leaves_its_frame() {
        let record = r#"{""text"":""chiama 333""},{""text"":""1234567 \""ora\""""}"#;
        let cell = view(record, 0..record.len(), &[Coding::CsvQuoted]);
        let (first, second) = (cell.text().find("chiama").unwrap(), cell.text().find("1234").unwrap());
        let parts = vec![
            cell.clone().window(first..first + 10).through(JSON).unwrap(),
            cell.clone().window(second..cell.text().len() - 2).through(JSON).unwrap(),
        ];
        let view = View::join(parts);
        assert_eq!(view.text(), "chiama 3331234567 \"ora\"");
        assert_eq!(edit(record, &view, "3331234567", "[\"]"), r#"{""text"":""chiama [\""]""},{""text"":"" \""ora\""""}"#);
    }
}
