//! JSON values as records: of a shape that is known, of fields that the caller names, or told by the usual names.

use crate::coding::{Coding, attribute_values};
use crate::fault::Reason;
use crate::formats::Options;
use crate::json::{Sort, Tape};
use crate::names;
use crate::places::Places;
use crate::record::{Field, Holder, Record, Role};
use crate::shapes::{How, Shape, Spec};
use crate::view::View;
use core::sync::atomic::{AtomicBool, Ordering};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A field that the caller names.
struct Named {
    path: String,
    role: Role,
    seen: AtomicBool,
}

/// JSON records.
pub(crate) struct Documents {
    shape: Option<&'static Shape>,
    /// What the caller named; text fields that are named take the place of those that are known.
    named: Vec<Named>,
    named_text: bool,
    guess_around: bool,
    any_text: AtomicBool,
    /// The keys of the first record, for an error.
    keys: OnceLock<Vec<String>>,
}

impl Documents {
    pub(crate) fn new(shape: Option<&'static Shape>, options: &Options) -> Self {
        let named = options.named().map(|(path, role)| Named { path: path.to_owned(), role, seen: AtomicBool::new(false) }).collect();
        Self {
            shape,
            named,
            named_text: !options.text_fields.is_empty(),
            guess_around: options.guess_around,
            any_text: AtomicBool::new(false),
            keys: OnceLock::new(),
        }
    }

    /// The names of the text fields, as far as they are known before reading.
    pub(crate) fn text_fields(&self) -> Vec<String> {
        let named = self.named.iter().filter(|named| named.role == Role::Text).map(|named| named.path.clone());
        let known = self.shape.iter().filter(|_| !self.named_text).flat_map(|shape| shape.fields).filter(|spec| spec.role == Role::Text);
        named.chain(known.map(|spec| spec.path.to_owned())).collect()
    }

