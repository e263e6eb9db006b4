//! What decides: the policy of the command line, the office's `omissis.toml`, and the key. And `config`, which shows them.

use crate::args::{ConfigCommand, DecideArgs};
use crate::output::say;
use crate::{Done, Failure};
use omissis::{Kind, Policy, Subject};
use omissis_config::{Config, FILE, KeySource, TEMPLATE};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What was decided.
pub(crate) struct Decided {
    pub(crate) config: Config,
    /// The policy in a word, for a report.
    pub(crate) name: String,
}

/// Reads the office's file where there is one, and puts what the command line says in its place. `standard` is the policy when neither
/// says anything.
pub(crate) fn decide(args: &DecideArgs, quiet: bool, standard: &str) -> Result<Decided, Failure> {
    let refused = |error: omissis_config::ConfigError| Failure::Message(error.to_string());
    let file = match (&args.config, args.no_config) {
        (Some(file), _) => Some(file.clone()),
        (None, true) => None,
        (None, false) => std::env::current_dir().ok().and_then(|folder| omissis_config::find(&folder)),
    };
    let named_file = args.policy.as_deref().map(Path::new).filter(|policy| omissis_config::is_file(policy));
    let source = args.key_file.clone().map(KeySource::File);
    if let Some(policy) = named_file {
        let config = Config::read_with(policy, source.as_ref(), None).map_err(refused)?;
        return Ok(Decided { config, name: policy.display().to_string() });
    }
    let mut config = match &file {
        Some(file) => Config::read_with(file, source.as_ref(), args.policy.as_deref()).map_err(refused)?,
        None => {
            let mut config = Config::of_policy(Policy::named(standard).map_err(|error| error.to_string())?);
            config.key = source;
            config
        }
    };
    if file.is_none()
        && let Some(text) = &args.policy
    {
        config = config.with_rules(text)?;
    }
    let name = match (&args.policy, &file) {
        (Some(text), _) => text.clone(),
        (None, Some(file)) => file.file_name().map_or_else(|| FILE.to_owned(), |name| name.to_string_lossy().into_owned()),
        (None, None) => standard.to_owned(),
    };
    if let (Some(file), None, false) = (&file, &args.config, quiet) {
        say(&format!("decided by {}", file.display()));
    }
    Ok(Decided { config, name })
}

/// `omissis config`.
pub(crate) fn config(command: &ConfigCommand) -> Result<Done, Failure> {
    match command {
        ConfigCommand::Init(args) => {
            let path = args.file.clone().unwrap_or_else(|| PathBuf::from(FILE));
            create(&path, TEMPLATE.as_bytes(), false)?;
            say(&format!("{}: written; `omissis config show` tells what it decides", path.display()));
        }
        ConfigCommand::Schema => {
            let mut out = io::stdout().lock();
            writeln!(out, "{:#}", omissis_config::schema())?;
        }
        ConfigCommand::Show(args) => show(args)?,
    }
    Ok(Done::Clean)
}

/// Makes a file that was not there.
pub(crate) fn create(path: &Path, bytes: &[u8], private: bool) -> Result<(), Failure> {
    let shown = path.display();
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = private;
    let file = options.open(path).and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()));
    file.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Message(format!("{shown}: is already there, and is not overwritten")),
        _ => Failure::Message(format!("{shown}: {error}")),
    })
}

/// What is done with each kind, and where that is decided.
fn show(args: &DecideArgs) -> Result<(), Failure> {
    let Decided { config, name } = decide(args, true, "standard")?;
    let mut out = io::stdout().lock();
    let policy = &config.policy;
    writeln!(out, "# decided by {name}")?;
    if let Some(file) = &config.file {
        writeln!(out, "# file {}", file.display())?;
    }
    if let Some(key) = &config.key {
        writeln!(out, "# key {}, {}", key.describe(), if policy.key().is_some() { "read" } else { "not needed by these rules" })?;
    }
    for &kind in Kind::ALL {
        let rule = |subject: Option<Subject>| (policy.action(kind, subject).to_string(), policy.least(kind, subject));
        let (action, least) = rule(None);
        write!(out, "{:20} {action:10} from {least:.2}", kind.id())?;
        for subject in [Subject::Writer, Subject::Family, Subject::Other] {
            let (other, from) = rule(Some(subject));
            if kind.group().is_clause() && (&other, from) != (&action, least) {
                write!(out, "; {} {other}", subject.id())?;
                if from != least {
                    write!(out, " from {from:.2}")?;
                }
            }
        }
        writeln!(out)?;
    }
    let lists = config.counts();
    for (list, count) in lists.iter().filter(|(_, count)| *count > 0) {
        writeln!(out, "# {list}: {count}")?;
    }
    Ok(())
}
