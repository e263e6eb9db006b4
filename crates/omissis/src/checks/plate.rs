//! Shapes of Italian number plates.
//!
//! I, O, Q and U never stand on them. Sources: D.P.R. 495/1992 art. 255-260; D.M. 27 May 1999; D.M. 2 February 2011 (mopeds).

/// Two letters, three digits, two letters: cars since 1994.
pub(crate) fn is_car(text: &str) -> bool {
    fits(text, b"aa999aa")
}

/// Two letters, five digits: motorcycles since 1999.
pub(crate) fn is_motorcycle(text: &str) -> bool {
    fits(text, b"aa99999")
}

/// X and five letters or digits, two of them digits at least: mopeds since 2006.
pub(crate) fn is_moped(text: &str) -> bool {
    text.len() == 6
        && text.starts_with(['x', 'X'])
        && text.bytes().all(|b| is_letter(b) || b.is_ascii_digit())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 2
}

fn fits(text: &str, shape: &[u8]) -> bool {
    text.len() == shape.len() && text.bytes().zip(shape).all(|(b, wanted)| if *wanted == b'9' { b.is_ascii_digit() } else { is_letter(b) })
}

const fn is_letter(b: u8) -> bool {
    b.is_ascii_alphabetic() && !matches!(b.to_ascii_lowercase(), b'i' | b'o' | b'q' | b'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_shapes_apart() {
        assert!(is_car("AB123CD") && is_car("ab123cd") && !is_car("AI123CD") && !is_car("AB12345"));
        assert!(is_motorcycle("EK00001") && !is_motorcycle("EK0001A"));
        assert!(is_moped("X2B3CD") && !is_moped("XABCDE") && !is_moped("A2B3CD"));
    }
}
