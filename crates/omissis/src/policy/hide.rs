//! What is hidden because the office says so: its own words and patterns.
//!
//! Words are compared as people write them: without regard to case, accents, look-alikes and the spaces between them, and only as whole
//! words. Patterns are regular expressions of the text as it stands, without regard to case; they run in linear time.

use crate::error::PolicyError;
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::kind::Kind;
use crate::normalise::Normalised;
use crate::span::Span;
use core::fmt;
use regex::{Regex, RegexBuilder};

/// The office's own words and patterns. `Debug` shows how many there are, not which.
#[derive(Clone, Default)]
pub(crate) struct Hide {
    /// Of the folded text.
    words: Vec<(Kind, Regex)>,
    /// Of the text as it stands.
    patterns: Vec<(Kind, Regex)>,
}

/// The largest pattern, compiled.
const LARGEST: usize = 1 << 20;

impl Hide {
    pub(crate) fn word(&mut self, kind: Kind, word: &str) -> Result<(), PolicyError> {
        let view = Normalised::new(word.trim());
        let folded = view.folded();
        if !folded.contains(char::is_alphanumeric) {
            return Err(PolicyError::EmptyWord);
        }
        let edge = |c: Option<char>| if c.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
        let words: Vec<_> = folded.split_whitespace().map(regex::escape).collect();
        let pattern = format!("{}{}{}", edge(folded.chars().next()), words.join(r"\s+"), edge(folded.chars().next_back()));
        self.words.push((kind, compiled(&pattern)?));
        Ok(())
    }

    pub(crate) fn pattern(&mut self, kind: Kind, pattern: &str) -> Result<(), PolicyError> {
        let regex = compiled(pattern)?;
        if regex.is_match("") {
            return Err(PolicyError::Pattern("it fits nothing at all as well as anything".to_owned()));
        }
        self.patterns.push((kind, regex));
        Ok(())
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.words.is_empty() && self.patterns.is_empty()
    }

    /// How many words and patterns there are.
    pub(crate) const fn len(&self) -> usize {
        self.words.len() + self.patterns.len()
    }

    /// Where they stand.
    pub(crate) fn find(&self, view: &Normalised<'_>, candidates: &mut Vec<Candidate>) {
        let mut found = |kind: Kind, span: Span| {
            if !span.is_empty() {
                candidates.push(Candidate::new(kind, span, EvidenceSet::of(&[Evidence::CallerList])));
            }
        };
        for (kind, regex) in &self.words {
            regex.find_iter(view.folded()).for_each(|hit| found(*kind, view.back(hit.start(), hit.end())));
        }
        for (kind, regex) in &self.patterns {
            regex.find_iter(view.original()).for_each(|hit| found(*kind, Span::new(hit.start(), hit.end())));
        }
    }
}

fn compiled(pattern: &str) -> Result<Regex, PolicyError> {
    // The last line of the error says what is wrong; the others repeat the pattern.
    let refused = |error: regex::Error| {
        let text = error.to_string();
        let last = text.lines().last().unwrap_or_default();
        PolicyError::Pattern(last.strip_prefix("error: ").unwrap_or(last).to_owned())
    };
    RegexBuilder::new(pattern).case_insensitive(true).size_limit(LARGEST).build().map_err(refused)
}

impl fmt::Debug for Hide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Hide({})", self.len())
    }
}

impl PartialEq for Hide {
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &[(Kind, Regex)], b: &[(Kind, Regex)]| {
            a.len() == b.len() && a.iter().zip(b).all(|((kind, a), (of, b))| kind == of && a.as_str() == b.as_str())
        };
        same(&self.words, &other.words) && same(&self.patterns, &other.patterns)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(hide: &Hide, text: &str) -> Vec<(Kind, String)> {
        let mut found = Vec::new();
        hide.find(&Normalised::new(text), &mut found);
        found.into_iter().map(|hit| (hit.kind, text[hit.span.start..hit.span.end].to_owned())).collect()
    }

    #[test]
    fn words_are_found_as_people_write_them() {
        let mut hide = Hide::default();
        hide.word(Kind::PersonName, "don Peppì").unwrap();
        for text in ["Don Peppi", "DON  PEPPÌ", "ＤＯＮ peppì"] {
            assert_eq!(hits(&hide, &format!("ieri {text}, dice")), [(Kind::PersonName, text.to_owned())]);
        }
        assert!(hits(&hide, "abbandon peppino").is_empty());
    }

    #[test]
    fn patterns_are_found_where_they_stand() {
        let mut hide = Hide::default();
        hide.pattern(Kind::CaseNumber, r"PRT-\d{6}").unwrap();
        assert_eq!(hits(&hide, "è la prt-004217!"), [(Kind::CaseNumber, "prt-004217".to_owned())]);
        assert_eq!(format!("{hide:?}"), "Hide(1)");
    }

    #[test]
    fn what_cannot_be_one_is_refused() {
        let mut hide = Hide::default();
        assert_eq!(hide.word(Kind::PersonName, " -- "), Err(PolicyError::EmptyWord));
        assert!(matches!(hide.pattern(Kind::CaseNumber, "("), Err(PolicyError::Pattern(_))));
        assert!(matches!(hide.pattern(Kind::CaseNumber, "x*"), Err(PolicyError::Pattern(_))));
        assert!(matches!(hide.pattern(Kind::CaseNumber, "(?:x{1000}){1000}"), Err(PolicyError::Pattern(_))));
        assert!(hide.is_empty());
    }

    #[test]
    fn lists_are_equal_word_for_word() {
        let of = |kind: Kind, word: &str, pattern: &str| {
            let mut hide = Hide::default();
            hide.word(kind, word).unwrap();
            hide.pattern(Kind::Phone, pattern).unwrap();
            hide
        };
        let one = of(Kind::PersonName, "Anna", "x");
        assert!(!one.is_empty() && one.len() == 2);
        assert_eq!(one, of(Kind::PersonName, "Anna", "x"));
        assert_ne!(one, of(Kind::PersonName, "Anne", "x"));
        assert_ne!(one, of(Kind::CaseNumber, "Anna", "x"));
        assert_ne!(one, of(Kind::PersonName, "Anna", "y"));
        assert_ne!(one, Hide::default());
    }
}
