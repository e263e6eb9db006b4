//! The stream: a file read in batches of whole units, looked at by workers, written in order. What is no stream is carried through
//! one in pieces.

use crate::columns::Columns;
use crate::csv::RowFramer;
use crate::encoding::{Decoder, Encoding};
use crate::fault::{Fault, Reason};
use crate::formats::{Format, Options, Parser, Plan, Sample};
use crate::frame::{Frame, Framer, Sort};
use crate::packing::Packing;
use crate::record::{Edits, Record};
use crate::workbook::{Carried, Workbook, spool};
use std::collections::BTreeMap;
use std::io::{self, Cursor, Read};
use std::sync::{Mutex, mpsc};

/// How much is read at once.
const BATCH: usize = 1 << 20;
/// How much is looked at to tell the format.
const SAMPLE: usize = 4 << 20;
/// The longest record that is kept in memory.
const LONGEST: usize = 256 << 20;

/// Looks at records and says what is to change. Shared by all workers.
pub trait Visitor: Sync {
    /// What a record comes to.
    type Outcome: Send;
    /// Looks at one record.
    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Self::Outcome;
}

/// Takes what comes out, in the order of the file.
pub trait Sink<T> {
    /// Bytes of the export, edited, in the encoding of the file.
    ///
    /// # Errors
    /// When they cannot be written.
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// What a record came to. Records and lines count from 1; what stands beside records comes under the number of the last one.
    ///
    /// # Errors
    /// When it cannot be written.
    fn outcome(&mut self, record: u64, line: u64, outcome: T) -> io::Result<()>;
    /// A record that cannot be read, with its bytes: asked for by [`Run::quarantine`].
    ///
    /// # Errors
    /// When it cannot be written.
    fn quarantine(&mut self, _fault: Fault, _bytes: &[u8]) -> io::Result<()> {
        Ok(())
    }
    /// So many bytes of the file are done, and all that came out of them has been handed over.
    ///
    /// # Errors
    /// When that cannot be noted.
    fn done(&mut self, _bytes: u64, _here: &Checkpoint) -> io::Result<()> {
        Ok(())
    }
}

/// How a file is run through.
#[derive(Clone, Debug)]
pub struct Run {
    /// How many workers look at records.
    pub threads: usize,
    /// Records that cannot be read go to [`Sink::quarantine`], and all others are done; otherwise the first one stops the run.
    pub quarantine: bool,
    /// Where an interrupted run of the same file begins again.
    pub from: Option<Checkpoint>,
}

/// Where a run stands between two batches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checkpoint {
    /// Bytes of the decoded, unpacked file that are done.
    pub input: u64,
    /// Records that are done.
    pub records: u64,
    /// Lines that are done.
    pub lines: u64,
    /// What the framer knows.
    pub framer: String,
    /// What the parser has seen.
    pub parser: String,
    /// An element of the open list has been written: a comma stands before the next one.
    pub kept: bool,
}

/// An export whose format is known, ready to be read.
pub struct Export {
    file: String,
    format: &'static Format,
    why: &'static str,
    packing: Packing,
    body: Body,
}

/// How an export is held.
enum Body {
    Stream(Box<Stream>),
    Workbook(Box<Workbook>),
    Columns(Box<Columns>),
}

/// Bytes that are read once, from the first to the last.
pub(crate) struct Stream {
    file: String,
    source: Source,
    encoding: Encoding,
    /// A unit that cannot be read can be left out, whatever it was.
    drops_units: bool,
    plan: Plan,
}

/// What is read, and how far.
struct Source {
    reader: Box<dyn Read + Send>,
    held: Vec<u8>,
    eof: bool,
    /// A fault of the framer waits here until the units before it are done.
    pending: Option<Reason>,
    /// Bytes that are cut into batches.
    cut: u64,
}

struct Batch {
    bytes: Vec<u8>,
    frames: Vec<Frame>,
    framer: String,
    cut: u64,
}

