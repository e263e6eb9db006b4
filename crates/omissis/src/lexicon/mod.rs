//! What the words are: embedded tables and how they are looked up. Nothing is loaded.

pub(crate) mod memory;
pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod public;
pub(crate) mod roles;
pub(crate) mod table;
pub(crate) mod vocabulary;

use once_cell::race::OnceBox;
use table::Table;

/// The words of one list, in a form in which most words can be seen not to stand there by their length and their first and last letter.
#[derive(Debug)]
struct Set {
    list: &'static str,
    lengths: u64,
    firsts: u64,
    lasts: u64,
    words: Table<()>,
    /// Words too long for the table.
    long: Vec<&'static str>,
}

impl Set {
    fn new(list: &'static str) -> Self {
        let mut set = Self { list, lengths: 0, firsts: 0, lasts: 0, words: Table::new(), long: Vec::new() };
        for word in list.split_ascii_whitespace() {
            let (length, first, last) = Self::outline(word.as_bytes());
            set.lengths |= length;
            set.firsts |= first;
            set.lasts |= last;
            if word.len() > table::LONGEST {
                set.long.push(word);
            } else {
                set.words.entry(word);
            }
        }
        set
    }

    /// A bit each for length, first and last byte.
    fn outline(word: &[u8]) -> (u64, u64, u64) {
        let bit = |byte: Option<&u8>| byte.map_or(0, |byte| 1 << (byte & 63));
        (1 << word.len().min(63), bit(word.first()), bit(word.last()))
    }

    fn has(&self, word: &str) -> bool {
        let (length, first, last) = Self::outline(word.as_bytes());
        self.lengths & length != 0
            && self.firsts & first != 0
            && self.lasts & last != 0
            && (self.words.get(table::hash(word), word).is_some() || self.long.contains(&word))
    }
}

/// The lists that were asked for, by where they stand in the program: each becomes a set when it is first asked for. No lock is taken.
static SETS: [OnceBox<Set>; SETS_LEN] = [const { OnceBox::new() }; SETS_LEN];
const SETS_LEN: usize = 4096;

/// True when `word` stands in `list`, words parted by white space.
pub(crate) fn among(word: &str, list: &'static str) -> bool {
    if word.is_empty() {
        return false;
    }
    let address = list.as_ptr().addr() ^ list.len() << 20;
    let mut at = address.wrapping_mul(0x9e37_79b9_7f4a_7c15_u64 as usize) >> (usize::BITS - 12);
    for _ in 0..16 {
        let set = SETS[at % SETS_LEN].get_or_init(|| Box::new(Set::new(list)));
        if core::ptr::eq(set.list, list) {
            return set.has(word);
        }
        at += 1;
    }
    list.split_ascii_whitespace().any(|entry| entry == word)
}

/// True when `word` begins with one of `stems`, parted by white space.
pub(crate) fn begins(word: &str, stems: &str) -> bool {
    stems.split_ascii_whitespace().any(|stem| word.starts_with(stem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sets_of_whole_words() {
        const LIST: &str = "uno due\n tre precipitevolissimevolmente-e-ancora-di-piu";
        for word in LIST.split_ascii_whitespace() {
            assert!(among(word, LIST) && among(word, LIST), "{word}");
        }
        for word in ["", "un", "unoo", "due tre", "quattro", "precipitevolissimevolmente-e-ancora-di-meno"] {
            assert!(!among(word, LIST), "{word}");
        }
        // The beginning of a list is a list of its own.
        assert!(among("due", &LIST[..7]) && !among("tre", &LIST[..7]));
    }
}
