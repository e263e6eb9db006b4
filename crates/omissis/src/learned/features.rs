//! What the learned scorer sees of a token: hashed features in classes.
//!
//! A feature is a 32-bit hash of its template and of the words it is made of. Nothing of the text can be read back from it. The same
//! code runs when the weights are trained and when they are used, so both see the same.

use crate::confidence;
use crate::finding::Candidate;
use crate::learned::Layer;
use crate::lexicon::{names, people, places, vocabulary};
use crate::speech::sentences::GRAMMAR;
use crate::speech::tokens::{Case, Shape, Token, squeeze};
use crate::speech::{Reading, dates, numbers};
use once_cell::sync::Lazy;

/// The classes of features, told as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The word itself, its ending and its beginning.
    Word,
    /// The words beside it.
    Beside,
    /// The words of the same sentence.
    Sentence,
    /// Classes of the vocabulary and forms of verbs: what the words mean, whichever they are.
    Meaning,
    /// Who the clause is about.
    Subject,
    /// Negation, question, condition, tense.
    Mood,
    /// What a rule saw there.
    Rule,
}

/// The features of one token.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Hashes, with the class of each.
    pub hashes: Vec<(u32, Class)>,
}

/// A text as the scorer reads it: for each token that tells something its bytes in the original text and its features.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Which tokens of the text these are: emoji that the vocabulary does not know are left out.
    pub tokens: Vec<usize>,
    /// Spans of the tokens in bytes of the original text.
    pub spans: Vec<(usize, usize)>,
    /// What lies between each token and the one before it, below [`BORDERS`]: where a statement may begin or end.
    pub borders: Vec<u8>,
    /// What the layers of clauses see of each token.
    pub clauses: Vec<Features>,
    /// What the layer of people sees of each token.
    pub people: Vec<Features>,
}

impl Sequence {
    /// What a layer sees.
    #[must_use]
    pub fn of(&self, layer: Layer) -> &[Features] {
        if layer == Layer::People { &self.people } else { &self.clauses }
    }
}

/// Mixes a template number with the hashes of its words (FNV-1a over the bytes, then a finaliser).
fn mix(template: u32, a: u32, b: u32) -> u32 {
    let mut h = 0x811c_9dc5_u32 ^ template.wrapping_mul(0x9e37_79b1);
    for part in [a, b] {
        h = (h ^ part).wrapping_mul(0x85eb_ca6b);
        h ^= h >> 13;
    }
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ h >> 16
}

/// Hashes of the runs of four letters of a word with its edges marked.
fn grams(word: &str) -> Vec<u32> {
    let marked: Vec<u8> = std::iter::once(b'^').chain(word.bytes()).chain([b'$']).collect();
    marked.windows(4).map(hash_bytes).collect()
}

/// The hash of the name of each class of words.
static CLASS_HASHES: Lazy<Vec<u32>> = Lazy::new(|| vocabulary::Class::all().map(|class| hash(class.name())).collect());

fn hash(text: &str) -> u32 {
    hash_bytes(text.as_bytes())
}

fn hash_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// What is seen of one token alone.
struct Seen {
    /// Its runs of four letters, edges marked: what a misspelt or unknown word shares with known ones.
    grams: Vec<u32>,
    /// Which token it is.
    token: usize,
    classes: Vec<u32>,
    verb: u32,
    word: u32,
    stem: u32,
    ending: u32,
    tail: u32,
    sentence: usize,
    negated: bool,
    supposed: bool,
    asked: bool,
}

/// Where a sentence that does not end is taken to end, in tokens, so that the time grows with the text and not with its square.
const LONGEST_SENTENCE: usize = 250;

/// How many words to each side are told with their distance, and how many only with their side.
const NEAR: isize = 3;
const SIDE: isize = 9;