/// A stretch of what comes out, where units may be missing.
struct Stretch {
    sort: Sort,
    bytes: Vec<u8>,
}

/// A unit that cannot be read.
struct Broken {
    /// Records of the batch before it.
    after: usize,
    /// Lines of the batch before it.
    lines: u64,
    reason: Reason,
    bytes: Vec<u8>,
}

/// A batch that has been looked at.
struct Done<T> {
    /// What comes out, in one piece; in stretches when units are missing.
    bytes: Vec<u8>,
    stretches: Option<Vec<Stretch>>,
    read: u64,
    /// True for those of records that are counted; the lines of the batch before; what the visitor says.
    outcomes: Vec<(bool, u64, T)>,
    lines: u64,
    broken: Vec<Broken>,
    framer: String,
    cut: u64,
    /// An element of the list that is open behind it has been kept; `None` where no list is opened and no element kept.
    kept: Option<bool>,
}

impl Export {
    /// Reads the beginning of a file and tells its packing, encoding and format. `file` names it in errors; its ending is a hint.
    ///
    /// # Errors
    /// When it cannot be read, or has no text field.
    pub fn open(file: &str, mut reader: Box<dyn Read + Send>, options: &Options) -> Result<Self, Fault> {
        let fault = |reason| Fault::of_file(file, reason);
        let io = |error: io::Error| fault(Reason::Io(error));
        let mut start = Vec::new();
        reader.by_ref().take(8).read_to_end(&mut start).map_err(io)?;
        let packing = Packing::of(&start);
        let mut reader = packing.unpack(Box::new(Cursor::new(start).chain(reader))).map_err(io)?;
        let mut held = Vec::new();
        let mut read = reader.by_ref().take(SAMPLE as u64).read_to_end(&mut held).map_err(io)?;
        let is = |format, why, body| Self { file: file.to_owned(), format, why, packing, body };
        match Nature::of(&held) {
            Nature::Text => {}
            // Whoever names a format knows better what a few control characters are.
            Nature::Unknown if options.format.is_some() => {}
            Nature::Unknown => return Err(fault(Reason::Refused("a binary file of a sort that omissis does not know"))),
            Nature::Refused(what) => return Err(fault(Reason::Refused(what))),
            nature => {
                let mut whole = spool();
                io::copy(&mut Cursor::new(held).chain(reader), &mut whole).map_err(io)?;
                if nature == Nature::Archive {
                    let mut book = Workbook::open(whole).map_err(fault)?;
                    let (format, why) = Format::of_workbook(&book, options).map_err(fault)?;
                    book.plan(format.workbook_shape(), options).map_err(fault)?;
                    return Ok(is(format, why, Body::Workbook(Box::new(book))));
                }
                let (format, why) = Format::of_columns(options).map_err(fault)?;
                let columns = Columns::open(whole, options).map_err(fault)?;
                return Ok(is(format, why, Body::Columns(Box::new(columns))));
            }
        }
        let encoding = options.encoding.unwrap_or_else(|| Encoding::of(&held));
        if encoding != Encoding::Utf8 {
            let raw = core::mem::take(&mut held);
            reader = Box::new(Decoder::new(Cursor::new(raw).chain(reader), encoding));
            read = reader.by_ref().take(SAMPLE as u64).read_to_end(&mut held).map_err(io)?;
        }
        let name = file.strip_suffix(".gz").or_else(|| file.strip_suffix(".zst")).unwrap_or(file);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let eof = read < SAMPLE;
        let sample = Sample { bytes: &held, whole: eof, ending: &ending, options };
        let told = options.format.map(|format| Ok((format, "as told")));
        let (format, why) = told.unwrap_or_else(|| sample.format()).map_err(fault)?;
        let plan = Plan::new(format, &sample).map_err(fault)?;
        let source = Source { reader, held, eof, pending: None, cut: 0 };
        let stream = Stream { file: file.to_owned(), source, encoding, drops_units: format.drops_units(), plan };
        Ok(is(format, why, Body::Stream(Box::new(stream))))
    }

