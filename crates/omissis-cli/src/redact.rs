//! `redact`: the same export with the findings hidden.

use crate::args::RedactArgs;
use crate::input::Input;
use crate::output::{HeldStdout, Summary};
use crate::progress::Progress;
use crate::{Done, Failure};
use omissis::{Finding, Kind, Redactor};
use omissis_exports::{Checkpoint, Edits, Pending, Record, Sink, Visitor};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

struct Hider {
    redactor: Redactor,
}

impl Visitor for Hider {
    type Outcome = Vec<Kind>;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Self::Outcome {
        let mut kinds = Vec::new();
        for field in record.fields.iter().filter(|field| field.role.is_read()) {
            let redaction = self.redactor.redact(field.view.text());
            edits.replace(field, redaction.edits().iter().map(|edit| (edit.span(), edit.replacement())));
            kinds.extend(redaction.findings().iter().map(Finding::kind));
        }
        kinds
    }
}

struct Writer<'p> {
    out: Box<dyn Write + 'p>,
    summary: &'p mut Summary,
    progress: &'p Progress,
}

impl Sink<Vec<Kind>> for Writer<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    fn outcome(&mut self, _: u64, kinds: Vec<Kind>) -> io::Result<()> {
        kinds.into_iter().for_each(|kind| self.summary.found(kind));
        Ok(())
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        Ok(())
    }
}

/// Where a redacted input goes.
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
                if input.is_stdin() { Err(refused) } else { Ok(Target::File(input.path.clone())) }
            })
            .collect();
    }
    let Some(output) = &args.output else {
        return match inputs {
            [_] => Ok(vec![Target::Stdout]),
            _ => Err("several inputs need a folder as -o, or --in-place".to_owned().into()),
        };
    };
    let into_folder = output.is_dir() || inputs.len() > 1;
    if into_folder && !output.is_dir() {
        return Err(format!("{}: several inputs need a folder that exists as -o", output.display()).into());
    }
    let mut targets: Vec<PathBuf> = Vec::new();
    for input in inputs {
        let target = match (into_folder, input.path.file_name()) {
            (false, _) => output.clone(),
            (true, Some(name)) if !input.is_stdin() => output.join(name),
            (true, _) => return Err("standard input needs a file as -o".to_owned().into()),
        };
        if same_file(&target, &input.path) {
            return Err(format!("{}: would replace the input; use --in-place for that", target.display()).into());
        }
        if targets.contains(&target) {
            return Err(format!("{}: two inputs would be written there", target.display()).into());
        }
        targets.push(target);
    }
    Ok(targets.into_iter().map(|target| if target == Path::new("-") { Target::Stdout } else { Target::File(target) }).collect())
}

fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// `omissis redact`. Files get their names when all inputs are done: either everything is written, or nothing.
pub(crate) fn redact(args: &RedactArgs) -> Result<Done, Failure> {
    let inputs = Input::all(&args.read);
    let targets = targets(args, &inputs)?;
    let hider = Hider { redactor: Redactor::new(args.read.policy.clone()) };
    let progress = Progress::new(args.read.quiet);
    let mut summary = Summary::default();
    let mut finished = Vec::new();
    for (input, target) in inputs.iter().zip(&targets) {
        let (export, metadata) = input.open(&args.read.options(), &progress)?;
        let mut held = HeldStdout::new();
        let mut pending = match target {
            Target::Stdout => None,
            Target::File(path) => Some(Pending::create(path, metadata.as_ref()).map_err(|error| format!("{}: {error}", path.display()))?),
        };
        let out: Box<dyn Write> = match &mut pending {
            Some(pending) => Box::new(pending),
            None => Box::new(&mut held),
        };
        let mut writer = Writer { out, summary: &mut summary, progress: &progress };
        let records = export.run(&hider, &args.read.run(), &mut writer)?;
        drop(writer);
        summary.records += records;
        finished.push((target, pending, held));
    }
    progress.end();
    for (target, pending, held) in finished {
        match (target, pending) {
            (Target::File(path), Some(pending)) => pending.commit().map_err(|error| format!("{}: {error}", path.display()))?,
            _ => held.release()?,
        }
    }
    if !args.read.quiet {
        summary.tell("hidden");
    }
    Ok(Done::Clean)
}
