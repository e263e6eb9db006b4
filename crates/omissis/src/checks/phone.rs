//! Telephone numbers as digits: the Italian numbering plan (AGCOM, delibera 8/15/CIR) and the lengths of foreign numbers
//! (ITU-T E.164). There is no check digit: only prefixes and lengths tell a number from other digits.

/// What a national Italian number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// A mobile of ten digits.
    Mobile,
    /// A mobile of nine digits: only the oldest have so few.
    OldMobile,
    /// A fixed line; the length of its area code.
    Fixed(usize),
}

/// Area codes behind the 0, by their first digit: those of two digits, then those of three. Milan (02) and Rome (06) have one.
const AREAS: [(u8, &str, &str); 7] = [
    (b'1', "0 1 5 9", "21 22 23 24 25 31 41 42 43 44 61 63 65 66 71 72 73 74 75 82 83 84 85 87"),
    (b'3', "0 1 5 9", "21 22 23 24 31 32 41 42 43 44 45 46 62 63 64 65 69 71 72 73 74 75 76 77 81 82 83 84 85 86"),
    (b'4', "0 1 5 9", "21 22 23 24 25 26 27 28 29 31 32 33 34 35 36 37 38 39 42 44 45 61 62 63 64 65 71 72 73 74 81"),
    (b'5', "0 1 5 9", "21 22 23 24 25 32 33 34 35 36 41 42 43 44 45 46 47 49 64 65 66 71 72 73 74 75 77 78 83 84 85 86 87 88"),
    (b'7', "0 1 5 9", "21 22 31 32 33 34 35 36 37 42 43 44 46 61 63 65 66 69 71 73 74 75 76 81 82 83 84 85 89"),
    (b'8', "0 1 5 9", "23 24 25 27 28 31 32 33 35 36 61 62 63 64 65 71 72 73 74 75 81 82 83 84 85"),
    (b'9', "0 1 5 9", "21 22 23 24 25 31 32 33 34 35 41 42 61 62 63 64 65 66 67 68 71 72 73 74 75 76 81 82 83 84 85"),
];

/// Country codes by the least and most digits that follow them; a test holds this against libphonenumber.
const COUNTRIES: &[(usize, usize, &str)] = &[
    (7, 7, "238 239 246 248 269 291 297 592 597 673 674 676 677 678 680 683 688 690 691 692"),
    (7, 8, "241 386 599 670 675 853 961 965 975"),
    (7, 9, "220 231 245 252 265 354 355 385 421 423 967 968"),
    (7, 10, "27 44 48 53 64 84 95 98 230 243 254 263 267 353 372 685 880 960"),
    (7, 11, "31 352 375 501 503 507 595 679 852 886 974"),
    (7, 12, "46 61 86 358 359 381 882 971 972"),
    (7, 13, "43 90 598"),
    (7, 14, "49 62"),
    (8, 8, "45 47 216 222 223 226 227 228 232 235 236 253 257 266 350 356 357 370 371 373 374 389 505 509 686 800 808 973 993"),
    (8, 9, "32 36 51 213 224 233 237 250 258 264 268 376 377 382 387 591 689 962 963"),
    (8, 10, "20 60 229 378 506 850 855 856 964 970 976"),
    (8, 11, "55 57 65 502 504 593 977"),
    (8, 12, "92 383 883"),
    (8, 13, "63 66 91"),
    (8, 14, "81 82"),
    (9, 9, "33 34 40 93 94 211 212 218 221 240 242 244 249 251 255 256 260 261 262 351 508 590 594 596 681 979 992 994 995 998"),
    (9, 10, "380 881 966 996"),
    (9, 11, "56"),
    (9, 12, "41 420 870"),
    (10, 10, "1 52 58 225"),
    (10, 11, "54"),
    (10, 12, "30"),
    (10, 14, "7 234"),
    (11, 11, "888"),
    (12, 12, "878"),
];

/// The length of the area code that `digits` begins with, its 0 included.
pub(crate) fn area(digits: &str) -> Option<usize> {
    let rest = digits.strip_prefix('0')?.as_bytes();
    match *rest.first()? {
        b'2' | b'6' => Some(2),
        first => {
            let (_, two, three) = AREAS.iter().find(|(area, ..)| *area == first)?;
            let has = |list: &str, code: Option<&[u8]>| code.is_some_and(|code| list.split(' ').any(|area| area.as_bytes() == code));
            if has(two, rest.get(1..2)) { Some(3) } else { has(three, rest.get(1..3)).then_some(4) }
        }
    }
}

/// The Italian line that these digits are, without country code.
pub(crate) fn italian(digits: &str) -> Option<Line> {
    let bytes = digits.as_bytes();
    match (bytes.first()?, bytes.get(1)?, bytes.len()) {
        (b'3', b'1'..=b'9', 10) => Some(Line::Mobile),
        (b'3', b'2'..=b'9', 9) => Some(Line::OldMobile),
        (b'0', _, 7..=11) => area(digits).filter(|area| digits.len() - area >= 5 && digits.len() - area <= 8).map(Line::Fixed),
        _ => None,
    }
}

/// True when `digits`, beginning with a country code other than Italy's, has a length that the country uses.
pub(crate) fn foreign(digits: &str) -> bool {
    (1..=3.min(digits.len())).any(|len| {
        let (code, rest) = digits.split_at(len);
        COUNTRIES.iter().any(|(least, most, codes)| (*least..=*most).contains(&rest.len()) && codes.split(' ').any(|c| c == code))
    })
}

/// The digits without Italy's country code (`39`, `0039`): always when a plus stands `before` them, else where they are no number with
/// it and can be one without.
pub(crate) fn national(digits: &str, plus: bool) -> &str {
    if plus {
        return digits.strip_prefix("39").unwrap_or(digits);
    }
    if italian(digits) == Some(Line::Mobile) {
        return digits;
    }
    let rest = digits.strip_prefix("0039").or_else(|| digits.strip_prefix("39").filter(|rest| rest.len() > 8 || rest.starts_with('0')));
    rest.filter(|rest| rest.len() >= 6).unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_numbering_plan() {
        assert_eq!(italian("3331234567"), Some(Line::Mobile));
        assert_eq!(italian("333123456"), Some(Line::OldMobile));
        assert_eq!(italian("3031234567"), None);
        assert_eq!(italian("0612345678"), Some(Line::Fixed(2)));
        assert_eq!(italian("0811234567"), Some(Line::Fixed(3)));
        assert_eq!(italian("0984123456"), Some(Line::Fixed(4)));
        assert_eq!(italian("0012345678"), None);
        assert_eq!(italian("800123456"), None);
        assert!(foreign("40722123456") && foreign("12025550123") && !foreign("39333"));
    }

    #[test]
    fn takes_the_country_code_off() {
        assert_eq!(national("00393331234567", false), "3331234567");
        assert_eq!(national("393331234567", false), "3331234567");
        assert_eq!(national("3931234567", false), "3931234567");
        assert_eq!(national("3921234567", false), "3921234567");
        assert_eq!(national("3912345678", false), "3912345678");
        assert_eq!(national("390612345", false), "0612345");
        assert_eq!(national("3901234567", false), "3901234567");
        assert_eq!(national("3906164164", true), "06164164");
        assert_eq!(national("06164164", false), "06164164");
    }
}
