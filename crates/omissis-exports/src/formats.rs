//! The formats: how each is recognised, cut into units and parsed into records.

use crate::csv::{self, Cell, RowFramer};
use crate::fault::Reason;
use crate::frame::{Frame, Framer, LineFramer, without_line_end};
use crate::json::{DocumentFramer, Sort, Tape, skip_space, value_end};
use crate::names;
use crate::record::{Field, Record, Role};
use crate::shapes::{self, Shape};
use crate::view::View;
use core::fmt;
use core::ops::Range;
use core::str::FromStr;
use core::sync::atomic::{AtomicBool, Ordering};
use std::borrow::Cow;
use std::sync::OnceLock;

#[derive(Debug)]
enum Family {
    Csv,
    JsonLines,
    Json(Option<&'static Shape>),
    Text,
}

/// A format of exports.
#[derive(Debug)]
pub struct Format {
    id: &'static str,
    title: &'static str,
    family: Family,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

static CSV: Format = Format { id: "csv", title: "table (CSV, TSV)", family: Family::Csv };
static JSON_LINES: Format = Format { id: "jsonl", title: "JSON Lines", family: Family::JsonLines };
static JSON: Format = Format { id: "json", title: "JSON document", family: Family::Json(None) };
static TEXT: Format = Format { id: "txt", title: "plain text, a comment a line", family: Family::Text };
static FACEBOOK_DOWNLOAD: Format =
    Format { id: "facebook-dyi", title: "Facebook download (comments.json)", family: Family::Json(Some(&shapes::FACEBOOK_DOWNLOAD)) };
static FACEBOOK_GRAPH: Format =
    Format { id: "facebook-graph", title: "Facebook Graph API comments", family: Family::Json(Some(&shapes::FACEBOOK_GRAPH)) };

/// Every format; of the JSON documents, those with marks before those without.
static FORMATS: &[&Format] = &[&CSV, &JSON_LINES, &JSON, &TEXT, &FACEBOOK_DOWNLOAD, &FACEBOOK_GRAPH];

impl Format {
    /// The stable identifier: `facebook-dyi`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// What it is, in words.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// Every format.
    #[must_use]
    pub fn all() -> &'static [&'static Self] {
        FORMATS
    }
}

/// No format has this identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownFormat;

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown format: expected `auto`")?;
        FORMATS.iter().try_for_each(|format| write!(f, ", `{}`", format.id))
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for &'static Format {
    type Err = UnknownFormat;

    fn from_str(id: &str) -> Result<Self, UnknownFormat> {
        FORMATS.iter().copied().find(|format| format.id == id).ok_or(UnknownFormat)
    }
}

/// The beginning of a file, by which its format is told.
pub(crate) struct Sample<'s> {
    pub(crate) bytes: &'s [u8],
    /// Nothing comes behind it.
    pub(crate) whole: bool,
    /// The file's ending, lower case: `csv`.
    pub(crate) ending: &'s str,
    /// The text fields that the caller named.
    pub(crate) text_fields: &'s [String],
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

