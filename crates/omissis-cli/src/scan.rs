//! `scan`: find, change nothing. And what `check` shares with it.

use crate::args::{Listing, OnError, ReadArgs, ScanArgs};
use crate::config::{Decided, decide};
use crate::input::Input;
use crate::memory::{Memory, Threads};
use crate::output::{HeldStdout, Summary, say};
use crate::progress::Progress;
use crate::{Done, Failure};
use omissis::{Finding, Kind, Policy, Positions, Redactor, Span};
use omissis_exports::{Checkpoint, Edits, Fault, Field, Options, Record, Role, Run, Sink, Visitor};
use serde::Serialize;
use std::io::{self, Write};

/// A finding as programs read it. Offsets are those of the field as a reader sees it.
#[derive(Clone, Serialize)]
pub(crate) struct Found {
    pub(crate) kind: &'static str,
    pub(crate) group: &'static str,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) byte_start: usize,
    pub(crate) byte_end: usize,
    pub(crate) utf16_start: usize,
    pub(crate) utf16_end: usize,
    pub(crate) confidence: f32,
    pub(crate) evidence: Vec<&'static str>,
    pub(crate) subject: Option<&'static str>,
    pub(crate) severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) text: Option<String>,
}

impl Found {
    fn new(finding: &Finding, positions: &mut Positions<'_>, text: &str, show_text: bool) -> Self {
        let evidence = finding.evidence().iter().map(omissis::Evidence::id).collect();
        let subject = finding.subject().map(omissis::Subject::id);
        Self::at(finding.kind(), finding.span(), positions, finding.confidence(), evidence, subject, show_text.then_some(text))
    }

    fn at(
        kind: Kind,
        span: Span,
        positions: &mut Positions<'_>,
        confidence: f32,
        evidence: Vec<&'static str>,
        subject: Option<&'static str>,
        text: Option<&str>,
    ) -> Self {
        let (start, end) = (positions.at(span.start), positions.at(span.end));
        Self {
            kind: kind.id(),
            group: kind.group().id(),
            start: start.code_point,
            end: end.code_point,
            byte_start: start.byte,
            byte_end: end.byte,
            utf16_start: start.utf16,
            utf16_end: end.utf16,
            confidence,
            evidence,
            subject,
            severity: kind.severity().id(),
            text: text.map(|text| text[span.start..span.end].to_owned()),
        }
    }

    pub(crate) fn for_people(&self) -> String {
        let subject = self.subject.map(|subject| format!(" of {subject}")).unwrap_or_default();
        let text = self.text.as_ref().map(|text| format!(" {text:?}")).unwrap_or_default();
        let evidence = self.evidence.join(",");
        format!("{}-{} {}{subject} ({}, {:.2}: {evidence}){text}", self.start, self.end, self.kind, self.severity, self.confidence)
    }
}

/// What one text field came to.
pub(crate) struct FieldReport {
    pub(crate) id: Option<String>,
    pub(crate) field: String,
    pub(crate) found: Vec<Found>,
    /// The findings as a JSON array, where that is asked for.
    pub(crate) json: String,
}

/// What one record came to.
pub(crate) struct RecordReport {
    pub(crate) fields: Vec<FieldReport>,
    foreign: bool,
    media: u64,
}

pub(crate) struct Scanner {
    redactor: Redactor,
    show_text: bool,
    json: bool,
    /// What must not be echoed: its kind, and its text as [`folded`].
    disclosed: Vec<(Kind, String)>,
}

/// Letters and digits, lower case, with their places: a number with other spaces is the same number.
pub(crate) fn folded(text: &str) -> impl Iterator<Item = (char, Span)> + '_ {
    let plain = text.char_indices().filter(|(_, c)| c.is_alphanumeric());
    plain.flat_map(|(at, c)| c.to_lowercase().map(move |lower| (lower, Span::new(at, at + c.len_utf8()))))
}

impl Scanner {
    pub(crate) fn new(policy: Policy, show_text: bool, json: bool) -> Self {
        Self { redactor: Redactor::new(policy), show_text, json, disclosed: Vec::new() }
    }

    /// The same, finding also what was disclosed elsewhere.
    pub(crate) fn with_disclosed(mut self, disclosed: Vec<(Kind, String)>) -> Self {
        self.disclosed = disclosed;
        self
    }

