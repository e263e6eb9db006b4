//! Tables: CSV of any separator, with the columns of known exports or those that the caller names.

use crate::coding::Coding;
use crate::csv::{self, Cell};
use crate::documents::links;
use crate::fault::Reason;
use crate::formats::Options;
use crate::names;
use crate::record::{Field, Holder, Record, Role};
use crate::view::View;
use core::ops::Range;
use std::borrow::Cow;

/// How the text of a column is coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Plain,
    Html,
    /// YouTube Takeout: JSON objects with a `text`, without brackets around them and with raw line ends inside.
    Segments,
}

/// The columns of a known table.
#[derive(Debug)]
pub(crate) struct TableShape {
    /// The header has one of each row.
    pub(crate) marks: &'static [&'static [&'static str]],
    /// Columns, what they are for, and which account they tell of.
    pub(crate) columns: &'static [(&'static str, Role, u32)],
    pub(crate) how: How,
}

use Role::*;

/// YouTube Takeout `comments.csv`, all three generations of its header.
pub(crate) static YOUTUBE_TAKEOUT: TableShape = TableShape {
    marks: &[&["comment id"], &["comment text"], &["channel id"], &["video id", "post id"]],
    columns: &[
        ("comment text", Text, 0),
        ("comment id", CommentId, 0),
        ("parent comment id", CommentId, 0),
        ("top-level comment id", CommentId, 0),
        ("channel id", AccountId, 0),
        ("comment create timestamp", Time, 0),
    ],
    how: How::Segments,
};

/// Comments of Decidim (ParteciPA).
pub(crate) static DECIDIM: TableShape = TableShape {
    marks: &[&["body"], &["author/id", "author/name"], &["commentable_type", "root_commentable_url"]],
    columns: &[
        ("body", Text, 0),
        ("id", CommentId, 0),
        ("commentable_id", CommentId, 0),
        ("author/id", AccountId, 0),
        ("author/name", Name, 0),
        ("user_group/id", AccountId, 1),
        ("user_group/name", Name, 1),
        ("created_at", Time, 0),
        ("root_commentable_url", Link, 0),
    ],
    how: How::Plain,
};

/// The bulk download of regulations.gov.
pub(crate) static REGULATIONS_GOV: TableShape = TableShape {
    marks: &[&["document id"], &["agency id"], &["docket id"], &["comment"]],
    columns: &[
        ("comment", Text, 0),
        ("title", Title, 0),
        ("first name", Name, 0),
        ("last name", Name, 0),
        ("city", About, 0),
        ("state/province", About, 0),
        ("zip/postal code", About, 0),
        ("country", About, 0),
        ("organization name", About, 0),
        ("submitter representative", About, 0),
        ("representative's address", About, 0),
        ("representative's city, state & zip", About, 0),
        ("document id", CommentId, 0),
        ("tracking number", CommentId, 0),
        ("posted date", Time, 0),
        ("received date", Time, 0),
        ("attachment files", Link, 0),
        ("content files", Link, 0),
    ],
    how: How::Html,
};

/// `comments.csv` of a data request to Reddit.
pub(crate) static REDDIT: TableShape = TableShape {
    marks: &[&["body"], &["subreddit"], &["permalink"], &["parent", "link"]],
    columns: &[
        ("body", Text, 0),
        ("id", CommentId, 0),
        ("parent", CommentId, 0),
        ("permalink", Link, 0),
        ("link", Link, 0),
        ("date", Time, 0),
        ("ip", IpAddress, 0),
        ("media", Media, 0),
    ],
    how: How::Plain,
};

/// ExportComments: rows about the export stand above the header.
pub(crate) static EXPORT_COMMENTS: TableShape = TableShape {
    marks: &[
        &["comment", "tweet text", "text"],
        &["profile id", "username", "unique id", "author name", "user id"],
        &["date"],
        &["(view source)", "view source", "source url", "likes"],
    ],
    columns: &[
        ("comment", Text, 0),
        ("tweet text", Text, 0),
        ("text", Text, 0),
        ("name", Name, 0),
        ("author name", Name, 0),
        ("username", Handle, 0),
        ("unique id", Handle, 0),
        ("profile id", AccountId, 0),
        ("user id", AccountId, 0),
        ("author bio", About, 0),
        ("author location", About, 0),
        ("author url", Link, 0),
        ("profile url", Link, 0),
        ("date", Time, 0),
    ],
    how: How::Plain,
};

/// The head of a table.
pub(crate) struct Header {
    pub(crate) names: Vec<String>,
    pub(crate) delimiter: Option<u8>,
    /// Where the first row begins.
    pub(crate) end: usize,
}

