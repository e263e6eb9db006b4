//! `inspect`: what an export is, and what in it would be touched.

use crate::args::{InspectArgs, Listing, OnError, Purpose};
use crate::config::{Decided, decide};
use crate::input::Input;
use crate::output::{HeldStdout, say};
use crate::progress::Progress;
use crate::redact::around;
use crate::report::lang;
use crate::scan::release;
use crate::{Done, Failure};
use omissis_exports::{Around, Edits, Fault, Perspective, Record, Role, Run, Sink, Visitor};
use omissis_report::Lang;
use serde_json::json;
use std::collections::BTreeMap;
use std::io::{self, Write};

struct Look;

impl Visitor for Look {
    type Outcome = Vec<(Role, String)>;

    fn visit(&self, record: &Record<'_>, _: &mut Edits) -> Self::Outcome {
        let held = record.fields.iter().filter(|field| !field.is_empty());
        held.map(|field| (field.role, field.shown_name().into_owned())).collect()
    }
}

#[derive(Default)]
struct Seen {
    fields: BTreeMap<(Role, String), u64>,
    unread: u64,
}

impl Sink<Vec<(Role, String)>> for Seen {
    fn bytes(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn outcome(&mut self, _: u64, _: u64, fields: Vec<(Role, String)>) -> io::Result<()> {
        for field in fields {
            *self.fields.entry(field).or_default() += 1;
        }
        Ok(())
    }

    fn quarantine(&mut self, fault: Fault, _: &[u8]) -> io::Result<()> {
        say(&format!("not read: {fault}"));
        self.unread += 1;
        Ok(())
    }
}

const fn perspective(perspective: Perspective, lang: Lang) -> &'static str {
    match perspective {
        Perspective::Received => lang.say(
            "commenti sotto i post di una pagina o in un gruppo, di chiunque siano",
            "comments under posts of a page or in a group, whoever wrote them",
        ),
        Perspective::Written => lang.say(
            "solo i commenti che questo account HA SCRITTO, non quelli che la sua pagina HA RICEVUTO",
            "only the comments that this account WROTE, not those that its page RECEIVED",
        ),
        Perspective::Open => lang.say("il formato non dice di chi siano i commenti", "the format does not say whose comments these are"),
    }
}

/// Why a file is taken for its format.
fn reason(words: &'static str, lang: Lang) -> &'static str {
    let italian = match words {
        "as told" => "com'è stato detto",
        "it begins with window.YTD" => "comincia con window.YTD",
        "its first line begins a message" => "la prima riga comincia un messaggio",
        "its namespace" => "dal suo spazio dei nomi",
        "its name" => "dal nome del file",
        "it is empty" => "è vuoto",
        "the columns of its header" => "dalle colonne dell'intestazione",
        "a header with the named field" => "l'intestazione ha il campo indicato",
        "a header with a text column" => "l'intestazione ha una colonna di testo",
        "no other format" => "nessun altro formato",
        "an object a line" => "un oggetto per riga",
        "a JSON document" => "un documento JSON",
        "the fields of its first record" => "dai campi del primo record",
        "the name of its list" => "dal nome dell'elenco",
        "it holds a workbook" => "contiene una cartella di lavoro",
        "its first bytes" => "dai primi byte",
        other => other,
    };
    lang.say(italian, words)
}

/// What a field is for.
const fn role_name(role: Role, lang: Lang) -> &'static str {
    let italian = match role {
        Role::Text => "testo",
        Role::Notice => "avviso della piattaforma",
        Role::Token => "credenziale",
        Role::Name => "nome",
        Role::Handle => "nome utente",
        Role::AccountId => "numero dell'account",
        Role::Email => "e-mail",
        Role::IpAddress => "indirizzo IP",
        Role::About => "altro sulla persona",
        Role::Title => "titolo con nomi",
        Role::CommentId => "numero del commento",
        Role::Time => "data",
        Role::Link => "link",
        Role::Avatar => "foto dell'account",
        Role::Media => "allegato",
        Role::Reactors => "chi ha reagito",
        Role::Remove => "da togliere",
        _ => role.id(),
    };
    lang.say(italian, role.id())
}

