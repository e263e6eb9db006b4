//! Arrow columns: read without a copy, scanned on all cores without the GIL, written once.
//!
//! A column comes from foreign memory: offsets, views, keys and UTF-8 are checked row by row, and what is wrong is an error
//! that names the row. A column that goes out shares no buffer that holds a byte outside its rows: what a slice or a null
//! hides would come to light again in a file.

use crate::cores::{self, Threads};
use crate::errors::{TextError, TextTypeError, type_name};
use crate::finding::{Finding, convert};
use arrow_array::builder::{Float64Builder, Int32Builder, ListBuilder, StringBuilder, StringViewBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowDictionaryKeyType, ByteArrayType};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, GenericByteArray, GenericStringArray, ListArray, OffsetSizeTrait, PrimitiveArray, StringArray,
    StringViewArray, StructArray, downcast_dictionary_array, new_empty_array,
};
use arrow_buffer::{ArrowNativeType, Buffer, NullBuffer, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Fields};
use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyArray;
use pyo3_arrow::{PyArray, PyChunkedArray};
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// A column in, a column out: chunked when a stream came in.
#[derive(IntoPyObject)]
pub(crate) enum Column {
    Array(PyArray),
    Chunked(PyChunkedArray),
}

/// What a column is refused for. Types and rows, never a value.
enum Fault {
    Type(DataType),
    NotUtf8(usize),
    Broken(usize),
    TooLarge,
}

impl Fault {
    /// The same fault, told of the whole column of which a chunk begins at row `first`.
    fn behind(self, first: usize) -> Self {
        match self {
            Self::NotUtf8(row) => Self::NotUtf8(first + row),
            Self::Broken(row) => Self::Broken(first + row),
            other => other,
        }
    }
}

impl From<Fault> for PyErr {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Type(DataType::Struct(_)) => TextTypeError::new_err("expected a column of strings, not a table: pick one column"),
            Fault::Type(other) => TextTypeError::new_err(format!(
                "expected a column of strings (string, large_string, string_view or a dictionary of them), not {other}"
            )),
            Fault::NotUtf8(row) => TextError::new_err(format!("row {row} is not valid UTF-8")),
            Fault::Broken(row) => TextError::new_err(format!("row {row} points outside the column's memory")),
            Fault::TooLarge => TextError::new_err(
                "a chunk outgrows the 2 GiB of a string column when it is redacted: cast it to large_string, or cut it into chunks",
            ),
        }
    }
}

/// Reads a column from any object that offers one.
fn read(column: &Bound<'_, PyAny>) -> PyResult<AnyArray> {
    let py = column.py();
    if !column.hasattr(intern!(py, "__arrow_c_array__"))? && !column.hasattr(intern!(py, "__arrow_c_stream__"))? {
        let name = type_name(column);
        return Err(TextTypeError::new_err(format!(
            "expected an Arrow column (an object with __arrow_c_array__ or __arrow_c_stream__), not {name}: pyarrow.array({name}) makes one"
        )));
    }
    // The messages of others quote the values that they cannot convert.
    column.extract().map_err(|error: PyErr| {
        let name = type_name(column);
        if error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return TextError::new_err(format!("the {name} is not valid Unicode: half of a surrogate pair stands alone in a row"));
        }
        let reason = error.get_type(py).name().map_or_else(|_| String::new(), |name| name.to_string());
        TextTypeError::new_err(format!("the {name} cannot be had as an Arrow column ({reason})"))
    })
}

/// Applies `work` to every chunk of `column` without the GIL.
fn by_chunk(
    py: Python<'_>,
    column: &Bound<'_, PyAny>,
    work: impl Fn(&ArrayRef) -> Result<ArrayRef, Fault> + Sync + Send,
) -> PyResult<Column> {
    match read(column)? {
        AnyArray::Array(array) => {
            let (array, field) = array.into_inner();
            let done = py.detach(|| work(&array))?;
            let field = like(&field, done.data_type());
            Ok(Column::Array(PyArray::new(done, field)))
        }
        AnyArray::Stream(reader) => {
            let (chunks, field) = reader.into_chunked_array()?.into_inner();
            // A stream without a chunk still has a type, which must be one that we read.
            let kind = work(&new_empty_array(field.data_type()))?.data_type().clone();
            let mut first = 0;
            let mut work_on = |chunk: &ArrayRef| {
                let done = work(chunk).map_err(|fault| fault.behind(first));
                first += chunk.len();
                done
            };
            let done = py.detach(|| chunks.iter().map(&mut work_on).collect::<Result<Vec<_>, _>>())?;
            Ok(Column::Chunked(PyChunkedArray::try_new(done, like(&field, &kind))?))
        }
    }
}

