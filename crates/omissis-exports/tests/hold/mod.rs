//! What holds for any bytes, asked by the property tests and by the fuzz targets.

use omissis::Span;
use omissis_exports::{Around, Edits, Export, Fault, Format, Options, Packing, Record, Run, Sink, Visitor};
use std::io::{self, Cursor};

const SECRET: &str = "SEGRETO";
const LABEL: &str = "[X]";

/// Replaces every secret where it is asked to, and counts those that it saw.
struct Look(Option<Around>);

impl Visitor for Look {
    type Outcome = usize;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> usize {
        let mut seen = 0;
        for field in record.fields.iter().filter(|field| field.role.is_read()) {
            let text = field.view.text();
            seen += text.matches(SECRET).count();
            if self.0.as_ref().is_some_and(|around| !around.takes(field)) {
                edits.replace(field, text.match_indices(SECRET).map(|(at, _)| (Span::new(at, at + SECRET.len()), LABEL)));
            }
        }
        if let Some(around) = &self.0 {
            around.edit(record, edits);
        }
        seen
    }
}

#[derive(Default)]
struct Collect {
    bytes: Vec<u8>,
    records: u64,
    seen: usize,
    broken: usize,
}

impl Sink<usize> for Collect {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn outcome(&mut self, record: u64, _: u64, seen: usize) -> io::Result<()> {
        assert!(record >= self.records, "records come in order");
        self.records = record;
        self.seen += seen;
        Ok(())
    }

    fn quarantine(&mut self, _: Fault, _: &[u8]) -> io::Result<()> {
        self.broken += 1;
        Ok(())
    }
}

/// A run over the bytes: the format, how they were packed, and what came out.
fn run(
    bytes: &[u8],
    name: &str,
    format: Option<&'static Format>,
    look: &Look,
    run: &Run,
) -> Result<(&'static Format, Packing, Collect), Fault> {
    let options = Options { format, ..Options::default() };
    let export = Export::open(name, Box::new(Cursor::new(bytes.to_vec())), &options)?;
    let (format, packing) = (export.format(), export.packing());
    let mut sink = Collect::default();
    export.run(look, run, &mut sink)?;
    Ok((format, packing, sink))
}

/// Any bytes are read or refused, never a panic. What is read comes out byte-identical where nothing is edited; the number of workers changes nothing;
/// what broken records are left out of is whole; and what comes out of an edit is read again, with nothing left of what was hidden.
///
/// # Panics
/// When anything of that does not hold.
pub(crate) fn for_any_bytes(bytes: &[u8], name: &str, format: Option<&'static Format>) {
    let threads = |threads| Run { threads, quarantine: false, from: None };
    let hide = Look(Some(Around::published([7; 32])));
    let left_out = run(bytes, name, format, &hide, &Run { threads: 1, quarantine: true, from: None });
    let clean = run(bytes, name, format, &Look(None), &threads(1));
    let Ok((format, packing, clean)) = clean else { return };
    let (_, _, left_out) = left_out.expect("what is read whole is read where broken records are left out");
    assert_eq!(left_out.broken, 0);
    if packing == Packing::Plain {
        assert!(clean.bytes == bytes, "{}: a clean file comes out changed", format.id());
    }
    let (_, _, hidden) = run(bytes, name, Some(format), &hide, &threads(2)).expect("two workers read what one reads");
    assert_eq!(hidden.records, clean.records, "{}: two workers read other records", format.id());
    assert_eq!(
        String::from_utf8_lossy(&hidden.bytes),
        String::from_utf8_lossy(&left_out.bytes),
        "{}: two workers write something else",
        format.id()
    );
    let (_, _, again) = run(&hidden.bytes, name, Some(format), &hide, &threads(1)).expect("what was written is read again");
    assert_eq!(again.seen, 0, "{}: something is left of what was hidden", format.id());
}
