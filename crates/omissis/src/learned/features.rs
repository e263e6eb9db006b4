//! What the learned scorer sees of a token: hashed features in classes.
//!
//! A feature is a 32-bit hash of its template and of the words it is made of. Nothing of the text can be read back from it. The same
//! code runs when the weights are trained and when they are used, so both see the same.

use crate::confidence;
use crate::finding::Candidate;
use crate::kind::Kind;
use crate::learned::Layer;
use crate::learned::words::{Known, Spot, Words};
use crate::lexicon::vocabulary::{self, Mask};
use crate::speech::Reading;
use crate::speech::people::Who;
use crate::speech::sentences::GRAMMAR;
use crate::speech::tokens::{Case, Shape};
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
    /// What the layer of secrets sees of each token; empty where nothing opens it.
    pub secrets: Vec<Features>,
}

impl Features {
    fn told(tell: impl FnOnce(&mut Self)) -> Self {
        let mut features = Self { hashes: Vec::with_capacity(192) };
        tell(&mut features);
        features
    }
}

impl Sink for Features {
    fn take(&mut self, hash: u32, class: Class) {
        self.hashes.push((hash, class));
    }
}

impl Sequence {
    /// Writes out a scene that was looked at for all layers.
    pub(crate) fn of_scene(scene: Scene<'_>) -> Self {
        let tokens = 0..scene.tokens.len();
        Self {
            clauses: tokens.clone().map(|place| Features::told(|features| scene.clauses(place, features))).collect(),
            people: tokens.clone().map(|place| Features::told(|features| scene.people(place, features))).collect(),
            secrets: tokens
                .filter(|_| scene.opens_secrets())
                .map(|place| Features::told(|features| scene.secrets(place, features)))
                .collect(),
            tokens: scene.tokens,
            spans: scene.spans,
            borders: scene.borders,
        }
    }

    /// What a layer sees.
    #[must_use]
    pub fn of(&self, layer: Layer) -> &[Features] {
        match layer {
            Layer::People => &self.people,
            Layer::Secrets => &self.secrets,
            _ => &self.clauses,
        }
    }
}

/// Mixes a template number with the hashes of its words (FNV-1a over the bytes, then a finaliser).
pub(crate) fn mix(template: u32, a: u32, b: u32) -> u32 {
    let mut h = 0x811c_9dc5_u32 ^ template.wrapping_mul(0x9e37_79b1);
    for part in [a, b] {
        h = (h ^ part).wrapping_mul(0x85eb_ca6b);
        h ^= h >> 13;
    }
    h = h.wrapping_mul(0xc2b2_ae35);
    h ^ h >> 16
}

/// What takes the features of a token, one by one: a sum of their weights, or a list for a training. Features that many tokens share come by
/// name, so that a sum need not look for each of them again.
pub(crate) trait Sink {
    /// Takes one feature.
    fn take(&mut self, hash: u32, class: Class);

    /// Takes a feature of each of the classes of one word.
    fn classes(&mut self, by: ByClass, classes: &[vocabulary::Class]) {
        classes.iter().for_each(|&of| self.take(by.hash(of), by.class()));
    }

    /// Takes a feature of a class of one word with each of the classes of the word behind it.
    fn pairs(&mut self, of: vocabulary::Class, next: &[vocabulary::Class]) {
        next.iter().for_each(|&next| self.take(pair(of, next), Class::Meaning));
    }

    /// Takes a feature of a class of a word on one of the [`SIDES`] of a token that stands in these lists.
    fn listed(&mut self, side: usize, of: vocabulary::Class, list: u32) {
        self.take(listed_class(side, of, list), Class::Meaning);
    }

    /// Takes a feature of a class of a word in one of the [`NEAR`] bands around a token of some make.
    fn near(&mut self, band: usize, of: vocabulary::Class, make: u32) {
        self.take(near_class(band, of, make), Class::Meaning);
    }

    /// Takes a feature of each of the classes of many words.
    fn window(&mut self, by: ByClass, mask: Mask) {
        mask.each(|of| self.take(by.hash(of), Class::Meaning));
    }

    /// Takes how the clause of a token is said.
    fn said(&mut self, said: Said) {
        said.tell(self);
    }

    /// Takes a feature of a form of a verb.
    fn verb(&mut self, by: ByVerb, verb: u32) {
        self.take(by.hash(verb), Class::Meaning);
    }

