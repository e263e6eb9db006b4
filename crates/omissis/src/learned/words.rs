//! What the scorer sees of a word whatever stands around it, and what the rows say of that, summed once for words that come again and again.

use crate::learned::TABLES;
use crate::learned::features::{Class, Sink, hash, hash_bytes, mix};
use crate::learned::rows::{Narrow, Total, narrow};
use crate::learned::sums::Table;
use crate::lexicon::memory::Memory;
use crate::lexicon::{names, people, places};
use crate::speech::tokens::{Case, Shape, Token, squeeze};
use crate::speech::{dates, numbers};
use once_cell::race::OnceBox;
use std::borrow::Cow;

/// How a token is written and which lists it stands in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Written {
    pub(crate) word: u32,
    pub(crate) stem: u32,
    pub(crate) ending: u32,
    pub(crate) tail: u32,
    /// Its runs of four letters, edges marked: what a misspelt or unknown word shares with known ones.
    grams: Vec<u32>,
    pub(crate) look: Look,
}

/// Where a word stands, seen from the token whose features are told: how many tokens behind it, or before it where negative.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spot {
    /// As the layers of clauses see it, up to [`Spot::CLAUSES`] tokens off.
    Clauses(isize),
    /// As the layer of people sees it, up to [`Spot::PEOPLE`] tokens off.
    People(isize),
    /// As the layer of secrets sees it, up to [`Spot::SECRETS`] tokens off.
    Secrets(isize),
}

impl Spot {
    pub(crate) const CLAUSES: isize = 3;
    pub(crate) const PEOPLE: isize = 4;
    pub(crate) const SECRETS: isize = 4;
}

impl Written {
    /// What stands where the text does not reach.
    fn outside() -> Self {
        Self { word: 7, stem: 7, ending: 7, tail: 7, ..Self::default() }
    }

    fn of(token: &Token, text: &str) -> Self {
        let squeezed: Cow<'_, str> = if token.stretched { squeeze(text) } else { text.into() };
        let (word, stem, ending, tail) = match token.shape {
            Shape::Word | Shape::Mixed => {
                let accent = u32::from(token.accented && squeezed.len() <= 2);
                let cut = |n: usize| squeezed.char_indices().nth(n).map_or(squeezed.len(), |(at, _)| at);
                let back = |n: usize| squeezed.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
                (hash(&squeezed) ^ accent, hash(&squeezed[..cut(5)]), hash(&squeezed[back(3)..]), hash(&squeezed[back(2)..]))
            }
            Shape::Number => {
                let size = mix(90, text.len().min(6) as u32, 0);
                (size, size, size, size)
            }
            Shape::Mark(mark) => (u32::from(mark), u32::from(mark), 1, 1),
            Shape::Break => (2, 2, 2, 2),
            Shape::Symbol => (hash(text), hash(text), 3, 3),
            Shape::Placeholder => (4, 4, 4, 4),
        };
        let grams = if token.shape == Shape::Word { grams(text) } else { Vec::new() };
        Self { word, stem, ending, tail, grams, look: Look::of(token, &squeezed) }
    }

    /// Tells the features that it makes alone where it stands at `spot`.
    pub(crate) fn tell<S: Sink + ?Sized>(&self, spot: Spot, sink: &mut S) {
        match spot {
            Spot::Clauses(0) => {
                self.tell_itself(0, sink);
                self.tell_grams(57, Class::Word, sink);
            }
            Spot::Clauses(d) => {
                self.tell_beside(0, d, sink);
                if d.abs() == 1 {
                    let side = u32::from(d > 0);
                    sink.take(mix(35 + side, self.stem, 0), Class::Beside);
                    self.tell_grams(58 + side, Class::Beside, sink);
                }
            }
            Spot::People(0) => {
                self.tell_itself(199, sink);
                sink.take(mix(240, self.look.list, 0), Class::Meaning);
                sink.take(mix(241, self.look.list, self.look.case), Class::Meaning);
                sink.take(mix(251, self.look.meaning, 0), Class::Meaning);
                sink.take(mix(256, self.look.number, 0), Class::Meaning);
            }
            Spot::People(d) => {
                self.tell_beside(200, d, sink);
                if d.abs() <= 2 {
                    let template = if d < 0 { 251 } else { 253 } + d.unsigned_abs() as u32;
                    sink.take(mix(template, self.look.meaning, 0), Class::Meaning);
                }
            }
            Spot::Secrets(0) => {
                self.tell_itself(399, sink);
                self.tell_grams(405, Class::Word, sink);
                sink.take(mix(406, self.look.build, 0), Class::Meaning);
                sink.take(mix(407, self.look.list, self.look.case), Class::Meaning);
                sink.take(mix(408, self.look.meaning, 0), Class::Meaning);
            }
            Spot::Secrets(d) => {
                self.tell_beside(410, d, sink);
                if d.abs() <= 2 {
                    let side = (d + Spot::SECRETS) as u32;
                    sink.take(mix(440 + side, self.stem, 0), Class::Beside);
                    sink.take(mix(450 + side, self.look.build, 0), Class::Meaning);
                }
            }
        }
    }

