//! Arrow columns: read without a copy, scanned on all cores without the GIL, written once.

use crate::{Redactor, convert};
use arrow_array::builder::{Float64Builder, Int32Builder, ListBuilder, StringBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{Int8Type, UInt32Type};
use arrow_array::{Array, ArrayRef, GenericStringArray, ListArray, OffsetSizeTrait, StringViewArray, StructArray};
use arrow_buffer::{Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Fields};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;
use pyo3_arrow::{PyArray, PyChunkedArray};
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::Arc;

/// Rows that one task takes: large enough to hide the cost of a task, small enough to share the work evenly.
const ROWS_A_TASK: usize = 4096;

/// A column in, a column out: chunked when a stream came in.
#[derive(IntoPyObject)]
pub(crate) enum Column {
    Array(PyArray),
    Chunked(PyChunkedArray),
}

/// Applies `work` to every chunk of `column` without the GIL.
fn by_chunk(py: Python<'_>, column: AnyArray, work: impl Fn(&ArrayRef) -> Result<ArrayRef, Refused> + Sync + Send) -> PyResult<Column> {
    match column {
        AnyArray::Array(array) => {
            let (array, field) = array.into_inner();
            let done = py.detach(|| work(&array))?;
            Ok(Column::Array(PyArray::try_new(done.clone(), renamed(&field, &done)).map_err(broken)?))
        }
        AnyArray::Stream(reader) => {
            let (chunks, field) = reader.into_chunked_array()?.into_inner();
            // A stream without a chunk still has a type, which must be one that we read, and makes a column without rows.
            let probe = work(&arrow_array::new_empty_array(field.data_type()))?;
            let done = py.detach(|| chunks.iter().map(&work).collect::<Result<Vec<_>, _>>())?;
            Ok(Column::Chunked(PyChunkedArray::try_new(done, renamed(&field, &probe))?))
        }
    }
}

fn renamed(field: &Field, like: &ArrayRef) -> Arc<Field> {
    Arc::new(Field::new(field.name(), like.data_type().clone(), true).with_metadata(if like.data_type() == field.data_type() {
        field.metadata().clone()
    } else {
        std::collections::HashMap::new()
    }))
}

/// A column that is not of strings. Names the type, never a value.
struct Refused(DataType);

impl From<Refused> for PyErr {
    fn from(refused: Refused) -> Self {
        PyTypeError::new_err(format!(
            "expected a column of strings (string, large_string, string_view or a dictionary of them), not {}",
            refused.0
        ))
    }
}

fn broken(error: arrow_schema::ArrowError) -> PyErr {
    PyValueError::new_err(format!("the Arrow column is broken: {error}"))
}

/// `column` with every string redacted: same type, length and nulls.
pub(crate) fn redact(py: Python<'_>, redactor: &Redactor, column: AnyArray) -> PyResult<Column> {
    let redactor = redactor.inner.clone();
    by_chunk(py, column, move |array| redact_array(&redactor, array))
}

fn redact_array(redactor: &omissis::Redactor, array: &ArrayRef) -> Result<ArrayRef, Refused> {
    match array.data_type() {
        DataType::Utf8 => Ok(redact_strings::<i32>(redactor, array.as_string())),
        DataType::LargeUtf8 => Ok(redact_strings::<i64>(redactor, array.as_string())),
        DataType::Utf8View => Ok(redact_views(redactor, array)),
        // Each distinct string is redacted once; the keys stay as they are.
        DataType::Dictionary(_, _) => {
            let dictionary = array.as_any_dictionary();
            Ok(dictionary.with_values(redact_array(redactor, dictionary.values())?))
        }
        DataType::Null => Ok(array.clone()),
        other => Err(Refused(other.clone())),
    }
}

/// The rows of one task that change, with their new text.
fn changed<'a>(redactor: &omissis::Redactor, rows: usize, row: impl Fn(usize) -> Option<&'a str> + Sync) -> Vec<(usize, String)> {
    let tasks = rows.div_ceil(ROWS_A_TASK);
    let task = |task: usize| {
        let last = rows.min((task + 1) * ROWS_A_TASK);
        let redacted = |at: usize| match redactor.redact(row(at)?).into_text() {
            Cow::Owned(text) => Some((at, text)),
            Cow::Borrowed(_) => None,
        };
        (task * ROWS_A_TASK..last).filter_map(redacted).collect::<Vec<_>>()
    };
    (0..tasks).into_par_iter().flat_map_iter(task).collect()
}

