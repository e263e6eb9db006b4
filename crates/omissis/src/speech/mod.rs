//! The reading: what a comment says, without any kind of finding in mind.
//!
//! Detectors ask a [`Reading`]; none of them repeats its work. It is made from the folded view and computes each part
//! when it is first asked for.

pub(crate) mod tokens;

use crate::normalise::Normalised;
use tokens::{Token, tokenise};

/// Everything that can be read off one text.
pub(crate) struct Reading<'t> {
    view: &'t Normalised<'t>,
    tokens: Vec<Token>,
}

impl<'t> Reading<'t> {
    /// Reads the folded view.
    pub(crate) fn new(view: &'t Normalised<'t>) -> Self {
        Self { view, tokens: tokenise(view) }
    }

    /// The folded view that all positions of tokens refer to.
    pub(crate) fn view(&self) -> &'t Normalised<'t> {
        self.view
    }

    /// The folded text.
    pub(crate) fn folded(&self) -> &'t str {
        self.view.folded()
    }

    /// The tokens in text order. White space other than line breaks makes none.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The folded text of a token.
    pub(crate) fn text(&self, token: &Token) -> &'t str {
        &self.folded()[token.start..token.end]
    }
}