    /// The format.
    #[must_use]
    pub const fn format(&self) -> &'static Format {
        self.format
    }

    /// Why it is taken for that format.
    #[must_use]
    pub const fn why(&self) -> &'static str {
        self.why
    }

    /// The encoding, which the output keeps.
    #[must_use]
    pub const fn encoding(&self) -> Encoding {
        match &self.body {
            Body::Stream(stream) => stream.encoding,
            Body::Workbook(_) | Body::Columns(_) => Encoding::Utf8,
        }
    }

    /// How it is packed. The bytes that come out are not: see [`Packing::pack`].
    #[must_use]
    pub const fn packing(&self) -> Packing {
        self.packing
    }

    /// True when it is read from the first byte to the last, so that [`Sink::done`] adds up to its length and a run can be taken up
    /// again.
    #[must_use]
    pub const fn is_stream(&self) -> bool {
        matches!(self.body, Body::Stream(_))
    }

    /// The names of the text fields, as far as they are known before reading.
    #[must_use]
    pub fn text_fields(&self) -> Vec<String> {
        match &self.body {
            Body::Stream(stream) => stream.plan.parser.text_fields(),
            Body::Workbook(book) => book.text_fields(),
            Body::Columns(columns) => columns.text_fields(),
        }
    }

    /// The names of the columns that are not looked at and stay as they are; nothing where a format has no columns.
    #[must_use]
    pub fn untouched(&self) -> Vec<String> {
        match &self.body {
            Body::Stream(stream) => stream.plan.parser.untouched(),
            Body::Workbook(book) => book.untouched(),
            Body::Columns(columns) => columns.untouched(),
        }
    }

    /// Reads all records. Says how many there were.
    ///
    /// # Errors
    /// When the file or a record cannot be read, or the sink cannot write. What the sink was given so far is incomplete.
    pub fn run<V: Visitor>(self, visitor: &V, run: &Run, sink: &mut dyn Sink<V::Outcome>) -> Result<u64, Fault> {
        match self.body {
            Body::Stream(stream) => stream.run(visitor, run, sink),
            Body::Workbook(book) => through_tables(&self.file, *book, visitor, run, sink),
            Body::Columns(columns) => columns.run(&self.file, visitor, run, sink),
        }
    }
}

/// What the first bytes of a file say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Nature {
    Text,
    /// A ZIP archive.
    Archive,
    /// A Parquet file.
    Columns,
    /// Nothing that is read; what it is, and what to do.
    Refused(&'static str),
    /// Something that looks like no text.
    Unknown,
}

impl Nature {
    fn of(start: &[u8]) -> Self {
        const ARCHIVE: &str = "an archive of files; unpack it and name the folder";
        const PICTURE: &str = "an image, sound or video";
        const KNOWN: &[(&[u8], &str)] = &[
            (b"%PDF-", "a PDF; export the comments as .csv or .xlsx instead"),
            (b"\xD0\xCF\x11\xE0", "an old Office file (.xls, .doc), or one with a password; save it as .xlsx without password"),
            (b"SQLite format 3\0", "a database (SQLite); export its table as .csv"),
            (b"ARROW1", "an Arrow (Feather) file; save it as Parquet"),
            (b"Obj\x01", "an Avro file; save it as Parquet"),
            (b"ORC", "an ORC file; save it as Parquet"),
            (b"{\\rtf", "a document (RTF); save its text as .txt"),
            (b"7z\xBC\xAF\x27\x1C", ARCHIVE),
            (b"Rar!", ARCHIVE),
            (b"BZh", ARCHIVE),
            (b"\xFD7zXZ", ARCHIVE),
            (b"\x89PNG", PICTURE),
            (b"\xFF\xD8\xFF", PICTURE),
            (b"GIF8", PICTURE),
            (b"RIFF", PICTURE),
            (b"OggS", PICTURE),
            (b"ID3", PICTURE),
        ];
        match start {
            [b'P', b'K', 3 | 5, 4 | 6, ..] => return Self::Archive,
            [b'P', b'A', b'R', b'1', ..] => return Self::Columns,
            [_, _, _, _, b'f', b't', b'y', b'p', ..] => return Self::Refused(PICTURE),
            _ => {}
        }
        if start.get(257..262) == Some(b"ustar") {
            return Self::Refused(ARCHIVE);
        }
        if let Some((mark, what)) = KNOWN.iter().find(|(mark, _)| start.starts_with(mark)) {
            // A text may begin with the same letters; then it goes on as one.
            if mark.len() > 4 || is_binary(start) {
                return Self::Refused(what);
            }
        }
        if is_binary(start) { Self::Unknown } else { Self::Text }
    }
}

