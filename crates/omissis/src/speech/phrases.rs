//! Phrases: small patterns over words and classes of words, and where they stand in a text.
//!
//! A pattern is a line of elements that follow each other, with small words ([`light`](crate::lexicon::vocabulary)) between:
//!
//! | element | matches |
//! |---|---|
//! | `sulla` | this word; `contribut*` every word that begins so; `al_posto` two words in a row |
//! | `<papers>` | a word or expression of this class |
//! | `<work:f>` | a finite indicative form of a verb of this class; `:1` first, `:3` third person, `:i` infinitive, `:p` participle, `:g` gerund |
//! | `#` | a number, in digits or in words |
//! | `$` | an amount with its unit: `480 euro`, `€ 480`, `480€`, `12mila` |
//! | `@` | an amount, or a bare number that can be one (no year) |
//! | `a\|b\|<c>` | any of these |
//! | `x?` | x or nothing |
//! | `~4` | up to four words or marks |
//! | `& x y` | the clauses around must also hold `x y`; `&&` the whole sentence must |
//! | `! x` | they must not; `!!` the sentence must not |
//!
//! A `^` before an element says that the gate waits for its words.

use crate::lexicon::table::{Beginnings, Table as Index, hash};
use crate::lexicon::vocabulary::{self, Class, GateWords, Mask, singled};
use crate::speech::sentences::GRAMMAR;
use crate::speech::tokens::{Shape, Token};
use crate::speech::verbs;
use crate::speech::verbs::{Person, Tense};
use crate::speech::words::{self, Word};
use once_cell::sync::Lazy;

/// One phrase of a detector's table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Phrase {
    /// The pattern.
    pub(crate) pattern: &'static str,
    /// A text that it must find; a test reads it.
    #[cfg_attr(not(test), expect(dead_code, reason = "a phrase without an example is refused"))]
    pub(crate) example: &'static str,
}

/// Makes a table of phrases: pattern => example.
macro_rules! phrases {
    ($($pattern:literal => $example:literal,)*) => {
        &[$($crate::speech::phrases::Phrase { pattern: $pattern, example: $example },)*]
    };
}
pub(crate) use phrases;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FormOf {
    Any,
    Finite,
    First,
    Third,
    Infinitive,
    Participle,
    Gerund,
}

/// A word of a pattern, with its hash to compare by.
#[derive(Clone, Copy, Debug)]
struct Literal {
    text: &'static str,
    hash: u32,
}

impl Literal {
    fn new(text: &'static str) -> Self {
        Self { text, hash: hash(text) }
    }

    fn is(self, word: &Word<'_>) -> bool {
        word.is(self.hash, self.text)
    }
}

#[derive(Clone, Debug)]
enum Item {
    Word(Literal),
    Words(Vec<Literal>),
    Beginning(&'static str),
    Class(Class, FormOf),
    Number,
    /// An amount; `true` when it must name its unit.
    Amount(bool),
}

#[derive(Clone, Debug)]
struct Element {
    items: Vec<Item>,
    optional: bool,
    /// Words that may stand before it, whatever they are.
    gap: u8,
    waits: bool,
    /// How many texts hold one of its words, as a rank.
    commonness: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scope {
    Clauses,
    Sentence,
}

#[derive(Clone, Debug)]
struct Condition {
    elements: Vec<Element>,
    scope: Scope,
    wanted: bool,
}

/// A compiled phrase.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    elements: Vec<Element>,
    conditions: Vec<Condition>,
    /// What a sentence must have, all of it; what fewest have comes first.
    needs: Vec<Words>,
}

/// What kinds of words a sentence has, or any of which an element takes: where they share nothing, the element stands nowhere in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    classes: Mask,
    /// A bit for the hash of each word.
    words: Bits,
    /// A bit for the first two letters of each word.
    beginnings: Bits,
    number: bool,
}

/// A few of many bits: two things may share one.
#[derive(Clone, Copy, Debug, Default)]
struct Bits([u64; 4]);

impl Bits {
    const ALL: Self = Self([u64::MAX; 4]);

    fn set(&mut self, hash: u32) {
        self.0[hash as usize >> 6 & 3] |= 1 << (hash & 63);
    }

    /// Sets the bit of what begins so.
    fn set_beginning(&mut self, word: &str) {
        match word.as_bytes() {
            [first, second, ..] => self.set(u32::from(*first) ^ u32::from(*second) << 3),
            _ => *self = Self::ALL,
        }
    }

