//! A redaction as Python sees it.

use crate::errors::{the_text, utf8};
use crate::finding::{Finding, convert};
use omissis::Positions;
use pyo3::prelude::*;
use pyo3::types::PyString;

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction"))]
#[pyclass(frozen, module = "omissis")]
pub(crate) struct Redaction {
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction.original"))]
    #[pyo3(get)]
    original: Py<PyString>,
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction.text"))]
    #[pyo3(get)]
    text: Py<PyString>,
    found: Vec<Finding>,
    edits: Vec<(usize, usize, String)>,
}

impl Redaction {
    /// What `work` makes of a `str`.
    pub(crate) fn of<'t>(text: &'t Bound<'_, PyAny>, work: impl FnOnce(&'t str) -> omissis::Redaction<'t> + Send) -> PyResult<Self> {
        let given = utf8(text, the_text)?;
        let redaction = aside(text.py(), given, work);
        let found = convert(given, redaction.findings());
        let mut positions = Positions::new(given);
        let edit = |edit: &omissis::Edit| {
            let (start, end) = positions.of(edit.span());
            (start.code_point, end.code_point, edit.replacement().to_owned())
        };
        let edits = redaction.edits().iter().map(edit).collect();
        let original = text.cast::<PyString>()?.clone().unbind();
        Ok(Self { original, text: same_or_new(text, &redaction)?.unbind(), found, edits })
    }
}

#[pymethods]
impl Redaction {
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction.findings"))]
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.found.clone()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction.edits"))]
    #[getter]
    fn edits(&self) -> Vec<(usize, usize, String)> {
        self.edits.clone()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Redaction.html"))]
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

/// A clean text is handed back as the very object that came in.
pub(crate) fn same_or_new<'py>(text: &Bound<'py, PyAny>, redaction: &omissis::Redaction<'_>) -> PyResult<Bound<'py, PyString>> {
    if redaction.edits().is_empty() { Ok(text.cast::<PyString>()?.clone()) } else { Ok(PyString::new(text.py(), redaction.text())) }
}

/// Does `work` without the GIL when the text is longer than a comment: giving the GIL away costs more than a comment takes.
pub(crate) fn aside<'t, T: Send>(py: Python<'_>, text: &'t str, work: impl FnOnce(&'t str) -> T + Send) -> T {
    const LONG: usize = 16 << 10;
    if text.len() < LONG { work(text) } else { py.detach(|| work(text)) }
}
