//! Places in a text that an export keeps as numbers: where a mention, a link, a tag stands. When the text changes they are moved;
//! what stood in something hidden goes.

use crate::coding::Coding;
use crate::fault::Reason;
use crate::json::{Sort, Tape};
use crate::record::{Field, Holder};
use crate::shapes::{Entities, Mentions, Place};
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

impl Item {
    /// Start and end.
    const fn ends(&self, unit: Place) -> (usize, usize) {
        let [first, second] = &self.numbers;
        let end = match unit {
            Place::OffsetLength => first.value.saturating_add(second.value),
            Place::Indices => second.value,
        };
        (first.value, end)
    }
}

fn number(tape: &Tape<'_>, node: usize) -> Option<Number> {
    Some(Number { value: tape.name(node)?.parse().ok()?, source: tape.inside(node) })
}

/// The two numbers of a list.
fn pair(tape: &Tape<'_>, list: usize) -> Option<[Number; 2]> {
    let mut numbers = tape.children(list).filter_map(|child| number(tape, child));
    Some([numbers.next()?, numbers.next()?])
}

/// An element of a list, where it tells its place.
fn item(tape: &Tape<'_>, element: usize, place: Place) -> Option<Item> {
    let member = |key: &str| tape.members(element, key).next();
    let numbers = match place {
        Place::Indices => pair(tape, member("indices")?)?,
        Place::OffsetLength => [number(tape, member("offset")?)?, number(tape, member("length")?)?],
    };
    Some(Item { source: tape.node(element).span.clone(), numbers })
}

impl Place {
    /// How long a text is, as places count it.
    fn units(self, text: &str) -> usize {
        match self {
            Self::Indices => text.chars().count(),
            Self::OffsetLength => text.encode_utf16().count(),
        }
    }

    /// The byte of a place, where it lies between characters of the text.
    fn byte(self, text: &str, units: usize) -> Option<usize> {
        let mut left = units;
        for (at, c) in text.char_indices() {
            if left == 0 {
                return Some(at);
            }
            left = left.checked_sub(self.units(c.encode_utf8(&mut [0; 4])))?;
        }
        (left == 0).then_some(text.len())
    }
}

/// The places that a record keeps.
#[derive(Clone, Debug)]
pub(crate) struct Places<'u> {
    /// The text that they count in, as they count it.
    text: View<'u>,
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
        let list_at = |path: &str| {
            let mut found = None;
            tape.at_path(node, path, true, &mut |list| found = found.or(Some(list)));
            found.filter(|&list| tape.node(list).sort == Sort::Array)
        };
        let mut lists = Vec::new();
        for list in entities.lists.iter().filter_map(|path| list_at(path)) {
            let items: Option<Vec<_>> = tape.children(list).map(|element| item(tape, element, entities.place)).collect();
            lists.extend(items.filter(|items| !items.is_empty()));
        }
        let mut range = None;
        if let Some(path) = entities.range {
            tape.at_path(node, path, true, &mut |list| range = pair(tape, list));
        }
        let text = tape.string(text, false)?;
        Ok((!lists.is_empty() || range.is_some()).then_some(Self { text, unit: entities.place, lists, range }))
    }

    /// The accounts that the text mentions, where it names them as the list beside it does: fields in the text, each of the same account as
    /// its element. A name may be shortened where its place is told; a place that is wrong is looked for.
    pub(crate) fn mentions(tape: &Tape<'u>, node: usize, entities: &Entities) -> Result<Vec<Field<'u>>, Reason> {
        let Mentions { list, name, role, account } = entities.mentions;
        let Some(text) = tape.first(node, entities.text).filter(|&text| tape.node(text).sort == Sort::String) else {
            return Ok(Vec::new());
        };
        let mut elements = Vec::new();
        tape.at_path(node, list, false, &mut |element| elements.push(element));
        let named = |element| Some((element, tape.name(tape.members(element, name).next()?)?));
        let mut fields = Vec::new();
        for (place, (element, name)) in elements.into_iter().filter_map(named).enumerate() {
            let view = tape.string(text, false)?;
            let told = item(tape, element, entities.place).and_then(|item| {
                let (from, to) = item.ends(entities.place);
                let range = entities.place.byte(view.text(), from)?..entities.place.byte(view.text(), to)?;
                let said = view.text().get(range.clone())?.trim_start_matches('@').to_lowercase();
                (!said.is_empty() && name.to_lowercase().contains(&said)).then_some(range)
            });
            let Some(range) = told.or_else(|| view.text().find(&name).map(|at| at..at + name.len()).filter(|range| !range.is_empty()))
            else {
                continue;
            };
            fields.push(Field {
                name: format!("{}.mention", entities.text).into(),
                role,
                account: account << 16 | u32::try_from(place).unwrap_or(u32::MAX >> 16),
                view: view.window(range),
                holder: Holder::Text,
            });
        }
        Ok(fields)
    }

    /// The bytes of the record that hold the text.
    pub(crate) fn source(&self) -> Range<usize> {
        self.text.source()
    }

    /// Moves them after changes of the text.
    pub(crate) fn moved(&self, changes: &[Change]) -> Vec<Splice> {
        let text = self.text.text();
        let units = |text: &str| self.unit.units(text);
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
        let mut splices = Vec::new();
        let mut set = |number: &Number, value: usize| {
            if number.value != value {
                splices.push(Splice { range: number.source.clone(), bytes: value.to_string() });
            }
        };
        let mut removed = Vec::new();
        for items in &self.lists {
            let hidden = |item: &Item| {
                let (from, to) = item.ends(self.unit);
                shifts.iter().any(|&(start, end, _)| from < end && start < to)
            };
            for item in items.iter().filter(|item| !hidden(item)) {
                let (from, to) = item.ends(self.unit);
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
