//! Weights laid side by side: what all layers that read the same features think of one bucket stands in one row, so that a feature costs one
//! look into memory, whatever the number of layers.

/// How many labels all layers have together, at most.
pub(crate) const WIDTH: usize = 16;

/// Rows of weights by bucket.
pub(crate) struct Rows {
    rows: Vec<[i8; WIDTH]>,
}

impl Rows {
    /// Lays layers side by side: of each its labels and its weights by bucket and label. All have as many buckets.
    pub(crate) fn new(layers: &[(usize, &[u8])]) -> Self {
        let buckets = layers.iter().map(|(labels, weights)| weights.len() / labels).min().unwrap_or(0);
        assert!(layers.iter().map(|(labels, _)| labels).sum::<usize>() <= WIDTH, "the labels of all layers fit into a row");
        let mut rows = vec![[0; WIDTH]; buckets];
        let mut from = 0;
        for &(labels, weights) in layers {
            for (row, weights) in rows.iter_mut().zip(weights.chunks_exact(labels)) {
                row[from..from + labels].iter_mut().zip(weights).for_each(|(place, weight)| *place = *weight as i8);
            }
            from += labels;
        }
        Self { rows }
    }

    /// The sums of the rows of these buckets.
    pub(crate) fn sum(&self, buckets: impl Iterator<Item = usize>) -> [i32; WIDTH] {
        let mut sums = [0_i32; WIDTH];
        // Two hundred rows fit into sixteen bits, which takes half the work.
        let mut narrow = [0_i16; WIDTH];
        let mut left = 200;
        for bucket in buckets {
            let row = &self.rows[bucket];
            for (sum, weight) in narrow.iter_mut().zip(row) {
                *sum += i16::from(*weight);
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
    fn sums_each_layer_by_itself() {
        let (first, second): (Vec<u8>, Vec<u8>) = ((0..8).collect(), vec![127, 128, 255, 1]);
        let rows = Rows::new(&[(2, &first), (1, &second)]);
        assert_eq!(rows.sum([0, 2].into_iter())[..4], [4, 6, 126, 0]);
        assert_eq!(rows.sum(core::iter::repeat_n(1, 1000))[..4], [2000, 3000, -128_000, 0]);
    }
}
