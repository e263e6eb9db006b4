//! Codes that have a shape and no check: documents, plates. Their label says what they are.

use crate::speech::Reading;
use crate::speech::codes::{Gap, Writing};
use crate::speech::labels::{Class, Near};
use crate::speech::tokens::Case;

/// A string of the wanted shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// Its folded bytes.
    pub(crate) range: (usize, usize),
    /// The label that names its kind.
    pub(crate) label: Option<Near>,
    /// A label of another kind stands nearer.
    pub(crate) disputed: bool,
    /// Written in groups.
    pub(crate) grouped: bool,
}

/// Two-letter words that stand before numbers ("in 2019345"): no series of a document when they stand apart in lower case.
const SHORT_WORDS: &[&str] = &[
    "di", "da", "in", "il", "la", "al", "se", "su", "ho", "ha", "no", "nr", "lo", "le", "li", "mi", "ti", "si", "ci", "vi", "ne", "ma",
    "un", "io", "tu", "ed", "od", "gg", "mq", "km", "kg", "mt", "gr", "tg", "cm", "mm", "ml", "hz", "mb", "gb", "cv", "kw", "hp", "tv",
    "pc", "rc", "cc", "hd", "mp", "lt", "mg", "mw", "bn", "pm", "am", "ds", "pd", "st",
];

/// True for two-letter words and units.
pub(crate) fn is_short_word(word: &str) -> bool {
    SHORT_WORDS.contains(&word)
}

/// The strings in `writing` that fit one of `shapes` (see [`Writing::fits`]) and touch no other letters and digits, with the labels of `classes` at most at `reach`.
pub(crate) fn shaped(reading: &Reading<'_>, writing: &Writing, shapes: &[&str], classes: &[Class], reach: usize) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for first in 0..writing.atoms.len() {
        for shape in shapes.iter().filter(|shape| writing.fits(first, shape)) {
            let last = first + shape.len();
            let range = writing.range(first, last);
            if hits.last().is_some_and(|hit| range.0 < hit.range.1 && range.1 <= hit.range.1) {
                continue;
            }
            let (label, disputed) = label(reading, range, classes, reach);
            let glued_label = label.is_some_and(|near| near.at.1 == range.0);
            let close = label.is_some_and(|near| near.is_before() && near.cost == 0);
            let (left, right) = writing.glued(first, last);
            // A word may touch a code behind it: digits end where letters begin, and a near label vouches for letters too.
            let next_is_letter = writing.atoms.get(last).is_some_and(|atom| !atom.is_digit());
            let ends = !right || next_is_letter && (writing.atoms[last - 1].is_digit() || close);
            let grouping = writing.grouping(first, last);
            if (left && !glued_label) || !ends || !close && is_word_apart(reading, writing, first, last) {
                continue;
            }
            hits.push(Hit { range, label, disputed, grouped: grouping.len() > 1 });
        }
    }
    hits
}

/// The label of `classes` for the folded bytes `range`, and whether a label of another kind owns them.
pub(crate) fn label(reading: &Reading<'_>, range: (usize, usize), classes: &[Class], reach: usize) -> (Option<Near>, bool) {
    let around = reading.labels_around(range.0, range.1, reach);
    let label = around.iter().find(|near| classes.contains(&near.class)).copied();
    let owner = reading.owner(range.0, range.1, reach);
    let disputed = owner.is_some_and(|near| !classes.contains(&near.class) && !matches!(near.class, Class::Number | Class::Code));
    (label, disputed)
}

/// True when a group of the atoms `first..last` is a common short word in lower case: "di 1234567".
fn is_word_apart(reading: &Reading<'_>, writing: &Writing, first: usize, last: usize) -> bool {
    let mixed = reading.tokens().iter().any(|token| token.case == Case::Lower);
    let mut at = first;
    while at < last {
        let mut end = at + 1;
        while end < last && writing.atoms[end].gap.is_none() {
            end += 1;
        }
        let (start, stop) = writing.range(at, end);
        let group = writing.text(at, end);
        // A single vowel is a word beside longer groups: "è a 200 km".
        let vowel = matches!(group.as_str(), "e" | "a" | "o" | "i") && writing.grouping(first, last).iter().any(|len| *len > 1);
        if end - at < last - first && (vowel || is_short_word(&group)) && is_spaced(writing, at, end) {
            let token = reading.tokens().iter().find(|token| token.start == start && token.end == stop);
            if token.is_some_and(|token| if vowel { token.case == Case::Lower } else { token.case != Case::Upper || !mixed }) {
                return true;
            }
        }
        at = end;
    }
    false
}

