//! JSON by position: a value as a flat list of nodes that know where they stand, and a document cut into units while it streams.

use crate::coding::Coding;
use crate::fault::Reason;
use crate::frame::{self, Frame, Framer};
use crate::view::View;
use core::ops::Range;
use std::borrow::Cow;
use std::sync::Arc;

/// How deep a value may be.
const MAX_DEPTH: usize = 256;

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    Object,
    Array,
    String,
    /// A number, `true`, `false` or `null`.
    Scalar,
}

/// One value.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) sort: Sort,
    /// The member's key, inside its quotes; empty for elements.
    pub(crate) key: Range<usize>,
    /// The value, quotes and brackets included.
    pub(crate) span: Range<usize>,
    /// The node after this value and all inside it.
    pub(crate) next: usize,
}

/// A parsed value: its nodes in document order.
pub(crate) struct Tape<'t> {
    text: &'t str,
    nodes: Vec<Node>,
}

/// Where a grammar stands between two tokens.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Expect {
    Value,
    /// After `[`.
    ElementOrEnd,
    /// After `{`.
    KeyOrEnd,
    Key,
    Colon,
    CommaOrEnd,
    Nothing,
}

impl<'t> Tape<'t> {
    /// Parses one whole value, at most [`MAX_DEPTH`] deep, so that whoever walks it may recurse.
    pub(crate) fn parse(text: &'t str) -> Result<Self, Reason> {
        let bytes = text.as_bytes();
        let mut nodes: Vec<Node> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        let mut expect = Expect::Value;
        let mut key = 0..0;
        let mut at = 0;
        loop {
            at = skip_space(bytes, at);
            let Some(&b) = bytes.get(at) else {
                return if expect == Expect::Nothing { Ok(Self { text, nodes }) } else { Err(Reason::Truncated) };
            };
            let bad = Err(Reason::BadJson { at });
            match (expect, b) {
                (Expect::KeyOrEnd | Expect::Key, b'"') => {
                    let end = string_end(bytes, at)?;
                    key = at + 1..end - 1;
                    at = end;
                    expect = Expect::Colon;
                    continue;
                }
                (Expect::Colon, b':') => {
                    expect = Expect::Value;
                    at += 1;
                    continue;
                }
                (Expect::CommaOrEnd, b',') => {
                    let parent = open[open.len() - 1];
                    expect = if nodes[parent].sort == Sort::Object { Expect::Key } else { Expect::Value };
                    at += 1;
                    continue;
                }
                (Expect::KeyOrEnd | Expect::CommaOrEnd, b'}') | (Expect::ElementOrEnd | Expect::CommaOrEnd, b']') => {
                    let Some(node) = open.pop() else { return bad };
                    if (nodes[node].sort == Sort::Object) != (b == b'}') {
                        return bad;
                    }
                    at += 1;
                    nodes[node].span.end = at;
                    nodes[node].next = nodes.len();
                }
                (Expect::Value | Expect::ElementOrEnd, _) => {
                    let sort = match b {
                        b'{' => Sort::Object,
                        b'[' => Sort::Array,
                        b'"' => Sort::String,
                        _ => Sort::Scalar,
                    };
                    let end = match sort {
                        Sort::Object | Sort::Array => at + 1,
                        Sort::String => string_end(bytes, at)?,
                        Sort::Scalar => scalar_end(bytes, at)?,
                    };
                    nodes.push(Node { sort, key: core::mem::take(&mut key), span: at..end, next: nodes.len() + 1 });
                    at = end;
                    if matches!(sort, Sort::Object | Sort::Array) {
                        if open.len() == MAX_DEPTH {
                            return Err(Reason::TooDeep(MAX_DEPTH));
                        }
                        open.push(nodes.len() - 1);
                        expect = if sort == Sort::Object { Expect::KeyOrEnd } else { Expect::ElementOrEnd };
                        continue;
                    }
                }
                _ => return bad,
            }
            expect = if open.is_empty() { Expect::Nothing } else { Expect::CommaOrEnd };
        }
    }