    /// Takes what a word makes alone where it stands at `spot`.
    fn word(&mut self, known: &Known, spot: Spot) {
        known.written.tell(spot, self);
    }

    /// Takes what the sentence holds that has this number in the text.
    fn sentence(&mut self, _number: usize, held: &Held) {
        held.tell(self);
    }
}

/// A feature that a class of words makes alone.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ByClass {
    /// Of the token itself.
    Here,
    /// Of the word before and the word behind.
    Before,
    Behind,
    /// Of words further off.
    Earlier,
    Later,
    /// Of any word of the sentence.
    Sentence,
    /// The layer of people: of the words up to three before and behind.
    Left(usize),
    Right(usize),
    /// Of the token itself, with its mood, below [`MOODS`].
    Mood(u32),
    /// The same with whom its clause is about, below [`WHO`].
    Who(u32),
}

/// How many moods there are.
const MOODS: usize = 8;

/// How many sorts of people a clause may be about, nobody included.
const WHO: usize = Who::Unknown as usize + 2;

impl ByClass {
    /// How many there are.
    pub(crate) const PLACES: usize = 12 + MOODS + WHO;

    const TEMPLATES: [u32; 12] = [70, 72, 73, 74, 75, 85, 271, 272, 273, 275, 276, 277];

    pub(crate) const fn place(self) -> usize {
        match self {
            Self::Here => 0,
            Self::Before => 1,
            Self::Behind => 2,
            Self::Earlier => 3,
            Self::Later => 4,
            Self::Sentence => 5,
            Self::Left(d) => 5 + d,
            Self::Right(d) => 8 + d,
            Self::Mood(mood) => 12 + mood as usize,
            Self::Who(who) => 12 + MOODS + who as usize,
        }
    }

    fn every() -> impl Iterator<Item = Self> {
        let sides = (1..=3).map(Self::Left).chain((1..=3).map(Self::Right));
        let moods = (0..MOODS as u32).map(Self::Mood).chain((0..WHO as u32).map(Self::Who));
        [Self::Here, Self::Before, Self::Behind, Self::Earlier, Self::Later, Self::Sentence].into_iter().chain(sides).chain(moods)
    }

    fn hash(self, of: vocabulary::Class) -> u32 {
        let class = CLASS_HASHES[of.place()];
        match self {
            Self::Mood(mood) => mix(71, class, mood),
            Self::Who(who) => mix(93, who, class),
            _ => mix(Self::TEMPLATES[self.place()], class, 0),
        }
    }

    /// The class of features that it belongs to.
    const fn class(self) -> Class {
        match self {
            Self::Who(_) => Class::Subject,
            _ => Class::Meaning,
        }
    }

    /// The features of a class of words, in the order of their places.
    pub(crate) fn all(of: vocabulary::Class) -> impl Iterator<Item = u32> {
        Self::every().map(move |by| by.hash(of))
    }
}

/// On how many places around a token the layer of people looks at classes of words: one, two and three before it, and the same behind.
pub(crate) const SIDES: usize = 6;

/// The feature of a class of a word on a place beside a token that stands in these lists.
pub(crate) fn listed_class(side: usize, of: vocabulary::Class, list: u32) -> u32 {
    const TEMPLATES: [u32; SIDES] = [281, 282, 283, 285, 286, 287];
    mix(TEMPLATES[side], CLASS_HASHES[of.place()], list)
}

/// How many bands of distance there are around a token in the layer of secrets: near, further and far before it, and the same behind.
pub(crate) const NEAR: usize = 6;

/// More than any make of a token.
pub(crate) const MAKES: usize = 32;

/// The feature of a class of a word in a band around a token.
pub(crate) fn near_class(band: usize, of: vocabulary::Class, make: u32) -> u32 {
    const TEMPLATES: [u32; NEAR] = [492, 493, 494, 495, 496, 497];
    mix(TEMPLATES[band], CLASS_HASHES[of.place()], make)
}

/// The feature of a class of one word and a class of the word behind it.
pub(crate) fn pair(of: vocabulary::Class, next: vocabulary::Class) -> u32 {
    mix(78, CLASS_HASHES[of.place()], CLASS_HASHES[next.place()])
}

