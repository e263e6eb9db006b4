//! Tokens of messy Italian.
//!
//! A word keeps its apostrophe apart: `l'isee` is the elided word `l` and the word `isee`; `e'`, `perche'` and `citta'` are
//! words with an accent. Letters and digits that touch are one mixed token (`h501u`, `3b`). Every line break, mark and
//! symbol is a token of its own.

use crate::normalise::{Normalised, PLACEHOLDER};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Letters only.
    Word,
    /// ASCII digits only.
    Number,
    /// Letters and digits.
    Mixed,
    /// One punctuation mark or ASCII symbol.
    Mark(u8),
    /// A line break.
    Break,
    /// An emoji or any other symbol.
    Symbol,
    /// A placeholder that omissis wrote.
    Placeholder,
}

/// How the letters of a word were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// No letter, or letters without case.
    None,
    /// All lower.
    Lower,
    /// First upper, the rest lower (a single capital too).
    Title,
    /// All upper, two letters at least.
    Upper,
    /// Anything else.
    Odd,
}

/// One token: a range of bytes of the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text; an apostrophe is outside.
    pub(crate) end: usize,
    /// What it is made of.
    pub(crate) shape: Shape,
    /// How it was written.
    pub(crate) case: Case,
    /// The last letter carried an accent, or an apostrophe stands for one (`e'`).
    pub(crate) accented: bool,
    /// An apostrophe and another word follow directly (`l'`, `un'`).
    pub(crate) elided: bool,
    /// A letter stands three times in a row or more: to be squeezed.
    pub(crate) stretched: bool,
}

impl Token {
    /// True for words and mixed tokens.
    pub(crate) const fn is_wordlike(&self) -> bool {
        matches!(self.shape, Shape::Word | Shape::Mixed)
    }
}

/// Cuts the folded view into tokens.
pub(crate) fn tokenise(view: &Normalised<'_>) -> Vec<Token> {
    let text = view.folded();
    let mut tokens = Vec::with_capacity(text.len() / 5 + 4);
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let plain = |shape, len: usize| Token {
            start,
            end: start + len,
            shape,
            case: Case::None,
            accented: false,
            elided: false,
            stretched: false,
        };
        if c == '\n' {
            tokens.push(plain(Shape::Break, 1));
            at += 1;
        } else if c == ' ' {
            at += 1;
        } else if c == PLACEHOLDER {
            tokens.push(plain(Shape::Placeholder, 1));
            at += 1;
        } else if c.is_alphanumeric() {
            let len = text[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - at);
            let (mut letters, mut digits) = (false, false);
            let (mut last, mut run) = ('\0', 0_u32);
            let mut stretched = false;
            for c in text[at..at + len].chars() {
                if c.is_ascii_digit() {
                    digits = true
                } else {
                    letters = true
                }
                run = if c == last { run + 1 } else { 1 };
                stretched |= run == 3 && c.is_ascii_alphabetic();
                last = c;
            }
            let mut token = plain(
                if !letters {
                    Shape::Number
                } else if digits {
                    Shape::Mixed
                } else {
                    Shape::Word
                },
                len,
            );
            at += len;
            token.stretched = stretched;
            if letters {
                let written = view.written(start, token.end);
                token.case = case_of(written);
                token.accented = ends_accented(written);
                if text.as_bytes().get(at) == Some(&b'\'') {
                    token.elided = text[at + 1..].chars().next().is_some_and(char::is_alphanumeric);
                    token.accented |= !token.elided;
                    at += 1;
                }
            }
            tokens.push(token);
        } else if c.is_ascii() {
            tokens.push(plain(Shape::Mark(c as u8), 1));
            at += 1;
        } else {
            tokens.push(plain(Shape::Symbol, c.len_utf8()));
            at += c.len_utf8();
        }
    }
    tokens
}

/// True when the last letter carries an accent, composed or combining; look-alikes and zero-width marks are none.
fn ends_accented(written: &str) -> bool {
    for c in written.chars().rev() {
        if is_combining_mark(c) {
            return true;
        }
        if c.is_alphanumeric() {
            let mut accent = false;
            decompose_canonical(c, |part| accent |= is_combining_mark(part));
            return accent;
        }
    }
    false
}

fn case_of(written: &str) -> Case {
    let (mut upper, mut lower, mut first) = (0, 0, false);
    for c in written.chars() {
        if c.is_uppercase() {
            first |= upper + lower == 0;
            upper += 1;
        } else if c.is_lowercase() {
            lower += 1;
        }
    }
    match (upper, lower) {
        (0, 0) => Case::None,
        (0, _) => Case::Lower,
        (1, _) if first => Case::Title,
        (_, 0) => Case::Upper,
        _ => Case::Odd,
    }
}

/// The word with runs of three or more equal letters squeezed to one: `neeero` reads `nero`. Doubles stay.
pub(crate) fn squeeze(word: &str) -> std::borrow::Cow<'_, str> {
    let bytes = word.as_bytes();
    if !bytes.windows(3).any(|w| w[0] == w[1] && w[1] == w[2] && w[0].is_ascii_alphabetic()) {
        return word.into();
    }
    let mut out = String::with_capacity(word.len());
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let mut run = 1;
        while chars.peek() == Some(&c) {
            chars.next();
            run += 1;
        }
        for _ in 0..if run >= 3 && c.is_ascii_alphabetic() { 1 } else { run } {
            out.push(c);
        }
    }
    out.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(String, Shape)> {
        let view = Normalised::new(text);
        tokenise(&view).into_iter().map(|t| (view.folded()[t.start..t.end].to_owned(), t.shape)).collect()
    }

    #[test]
    fn cuts_words_numbers_and_marks() {
        use Shape::{Mark, Mixed, Number, Word};
        let expected = [("l", Word), ("isee", Word), ("e", Word), ("3", Number), (".", Mark(b'.')), ("200", Number), ("h501u", Mixed)];
        let got = cut("L'ISEE è 3.200 H501U");
        assert_eq!(got, expected.map(|(text, shape)| (text.to_owned(), shape)));
    }

    #[test]
    fn tells_elision_from_accent() {
        let view = Normalised::new("l'isee e' perche'");
        let tokens = tokenise(&view);
        assert!(tokens[0].elided && !tokens[0].accented);
        assert!(tokens[2].accented && !tokens[2].elided);
        assert!(tokens[3].accented);
    }

    #[test]
    fn squeezes_stretched_letters() {
        assert_eq!(squeeze("neeeero"), "nero");
        assert_eq!(squeeze("mamma"), "mamma");
        assert_eq!(squeeze("111"), "111");
    }
}