    /// Where a text says again what was disclosed elsewhere.
    fn echoes(&self, text: &str) -> Vec<(Kind, Span)> {
        if self.disclosed.is_empty() {
            return Vec::new();
        }
        let (letters, places): (String, Vec<(usize, Span)>) = {
            let mut letters = String::new();
            let places = folded(text).map(|(c, span)| (letters.len(), letters.push(c), span)).map(|(at, (), span)| (at, span)).collect();
            (letters, places)
        };
        let place = |at: usize| places.binary_search_by_key(&at, |&(start, _)| start).ok();
        let alone = |span: Span| {
            let (before, after) = (text[..span.start].chars().next_back(), text[span.end..].chars().next());
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let mut echoes = Vec::new();
        for (kind, secret) in &self.disclosed {
            for (at, _) in letters.match_indices(secret.as_str()) {
                let last = place(at + secret.len()).unwrap_or(places.len());
                let Some(first) = place(at) else { continue };
                let span = Span::new(places[first].1.start, places[last - 1].1.end);
                if alone(span) {
                    echoes.push((*kind, span));
                }
            }
        }
        echoes
    }

    fn field(&self, record: &Record<'_>, field: &Field<'_>, place: Option<(&Memory, &Threads<'_>)>) -> FieldReport {
        let text = field.view.text();
        let mut positions = Positions::new(text);
        let found: Vec<_> = if field.role == Role::Token {
            let spans = field.tokens().into_iter().filter(|_| self.redactor.policy().acts_on(Kind::Password));
            let shown = self.show_text.then_some(text);
            spans.map(|span| Found::at(Kind::Password, span, &mut positions, 0.99, vec!["label_before"], None, shown)).collect()
        } else {
            let findings = Memory::scan(&self.redactor, text, place, record);
            let mut found: Vec<_> = findings.iter().map(|finding| Found::new(finding, &mut positions, text, self.show_text)).collect();
            for (kind, span) in self.echoes(text) {
                if !findings.iter().any(|finding| finding.kind() == kind && finding.span().overlaps(span)) {
                    let shown = self.show_text.then_some(text);
                    found.push(Found::at(kind, span, &mut positions, 1.0, vec!["conversation"], None, shown));
                }
            }
            found
        };
        let json = if self.json { serde_json::to_string(&found).unwrap_or_default() } else { String::new() };
        FieldReport { id: record.id.clone(), field: field.shown_name().into_owned(), found, json }
    }
}

/// The scanner in one file, with what its threads know.
struct InFile<'s> {
    scanner: &'s Scanner,
    place: Option<(&'s Memory, Threads<'s>)>,
}

impl Visitor for InFile<'_> {
    type Outcome = RecordReport;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> RecordReport {
        let place = self.place.as_ref().map(|(memory, threads)| (*memory, threads));
        let read = record.fields.iter().filter(|field| field.role.is_read() || field.role == Role::Token);
        RecordReport {
            fields: read.map(|field| self.scanner.field(record, field, place)).collect(),
            foreign: record.is_foreign(),
            media: record.media(),
        }
    }
}

/// Takes what is found, record by record.
pub(crate) trait Listed {
    /// One text field.
    fn list(&mut self, file: &str, record: u64, line: u64, report: &FieldReport, summary: &mut Summary) -> io::Result<()>;
}

struct Lister<'l> {
    file: String,
    listed: &'l mut dyn Listed,
    summary: &'l mut Summary,
    progress: &'l Progress,
}

impl Sink<RecordReport> for Lister<'_> {
    fn bytes(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, record: u64, line: u64, report: RecordReport) -> io::Result<()> {
        self.summary.not_examined.other_languages += u64::from(report.foreign);
        self.summary.not_examined.media += report.media;
        report.fields.iter().try_for_each(|field| self.listed.list(&self.file, record, line, field, self.summary))
    }

    fn quarantine(&mut self, fault: Fault, _: &[u8]) -> io::Result<()> {
        say(&format!("not read: {fault}"));
        self.summary.quarantined.extend(fault.record);
        Ok(())
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        Ok(())
    }
}

