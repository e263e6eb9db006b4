//! The gate: one byte pass and one pass over the words say which detectors a text can concern at all.
//!
//! A comment that concerns none, and in which a glance sees nothing to tell, ends here, without an allocation. The gate only ever saves work: a property test forces it open on every corpus, vector and random text and demands identical findings, so a detector's
//! [`Triggers`] must hold for everything that the detector can find.

use crate::lexicon::table::{self, Table};
use crate::lexicon::vocabulary::{Class, GateWords};
use crate::normalise::{Normalised, fold_into, in_its_case};
use crate::placeholder::Tails;

/// What must stand in a text before a detector is asked. A detector is asked when any one of its triggers holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Triggers {
    /// At least this many decimal digits in the whole text.
    pub(crate) digits: Option<u8>,
    /// An `@`.
    pub(crate) at: bool,
    /// A run of at least 16 ASCII letters and digits: the fully omocodic fiscal code has no digit.
    pub(crate) long_run: bool,
    /// A run of at least seven touching ASCII letters and digits with both, two digits at least: plates, documents, PINs.
    pub(crate) mixed_run: bool,
    /// At least four Italian number words ("tre tre tre zero ...").
    pub(crate) number_words: bool,
    /// Asked of every text. A detector that sets this must itself leave fast.
    pub(crate) always: bool,
    /// No word counts in a text with fewer decimal digits than this (and fewer than four number words): for labels that are common words and mean
    /// nothing without a number.
    pub(crate) least_digits: u8,
    /// Folded words (lower case, no accents) that begin somewhere in the text. `nero` matches at the start of a word
    /// ("nero", "neroooo"); `nero$` only as a whole word; `*nero` also inside one.
    pub(crate) words: &'static [&'static str],
    /// More such words, made from a table of phrases.
    pub(crate) phrases: Option<fn() -> GateWords>,
}

impl Triggers {
    /// No trigger: the base for struct update.
    pub(crate) const NONE: Self = Self {
        digits: None,
        at: false,
        long_run: false,
        mixed_run: false,
        number_words: false,
        always: false,
        least_digits: 0,
        words: &[],
        phrases: None,
    };
}

/// The detectors that one text concerns, by their place in the scanner's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Concerns(u64);

impl Concerns {
    /// Every detector: what the gate says when it is forced open.
    pub(crate) const ALL: Self = Self(u64::MAX);

    /// No detector.
    pub(crate) const NONE: Self = Self(0);

    /// True when the detector at `place` must be asked.
    pub(crate) const fn has(self, place: usize) -> bool {
        self.0 >> place & 1 == 1
    }

    /// The detectors at these places.
    pub(crate) fn of(places: impl Iterator<Item = usize>) -> Self {
        Self(places.fold(0, |set, place| set | 1 << place))
    }

    /// Those that are not among `others`.
    pub(crate) const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// These and the others.
    pub(crate) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }
}

const NUMBER_WORDS: &[&str] = &[
    "zero$",
    "uno$",
    "una$",
    "un$",
    "due$",
    "tre$",
    "quattro$",
    "cinque$",
    "sei$",
    "sette$",
    "otto$",
    "nove$",
    "dieci$",
    "undici$",
    "dodici$",
    "tredici$",
    "quattordici$",
    "quindici$",
    "sedici$",
    "diciassette$",
    "diciotto$",
    "diciannove$",
    "vent",
    "trent",
    "quarant",
    "cinquant",
    "sessant",
    "settant",
    "ottant",
    "novant",
    "*cento",
];
const NUMBER_WORDS_NEEDED: u8 = 4;

/// The compiled gate of one scanner.
pub(crate) struct Gate {
    /// `by_digits[n]`: the detectors that n digits concern (n capped).
    by_digits: [u64; DIGITS_CAP + 1],
    /// `enough[n]`: the detectors that n digits are enough for.
    enough: [u64; DIGITS_CAP + 1],
    at: u64,
    long_run: u64,
    mixed_run: u64,
    number_words: u64,
    always: u64,
    keywords: Option<Keywords>,
    tails: Tails,
}

const DIGITS_CAP: usize = 16;

/// The trigger words, in two tables: words of letters, which nearly all are, are looked up by hash at the start of each word of the text; the others
/// (parts of words, marks, digits) by their first three bytes, at each place.
struct Keywords {
    words: Table<Word>,
    /// A bit for each remainder of the hashes of the table's words: most beginnings are seen not to stand there.
    hashes: Bits,
    /// By the first three letters of a word: the lengths of beginnings that the table has, a bit each.
    lengths: Vec<u32>,
    others: Vec<Other>,
    /// A bit for each three classes with which a pattern begins.
    begun: Bits,
    /// By the classes of three bytes that follow each other: one more than the place in `groups`; 0 where no pattern begins so.
    starts: Vec<u16>,
    groups: Vec<Vec<u16>>,
}

