//! Long texts are read window by window, so that the time grows with the text and not with its square.
//!
//! What a detector looks at around a finding is a sentence or two; a comment is shorter than a window and is read as one. Windows overlap, and
//! begin and end where a line, a sentence or at least a word does: every finding is taken from the window that sees more than a few hundred bytes on
//! both sides of it.

use crate::resolve::Findings;

/// Bytes of a window: more than any platform's comments have, but for articles that somebody pastes.
const WINDOW: usize = 4096;

/// Bytes that a window shares with the next.
const SHARED: usize = 1024;

/// What `scan` finds in `text`, read window by window where it is long.
pub(crate) fn over(text: &str, scan: impl Fn(&str) -> Findings) -> Findings {
    if text.len() <= WINDOW {
        return scan(text);
    }
    let mut found = Findings::default();
    let (mut start, mut from) = (0, 0);
    while text.len() - start > WINDOW {
        let end = cut(text, start + WINDOW);
        let to = cut(text, end - SHARED / 2);
        found.go_on(scan(&text[start..end]), start, from..to);
        (start, from) = (cut(text, end - SHARED), to);
    }
    found.go_on(scan(&text[start..]), start, from..text.len() + 1);
    found
}

/// The best place to cut at most a few words before `at`: behind a line, a sentence, a word, or else before a character.
fn cut(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    let before = &text.as_bytes()[at - SHARED / 4..at];
    let behind = |is_end: fn(&[u8]) -> bool| before.windows(2).rposition(is_end).map(|place| at - SHARED / 4 + place + 2);
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
    use crate::span::Span;

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
            let spans: Vec<Span> = over(&text, scan).as_slice().iter().map(Finding::span).collect();
            let expected: Vec<Span> = text.match_indices('x').map(|(at, _)| Span::new(at, at + 2)).collect();
            assert_eq!(spans, expected, "{piece}");
        }
        assert_eq!(over(&"è".repeat(9000), scan), Findings::default());
    }

    #[test]
    fn what_is_longer_than_a_window_is_found_whole() {
        let text = "parola ".repeat(4000);
        let all = |text: &str| {
            let whole = Candidate::new(Kind::UndeclaredWork, Span::new(0, text.len()), EvidenceSet::default());
            settle(vec![Finding::weighed(&whole, 0.9)])
        };
        let spans: Vec<Span> = over(&text, all).as_slice().iter().map(Finding::span).collect();
        assert_eq!(spans, [Span::new(0, text.len())]);
    }
}
