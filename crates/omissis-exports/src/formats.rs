//! The formats: how each is recognised, cut into units and parsed into records.

use crate::coding::Coding;
use crate::csv::RowFramer;
use crate::documents::Documents;
use crate::encoding::Encoding;
use crate::fault::Reason;
use crate::frame::{Frame, Framer, LineFramer, without_line_end};
use crate::json::{DocumentFramer, Tape, skip_space, value_end};
use crate::record::{Field, Record, Role};
use crate::shapes::{self, Shape};
use crate::tables::{self, Header, Table, TableShape};
use crate::view::View;
use crate::whatsapp;
use crate::workbook::Workbook;
use crate::xml::{self, ElementFramer, XmlShape};
use core::fmt;
use core::ops::Range;
use core::str::FromStr;
use memchr::memmem;

/// What the caller says of a file.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The format; told from the content when `None`.
    pub format: Option<&'static Format>,
    /// The encoding; told from the content when `None`.
    pub encoding: Option<Encoding>,
    /// The text fields: columns, or dotted paths. Told from their names when empty.
    pub text_fields: Vec<String>,
    /// Fields that name accounts.
    pub author_fields: Vec<String>,
    /// Fields that tie comments together.
    pub thread_fields: Vec<String>,
    /// Fields that tell when.
    pub time_fields: Vec<String>,
    /// Fields that link to a comment.
    pub link_fields: Vec<String>,
    /// Fields to be emptied.
    pub remove_fields: Vec<String>,
    /// Also take the fields around the text by their usual names where the format is not known. For looking only: what is found so is a
    /// guess, and nothing should be changed by it.
    pub guess_around: bool,
}

impl Options {
    /// What is named, and as what.
    pub(crate) fn named(&self) -> impl Iterator<Item = (&str, Role)> {
        let lists = [
            (&self.text_fields, Role::Text),
            (&self.author_fields, Role::Name),
            (&self.thread_fields, Role::CommentId),
            (&self.time_fields, Role::Time),
            (&self.link_fields, Role::Link),
            (&self.remove_fields, Role::Remove),
        ];
        lists.into_iter().flat_map(|(names, role)| names.iter().map(move |name| (name.as_str(), role)))
    }
}

