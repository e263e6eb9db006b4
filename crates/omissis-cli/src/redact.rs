//! `redact`: the same export with the findings hidden.

use crate::args::{AccountsArg, AroundArgs, GrainArg, IdsArg, LinksArg, NOTE_EVERY, OnError, Purpose, RedactArgs};
use crate::config::{Decided, decide};
use crate::input::Input;
use crate::manifest::{FileEntry, FileLine, Hashing, Manifest, hex, now};
use crate::memory::{Memory, Threads};
use crate::output::{HeldStdout, Summary, say};
use crate::progress::Progress;
use crate::report::{self, Gathered, file_name};
use crate::triage;
use crate::{Done, Failure};
use clap::ValueEnum;
use omissis::{Finding, Kind, Redactor};
use omissis_config::Config;
use omissis_exports::{
    Around, Checkpoint, Edits, Export, Fault, Options, Packer, Packing, Pending, Quarantine, Record, Role, Run, Sink, Visitor,
};
use omissis_report::{About, Gatherer, Lang, Report, Seen, Triage};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

struct Hider<'m> {
    redactor: Redactor,
    place: Option<(&'m Memory, Threads<'m>)>,
    around: Around,
    diff: bool,
    /// Looks for the report and the lists.
    gatherer: Option<Gatherer>,
}

/// What a record came to.
struct Hidden {
    kinds: Vec<Kind>,
    foreign: bool,
    media: u64,
    /// Texts that change: field, before with the found text masked, after.
    diff: Vec<(String, String, String)>,
    seen: Option<Box<Seen>>,
}

impl Visitor for Hider<'_> {
    type Outcome = Hidden;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Hidden {
        let mut hidden = Hidden { kinds: Vec::new(), foreign: record.is_foreign(), media: record.media(), diff: Vec::new(), seen: None };
        let place = self.place.as_ref().map(|(memory, threads)| (*memory, threads));
        let look = |gatherer: &Gatherer| gatherer.look_with(record, &|text| Memory::redact(&self.redactor, text, place, record));
        hidden.seen = self.gatherer.as_ref().map(|gatherer| Box::new(look(gatherer)));
        for field in &record.fields {
            if field.role == Role::Token && self.redactor.policy().acts_on(Kind::Password) {
                let spans = field.tokens();
                hidden.kinds.extend(spans.iter().map(|_| Kind::Password));
                edits.replace(field, spans.into_iter().map(|span| (span, "[PASSWORD]")));
            }
            if !field.role.is_read() {
                continue;
            }
            let redaction = Memory::redact(&self.redactor, field.view.text(), place, record);
            hidden.kinds.extend(redaction.findings().iter().map(Finding::kind));
            // A notice whose names are hidden anyway is not edited twice.
            if !self.around.takes(field) {
                edits.replace(field, redaction.edits().iter().map(|edit| (edit.span(), edit.replacement())));
            }
            if self.diff && !redaction.edits().is_empty() {
                hidden.diff.push((field.shown_name().into_owned(), masked(field.view.text(), &redaction), redaction.text().to_owned()));
            }
        }
        self.around.edit(record, edits);
        hidden
    }
}

/// The text with its findings blacked out, all at the same length.
fn masked(text: &str, redaction: &omissis::Redaction<'_>) -> String {
    let (mut out, mut from) = (String::new(), 0);
    for edit in redaction.edits() {
        out.push_str(&text[from..edit.span().start]);
        out.push_str("█████");
        from = edit.span().end;
    }
    out.push_str(&text[from..]);
    out
}

/// Where the bytes of a file go.
enum Output {
    File(Packer<Pending>),
    Stdout(Packer<HeldStdout>),
    Nowhere,
}

impl Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        match self {
            Self::File(packer) => packer.write_all(bytes),
            Self::Stdout(packer) => packer.write_all(bytes),
            Self::Nowhere => Ok(()),
        }
    }
}

/// A file that is done and waits for its name.
enum Finished {
    File(Pending),
    Stdout(HeldStdout),
    Nowhere,
}

/// What is written beside an unfinished output.
#[derive(Serialize, Deserialize)]
struct State {
    /// What must be the same for a run to be taken up again.
    same: String,
    /// The key that was made for this run, so that the rest gets the same pseudonyms. The office's own is written nowhere.
    key: Option<[u8; 32]>,
    input: u64,
    records: u64,
    lines: u64,
    framer: String,
    parser: String,
    kept: bool,
    written: u64,
    summary: Summary,
    done: bool,
}