/// Reads the text for the scorer. `candidates` are what the rules saw, of all kinds.
pub(crate) fn sequence(reading: &Reading<'_>, candidates: &[Candidate], people: bool, clauses: bool) -> Sequence {
    let seen = Seen::of(reading);
    let tokens: Vec<usize> = seen.0.iter().map(|seen| seen.token).collect();
    let spans: Vec<(usize, usize)> = tokens.iter().map(|&at| bytes(reading, at)).collect();
    let rules = Rules::of(&spans, candidates);
    Sequence {
        clauses: if clauses { clause_features(reading, &seen, &rules) } else { Vec::new() },
        people: if people { people_features(reading, &seen, &rules) } else { Vec::new() },
        borders: borders(reading, &seen.0),
        tokens,
        spans,
    }
}

/// How many sorts of borders there are.
pub const BORDERS: usize = 9;

/// The border before each token.
fn borders(reading: &Reading<'_>, seen: &[Seen]) -> Vec<u8> {
    let tokens = reading.tokens();
    let speech = reading.speech();
    let closes = |shape: Shape| matches!(shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break);
    let marks = |shape: Shape| matches!(shape, Shape::Mark(_));
    let pairs = seen.iter().zip(std::iter::once(None).chain(seen.iter().map(Some)));
    pairs
        .map(|(here, before)| {
            let shape = tokens[here.token].shape;
            let last = before.map_or(Shape::Break, |before| tokens[before.token].shape);
            let mask = speech.words[here.token].mask;
            match () {
                () if closes(shape) => 1,
                () if closes(last) => 2,
                () if marks(shape) => 3,
                () if marks(last) => 4,
                () if mask.has(GRAMMAR.and) => 5,
                () if mask.has(GRAMMAR.conj) || mask.has(GRAMMAR.relative) || mask.has(GRAMMAR.if_) => 6,
                () if shape == Shape::Symbol || last == Shape::Symbol => 7,
                () if speech.structure.clause_of(here.token).is_some_and(|place| speech.structure.clauses[place].start == here.token) => 8,
                () => 0,
            }
        })
        .collect()
}

/// The bytes of a token in the original text.
pub(crate) fn bytes(reading: &Reading<'_>, token: usize) -> (usize, usize) {
    let token = &reading.tokens()[token];
    let span = reading.view().back(token.start, token.end);
    (span.start, span.end)
}

/// What the rules saw, token by token.
struct Rules {
    /// For each token: a hash of kind and place (first token of the candidate or a later one), and how sure the rule is.
    tokens: Vec<Vec<(u32, u32)>>,
}

impl Rules {
    fn of(spans: &[(usize, usize)], candidates: &[Candidate]) -> Self {
        let mut tokens = vec![Vec::new(); spans.len()];
        for candidate in candidates {
            let sure = (confidence::weigh(candidate).confidence() * 5.0) as u32;
            let mut first = true;
            for (token, _) in
                spans.iter().enumerate().filter(|(_, (start, end))| *start < candidate.span.end && candidate.span.start < *end)
            {
                let tells: &mut Vec<(u32, u32)> = &mut tokens[token];
                let told = (1 + candidate.kind as u32 * 2 + u32::from(first), sure);
                if !tells.contains(&told) {
                    tells.push(told);
                }
                first = false;
            }
        }
        Self { tokens }
    }

    fn at(&self, place: isize) -> &[(u32, u32)] {
        usize::try_from(place).ok().and_then(|place| self.tokens.get(place)).map_or(&[], Vec::as_slice)
    }
}