impl Sample<'_> {
    fn bom(&self) -> usize {
        if self.bytes.starts_with(BOM) { BOM.len() } else { 0 }
    }

    /// The format, and why.
    pub(crate) fn format(&self) -> (&'static Format, &'static str) {
        let start = skip_space(self.bytes, self.bom());
        match self.bytes.get(start) {
            Some(b'{' | b'[') => {
                if let Some(found) = self.json(start) {
                    return found;
                }
            }
            None => {
                return match self.ending {
                    "csv" | "tsv" => (&CSV, "its name"),
                    "jsonl" | "ndjson" => (&JSON_LINES, "its name"),
                    _ => (&TEXT, "it is empty"),
                };
            }
            _ => {}
        }
        match self.ending {
            "csv" | "tsv" | "tab" => return (&CSV, "its name"),
            "json" => return (&JSON, "its name"),
            "jsonl" | "ndjson" => return (&JSON_LINES, "its name"),
            _ => {}
        }
        let header = Table::header(self.bytes, self.whole);
        let names = |name: &String| self.text_fields.iter().any(|wanted| wanted == name);
        match header {
            Ok(header) if header.names.iter().any(names) => (&CSV, "a header with the named field"),
            Ok(header) if header.delimiter.is_some() && !names::text_fields(header.names.iter().map(String::as_str)).is_empty() => {
                (&CSV, "a header with a text column")
            }
            _ => (&TEXT, "no other format"),
        }
    }

    /// The format of what begins like JSON, `None` when it only looks so.
    fn json(&self, start: usize) -> Option<(&'static Format, &'static str)> {
        let bytes = &self.bytes[start..];
        let end = value_end(bytes, 0, self.whole);
        let lines = self.ending == "jsonl" || self.ending == "ndjson";
        let value = |range: Range<usize>| Tape::parse(core::str::from_utf8(&bytes[range]).ok()?).ok();
        // Prose may begin with a bracket, too: in a file of text, JSON must prove itself.
        let prose = matches!(self.ending, "txt" | "log" | "csv" | "tsv");
        if bytes[0] == b'{' {
            let next = end.and_then(|end| bytes.get(skip_space(bytes, end)));
            if lines || next == Some(&b'{') && (!prose || end.is_some_and(|end| value(0..end).is_some())) {
                return Some((&JSON_LINES, "an object a line"));
            }
            if !matches!(bytes.get(skip_space(bytes, 1)), Some(b'"' | b'}')) && self.ending != "json" {
                return None;
            }
        }
        let (mut framer, mut frames) = (DocumentFramer::new(), Vec::new());
        let framed = framer.frame(bytes, self.whole, &mut frames);
        let first = |path: &str| frames.iter().find(|frame| frame.path.as_deref() == Some(path));
        if prose && framed.is_err() {
            return None;
        }
        let parse = |frame: &Frame| value(frame.range.clone());
        for format in FORMATS {
            let Family::Json(Some(shape)) = format.family else { continue };
            for unit in shape.units.iter().filter(|unit| framer.arrays.iter().any(|array| **array == ***unit)) {
                let marked = match first(unit).map(parse) {
                    Some(Some(tape)) => shape.marks.iter().all(|row| row.iter().any(|path| tape.first(0, path).is_some())),
                    Some(None) => false,
                    None => shape.path_is_mark,
                };
                if marked {
                    return Some((format, "the fields of its first record"));
                }
            }
        }
        let units = frames.iter().filter(|frame| frame.path.is_some()).take(1);
        let readable = units.map(parse).all(|tape| tape.is_some());
        if bytes[0] == b'[' && !(readable && (framed.is_ok() || !frames.is_empty() || self.ending == "json")) {
            return None;
        }
        if bytes[0] == b'{' && end.is_some() && framed.is_ok() && framer.arrays.is_empty() {
            return Some((&JSON_LINES, "one object"));
        }
        Some((&JSON, "a JSON document"))
    }
}

/// An opened format: how the stream is cut, and how units are parsed.
pub(crate) struct Plan {
    pub(crate) framer: Box<dyn Framer>,
    pub(crate) parser: Parser,
}

impl Plan {
    pub(crate) fn new(format: &'static Format, sample: &Sample<'_>) -> Result<Self, Reason> {
        let bom = sample.bom();
        let (framer, parser): (Box<dyn Framer>, _) = match &format.family {
            Family::Text => (Box::new(LineFramer::new(bom)), Parser::Text),
            Family::JsonLines => (Box::new(LineFramer::new(bom)), Parser::Json(Json::new(None, sample.text_fields))),
            Family::Json(shape) => {
                (Box::new(HeadFramer { head: bom, inner: DocumentFramer::new() }), Parser::Json(Json::new(*shape, sample.text_fields)))
            }
            Family::Csv => {
                let header = Table::header(sample.bytes, sample.whole)?;
                let framer = RowFramer::new(header.end, header.delimiter);
                (Box::new(framer), Parser::Csv(Table::new(header, sample.text_fields)?))
            }
        };
        Ok(Self { framer, parser })
    }
}

/// A framer after a head.
struct HeadFramer<F> {
    head: usize,
    inner: F,
}

