//! XML exports by position: the elements that hold comments, their texts and attributes.

use crate::coding::Coding;
use crate::documents::links;
use crate::fault::Reason;
use crate::frame::{Frame, Framer};
use crate::record::{Field, Holder, Record, Role};
use crate::view::View;
use core::ops::Range;
use memchr::memmem;
use std::borrow::Cow;
use std::sync::Arc;

/// Where things lie in one kind of XML export. Names are local ones: prefixes change between versions.
#[derive(Debug)]
pub(crate) struct XmlShape {
    /// A namespace that the file names at its beginning.
    pub(crate) mark: &'static str,
    /// The elements that are read, and whether they are comments.
    pub(crate) units: &'static [(&'static str, bool)],
    /// Elements by their path in the unit: what they are for, which account they tell of, HTML or not.
    pub(crate) elements: &'static [(&'static str, Role, u32, bool)],
    /// Attributes of the elements at a path.
    pub(crate) attributes: &'static [(&'static str, &'static str, Role)],
    /// The comment's own identifier: an element, or `path@attribute`.
    pub(crate) id: &'static str,
}

use Role::*;

/// The export of Disqus.
pub(crate) static DISQUS: XmlShape = XmlShape {
    mark: "http://disqus.com",
    units: &[("post", true), ("thread", false)],
    elements: &[
        ("message", Text, 0, true),
        ("author/name", Name, 0, false),
        ("author/username", Handle, 0, false),
        ("author/email", Email, 0, false),
        ("ipAddress", IpAddress, 0, false),
        ("createdAt", Time, 0, false),
    ],
    attributes: &[("", "id", CommentId), ("parent", "id", CommentId), ("thread", "id", CommentId)],
    id: "@id",
};

/// WordPress eXtended RSS.
pub(crate) static WORDPRESS: XmlShape = XmlShape {
    mark: "wordpress.org/export/",
    units: &[("comment", true), ("author", false), ("creator", false)],
    elements: &[
        ("comment_content", Text, 0, true),
        ("comment_author", Name, 0, false),
        ("comment_author_email", Email, 0, false),
        ("comment_author_url", Link, 0, false),
        ("comment_author_IP", IpAddress, 0, false),
        ("comment_user_id", AccountId, 0, false),
        ("comment_agent", About, 0, false),
        ("comment_date", Time, 0, false),
        ("comment_date_gmt", Time, 0, false),
        ("comment_id", CommentId, 0, false),
        ("comment_parent", CommentId, 0, false),
        ("commentmeta/meta_value", About, 0, false),
        ("author_id", AccountId, 0, false),
        ("author_login", Handle, 0, false),
        ("author_email", Email, 0, false),
        ("author_display_name", Name, 0, false),
        ("author_first_name", Name, 0, false),
        ("author_last_name", Name, 0, false),
        // The unit `creator` itself: who wrote a post, by login.
        ("", Handle, 0, false),
    ],
    attributes: &[],
    id: "comment_id",
};

/// One thing that opens with `<`.
pub(crate) enum Markup<'b> {
    Open {
        name: &'b [u8],
        empty: bool,
    },
    Close,
    Cdata,
    /// Comments, declarations, processing instructions.
    Other,
}

