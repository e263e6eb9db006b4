//! Codes as people write them: letters and digits with what stands between them.
//!
//! A code may be touching (`rssmra80a01h501u`), in groups (`RSS MRA 80A01`, `333.12.34.567`), one character at a time, over a
//! line break, glued to words (`cfrssmra...ugrazie`) or spoken (`tre tre tre zero`, `erre esse esse`). A [`Writing`] is the text as a
//! sequence of [`Atom`]s, each one letter or digit that knows its place in the folded text and the [`Gap`] before it; shapes are
//! matched on atoms, so that every way of writing costs a detector nothing. The spoken writing of a text is a second sequence
//! in which number words and letter names are digits and letters.

use crate::normalise::PLACEHOLDER;
use crate::speech::numbers;
use crate::speech::tokens::{Shape, Token};

/// What stands between two neighbouring letters or digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gap(u16);

impl Gap {
    /// Nothing.
    pub(crate) const NONE: Self = Self(0);
    /// Spaces of any kind.
    pub(crate) const SPACE: Self = Self(1);
    /// `.`
    pub(crate) const DOT: Self = Self(1 << 1);
    /// Dashes of any kind.
    pub(crate) const DASH: Self = Self(1 << 2);
    /// `/` and `\`
    pub(crate) const SLASH: Self = Self(1 << 3);
    /// `_`
    pub(crate) const LOW: Self = Self(1 << 4);
    /// `:`
    pub(crate) const COLON: Self = Self(1 << 5);
    /// `·`
    pub(crate) const MIDDOT: Self = Self(1 << 6);
    /// A line break.
    pub(crate) const BREAK: Self = Self(1 << 7);
    /// `,` and `;`: they separate fields, not groups.
    pub(crate) const COMMA: Self = Self(1 << 8);
    /// Round brackets.
    pub(crate) const PAREN: Self = Self(1 << 9);
    /// `+` and `*` and `|`
    pub(crate) const SIGN: Self = Self(1 << 10);
    /// Only marks stand between the character before and a placeholder.
    const LINKED_BEHIND: Self = Self(1 << 13);
    /// Only marks stand between a placeholder and the character behind.
    const LINKED_BEFORE: Self = Self(1 << 14);
    /// Anything else, too many separators, or the edge of the text.
    pub(crate) const WALL: Self = Self(1 << 15);
    /// What may join the groups of one code.
    pub(crate) const JOINS: Self = Self(0b1111_0111 | 1 << 3);

    /// Both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when nothing but `allowed` stands here (nothing at all included).
    pub(crate) const fn within(self, allowed: Self) -> bool {
        self.0 & !allowed.0 == 0
    }

    /// True when `some` stands here.
    pub(crate) const fn has(self, some: Self) -> bool {
        self.0 & some.0 != 0
    }

    /// True when the two characters touch.
    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    /// True when groups of one code may stand on both sides.
    pub(crate) const fn joins(self) -> bool {
        self.within(Self::JOINS)
    }

    /// What `between` is: at most three separators, one mark among them, one line break.
    fn of(between: &str) -> Self {
        let (mut set, mut marks, mut breaks, mut spaces) = (Self::NONE, 0, 0, 0);
        for c in between.chars() {
            let one = match c {
                ' ' => Self::SPACE,
                '.' => Self::DOT,
                '-' => Self::DASH,
                '/' | '\\' => Self::SLASH,
                '_' => Self::LOW,
                ':' => Self::COLON,
                '\u{b7}' => Self::MIDDOT,
                '\n' => Self::BREAK,
                ',' | ';' => Self::COMMA,
                '(' | ')' => Self::PAREN,
                '+' | '*' | '|' => Self::SIGN,
                _ => Self::WALL,
            };
            set = set.or(one);
            match c {
                ' ' => spaces += 1,
                '\n' => breaks += 1,
                _ => marks += 1,
            }
        }
        if let (Some((before, _)), Some((_, behind))) = (between.split_once(PLACEHOLDER), between.rsplit_once(PLACEHOLDER)) {
            let links = |marks: &str| !marks.is_empty() && marks.chars().all(|c| matches!(c, '.' | '-' | '/' | '\\' | '_' | '\u{b7}'));
            let bits = [(links(before), Self::LINKED_BEHIND), (links(behind), Self::LINKED_BEFORE)];
            set = bits.iter().filter(|(holds, _)| *holds).fold(set, |set, (_, bit)| set.or(*bit));
        }
        if marks > 2 || breaks > 1 || spaces > 3 || marks == 2 && set.has(Self::DOT) { set.or(Self::WALL) } else { set }
    }
}