impl<F: Framer> Framer for HeadFramer<F> {
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason> {
        let head = crate::frame::take_head(&mut self.head, bytes, frames);
        let first = frames.len();
        let result = self.inner.frame(&bytes[head..], eof, frames);
        for frame in &mut frames[first..] {
            frame.range = frame.range.start + head..frame.range.end + head;
        }
        Ok(result? + head)
    }
}

/// Parses units into records. Shared by all workers.
pub(crate) enum Parser {
    Text,
    Csv(Table),
    Json(Json),
}

impl Parser {
    /// The records of a unit.
    pub(crate) fn parse<'u>(&self, unit: &'u str, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        match self {
            Self::Text => {
                let view = View::plain(unit, 0..without_line_end(unit).len());
                let field = Field { name: Cow::Borrowed("text"), role: Role::Text, view };
                records.push(Record { id: None, fields: vec![field] });
                Ok(())
            }
            Self::Csv(table) => table.parse(unit, records),
            Self::Json(json) => json.parse(unit, path, records),
        }
    }

    /// Looks back when all records are read: a text field that no record had was misspelled, and its secrets would have stayed.
    pub(crate) fn finish(&self) -> Result<(), Reason> {
        match self {
            Self::Json(json) => json.finish(),
            Self::Text | Self::Csv(_) => Ok(()),
        }
    }

    /// The names of the text fields, as far as they are known before reading.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        match self {
            Self::Text => vec!["text".to_owned()],
            Self::Csv(table) => table.text.iter().map(|&column| table.names[column].clone()).collect(),
            Self::Json(json) => json.fields.iter().map(|field| field.path.clone()).collect(),
        }
    }
}

/// The head of a table.
struct Header {
    names: Vec<String>,
    delimiter: Option<u8>,
    /// Where the first row begins.
    end: usize,
}

/// A table with a header.
pub(crate) struct Table {
    names: Vec<String>,
    delimiter: Option<u8>,
    text: Vec<usize>,
    id: Option<usize>,
}

impl Table {
    fn header(bytes: &[u8], whole: bool) -> Result<Header, Reason> {
        let mut start = if bytes.starts_with(BOM) { BOM.len() } else { 0 };
        let mut told = None;
        // Excel's own way to name the separator.
        if bytes[start..].len() > 5 && bytes[start..start + 4].eq_ignore_ascii_case(b"sep=") {
            if let Some(newline) = memchr::memchr(b'\n', &bytes[start..]).filter(|&at| at <= 6) {
                told = Some(bytes[start + 4]);
                start += newline + 1;
            }
        }
        let delimiter = told.or_else(|| csv::delimiter(&bytes[start..], whole));
        let mut cells = Vec::new();
        let end = csv::row(bytes, start, delimiter, whole, &mut cells)?.ok_or(Reason::Truncated)?;
        let head = core::str::from_utf8(&bytes[..end]).map_err(|_| Reason::Encoding)?;
        let name = |cell: &Cell| Ok(cell.view(head, delimiter)?.text().trim().to_owned());
        Ok(Header { names: cells.iter().map(name).collect::<Result<_, Reason>>()?, delimiter, end })
    }

    fn new(header: Header, wanted: &[String]) -> Result<Self, Reason> {
        let Header { names, delimiter, .. } = header;
        let all = || names.iter().map(String::as_str);
        let mut text = Vec::new();
        for name in wanted {
            let same = |exact: bool| {
                let is = move |column: &&str| if exact { *column == name } else { column.to_lowercase() == name.trim().to_lowercase() };
                all().enumerate().filter(move |(_, column)| is(column)).map(|(place, _)| place).collect::<Vec<_>>()
            };
            let found = if same(true).is_empty() { same(false) } else { same(true) };
            if found.is_empty() {
                return Err(Reason::UnknownField { name: name.clone(), among: names::shown(all()) });
            }
            text.extend(found);
        }
        if wanted.is_empty() {
            text = names::text_fields(all());
        }
        if text.is_empty() {
            return Err(Reason::NoTextField(names::shown(all())));
        }
        text.sort_unstable();
        text.dedup();
        let id = names::id_field(all()).filter(|id| !text.contains(id));
        Ok(Self { names, delimiter, text, id })
    }

