//! The Python binding: a thin layer that turns bytes into code points and errors into exceptions. It contains no rule.

mod arrow;
mod cores;
mod errors;

use cores::Threads;
use errors::{PolicyError, TextTypeError, refused, type_name, utf8};
use omissis::{Action, Kind, Policy, Positions};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use std::borrow::Cow;
use std::sync::OnceLock;

/// One thing that should not stay public. Offsets are Unicode code points of the text that was scanned.
#[pyclass(frozen, eq, module = "omissis")]
#[derive(Clone, PartialEq)]
struct Finding {
    inner: omissis::Finding,
    #[pyo3(get)]
    start: usize,
    #[pyo3(get)]
    end: usize,
}

#[pymethods]
impl Finding {
    #[getter]
    fn kind(&self) -> &'static str {
        self.inner.kind().id()
    }

    #[getter]
    fn group(&self) -> &'static str {
        self.inner.group().id()
    }

    #[getter]
    fn confidence(&self) -> f64 {
        // Two decimals, as the table of confidence rounds them: not the noise of a widened f32.
        (f64::from(self.inner.confidence()) * 100.0).round() / 100.0
    }

    #[getter]
    fn evidence(&self) -> Vec<&'static str> {
        self.inner.evidence().iter().map(omissis::Evidence::id).collect()
    }

    #[getter]
    fn subject(&self) -> Option<&'static str> {
        self.inner.subject().map(omissis::Subject::id)
    }

    #[getter]
    fn severity(&self) -> &'static str {
        self.inner.severity().id()
    }

    fn __repr__(&self) -> String {
        let subject = self.subject().map_or_else(String::new, |subject| format!(", subject='{subject}'"));
        format!("Finding(kind='{}', start={}, end={}, confidence={}{subject})", self.kind(), self.start, self.end, self.confidence())
    }
}

/// A clean text and what was hidden in it. Its `repr` shows no text.
#[pyclass(frozen, module = "omissis")]
struct Redaction {
    #[pyo3(get)]
    original: Py<PyString>,
    #[pyo3(get)]
    text: Py<PyString>,
    found: Vec<Finding>,
    edits: Vec<(usize, usize, String)>,
}

#[pymethods]
impl Redaction {
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.found.clone()
    }

    #[getter]
    fn edits(&self) -> Vec<(usize, usize, String)> {
        self.edits.clone()
    }

    #[pyo3(signature = (*, show_text = false, lang = "en"))]
    fn html<'py>(slf: &Bound<'py, Self>, show_text: bool, lang: &str) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("omissis.notebook")?.call_method1("redaction_html", (slf, show_text, lang))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        Self::html(slf, false, "en")
    }

    fn __str__(&self, py: Python<'_>) -> Py<PyString> {
        self.text.clone_ref(py)
    }

    fn __repr__(&self) -> String {
        format!("Redaction(findings={})", self.found.len())
    }
}

/// Scans and redacts texts under one policy. Thread-safe; build one and keep it.
#[pyclass(frozen, module = "omissis")]
struct Redactor {
    inner: omissis::Redactor,
    policy: String,
    actions: Vec<(Kind, Action)>,
}

#[pymethods]
impl Redactor {
    #[new]
    #[pyo3(signature = (policy = "standard", *, actions = None))]
    fn new(policy: &str, actions: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let mut built: Policy = policy.parse().map_err(refused)?;
        let mut changed = Vec::new();
        for (kind, action) in actions.map(|actions| actions.iter()).into_iter().flatten() {
            let kind = utf8(&kind, || "actions: a kind".to_owned())?.to_owned();
            let action = utf8(&action, || "actions: an action".to_owned())?;
            let kind = Kind::from_id(&kind).ok_or_else(|| refused(omissis::PolicyError::UnknownKind(kind)))?;
            let action = Action::from_id(action).map_err(refused)?;
            built = built.with(kind, action).map_err(refused)?;
            changed.push((kind, action));
        }
        Ok(Self { inner: omissis::Redactor::new(built), policy: policy.to_owned(), actions: changed })
    }

    fn redact(&self, text: &Bound<'_, PyAny>) -> PyResult<Redaction> {
        let given = utf8(text, the_text)?;
        let redaction = self.inner.redact(given);
        let found = convert(given, redaction.findings().to_vec());
        let mut positions = Positions::new(given);
        let edit = |edit: &omissis::Edit| {
            let (start, end) = positions.of(edit.span());
            (start.code_point, end.code_point, edit.replacement().to_owned())
        };
        let edits = redaction.edits().iter().map(edit).collect();
        let original = text.cast::<PyString>()?.clone().unbind();
        Ok(Redaction { original, text: same_or_new(text, &redaction)?.unbind(), found, edits })
    }

    fn scan(&self, text: &Bound<'_, PyAny>) -> PyResult<Vec<Finding>> {
        let given = utf8(text, the_text)?;
        Ok(convert(given, self.inner.scan(given)))
    }