impl Header {
    /// Reads the head of a table that begins at `start`: Excel's `sep=` line, rows above the header of a known shape, the header.
    pub(crate) fn read(bytes: &[u8], mut start: usize, whole: bool, shape: Option<&TableShape>) -> Result<Self, Reason> {
        const ROWS_ABOVE: usize = 15;
        let mut told = None;
        if bytes.len() > start + 5
            && bytes[start..start + 4].eq_ignore_ascii_case(b"sep=")
            && let Some(newline) = memchr::memchr(b'\n', &bytes[start..]).filter(|&at| at <= 6)
        {
            told = Some(bytes[start + 4]);
            start += newline + 1;
        }
        let delimiter = told.or_else(|| csv::delimiter(&bytes[start..], whole));
        let first = Self::row(bytes, start, delimiter, whole)?;
        let Some(shape) = shape else { return Ok(first) };
        let mut header = first;
        for _ in 0..ROWS_ABOVE {
            if shape.fits(&header.names) {
                return Ok(header);
            }
            header = Self::row(bytes, header.end, delimiter, whole)?;
        }
        Err(Reason::NotThisFormat)
    }

    fn row(bytes: &[u8], start: usize, delimiter: Option<u8>, whole: bool) -> Result<Self, Reason> {
        let mut cells = Vec::new();
        let end = csv::row(bytes, start, delimiter, whole, &mut cells)?.filter(|&end| end > start).ok_or(Reason::Truncated)?;
        let head = core::str::from_utf8(&bytes[..end]).map_err(|_| Reason::Encoding)?;
        let name = |cell: &Cell| Ok(cell.view(head, delimiter)?.text().trim().to_owned());
        Ok(Self { names: cells.iter().map(name).collect::<Result<_, Reason>>()?, delimiter, end })
    }

    /// True when it has a column that usually holds text.
    pub(crate) fn has_text(&self) -> bool {
        !names::text_fields(self.names.iter().map(String::as_str)).is_empty()
    }
}

impl TableShape {
    /// True when these are the columns of this table.
    pub(crate) fn fits(&self, header: &[String]) -> bool {
        let has = |name: &&str| header.iter().any(|column| column.to_lowercase() == **name);
        self.marks.iter().all(|row| row.iter().any(&has))
    }
}

/// What lies between the quotes of a cell and its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    /// Nothing.
    Plain,
    /// The XML inside a cell of a workbook.
    Sheet,
    /// The value of an XML attribute.
    Attribute,
}

impl Inside {
    /// The text of a cell.
    pub(crate) fn of(self, view: View<'_>) -> Result<View<'_>, Reason> {
        match self {
            Self::Plain => Ok(view),
            Self::Sheet => view.through(Coding::Html)?.through(Coding::Ooxml),
            Self::Attribute => view.through(Coding::Entities),
        }
    }
}

struct Column {
    place: usize,
    role: Role,
    account: u32,
    how: How,
}

/// A table with a header.
pub(crate) struct Table {
    names: Vec<String>,
    delimiter: Option<u8>,
    columns: Vec<Column>,
    id: Option<usize>,
    inside: Inside,
    /// Its rows are records.
    counted: bool,
}

impl Table {
    pub(crate) fn new(header: Header, shape: Option<&'static TableShape>, options: &Options) -> Result<Self, Reason> {
        let Header { names, delimiter, .. } = header;
        let all = || names.iter().map(String::as_str);
        let mut columns: Vec<Column> = Vec::new();
        for (name, role) in options.named() {
            let same = |exact: bool| {
                let is = move |column: &str| if exact { column == name } else { column.to_lowercase() == name.trim().to_lowercase() };
                all().enumerate().filter(move |(_, column)| is(column)).map(|(place, _)| place).collect::<Vec<_>>()
            };
            let found = if same(true).is_empty() { same(false) } else { same(true) };
            if found.is_empty() {
                return Err(Reason::UnknownField { name: name.to_owned(), among: names::shown(all()) });
            }
            columns.extend(found.into_iter().map(|place| Column { place, role, account: 0, how: How::Plain }));
        }
        let named_text = !options.text_fields.is_empty();
        if let Some(shape) = shape {
            for &(name, role, account) in shape.columns.iter().filter(|(_, role, _)| *role != Text || !named_text) {
                let how = if role == Text { shape.how } else { How::Plain };
                let places = all().enumerate().filter(|(_, column)| column.to_lowercase() == name).map(|(place, _)| place);
                columns.extend(places.map(|place| Column { place, role, account, how }));
            }
        } else if !named_text {
            columns.extend(names::text_fields(all()).into_iter().map(|place| Column { place, role: Text, account: 0, how: How::Plain }));
        }
        if options.guess_around && shape.is_none() {
            let around = all().enumerate().filter_map(|(place, name)| Some((place, names::around_role(name)?)));
            columns.extend(around.map(|(place, role)| Column { place, role, account: 0, how: How::Plain }));
        }
        if !columns.iter().any(|column| column.role == Text) {
            return Err(Reason::NoTextField(names::shown(all())));
        }
        // What the caller names comes first and wins.
        columns.sort_by_key(|column| column.place);
        columns.dedup_by_key(|column| column.place);
        let is_text = |place: &usize| columns.iter().any(|column| column.place == *place && column.role == Text);
        let id = names::id_field(all()).filter(|id| !is_text(id));
        Ok(Self { names, delimiter, columns, id, inside: Inside::Plain, counted: true })
    }

