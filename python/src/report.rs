//! The report of `omissis-report`, from a column instead of an export.

use crate::cores::{self, Threads};
use crate::errors::{TextError, utf8};
use crate::redactor::{Redactor, items};
use omissis_exports::{Around, Moment};
use omissis_report::{About, Gatherer, Lang};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::path::PathBuf;

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Report"))]
#[pyclass(frozen, module = "omissis")]
pub(crate) struct Report {
    inner: omissis_report::Report,
    policy: String,
    made: String,
}

/// So many comments are looked at before they are added up.
const AT_ONCE: usize = 1 << 16;

/// Looks at the comments of a column.
pub(crate) fn report(
    redactor: &Redactor,
    texts: &Bound<'_, PyAny>,
    times: Option<&Bound<'_, PyAny>>,
    name: &str,
    threads: Option<&Threads>,
) -> PyResult<Report> {
    let py = texts.py();
    let policy = redactor.engine()?.policy().clone();
    let texts = items(texts)?;
    let given = optional(&texts, "item")?;
    let times = match times {
        Some(times) => items(times)?,
        None => Vec::new(),
    };
    if !times.is_empty() && times.len() != given.len() {
        return Err(TextError::new_err(format!("{} texts, but {} times: each text needs its own, or None", given.len(), times.len())));
    }
    let times = optional(&times, "the time of item")?;
    let inner = py.detach(|| {
        let gatherer = Gatherer::new(policy, Around::kept(), "python");
        let look = |at: usize| {
            let mut seen = gatherer.look_at(given[at]?);
            seen.moment = times.get(at).copied().flatten().and_then(Moment::read);
            Some((at, seen))
        };
        let mut report = omissis_report::Report::new();
        for first in (0..given.len()).step_by(AT_ONCE) {
            let rows = AT_ONCE.min(given.len() - first);
            let parts = cores::share(rows, threads, |rows| rows.filter_map(|row| look(first + row)).collect::<Vec<_>>());
            parts.into_iter().flatten().for_each(|(at, seen)| report.add(name, at as u64 + 1, &seen));
        }
        report
    });
    let made = py.import("datetime")?.getattr("date")?.call_method0("today")?.call_method0("isoformat")?.extract()?;
    Ok(Report { inner, policy: redactor.name(), made })
}

/// The texts of the items, `None` for those that are missing.
fn optional<'a>(items: &'a [Bound<'_, PyAny>], what: &str) -> PyResult<Vec<Option<&'a str>>> {
    let text = |(place, item): (usize, &'a Bound<'_, PyAny>)| match item.is_none() {
        true => Ok(None),
        false => utf8(item, || format!("{what} {place}")).map(Some),
    };
    items.iter().enumerate().map(text).collect()
}

#[pymethods]
impl Report {
    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Report.comments"))]
    #[getter]
    fn comments(&self) -> u64 {
        self.inner.comments()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Report.findings"))]
    #[getter]
    fn findings(&self) -> u64 {
        self.inner.findings()
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Report.html"))]
    #[pyo3(signature = (*, lang = "it", show_kinds = false))]
    fn html(&self, lang: &str, show_kinds: bool) -> PyResult<String> {
        let lang = match lang {
            "it" => Lang::It,
            "en" => Lang::En,
            _ => return Err(PyValueError::new_err("lang must be 'it' or 'en'")),
        };
        let about = About { lang, show_kinds, policy: self.policy.clone(), made: self.made.clone(), hidden: false };
        Ok(self.inner.html(&about))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Report.save"))]
    #[pyo3(signature = (path, *, lang = "it", show_kinds = false))]
    fn save(&self, path: PathBuf, lang: &str, show_kinds: bool) -> PyResult<()> {
        Ok(std::fs::write(path, self.html(lang, show_kinds)?)?)
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("omissis.notebook")?.call_method1("report_html", (slf,))
    }

    fn __repr__(&self) -> String {
        format!("Report(comments={}, findings={})", self.inner.comments(), self.inner.findings())
    }
}