impl State {
    fn new(same: &str, key: Option<[u8; 32]>, here: &Checkpoint, written: u64, summary: &Summary, done: bool) -> Self {
        let Checkpoint { input, records, lines, framer, parser, kept } = here.clone();
        Self { same: same.to_owned(), key, input, records, lines, framer, parser, kept, written, summary: summary.clone(), done }
    }

    fn checkpoint(&self) -> Checkpoint {
        let Self { input, records, lines, framer, parser, kept, .. } = self;
        Checkpoint { input: *input, records: *records, lines: *lines, framer: framer.clone(), parser: parser.clone(), kept: *kept }
    }
}

struct Writer<'p> {
    output: Output,
    watched: &'p mut Watched,
    quarantine: Option<&'p mut Quarantine>,
    diff: Option<&'p mut HeldStdout>,
    file: &'p str,
    summary: Summary,
    progress: &'p Progress,
    same: &'p str,
    key: Option<[u8; 32]>,
    here: Checkpoint,
    noted: u64,
    noted_at: Instant,
    note_every: u64,
}

impl Sink<Hidden> for Writer<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.output.write(bytes)
    }

    fn outcome(&mut self, record: u64, _: u64, hidden: Hidden) -> io::Result<()> {
        if let Some(seen) = &hidden.seen {
            self.watched.record(&file_name(self.file), record, seen);
        }
        hidden.kinds.into_iter().for_each(|kind| self.summary.found(kind));
        self.summary.not_examined.other_languages += u64::from(hidden.foreign);
        self.summary.not_examined.media += hidden.media;
        let Some(out) = &mut self.diff else { return Ok(()) };
        for (field, before, after) in hidden.diff {
            writeln!(out, "--- {}: record {record}, {field}", self.file)?;
            before.lines().try_for_each(|line| writeln!(out, "-{line}"))?;
            after.lines().try_for_each(|line| writeln!(out, "+{line}"))?;
        }
        Ok(())
    }

    fn quarantine(&mut self, fault: Fault, bytes: &[u8]) -> io::Result<()> {
        say(&format!("not read: {fault}"));
        self.summary.quarantined.extend(fault.record);
        self.watched.unread(&file_name(self.file), fault.record);
        match &mut self.quarantine {
            Some(quarantine) => quarantine.put(bytes),
            None => Ok(()),
        }
    }

    fn done(&mut self, bytes: u64, here: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        self.here = here.clone();
        // The disk takes its time to note: once a second is enough, unless it is asked for more often.
        let asked = self.note_every < NOTE_EVERY || self.noted_at.elapsed() >= Duration::from_secs(1);
        if here.input - self.noted >= self.note_every && asked && self.summary.quarantined.is_empty() {
            self.noted = here.input;
            self.noted_at = Instant::now();
            self.note(false)?;
        }
        Ok(())
    }
}

impl Writer<'_> {
    /// Notes how far the output is. What is packed cannot be cut and gone on with.
    fn note(&mut self, done: bool) -> io::Result<()> {
        let Output::File(Packer::Plain(pending)) = &mut self.output else { return Ok(()) };
        let state = State::new(self.same, self.key, &self.here, pending.written(), &self.summary, done);
        pending.note(&serde_json::to_string(&state).map_err(io::Error::other)?)
    }
}

/// The report and the lists that are made in the same run, where they are asked for.
struct Watched {
    report: Option<Report>,
    triage: Option<Triage>,
}

impl RedactArgs {
    fn gatherer(&self, config: &Config, around: &Around, format: &'static str) -> Option<Gatherer> {
        let asked = self.report.is_some() || self.triage.is_some();
        asked.then(|| Gatherer::new(config.policy.clone(), around.clone(), format))
    }
}

impl Watched {
    fn new(args: &RedactArgs, config: &Config) -> Result<Self, Failure> {
        // A wrong file of replies should not wait for the end of a long run.
        triage::replies(args.what.replies.as_deref(), config)?;
        Ok(Self { report: args.report.as_ref().map(|_| Report::new()), triage: args.triage.as_ref().map(|_| Triage::new(None)) })
    }