#[derive(Debug)]
enum Family {
    Text,
    /// JSON Lines of any shape.
    JsonLines,
    /// A document, or the same records a line.
    Json(Option<&'static Shape>),
    Csv(Option<&'static TableShape>),
    Xml(&'static XmlShape),
    WhatsApp,
    Workbook(Option<&'static TableShape>),
    Parquet,
}

/// Whose comments an export holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Perspective {
    /// Those under a post or page, whoever wrote them.
    Received,
    /// Those that one account wrote, not those that it received.
    Written,
    /// The format does not say.
    Open,
}

/// A format of exports.
#[derive(Debug)]
pub struct Format {
    id: &'static str,
    title: &'static str,
    perspective: Perspective,
    family: Family,
}

impl PartialEq for Format {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

macro_rules! formats {
    ($($name:ident $id:literal $title:literal $perspective:ident $family:expr;)*) => {
        $(static $name: Format = Format { id: $id, title: $title, perspective: Perspective::$perspective, family: $family };)*

        /// Every format. Of those that could be the same file, the more particular stands first.
        static FORMATS: &[&Format] = &[$(&$name,)*];
    };
}

formats! {
    CSV "csv" "table: CSV, TSV, any separator" Open Family::Csv(None);
    JSON_LINES "jsonl" "JSON Lines" Open Family::JsonLines;
    JSON "json" "JSON document" Open Family::Json(None);
    TEXT "txt" "plain text, a comment a line" Open Family::Text;
    FACEBOOK_DOWNLOAD "facebook-dyi" "Facebook download (comments.json)" Written Family::Json(Some(&shapes::FACEBOOK_DOWNLOAD));
    FACEBOOK_GRAPH "facebook-graph" "Facebook Graph API comments" Received Family::Json(Some(&shapes::FACEBOOK_GRAPH));
    INSTAGRAM_DOWNLOAD "instagram-dyi" "Instagram download (post_comments_1.json)" Written Family::Json(Some(&shapes::INSTAGRAM_DOWNLOAD));
    INSTAGRAM_GRAPH "instagram-graph" "Instagram Graph API comments" Received Family::Json(Some(&shapes::INSTAGRAM_GRAPH));
    FACEBOOK_SCRAPER "facebook-scraper" "facebook-scraper posts with comments" Received Family::Json(Some(&shapes::FACEBOOK_SCRAPER));
    APIFY_FACEBOOK "apify-facebook" "Apify Facebook comments" Received Family::Json(Some(&shapes::APIFY_FACEBOOK));
    X_ARCHIVE "x-archive" "X archive (tweets.js, note-tweet.js, like.js)" Written Family::Json(Some(&shapes::X_ARCHIVE));
    YOUTUBE_API "youtube-api" "YouTube Data API comment threads" Received Family::Json(Some(&shapes::YOUTUBE_API));
    TELEGRAM "telegram" "Telegram Desktop chat (result.json)" Received Family::Json(Some(&shapes::TELEGRAM));
    TELEGRAM_ALL "telegram-all" "Telegram Desktop, all chats (result.json)" Received Family::Json(Some(&shapes::TELEGRAM_ALL));
    DECIDIM_JSON "decidim-json" "Decidim comments, JSON" Received Family::Json(Some(&shapes::DECIDIM));
    CONSUL "consul" "Consul comments" Received Family::Json(Some(&shapes::CONSUL));
    REDDIT "reddit" "Reddit listing, thread or comments a line" Received Family::Json(Some(&shapes::REDDIT));
    YOUTUBE_TAKEOUT "youtube-takeout" "YouTube Takeout comments.csv" Written Family::Csv(Some(&tables::YOUTUBE_TAKEOUT));
    DECIDIM_CSV "decidim-csv" "Decidim comments, CSV" Received Family::Csv(Some(&tables::DECIDIM));
    REGULATIONS_GOV "regulations-gov" "regulations.gov bulk comments" Received Family::Csv(Some(&tables::REGULATIONS_GOV));
    REDDIT_CSV "reddit-csv" "Reddit data request (comments.csv)" Written Family::Csv(Some(&tables::REDDIT));
    DISQUS "disqus" "Disqus export (XML)" Received Family::Xml(&xml::DISQUS);
    WORDPRESS "wordpress" "WordPress export (WXR)" Received Family::Xml(&xml::WORDPRESS);
    WHATSAPP "whatsapp" "WhatsApp chat (.txt)" Received Family::WhatsApp;
    EXPORT_COMMENTS "exportcomments" "ExportComments CSV" Received Family::Csv(Some(&tables::EXPORT_COMMENTS));
    DECIDIM_XLSX "decidim-xlsx" "Decidim comments, Excel" Received Family::Workbook(Some(&tables::DECIDIM));
    EXPORT_COMMENTS_XLSX "exportcomments-xlsx" "ExportComments Excel" Received Family::Workbook(Some(&tables::EXPORT_COMMENTS));
    XLSX "xlsx" "Excel workbook" Open Family::Workbook(None);
    PARQUET "parquet" "Parquet" Open Family::Parquet;
}

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

    /// Whose comments it holds.
    #[must_use]
    pub const fn perspective(&self) -> Perspective {
        self.perspective
    }

    /// True for an export whose fields are known. In other files only text, and what the caller names, is touched.
    #[must_use]
    pub const fn is_recognised(&self) -> bool {
        !matches!(
            self.family,
            Family::Text | Family::JsonLines | Family::Json(None) | Family::Csv(None) | Family::Workbook(None) | Family::Parquet
        )
    }

    /// True where a unit that cannot be read can be left out, whatever it was.
    pub(crate) const fn drops_units(&self) -> bool {
        matches!(self.family, Family::Csv(_) | Family::Text | Family::WhatsApp)
    }

    /// The format of a workbook, and why.
    pub(crate) fn of_workbook(book: &Workbook, options: &Options) -> Result<(&'static Self, &'static str), Reason> {
        match options.format {
            Some(told) if matches!(told.family, Family::Workbook(_)) => return Ok((told, "as told")),
            Some(_) => return Err(Reason::NotThisFormat),
            None => {}
        }
        let fits = |format: &&&Self| matches!(format.family, Family::Workbook(Some(shape)) if book.fits(shape));
        Ok(FORMATS.iter().find(fits).map_or((&XLSX, "it holds a workbook"), |format| (format, "the columns of its header")))
    }

    /// The format of a Parquet file, and why.
    pub(crate) fn of_columns(options: &Options) -> Result<(&'static Self, &'static str), Reason> {
        match options.format {
            Some(told) if *told == PARQUET => Ok((told, "as told")),
            Some(_) => Err(Reason::NotThisFormat),
            None => Ok((&PARQUET, "its first bytes")),
        }
    }

    /// The columns of a workbook that is known.
    pub(crate) const fn workbook_shape(&self) -> Option<&'static TableShape> {
        match self.family {
            Family::Workbook(shape) => shape,
            _ => None,
        }
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
    pub(crate) options: &'s Options,
}

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The parts of an X archive that hold what was posted, not what was whispered.
const X_PARTS: &[&str] = &["tweets", "tweet", "note_tweet", "like", "community_tweet", "deleted_tweets", "deleted_note_tweet"];

impl Sample<'_> {
    fn bom(&self) -> usize {
        if self.bytes.starts_with(BOM) { BOM.len() } else { 0 }
    }

    /// The length of `window.YTD.tweets.part0 = `, and the name in it, where an X archive begins so.
    fn x_head(&self) -> Option<(usize, &str)> {
        let bytes = &self.bytes[self.bom()..];
        let rest = bytes.trim_ascii_start().strip_prefix(b"window.")?;
        let equals = memchr::memchr(b'=', &rest[..rest.len().min(100)])?;
        let name = core::str::from_utf8(&rest[..equals]).ok()?.split('.').nth(1).unwrap_or_default();
        Some((skip_space(self.bytes, self.bytes.len() - rest.len() + equals + 1), name.trim()))
    }

    /// What stands before a JSON document.
    fn json_head(&self) -> usize {
        self.x_head().map_or_else(|| self.bom(), |(len, _)| len)
    }

    /// The format, and why.
    pub(crate) fn format(&self) -> Result<(&'static Format, &'static str), Reason> {
        if let Some((_, part)) = self.x_head() {
            return if X_PARTS.contains(&part) { Ok((&X_ARCHIVE, "it begins with window.YTD")) } else { Err(Reason::Private) };
        }
        let start = skip_space(self.bytes, self.bom());
        if whatsapp::is_chat(&String::from_utf8_lossy(&self.bytes[self.bom()..self.bytes.len().min(1000)])) {
            return Ok((&WHATSAPP, "its first line begins a message"));
        }
        match self.bytes.get(start) {
            Some(b'<') => {
                let beginning = &self.bytes[..self.bytes.len().min(1 << 16)];
                let fits = |format: &&&Format| matches!(format.family, Family::Xml(shape) if memmem::find(beginning, shape.mark.as_bytes()).is_some());
                if let Some(format) = FORMATS.iter().find(fits) {
                    return Ok((format, "its namespace"));
                }
            }
            Some(b'{' | b'[') => {
                if let Some(found) = self.json(start) {
                    return Ok(found);
                }
            }
            None => {
                return Ok(match self.ending {
                    "csv" | "tsv" => (&CSV, "its name"),
                    "jsonl" | "ndjson" => (&JSON_LINES, "its name"),
                    _ => (&TEXT, "it is empty"),
                });
            }
            _ => {}
        }
        let json = match self.ending {
            "json" => Some(&JSON),
            "jsonl" | "ndjson" => Some(&JSON_LINES),
            _ => None,
        };
        if let Some(format) = json {
            return Ok((format, "its name"));
        }
        for format in FORMATS {
            if let Family::Csv(Some(shape)) = format.family
                && Header::read(self.bytes, self.bom(), self.whole, Some(shape)).is_ok()
            {
                return Ok((format, "the columns of its header"));
            }
        }
        if matches!(self.ending, "csv" | "tsv" | "tab") {
            return Ok((&CSV, "its name"));
        }
        let names = |name: &String| self.options.named().any(|(wanted, _)| wanted == name);
        match Header::read(self.bytes, self.bom(), self.whole, None) {
            Ok(header) if header.names.iter().any(names) => Ok((&CSV, "a header with the named field")),
            Ok(header) if header.delimiter.is_some() && header.has_text() => Ok((&CSV, "a header with a text column")),
            _ => Ok((&TEXT, "no other format")),
        }
    }

    /// The format of what begins like JSON, `None` when it only looks so.
    fn json(&self, start: usize) -> Option<(&'static Format, &'static str)> {
        let bytes = &self.bytes[start..];
        // Prose may begin with a bracket, too: in a file of text, JSON must prove itself.
        let prose = matches!(self.ending, "txt" | "log" | "csv" | "tsv");
        if self.is_lines() {
            let line = bytes.split(|&b| b == b'\n').next().unwrap_or_default();
            let first = core::str::from_utf8(line).ok().and_then(|line| Tape::parse(line).ok());
            let known = first.iter().find_map(|tape| shaped(|shape| shape.units.contains(&"").then_some(Some(tape))));
            return match first {
                None if prose => None,
                _ => Some(known.unwrap_or((&JSON_LINES, "an object a line"))),
            };
        }
        if bytes[0] == b'{' && !matches!(bytes.get(skip_space(bytes, 1)), Some(b'"' | b'}')) && self.ending != "json" {
            return None;
        }
        let (mut framer, mut frames) = (DocumentFramer::new(), Vec::new());
        let framed = framer.frame(bytes, self.whole, &mut frames);
        if prose && framed.is_err() {
            return None;
        }
        let value = |range: Range<usize>| Tape::parse(core::str::from_utf8(&bytes[range]).ok()?).ok();
        let firsts: Vec<_> = framer
            .arrays
            .iter()
            .map(|array| {
                let mut elements = frames.iter().filter(|frame| frame.path.as_deref() == Some(array)).take(20).peekable();
                // A broken record must not hide what the others are.
                let first = elements.peek().is_some().then(|| elements.find_map(|frame| value(frame.range.clone())));
                (array.clone(), first)
            })
            .collect();
        let known = shaped(|shape| {
            shape.units.iter().find_map(|unit| {
                let (_, first) = firsts.iter().find(|(array, _)| **array == **unit)?;
                match first {
                    Some(tape) => tape.as_ref().map(Some).filter(|tape| tape.is_some_and(|tape| shape.is_marked(tape))),
                    None => (shape.path_is_mark && !unit.is_empty()).then_some(None),
                }
            })
        });
        if let Some(known) = known {
            return Some(known);
        }
        let readable = frames.iter().find(|frame| frame.path.is_some()).is_none_or(|frame| value(frame.range.clone()).is_some());
        if bytes[0] == b'[' && self.ending != "json" && !(readable && (framed.is_ok() || !frames.is_empty())) {
            return None;
        }
        Some((&JSON, "a JSON document"))
    }

    /// True for a JSON object a line.
    fn is_lines(&self) -> bool {
        let start = skip_space(self.bytes, self.bom());
        let bytes = &self.bytes[start..];
        bytes.first() == Some(&b'{') && {
            let next = value_end(bytes, 0, self.whole).and_then(|end| bytes.get(skip_space(bytes, end)));
            self.ending == "jsonl" || self.ending == "ndjson" || next == Some(&b'{')
        }
    }
}

/// The first known format whose record `first` finds: `Some(Some(tape))` to be looked at for its marks, `Some(None)` is enough.
fn shaped<'t, 'x: 't>(first: impl Fn(&Shape) -> Option<Option<&'t Tape<'x>>>) -> Option<(&'static Format, &'static str)> {
    FORMATS.iter().copied().find_map(|format| {
        let Family::Json(Some(shape)) = format.family else { return None };
        match first(shape)? {
            Some(tape) if shape.is_marked(tape) => Some((format, "the fields of its first record")),
            Some(_) => None,
            None => Some((format, "the name of its list")),
        }
    })
}

impl Shape {
    fn is_marked(&self, tape: &Tape<'_>) -> bool {
        self.marks.iter().all(|row| row.iter().any(|path| tape.first(0, path).is_some()))
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
            Family::Xml(shape) => (Box::new(ElementFramer::new(shape)), Parser::Xml(shape)),
            Family::WhatsApp => (Box::new(LineFramer::beginning(bom, whatsapp::begins)), Parser::WhatsApp),
            Family::JsonLines => (Box::new(LineFramer::new(bom)), Parser::Json(Documents::new(None, sample.options))),
            Family::Json(shape) => {
                let framer: Box<dyn Framer> = if sample.is_lines() {
                    Box::new(LineFramer::new(bom))
                } else {
                    let head = sample.json_head();
                    Box::new(HeadFramer { head, inner: DocumentFramer::of(&sample.bytes[head..], sample.whole) })
                };
                (framer, Parser::Json(Documents::new(*shape, sample.options)))
            }
            // They have been told by their first bytes.
            Family::Workbook(_) | Family::Parquet => return Err(Reason::NotThisFormat),
            Family::Csv(shape) => {
                let header = Header::read(sample.bytes, bom, sample.whole, *shape)?;
                let framer = RowFramer::new(header.end, header.delimiter);
                (Box::new(framer), Parser::Csv(Table::new(header, *shape, sample.options)?))
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

    fn state(&self) -> String {
        self.inner.state()
    }

    fn resume(&mut self, state: &str) {
        self.head = 0;
        self.inner.resume(state);
    }
}

/// Parses units into records. Shared by all workers.
pub(crate) enum Parser {
    Text,
    Csv(Table),
    Json(Documents),
    Xml(&'static XmlShape),
    WhatsApp,
}

impl Parser {
    /// The records of a unit.
    pub(crate) fn parse<'u>(&'u self, unit: &'u str, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        match self {
            Self::Text => {
                let view = View::plain(unit, 0..without_line_end(unit).len()).through(Coding::Windows1252)?;
                let mut record = Record::new(true, None);
                record.fields.push(Field::text("text", view));
                records.push(record);
                Ok(())
            }
            Self::Csv(table) => table.parse(unit, records),
            Self::Json(documents) => documents.parse(unit, path, records),
            Self::Xml(shape) => shape.parse(unit, path, records),
            Self::WhatsApp => whatsapp::parse(unit, records),
        }
    }

    /// Looks back when all records are read.
    pub(crate) fn finish(&self) -> Result<(), Reason> {
        match self {
            Self::Json(documents) => documents.finish(),
            Self::Text | Self::Csv(_) | Self::Xml(_) | Self::WhatsApp => Ok(()),
        }
    }

    /// What has been seen so far, for [`Parser::finish`].
    pub(crate) fn state(&self) -> String {
        match self {
            Self::Json(documents) => documents.state(),
            _ => String::new(),
        }
    }

    /// Takes over what an interrupted run has seen.
    pub(crate) fn resume(&self, state: &str) {
        if let Self::Json(documents) = self {
            documents.resume(state);
        }
    }

    /// The names of the columns that are not looked at.
    pub(crate) fn untouched(&self) -> Vec<String> {
        if let Self::Csv(table) = self { table.untouched() } else { Vec::new() }
    }

    /// The names of the text fields, as far as they are known before reading.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        match self {
            Self::Text => vec!["text".to_owned()],
            Self::WhatsApp => vec!["text".to_owned(), "notice".to_owned()],
            Self::Xml(shape) => {
                shape.elements.iter().filter(|(_, role, ..)| *role == Role::Text).map(|(path, ..)| (*path).to_owned()).collect()
            }
            Self::Csv(table) => table.text_fields(),
            Self::Json(documents) => documents.text_fields(),
        }
    }
}
