//! Places in a text that an export keeps as numbers: where a mention, a link, a tag stands. When the text changes they are moved;
//! what stood in something hidden goes.

use crate::coding::Coding;
use crate::fault::Reason;
use crate::json::{Sort, Tape};
use crate::shapes::{Entities, Place};
use crate::view::{Splice, View};
use core::ops::Range;

/// One number of a place.
#[derive(Clone, Debug)]
struct Number {
    value: usize,
    source: Range<usize>,
}

/// An element of a list of places.
#[derive(Clone, Debug)]
struct Item {
    source: Range<usize>,
    /// Start and end, or start and length.
    numbers: [Number; 2],
}

/// The places that a record keeps.
#[derive(Clone, Debug)]
pub(crate) struct Places<'u> {
    /// The text that they count in, as they count it.
    text: View<'u>,
    /// The path of that text.
    pub(crate) of: &'static str,
    unit: Place,
    lists: Vec<Vec<Item>>,
    range: Option<[Number; 2]>,
}

/// A change of the text, in bytes of the record.
pub(crate) struct Change {
    pub(crate) source: Range<usize>,
    pub(crate) replacement: String,
}

impl<'u> Places<'u> {
    /// Reads them.
    pub(crate) fn read(tape: &Tape<'u>, node: usize, entities: &Entities) -> Result<Option<Self>, Reason> {
        let Some(text) = tape.first(node, entities.text).filter(|&text| tape.node(text).sort == Sort::String) else { return Ok(None) };
        let number = |node: usize| Some(Number { value: tape.name(node)?.parse().ok()?, source: tape.inside(node) });
        let pair = |list: usize| {
            let mut numbers = tape.children(list).filter_map(number);
            Some([numbers.next()?, numbers.next()?])
        };
        let item = |element: usize| {
            let member = |key: &str| tape.members(element, key).next();
            let numbers = match entities.place {
                Place::Indices => pair(member("indices")?)?,
                Place::OffsetLength => [number(member("offset")?)?, number(member("length")?)?],
            };
            Some(Item { source: tape.node(element).span.clone(), numbers })
        };
        let mut lists = Vec::new();
        for path in entities.lists {
            let mut found = None;
            tape.at_path(node, path, true, &mut |list| found = found.or(Some(list)));
            if let Some(list) = found.filter(|&list| tape.node(list).sort == Sort::Array) {
                let items: Option<Vec<_>> = tape.children(list).map(item).collect();
                lists.extend(items.filter(|items| !items.is_empty()));
            }
        }
        let mut range = None;
        if let Some(path) = entities.range {
            tape.at_path(node, path, true, &mut |list| range = pair(list));
        }
        let text = tape.string(text, false)?;
        Ok((!lists.is_empty() || range.is_some()).then_some(Self { text, of: entities.text, unit: entities.place, lists, range }))
    }

    /// Moves them after changes of the text.
    pub(crate) fn moved(&self, changes: &[Change]) -> Vec<Splice> {
        let text = self.text.text();
        let units = |text: &str| match self.unit {
            Place::Indices => text.chars().count(),
            Place::OffsetLength => text.encode_utf16().count(),
        };
        // Start and end before, and the length after, in the units that the places count.
        let shifts: Vec<(usize, usize, usize)> = changes
            .iter()
            .map(|change| {
                let (start, end) = (self.text.at(change.source.start), self.text.at(change.source.end));
                let new = match self.unit {
                    Place::Indices => units(&Coding::Entities.encode(&change.replacement)),
                    Place::OffsetLength => units(&change.replacement),
                };
                (units(&text[..start]), units(&text[..end]), new)
            })
            .collect();
        let place = |at: usize| {
            let before = shifts.iter().filter(|&&(_, end, _)| end <= at);
            before.fold(at, |at, &(start, end, new)| (at + new).saturating_sub(end - start))
        };
        let ends = |numbers: &[Number; 2]| {
            let [first, second] = numbers;
            let end = if self.unit == Place::OffsetLength { first.value + second.value } else { second.value };
            (first.value, end)
        };
        let mut splices = Vec::new();
        let mut set = |number: &Number, value: usize| {
            if number.value != value {
                splices.push(Splice { range: number.source.clone(), bytes: value.to_string() });
            }
        };
        let mut removed = Vec::new();
        for items in &self.lists {
            let hidden = |item: &Item| {
                let (from, to) = ends(&item.numbers);
                shifts.iter().any(|&(start, end, _)| from < end && start < to)
            };
            for item in items.iter().filter(|item| !hidden(item)) {
                let (from, to) = ends(&item.numbers);
                let second = if self.unit == Place::OffsetLength { place(to) - place(from) } else { place(to) };
                set(&item.numbers[0], place(from));
                set(&item.numbers[1], second);
            }
            without(items, hidden, &mut removed);
        }
        if let Some(range) = &self.range {
            range.iter().for_each(|number| set(number, place(number.value)));
        }
        splices.extend(removed.into_iter().map(|range| Splice { range, bytes: String::new() }));
        splices
    }
}

/// Takes elements out of a list, each with one comma.
fn without(items: &[Item], goes: impl Fn(&Item) -> bool, removed: &mut Vec<Range<usize>>) {
    let last = items.len() - 1;
    let Some(kept) = items.iter().rposition(|item| !goes(item)) else {
        removed.push(items[0].source.start..items[last].source.end);
        return;
    };
    for pair in items[..=kept].windows(2).filter(|pair| goes(&pair[0])) {
        removed.push(pair[0].source.start..pair[1].source.start);
    }
    if kept < last {
        removed.push(items[kept].source.end..items[last].source.end);
    }
}