    fn write(mut self, args: &RedactArgs, config: &Config, decided: String, writes: bool) -> Result<(), Failure> {
        let what = &args.what;
        if let (Some(report), Some(path)) = (&self.report, &args.report) {
            let about = About {
                lang: report::lang(what.lang, Lang::It),
                show_kinds: what.show_kinds,
                policy: decided,
                made: report::today(),
                hidden: writes,
            };
            report::write(Some(path), &report.html(&about))?;
        }
        if let (Some(triage), Some(path)) = (&mut self.triage, &args.triage) {
            triage::write_lists(triage, what, triage::layout(None, Some(path)), Some(path), config)?;
        }
        Ok(())
    }
}

impl Gathered for Watched {
    fn record(&mut self, file: &str, record: u64, seen: &Seen) {
        if let Some(report) = &mut self.report {
            report.record(file, record, seen);
        }
        if let Some(triage) = &mut self.triage {
            triage.record(file, record, seen);
        }
    }

    fn unread(&mut self, file: &str, record: Option<u64>) {
        if let Some(report) = &mut self.report {
            report.unread(file, record);
        }
        if let Some(triage) = &mut self.triage {
            triage.unread(file, record);
        }
    }

    fn skipped(&mut self, file: &str) {
        if let Some(report) = &mut self.report {
            report.skipped(file);
        }
    }
}

/// Where a redacted input goes.
#[derive(Clone, PartialEq, Eq)]
enum Target {
    Stdout,
    File(PathBuf),
}

/// The target of each input; an error before anything is read.
fn targets(args: &RedactArgs, inputs: &[Input]) -> Result<Vec<Target>, Failure> {
    if args.in_place {
        return inputs
            .iter()
            .map(|input| {
                let refused = Failure::Message("--in-place needs named files".into());
                if input.is_stdin() { Err(refused) } else { Ok(Target::File(input.file.path.clone())) }
            })
            .collect();
    }
    let Some(output) = args.output.as_deref().filter(|output| *output != Path::new("-")) else {
        return match inputs {
            _ if args.dry_run || args.diff => Ok(vec![Target::Stdout; inputs.len()]),
            [_] => Ok(vec![Target::Stdout]),
            _ => Err("several inputs need a folder as -o, or --in-place".to_owned().into()),
        };
    };
    let found = inputs.iter().any(|input| input.file.is_found());
    let into_folder = output.is_dir() || inputs.len() > 1 || found;
    if into_folder && output.exists() && !output.is_dir() {
        return Err(format!("{}: several inputs need a folder as -o", output.display()).into());
    }
    let mut targets: Vec<PathBuf> = Vec::new();
    for input in inputs {
        let below = input.file.below.as_deref().or_else(|| input.file.path.file_name().map(Path::new));
        let target = match below {
            _ if !into_folder => output.to_owned(),
            Some(below) if !input.is_stdin() => output.join(below),
            _ => return Err("standard input needs a file as -o".to_owned().into()),
        };
        if same_file(&target, &input.file.path) {
            return Err(format!("{}: would replace the input; use --in-place for that", target.display()).into());
        }
        if targets.contains(&target) {
            return Err(format!("{}: two inputs would be written there", target.display()).into());
        }
        targets.push(target);
    }
    Ok(targets.into_iter().map(Target::File).collect())
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Folders made for the output; gone again when nothing comes into them.
#[derive(Default)]
struct Folders {
    made: Vec<PathBuf>,
}

impl Folders {
    fn make(&mut self, folder: &Path) -> io::Result<()> {
        let missing: Vec<_> = folder.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder)?;
            self.made.push(folder.to_owned());
        }
        Ok(())
    }
}

impl Drop for Folders {
    fn drop(&mut self) {
        // Only an empty folder can be removed so.
        self.made.iter().rev().for_each(|folder| _ = fs::remove_dir(folder));
    }
}