/// `field` with another type; its metadata stays with its own type.
fn like(field: &Field, kind: &DataType) -> Arc<Field> {
    let metadata = if kind == field.data_type() { field.metadata().clone() } else { HashMap::new() };
    Arc::new(Field::new(field.name(), kind.clone(), true).with_metadata(metadata))
}

/// A row as it lies in memory.
enum Row<'a> {
    Text(&'a [u8]),
    /// A null; `true` when bytes lie under it.
    Null(bool),
    Broken,
}

/// Columns whose rows are strings.
trait Rows: Array {
    fn row(&self, at: usize) -> Row<'_>;

    /// The text of a row, `None` for a null.
    fn text(&self, at: usize) -> Result<Option<&str>, Fault> {
        match self.row(at) {
            Row::Text(bytes) => core::str::from_utf8(bytes).map(Some).map_err(|_| Fault::NotUtf8(at)),
            Row::Null(_) => Ok(None),
            Row::Broken => Err(Fault::Broken(at)),
        }
    }
}

impl<T: ByteArrayType> Rows for GenericByteArray<T> {
    fn row(&self, at: usize) -> Row<'_> {
        let offsets = self.value_offsets();
        let (start, end) = (offsets[at].as_usize(), offsets[at + 1].as_usize());
        if self.is_null(at) {
            return Row::Null(start != end);
        }
        self.value_data().get(start..end).map_or(Row::Broken, Row::Text)
    }
}

impl Rows for StringViewArray {
    fn row(&self, at: usize) -> Row<'_> {
        /// Strings up to this length lie in the view itself.
        const INLINE: usize = 12;
        if self.is_null(at) {
            return Row::Null(true);
        }
        // A view is length, prefix, buffer and offset, four bytes each; the views are 16 bytes apart.
        let Some(view) = self.views().inner().as_slice().get(at * 16..at * 16 + 16) else { return Row::Broken };
        let number = |from: usize| u32::from_le_bytes([view[from], view[from + 1], view[from + 2], view[from + 3]]) as usize;
        let length = number(0);
        if length <= INLINE {
            return Row::Text(&view[4..4 + length]);
        }
        let start = number(12);
        let bytes = self.data_buffers().get(number(8)).and_then(|buffer| buffer.as_slice().get(start..start + length));
        bytes.map_or(Row::Broken, Row::Text)
    }
}

/// `column` with every string redacted: same type, length and nulls.
pub(crate) fn redact(redactor: &omissis::Redactor, column: &Bound<'_, PyAny>, threads: Option<&Threads>) -> PyResult<Column> {
    let redactor = redactor.clone();
    by_chunk(column.py(), column, move |array| redact_array(&Work { redactor: &redactor, threads }, array))
}

/// What does the work.
struct Work<'a> {
    redactor: &'a omissis::Redactor,
    threads: Option<&'a Threads>,
}

impl Work<'_> {
    /// The rows that change, with their new text. A null under which bytes lie changes to one without.
    fn changes(&self, rows: &impl Rows) -> Result<Vec<(usize, String)>, Fault> {
        let change = |at: usize| {
            let text = match rows.text(at)? {
                None => matches!(rows.row(at), Row::Null(true)).then(String::new),
                Some(text) => match self.redactor.redact(text).into_text() {
                    Cow::Owned(text) => Some(text),
                    Cow::Borrowed(_) => None,
                },
            };
            Ok(text.map(|text| (at, text)))
        };
        let parts = cores::share(rows.len(), self.threads, |rows| {
            rows.map(change).filter_map(Result::transpose).collect::<Result<Vec<_>, Fault>>()
        });
        let mut all = Vec::new();
        for part in parts {
            all.append(&mut part?);
        }
        Ok(all)
    }

    /// The findings of each row, `None` for a null.
    fn findings(&self, rows: &impl Rows) -> Result<Vec<Option<Vec<Finding>>>, Fault> {
        let scan = |at: usize| Ok(rows.text(at)?.map(|text| convert(text, &self.redactor.scan(text))));
        let parts = cores::share(rows.len(), self.threads, |rows| rows.map(scan).collect::<Result<Vec<_>, Fault>>());
        let mut all = Vec::with_capacity(rows.len());
        for part in parts {
            all.append(&mut part?);
        }
        Ok(all)
    }
}