/// A few thousand bits, which stay near the processor.
struct Bits(Vec<u64>);

impl Bits {
    /// So many bits, a power of two.
    fn new(bits: usize) -> Self {
        Self(vec![0; bits / 64])
    }

    fn set(&mut self, bit: usize) {
        let last = self.0.len() - 1;
        self.0[bit / 64 & last] |= 1 << (bit % 64);
    }

    fn has(&self, bit: usize) -> bool {
        self.0[bit / 64 & (self.0.len() - 1)] >> (bit % 64) & 1 == 1
    }
}

/// The bit of a hash, whose high bits are the better ones.
const fn high(hash: u32) -> usize {
    (hash >> 15) as usize
}

/// Whom a word of letters concerns, as the beginning of a longer word and as a word.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    begins: u64,
    whole: u64,
    begins_number: bool,
    whole_number: bool,
}

struct Other {
    text: String,
    concerns: u64,
    anywhere: bool,
    whole: bool,
    number_word: bool,
}

/// Classes of bytes, five bits each: letters whatever their case, and what stands beside them in patterns.
static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut b = 0;
    while b < 256 {
        let byte = b as u8;
        classes[b] = match byte {
            b'a'..=b'z' => byte - b'a' + 1,
            b'A'..=b'Z' => byte - b'A' + 1,
            b'0'..=b'9' => 27,
            b'.' => 28,
            b':' => 29,
            0x80.. => 30,
            b' ' => 31,
            _ => 0,
        };
        b += 1;
    }
    classes
};

/// Where three bytes stand in [`Keywords::starts`]; fewer are filled up with class 0.
fn trigram(bytes: &[u8]) -> usize {
    let class = |at: usize| bytes.get(at).map_or(0, |b| usize::from(CLASSES[usize::from(*b)]));
    class(0) << 10 | class(1) << 5 | class(2)
}

/// What the byte pass saw.
#[derive(Default)]
struct Bytes {
    digits: usize,
    at: bool,
    long_run: bool,
    mixed_run: bool,
    run_digits: u32,
    /// Something that only folding makes readable: characters beyond ASCII, stretched letters, a placeholder.
    needs_folding: bool,
    run: u32,
    same: u32,
    last: u8,
}

impl Bytes {
    fn of(text: &[u8]) -> Self {
        // What each byte says by itself, in a form that the compiler makes wide.
        let (mut digits, mut at, mut folded) = (0, false, false);
        for part in text.chunks(128) {
            let (mut count, mut mark, mut other) = (0_u8, 0_u8, 0_u8);
            for &b in part {
                count += u8::from(b.is_ascii_digit());
                mark |= u8::from(b == b'@');
                other |= u8::from(b >= 0x80) | u8::from(b == b'[');
            }
            digits += usize::from(count);
            at |= mark != 0;
            folded |= other != 0;
        }
        let next = text.get(1..).unwrap_or_default();
        let threes = text.iter().zip(next).zip(next.get(1..).unwrap_or_default());
        let same = |a: u8, b: u8| a | 0x20 == b | 0x20;
        folded |= threes.fold(0, |any, ((a, b), c)| any | u8::from(same(*a, *b) & same(*b, *c) & a.is_ascii_alphabetic())) != 0;
        let mut seen = Self { digits, at, needs_folding: folded, long_run: has_long_run(text), ..Self::default() };
        if digits >= 2 {
            text.iter().for_each(|&b| seen.see(b));
            seen.digits = digits;
        }
        seen
    }

    fn see(&mut self, b: u8) {
        self.digits += usize::from(b.is_ascii_digit());
        self.at |= b == b'@';
        self.needs_folding |= b >= 0x80 || b == b'[';
        self.run = if b.is_ascii_alphanumeric() { self.run + 1 } else { 0 };
        self.long_run |= self.run >= 16;
        self.run_digits = if self.run == 0 { 0 } else { self.run_digits + u32::from(b.is_ascii_digit()) };
        self.mixed_run |= self.run >= 7 && self.run_digits >= 2 && self.run_digits < self.run;
        self.same = if b | 0x20 == self.last && b.is_ascii_alphabetic() { self.same + 1 } else { 0 };
        self.needs_folding |= self.same >= 2;
        self.last = b | 0x20;
    }
}