    pub(crate) fn node(&self, node: usize) -> &Node {
        &self.nodes[node]
    }

    /// The members or elements of a value.
    pub(crate) fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.nodes[parent].next;
        let inside = matches!(self.nodes[parent].sort, Sort::Object | Sort::Array);
        let mut at = if inside { parent + 1 } else { end };
        core::iter::from_fn(move || {
            let child = at;
            (child < end).then(|| {
                at = self.nodes[child].next;
                child
            })
        })
    }

    /// A member's key as a reader sees it, mojibake repaired.
    pub(crate) fn key(&self, node: usize) -> Cow<'t, str> {
        let range = self.nodes[node].key.clone();
        let raw = &self.text[range.clone()];
        if raw.is_ascii() && !raw.contains('\\') {
            return Cow::Borrowed(raw);
        }
        let view = View::plain(self.text, range).through(Coding::Json { ascii: false }).and_then(|view| view.through(Coding::Latin1));
        Cow::Owned(view.map_or_else(|_| raw.to_owned(), |view| view.text().to_owned()))
    }

    /// The members with this key; JSON lets a key stand twice, and a secret must not hide behind the other.
    pub(crate) fn members<'a>(&'a self, parent: usize, key: &'a str) -> impl Iterator<Item = usize> + 'a {
        let object = self.nodes[parent].sort == Sort::Object;
        self.children(parent).filter(move |&child| object && self.key(child) == key)
    }

    /// The values at a dotted path, through arrays on the way, and through a last one unless the `whole` is wanted. A segment
    /// `a|b` is either key, `list[label=a|b]` the elements of a list whose `label` is one of these; a key may itself hold dots.
    pub(crate) fn at_path(&self, from: usize, path: &str, whole: bool, found: &mut dyn FnMut(usize)) {
        let Node { sort, .. } = self.nodes[from];
        if sort == Sort::Array && !(path.is_empty() && whole) {
            self.children(from).for_each(|child| self.at_path(child, path, whole, found));
        } else if path.is_empty() {
            found(from);
        } else if sort == Sort::Object {
            let (segment, rest) = path.split_once('.').unwrap_or((path, ""));
            let labelled = segment.strip_suffix(']').and_then(|segment| segment.split_once('['));
            for child in self.children(from) {
                let key = self.key(child);
                if let Some((name, label)) = labelled {
                    if key == name {
                        let (label, values) = label.split_once('=').unwrap_or((label, ""));
                        let is = |&element: &usize| self.members(element, label).any(|label| self.is_one_of(label, values));
                        self.children(child).filter(is).for_each(|element| self.at_path(element, rest, whole, found));
                    }
                } else if is_key(segment, &key) {
                    self.at_path(child, rest, whole, found);
                } else if key.contains('.') && path.starts_with(key.as_ref()) {
                    match path[key.len()..].strip_prefix('.') {
                        Some(rest) => self.at_path(child, rest, whole, found),
                        None if path.len() == key.len() => self.at_path(child, "", whole, found),
                        None => {}
                    }
                }
            }
        }
    }

    fn is_one_of(&self, node: usize, values: &str) -> bool {
        self.nodes[node].sort == Sort::String && self.string(node, true).is_ok_and(|view| is_key(values, view.text()))
    }

    /// The first value at a dotted path.
    pub(crate) fn first(&self, from: usize, path: &str) -> Option<usize> {
        let mut first = None;
        self.at_path(from, path, false, &mut |node| first = first.or(Some(node)));
        first.filter(|_| !path.is_empty())
    }

    /// The path from one value to another inside of it.
    pub(crate) fn path(&self, from: usize, to: usize) -> String {
        let (mut path, mut at) = (String::new(), from);
        while at != to {
            let Some(child) = self.children(at).find(|&child| (child..self.nodes[child].next).contains(&to)) else { break };
            let key = self.key(child);
            if !path.is_empty() && !key.is_empty() {
                path.push('.');
            }
            path.push_str(&key);
            at = child;
        }
        path
    }

    /// Where a value stands; a string without its quotes.
    pub(crate) fn inside(&self, node: usize) -> Range<usize> {
        let Node { sort, span, .. } = &self.nodes[node];
        if *sort == Sort::String { span.start + 1..span.end - 1 } else { span.clone() }
    }

    /// A value as it stands.
    pub(crate) fn raw(&self, node: usize) -> View<'t> {
        View::plain(self.text, self.nodes[node].span.clone())
    }

    /// A string as its reader sees it; `mojibake` where this export's strings are UTF-8 read as Latin-1.
    pub(crate) fn string(&self, node: usize, mojibake: bool) -> Result<View<'t>, Reason> {
        let view = View::plain(self.text, self.inside(node)).through(Coding::Json { ascii: mojibake })?;
        if mojibake { view.through(Coding::Latin1) } else { Ok(view) }
    }

    /// A string or number as an identifier.
    pub(crate) fn name(&self, node: usize) -> Option<String> {
        match self.nodes[node].sort {
            Sort::String => self.string(node, false).ok().map(|view| view.text().to_owned()),
            Sort::Scalar if self.text[self.nodes[node].span.clone()] != *"null" => {
                Some(self.text[self.nodes[node].span.clone()].to_owned())
            }
            _ => None,
        }
    }
}