/// True for bytes that are no text in any encoding that is read: many control characters, and not because of UTF-16.
fn is_binary(start: &[u8]) -> bool {
    let start = &start[..start.len().min(1 << 16)];
    if matches!(start, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) || matches!(Encoding::of(start), Encoding::Utf16Le | Encoding::Utf16Be) {
        return false;
    }
    let control = start.iter().filter(|&&b| b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0B | 0x0C | 0x1B)).count();
    control * 64 > start.len() && start.contains(&0)
}

/// Runs the tables of a workbook, one after the other, and writes it.
fn through_tables<V: Visitor>(
    file: &str,
    mut book: Workbook,
    visitor: &V,
    run: &Run,
    sink: &mut dyn Sink<V::Outcome>,
) -> Result<u64, Fault> {
    let of_file = |reason| Fault::of_file(file, reason);
    // A row of a sheet is not left out: other cells count on its place.
    let run = Run { quarantine: false, from: None, ..run.clone() };
    let mut records = 0;
    for batch in 0..book.len() {
        let Carried { csv, head, table, rows, counted } = book.take(batch).map_err(of_file)?;
        let len = csv.len() as u64;
        let stream = Stream::of(file, Box::new(Cursor::new(csv)), Box::new(RowFramer::new(head, Some(b','))), Parser::Csv(table));
        let mut carrier = Carrier { sink: &mut *sink, before: records, rows: &rows, out: Vec::new() };
        let read = stream.run(visitor, &run, &mut carrier).map_err(|fault| Fault {
            line: fault.record.and_then(|record| rows.get(usize::try_from(record).ok()?.checked_sub(1)?)).map(|&row| u64::from(row)),
            record: fault.record.map(|record| records + record),
            ..fault
        })?;
        let out = carrier.out;
        records += if counted { read } else { 0 };
        book.put(batch, &out).map_err(of_file)?;
        sink.done(len, &Checkpoint::default()).map_err(|error| of_file(Reason::Write(error)))?;
    }
    book.finish(&mut |bytes| sink.bytes(bytes)).map_err(of_file)?;
    Ok(records)
}

/// Keeps the bytes of a carried table, and hands on what its records came to under the rows of the sheet.
struct Carrier<'s, T> {
    sink: &'s mut dyn Sink<T>,
    before: u64,
    rows: &'s [u32],
    out: Vec<u8>,
}

impl<T> Sink<T> for Carrier<'_, T> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn outcome(&mut self, record: u64, _: u64, outcome: T) -> io::Result<()> {
        let row = usize::try_from(record).ok().and_then(|record| self.rows.get(record.checked_sub(1)?));
        self.sink.outcome(self.before + record, row.map_or(1, |&row| u64::from(row)), outcome)
    }
}

impl Stream {
    /// A stream of what is carried.
    pub(crate) fn of(file: &str, reader: Box<dyn Read + Send>, framer: Box<dyn Framer>, parser: Parser) -> Self {
        let source = Source { reader, held: Vec::new(), eof: false, pending: None, cut: 0 };
        Self { file: file.to_owned(), source, encoding: Encoding::Utf8, drops_units: false, plan: Plan { framer, parser } }
    }