/// True when 16 ASCII letters and digits stand in a row; looks at one byte in a few.
fn has_long_run(text: &[u8]) -> bool {
    let mut last = 15;
    while last < text.len() {
        match text[last - 15..=last].iter().rposition(|b| !b.is_ascii_alphanumeric()) {
            Some(gap) => last += gap + 1,
            None => return true,
        }
    }
    false
}

impl Gate {
    /// Compiles the triggers of the detectors, in their order, for texts that may hold placeholders with these tails. At most 64.
    /// `words_of` tells the words of a class, and whether they are whole ones.
    pub(crate) fn new<'a>(
        triggers: impl Iterator<Item = &'a Triggers>,
        words_of: fn(Class, &mut dyn FnMut(&str, bool)),
        tails: Tails,
    ) -> Self {
        let mut gate = Self {
            by_digits: [0; DIGITS_CAP + 1],
            enough: [0; DIGITS_CAP + 1],
            at: 0,
            long_run: 0,
            mixed_run: 0,
            number_words: 0,
            always: 0,
            keywords: None,
            tails,
        };
        let mut words = Table::<u64>::with_room(1 << 14);
        let mut marked = String::new();
        let mut enter = |words: &mut Table<u64>, word: &str, whole: bool, concerns: u64| {
            marked.clear();
            marked.push_str(word);
            if whole {
                marked.push('$');
            }
            *words.entry(&marked) |= concerns;
        };
        let mut by_class = vec![0_u64; Class::all().count()];
        for (place, wanted) in triggers.enumerate() {
            assert!(place < 64, "the gate knows 64 detectors");
            let bit = 1_u64 << place;
            if let Some(least) = wanted.digits {
                for set in &mut gate.by_digits[usize::from(least).min(DIGITS_CAP)..] {
                    *set |= bit;
                }
            }
            for set in &mut gate.enough[usize::from(wanted.least_digits).min(DIGITS_CAP)..] {
                *set |= bit;
            }
            if wanted.at {
                gate.at |= bit;
            }
            if wanted.mixed_run {
                gate.mixed_run |= bit;
            }
            if wanted.long_run {
                gate.long_run |= bit;
            }
            if wanted.number_words {
                gate.number_words |= bit;
            }
            if wanted.always {
                gate.always |= bit;
            }
            for word in wanted.words {
                *words.entry(word) |= bit;
            }
            let GateWords { words: more, classes } = wanted.phrases.map(|list| list()).unwrap_or_default();
            for (word, whole) in more {
                enter(&mut words, &word, whole, bit);
            }
            classes.each(|class| by_class[class.place()] |= bit);
        }
        for (class, concerns) in Class::all().zip(by_class).filter(|(_, concerns)| *concerns != 0) {
            words_of(class, &mut |word, whole| enter(&mut words, word, whole, concerns));
        }
        if gate.number_words != 0 || gate.enough[0] != gate.enough[DIGITS_CAP] {
            for word in NUMBER_WORDS {
                words.entry(word);
            }
        }
        gate.keywords = words.iter().next().is_some().then(|| Keywords::new(&words));
        gate
    }

    /// The detectors that `text` concerns, and what `glance` sees in the same text, folded and squeezed, its capitals kept.
    pub(crate) fn admit<T>(&self, text: &str, glance: impl FnOnce(&[u8]) -> T) -> (Concerns, T) {
        let bytes = Bytes::of(text.as_bytes());
        if bytes.needs_folding { self.fold(text, glance) } else { (self.weigh(&bytes, text.as_bytes()), glance(text.as_bytes())) }
    }

    /// The same of a view, in which spans may be hidden: what [`Gate::admit`] will say of the text when they are.
    pub(crate) fn admit_view<T>(&self, view: &Normalised<'_>, glance: impl FnOnce(&[u8]) -> T) -> (Concerns, T) {
        let mut bytes = Bytes::default();
        view.folded().chars().for_each(|c| bytes.see(if c.is_ascii() { c as u8 } else { 0x80 }));
        let (folded, _) = view.squeezed();
        (self.weigh(&bytes, folded.as_bytes()), glance(folded.as_bytes()))
    }

    /// Folds on the stack where the text is short enough, so that an accent costs no allocation.
    fn fold<T>(&self, text: &str, glance: impl FnOnce(&[u8]) -> T) -> (Concerns, T) {
        const ON_STACK: usize = 2048;
        let mut stack = [0_u8; ON_STACK];
        let mut len = 0;
        let mut heap: Vec<u8> = Vec::new();
        let mut run = (0, '\0');
        let mut bytes = Bytes::default();
        fold_into(text, &self.tails, |c, at| {
            bytes.see(if c.is_ascii() { c as u8 } else { 0x80 });
            // Stretched letters are squeezed here as the tokens squeeze them: a run of three or more counts once.
            run = if c == run.1 && c.is_ascii_alphabetic() { (run.0 + 1, c) } else { (1, c) };
            if run.0 == 3 {
                if heap.is_empty() { len -= 1 } else { _ = heap.pop() }
            }
            if run.0 >= 3 {
                return;
            }
            let mut buffer = [0_u8; 4];
            let encoded = in_its_case(c, &text[at..]).encode_utf8(&mut buffer).as_bytes();
            if heap.is_empty() && len + encoded.len() <= ON_STACK {
                stack[len..len + encoded.len()].copy_from_slice(encoded);
                len += encoded.len();
            } else {
                if heap.is_empty() {
                    heap.reserve(text.len() + 8);
                    heap.extend_from_slice(&stack[..len]);
                }
                heap.extend_from_slice(encoded);
            }
        });
        let folded = if heap.is_empty() { &stack[..len] } else { &heap[..] };
        (self.weigh(&bytes, folded), glance(folded))
    }

    fn weigh(&self, bytes: &Bytes, text: &[u8]) -> Concerns {
        let mut set = self.always | self.by_digits[bytes.digits.min(DIGITS_CAP)];
        if bytes.at {
            set |= self.at;
        }
        if bytes.mixed_run {
            set |= self.mixed_run;
        }
        if bytes.long_run {
            set |= self.long_run;
        }
        let mut enough = self.enough[bytes.digits.min(DIGITS_CAP)];
        if let Some(keywords) = &self.keywords {
            let (found, number_words) = keywords.look(text);
            if number_words >= NUMBER_WORDS_NEEDED {
                set |= self.number_words;
                enough = u64::MAX;
            }
            set |= found & enough;
        }
        Concerns(set)
    }
}