impl Seen {
    fn of(reading: &Reading<'_>) -> (Vec<Self>, Vec<usize>) {
        let tokens = reading.tokens();
        let mut seen: Vec<Seen> = Vec::with_capacity(tokens.len());
        let words = &reading.speech().words;
        let mut sentence = 0;
        let mut starts = vec![0];
        let (mut negated, mut supposed) = (0_u8, 0_u8);
        for (i, token) in tokens.iter().enumerate() {
            let text = reading.text(token);
            let (word, stem, ending, tail) = match token.shape {
                Shape::Word | Shape::Mixed => {
                    let word = squeeze(text);
                    let accent = u32::from(token.accented && word.len() <= 2);
                    let cut = |n: usize| word.char_indices().nth(n).map_or(word.len(), |(at, _)| at);
                    let back = |n: usize| word.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
                    (hash(&word) ^ accent, hash(&word[..cut(5)]), hash(&word[back(3)..]), hash(&word[back(2)..]))
                }
                Shape::Number => {
                    let size = mix(90, text.len().min(6) as u32, 0);
                    (size, size, size, size)
                }
                Shape::Mark(mark) => (u32::from(mark), u32::from(mark), 1, 1),
                Shape::Break => (2, 2, 2, 2),
                // An emoji that the vocabulary does not know tells nothing and parts nothing.
                Shape::Symbol if words[i].mask.is_empty() => continue,
                Shape::Symbol => (hash(text), hash(text), 3, 3),
                Shape::Placeholder => (4, 4, 4, 4),
            };
            if matches!(text, "non" | "nn" | "nun" | "mai" | "manco" | "nemmeno" | "neanche" | "senza" | "mica") {
                negated = 6;
            }
            if matches!(text, "se" | "qualora" | "magari" | "quasi") {
                supposed = 8;
            }
            let meant = &words[i];
            let classes = meant.longer.iter().fold(meant.mask, |mask, (_, more)| mask.union(*more));
            let classes = classes.classes().map(|class| CLASS_HASHES[class.place()]).collect();
            let verb = meant.forms.iter().next().map_or(0, |form| 1 + form.tense as u32 * 8 + form.person as u32);
            let grams = if token.shape == Shape::Word { grams(text) } else { Vec::new() };
            seen.push(Seen {
                grams,
                token: i,
                classes,
                verb,
                word,
                stem,
                ending,
                tail,
                sentence,
                negated: negated > 0,
                supposed: supposed > 0,
                asked: false,
            });
            negated = negated.saturating_sub(1);
            supposed = supposed.saturating_sub(1);
            if matches!(token.shape, Shape::Mark(b',' | b';' | b':')) {
                negated = 0;
                supposed = 0;
            }
            if matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break) || seen.len() - starts[sentence] >= LONGEST_SENTENCE {
                if token.shape == Shape::Mark(b'?') {
                    for earlier in seen.iter_mut().filter(|earlier| earlier.sentence == sentence) {
                        earlier.asked = true;
                    }
                }
                sentence += 1;
                starts.push(seen.len());
                (negated, supposed) = (0, 0);
            }
        }
        starts.push(seen.len());
        (seen, starts)
    }
}