fn redact_strings<O: OffsetSizeTrait>(redactor: &omissis::Redactor, array: &GenericStringArray<O>) -> ArrayRef {
    let changes = changed(redactor, array.len(), |row| array.is_valid(row).then(|| array.value(row)));
    if changes.is_empty() {
        return Arc::new(array.clone());
    }
    // Runs of unchanged rows are copied whole; only the offsets behind a change move.
    let (offsets, values) = (array.value_offsets(), array.value_data());
    let mut out = Vec::with_capacity(offsets[array.len()].as_usize() - offsets[0].as_usize());
    let mut ends: Vec<O> = Vec::with_capacity(array.len() + 1);
    ends.push(O::usize_as(0));
    let mut from = 0;
    for (row, text) in changes.iter().map(|(row, text)| (*row, Some(text))).chain([(array.len(), None)]) {
        let base = offsets[from].as_usize();
        let shift = out.len();
        out.extend_from_slice(&values[base..offsets[row].as_usize()]);
        ends.extend(offsets[from + 1..=row].iter().map(|end| O::usize_as(end.as_usize() - base + shift)));
        if let Some(text) = text {
            out.extend_from_slice(text.as_bytes());
            ends.push(O::usize_as(out.len()));
        }
        from = row + 1;
        if row == array.len() {
            break;
        }
    }
    // A redacted column can outgrow 32-bit offsets only if the input nearly did; it is then refused by the constructor.
    let offsets = OffsetBuffer::new(ScalarBuffer::from(ends));
    Arc::new(GenericStringArray::<O>::new(offsets, Buffer::from_vec(out), array.nulls().cloned()))
}

fn redact_views(redactor: &omissis::Redactor, array: &ArrayRef) -> ArrayRef {
    let views: &StringViewArray = array.as_string_view();
    let mut changes = changed(redactor, views.len(), |row| views.is_valid(row).then(|| views.value(row))).into_iter().peekable();
    if changes.peek().is_none() {
        return array.clone();
    }
    let mut builder = StringViewBuilder::with_capacity(views.len());
    for (row, value) in views.iter().enumerate() {
        match (value, changes.next_if(|(at, _)| *at == row)) {
            (None, _) => builder.append_null(),
            (_, Some((_, text))) => builder.append_value(text),
            (Some(text), None) => builder.append_value(text),
        }
    }
    Arc::new(builder.finish())
}

/// The findings of each string: a column of lists of structs, null where the string is null.
pub(crate) fn scan(py: Python<'_>, redactor: &Redactor, column: AnyArray) -> PyResult<Column> {
    let redactor = redactor.inner.clone();
    by_chunk(py, column, move |array| scan_array(&redactor, array))
}

fn scan_array(redactor: &omissis::Redactor, array: &ArrayRef) -> Result<ArrayRef, Refused> {
    match array.data_type() {
        DataType::Utf8 => Ok(lists(redactor, array, array.as_string::<i32>())),
        DataType::LargeUtf8 => Ok(lists(redactor, array, array.as_string::<i64>())),
        DataType::Utf8View => Ok(lists(redactor, array, array.as_string_view())),
        DataType::Dictionary(_, values) => {
            let dictionary = array.as_any_dictionary();
            match values.as_ref() {
                DataType::Utf8 => Ok(lists(redactor, array, Looked(dictionary, dictionary.values().as_string::<i32>()))),
                DataType::LargeUtf8 => Ok(lists(redactor, array, Looked(dictionary, dictionary.values().as_string::<i64>()))),
                DataType::Utf8View => Ok(lists(redactor, array, Looked(dictionary, dictionary.values().as_string_view()))),
                other => Err(Refused(other.clone())),
            }
        }
        DataType::Null => Ok(lists(redactor, array, &arrow_array::StringArray::new_null(array.len()))),
        other => Err(Refused(other.clone())),
    }
}

/// The string of a row.
trait Rows: Sync {
    fn row(&self, at: usize) -> Option<&str>;
}

