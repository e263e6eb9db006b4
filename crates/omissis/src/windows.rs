//! Long texts are read window by window, so that the time grows with the text and not with its square.
//!
//! What a detector looks at around a finding is a sentence or two; a comment is shorter than a window and is read as one. Windows overlap, and
//! begin and end where a line, a sentence or at least a word does: every finding is taken from the window that sees more than a few hundred bytes on
//! both sides of it. A placeholder that omissis wrote is one character to a detector, however long it is: it counts as one byte, and no window begins or ends
//! inside of it.

use crate::placeholder::{self, Tails};
use crate::resolve::Findings;
use crate::span::Span;

/// Bytes of a window: more than any platform's comments have, but for articles that somebody pastes.
const WINDOW: usize = 4096;

/// Bytes that a window shares with the next.
const SHARED: usize = 1024;

/// What `scan` finds in `text`, which a policy with these tails may have written, read window by window where it is long.
pub(crate) fn over(text: &str, tails: &Tails, scan: impl Fn(&str) -> Findings) -> Findings {
    if text.len() <= WINDOW {
        return scan(text);
    }
    let ruler = Ruler::of(text, tails);
    let mut found = Findings::default();
    let (mut start, mut from) = (0, 0);
    while ruler.length(text.len()) - ruler.length(start) > WINDOW {
        let end = cut(text, &ruler, ruler.length(start) + WINDOW);
        let to = cut(text, &ruler, ruler.length(end) - SHARED / 2);
        found.go_on(scan(&text[start..end]), start, from..to);
        (start, from) = (cut(text, &ruler, ruler.length(end) - SHARED), to);
    }
    found.go_on(scan(&text[start..]), start, from..text.len() + 1);
    found
}

/// True when a text is read in more than one window, and so may be what a policy with these tails leaves of it.
pub(crate) fn is_long(text: &str, tails: &Tails) -> bool {
    text.len() > WINDOW && Ruler::of(text, tails).length(text.len()) > WINDOW
}

/// Measures a text in which every placeholder counts as one byte.
struct Ruler {
    /// The placeholders in text order, each with what all up to it are longer than one byte.
    placeholders: Vec<(Span, usize)>,
}

impl Ruler {
    fn of(text: &str, tails: &Tails) -> Self {
        let mut placeholders = Vec::new();
        let (mut behind, mut saved) = (0, 0);
        for at in memchr::memchr_iter(b'[', text.as_bytes()) {
            if at >= behind
                && let Some(found) = placeholder::read(&text[at..], tails)
            {
                behind = at + found.len;
                saved += found.len - 1;
                placeholders.push((Span::new(at, behind), saved));
            }
        }
        Self { placeholders }
    }

    /// What those before one, counted from 0, are longer than one byte.
    fn saved(&self, before: usize) -> usize {
        before.checked_sub(1).map_or(0, |last| self.placeholders[last].1)
    }

    /// How much stands before `at`, which is inside of no placeholder.
    fn length(&self, at: usize) -> usize {
        at - self.saved(self.placeholders.partition_point(|(span, _)| span.start < at))
    }

    /// The place before which so much stands.
    fn place(&self, length: usize) -> usize {
        let behind = |(span, saved): &(Span, usize)| span.end - saved <= length;
        length + self.saved(self.placeholders.partition_point(behind))
    }

    fn is_inside(&self, at: usize) -> bool {
        let before = self.placeholders.partition_point(|(span, _)| span.start < at);
        before.checked_sub(1).is_some_and(|last| at < self.placeholders[last].0.end)
    }
}

/// The best place to cut at most a few words before that with so much before it: behind a line, a sentence, a word, or else before a character.
fn cut(text: &str, ruler: &Ruler, length: usize) -> usize {
    let mut at = ruler.place(length);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let first = at - SHARED / 4;
    let before = &text.as_bytes()[first..at];
    let behind = |is_end: fn(&[u8]) -> bool| {
        let mut ends = (2..=before.len()).rev().filter(|&end| is_end(&before[end - 2..end])).map(|end| first + end);
        ends.find(|&end| !ruler.is_inside(end))
    };
    let line = || behind(|pair| pair[1] == b'\n');
    let sentence = || behind(|pair| matches!(pair, [b'.' | b'!' | b'?', b' ']));
    let word = || behind(|pair| pair[1] == b' ');
    line().or_else(sentence).or_else(word).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Candidate, EvidenceSet, Finding};
    use crate::kind::Kind;
    use crate::resolve::settle;

    /// Finds every `x` and the letter behind it.
    fn scan(text: &str) -> Findings {
        assert!(text.len() <= WINDOW);
        let place = |(at, _): (usize, &str)| Candidate::new(Kind::Pin, Span::new(at, at + 2), EvidenceSet::default());
        settle(text.match_indices('x').filter(|(at, _)| at + 2 <= text.len()).map(place).map(|c| Finding::weighed(&c, 0.9)).collect())
    }

    #[test]
    fn every_finding_is_found_once_where_it_is() {
        for (piece, len) in [("xa", 3), ("parola xa. ", 11), ("è xa\n", 6), ("xaxa xa xa", 10), ("aaaa", 4)] {
            let text = piece.repeat(30_000 / len);
            let spans: Vec<Span> = over(&text, &Tails::NONE, scan).as_slice().iter().map(Finding::span).collect();
            let expected: Vec<Span> = text.match_indices('x').map(|(at, _)| Span::new(at, at + 2)).collect();
            assert_eq!(spans, expected, "{piece}");
        }
        assert_eq!(over(&"è".repeat(9000), &Tails::NONE, scan), Findings::default());
    }

    #[test]
    fn a_placeholder_is_never_cut_and_counts_as_one_byte() {
        let long = placeholder::sealed("NOME", &[7; 5000]);
        let text = format!("{}{long}{}[IBAN]{}", "a ".repeat(2000), "b".repeat(2000), "[NOME".repeat(1000));
        let ruler = Ruler::of(&text, &Tails::NONE);
        assert_eq!(ruler.length(text.len()), text.len() - (long.len() - 1) - ("[IBAN]".len() - 1));
        assert!(!ruler.is_inside(4000) && ruler.is_inside(4001) && !ruler.is_inside(4000 + long.len()));
        for at in (0..text.len()).filter(|&at| !ruler.is_inside(at)) {
            assert_eq!(ruler.place(ruler.length(at)), at);
        }
        let whole = |part: &str| {
            assert_eq!(part.matches("[NOME ").count(), part.matches(&long).count(), "a window cuts a placeholder");
            Findings::default()
        };
        over(&text, &Tails::NONE, whole);
        assert!(is_long(&text, &Tails::NONE) && !is_long(&long, &Tails::NONE));
    }

    #[test]
    fn what_is_longer_than_a_window_is_found_whole() {
        let text = "parola ".repeat(4000);
        let all = |text: &str| {
            let whole = Candidate::new(Kind::UndeclaredWork, Span::new(0, text.len()), EvidenceSet::default());
            settle(vec![Finding::weighed(&whole, 0.9)])
        };
        let spans: Vec<Span> = over(&text, &Tails::NONE, all).as_slice().iter().map(Finding::span).collect();
        assert_eq!(spans, [Span::new(0, text.len())]);
    }
}
