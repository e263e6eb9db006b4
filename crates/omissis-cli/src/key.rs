//! `key`: makes keys and salts. `reveal`: undoes `encrypt`.

use crate::args::{KeyCommand, RevealArgs};
use crate::config::create;
use crate::input::Input;
use crate::output::{HeldStdout, say};
use crate::progress::Progress;
use crate::scan::release;
use crate::{Done, Failure};
use omissis::{Key, PolicyError, Span};
use omissis_config::KeySource;
use omissis_exports::{Checkpoint, Edits, Packer, Pending, Record, Run, Sink, Visitor};
use std::io::{self, Write};
use std::path::Path;

/// `omissis key`.
pub(crate) fn key(command: &KeyCommand) -> Result<Done, Failure> {
    let random = |bytes: &mut [u8]| getrandom::fill(bytes).map_err(|error| Failure::Message(format!("no key can be made: {error}")));
    match command {
        KeyCommand::New { file } => {
            let mut secret = zeroize::Zeroizing::new([0; 32]);
            random(&mut *secret)?;
            let text = Key::to_text(&secret);
            let line = zeroize::Zeroizing::new(format!("{}\n", *text));
            create(file, line.as_bytes(), true)?;
            say(&format!(
                "{}: written, readable by you alone. Keep a copy apart from the comments: without it nothing can be revealed, and with it everything.",
                file.display()
            ));
        }
        KeyCommand::Salt => {
            let mut salt = [0; 16];
            random(&mut salt)?;
            writeln!(io::stdout(), "{}", crate::manifest::hex(&salt))?;
        }
    }
    Ok(Done::Clean)
}

/// Where a key comes from, by the options of a command.
fn source(args: &RevealArgs) -> Result<KeySource, Failure> {
    let from_options = match (&args.key_file, &args.key_env) {
        (Some(file), _) => Some(KeySource::File(file.clone())),
        (_, Some(variable)) => Some(KeySource::Variable(variable.clone())),
        _ => None,
    };
    let folder = || std::env::current_dir().ok();
    let file = args.config.clone().or_else(|| folder().and_then(|folder| omissis_config::find(&folder)));
    let from_file = |file: &Path| omissis_config::key_source(file).map_err(|error| Failure::Message(error.to_string()));
    let source = match (from_options, file) {
        (Some(source), _) => Some(source),
        (None, Some(file)) => from_file(&file)?,
        (None, None) => None,
    };
    source.ok_or_else(|| {
        Failure::Message(format!("reveal needs the key: --key-file FILE, --key-env VARIABLE, or [key] in {}", omissis_config::FILE))
    })
}

struct Revealer {
    key: Key,
}

impl Visitor for Revealer {
    type Outcome = Result<u64, PolicyError>;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Self::Outcome {
        let mut count = 0;
        for field in record.fields.iter().filter(|field| field.role.is_read()) {
            let revealed = self.key.revealed(field.view.text())?;
            count += revealed.len() as u64;
            edits.replace(field, revealed.iter().map(|(start, end, plain)| (Span::new(*start, *end), plain.as_str())));
        }
        Ok(count)
    }
}

/// Where the revealed bytes go.
enum Output {
    File(Packer<Pending>),
    Stdout(Packer<HeldStdout>),
}

struct Writer<'p> {
    output: Output,
    file: &'p str,
    revealed: u64,
    progress: &'p Progress,
    wrong: Option<String>,
}

impl Sink<Result<u64, PolicyError>> for Writer<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        match &mut self.output {
            Output::File(packer) => packer.write_all(bytes),
            Output::Stdout(packer) => packer.write_all(bytes),
        }
    }

    fn outcome(&mut self, record: u64, line: u64, outcome: Result<u64, PolicyError>) -> io::Result<()> {
        match outcome {
            Ok(count) => {
                self.revealed += count;
                Ok(())
            }
            Err(error) => {
                self.wrong = Some(format!("{}: record {record} (line {line}): {error}", self.file));
                Err(io::Error::other("the key does not fit"))
            }
        }
    }

    fn done(&mut self, bytes: u64, _: &Checkpoint) -> io::Result<()> {
        self.progress.advance(bytes);
        Ok(())
    }
}

/// `omissis reveal`. Nothing is written when the key does not fit.
pub(crate) fn reveal(args: &RevealArgs) -> Result<Done, Failure> {
    let key = source(args)?.read()?;
    let inputs = Input::all(&args.read)?;
    let [input] = &inputs[..] else { return Err("reveal takes one file at a time".to_owned().into()) };
    let progress = Progress::new(args.read.quiet);
    let opened = input.open(&args.read.options(), &progress, None)?;
    let packing = opened.export.packing();
    let output = match &args.output {
        Some(path) => {
            let failed = |error: io::Error| format!("{}: {error}", path.display());
            Output::File(packing.pack(Pending::create(path, opened.metadata.as_ref()).map_err(failed)?).map_err(failed)?)
        }
        None => Output::Stdout(packing.pack(HeldStdout::new())?),
    };
    let name = input.name();
    let mut writer = Writer { output, file: &name, revealed: 0, progress: &progress, wrong: None };
    let run = Run { threads: args.read.threads(), quarantine: false, from: None };
    let done = opened.export.run(&Revealer { key }, &run, &mut writer);
    progress.end();
    if let Some(wrong) = writer.wrong {
        return Err(wrong.into());
    }
    done?;
    match writer.output {
        Output::File(packer) => packer.finish()?.commit()?,
        Output::Stdout(packer) => release(packer.finish()?)?,
    }
    if !args.read.quiet {
        say(&format!("{} revealed", writer.revealed));
    }
    Ok(Done::Clean)
}
