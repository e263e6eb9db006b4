//! The glance: one look over the words of a text that says which layers of the scorer may tell something of it.
//!
//! Most comments tell nothing about anybody, and most of those look like it: no word in them, nor any two words that stand near each other, is one that
//! statements, names or secrets are told with. A glance sees that for a hundredth of what a reading costs; what it closes is neither read by rules nor by the scorer.
//! It is learned as the scorer is, and may be wrong as the scorer may: of the statements that rules and scorer would find together, it closes a few in a thousand.
//!
//! A token is worth what the features that end with it are worth; a text opens a table's layers where the sum over a few neighbours reaches the table's limit.

use crate::learned::{Layer, TABLES};
use crate::lexicon::names;
use crate::lexicon::table;
use crate::normalise::PLACEHOLDER;
use std::ops::Range;

/// How many rows there are, as a power of two.
const BITS: u32 = 16;

/// Bytes of a row: the mark of its feature, and what it is worth for each table.
const ROW: usize = 1 + TABLES.len();

/// How many tokens that follow each other are weighed together, by table.
pub const WINDOWS: [usize; TABLES.len()] = [8, 3, 8];

/// The widest of them.
const WIDEST: usize = 8;

/// How many features a token has at most.
const FEATURES: usize = 17;

/// The layers that a glance opens, by the table that they read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Opened([bool; TABLES.len()]);

impl Opened {
    /// All layers: what is read without a glance.
    pub(crate) const ALL: Self = Self([true; TABLES.len()]);

    /// Whether a layer may tell something.
    pub(crate) const fn has(self, layer: Layer) -> bool {
        self.0[layer.table()]
    }
}

/// What was learned: a limit for each table, and the rows.
pub(crate) struct Glance {
    limits: [i32; TABLES.len()],
    rows: &'static [[u8; ROW]],
}

impl Glance {
    /// Bytes of what was learned.
    pub(crate) const BYTES: usize = 4 * TABLES.len() + ROW * (1 << BITS);

    /// Takes bytes as [`write`] writes them; nothing is copied.
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        let (limits, rows) = bytes.split_at(4 * TABLES.len());
        let limits = limits.as_chunks().0;
        Self {
            limits: core::array::from_fn(|table| limits.get(table).map_or(i32::MAX, |limit| i32::from_le_bytes(*limit))),
            rows: rows.as_chunks().0,
        }
    }

    /// What the tables' layers may tell of a folded text, in which letters are capitals where they were.
    pub(crate) fn at(&self, text: &[u8]) -> Opened {
        let mut opened = Opened::default();
        let mut last = [[0_i32; TABLES.len()]; WIDEST];
        let mut sums = [0_i32; TABLES.len()];
        let mut number = 0;
        read(text, |_, features| {
            let mut worth = [0_i32; TABLES.len()];
            for &hash in features {
                let row = self.rows[place(hash)];
                let mine = i32::from(row[0] == mark(hash));
                worth.iter_mut().zip(&row[1..]).for_each(|(worth, &weight)| *worth += i32::from(weight as i8) * mine);
            }
            for table in 0..TABLES.len() {
                let gone = last[(number + WIDEST - WINDOWS[table]) % WIDEST][table];
                sums[table] += worth[table] - gone;
                opened.0[table] |= sums[table] >= self.limits[table];
            }
            last[number % WIDEST] = worth;
            number += 1;
            opened != Opened::ALL
        });
        opened
    }
}

/// Where the row of a feature stands.
#[must_use]
pub const fn place(hash: u32) -> usize {
    (hash >> (32 - BITS)) as usize
}

/// The mark of a feature; never 0, which no feature has.
const fn mark(hash: u32) -> u8 {
    let mark = (hash >> (24 - BITS)) as u8;
    mark | (mark == 0) as u8
}

/// Writes what was learned: the limits, and the weights of each feature by table. Of features that want the same row ([`place`]) the first has it.
#[must_use]
pub fn write(limits: [i32; TABLES.len()], rows: impl Iterator<Item = (u32, [i8; TABLES.len()])>) -> Vec<u8> {
    let mut bytes: Vec<u8> = limits.iter().flat_map(|limit| limit.to_le_bytes()).collect();
    let first = bytes.len();
    bytes.resize(Glance::BYTES, 0);
    for (hash, weights) in rows {
        let row = &mut bytes[first + ROW * place(hash)..][..ROW];
        if row[0] == 0 {
            row[0] = mark(hash);
            row[1..].iter_mut().zip(weights).for_each(|(byte, weight)| *byte = weight as u8);
        }
    }
    bytes
}