/// Lists the findings of all inputs.
pub(crate) fn list(read: &ReadArgs, options: &Options, scanner: &Scanner, listed: &mut dyn Listed) -> Result<Summary, Failure> {
    let progress = Progress::new(read.quiet);
    let mut summary = Summary::default();
    let memory = Memory::gather(read, options, &scanner.redactor, &[])?;
    for input in Input::all(read)? {
        let run = Run { threads: read.threads(), quarantine: read.on_error == OnError::Quarantine, from: None };
        let mut here = Summary::default();
        let mut lister = Lister { file: input.name(), listed: &mut *listed, summary: &mut here, progress: &progress };
        let opened = input.open(options, &progress, None);
        let records = opened.and_then(|opened| {
            let place = memory.as_ref().map(|memory| (memory, Threads::new(options, input.name(), opened.export.format())));
            Ok(opened.export.run(&InFile { scanner, place }, &run, &mut lister)?)
        });
        match records {
            Ok(records) => here.records = records,
            Err(failure) if input.is_skipped(&failure, read.quiet) => {}
            Err(failure) => return Err(failure),
        }
        summary.add(&here);
    }
    progress.end();
    Ok(summary)
}

/// Writes findings for people or programs.
pub(crate) struct Lines {
    pub(crate) out: HeldStdout,
    pub(crate) listing: Listing,
    /// Also fields without findings.
    pub(crate) all: bool,
    /// Nothing but the numbers.
    pub(crate) silent: bool,
}

impl Listed for Lines {
    fn list(&mut self, file: &str, record: u64, _: u64, report: &FieldReport, summary: &mut Summary) -> io::Result<()> {
        for found in &report.found {
            if let Some(kind) = Kind::from_id(found.kind) {
                summary.found(kind);
            }
        }
        if self.silent {
            return Ok(());
        }
        match self.listing {
            Listing::Jsonl if self.all || !report.found.is_empty() => {
                let json = |text: &str| serde_json::to_string(text).map_err(io::Error::other);
                let id = report.id.as_ref().map_or_else(|| Ok(format!("\"{record}\"")), |id| json(id))?;
                let (file, field, findings) = (json(file)?, json(&report.field)?, &report.json);
                writeln!(self.out, r#"{{"file":{file},"record":{record},"id":{id},"field":{field},"findings":{findings}}}"#)
            }
            Listing::Jsonl => Ok(()),
            Listing::Text => {
                let lines = report.found.iter().map(Found::for_people);
                lines.into_iter().try_for_each(|line| writeln!(self.out, "{file}:{record}: {} {line}", report.field))
            }
        }
    }
}

/// Hands over what was held; a reader that went away is no failure.
pub(crate) fn release(out: HeldStdout) -> Result<(), Failure> {
    match out.release() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// `omissis scan`.
pub(crate) fn scan(args: &ScanArgs) -> Result<Done, Failure> {
    let Decided { config, .. } = decide(&args.find.decide, args.read.quiet, "standard")?;
    let scanner = Scanner::new(config.policy, args.find.show_text, args.format == Listing::Jsonl);
    let mut lines = Lines { out: HeldStdout::new(), listing: args.format, all: true, silent: args.statistics };
    let summary = list(&args.read, &args.read.options_with(&config.fields), &scanner, &mut lines)?;
    if args.statistics {
        statistics(&mut lines.out, &summary, args.format)?;
    }
    release(lines.out)?;
    if !args.read.quiet && !args.statistics {
        summary.tell("in all");
    }
    Ok(if summary.quarantined.is_empty() { Done::Clean } else { Done::Quarantined })
}

fn statistics(out: &mut HeldStdout, summary: &Summary, format: Listing) -> io::Result<()> {
    if format == Listing::Jsonl {
        return writeln!(out, "{}", serde_json::to_string(summary).map_err(io::Error::other)?);
    }
    writeln!(out, "{:>10} records", summary.records)?;
    writeln!(out, "{:>10} findings", summary.total())?;
    let mut kinds: Vec<_> = summary.findings.iter().collect();
    kinds.sort_by_key(|(kind, count)| (std::cmp::Reverse(**count), (*kind).clone()));
    for (kind, count) in kinds {
        let severity = Kind::from_id(kind).map_or("", |kind| kind.severity().id());
        writeln!(out, "{count:>10}   {kind} ({severity})")?;
    }
    writeln!(out, "{:>10} comments in other languages, not examined", summary.not_examined.other_languages)?;
    writeln!(out, "{:>10} images, videos or attachments, not examined", summary.not_examined.media)?;
    writeln!(out, "{:>10} records that could not be read", summary.quarantined.len())
}