/// One letter or digit of a code.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    /// `a`-`z` or `0`-`9`.
    pub(crate) ch: u8,
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text; a spoken atom is a whole word.
    pub(crate) end: usize,
    /// What stands before it.
    pub(crate) gap: Gap,
}

impl Atom {
    /// True for a digit.
    pub(crate) const fn is_digit(&self) -> bool {
        self.ch.is_ascii_digit()
    }
}

/// A stretch of touching letters and digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    /// First atom.
    pub(crate) first: usize,
    /// One past the last atom.
    pub(crate) last: usize,
    /// How many of them are digits.
    pub(crate) digits: usize,
}

impl Piece {
    /// How many letters and digits.
    pub(crate) const fn len(&self) -> usize {
        self.last - self.first
    }

    /// How many letters.
    pub(crate) const fn letters(&self) -> usize {
        self.len() - self.digits
    }
}

/// A stretch of touching digits; letters may touch it on either side.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DigitGroup {
    /// First atom.
    pub(crate) first: usize,
    /// One past the last atom.
    pub(crate) last: usize,
}

/// Digit groups that may be one number: `333 12 34 567`. Only the groups know where one number ends and the next begins, so
/// detectors look at all [`DigitRun::cuts`].
#[derive(Clone, Debug)]
pub(crate) struct DigitRun {
    /// Its groups, one at least.
    pub(crate) groups: Vec<DigitGroup>,
}

impl DigitRun {
    /// How many digits the groups `from..to` have.
    pub(crate) fn digits(&self, from: usize, to: usize) -> usize {
        self.groups[from..to].iter().map(|group| group.last - group.first).sum()
    }

    /// Every reading of neighbouring groups as one number of `least..=most` digits, as ranges of groups: from each start the
    /// longest first.
    pub(crate) fn cuts(&self, least: usize, most: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let n = self.groups.len();
        (0..n)
            .flat_map(move |from| {
                let longest = (from..n).take_while(|&to| self.digits(from, to + 1) <= most).last();
                (from..longest.map_or(from, |to| to + 1)).rev().map(move |to| (from, to + 1))
            })
            .filter(move |&(from, to)| self.digits(from, to) >= least)
    }

    /// The atoms of the groups `from..to`.
    pub(crate) fn atoms(&self, from: usize, to: usize) -> (usize, usize) {
        (self.groups[from].first, self.groups[to - 1].last)
    }
}

/// One text as letters, digits and gaps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Writing {
    /// The atoms in text order.
    pub(crate) atoms: Vec<Atom>,
    /// True for the spoken writing.
    pub(crate) spoken: bool,
    /// What stands behind the last atom.
    tail: Gap,
}

impl Writing {
    /// The plain writing: every ASCII letter and digit of the folded text.
    pub(crate) fn plain(folded: &str) -> Self {
        let mut writing = Self::default();
        let mut after = 0;
        for (at, b) in folded.bytes().enumerate().filter(|(_, b)| b.is_ascii_alphanumeric()) {
            writing.push(folded, b, at, at + 1, &mut after);
        }
        writing.tail = Gap::of(&folded[after..]).or(Gap::WALL);
        writing
    }

