//! What the learned scorer sees of a token: hashed features in classes.
//!
//! A feature is a 32-bit hash of its template and of the words it is made of. Nothing of the text can be read back from it. The same
//! code runs when the weights are trained and when they are used, so both see the same.

use crate::lexicon::vocabulary;
use crate::speech::Reading;
use crate::speech::tokens::{Shape, squeeze};
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
}

/// The features of one token.
#[derive(Clone, Debug, Default)]
pub struct Features {
    /// Hashes, with the class of each.
    pub hashes: Vec<(u32, Class)>,
}

/// A text as the scorer reads it: for each token its bytes in the original text and its features.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// Spans of the tokens in bytes of the original text.
    pub spans: Vec<(usize, usize)>,
    /// Features of the tokens.
    pub features: Vec<Features>,
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

fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// The hash of the name of each class of words.
static CLASS_HASHES: Lazy<Vec<u32>> = Lazy::new(|| vocabulary::Class::all().map(|class| hash(class.name())).collect());

struct Seen {
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

pub(crate) fn sequence(reading: &Reading<'_>) -> Sequence {
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
        seen.push(Seen { classes, verb, word, stem, ending, tail, sentence, negated: negated > 0, supposed: supposed > 0, asked: false });
        negated = negated.saturating_sub(1);
        supposed = supposed.saturating_sub(1);
        if matches!(token.shape, Shape::Mark(b',' | b';' | b':')) {
            negated = 0;
            supposed = 0;
        }
        if matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break) || i + 1 - starts[sentence] >= LONGEST_SENTENCE {
            if token.shape == Shape::Mark(b'?') {
                for earlier in seen.iter_mut().filter(|earlier| earlier.sentence == sentence) {
                    earlier.asked = true;
                }
            }
            sentence += 1;
            starts.push(i + 1);
            (negated, supposed) = (0, 0);
        }
    }
    starts.push(tokens.len());
    // Which classes and verb forms the sentence has.
    let pairs: Vec<Vec<u32>> = (0..=sentence)
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
    // Which stems it has.
    let stems: Vec<Vec<u32>> = starts
        .windows(2)
        .map(|bounds| {
            let mut here = Vec::with_capacity(bounds[1] - bounds[0]);
            for other in &seen[bounds[0]..bounds[1]] {
                let hash = mix(50, other.stem, 0);
                if !here.contains(&hash) {
                    here.push(hash);
                }
            }
            here
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
    let mut features = Vec::with_capacity(tokens.len());
    for i in 0..tokens.len() {
        let here = &seen[i];
        let i = i as isize;
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
        for d in 2..=SIDE {
            for (template, d) in [(40, -d), (41, d)] {
                if let Some(other) = at(i + d) {
                    hashes.push((mix(template, other.stem, 0), Class::Beside));
                }
            }
        }
        hashes.extend(stems[here.sentence].iter().map(|hash| (*hash, Class::Sentence)));
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
        let (who, form) = clause_of(i as usize);
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
        hashes.push((mix(62, 0, 0), Class::Mood));
        features.push(Features { hashes });
    }
    let spans = tokens.iter().map(|token| reading.view().back(token.start, token.end)).map(|span| (span.start, span.end)).collect();
    Sequence { spans, features }
}