    /// The records of a unit.
    pub(crate) fn parse<'u>(&'u self, unit: &'u str, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        if unit.trim_ascii().is_empty() {
            return Ok(());
        }
        let tape = Tape::parse(unit)?;
        self.keys.get_or_init(|| {
            let keys: Vec<_> = tape.children(0).map(|child| tape.key(child)).collect();
            keys.iter().map(AsRef::as_ref).filter(|key: &&str| !key.is_empty()).map(str::to_owned).collect()
        });
        let collection = matches!(tape.node(0).sort, Sort::Object | Sort::Array);
        match self.shape {
            Some(shape) if collection && shape.units.contains(&path) => self.unit(&tape, shape, path, records),
            Some(shape) => self.outside(&tape, shape, path, records),
            None if self.named_text => self.record(&tape, 0, path, records),
            None if collection => self.guess(&tape, 0, path, records),
            None => Ok(()),
        }
    }

    /// Looks back when all records are read: a text field that no record had was misspelled, and its secrets would have stayed.
    pub(crate) fn finish(&self) -> Result<(), Reason> {
        let Some(keys) = self.keys.get() else { return Ok(()) };
        let shown = || names::shown(keys.iter().map(String::as_str));
        match self.named.iter().find(|named| !named.seen.load(Ordering::Relaxed)) {
            Some(missing) => Err(Reason::UnknownField { name: missing.path.clone(), among: shown() }),
            None if self.shape.is_none() && !self.any_text.load(Ordering::Relaxed) => Err(Reason::NoTextField(shown())),
            None => Ok(()),
        }
    }

    /// Every field is there, whatever the records hold: the schema has been asked.
    pub(crate) fn assure(&self) {
        self.any_text.store(true, Ordering::Relaxed);
        self.named.iter().for_each(|named| named.seen.store(true, Ordering::Relaxed));
    }

    /// One mark for text, one for each named field: what has been seen.
    pub(crate) fn state(&self) -> String {
        let marks = core::iter::once(&self.any_text).chain(self.named.iter().map(|named| &named.seen));
        marks.map(|mark| if mark.load(Ordering::Relaxed) { '1' } else { '0' }).collect()
    }

    /// Takes over the marks of an interrupted run.
    pub(crate) fn resume(&self, state: &str) {
        let marks = core::iter::once(&self.any_text).chain(self.named.iter().map(|named| &named.seen));
        marks.zip(state.chars()).for_each(|(mark, seen)| mark.store(seen == '1', Ordering::Relaxed));
    }

    /// An element of a known shape.
    fn unit<'u>(&'u self, tape: &Tape<'u>, shape: &'static Shape, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut nodes = Vec::new();
        shape.records.iter().for_each(|path| tape.at_path(0, path, false, &mut |found| nodes.push(found)));
        nodes.retain(|&node| tape.node(node).sort == Sort::Object && has_one(tape, node, shape.must));
        nodes.sort_unstable();
        nodes.dedup();
        // What a record itself names is not named a second time beside it.
        if !nodes.contains(&0) && !shape.beside.is_empty() {
            let mut beside = Record::new(false, None);
            self.specs(tape, 0, shape.beside, &mut beside)?;
            records.push(beside);
        }
        nodes.into_iter().try_for_each(|node| self.record(tape, node, path, records))
    }

    /// A value outside of the arrays of a known shape.
    fn outside<'u>(&'u self, tape: &Tape<'u>, shape: &'static Shape, path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut record = Record::new(false, None);
        for spec in shape.outside.iter().filter(|spec| crate::json::is_at(spec.path, path)) {
            self.field(tape, 0, Cow::Owned(path.to_owned()), spec, 0, &mut record)?;
        }
        if !record.fields.is_empty() {
            records.push(record);
        }
        Ok(())
    }

    fn specs<'u>(&'u self, tape: &Tape<'u>, node: usize, specs: &'static [Spec], record: &mut Record<'u>) -> Result<(), Reason> {
        for spec in specs.iter().filter(|spec| spec.role != Role::Text || !self.named_text) {
            let mut found = Vec::new();
            tape.at_path(node, spec.path, takes_whole(spec), &mut |node| found.push(node));
            let several = spec.path.contains(['|', '[']);
            for (place, found) in found.into_iter().enumerate() {
                let path = if several { Cow::Owned(tape.path(node, found)) } else { Cow::Borrowed(spec.path) };
                self.field(tape, found, path, spec, place, record)?;
            }
        }
        Ok(())
    }

    /// A field at a node; the `place`-th at its path.
    fn field<'u>(
        &self,
        tape: &Tape<'u>,
        node: usize,
        name: Cow<'u, str>,
        spec: &Spec,
        place: usize,
        record: &mut Record<'u>,
    ) -> Result<(), Reason> {
        let mojibake = self.shape.is_some_and(|shape| shape.mojibake);
        let Spec { role, how, .. } = *spec;
        let holder = match tape.node(node).sort {
            Sort::String => Holder::Text,
            Sort::Scalar => Holder::Scalar,
            Sort::Array => Holder::Array,
            Sort::Object => Holder::Object,
        };
        if role == Role::Text && !self.any_text.load(Ordering::Relaxed) {
            self.any_text.store(true, Ordering::Relaxed);
        }
        let account = if spec.account == 0 { 0 } else { spec.account << 16 | u32::try_from(place).unwrap_or(u32::MAX >> 16) };
        let mut push = |name, view, holder| record.fields.push(Field { name, role, account, view, holder });
        match (holder, how) {
            (Holder::Array, How::Joined) => {
                let mut views = Vec::new();
                for child in tape.children(node) {
                    match tape.node(child).sort {
                        Sort::String => views.push(tape.string(child, mojibake)?),
                        _ => {
                            for text in tape.members(child, "text").filter(|&text| tape.node(text).sort == Sort::String) {
                                views.push(tape.string(text, mojibake)?);
                            }
                        }
                    }
                }
                push(name, View::join(views), Holder::Text);
            }
            (Holder::Text, _) => {
                let mut view = tape.string(node, mojibake)?;
                if role == Role::Text && !mojibake {
                    view = view.through(Coding::Windows1252)?;
                }
                if matches!(how, How::Entities | How::EscapedHtml) {
                    view = view.through(Coding::Entities)?;
                }
                if matches!(how, How::Html | How::EscapedHtml) {
                    for link in links(&view)? {
                        push(Cow::Owned(format!("{name}@")), link, Holder::Text);
                    }
                    view = view.through(Coding::Html)?;
                }
                push(name, view, Holder::Text);
            }
            // What is not a text is no text field; other fields may be numbers, and lists that go as a whole.
            _ if role != Role::Text => push(name, tape.raw(node), holder),
            _ => {}
        }
        Ok(())
    }

    /// A record, and its replies.
    fn record<'u>(&'u self, tape: &Tape<'u>, node: usize, unit_path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let id = self.shape.map_or_else(|| guessed_id(tape, node), |shape| tape.name(tape.first(node, shape.id)?));
        let mut record = Record::new(true, id);
        if let Some(shape) = self.shape {
            self.specs(tape, node, shape.fields, &mut record)?;
            if let Some(entities) = shape.entities {
                record.places = Places::read(tape, node, entities)?.map(Box::new);
                record.fields.extend(Places::mentions(tape, node, entities)?);
            }
        }
        self.named(tape, node, unit_path, &mut record)?;
        if self.shape.is_none() {
            self.around(tape, node, "", &[], &mut record)?;
        }
        record.fields.sort_by_key(|field| field.view.source().start);
        records.push(record);
        let mut replies = Vec::new();
        for path in self.shape.map_or(&[][..], |shape| shape.replies) {
            tape.at_path(node, path, false, &mut |found| replies.push(found));
        }
        let must = self.shape.map_or(&[][..], |shape| shape.must);
        replies.retain(|&reply| tape.node(reply).sort == Sort::Object && has_one(tape, reply, must));
        replies.into_iter().try_for_each(|reply| self.record(tape, reply, unit_path, records))
    }

    /// The fields that the caller named, counted from the record or from the root of the document.
    fn named<'u>(&'u self, tape: &Tape<'u>, node: usize, unit_path: &str, record: &mut Record<'u>) -> Result<(), Reason> {
        for named in &self.named {
            let spec = Spec { path: "", role: named.role, account: 0, how: How::Plain };
            let from_root = named.path.strip_prefix(unit_path).map(|rest| rest.strip_prefix('.').unwrap_or(rest));
            let mut nodes = Vec::new();
            for path in [Some(named.path.as_str()), from_root.filter(|_| !unit_path.is_empty())].into_iter().flatten() {
                tape.at_path(node, path, takes_whole(&spec), &mut |found| nodes.push(found));
            }
            nodes.sort_unstable();
            nodes.dedup();
            if !nodes.is_empty() && !named.seen.load(Ordering::Relaxed) {
                named.seen.store(true, Ordering::Relaxed);
            }
            for (place, found) in nodes.into_iter().enumerate() {
                self.field(tape, found, Cow::Borrowed(&named.path), &spec, place, record)?;
            }
        }
        Ok(())
    }

    /// A record of an unknown shape: its text is the member `text`, else what bears a usual name; replies are records too; an
    /// object without text of its own is searched inside.
    fn guess<'u>(&'u self, tape: &Tape<'u>, node: usize, unit_path: &str, records: &mut Vec<Record<'u>>) -> Result<(), Reason> {
        let mut record = Record::new(true, guessed_id(tape, node));
        let place = records.len();
        let mut replies = Vec::new();
        self.guess_in(tape, node, "", &mut record, &mut replies)?;
        self.named(tape, node, unit_path, &mut record)?;
        record.fields.sort_by_key(|field| field.view.source().start);
        records.insert(place, record);
        for reply in replies {
            let mut elements = Vec::new();
            tape.at_path(reply, "", false, &mut |found| elements.push(found));
            for element in elements.into_iter().filter(|&element| tape.node(element).sort == Sort::Object) {
                self.guess(tape, element, unit_path, records)?;
            }
        }
        Ok(())
    }

    fn guess_in<'u>(
        &'u self,
        tape: &Tape<'u>,
        node: usize,
        path: &str,
        record: &mut Record<'u>,
        replies: &mut Vec<usize>,
    ) -> Result<(), Reason> {
        let join = |key: &str| if path.is_empty() || key.is_empty() { format!("{path}{key}") } else { format!("{path}.{key}") };
        let is_text = |child: &usize| matches!(tape.node(*child).sort, Sort::String);
        let object = tape.node(node).sort == Sort::Object;
        let mut texts: Vec<usize> = tape.members(node, "text").filter(is_text).collect();
        if texts.is_empty() && object {
            let strings: Vec<_> = tape.children(node).filter(is_text).map(|child| (child, tape.key(child))).collect();
            texts = names::text_fields(strings.iter().map(|(_, key)| key.as_ref())).into_iter().map(|place| strings[place].0).collect();
        }
        let spec = Spec { path: "", role: Role::Text, account: 0, how: How::Plain };
        for (place, &text) in texts.iter().enumerate() {
            let name = if path.is_empty() { tape.key(text) } else { Cow::Owned(join(&tape.key(text))) };
            self.field(tape, text, name, &spec, place, record)?;
        }
        if !texts.is_empty() {
            self.around(tape, node, path, &texts, record)?;
        }
        for child in tape.children(node).filter(|&child| matches!(tape.node(child).sort, Sort::Object | Sort::Array)) {
            let key = tape.key(child);
            if object && names::is_replies(&key) {
                replies.push(child);
            } else if texts.is_empty() {
                self.guess_in(tape, child, &join(&key), record, replies)?;
            }
        }
        Ok(())
    }
}