    #[pyo3(signature = (texts, *, threads = None))]
    fn redact_many<'py>(&self, texts: &Bound<'py, PyAny>, threads: Option<Threads>) -> PyResult<Vec<Bound<'py, PyString>>> {
        let py = texts.py();
        let texts = items(texts)?;
        let given = texts_of(&texts)?;
        let redact = |at: usize| match self.inner.redact(given[at]).into_text() {
            Cow::Owned(text) => Some(text),
            Cow::Borrowed(_) => None,
        };
        let parts = py.detach(|| cores::share(given.len(), threads.as_ref(), |rows| rows.map(redact).collect::<Vec<_>>()));
        let item = |(new, old): (Option<String>, &Bound<'py, PyAny>)| match new {
            Some(text) => Ok(PyString::new(py, &text)),
            None => Ok(old.cast::<PyString>()?.clone()),
        };
        parts.into_iter().flatten().zip(&texts).map(item).collect()
    }

    #[pyo3(signature = (texts, *, threads = None))]
    fn scan_many(&self, texts: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<Vec<Vec<Finding>>> {
        let py = texts.py();
        let texts = items(texts)?;
        let given = texts_of(&texts)?;
        let scan = |at: usize| convert(given[at], self.inner.scan(given[at]));
        let parts = py.detach(|| cores::share(given.len(), threads.as_ref(), |rows| rows.map(scan).collect::<Vec<_>>()));
        Ok(parts.into_iter().flatten().collect())
    }

    #[pyo3(signature = (column, *, threads = None))]
    fn redact_arrow(&self, column: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<arrow::Column> {
        arrow::redact(&self.inner, column, threads.as_ref())
    }

    #[pyo3(signature = (column, *, threads = None))]
    fn scan_arrow(&self, column: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<arrow::Column> {
        arrow::scan(&self.inner, column, threads.as_ref())
    }

    fn __repr__(&self) -> String {
        if self.actions.is_empty() {
            return format!("Redactor(policy='{}')", self.policy);
        }
        let actions: Vec<_> = self.actions.iter().map(|(kind, action)| format!("'{kind}': '{action}'")).collect();
        format!("Redactor(policy='{}', actions={{{}}})", self.policy, actions.join(", "))
    }

    #[allow(clippy::type_complexity, reason = "the shape that pickle wants")]
    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<(Py<PyAny>, (String, Py<PyDict>))> {
        let py = slf.py();
        let this = slf.get();
        let actions = PyDict::new(py);
        for (kind, action) in &this.actions {
            actions.set_item(kind.id(), action.to_string())?;
        }
        let build = py.import("omissis")?.getattr("_rebuild")?.unbind();
        Ok((build, (this.policy.clone(), actions.unbind())))
    }
}

/// The clean text, under the standard policy.
#[pyfunction]
fn redact<'py>(text: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    static STANDARD: OnceLock<omissis::Redactor> = OnceLock::new();
    same_or_new(text, &STANDARD.get_or_init(omissis::Redactor::default).redact(utf8(text, the_text)?))
}

/// What was found in `text` under the policy with this name.
#[pyfunction]
#[pyo3(signature = (text, policy = "standard"))]
fn scan(text: &Bound<'_, PyAny>, policy: &str) -> PyResult<Vec<Finding>> {
    static BUILT: [OnceLock<omissis::Redactor>; 3] = [const { OnceLock::new() }; 3];
    let place = ["minimal", "standard", "strict"].iter().position(|name| *name == policy);
    let built: Policy = policy.parse().map_err(refused)?;
    let given = utf8(text, the_text)?;
    let redactor = place.map_or_else(
        || omissis::Redactor::new(built.clone()),
        |place| BUILT[place].get_or_init(|| omissis::Redactor::new(built.clone())).clone(),
    );
    Ok(convert(given, redactor.scan(given)))
}

/// The table of kinds, as dictionaries in the order of the guide.
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

/// The manual page of a kind, in Markdown.
#[pyfunction]
fn explain(kind: &str) -> PyResult<&'static str> {
    let known = Kind::from_id(kind).ok_or_else(|| refused(omissis::PolicyError::UnknownKind(kind.to_owned())))?;
    let page = omissis::detectors().iter().find(|detector| detector.kind() == known).map(|detector| detector.manual());
    page.ok_or_else(|| PolicyError::new_err(format!("kind `{kind}` has no detector yet")))
}

fn the_text() -> String {
    "the text".to_owned()
}

/// A clean text is handed back as the very object that came in.
fn same_or_new<'py>(text: &Bound<'py, PyAny>, redaction: &omissis::Redaction<'_>) -> PyResult<Bound<'py, PyString>> {
    if redaction.edits().is_empty() { Ok(text.cast::<PyString>()?.clone()) } else { Ok(PyString::new(text.py(), redaction.text())) }
}

fn convert(text: &str, findings: Vec<omissis::Finding>) -> Vec<Finding> {
    let mut positions = Positions::new(text);
    findings
        .into_iter()
        .map(|inner| {
            let (start, end) = positions.of(inner.span());
            Finding { inner, start: start.code_point, end: end.code_point }
        })
        .collect()
}

/// The items of an iterable, held while their bytes are read.
fn items<'py>(texts: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    if texts.is_instance_of::<PyString>() {
        return Err(TextTypeError::new_err("expected an iterable of str, not a single str"));
    }
    let items = texts.try_iter().map_err(|_| TextTypeError::new_err(format!("expected an iterable of str, not {}", type_name(texts))))?;
    items.collect()
}

/// The bytes of the items; one that is no `str` is an error that names its place, never its value.
fn texts_of<'a>(items: &'a [Bound<'_, PyAny>]) -> PyResult<Vec<&'a str>> {
    items.iter().enumerate().map(|(place, item)| utf8(item, || format!("item {place}"))).collect()
}

/// The compiled part of `omissis`.
#[pymodule(gil_used = false)]
fn _omissis(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", omissis::VERSION)?;
    module.add_class::<Finding>()?;
    module.add_class::<Redaction>()?;
    module.add_class::<Redactor>()?;
    module.add_function(wrap_pyfunction!(redact, module)?)?;
    module.add_function(wrap_pyfunction!(scan, module)?)?;
    module.add_function(wrap_pyfunction!(kinds, module)?)?;
    module.add_function(wrap_pyfunction!(explain, module)?)
}