    /// A table of one column that stands beside the records.
    pub(crate) fn beside(name: &str, role: Role, inside: Inside) -> Self {
        let columns = vec![Column { place: 0, role, account: 0, how: How::Plain }];
        Self { names: vec![name.to_owned()], delimiter: Some(b','), columns, id: None, inside, counted: false }
    }

    /// The same with cells that hold more than a text.
    pub(crate) fn inside(mut self, inside: Inside) -> Self {
        self.inside = inside;
        self
    }

    /// The names of the columns.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// True when its rows are records.
    pub(crate) const fn is_counted(&self) -> bool {
        self.counted
    }

    /// The places of the columns that are looked at, in order.
    pub(crate) fn touched(&self) -> Vec<usize> {
        let mut places: Vec<_> = self.columns.iter().map(|column| column.place).chain(self.id).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The names of the columns that are not looked at, as they may be shown.
    pub(crate) fn untouched(&self) -> Vec<String> {
        let touched = self.touched();
        let rest = self.names.iter().enumerate().filter(|(place, name)| !touched.contains(place) && !name.is_empty());
        names::shown(rest.map(|(_, name)| name.as_str()))
    }

    /// The places of the columns that tell when.
    pub(crate) fn times(&self) -> Vec<usize> {
        self.columns.iter().filter(|column| column.role == Time).map(|column| column.place).collect()
    }

    /// The names of the text columns.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        self.columns.iter().filter(|column| column.role == Text).map(|column| self.names[column.place].clone()).collect()
    }

    /// The record of a row.
    pub(crate) fn parse<'u>(&'u self, unit: &'u str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut cells = Vec::with_capacity(self.names.len());
        csv::row(unit.as_bytes(), 0, self.delimiter, true, &mut cells)?;
        if cells.len() != self.names.len() {
            return Err(Reason::Columns { found: cells.len(), expected: self.names.len() });
        }
        let view = |place: usize| self.inside.of(cells[place].view(unit, self.delimiter)?);
        let id = self.id.map(|place| Ok::<_, Reason>(view(place)?.text().to_owned())).transpose()?.filter(|id| !id.is_empty());
        let mut record = Record::new(self.counted, id);
        record.fields.reserve_exact(self.columns.len());
        for column in &self.columns {
            self.field(column, view(column.place)?, &mut record)?;
        }
        records.push(record);
        Ok(())
    }

    fn field<'u>(&'u self, column: &Column, mut view: View<'u>, record: &mut Record<'u>) -> Result<(), Reason> {
        let &Column { role, account, how, place } = column;
        let name = &self.names[place];
        let mut push =
            |name: Cow<'u, str>, role, account, view| record.fields.push(Field { name, role, account, view, holder: Holder::Text });
        if role == Text {
            view = view.through(Coding::Windows1252)?;
        }
        match how {
            How::Html => {
                for link in links(&view)? {
                    push(Cow::Owned(format!("{name}@")), Text, 0, link);
                }
                view = view.through(Coding::Html)?;
            }
            How::Segments if view.text().trim_start().starts_with('{') => {
                let strings = segments(view.text());
                let part = |range: &Range<usize>| view.clone().window(range.clone()).through(Coding::Json { ascii: false });
                for (place, channel) in strings.iter().filter(|(key, _)| *key == "externalChannelId").enumerate() {
                    let account = 1 << 16 | u32::try_from(place).unwrap_or(u32::MAX >> 16);
                    push(Cow::Owned(format!("{name}.mention")), AccountId, account, part(&channel.1)?);
                }
                let texts = strings.iter().filter(|(key, _)| *key == "text").map(|(_, range)| part(range));
                view = View::join(texts.collect::<Result<_, _>>()?);
            }
            How::Plain | How::Segments => {}
        }
        push(Cow::Borrowed(name), role, account, view);
        Ok(())
    }
}

/// The string members of loose JSON objects: key, and the inside of the value.
fn segments(text: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = text.as_bytes();
    let (mut found, mut key, mut at) = (Vec::new(), None, 0);
    while let Some(start) = memchr::memchr(b'"', &bytes[at..]).map(|quote| at + quote) {
        let Some(end) = crate::json::raw_string_end(bytes, start) else { break };
        let next = crate::json::skip_space(bytes, end);
        if bytes.get(next) == Some(&b':') {
            key = Some(&text[start + 1..end - 1]);
        } else if let Some(key) = key.take() {
            found.push((key, start + 1..end - 1));
        }
        at = end;
    }
    found
}
