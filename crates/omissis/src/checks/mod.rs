//! Arithmetic of codes, without words: each code is parsed once into a struct that says what holds.
//!
//! Everything here takes plain ASCII in any case, without separators.

pub(crate) mod fiscal_code;
pub(crate) mod iban;
pub(crate) mod luhn;
pub(crate) mod numeric_code;
pub(crate) mod phone;
pub(crate) mod plate;

/// Values of the odd places in the check letter of the codice fiscale and in the CIN, for `0`-`9`; letters `A`-`J` have the same.
const ODD_DIGIT: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
/// The same for `A`-`Z`.
const ODD_LETTER: [u32; 26] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

/// The check letter of the codice fiscale (D.M. 23 December 1976) and the CIN of Italian accounts, in upper case: the same table and
/// modulus. `None` when `code` has anything but ASCII letters and digits.
fn check_letter(code: &[u8]) -> Option<u8> {
    let mut sum = 0;
    for (i, b) in code.iter().map(u8::to_ascii_uppercase).enumerate() {
        sum += match (i % 2 == 0, b) {
            (true, b'0'..=b'9') => ODD_DIGIT[usize::from(b - b'0')],
            (true, b'A'..=b'Z') => ODD_LETTER[usize::from(b - b'A')],
            (false, b'0'..=b'9') => u32::from(b - b'0'),
            (false, b'A'..=b'Z') => u32::from(b - b'A'),
            _ => return None,
        };
    }
    Some(b'A' + (sum % 26) as u8)
}
