//! Weights in rows: what all layers of a table think of one feature stands in one row, so that a feature costs one look into memory, whatever the number of
//! layers. A row knows its feature by a mark: a feature that training has not kept finds another's row, or none, and says nothing.

/// Bytes of a row: one signed byte for each label, and the mark in the last.
pub const WIDTH: usize = 16;

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

    /// The mark of a feature; never 0, which no feature has.
    #[must_use]
    pub const fn mark(hash: u32) -> u8 {
        (hash as u8) | (hash as u8 == 0) as u8
    }

    /// The row of a feature, where training has kept it.
    pub(crate) fn of(&self, hash: u32) -> Option<&'w [u8; WIDTH]> {
        self.rows.get(Self::place(hash, self.rows.len())).filter(|row| row[WIDTH - 1] == Self::mark(hash))
    }

    /// The sums of the rows of these features.
    pub(crate) fn sum(&self, hashes: impl Iterator<Item = u32>) -> [i32; WIDTH] {
        let mut sums = [0_i32; WIDTH];
        // Two hundred rows fit into sixteen bits, which takes half the work.
        let mut narrow = [0_i16; WIDTH];
        let mut left = 200;
        for row in hashes.filter_map(|hash| self.of(hash)) {
            for (sum, &weight) in narrow.iter_mut().zip(row) {
                *sum += i16::from(weight as i8);
            }
            left -= 1;
            if left == 0 {
                sums.iter_mut().zip(&mut narrow).for_each(|(sum, narrow)| *sum += i32::from(core::mem::take(narrow)));
                left = 200;
            }
        }
        sums.iter_mut().zip(narrow).for_each(|(sum, narrow)| *sum += i32::from(narrow));
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_only_the_rows_of_its_features() {
        let hashes = [0x0000_0007_u32, 0x8000_0009, 0xc000_0000];
        let mut bytes = vec![0_u8; 4 * WIDTH];
        for (hash, weight) in hashes.into_iter().zip([3_u8, 0xfe, 127]) {
            let at = Rows::place(hash, 4) * WIDTH;
            bytes[at] = weight;
            bytes[at + WIDTH - 1] = Rows::mark(hash);
        }
        let rows = Rows::new(&bytes);
        assert_eq!(rows.sum(hashes.into_iter())[0], 3 - 2 + 127);
        assert_eq!(rows.sum([0x0000_0008, 0x8000_000a].into_iter())[0], 0);
        assert_eq!(rows.sum(core::iter::repeat_n(hashes[2], 1000))[0], 127_000);
        assert!(rows.of(0x4000_0000).is_none());
    }
}