/// True when `key` is one of the alternatives of a segment.
fn is_key(segment: &str, key: &str) -> bool {
    segment == key || segment.contains('|') && segment.split('|').any(|one| one == key)
}

/// True when the path of a table, with its alternatives, is that of a value.
pub(crate) fn is_at(pattern: &str, path: &str) -> bool {
    let (mut segments, mut keys) = (pattern.split('.'), path.split('.'));
    loop {
        match (segments.next(), keys.next()) {
            (None, None) => return true,
            (Some(segment), Some(key)) if is_key(segment, key) => {}
            _ => return false,
        }
    }
}

pub(crate) fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
        at += 1;
    }
    at
}

/// The end of the string that opens at `at`.
fn string_end(bytes: &[u8], at: usize) -> Result<usize, Reason> {
    let mut from = at + 1;
    loop {
        let rest = bytes.get(from..).unwrap_or_default();
        let found = from + memchr::memchr2(b'"', b'\\', rest).ok_or(Reason::Truncated)?;
        if let Some(control) = bytes[from..found].iter().position(|&b| b < 0x20) {
            return Err(Reason::BadJson { at: from + control });
        }
        if bytes[found] == b'"' {
            return Ok(found + 1);
        }
        match bytes.get(found + 1) {
            None => return Err(Reason::Truncated),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => from = found + 2,
            Some(b'u') => {
                let digits = bytes.get(found + 2..found + 6).ok_or(Reason::Truncated)?;
                if !digits.iter().all(u8::is_ascii_hexdigit) {
                    return Err(Reason::BadEscape);
                }
                from = found + 6;
            }
            Some(_) => return Err(Reason::BadEscape),
        }
    }
}

/// The end of the number or literal that starts at `at`.
fn scalar_end(bytes: &[u8], at: usize) -> Result<usize, Reason> {
    let len = bytes[at..].iter().position(|b| !(b.is_ascii_alphanumeric() || b"+-.".contains(b))).unwrap_or(bytes.len() - at);
    let token = &bytes[at..at + len];
    if matches!(token, b"true" | b"false" | b"null") || is_number(token) { Ok(at + len) } else { Err(Reason::BadJson { at }) }
}

fn is_number(token: &[u8]) -> bool {
    let digits = |rest: &[u8]| rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let mut rest = token.strip_prefix(b"-").unwrap_or(token);
    let whole = digits(rest);
    if whole == 0 || whole > 1 && rest[0] == b'0' {
        return false;
    }
    rest = &rest[whole..];
    if let Some(fraction) = rest.strip_prefix(b".") {
        let len = digits(fraction);
        if len == 0 {
            return false;
        }
        rest = &fraction[len..];
    }
    if let Some(exponent) = rest.strip_prefix(b"e").or_else(|| rest.strip_prefix(b"E")) {
        let exponent = exponent.strip_prefix(b"+").or_else(|| exponent.strip_prefix(b"-")).unwrap_or(exponent);
        let len = digits(exponent);
        if len == 0 {
            return false;
        }
        rest = &exponent[len..];
    }
    rest.is_empty()
}

