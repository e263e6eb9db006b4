//! CSV by position: rows and fields where they stand, in the reading that CSV readers agree on (a quote opens a field only at
//! its start; what follows a closing quote stands bare).

use crate::coding::Coding;
use crate::fault::Reason;
use crate::frame::{Frame, Framer, take_head};
use crate::view::View;
use core::ops::Range;
use std::sync::Arc;

/// A field of a row.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Without the quotes around it.
    pub(crate) range: Range<usize>,
    pub(crate) quoted: bool,
}

impl Cell {
    /// The cell as its reader sees it.
    pub(crate) fn view<'r>(&self, row: &'r str, delimiter: Option<u8>) -> Result<View<'r>, Reason> {
        let coding = if self.quoted { Coding::CsvQuoted } else { Coding::CsvBare { delimiter } };
        View::plain(row, self.range.clone()).through(coding)
    }
}

/// Reads the row that starts at `from`; gives where the next one starts, `None` when the bytes end first. `delimiter` is `None`
/// in a file of one column.
pub(crate) fn row(bytes: &[u8], from: usize, delimiter: Option<u8>, eof: bool, cells: &mut Vec<Cell>) -> Result<Option<usize>, Reason> {
    let separator = delimiter.unwrap_or(b'\n');
    let mut at = from;
    cells.clear();
    loop {
        let quoted = bytes.get(at) == Some(&b'"');
        let start = at + usize::from(quoted);
        let mut closed = start;
        if quoted {
            loop {
                let Some(quote) = memchr::memchr(b'"', bytes.get(closed..).unwrap_or_default()) else {
                    return if eof { Err(Reason::OpenQuote) } else { Ok(None) };
                };
                closed += quote + 1;
                match bytes.get(closed) {
                    Some(b'"') => closed += 1,
                    // A quote at the end of what is here may be the first of two.
                    None if !eof => return Ok(None),
                    _ => break,
                }
            }
        }
        let bare = bytes.get(closed..).unwrap_or_default();
        let end = match memchr::memchr2(separator, b'\n', bare) {
            Some(found) => closed + found,
            None if eof => bytes.len(),
            None => return Ok(None),
        };
        let line_end = bytes.get(end).is_none_or(|&b| b == b'\n');
        let text_end = if line_end && end > closed && bytes[end - 1] == b'\r' { end - 1 } else { end };
        // The closing quote is outside when nothing follows it.
        let range = if quoted && text_end == closed { start..closed - 1 } else { start..text_end };
        cells.push(Cell { range, quoted });
        if line_end {
            return Ok(Some((end + 1).min(bytes.len())));
        }
        at = end + 1;
    }
}

/// Where the row that starts at `from` ends, as [`row`] gives it, without looking at its fields.
pub(crate) fn row_end(bytes: &[u8], from: usize, delimiter: Option<u8>, eof: bool) -> Result<Option<usize>, Reason> {
    let separator = delimiter.unwrap_or(b'\n');
    let mut at = from;
    loop {
        let Some(found) = memchr::memchr2(b'"', b'\n', bytes.get(at..).unwrap_or_default()) else {
            return Ok(eof.then_some(bytes.len()));
        };
        let found = at + found;
        if bytes[found] == b'\n' {
            return Ok(Some(found + 1));
        }
        at = found + 1;
        // Only a quote at the start of a field opens one.
        if found > from && bytes[found - 1] != separator {
            continue;
        }
        loop {
            let Some(quote) = memchr::memchr(b'"', &bytes[at..]) else {
                return if eof { Err(Reason::OpenQuote) } else { Ok(None) };
            };
            at += quote + 1;
            match bytes.get(at) {
                Some(b'"') => at += 1,
                None if !eof => return Ok(None),
                _ => break,
            }
        }
    }
}

/// True for a row without anything in it, which is no record.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| matches!(b, b'\r' | b'\n'))
}

/// A unit a row, after a head.
pub(crate) struct RowFramer {
    head: usize,
    delimiter: Option<u8>,
    path: Arc<str>,
}

impl RowFramer {
    /// After `head` bytes: byte order mark, `sep=` line, header.
    pub(crate) fn new(head: usize, delimiter: Option<u8>) -> Self {
        Self { head, delimiter, path: "".into() }
    }
}

impl Framer for RowFramer {
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason> {
        let mut done = take_head(&mut self.head, bytes, frames);
        while done < bytes.len() {
            let Some(end) = row_end(bytes, done, self.delimiter, eof)? else { break };
            let blank = is_blank(&bytes[done..end]);
            frames.push(if blank { Frame::glue(done..end) } else { Frame::unit(done..end, Some(self.path.clone())) });
            done = end;
        }
        Ok(done)
    }

    fn resume(&mut self, _: &str) {
        self.head = 0;
    }
}