fn clause_features(reading: &Reading<'_>, (seen, starts): &(Vec<Seen>, Vec<usize>), rules: &Rules) -> Vec<Features> {
    // Which classes and verb forms the sentence has.
    let pairs: Vec<Vec<u32>> = (0..starts.len() - 1)
        .map(|place| {
            let mut here: Vec<u32> = seen[starts[place]..starts[place + 1]]
                .iter()
                .flat_map(|s| s.classes.iter().copied().chain((s.verb != 0).then(|| mix(88, s.verb, 0))))
                .collect();
            here.sort_unstable();
            here.dedup();
            here.truncate(400);
            let single = here.iter().map(|a| mix(85, *a, 0));
            single.collect()
        })
        .collect();
    // Who each clause is about, and how it is said.
    let speech = reading.speech();
    let clauses: Vec<(u32, u32)> = speech
        .structure
        .clauses
        .iter()
        .map(|clause| {
            let who = 1 + speech.subject_between(clause.start, clause.start + 1) as u32;
            let form = clause.group.as_ref().map_or(0, |group| {
                1 + group.form.tense as u32 + 16 * u32::from(!group.negation.is_empty()) + 32 * group.form.person as u32
            });
            (who, form)
        })
        .collect();
    let clause_of = |i: usize| speech.structure.clause_of(i).map_or((0, 0), |place| clauses[place]);
    let at = |i: isize| usize::try_from(i).ok().and_then(|i| seen.get(i));
    let mut features = Vec::with_capacity(seen.len());
    for (i, here) in (0_isize..).zip(seen) {
        let mut hashes = Vec::with_capacity(192);
        let word = |d: isize| at(i + d).map_or(7, |s| s.word);
        let mood = u32::from(here.negated) | u32::from(here.supposed) << 1 | u32::from(here.asked) << 2;
        for (template, a, b) in [(1, here.word, 0), (2, here.stem, 0), (3, here.ending, 0), (4, here.tail, 0)] {
            hashes.push((mix(template, a, b), Class::Word));
        }
        for d in 1..=NEAR {
            hashes.push((mix(10 + d as u32, word(-d), 0), Class::Beside));
            hashes.push((mix(20 + d as u32, word(d), 0), Class::Beside));
        }
        for (template, a, b) in [
            (30, word(-1), here.word),
            (31, here.word, word(1)),
            (32, word(-2), word(-1)),
            (33, word(1), word(2)),
            (34, word(-1), word(1)),
            (35, at(i - 1).map_or(7, |s| s.stem), 0),
            (36, at(i + 1).map_or(7, |s| s.stem), 0),
            (37, at(i - 1).map_or(7, |s| s.ending), here.ending),
        ] {
            hashes.push((mix(template, a, b), Class::Beside));
        }
        for &gram in &here.grams {
            hashes.push((mix(57, gram, 0), Class::Word));
        }
        for (template, d) in [(58, -1), (59, 1)] {
            for &gram in at(i + d).map_or(&[][..], |s| &s.grams[..]) {
                hashes.push((mix(template, gram, 0), Class::Beside));
            }
        }
        let class_at = |d: isize| at(i + d).map_or(&[][..], |s| &s.classes[..]);
        for &class in class_at(0) {
            hashes.push((mix(70, class, 0), Class::Meaning));
            hashes.push((mix(71, class, mood), Class::Meaning));
            for &next in class_at(1) {
                hashes.push((mix(78, class, next), Class::Meaning));
            }
        }
        for (template, d) in [(72, -1), (73, 1)] {
            for &class in class_at(d) {
                hashes.push((mix(template, class, 0), Class::Meaning));
            }
        }
        let around = hashes.len();
        for d in 2..=SIDE {
            for (template, d) in [(74, -d), (75, d)] {
                if at(i + d).is_none_or(|there| there.sentence != here.sentence) {
                    continue;
                }
                for &class in class_at(d) {
                    let hash = mix(template, class, 0);
                    if !hashes[around..].iter().any(|(h, _)| *h == hash) {
                        hashes.push((hash, Class::Meaning));
                    }
                }
            }
        }
        let verb = |d: isize| at(i + d).map_or(0, |s| s.verb);
        hashes.push((mix(80, verb(0), 0), Class::Meaning));
        let nearest = |steps: &mut dyn Iterator<Item = isize>| steps.map(verb).find(|verb| *verb != 0).unwrap_or(0);
        let (before, after) = (nearest(&mut (1..12).map(|d: isize| -d)), nearest(&mut (1..12)));
        hashes.push((mix(81, before, 0), Class::Meaning));
        hashes.push((mix(82, after, 0), Class::Meaning));
        hashes.push((mix(83, verb(0), mood), Class::Meaning));
        let (who, form) = clause_of(here.token);
        hashes.push((mix(90, who, 0), Class::Subject));
        hashes.push((mix(91, who, form), Class::Subject));
        hashes.push((mix(92, form, mood), Class::Mood));
        for &class in class_at(0) {
            hashes.push((mix(93, who, class), Class::Subject));
        }
        for &hash in &pairs[here.sentence] {
            hashes.push((hash, Class::Meaning));
        }
        hashes.push((mix(60, mood, 0), Class::Mood));
        hashes.push((mix(61, mood, here.stem), Class::Mood));
        for &(rule, sure) in rules.at(i) {
            hashes.push((mix(100, rule / 2, 0), Class::Rule));
            hashes.push((mix(101, rule, sure), Class::Rule));
            hashes.push((mix(102, rule / 2, mood), Class::Rule));
            hashes.push((mix(103, rule / 2, who), Class::Rule));
        }
        for (template, d) in [(104, -1), (105, 1)] {
            for &(rule, _) in rules.at(i + d) {
                hashes.push((mix(template, rule, 0), Class::Rule));
            }
        }
        features.push(Features { hashes });
    }
    features
}

