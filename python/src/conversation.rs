//! The memory of threads.

use crate::cores::{self, Threads};
use crate::errors::{TextError, the_text, utf8};
use crate::finding::{Finding, convert};
use crate::redaction::{Redaction, aside};
use crate::redactor::{Redactor, items, redact_all, scan_all, texts_of};
use pyo3::prelude::*;
use pyo3::types::PyString;
use std::sync::{PoisonError, RwLock, RwLockReadGuard};

#[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation"))]
#[pyclass(frozen, module = "omissis")]
pub(crate) struct Conversation {
    redactor: Py<Redactor>,
    engine: omissis::Redactor,
    memory: RwLock<omissis::Conversation>,
}

/// The thread of each of many texts.
enum ThreadOf<'a> {
    /// All of them stand in one.
    One(&'a str),
    Each(Vec<&'a str>),
}

impl ThreadOf<'_> {
    fn at(&self, place: usize) -> &str {
        match self {
            Self::One(thread) => thread,
            Self::Each(threads) => threads[place],
        }
    }
}

/// Holds what `ThreadOf` borrows.
fn thread_items<'py>(thread: &Bound<'py, PyAny>) -> PyResult<Vec<Bound<'py, PyAny>>> {
    if thread.is_instance_of::<PyString>() { Ok(Vec::new()) } else { items(thread) }
}

/// The thread of each of so many texts.
fn thread_of<'a>(thread: &'a Bound<'_, PyAny>, items: &'a [Bound<'_, PyAny>], texts: usize) -> PyResult<ThreadOf<'a>> {
    if thread.is_instance_of::<PyString>() {
        return Ok(ThreadOf::One(utf8(thread, || "the thread".to_owned())?));
    }
    as_many(items.len(), texts, "threads")?;
    let each = items.iter().enumerate().map(|(place, item)| utf8(item, || format!("the thread of item {place}")));
    Ok(ThreadOf::Each(each.collect::<PyResult<_>>()?))
}

fn as_many(given: usize, texts: usize, what: &str) -> PyResult<()> {
    if given == texts { Ok(()) } else { Err(TextError::new_err(format!("{texts} texts, but {given} {what}: each text needs its own"))) }
}

impl Conversation {
    fn memory(&self) -> RwLockReadGuard<'_, omissis::Conversation> {
        self.memory.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn remember(&self, work: impl FnOnce(&mut omissis::Conversation)) {
        work(&mut self.memory.write().unwrap_or_else(PoisonError::into_inner));
    }
}

#[pymethods]
impl Conversation {
    #[new]
    #[pyo3(signature = (policy = None), text_signature = "(policy='standard')")]
    fn new(py: Python<'_>, policy: Option<&Bound<'_, PyAny>>) -> PyResult<Self> {
        let redactor = Redactor::of(py, policy)?;
        let engine = redactor.get().engine()?.clone();
        Ok(Self { redactor, engine, memory: RwLock::new(omissis::Conversation::new()) })
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.redactor"))]
    #[getter]
    fn redactor(&self, py: Python<'_>) -> Py<Redactor> {
        self.redactor.clone_ref(py)
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.note"))]
    #[pyo3(signature = (text, thread = "", *, author = None))]
    fn note(&self, text: &Bound<'_, PyAny>, thread: &str, author: Option<&str>) -> PyResult<()> {
        let given = utf8(text, the_text)?;
        // The lock is taken without the GIL: whoever holds it may be waiting for that.
        text.py().detach(|| {
            let found = self.engine.scan(given);
            self.remember(|memory| {
                memory.note(thread, given, &found);
                if let Some(author) = author {
                    memory.note_author(thread, author);
                }
            });
        });
        Ok(())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.note_many"))]
    #[pyo3(signature = (texts, thread, *, authors = None, threads = None))]
    fn note_many(
        &self,
        texts: &Bound<'_, PyAny>,
        thread: &Bound<'_, PyAny>,
        authors: Option<&Bound<'_, PyAny>>,
        threads: Option<Threads>,
    ) -> PyResult<()> {
        let py = texts.py();
        let texts = items(texts)?;
        let given = texts_of(&texts)?;
        let held = thread_items(thread)?;
        let thread = thread_of(thread, &held, given.len())?;
        let authors = match authors {
            Some(authors) => items(authors)?,
            None => Vec::new(),
        };
        if !authors.is_empty() {
            as_many(authors.len(), given.len(), "authors")?;
        }
        let author = |(place, author): (usize, &Bound<'_, PyAny>)| match author.is_none() {
            true => Ok(None),
            false => utf8(author, || format!("the author of item {place}")).map(|name| Some(name.to_owned())),
        };
        let authors: Vec<Option<String>> = authors.iter().enumerate().map(author).collect::<PyResult<_>>()?;
        py.detach(|| {
            let empty = self.memory().empty();
            let part = |rows: core::ops::Range<usize>| {
                let mut memory = empty.clone();
                for at in rows {
                    memory.note(thread.at(at), given[at], &self.engine.scan(given[at]));
                    if let Some(Some(author)) = authors.get(at) {
                        memory.note_author(thread.at(at), author);
                    }
                }
                memory
            };
            let parts = cores::share(given.len(), threads.as_ref(), part);
            self.remember(|memory| parts.into_iter().for_each(|part| memory.merge(part)));
        });
        Ok(())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.redact"))]
    #[pyo3(signature = (text, thread = ""))]
    fn redact(&self, text: &Bound<'_, PyAny>, thread: &str) -> PyResult<Redaction> {
        Redaction::of(text, |given| self.engine.redact_in(given, &self.memory(), thread))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.scan"))]
    #[pyo3(signature = (text, thread = ""))]
    fn scan(&self, text: &Bound<'_, PyAny>, thread: &str) -> PyResult<Vec<Finding>> {
        let given = utf8(text, the_text)?;
        Ok(convert(given, &aside(text.py(), given, |given| self.engine.scan_in(given, &self.memory(), thread))))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.redact_many"))]
    #[pyo3(signature = (texts, thread, *, threads = None))]
    fn redact_many<'py>(
        &self,
        texts: &Bound<'py, PyAny>,
        thread: &Bound<'py, PyAny>,
        threads: Option<Threads>,
    ) -> PyResult<Vec<Bound<'py, PyString>>> {
        let (py, texts, held) = (texts.py(), items(texts)?, thread_items(thread)?);
        let thread = thread_of(thread, &held, texts.len())?;
        redact_all(py, &texts, threads.as_ref(), |at, text| self.engine.redact_in(text, &self.memory(), thread.at(at)).into_text())
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.scan_many"))]
    #[pyo3(signature = (texts, thread, *, threads = None))]
    fn scan_many(&self, texts: &Bound<'_, PyAny>, thread: &Bound<'_, PyAny>, threads: Option<Threads>) -> PyResult<Vec<Vec<Finding>>> {
        let (py, texts, held) = (texts.py(), items(texts)?, thread_items(thread)?);
        let thread = thread_of(thread, &held, texts.len())?;
        scan_all(py, &texts, threads.as_ref(), |at, text| self.engine.scan_in(text, &self.memory(), thread.at(at)))
    }

    #[doc = include_str!(concat!(env!("OUT_DIR"), "/Conversation.__len__"))]
    fn __len__(&self, py: Python<'_>) -> usize {
        py.detach(|| self.memory().len())
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("Conversation(values={})", self.__len__(py))
    }
}
