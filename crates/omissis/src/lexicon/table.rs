//! A table of words that answers for a word and for all its beginnings in one walk.
//!
//! The hash is FNV-1a, so that the hash of a beginning is a step on the way to the hash of the word. Keys are ours and few; every hit is
//! compared with its key, so hostile words cost a probe more and never change an answer.

use fst::Map;
use std::ops::Range;

/// The longest key, in bytes: what is longer stands in no table.
pub(crate) const LONGEST: usize = 31;

/// The hash of nothing.
pub(crate) const BASIS: u32 = 0x811c_9dc5;

const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// The hash of a word.
pub(crate) fn hash(word: &str) -> u32 {
    hash_bytes(word.as_bytes())
}

fn hash_bytes(word: &[u8]) -> u32 {
    word.iter().fold(BASIS, |hash, &byte| step(hash, byte))
}

/// The hash of the word that goes on with `byte` behind one with this hash.
pub(crate) const fn longer(hash: u32, byte: u8) -> u32 {
    step(hash, byte)
}

/// A transducer that the build made, with a bit for each remainder of the hashes of its words: most words are seen not to stand there.
pub(crate) struct Words {
    pub(crate) map: &'static [u8],
    /// A power of two long.
    pub(crate) bits: &'static [u8],
}

impl Words {
    /// What the transducer has for a folded word.
    pub(crate) fn get(&self, word: &str) -> Option<u64> {
        let hash = hash(word);
        let place = (hash ^ hash >> 15) as usize;
        if self.bits[place / 8 & (self.bits.len() - 1)] >> (place % 8) & 1 == 0 {
            return None;
        }
        Map::new(self.map).ok()?.get(word)
    }
}

/// A word with the hashes of its beginnings.
pub(crate) struct Beginnings<'w> {
    word: &'w str,
    hashes: [u32; LONGEST + 1],
    whole: u32,
}

impl<'w> Beginnings<'w> {
    /// Hashes the beginnings of `word`.
    pub(crate) fn new(word: &'w str) -> Self {
        let mut hashes = [BASIS; LONGEST + 1];
        let mut whole = BASIS;
        for (at, byte) in word.bytes().enumerate() {
            whole = step(whole, byte);
            if at < LONGEST {
                hashes[at + 1] = whole;
            }
        }
        Self { word, hashes, whole }
    }

    /// The word.
    pub(crate) const fn word(&self) -> &'w str {
        self.word
    }

    /// The hash of the whole word.
    pub(crate) const fn whole(&self) -> u32 {
        self.whole
    }

    /// The lengths of beginnings that a table may hold, from `least` on.
    pub(crate) fn lengths(&self, least: usize) -> Range<usize> {
        least..self.word.len().min(LONGEST) + 1
    }

    /// What `table` has for the first `len` bytes, which are at most [`LONGEST`].
    pub(crate) fn find<'a, V>(&self, table: &'a Table<V>, len: usize) -> Option<&'a V> {
        let beginning = &self.word.as_bytes()[..len];
        table.get_by(self.hashes[len], |key| key == beginning)
    }
}

/// Values by word.
#[derive(Clone, Debug)]
pub(crate) struct Table<V> {
    /// Hash and one more than the place of the entry; 0 where there is none.
    slots: Vec<(u32, u32)>,
    entries: Vec<(Key, V)>,
}

/// A word that stands beside its value, so that one look into memory compares it and finds the other.
#[derive(Clone, Copy, Debug)]
struct Key {
    length: u8,
    bytes: [u8; LONGEST],
}

impl Key {
    fn new(word: &str) -> Self {
        let mut bytes = [0; LONGEST];
        bytes[..word.len()].copy_from_slice(word.as_bytes());
        Self { length: word.len() as u8, bytes }
    }

    fn word(&self) -> &[u8] {
        &self.bytes[..usize::from(self.length)]
    }
}

impl<V: Default> Table<V> {
    /// An empty table.
    pub(crate) const fn new() -> Self {
        Self { slots: Vec::new(), entries: Vec::new() }
    }

    /// An empty table with room for so many words.
    pub(crate) fn with_room(words: usize) -> Self {
        Self { slots: vec![(0, 0); (2 * words).next_power_of_two()], entries: Vec::with_capacity(words) }
    }

    /// The value of `word`, entered when it is new.
    pub(crate) fn entry(&mut self, word: &str) -> &mut V {
        assert!(word.len() <= LONGEST, "{word:?} is too long for the table");
        if self.entries.len() * 2 >= self.slots.len() {
            let len = (self.slots.len() * 2).max(16);
            self.slots.clear();
            self.slots.resize(len, (0, 0));
            for place in 0..self.entries.len() {
                let hash = hash_bytes(self.entries[place].0.word());
                let free = self.probe(hash, |_| false);
                self.slots[free] = (hash, place as u32 + 1);
            }
        }
        let hash = hash(word);
        let slot = self.probe(hash, |place| self.entries[place].0.word() == word.as_bytes());
        if self.slots[slot].1 == 0 {
            self.entries.push((Key::new(word), V::default()));
            self.slots[slot] = (hash, self.entries.len() as u32);
        }
        let place = self.slots[slot].1 as usize - 1;
        &mut self.entries[place].1
    }
}

impl<V> Table<V> {
    /// The slot of the entry with this hash that `is_it`, else a free one.
    fn probe(&self, hash: u32, is_it: impl Fn(usize) -> bool) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (hash ^ hash >> 15) as usize & last;
        loop {
            let (known, place) = self.slots[slot & last];
            if place == 0 || known == hash && is_it(place as usize - 1) {
                return slot & last;
            }
            slot += 1;
        }
    }

    /// What the table has for a word with this hash that `is_it`.
    pub(crate) fn get_by(&self, hash: u32, is_it: impl Fn(&[u8]) -> bool) -> Option<&V> {
        if self.slots.is_empty() {
            return None;
        }
        let slot = self.probe(hash, |place| is_it(self.entries[place].0.word()));
        let place = (self.slots[slot].1 as usize).checked_sub(1)?;
        Some(&self.entries[place].1)
    }

    /// What the table has for `word`, whose hash this is.
    pub(crate) fn get(&self, hash: u32, word: &str) -> Option<&V> {
        self.get_by(hash, |key| key == word.as_bytes())
    }

    /// All entries, in the order in which they were entered.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.entries.iter().map(|(word, value)| (core::str::from_utf8(word.word()).unwrap_or_default(), value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_their_beginnings() {
        let mut table = Table::<u32>::new();
        let words: Vec<String> = (0..1000).map(|n: u32| format!("w{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            *table.entry(word) += n as u32;
        }
        *table.entry("w7") += 1;
        assert_eq!(words.iter().filter_map(|word| table.get(hash(word), word)).sum::<u32>(), 499_501);
        assert_eq!(table.get(hash("x"), "x"), None);
        let walk = Beginnings::new("w123456");
        let found: Vec<u32> = walk.lengths(1).filter_map(|len| walk.find(&table, len).copied()).collect();
        assert_eq!(found, [1, 12, 123]);
        let long = "w1".repeat(40);
        assert_eq!(Beginnings::new(&long).lengths(1), 1..LONGEST + 1);
        assert_eq!(Table::<u32>::new().get(0, ""), None);
    }
}