/// A token as a glance sees it.
#[derive(Clone, Copy, Default)]
struct Piece {
    /// The word, its first five letters and its last three.
    word: u32,
    stem: u32,
    ending: u32,
    /// The lists in which it stands.
    list: u32,
    /// The lists, and whether it begins with a capital.
    cased: u32,
    /// How large a number is, and whether letters touch it; 0 for what is none.
    number: u32,
}

impl Piece {
    /// What stands before the first token.
    const NONE: Self = Self { word: 7, stem: 7, ending: 7, list: 9, cased: 9, number: 0 };

    /// A mark, a symbol or the end of a line.
    const fn mark(hash: u32) -> Self {
        Self { word: hash, stem: hash, ending: 1, list: 0, cased: 0, number: 0 }
    }

    fn number(digits: &[u8], touched: bool) -> Self {
        let value = digits.iter().take(5).fold(0_u32, |value, digit| value * 10 + u32::from(digit - b'0'));
        let sort = match (digits.len(), value) {
            (6.., _) => 8,
            (_, 0..=17) => 1,
            (_, 18..=31) => 2,
            (_, 32..=99) => 3,
            (_, 100..=119) => 4,
            (_, 120..=1899) => 5,
            (_, 1900..=2040) => 6,
            _ => 7,
        };
        let length = 0x100 + digits.len().min(12) as u32;
        Self { number: sort | u32::from(touched) << 4, ..Self::mark(length) }
    }

    fn word(letters: &[u8]) -> Self {
        const MOST: usize = table::LONGEST;
        let mut lower = [0_u8; MOST];
        let (mut hash, mut stem) = (table::BASIS, table::BASIS);
        for (at, &letter) in letters.iter().enumerate() {
            let letter = letter | 0x20;
            hash = table::longer(hash, letter);
            if at < 5 {
                stem = hash;
            }
            if at < MOST {
                lower[at] = letter;
            }
        }
        let ending =
            letters[letters.len().saturating_sub(3)..].iter().fold(table::BASIS, |hash, &letter| table::longer(hash, letter | 0x20));
        let list = lower.get(..letters.len()).map_or(0, |word| {
            let known = names::look_by(hash, word);
            let bits = [
                known.is_given(),
                known.is_known_given(),
                known.is_surname(),
                known.is_common_surname(),
                known.is_kept(),
                known.is_name_first(),
            ];
            bits.iter().fold(0, |bits, &bit| bits << 1 | u32::from(bit))
        });
        let list = 16 + list;
        Self {
            word: hash,
            stem: stem ^ 1,
            ending: ending ^ 2,
            list,
            cased: list << 1 | u32::from(letters[0].is_ascii_uppercase()),
            number: 0,
        }
    }
}

/// The hash of a template and two things.
const fn mix(template: usize, a: u32, b: u32) -> u32 {
    // Odd numbers of 64 bits without a pattern, one for each template: multiples of the golden ratio's bits.
    let odd = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(2 * template as u64 + 0x1_0000_0001) | 1;
    (((a as u64) << 32 | b as u64).wrapping_mul(odd) >> 32) as u32
}