impl<O: OffsetSizeTrait> Rows for &GenericStringArray<O> {
    fn row(&self, at: usize) -> Option<&str> {
        self.is_valid(at).then(|| self.value(at))
    }
}

impl Rows for &StringViewArray {
    fn row(&self, at: usize) -> Option<&str> {
        self.is_valid(at).then(|| self.value(at))
    }
}

/// A dictionary's rows by way of its keys.
struct Looked<'a, R>(&'a dyn arrow_array::array::AnyDictionaryArray, R);

impl<R: Rows> Rows for Looked<'_, R> {
    fn row(&self, at: usize) -> Option<&str> {
        use arrow_array::types::{Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type, UInt64Type};
        let keys = self.0.keys();
        if keys.is_null(at) {
            return None;
        }
        let key = match keys.data_type() {
            DataType::Int8 => keys.as_primitive::<Int8Type>().value(at) as usize,
            DataType::Int16 => keys.as_primitive::<Int16Type>().value(at) as usize,
            DataType::Int32 => keys.as_primitive::<Int32Type>().value(at) as usize,
            DataType::Int64 => keys.as_primitive::<Int64Type>().value(at) as usize,
            DataType::UInt8 => keys.as_primitive::<UInt8Type>().value(at) as usize,
            DataType::UInt16 => keys.as_primitive::<UInt16Type>().value(at) as usize,
            DataType::UInt32 => keys.as_primitive::<UInt32Type>().value(at) as usize,
            _ => keys.as_primitive::<UInt64Type>().value(at) as usize,
        };
        self.1.row(key)
    }
}

/// The columns of the struct in a list of findings. Plain types only: not every engine takes dictionaries or unsigned integers.
#[derive(Default)]
struct Found {
    kind: StringBuilder,
    group: StringBuilder,
    start: Int32Builder,
    end: Int32Builder,
    confidence: Float64Builder,
    evidence: ListBuilder<StringBuilder>,
    subject: StringBuilder,
    severity: StringBuilder,
}

impl Found {
    fn push(&mut self, finding: &crate::Finding) {
        self.kind.append_value(finding.kind());
        self.group.append_value(finding.group());
        // A single comment of more than 2 GiB does not fit an Arrow string either.
        self.start.append_value(i32::try_from(finding.start).unwrap_or(i32::MAX));
        self.end.append_value(i32::try_from(finding.end).unwrap_or(i32::MAX));
        self.confidence.append_value(finding.confidence());
        for evidence in finding.evidence() {
            self.evidence.values().append_value(evidence);
        }
        self.evidence.append(true);
        self.subject.append_option(finding.subject());
        self.severity.append_value(finding.severity());
    }

    fn finish(mut self) -> StructArray {
        let columns: [(&str, ArrayRef); 8] = [
            ("kind", Arc::new(self.kind.finish())),
            ("group", Arc::new(self.group.finish())),
            ("start", Arc::new(self.start.finish())),
            ("end", Arc::new(self.end.finish())),
            ("confidence", Arc::new(self.confidence.finish())),
            ("evidence", Arc::new(self.evidence.finish())),
            ("subject", Arc::new(self.subject.finish())),
            ("severity", Arc::new(self.severity.finish())),
        ];
        let fields: Fields =
            columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), *name == "subject")).collect();
        StructArray::new(fields, columns.into_iter().map(|(_, column)| column).collect(), None)
    }
}

fn lists(redactor: &omissis::Redactor, array: &ArrayRef, rows: impl Rows) -> ArrayRef {
    let scan = |at: usize| rows.row(at).map(|text| convert(text, redactor.scan(text)));
    let all: Vec<Option<Vec<crate::Finding>>> = (0..array.len()).into_par_iter().with_min_len(ROWS_A_TASK / 4).map(scan).collect();
    let mut found = Found::default();
    for finding in all.iter().flatten().flatten() {
        found.push(finding);
    }
    let found = found.finish();
    let offsets = OffsetBuffer::from_lengths(all.iter().map(|row| row.as_ref().map_or(0, Vec::len)));
    let nulls = NullBuffer::from_iter(all.iter().map(Option::is_some));
    let item = Arc::new(Field::new("item", found.data_type().clone(), false));
    Arc::new(ListArray::new(item, offsets, Arc::new(found), (nulls.null_count() > 0).then_some(nulls)))
}
