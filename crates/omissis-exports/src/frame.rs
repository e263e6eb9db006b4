//! Cutting a stream into units that can be parsed each by itself.

use crate::fault::Reason;
use core::ops::Range;
use std::sync::Arc;

/// What a stretch of the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// Bytes between units: copied as they are.
    Glue,
    /// The opening of a list of elements.
    Open,
    /// The comma between two elements, with the space around it: in one batch with the element behind it.
    Comma,
    /// The closing of a list.
    Close,
    /// An element of a list.
    Element,
    /// Any other unit.
    Unit,
}

/// A stretch of the stream.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    /// Bytes of the batch.
    pub(crate) range: Range<usize>,
    /// Where the unit stands in its document (empty in formats without paths); `None` for what lies between units.
    pub(crate) path: Option<Arc<str>>,
    pub(crate) sort: Sort,
}

impl Frame {
    /// Bytes between units: copied as they are.
    pub(crate) const fn glue(range: Range<usize>) -> Self {
        Self { range, path: None, sort: Sort::Glue }
    }

    /// A unit; `path` only where the format has paths.
    pub(crate) fn unit(range: Range<usize>, path: Option<Arc<str>>) -> Self {
        Self { range, path: Some(path.unwrap_or_default()), sort: Sort::Unit }
    }
}

/// Cuts a stream into frames.
pub(crate) trait Framer: Send {
    /// Frames of a prefix of `bytes`, without gaps; says how long it is. What is left comes again with more behind it, unless
    /// `eof` says that nothing more comes: then all of it must be framed.
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason>;
    /// What it must know to go on behind the last frame.
    fn state(&self) -> String {
        String::new()
    }
    /// Goes on where another one with that state stopped.
    fn resume(&mut self, state: &str);
}

/// Units of whole lines, the line ends included.
pub(crate) struct LineFramer {
    head: usize,
    path: Arc<str>,
    begins: fn(&[u8]) -> bool,
}

impl LineFramer {
    /// A unit a line, after `head` bytes that are no line of it.
    pub(crate) fn new(head: usize) -> Self {
        Self::beginning(head, |_| true)
    }

    /// A unit goes from a line that begins one, told by `begins`, to the next; what stands before the first belongs to none.
    pub(crate) fn beginning(head: usize, begins: fn(&[u8]) -> bool) -> Self {
        Self { head, path: "".into(), begins }
    }
}

/// The head of a file: bytes that are copied before the first unit.
pub(crate) fn take_head(head: &mut usize, bytes: &[u8], frames: &mut Vec<Frame>) -> usize {
    let len = core::mem::take(head).min(bytes.len());
    if len > 0 {
        frames.push(Frame::glue(0..len));
    }
    len
}

impl Framer for LineFramer {
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason> {
        let mut done = take_head(&mut self.head, bytes, frames);
        let (mut line, mut begun) = (done, false);
        while line < bytes.len() {
            let end = match memchr::memchr(b'\n', &bytes[line..]) {
                Some(newline) => line + newline + 1,
                None if eof => bytes.len(),
                None => break,
            };
            if (self.begins)(&bytes[line..end]) {
                if line > done {
                    frames.push(if begun { Frame::unit(done..line, Some(self.path.clone())) } else { Frame::glue(done..line) });
                    done = line;
                }
                begun = true;
            }
            line = end;
        }
        if eof && done < bytes.len() {
            frames.push(Frame::unit(done..bytes.len(), Some(self.path.clone())));
            done = bytes.len();
        }
        Ok(done)
    }

    fn resume(&mut self, _: &str) {
        self.head = 0;
    }
}

/// A line without its end.
pub(crate) fn without_line_end(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}
