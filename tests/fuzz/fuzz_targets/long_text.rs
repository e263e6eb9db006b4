//! The core where a text is longer than a window: what is hidden lies on the edges of windows too.

#![no_main]

use libfuzzer_sys::fuzz_target;
use omissis_tests::hold::{ACTIONS, STRICT, under, under_labels};
use omissis_tests::texts::spelled;

/// Texts that hold nothing, as they stand between findings.
const FILLERS: &[&str] = &["a", "buongiorno a tutti quanti. ", "e poi ancora ", "\n", "x, ", "è ", " ", "sig. "];

/// How long a filler can be, in bytes: as far as it takes to move what follows to every place of a window.
const LONGEST: usize = 16;

fuzz_target!(|bytes: &[u8]| {
    // The first two bytes choose the action and the filler; then a byte for the length of a filler and sixteen of text, again and again.
    let [action, filler, rest @ ..] = bytes else { return };
    let filler = FILLERS[usize::from(*filler) % FILLERS.len()];
    let mut text = String::new();
    for part in rest.chunks(17).take(8) {
        text.push_str(&filler.repeat(usize::from(part[0]) * LONGEST / filler.len()));
        text.push_str(&spelled(&part[1..]));
    }
    under_labels(&STRICT, &text);
    let (action, redactor) = &ACTIONS[usize::from(*action) % ACTIONS.len()];
    under(*action, redactor, &text);
});
