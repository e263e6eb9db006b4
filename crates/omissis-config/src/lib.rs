//! `omissis.toml`: what an office decides, read for the command and for Python.
//!
//! ```toml
//! extends = "standard"
//!
//! [groups]
//! admission = "omissis"
//!
//! [kinds]
//! iban = "mask:4"
//! health = { action = "label", family = "remove", min_confidence = 0.6 }
//!
//! [allow]
//! domains = ["comune.esempio.it"]
//!
//! [hide.words]
//! person_name = ["don Peppe"]
//!
//! [hide.patterns]
//! case_number = ['PRT-\d{6}']
//!
//! [key]
//! file = "omissis.key"
//! ```
//!
//! A key that is unknown, a kind, an action, or an action that is not possible (a mask on a PIN) is an error that names file, line
//! and what was meant. [`schema`] is the JSON Schema of the document.

mod error;
mod keys;
mod schema;
mod tree;

pub use error::ConfigError;
pub use keys::{KeySource, passphrase_key};
pub use schema::schema;

use omissis::{Action, Group, Kind, Policy, Subject, Target};
use std::path::{Path, PathBuf};
use tree::{Node, Value};

/// The name of the file.
pub const FILE: &str = "omissis.toml";

/// What `omissis config init` writes.
pub const TEMPLATE: &str = include_str!("template.toml");

/// What an office decides.
#[derive(Clone, Debug)]
pub struct Config {
    /// What is hidden, and how.
    pub policy: Policy,
    /// The fields of exports that are not recognised.
    pub fields: Fields,
    /// A file of replies that takes the place of the shipped one.
    pub replies: Option<PathBuf>,
    /// Where the key is. It is read only when a rule needs it.
    pub key: Option<KeySource>,
    /// The file that this was read from.
    pub file: Option<PathBuf>,
}

/// Columns or dotted paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// What somebody wrote.
    pub text: Vec<String>,
    /// Who wrote it.
    pub author: Vec<String>,
    /// What it belongs to.
    pub thread: Vec<String>,
    /// When.
    pub time: Vec<String>,
    /// Where it can be opened.
    pub link: Vec<String>,
}

/// The keys of each table, for errors and for the schema.
pub(crate) const TOP: &[&str] = &["extends", "min_confidence", "groups", "kinds", "allow", "hide", "fields", "key", "triage"];
pub(crate) const RULE: &[&str] = &["action", "keep", "min_confidence", "self", "family", "other"];
pub(crate) const OF_SUBJECT: &[&str] = &["action", "keep", "min_confidence"];
pub(crate) const ALLOW: &[&str] = &["values", "names", "domains", "handles", "numbers"];
pub(crate) const HIDE: &[&str] = &["words", "patterns"];
pub(crate) const FIELDS: &[&str] = &["text", "author", "thread", "time", "link"];
pub(crate) const KEY: &[&str] = &["file", "env", "passphrase_env", "salt"];
pub(crate) const TRIAGE: &[&str] = &["replies"];

/// The nearest `omissis.toml` in a folder or above it.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(FILE)).find(|file| file.is_file())
}

/// Where the key is that a file names, without reading it.
///
/// # Errors
/// When the file cannot be read, or what it says of the key is wrong.
pub fn key_source(file: &Path) -> Result<Option<KeySource>, ConfigError> {
    let text = read(file)?;
    let source = tree::of_toml(&text).and_then(|root| {
        let top = Table::new(&root, "", TOP)?;
        top.get("key").map(|node| key(node, folder_of(file))).transpose()
    });
    source.map_err(|error| error.in_file(file, &text))
}

/// True when what is said of a policy is a file: no list of names has an ending or a folder.
#[must_use]
pub fn is_file(policy: &Path) -> bool {
    policy.extension().is_some_and(|ending| ending == "toml") || policy.components().count() > 1
}

fn read(file: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(file).map_err(|error| ConfigError::new(None, "", error.to_string()).in_file(file, ""))
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new(""))
}