    fn meets(self, other: Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }
}

impl Words {
    /// What a sentence has.
    pub(crate) fn of(words: &[Word<'_>]) -> Self {
        let mut all = Self { classes: words::classes(words), ..Self::default() };
        for word in words {
            all.words.set(word.hash);
            all.number |= word.number;
            // A single letter begins with nothing longer.
            if word.text.len() >= 2 {
                all.beginnings.set_beginning(&word.text);
            }
        }
        all
    }

    /// What an element takes.
    fn taken_by(element: &Element) -> Self {
        let mut any = Self::default();
        for item in &element.items {
            match item {
                Item::Word(word) => any.words.set(word.hash),
                Item::Words(words) => any.words.set(words[0].hash),
                Item::Beginning(word) => any.beginnings.set_beginning(word),
                Item::Class(class, _) => any.classes = any.classes.union(class.mask()),
                Item::Number | Item::Amount(_) => any.number = true,
            }
        }
        any
    }

    fn meets(&self, other: &Self) -> bool {
        self.classes.meets(other.classes)
            || self.words.meets(other.words)
            || self.beginnings.meets(other.beginnings)
            || self.number && other.number
    }
}

/// Where a phrase stands.
#[derive(Clone, Debug)]
pub(crate) struct Match {
    /// Place of the phrase in its table.
    pub(crate) phrase: usize,
    /// The tokens that matched, ascending.
    pub(crate) tokens: Vec<usize>,
}

impl Match {
    pub(crate) fn first(&self) -> usize {
        self.tokens[0]
    }

    pub(crate) fn last(&self) -> usize {
        self.tokens[self.tokens.len() - 1]
    }
}

/// A compiled table.
pub(crate) struct Table {
    patterns: Vec<Pattern>,
    anchors: Anchors,
    /// A statement is the words of the phrase, not the clause around it.
    pub(crate) tight: bool,
}

impl Table {
    /// Compiles the phrases.
    pub(crate) fn new(phrases: &[Phrase]) -> Self {
        let patterns: Vec<Pattern> = phrases.iter().map(|phrase| Pattern::new(phrase.pattern)).collect();
        Self { anchors: Anchors::new(&patterns), patterns, tight: false }
    }

    /// The same, for statements that are no longer than the phrase.
    pub(crate) fn tight(phrases: &[Phrase]) -> Self {
        Self { tight: true, ..Self::new(phrases) }
    }

    /// The words without which no phrase can stand in a text, as the gate wants them: of each phrase, those of the element
    /// that is marked, else of the rarest.
    pub(crate) fn gate_words(&self) -> GateWords {
        let (mut words, mut classes) = (Vec::<(&str, bool)>::new(), Mask::NONE);
        for pattern in &self.patterns {
            let rarest = pattern.required().min_by_key(|element| if element.waits { 0 } else { element.commonness });
            for item in rarest.into_iter().flat_map(|element| &element.items) {
                match item {
                    Item::Word(word) => words.push((word.text, true)),
                    Item::Words(list) => words.extend(list.iter().map(|word| (word.text, true)).max_by_key(|(word, _)| word.len())),
                    Item::Beginning(word) => words.push((*word, false)),
                    Item::Class(class, _) => classes = classes.union(class.mask()),
                    Item::Number | Item::Amount(_) => {}
                }
            }
        }
        let mut all = GateWords { words: Vec::new(), classes };
        for (word, whole) in words {
            spelled(word, whole, &mut |word, whole| all.words.push((word.to_owned(), whole)));
        }
        all
    }