fn redact_array(work: &Work<'_>, array: &ArrayRef) -> Result<ArrayRef, Fault> {
    match array.data_type() {
        DataType::Utf8 => redact_strings::<i32>(work, array.as_string()),
        DataType::LargeUtf8 => redact_strings::<i64>(work, array.as_string()),
        DataType::Utf8View => redact_views(work, array.as_string_view()),
        DataType::Dictionary(_, _) => downcast_dictionary_array!(
            array => redact_dictionary(work, array),
            other => Err(Fault::Type(other.clone()))
        ),
        DataType::Null => Ok(array.clone()),
        other => Err(Fault::Type(other.clone())),
    }
}

fn redact_strings<O: OffsetSizeTrait>(work: &Work<'_>, array: &GenericStringArray<O>) -> Result<ArrayRef, Fault> {
    let changes = work.changes(array)?;
    let (offsets, values) = (array.value_offsets(), array.value_data());
    if changes.is_empty() && offsets[0].as_usize() == 0 {
        return Ok(Arc::new(array.clone()));
    }
    // Runs of unchanged rows are copied whole; only the offsets behind a change move.
    let mut out = Vec::with_capacity(offsets[array.len()].as_usize().saturating_sub(offsets[0].as_usize()));
    let mut ends: Vec<O> = Vec::with_capacity(array.len() + 1);
    ends.push(O::usize_as(0));
    let mut from = 0;
    let mut copy = |rows: core::ops::Range<usize>, then: Option<&str>| {
        let (start, end) = (offsets[rows.start].as_usize(), offsets[rows.end].as_usize());
        let shift = out.len();
        if !rows.is_empty() {
            out.extend_from_slice(values.get(start..end).ok_or(Fault::Broken(rows.start))?);
        }
        O::from_usize(out.len() + then.map_or(0, str::len)).ok_or(Fault::TooLarge)?;
        ends.extend(offsets[rows.start + 1..=rows.end].iter().map(|end| O::usize_as(end.as_usize() - start + shift)));
        if let Some(text) = then {
            out.extend_from_slice(text.as_bytes());
            ends.push(O::usize_as(out.len()));
        }
        Ok(())
    };
    for (row, text) in &changes {
        copy(from..*row, Some(text))?;
        from = row + 1;
    }
    copy(from..array.len(), None)?;
    Ok(Arc::new(GenericStringArray::<O>::new(OffsetBuffer::new(ScalarBuffer::from(ends)), Buffer::from_vec(out), array.nulls().cloned())))
}

fn redact_views(work: &Work<'_>, views: &StringViewArray) -> Result<ArrayRef, Fault> {
    let mut changes = work.changes(views)?.into_iter().peekable();
    let mut builder = StringViewBuilder::with_capacity(views.len());
    for row in 0..views.len() {
        let change = changes.next_if(|(at, _)| *at == row);
        match (views.text(row)?, change) {
            (None, _) => builder.append_null(),
            (_, Some((_, text))) => builder.append_value(text),
            (Some(text), None) => builder.append_value(text),
        }
    }
    Ok(Arc::new(builder.finish()))
}

/// Each distinct string is redacted once. Strings that become the same share one place, as the entries of a dictionary must differ.
fn redact_dictionary<K: ArrowDictionaryKeyType>(work: &Work<'_>, array: &DictionaryArray<K>) -> Result<ArrayRef, Fault> {
    let redacted = redact_array(work, array.values())?;
    let texts = texts(redacted.as_ref())?;
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut distinct = Vec::new();
    let moved: Vec<Option<usize>> = texts
        .into_iter()
        .map(|text| {
            let place = |text| {
                *places.entry(text).or_insert_with(|| {
                    distinct.push(text);
                    distinct.len() - 1
                })
            };
            text.map(place)
        })
        .collect();
    let keys = array.keys();
    let key = |at: usize| match moved.get(keys.value(at).as_usize()) {
        _ if keys.is_null(at) => Ok(None),
        Some(place) => Ok(place.and_then(K::Native::from_usize)),
        None => Err(Fault::Broken(at)),
    };
    let keys: PrimitiveArray<K> = (0..keys.len()).map(key).collect::<Result<Vec<_>, _>>()?.into_iter().collect();
    let distinct: ArrayRef = match redacted.data_type() {
        DataType::LargeUtf8 => Arc::new(GenericStringArray::<i64>::from(distinct)),
        DataType::Utf8View => Arc::new(StringViewArray::from(distinct)),
        _ => Arc::new(StringArray::from(distinct)),
    };
    Ok(Arc::new(DictionaryArray::new(keys, distinct)))
}

