//! A memory of ordinary words: what was once found out about a word is not found out again.
//!
//! It changes no result and takes no lock: a slot is filled once, by whoever comes first, and stays. What is kept is for the caller to say, and must be
//! something that the lists know: of a name, a number or anything else that only one text has, nothing may be kept.

use crate::lexicon::table;
use once_cell::race::OnceBox;

/// How many words a memory keeps, at most.
const SLOTS: usize = 16_384;

/// In how many slots a word may stand.
const STEPS: usize = 4;

/// The longest word that is kept, in bytes.
pub(crate) const LONGEST: usize = 24;

/// What is known of words, by the word and by how it is written.
pub(crate) struct Memory<V> {
    slots: [OnceBox<Entry<V>>; SLOTS],
}

/// The word stands in the entry itself, so that one look into memory tells whether it is the one.
#[repr(C)]
struct Entry<V> {
    length: u8,
    written: u8,
    word: [u8; LONGEST],
    value: V,
}

impl<V> Memory<V> {
    /// An empty memory.
    pub(crate) const fn new() -> Self {
        Self { slots: [const { OnceBox::new() }; SLOTS] }
    }

    /// What is known of `word` as it is `written`: what was kept, or what is made now, which is kept where `keeps` says so.
    pub(crate) fn recall(&self, word: &str, written: u8, make: impl FnOnce() -> V, keeps: impl FnOnce(&V) -> bool) -> Result<&V, V> {
        let hash = table::hash(word) ^ u32::from(written).wrapping_mul(0x9e37_79b1);
        let slots: [_; STEPS] = core::array::from_fn(|step| &self.slots[((hash ^ hash >> 15) as usize + step) % SLOTS]);
        let is_it = |entry: &&Entry<V>| {
            entry.written == written && usize::from(entry.length) == word.len() && entry.word.starts_with(word.as_bytes())
        };
        if let Some(entry) = slots.iter().filter_map(|slot| slot.get()).find(is_it) {
            return Ok(&entry.value);
        }
        let value = make();
        let Some(free) = slots.iter().find(|slot| slot.get().is_none()).filter(|_| word.len() <= LONGEST && keeps(&value)) else {
            return Err(value);
        };
        // Another thread may be faster, and fill the slot with another word: then what was made is lost, and made again by whoever asks next.
        let mut kept = [0; LONGEST];
        kept[..word.len()].copy_from_slice(word.as_bytes());
        match free.set(Box::new(Entry { length: word.len() as u8, written, word: kept, value })) {
            Ok(()) => Ok(&free.get_or_init(|| unreachable!("it was filled right now")).value),
            Err(entry) => Err(entry.value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_worth_it() {
        static MEMORY: Memory<usize> = Memory::new();
        let recall = |word: &str, written| MEMORY.recall(word, written, || word.len() + usize::from(written), |&len| len < 8).copied();
        for _ in 0..2 {
            assert_eq!(recall("casa", 0), Ok(4));
            assert_eq!(recall("casa", 1), Ok(5));
            assert_eq!(recall("precipitevolissimevolmente", 0), Err(26));
            assert_eq!(recall("abitazione", 0), Err(10));
        }
        // A memory that is full makes what it cannot keep.
        for n in 0..40_000 {
            let word = format!("w{n}");
            assert_eq!(recall(&word, 0).unwrap_or_else(|len| len), word.len());
        }
    }
}
