//! The stream: a file read in batches of whole units, looked at by workers, written in order.

use crate::fault::{Fault, Reason};
use crate::formats::{Format, Options, Parser, Plan, Sample};
use crate::frame::{Frame, Framer};
use crate::record::{Edits, Record};
use std::collections::BTreeMap;
use std::io::{self, Read};
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
    /// Bytes of the export, edited.
    ///
    /// # Errors
    /// When they cannot be written.
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// What a record came to; records count from 1, and what stands beside them comes under the number of the last one.
    ///
    /// # Errors
    /// When it cannot be written.
    fn outcome(&mut self, record: u64, outcome: T) -> io::Result<()>;
    /// So many bytes of the file are done.
    fn progress(&mut self, _bytes: u64) {}
}

/// An export whose format is known, ready to be read.
pub struct Export {
    file: String,
    reader: Box<dyn Read + Send>,
    held: Vec<u8>,
    eof: bool,
    format: &'static Format,
    why: &'static str,
    plan: Plan,
}

struct Batch {
    bytes: Vec<u8>,
    frames: Vec<Frame>,
}

/// A batch that has been looked at.
struct Done<T> {
    bytes: Vec<u8>,
    read: u64,
    /// True for those of records that are counted.
    outcomes: Vec<(bool, T)>,
    lines: u64,
    /// Lines of the batch before the unit, and why it cannot be read.
    fault: Option<(u64, Reason)>,
}