/// What names, homes, births and ages are told by: how a word is written, the lists it stands in, the words close by, and the rules.
fn people_features(reading: &Reading<'_>, (seen, starts): &(Vec<Seen>, Vec<usize>), rules: &Rules) -> Vec<Features> {
    let tokens = reading.tokens();
    let count = seen.len();
    let looks: Vec<Look> = seen.iter().map(|seen| Look::of(reading, &tokens[seen.token])).collect();
    let lower = tokens.iter().filter(|token| token.case == Case::Lower).count();
    let upper = tokens.iter().filter(|token| token.case == Case::Upper).count();
    let shout = u32::from(upper > lower);
    let at = |i: isize| usize::try_from(i).ok().and_then(|i| seen.get(i));
    let look = |i: isize| usize::try_from(i).ok().and_then(|i| looks.get(i)).copied().unwrap_or_default();
    let word = |i: isize| at(i).map_or(7, |s| s.word);
    let mut features = Vec::with_capacity(count);
    for (place, here) in seen.iter().enumerate() {
        let i = place as isize;
        let mut hashes = Vec::with_capacity(64);
        let mine = look(i);
        for (template, a, b) in [(200, here.word, 0), (201, here.stem, 0), (202, here.ending, 0), (203, here.tail, 0)] {
            hashes.push((mix(template, a, b), Class::Word));
        }
        for d in 1..=4 {
            hashes.push((mix(210 + d as u32, word(i - d), 0), Class::Beside));
            hashes.push((mix(220 + d as u32, word(i + d), 0), Class::Beside));
        }
        for (template, a, b) in [
            (230, word(i - 1), here.word),
            (231, here.word, word(i + 1)),
            (232, word(i - 2), word(i - 1)),
            (233, word(i + 1), word(i + 2)),
            (234, word(i - 1), word(i + 1)),
        ] {
            hashes.push((mix(template, a, b), Class::Beside));
        }
        let from = u32::try_from(place - starts[here.sentence]).unwrap_or(9).min(3);
        let to = u32::try_from(count - 1 - place).unwrap_or(9).min(3);
        let left = u32::try_from(starts[here.sentence + 1] - 1 - place).unwrap_or(9).min(3);
        for (template, a, b) in [
            (240, mine.list, 0),
            (241, mine.list, mine.case),
            (242, mine.case, shout),
            (243, mix(1, mine.list, mine.case), from),
            (244, mix(1, mine.list, mine.case), to),
            (245, mix(1, mine.list, mine.case), mix(2, look(i - 1).list, look(i - 1).case)),
            (246, mix(1, mine.list, mine.case), mix(2, look(i + 1).list, look(i + 1).case)),
            (247, mine.list, word(i - 1)),
            (248, mine.list, word(i + 1)),
            (249, mine.list, look(i - 1).meaning),
            (250, mine.list, look(i - 2).meaning),
            (251, mine.meaning, 0),
            (252, look(i - 1).meaning, 0),
            (253, look(i - 2).meaning, 0),
            (254, look(i + 1).meaning, 0),
            (255, look(i + 2).meaning, 0),
            (256, mine.number, 0),
            (257, mine.number, word(i + 1)),
            (258, mine.number, word(i - 1)),
            (259, mine.number, look(i - 2).meaning),
            (260, mine.number, at(i - 1).map_or(0, |s| s.verb)),
            (261, at(i - 1).map_or(0, |s| s.verb), mine.list),
            (262, at(i + 1).map_or(0, |s| s.verb), mine.list),
            (263, look(i - 1).list, look(i + 1).list),
            (264, mix(1, mine.list, mine.case), mix(3, left, from)),
        ] {
            hashes.push((mix(template, a, b), Class::Meaning));
        }
        for d in 1..=3_isize {
            for (template, d) in [(270_u32, -d), (274, d)] {
                let template = template + d.unsigned_abs() as u32;
                for &class in at(i + d).map_or(&[][..], |s| &s.classes[..]) {
                    hashes.push((mix(template, class, 0), Class::Meaning));
                    hashes.push((mix(template + 10, class, mine.list), Class::Meaning));
                }
            }
        }
        let moods = u32::from(here.negated) | u32::from(here.asked) << 1;
        hashes.push((mix(290, moods, mine.list), Class::Mood));
        for &(rule, sure) in rules.at(i) {
            hashes.push((mix(300, rule / 2, 0), Class::Rule));
            hashes.push((mix(301, rule, sure), Class::Rule));
            hashes.push((mix(302, rule / 2, mix(1, mine.list, mine.case)), Class::Rule));
        }
        for (template, d) in [(304, -1), (305, 1)] {
            for &(rule, _) in rules.at(i + d) {
                hashes.push((mix(template, rule, 0), Class::Rule));
            }
        }
        features.push(Features { hashes });
    }
    features
}

