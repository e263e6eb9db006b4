//! Excel workbooks (XLSX): a ZIP archive of XML parts.
//!
//! A workbook is no stream: a cell names its text by its place in another part. So it is held as a whole (unpacked parts in memory, the
//! archive in memory or in a temporary file), and what is to be read is carried through the stream as small tables: the columns of a
//! sheet that matter, and in tables of their own what else holds text (notes on cells, links, cells outside of the table). Carried
//! cells hold the XML inside their element, so that an edit lands between its tags; what comes back changed is spliced into the parts.
//! All other parts are copied as they are packed, and a workbook in which nothing changes comes out byte-identical.

use crate::calendar;
use crate::coding::Coding;
use crate::csv;
use crate::fault::Reason;
use crate::formats::Options;
use crate::names;
use crate::record::Role;
use crate::tables::{Header, Inside, Table, TableShape};
use crate::view::View;
use crate::xml::{Markup, attributes, element_end, local, markup};
use core::ops::Range;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read, Seek, Write};
use tempfile::SpooledTempFile;
use zip::result::ZipError;
use zip::{ZipArchive, ZipWriter};

/// The longest part that is unpacked: 1 048 576 rows, the most that a sheet has, of a thousand characters.
const LONGEST: u64 = 1 << 30;
/// A header may stand below rows about the export.
const ROWS_ABOVE: usize = 15;

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// The place of a text in the shared ones.
    Shared,
    /// A text inside the cell.
    Inline,
    /// A number, which may be a date.
    Number,
    /// The text that a formula gave, a truth value, an error, a date.
    Value,
}

/// A cell, by position in its part.
#[derive(Clone, Copy, Debug)]
struct Cell {
    row: u32,
    column: u32,
    sort: Sort,
    /// `<c ...>`
    start: u32,
    tag_end: u32,
    end: u32,
    /// Inside `<v>` or `<is>`.
    content: (u32, u32),
    /// The whole element `<f>`.
    formula: (u32, u32),
}

const fn range((start, end): (u32, u32)) -> Range<usize> {
    start as usize..end as usize
}

/// A place in a part. Parts are shorter than [`LONGEST`].
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Reads the cells of a sheet in their order.
struct Cells<'x> {
    xml: &'x str,
    at: usize,
    row: u32,
    column: u32,
}

impl<'x> Cells<'x> {
    const fn of(xml: &'x str) -> Self {
        Self { xml, at: 0, row: 0, column: 0 }
    }

    fn next(&mut self) -> Result<Option<Cell>, Reason> {
        let bytes = self.xml.as_bytes();
        while let Some(open) = memchr::memchr(b'<', &bytes[self.at..]).map(|found| self.at + found) {
            let (sort, end) = markup(bytes, open).ok_or(Reason::BadXml)?;
            self.at = end;
            let Markup::Open { name, empty } = sort else { continue };
            let tag = &self.xml[open..end];
            match name {
                b"row" => {
                    self.row = attribute(tag, "r").and_then(|r| r.parse().ok()).unwrap_or(self.row + 1);
                    self.column = 0;
                }
                b"c" => {
                    let mut cell = Cell {
                        row: self.row,
                        column: self.column,
                        sort: Sort::Number,
                        start: place(open),
                        tag_end: place(end),
                        end: place(end),
                        content: (0, 0),
                        formula: (0, 0),
                    };
                    for (name, value) in attributes(tag) {
                        match (name, &tag[value]) {
                            ("r", named) => cell.column = column(named).unwrap_or(self.column),
                            ("t", "s") => cell.sort = Sort::Shared,
                            ("t", "inlineStr") => cell.sort = Sort::Inline,
                            ("t", "n") => {}
                            ("t", _) => cell.sort = Sort::Value,
                            _ => {}
                        }
                    }
                    self.column = cell.column + 1;
                    if !empty {
                        self.children(&mut cell)?;
                    }
                    return Ok(Some(cell));
                }
                _ => {}
            }
        }
        Ok(None)
    }

    fn children(&mut self, cell: &mut Cell) -> Result<(), Reason> {
        let bytes = self.xml.as_bytes();
        loop {
            let open = self.at + memchr::memchr(b'<', &bytes[self.at..]).ok_or(Reason::BadXml)?;
            let (sort, end) = markup(bytes, open).ok_or(Reason::BadXml)?;
            self.at = end;
            match sort {
                Markup::Close => {
                    cell.end = place(end);
                    return Ok(());
                }
                Markup::Open { name, empty } => {
                    let close = if empty { end } else { element_end(bytes, open).ok_or(Reason::BadXml)? };
                    self.at = close;
                    let inside = if empty { end..end } else { end..memchr::memrchr(b'<', &bytes[..close]).unwrap_or(end) };
                    match (name, cell.sort) {
                        (b"f", _) => cell.formula = (place(open), place(close)),
                        (b"v", Sort::Shared | Sort::Number | Sort::Value) | (b"is", Sort::Inline) => {
                            cell.content = (place(inside.start), place(inside.end));
                        }
                        _ => {}
                    }
                }
                Markup::Cdata | Markup::Other => {}
            }
        }
    }
}

