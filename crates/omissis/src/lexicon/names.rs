//! Given names, surnames and the ordinary words that are also names.
//!
//! One table by hash, compiled by the build from `data/` (1.1 MB in the binary), answers for a folded word what it may be in about 10 ns.
//! Public figures are another 150 kB.
//! Nothing is read, built or allocated when a program starts.

use crate::lexicon::table::{Words, hash};

/// Where the entry of a word is, by its hash, and the entries; `build.rs` tells how they are laid out.
static SLOTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.slots"));
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.entries"));

/// Where the rows of a surname begin in [`FIGURES`].
static FIGURE_ROWS: Words = Words {
    map: include_bytes!(concat!(env!("OUT_DIR"), "/figures.fst")),
    bits: include_bytes!(concat!(env!("OUT_DIR"), "/figures.bits")),
};

/// Surname, given names and nicknames parted by `|`, gender, `!` when the surname alone means this person; by surname.
static FIGURES: &str = include_str!(concat!(env!("OUT_DIR"), "/figures.txt"));

/// What a word may be. The bits are those of `build.rs`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word(u64);

impl Word {
    /// A given name in some list.
    pub(crate) const fn is_given(self) -> bool {
        self.0 & (1 << 2 | 1 << 3) != 0
    }

    /// A given name that is well attested.
    pub(crate) const fn is_known_given(self) -> bool {
        self.0 & 1 << 3 != 0
    }

    /// A surname in some list.
    pub(crate) const fn is_surname(self) -> bool {
        self.0 & 1 << 4 != 0
    }

    /// A surname that is common somewhere.
    pub(crate) const fn is_common_surname(self) -> bool {
        self.0 & 1 << 5 != 0
    }

    /// An ordinary word, whatever else it may be.
    pub(crate) const fn is_word(self) -> bool {
        self.0 & 1 << 6 != 0
    }

    /// An ordinary word that is mostly a name where a name can stand (`Rosa`, `Felice`).
    pub(crate) const fn is_name_first(self) -> bool {
        self.0 & 1 << 7 != 0
    }

    /// A name cut at its stress, as it is called out in the south (`Tonì`): only with its accent.
    pub(crate) const fn is_clipped(self) -> bool {
        self.0 & 1 << 8 != 0
    }

    /// A given name cut at some vowel: with an accent, and only where somebody is called.
    pub(crate) const fn may_be_clipped(self) -> bool {
        self.0 & 1 << 9 != 0
    }

    /// An ordinary word, or one that is common in comments: what is found out about it may be kept.
    pub(crate) const fn is_kept(self) -> bool {
        self.0 & (1 << 6 | 1 << 10) != 0
    }

    /// A given name that is no ordinary word.
    pub(crate) const fn is_plain_given(self) -> bool {
        self.is_known_given() && !self.is_word()
    }

    /// The gender of a given name, where it has one.
    pub(crate) const fn female(self) -> Option<bool> {
        match self.0 & 3 {
            1 => Some(true),
            2 => Some(false),
            _ => None,
        }
    }
}

/// What a folded word may be; several words (`de luca`) are joined by single spaces.
pub(crate) fn look(word: &str) -> Word {
    look_by(hash(word), word.as_bytes())
}

/// [`look`] for a word whose hash is known.
pub(crate) fn look_by(hash: u32, word: &[u8]) -> Word {
    let mut slot = (hash ^ hash >> 15) as usize;
    loop {
        let at = 4 * slot & (SLOTS.len() - 1);
        let found = u32::from_le_bytes([SLOTS[at], SLOTS[at + 1], SLOTS[at + 2], SLOTS[at + 3]]);
        if found == 0 {
            return Word::default();
        }
        if (found ^ hash) >> 20 == 0 {
            let entry = &ENTRIES[found as usize & 0xf_ffff..];
            if usize::from(entry[0]) == word.len() && entry[1..].starts_with(word) {
                return Word(u64::from(entry[1 + word.len()]) | u64::from(entry[2 + word.len()]) << 8);
            }
        }
        slot += 1;
    }
}

/// A public figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Given names and nicknames, parted by `|`; empty for a name that stands alone.
    pub(crate) given: &'static str,
    /// A woman.
    pub(crate) female: bool,
    /// The surname alone means this person; of a name that stands alone, that it is nobody else's.
    pub(crate) alone: bool,
}

impl Figure {
    /// True when `given` is one of the figure's names, or all of it is the first of them.
    pub(crate) fn is_called(self, given: &str) -> bool {
        self.given.split('|').any(|name| name == given || name.split(' ').next() == Some(given))
    }
}

/// The public figures with this folded surname.
pub(crate) fn figures(surname: &str) -> impl Iterator<Item = Figure> {
    let from = FIGURE_ROWS.get(surname).map_or(FIGURES.len(), |at| at as usize);
    let row = |line: &'static str| {
        let mut fields = line.split('\t');
        (fields.next() == Some(surname)).then_some(())?;
        Some(Figure { given: fields.next()?, female: fields.next()? == "f", alone: fields.next()? == "!" })
    };
    FIGURES[from..].lines().map_while(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_names() {
        assert!(look("giovanna").is_plain_given() && look("giovanna").female() == Some(true));
        assert!(look("esposito").is_common_surname() && !look("esposito").is_word());
        assert!(look("de luca").is_common_surname());
        assert!(look("rosa").is_given() && look("rosa").is_word() && look("rosa").is_name_first());
        assert!(look("toni").is_clipped() && look("fatmir").is_known_given());
        assert!(look("parlano").is_word() && !look("parlano").is_given());
        assert!(look("quando").is_kept() && look("posto").is_kept() && !look("giovanna").is_kept());
        assert_eq!(look("xyzzy"), Word::default());
        assert_eq!(look(""), Word::default());
    }

    #[test]
    fn knows_public_figures() {
        assert!(figures("conte").any(|f| f.alone && f.is_called("giuseppi") && !f.female));
        assert!(figures("di maio").any(|f| f.is_called("gigi")));
        assert!(figures("d urso").any(|f| f.female));
        assert_eq!(figures("brambillasca").count(), 0);
    }
}