impl Config {
    /// A policy with nothing around it.
    #[must_use]
    pub fn of_policy(policy: Policy) -> Self {
        Self { policy, fields: Fields::default(), replies: None, key: None, file: None }
    }

    /// Reads a file, and its key from where the file says when a rule needs it.
    ///
    /// # Errors
    /// When the file or the key cannot be read, or something in it is wrong.
    pub fn read(file: &Path) -> Result<Self, ConfigError> {
        Self::read_with(file, None, None)
    }

    /// The same with another key, and with other rules ([`Policy::parse`]) in the place of those of the file; its lists and fields stay.
    ///
    /// # Errors
    /// As [`Config::read`], or when the rules are none.
    pub fn read_with(file: &Path, key: Option<&KeySource>, rules: Option<&str>) -> Result<Self, ConfigError> {
        let text = read(file)?;
        let of = |node: Node| Self::of(&node, folder_of(file), key, rules);
        let mut config = tree::of_toml(&text).and_then(of).map_err(|error| error.in_file(file, &text))?;
        config.file = Some(file.to_owned());
        Ok(config)
    }

    /// Reads a document from TOML; files that it names lie in `folder`.
    ///
    /// # Errors
    /// As [`Config::read`]; places are lines of the text.
    pub fn from_toml(text: &str, folder: &Path) -> Result<Self, ConfigError> {
        Self::from_toml_with(text, &folder.join(FILE), None).map_err(|error| error.in_file(Path::new(FILE), text))
    }

    /// The same as it was read from `file`, with another key.
    ///
    /// # Errors
    /// As [`Config::read`].
    pub fn from_toml_with(text: &str, file: &Path, key: Option<&KeySource>) -> Result<Self, ConfigError> {
        let of = |node: Node| Self::of(&node, folder_of(file), key, None);
        tree::of_toml(text).and_then(of).map_err(|error| error.in_file(file, text))
    }

    /// Reads a document from a JSON object, as a Python `dict` becomes one.
    ///
    /// # Errors
    /// When something in it is wrong; the error names the key.
    pub fn from_json(value: &serde_json::Value, folder: &Path) -> Result<Self, ConfigError> {
        Self::from_json_with(value, folder, None)
    }

    /// The same with another key.
    ///
    /// # Errors
    /// As [`Config::from_json`].
    pub fn from_json_with(value: &serde_json::Value, folder: &Path, key: Option<&KeySource>) -> Result<Self, ConfigError> {
        Self::of(&tree::of_json(value), folder, key, None)
    }

    /// The same with more values that may stay: lists by name, as in the table `allow`.
    ///
    /// # Errors
    /// When a list is unknown, or a value has nothing to compare.
    pub fn allowing(mut self, lists: &serde_json::Value) -> Result<Self, ConfigError> {
        self.policy = allow(self.policy, &tree::of_json(lists))?;
        Ok(self)
    }

    /// The same with other rules ([`Policy::parse`]); the key is read when they need it.
    ///
    /// # Errors
    /// When the rules are none, or the key cannot be read.
    pub fn with_rules(mut self, rules: &str) -> Result<Self, String> {
        self.policy = with_rules(self.policy, rules, self.key.as_ref())?;
        Ok(self)
    }