/// The strings of the entries of a dictionary.
fn texts(array: &dyn Array) -> Result<Vec<Option<&str>>, Fault> {
    fn all(rows: &impl Rows) -> Result<Vec<Option<&str>>, Fault> {
        (0..rows.len()).map(|at| rows.text(at)).collect()
    }
    match array.data_type() {
        DataType::Utf8 => all(array.as_string::<i32>()),
        DataType::LargeUtf8 => all(array.as_string::<i64>()),
        DataType::Utf8View => all(array.as_string_view()),
        DataType::Null => Ok(vec![None; array.len()]),
        other => Err(Fault::Type(other.clone())),
    }
}

/// The findings of each string: a column of lists of structs, null where the string is null.
pub(crate) fn scan(redactor: &omissis::Redactor, column: &Bound<'_, PyAny>, threads: Option<&Threads>) -> PyResult<Column> {
    let redactor = redactor.clone();
    by_chunk(column.py(), column, move |array| {
        let work = Work { redactor: &redactor, threads };
        if !matches!(array.data_type(), DataType::Dictionary(_, _)) {
            return Ok(lists(findings(&work, array)?.iter().map(Option::as_deref)));
        }
        downcast_dictionary_array!(
            array => scan_dictionary(&work, array),
            other => Err(Fault::Type(other.clone()))
        )
    })
}

fn findings(work: &Work<'_>, array: &ArrayRef) -> Result<Vec<Option<Vec<Finding>>>, Fault> {
    match array.data_type() {
        DataType::Utf8 => work.findings(array.as_string::<i32>()),
        DataType::LargeUtf8 => work.findings(array.as_string::<i64>()),
        DataType::Utf8View => work.findings(array.as_string_view()),
        DataType::Null => Ok(vec![None; array.len()]),
        other => Err(Fault::Type(other.clone())),
    }
}

/// Each distinct string is scanned once.
fn scan_dictionary<K: ArrowDictionaryKeyType>(work: &Work<'_>, array: &DictionaryArray<K>) -> Result<ArrayRef, Fault> {
    let entries = findings(work, array.values())?;
    let keys = array.keys();
    let row = |at: usize| match entries.get(keys.value(at).as_usize()) {
        _ if keys.is_null(at) => Ok(None),
        Some(found) => Ok(found.as_deref()),
        None => Err(Fault::Broken(at)),
    };
    Ok(lists((0..keys.len()).map(row).collect::<Result<Vec<_>, _>>()?.into_iter()))
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
    fn push(&mut self, finding: &Finding) {
        self.kind.append_value(finding.kind());
        self.group.append_value(finding.group());
        // A single comment of more than 2 GiB does not fit an Arrow string either.
        self.start.append_value(i32::try_from(finding.start).unwrap_or(i32::MAX));
        self.end.append_value(i32::try_from(finding.end).unwrap_or(i32::MAX));
        self.confidence.append_value(finding.confidence);
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
        let fields: Fields = columns.iter().map(|(name, column)| Field::new(*name, column.data_type().clone(), true)).collect();
        StructArray::new(fields, columns.into_iter().map(|(_, column)| column).collect(), None)
    }
}

fn lists<'a>(rows: impl Iterator<Item = Option<&'a [Finding]>>) -> ArrayRef {
    let (mut found, mut lengths, mut valid) = (Found::default(), Vec::new(), Vec::new());
    for row in rows {
        row.unwrap_or_default().iter().for_each(|finding| found.push(finding));
        lengths.push(row.map_or(0, <[Finding]>::len));
        valid.push(row.is_some());
    }
    let found = found.finish();
    let nulls = NullBuffer::from(valid);
    let item = Arc::new(Field::new("item", found.data_type().clone(), true));
    let nulls = (nulls.null_count() > 0).then_some(nulls);
    Arc::new(ListArray::new(item, OffsetBuffer::from_lengths(lengths), Arc::new(found), nulls))
}