    /// Reads all records. Says how many there were.
    pub(crate) fn run<V: Visitor>(mut self, visitor: &V, run: &Run, sink: &mut dyn Sink<V::Outcome>) -> Result<u64, Fault> {
        let Plan { framer, parser } = &mut self.plan;
        let mut order = Order { file: self.file.clone(), sink, parser, here: Checkpoint::default(), comma: Vec::new() };
        if let Some(from) = &run.from {
            self.source.skip(from.input).map_err(|reason| order.fault(reason))?;
            framer.resume(&from.framer);
            parser.resume(&from.parser);
            order.here = from.clone();
        }
        let framer = framer.as_mut();
        let look = |batch| look(batch, parser, visitor, self.encoding, run.quarantine);
        let first = self.source.batch(framer).map_err(|reason| order.fault(reason))?;
        if run.threads < 2 || self.source.is_done() && first.as_ref().is_none_or(|batch| batch.bytes.len() < BATCH / 4) {
            let mut batch = first;
            while let Some(this) = batch {
                order.take(look(this))?;
                batch = self.source.batch(framer).map_err(|reason| order.fault(reason))?;
            }
        } else {
            let (work, todo) = mpsc::channel::<(u64, Batch)>();
            let todo = Mutex::new(todo);
            let source = &mut self.source;
            std::thread::scope(|scope| {
                let (results, done) = mpsc::channel();
                for _ in 0..run.threads {
                    let (todo, look, results) = (&todo, &look, results.clone());
                    scope.spawn(move || {
                        loop {
                            let next = todo.lock().map(|todo| todo.recv());
                            let Ok(Ok((number, batch))) = next else { break };
                            if results.send((number, look(batch))).is_err() {
                                break;
                            }
                        }
                    });
                }
                drop(results);
                let outcome = conduct(first, &mut order, run.threads * 2, &work, &done, &mut || source.batch(framer));
                drop(work);
                outcome
            })?;
        }
        match self.source.pending.take() {
            // What is left has no end: it is one record that cannot be read.
            Some(reason @ (Reason::OpenQuote | Reason::Truncated)) if run.quarantine && self.drops_units => {
                let fault = order.fault(reason);
                let rest = self.encoding.encode(core::mem::take(&mut self.source.held));
                order.sink.quarantine(fault, &rest).map_err(|error| Fault::of_file(&self.file, Reason::Write(error)))?;
                order.here.records += 1;
            }
            Some(reason) => return Err(order.fault(reason)),
            None => {}
        }
        parser.finish().map_err(|reason| Fault::of_file(&self.file, reason))?;
        Ok(order.here.records)
    }
}

impl Source {
    fn is_done(&self) -> bool {
        self.eof && self.held.is_empty() && self.pending.is_none()
    }

    /// Leaves out what an earlier run has done.
    fn skip(&mut self, bytes: u64) -> Result<(), Reason> {
        let held = usize::try_from(bytes).unwrap_or(usize::MAX).min(self.held.len());
        self.held.drain(..held);
        let missing = bytes - held as u64;
        if io::copy(&mut self.reader.by_ref().take(missing), &mut io::sink())? < missing {
            return Err(Reason::Truncated);
        }
        self.cut = bytes;
        Ok(())
    }

    /// The next units, `None` at the end.
    fn batch(&mut self, framer: &mut dyn Framer) -> Result<Option<Batch>, Reason> {
        let mut wanted = BATCH;
        loop {
            if self.pending.is_some() {
                return Ok(None);
            }
            if !self.eof && self.held.len() < wanted {
                let missing = wanted - self.held.len();
                self.eof = self.reader.by_ref().take(missing as u64).read_to_end(&mut self.held)? < missing;
            }
            let part = self.held.len().min(wanted);
            let last = self.eof && part == self.held.len();
            let mut frames = Vec::new();
            let used = match framer.frame(&self.held[..part], last, &mut frames) {
                Ok(used) => used,
                Err(reason) => {
                    self.pending = Some(reason);
                    frames.last().map_or(0, |frame| frame.range.end)
                }
            };
            if used > 0 {
                let rest = self.held.split_off(used);
                self.cut += used as u64;
                let bytes = core::mem::replace(&mut self.held, rest);
                return Ok(Some(Batch { bytes, frames, framer: framer.state(), cut: self.cut }));
            }
            if self.pending.is_some() || last {
                return Ok(None);
            }
            if part >= LONGEST {
                return Err(Reason::TooLong(LONGEST));
            }
            wanted = part * 2;
        }
    }
}