/// What the purpose and the single options say about the fields around the text. Their key is made of the office's, or for this run.
pub(crate) fn around(args: &AroundArgs, config: &Config) -> Result<Around, Failure> {
    let office = match (config.policy.key(), &config.key) {
        (Some(key), _) => Some(key.clone()),
        (None, Some(source)) => Some(source.read()?),
        (None, None) => None,
    };
    let key = match office {
        Some(key) => key.for_use("the fields around the text"),
        None if args.purpose == Purpose::Ricerca => {
            let message = "--for ricerca needs the project's key (--key-file, or [key] in omissis.toml; `omissis key new` makes one), so that \
                           the same people get the same pseudonyms in every run";
            return Err(message.to_owned().into());
        }
        None => {
            let mut key = [0; 32];
            getrandom::fill(&mut key).map_err(|error| format!("no key can be made: {error}"))?;
            key
        }
    };
    let mut around = match args.purpose {
        Purpose::Pubblicazione | Purpose::Ricerca => Around::published(key),
        Purpose::Ufficio => Around::kept().with_key(key),
    };
    if let Some(accounts) = args.authors {
        around.accounts = accounts.into();
    }
    if let Some(ids) = args.ids {
        around.map_ids = ids == IdsArg::Map;
    }
    if let Some(links) = args.links {
        around.remove_links = links == LinksArg::Remove;
    }
    if let Some(grain) = args.dates {
        around.grain = grain.into();
    }
    around.pages.clone_from(&args.page);
    Ok(around)
}

/// The policy of a purpose, where nobody says another.
const fn usual(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Ricerca => "strict",
        Purpose::Pubblicazione | Purpose::Ufficio => "standard",
    }
}

/// What must be the same for a run to be taken up again: the file and all that decides about the output.
fn fingerprint(input: &Input, metadata: &Metadata, args: &RedactArgs, config: &Config, around: &Around) -> String {
    let policy = &config.policy;
    // The office's own words are nothing that `Debug` shows.
    let file = config.file.as_ref().and_then(|file| fs::read(file).ok()).map(|text| Sha256::digest(text));
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok()).map(|time| time.as_nanos());
    let options = (
        &args.read.options_with(&config.fields),
        &args.around.remove_field,
        &around.pages,
        args.read.on_error == OnError::Quarantine,
        args.read.remember,
    );
    let same = format!("{} {} {modified:?} {policy:?} {file:?} {around:?} {options:?} {:?}", input.name(), metadata.len(), config.key);
    format!("{} {}", omissis::VERSION, hex(&Sha256::digest(same)))
}

/// Where an interrupted run stands, when it is to be taken up again.
fn left(args: &RedactArgs, target: &Target, same: &str) -> Result<Option<State>, Failure> {
    let Target::File(path) = target else { return Err("--resume needs a file as -o".to_owned().into()) };
    let shown = path.display();
    if !args.resume {
        return Ok(None);
    }
    let Some(text) = Pending::left_state(path).map_err(|error| format!("{shown}: {error}"))? else { return Ok(None) };
    let refused = || format!("{shown}: the interrupted run was of another file or had other options; run without --resume to begin again");
    let state: State = serde_json::from_str(&text).map_err(|_| refused())?;
    if state.same == same { Ok(Some(state)) } else { Err(refused().into()) }
}

