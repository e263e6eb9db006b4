//! Weights in rows: what all layers of a table think of one feature stands in one row of 64 bits, so that a feature costs one look into memory, whatever the
//! number of layers. A row knows its feature by a mark: a feature that training has not kept finds another's row, or none, and says nothing.
//!
//! A row holds twelve weights of four bits, the lowest first, which share a step, as block floating point does: a weight is worth (bits - 8) steps. Above
//! them stand the step in eight bits and the mark in eight.

use core::hint;

/// How many weights a row has.
pub const WEIGHTS: usize = 12;

/// Bytes of a row.
pub const WIDTH: usize = 8;

/// What four bits are when the weight is 0.
const MIDDLE: u64 = 8;

const STEP: u32 = 48;
const MARK: u32 = 56;

/// What one feature is worth.
#[derive(Clone, Copy, Debug)]
pub struct Row(u64);

impl Row {
    /// The row of a feature, its weights rounded to the step that the largest of them needs. A weight has at most [`Row::MOST`].
    #[must_use]
    pub fn new(hash: u32, weights: [f32; WEIGHTS]) -> Self {
        let most = weights.iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
        let step = (most / 7.0).ceil().clamp(1.0, 255.0);
        let bits = weights.iter().enumerate().fold(0, |bits, (place, weight)| {
            let steps = (weight / step).round().clamp(-8.0, 7.0) as i64;
            bits | ((steps + MIDDLE as i64) as u64) << (4 * place)
        });
        Self(bits | (step as u64) << STEP | u64::from(Self::mark(hash)) << MARK)
    }

    /// The largest weight that a row can tell.
    pub const MOST: f32 = 7.0 * 255.0;

    /// Its bytes in a table.
    #[must_use]
    pub const fn bytes(self) -> [u8; WIDTH] {
        self.0.to_le_bytes()
    }

    /// The weight at `place`.
    pub(crate) const fn weight(self, place: usize) -> i32 {
        ((self.0 >> (4 * place) & 15) as i32 - MIDDLE as i32) * self.step() as i32
    }

    const fn step(self) -> u32 {
        (self.0 >> STEP) as u32 & 0xff
    }

    /// The mark of a feature; never 0, which no feature has.
    const fn mark(hash: u32) -> u8 {
        (hash as u8) | (hash as u8 == 0) as u8
    }
}

/// The rows of a table.
#[derive(Clone, Copy)]
pub struct Rows<'w> {
    rows: &'w [[u8; WIDTH]],
}

impl<'w> Rows<'w> {
    /// Takes bytes as rows; nothing is copied.
    #[must_use]
    pub fn new(bytes: &'w [u8]) -> Self {
        Self { rows: bytes.as_chunks().0 }
    }

    /// In which of `rows` rows a feature may stand.
    #[must_use]
    pub const fn place(hash: u32, rows: usize) -> usize {
        (hash as u64 * rows as u64 >> 32) as usize
    }

    /// The row of a feature, or one that says nothing where training has not kept it: nobody could predict which.
    pub(crate) fn find(&self, hash: u32) -> Row {
        let row = self.rows.get(Self::place(hash, self.rows.len())).map_or(0, |row| u64::from_le_bytes(*row));
        Row(hint::select_unpredictable((row >> MARK) as u8 == Row::mark(hash), row, 0))
    }
}

/// What rows say together, by place.
pub(crate) type Sums = [i32; WEIGHTS];

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

/// [`plus`] with what is taken off again.
pub(crate) fn minus(a: &Sums, b: &Sums) -> Sums {
    core::array::from_fn(|place| a[place] - b[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_only_the_rows_of_its_features() {
        let hashes = [0x0000_0007_u32, 0x8000_0009, 0xc000_0000];
        let weights = |first: f32, last: f32| core::array::from_fn(|place| [first, 0.0, last][place.min(1) + usize::from(place == 11)]);
        let rows = [weights(3.0, -70.0), weights(-2.0, 0.0), weights(Row::MOST, -Row::MOST)];
        let mut bytes = vec![0_u8; 4 * WIDTH];
        for (hash, row) in hashes.into_iter().zip(rows) {
            bytes[Rows::place(hash, 4) * WIDTH..][..WIDTH].copy_from_slice(&Row::new(hash, row).bytes());
        }
        let table = Rows::new(&bytes);
        let sum = |hashes: &mut dyn Iterator<Item = u32>| {
            let mut total = Total::default();
            hashes.for_each(|hash| total.add_row(table.find(hash)));
            total.take()
        };
        let sums = sum(&mut hashes.into_iter());
        assert_eq!(sums[0], -2 + 1785);
        assert_eq!((sums[1], sums[11]), (0, -70 - 1785));
        assert_eq!((table.find(hashes[0]).weight(0), table.find(hashes[0]).weight(11)), (0, -70));
        assert_eq!(sum(&mut [0x0000_0008, 0x8000_000a, 0x4000_0000].into_iter()), [0; WEIGHTS]);
        assert_eq!(sum(&mut core::iter::repeat_n(hashes[2], 1000))[0], 1_785_000);
    }

    #[test]
    fn a_weight_is_off_by_half_a_step_at_most() {
        let weights = core::array::from_fn(|place| (place as f32 - 5.5) * 37.3);
        let row = Row::new(9, weights);
        for (place, weight) in weights.iter().enumerate() {
            assert!((row.weight(place) as f32 - weight).abs() <= 0.5 * row.step() as f32 + 0.01, "{place}");
        }
    }
}
