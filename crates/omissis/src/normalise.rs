//! The folded view: the text as detectors read it, each position knowing where it came from.
//!
//! Folding, in one pass over the characters:
//!
//! - letters become lower case, lose their accents (composed or combining), and full-width, mathematical, circled and
//!   superscript forms become plain ones; Cyrillic and Greek look-alikes become the Latin letters that they imitate;
//! - every kind of space becomes a space, every dash `-`, every apostrophe `'`, every quotation mark `"`;
//! - zero-width marks, soft hyphens, variation selectors and the keycap mark disappear;
//! - a placeholder that omissis wrote (`[IBAN]`) becomes the single character [`PLACEHOLDER`], so that no
//!   detector reads into it; text that only resembles one is folded like any other;
//! - emoji and characters of other scripts stay as they are.
//!
//! Stretched letters (`neeero`) stay here and are squeezed by the tokens, because digits and codes must keep theirs.

use crate::placeholder::{self, Tails};
use crate::span::Span;
use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Stands in the folded view for a placeholder that omissis wrote.
pub(crate) const PLACEHOLDER: char = '\u{1a}';

/// Marks that end an isolated or embedded direction, and those that begin one: chats put them around names.
const DIRECTION_ENDS: [char; 2] = ['\u{202c}', '\u{2069}'];
const DIRECTION_BEGINS: [char; 7] = ['\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}'];

/// The folded view of one text.
pub(crate) struct Normalised<'t> {
    original: &'t str,
    folded: String,
    /// For each folded byte, the first byte of the original character that it came from; one more for the end.
    /// Empty when folding kept every position (plain ASCII).
    origin: Vec<u32>,
    /// The placeholders that omissis wrote, and whether each stands for a clause.
    placeholders: Vec<(Span, bool)>,
}

impl<'t> Normalised<'t> {
    /// Folds `text`.
    pub(crate) fn new(text: &'t str) -> Self {
        Self::hiding(text, &Tails::NONE, &[])
    }

    /// Folds `text` as a policy that writes these tails reads it after it has hidden these spans, which are in text order and apart:
    /// a placeholder stands in the place of each, of a clause where the flag says so.
    pub(crate) fn hiding(text: &'t str, tails: &Tails, hidden: &[(Span, bool)]) -> Self {
        if text.is_ascii() && hidden.is_empty() && !text.as_bytes().contains(&b'[') {
            let mut folded = text.to_ascii_lowercase();
            if folded.as_bytes().iter().any(u8::is_ascii_control) {
                folded = folded.chars().map(plain_control).collect();
            }
            return Self { original: text, folded, origin: Vec::new(), placeholders: Vec::new() };
        }
        let mut folded = String::with_capacity(text.len() + 8);
        let mut origin = Vec::with_capacity(text.len() + 9);
        let mut placeholders = Vec::new();
        let mut from = 0;
        for (span, clause) in hidden.iter().copied().chain([(Span::new(text.len(), text.len()), false)]) {
            fold_into(&text[from..span.start], tails, |c, at| {
                let at = from + at;
                if c == PLACEHOLDER {
                    placeholders.extend(placeholder::read(&text[at..], tails).map(|found| {
                        (Span::new(at, at + found.len), ["[OMISSIS", "[IMPORTO"].iter().any(|label| text[at..].starts_with(label)))
                    }));
                }
                folded.push(c);
                origin.resize(folded.len(), at as u32);
            });
            if !span.is_empty() {
                placeholders.push((span, clause));
                folded.push(PLACEHOLDER);
                origin.push(span.start as u32);
            }
            from = span.end;
        }
        origin.push(text.len() as u32);
        Self { original: text, folded, origin, placeholders }
    }