impl Documents {
    /// The members of an object of unknown shape that bear the usual names of fields around the text; where that is asked for.
    fn around<'u>(&self, tape: &Tape<'u>, node: usize, path: &str, texts: &[usize], record: &mut Record<'u>) -> Result<(), Reason> {
        if !self.guess_around || tape.node(node).sort != Sort::Object {
            return Ok(());
        }
        let is_named = |key: &str| self.named.iter().any(|named| named.path == key);
        for child in tape.children(node).filter(|child| !texts.contains(child)) {
            let key = tape.key(child);
            let role = names::around_role(&key).filter(|_| matches!(tape.node(child).sort, Sort::String | Sort::Scalar) && !is_named(&key));
            if let Some(role) = role {
                let name = if path.is_empty() { key.into_owned() } else { format!("{path}.{key}") };
                self.field(tape, child, Cow::Owned(name), &Spec { path: "", role, account: 0, how: How::Plain }, 0, record)?;
            }
        }
        Ok(())
    }
}

/// True for fields that are taken with the list or object that they are, not by its elements.
const fn takes_whole(spec: &Spec) -> bool {
    matches!(spec.role, Role::Reactors | Role::Avatar | Role::Media | Role::About | Role::Link | Role::Remove)
        || matches!(spec.how, How::Joined)
}

fn has_one(tape: &Tape<'_>, node: usize, paths: &[&str]) -> bool {
    paths.is_empty() || paths.iter().any(|path| tape.first(node, path).is_some())
}

/// The attribute values of an HTML text that may hold what its reader does not see.
pub(crate) fn links<'u>(html: &View<'u>) -> Result<Vec<View<'u>>, Reason> {
    let tells = |value: &str| value.contains(['@', ':', ' ']) || value.bytes().filter(u8::is_ascii_digit).count() >= 5;
    let values = attribute_values(html.text()).into_iter().filter(|range| tells(&html.text()[range.clone()]));
    values.map(|range| html.clone().window(range).through(Coding::Entities)).collect()
}

fn guessed_id(tape: &Tape<'_>, node: usize) -> Option<String> {
    // The usual case, for every record.
    if let Some(id) = tape.members(node, "id").next() {
        return tape.name(id);
    }
    let keys: Vec<_> = tape.children(node).filter(|_| tape.node(node).sort == Sort::Object).map(|child| (child, tape.key(child))).collect();
    let place = names::id_field(keys.iter().map(|(_, key)| key.as_ref()))?;
    tape.name(keys[place].0)
}
