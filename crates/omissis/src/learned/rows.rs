//! Weights in rows: what all layers of a table think of one feature stands in one row of 56 bits, so that a feature costs one look into memory, whatever the
//! number of layers. A row knows its feature by a mark: a feature that training has not kept finds another's row, or none, and says nothing.
//!
//! A row holds twelve weights of four bits, the lowest first, which share a step, as block floating point does: a weight is worth (bits - 8) steps. Above
//! them stands the step in eight bits.
//!
//! A table is laid out for processors, which have little memory at hand: the rows that are asked for most stand together, and so do the marks, which
//! dismiss most features. It has, one after the other, the marks of the common rows (sixteen bits), those of the others (eight bits), the common rows, and
//! the others.

use core::hint;

/// How many weights a row has.
pub const WEIGHTS: usize = 12;

/// Bytes of a row without its mark.
const BODY: usize = 7;

/// How many rows a table has.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Of the features that are asked for most.
    pub common: usize,
    /// Of all others.
    pub others: usize,
}

impl Size {
    /// Its bytes.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.common * (BODY + 2) + self.others * (BODY + 1)
    }

    /// Where the row of a feature stands, if it is one of the common.
    #[must_use]
    pub const fn common(self, hash: u32) -> usize {
        place(hash, self.common)
    }

    /// Where the row of a feature stands, if it is one of the others.
    #[must_use]
    pub const fn other(self, hash: u32) -> usize {
        place(hash, self.others)
    }

    /// Writes the row of a feature into the bytes of a table.
    pub fn write(self, bytes: &mut [u8], hash: u32, is_common: bool, row: Row) {
        let place = if is_common {
            let place = self.common(hash);
            bytes[2 * place..][..2].copy_from_slice(&long_mark(hash).to_le_bytes());
            place
        } else {
            let place = self.other(hash);
            bytes[2 * self.common + place] = mark(hash);
            self.common + place
        };
        bytes[2 * self.common + self.others + BODY * place..][..BODY].copy_from_slice(&row.0.to_le_bytes()[..BODY]);
    }
}

/// In which of `rows` rows a feature may stand.
const fn place(hash: u32, rows: usize) -> usize {
    (hash as u64 * rows as u64 >> 32) as usize
}

/// What four bits are when the weight is 0.
const MIDDLE: u64 = 8;

const STEP: u32 = 48;

/// What one feature is worth.
#[derive(Clone, Copy, Debug, Default)]
pub struct Row(u64);

impl Row {
    /// The row of a feature, its weights rounded to the step that the largest of them needs. A weight has at most [`Row::MOST`].
    #[must_use]
    pub fn new(weights: [f32; WEIGHTS]) -> Self {
        let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = (most / 7.0).ceil().clamp(1.0, 255.0);
        let bits = weights.iter().enumerate().fold(0, |bits, (place, weight)| {
            let steps = (weight / step).round().clamp(-8.0, 7.0) as i64;
            bits | ((steps + MIDDLE as i64) as u64) << (4 * place)
        });
        Self(bits | (step as u64) << STEP)
    }

    /// The largest weight that a row can tell.
    pub const MOST: f32 = 7.0 * 255.0;

    /// The weight at `place`.
    pub(crate) const fn weight(self, place: usize) -> i32 {
        ((self.0 >> (4 * place) & 15) as i32 - MIDDLE as i32) * self.step() as i32
    }

    /// Its weights.
    pub(crate) fn narrow(self) -> Narrow {
        // A weight is at most 15 times 255.
        core::array::from_fn(|place| self.weight(place) as i16)
    }

    const fn step(self) -> u32 {
        (self.0 >> STEP) as u32 & 0xff
    }
}

/// The mark of a feature; never 0, which no feature has.
const fn mark(hash: u32) -> u8 {
    (hash as u8) | (hash as u8 == 0) as u8
}

/// The mark of a feature whose row is common.
const fn long_mark(hash: u32) -> u16 {
    (hash as u16) | (hash as u16 == 0) as u16
}

/// The rows of a table.
#[derive(Clone, Copy)]
pub struct Rows<'w> {
    size: Size,
    common: &'w [[u8; 2]],
    others: &'w [u8],
    /// The rows, and a byte before the first.
    rows: &'w [u8],
}

