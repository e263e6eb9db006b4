//! Parquet files: columns of values, in groups of rows.
//!
//! What is to be read is carried through the stream as JSON Lines: the columns with text, those that the caller names, and an
//! identifier, nested as they are. Where a text comes back changed, its column of that group of rows is encoded anew, with the
//! compression that it had; its old statistics, which quote values, go with it. All other columns are copied as they are encoded, and a
//! file in which nothing changes comes out byte-identical.

use crate::coding::Coding;
use crate::documents::Documents;
use crate::fault::{Fault, Reason};
use crate::formats::{Options, Parser};
use crate::frame::LineFramer;
use crate::json::{Sort, Tape};
use crate::names;
use crate::stream::{Checkpoint, Run, Sink, Stream, Visitor};
use crate::workbook::{hand_over, spool};
use arrow_array::builder::LargeStringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, LargeListArray, LargeStringArray, ListArray, RecordBatch, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_cast::{CastOptions, can_cast_types, cast_with_options};
use arrow_schema::{DataType, Field, FieldRef, Schema, SchemaRef};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::Compression;
use parquet::bloom_filter::Sbbf;
use parquet::column::writer::ColumnCloseResult;
use parquet::errors::{ParquetError, Result as ParquetResult};
use parquet::file::metadata::PageIndexPolicy;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{ChunkReader, Length};
use parquet::file::writer::SerializedFileWriter;
use std::collections::VecDeque;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, MutexGuard};
use tempfile::SpooledTempFile;

/// Rows that are carried at once.
const ROWS: usize = 2048;

/// The file, read from any place.
#[derive(Clone)]
struct Place {
    file: Arc<Mutex<SpooledTempFile>>,
    len: u64,
}