/// Reads ahead of the workers, at most `ahead` batches, and takes their results in order.
fn conduct<T>(
    first: Option<Batch>,
    order: &mut Order<'_, T>,
    ahead: usize,
    work: &mpsc::Sender<(u64, Batch)>,
    done: &mpsc::Receiver<(u64, Done<T>)>,
    read: &mut dyn FnMut() -> Result<Option<Batch>, Reason>,
) -> Result<(), Fault> {
    let (mut sent, mut taken) = (0, 0);
    let mut waiting = BTreeMap::new();
    let mut next = first;
    let mut more = next.is_some();
    loop {
        if more && sent - taken < ahead as u64 {
            let batch = match next.take() {
                Some(batch) => Some(batch),
                None => read().map_err(|reason| order.fault(reason))?,
            };
            more = batch.is_some();
            if let Some(batch) = batch {
                // The workers listen until the sender is dropped.
                if work.send((sent, batch)).is_err() {
                    break;
                }
                sent += 1;
            }
            continue;
        }
        if sent == taken {
            break;
        }
        let Ok((number, result)) = done.recv() else { break };
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&taken) {
            order.take(result)?;
            taken += 1;
        }
    }
    Ok(())
}

/// Counts records and lines, and hands on what comes out in order.
struct Order<'s, T> {
    file: String,
    sink: &'s mut dyn Sink<T>,
    parser: &'s Parser,
    here: Checkpoint,
    /// The comma that is written when one more follows.
    comma: Vec<u8>,
}

impl<T> Order<'_, T> {
    /// A fault of the record that comes next.
    fn fault(&self, reason: Reason) -> Fault {
        match reason {
            Reason::Io(_) => Fault::of_file(&self.file, reason),
            _ => Fault { file: self.file.clone(), record: Some(self.here.records + 1), line: Some(self.here.lines + 1), reason },
        }
    }

    fn take(&mut self, done: Done<T>) -> Result<(), Fault> {
        let file = self.file.clone();
        let write = |error: io::Error| Fault::of_file(&file, Reason::Write(error));
        let lines = self.here.lines;
        let mut outcomes = done.outcomes.into_iter();
        let mut given = 0;
        for broken in done.broken {
            for (counted, line, outcome) in outcomes.by_ref().take(broken.after - given) {
                self.here.records += u64::from(counted);
                self.sink.outcome(self.here.records, lines + line + 1, outcome).map_err(write)?;
            }
            given = broken.after;
            self.here.lines = lines + broken.lines;
            let fault = self.fault(broken.reason);
            if done.stretches.is_none() {
                return Err(fault);
            }
            self.here.records += 1;
            self.sink.quarantine(fault, &broken.bytes).map_err(write)?;
        }
        for (counted, line, outcome) in outcomes {
            self.here.records += u64::from(counted);
            self.sink.outcome(self.here.records, lines + line + 1, outcome).map_err(write)?;
        }
        let kept = done.kept.unwrap_or(self.here.kept);
        match done.stretches {
            None => self.sink.bytes(&done.bytes).map_err(write)?,
            Some(stretches) => stretches.into_iter().try_for_each(|stretch| self.stretch(stretch)).map_err(write)?,
        }
        self.here = Checkpoint {
            input: done.cut,
            lines: lines + done.lines,
            records: self.here.records,
            framer: done.framer,
            parser: self.parser.state(),
            kept,
        };
        self.sink.done(done.read, &self.here).map_err(write)
    }

    /// Writes commas only between elements that are there.
    fn stretch(&mut self, stretch: Stretch) -> io::Result<()> {
        match stretch.sort {
            Sort::Open => self.here.kept = false,
            Sort::Comma => {
                self.comma = stretch.bytes;
                return Ok(());
            }
            Sort::Close => self.comma.clear(),
            Sort::Element => {
                let comma = core::mem::take(&mut self.comma);
                if self.here.kept {
                    self.sink.bytes(&comma)?;
                }
                self.here.kept = true;
            }
            Sort::Glue | Sort::Unit => {}
        }
        self.sink.bytes(&stretch.bytes)
    }
}