/// How a word is written and which lists it stands in.
#[derive(Clone, Copy, Default)]
struct Look {
    /// Given name, surname, word, place.
    list: u32,
    /// Capitals.
    case: u32,
    /// Relative, child, title, street word, month.
    meaning: u32,
    /// How large a number is.
    number: u32,
}

impl Look {
    fn of(reading: &Reading<'_>, token: &Token) -> Self {
        let text = squeeze(reading.text(token));
        let case = 1 + token.case as u32;
        match token.shape {
            Shape::Word => {
                let known = names::look(&text);
                let bits = [
                    known.is_given(),
                    known.is_known_given(),
                    known.is_surname(),
                    known.is_common_surname(),
                    known.is_word(),
                    known.is_name_first(),
                    known.is_clipped() && token.accented,
                    places::province_of(&text).is_some(),
                ];
                let list = 1 + bits.iter().rev().fold(0, |bits, &bit| bits << 1 | u32::from(bit));
                let mut meaning = 0;
                if let Some(person) = people::person(&text) {
                    meaning |= 1 | u32::from(person.kin) << 1 | u32::from(person.child) << 2 | u32::from(person.plural) << 3;
                }
                meaning |= u32::from(dates::month(&text).is_some()) << 4;
                meaning |= u32::from(people::is_possessive(&text)) << 5;
                meaning |= u32::from(numbers::cardinal(&text).is_some()) << 6;
                let number = numbers::cardinal(&text).map_or(0, |n| sized(u32::from(n)));
                Self { list, case, meaning, number }
            }
            Shape::Number => {
                let size = match text.len() {
                    0..=4 => sized(text.parse().unwrap_or(0)) + 20 * text.len() as u32,
                    len => 200 + (len as u32).min(12),
                };
                Self { list: 0, case: 20, meaning: 1 << 8, number: size }
            }
            Shape::Mixed => Self { list: 0, case: 21, meaning: 1 << 9, number: 300 },
            Shape::Mark(mark) => Self { list: 0, case: 22 + u32::from(mark), meaning: 1 << 10 | u32::from(mark) << 12, number: 0 },
            Shape::Break => Self { list: 0, case: 190, meaning: 1 << 11, number: 0 },
            Shape::Symbol => Self { list: 0, case: 191, meaning: 0, number: 0 },
            Shape::Placeholder => Self { list: 0, case: 192, meaning: 0, number: 0 },
        }
    }
}

/// Whether a number may be a day, a month, an age, a year.
const fn sized(number: u32) -> u32 {
    match number {
        0 => 1,
        1..=12 => 2,
        13..=17 => 3,
        18..=31 => 4,
        32..=66 => 5,
        67..=99 => 6,
        100..=119 => 7,
        120..=1899 => 8,
        1900..=2012 => 9,
        2013..=2040 => 10,
        _ => 11,
    }
}