impl<'w> Rows<'w> {
    /// Takes bytes as rows; nothing is copied.
    #[must_use]
    pub fn new(bytes: &'w [u8], size: Size) -> Self {
        let (common, rest) = bytes.split_at(2 * size.common);
        Self { size, common: common.as_chunks().0, others: &rest[..size.others], rows: &rest[size.others - 1..] }
    }

    /// Where the row of a feature stands, and whether it has one.
    fn look(&self, hash: u32) -> (usize, bool) {
        let (common, other) = (self.size.common(hash), self.size.other(hash));
        let is_common = self.common.get(common) == Some(&long_mark(hash).to_le_bytes());
        let is_other = self.others.get(other) == Some(&mark(hash));
        (hint::select_unpredictable(is_common, common, self.size.common + other), is_common | is_other)
    }

    /// The row that stands at a place.
    fn at(&self, place: usize) -> Row {
        // Eight bytes that end where the row does: the first is not its own.
        let bytes = self.rows.get(BODY * place..).and_then(<[u8]>::first_chunk);
        Row(u64::from_le_bytes(bytes.copied().unwrap_or_default()) >> 8)
    }

    /// The row of a feature, or one that says nothing where training has not kept it.
    pub(crate) fn find(&self, hash: u32) -> Row {
        match self.look(hash) {
            (place, true) => self.at(place),
            _ => Row::default(),
        }
    }
}

/// Features of which many are looked up at once, so that one need not wait for the other.
pub(crate) struct Batch {
    hashes: [u32; Self::SIZE],
    len: usize,
}

impl Default for Batch {
    fn default() -> Self {
        Self { hashes: [0; Self::SIZE], len: 0 }
    }
}

impl Batch {
    const SIZE: usize = 64;

    /// Takes a feature.
    pub(crate) fn take(&mut self, hash: u32, rows: &Rows<'_>, total: &mut Total) {
        self.hashes[self.len] = hash;
        self.len += 1;
        if self.len == Self::SIZE {
            self.add_to(rows, total);
        }
    }

    /// Adds the rows of the features taken, and forgets them.
    #[inline(never)]
    pub(crate) fn add_to(&mut self, rows: &Rows<'_>, total: &mut Total) {
        let mut places = [0; Self::SIZE];
        let mut found = 0;
        for &hash in &self.hashes[..self.len] {
            // Without a branch: nobody could predict which features have rows.
            let (place, has) = rows.look(hash);
            places[found] = place;
            found += usize::from(has);
        }
        self.len = 0;
        // First all are fetched, then all are added: those that are far away come together.
        let mut fetched = [Row::default(); Self::SIZE];
        fetched.iter_mut().zip(&places[..found]).for_each(|(row, &place)| *row = rows.at(place));
        fetched[..found].iter().for_each(|&row| total.add_row(row));
    }
}

/// What rows say together, by place.
pub(crate) type Sums = [i32; WEIGHTS];

/// Sums as they are kept for long: in half the room, and without the places that nobody of the table has.
pub(crate) type Narrow<const PLACES: usize = WEIGHTS> = [i16; PLACES];

/// Sums in less room, where they fit.
pub(crate) fn narrow<const PLACES: usize>(sums: &Sums) -> Option<Narrow<PLACES>> {
    let (head, tail) = sums.split_at(PLACES);
    let mut narrow = [0; PLACES];
    for (place, &sum) in narrow.iter_mut().zip(head) {
        *place = i16::try_from(sum).ok()?;
    }
    tail.iter().all(|&sum| sum == 0).then_some(narrow)
}

/// A sum of rows and of sums of rows.
#[derive(Default)]
pub(crate) struct Total {
    sums: Sums,
    /// The bits of the rows times their steps, three weights in a word: that at `place` in word `place % 4`, sixteen bits wide.
    words: [u64; 4],
    steps: u32,
    rows: u32,
}

impl Total {
    /// How many rows fit into the words, whatever they say.
    const MOST: u32 = 0xffff / (15 * 255);

