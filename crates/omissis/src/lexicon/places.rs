//! Comuni and localities, provinces, postal codes.
//!
//! One transducer of 18,500 places and the short forms of some (about 160 kB in the binary) and an array of ranges of postal codes (6 kB), both compiled by the
//! build from `data/`.

use crate::lexicon::table::Words;

static PLACES: Words =
    Words { map: include_bytes!(concat!(env!("OUT_DIR"), "/places.fst")), bits: include_bytes!(concat!(env!("OUT_DIR"), "/places.bits")) };

/// Plate codes of the provinces, folded, two letters each, by the number that stands in the transducer.
static PROVINCES: &str = include_str!(concat!(env!("OUT_DIR"), "/provinces.txt"));

/// First and last postal code of each range, in order, as little-endian words.
static CAPS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/caps.bin"));

/// The province of a comune or locality: folded, words joined by single spaces, an apostrophe written as a space.
pub(crate) fn province_of(place: &str) -> Option<&'static str> {
    let at = 2 * PLACES.get(place)? as usize;
    PROVINCES.get(at..at + 2)
}

/// True for the plate code of a province: `na`, `mi`.
pub(crate) fn is_province(code: &str) -> bool {
    code.len() == 2 && PROVINCES.as_bytes().chunks_exact(2).any(|province| province == code.as_bytes())
}

/// True when some place has this postal code, or one with the same first three digits: cities have more of them than the table knows.
pub(crate) fn is_cap(cap: u32) -> bool {
    let (district, end) = (cap / 100 * 100, cap / 100 * 100 + 99);
    let word = |at: usize| CAPS.get(at..at + 4).map_or(0, |bytes| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]));
    let (mut low, mut high) = (0, CAPS.len() / 8);
    while low < high {
        let middle = usize::midpoint(low, high);
        if word(8 * middle) <= end { low = middle + 1 } else { high = middle }
    }
    low > 0 && district <= word(8 * (low - 1) + 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_places() {
        assert_eq!(province_of("casoria"), Some("na"));
        assert_eq!(province_of("quartu sant elena"), Some("ca"));
        assert_eq!(province_of("paperopoli"), None);
        assert!(is_province("rm") && !is_province("xx"));
        assert!(is_cap(80134) && is_cap(42124) && !is_cap(6900) && is_cap(20154) && !is_cap(99999));
    }
}