    fn parse<'u>(&self, unit: &'u str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut cells = Vec::with_capacity(self.names.len());
        csv::row(unit.as_bytes(), 0, self.delimiter, true, &mut cells)?;
        if cells.len() != self.names.len() {
            return Err(Reason::Columns { found: cells.len(), expected: self.names.len() });
        }
        let view = |column: usize| cells[column].view(unit, self.delimiter);
        let mut fields = Vec::with_capacity(self.text.len());
        for &column in &self.text {
            fields.push(Field { name: Cow::Owned(self.names[column].clone()), role: Role::Text, view: view(column)? });
        }
        let id = self.id.map(|column| Ok::<_, Reason>(view(column)?.text().to_owned())).transpose()?.filter(|id| !id.is_empty());
        records.push(Record { id, fields });
        Ok(())
    }
}

/// A field that a shape or the caller names.
struct Named {
    path: String,
    role: Role,
    seen: AtomicBool,
}

/// JSON records, of a known shape or of any.
pub(crate) struct Json {
    shape: Option<&'static Shape>,
    /// Empty: text fields are told by their names.
    fields: Vec<Named>,
    /// The caller named them.
    named: bool,
    any_text: AtomicBool,
    /// The keys of the first record, for an error.
    keys: OnceLock<Vec<String>>,
}

impl Json {
    fn new(shape: Option<&'static Shape>, wanted: &[String]) -> Self {
        let field = |path: &str, role| Named { path: path.to_owned(), role, seen: AtomicBool::new(false) };
        let fields = match shape {
            Some(shape) if wanted.is_empty() => shape.fields.iter().map(|&(path, role)| field(path, role)).collect(),
            _ => wanted.iter().map(|path| field(path, Role::Text)).collect(),
        };
        Self { shape, fields, named: !wanted.is_empty(), any_text: AtomicBool::new(false), keys: OnceLock::new() }
    }

