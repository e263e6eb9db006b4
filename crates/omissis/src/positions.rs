//! Byte offsets told in the units of other languages: Unicode code points (Python, JSON) and UTF-16 units (JavaScript, Java).

use crate::span::Span;

/// One place of a text in three units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Offset in bytes of the UTF-8 text.
    pub byte: usize,
    /// Offset in Unicode code points.
    pub code_point: usize,
    /// Offset in UTF-16 code units.
    pub utf16: usize,
}

/// A cursor over a text that tells places in all three units.
///
/// It walks from the last place asked to the next, so asking for the spans of a text in order takes time linear in the
/// text, whatever their number.
///
/// ```
/// let mut positions = omissis::Positions::new("😡 è 3");
/// let place = positions.at(8);
/// assert_eq!((place.code_point, place.utf16), (4, 5));
/// ```
#[derive(Clone)]
pub struct Positions<'t> {
    text: &'t str,
    here: Position,
}

impl<'t> Positions<'t> {
    /// A cursor at the start of `text`.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, here: Position::default() }
    }

    /// The place of byte `byte`, which must be a character boundary; beyond the end counts as the end.
    ///
    /// # Panics
    /// When `byte` lies inside a character. Spans of findings never do.
    pub fn at(&mut self, byte: usize) -> Position {
        let byte = byte.min(self.text.len());
        let (from, to) = (byte.min(self.here.byte), byte.max(self.here.byte));
        let (mut points, mut units) = (0, 0);
        for c in self.text[from..to].chars() {
            points += 1;
            units += c.len_utf16();
        }
        self.here = if byte >= self.here.byte {
            Position { byte, code_point: self.here.code_point + points, utf16: self.here.utf16 + units }
        } else {
            Position { byte, code_point: self.here.code_point - points, utf16: self.here.utf16 - units }
        };
        self.here
    }

    /// Both ends of a span.
    ///
    /// # Panics
    /// As [`Positions::at`].
    pub fn of(&mut self, span: Span) -> (Position, Position) {
        (self.at(span.start), self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn walks_both_ways() {
        let text = "aè😡b";
        let mut positions = Positions::new(text);
        let end = positions.at(text.len());
        assert_eq!((end.code_point, end.utf16), (4, 5));
        let (start, end) = positions.of(Span::new(1, 7));
        assert_eq!((start.code_point, start.utf16, end.code_point, end.utf16), (1, 1, 3, 4));
        assert_eq!(positions.at(0), Position::default());
        assert_eq!(positions.at(99).byte, text.len());
    }
}
