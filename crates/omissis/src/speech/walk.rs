//! Walking over the tokens of a reading by index, with "" for what lies outside.

use crate::speech::Reading;
use crate::speech::tokens::{Shape, squeeze};
use std::borrow::Cow;

impl<'t> Reading<'t> {
    /// The folded text of the token at `i`, stretched letters squeezed; empty outside the text and for line breaks.
    pub(crate) fn word(&self, i: usize) -> Cow<'t, str> {
        match self.tokens().get(i) {
            Some(token) if token.stretched => squeeze(self.text(token)),
            Some(token) if token.shape != Shape::Break => Cow::Borrowed(self.text(token)),
            _ => Cow::Borrowed(""),
        }
    }

    /// True when a sentence ends at `i`: outside the text, at a line break, an emoji, or one of `. ! ? ;`.
    pub(crate) fn is_stop(&self, i: usize) -> bool {
        self.tokens().get(i).is_none_or(|t| matches!(t.shape, Shape::Break | Shape::Symbol | Shape::Mark(b'.' | b'!' | b'?' | b';')))
    }

    /// True when anything but a word or number stands at `i`, or nothing at all.
    pub(crate) fn is_mark(&self, i: usize) -> bool {
        self.tokens().get(i).is_none_or(|t| !matches!(t.shape, Shape::Word | Shape::Mixed | Shape::Number))
    }
}