    fn parse<'u>(&self, unit: &'u str, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        if unit.trim_ascii().is_empty() {
            return Ok(());
        }
        let tape = Tape::parse(unit)?;
        self.keys.get_or_init(|| {
            let keys: Vec<_> = tape.children(0).map(|child| tape.key(child)).collect();
            names::shown(keys.iter().map(AsRef::as_ref).filter(|key| !key.is_empty()))
        });
        match self.shape {
            Some(shape) if shape.units.contains(&path) => self.record(&tape, 0, path, records),
            Some(_) => Ok(()),
            None if self.named => self.record(&tape, 0, path, records),
            None if matches!(tape.node(0).sort, Sort::Object | Sort::Array) => self.guess(&tape, 0, records),
            None => Ok(()),
        }
    }

    fn field<'u>(&self, tape: &Tape<'u>, node: usize, name: &str, role: Role, record: &mut Record<'u>) -> Result<(), Reason> {
        let mojibake = self.shape.is_some_and(|shape| shape.mojibake);
        if tape.node(node).sort == Sort::String {
            record.fields.push(Field { name: Cow::Owned(name.to_owned()), role, view: tape.string(node, mojibake)? });
        }
        if role == Role::Text && !self.any_text.load(Ordering::Relaxed) {
            self.any_text.store(true, Ordering::Relaxed);
        }
        Ok(())
    }

    /// A record whose fields are named, and its replies.
    fn record<'u>(&self, tape: &Tape<'u>, node: usize, unit_path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let id = self.shape.map_or_else(|| guessed_id(tape, node), |shape| tape.name(tape.first(node, shape.id?)?));
        let mut record = Record { id, fields: Vec::new() };
        for named in &self.fields {
            let mut nodes = Vec::new();
            // The caller may count the path from the root of the document as well as from the record.
            let from_root = named.path.strip_prefix(unit_path).map(|rest| rest.strip_prefix('.').unwrap_or(rest));
            for path in [Some(named.path.as_str()), from_root.filter(|_| !unit_path.is_empty())].into_iter().flatten() {
                tape.at_path(node, path, &mut |found| nodes.push(found));
            }
            nodes.dedup();
            if !nodes.is_empty() && !named.seen.load(Ordering::Relaxed) {
                named.seen.store(true, Ordering::Relaxed);
            }
            for node in nodes {
                self.field(tape, node, &named.path, named.role, &mut record)?;
            }
        }
        record.fields.sort_by_key(|field| field.view.source().start);
        records.push(record);
        let mut replies = Vec::new();
        for path in self.shape.map_or(&[][..], |shape| shape.replies) {
            tape.at_path(node, path, &mut |found| replies.push(found));
        }
        for reply in replies {
            // A list of replies is wrapped in `data` by some.
            let mut inner = Vec::new();
            let wrapped: Vec<_> = tape.members(reply, "data").collect();
            for data in wrapped {
                tape.at_path(data, "", &mut |found| inner.push(found));
            }
            if inner.is_empty() && tape.members(reply, "data").next().is_none() {
                inner.push(reply);
            }
            for reply in inner.into_iter().filter(|&reply| tape.node(reply).sort == Sort::Object) {
                self.record(tape, reply, unit_path, records)?;
            }
        }
        Ok(())
    }

    /// A record of an unknown shape: its text is the member `text`, else what bears a usual name; replies are records too; an
    /// object without text of its own is searched inside.
    fn guess<'u>(&self, tape: &Tape<'u>, node: usize, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut record = Record { id: guessed_id(tape, node), fields: Vec::new() };
        let place = records.len();
        let mut replies = Vec::new();
        self.guess_in(tape, node, "", &mut record, &mut replies)?;
        records.insert(place, record);
        for reply in replies {
            let elements: Vec<_> = match tape.node(reply).sort {
                Sort::Array => tape.children(reply).collect(),
                _ => vec![reply],
            };
            for element in elements.into_iter().filter(|&element| matches!(tape.node(element).sort, Sort::Object | Sort::Array)) {
                self.guess(tape, element, records)?;
            }
        }
        Ok(())
    }

    fn guess_in<'u>(
        &self,
        tape: &Tape<'u>,
        node: usize,
        path: &str,
        record: &mut Record<'u>,
        replies: &mut Vec<usize>,
    ) -> Result<(), Reason> {
        let join = |key: &str| if path.is_empty() || key.is_empty() { format!("{path}{key}") } else { format!("{path}.{key}") };
        let is_text = |child: &usize| matches!(tape.node(*child).sort, Sort::String);
        let object = tape.node(node).sort == Sort::Object;
        let mut texts: Vec<usize> = tape.members(node, "text").filter(is_text).collect();
        if texts.is_empty() && object {
            let strings: Vec<_> = tape.children(node).filter(is_text).map(|child| (child, tape.key(child))).collect();
            texts = names::text_fields(strings.iter().map(|(_, key)| key.as_ref())).into_iter().map(|place| strings[place].0).collect();
        }
        for &text in &texts {
            self.field(tape, text, &join(&tape.key(text)), Role::Text, record)?;
        }
        for child in tape.children(node).filter(|&child| matches!(tape.node(child).sort, Sort::Object | Sort::Array)) {
            let key = tape.key(child);
            if object && names::is_replies(&key) {
                replies.push(child);
            } else if texts.is_empty() {
                self.guess_in(tape, child, &join(&key), record, replies)?;
            }
        }
        Ok(())
    }

    fn finish(&self) -> Result<(), Reason> {
        let Some(keys) = self.keys.get() else { return Ok(()) };
        match self.fields.iter().find(|named| self.named && !named.seen.load(Ordering::Relaxed)) {
            Some(missing) => Err(Reason::UnknownField { name: missing.path.clone(), among: keys.clone() }),
            None if self.shape.is_none() && !self.any_text.load(Ordering::Relaxed) => Err(Reason::NoTextField(keys.clone())),
            None => Ok(()),
        }
    }
}

fn guessed_id(tape: &Tape<'_>, node: usize) -> Option<String> {
    let keys: Vec<_> = tape.children(node).filter(|_| tape.node(node).sort == Sort::Object).map(|child| (child, tape.key(child))).collect();
    let place = names::id_field(keys.iter().map(|(_, key)| key.as_ref()))?;
    tape.name(keys[place].0)
}