impl Keywords {
    fn new(words: &Table<u64>) -> Self {
        let mut made = Self {
            words: Table::with_room(1 << 14),
            hashes: Bits::new(1 << 17),
            lengths: vec![0; 1 << 15],
            others: Vec::new(),
            begun: Bits::new(1 << 15),
            starts: vec![0; 1 << 15],
            groups: Vec::new(),
        };
        for (word, &concerns) in words.iter() {
            let anywhere = word.starts_with('*');
            let whole = word.ends_with('$');
            let number_word = NUMBER_WORDS.contains(&word);
            let text = word.trim_start_matches('*').trim_end_matches('$');
            if !anywhere && text.bytes().all(|b| b.is_ascii_lowercase()) {
                made.hashes.set(high(table::hash(text)));
                let entry = made.words.entry(text);
                if whole {
                    entry.whole |= concerns;
                    entry.whole_number |= number_word;
                } else {
                    entry.begins |= concerns;
                    entry.begins_number |= number_word;
                }
                Self::all_that_begin(text, |start| made.lengths[start] |= 1 << text.len());
            } else {
                let place = made.others.len() as u16;
                made.others.push(Other { text: text.to_ascii_lowercase(), concerns, anywhere, whole, number_word });
                Self::all_that_begin(text, |start| {
                    made.begun.set(start);
                    if made.starts[start] == 0 {
                        made.groups.push(Vec::new());
                        made.starts[start] = made.groups.len() as u16;
                    }
                    made.groups[usize::from(made.starts[start]) - 1].push(place);
                });
            }
        }
        made
    }

    /// Every three classes that a text can begin with that begins with `word`.
    fn all_that_begin(word: &str, mut each: impl FnMut(usize)) {
        let known = word.len().min(3);
        let first = trigram(word.as_bytes());
        (first..first + (1 << (5 * (3 - known)))).for_each(&mut each);
    }