/// How a clause is said: what all of its tokens share that have the same mood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    who: u32,
    form: u32,
    mood: u32,
}

impl Said {
    /// Tells a sink one by one.
    pub(crate) fn tell<S: Sink + ?Sized>(self, sink: &mut S) {
        let Self { who, form, mood } = self;
        sink.take(mix(60, mood, 0), Class::Mood);
        sink.take(mix(90, who, 0), Class::Subject);
        sink.take(mix(91, who, form), Class::Subject);
        sink.take(mix(92, form, mood), Class::Mood);
    }
}

/// A feature that a form of a verb makes alone.
#[derive(Clone, Copy, Debug)]
pub(crate) enum ByVerb {
    /// Of the token itself.
    Here,
    /// Of the nearest verb before and behind.
    Before,
    Behind,
    /// Of any verb of the sentence.
    Sentence,
    /// Of the token itself, with its mood, below [`MOODS`].
    Mood(u32),
}

impl ByVerb {
    fn every() -> impl Iterator<Item = Self> {
        [Self::Here, Self::Before, Self::Behind, Self::Sentence].into_iter().chain((0..MOODS as u32).map(Self::Mood))
    }

    /// The row of the feature of this form.
    pub(crate) const fn row(self, verb: u32) -> usize {
        let place = match self {
            Self::Here => 0,
            Self::Before => 1,
            Self::Behind => 2,
            Self::Sentence => 3,
            Self::Mood(mood) => 4 + mood as usize,
        };
        place * MOST_FORMS + verb as usize
    }

    fn hash(self, verb: u32) -> u32 {
        match self {
            Self::Here => mix(80, verb, 0),
            Self::Before => mix(81, verb, 0),
            Self::Behind => mix(82, verb, 0),
            Self::Sentence => mix(85, mix(88, verb, 0), 0),
            Self::Mood(mood) => mix(83, verb, mood),
        }
    }

    /// The features of all rows.
    pub(crate) fn all() -> impl Iterator<Item = u32> {
        Self::every().flat_map(|by| (0..MOST_FORMS as u32).map(move |verb| by.hash(verb)))
    }
}

/// More than the number of any form of a verb, tense and person together.
const MOST_FORMS: usize = 96;

/// The classes and the forms of verbs that a sentence holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Held {
    classes: Mask,
    verbs: u128,
}

impl Held {
    fn of(seen: &[Seen]) -> Self {
        seen.iter().fold(Self::default(), |held, seen| Self {
            classes: held.classes.union(seen.mask),
            verbs: held.verbs | u128::from(seen.verb != 0) << seen.verb,
        })
    }

    /// Tells a sink one by one.
    pub(crate) fn tell<S: Sink + ?Sized>(&self, sink: &mut S) {
        sink.window(ByClass::Sentence, self.classes);
        let mut verbs = self.verbs;
        while verbs != 0 {
            sink.verb(ByVerb::Sentence, verbs.trailing_zeros());
            verbs &= verbs - 1;
        }
    }
}

/// The hash of the name of each class of words.
static CLASS_HASHES: Lazy<Vec<u32>> = Lazy::new(|| vocabulary::Class::all().map(|class| hash(class.name())).collect());

pub(crate) fn hash(text: &str) -> u32 {
    hash_bytes(text.as_bytes())
}

pub(crate) fn hash_bytes(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193))
}

/// What is seen of one token alone.
struct Seen<'m> {
    known: Ref<'m>,
    /// Which token it is.
    token: usize,
    mask: Mask,
    /// The classes of the mask, in [`Scene::classes`].
    classes: (u32, u32),
    verb: u32,
    /// The nearest verb before and behind.
    verbs: (u32, u32),
    sentence: usize,
    negated: bool,
    supposed: bool,
    asked: bool,
    /// Who its clause is about, and how it is said.
    clause: (u32, u32),
}

/// Where it stands what is known of a word: remembered from other texts, or in [`Scene::here`].
#[derive(Clone, Copy)]
enum Ref<'m> {
    Known(&'m Known),
    Here(usize),
}

impl Seen<'_> {
    fn mood(&self) -> u32 {
        u32::from(self.negated) | u32::from(self.supposed) << 1 | u32::from(self.asked) << 2
    }
}

/// Where a sentence that does not end is taken to end, in tokens, so that the time grows with the text and not with its square.
const LONGEST_SENTENCE: usize = 250;

