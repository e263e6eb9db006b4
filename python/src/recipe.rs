//! What a Redactor is built from: kept so that a pickle can carry it. It holds the key's bytes only when the pickle is to carry them.

use crate::errors::{PolicyError, SecretKeyError, refused, type_name, utf8};
use omissis::{Action, Key, Policy, Target};
use omissis_config::{Config, ConfigError, KeySource};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyBytesMethods, PyDict, PyMapping, PyString, PyTuple};
use pyo3::{IntoPyObjectExt, intern};
use serde_json::Value;
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Where the rules come from.
#[derive(Clone)]
enum Source {
    /// A built-in policy, with single kinds changed.
    Rules(String),
    /// A file as it was when it was read.
    Toml { text: String, file: PathBuf },
    /// A document like that of the file.
    Json(Value),
}

/// What a Redactor is built from.
#[derive(Clone)]
pub(crate) struct Recipe {
    source: Source,
    /// As they were given, in their order.
    actions: Vec<(String, Action)>,
    allow: Option<Value>,
    key: Option<Key>,
    /// The bytes of the key, when pickles carry it.
    secret: Option<Zeroizing<Vec<u8>>>,
}

impl Recipe {
    /// Reads the arguments of a Redactor.
    pub(crate) fn new(policy: &Bound<'_, PyAny>, actions: Option<&Bound<'_, PyAny>>, allow: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let actions = actions.map(read_actions).transpose()?.unwrap_or_default();
        let allow = allow.map(read_allow).transpose()?;
        Ok(Self { source: Source::new(policy)?, actions, allow, key: None, secret: None })
    }

    /// The same with a key; pickles carry it when they are to.
    pub(crate) fn with_key(mut self, key: &Bound<'_, PyAny>, pickled: bool) -> PyResult<Self> {
        let secret = secret(key)?;
        self.key = Some(Key::new(&secret).map_err(refused)?);
        self.secret = pickled.then_some(secret);
        Ok(self)
    }

    pub(crate) fn policy(&self) -> PyResult<Policy> {
        let given = self.key.clone().map(KeySource::Given);
        let mut config = match &self.source {
            Source::Rules(rules) => Config::of_policy(Policy::parse(rules, self.key.clone()).map_err(refused)?),
            Source::Toml { text, file } => Config::from_toml_with(text, file, given.as_ref()).map_err(wrong)?,
            Source::Json(document) => Config::from_json_with(document, Path::new(""), given.as_ref()).map_err(wrong)?,
        };
        if let Some(lists) = &self.allow {
            config = config.allowing(lists).map_err(wrong)?;
        }
        let mut policy = config.policy;
        if let Some(key) = &self.key {
            policy = policy.with_key(key.clone());
        }
        for (target, action) in &self.actions {
            if action.needs_key()
                && policy.key().is_none()
                && let Some(source) = &config.key
            {
                policy = policy.with_key(source.read().map_err(SecretKeyError::new_err)?);
            }
            policy = policy.with(target.parse::<Target>().map_err(refused)?, *action).map_err(refused)?;
        }
        Ok(policy)
    }

    /// True when a key was given that pickles do not carry.
    pub(crate) const fn keeps_key(&self) -> bool {
        self.key.is_some() && self.secret.is_none()
    }

    /// The policy in a word.
    pub(crate) fn name(&self) -> String {
        match &self.source {
            Source::Rules(rules) => rules.clone(),
            Source::Toml { file, .. } => file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            Source::Json(document) => document.get("extends").and_then(Value::as_str).unwrap_or("standard").to_owned(),
        }
    }

    pub(crate) fn describe(&self) -> String {
        let mut out = match &self.source {
            Source::Rules(rules) => format!("policy='{rules}'"),
            Source::Toml { file, .. } => format!("policy='{}'", file.display()),
            Source::Json(_) => "policy={...}".to_owned(),
        };
        if !self.actions.is_empty() {
            let actions: Vec<_> = self.actions.iter().map(|(target, action)| format!("'{target}': '{action}'")).collect();
            out.push_str(&format!(", actions={{{}}}", actions.join(", ")));
        }
        // What may stay, and the key, are the office's own business.
        out.push_str(if self.allow.is_some() { ", allow=..." } else { "" });
        out.push_str(if self.key.is_some() { ", key=..." } else { "" });
        out
    }

    /// What a pickle carries.
    pub(crate) fn pickled<'py>(&self, py: Python<'py>, locked: bool) -> PyResult<Bound<'py, PyTuple>> {
        let source = match &self.source {
            Source::Rules(rules) => ("rules", rules.clone(), None),
            Source::Toml { text, file } => ("toml", text.clone(), Some(file)),
            Source::Json(document) => ("json", document.to_string(), None),
        };
        let actions = PyDict::new(py);
        self.actions.iter().try_for_each(|(target, action)| actions.set_item(target, action.to_string()))?;
        let parts = [
            source.into_bound_py_any(py)?,
            actions.into_any(),
            self.allow.as_ref().map(Value::to_string).into_bound_py_any(py)?,
            self.secret.as_ref().map(|secret| PyBytes::new(py, secret)).into_bound_py_any(py)?,
            locked.into_bound_py_any(py)?,
        ];
        PyTuple::new(py, parts)
    }

    /// What a pickle carried.
    pub(crate) fn unpickled(
        (form, text, file): (&str, String, Option<PathBuf>),
        actions: &Bound<'_, PyAny>,
        allow: Option<&str>,
        secret: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let json = |text: &str| serde_json::from_str(text).map_err(|_| PyValueError::new_err("this is no pickle of a Redactor"));
        let source = match form {
            "toml" => Source::Toml { text, file: file.unwrap_or_default() },
            "json" => Source::Json(json(&text)?),
            _ => Source::Rules(text),
        };
        let allow = allow.map(json).transpose()?;
        let recipe = Self { source, actions: read_actions(actions)?, allow, key: None, secret: None };
        match secret {
            Some(secret) => recipe.with_key(secret, true),
            None => Ok(recipe),
        }
    }
}