    /// How long the office's own lists are, by name.
    #[must_use]
    pub fn counts(&self) -> [(&'static str, usize); 2] {
        let (hidden, allowed) = self.policy.own_lists();
        [("own words and patterns to hide", hidden), ("values that may stay", allowed)]
    }

    fn of(root: &Node, folder: &Path, other_key: Option<&KeySource>, rules: Option<&str>) -> Result<Self, ConfigError> {
        let top = Table::new(root, "", TOP)?;
        let mut policy = match top.get("extends") {
            Some(node) => Policy::named(text(node, "extends")?).map_err(|error| ConfigError::policy(node.at, "extends", &error))?,
            None => Policy::standard(),
        };
        let node = top.get("key");
        let of_file = node.map(|node| key(node, folder)).transpose()?;
        let source = other_key.cloned().or(of_file);
        if let Some(source) = source.as_ref().filter(|_| needs_key(&top)) {
            let at = node.and_then(|node| node.at);
            policy = policy.with_key(source.read().map_err(|problem| ConfigError::new(at, "key", problem))?);
        }
        if let Some(node) = top.get("min_confidence") {
            let least = number(node, "min_confidence")?;
            for &group in Group::ALL {
                policy = policy.with_least(group, least).map_err(|error| ConfigError::policy(node.at, "min_confidence", &error))?;
            }
        }
        for table in ["groups", "kinds"] {
            let Some(node) = top.get(table) else { continue };
            for (name, node) in Table::entries(node, table)? {
                let path = format!("{table}.{}", name.text);
                let target = if table == "groups" { group(name, &path)?.into() } else { kind(name, &path)?.into() };
                policy = rule(policy, target, node, &path, RULE)?;
            }
        }
        if let Some(node) = top.get("allow") {
            policy = allow(policy, node)?;
        }
        if let Some(node) = top.get("hide") {
            policy = hide(policy, node)?;
        }
        let mut fields = Fields::default();
        if let Some(node) = top.get("fields") {
            let table = Table::new(node, "fields", FIELDS)?;
            let Fields { text, author, thread, time, link } = &mut fields;
            for (name, list) in FIELDS.iter().zip([text, author, thread, time, link]) {
                *list = table.texts(name)?.into_iter().map(|(_, text)| text.to_owned()).collect();
            }
        }
        let mut replies = None;
        if let Some(node) = top.get("triage") {
            let table = Table::new(node, "triage", TRIAGE)?;
            replies = table.get("replies").map(|node| text(node, "triage.replies").map(|name| folder.join(name))).transpose()?;
        }
        if let Some(rules) = rules {
            policy = with_rules(policy, rules, source.as_ref()).map_err(|problem| ConfigError::new(None, "--policy", problem))?;
        }
        Ok(Self { policy, fields, replies, key: source, file: None })
    }
}

/// A policy with the rules of a text, its own lists, and the key when the rules need it.
fn with_rules(policy: Policy, rules: &str, source: Option<&KeySource>) -> Result<Policy, String> {
    let needed = rules.split(',').filter_map(|part| part.split_once('=')).any(|(_, id)| is_keyed(id.trim()));
    let key = match source {
        Some(source) if needed && policy.key().is_none() => Some(source.read()?),
        _ => policy.key().cloned(),
    };
    let other = Policy::parse(rules, key.clone()).map_err(|error| error.to_string())?;
    let policy = key.map_or_else(|| policy.clone(), |key| policy.clone().with_key(key));
    policy.with_rules_of(&other).map_err(|error| error.to_string())
}

fn is_keyed(action: &str) -> bool {
    Action::from_id(action).is_ok_and(Action::needs_key)
}

/// True when an action of the document needs a key.
fn needs_key(top: &Table<'_>) -> bool {
    fn any(node: &Node) -> bool {
        match &node.value {
            Value::Text(text) => is_keyed(text),
            Value::Table(entries) => entries.iter().any(|(_, node)| any(node)),
            _ => false,
        }
    }
    ["groups", "kinds"].into_iter().filter_map(|name| top.get(name)).any(any)
}

fn kind(name: &tree::Name, path: &str) -> Result<Kind, ConfigError> {
    let unknown = || omissis::PolicyError::UnknownKind(name.text.clone());
    Kind::from_id(&name.text).ok_or_else(|| ConfigError::policy(name.at, path, &unknown()))
}

fn group(name: &tree::Name, path: &str) -> Result<Group, ConfigError> {
    let known: Vec<&str> = Group::ALL.iter().map(|group| group.id()).collect();
    Group::from_id(&name.text).ok_or_else(|| ConfigError::unknown_key(name.at, path, &name.text, &known))
}

/// The office's own words and patterns, by kind.
fn hide(mut policy: Policy, node: &Node) -> Result<Policy, ConfigError> {
    let table = Table::new(node, "hide", HIDE)?;
    for &list in HIDE {
        let Some(node) = table.get(list) else { continue };
        let path = format!("hide.{list}");
        let kinds = Table { path: &path, entries: Table::entries(node, &path)? };
        for (name, _) in kinds.entries {
            let path = format!("{path}.{}", name.text);
            let kind = kind(name, &path)?;
            for (at, value) in kinds.texts(&name.text)? {
                let hidden = if list == "words" { policy.hide_word(kind, value) } else { policy.hide_pattern(kind, value) };
                policy = hidden.map_err(|error| ConfigError::policy(at, &path, &error))?;
            }
        }
    }
    Ok(policy)
}

/// One action or table of a kind, a group, or one subject of them.
fn rule(mut policy: Policy, target: Target, node: &Node, path: &str, known: &[&str]) -> Result<Policy, ConfigError> {
    let refused = |at: Option<usize>, error: omissis::PolicyError| ConfigError::policy(at, path, &error);
    if let Value::Text(id) = &node.value {
        let action = Action::from_id(id).map_err(|error| refused(node.at, error))?;
        return policy.with(target, action).map_err(|error| refused(node.at, error));
    }
    let table = Table::new(node, path, known)?;
    if let Some(least) = table.get("min_confidence") {
        policy = policy.with_least(target, number(least, path)?).map_err(|error| refused(least.at, error))?;
    }
    if let Some(chosen) = table.get("action") {
        let mut action = Action::from_id(text(chosen, path)?).map_err(|error| refused(chosen.at, error))?;
        if let (Action::Mask { keep }, Some(shown)) = (&mut action, table.get("keep")) {
            let wanted = number(shown, path)?;
            *keep = if wanted.fract() == 0.0 && (0.0..=255.0).contains(&wanted) { wanted as u8 } else { 0 };
        } else if let Some(shown) = table.get("keep") {
            return Err(ConfigError::new(shown.at, path, "`keep` says how many characters a `mask` shows; this is no mask"));
        }
        policy = policy.with(target, action).map_err(|error| refused(chosen.at, error))?;
    }
    for subject in [Subject::Writer, Subject::Family, Subject::Other] {
        if let Some(node) = table.get(subject.id()) {
            let target = target.of(subject).map_err(|error| refused(node.at, error))?;
            policy = rule(policy, target, node, &format!("{path}.{}", subject.id()), OF_SUBJECT)?;
        }
    }
    Ok(policy)
}

fn allow(mut policy: Policy, node: &Node) -> Result<Policy, ConfigError> {
    let table = Table::new(node, "allow", ALLOW)?;
    for &list in ALLOW {
        for (at, value) in table.texts(list)? {
            policy = match list {
                "domains" => policy.allow_domain(value),
                "handles" => policy.allow_handle(value),
                "numbers" => policy.allow_number(value),
                _ => policy.allow_value(value),
            }
            .map_err(|error| ConfigError::policy(at, &format!("allow.{list}"), &error))?;
        }
    }
    Ok(policy)
}

fn key(node: &Node, folder: &Path) -> Result<KeySource, ConfigError> {
    let table = Table::new(node, "key", KEY)?;
    let value = |name: &str| table.get(name).map(|node| text(node, &format!("key.{name}"))).transpose();
    let source = match (value("file")?, value("env")?, value("passphrase_env")?, value("salt")?) {
        (Some(file), None, None, None) => KeySource::File(folder.join(file)),
        (None, Some(name), None, None) => KeySource::Variable(name.to_owned()),
        (None, None, Some(name), Some(salt)) => KeySource::Passphrase { variable: name.to_owned(), salt: salt.to_owned() },
        (None, None, Some(_), None) => {
            return Err(ConfigError::new(node.at, "key", "a passphrase needs a `salt`: `omissis key salt` makes one"));
        }
        _ => {
            let problem =
                "say where the key is, in one way: `file`, `env`, or `passphrase_env` with `salt`; the key itself never stands here";
            return Err(ConfigError::new(node.at, "key", problem));
        }
    };
    Ok(source)
}

fn text<'n>(node: &'n Node, path: &str) -> Result<&'n str, ConfigError> {
    match &node.value {
        Value::Text(text) => Ok(text),
        other => Err(ConfigError::new(node.at, path, format!("expected a text, not {}", other.describe()))),
    }
}

