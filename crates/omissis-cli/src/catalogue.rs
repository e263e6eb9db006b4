//! `kinds` and `explain`: the roll of kinds, and the manual page of one.

use crate::args::{ExplainArgs, KindsArgs, Listing};
use crate::report::lang;
use crate::{Done, Failure};
use omissis::Kind;
use omissis_report::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
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

/// The Italian pages, by kind.
const PAGES: &str = include_str!("../guida/tipi.toml");

/// What a manual page is divided into.
struct Titles {
    found: &'static str,
    left: &'static str,
    mistakes: &'static str,
    short: &'static str,
    rows: [&'static str; 6],
}

const ENGLISH: Titles = Titles {
    found: "Found",
    left: "Left alone",
    mistakes: "Known mistakes",
    short: "In short",
    rows: ["kind", "group", "policy: from", "severity", "replaced by", "legal basis"],
};

const ITALIAN: Titles = Titles {
    found: "Si nasconde",
    left: "Resta",
    mistakes: "Errori noti",
    short: "In breve",
    rows: ["tipo", "gruppo", "politica: da", "gravità", "al suo posto", "norme"],
};

fn italian_page(kind: Kind) -> Result<String, Failure> {
    let pages: BTreeMap<String, String> = toml::from_str(PAGES).map_err(|error| error.to_string())?;
    Ok(pages.get(kind.id()).map(|page| page.trim().to_owned()).unwrap_or_default())
}

/// `omissis explain KIND`.
pub(crate) fn explain(args: &ExplainArgs) -> Result<Done, Failure> {
    let mut out = io::stdout().lock();
    let line = KindLine::new(args.kind);
    let lang = lang(args.lang, Lang::En);
    let titles = if lang == Lang::It { &ITALIAN } else { &ENGLISH };
    let mut detectors = omissis::detectors().iter().filter(|detector| detector.kind() == args.kind).peekable();
    let name = lang.say(line.italian, line.english);
    if lang == Lang::It {
        writeln!(out, "# {name}\n\n{}", italian_page(args.kind)?)?;
    } else if detectors.peek().is_none() {
        writeln!(out, "# {name}\n\nThis version has no detector of this kind.")?;
    }
    for detector in detectors {
        for text in detector.manual().lines().filter(|_| lang == Lang::En) {
            writeln!(out, "{}", text.strip_prefix(' ').unwrap_or(text))?;
        }
        let examples = |out: &mut io::StdoutLock<'_>, title: &str, list: &[&str]| -> io::Result<()> {
            writeln!(out, "\n## {title}\n")?;
            list.iter().try_for_each(|example| writeln!(out, "- {}", example.replace('\n', "⏎")))
        };
        examples(&mut out, titles.found, detector.hides())?;
        examples(&mut out, titles.left, detector.keeps())?;
        if !detector.known_misses().is_empty() {
            writeln!(out, "\n## {}\n", titles.mistakes)?;
            for miss in detector.known_misses() {
                writeln!(out, "- {}: {} ({})", miss.class, miss.example.replace('\n', "⏎"), miss.reason)?;
            }
        }
    }
    let KindLine { kind, group, policy, severity, label, english, italian, legal_basis } = line;
    let [of_kind, of_group, from, of_severity, by, basis] = titles.rows;
    let on = lang.say("in su", "on");
    writeln!(out, "\n## {}\n\n- {of_kind}: {kind} ({english}; {italian})\n- {of_group}: {group}\n- {from} {policy} {on}", titles.short)?;
    writeln!(out, "- {of_severity}: {severity}\n- {by}: [{label}]\n- {basis}: {legal_basis}")?;
    out.flush()?;
    Ok(Done::Clean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_an_italian_page() {
        let pages: BTreeMap<String, String> = toml::from_str(PAGES).unwrap();
        assert!(Kind::ALL.iter().all(|kind| pages.get(kind.id()).is_some_and(|page| page.len() > 60)));
        assert!(pages.keys().all(|id| Kind::from_id(id).is_some()));
    }
}