impl Source {
    fn new(policy: &Bound<'_, PyAny>) -> PyResult<Self> {
        if policy.is_instance_of::<PyString>() {
            let text = utf8(policy, || "the policy".to_owned())?;
            return if omissis_config::is_file(Path::new(text)) {
                Self::file(PathBuf::from(text))
            } else {
                Ok(Self::Rules(text.to_owned()))
            };
        }
        if let Ok(mapping) = policy.cast::<PyMapping>() {
            return json(mapping, "the policy").map(Self::Json);
        }
        if policy.hasattr(intern!(policy.py(), "__fspath__"))? {
            return Self::file(policy.extract()?);
        }
        Err(PolicyError::new_err(format!("the policy must be a name, a file or a dict, not {}", type_name(policy))))
    }

    fn file(file: PathBuf) -> PyResult<Self> {
        let text = std::fs::read_to_string(&file).map_err(|error| PolicyError::new_err(format!("{}: {error}", file.display())))?;
        // Workers stand in other folders: what the file names is found from where it lies.
        let file = std::path::absolute(&file).unwrap_or(file);
        Ok(Self::Toml { text, file })
    }
}

fn wrong(error: ConfigError) -> PyErr {
    PolicyError::new_err(error.to_string())
}

fn read_actions(actions: &Bound<'_, PyAny>) -> PyResult<Vec<(String, Action)>> {
    let Ok(actions) = actions.cast::<PyMapping>() else {
        return Err(PolicyError::new_err(format!(
            "actions must be a dict of kinds and what is done with them, not {}",
            type_name(actions)
        )));
    };
    let mut read = Vec::new();
    for item in actions.items()?.iter() {
        let (target, action): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let target = utf8(&target, || "actions: a kind".to_owned())?.to_owned();
        let action = utf8(&action, || format!("actions: the action of {target}"))?;
        let action = Action::from_id(action).map_err(refused)?;
        read.push((target, action));
    }
    Ok(read)
}

/// Lists by name, or a list of values of any kind.
fn read_allow(allow: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = allow.py();
    let lists = PyDict::new(py);
    let list = |of: &Bound<'_, PyAny>, name: &str| {
        let refused = || PolicyError::new_err(format!("allow{name} must be a list of str, not {}", type_name(of)));
        if of.is_instance_of::<PyString>() || of.is_instance_of::<PyBytes>() {
            return Err(refused());
        }
        of.try_iter().map_err(|_| refused())?.map(|item| Ok(utf8(&item?, || format!("allow{name}: a value"))?.to_owned())).collect()
    };
    match allow.cast::<PyMapping>() {
        Ok(mapping) => {
            for item in mapping.items()?.iter() {
                let (name, values): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
                let name = utf8(&name, || "allow: the name of a list".to_owned())?;
                lists.set_item(name, list(&values, &format!("['{name}']"))?)?;
            }
        }
        Err(_) => {
            let values: Vec<String> = list(allow, "")?;
            lists.set_item("values", values)?;
        }
    }
    json(lists.as_mapping(), "allow")
}

/// A document of Python as one of JSON.
fn json(mapping: &Bound<'_, PyMapping>, what: &str) -> PyResult<Value> {
    let py = mapping.py();
    let arguments = PyDict::new(py);
    arguments.set_item("allow_nan", false)?;
    let plain = py.import("builtins")?.call_method1("dict", (mapping,))?;
    let text = py.import("json")?.call_method("dumps", (plain,), Some(&arguments));
    // What Python says of it may quote it.
    let text: Option<String> = text.and_then(|text| text.extract()).ok();
    let document = text.and_then(|text| serde_json::from_str(&text).ok());
    document.ok_or_else(|| PolicyError::new_err(format!("{what} may hold dicts, lists, str and numbers only, as omissis.toml does")))
}

/// The bytes of a key.
pub(crate) fn secret(key: &Bound<'_, PyAny>) -> PyResult<Zeroizing<Vec<u8>>> {
    if let Ok(bytes) = key.cast::<PyBytes>() {
        return Ok(Zeroizing::new(bytes.as_bytes().to_vec()));
    }
    if key.is_instance_of::<PyString>() {
        // As a secret scope or an environment variable gives it; a file that ends with its line is read like this too.
        let text = utf8(key, || "the key".to_owned())?;
        return Ok(Zeroizing::new(text.trim_end_matches(['\r', '\n']).as_bytes().to_vec()));
    }
    Err(SecretKeyError::new_err(format!("the key must be bytes or a str, not {}", type_name(key))))
}