/// Reads what opens at `at`; gives its end, `None` when the bytes end first.
pub(crate) fn markup(bytes: &[u8], at: usize) -> Option<(Markup<'_>, usize)> {
    let rest = &bytes[at..];
    let until = |end: &[u8]| memmem::find(rest, end).map(|found| at + found + end.len());
    for (start, end, sort) in
        [(&b"<![CDATA["[..], &b"]]>"[..], Markup::Cdata), (b"<!--", b"-->", Markup::Other), (b"<?", b"?>", Markup::Other)]
    {
        if rest.starts_with(start) {
            return until(end).map(|end| (sort, end));
        }
        if start.starts_with(rest) {
            return None;
        }
    }
    let mut quote = None;
    let close = rest.iter().position(|&b| match quote {
        Some(open) => {
            quote = Some(open).filter(|&open| open != b);
            false
        }
        None => {
            quote = matches!(b, b'"' | b'\'').then_some(b);
            b == b'>'
        }
    })?;
    let end = at + close + 1;
    if rest.starts_with(b"</") {
        return Some((Markup::Close, end));
    }
    if rest.starts_with(b"<!") {
        return Some((Markup::Other, end));
    }
    let len = rest[1..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>')).unwrap_or(0);
    Some((Markup::Open { name: local(&rest[1..1 + len]), empty: bytes[end - 2] == b'/' }, end))
}

/// A name without its prefix.
pub(crate) fn local(name: &[u8]) -> &[u8] {
    memchr::memchr(b':', name).map_or(name, |colon| &name[colon + 1..])
}

/// The end of the element that opens at `at`.
pub(crate) fn element_end(bytes: &[u8], at: usize) -> Option<usize> {
    let (mut depth, mut from) = (0_usize, at);
    loop {
        let open = from + memchr::memchr(b'<', bytes.get(from..)?)?;
        let (sort, end) = markup(bytes, open)?;
        match sort {
            Markup::Open { empty: false, .. } => depth += 1,
            Markup::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(end);
        }
        from = end;
    }
}

/// Cuts an XML file into the elements of a shape.
pub(crate) struct ElementFramer {
    units: Vec<(&'static str, Arc<str>)>,
    /// Elements that are open around the units.
    depth: usize,
}

impl ElementFramer {
    pub(crate) fn new(shape: &XmlShape) -> Self {
        Self { units: shape.units.iter().map(|&(name, _)| (name, name.into())).collect(), depth: 0 }
    }
}

impl Framer for ElementFramer {
    fn frame(&mut self, bytes: &[u8], eof: bool, frames: &mut Vec<Frame>) -> Result<usize, Reason> {
        let mut done = 0;
        while let Some(open) = memchr::memchr(b'<', &bytes[done..]).map(|found| done + found) {
            let Some((sort, end)) = markup(bytes, open) else {
                return if eof { Err(Reason::Truncated) } else { Ok(done) };
            };
            let unit = match sort {
                Markup::Open { name, .. } => self.units.iter().find(|(unit, _)| unit.as_bytes() == name).map(|(_, path)| path.clone()),
                _ => None,
            };
            if let Some(path) = unit {
                let Some(end) = element_end(bytes, open) else {
                    return if eof { Err(Reason::Truncated) } else { Ok(done) };
                };
                frames.push(Frame::glue(done..open));
                frames.push(Frame::unit(open..end, Some(path)));
                done = end;
                continue;
            }
            match sort {
                Markup::Open { empty: false, .. } => self.depth += 1,
                Markup::Close => self.depth = self.depth.checked_sub(1).ok_or(Reason::BadXml)?,
                _ => {}
            }
            frames.push(Frame::glue(done..end));
            done = end;
        }
        if eof && self.depth > 0 {
            return Err(Reason::Truncated);
        }
        frames.push(Frame::glue(done..bytes.len()));
        Ok(bytes.len())
    }

    fn state(&self) -> String {
        self.depth.to_string()
    }

    fn resume(&mut self, state: &str) {
        self.depth = state.parse().unwrap_or(0);
    }
}

impl XmlShape {
    /// The record of a unit.
    pub(crate) fn parse<'u>(&self, unit: &'u str, name: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let counted = self.units.iter().any(|&(known, comment)| known == name && comment);
        let mut record = Record::new(counted, None);
        let bytes = unit.as_bytes();
        // Open elements: name, and the parts of their text.
        let mut open: Vec<(&str, Vec<View<'u>>)> = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let start = memchr::memchr(b'<', &bytes[at..]).map_or(bytes.len(), |found| at + found);
            if start > at
                && let Some((_, parts)) = open.last_mut()
            {
                parts.push(View::plain(unit, at..start).through(Coding::Entities)?);
            }
            if start == bytes.len() {
                break;
            }
            let (sort, end) = markup(bytes, start).ok_or(Reason::Truncated)?;
            at = end;
            match sort {
                Markup::Cdata => {
                    if let Some((_, parts)) = open.last_mut() {
                        parts.push(View::plain(unit, start + 9..end - 3).through(Coding::Cdata)?);
                    }
                }
                Markup::Open { name, empty } => {
                    let name = core::str::from_utf8(name).map_err(|_| Reason::Encoding)?;
                    open.push((name, Vec::new()));
                    let path = path(&open);
                    self.attributes(unit, start..end, &path, &mut record)?;
                    if empty {
                        open.pop();
                    }
                }
                Markup::Close => {
                    let path = path(&open);
                    let (_, parts) = open.pop().ok_or(Reason::BadXml)?;
                    self.element(&path, parts, &mut record)?;
                }
                Markup::Other => {}
            }
        }
        if !open.is_empty() {
            return Err(Reason::Truncated);
        }
        if counted || !record.fields.is_empty() {
            records.push(record);
        }
        Ok(())
    }

    fn element<'u>(&self, path: &str, parts: Vec<View<'u>>, record: &mut Record<'u>) -> Result<(), Reason> {
        let Some(&(_, role, account, html)) = self.elements.iter().find(|(known, ..)| *known == path) else { return Ok(()) };
        let mut view = View::join(parts);
        // Indentation around a CDATA section is no text.
        if view.text().trim().is_empty() {
            return Ok(());
        }
        if role != Text {
            let text = view.text();
            let start = text.len() - text.trim_start().len();
            let stretch = start..start + text.trim().len();
            if stretch != (0..text.len()) {
                view = view.window(stretch);
            }
        }
        if path == self.id {
            record.id = Some(view.text().to_owned());
        }
        let mut push = |name: String, view| record.fields.push(Field { name: Cow::Owned(name), role, account, view, holder: Holder::Text });
        if html {
            for link in links(&view)? {
                push(format!("{path}@"), link);
            }
            view = view.through(Coding::Html)?;
        }
        push(path.to_owned(), view);
        Ok(())
    }

    fn attributes<'u>(&self, unit: &'u str, tag: Range<usize>, path: &str, record: &mut Record<'u>) -> Result<(), Reason> {
        for &(_, wanted, role) in self.attributes.iter().filter(|(known, ..)| *known == path) {
            for (name, value) in attributes(&unit[tag.clone()]) {
                if local(name.as_bytes()) == wanted.as_bytes() {
                    let view = View::plain(unit, tag.start + value.start..tag.start + value.end).through(Coding::Entities)?;
                    let name = format!("{path}@{wanted}");
                    if name == self.id {
                        record.id = Some(view.text().to_owned());
                    }
                    record.fields.push(Field { name: Cow::Owned(name), role, account: 0, view, holder: Holder::Text });
                }
            }
        }
        Ok(())
    }
}

