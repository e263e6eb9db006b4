//! The Luhn digit (ISO/IEC 7812-1) and the issuers of payment cards.

/// True when the last digit is the Luhn digit of the rest. `false` for anything but digits.
pub(crate) fn holds(digits: &[u8]) -> bool {
    let mut sum = 0;
    for (i, b) in digits.iter().rev().enumerate() {
        if !b.is_ascii_digit() {
            return false;
        }
        let digit = u32::from(b - b'0') * if i % 2 == 1 { 2 } else { 1 };
        sum += if digit > 9 { digit - 9 } else { digit };
    }
    !digits.is_empty() && sum % 10 == 0
}

/// Issuer prefixes of card numbers, as a range of their first digits, and the lengths that they are issued with.
///
/// | first digits | scheme |
/// |---|---|
/// | 4 | Visa (Postepay Standard 4023) |
/// | 51-55, 2221-2720 | Mastercard (Postepay Evolution, RdC card 5333) |
/// | 34, 37 | American Express |
/// | 300-305, 36, 38, 39 | Diners |
/// | 3528-3589 | JCB |
/// | 6011, 644-649, 65 | Discover |
/// | 50, 56-69 | Maestro (12-19 digits; the usual 16 and 19 without a label) |
const ISSUERS: &[(u32, u32, usize, &[usize])] = &[
    (4, 4, 1, &[13, 16, 19]),
    (51, 55, 2, &[16]),
    (2221, 2720, 4, &[16]),
    (34, 34, 2, &[15]),
    (37, 37, 2, &[15]),
    (300, 305, 3, &[14]),
    (36, 36, 2, &[14]),
    (38, 39, 2, &[14]),
    (3528, 3589, 4, &[16]),
    (50, 50, 2, &[16, 19]),
    (56, 69, 2, &[16, 19]),
];

/// True when a card scheme issues numbers with these first digits in this length.
pub(crate) fn is_card_issuer(digits: &[u8]) -> bool {
    ISSUERS.iter().any(|(low, high, len, lengths)| {
        let prefix = digits.iter().take(*len).try_fold(0_u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')));
        prefix.is_some_and(|prefix| (*low..=*high).contains(&prefix)) && lengths.contains(&digits.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_cards_from_numbers() {
        for card in ["4111111111111111", "5333170000000008", "6759649826438453", "2223003122003222", "30569309025904", "6011111111111117"] {
            assert!(holds(card.as_bytes()) && is_card_issuer(card.as_bytes()), "{card}");
        }
        assert!(!holds(b"4111111111111112"));
        assert!(!is_card_issuer(b"411111111111111"));
        assert!(holds(b"0000000000000000") && !is_card_issuer(b"0000000000000000"));
        assert!(!holds(b""));
    }
}
