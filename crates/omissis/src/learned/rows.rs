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

    /// The row of a feature, where training has kept it.
    pub(crate) fn of(&self, hash: u32) -> Option<Row> {
        let row = u64::from_le_bytes(*self.rows.get(Self::place(hash, self.rows.len()))?);
        ((row >> MARK) as u8 == Row::mark(hash)).then_some(Row(row))
    }

    /// What the row of a feature says, lane by lane; nothing where training has not kept it, which nobody could predict.
    pub(crate) fn lanes(&self, hash: u32) -> [i16; LANES] {
        let row = self.rows.get(Self::place(hash, self.rows.len())).map_or(0, |row| u64::from_le_bytes(*row));
        let kept = (row >> MARK) as u8 == Row::mark(hash);
        let step = hint::select_unpredictable(kept, Row(row).step(), 0) as i16;
        // Weights at even and at odd places apart, six bytes each, as they fall out of a mask.
        let half = |shift: u32| (row >> shift & 0x0f0f_0f0f_0f0f).to_le_bytes().map(|bits| (i16::from(bits) - MIDDLE as i16) * step);
        let mut lanes = [0; LANES];
        lanes[..LANES / 2].copy_from_slice(&half(0));
        lanes[LANES / 2..].copy_from_slice(&half(4));
        lanes
    }
}

/// How many lanes a row is summed in: the weights at even places, those at odd places, and two behind each of them that say nothing.
pub(crate) const LANES: usize = 16;

/// How many rows can be summed in sixteen bits, whatever they say.
pub(crate) const NARROW: u32 = i16::MAX as u32 / (MIDDLE as u32 * 255);

/// In which lane the weight at `place` is.
pub(crate) const fn lane(place: usize) -> usize {
    place / 2 + place % 2 * (LANES / 2)
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
        let sums: [i16; WEIGHTS] = core::array::from_fn(|place| hashes.iter().map(|&hash| table.lanes(hash)[lane(place)]).sum());
        assert_eq!(sums[0], -2 + 1785);
        assert_eq!((sums[1], sums[11]), (0, -70 - 1785));
        assert_eq!((table.of(hashes[0]).unwrap().weight(0), table.of(hashes[0]).unwrap().weight(11)), (0, -70));
        assert_eq!([0x0000_0008, 0x8000_000a].map(|hash| table.lanes(hash)), [[0; LANES]; 2]);
        assert!(table.of(0x4000_0000).is_none());
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
