//! `scan` and `check`: find, change nothing.

use crate::args::{CheckArgs, Listing, ReadArgs, ScanArgs};
use crate::input::Input;
use crate::output::{HeldStdout, Summary};
use crate::progress::Progress;
use crate::{Done, Failure};
use omissis::{Finding, Kind, Positions, Redactor};
use omissis_exports::{Checkpoint, Edits, Record, Sink, Visitor};
use serde::Serialize;
use std::io::{self, Write};

/// A finding as programs read it. Offsets are those of the field as a reader sees it.
#[derive(Serialize)]
struct FindingLine<'t> {
    kind: &'static str,
    group: &'static str,
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
    utf16_start: usize,
    utf16_end: usize,
    confidence: f32,
    evidence: Vec<&'static str>,
    subject: Option<&'static str>,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'t str>,
}

impl<'t> FindingLine<'t> {
    fn new(finding: &Finding, positions: &mut Positions<'t>, text: &'t str, show_text: bool) -> Self {
        let span = finding.span();
        let (start, end) = (positions.at(span.start), positions.at(span.end));
        Self {
            kind: finding.kind().id(),
            group: finding.group().id(),
            start: start.code_point,
            end: end.code_point,
            byte_start: start.byte,
            byte_end: end.byte,
            utf16_start: start.utf16,
            utf16_end: end.utf16,
            confidence: finding.confidence(),
            evidence: finding.evidence().iter().map(omissis::Evidence::id).collect(),
            subject: finding.subject().map(omissis::Subject::id),
            severity: finding.severity().id(),
            text: show_text.then(|| &text[span.start..span.end]),
        }
    }

    fn for_people(&self) -> String {
        let subject = self.subject.map(|subject| format!(" of {subject}")).unwrap_or_default();
        let text = self.text.map(|text| format!(" {text:?}")).unwrap_or_default();
        let evidence = self.evidence.join(",");
        format!("{}-{} {}{subject} ({}, {:.2}: {evidence}){text}", self.start, self.end, self.kind, self.severity, self.confidence)
    }
}

/// What one text field came to.
struct FieldReport {
    id: Option<String>,
    field: String,
    kinds: Vec<Kind>,
    /// For programs: the findings as a JSON array. For people: a line each.
    body: String,
}

struct Scanner {
    redactor: Redactor,
    listing: Listing,
    show_text: bool,
}

impl Visitor for Scanner {
    type Outcome = Vec<FieldReport>;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> Self::Outcome {
        let texts = record.fields.iter().filter(|field| field.role.is_read());
        let report = |field: &omissis_exports::Field<'_>| {
            let text = field.view.text();
            let findings = self.redactor.scan(text);
            let mut positions = Positions::new(text);
            let lines: Vec<_> = findings.iter().map(|finding| FindingLine::new(finding, &mut positions, text, self.show_text)).collect();
            let body = match self.listing {
                Listing::Jsonl => serde_json::to_string(&lines).unwrap_or_default(),
                Listing::Text => lines.iter().map(|line| line.for_people() + "\n").collect(),
            };
            let kinds = findings.iter().map(Finding::kind).collect();
            FieldReport { id: record.id.clone(), field: field.name.clone().into_owned(), kinds, body }
        };
        texts.map(report).collect()
    }
}

struct Lister<'p> {
    file: String,
    out: HeldStdout,
    listing: Listing,
    /// Also fields without findings.
    all: bool,
    summary: Summary,
    progress: &'p Progress,
}

impl Lister<'_> {
    fn list(&mut self, record: u64, report: &FieldReport) -> io::Result<()> {
        match self.listing {
            Listing::Jsonl if self.all || !report.kinds.is_empty() => {
                let json = |text: &str| serde_json::to_string(text).map_err(io::Error::other);
                let id = report.id.as_ref().map_or_else(|| format!("\"{record}\""), |id| json(id).unwrap_or_default());
                let (file, field) = (json(&self.file)?, json(&report.field)?);
                writeln!(self.out, r#"{{"file":{file},"record":{record},"id":{id},"field":{field},"findings":{}}}"#, report.body)
            }
            Listing::Jsonl => Ok(()),
            Listing::Text => report.body.lines().try_for_each(|line| writeln!(self.out, "{}:{record}: {} {line}", self.file, report.field)),
        }
    }
}

impl Sink<Vec<FieldReport>> for Lister<'_> {
    fn bytes(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, record: u64, reports: Vec<FieldReport>) -> io::Result<()> {
        for report in reports {
            report.kinds.iter().for_each(|&kind| self.summary.found(kind));
            self.list(record, &report)?;
        }
        Ok(())
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        Ok(())
    }
}

/// Lists the findings of all inputs.
fn run(read: &ReadArgs, listing: Listing, show_text: bool, all: bool) -> Result<Summary, Failure> {
    let scanner = Scanner { redactor: Redactor::new(read.policy.clone()), listing, show_text };
    let progress = Progress::new(read.quiet);
    let mut lister = Lister { file: String::new(), out: HeldStdout::new(), listing, all, summary: Summary::default(), progress: &progress };
    for input in Input::all(read) {
        let (export, _) = input.open(&read.options(), &progress)?;
        lister.file = input.name();
        lister.summary.records += export.run(&scanner, &read.run(), &mut lister)?;
    }
    progress.end();
    let Lister { out, summary, .. } = lister;
    match out.release() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(summary),
    }
}

/// `omissis scan`.
pub(crate) fn scan(args: &ScanArgs) -> Result<Done, Failure> {
    let summary = run(&args.read, args.format, args.show_text, true)?;
    if !args.read.quiet {
        summary.tell("in all");
    }
    Ok(Done::Clean)
}

/// `omissis check`.
pub(crate) fn check(args: &CheckArgs) -> Result<Done, Failure> {
    let summary = run(&args.read, args.format, args.show_text, false)?;
    if !args.read.quiet {
        summary.tell("to hide");
    }
    Ok(if summary.findings() == 0 { Done::Clean } else { Done::Found })
}