fn is_spaced(writing: &Writing, at: usize, end: usize) -> bool {
    writing.gap(at).has(Gap::SPACE.or(Gap::WALL)) && writing.gap(end).has(Gap::SPACE)
}

/// A string without spaces: pieces joined by marks only (`2019/0012345`, `V-123.456`), or digit groups joined by spaces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Chain {
    /// First atom.
    pub(crate) first: usize,
    /// One past the last atom.
    pub(crate) last: usize,
    /// How many of them are digits.
    pub(crate) digits: usize,
}

impl Chain {
    /// How many letters and digits.
    pub(crate) const fn len(&self) -> usize {
        self.last - self.first
    }
}

/// The chains of `writing`: every stretch without spaces that holds a digit, and before it every stretch of digit groups that spaces join.
pub(crate) fn chains(writing: &Writing) -> Vec<Chain> {
    let marks = Gap::DOT.or(Gap::DASH).or(Gap::SLASH).or(Gap::LOW).or(Gap::MIDDOT);
    let pieces = writing.pieces();
    let mut chains = Vec::new();
    let mut i = 0;
    while i < pieces.len() {
        let (mut last, mut digits, mut spaced) = (i + 1, pieces[i].digits, i + 1);
        while last < pieces.len() && writing.gap(pieces[last].first).within(marks) && pieces[last].first == pieces[last - 1].last {
            digits += pieces[last].digits;
            last += 1;
            spaced = last;
        }
        // "n.3525028475", "prot.123": what stands before the dot is a word.
        while last - i > 1
            && pieces[i].digits == 0
            && writing.gap(pieces[i + 1].first).has(Gap::DOT)
            && (pieces[i].len() != 2
                || is_short_word(&writing.text(pieces[i].first, pieces[i].last))
                || matches!(writing.text(pieces[i].first, pieces[i].last).as_str(), "rg" | "ci" | "dl" | "cf" | "cl"))
        {
            i += 1;
        }
        // "AL 1208834": a series and its number.
        if last == i + 1
            && pieces[i].digits == 0
            && pieces[i].len() == 2
            && let Some(number) = pieces.get(last)
            && number.letters() <= 1
            && (6..=8).contains(&number.digits)
            && number.first == pieces[i].last
            && writing.gap(number.first).within(Gap::SPACE.or(Gap::DASH).or(Gap::BREAK))
            && !is_short_word(&writing.text(pieces[i].first, pieces[i].last))
        {
            chains.push(Chain { first: pieces[i].first, last: number.last, digits: number.digits });
        }
        let numeric = pieces[i..last].iter().all(|piece| piece.letters() == 0);
        if numeric {
            let mut sum = digits;
            while spaced < pieces.len()
                && pieces[spaced].letters() == 0
                && writing.gap(pieces[spaced].first).within(Gap::SPACE.or(marks))
                && pieces[spaced].first == pieces[spaced - 1].last
            {
                sum += pieces[spaced].digits;
                spaced += 1;
            }
            if spaced > last {
                chains.push(Chain { first: pieces[i].first, last: pieces[spaced - 1].last, digits: sum });
            }
        }
        if digits > 0 {
            chains.push(Chain { first: pieces[i].first, last: pieces[last - 1].last, digits });
        }
        i = last;
    }
    chains.retain(|chain| !writing.is_remnant(chain.first, chain.last));
    chains
}

/// What stands right behind a label of `classes` and is no known shape: one chain of `lengths` letters and digits with at least `digits` digits, that measures nothing. For codes with
/// a slip, cut off, or of an old series.
pub(crate) fn labelled(
    reading: &Reading<'_>,
    writing: &Writing,
    classes: &[Class],
    lengths: core::ops::RangeInclusive<usize>,
    digits: usize,
) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    for chain in chains(writing) {
        let range = writing.range(chain.first, chain.last);
        if !lengths.contains(&chain.len()) || chain.digits < digits || hits.iter().any(|hit| range.0 < hit.range.1) {
            continue;
        }
        let (label, disputed) = label(reading, range, classes, 3);
        let near = label.filter(|near| near.is_before() && near.cost <= if near.stated { 2 } else { 1 });
        let (left, right) = writing.glued(chain.first, chain.last);
        let whole = !right && (!left || near.is_some_and(|near| near.at.1 == range.0));
        if near.is_some() && !disputed && whole && reading.measure(range.0, range.1).is_none() {
            hits.push(Hit { range, label: near, disputed, grouped: false });
        }
    }
    hits
}
