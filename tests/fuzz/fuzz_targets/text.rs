//! The core: what holds for every text, under the strict policy and under every action.

#![no_main]

use libfuzzer_sys::fuzz_target;
use omissis_tests::hold::{ACTIONS, STRICT, under, under_labels};
use omissis_tests::texts::spelled;

fuzz_target!(|bytes: &[u8]| {
    let text = spelled(&bytes[..bytes.len().min(256)]);
    under_labels(&STRICT, &text);
    for (action, redactor) in ACTIONS.iter() {
        under(*action, redactor, &text);
    }
});