/// `omissis redact`. Files get their names when all inputs are done: either everything is written, or nothing.
pub(crate) fn redact(args: &RedactArgs) -> Result<Done, Failure> {
    let inputs = Input::all(&args.read)?;
    let targets = targets(args, &inputs)?;
    let Decided { config, name: decided } = decide(&args.decide, args.read.quiet, usual(args.around.purpose))?;
    let mut around = around(&args.around, &config)?;
    // Made for this run, or the office's.
    let made = config.policy.key().is_none() && config.key.is_none();
    let policy = config.policy.clone();
    let mut watched = Watched::new(args, &config)?;
    let mut options = args.read.options_with(&config.fields);
    options.remove_fields.clone_from(&args.around.remove_field);
    let writes = !args.dry_run && !args.diff;
    let memory = Memory::gather(&args.read, &options, &Redactor::new(policy.clone()), &args.around.page)?;
    let progress = Progress::new(args.read.quiet);
    let mut total = Summary::default();
    let mut folders = Folders::default();
    let mut diff = HeldStdout::new();
    let (mut finished, mut entries, mut quarantines, mut skipped) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (input, target) in inputs.iter().zip(&targets) {
        let name = input.name();
        let hashing = args.manifest.as_ref().map(|_| Hashing::default());
        let opened = match input.open(&options, &progress, hashing.as_ref()) {
            Ok(opened) => opened,
            Err(failure) if input.is_skipped(&failure, args.read.quiet) => {
                skipped.push(name);
                continue;
            }
            Err(failure) => return Err(failure),
        };
        let (format, encoding, packing) = (opened.export.format(), opened.export.encoding(), opened.export.packing());
        if let (false, Some(note)) = (args.read.quiet, untouched(args, &options, &opened.export)) {
            say(&format!("{name}: {note}"));
        }
        let same = opened.metadata.as_ref().map(|metadata| fingerprint(input, metadata, args, &config, &around)).unwrap_or_default();
        let state = if args.resume && writes { left(args, target, &same)? } else { None };
        if let Some(key) = state.as_ref().and_then(|state| state.key).filter(|_| made) {
            around = around.with_key(key);
        }
        let output = match target {
            _ if !writes => Output::Nowhere,
            Target::Stdout => Output::Stdout(packing.pack(HeldStdout::new())?),
            Target::File(path) => {
                let failed = |error: io::Error| format!("{}: {error}", path.display());
                if let Some(folder) = path.parent().filter(|_| input.file.is_found() || inputs.len() > 1) {
                    folders.make(folder).map_err(failed)?;
                }
                let like = opened.metadata.as_ref();
                let pending = match &state {
                    Some(state) => Pending::resume(path, like, state.written),
                    None => Pending::create(path, like),
                };
                Output::File(packing.pack(pending.map_err(failed)?).map_err(failed)?)
            }
        };
        let mut quarantine = quarantine(args, input, target, writes)?;
        let mut writer = Writer {
            output,
            watched: &mut watched,
            quarantine: quarantine.as_mut(),
            diff: args.diff.then_some(&mut diff),
            file: &name,
            summary: state.as_ref().map(|state| state.summary.clone()).unwrap_or_default(),
            progress: &progress,
            same: &same,
            key: made.then(|| around.key()),
            here: state.as_ref().map(State::checkpoint).unwrap_or_default(),
            noted: state.as_ref().map_or(0, |state| state.input),
            noted_at: Instant::now(),
            note_every: if packing == Packing::Plain && !input.is_stdin() { args.note_every } else { u64::MAX },
        };
        if !state.as_ref().is_some_and(|state| state.done) {
            let hider = Hider {
                redactor: Redactor::new(policy.clone()),
                place: memory.as_ref().map(|memory| (memory, Threads::new(&options, name.clone(), format))),
                around: around.clone(),
                diff: args.diff,
                gatherer: args.gatherer(&config, &around, format.id()),
            };
            let quarantine = args.read.on_error == OnError::Quarantine;
            let run = Run { threads: args.read.threads(), quarantine, from: state.as_ref().map(State::checkpoint) };
            match opened.export.run(&hider, &run, &mut writer).map_err(Failure::from) {
                Ok(records) => writer.summary.records = records,
                Err(failure) if input.is_skipped(&failure, args.read.quiet) => {
                    skipped.push(name);
                    continue;
                }
                Err(failure) => return Err(args.read.hinted(failure)),
            }
            if inputs.len() > 1 && writer.note_every != u64::MAX {
                writer.note(true)?;
            }
        }
        let Writer { output, summary, .. } = writer;
        total.add(&summary);
        quarantines.extend(quarantine);
        entries.push(FileEntry {
            file: name.clone(),
            output: match target {
                Target::File(path) if writes => Some(path.to_string_lossy().into_owned()),
                _ => None,
            },
            format: format.id(),
            encoding: encoding.id(),
            packing: packing.id(),
            input: match &hashing {
                // What an earlier run had done was not read through.
                Some(_) if state.as_ref().is_some_and(|state| state.done) => FileLine::of(&input.file.path)?,
                Some(hashing) => hashing.file(),
                None => FileLine::default(),
            },
            written: None,
            summary,
        });
        finished.push(match output {
            Output::File(packer) => Finished::File(packer.finish().map_err(|error| format!("{name}: cannot write the output: {error}"))?),
            Output::Stdout(packer) => Finished::Stdout(packer.finish()?),
            Output::Nowhere => Finished::Nowhere,
        });
    }
    progress.end();
    let mut manifest = args
        .manifest
        .as_ref()
        .filter(|_| writes)
        .map(|path| Ok::<_, Failure>((path, Pending::create(path, None).map_err(|error| format!("{}: {error}", path.display()))?)))
        .transpose()?;
    for quarantine in quarantines {
        let told = quarantine.path().map(|path| path.display().to_string());
        quarantine.commit()?;
        if let (Some(path), false) = (told, args.read.quiet) {
            say(&format!("records that could not be read are in {path}"));
        }
    }
    for (finished, entry) in finished.into_iter().zip(&mut entries) {
        match finished {
            Finished::File(pending) => {
                let path = entry.output.clone().unwrap_or_default();
                pending.commit().map_err(|error| format!("{path}: {error}"))?;
                if args.manifest.is_some() {
                    entry.written = Some(FileLine::of(Path::new(&path))?);
                }
            }
            Finished::Stdout(held) => held.release()?,
            Finished::Nowhere => {}
        }
    }
    if let Some((_, pending)) = &mut manifest {
        let text = manifest_text(args, &config, &around, &entries, &skipped, &total)?;
        pending.write_all(text.as_bytes())?;
    }
    if let Some((path, pending)) = manifest {
        pending.commit().map_err(|error| format!("{}: {error}", path.display()))?;
    }
    crate::scan::release(diff)?;
    watched.write(args, &config, decided, writes)?;
    if !args.read.quiet {
        total.tell(if writes { "hidden" } else { "to hide" });
    }
    Ok(if total.quarantined.is_empty() { Done::Clean } else { Done::Quarantined })
}

