//! `kinds` and `explain`: the roll of kinds, and the manual page of one.

use crate::args::{ExplainArgs, KindsArgs, Listing};
use crate::{Done, Failure};
use omissis::Kind;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct KindLine {
    kind: &'static str,
    group: &'static str,
    policy: &'static str,
    severity: &'static str,
    label: &'static str,
    english: &'static str,
    italian: &'static str,
    legal_basis: &'static str,
}

impl KindLine {
    fn new(kind: Kind) -> Self {
        let info = kind.info();
        Self {
            kind: info.id,
            group: info.group.id(),
            policy: info.level.id(),
            severity: info.severity.id(),
            label: info.label,
            english: info.english,
            italian: info.italian,
            legal_basis: info.legal_basis,
        }
    }
}

/// `omissis kinds`.
pub(crate) fn kinds(args: &KindsArgs) -> Result<Done, Failure> {
    let mut out = io::stdout().lock();
    if args.format == Listing::Text {
        writeln!(out, "{:20} {:11} {:9} {:9} {:24} name", "kind", "group", "policy", "severity", "replaced by")?;
    }
    for line in Kind::ALL.iter().map(|&kind| KindLine::new(kind)) {
        match args.format {
            Listing::Jsonl => writeln!(out, "{}", serde_json::to_string(&line).map_err(io::Error::other)?)?,
            Listing::Text => {
                let label = format!("[{}]", line.label);
                let KindLine { kind, group, policy, severity, italian, .. } = line;
                writeln!(out, "{kind:20} {group:11} {policy:9} {severity:9} {label:24} {italian}")?;
            }
        }
    }
    out.flush()?;
    Ok(Done::Clean)
}

/// `omissis explain KIND`.
pub(crate) fn explain(args: &ExplainArgs) -> Result<Done, Failure> {
    let mut out = io::stdout().lock();
    let line = KindLine::new(args.kind);
    let mut detectors = omissis::detectors().iter().filter(|detector| detector.kind() == args.kind).peekable();
    if detectors.peek().is_none() {
        writeln!(out, "# {}\n\nThis version has no detector of this kind.", line.english)?;
    }
    for detector in detectors {
        for text in detector.manual().lines() {
            writeln!(out, "{}", text.strip_prefix(' ').unwrap_or(text))?;
        }
        let examples = |out: &mut io::StdoutLock<'_>, title: &str, list: &[&str]| -> io::Result<()> {
            writeln!(out, "\n## {title}\n")?;
            list.iter().try_for_each(|example| writeln!(out, "- {}", example.replace('\n', "⏎")))
        };
        examples(&mut out, "Found", detector.hides())?;
        examples(&mut out, "Left alone", detector.keeps())?;
        if !detector.known_misses().is_empty() {
            writeln!(out, "\n## Known mistakes\n")?;
            for miss in detector.known_misses() {
                writeln!(out, "- {}: {} ({})", miss.class, miss.example.replace('\n', "⏎"), miss.reason)?;
            }
        }
    }
    let KindLine { kind, group, policy, severity, label, english, italian, legal_basis } = line;
    writeln!(out, "\n## In short\n\n- kind: {kind} ({english}; {italian})\n- group: {group}\n- policy: from {policy} on")?;
    writeln!(out, "- severity: {severity}\n- replaced by: [{label}]\n- legal basis: {legal_basis}")?;
    out.flush()?;
    Ok(Done::Clean)
}