    fn tell_itself<S: Sink + ?Sized>(&self, before: u32, sink: &mut S) {
        for (template, a) in [(1, self.word), (2, self.stem), (3, self.ending), (4, self.tail)] {
            sink.take(mix(before + template, a, 0), Class::Word);
        }
    }

    fn tell_beside<S: Sink + ?Sized>(&self, before: u32, d: isize, sink: &mut S) {
        let side = if d < 0 { 10 } else { 20 };
        sink.take(mix(before + side + d.unsigned_abs() as u32, self.word, 0), Class::Beside);
    }

    fn tell_grams<S: Sink + ?Sized>(&self, template: u32, class: Class, sink: &mut S) {
        self.grams.iter().for_each(|&gram| sink.take(mix(template, gram, 0), class));
    }
}

/// Hashes of the runs of four letters of a word with its edges marked.
fn grams(word: &str) -> Vec<u32> {
    let marked = |at: usize| match at.checked_sub(1) {
        None => b'^',
        Some(at) => word.as_bytes().get(at).copied().unwrap_or(b'$'),
    };
    (0..word.len().saturating_sub(1)).map(|at| hash_bytes(&[marked(at), marked(at + 1), marked(at + 2), marked(at + 3)])).collect()
}

/// A word and, where it is remembered, what the weights say of it.
pub(crate) struct Known {
    pub(crate) written: Written,
    weighed: OnceBox<Option<Weighed>>,
}

/// What the rows of the features that a word makes alone say together, for each spot. It is looked at for every token, and a thousand words are common:
/// the less room, the faster.
pub(crate) struct Weighed {
    clauses: [Narrow; 2 * Spot::CLAUSES as usize + 1],
    people: [Narrow<8>; 2 * Spot::PEOPLE as usize + 1],
    secrets: [Narrow<4>; 2 * Spot::SECRETS as usize + 1],
}

impl Weighed {
    /// `None` for a word of which more is said than has room.
    fn new(written: &Written, tables: &Tables) -> Option<Self> {
        let mut all = Self { clauses: Default::default(), people: Default::default(), secrets: Default::default() };
        let sums = |table: usize, spot| tables[table].sum(|sum| written.tell(spot, sum));
        for (narrowed, d) in all.clauses.iter_mut().zip(-Spot::CLAUSES..) {
            *narrowed = narrow(&sums(0, Spot::Clauses(d)))?;
        }
        for (narrowed, d) in all.people.iter_mut().zip(-Spot::PEOPLE..) {
            *narrowed = narrow(&sums(1, Spot::People(d)))?;
        }
        for (narrowed, d) in all.secrets.iter_mut().zip(-Spot::SECRETS..) {
            *narrowed = narrow(&sums(2, Spot::Secrets(d)))?;
        }
        Some(all)
    }

    /// Adds what is said of the word where it stands at `spot`.
    pub(crate) fn add_to(&self, spot: Spot, total: &mut Total) {
        match spot {
            Spot::Clauses(d) => total.add_narrow(&self.clauses[(d + Spot::CLAUSES) as usize]),
            Spot::People(d) => total.add_narrow(&self.people[(d + Spot::PEOPLE) as usize]),
            Spot::Secrets(d) => total.add_narrow(&self.secrets[(d + Spot::SECRETS) as usize]),
        }
    }
}

impl Known {
    /// A token.
    pub(crate) fn of(token: &Token, text: &str) -> Self {
        Self { written: Written::of(token, text), weighed: OnceBox::new() }
    }

    /// What stands where the text does not reach.
    pub(crate) fn outside() -> Self {
        Self { written: Written::outside(), weighed: OnceBox::new() }
    }