/// Parses the units of a batch, shows the records to the visitor and applies its edits.
fn look<V: Visitor>(batch: Batch, parser: &Parser, visitor: &V, encoding: Encoding, quarantine: bool) -> Done<V::Outcome> {
    let Batch { bytes, frames, framer, cut } = batch;
    let mut outcomes = Vec::with_capacity(frames.len());
    let mut out: Option<Vec<u8>> = None;
    let mut stretches = quarantine.then(Vec::new);
    let (mut copied, mut broken, mut kept) = (0, Vec::new(), None);
    let whole = core::str::from_utf8(&bytes).ok();
    let mut records = Vec::new();
    let mut lines = 0;
    for frame in &frames {
        let line = lines;
        lines += count_lines(&bytes[frame.range.clone()]);
        let text = match whole {
            Some(whole) => Ok(&whole[frame.range.clone()]),
            None => core::str::from_utf8(&bytes[frame.range.clone()]).map_err(|_| Reason::Encoding),
        };
        records.clear();
        let parsed = text.and_then(|text| frame.path.as_ref().map_or(Ok(()), |path| parser.parse(text, path, &mut records)));
        if let Err(reason) = parsed {
            let raw = encoding.encode(bytes[frame.range.clone()].to_vec());
            broken.push(Broken { after: outcomes.len(), lines: line, reason, bytes: raw });
            if !matches!(frame.sort, Sort::Unit | Sort::Element) {
                // What holds the document together cannot be left out.
                stretches = None;
            }
            if stretches.is_none() {
                break;
            }
            copied = frame.range.end;
            continue;
        }
        match frame.sort {
            Sort::Open => kept = Some(false),
            Sort::Element => kept = Some(true),
            _ => {}
        }
        let mut edits = Edits::default();
        for record in &records {
            edits.moving = record.places.is_some();
            outcomes.push((record.counted, line, visitor.visit(record, &mut edits)));
            edits.settle(record);
        }
        edits.splices.sort_by_key(|splice| splice.range.start);
        for splice in edits.splices {
            let out = out.get_or_insert_with(|| Vec::with_capacity(bytes.len() + 1024));
            // Where two splices meet, all that either takes away is gone.
            let (start, end) = (frame.range.start + splice.range.start, frame.range.start + splice.range.end);
            out.extend_from_slice(&bytes[copied.min(start)..start]);
            if start >= copied {
                out.extend_from_slice(splice.bytes.as_bytes());
            }
            copied = copied.max(end);
        }
        if let Some(stretches) = &mut stretches {
            let mut stretch = out.take().unwrap_or_default();
            stretch.extend_from_slice(&bytes[copied..frame.range.end]);
            copied = frame.range.end;
            stretches.push(Stretch { sort: frame.sort, bytes: encoding.encode(stretch) });
        }
    }
    drop(records);
    let read = bytes.len() as u64;
    let bytes = match (out, &stretches) {
        (_, Some(_)) => Vec::new(),
        (None, None) => encoding.encode(bytes),
        (Some(mut out), None) => {
            out.extend_from_slice(&bytes[copied..]);
            encoding.encode(out)
        }
    };
    Done { bytes, stretches, read, outcomes, lines, broken, framer, cut, kept }
}

fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
