//! The folded view and its way back: characters that fold to several, to one or to nothing stand between and inside of codes. The view is no public name; what
//! it gets wrong shows as spans off their characters, as positions that do not agree, and as hidden text that is found again.

#![no_main]

use libfuzzer_sys::fuzz_target;
use omissis_tests::hold::{STRICT, under_labels};

/// One of each way in which characters are folded.
const FOLDED: &[char] = &[
    '\u{301}', '\u{200b}', '\u{20e3}', '\u{fe0f}', '\u{e0031}', '\u{a0}', '\u{3000}', '\u{2028}', '\u{1a}', '\u{85}', '－', '’', '“', '…', '•', '。',
    'È', 'ø', 'ß', 'İ', 'ﬁ', '㎏', '①', '½', '𝟯', 'Ａ', '５', 'а', 'Ѕ', 'ῼ', 'ǅ', '😡', '\u{1f1ee}', '字', 'ﷺ', '\r',
];

const CODES: &[&str] = &["RSSMRA80A01H501U", "IT60X0542811101000000123456", "3331234567", "mario@example.org", "il mio pin è 48213", "[IBAN]", "via Roma 12"];

fuzz_target!(|bytes: &[u8]| {
    let mut text = String::new();
    let mut code = "".chars();
    for &byte in bytes.iter().take(300) {
        match byte {
            // The next character of the code that is being written.
            0..64 => text.extend(code.next()),
            64..128 => text.push(char::from(byte)),
            128..192 => text.push(FOLDED[usize::from(byte - 128) % FOLDED.len()]),
            192..240 => code = CODES[usize::from(byte - 192) % CODES.len()].chars(),
            240.. => text.extend(code.by_ref()),
        }
    }
    under_labels(&STRICT, &text);
});