/// The separator that splits the sample best, `None` when it has one column. The header decides which are possible; of those
/// the one that gives all rows the same number of columns, then the most columns.
pub(crate) fn delimiter(sample: &[u8], whole: bool) -> Option<u8> {
    b",;\t|"
        .iter()
        .copied()
        .filter_map(|candidate| Some((fit(sample, whole, candidate)?, candidate)))
        .max_by_key(|&(fit, _)| fit)
        .map(|(_, b)| b)
}

/// Share of rows (in thousandths) with as many columns as the header, and the columns; `None` when the header is one column.
fn fit(sample: &[u8], whole: bool, candidate: u8) -> Option<(usize, usize)> {
    const ROWS: usize = 200;
    let mut cells = Vec::new();
    let mut at = row(sample, 0, Some(candidate), whole, &mut cells).ok()??;
    let columns = cells.len();
    if columns < 2 {
        return None;
    }
    let (mut rows, mut same) = (0_usize, 0_usize);
    while at < sample.len() && rows < ROWS {
        match row(sample, at, Some(candidate), whole, &mut cells) {
            Ok(Some(end)) => {
                if !is_blank(&sample[at..end]) {
                    rows += 1;
                    same += usize::from(cells.len() == columns);
                }
                at = end;
            }
            Ok(None) => break,
            Err(_) => return Some((0, columns)),
        }
    }
    Some(((1000 * same).checked_div(rows).unwrap_or(1000), columns))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str, delimiter: u8) -> Vec<String> {
        let mut cells = Vec::new();
        row(line.as_bytes(), 0, Some(delimiter), true, &mut cells).unwrap().unwrap();
        cells.iter().map(|cell| cell.view(line, Some(delimiter)).unwrap().text().to_owned()).collect()
    }

    #[test]
    fn rows_are_read_as_csv_readers_do() {
        assert_eq!(cells("a,\"b,\"\"c\"\"\nd\",\"\",e\r\nnext", b','), ["a", "b,\"c\"\nd", "", "e"]);
        assert_eq!(cells("1;5\" pipe;\"x\"y", b';'), ["1", "5\" pipe", "xy"]);
        assert_eq!(cells(",,", b','), ["", "", ""]);
        assert_eq!(cells("\"a\"\r\n", b','), ["a"]);
    }

    #[test]
    fn frames_do_not_depend_on_the_chunks() {
        let file = "id;testo\r\n1;\"a\"\"b\n;c\"\r\n\r\n2;x \"y\" z\n3;\"fine\"";
        let cut = |chunk: usize| {
            let (mut framer, mut units, mut done, mut seen) = (RowFramer::new(10, Some(b';')), Vec::new(), 0, 10);
            loop {
                seen = (seen + chunk).min(file.len());
                let mut frames = Vec::new();
                let used = framer.frame(&file.as_bytes()[done..seen], seen == file.len(), &mut frames).unwrap();
                let units_here = frames.iter().filter(|frame| frame.path.is_some());
                units.extend(units_here.map(|frame| file[done + frame.range.start..done + frame.range.end].to_owned()));
                done += used;
                if seen == file.len() {
                    assert_eq!(done, file.len());
                    return units;
                }
            }
        };
        let whole = cut(file.len());
        assert_eq!(whole, ["1;\"a\"\"b\n;c\"\r\n", "2;x \"y\" z\n", "3;\"fine\""]);
        for chunk in 1..30 {
            assert_eq!(cut(chunk), whole, "chunks of {chunk}");
        }
    }

    proptest::proptest! {
        #[test]
        fn rows_end_where_their_fields_say(file in "[a\";\r\n]{0,24}", one in proptest::bool::ANY, eof in proptest::bool::ANY) {
            let delimiter = (!one).then_some(b';');
            let mut at = 0;
            while at < file.len() {
                let (mut cells, ends) = (Vec::new(), row_end(file.as_bytes(), at, delimiter, eof));
                let Ok(fields) = row(file.as_bytes(), at, delimiter, eof, &mut cells) else {
                    proptest::prop_assert!(ends.is_err());
                    break;
                };
                proptest::prop_assert_eq!(ends.unwrap(), fields);
                let Some(end) = fields else { break };
                at = end;
            }
        }
    }

    #[test]
    fn the_separator_is_told_by_the_rows() {
        assert_eq!(delimiter(b"id;testo\n1;ciao, come, va\n2;a,b\n", true), Some(b';'));
        assert_eq!(delimiter(b"id,testo\n1,\"a;b\"\n", true), Some(b','));
        assert_eq!(delimiter(b"a\tb|c\n1\t2\n", true), Some(b'\t'));
        assert_eq!(delimiter(b"testo\nciao, mondo\n", true), None);
    }

    #[test]
    fn an_open_quote_is_an_error() {
        assert!(row(b"a,\"b\n", 0, Some(b','), true, &mut Vec::new()).is_err());
    }
}