    /// The text as its author wrote it.
    pub(crate) fn original(&self) -> &'t str {
        self.original
    }

    /// The folded text.
    pub(crate) fn folded(&self) -> &str {
        &self.folded
    }

    /// The folded text with its capitals where they were, and runs of three or more equal letters as one; and from which byte of the folded text each byte is.
    pub(crate) fn squeezed(&self) -> (String, Vec<usize>) {
        let (mut text, mut from) = (String::with_capacity(self.folded.len()), Vec::with_capacity(self.folded.len()));
        let mut run = (0, '\0');
        for (at, c) in self.folded.char_indices() {
            run = if c == run.1 && c.is_ascii_alphabetic() { (run.0 + 1, c) } else { (1, c) };
            if run.0 == 3 {
                text.pop();
                from.pop();
            }
            if run.0 < 3 {
                let origin = self.origin.get(at).map_or(at, |&origin| origin as usize);
                text.push(in_its_case(c, &self.original[origin..]));
                from.resize(text.len(), at);
            }
        }
        (text, from)
    }

    /// The way back: the span of the original text that the folded bytes `start..end` came from. Marks that were
    /// dropped behind a character (accents, keycaps) belong to it; but the end of a direction that begins outside stays outside.
    pub(crate) fn back(&self, start: usize, end: usize) -> Span {
        if self.origin.is_empty() {
            return Span::new(start, end);
        }
        let first = self.origin[start] as usize;
        if end <= start {
            return Span::new(first, first);
        }
        let last = self.origin[end - 1];
        let after = self.origin[end..].iter().find(|&&at| at > last).map_or(self.original.len(), |&at| at as usize);
        let text = &self.original[first..after];
        if text.ends_with(DIRECTION_ENDS) && !text.contains(DIRECTION_BEGINS) {
            return Span::new(first, first + text.trim_end_matches(DIRECTION_ENDS).len());
        }
        Span::new(first, after)
    }

    /// True when `span`, of a clause or not, and a placeholder share a byte: what is hidden already is no finding again. But a clause may hold the whole
    /// placeholder of a code.
    pub(crate) fn touches_placeholder(&self, span: Span, clause: bool) -> bool {
        self.placeholders.iter().any(|&(hidden, of_clause)| {
            let inside = span.start < hidden.start && hidden.end < span.end;
            hidden.overlaps(span) && !(clause && inside && !of_clause)
        })
    }

    /// True when the folded bytes `start..end` are a placeholder that stands for a clause.
    pub(crate) fn is_clause_placeholder(&self, start: usize, end: usize) -> bool {
        let span = self.back(start, end);
        self.placeholders.iter().any(|(hidden, clause)| *clause && *hidden == span)
    }

    /// The way there: the folded bytes that came from a span of the original text.
    pub(crate) fn forth(&self, span: Span) -> (usize, usize) {
        if self.origin.is_empty() {
            return (span.start, span.end);
        }
        let first_from = |at: usize| self.origin[..self.folded.len()].partition_point(|&from| (from as usize) < at);
        (first_from(span.start), first_from(span.end))
    }

    /// The original text behind the folded bytes `start..end`.
    pub(crate) fn written(&self, start: usize, end: usize) -> &'t str {
        let span = self.back(start, end);
        &self.original[span.start..span.end]
    }
}

/// A folded character as a capital where it was one in `original`, which begins with what it was folded from.
pub(crate) fn in_its_case(c: char, original: &str) -> char {
    if c.is_ascii_lowercase() && original.starts_with(char::is_uppercase) { c.to_ascii_uppercase() } else { c }
}

/// Folds `text`, handing each folded character and the byte offset of its source to `push`. Allocates nothing.
pub(crate) fn fold_into(text: &str, tails: &Tails, mut push: impl FnMut(char, usize)) {
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        if c.is_ascii() {
            if c == '['
                && let Some(found) = placeholder::read(&text[at..], tails)
            {
                push(PLACEHOLDER, at);
                skip = at + found.len;
            } else {
                push(plain_control(c.to_ascii_lowercase()), at);
            }
            continue;
        }
        if let Some(plain) = latin(c) {
            push(plain, at);
            continue;
        }
        match c {
            '\u{00a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => push(' ', at),
            '\u{2028}' | '\u{2029}' | '\u{0085}' => push('\n', at),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{ff0d}' => push('-', at),
            '\u{2018}'..='\u{201b}' | '\u{02bc}' | '\u{02b9}' | '\u{2032}' | '\u{00b4}' | '\u{ff07}' => push('\'', at),
            '\u{201c}'..='\u{201f}' | '\u{00ab}' | '\u{00bb}' | '\u{2033}' => push('"', at),
            '\u{2024}' | '\u{3002}' | '\u{ff61}' => push('.', at),
            '\u{2022}' | '\u{2027}' | '\u{22c5}' | '\u{30fb}' => push('\u{00b7}', at),
            _ if is_invisible(c) || is_combining_mark(c) => {}
            _ => {
                decompose_compatible(c, |part| {
                    if is_combining_mark(part) || is_invisible(part) {
                        return;
                    }
                    let part = look_alike(part);
                    if part.is_ascii() {
                        push(plain_control(part.to_ascii_lowercase()), at);
                    } else if let Some(plain) = latin(part) {
                        push(plain, at);
                    } else {
                        for low in part.to_lowercase() {
                            if !is_combining_mark(low) {
                                push(low, at);
                            }
                        }
                    }
                });
            }
        }
    }
}