impl Place {
    fn read(&self, start: u64, length: usize) -> io::Result<Vec<u8>> {
        let mut file = lock(&self.file);
        file.seek(SeekFrom::Start(start))?;
        let mut bytes = Vec::with_capacity(length);
        file.by_ref().take(length as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Reads on from a place of its own.
struct Reading {
    place: Place,
    at: u64,
}

impl Read for Reading {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let bytes = self.place.read(self.at, buffer.len())?;
        buffer[..bytes.len()].copy_from_slice(&bytes);
        self.at += bytes.len() as u64;
        Ok(bytes.len())
    }
}

impl Length for Place {
    fn len(&self) -> u64 {
        self.len
    }
}

impl ChunkReader for Place {
    type T = BufReader<Reading>;

    fn get_read(&self, start: u64) -> ParquetResult<Self::T> {
        Ok(BufReader::with_capacity(1 << 16, Reading { place: self.clone(), at: start }))
    }

    fn get_bytes(&self, start: u64, length: usize) -> ParquetResult<bytes::Bytes> {
        let bytes = self.read(start, length)?;
        if bytes.len() < length {
            return Err(ParquetError::EOF("the file ends early".to_owned()));
        }
        Ok(bytes.into())
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Errors of the reader may quote values: only their sort is told.
fn refused(error: &ParquetError) -> Reason {
    match error {
        ParquetError::NYI(_) => {
            Reason::Refused("a Parquet file with something that omissis does not read; write it with zstd, gzip or snappy")
        }
        _ => Reason::Columnar,
    }
}

/// An opened Parquet file.
pub(crate) struct Columns {
    place: Place,
    metadata: ArrowReaderMetadata,
    /// The columns that are carried, by their place in the schema.
    roots: Vec<usize>,
    options: Options,
}

/// The values of a type by path: those that hold text, and all.
fn paths(field: &Field, above: &str, texts: &mut Vec<String>, all: &mut Vec<String>) {
    let path = if above.is_empty() { field.name().clone() } else { format!("{above}.{}", field.name()) };
    inner(field.data_type(), path, texts, all);
}

fn inner(data_type: &DataType, path: String, texts: &mut Vec<String>, all: &mut Vec<String>) {
    match data_type {
        DataType::Struct(fields) => {
            fields.iter().for_each(|field| paths(field, &path, texts, all));
            all.push(path);
        }
        // A list adds no step to a path.
        DataType::List(element) | DataType::LargeList(element) => inner(element.data_type(), path, texts, all),
        leaf => {
            if is_text(leaf) {
                texts.push(path.clone());
            }
            if can_cast_types(leaf, &DataType::LargeUtf8) {
                all.push(path);
            }
        }
    }
}

fn is_text(data_type: &DataType) -> bool {
    match data_type {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        // Old writers do not say that their bytes are text.
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

impl Columns {
    /// Reads the schema, and decides what is carried.
    pub(crate) fn open(mut file: SpooledTempFile, options: &Options) -> Result<Self, Reason> {
        let len = file.seek(SeekFrom::End(0))?;
        let place = Place { file: Arc::new(Mutex::new(file)), len };
        // A schema made to harm panics in the library that reads it, which knows no comment yet.
        let load = || ArrowReaderMetadata::load(&place, ArrowReaderOptions::new().with_page_index_policy(PageIndexPolicy::Optional));
        let metadata = panic::catch_unwind(AssertUnwindSafe(load))
            .unwrap_or_else(|_| Err(ParquetError::General("its schema cannot be read".to_owned())))
            .map_err(|error| refused(&error))?;
        let compressions = metadata.metadata().row_groups().iter().flat_map(|group| group.columns()).map(|column| column.compression());
        if compressions.into_iter().any(|compression| matches!(compression, Compression::LZO | Compression::BROTLI(_))) {
            return Err(refused(&ParquetError::NYI(String::new())));
        }
        let (mut texts, mut all) = (Vec::new(), Vec::new());
        metadata.schema().fields().iter().for_each(|field| paths(field, "", &mut texts, &mut all));
        let mut options = options.clone();
        if options.text_fields.is_empty() {
            let last = |path: &'_ str| path.rsplit('.').next().unwrap_or_default().to_owned();
            let usual: Vec<String> = texts.iter().map(|path| last(path)).collect();
            options.text_fields =
                names::text_fields(usual.iter().map(String::as_str)).into_iter().map(|place| texts[place].clone()).collect();
        }
        let shown = || names::shown(all.iter().map(String::as_str));
        if options.text_fields.is_empty() {
            return Err(Reason::NoTextField(shown()));
        }
        if let Some((missing, _)) = options.named().find(|(name, _)| !all.iter().any(|path| path == name)) {
            return Err(Reason::UnknownField { name: missing.to_owned(), among: shown() });
        }
        let fields = metadata.schema().fields();
        let id = names::id_field(fields.iter().map(|field| field.name().as_str()));
        let is_named = |name: &str| options.named().any(|(path, _)| path == name || path.starts_with(&format!("{name}.")));
        let roots = (0..fields.len()).filter(|&place| Some(place) == id || is_named(fields[place].name())).collect();
        Ok(Self { place, metadata, roots, options })
    }

    /// The text fields.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        self.options.text_fields.clone()
    }

    /// The names of the columns that are not looked at.
    pub(crate) fn untouched(&self) -> Vec<String> {
        let rest = self.metadata.schema().fields().iter().enumerate().filter(|(place, _)| !self.roots.contains(place));
        names::shown(rest.map(|(_, field)| field.name().as_str()))
    }

    /// Reads all rows, and writes the file.
    pub(crate) fn run<V: Visitor>(self, file: &str, visitor: &V, run: &Run, sink: &mut dyn Sink<V::Outcome>) -> Result<u64, Fault> {
        let of_file = |reason| Fault::of_file(file, reason);
        // A row is not left out: its values stand in columns that are not read.
        let run = Run { quarantine: false, from: None, ..run.clone() };
        let carried = Arc::new(Mutex::new(VecDeque::new()));
        let failed = Arc::new(Mutex::new(None));
        let lines = Lines {
            place: self.place.clone(),
            metadata: self.metadata.clone(),
            roots: self.roots.clone(),
            named: self.options.named().map(|(name, _)| name.to_owned()).collect(),
            group: 0,
            reader: None,
            carried: carried.clone(),
            failed: failed.clone(),
            out: Cursor::new(Vec::new()),
        };
        let documents = Documents::new(None, &self.options);
        documents.assure();
        let stream = Stream::of(file, Box::new(lines), Box::new(LineFramer::new(0)), Parser::Json(documents));
        let out = Rewriter::new(&self).map_err(|error| of_file(refused(&error)))?;
        let mut carrier = Carrier { sink, carried, text: Vec::new(), out };
        let records = stream.run(visitor, &run, &mut carrier);
        // What went wrong with the columns says more than the end of the lines.
        if let Some(reason) = lock(&failed).take() {
            return Err(of_file(reason));
        }
        let records = records?;
        let Carrier { sink, out, .. } = carrier;
        let written = out.finish().map_err(|error| of_file(refused(&error)))?;
        let whole = match written {
            Some(written) => written,
            None => core::mem::replace(&mut *lock(&self.place.file), spool()),
        };
        hand_over(whole, &mut |bytes| sink.bytes(bytes)).map_err(of_file)?;
        Ok(records)
    }
}

/// Rows that are on their way.
struct Rows {
    group: usize,
    /// The last ones of their group.
    last: bool,
    batch: RecordBatch,
    nodes: Vec<Node>,
    /// What was carried, a line a row.
    lines: Vec<u8>,
}

/// The rows of a file as JSON Lines.
struct Lines {
    place: Place,
    metadata: ArrowReaderMetadata,
    roots: Vec<usize>,
    named: Vec<String>,
    group: usize,
    reader: Option<(ParquetRecordBatchReader, i64)>,
    carried: Arc<Mutex<VecDeque<Rows>>>,
    failed: Arc<Mutex<Option<Reason>>>,
    out: Cursor<Vec<u8>>,
}

impl Lines {
    /// The next rows; nothing at the end.
    fn fill(&mut self) -> Result<Vec<u8>, Reason> {
        loop {
            if let Some((reader, left)) = &mut self.reader {
                if let Some(batch) = reader.next() {
                    let batch = batch.map_err(|_| Reason::Columnar)?;
                    *left -= i64::try_from(batch.num_rows()).unwrap_or(i64::MAX);
                    let last = *left <= 0;
                    let mut nodes = Vec::new();
                    for (field, array) in batch.schema().fields().iter().zip(batch.columns()) {
                        nodes.push(Node::of(field, array)?);
                    }
                    let schema = batch.schema();
                    let texts = |path: &str| self.named.iter().any(|name| name == path);
                    let mut lines = Vec::new();
                    for row in 0..batch.num_rows() {
                        lines.push(b'{');
                        for (place, (field, node)) in schema.fields().iter().zip(&nodes).enumerate() {
                            write_key(place, field.name(), &mut lines);
                            node.write(row, field.name(), &texts, &mut lines);
                        }
                        lines.extend_from_slice(b"}\n");
                    }
                    let rows = Rows { group: self.group - 1, last, batch, nodes, lines: lines.clone() };
                    lock(&self.carried).push_back(rows);
                    return Ok(lines);
                }
                self.reader = None;
            }
            if self.group == self.metadata.metadata().num_row_groups() {
                return Ok(Vec::new());
            }
            let rows = self.metadata.metadata().row_group(self.group).num_rows();
            let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(self.place.clone(), self.metadata.clone());
            let mask = ProjectionMask::roots(self.metadata.parquet_schema(), self.roots.iter().copied());
            let reader = builder.with_row_groups(vec![self.group]).with_projection(mask).with_batch_size(ROWS).build();
            self.reader = Some((reader.map_err(|error| refused(&error))?, rows));
            self.group += 1;
        }
    }
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.out.position() == self.out.get_ref().len() as u64 {
            match self.fill() {
                Ok(lines) => self.out = Cursor::new(lines),
                Err(reason) => {
                    *lock(&self.failed) = Some(reason);
                    return Err(io::Error::other("the columns cannot be read"));
                }
            }
        }
        self.out.read(buffer)
    }
}

fn write_key(place: usize, name: &str, out: &mut Vec<u8>) {
    if place > 0 {
        out.push(b',');
    }
    write_string(name, out);
    out.push(b':');
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    let special = |b: u8| b < 0x20 || matches!(b, b'"' | b'\\');
    if text.bytes().any(special) {
        out.extend_from_slice(Coding::Json { ascii: false }.encode(text).as_bytes());
    } else {
        out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
}

/// A column, or a part of one, while its rows are carried.
enum Node {
    /// Values as text.
    Leaf {
        original: ArrayRef,
        texts: LargeStringArray,
        bare: bool,
        nullable: bool,
        changes: Vec<(usize, Option<String>)>,
    },
    Struct {
        original: ArrayRef,
        members: Vec<(String, Node)>,
    },
    List {
        original: ArrayRef,
        offsets: Vec<usize>,
        element: Box<Node>,
    },
    /// What is not carried: maps, unions.
    Other(ArrayRef),
}

impl Node {
    fn of(field: &Field, array: &ArrayRef) -> Result<Self, Reason> {
        let original = array.clone();
        let list = |offsets: Vec<usize>, element: &FieldRef, values: &ArrayRef| {
            Ok::<_, Reason>(Self::List { original: array.clone(), offsets, element: Box::new(Self::of(element, values)?) })
        };
        match field.data_type() {
            DataType::Struct(fields) => {
                let members = fields.iter().zip(array.as_struct().columns());
                let members = members.map(|(field, array)| Ok::<_, Reason>((field.name().clone(), Self::of(field, array)?)));
                Ok(Self::Struct { original, members: members.collect::<Result<_, _>>()? })
            }
            DataType::List(element) => {
                let lists = array.as_list::<i32>();
                list(lists.offsets().iter().map(|&at| usize::try_from(at).unwrap_or(0)).collect(), element, lists.values())
            }
            DataType::LargeList(element) => {
                let lists = array.as_list::<i64>();
                list(lists.offsets().iter().map(|&at| usize::try_from(at).unwrap_or(0)).collect(), element, lists.values())
            }
            leaf if can_cast_types(leaf, &DataType::LargeUtf8) => {
                let texts = cast_with_options(array, &DataType::LargeUtf8, &CastOptions { safe: true, ..CastOptions::default() });
                let texts = texts.map_err(|_| Reason::Columnar)?.as_string::<i64>().clone();
                let bare = leaf.is_integer() || leaf.is_floating() || *leaf == DataType::Boolean;
                Ok(Self::Leaf { original, texts, bare, nullable: field.is_nullable(), changes: Vec::new() })
            }
            _ => Ok(Self::Other(original)),
        }
    }

    /// Writes the value of a row. Bytes that are no text make their line unreadable where a text is wanted, so that it is told.
    fn write(&self, row: usize, path: &str, wanted: &impl Fn(&str) -> bool, out: &mut Vec<u8>) {
        match self {
            Self::Leaf { original, texts, bare, .. } => {
                if texts.is_null(row) {
                    let unreadable = !original.is_null(row) && is_text(original.data_type()) && wanted(path);
                    out.extend_from_slice(if unreadable { b"\"\xff\"" } else { b"null" });
                } else if *bare {
                    let text = texts.value(row);
                    let finite = text.parse::<f64>().is_ok_and(f64::is_finite) || matches!(text, "true" | "false");
                    out.extend_from_slice(if finite { text.as_bytes() } else { b"null" });
                } else {
                    write_string(texts.value(row), out);
                }
            }
            Self::Struct { original, .. } | Self::List { original, .. } if original.is_null(row) => out.extend_from_slice(b"null"),
            Self::Struct { members, .. } => {
                out.push(b'{');
                for (place, (name, member)) in members.iter().enumerate() {
                    write_key(place, name, out);
                    member.write(row, &format!("{path}.{name}"), wanted, out);
                }
                out.push(b'}');
            }
            Self::List { offsets, element, .. } => {
                out.push(b'[');
                for at in offsets[row]..offsets[row + 1] {
                    if at > offsets[row] {
                        out.push(b',');
                    }
                    element.write(at, path, wanted, out);
                }
                out.push(b']');
            }
            Self::Other(_) => out.extend_from_slice(b"null"),
        }
    }

    /// Notes what changed in a row.
    fn compare(&mut self, row: usize, tape: &Tape<'_>, node: usize) -> Result<(), Reason> {
        match self {
            Self::Leaf { texts, bare, changes, .. } => {
                let string = tape.node(node).sort == Sort::String;
                let new = if string { tape.string(node, false)? } else { tape.raw(node) };
                let null = !string && new.text() == "null";
                let same = if texts.is_null(row) { null } else { !null && new.text() == texts.value(row) };
                // A number that JSON has not was carried as nothing.
                let unsaid = *bare && null && !texts.is_null(row) && !texts.value(row).parse::<f64>().is_ok_and(f64::is_finite);
                if !same && !unsaid {
                    changes.push((row, (!null).then(|| new.text().to_owned())));
                }
                Ok(())
            }
            Self::Struct { original, .. } | Self::List { original, .. } if original.is_null(row) => Ok(()),
            Self::Struct { members, .. } => members.iter_mut().try_for_each(|(name, member)| match tape.members(node, name).next() {
                Some(value) => member.compare(row, tape, value),
                None => {
                    member.empty(row);
                    Ok(())
                }
            }),
            Self::List { offsets, element, .. } => {
                let range = offsets[row]..offsets[row + 1];
                let values: Vec<_> = if tape.node(node).sort == Sort::Array { tape.children(node).collect() } else { Vec::new() };
                if values.len() != range.len() {
                    range.for_each(|at| element.empty(at));
                    return Ok(());
                }
                range.zip(values).try_for_each(|(at, value)| element.compare(at, tape, value))
            }
            Self::Other(_) => Ok(()),
        }
    }

    /// Leaves nothing in a row.
    fn empty(&mut self, row: usize) {
        match self {
            Self::Leaf { original, bare, nullable, changes, .. } => {
                let none = if *bare { "0" } else { "" };
                if !original.is_null(row) {
                    changes.push((row, (!*nullable).then(|| none.to_owned())));
                }
            }
            Self::Struct { members, .. } => members.iter_mut().for_each(|(_, member)| member.empty(row)),
            Self::List { offsets, element, .. } => (offsets[row]..offsets[row + 1]).for_each(|at| element.empty(at)),
            Self::Other(_) => {}
        }
    }

    /// The column with its changes, and whether there were any.
    fn changed(self) -> Result<(ArrayRef, bool), Reason> {
        let columnar = |_| Reason::Columnar;
        match self {
            Self::Leaf { original, changes, .. } if changes.is_empty() => Ok((original, false)),
            Self::Leaf { original, texts, nullable, changes, bare } => {
                let mut builder = LargeStringBuilder::with_capacity(texts.len(), texts.value_data().len());
                let mut changes = changes.into_iter().peekable();
                for row in 0..texts.len() {
                    match changes.next_if(|(changed, _)| *changed == row) {
                        Some((_, None)) if !nullable => builder.append_value(if bare { "0" } else { "" }),
                        Some((_, new)) => builder.append_option(new),
                        None => builder.append_option((!texts.is_null(row)).then(|| texts.value(row))),
                    }
                }
                let new: ArrayRef = Arc::new(builder.finish());
                let cast = cast_with_options(&new, original.data_type(), &CastOptions { safe: true, ..CastOptions::default() });
                Ok((cast.map_err(columnar)?, true))
            }
            Self::Struct { original, members } => {
                let DataType::Struct(fields) = original.data_type() else { return Err(Reason::Columnar) };
                let fields = fields.clone();
                let parts = members.into_iter().map(|(_, member)| member.changed()).collect::<Result<Vec<_>, _>>()?;
                if !parts.iter().any(|(_, changed)| *changed) {
                    return Ok((original, false));
                }
                let nulls: Option<NullBuffer> = original.nulls().cloned();
                let parts = parts.into_iter().map(|(part, _)| part).collect();
                Ok((Arc::new(StructArray::try_new(fields, parts, nulls).map_err(columnar)?), true))
            }
            Self::List { original, element, .. } => {
                let (values, changed) = element.changed()?;
                if !changed {
                    return Ok((original, false));
                }
                let nulls: Option<NullBuffer> = original.nulls().cloned();
                let array: ArrayRef = match original.data_type() {
                    DataType::List(field) => {
                        let offsets: OffsetBuffer<i32> = original.as_list::<i32>().offsets().clone();
                        Arc::new(ListArray::try_new(field.clone(), offsets, values, nulls).map_err(columnar)?)
                    }
                    DataType::LargeList(field) => {
                        let offsets: OffsetBuffer<i64> = original.as_list::<i64>().offsets().clone();
                        Arc::new(LargeListArray::try_new(field.clone(), offsets, values, nulls).map_err(columnar)?)
                    }
                    _ => return Err(Reason::Columnar),
                };
                Ok((array, true))
            }
            Self::Other(original) => Ok((original, false)),
        }
    }
}

/// Takes the lines back.
struct Carrier<'s, T> {
    sink: &'s mut dyn Sink<T>,
    carried: Arc<Mutex<VecDeque<Rows>>>,
    text: Vec<u8>,
    out: Rewriter,
}

impl<T> Sink<T> for Carrier<'_, T> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.text.extend_from_slice(bytes);
        let mut done = 0;
        loop {
            let Some(rows) = lock(&self.carried).pop_front() else { break };
            // The end of the last line of these rows.
            let mut ends = memchr::memchr_iter(b'\n', &self.text[done..]);
            let Some(end) = ends.nth(rows.batch.num_rows().saturating_sub(1)) else {
                lock(&self.carried).push_front(rows);
                break;
            };
            let lines = &self.text[done..=done + end];
            self.out.take(rows, lines).map_err(|_| io::Error::other("a changed column cannot be written"))?;
            done += end + 1;
        }
        self.text.drain(..done);
        Ok(())
    }

    fn outcome(&mut self, record: u64, line: u64, outcome: T) -> io::Result<()> {
        self.sink.outcome(record, line, outcome)
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.sink.done(bytes, &Checkpoint::default())
    }
}

/// Writes the file anew, as far as it changes.
struct Rewriter {
    place: Place,
    metadata: ArrowReaderMetadata,
    roots: Vec<usize>,
    writer: SerializedFileWriter<SpooledTempFile>,
    factory: ArrowRowGroupWriterFactory,
    /// The carried columns of the group, each in pieces, and whether one changed.
    group: Vec<(Vec<ArrayRef>, bool)>,
    changed: bool,
}

impl Rewriter {
    fn new(columns: &Columns) -> ParquetResult<Self> {
        let metadata = columns.metadata.clone();
        let file = metadata.metadata().file_metadata();
        let mut properties = WriterProperties::builder().set_key_value_metadata(file.key_value_metadata().cloned());
        if let Some(group) = metadata.metadata().row_groups().first() {
            for column in group.columns() {
                let path = column.column_path().clone();
                properties = properties
                    .set_column_compression(path.clone(), column.compression())
                    .set_column_bloom_filter_enabled(path, column.bloom_filter_offset().is_some());
            }
        }
        // Pages are listed for all columns or for none.
        if metadata.metadata().offset_index().is_none() {
            properties = properties.set_offset_index_disabled(true).set_statistics_enabled(EnabledStatistics::Chunk);
        }
        let schema = file.schema_descr().root_schema_ptr();
        let writer = SerializedFileWriter::new(spool(), schema, Arc::new(properties.build()))?;
        // The columns as they are read, so that they are written as they were.
        let arrow: SchemaRef = Arc::new(Schema::new(metadata.schema().fields().clone()));
        let factory = ArrowRowGroupWriterFactory::new(&writer, arrow);
        let group = columns.roots.iter().map(|_| (Vec::new(), false)).collect();
        Ok(Self { place: columns.place.clone(), metadata, roots: columns.roots.clone(), writer, factory, group, changed: false })
    }

    /// Takes rows back.
    fn take(&mut self, rows: Rows, lines: &[u8]) -> Result<(), Reason> {
        let Rows { group, last, mut nodes, lines: original, .. } = rows;
        if lines != original {
            let text = core::str::from_utf8(lines).map_err(|_| Reason::Encoding)?;
            let original = core::str::from_utf8(&original).map_err(|_| Reason::Encoding)?;
            for (row, (line, was)) in text.lines().zip(original.lines()).enumerate().filter(|(_, (line, was))| line != was) {
                debug_assert!(!was.is_empty());
                let tape = Tape::parse(line)?;
                for (node, value) in nodes.iter_mut().zip(tape.children(0)) {
                    node.compare(row, &tape, value)?;
                }
            }
        }
        for (column, node) in self.group.iter_mut().zip(nodes) {
            let (array, changed) = node.changed()?;
            column.0.push(array);
            column.1 |= changed;
        }
        if last {
            self.write(group).map_err(|error| refused(&error))?;
        }
        Ok(())
    }

    /// Writes a group of rows: changed columns encoded anew, all others as they are.
    fn write(&mut self, group: usize) -> ParquetResult<()> {
        let fields = self.metadata.schema().fields().clone();
        let schema = self.metadata.parquet_schema();
        let all = self.metadata.metadata();
        let old = all.row_group(group);
        let mut writers: Vec<Option<ArrowColumnWriter>> = self.factory.create_column_writers(group)?.into_iter().map(Some).collect();
        for (&root, (pieces, changed)) in self.roots.iter().zip(&mut self.group) {
            let pieces = core::mem::take(pieces);
            let leaves: Vec<_> = (0..schema.num_columns()).filter(|&leaf| schema.get_column_root_idx(leaf) == root).collect();
            if !core::mem::take(changed) {
                leaves.iter().for_each(|&leaf| writers[leaf] = None);
                continue;
            }
            self.changed = true;
            for piece in &pieces {
                for (&leaf, values) in leaves.iter().zip(compute_leaves(&fields[root], piece)?) {
                    if let Some(writer) = &mut writers[leaf] {
                        writer.write(&values)?;
                    }
                }
            }
        }
        let carried = |leaf: usize| self.roots.contains(&schema.get_column_root_idx(leaf));
        let mut out = self.writer.next_row_group()?;
        for (leaf, writer) in writers.into_iter().enumerate() {
            match writer.filter(|_| carried(leaf)) {
                Some(writer) => writer.close()?.append_to_row_group(&mut out)?,
                None => {
                    let column = old.column(leaf);
                    let close = ColumnCloseResult {
                        bytes_written: u64::try_from(column.compressed_size()).unwrap_or(0),
                        rows_written: u64::try_from(old.num_rows()).unwrap_or(0),
                        metadata: column.clone(),
                        bloom_filter: Sbbf::read_from_column_chunk(column, &self.place)?,
                        column_index: all.column_index().and_then(|index| index.get(group)?.get(leaf)).cloned(),
                        offset_index: all.offset_index().and_then(|index| index.get(group)?.get(leaf)).cloned(),
                    };
                    out.append_column(&self.place, close)?;
                }
            }
        }
        out.close()?;
        Ok(())
    }

    /// The new file; nothing when all is as it was.
    fn finish(self) -> ParquetResult<Option<SpooledTempFile>> {
        if !self.changed {
            return Ok(None);
        }
        self.writer.into_inner().map(Some)
    }
}