/// The end of the value that starts at `at`, `None` when the bytes end first. It looks at brackets and strings only: the tape
/// parses the unit afterwards.
pub(crate) fn value_end(bytes: &[u8], at: usize, eof: bool) -> Option<usize> {
    match bytes.get(at)? {
        b'"' => raw_string_end(bytes, at),
        b'{' | b'[' => {
            let (mut depth, mut from) = (0_usize, at);
            loop {
                let found = from + bytes[from..].iter().position(|b| matches!(b, b'"' | b'{' | b'}' | b'[' | b']'))?;
                from = found + 1;
                match bytes[found] {
                    b'"' => from = raw_string_end(bytes, found)?,
                    b'{' | b'[' => depth += 1,
                    _ => {
                        depth -= 1;
                        if depth == 0 {
                            return Some(from);
                        }
                    }
                }
            }
        }
        _ => {
            let len = bytes[at..].iter().position(|b| matches!(b, b',' | b'}' | b']' | b' ' | b'\t' | b'\n' | b'\r'));
            len.map(|len| at + len).or_else(|| eof.then_some(bytes.len()))
        }
    }
}

/// The end of the string that opens at `at`, whatever it holds.
pub(crate) fn raw_string_end(bytes: &[u8], at: usize) -> Option<usize> {
    let mut from = at + 1;
    loop {
        let found = from + memchr::memchr2(b'"', b'\\', bytes.get(from..)?)?;
        if bytes[found] == b'"' {
            return Some(found + 1);
        }
        from = found + 2;
    }
}

/// Cuts a document into units: the elements of the first array on each way down through objects, and the scalars outside of
/// arrays. `{"data":[A,B],"paging":{"next":C}}` has the units A and B at `data` and C at `paging.next`.
pub(crate) struct DocumentFramer {
    open: Vec<bool>,
    keys: Vec<String>,
    expect: Expect,
    path: Option<Arc<str>>,
    /// The paths of the arrays met so far: what a document is, also when they are empty.
    pub(crate) arrays: Vec<Arc<str>>,
    /// The document is one record.
    single: bool,
}

impl DocumentFramer {
    pub(crate) const fn new() -> Self {
        Self { open: Vec::new(), keys: Vec::new(), expect: Expect::Value, path: None, arrays: Vec::new(), single: false }
    }

    /// For the document that begins so: a small one without lists is itself a record.
    pub(crate) fn of(sample: &[u8], whole: bool) -> Self {
        let mut probe = Self::new();
        let framed = probe.frame(sample, whole, &mut Vec::new());
        Self { single: whole && framed.is_ok() && probe.arrays.is_empty(), ..Self::new() }
    }

    /// True where a value is a unit, whatever it is.
    fn in_array(&self) -> bool {
        self.open.last().map_or(self.single, |&object| !object)
    }

    fn path(&mut self) -> Arc<str> {
        self.path.get_or_insert_with(|| self.keys.join(".").into()).clone()
    }

    fn after_value(&mut self) {
        self.expect = if self.open.is_empty() { Expect::Nothing } else { Expect::CommaOrEnd };
        if !self.open.is_empty() && !self.in_array() {
            self.keys.pop();
            self.path = None;
        }
    }
}