    /// The spoken writing, or `None` when nobody spells anything: at least four neighbouring elements that are number words,
    /// letter names, single letters or digits, two of them words.
    pub(crate) fn spoken(folded: &str, tokens: &[Token]) -> Option<Self> {
        let stretches = spoken_stretches(folded, tokens);
        if stretches.is_empty() {
            return None;
        }
        let mut writing = Self { atoms: Vec::with_capacity(folded.len()), spoken: true, tail: Gap::WALL };
        let (mut after, mut at) = (0, 0);
        let plain_until = |writing: &mut Self, at: usize, until: usize, after: &mut usize| {
            for (i, b) in folded.bytes().enumerate().take(until).skip(at).filter(|(_, b)| b.is_ascii_alphanumeric()) {
                writing.push(folded, b, i, i + 1, after);
            }
        };
        for stretch in &stretches {
            plain_until(&mut writing, at, stretch[0].start, &mut after);
            for (i, element) in stretch.iter().enumerate() {
                for (n, ch) in element.chars.bytes().enumerate() {
                    // A word is one place, digits and mixed strings have one for each character.
                    let each = !element.word && element.chars.len() == element.end - element.start;
                    let (start, end) = if each { (element.start + n, element.start + n + 1) } else { (element.start, element.end) };
                    writing.push(folded, ch, start, end, &mut after);
                    let atom = writing.atoms.last_mut().expect("just pushed");
                    if n > 0 {
                        atom.gap = Gap::NONE;
                    } else if i > 0
                        && (atom.gap.within(Gap::JOINS.or(Gap::COMMA))
                            || folded[stretch[i - 1].end..element.start].contains(|c: char| c.is_ascii_alphabetic()))
                    {
                        // Commas between spelled characters join them, and so do the words for marks.
                        atom.gap = Gap::SPACE;
                    }
                }
                at = element.end;
            }
        }
        plain_until(&mut writing, at, folded.len(), &mut after);
        writing.tail = Gap::of(&folded[after..]).or(Gap::WALL);
        Some(writing)
    }

    fn push(&mut self, folded: &str, ch: u8, start: usize, end: usize, after: &mut usize) {
        let gap = if self.atoms.is_empty() {
            Gap::of(&folded[..start]).or(Gap::WALL)
        } else if start <= *after {
            Gap::NONE
        } else {
            Gap::of(&folded[*after..start])
        };
        self.atoms.push(Atom { ch, start, end, gap });
        *after = end;
    }

    /// The folded bytes of the atoms `first..last`.
    pub(crate) fn range(&self, first: usize, last: usize) -> (usize, usize) {
        (self.atoms[first].start, self.atoms[last - 1].end)
    }

    /// The characters of the atoms `first..last`, without what stands between them.
    pub(crate) fn text(&self, first: usize, last: usize) -> String {
        self.atoms[first..last].iter().map(|atom| atom.ch as char).collect()
    }

    /// The gap before the atom at `at`, or behind the last one: a wall at both ends.
    pub(crate) fn gap(&self, at: usize) -> Gap {
        self.atoms.get(at).map_or(self.tail, |atom| atom.gap)
    }

    /// True when a letter or a digit touches the atoms `first..last` on the left, on the right.
    pub(crate) fn glued(&self, first: usize, last: usize) -> (bool, bool) {
        (self.gap(first).is_none(), self.gap(last).is_none())
    }

    /// True when marks link the atoms `first..last` to something hidden: they were part of a longer string.
    pub(crate) fn is_remnant(&self, first: usize, last: usize) -> bool {
        self.gap(first).has(Gap::LINKED_BEFORE) || self.gap(last).has(Gap::LINKED_BEHIND)
    }

    /// True when the atoms `first..last` may be one code: every gap joins, with one line break at most.
    pub(crate) fn is_joined(&self, first: usize, last: usize) -> bool {
        let inner = &self.atoms[first + 1..last];
        inner.iter().all(|atom| atom.gap.joins()) && inner.iter().filter(|atom| atom.gap.has(Gap::BREAK)).count() <= 3
    }

    /// The lengths of the touching groups of the atoms `first..last`.
    pub(crate) fn grouping(&self, first: usize, last: usize) -> Vec<usize> {
        let mut lengths = vec![1];
        for atom in &self.atoms[first + 1..last] {
            if atom.gap.is_none() { *lengths.last_mut().expect("never empty") += 1 } else { lengths.push(1) }
        }
        lengths
    }

