//! What holds for any bytes, asked by the property tests and by the fuzz targets.

use omissis::Span;
use omissis_exports::{Around, Checkpoint, Edits, Export, Fault, Format, Options, Packing, Record, Role, Run, Sink, Visitor};
use std::io::{self, Cursor};

pub(crate) const SECRET: &str = "SEGRETO";
pub(crate) const LABEL: &str = "[X]";

/// A visitor that tells every field, and hides secrets where it is asked to.
#[derive(Default)]
pub(crate) struct Look {
    /// Every secret is replaced.
    pub(crate) hides: bool,
    /// What becomes of the fields around the text.
    pub(crate) around: Option<Around>,
}

impl Look {
    /// Replaces every secret, and what stands around the text where that is told.
    pub(crate) const fn hide(around: Option<Around>) -> Self {
        Self { hides: true, around }
    }
}

impl Visitor for Look {
    /// Role, name and text of each field.
    type Outcome = Vec<(Role, String, String)>;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Self::Outcome {
        let mut seen = Vec::new();
        for field in &record.fields {
            let text = field.view.text();
            if self.hides && field.role.is_read() && !self.around.as_ref().is_some_and(|around| around.takes(field)) {
                edits.replace(field, text.match_indices(SECRET).map(|(at, _)| (Span::new(at, at + SECRET.len()), LABEL)));
            }
            seen.push((field.role, field.name.clone().into_owned(), text.to_owned()));
        }
        if let Some(around) = &self.around {
            around.edit(record, edits);
        }
        seen
    }
}

/// Keeps all that comes out of a run.
#[derive(Default)]
pub(crate) struct Collect {
    pub(crate) bytes: Vec<u8>,
    /// Record and line, role, name and text of a field.
    pub(crate) seen: Vec<(u64, u64, Role, String, String)>,
    pub(crate) broken: usize,
    /// Where the run may be taken up again: behind so many bytes that came out.
    pub(crate) stops: Vec<(usize, Checkpoint)>,
}

impl Collect {
    /// What people wrote.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.seen.iter().filter(|(_, _, role, ..)| role.is_read()).map(|(.., text)| text.as_str())
    }
}

impl Sink<Vec<(Role, String, String)>> for Collect {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn outcome(&mut self, record: u64, line: u64, seen: Vec<(Role, String, String)>) -> io::Result<()> {
        assert!(self.seen.last().is_none_or(|last| record >= last.0), "records come in order");
        self.seen.extend(seen.into_iter().map(|(role, name, text)| (record, line, role, name, text)));
        Ok(())
    }

    fn quarantine(&mut self, _: Fault, _: &[u8]) -> io::Result<()> {
        self.broken += 1;
        Ok(())
    }

    fn done(&mut self, _: u64, here: &Checkpoint) -> io::Result<()> {
        self.stops.push((self.bytes.len(), here.clone()));
        Ok(())
    }
}

/// What came out of an export: its format, how it was packed, how many records it has, and all the rest.
pub(crate) struct Ran {
    pub(crate) format: &'static Format,
    packing: Packing,
    pub(crate) records: u64,
    pub(crate) out: Collect,
}

/// Runs bytes through.
pub(crate) fn run(bytes: &[u8], name: &str, options: &Options, look: &Look, run: &Run) -> Result<Ran, Fault> {
    let export = Export::open(name, Box::new(Cursor::new(bytes.to_vec())), options)?;
    let (format, packing) = (export.format(), export.packing());
    let mut out = Collect::default();
    let records = export.run(look, run, &mut out)?;
    Ok(Ran { format, packing, records, out })
}

/// Any bytes are read or refused, never a panic. What is read comes out byte-identical where nothing is edited; the number of workers changes nothing;
/// what broken records are left out of is whole; and what comes out of an edit is read again, with nothing left of what was hidden.
///
/// # Panics
/// When anything of that does not hold.
pub(crate) fn for_any_bytes(bytes: &[u8], name: &str, format: Option<&'static Format>) {
    let threads = |threads| Run { threads, quarantine: false, from: None };
    let of = |format| Options { format, ..Options::default() };
    let hide = Look::hide(Some(Around::published([7; 32])));
    let left_out = run(bytes, name, &of(format), &hide, &Run { threads: 1, quarantine: true, from: None });
    let clean = run(bytes, name, &of(format), &Look::default(), &threads(1));
    let Ok(clean) = clean else { return };
    let left_out = left_out.expect("what is read whole is read where broken records are left out");
    let format = clean.format;
    assert_eq!(left_out.out.broken, 0);
    if clean.packing == Packing::Plain {
        assert!(clean.out.bytes == bytes, "{}: a clean file comes out changed", format.id());
    }
    let hidden = run(bytes, name, &of(Some(format)), &hide, &threads(2)).expect("two workers read what one reads");
    assert_eq!(hidden.records, clean.records, "{}: two workers read other records", format.id());
    assert_eq!(
        String::from_utf8_lossy(&hidden.out.bytes),
        String::from_utf8_lossy(&left_out.out.bytes),
        "{}: two workers write something else",
        format.id()
    );
    let again = run(&hidden.out.bytes, name, &of(Some(format)), &hide, &threads(1)).expect("what was written is read again");
    assert!(!again.out.texts().any(|text| text.contains(SECRET)), "{}: something is left of what was hidden", format.id());
}
