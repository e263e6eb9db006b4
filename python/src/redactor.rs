//! The Redactor, and lists of texts.

use crate::arrow;
use crate::cores::{self, Threads};
use crate::errors::{SecretKeyError, TextTypeError, refused, the_text, type_name, utf8};
use crate::finding::{Finding, convert};
use crate::recipe::Recipe;
use crate::redaction::{Redaction, aside};
use crate::report::{self, Report};
use omissis::{Action, Conversation, Kind};
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use std::borrow::Cow;
use std::path::PathBuf;

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor"))]
#[pyclass(frozen, module = "omissis")]
pub(crate) struct Redactor {
    /// `None` when it came out of a pickle without the key that it needs.
    inner: Option<omissis::Redactor>,
    recipe: Recipe,
}

impl Redactor {
    fn build(recipe: Recipe) -> PyResult<Self> {
        Ok(Self { inner: Some(omissis::Redactor::new(recipe.policy()?)), recipe })
    }

    pub(crate) fn engine(&self) -> PyResult<&omissis::Redactor> {
        let locked = || SecretKeyError::new_err("this Redactor comes out of a pickle, which carries no key: give it back by `with_key`");
        self.inner.as_ref().ok_or_else(locked)
    }

    /// The Redactor that was given, or one of the policy that was given: a name, a file or a dict.
    pub(crate) fn of(py: Python<'_>, policy: Option<&Bound<'_, PyAny>>) -> PyResult<Py<Self>> {
        match policy.map(|policy| policy.cast::<Self>()) {
            Some(Ok(redactor)) => Ok(redactor.clone().unbind()),
            _ => Py::new(py, Self::new(py, policy, None, None, None, false)?),
        }
    }

    /// The policy in a word.
    pub(crate) fn name(&self) -> String {
        self.recipe.name()
    }

    fn needs_key(&self) -> bool {
        let Some(inner) = &self.inner else { return true };
        let subjects = || [None, Some(omissis::Subject::Writer), Some(omissis::Subject::Family), Some(omissis::Subject::Other)];
        Kind::ALL.iter().any(|&kind| subjects().into_iter().any(|subject| inner.policy().action(kind, subject).needs_key()))
    }
}