    /// True when the `shape.len()` atoms from `at` on are joined and fit `shape`: `9` is a digit, `a` a letter, `x` either,
    /// anything else itself (letters in lower case stand for classes, so literal letters are written in upper case).
    pub(crate) fn fits(&self, at: usize, shape: &str) -> bool {
        at + shape.len() <= self.atoms.len()
            && self.atoms[at..].iter().zip(shape.bytes()).all(|(atom, wanted)| match wanted {
                b'9' => atom.ch.is_ascii_digit(),
                b'a' => atom.ch.is_ascii_lowercase(),
                b'x' => true,
                literal => atom.ch == literal.to_ascii_lowercase(),
            })
            && self.is_joined(at, at + shape.len())
    }

    /// The stretches of touching letters and digits, without those that touch a placeholder.
    pub(crate) fn pieces(&self) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (i, atom) in self.atoms.iter().enumerate() {
            match pieces.last_mut() {
                Some(piece) if atom.gap.is_none() => {
                    piece.last = i + 1;
                    piece.digits += usize::from(atom.is_digit());
                }
                _ => pieces.push(Piece { first: i, last: i + 1, digits: usize::from(atom.is_digit()) }),
            }
        }
        pieces.retain(|piece| self.glued(piece.first, piece.last) == (false, false));
        pieces
    }

    /// The runs of digit groups between which only `allowed` stands.
    pub(crate) fn digit_runs(&self, allowed: Gap) -> Vec<DigitRun> {
        let mut runs: Vec<DigitRun> = Vec::new();
        let mut open = false;
        for (i, atom) in self.atoms.iter().enumerate() {
            if !atom.is_digit() {
                open = false;
                continue;
            }
            let group = DigitGroup { first: i, last: i + 1 };
            match runs.last_mut() {
                Some(run) if open && atom.gap.is_none() => run.groups.last_mut().expect("a run has groups").last = i + 1,
                Some(run) if open && atom.gap.within(allowed) => run.groups.push(group),
                _ => runs.push(DigitRun { groups: vec![group] }),
            }
            open = true;
        }
        runs
    }

    /// The same writing with `o` as 0 and `i`, `l` as 1 wherever they touch nothing but digits and their like ("33o 1472 o85"), or `None`
    /// when they never do.
    pub(crate) fn with_look_alikes(&self) -> Option<Self> {
        let digit = |ch: u8| match ch {
            b'o' => b'0',
            b'i' | b'l' => b'1',
            _ => ch,
        };
        let mut read = None;
        for piece in self.pieces() {
            let atoms = piece.first..piece.last;
            if piece.digits > 0 && piece.letters() > 0 && self.atoms[atoms.clone()].iter().all(|atom| digit(atom.ch).is_ascii_digit()) {
                let writing = read.get_or_insert_with(|| self.clone());
                for atom in &mut writing.atoms[atoms] {
                    atom.ch = digit(atom.ch);
                }
            }
        }
        read
    }
}

/// All writings of one text.
#[derive(Clone, Debug)]
pub(crate) struct Codes {
    writings: Vec<Writing>,
}

impl Codes {
    /// Reads the folded text.
    pub(crate) fn new(folded: &str, tokens: &[Token]) -> Self {
        let mut writings = vec![Writing::plain(folded)];
        writings.extend(Writing::spoken(folded, tokens));
        Self { writings }
    }

    /// The plain writing, and the spoken one when somebody spells.
    pub(crate) fn writings(&self) -> &[Writing] {
        &self.writings
    }

    /// The plain writing.
    pub(crate) fn plain(&self) -> &Writing {
        &self.writings[0]
    }

    /// The digits of the number at the folded bytes `start..end`, in the writing that has most of them; look-alikes read as digits.
    pub(crate) fn digits(&self, start: usize, end: usize) -> String {
        let digits = |writing: &Writing| {
            let inside = writing.atoms.iter().filter(|atom| start <= atom.start && atom.end <= end && atom.is_digit());
            inside.map(|atom| atom.ch as char).collect::<String>()
        };
        let look_alikes = self.plain().with_look_alikes();
        self.writings.iter().chain(&look_alikes).map(digits).max_by_key(String::len).unwrap_or_default()
    }
}

/// One spelled element: a number word, a letter name, a single letter, or digits.
struct Element {
    start: usize,
    end: usize,
    chars: String,
    word: bool,
    /// The name of a city that stands for its first letter.
    city: bool,
}

