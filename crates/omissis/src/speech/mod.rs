//! The reading: what a comment says, without any kind of finding in mind.
//!
//! Detectors ask a [`Reading`]; none of them repeats its work. It is made from the folded view and computes each part
//! when it is first asked for.

pub(crate) mod ages;
pub(crate) mod codes;
pub(crate) mod dates;
pub(crate) mod disclosure;
pub(crate) mod labels;
pub(crate) mod links;
pub(crate) mod measures;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod people;
pub(crate) mod phrases;
pub(crate) mod secrets;
pub(crate) mod sentences;
pub(crate) mod shapes;
pub(crate) mod statements;
pub(crate) mod streets;
pub(crate) mod tokens;
pub(crate) mod verbs;
mod walk;
pub(crate) mod words;

use crate::normalise::Normalised;
use ages::Age;
use codes::Codes;
use labels::{Labels, Near};
use links::Links;
use measures::Measure;
use names::Name;
use phrases::Table;
use statements::{Role, Speech, Statement};
use std::borrow::Cow;
use std::cell::OnceCell;
use tokens::{Token, squeeze, tokenise};

/// A text with its stretched letters squeezed, and which pairs of bytes it has, a bit for each remainder.
struct Squeezed<'t> {
    text: Cow<'t, str>,
    pairs: [u64; 32],
}

impl<'t> Squeezed<'t> {
    fn new(text: &'t str) -> Self {
        let text = squeeze(text);
        let mut pairs = [0; 32];
        for pair in text.as_bytes().windows(2) {
            let (place, bit) = Self::bit(pair[0], pair[1]);
            pairs[place] |= bit;
        }
        Self { text, pairs }
    }

    const fn bit(a: u8, b: u8) -> (usize, u64) {
        (a as usize % 32, 1 << (b % 64))
    }

    /// True when `part` stands somewhere in it: most are seen by two pairs not to.
    fn has(&self, part: &str) -> bool {
        let there = |pair: Option<&[u8; 2]>| {
            pair.is_none_or(|[a, b]| {
                let (place, bit) = Self::bit(*a, *b);
                self.pairs[place] & bit != 0
            })
        };
        there(part.as_bytes().first_chunk()) && there(part.as_bytes().last_chunk()) && self.text.contains(part)
    }
}

/// Everything that can be read off one text.
pub(crate) struct Reading<'t> {
    view: &'t Normalised<'t>,
    tokens: Vec<Token>,
    squeezed: OnceCell<Squeezed<'t>>,
    codes: OnceCell<Codes>,
    labels: OnceCell<Labels>,
    links: OnceCell<Links>,
    speech: OnceCell<Speech<'t>>,
    names: OnceCell<Vec<Name>>,
    ages: OnceCell<Vec<Age>>,
}

impl<'t> Reading<'t> {
    /// Reads the folded view.
    pub(crate) fn new(view: &'t Normalised<'t>) -> Self {
        Self {
            view,
            tokens: tokenise(view),
            squeezed: OnceCell::new(),
            codes: OnceCell::new(),
            labels: OnceCell::new(),
            links: OnceCell::new(),
            speech: OnceCell::new(),
            names: OnceCell::new(),
            ages: OnceCell::new(),
        }
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

    /// The text as letters, digits and gaps.
    pub(crate) fn codes(&self) -> &Codes {
        self.codes.get_or_init(|| Codes::new(self.folded(), &self.tokens))
    }

    /// The label words.
    pub(crate) fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| {
            let mut labels = Labels::new(self.folded(), &self.tokens);
            // A word inside an address or a mention is part of it, and labels nothing.
            labels.retain(|start, end| !self.links().overlap(start, end));
            labels
        })
    }

    /// The electronic addresses.
    pub(crate) fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::new(self.folded(), &self.tokens))
    }

    /// The label that the folded bytes `start..end` belong to, with at most `reach` words between.
    pub(crate) fn owner(&self, start: usize, end: usize, reach: usize) -> Option<Near> {
        self.labels().owner(self.folded(), &self.tokens, start, end, reach)
    }

    /// The labels before and after the folded bytes `start..end`, nearest first on each side.
    pub(crate) fn labels_around(&self, start: usize, end: usize, reach: usize) -> Vec<Near> {
        self.labels().around(self.folded(), &self.tokens, start, end, reach)
    }

    /// True when one of `words` stands in the text, anywhere and with stretched letters squeezed: as the gate looks for `*word`. Detectors that the gate opens for
    /// such words ask this, so that what they find without another trigger always has one.
    pub(crate) fn mentions(&self, words: &[&str]) -> bool {
        let squeezed = self.squeezed.get_or_init(|| Squeezed::new(self.folded()));
        words.iter().any(|word| squeezed.has(word.trim_start_matches('*')))
    }

    /// The names of private persons.
    pub(crate) fn names(&self) -> &[Name] {
        self.names.get_or_init(|| {
            let mut names = names::names(self);
            // "presso virgilio punto it": a word of an address is nobody's name.
            if !names.is_empty() {
                let mails = &self.links().mails;
                names.retain(|name| {
                    let (start, end) = (self.tokens[name.first].start, self.tokens[name.end - 1].end);
                    // "@le.torte.di.anna": nor is a later part of a handle.
                    let later = start > 0 && matches!(self.folded().as_bytes()[start - 1], b'.' | b'_');
                    let part = |mention: &links::Mention| later && mention.start + 1 < start && end <= mention.end;
                    !(mails.iter().any(|mail| mail.start < end && start < mail.end) || self.links().mentions.iter().any(part))
                });
            }
            names
        })
    }

    /// The ages of people.
    pub(crate) fn ages(&self) -> &[Age] {
        self.ages.get_or_init(|| ages::ages(self))
    }

    /// What the number at the folded bytes `start..end` counts; `None` when it may be a code.
    pub(crate) fn measure(&self, start: usize, end: usize) -> Option<Measure> {
        measures::measure(self.folded(), &self.tokens, start, end)
    }

    /// Words, clauses, verbs and people.
    pub(crate) fn speech(&self) -> &Speech<'t> {
        self.speech.get_or_init(|| Speech::new(self.view, &self.tokens))
    }

    /// What the phrases of `table` state as a fact about somebody in particular.
    pub(crate) fn statements(&self, table: &Table, role: Role) -> Vec<Statement> {
        self.speech().statements(self.view, &self.tokens, table, role)
    }
}