/// What becomes of a field, in Italian.
fn treatment(words: &'static str, lang: Lang) -> &'static str {
    let italian = match words {
        "kept" => "resta",
        "removed" => "tolto",
        "pseudonym" => "pseudonimo",
        "mapped" => "sostituito",
        "read" => "letto",
        "read, names hidden" => "letto, nomi nascosti",
        "token hidden" => "credenziale nascosta",
        "cut to the day" => "ridotto al giorno",
        "cut to the month" => "ridotto al mese",
        "cut to the year" => "ridotto all'anno",
        other => other,
    };
    lang.say(italian, words)
}

/// `omissis inspect`.
pub(crate) fn inspect(args: &InspectArgs) -> Result<Done, Failure> {
    let Decided { config, .. } = decide(&args.decide, args.read.quiet, "standard")?;
    // Nothing is written: no key is needed to tell what would be.
    let around = match args.around.purpose {
        Purpose::Ricerca if config.key.is_none() => Around::published([0; 32]),
        _ => around(&args.around, &config)?,
    };
    let mut options = args.read.options_with(&config.fields);
    options.remove_fields.clone_from(&args.around.remove_field);
    let lang = lang(args.lang, Lang::En);
    let progress = Progress::new(args.read.quiet);
    let mut out = HeldStdout::new();
    let mut unread = 0;
    for (place, input) in Input::all(&args.read)?.iter().enumerate() {
        let run = Run { threads: args.read.threads(), quarantine: args.read.on_error == OnError::Quarantine, from: None };
        let mut seen = Seen::default();
        let looked = input.open(&options, &progress, None).and_then(|opened| {
            let export = opened.export;
            let head = (export.format(), export.why(), export.encoding(), export.packing(), export.untouched());
            Ok((head, export.run(&Look, &run, &mut seen)?))
        });
        let ((format, why, encoding, packing, untouched), records) = match looked {
            Ok(looked) => looked,
            Err(failure) if input.is_skipped(&failure, args.read.quiet) => continue,
            Err(failure) => return Err(failure),
        };
        unread += seen.unread;
        if args.format == Listing::Jsonl {
            let fields = seen.fields.iter().map(
                |((role, name), count)| json!({ "name": name, "role": role.id(), "values": count, "redact": around.treatment(*role) }),
            );
            let line = json!({
                "file": input.name(), "format": format.id(), "title": format.title(), "recognised": format.is_recognised(), "why": why,
                "encoding": encoding.id(), "packing": packing.id(), "records": records, "holds": perspective(format.perspective(), Lang::En),
                "fields": fields.collect::<Vec<_>>(), "untouched": untouched, "unread": seen.unread,
            });
            writeln!(out, "{line}")?;
            continue;
        }
        if place > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}: {} [{}]", input.name(), format.title(), format.id())?;
        let width = if lang == Lang::It { 12 } else { 10 };
        let title = |italian: &'static str, english: &'static str| lang.say(italian, english);
        writeln!(out, "  {:width$} {}", title("riconosciuto", "told by"), reason(why, lang))?;
        writeln!(out, "  {:width$} {encoding}, {} {}", title("codifica", "encoding"), title("compressione", "packing"), packing.id())?;
        writeln!(out, "  {:width$} {records}", title("record", "records"))?;
        writeln!(out, "  {:width$} {}", title("contiene", "holds"), perspective(format.perspective(), lang))?;
        for text in [true, false] {
            let of_sort = seen.fields.iter().filter(|((role, _), _)| (*role == Role::Text) == text);
            for (row, ((role, name), count)) in of_sort.enumerate() {
                let title = match (row, text) {
                    (0, true) => title("testo", "text"),
                    (0, false) => title("intorno", "around it"),
                    _ => "",
                };
                let what = if text {
                    String::new()
                } else {
                    format!(": {}, {}", role_name(*role, lang), treatment(around.treatment(*role), lang))
                };
                writeln!(out, "  {title:width$} {name} ({count}){what}")?;
            }
        }
        if !untouched.is_empty() {
            writeln!(out, "  {:width$} {}", title("resta com'è", "left as is"), untouched.join(", "))?;
        }
        if !format.is_recognised() {
            let note = title(
                "esportazione non nota: si toccano solo il testo e i campi indicati dalle opzioni",
                "no known export: only the text, and fields that options name, are touched",
            );
            writeln!(out, "  {:width$} {note}", title("nota", "note"))?;
        }
    }
    progress.end();
    release(out)?;
    Ok(if unread == 0 { Done::Clean } else { Done::Quarantined })
}