/// The letter that an Italian letter name stands for.
fn letter_name(word: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("bi", "b"),
        ("ci", "c"),
        ("di", "d"),
        ("effe", "f"),
        ("gi", "g"),
        ("acca", "h"),
        ("kappa", "k"),
        ("cappa", "k"),
        ("elle", "l"),
        ("emme", "m"),
        ("enne", "n"),
        ("pi", "p"),
        ("qu", "q"),
        ("cu", "q"),
        ("erre", "r"),
        ("esse", "s"),
        ("ti", "t"),
        ("vu", "v"),
        ("vi", "v"),
        ("ics", "x"),
        ("ipsilon", "y"),
        ("zeta", "z"),
    ];
    NAMES.iter().find(|(name, _)| *name == word).map(|(_, letter)| *letter)
}

/// The cities of the telephone's alphabet.
const CITIES: &[&str] = &[
    "ancona",
    "bologna",
    "bari",
    "como",
    "catania",
    "domodossola",
    "empoli",
    "firenze",
    "genova",
    "imola",
    "imperia",
    "livorno",
    "milano",
    "napoli",
    "otranto",
    "padova",
    "palermo",
    "roma",
    "savona",
    "salerno",
    "torino",
    "taranto",
    "udine",
    "venezia",
    "verona",
    "zara",
];