fn number(node: &Node, path: &str) -> Result<f32, ConfigError> {
    match &node.value {
        Value::Number(number) => Ok(*number as f32),
        other => Err(ConfigError::new(node.at, path, format!("expected a number, not {}", other.describe()))),
    }
}

/// A table whose keys are known.
struct Table<'n> {
    path: &'n str,
    entries: &'n [(tree::Name, Node)],
}

impl<'n> Table<'n> {
    fn entries(node: &'n Node, path: &str) -> Result<&'n [(tree::Name, Node)], ConfigError> {
        match &node.value {
            Value::Table(entries) => Ok(entries),
            other => Err(ConfigError::new(node.at, path, format!("expected a table, not {}", other.describe()))),
        }
    }

    fn new(node: &'n Node, path: &'n str, known: &[&str]) -> Result<Self, ConfigError> {
        let entries = Self::entries(node, path)?;
        match entries.iter().find(|(name, _)| !known.contains(&name.text.as_str())) {
            Some((name, _)) => Err(ConfigError::unknown_key(name.at, path, &name.text, known)),
            None => Ok(Self { path, entries }),
        }
    }

    fn get(&self, name: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(known, _)| known.text == name).map(|(_, node)| node)
    }

    /// The texts of a list, each with its place.
    fn texts(&self, name: &str) -> Result<Vec<(Option<usize>, &'n str)>, ConfigError> {
        let Some(node) = self.get(name) else { return Ok(Vec::new()) };
        let path = format!("{}.{name}", self.path);
        match &node.value {
            Value::List(list) => list.iter().map(|node| text(node, &path).map(|text| (node.at, text))).collect(),
            other => Err(ConfigError::new(node.at, &path, format!("expected a list of texts, not {}", other.describe()))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use omissis::Redactor;

    fn read(text: &str) -> Result<Config, String> {
        Config::from_toml(text, Path::new(".")).map_err(|error| error.to_string())
    }

    #[test]
    fn the_template_is_a_document() {
        let config = read(TEMPLATE).unwrap();
        assert_eq!(config.policy, Policy::standard());
    }

    #[test]
    fn rules_are_read() {
        let config = read(
            "extends = 'strict'\nmin_confidence = 0.4\n[groups]\nadmission = 'omissis'\n[kinds]\niban = 'mask:2'\nphone = { action = 'mask', keep = 3 }\n\
             health = { action = 'label', family = 'remove', other = { action = 'omissis', min_confidence = 0.9 } }\n\
             [allow]\nnumbers = ['333 1234567']\n[fields]\ntext = ['message']\n[triage]\nreplies = 'r.toml'\n",
        )
        .unwrap();
        let action = |kind, subject| config.policy.action(kind, subject);
        assert_eq!(action(Kind::UndeclaredWork, None), Action::Omissis);
        assert_eq!(action(Kind::Iban, None), Action::Mask { keep: 2 });
        assert_eq!(action(Kind::Phone, None), Action::Mask { keep: 3 });
        assert_eq!(action(Kind::Health, Some(Subject::Family)), Action::Remove);
        assert_eq!(action(Kind::Health, Some(Subject::Other)), Action::Omissis);
        assert_eq!(config.fields.text, ["message"]);
        let text = "iban IT60X0542811101000000123456";
        assert_eq!(Redactor::new(config.policy).redact(text).text(), "iban [IBAN ***56]");
    }

    #[test]
    fn a_dict_is_read_like_a_file() {
        let value = serde_json::json!({"extends": "strict", "kinds": {"iban": {"action": "mask", "keep": 2}}});
        let config = Config::from_json(&value, Path::new(".")).unwrap();
        assert_eq!(config.policy, read("extends = 'strict'\nkinds.iban = 'mask:2'").unwrap().policy);
        let wrong = Config::from_json(&serde_json::json!({"kinds": {"ibna": "label"}}), Path::new(".")).unwrap_err();
        assert_eq!(wrong.to_string(), "kinds.ibna: unknown kind `ibna`: did you mean `iban`? `omissis kinds` lists them");
    }

    #[test]
    fn errors_name_line_and_suggestion() {
        for (text, expected) in [
            ("extends = 'standard'\n[knids]\n", "omissis.toml:2:2: unknown key `knids`: did you mean `kinds`?"),
            ("extends = 'standrad'\n", "omissis.toml:1:11: extends: unknown policy `standrad`: did you mean `standard`?"),
            ("[kinds]\n\nibann = 'label'\n", "omissis.toml:3:1: kinds.ibann: unknown kind `ibann`: did you mean `iban`?"),
            ("[groups]\nadmision = 'label'\n", "omissis.toml:2:1: groups.admision: unknown key `admision`: did you mean `admission`?"),
            ("[kinds]\niban = 'labl'\n", "omissis.toml:2:8: kinds.iban: unknown action `labl`: did you mean `label`?"),
            ("[kinds]\npin = 'mask'\n", "omissis.toml:2:7: kinds.pin: `mask` is not possible for `pin`: a part of a secret"),
            ("[kinds]\npin = { action = 'mask' }\n", "omissis.toml:2:18: kinds.pin: `mask` is not possible for `pin`"),
            ("[kinds]\niban = { action = 'mask', keep = 9 }\n", "omissis.toml:2:19: kinds.iban: a mask shows 1 to 6 characters, not 9"),
            ("[kinds]\niban = { acton = 'mask' }\n", "omissis.toml:2:10: kinds.iban: unknown key `acton`: did you mean `action`?"),
            ("[kinds]\niban = { family = 'keep' }\n", "omissis.toml:2:19: kinds.iban: `iban` has no subject"),
            ("[kinds]\niban = 'hash'\n", "omissis.toml:2:8: kinds.iban: `hash` needs a key: `omissis key new` makes one"),
            ("[kinds]\niban = 3\n", "omissis.toml:2:8: kinds.iban: expected a table, not a number"),
            ("min_confidence = 2\n", "omissis.toml:1:18: min_confidence: a confidence lies between 0 and 1"),
            ("[allow]\nvalues = ['x', '--']\n", "omissis.toml:2:16: allow.values: nothing in this value can be compared"),
            ("[hide.words]\nibann = ['x']\n", "omissis.toml:2:1: hide.words.ibann: unknown kind `ibann`: did you mean `iban`?"),
            ("[hide.words]\npin = ['x', '?']\n", "omissis.toml:2:13: hide.words.pin: nothing in this word can be compared"),
            ("[hide.patterns]\npin = ['(']\n", "omissis.toml:2:8: hide.patterns.pin: this is no pattern that can be used: "),
            ("[hide]\nword = ['x']\n", "omissis.toml:2:1: hide: unknown key `word`: did you mean `words`?"),
            ("[key]\nsecret = 'abc'\n", "omissis.toml:2:1: key: unknown key `secret`"),
            ("[key]\npassphrase_env = 'A'\n", "omissis.toml:1:1: key: a passphrase needs a `salt`"),
            ("extends = \n", "omissis.toml:1:"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.starts_with(expected), "{text:?}\n got {error}\nwant {expected}");
        }
    }

    #[test]
    fn the_file_is_found_upwards() {
        let folder = tempfile::tempdir().unwrap();
        let deep = folder.path().join("a/b");
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(folder.path().join(FILE), "extends = 'minimal'").unwrap();
        let found = find(&deep).unwrap();
        assert_eq!(found, folder.path().join(FILE));
        assert_eq!(Config::read(&found).unwrap().policy, Policy::minimal());
    }

    #[test]
    fn keys_come_from_files() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("k"), "a secret of the office\n").unwrap();
        let config = Config::from_toml("[kinds]\niban = 'pseudonym'\n[key]\nfile = 'k'\n", folder.path()).unwrap();
        assert_eq!(config.policy.key(), Some(&omissis::Key::new(b"a secret of the office").unwrap()));
        std::fs::write(folder.path().join("k"), "short\n").unwrap();
        let keyed = |key: &str| Config::from_toml(&format!("[kinds]\niban = 'hash'\n[key]\n{key}\n"), folder.path());
        let error = keyed("file = 'k'").unwrap_err().to_string();
        assert!(error.contains("the key has 5 bytes and needs at least 16") && !error.contains("short"), "{error}");
        let error = keyed("file = 'none'").unwrap_err().to_string();
        assert!(error.starts_with("omissis.toml:3:1: key: ") && error.contains("none: "), "{error}");
        let error = keyed("env = 'OMISSIS_NO_SUCH_VARIABLE'").unwrap_err().to_string();
        assert!(error.contains("the variable OMISSIS_NO_SUCH_VARIABLE is not set"), "{error}");
        assert!(Config::from_toml("[key]\nfile = 'none'\n", folder.path()).is_ok(), "no rule needs this key");
    }

    #[test]
    fn own_words_and_patterns_are_hidden() {
        let config = read(
            "extends = 'minimal'\n[hide.words]\nperson_name = ['don Peppe']\n[hide.patterns]\ncase_number = ['PRT-\\d{6}']\n[allow]\nvalues = ['don peppe']\n",
        )
        .unwrap();
        let redactor = Redactor::new(config.policy);
        assert_eq!(redactor.redact("ha detto DON  PEPPE, pratica prt-004217").text(), "ha detto [NOME], pratica [NUMERO PRATICA]");
        assert!(redactor.scan("abbandon peppe").is_empty());
        let again = redactor.redact("ha detto [NOME], pratica [NUMERO PRATICA]");
        assert!(again.findings().is_empty());
    }

    #[test]
    fn rules_of_the_command_line_leave_the_lists() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        std::fs::write(&file, "[kinds]\niban = 'keep'\n[allow]\nvalues = ['3331234567']\n[hide.words]\npin = ['apriti sesamo']\n").unwrap();
        let config = Config::read_with(&file, None, Some("minimal,phone")).unwrap();
        assert_eq!(config.policy.action(Kind::Iban, None), Action::Label);
        assert_eq!(config.counts().map(|(_, count)| count), [1, 1]);
        let error = Config::read_with(&file, None, Some("minmal")).unwrap_err().to_string();
        assert!(error.ends_with("--policy: unknown policy `minmal`: did you mean `minimal`?"), "{error}");
        let error = Config::read_with(&file, None, Some("minimal,iban=hash")).unwrap_err().to_string();
        assert!(error.contains("`hash` needs a key"), "{error}");
        std::fs::write(folder.path().join("k"), "a secret of the office\n").unwrap();
        let key = KeySource::File(folder.path().join("k"));
        assert!(Config::read_with(&file, Some(&key), Some("minimal,iban=hash")).unwrap().policy.key().is_some());
    }

    #[test]
    fn every_key_stands_in_the_schema() {
        let schema = schema().to_string();
        let keys = [TOP, RULE, ALLOW, HIDE, FIELDS, KEY, TRIAGE].concat();
        let kinds = Kind::ALL.iter().map(|kind| kind.id());
        for key in keys.into_iter().chain(kinds) {
            assert!(schema.contains(&format!("\"{key}\"")), "{key}");
        }
    }
}