    /// Adds a row: a multiplication for three weights.
    pub(crate) fn add_row(&mut self, row: Row) {
        let step = row.step();
        for (word, shift) in self.words.iter_mut().zip([0, 4, 8, 12]) {
            *word += (row.0 >> shift & 0x000f_000f_000f) * u64::from(step);
        }
        self.steps += step;
        self.rows += 1;
        if self.rows == Self::MOST {
            self.gather();
        }
    }

    /// Adds what rows say together.
    pub(crate) fn add(&mut self, sums: &Sums) {
        self.sums = plus(&self.sums, sums);
    }

    /// The same for what was kept.
    pub(crate) fn add_narrow<const PLACES: usize>(&mut self, sums: &Narrow<PLACES>) {
        self.sums.iter_mut().zip(sums).for_each(|(sum, &more)| *sum += i32::from(more));
    }

    #[inline(never)]
    fn gather(&mut self) {
        let (words, middle) = (core::mem::take(&mut self.words), MIDDLE as i32 * core::mem::take(&mut self.steps) as i32);
        let gathered = core::array::from_fn(|place| (words[place % 4] >> (16 * (place / 4)) & 0xffff) as i32 - middle);
        self.add(&gathered);
        self.rows = 0;
    }

    /// All that was added; begins anew.
    pub(crate) fn take(&mut self) -> Sums {
        self.gather();
        core::mem::take(&mut self.sums)
    }
}

/// Place by place, in a form that the compiler makes wide.
pub(crate) fn plus(a: &Sums, b: &Sums) -> Sums {
    core::array::from_fn(|place| a[place] + b[place])
}

/// [`plus`] of something kept.
pub(crate) fn plus_narrow(a: &Sums, b: &Narrow) -> Sums {
    core::array::from_fn(|place| a[place] + i32::from(b[place]))
}

/// [`plus_narrow`] with what is taken off again.
pub(crate) fn minus_narrow(a: &Sums, b: &Narrow) -> Sums {
    core::array::from_fn(|place| a[place] - i32::from(b[place]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_only_the_rows_of_its_features() {
        let hashes = [0x0000_0007_u32, 0x8000_0009, 0xc000_0000];
        let weights = |first: f32, last: f32| core::array::from_fn(|place| [first, 0.0, last][place.min(1) + usize::from(place == 11)]);
        let rows = [weights(3.0, -70.0), weights(-2.0, 0.0), weights(Row::MOST, -Row::MOST)];
        let size = Size { common: 2, others: 4 };
        let mut bytes = vec![0_u8; size.bytes()];
        for (hash, row) in hashes.into_iter().zip(rows) {
            size.write(&mut bytes, hash, hash == hashes[1], Row::new(row));
        }
        let table = Rows::new(&bytes, size);
        let sum = |hashes: &mut dyn Iterator<Item = u32>| {
            let (mut total, mut batch) = (Total::default(), Batch::default());
            hashes.for_each(|hash| batch.take(hash, &table, &mut total));
            batch.add_to(&table, &mut total);
            total.take()
        };
        let sums = sum(&mut hashes.into_iter());
        assert_eq!(sums[0], -2 + 1785);
        assert_eq!((sums[1], sums[11]), (0, -70 - 1785));
        assert_eq!((table.find(hashes[0]).weight(0), table.find(hashes[0]).weight(11)), (0, -70));
        assert_eq!(sum(&mut [0x0000_0008, 0x8000_000a, 0x4000_0000].into_iter()), [0; WEIGHTS]);
        assert_eq!(sum(&mut core::iter::repeat_n(hashes[2], 1000))[0], 1_785_000);
        assert_eq!(narrow::<WEIGHTS>(&sums), Some([-2 + 1785, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -70 - 1785]));
        assert_eq!(narrow::<8>(&sums), None);
        assert_eq!(narrow::<WEIGHTS>(&[1 << 15; WEIGHTS]), None);
    }

    #[test]
    fn a_weight_is_off_by_half_a_step_at_most() {
        let weights = core::array::from_fn(|place| (place as f32 - 5.5) * 37.3);
        let row = Row::new(weights);
        for (place, weight) in weights.iter().enumerate() {
            assert!((row.weight(place) as f32 - weight).abs() <= 0.5 * row.step() as f32 + 0.01, "{place}");
        }
    }
}
