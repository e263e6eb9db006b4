//! `check`: would anything be hidden? Before publishing, in a pipeline, before a reply is sent.

use crate::args::{CheckArgs, CheckFormat, Listing};
use crate::config::{Decided, decide};
use crate::output::{HeldStdout, Summary};
use crate::scan::{FieldReport, Found, Lines, Listed, Scanner, folded, list, release};
use crate::{Done, Failure};
use omissis::{Kind, Policy};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;

/// What is known of a finding in a baseline: file, record, field, kind, start and end. Never the text.
type Known = (String, String, String, String, u64, u64);

struct Checker {
    lines: Lines,
    format: CheckFormat,
    baseline: BTreeSet<Known>,
    results: Vec<Value>,
    kinds: BTreeSet<&'static str>,
    show_text: bool,
}

impl Checker {
    fn is_known(&self, file: &str, record: u64, report: &FieldReport, found: &Found) -> bool {
        let id = report.id.clone().unwrap_or_else(|| record.to_string());
        let known = (file.to_owned(), id, report.field.clone(), found.kind.to_owned(), found.start as u64, found.end as u64);
        self.baseline.contains(&known)
    }
}

impl Listed for Checker {
    fn list(&mut self, file: &str, record: u64, line: u64, report: &FieldReport, summary: &mut Summary) -> io::Result<()> {
        let new = report.found.iter().filter(|found| !self.is_known(file, record, report, found)).cloned();
        let found: Vec<_> = new.collect();
        if found.is_empty() {
            return Ok(());
        }
        let json = if self.format == CheckFormat::Jsonl { serde_json::to_string(&found).map_err(io::Error::other)? } else { String::new() };
        let report = FieldReport { id: report.id.clone(), field: report.field.clone(), found, json };
        match self.format {
            CheckFormat::Text | CheckFormat::Jsonl => return self.lines.list(file, record, line, &report, summary),
            CheckFormat::Github => {
                for found in &report.found {
                    let text = escaped(&format!("record {record}: {} {}", report.field, found.for_people()));
                    let level = if matches!(found.severity, "critical" | "high") { "error" } else { "warning" };
                    writeln!(self.lines.out, "::{level} file={},line={line},title={}::{text}", escaped_property(file), found.kind)?;
                }
            }
            CheckFormat::Sarif => {
                for found in &report.found {
                    self.kinds.insert(found.kind);
                    self.results.push(sarif_result(file, record, line, &report, found, self.show_text));
                }
            }
        }
        report.found.iter().filter_map(|found| Kind::from_id(found.kind)).for_each(|kind| summary.found(kind));
        Ok(())
    }
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}

fn sarif_result(file: &str, record: u64, line: u64, report: &FieldReport, found: &Found, show_text: bool) -> Value {
    let level = match found.severity {
        "critical" | "high" => "error",
        "medium" => "warning",
        _ => "note",
    };
    let name = Kind::from_id(found.kind).map_or("", |kind| kind.info().english);
    let shown = found.text.as_ref().filter(|_| show_text).map(|text| format!(": {text}")).unwrap_or_default();
    json!({
        "ruleId": found.kind,
        "level": level,
        "message": { "text": format!("{name} in record {record}, field {}, characters {} to {}{shown}", report.field, found.start, found.end) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": file }, "region": { "startLine": line } } }],
        "properties": {
            "record": record, "id": report.id.clone().unwrap_or_else(|| record.to_string()), "field": report.field,
            "start": found.start, "end": found.end, "confidence": found.confidence, "evidence": found.evidence, "subject": found.subject
        }
    })
}

fn sarif(results: &[Value], kinds: &BTreeSet<&'static str>) -> Value {
    let rule = |id: &&'static str| {
        let info = Kind::from_id(id)?.info();
        Some(json!({
            "id": id, "name": info.english, "shortDescription": { "text": info.english },
            "fullDescription": { "text": format!("{} ({})", info.english, info.legal_basis) }
        }))
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "omissis", "version": env!("CARGO_PKG_VERSION"), "rules": kinds.iter().filter_map(rule).collect::<Vec<_>>() } },
            "results": results
        }]
    })
}