impl Framer for DocumentFramer {
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason> {
        let mut done = 0;
        // Where the comma before the next element starts. It goes with the space behind it, and never ends a batch: it is left out with an element.
        let mut comma = None;
        loop {
            let at = skip_space(bytes, done);
            let Some(&b) = bytes.get(at) else {
                if eof && self.expect != Expect::Nothing {
                    return Err(Reason::Truncated);
                }
                if comma.is_some() {
                    break;
                }
                frames.push(Frame::glue(done..at));
                return Ok(at);
            };
            let bad = Err(Reason::BadJson { at: at - done });
            let listed = self.open.last() == Some(&false);
            let end = match (self.expect, b) {
                (Expect::KeyOrEnd | Expect::Key, b'"') => {
                    let Some(end) = raw_string_end(bytes, at) else { break };
                    let key = core::str::from_utf8(&bytes[at..end]).map_err(|_| Reason::Encoding)?;
                    let tape = Tape::parse(key)?;
                    self.keys.push(tape.string(0, true)?.text().to_owned());
                    self.path = None;
                    self.expect = Expect::Colon;
                    end
                }
                (Expect::Colon, b':') => {
                    self.expect = Expect::Value;
                    at + 1
                }
                (Expect::CommaOrEnd, b',') if listed => {
                    self.expect = Expect::Value;
                    comma = Some(done);
                    done = at + 1;
                    continue;
                }
                (Expect::CommaOrEnd, b',') => {
                    self.expect = Expect::Key;
                    at + 1
                }
                (Expect::KeyOrEnd | Expect::CommaOrEnd, b'}') | (Expect::ElementOrEnd | Expect::CommaOrEnd, b']') => {
                    if self.open.pop() != Some(b == b'}') {
                        return bad;
                    }
                    self.after_value();
                    at + 1
                }
                (Expect::Value, b'{') if !self.in_array() => {
                    self.open.push(true);
                    self.expect = Expect::KeyOrEnd;
                    at + 1
                }
                (Expect::Value, b'[') if !self.in_array() => {
                    self.open.push(false);
                    let path = self.path();
                    self.arrays.push(path);
                    self.expect = Expect::ElementOrEnd;
                    at + 1
                }
                (Expect::Value | Expect::ElementOrEnd, _) => {
                    let Some(end) = value_end(bytes, at, eof) else { break };
                    if end == at {
                        return bad;
                    }
                    frames.push(match comma.take() {
                        Some(start) => Frame { range: start..at, path: None, sort: frame::Sort::Comma },
                        None => Frame::glue(done..at),
                    });
                    let sort = if listed { frame::Sort::Element } else { frame::Sort::Unit };
                    let path = self.path();
                    frames.push(Frame { range: at..end, path: Some(path), sort });
                    self.after_value();
                    done = end;
                    continue;
                }
                _ => return bad,
            };
            let sort = match b {
                b']' => frame::Sort::Close,
                b'[' => frame::Sort::Open,
                _ => frame::Sort::Glue,
            };
            frames.push(Frame { range: done..end, path: None, sort });
            done = end;
        }
        if eof {
            return Err(Reason::Truncated);
        }
        if let Some(start) = comma {
            self.expect = Expect::CommaOrEnd;
            done = start;
        }
        Ok(done)
    }

    /// `oa|5|key|key`: what is open, what is expected, the keys on the way (without bars: they are escaped).
    fn state(&self) -> String {
        let open: String = self.open.iter().map(|&object| if object { 'o' } else { 'a' }).collect();
        let keys: String = self.keys.iter().map(|key| format!("|{}", key.replace('%', "%25").replace('|', "%7C"))).collect();
        format!("{open}|{}{keys}", self.expect as u8)
    }

    fn resume(&mut self, state: &str) {
        let mut parts = state.split('|');
        self.open = parts.next().unwrap_or_default().chars().map(|c| c == 'o').collect();
        let expect = parts.next().and_then(|expect| expect.parse::<u8>().ok());
        self.expect = EXPECTS.iter().copied().find(|&known| Some(known as u8) == expect).unwrap_or(Expect::Value);
        self.keys = parts.map(|key| key.replace("%7C", "|").replace("%25", "%")).collect();
        self.path = None;
    }
}

const EXPECTS: [Expect; 7] =
    [Expect::Value, Expect::ElementOrEnd, Expect::KeyOrEnd, Expect::Key, Expect::Colon, Expect::CommaOrEnd, Expect::Nothing];

#[cfg(test)]
mod tests {
    use super::*;