    /// The detectors whose words stand in `text`, and how many number words it has.
    fn look(&self, text: &[u8]) -> (u64, u8) {
        let mut set = 0;
        let mut number_words = 0_u8;
        let mut start = 0;
        while start < text.len() {
            if !text[start].is_ascii_alphabetic() {
                start += 1;
                continue;
            }
            let mut wanted = self.lengths[trigram(&text[start..])];
            let mut hash = table::BASIS;
            let mut end = start;
            while let Some(b) = text.get(end).filter(|b| b.is_ascii_alphabetic()) {
                end += 1;
                if wanted == 0 {
                    continue;
                }
                hash = table::longer(hash, b | 0x20);
                let len = end - start;
                if len > table::LONGEST || wanted >> len & 1 == 0 {
                    continue;
                }
                wanted &= !(1 << len);
                if !self.hashes.has(high(hash)) {
                    continue;
                }
                let word = &text[start..end];
                if let Some(found) = self.words.get_by(hash, |key| key.eq_ignore_ascii_case(word)) {
                    set |= found.begins;
                    number_words = number_words.saturating_add(u8::from(found.begins_number));
                    if text.get(end).is_none_or(|b| !b.is_ascii_alphabetic()) {
                        set |= found.whole;
                        number_words = number_words.saturating_add(u8::from(found.whole_number));
                    }
                }
            }
            start = end;
        }
        let mut classes = 0;
        for at in 0..text.len() {
            let class = |at: usize| text.get(at).map_or(0, |b| usize::from(CLASSES[usize::from(*b)]));
            classes = if at == 0 { trigram(text) } else { classes << 5 & 0x7fff | class(at + 2) };
            if !self.begun.has(classes) {
                continue;
            }
            for &place in &self.groups[usize::from(self.starts[classes]) - 1] {
                let other = &self.others[usize::from(place)];
                let end = at + other.text.len();
                let there = text.get(at..end).is_some_and(|there| there.eq_ignore_ascii_case(other.text.as_bytes()));
                // A symbol is a word by itself, whatever letters touch it.
                let lettered = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphabetic());
                let starts = other.anywhere || at == 0 || !lettered(other.text.bytes().next()) || !text[at - 1].is_ascii_alphabetic();
                let ends = !other.whole || !lettered(other.text.bytes().last()) || !lettered(text.get(end).copied());
                if there && starts && ends {
                    set |= other.concerns;
                    number_words = number_words.saturating_add(u8::from(other.number_word));
                }
            }
        }
        (set, number_words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate() -> Gate {
        let triggers = [
            Triggers { digits: Some(5), ..Triggers::NONE },
            Triggers { at: true, ..Triggers::NONE },
            Triggers { words: &["nero$", "invalidit"], ..Triggers::NONE },
            Triggers { number_words: true, ..Triggers::NONE },
            Triggers { words: &["ci$"], least_digits: 5, ..Triggers::NONE },
        ];
        Gate::new(triggers.iter(), |_, _| (), Tails::NONE)
    }

    fn concerned(text: &str) -> Vec<usize> {
        let (concerns, ()) = gate().admit(text, |_| ());
        let view = Normalised::new(text);
        assert_eq!(gate().admit_view(&view, |_| ()), (concerns, ()), "{text}");
        (0..5).filter(|&place| concerns.has(place)).collect()
    }

    #[test]
    fn wide_and_narrow_looks_agree() {
        let mut state = 3_u32;
        for _ in 0..4000 {
            let mut text = Vec::new();
            while text.len() < 60 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push(b"aaAAbcZ0123456789 .@[\xc3"[(state >> 16) as usize % if state >> 30 == 0 { 22 } else { 17 }]);
            }
            let (wide, mut narrow) = (Bytes::of(&text), Bytes::default());
            text.iter().for_each(|&b| narrow.see(b));
            let told = |bytes: &Bytes| (bytes.digits, bytes.at, bytes.long_run, bytes.mixed_run, bytes.needs_folding);
            assert_eq!(told(&wide), told(&narrow), "{}", String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn clean_text_concerns_nobody() {
        assert_eq!(concerned("quando pagate? grazie a tutti, perché ancora niente"), Vec::<usize>::new());
    }

    #[test]
    fn triggers_open_it() {
        assert_eq!(concerned("chiama 12 34 5"), [0]);
        assert_eq!(concerned("mario@esempio"), [1]);
        assert_eq!(concerned("lavoro in NERO"), [2]);
        assert_eq!(concerned("in neeeero"), [2]);
        assert_eq!(concerned("invalidità"), [2]);
        assert_eq!(concerned("nerofumo, sonero"), Vec::<usize>::new());
        assert_eq!(concerned("tre tre tre zero uno"), [3]);
        assert_eq!(concerned("１２３４５"), [0]);
        assert_eq!(concerned("ci vediamo alle 12"), Vec::<usize>::new());
        assert_eq!(concerned("ci ax 12345"), [0, 4]);
    }
}
