//! Findings as Python sees them: code points instead of bytes.

use crate::errors::refused;
use omissis::{Evidence, EvidenceSet, Kind, Positions, Subject};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};
use std::hash::{DefaultHasher, Hash, Hasher};

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding"))]
#[pyclass(frozen, eq, module = "omissis")]
#[derive(Clone, PartialEq)]
pub(crate) struct Finding {
    inner: Kind,
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.start"))]
    #[pyo3(get)]
    pub(crate) start: usize,
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.end"))]
    #[pyo3(get)]
    pub(crate) end: usize,
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.confidence"))]
    #[pyo3(get)]
    pub(crate) confidence: f64,
    cues: EvidenceSet,
    who: Option<Subject>,
}

impl Finding {
    fn new(finding: &omissis::Finding, start: usize, end: usize) -> Self {
        // Two decimals, as the table of confidence rounds them: not the noise of a widened f32.
        let confidence = (f64::from(finding.confidence()) * 100.0).round() / 100.0;
        Self { inner: finding.kind(), start, end, confidence, cues: finding.evidence(), who: finding.subject() }
    }
}

/// The fields of a finding, in the order in which columns and dictionaries hold them.
const FIELDS: [&str; 8] = ["kind", "group", "start", "end", "confidence", "evidence", "subject", "severity"];

#[pymethods]
impl Finding {
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.kind"))]
    #[getter]
    pub(crate) fn kind(&self) -> &'static str {
        self.inner.id()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.group"))]
    #[getter]
    pub(crate) fn group(&self) -> &'static str {
        self.inner.group().id()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.evidence"))]
    #[getter]
    pub(crate) fn evidence(&self) -> Vec<&'static str> {
        self.cues.iter().map(Evidence::id).collect()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.subject"))]
    #[getter]
    pub(crate) fn subject(&self) -> Option<&'static str> {
        self.who.map(Subject::id)
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.severity"))]
    #[getter]
    pub(crate) fn severity(&self) -> &'static str {
        self.inner.severity().id()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Finding.to_dict"))]
    fn to_dict<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyDict>> {
        let row = PyDict::new(slf.py());
        FIELDS.iter().try_for_each(|field| row.set_item(field, slf.getattr(*field)?))?;
        Ok(row)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (self.inner as usize, self.start, self.end, self.who.map(Subject::id)).hash(&mut hasher);
        hasher.finish()
    }

    fn __repr__(&self) -> String {
        let subject = self.subject().map_or_else(String::new, |subject| format!(", subject='{subject}'"));
        format!("Finding(kind='{}', start={}, end={}, confidence={}{subject})", self.kind(), self.start, self.end, self.confidence)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let (py, this) = (slf.py(), slf.get());
        let parts = [
            this.kind().into_bound_py_any(py)?,
            this.start.into_bound_py_any(py)?,
            this.end.into_bound_py_any(py)?,
            this.confidence.into_bound_py_any(py)?,
            this.evidence().into_bound_py_any(py)?,
            this.subject().into_bound_py_any(py)?,
        ];
        Ok((py.import("omissis._omissis")?.getattr("_finding")?, PyTuple::new(py, parts)?))
    }
}

/// A finding out of a pickle.
#[pyfunction]
#[pyo3(name = "_finding")]
pub(crate) fn unpickled(
    kind: &str,
    start: usize,
    end: usize,
    confidence: f64,
    evidence: Vec<String>,
    subject: Option<&str>,
) -> PyResult<Finding> {
    let inner = Kind::from_id(kind).ok_or_else(|| refused(omissis::PolicyError::UnknownKind(kind.to_owned())))?;
    let cue = |id: &String| Evidence::ALL.iter().copied().find(|cue| cue.id() == id);
    let cues: Option<Vec<_>> = evidence.iter().map(cue).collect();
    let cues = cues.ok_or_else(|| PyValueError::new_err("this finding was pickled by another version of omissis"))?;
    Ok(Finding { inner, start, end, confidence, cues: EvidenceSet::of(&cues), who: subject.and_then(Subject::from_id) })
}

/// The findings of a text, in code points.
pub(crate) fn convert(text: &str, findings: &[omissis::Finding]) -> Vec<Finding> {
    let mut positions = Positions::new(text);
    findings
        .iter()
        .map(|finding| {
            let (start, end) = positions.of(finding.span());
            Finding::new(finding, start.code_point, end.code_point)
        })
        .collect()
}