/// The names of the open elements below the unit.
fn path(open: &[(&str, Vec<View<'_>>)]) -> String {
    open.iter().skip(1).map(|(name, _)| *name).collect::<Vec<_>>().join("/")
}

/// The attributes of a tag.
pub(crate) fn attributes(tag: &str) -> Vec<(&str, Range<usize>)> {
    let bytes = tag.as_bytes();
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(equals) = memchr::memchr(b'=', &bytes[at..]).map(|found| at + found) {
        let open = equals + 1 + bytes[equals + 1..].iter().take_while(|b| b.is_ascii_whitespace()).count();
        let Some(&quote @ (b'"' | b'\'')) = bytes.get(open) else { break };
        let Some(close) = memchr::memchr(quote, &bytes[open + 1..]).map(|found| open + 1 + found) else { break };
        let name = tag[at..equals].trim().rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        found.push((name, open + 1..close));
        at = close + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_read() {
        let post = r#"<post dsq:id='4&amp;'><message>a <![CDATA[<p>b]]&gt;</p>]]></message><x a=">"/><author><name> Anna &amp; co </name></author><parent dsq:id="3"/></post>"#;
        let mut records = Vec::new();
        DISQUS.parse(post, "post", &mut records).unwrap();
        let fields: Vec<_> = records[0].fields.iter().map(|field| (field.name.as_ref(), field.view.text())).collect();
        assert_eq!(fields, [("@id", "4&"), ("message", "a \nb]]>\n"), ("author/name", "Anna & co"), ("parent@id", "3")]);
        assert_eq!(records[0].id.as_deref(), Some("4&"));
    }

    #[test]
    fn white_space_around_a_section_is_no_name() {
        let post = "<post><author><name>\n  <![CDATA[Anna Bianchi]]>\n</name></author></post>";
        let mut records = Vec::new();
        DISQUS.parse(post, "post", &mut records).unwrap();
        let fields: Vec<_> = records[0].fields.iter().map(|field| (field.name.as_ref(), field.view.text())).collect();
        assert_eq!(fields, [("author/name", "Anna Bianchi")]);
        let splices = records[0].fields[0].view.replaced("[UTENTE 1]");
        let mut written = post.to_owned();
        splices.into_iter().rev().for_each(|splice| written.replace_range(splice.range, &splice.bytes));
        assert_eq!(written, "<post><author><name>\n  <![CDATA[[UTENTE 1]]]>\n</name></author></post>");
    }

    #[test]
    fn frames_do_not_depend_on_the_chunks() {
        let file = "<?xml version='1.0'?><d><!-- <post> --><post><m><![CDATA[</post>]]></m></post>\n<thread a='>'/><post/></d>\n";
        let cut = |chunk: usize| {
            let (mut framer, mut units, mut done, mut seen) = (ElementFramer::new(&DISQUS), Vec::new(), 0, 0);
            loop {
                seen = (seen + chunk).min(file.len());
                let mut frames = Vec::new();
                let used = framer.frame(&file.as_bytes()[done..seen], seen == file.len(), &mut frames).unwrap();
                let here = frames.iter().filter(|frame| frame.path.is_some());
                units.extend(here.map(|frame| file[done + frame.range.start..done + frame.range.end].to_owned()));
                done += used;
                if seen == file.len() {
                    return units;
                }
            }
        };
        let whole = cut(file.len());
        assert_eq!(whole, ["<post><m><![CDATA[</post>]]></m></post>", "<thread a='>'/>", "<post/>"]);
        for chunk in 1..20 {
            assert_eq!(cut(chunk), whole, "chunks of {chunk}");
        }
        for end in 1..file.len() - 1 {
            assert!(ElementFramer::new(&DISQUS).frame(&file.as_bytes()[..end], true, &mut Vec::new()).is_err() || end < 22, "{end}");
        }
    }
}