    fn weigh(&self, tables: &Tables) -> &Self {
        self.weighed.get_or_init(|| Box::new(Weighed::new(&self.written, tables)));
        self
    }

    /// What the weights say of it, where that is remembered.
    pub(crate) fn weighed(&self) -> Option<&Weighed> {
        self.weighed.get()?.as_ref()
    }
}

/// All tables.
type Tables = [Table; TABLES.len()];

/// The tables, and what they say of ordinary words.
pub(crate) struct Words {
    pub(crate) tables: Tables,
    /// What stands where the text does not reach.
    pub(crate) outside: Known,
    memory: Memory<Known>,
}

impl Words {
    pub(crate) fn new(tables: Tables) -> Self {
        let outside = Known::outside();
        outside.weigh(&tables);
        Self { outside, tables, memory: Memory::new() }
    }

    /// What is known of a token: remembered, or new. `listed` says that the vocabulary has it.
    pub(crate) fn look(&self, token: &Token, text: &str, listed: bool) -> Result<&Known, Known> {
        let make = || Known::of(token, text);
        match token.shape {
            Shape::Number | Shape::Mixed => Err(make()),
            Shape::Word if token.stretched => Err(make()),
            shape => {
                let written = token.case as u8 | u8::from(token.accented) << 4;
                let known = self.memory.recall(text, written, make, |known| shape != Shape::Word || listed || known.written.look.ordinary);
                known.map(|known| known.weigh(&self.tables))
            }
        }
    }
}

/// How a word is written and which lists it stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    /// Given name, surname, word, place.
    pub(crate) list: u32,
    /// Capitals.
    pub(crate) case: u32,
    /// Relative, child, title, street word, month.
    pub(crate) meaning: u32,
    /// How large a number is.
    pub(crate) number: u32,
    /// How it would be built if it were a secret: length, digits and letters.
    pub(crate) build: u32,
    /// It speaks of getting in somewhere, or is drawn up like a secret: what opens the layer of secrets.
    pub(crate) access: bool,
    /// It is an ordinary word, of which something may be kept.
    ordinary: bool,
}

impl Look {
    /// Whether it is a word for a number.
    pub(crate) const fn counts(&self) -> bool {
        self.meaning >> 6 & 1 == 1
    }

    /// True for marks, and for words that no list has as a name, a place, a number, a relative or a month: those in small letters, and ordinary ones.
    pub(crate) const fn tells_nobody(&self) -> bool {
        const NAMES: u32 = 1 | 1 << 1 | 1 << 6 | 1 << 7;
        const SURNAMES: u32 = 1 << 2 | 1 << 3;
        const WORDS: u32 = 1 << 4;
        const CUES: u32 = 1 << 5 | 1 << 10 | 1 << 11;
        const MARKS: u32 = 0xff << 12;
        let lists = self.list.saturating_sub(1);
        let word = self.list == 0
            || lists == WORDS
            || self.case == Self::case(Case::Lower) && lists & NAMES == 0 && (lists & SURNAMES == 0 || lists & WORDS != 0);
        word && self.meaning & !(CUES | MARKS) == 0 && self.number == 0
    }

    const fn case(case: Case) -> u32 {
        1 + case as u32
    }

    fn of(token: &Token, text: &str) -> Self {
        let (build, access) = (build(token.shape, text), speaks_of_access(token.shape, text));
        let plain = |list, case, meaning, number| Self { list, case, meaning, number, build, access, ordinary: false };
        let case = Self::case(token.case);
        match token.shape {
            Shape::Word => {
                let known = names::look(text);
                let bits = [
                    known.is_given(),
                    known.is_known_given(),
                    known.is_surname(),
                    known.is_common_surname(),
                    known.is_word(),
                    known.is_name_first(),
                    known.is_clipped() && token.accented,
                    places::province_of(text).is_some(),
                ];
                let list = 1 + bits.iter().rev().fold(0, |bits, &bit| bits << 1 | u32::from(bit));
                let mut meaning = 0;
                if let Some(person) = people::person(text) {
                    meaning |= 1 | u32::from(person.kin) << 1 | u32::from(person.child) << 2 | u32::from(person.plural) << 3;
                }
                meaning |= u32::from(dates::month(text).is_some()) << 4;
                meaning |= u32::from(people::is_possessive(text)) << 5;
                meaning |= u32::from(numbers::cardinal(text).is_some()) << 6;
                let number = numbers::cardinal(text).map_or(0, |n| sized(u32::from(n)));
                Self { ordinary: known.is_kept(), ..plain(list, case, meaning, number) }
            }
            Shape::Number => {
                let size = match text.len() {
                    0..=4 => sized(text.parse().unwrap_or(0)) + 20 * text.len() as u32,
                    len => 200 + (len as u32).min(12),
                };
                plain(0, 20, 1 << 8, size)
            }
            Shape::Mixed => plain(0, 21, 1 << 9, 300),
            Shape::Mark(mark) => plain(0, 22 + u32::from(mark), 1 << 10 | u32::from(mark) << 12, 0),
            Shape::Break => plain(0, 190, 1 << 11, 0),
            Shape::Symbol => plain(0, 191, 0, 0),
            Shape::Placeholder => plain(0, 192, 0, 0),
        }
    }
}