/// How many words to each side are told with their side only, behind those that are told with their distance ([`Spot`]).
const SIDE: isize = 9;

/// How many tokens around one that may tell who somebody is the layer of people looks at.
const AROUND: usize = 3;

/// How far a verb is seen.
const VERB: usize = 11;

/// A text as the scorer sees it: it tells the features of each token, and keeps none.
pub(crate) struct Scene<'m> {
    /// Which tokens of the text these are: emoji that the vocabulary does not know are left out.
    pub(crate) tokens: Vec<usize>,
    /// Spans of the tokens in bytes of the original text.
    pub(crate) spans: Vec<(usize, usize)>,
    /// What lies between each token and the one before it.
    pub(crate) borders: Vec<u8>,
    seen: Vec<Seen<'m>>,
    /// The classes of all tokens.
    classes: Vec<vocabulary::Class>,
    /// Words of this text that are not remembered.
    here: Vec<Known>,
    outside: Ref<'m>,
    /// Where each sentence begins, and where the last one ends.
    starts: Vec<usize>,
    /// What each sentence holds.
    held: Vec<Held>,
    rules: Rules,
    /// More words in capitals than without.
    shout: u32,
}

/// How many sorts of borders there are.
pub const BORDERS: usize = 9;

/// The border before each token.
fn borders(reading: &Reading<'_>, seen: &[usize]) -> Vec<u8> {
    let tokens = reading.tokens();
    let speech = reading.speech();
    let mut clauses = speech.structure.clauses.iter().peekable();
    let closes = |shape: Shape| matches!(shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break);
    let marks = |shape: Shape| matches!(shape, Shape::Mark(_));
    let pairs = seen.iter().zip(std::iter::once(None).chain(seen.iter().map(Some)));
    pairs
        .map(|(&here, before)| {
            let shape = tokens[here].shape;
            let last = before.map_or(Shape::Break, |&before| tokens[before].shape);
            let mask = speech.words[here].mask;
            // Clauses follow each other as tokens do.
            while clauses.next_if(|clause| clause.end <= here).is_some() {}
            match () {
                () if closes(shape) => 1,
                () if closes(last) => 2,
                () if marks(shape) => 3,
                () if marks(last) => 4,
                () if mask.has(GRAMMAR.and) => 5,
                () if mask.has(GRAMMAR.conj) || mask.has(GRAMMAR.relative) || mask.has(GRAMMAR.if_) => 6,
                () if shape == Shape::Symbol || last == Shape::Symbol => 7,
                () if clauses.peek().is_some_and(|clause| clause.start == here) => 8,
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
    /// For each token: a hash of kind and place (first token of the candidate or a later one), and how sure the rule is. Empty where no rule saw anything.
    tokens: Vec<Vec<(u32, u32)>>,
}

impl Rules {
    fn of(spans: &[(usize, usize)], candidates: &[Candidate]) -> Self {
        if candidates.is_empty() {
            return Self { tokens: Vec::new() };
        }
        let mut tokens = vec![Vec::new(); spans.len()];
        for candidate in candidates {
            let sure = (confidence::weigh(candidate).confidence() * 5.0) as u32;
            let mut first = true;
            for (token, _) in
                spans.iter().enumerate().filter(|(_, (start, end))| *start < candidate.span.end && candidate.span.start < *end)
            {
                let tells: &mut Vec<(u32, u32)> = &mut tokens[token];
                let told = (2 + candidate.kind as u32 * 2 + u32::from(first), sure);
                if !tells.contains(&told) {
                    tells.push(told);
                }
                first = false;
            }
        }
        Self { tokens }
    }

    /// The kind of a hash.
    fn kind(rule: u32) -> Kind {
        Kind::ALL[rule as usize / 2 - 1]
    }

    fn at(&self, place: isize) -> &[(u32, u32)] {
        usize::try_from(place).ok().and_then(|place| self.tokens.get(place)).map_or(&[], Vec::as_slice)
    }
}

impl<'m> Scene<'m> {
    /// Looks at a text, with the weights that it will be asked for. `candidates` are what the rules saw, of all kinds; `clauses` says that those
    /// layers will be asked for.
    pub(crate) fn new(reading: &Reading<'_>, candidates: &[Candidate], words: Option<&'m Words>, clauses: bool) -> Self {
        let mut here = Vec::new();
        let mut classes = Vec::with_capacity(2 * reading.tokens().len());
        let (seen, starts) = Self::read(reading, words, &mut classes, &mut here);
        let tokens: Vec<usize> = seen.iter().map(|seen| seen.token).collect();
        let spans: Vec<(usize, usize)> = tokens.iter().map(|&at| bytes(reading, at)).collect();
        let rules = Rules::of(&spans, candidates);
        let count = |case: Case| reading.tokens().iter().filter(|token| token.case == case).count();
        let shout = u32::from(count(Case::Upper) > count(Case::Lower));
        let outside = words.map_or_else(|| Ref::Here(here.len() - 1), |words| Ref::Known(&words.outside));
        let borders = borders(reading, &tokens);
        let mut scene = Self { tokens, spans, borders, seen, classes, here, outside, starts, held: Vec::new(), rules, shout };
        if clauses {
            scene.look_at_clauses(reading);
        }
        scene
    }

    /// Reads the tokens and where sentences begin.
    fn read(
        reading: &Reading<'_>,
        known: Option<&'m Words>,
        classes: &mut Vec<vocabulary::Class>,
        here: &mut Vec<Known>,
    ) -> (Vec<Seen<'m>>, Vec<usize>) {
        let tokens = reading.tokens();
        let mut seen: Vec<Seen<'m>> = Vec::with_capacity(tokens.len());
        let words = &reading.speech().words;
        let mut sentence = 0;
        let mut starts = vec![0];
        let (mut negated, mut supposed) = (0_u8, 0_u8);
        for (i, token) in tokens.iter().enumerate() {
            // An emoji that the vocabulary does not know tells nothing and parts nothing.
            let listed = !words[i].mask.is_empty();
            if token.shape == Shape::Symbol && !listed {
                continue;
            }
            let text = reading.text(token);
            let looked = known.map_or_else(|| Err(Known::of(token, text)), |known| known.look(token, text, listed));
            let known = looked.map_or_else(
                |new| {
                    here.push(new);
                    Ref::Here(here.len() - 1)
                },
                Ref::Known,
            );
            if matches!(text, "non" | "nn" | "nun" | "mai" | "manco" | "nemmeno" | "neanche" | "senza" | "mica") {
                negated = 6;
            }
            if matches!(text, "se" | "qualora" | "magari" | "quasi") {
                supposed = 8;
            }
            let meant = &words[i];
            let mask = meant.longer.iter().fold(meant.mask, |mask, (_, more)| mask.union(*more));
            let first = classes.len() as u32;
            mask.each(|of| classes.push(of));
            let verb = meant.forms.iter().next().map_or(0, |form| 1 + form.tense as u32 * 8 + form.person as u32);
            seen.push(Seen {
                known,
                token: i,
                mask,
                classes: (first, classes.len() as u32),
                verb,
                verbs: (0, 0),
                sentence,
                negated: negated > 0,
                supposed: supposed > 0,
                asked: false,
                clause: (0, 0),
            });
            negated = negated.saturating_sub(1);
            supposed = supposed.saturating_sub(1);
            if matches!(token.shape, Shape::Mark(b',' | b';' | b':')) {
                negated = 0;
                supposed = 0;
            }
            if matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break) || seen.len() - starts[sentence] >= LONGEST_SENTENCE {
                if token.shape == Shape::Mark(b'?') {
                    for earlier in &mut seen[starts[sentence]..] {
                        earlier.asked = true;
                    }
                }
                sentence += 1;
                starts.push(seen.len());
                (negated, supposed) = (0, 0);
            }
        }
        starts.push(seen.len());
        if known.is_none() {
            here.push(Known::outside());
        }
        (seen, starts)
    }

    /// What only the layers of clauses look at.
    fn look_at_clauses(&mut self, reading: &Reading<'_>) {
        self.held = self.starts.windows(2).map(|pair| Held::of(&self.seen[pair[0]..pair[1]])).collect();
        // Who each clause is about, and how it is said. Clauses follow each other as tokens do.
        let speech = reading.speech();
        let mut clauses = speech.structure.clauses.iter().peekable();
        let mut told = None;
        for seen in &mut self.seen {
            while clauses.next_if(|clause| clause.end <= seen.token).is_some() {
                told = None;
            }
            let Some(clause) = clauses.peek().filter(|clause| clause.start <= seen.token) else { continue };
            seen.clause = *told.get_or_insert_with(|| {
                let who = 1 + speech.subject_between(clause.start, clause.start + 1) as u32;
                let form = clause.group.as_ref().map_or(0, |group| {
                    1 + group.form.tense as u32 + 16 * u32::from(!group.negation.is_empty()) + 32 * group.form.person as u32
                });
                (who, form)
            });
        }
        // The nearest verbs, in one walk each way.
        let mut last = None;
        for (i, seen) in self.seen.iter_mut().enumerate() {
            seen.verbs.0 = near(last, i);
            last = if seen.verb == 0 { last } else { Some((i, seen.verb)) };
        }
        last = None;
        for (i, seen) in self.seen.iter_mut().enumerate().rev() {
            seen.verbs.1 = near(last, i);
            last = if seen.verb == 0 { last } else { Some((i, seen.verb)) };
        }
    }

    fn at(&self, i: isize) -> Option<&Seen<'m>> {
        usize::try_from(i).ok().and_then(|i| self.seen.get(i))
    }

    fn known(&self, i: isize) -> &Known {
        match self.at(i).map_or(self.outside, |seen| seen.known) {
            Ref::Known(known) => known,
            Ref::Here(place) => &self.here[place],
        }
    }

    fn classes(&self, i: isize) -> &[vocabulary::Class] {
        self.at(i).map_or(&[], |seen| &self.classes[seen.classes.0 as usize..seen.classes.1 as usize])
    }

    /// Tells what the layers of clauses see of a token.
    pub(crate) fn clauses(&self, place: usize, sink: &mut impl Sink) {
        let (here, i) = (&self.seen[place], place as isize);
        let around: [&Known; 7] = core::array::from_fn(|at| self.known(i + at as isize - Spot::CLAUSES));
        for (known, d) in around.iter().zip(-Spot::CLAUSES..) {
            sink.word(known, Spot::Clauses(d));
        }
        let [_, farther, before, mine, behind, further, _] = around.map(|known| &known.written);
        let mood = here.mood();
        sink.take(mix(30, before.word, mine.word), Class::Beside);
        sink.take(mix(31, mine.word, behind.word), Class::Beside);
        sink.take(mix(32, farther.word, before.word), Class::Beside);
        sink.take(mix(33, behind.word, further.word), Class::Beside);
        sink.take(mix(34, before.word, behind.word), Class::Beside);
        sink.take(mix(37, before.ending, mine.ending), Class::Beside);
        let (classes, next) = (self.classes(i), self.classes(i + 1));
        sink.classes(ByClass::Here, classes);
        sink.classes(ByClass::Mood(mood), classes);
        classes.iter().for_each(|&of| sink.pairs(of, next));
        sink.classes(ByClass::Before, self.classes(i - 1));
        sink.classes(ByClass::Behind, next);
        // Of the words further off each class counts once.
        let side = |sign: isize| {
            let words = (2..=SIDE).filter_map(|d| self.at(i + sign * d));
            words.filter(|there| there.sentence == here.sentence).fold(Mask::NONE, |mask, seen| mask.union(seen.mask))
        };
        sink.window(ByClass::Earlier, side(-1));
        sink.window(ByClass::Later, side(1));
        sink.verb(ByVerb::Here, here.verb);
        sink.verb(ByVerb::Before, here.verbs.0);
        sink.verb(ByVerb::Behind, here.verbs.1);
        sink.verb(ByVerb::Mood(mood), here.verb);
        let (who, form) = here.clause;
        sink.said(Said { who, form, mood });
        sink.classes(ByClass::Who(who), classes);
        sink.sentence(here.sentence, &self.held[here.sentence]);
        sink.take(mix(61, mood, mine.stem), Class::Mood);
        for &(rule, sure) in self.rules.at(i) {
            sink.take(mix(100, rule / 2, 0), Class::Rule);
            sink.take(mix(101, rule, sure), Class::Rule);
            sink.take(mix(102, rule / 2, mood), Class::Rule);
            sink.take(mix(103, rule / 2, who), Class::Rule);
        }
        for (template, d) in [(104, -1), (105, 1)] {
            for &(rule, _) in self.rules.at(i + d) {
                sink.take(mix(template, rule, 0), Class::Rule);
            }
        }
    }

    /// Tells what the layer of people sees of a token: how a word is written, the lists it stands in, the words close by, and the rules.
    pub(crate) fn people(&self, place: usize, sink: &mut impl Sink) {
        let (here, i) = (&self.seen[place], place as isize);
        let around: [&Known; 9] = core::array::from_fn(|at| self.known(i + at as isize - Spot::PEOPLE));
        for (known, d) in around.iter().zip(-Spot::PEOPLE..) {
            sink.word(known, Spot::People(d));
        }
        let word = |d: isize| around[(d + Spot::PEOPLE) as usize].written.word;
        let look = |d: isize| around[(d + Spot::PEOPLE) as usize].written.look;
        let mine = look(0);
        for (template, a, b) in [
            (230, word(-1), word(0)),
            (231, word(0), word(1)),
            (232, word(-2), word(-1)),
            (233, word(1), word(2)),
            (234, word(-1), word(1)),
        ] {
            sink.take(mix(template, a, b), Class::Beside);
        }
        let steps = |steps: usize| u32::try_from(steps).unwrap_or(9).min(3);
        let from = steps(place - self.starts[here.sentence]);
        let to = steps(self.seen.len() - 1 - place);
        let left = steps(self.starts[here.sentence + 1] - 1 - place);
        let written = mix(1, mine.list, mine.case);
        let verb = |d: isize| self.at(i + d).map_or(0, |s| s.verb);
        for (template, a, b) in [
            (242, mine.case, self.shout),
            (243, written, from),
            (244, written, to),
            (245, written, mix(2, look(-1).list, look(-1).case)),
            (246, written, mix(2, look(1).list, look(1).case)),
            (247, mine.list, word(-1)),
            (248, mine.list, word(1)),
            (249, mine.list, look(-1).meaning),
            (250, mine.list, look(-2).meaning),
            (257, mine.number, word(1)),
            (258, mine.number, word(-1)),
            (259, mine.number, look(-2).meaning),
            (260, mine.number, verb(-1)),
            (261, verb(-1), mine.list),
            (262, verb(1), mine.list),
            (263, look(-1).list, look(1).list),
            (264, written, mix(3, left, from)),
        ] {
            sink.take(mix(template, a, b), Class::Meaning);
        }
        for d in 1..=3_usize {
            for (side, by, away) in [(d - 1, ByClass::Left(d), -(d as isize)), (d - 1 + SIDES / 2, ByClass::Right(d), d as isize)] {
                let classes = self.classes(i + away);
                sink.classes(by, classes);
                classes.iter().for_each(|&of| sink.listed(side, of, mine.list));
            }
        }
        let moods = u32::from(here.negated) | u32::from(here.asked) << 1;
        sink.take(mix(290, moods, mine.list), Class::Mood);
        for &(rule, sure) in self.rules.at(i) {
            sink.take(mix(300, rule / 2, 0), Class::Rule);
            sink.take(mix(301, rule, sure), Class::Rule);
            sink.take(mix(302, rule / 2, written), Class::Rule);
        }
        for (template, d) in [(304, -1), (305, 1)] {
            for &(rule, _) in self.rules.at(i + d) {
                sink.take(mix(template, rule, 0), Class::Rule);
            }
        }
    }

    /// Which tokens the layer of people need look at: those that may tell who somebody is, and a few around them. All others are ordinary words in
    /// small letters, and marks.
    pub(crate) fn near_people(&self) -> Vec<bool> {
        let mut near = vec![false; self.seen.len()];
        for place in 0..near.len() {
            let at = place as isize;
            if !self.known(at).written.look.tells_nobody() || !self.rules.at(at).is_empty() {
                near[place.saturating_sub(AROUND)..(place + AROUND + 1).min(self.seen.len())].fill(true);
            }
        }
        near
    }

    /// Tells what the layer of secrets sees of a token: how it is built, what stands around it, and what was said of getting in before and after it.
    pub(crate) fn secrets(&self, place: usize, sink: &mut impl Sink) {
        let i = place as isize;
        let around: [&Known; 9] = core::array::from_fn(|at| self.known(i + at as isize - Spot::SECRETS));
        for (known, d) in around.iter().zip(-Spot::SECRETS..) {
            sink.word(known, Spot::Secrets(d));
        }
        let written = |d: isize| &around[(d + Spot::SECRETS) as usize].written;
        let (word, build) = (|d: isize| written(d).word, |d: isize| written(d).look.build);
        let mine = build(0);
        let make = make(mine);
        for (template, a, b) in [
            (460, word(-1), mine),
            (461, word(1), mine),
            (462, word(-2), word(-1)),
            (463, word(1), word(2)),
            (464, word(-1), word(1)),
            (465, build(-1), mine),
            (466, mine, build(1)),
            (467, mix(1, build(-2), build(-1)), mine),
            (468, mine, mix(1, build(1), build(2))),
            (469, word(-2), mine),
        ] {
            sink.take(mix(template, a, b), Class::Beside);
        }
        // Written without a space to what stands before or behind.
        let glued = |a: isize| match (usize::try_from(a), usize::try_from(a + 1)) {
            (Ok(a), Ok(b)) if b < self.spans.len() => self.spans[a].1 == self.spans[b].0,
            _ => false,
        };
        let joints = u32::from(glued(i - 1)) | u32::from(glued(i)) << 1;
        sink.take(mix(470, joints, make), Class::Meaning);
        sink.take(mix(471, joints, mix(1, build(-1), build(1))), Class::Meaning);
        // What was said within a breath or two, in the order of distance: near, further, far.
        for (template, sign, most) in [(472, -1, 14), (475, 1, 8)] {
            for d in 1..=most {
                let Some(there) = self.at(i + sign * d) else { break };
                let known = &self.known(i + sign * d).written;
                let band: usize = match d {
                    1..=3 => 0,
                    4..=7 => 1,
                    _ => 2,
                };
                if matches!(known.look.build, 3000..4000) {
                    sink.take(mix(template + band as u32, known.stem, make), Class::Sentence);
                    if there.sentence == self.seen[place].sentence {
                        sink.take(mix(template + 10, known.stem, make), Class::Sentence);
                    }
                }
                let side = if sign < 0 { 0 } else { NEAR / 2 };
                self.classes(i + sign * d).iter().for_each(|&of| sink.near(side + band, of, make));
            }
        }
        let mood = self.seen[place].mood();
        sink.take(mix(505, mood, make), Class::Mood);
        // Of statements it knows nothing: a policy that acts on secrets alone asks nobody for them.
        let words = |place: isize| self.rules.at(place).iter().copied().filter(|(rule, _)| !Rules::kind(*rule).group().is_clause());
        for (rule, sure) in words(i) {
            sink.take(mix(510, rule / 2, 0), Class::Rule);
            sink.take(mix(511, rule, sure), Class::Rule);
            sink.take(mix(512, rule / 2, mine), Class::Rule);
        }
        for (template, d) in [(513, -1), (514, 1), (515, -2), (516, 2)] {
            words(i + d).for_each(|(rule, _)| sink.take(mix(template, rule, 0), Class::Rule));
        }
    }

    /// Whether the text speaks of getting in somewhere, or holds what is drawn up like a secret.
    pub(crate) fn opens_secrets(&self) -> bool {
        let look = |place: usize| self.known(place as isize).written.look;
        (0..self.seen.len()).any(|place| look(place).access || look(place).counts() && look(place + 1).counts())
    }

    /// Tells what a layer sees of a token.
    pub(crate) fn tell(&self, layer: Layer, place: usize, sink: &mut impl Sink) {
        match layer {
            Layer::People => self.people(place, sink),
            Layer::Secrets => self.secrets(place, sink),
            _ => self.clauses(place, sink),
        }
    }
}

/// The sort of a build: a number of one or two digits, of three, of up to eight, of more; a mixed string; a word by its lists; whatever else.
const fn make(build: u32) -> u32 {
    match build {
        100..124 => 1,
        124..132 => 2,
        132..172 => 3,
        172..1000 => 4,
        1000..3000 => 5,
        3000..4000 => 10 + (build - 3000) / 4,
        _ => 6,
    }
}

/// The form of a verb, where it stands near enough to `i`.
fn near(verb: Option<(usize, u32)>, i: usize) -> u32 {
    verb.filter(|(at, _)| at.abs_diff(i) <= VERB).map_or(0, |(_, verb)| verb)
}