impl Export {
    /// Reads the beginning of a file and tells its format. `file` names it in errors; its ending is a hint.
    ///
    /// # Errors
    /// When it cannot be read, or has no text field.
    pub fn open(file: &str, mut reader: Box<dyn Read + Send>, options: &Options) -> Result<Self, Fault> {
        let mut held = Vec::new();
        let fault = |reason| Fault::of_file(file, reason);
        let read = reader.by_ref().take(SAMPLE as u64).read_to_end(&mut held).map_err(|error| fault(error.into()))?;
        let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let sample = Sample { bytes: &held, whole: read < SAMPLE, ending: &ending, options };
        let told = options.format.map(|format| Ok((format, "as told")));
        let (format, why) = told.unwrap_or_else(|| sample.format()).map_err(fault)?;
        let plan = Plan::new(format, &sample).map_err(fault)?;
        Ok(Self { file: file.to_owned(), reader, held, eof: read < SAMPLE, format, why, plan })
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

    /// The names of the text fields, as far as they are known before reading.
    #[must_use]
    pub fn text_fields(&self) -> Vec<String> {
        self.plan.parser.text_fields()
    }

    /// Reads all records; `threads` workers look at them. Says how many there were.
    ///
    /// # Errors
    /// When the file or a record cannot be read, or the sink cannot write. What the sink was given so far is incomplete.
    pub fn run<V: Visitor>(mut self, visitor: &V, threads: usize, sink: &mut dyn Sink<V::Outcome>) -> Result<u64, Fault> {
        let mut order = Order { file: self.file.clone(), sink, records: 0, lines: 0 };
        let mut pending = None;
        let first = self.next(&mut pending).map_err(|reason| order.fault(reason))?;
        let parser = &self.plan.parser;
        if threads < 2 || self.eof && pending.is_none() && first.as_ref().is_some_and(|batch| batch.bytes.len() < BATCH / 4) {
            let mut batch = first;
            while let Some(this) = batch {
                order.take(look(this, parser, visitor))?;
                batch = read_batch(&mut self.reader, &mut self.held, &mut self.eof, self.plan.framer.as_mut(), &mut pending)
                    .map_err(|reason| order.fault(reason))?;
            }
        } else {
            let (reader, held, eof, framer) = (&mut self.reader, &mut self.held, &mut self.eof, self.plan.framer.as_mut());
            let (work, todo) = mpsc::channel::<(u64, Batch)>();
            let todo = Mutex::new(todo);
            std::thread::scope(|scope| {
                let (results, done) = mpsc::channel();
                for _ in 0..threads {
                    let (todo, results) = (&todo, results.clone());
                    scope.spawn(move || {
                        loop {
                            let next = todo.lock().map(|todo| todo.recv());
                            let Ok(Ok((number, batch))) = next else { break };
                            if results.send((number, look(batch, parser, visitor))).is_err() {
                                break;
                            }
                        }
                    });
                }
                drop(results);
                let outcome =
                    conduct(first, &mut order, threads * 2, &work, &done, &mut || read_batch(reader, held, eof, framer, &mut pending));
                drop(work);
                outcome
            })?;
        }
        if let Some(reason) = pending {
            return Err(order.fault(reason));
        }
        parser.finish().map_err(|reason| Fault::of_file(&self.file, reason))?;
        Ok(order.records)
    }

    fn next(&mut self, pending: &mut Option<Reason>) -> Result<Option<Batch>, Reason> {
        read_batch(&mut self.reader, &mut self.held, &mut self.eof, self.plan.framer.as_mut(), pending)
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
    records: u64,
    lines: u64,
}

impl<T> Order<'_, T> {
    /// A fault of the record that comes next.
    fn fault(&self, reason: Reason) -> Fault {
        match reason {
            Reason::Io(_) => Fault::of_file(&self.file, reason),
            _ => Fault { file: self.file.clone(), record: Some(self.records + 1), line: Some(self.lines + 1), reason },
        }
    }

    fn take(&mut self, done: Done<T>) -> Result<(), Fault> {
        let write = |error: io::Error| Fault::of_file(&self.file, Reason::Write(error));
        for (counted, outcome) in done.outcomes {
            self.records += u64::from(counted);
            self.sink.outcome(self.records, outcome).map_err(write)?;
        }
        if let Some((lines, reason)) = done.fault {
            self.lines += lines;
            return Err(self.fault(reason));
        }
        self.lines += done.lines;
        self.sink.bytes(&done.bytes).map_err(write)?;
        self.sink.progress(done.read);
        Ok(())
    }
}

/// The next units, `None` at the end. A fault of the framer waits in `pending` until the units before it are done.
fn read_batch(
    reader: &mut Box<dyn Read + Send>,
    held: &mut Vec<u8>,
    eof: &mut bool,
    framer: &mut dyn Framer,
    pending: &mut Option<Reason>,
) -> Result<Option<Batch>, Reason> {
    let mut wanted = BATCH;
    loop {
        if pending.is_some() {
            return Ok(None);
        }
        if !*eof && held.len() < wanted {
            let missing = wanted - held.len();
            *eof = reader.by_ref().take(missing as u64).read_to_end(held)? < missing;
        }
        let part = held.len().min(wanted);
        let last = *eof && part == held.len();
        let mut frames = Vec::new();
        let used = match framer.frame(&held[..part], last, &mut frames) {
            Ok(used) => used,
            Err(reason) => {
                *pending = Some(reason);
                frames.last().map_or(0, |frame| frame.range.end)
            }
        };
        if used > 0 {
            let rest = held.split_off(used);
            return Ok(Some(Batch { bytes: core::mem::replace(held, rest), frames }));
        }
        if pending.is_some() || last {
            return Ok(None);
        }
        if part >= LONGEST {
            return Err(Reason::TooLong(LONGEST));
        }
        wanted = part * 2;
    }
}

/// Parses the units of a batch, shows the records to the visitor and applies its edits.
fn look<V: Visitor>(batch: Batch, parser: &Parser, visitor: &V) -> Done<V::Outcome> {
    let Batch { bytes, frames } = batch;
    let mut outcomes = Vec::with_capacity(frames.len());
    let mut out: Option<Vec<u8>> = None;
    let (mut copied, mut fault) = (0, None);
    let whole = core::str::from_utf8(&bytes).ok();
    let mut records = Vec::new();
    for frame in &frames {
        let text = match whole {
            Some(whole) => Ok(&whole[frame.range.clone()]),
            None => core::str::from_utf8(&bytes[frame.range.clone()]).map_err(|_| Reason::Encoding),
        };
        records.clear();
        let parsed = text.and_then(|text| frame.path.as_ref().map_or(Ok(()), |path| parser.parse(text, path, &mut records)));
        if let Err(reason) = parsed {
            fault = Some((count_lines(&bytes[..frame.range.start]), reason));
            break;
        }
        let mut edits = Edits::default();
        outcomes.extend(records.iter().map(|record| (record.counted, visitor.visit(record, &mut edits))));
        edits.splices.sort_by_key(|splice| splice.range.start);
        for splice in edits.splices {
            let out = out.get_or_insert_with(|| Vec::with_capacity(bytes.len() + 1024));
            out.extend_from_slice(&bytes[copied..frame.range.start + splice.range.start]);
            out.extend_from_slice(splice.bytes.as_bytes());
            copied = frame.range.start + splice.range.end;
        }
    }
    drop(records);
    let (lines, read) = (count_lines(&bytes), bytes.len() as u64);
    let bytes = match out {
        None => bytes,
        Some(mut out) => {
            out.extend_from_slice(&bytes[copied..]);
            out
        }
    };
    Done { bytes, read, outcomes, lines, fault }
}

fn count_lines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