/// The column of `AB12`, counted from 0.
fn column(cell: &str) -> Option<u32> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |sum, b| sum.saturating_mul(26).saturating_add(u32::from(b.to_ascii_uppercase() - b'A') + 1));
    number.checked_sub(1).filter(|&column| column < 1 << 14)
}

fn attribute<'t>(tag: &'t str, wanted: &str) -> Option<&'t str> {
    attributes(tag).into_iter().find(|(name, _)| local(name.as_bytes()) == wanted.as_bytes()).map(|(_, value)| &tag[value])
}

/// The tags that open elements of some names, and what is inside of them.
fn elements<'x>(xml: &'x str, names: &[&str]) -> Result<Vec<(Range<usize>, Range<usize>)>, Reason> {
    let bytes = xml.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        let (sort, end) = markup(bytes, open).ok_or(Reason::BadXml)?;
        at = end;
        if let Markup::Open { name, empty } = sort
            && names.iter().any(|known| known.as_bytes() == name)
        {
            let close = if empty { end } else { element_end(bytes, open).ok_or(Reason::BadXml)? };
            let inside = if empty { end..end } else { end..memchr::memrchr(b'<', &bytes[..close]).unwrap_or(end) };
            found.push((open..end, inside));
        }
    }
    Ok(found)
}

/// XML text without CDATA sections and comments, which an edit could not be put between.
fn simple(raw: &str) -> Cow<'_, str> {
    if !raw.contains("<!") {
        return Cow::Borrowed(raw);
    }
    let (mut out, mut rest) = (String::new(), raw);
    while let Some(at) = rest.find("<!") {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(inside) = rest.strip_prefix("<![CDATA[") {
            let end = inside.find("]]>").unwrap_or(inside.len());
            out.push_str(&Coding::Entities.encode(&inside[..end]));
            rest = inside.get(end + 3..).unwrap_or_default();
        } else {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            rest = &rest[end..];
        }
    }
    Cow::Owned(out + rest)
}

/// The text of a carried cell as its reader sees it.
fn decoded(raw: &str) -> Result<String, Reason> {
    Ok(Inside::Sheet.of(View::plain(raw, 0..raw.len()))?.text().trim().to_owned())
}

/// A part that is looked into.
struct Part {
    name: String,
    xml: String,
    splices: Vec<(Range<usize>, String)>,
}

/// What a carried cell stands for.
#[derive(Clone)]
enum Use {
    /// A cell of a sheet; a number in a column of times is carried as a date.
    Cell { sheet: usize, cell: Cell, time: bool },
    /// Inside of an element.
    Inside { part: usize, range: Range<usize> },
    /// The value of an attribute, and whether that is a link.
    Attribute { part: usize, range: Range<usize>, link: bool },
    /// A formula, which is dropped when it holds what is hidden: its value stays.
    Formula { sheet: usize, cell: Cell },
    /// A shared text that no cell names.
    Unused { place: usize },
}

/// A table that is carried.
struct Batch {
    names: Vec<String>,
    table: Option<Table>,
    /// Row by row.
    cells: Vec<Option<Use>>,
    /// The rows of the sheet, for errors.
    rows: Vec<u32>,
}

struct Sheet {
    title: String,
    part: usize,
}

/// The shared texts.
struct Shared {
    part: usize,
    /// Inside of each `<si>`.
    texts: Vec<(u32, u32)>,
    /// How many cells name each.
    named: Vec<u32>,
}

/// A table ready to be run through: its bytes, how to read them, the row of the sheet for each record.
pub(crate) struct Carried {
    pub(crate) csv: Vec<u8>,
    pub(crate) head: usize,
    pub(crate) table: Table,
    pub(crate) rows: Vec<u32>,
    pub(crate) counted: bool,
}

/// An opened workbook.
pub(crate) struct Workbook {
    archive: ZipArchive<SpooledTempFile>,
    parts: Vec<Part>,
    sheets: Vec<Sheet>,
    shared: Option<Shared>,
    batches: Vec<Batch>,
    changed: Vec<(Use, String)>,
    /// Days are counted from 1904.
    from_1904: bool,
    text_fields: Vec<String>,
    untouched: Vec<String>,
}

fn refused(error: ZipError) -> Reason {
    match error {
        ZipError::Io(error) if error.kind() != io::ErrorKind::UnexpectedEof => Reason::Io(error),
        ZipError::InvalidPassword => Reason::Refused("the archive is protected by a password"),
        _ => Reason::Truncated,
    }
}

/// A relationship of a part: identifier, type, target, and whether that lies outside.
struct Relation<'x> {
    id: &'x str,
    sort: &'x str,
    target: &'x str,
    outside: bool,
}

fn relations(xml: &str) -> Result<Vec<Relation<'_>>, Reason> {
    let tags = elements(xml, &["Relationship"])?;
    let relation = |(tag, _): (Range<usize>, _)| {
        let tag = &xml[tag];
        Some(Relation {
            id: attribute(tag, "Id")?,
            sort: attribute(tag, "Type")?.rsplit('/').next()?,
            target: attribute(tag, "Target")?,
            outside: attribute(tag, "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external")),
        })
    };
    Ok(tags.into_iter().filter_map(relation).collect())
}

/// The name of the part that a relation of `from` points to.
fn resolved(from: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        match step {
            ".." => _ = folders.pop(),
            "." => {}
            step => folders.push(step),
        }
    }
    folders.join("/")
}