fn spoken_stretches(folded: &str, tokens: &[Token]) -> Vec<Vec<Element>> {
    let mut stretches = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    // How many words say what stands between characters ("trattino", "spazio").
    let mut joined = 0;
    let mut close = |open: &mut Vec<Element>, joined: &mut usize| {
        let (stretch, joined) = (std::mem::take(open), std::mem::take(joined));
        let total: usize = stretch.iter().map(|element| element.chars.len()).sum();
        let (cities, words) = stretch
            .iter()
            .fold((0, joined), |(cities, words), element| (cities + usize::from(element.city), words + usize::from(element.word)));
        // A list of cities spells nothing, nor do the results of a round.
        let digits = stretch.iter().any(|element| element.chars.as_bytes()[0].is_ascii_digit());
        let spells =
            || ["spelling", "sillab", "dett", "codic", "pin ", "fiscal", "password", "acced"].iter().any(|word| folded.contains(word));
        let listed = cities > 0 && (cities < 3 || !digits || cities < 5 && !spells());
        if (total >= 4 || total == 3 && words == 3)
            && !listed
            && (words >= 2
                || joined >= 1 && total >= 6
                || total >= 9 && stretch.iter().any(|element| element.word && element.chars.len() >= 3))
            && stretch.iter().any(|element| element.word && element.chars.as_bytes()[0].is_ascii_digit() || words >= 4 || joined >= 2)
        {
            stretches.push(stretch);
        }
    };
    let mut times = (1, None);
    let mut i = 0;
    while i < tokens.len() {
        let token = &tokens[i];
        let text = &folded[token.start..token.end];
        let element = |chars: &str, word| Element {
            start: times.1.unwrap_or(token.start),
            end: token.end,
            chars: chars.repeat(times.0),
            word,
            city: false,
        };
        let next = match token.shape {
            // "doppio zero", "triplo tre".
            Shape::Word if matches!(text, "doppio" | "doppia") => {
                times = (2, Some(token.start));
                i += 1;
                continue;
            }
            Shape::Word if matches!(text, "triplo" | "tripla") => {
                times = (3, Some(token.start));
                i += 1;
                continue;
            }
            // "6 trattino 1", "M3RT spazio 7KQ2", "a di Ancona, poi 5510382"
            Shape::Word
                if !open.is_empty() && matches!(text, "trattino" | "barra" | "spazio" | "poi" | "lineetta" | "sbarra" | "slash") =>
            {
                joined += usize::from(text != "poi");
                i += 1;
                continue;
            }
            Shape::Word => numbers::spelled(text)
                .map(|n| element(&n.to_string(), true))
                .or_else(|| letter_name(text).map(|letter| element(letter, true)))
                .or_else(|| CITIES.contains(&text).then(|| Element { city: true, ..element(&text[..1], true) }))
                .or_else(|| (token.end - token.start == 1 && text.is_ascii()).then(|| element(text, false))),
            Shape::Number | Shape::Mixed => Some(element(text, false)).filter(|_| text.is_ascii()),
            Shape::Mark(b',' | b'-' | b'.' | b'/') if !open.is_empty() => {
                i += 1;
                continue;
            }
            // "erre come roma"
            _ => None,
        };
        times = (1, None);
        match next {
            Some(element) => {
                let spelled = element.word || element.chars.len() == 1;
                // "quaranta cinque" is 45 when nothing but a space parts them.
                let tens = open.last_mut().filter(|last| {
                    last.word
                        && element.word
                        && last.chars.len() == 2
                        && last.chars.as_str() >= "20"
                        && last.chars.ends_with('0')
                        && &folded[last.end..element.start] == " "
                });
                match tens {
                    Some(last) if element.chars.len() == 1 && element.chars != "0" && element.chars.as_bytes()[0].is_ascii_digit() => {
                        last.chars.replace_range(1.., &element.chars);
                        last.end = element.end;
                    }
                    _ => open.push(element),
                }
                // "r come roma": the city only says which letter it was.
                if spelled && tokens.get(i + 1).is_some_and(|t| matches!(&folded[t.start..t.end], "come" | "di")) {
                    let letter = open.last().expect("just pushed").chars.as_bytes()[0];
                    if let Some(city) = tokens.get(i + 2)
                        && city.shape == Shape::Word
                        && city.end - city.start > 3
                        && folded.as_bytes()[city.start] == letter
                    {
                        let last = open.last_mut().expect("just pushed");
                        last.end = city.end;
                        last.word = true;
                        i += 2;
                    }
                }
            }
            None => close(&mut open, &mut joined),
        }
        i += 1;
    }
    close(&mut open, &mut joined);
    stretches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::Normalised;
    use crate::speech::tokens::tokenise;

    fn codes(text: &str) -> Codes {
        let view = Normalised::new(text);
        Codes::new(view.folded(), &tokenise(&view))
    }

    fn numbers(text: &str) -> Vec<Vec<String>> {
        let codes = codes(text);
        let writing = codes.writings().last().unwrap();
        let runs = writing.digit_runs(Gap::JOINS);
        runs.iter().map(|run| run.groups.iter().map(|group| writing.text(group.first, group.last)).collect()).collect()
    }

    #[test]
    fn joins_groups_and_stops_at_walls() {
        assert_eq!(numbers("333 123.45-67, 12"), [vec!["333", "123", "45", "67"], vec!["12"]]);
        assert_eq!(numbers("80 euro\n333"), [["80"], ["333"]]);
        assert_eq!(numbers("cell333 444"), [["333", "444"]]);
        assert_eq!(numbers("12\n\n34"), [["12"], ["34"]]);
    }

    #[test]
    fn cuts_runs_at_groups() {
        let codes = codes("2019 333 1234567");
        let run = &codes.plain().digit_runs(Gap::JOINS)[0];
        assert_eq!(run.cuts(9, 11).collect::<Vec<_>>(), [(1, 3)]);
        assert_eq!(run.cuts(7, 14).collect::<Vec<_>>(), [(0, 3), (0, 2), (1, 3), (2, 3)]);
    }

    #[test]
    fn reads_spelled_codes() {
        assert_eq!(numbers("chiama tre tre tre, uno due 34 zero"), [["3", "3", "3", "1", "2", "34", "0"]]);
        assert_eq!(numbers("trecentotrentatre quarantacinque doppio zero sei"), [["333", "45", "00", "6"]]);
        assert_eq!(numbers("tre tre tre diciotto quaranta cinque settanta, uno"), [["3", "3", "3", "18", "45", "70", "1"]]);
        let spelled = codes("cf erre esse esse m come Milano, erre a otto zero");
        let writing = spelled.writings().last().unwrap();
        assert!(writing.spoken);
        assert_eq!(writing.text(2, 10), "rssmra80");
        assert_eq!(codes("ne ho due o tre").writings().len(), 1);
    }
}
