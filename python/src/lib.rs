//! The Python binding: a thin layer that turns bytes into code points and errors into exceptions. It contains no rule.
//! What Python shows of a class or function is its docstring in the stubs (see `build.rs`).

#![allow(clippy::doc_lazy_continuation, clippy::doc_overindented_list_items, rustdoc::all, reason = "docstrings of Python")]

mod arrow;
mod conversation;
mod cores;
mod errors;
mod finding;
mod recipe;
mod redaction;
mod redactor;
mod report;

use conversation::Conversation;
use errors::{PolicyError, refused, the_text, utf8};
use finding::Finding;
use omissis::{Key, Kind};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use redaction::{Redaction, aside, same_or_new};
use redactor::{Redactor, scan_with};
use report::Report;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The Redactor of a built-in policy, built once; `None` for every other policy.
fn built_in(policy: Option<&Bound<'_, PyAny>>) -> Option<&'static omissis::Redactor> {
    static BUILT: [OnceLock<omissis::Redactor>; 3] = [const { OnceLock::new() }; 3];
    const NAMES: [&str; 3] = ["standard", "strict", "minimal"];
    let place = match policy {
        None => 0,
        Some(policy) => {
            let name = policy.cast::<PyString>().ok()?.to_str().ok()?;
            NAMES.iter().position(|known| *known == name)?
        }
    };
    Some(BUILT[place].get_or_init(|| omissis::Redactor::new(omissis::Policy::named(NAMES[place]).unwrap_or_default())))
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/redact"))]
#[pyfunction]
#[pyo3(signature = (text, policy = None), text_signature = "(text, policy='standard')")]
fn redact<'py>(text: &Bound<'py, PyAny>, policy: Option<&Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyString>> {
    let with = |engine: &omissis::Redactor| {
        let given = utf8(text, the_text)?;
        same_or_new(text, &aside(text.py(), given, |given| engine.redact(given)))
    };
    match built_in(policy) {
        Some(engine) => with(engine),
        None => with(Redactor::of(text.py(), policy)?.get().engine()?),
    }
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/scan"))]
#[pyfunction]
#[pyo3(signature = (text, policy = None), text_signature = "(text, policy='standard')")]
fn scan(text: &Bound<'_, PyAny>, policy: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<Finding>> {
    match built_in(policy) {
        Some(engine) => scan_with(engine, text),
        None => scan_with(Redactor::of(text.py(), policy)?.get().engine()?, text),
    }
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/reveal"))]
#[pyfunction]
fn reveal<'py>(text: &Bound<'py, PyAny>, key: &Bound<'_, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let given = utf8(text, the_text)?;
    let key = Key::new(&recipe::secret(key)?).map_err(refused)?;
    match key.reveal(given).map_err(refused)? {
        Cow::Borrowed(_) => Ok(text.cast::<PyString>()?.clone()),
        Cow::Owned(plain) => Ok(PyString::new(text.py(), &plain)),
    }
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/kinds"))]
#[pyfunction]
fn kinds(py: Python<'_>) -> PyResult<Vec<Py<PyDict>>> {
    Kind::ALL
        .iter()
        .map(|kind| {
            let (info, row) = (kind.info(), PyDict::new(py));
            row.set_item("kind", info.id)?;
            row.set_item("group", info.group.id())?;
            row.set_item("policy", info.level.id())?;
            row.set_item("severity", info.severity.id())?;
            row.set_item("italian", info.italian)?;
            row.set_item("english", info.english)?;
            row.set_item("label", format!("[{}]", info.label))?;
            row.set_item("legal_basis", info.legal_basis)?;
            Ok(row.unbind())
        })
        .collect()
}

#[doc = include_str!(concat!(env!("OUT_DIR"), "/explain"))]
#[pyfunction]
fn explain(kind: &str) -> PyResult<&'static str> {
    let known = Kind::from_id(kind).ok_or_else(|| refused(omissis::PolicyError::UnknownKind(kind.to_owned())))?;
    let page = omissis::detectors().iter().find(|detector| detector.kind() == known).map(|detector| detector.manual());
    page.ok_or_else(|| PolicyError::new_err(format!("kind `{kind}` has no detector yet")))
}

/// The compiled part of `omissis`.
#[pymodule(gil_used = false)]
fn _omissis(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", omissis::VERSION)?;
    module.add_class::<Conversation>()?;
    module.add_class::<Finding>()?;
    module.add_class::<Redaction>()?;
    module.add_class::<Redactor>()?;
    module.add_class::<Report>()?;
    module.add_function(wrap_pyfunction!(redact, module)?)?;
    module.add_function(wrap_pyfunction!(scan, module)?)?;
    module.add_function(wrap_pyfunction!(reveal, module)?)?;
    module.add_function(wrap_pyfunction!(kinds, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)?;
    module.add_function(wrap_pyfunction!(finding::unpickled, module)?)?;
    module.add_function(wrap_pyfunction!(redactor::unpickled, module)?)
}