/// Marks that show nothing and only split words: zero-width characters, directional marks, variation selectors, the
/// keycap frame, tags and the byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{20e3}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}')
}

/// Control characters read as spaces, so that none can be taken for [`PLACEHOLDER`]; line breaks stay.
fn plain_control(c: char) -> char {
    if c.is_ascii_control() && c != '\n' { if c == '\r' { '\n' } else { ' ' } } else { c }
}

/// The plain letter under an accented Latin one: the fast path of Italian text.
fn latin(c: char) -> Option<char> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'À' | 'Á' | 'Â' | 'Ã' | 'Ä' | 'Å' | 'ă' | 'Ă' | 'ā' | 'ą' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' | 'ē' | 'ę' | 'ə' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Ì' | 'Í' | 'Î' | 'Ï' | 'ı' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ö' | 'Ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Ú' | 'Û' | 'Ü' => 'u',
        'ç' | 'Ç' | 'ć' | 'č' => 'c',
        'ñ' | 'Ñ' => 'n',
        'ý' | 'ÿ' | 'Ý' => 'y',
        'ł' | 'Ł' => 'l',
        'đ' | 'ð' => 'd',
        _ => return None,
    })
}

/// The Latin letter that a Cyrillic or Greek one imitates.
fn look_alike(c: char) -> char {
    match c {
        'а' | 'А' | 'α' | 'Α' => 'a',
        'В' | 'Β' => 'b',
        'с' | 'С' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'Е' | 'ё' | 'Ε' => 'e',
        'Н' | 'һ' | 'Η' => 'h',
        'і' | 'І' | 'ї' | 'Ι' | 'ι' => 'i',
        'ј' | 'Ј' => 'j',
        'К' | 'к' | 'Κ' | 'κ' => 'k',
        'ӏ' => 'l',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'о' | 'О' | 'ο' | 'Ο' => 'o',
        'р' | 'Р' | 'ρ' | 'Ρ' => 'p',
        'ԛ' => 'q',
        'ѕ' | 'Ѕ' => 's',
        'Т' | 'Τ' => 't',
        'υ' | 'Υ' => 'u',
        'ѵ' | 'ν' => 'v',
        'ԝ' => 'w',
        'х' | 'Х' | 'χ' | 'Χ' => 'x',
        'у' | 'У' => 'y',
        'Ζ' => 'z',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        Normalised::new(text).folded().to_owned()
    }

    #[test]
    fn folds_what_people_type() {
        assert_eq!(fold("PERCHÉ È così"), "perche e cosi");
        assert_eq!(fold("perche\u{301}"), "perche");
        assert_eq!(fold("１２３ ＡＢＣ"), "123 abc");
        assert_eq!(fold("1\u{fe0f}\u{20e3}2\u{fe0f}\u{20e3}"), "12");
        assert_eq!(fold("IT\u{a0}60\u{200b}X"), "it 60x");
        assert_eq!(fold("l’ISEE “mio” — no"), "l'isee \"mio\" - no");
        assert_eq!(fold("\u{0421}\u{0410}\u{0420}"), "cap");
        assert_eq!(fold("𝟯𝟯𝟯"), "333");
    }

    #[test]
    fn knows_the_way_back() {
        let text = "è 3\u{fe0f}\u{20e3}… [IBAN] x";
        let view = Normalised::new(text);
        let three = view.folded().find('3').unwrap();
        assert_eq!(view.written(three, three + 1), "3\u{fe0f}\u{20e3}");
        let mark = view.folded().find(PLACEHOLDER).unwrap();
        assert_eq!(view.written(mark, mark + 1), "[IBAN]");
        assert_eq!(view.written(0, view.folded().len()), text);
        assert_eq!(view.forth(view.back(three, three + 1)), (three, three + 1));
        assert_eq!(view.forth(view.back(mark, mark + 1)), (mark, mark + 1));
    }

    #[test]
    fn the_end_of_a_direction_stays_with_its_beginning() {
        for (text, written) in [("@\u{2068}Anna\u{2069}", "Anna"), ("\u{2068}x a\u{2068}nna\u{2069}", "a\u{2068}nna\u{2069}")] {
            let view = Normalised::new(text);
            let name = view.folded().find("anna").unwrap();
            assert_eq!(view.written(name, name + 4), written);
        }
    }

    #[test]
    fn a_placeholder_is_one_character() {
        assert_eq!(fold("[CODICE FISCALE]"), PLACEHOLDER.to_string());
        assert_ne!(fold("[IBAN RSSMRA80A01H501U]"), PLACEHOLDER.to_string());
        assert_eq!(fold("\u{1a}"), " ");
    }
}