/// Reads a folded text token by token, handing on where each stands and the features that end with it, until `each` has seen enough.
fn read(text: &[u8], mut each: impl FnMut(Range<usize>, &[u32]) -> bool) {
    let mut before = [Piece::NONE; 3];
    let mut at = 0;
    while at < text.len() {
        let start = at;
        let lead = text[at];
        let run = |of: fn(&u8) -> bool| text[start..].iter().take_while(|b| of(b)).count();
        let here = match lead {
            b'a'..=b'z' | b'A'..=b'Z' => {
                at += run(u8::is_ascii_alphabetic);
                Piece::word(&text[start..at])
            }
            b'0'..=b'9' => {
                at += run(u8::is_ascii_digit);
                let letter = |b: Option<&u8>| b.is_some_and(u8::is_ascii_alphabetic);
                let touched = letter(start.checked_sub(1).and_then(|at| text.get(at))) || letter(text.get(at));
                Piece::number(&text[start..at], touched)
            }
            b'\n' | b'\r' => {
                at += 1;
                Piece::mark(2)
            }
            0x80.. => {
                at += 1 + text[at + 1..].iter().take_while(|b| (0x80..0xc0).contains(*b)).count();
                Piece::mark(text[start..at].iter().fold(table::BASIS, |hash, &byte| table::longer(hash, byte)))
            }
            _ if lead <= b' ' && lead != PLACEHOLDER as u8 || lead == 0x7f => {
                at += 1;
                continue;
            }
            _ => {
                at += 1;
                Piece::mark(u32::from(lead))
            }
        };
        let [first, second, third] = before;
        let features: [u32; FEATURES] = [
            mix(0, here.word, 0),
            mix(1, here.stem, 0),
            mix(2, here.ending, 0),
            mix(3, first.word, here.word),
            mix(4, first.stem, here.stem),
            mix(5, second.stem, here.stem),
            mix(6, third.stem, here.stem),
            mix(7, first.ending, here.stem),
            mix(8, here.cased, 0),
            mix(9, first.cased, here.cased),
            mix(10, first.word, here.list),
            mix(11, first.list, here.word),
            mix(12, here.list, mix(12, second.word, first.word)),
            mix(13, second.list, mix(13, first.list, here.list)),
            mix(14, first.number, here.word),
            mix(15, here.number, first.word),
            mix(16, here.number, 0),
        ];
        // The last two are of numbers alone, the one before of what stands behind a number.
        let known = match (here.number, first.number) {
            (0, 0) => FEATURES - 3,
            (0, _) => FEATURES - 2,
            _ => FEATURES,
        };
        if !each(start..at, &features[..known]) {
            return;
        }
        before = [here, first, second];
    }
}

/// What a glance sees of a text: for each token its bytes in the original text and its features. For the training.
#[must_use]
pub fn glance(text: &str) -> Vec<(Range<usize>, Vec<u32>)> {
    let view = crate::normalise::Normalised::new(text);
    let (folded, from) = view.squeezed();
    let mut tokens = Vec::new();
    read(folded.as_bytes(), |place, features| {
        let span = view.back(from[place.start], from[place.end - 1] + 1);
        tokens.push((span.start..span.end, features.to_vec()));
        true
    });
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learned::glance_at;
    use crate::normalise::Normalised;

    fn features(text: &str) -> Vec<Vec<u32>> {
        glance(text).into_iter().map(|(_, features)| features).collect()
    }

    #[test]
    fn neighbours_are_weighed_together_and_others_are_not() {
        let (far, near) = (features("uno"), features("due"));
        let row = |features: &[Vec<u32>], weights| (features[0][0], weights);
        let rows = [row(&far, [60, 0, 5]), row(&near, [60, 60, 0])];
        let glance = Glance::new(write([100, 100, 100], rows.into_iter()).leak());
        let opened = |text: &str| glance.at(text.as_bytes()).0;
        assert_eq!(opened("uno, due"), [true, false, false]);
        assert_eq!(opened("uno a b c d e f g due"), [false; 3]);
        assert_eq!(opened("due due"), [true, true, false]);
        assert_eq!(opened("due a b due"), [true, false, false]);
        assert_eq!(opened(&"uno a b c ".repeat(30)), [true, false, false]);
        assert_eq!(opened(&"uno ".repeat(20)), [true, false, false]);
        assert_eq!(opened(""), [false; 3]);
    }

    #[test]
    fn what_is_told_opens_its_layers_and_what_is_not_opens_none() {
        let at = |text: &str| glance_at(text.as_bytes());
        assert!(at("io lavoro in nero da due anni").has(Layer::Admission));
        assert!(at("mio figlio è autistico").has(Layer::Special));
        assert!(at("mi chiamo Mario Rossi").has(Layer::People));
        assert!(at("la password è zafferano").has(Layer::Secrets));
        assert_eq!(at("quando pagate? grazie a tutti"), Opened::default());
    }

    #[test]
    fn a_glance_sees_through_spelling() {
        let plain = features("perche lavoro in nero");
        for text in ["perché lavoro in nero", "perche lavoro in neeeero", "perche\u{200b} lavoro in n\u{435}ro", "perche  lavoro\tin nero"]
        {
            assert_eq!(features(text), plain, "{text}");
        }
        assert_ne!(features("12")[0], features("x12")[1], "letters touch it");
        assert_eq!(features("1966")[0].len(), features("x12")[1].len());
        let places: Vec<Range<usize>> = glance("è neeero 12").into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, [0..2, 3..9, 10..12]);
        let view = Normalised::new("È Neeero");
        assert_eq!(view.squeezed().0, "E Nero");
    }
}