/// Reads what `check --format jsonl` wrote.
fn baseline(path: &Path) -> Result<BTreeSet<Known>, Failure> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let mut known = BTreeSet::new();
    for (place, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let refused = || Failure::Message(format!("{shown}: line {}: not what `check --format jsonl` writes", place + 1));
        let value: Value = serde_json::from_str(line).map_err(|_| refused())?;
        let text = |value: &Value, key: &str| value[key].as_str().map(str::to_owned);
        let findings = value["findings"].as_array().ok_or_else(refused)?;
        for finding in findings {
            let known_one = || {
                let (file, id, field) = (text(&value, "file")?, text(&value, "id")?, text(&value, "field")?);
                Some((file, id, field, text(finding, "kind")?, finding["start"].as_u64()?, finding["end"].as_u64()?))
            };
            known.insert(known_one().ok_or_else(refused)?);
        }
    }
    Ok(known)
}

/// Collects what a thread discloses.
#[derive(Default)]
struct Thread {
    disclosed: BTreeMap<String, Kind>,
}

impl Listed for Thread {
    fn list(&mut self, _: &str, _: u64, _: u64, report: &FieldReport, _: &mut Summary) -> io::Result<()> {
        // What is shorter stands in too many sentences.
        const SHORTEST: usize = 4;
        for found in &report.found {
            if let (Some(kind), Some(text)) = (Kind::from_id(found.kind), &found.text) {
                let text: String = folded(text).map(|(c, _)| c).collect();
                if text.chars().count() >= SHORTEST {
                    self.disclosed.insert(text, kind);
                }
            }
        }
        Ok(())
    }
}

/// `omissis check`.
pub(crate) fn check(args: &CheckArgs) -> Result<Done, Failure> {
    let Decided { config, .. } = decide(&args.find.decide, args.read.quiet, "standard")?;
    let disclosed = match &args.thread {
        Some(thread) => disclosed(args, thread)?,
        None => Vec::new(),
    };
    let scanner = Scanner::new(config.policy, args.find.show_text, false).with_disclosed(disclosed);
    let listing = if args.format == CheckFormat::Jsonl { Listing::Jsonl } else { Listing::Text };
    let mut checker = Checker {
        lines: Lines { out: HeldStdout::new(), listing, all: false, silent: false },
        format: args.format,
        baseline: args.baseline.as_deref().map_or_else(|| Ok(BTreeSet::new()), baseline)?,
        results: Vec::new(),
        kinds: BTreeSet::new(),
        show_text: args.find.show_text,
    };
    let summary = list(&args.read, &args.read.options_with(&config.fields), &scanner, &mut checker)?;
    let Checker { mut lines, results, kinds, .. } = checker;
    if args.format == CheckFormat::Sarif {
        writeln!(lines.out, "{:#}", sarif(&results, &kinds))?;
    }
    release(lines.out)?;
    if !args.read.quiet {
        summary.tell("to hide");
    }
    Ok(match () {
        () if summary.total() > 0 && !args.exit_zero => Done::Found,
        () if !summary.quarantined.is_empty() => Done::Quarantined,
        () => Done::Clean,
    })
}

/// What somebody disclosed in a thread. It is read with the strict policy: an echo of anything is one too many.
fn disclosed(args: &CheckArgs, thread: &Path) -> Result<Vec<(Kind, String)>, Failure> {
    let scanner = Scanner::new(Policy::strict(), true, false);
    let mut read = args.read.clone();
    read.inputs = vec![thread.to_owned()];
    let mut found = Thread::default();
    list(&read, &read.options(), &scanner, &mut found)?;
    Ok(found.disclosed.into_iter().map(|(text, kind)| (kind, text)).collect())
}