    fn units(document: &str, chunk: usize) -> Result<Vec<(String, String)>, Reason> {
        let (mut framer, mut units, mut done, mut seen) = (DocumentFramer::new(), Vec::new(), 0, 0);
        loop {
            seen = (seen + chunk).min(document.len());
            let mut frames = Vec::new();
            let used = framer.frame(&document.as_bytes()[done..seen], seen == document.len(), &mut frames)?;
            let mut end = 0;
            for frame in frames {
                assert_eq!(frame.range.start, end, "frames leave no byte out");
                end = frame.range.end;
                if let Some(path) = frame.path {
                    units.push((path.to_string(), document[done + frame.range.start..done + frame.range.end].to_owned()));
                }
            }
            assert_eq!(end, used);
            done += used;
            if seen == document.len() {
                return Ok(units);
            }
        }
    }

    #[test]
    fn a_document_is_cut_into_the_same_units_whatever_the_chunks() {
        let document = r#" {"data": [ {"a":[1,{"b":"]\"}"}]}, "x", 12, null ] , "paging":{"next":"u","n":7}, "e":[], "o":{}} "#;
        let whole = units(document, document.len()).unwrap();
        let expected = [
            ("data", r#"{"a":[1,{"b":"]\"}"}]}"#),
            ("data", "\"x\""),
            ("data", "12"),
            ("data", "null"),
            ("paging.next", "\"u\""),
            ("paging.n", "7"),
        ];
        assert_eq!(whole, expected.map(|(path, unit)| (path.to_owned(), unit.to_owned())));
        for chunk in 1..20 {
            assert_eq!(units(document, chunk).unwrap(), whole, "chunks of {chunk}");
        }
    }

    #[test]
    fn every_truncation_is_an_error() {
        let document = r#"{"data":[{"a":1},{"b":"x"}],"n":12}"#;
        for end in 0..document.len() {
            assert!(units(&document[..end], 64).is_err(), "{}", &document[..end]);
        }
        assert!(units(r#"{"data":[1]} x"#, 64).is_err());
        assert!(units(r#"{"data":[1}"#, 64).is_err());
    }

    #[test]
    fn the_tape_agrees_with_serde_json() {
        let cases = [
            "1",
            "-0.5e+3",
            "01",
            "1.",
            "-",
            "true",
            "nul",
            "\"a\\u00e8\"",
            "\"\\x\"",
            "\"\t\"",
            "[1,2,]",
            "[,1]",
            "{\"a\":1,}",
            "{\"a\" 1}",
            "{a:1}",
            "[[[]]]",
            "[}",
            "{]",
            "{\"a\":{\"b\":[{}]}}",
            "",
            " ",
            "1 2",
            "\"",
            "[",
            "{\"a\"",
            "{\"a\":",
            "[1",
            "\"\\u12\"",
        ];
        for case in cases {
            assert_eq!(Tape::parse(case).is_ok(), serde_json::from_str::<serde_json::Value>(case).is_ok(), "{case}");
        }
        assert!(Tape::parse(&"[".repeat(1_000_000)).is_err(), "depth has an end");
    }

    #[test]
    fn paths_go_through_arrays() {
        let tape = Tape::parse(r#"{"a":[{"b":{"c":"1"}},{"b":[{"c":"2"}]}],"a.b":{"c":"3"}}"#).unwrap();
        let mut found = Vec::new();
        tape.at_path(0, "a.b.c", false, &mut |node| found.push(tape.name(node).unwrap()));
        assert_eq!(found, ["1", "2", "3"]);
        let tape = Tape::parse(r#"{"l":[{"k":"Ora","v":1},{"k":"Com\u00c3\u00a8","v":[2]}],"x":7,"y":[8,9]}"#).unwrap();
        let all = |path: &str, whole: bool| {
            let mut found = Vec::new();
            tape.at_path(0, path, whole, &mut |node| found.push(tape.raw(node).text().to_owned()));
            found
        };
        assert_eq!(all("l[k=Tempo|Comè].v", false), ["2"]);
        assert_eq!(all("y|x", false), ["7", "8", "9"]);
        assert_eq!(all("y|x", true), ["7", "[8,9]"]);
    }
}