fn relations_of(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').map_or(("", part), |(folder, name)| (folder, name));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

impl Workbook {
    /// True for an archive that holds a workbook.
    pub(crate) fn open(file: SpooledTempFile) -> Result<Self, Reason> {
        let archive = ZipArchive::new(file).map_err(refused)?;
        let mut book = Self {
            archive,
            parts: Vec::new(),
            sheets: Vec::new(),
            shared: None,
            batches: Vec::new(),
            changed: Vec::new(),
            from_1904: false,
            text_fields: Vec::new(),
            untouched: Vec::new(),
        };
        let Some(root) = book.load("_rels/.rels")? else {
            return Err(Reason::Refused(match book.archive.index_for_name("mimetype") {
                Some(_) => "an OpenDocument file; save it as .xlsx or .csv",
                None => "an archive of files (ZIP); unpack it and name the folder",
            }));
        };
        let named = relations(&book.parts[root].xml)?;
        let main = named.iter().find(|relation| relation.sort == "officeDocument").map(|relation| resolved("", relation.target));
        let main = main.ok_or(Reason::Refused("an archive of files (ZIP); unpack it and name the folder"))?;
        if main.ends_with(".bin") {
            return Err(Reason::Refused("a binary Excel workbook (.xlsb); save it as .xlsx"));
        }
        let other = Reason::Refused("an Office document that is no workbook; save its text as .txt or .csv");
        if !main.contains("workbook") {
            return Err(other);
        }
        let workbook = book.load(&main)?.ok_or(Reason::Truncated)?;
        let links = book.load(&relations_of(&main))?.ok_or(Reason::Truncated)?;
        let xml = &book.parts[workbook].xml;
        book.from_1904 = elements(xml, &["workbookPr"])?
            .iter()
            .any(|(tag, _)| attribute(&xml[tag.clone()], "date1904").is_some_and(|value| matches!(value, "1" | "true" | "on")));
        let links = relations(&book.parts[links].xml)?;
        let mut sheets = Vec::new();
        for (tag, _) in elements(xml, &["sheet"])? {
            let tag = &xml[tag];
            let (Some(title), Some(id)) = (attribute(tag, "name"), attribute(tag, "id")) else { return Err(Reason::BadXml) };
            if let Some(link) = links.iter().find(|link| link.id == id && link.sort == "worksheet") {
                sheets.push((htmlize::unescape(title).into_owned(), resolved(&main, link.target)));
            }
        }
        let shared = links.iter().find(|link| link.sort == "sharedStrings").map(|link| resolved(&main, link.target));
        for (title, part) in sheets {
            let part = book.load(&part)?.ok_or(Reason::Truncated)?;
            book.sheets.push(Sheet { title, part });
        }
        if let Some(part) = shared.map(|part| book.load(&part)).transpose()?.flatten() {
            let texts: Vec<_> =
                elements(&book.parts[part].xml, &["si"])?.into_iter().map(|(_, inside)| (place(inside.start), place(inside.end))).collect();
            book.shared = Some(Shared { part, named: vec![0; texts.len()], texts });
        }
        Ok(book)
    }

    /// Unpacks a part; `None` when there is no such part.
    fn load(&mut self, name: &str) -> Result<Option<usize>, Reason> {
        if let Some(place) = self.parts.iter().position(|part| part.name == name) {
            return Ok(Some(place));
        }
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(refused)?;
        let mut bytes = Vec::new();
        file.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| refused(error.into()))?;
        if bytes.len() as u64 > LONGEST {
            return Err(Reason::TooLong(usize::try_from(LONGEST).unwrap_or(usize::MAX)));
        }
        let xml = String::from_utf8(bytes).map_err(|_| Reason::Encoding)?;
        self.parts.push(Part { name: name.to_owned(), xml, splices: Vec::new() });
        Ok(Some(self.parts.len() - 1))
    }

    fn xml(&self, sheet: usize) -> &str {
        &self.parts[self.sheets[sheet].part].xml
    }

    /// The XML inside a cell, as it is carried.
    fn content(&self, sheet: usize, cell: &Cell, time: bool) -> Result<Cow<'_, str>, Reason> {
        let raw = &self.xml(sheet)[range(cell.content)];
        Ok(match cell.sort {
            Sort::Shared if !raw.is_empty() => {
                let shared = self.shared.as_ref().ok_or(Reason::BadXml)?;
                let text = shared.texts.get(raw.trim().parse::<usize>().map_err(|_| Reason::BadXml)?).ok_or(Reason::BadXml)?;
                simple(&self.parts[shared.part].xml[range(*text)])
            }
            Sort::Number if time => date_of(raw, self.from_1904).map_or(Cow::Borrowed(raw), Cow::Owned),
            _ => simple(raw),
        })
    }

    /// What stands for a carried cell.
    fn carried(&self, what: &Use) -> Result<Cow<'_, str>, Reason> {
        match what {
            Use::Cell { sheet, cell, time } => self.content(*sheet, cell, *time),
            Use::Inside { part, range } => Ok(simple(&self.parts[*part].xml[range.clone()])),
            Use::Attribute { part, range, .. } => Ok(Cow::Borrowed(&self.parts[*part].xml[range.clone()])),
            Use::Formula { sheet, cell } => Ok(simple(&self.xml(*sheet)[range(cell.formula)])),
            Use::Unused { place } => {
                let shared = self.shared.as_ref().ok_or(Reason::BadXml)?;
                Ok(simple(&self.parts[shared.part].xml[range(shared.texts[*place])]))
            }
        }
    }

    /// The first rows of a sheet that hold anything: number and decoded cells, at their columns.
    fn first_rows(&self, sheet: usize) -> Result<Vec<(u32, Vec<String>)>, Reason> {
        let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
        let mut cells = Cells::of(self.xml(sheet));
        while let Some(cell) = cells.next()? {
            let text = decoded(&self.content(sheet, &cell, false)?)?;
            if text.is_empty() {
                continue;
            }
            if rows.last().is_none_or(|(row, _)| *row != cell.row) {
                if rows.len() == ROWS_ABOVE {
                    break;
                }
                rows.push((cell.row, Vec::new()));
            }
            if let Some((_, row)) = rows.last_mut() {
                let place = cell.column as usize;
                row.resize(row.len().max(place + 1), String::new());
                row[place] = text;
            }
        }
        Ok(rows)
    }

    /// True when a sheet has the columns of this table.
    pub(crate) fn fits(&self, shape: &TableShape) -> bool {
        let fits = |rows: Vec<(u32, Vec<String>)>| rows.iter().any(|(_, row)| shape.fits(row));
        (0..self.sheets.len()).any(|sheet| self.first_rows(sheet).is_ok_and(fits))
    }

    /// Decides what is carried.
    pub(crate) fn plan(&mut self, shape: Option<&'static TableShape>, options: &Options) -> Result<(), Reason> {
        let mut without = Vec::new();
        let mut refused = None;
        for sheet in 0..self.sheets.len() {
            match self.table(sheet, shape, options) {
                Ok(true) => {}
                Ok(false) => without.push(sheet),
                Err(reason @ (Reason::NoTextField(_) | Reason::UnknownField { .. } | Reason::NotThisFormat)) => {
                    refused = refused.or(Some(reason));
                    without.push(sheet);
                }
                Err(reason) => return Err(reason),
            }
        }
        if self.batches.is_empty()
            && let Some(reason) = refused
        {
            return Err(reason);
        }
        // A sheet without a text column may hold texts all the same.
        for sheet in without {
            let title = format!("sheet {}", self.sheets[sheet].title);
            let mut texts = Vec::new();
            let mut cells = Cells::of(self.xml(sheet));
            while let Some(cell) = cells.next()? {
                if cell.sort != Sort::Number {
                    texts.push((cell.row, Use::Cell { sheet, cell, time: false }));
                }
            }
            self.beside(&title, Role::Text, Inside::Sheet, texts)?;
        }
        self.around(shape.is_some())?;
        self.unused()
    }

    /// Carries the table of a sheet; false when the sheet is empty.
    fn table(&mut self, sheet: usize, shape: Option<&'static TableShape>, options: &Options) -> Result<bool, Reason> {
        let rows = self.first_rows(sheet)?;
        if rows.is_empty() {
            return Ok(false);
        }
        let wanted = |row: &Vec<String>| {
            let named = options.named().any(|(name, _)| row.iter().any(|column| column.to_lowercase() == name.trim().to_lowercase()));
            named || !names::text_fields(row.iter().map(String::as_str)).is_empty()
        };
        let full = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
        let header = match shape.filter(|shape| rows.iter().any(|(_, row)| shape.fits(row))) {
            Some(shape) => rows.iter().position(|(_, row)| shape.fits(row)),
            // Above the header of any other table stand at most a title or two.
            None => rows
                .iter()
                .position(|(_, row)| wanted(row))
                .filter(|&place| rows[..place].iter().all(|(_, above)| full(above) < full(&rows[place].1).max(2))),
        };
        let header = header.unwrap_or(0);
        let (header_row, columns) = rows[header].clone();
        let shape = shape.filter(|shape| shape.fits(&columns));
        let head = |names: Vec<String>| Header { names, delimiter: Some(b','), end: 0 };
        let table = Table::new(head(columns.clone()), shape, options)?;
        let carried = table.touched();
        self.untouched.extend(table.untouched());
        let times = table.times();
        let table = Table::new(head(carried.iter().map(|&place| columns[place].clone()).collect()), shape, options)?.inside(Inside::Sheet);
        self.text_fields.extend(table.text_fields());
        let mut batch = Batch { names: table.names().to_vec(), table: Some(table), cells: Vec::new(), rows: Vec::new() };
        let (mut formulas, mut outside) = (Vec::new(), Vec::new());
        let mut cells = Cells::of(&self.parts[self.sheets[sheet].part].xml);
        while let Some(cell) = cells.next()? {
            if cell.row == header_row || cell.content.0 == cell.content.1 && cell.formula.0 == cell.formula.1 {
                continue;
            }
            let column = cell.column as usize;
            if cell.formula.0 < cell.formula.1 && memchr::memchr(b'"', &cells.xml.as_bytes()[range(cell.formula)]).is_some() {
                formulas.push((cell.row, Use::Formula { sheet, cell }));
            }
            if cell.row < header_row || columns.get(column).is_none_or(String::is_empty) {
                if cell.sort != Sort::Number {
                    outside.push((cell.row, Use::Cell { sheet, cell, time: false }));
                }
                continue;
            }
            if batch.rows.last() != Some(&cell.row) {
                batch.rows.push(cell.row);
                batch.cells.resize(batch.rows.len() * carried.len(), None);
            }
            if let Some(place) = carried.iter().position(|&place| place == column) {
                let first = (batch.rows.len() - 1) * carried.len();
                batch.cells[first + place] = Some(Use::Cell { sheet, cell, time: times.contains(&column) });
            }
        }
        self.batches.push(batch);
        self.beside("outside of the table", Role::Text, Inside::Sheet, outside)?;
        self.beside("formula", Role::Text, Inside::Sheet, formulas)?;
        Ok(true)
    }

    /// Carries texts that stand beside the records.
    fn beside(&mut self, name: &str, role: Role, inside: Inside, texts: Vec<(u32, Use)>) -> Result<(), Reason> {
        if texts.is_empty() {
            return Ok(());
        }
        let table = Table::beside(name, role, inside);
        let (rows, cells) = texts.into_iter().map(|(row, what)| (row, Some(what))).unzip();
        self.batches.push(Batch { names: vec![name.to_owned()], table: Some(table), cells, rows });
        Ok(())
    }

    /// Carries what the other parts say: notes on cells, links, drawings, charts, copies of the cells in pivot tables, and in an export
    /// that is known who made the file.
    fn around(&mut self, known: bool) -> Result<(), Reason> {
        let mut names: Vec<String> = Vec::new();
        for name in self.archive.file_names() {
            names.push(name.map_err(refused)?.into_owned());
        }
        let (mut notes, mut links, mut drawn, mut copies, mut people) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for name in names.into_iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
            let below = |folder: &str| name.contains(folder);
            let sheet = self.sheets.iter().any(|sheet| self.parts[sheet.part].name == name);
            let note = below("/comments") || below("/threadedComments");
            let drawing = below("/charts/") || below("/drawings/") || below("/diagrams/");
            let copy = below("/pivotCache/");
            let link = name.ends_with(".rels");
            let maker = known && (below("docProps/") || below("/persons/") || note);
            if !(sheet || note || drawing || copy || link || maker) {
                continue;
            }
            let Some(part) = self.load(&name)? else { continue };
            let xml = &self.parts[part].xml;
            let inside = |names: &[&str], to: &mut Vec<(u32, Use)>| {
                let found = elements(xml, names)?.into_iter().filter(|(_, range)| !range.is_empty());
                to.extend(found.map(|(_, range)| (0, Use::Inside { part, range })));
                Ok::<_, Reason>(())
            };
            let values = |names: &[&str], wanted: &[&str], link: bool, to: &mut Vec<(u32, Use)>| {
                for (tag, _) in elements(xml, names)? {
                    let found = attributes(&xml[tag.clone()]).into_iter().filter(|(name, _)| wanted.contains(name));
                    let range = |value: Range<usize>| tag.start + value.start..tag.start + value.end;
                    to.extend(found.map(|(_, value)| (0, Use::Attribute { part, range: range(value), link })));
                }
                Ok::<_, Reason>(())
            };
            if link {
                let outside = relations(xml)?.into_iter().any(|relation| relation.outside);
                for (tag, _) in elements(xml, &["Relationship"])?.into_iter().filter(|_| outside) {
                    let outside = attribute(&xml[tag.clone()], "TargetMode").is_some_and(|mode| mode.eq_ignore_ascii_case("external"));
                    let target = attributes(&xml[tag.clone()]).into_iter().find(|(name, _)| outside && *name == "Target");
                    links.extend(target.map(|(_, value)| {
                        let range = tag.start + value.start..tag.start + value.end;
                        (0, Use::Attribute { part, range, link: true })
                    }));
                }
            }
            if sheet {
                values(&["hyperlink"], &["display", "tooltip"], false, &mut notes)?;
                values(&["dataValidation"], &["prompt", "promptTitle", "error", "errorTitle"], false, &mut notes)?;
                inside(&["oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"], &mut notes)?;
            }
            if note {
                inside(if below("/threadedComments") { &["text"] } else { &["t"] }, &mut notes)?;
            }
            if drawing {
                inside(&["t", "v"], &mut drawn)?;
            }
            if copy {
                values(&["s"], &["v"], false, &mut copies)?;
            }
            if maker {
                inside(&["creator", "lastModifiedBy", "author", "Manager", "Company"], &mut people)?;
                values(&["person"], &["displayName", "userId"], false, &mut people)?;
            }
        }
        let link = if known { Role::Link } else { Role::Text };
        self.beside("note", Role::Text, Inside::Sheet, notes)?;
        self.beside("link", link, Inside::Attribute, links)?;
        self.beside("drawing", Role::Text, Inside::Sheet, drawn)?;
        self.beside("pivot table", Role::Text, Inside::Attribute, copies)?;
        self.beside("made by", Role::Name, Inside::Sheet, people)
    }

    /// Counts how many cells name each shared text, and carries those that none names: they were deleted, and are still there.
    fn unused(&mut self) -> Result<(), Reason> {
        let Some(mut shared) = self.shared.take() else { return Ok(()) };
        for sheet in 0..self.sheets.len() {
            let xml = self.xml(sheet);
            let mut cells = Cells::of(xml);
            while let Some(cell) = cells.next()? {
                if cell.sort == Sort::Shared
                    && let Some(named) = xml[range(cell.content)].trim().parse::<usize>().ok().and_then(|place| shared.named.get_mut(place))
                {
                    *named += 1;
                }
            }
        }
        let unused = shared.named.iter().enumerate().filter(|(_, named)| **named == 0);
        let unused: Vec<_> = unused.map(|(place, _)| (0, Use::Unused { place })).collect();
        self.shared = Some(shared);
        self.beside("unused text", Role::Text, Inside::Sheet, unused)
    }

    /// The names of the text columns.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        self.text_fields.clone()
    }

    /// The names of the columns that are not looked at.
    pub(crate) fn untouched(&self) -> Vec<String> {
        self.untouched.clone()
    }

    /// How many tables are carried.
    pub(crate) const fn len(&self) -> usize {
        self.batches.len()
    }

    /// A table to be run through.
    pub(crate) fn take(&mut self, batch: usize) -> Result<Carried, Reason> {
        let mut csv = Vec::new();
        let mut field = |text: &str, last: bool| {
            csv.push(b'"');
            csv.extend_from_slice(text.replace('"', "\"\"").as_bytes());
            csv.extend_from_slice(if last { b"\"\n" } else { b"\"," });
            csv.len()
        };
        let table = self.batches[batch].table.take().ok_or(Reason::BadXml)?;
        let this = &self.batches[batch];
        let width = this.names.len();
        let mut head = 0;
        for (place, name) in this.names.iter().enumerate() {
            head = field(name, place + 1 == width);
        }
        for (place, cell) in this.cells.iter().enumerate() {
            let text = cell.as_ref().map_or(Ok(Cow::Borrowed("")), |cell| self.carried(cell))?;
            field(&text, (place + 1) % width == 0);
        }
        let counted = table.is_counted();
        Ok(Carried { csv, head, table, rows: self.batches[batch].rows.clone(), counted })
    }

    /// Takes a table back, and notes what changed in it.
    pub(crate) fn put(&mut self, batch: usize, csv: &[u8]) -> Result<(), Reason> {
        let batch =
            core::mem::replace(&mut self.batches[batch], Batch { names: Vec::new(), table: None, cells: Vec::new(), rows: Vec::new() });
        let text = core::str::from_utf8(csv).map_err(|_| Reason::Encoding)?;
        let mut fields = Vec::new();
        let mut at = csv::row(csv, 0, Some(b','), true, &mut fields)?.ok_or(Reason::Truncated)?;
        for row in batch.cells.chunks(batch.names.len().max(1)) {
            at = csv::row(csv, at, Some(b','), true, &mut fields)?.ok_or(Reason::Truncated)?;
            if fields.len() != row.len() {
                return Err(Reason::Columns { found: fields.len(), expected: row.len() });
            }
            for (cell, field) in row.iter().zip(&fields) {
                let new = field.view(text, Some(b','))?;
                match cell {
                    Some(cell) if self.carried(cell)? != new.text() => self.changed.push((cell.clone(), new.text().to_owned())),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Writes the workbook.
    pub(crate) fn finish(mut self, out: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> Result<(), Reason> {
        let file = if self.changed.is_empty() {
            self.archive.into_inner()
        } else {
            let dropped = self.splice()?;
            self.written(dropped.as_deref())?
        };
        hand_over(file, out)
    }

    /// Puts all that changed into the parts. Names a part that is to be left out.
    fn splice(&mut self) -> Result<Option<String>, Reason> {
        let mut variants: BTreeMap<usize, Vec<(String, Vec<(usize, Cell)>)>> = BTreeMap::new();
        let mut formulas: Vec<(usize, Cell)> = Vec::new();
        for (what, content) in core::mem::take(&mut self.changed) {
            match what {
                Use::Cell { sheet, cell, time } => {
                    if cell.formula.0 < cell.formula.1 {
                        formulas.push((sheet, cell));
                    }
                    let raw = &self.xml(sheet)[range(cell.content)];
                    if cell.sort == Sort::Shared {
                        let place = raw.trim().parse().map_err(|_| Reason::BadXml)?;
                        let known = variants.entry(place).or_default();
                        match known.iter_mut().find(|(known, _)| *known == content) {
                            Some((_, cells)) => cells.push((sheet, cell)),
                            None => known.push((content, vec![(sheet, cell)])),
                        }
                    } else {
                        let content = if time && cell.sort == Sort::Number { serial_of(&content, raw, self.from_1904) } else { content };
                        self.write_cell(sheet, &cell, &content);
                    }
                }
                Use::Inside { part, range } => self.parts[part].splices.push((range, content)),
                Use::Attribute { part, range, link } => {
                    let mut value = content.replace('"', "&quot;");
                    if link {
                        value = value.replace('[', "%5B").replace(']', "%5D").replace(' ', "%20");
                        if value.is_empty() {
                            "about:blank".clone_into(&mut value);
                        }
                    }
                    self.parts[part].splices.push((range, value));
                }
                Use::Formula { sheet, cell } => formulas.push((sheet, cell)),
                Use::Unused { place } => variants.entry(place).or_default().push((content, Vec::new())),
            }
        }
        self.write_shared(variants);
        if formulas.is_empty() { Ok(None) } else { self.drop_formulas(&formulas) }
    }

    /// A cell whose text is its own.
    fn write_cell(&mut self, sheet: usize, cell: &Cell, content: &str) {
        let part = &mut self.parts[self.sheets[sheet].part];
        let tag = &part.xml[cell.start as usize..cell.tag_end as usize];
        let prefix = tag[1..].split(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).next().unwrap_or("c");
        let prefix = prefix.strip_suffix('c').unwrap_or_default();
        let number = cell.sort == Sort::Number && content.parse::<f64>().is_ok_and(f64::is_finite);
        if number {
            part.splices.push((range(cell.content), content.to_owned()));
        } else if cell.sort == Sort::Inline {
            let text = wrapped(content, prefix);
            part.splices.push((range(cell.content), text));
        } else {
            let mut open = format!("<{prefix}c");
            for (name, value) in attributes(tag).into_iter().filter(|(name, _)| *name != "t") {
                open.push_str(&format!(" {name}=\"{}\"", tag[value].replace('"', "&quot;")));
            }
            let text = wrapped(content, prefix);
            let whole = format!("{open} t=\"inlineStr\"><{prefix}is>{text}</{prefix}is></{prefix}c>");
            part.splices.push((cell.start as usize..cell.end as usize, whole));
        }
    }

    /// A text that no other cell names changes where it stands; else the changed cells get one of their own.
    fn write_shared(&mut self, variants: BTreeMap<usize, Vec<(String, Vec<(usize, Cell)>)>>) {
        let Some(shared) = &self.shared else { return };
        let part = shared.part;
        let xml = &self.parts[part].xml;
        let root = xml.rfind("</").unwrap_or(xml.len());
        let prefix =
            xml[root..].trim_start_matches("</").trim_end().trim_end_matches('>').strip_suffix("sst").unwrap_or_default().to_owned();
        let (mut added, mut count) = (String::new(), shared.texts.len());
        let mut splices = Vec::new();
        for (place, mut known) in variants {
            let changed: usize = known.iter().map(|(_, cells)| cells.len()).sum();
            // The one that most cells name stays in its place.
            known.sort_by_key(|(_, cells)| core::cmp::Reverse(cells.len()));
            let stays = shared.named[place] as usize > changed;
            for (nth, (content, cells)) in known.into_iter().enumerate() {
                let text = wrapped(&content, &prefix);
                if nth == 0 && !stays {
                    splices.push((part, range(shared.texts[place]), text));
                    continue;
                }
                added.push_str(&format!("<{prefix}si>{text}</{prefix}si>"));
                splices.extend(cells.into_iter().map(|(sheet, cell)| (self.sheets[sheet].part, range(cell.content), count.to_string())));
                count += 1;
            }
        }
        if !added.is_empty() {
            splices.push((part, root..root, added));
            if let Ok(Some((tag, _))) = elements(xml, &["sst"]).map(|found| found.into_iter().next()) {
                let unique = attributes(&xml[tag.clone()]).into_iter().find(|(name, _)| *name == "uniqueCount");
                splices.extend(unique.map(|(_, value)| (part, tag.start + value.start..tag.start + value.end, count.to_string())));
            }
        }
        for (part, range, text) in splices {
            self.parts[part].splices.push((range, text));
        }
    }

    /// Leaves the values of formulas and takes the formulas away: they would give again what was hidden. Formulas that share a text go
    /// together, and so does the list of the order in which cells are calculated.
    fn drop_formulas(&mut self, formulas: &[(usize, Cell)]) -> Result<Option<String>, Reason> {
        let mut groups: HashMap<usize, Vec<String>> = HashMap::new();
        for (sheet, cell) in formulas {
            let xml = self.xml(*sheet);
            let group = attribute(&xml[range(cell.formula)], "si").map(str::to_owned);
            groups.entry(*sheet).or_default().extend(group);
            let part = self.sheets[*sheet].part;
            self.parts[part].splices.push((range(cell.formula), String::new()));
        }
        for (sheet, groups) in groups.into_iter().filter(|(_, groups)| !groups.is_empty()) {
            let mut of_groups = Vec::new();
            let xml = self.xml(sheet);
            let mut cells = Cells::of(xml);
            while let Some(cell) = cells.next()? {
                let formula = range(cell.formula);
                if attribute(&xml[formula.clone()], "si").is_some_and(|si| groups.iter().any(|group| group == si)) {
                    of_groups.push((formula, String::new()));
                }
            }
            let part = self.sheets[sheet].part;
            self.parts[part].splices.extend(of_groups);
        }
        let Some(order) =
            self.archive.file_names().filter_map(Result::ok).find(|name| name.ends_with("calcChain.xml")).map(Cow::into_owned)
        else {
            return Ok(None);
        };
        let main = self.sheets.first().map(|sheet| self.parts[sheet.part].name.clone()).unwrap_or_default();
        let folder = main.split('/').next().unwrap_or("xl").to_owned();
        for (name, element, wanted) in [
            ("[Content_Types].xml".to_owned(), "Override", "PartName"),
            (
                self.parts
                    .iter()
                    .map(|part| part.name.clone())
                    .find(|name| name.starts_with(&format!("{folder}/_rels/")))
                    .unwrap_or_default(),
                "Relationship",
                "Target",
            ),
        ] {
            let Some(part) = self.load(&name)? else { continue };
            let xml = &self.parts[part].xml;
            let named = elements(xml, &[element])?
                .into_iter()
                .find(|(tag, _)| attribute(&xml[tag.clone()], wanted).is_some_and(|value| value.ends_with("calcChain.xml")));
            if let Some((tag, _)) = named {
                let end = element_end(xml.as_bytes(), tag.start).ok_or(Reason::BadXml)?;
                self.parts[part].splices.push((tag.start..end, String::new()));
            }
        }
        Ok(Some(order))
    }

    /// The archive with the changed parts, all others as they are packed.
    fn written(mut self, dropped: Option<&str>) -> Result<SpooledTempFile, Reason> {
        let io = |error: ZipError| Reason::Write(io::Error::other(error));
        let mut changed: HashMap<String, Vec<u8>> = HashMap::new();
        for part in self.parts.iter_mut().filter(|part| !part.splices.is_empty()) {
            changed.insert(part.name.clone(), spliced(&part.xml, &mut part.splices).into_bytes());
            part.xml = String::new();
        }
        let mut writer = ZipWriter::new(spool());
        for index in 0..self.archive.len() {
            let file = self.archive.by_index_raw(index).map_err(refused)?;
            let name = file.name().map_err(refused)?.into_owned();
            if Some(name.as_str()) == dropped {
                continue;
            }
            match changed.get(&name) {
                None => writer.raw_copy_file(file).map_err(io)?,
                Some(bytes) => {
                    let options = file.options();
                    drop(file);
                    writer.start_file(name, options).map_err(io)?;
                    writer.write_all(bytes).map_err(Reason::Write)?;
                }
            }
        }
        writer.finish().map_err(io)
    }
}

/// A temporary file that stays in memory while it is small. It has no name and goes with the process.
pub(crate) fn spool() -> SpooledTempFile {
    const IN_MEMORY: usize = 64 << 20;
    tempfile::spooled_tempfile(IN_MEMORY)
}

/// Hands a temporary file over.
pub(crate) fn hand_over(mut file: SpooledTempFile, out: &mut dyn FnMut(&[u8]) -> io::Result<()>) -> Result<(), Reason> {
    file.rewind()?;
    let mut bytes = vec![0; 1 << 18];
    loop {
        match file.read(&mut bytes)? {
            0 => return Ok(()),
            len => out(&bytes[..len]).map_err(Reason::Write)?,
        }
    }
}

/// The content of a text: what was replaced as a whole has lost its element.
fn wrapped(content: &str, prefix: &str) -> String {
    if content.contains('<') { content.to_owned() } else { format!("<{prefix}t xml:space=\"preserve\">{content}</{prefix}t>") }
}

/// Applies splices; of those that meet, the first and longest wins.
fn spliced(xml: &str, splices: &mut [(Range<usize>, String)]) -> String {
    splices.sort_by_key(|(range, _)| (range.start, core::cmp::Reverse(range.end)));
    let (mut out, mut from) = (String::with_capacity(xml.len()), 0);
    for (range, text) in splices.iter().filter(|(range, _)| range.start <= range.end) {
        if range.start < from {
            continue;
        }
        out.push_str(&xml[from..range.start]);
        out.push_str(text);
        from = range.end;
    }
    out + &xml[from..]
}

/// Days between 1970-01-01 and the day 0 of a workbook.
const fn epoch(from_1904: bool) -> i64 {
    if from_1904 { -24_107 } else { -25_569 }
}

/// A day number as a written date, with the time where it has one.
fn date_of(raw: &str, from_1904: bool) -> Option<String> {
    let value: f64 = raw.trim().parse().ok()?;
    if !(1.0..2_958_466.0).contains(&value) {
        return None;
    }
    // Both in range, as just said.
    #[allow(clippy::cast_possible_truncation)]
    let (days, seconds) = (value.floor() as i64, ((value - value.floor()) * 86_400.0).round() as i64);
    let (year, month, day) = calendar::date(days + epoch(from_1904));
    let date = format!("{year:04}-{month:02}-{day:02}");
    let (hours, minutes, seconds) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    Some(if value.fract() == 0.0 { date } else { format!("{date} {hours:02}:{minutes:02}:{seconds:02}") })
}

/// The day number of a date that has been cut to a day: nothing when it has been emptied, the old one when it is no date.
fn serial_of(written: &str, raw: &str, from_1904: bool) -> String {
    let mut numbers = written.get(..10).unwrap_or_default().split('-').map(str::parse::<i64>);
    match (numbers.next(), numbers.next(), numbers.next()) {
        (Some(Ok(year)), Some(Ok(month)), Some(Ok(day))) => {
            let (month, day) = (u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1));
            (calendar::days(year, month, day) - epoch(from_1904)).to_string()
        }
        _ if written.is_empty() => String::new(),
        _ => raw.to_owned(),
    }
}