    /// Every place where a phrase stands in the tokens `start..end`, which have `present`.
    pub(crate) fn find(&self, tokens: &[Token], words: &[Word<'_>], start: usize, end: usize, present: &Words, out: &mut Vec<Match>) {
        for phrase in self.anchors.standing(tokens, words, start, end, present.classes) {
            let pattern = &self.patterns[phrase];
            if !pattern.needs.iter().all(|needed| present.meets(needed)) {
                continue;
            }
            let mut at = start;
            while at < end {
                let mut matched = Vec::new();
                if matches(&pattern.elements, 0, tokens, words, at, end, true, &mut matched) && !matched.is_empty() {
                    at = matched[matched.len() - 1] + 1;
                    out.push(Match { phrase, tokens: matched });
                } else {
                    at += 1;
                }
            }
        }
    }

    /// True when the conditions of the phrase hold, in the clauses `near` and the sentence `all` (token ranges).
    pub(crate) fn conditions_hold(
        &self,
        found: &Match,
        tokens: &[Token],
        words: &[Word<'_>],
        near: (usize, usize),
        all: (usize, usize),
    ) -> bool {
        self.patterns[found.phrase].conditions.iter().all(|condition| {
            let (start, end) = if condition.scope == Scope::Clauses { near } else { all };
            let there = (start..end).any(|at| {
                let mut matched = Vec::new();
                matches(&condition.elements, 0, tokens, words, at, end, true, &mut matched)
                    && (condition.wanted || !matched.iter().all(|t| found.tokens.contains(t)))
            });
            there == condition.wanted
        })
    }
}

/// Tells the words of a class as the gate wants them, and whether they are whole words, in every spelling.
pub(crate) fn gate_words(class: Class, each: &mut dyn FnMut(&str, bool)) {
    for member in class.members() {
        verbs::stems(member).iter().for_each(|stem| spelled(stem, false, each));
    }
    for word in class.words() {
        let first = word.split('_').next().unwrap_or(word);
        let beginning = first.strip_suffix('*');
        let plain = beginning.unwrap_or(first);
        spelled(plain, beginning.is_none(), each);
        if let Some(single) = singled(plain) {
            spelled(&single, beginning.is_none(), each);
        }
    }
}

/// Tells a word of the gate and the other ways to write it.
fn spelled(word: &str, whole: bool, each: &mut dyn FnMut(&str, bool)) {
    each(word, whole);
    words::spellings(word, whole, each);
}

/// Which phrases a sentence can hold at all: those whose rarest element has a word in it.
struct Anchors {
    /// Phrases by a word of that element.
    literals: Index<Vec<usize>>,
    /// A bit for each remainder of their hashes: most words are seen not to stand there.
    hashes: [u64; 16],
    /// The same by the beginning of a word, in the order of the alphabet.
    beginnings: [Vec<(&'static str, usize)>; 27],
    /// The classes that phrases wait for, and the phrases by class, in the order of the table of classes.
    classes: Mask,
    by_class: Vec<(usize, Phrases)>,
    /// Phrases of numbers only.
    always: Phrases,
}

/// A set of phrases of a table.
type Phrases = [u64; MOST / 64];

fn add_phrase(set: &mut Phrases, phrase: usize) {
    set[phrase / 64] |= 1 << (phrase % 64);
}

/// How many phrases a table has at most.
const MOST: usize = 256;

fn letter(word: &str) -> usize {
    word.bytes().next().filter(u8::is_ascii_lowercase).map_or(26, |b| usize::from(b - b'a'))
}

impl Anchors {
    fn new(patterns: &[Pattern]) -> Self {
        assert!(patterns.len() <= MOST, "a table has at most {MOST} phrases");
        let mut anchors = Self {
            literals: Index::new(),
            hashes: [0; 16],
            beginnings: core::array::from_fn(|_| Vec::new()),
            classes: Mask::NONE,
            by_class: Vec::new(),
            always: Phrases::default(),
        };
        for (phrase, pattern) in patterns.iter().enumerate() {
            let Some(element) = pattern.required().min_by_key(|element| element.commonness) else {
                add_phrase(&mut anchors.always, phrase);
                continue;
            };
            for item in &element.items {
                match item {
                    Item::Word(word) => anchors.literals.entry(word.text).push(phrase),
                    Item::Words(words) => {
                        words
                            .iter()
                            .max_by_key(|word| word.text.len())
                            .into_iter()
                            .for_each(|word| anchors.literals.entry(word.text).push(phrase));
                    }
                    Item::Beginning(word) => anchors.beginnings[letter(word)].push((word, phrase)),
                    Item::Class(class, _) => {
                        anchors.classes = anchors.classes.union(class.mask());
                        let place = anchors.by_class.iter().position(|(known, _)| *known == class.place()).unwrap_or_else(|| {
                            anchors.by_class.push((class.place(), Phrases::default()));
                            anchors.by_class.len() - 1
                        });
                        add_phrase(&mut anchors.by_class[place].1, phrase);
                    }
                    Item::Number | Item::Amount(_) => {}
                }
            }
        }
        anchors.by_class.sort_unstable();
        for (word, _) in anchors.literals.iter() {
            let (place, bit) = Self::bit(hash(word));
            anchors.hashes[place] |= bit;
        }
        anchors
    }

    const fn bit(hash: u32) -> (usize, u64) {
        let hash = hash ^ hash >> 13;
        ((hash >> 6) as usize % 16, 1 << (hash % 64))
    }

    /// The phrases that can stand in the tokens `start..end`, ascending.
    fn standing(&self, tokens: &[Token], words: &[Word<'_>], start: usize, end: usize, present: Mask) -> impl Iterator<Item = usize> {
        let mut set = self.always;
        self.classes.both(present).each(|class| {
            if let Ok(place) = self.by_class.binary_search_by_key(&class.place(), |(known, _)| *known) {
                set.iter_mut().zip(self.by_class[place].1).for_each(|(set, more)| *set |= more);
            }
        });
        for at in start..end {
            let (token, word) = (&tokens[at], &words[at]);
            if matches!(token.shape, Shape::Mark(_)) {
                continue;
            }
            let (place, bit) = Self::bit(word.hash);
            if self.hashes[place] & bit != 0
                && let Some(phrases) = self.literals.get(word.hash, &word.text)
            {
                phrases.iter().for_each(|&phrase| add_phrase(&mut set, phrase));
            }
            if token.is_wordlike() {
                let beginnings = &self.beginnings[letter(&word.text)];
                beginnings
                    .iter()
                    .filter(|(beginning, _)| word.text.starts_with(beginning))
                    .for_each(|(_, phrase)| add_phrase(&mut set, *phrase));
            }
        }
        (0_usize..).zip(set).flat_map(|(place, mut bits)| {
            core::iter::from_fn(move || {
                let bit = bits.trailing_zeros() as usize;
                bits &= bits.checked_sub(1)?;
                Some(64 * place + bit)
            })
        })
    }
}

/// How many texts hold one of these items, as a rank.
fn commonness(items: &[Item]) -> u32 {
    items.iter().fold(0_u32, |sum, item| {
        sum.saturating_add(match item {
            Item::Number | Item::Amount(_) => u32::MAX,
            Item::Word(Literal { text: word, .. }) | Item::Beginning(word)
                if vocabulary::classes(&Beginnings::new(word)).meets(SMALL.mask) || word.len() < 4 =>
            {
                5000
            }
            Item::Words(words) if words[0].text.len() < 4 => 40,
            Item::Word(_) | Item::Words(_) => 3,
            Item::Beginning(_) => 4,
            Item::Class(class, _) => class.members().iter().map(|member| SMALL.commonness[member.place()]).sum(),
        })
    })
}

/// What is known of each class as a whole.
struct Small {
    /// The classes whose words stand in most texts.
    mask: Mask,
    /// How many texts hold a word of each class, as a rank.
    commonness: Vec<u32>,
}

static SMALL: Lazy<Small> = Lazy::new(|| {
    let classes = [
        "det", "prep", "mine", "theirs", "yours", "light", "clitic", "neg", "contrast", "conj", "and", "if_", "relative", "time", "be",
        "have", "do", "stay", "go",
    ]
    .map(Class::named);
    let commonness = Class::all().map(|class| {
        let verbs: usize = verbs::stems(class).iter().map(|stem| if stem.len() < 4 { 2000 } else { 20 }).sum();
        let first = |word: &str| word.split('_').next().map_or(0, str::len);
        let words: usize = class.words().iter().map(|word| if first(word) < 4 { 40 } else { 2 }).sum();
        let small = if classes.contains(&class) { 5000 } else { 0 };
        u32::try_from(small + verbs + words).unwrap_or(5000)
    });
    Small { mask: classes.iter().fold(Mask::NONE, |mask, class| mask.union(class.mask())), commonness: commonness.collect() }
});

impl Item {
    /// How many tokens the item takes at `at`; `None` when it does not match.
    fn take(&self, tokens: &[Token], words: &[Word<'_>], at: usize) -> Option<usize> {
        let word = &words[at];
        match self {
            Self::Word(literal) => literal.is(word).then_some(1),
            Self::Words(list) => {
                let there = list.iter().enumerate().all(|(i, part)| words.get(at + i).is_some_and(|word| part.is(word)));
                there.then_some(list.len())
            }
            Self::Beginning(text) => (tokens[at].is_wordlike() && word.text.starts_with(text)).then_some(1),
            Self::Number => word.number.then(|| number_len(tokens, at)),
            Self::Amount(unit) => amount_len(tokens, words, at, *unit),
            Self::Class(class, FormOf::Any) => {
                let longer = word.longer.iter().filter(|(_, mask)| mask.has(*class)).map(|(len, _)| usize::from(*len)).max();
                longer.or_else(|| word.mask.has(*class).then_some(1))
            }
            Self::Class(class, form) => word
                .forms
                .iter()
                .any(|f| {
                    f.mask.has(*class)
                        && match form {
                            FormOf::Any => true,
                            FormOf::Finite => f.tense.is_indicative(),
                            FormOf::First => f.tense.is_indicative() && matches!(f.person, Person::I | Person::We),
                            FormOf::Third => f.tense.is_indicative() && matches!(f.person, Person::It | Person::They),
                            FormOf::Infinitive => f.tense == Tense::Infinitive,
                            FormOf::Participle => f.tense == Tense::Participle,
                            FormOf::Gerund => f.tense == Tense::Gerund,
                        }
                })
                .then_some(1),
        }
    }
}

/// How many tokens a number takes: `1.350,50` has five.
fn number_len(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    let joined = |a: usize, b: usize| tokens[a].end == tokens[b].start;
    while tokens.get(end + 1).is_some_and(|next| matches!(next.shape, Shape::Number | Shape::Mixed))
        && matches!(tokens[end].shape, Shape::Mark(b'.' | b',' | b'\''))
        && joined(end - 1, end)
        && joined(end, end + 1)
    {
        end += 2;
    }
    end - at
}

/// How many tokens an amount of money takes: `480 euro`, `480€`, `€ 1.350,50`, `12mila`, `mille euro`.
fn amount_len(tokens: &[Token], words: &[Word<'_>], at: usize, unit: bool) -> Option<usize> {
    let is_unit = |i: usize| words.get(i).is_some_and(|word| word.mask.has(GRAMMAR.amount_unit));
    let is_sign = |i: usize| words.get(i).is_some_and(|word| matches!(&*word.text, "€" | "euro" | "eur"));
    if is_sign(at) {
        let next = at + 1;
        return words.get(next).filter(|word| word.number && tokens[next].shape == Shape::Number).map(|_| 1 + number_len(tokens, next));
    }
    let word = &words[at];
    if !word.number || tokens[at].elided {
        return None;
    }
    let mut end = at + number_len(tokens, at);
    if tokens[at].shape == Shape::Mixed {
        let letters = word.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let named = matches!(letters, "euro" | "eur" | "e" | "mila" | "k" | "euri" | "m");
        return named.then(|| if is_unit(end) { end + 1 - at } else { end - at });
    }
    while words.get(end).is_some_and(|word| word.number || matches!(&*word.text, "mila" | "e") && is_unit(end + 1))
        && tokens[end].is_wordlike()
    {
        end += 1;
    }
    if is_unit(end) {
        return Some(end + 1 - at);
    }
    if unit {
        return None;
    }
    let digits: String = word.text.chars().filter(char::is_ascii_digit).collect();
    let year = end == at + 1 && digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    let plausible = tokens[at].shape == Shape::Number && (digits.len() >= 3 || end > at + 1 || &*word.text == "0") && digits.len() <= 6;
    let zero = &*word.text == "zero";
    (zero || plausible && !year).then_some(end - at)
}

/// Tries the elements from `place` on at token `at`; the tokens that matched are pushed.
#[allow(clippy::too_many_arguments, reason = "one recursion, all of it state")]
fn matches(
    elements: &[Element],
    place: usize,
    tokens: &[Token],
    words: &[Word<'_>],
    at: usize,
    end: usize,
    first: bool,
    matched: &mut Vec<usize>,
) -> bool {
    let Some(element) = elements.get(place) else { return true };
    let mut gap = element.gap;
    let mut small = if first { 0 } else { 3 };
    let mut here = at;
    while here < end {
        for item in &element.items {
            if let Some(len) = item.take(tokens, words, here).filter(|len| here + len <= end) {
                let mark = matched.len();
                matched.extend(here..here + len);
                if matches(elements, place + 1, tokens, words, here + len, end, false, matched) {
                    return true;
                }
                matched.truncate(mark);
            }
        }
        if first || tokens[here].shape == Shape::Placeholder {
            break;
        }
        let light =
            words[here].mask.meets(GRAMMAR.small) || matches!(tokens[here].shape, Shape::Symbol | Shape::Mark(b'"' | b'\'' | b'*' | b'_'));
        if light && small > 0 {
            small -= 1;
        } else if gap > 0 {
            gap -= 1;
        } else {
            break;
        }
        here += 1;
    }
    element.optional && matches(elements, place + 1, tokens, words, at, end, first, matched)
}

impl Pattern {
    /// The elements without which the phrase stands nowhere, as far as words tell.
    fn required(&self) -> impl Iterator<Item = &Element> {
        self.necessary().filter(|element| element.commonness < u32::MAX)
    }

    /// The elements without which the phrase stands nowhere.
    fn necessary(&self) -> impl Iterator<Item = &Element> {
        let wanted = self.conditions.iter().filter(|condition| condition.wanted).flat_map(|condition| &condition.elements);
        self.elements.iter().chain(wanted).filter(|element| !element.optional)
    }

    fn new(text: &'static str) -> Self {
        let mut pattern = Self { elements: Vec::new(), conditions: Vec::new(), needs: Vec::new() };
        let mut gap = 0;
        for part in text.split_ascii_whitespace() {
            let condition = match part {
                "&" => Some((Scope::Clauses, true)),
                "&&" => Some((Scope::Sentence, true)),
                "!" => Some((Scope::Clauses, false)),
                "!!" => Some((Scope::Sentence, false)),
                _ => None,
            };
            if let Some((scope, wanted)) = condition {
                pattern.conditions.push(Condition { elements: Vec::new(), scope, wanted });
            } else if let Some(width) = part.strip_prefix('~') {
                gap = width.parse().unwrap_or_else(|_| panic!("not a gap: {part} in {text}"));
            } else {
                let element = Element::new(part, std::mem::take(&mut gap));
                match pattern.conditions.last_mut() {
                    Some(condition) => condition.elements.push(element),
                    None => pattern.elements.push(element),
                }
            }
        }
        let mut needs: Vec<&Element> = pattern.necessary().collect();
        needs.sort_by_key(|element| element.commonness);
        pattern.needs = needs.into_iter().map(Words::taken_by).collect();
        pattern
    }
}

impl Element {
    fn new(part: &'static str, gap: u8) -> Self {
        let (part, waits) = part.strip_prefix('^').map_or((part, false), |rest| (rest, true));
        let (part, optional) = part.strip_suffix('?').map_or((part, false), |rest| (rest, true));
        let items: Vec<Item> = part.split('|').map(Item::new).collect();
        Self { commonness: commonness(&items), items, optional, gap, waits }
    }
}

impl Item {
    fn new(part: &'static str) -> Self {
        if part == "#" {
            Self::Number
        } else if part == "$" || part == "@" {
            Self::Amount(part == "$")
        } else if let Some(name) = part.strip_prefix('<').and_then(|part| part.strip_suffix('>')) {
            let (name, form) = name.split_once(':').unwrap_or((name, ""));
            let form = match form {
                "" => FormOf::Any,
                "f" => FormOf::Finite,
                "1" => FormOf::First,
                "3" => FormOf::Third,
                "i" => FormOf::Infinitive,
                "p" => FormOf::Participle,
                "g" => FormOf::Gerund,
                _ => panic!("no form is called {form}"),
            };
            Self::Class(Class::named(name), form)
        } else if let Some(beginning) = part.strip_suffix('*') {
            Self::Beginning(beginning)
        } else if part.contains('_') {
            Self::Words(part.split('_').map(Literal::new).collect())
        } else {
            Self::Word(Literal::new(part))
        }
    }
}

/// Checks a table: every phrase finds its own example.
#[cfg(test)]
pub(crate) fn check(phrases: &[Phrase]) {
    use crate::normalise::Normalised;
    use crate::speech::Reading;
    let wrong: Vec<_> = phrases
        .iter()
        .filter(|phrase| {
            let table = Table::new(std::slice::from_ref(phrase));
            let view = Normalised::new(phrase.example);
            let reading = Reading::new(&view);
            let speech = reading.speech();
            let sentences = &speech.structure.sentences;
            let mut found = Vec::new();
            for sentence in sentences {
                let all = (sentence.start, sentence.end);
                let present = Words::of(&speech.words[all.0..all.1]);
                let mut here = Vec::new();
                table.find(reading.tokens(), &speech.words, all.0, all.1, &present, &mut here);
                found.extend(here.into_iter().filter(|m| table.conditions_hold(m, reading.tokens(), &speech.words, all, all)));
            }
            found.is_empty()
        })
        .map(|phrase| format!("{:?} does not find {:?}", phrase.pattern, phrase.example))
        .collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