/// What stays as it is in a table that is no known export, where somebody may think otherwise: to publish, without a word on its columns.
fn untouched(args: &RedactArgs, options: &Options, export: &Export) -> Option<String> {
    let named = [&options.author_fields, &options.time_fields, &options.link_fields, &options.remove_fields, &options.thread_fields];
    let columns = export.untouched();
    let told = export.format().is_recognised() || args.around.purpose == Purpose::Ufficio || named.iter().any(|names| !names.is_empty());
    (!told && !columns.is_empty()).then(|| {
        format!("no known export; these columns stay as they are: {} (--author-field, --time-field, --remove-field)", columns.join(", "))
    })
}

/// Where records of an input go that cannot be read.
fn quarantine(args: &RedactArgs, input: &Input, target: &Target, writes: bool) -> Result<Option<Quarantine>, Failure> {
    if args.read.on_error != OnError::Quarantine || !writes {
        return Ok(None);
    }
    let mut path = match (&args.quarantine_file, target) {
        (Some(path), _) => return Ok(Some(Quarantine::new(path.clone()))),
        (None, Target::File(path)) => path.clone().into_os_string(),
        (None, Target::Stdout) if !input.is_stdin() => input.file.path.clone().into_os_string(),
        (None, Target::Stdout) => return Err("--on-error quarantine needs --quarantine-file here".to_owned().into()),
    };
    path.push(".quarantine");
    Ok(Some(Quarantine::new(path.into())))
}

fn manifest_text(
    args: &RedactArgs,
    config: &Config,
    around: &Around,
    files: &[FileEntry],
    skipped: &[String],
    total: &Summary,
) -> io::Result<String> {
    let (policy, project_key) = (&config.policy, config.key.is_some());
    let actions: serde_json::Map<_, _> =
        Kind::ALL.iter().map(|kind| (kind.id().to_owned(), policy.action(*kind, None).id().into())).collect();
    let name = |value: Option<clap::builder::PossibleValue>| value.map(|value| value.get_name().to_owned()).unwrap_or_default();
    let fields: serde_json::Map<_, _> = Role::ALL.iter().map(|role| (role.id().to_owned(), around.treatment(*role).into())).collect();
    let purpose = name(args.around.purpose.to_possible_value());
    let read = &args.read;
    let manifest = Manifest {
        omissis: env!("CARGO_PKG_VERSION"),
        rules: omissis::VERSION,
        time: now(),
        purpose: &purpose,
        policy: json!(actions),
        fields: json!(fields),
        options: json!({
            "text_fields": read.text_field, "author_fields": read.author_field, "thread_fields": read.thread_field, "remember": read.remember, "time_fields": read.time_field,
            "link_fields": read.link_field, "remove_fields": args.around.remove_field, "pages": args.around.page, "project_key": project_key,
            "on_error": name(read.on_error.to_possible_value()), "authors": args.around.authors.map(|arg: AccountsArg| name(arg.to_possible_value())),
            "ids": args.around.ids.map(|arg: IdsArg| name(arg.to_possible_value())), "links": args.around.links.map(|arg: LinksArg| name(arg.to_possible_value())),
            "dates": args.around.dates.map(|arg: GrainArg| name(arg.to_possible_value())),
        }),
        files,
        skipped,
        total,
    };
    Ok(serde_json::to_string_pretty(&manifest).map_err(io::Error::other)? + "\n")
}
