//! Work shared among the cores, also in a process that was forked from one that had already shared work.

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::mem;
use std::process;
use std::sync::{Arc, Mutex, PoisonError};

/// Rows that one task takes: large enough to hide the cost of a task, small enough to share the work evenly.
const ROWS_A_TASK: usize = 1024;

/// The pool of the process with this id. Threads do not survive a fork (`multiprocessing`, Spark's workers): a child that
/// used its parent's pool would wait for ever.
static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

fn pool() -> Option<Arc<ThreadPool>> {
    let mine = process::id();
    let mut held = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((owner, pool)) = held.as_ref()
        && *owner == mine
    {
        return Some(pool.clone());
    }
    // Where no thread can be had, the calling one does the work.
    let pool = Arc::new(ThreadPoolBuilder::new().thread_name(|_| "omissis".to_owned()).build().ok()?);
    // A parent's pool is left alone: its threads are not ours to end.
    mem::forget(held.replace((mine, pool.clone())));
    Some(pool)
}

/// How many threads at most, from 1 on.
pub(crate) struct Threads(usize);

impl FromPyObject<'_, '_> for Threads {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        match given.extract() {
            Ok(number @ 1..) => Ok(Self(number)),
            _ => Err(PyValueError::new_err("threads must be a whole number from 1 on")),
        }
    }
}

/// `work` of every range of rows, in order. On all cores when `threads` does not say less.
pub(crate) fn share<T: Send>(rows: usize, threads: Option<&Threads>, work: impl Fn(core::ops::Range<usize>) -> T + Sync) -> Vec<T> {
    let size = threads.map_or(ROWS_A_TASK, |threads| rows.div_ceil(threads.0)).max(1);
    let tasks = rows.div_ceil(size);
    let task = |at: usize| work(at * size..rows.min((at + 1) * size));
    if tasks > 1
        && let Some(pool) = pool()
    {
        return pool.install(|| (0..tasks).into_par_iter().with_max_len(1).map(task).collect());
    }
    (0..tasks).map(task).collect()
}