#[pymethods]
impl Redactor {
    #[new]
    #[pyo3(signature = (policy = None, *, actions = None, allow = None, key = None, pickle_key = false),
           text_signature = "(policy='standard', *, actions=None, allow=None, key=None, pickle_key=False)")]
    fn new(
        py: Python<'_>,
        policy: Option<&Bound<'_, PyAny>>,
        actions: Option<&Bound<'_, PyAny>>,
        allow: Option<&Bound<'_, PyAny>>,
        key: Option<&Bound<'_, PyAny>>,
        pickle_key: bool,
    ) -> PyResult<Self> {
        let standard = PyString::new(py, STANDARD).into_any();
        let recipe = Recipe::new(policy.unwrap_or(&standard), actions, allow)?;
        Self::build(key.map_or(Ok(recipe.clone()), |key| recipe.with_key(key, pickle_key))?)
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.with_key"))]
    #[pyo3(signature = (key, *, pickle_key = false))]
    fn with_key(&self, key: &Bound<'_, PyAny>, pickle_key: bool) -> PyResult<Self> {
        Self::build(self.recipe.clone().with_key(key, pickle_key)?)
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.redact"))]
    fn redact(&self, text: &Bound<'_, PyAny>) -> PyResult<Redaction> {
        let engine = self.engine()?;
        Redaction::of(text, |given| engine.redact(given))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.scan"))]
    fn scan(&self, text: &Bound<'_, PyAny>) -> PyResult<Vec<Finding>> {
        scan_with(self.engine()?, text)
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.redact_many"))]
    #[pyo3(signature = (texts, *, threads = None))]
    fn redact_many<'py>(&self, texts: &Bound<'py, PyAny>, threads: Option<Threads>) -> PyResult<Vec<Bound<'py, PyString>>> {
        let engine = self.engine()?;
        redact_all(texts.py(), &items(texts)?, threads.as_ref(), |_, text| engine.redact(text).into_text())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.scan_many"))]
    #[pyo3(signature = (texts, *, threads = None))]
    fn scan_many(&self, texts: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<Vec<Vec<Finding>>> {
        let engine = self.engine()?;
        scan_all(texts.py(), &items(texts)?, threads.as_ref(), |_, text| engine.scan(text))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.redact_arrow"))]
    #[pyo3(signature = (column, *, threads = None))]
    fn redact_arrow(&self, column: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<arrow::Column> {
        arrow::redact(self.engine()?, column, threads.as_ref())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.scan_arrow"))]
    #[pyo3(signature = (column, *, threads = None))]
    fn scan_arrow(&self, column: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<arrow::Column> {
        arrow::scan(self.engine()?, column, threads.as_ref())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.pseudonym"))]
    #[pyo3(signature = (value, kind = None))]
    fn pseudonym(&self, value: &Bound<'_, PyAny>, kind: Option<&str>) -> PyResult<String> {
        let value = utf8(value, || "the value".to_owned())?;
        let kind = match kind {
            Some(id) => Kind::from_id(id).ok_or_else(|| refused(omissis::PolicyError::UnknownKind(id.to_owned())))?,
            None => Conversation::kind_of_author(value),
        };
        let key = self.engine()?.policy().key().ok_or_else(|| refused(omissis::PolicyError::NoKey(Action::Pseudonym.id())))?;
        Ok(key.pseudonym(kind, value))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.reveal"))]
    fn reveal<'py>(&self, text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
        let given = utf8(text, the_text)?;
        let key = self.engine()?.policy().key().ok_or_else(|| refused(omissis::PolicyError::NoKey("reveal")))?;
        match key.reveal(given).map_err(refused)? {
            Cow::Borrowed(_) => Ok(text.cast::<PyString>()?.clone()),
            Cow::Owned(plain) => Ok(PyString::new(text.py(), &plain)),
        }
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redactor.report"))]
    #[pyo3(signature = (texts, *, times = None, name = "comments", threads = None))]
    fn report(&self, texts: &Bound<'_, PyAny>, times: Option<&Bound<'_, PyAny>>, name: &str, threads: Option<Threads>) -> PyResult<Report> {
        report::report(self, texts, times, name, threads.as_ref())
    }

    /// True when a pickle of it could not be used as it comes: it needs its key, and pickles do not carry it.
    #[getter]
    fn _locked_by_pickle(&self) -> bool {
        self.inner.is_none() || self.recipe.keeps_key() && self.needs_key()
    }

    /// Tells Redactors with different keys apart, for engines that name a task by what it works with. Says nothing of the key.
    #[getter]
    fn _key_mark(&self) -> Option<String> {
        Some(self.inner.as_ref()?.policy().key()?.hash(Kind::PersonName, "which key is this"))
    }

    /// For tables with authors: names and accounts that the policy would label get pseudonyms, under its key or else under this one.
    fn _for_authors(&self, key: &Bound<'_, PyAny>) -> PyResult<Self> {
        let recipe = self.recipe.clone();
        let mut policy = self.engine()?.policy().clone();
        let recipe = if policy.key().is_some() { recipe } else { recipe.with_key(key, false)? };
        if policy.key().is_none() {
            policy = recipe.policy()?;
        }
        for kind in [Kind::PersonName, Kind::ProfileLink] {
            if policy.action(kind, None) == Action::Label {
                policy = policy.with(kind, Action::Pseudonym).map_err(refused)?;
            }
        }
        Ok(Self { inner: Some(omissis::Redactor::new(policy)), recipe })
    }

    /// It cannot change: a copy would be the same, and a pickle of it might lack the key.
    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }

    fn __repr__(&self) -> String {
        format!("Redactor({})", self.recipe.describe())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, this) = (slf.py(), slf.get());
        let locked = this._locked_by_pickle();
        Ok((py.import("omissis._omissis")?.getattr("_rebuild")?, this.recipe.pickled(py, locked)?))
    }
}

const STANDARD: &str = "standard";

/// A Redactor out of a pickle.
#[pyfunction]
#[pyo3(name = "_rebuild")]
pub(crate) fn unpickled(
    source: (String, String, Option<PathBuf>),
    actions: &Bound<'_, PyAny>,
    allow: Option<&str>,
    secret: Option<&Bound<'_, PyAny>>,
    locked: bool,
) -> PyResult<Redactor> {
    let (form, text, file) = source;
    let recipe = Recipe::unpickled((&form, text, file), actions, allow, secret)?;
    if locked { Ok(Redactor { inner: None, recipe }) } else { Redactor::build(recipe) }
}

/// The findings of one text.
pub(crate) fn scan_with(engine: &omissis::Redactor, text: &Bound<'_, PyAny>) -> PyResult<Vec<Finding>> {
    let given = utf8(text, the_text)?;
    Ok(convert(given, &aside(text.py(), given, |given| engine.scan(given))))
}

/// The clean texts, in order: `redact` is told the place of each.
pub(crate) fn redact_all<'py>(
    py: Python<'py>,
    texts: &[Bound<'py, PyAny>],
    threads: Option<&Threads>,
    redact: impl for<'t> Fn(usize, &'t str) -> Cow<'t, str> + Sync + Send,
) -> PyResult<Vec<Bound<'py, PyString>>> {
    let given = texts_of(texts)?;
    let changed = |at: usize| match redact(at, given[at]) {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(_) => None,
    };
    let parts = py.detach(|| cores::share(given.len(), threads, |rows| rows.map(changed).collect::<Vec<_>>()));
    let item = |(new, old): (Option<String>, &Bound<'py, PyAny>)| match new {
        Some(text) => Ok(PyString::new(py, &text)),
        None => Ok(old.cast::<PyString>()?.clone()),
    };
    parts.into_iter().flatten().zip(texts).map(item).collect()
}

/// The findings of the texts, in order.
pub(crate) fn scan_all(
    py: Python<'_>,
    texts: &[Bound<'_, PyAny>],
    threads: Option<&Threads>,
    scan: impl Fn(usize, &str) -> Vec<omissis::Finding> + Sync + Send,
) -> PyResult<Vec<Vec<Finding>>> {
    let given = texts_of(texts)?;
    let found = |at: usize| convert(given[at], &scan(at, given[at]));
    let parts = py.detach(|| cores::share(given.len(), threads, |rows| rows.map(found).collect::<Vec<_>>()));
    Ok(parts.into_iter().flatten().collect())
}

/// The items of an iterable, held while their bytes are read.
pub(crate) fn items<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    if texts.is_instance_of::<PyString>() {
        return Err(TextTypeError::new_err("expected an iterable of str, not a single str"));
    }
    let items = texts.try_iter().map_err(|_| TextTypeError::new_err(format!("expected an iterable of str, not {}", type_name(texts))))?;
    items.collect()
}

/// The bytes of the items; one that is no `str` is an error that names its place, never its value.
pub(crate) fn texts_of<'a>(items: &'a [Bound<'_, PyAny>]) -> PyResult<Vec<&'a str>> {
    items.iter().enumerate().map(|(place, item)| utf8(item, || format!("item {place}"))).collect()
}