/// How the words begin that speak of getting in somewhere, of what is typed there, and of where it was read.
const ACCESS: &[&str] = &[
    "acces",
    "acced",
    "accont",
    "account",
    "allarm",
    "antifurt",
    "apr",
    "autentic",
    "bancomat",
    "blocc",
    "cancell",
    "card",
    "cass",
    "chiav",
    "cifr",
    "cod",
    "collegat",
    "combinazion",
    "cred",
    "cvc",
    "cvv",
    "digit",
    "entr",
    "identific",
    "log",
    "lucchett",
    "messagg",
    "messo",
    "mett",
    "modem",
    "nick",
    "nummer",
    "numer",
    "opt",
    "otp",
    "paro",
    "pass",
    "pasu",
    "pasv",
    "pasw",
    "pin",
    "psw",
    "puc",
    "puk",
    "pw",
    "riconosc",
    "router",
    "sbarr",
    "sblocc",
    "scolleg",
    "segret",
    "sim",
    "sito",
    "sms",
    "spid",
    "tast",
    "tesser",
    "user",
    "uso",
    "usr",
    "utent",
    "utenz",
    "wifi",
    "wi",
];

/// Whether a token opens the layer of secrets.
fn speaks_of_access(shape: Shape, text: &str) -> bool {
    match shape {
        Shape::Word => ACCESS.iter().any(|start| text.starts_with(start)),
        Shape::Number => (3..=16).contains(&text.len()),
        Shape::Mixed => true,
        _ => false,
    }
}

/// The build of a token as a secret, one number for each.
fn build(shape: Shape, text: &str) -> u32 {
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|b| b.is_ascii_digit()).count();
    let length = text.len().min(17) as u32;
    match shape {
        Shape::Number => {
            let same = u32::from(bytes.iter().all(|b| *b == bytes[0]));
            let year = u32::from(text.len() == 4 && (text.starts_with("19") || text.starts_with("20")));
            100 + length * 8 + same + 2 * year + 4 * u32::from(text.starts_with('0'))
        }
        Shape::Mixed => {
            let first = u32::from(bytes.first().is_some_and(u8::is_ascii_digit));
            let turns = bytes.windows(2).filter(|pair| pair[0].is_ascii_digit() != pair[1].is_ascii_digit()).count().min(4) as u32;
            1000 + ((length * 5 + turns) * 2 + first) * 3 + (digits * 3 / text.len().max(1)).min(2) as u32
        }
        Shape::Word => {
            let known = names::look(text);
            let list = u32::from(known.is_word()) | u32::from(known.is_given()) << 1 | u32::from(numbers::cardinal(text).is_some()) << 2;
            // "vjpdveev": letters drawn by lot.
            let (mut run, mut longest) = (0, 0);
            for b in bytes {
                run = if matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y') { 0 } else { run + 1 };
                longest = longest.max(run);
            }
            let drawn = u32::from(longest >= 4 && !known.is_word());
            3000 + (drawn << 3 | list) * 4 + length.min(11) / 3
        }
        Shape::Mark(mark) => 4000 + u32::from(mark),
        Shape::Break => 1,
        Shape::Symbol => 2,
        Shape::Placeholder => 3,
    }
}

/// Whether a number may be a day, a month, an age, a year.
const fn sized(number: u32) -> u32 {
    match number {
        0 => 1,
        1..=12 => 2,
        13..=17 => 3,
        18..=31 => 4,
        32..=66 => 5,
        67..=99 => 6,
        100..=119 => 7,
        120..=1899 => 8,
        1900..=2012 => 9,
        2013..=2040 => 10,
        _ => 11,
    }
}
