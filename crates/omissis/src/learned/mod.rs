//! The learned scorer: a linear-chain model over hashed features that says which words tell something of a clause kind.
//!
//! A third of admissions carry no fixed marker ("la sera lavo i piatti in pizzeria, per lo Stato sono disoccupata"); rules end there. One
//! model for each layer (admission, special, situation, people, secrets) gives each token the probability of each kind; what it costs to go from one kind to
//! the next depends on the border between the words. The weights are trained by `omissis-train` and embedded; inference is integer look-ups and a
//! forward-backward pass, the same on every machine.

mod features;
mod glance;
mod rows;
mod sums;
mod words;

pub use features::{BORDERS, Class, Features, Sequence};
use features::{Scene, Sink};
use glance::Glance;
pub(crate) use glance::Opened;
pub use glance::{WINDOWS, glance, place as glance_row, write as write_glance};

use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::kind::{Group, Kind, Subject};
use crate::lexicon::vocabulary::{self, Mask};
use crate::lexicon::{among, names, people, public};
use crate::normalise::Normalised;
use crate::span::Span;
use crate::speech::people::Who;
use crate::speech::sentences::GRAMMAR;
use crate::speech::tokens::{Case, Shape};
use crate::speech::{Reading, secrets, streets};
use once_cell::sync::{Lazy, OnceCell};
pub use rows::{Row, Rows, Size, WEIGHTS};
use sums::Table;
use words::Words;

/// A layer: kinds that compete for a word, and what the scorer looks at for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// What somebody admits.
    Admission,
    /// Health and the other special categories.
    Special,
    /// Income, debts, rents.
    Situation,
    /// Names, homes, births, ages.
    People,
    /// PINs and passwords, with or without a label.
    Secrets,
}

impl Layer {
    /// The layers, in the order of the weights file.
    pub const ALL: [Self; 5] = [Self::Admission, Self::Special, Self::Situation, Self::People, Self::Secrets];

    /// The kinds of the layer; label 0 is none of them, label n the kind n - 1.
    #[must_use]
    pub fn kinds(self) -> Vec<Kind> {
        Kind::ALL.iter().copied().filter(|&kind| Self::of(kind) == Some(self)).collect()
    }

    /// The layer of a kind, where it has one.
    #[must_use]
    pub fn of(kind: Kind) -> Option<Self> {
        match kind.group() {
            Group::Admission => Some(Self::Admission),
            Group::Special => Some(Self::Special),
            Group::Situation => Some(Self::Situation),
            Group::Person => Some(Self::People),
            Group::Credential => Some(Self::Secrets),
            _ => (kind == Kind::PostalAddress).then_some(Self::People),
        }
    }

    /// The table whose features the layer reads: 0 that of clauses, 1 that of people, 2 that of secrets.
    #[must_use]
    pub const fn table(self) -> usize {
        match self {
            Self::People => 1,
            Self::Secrets => 2,
            _ => 0,
        }
    }

    /// Whether its kinds are clauses, whose words belong together over a gap, rather than words.
    const fn is_of_clauses(self) -> bool {
        self.table() == 0
    }
}

/// The tables. All the weights take less than 2 MB.
pub const TABLES: [Size; 3] =
    [Size { common: 16_384, others: 156_500 }, Size { common: 8_192, others: 30_700 }, Size { common: 4_096, others: 25_300 }];

/// The trained weights, as `omissis-train` wrote them, all little-endian: for each layer the thresholds (f32: join, add, keep), the scale (f32), the bias (f32 by label) and the
/// moves (f32 by border, label and next label); then all tables (see [`Rows`]), in which the kinds of a table's layers lie side by side; then what a glance needs.
static TRAINED: &[u8] = include_bytes!("weights.bin");

/// The weights of one layer, those of features aside.
struct Weights {
    kinds: Vec<Kind>,
    thresholds: Thresholds,
    /// What none of the kinds is worth.
    none: f32,
    moves: Moves,
    /// Where its kinds begin in a row.
    first: usize,
}

/// All that was learned.
struct Model {
    layers: Vec<Weights>,
    /// The scale and the bias of each weight of a row, by table.
    lanes: [Lanes; TABLES.len()],
    words: Words,
    glance: Glance,
}

/// What makes scores of sums, for all layers of a table at once.
#[derive(Default)]
struct Lanes {
    scales: [f32; WEIGHTS],
    biases: [f32; WEIGHTS],
}

impl Lanes {
    /// Scores by token and weight of a row.
    fn scores(&self, sums: &[[i32; WEIGHTS]]) -> Vec<[f32; WEIGHTS]> {
        sums.iter().map(|sums| core::array::from_fn(|lane| sums[lane] as f32 * self.scales[lane] + self.biases[lane])).collect()
    }
}

/// Bytes of the weights file before what a glance needs.
#[must_use]
pub fn layers_bytes() -> usize {
    let head = |layer: Layer| {
        let labels = layer.kinds().len() + 1;
        4 * (4 + labels + BORDERS * labels * labels)
    };
    Layer::ALL.into_iter().map(head).sum::<usize>() + TABLES.iter().map(|size| size.bytes()).sum::<usize>()
}

/// Weights to measure instead of the embedded ones.
static INSTALLED: OnceCell<Vec<u8>> = OnceCell::new();

/// Takes other weights than the embedded ones for all of this process, to measure a training without a build. Must come before the first scan; `false` when
/// it comes too late.
pub fn install(weights: Vec<u8>) -> bool {
    Lazy::get(&MODEL).is_none() && INSTALLED.set(weights).is_ok()
}

static MODEL: Lazy<Model> = Lazy::new(|| {
    let mut rest: &'static [u8] = INSTALLED.get().map_or(TRAINED, Vec::as_slice);
    let mut take = |n: usize| {
        let (head, tail) = rest.split_at(n.min(rest.len()));
        rest = tail;
        head
    };
    let number = |bytes: &[u8]| bytes.try_into().map_or(0.0, f32::from_le_bytes);
    let mut first = [0; TABLES.len()];
    let mut lanes = TABLES.map(|_| Lanes::default());
    let layers = Layer::ALL
        .into_iter()
        .map(|layer| {
            let kinds = layer.kinds();
            let labels = kinds.len() + 1;
            let thresholds = Thresholds { join: number(take(4)), add: number(take(4)), keep: number(take(4)) };
            let scale = number(take(4));
            let bias: Vec<f32> = take(4 * labels).chunks_exact(4).map(number).collect();
            let moves = Moves::new(take(4 * BORDERS * labels * labels).chunks_exact(4).map(number).collect(), labels);
            let next = &mut first[layer.table()];
            *next += kinds.len();
            let first = *next - kinds.len();
            for (lane, bias) in (first..).zip(bias.iter().skip(1)) {
                (lanes[layer.table()].scales[lane], lanes[layer.table()].biases[lane]) = (scale, *bias);
            }
            Weights { first, kinds, thresholds, none: bias.first().copied().unwrap_or_default(), moves }
        })
        .collect();
    let words = Words::new(TABLES.map(|size| Table::new(Rows::new(take(size.bytes()), size))));
    Model { layers, lanes, words, glance: Glance::new(take(Glance::BYTES)) }
});

impl Weights {
    /// The scores of the kinds among those of a token.
    fn of<'s>(&self, scores: &'s [f32; WEIGHTS]) -> &'s [f32] {
        &scores[self.first..self.first + self.kinds.len()]
    }

    /// Scores by token and label; none of the kinds has its bias alone.
    fn emissions(&self, scores: &[[f32; WEIGHTS]]) -> Vec<f32> {
        let mut emissions = Vec::with_capacity(scores.len() * (self.kinds.len() + 1));
        for scores in scores {
            emissions.push(self.none);
            emissions.extend_from_slice(self.of(scores));
        }
        emissions
    }

    /// By how much the best of the kinds leads before none.
    fn best(&self, scores: &[f32; WEIGHTS]) -> f32 {
        self.of(scores).iter().fold(f32::NEG_INFINITY, |best, &score| if score > best { score } else { best }) - self.none
    }
}

/// Adds what features say for one label, by their class: wording, meaning, stance.
struct Reasons<'w> {
    rows: &'w Rows<'w>,
    place: usize,
    sums: [i32; 3],
}

impl Sink for Reasons<'_> {
    fn take(&mut self, hash: u32, class: Class) {
        let sum = match class {
            Class::Word | Class::Beside | Class::Sentence => &mut self.sums[0],
            Class::Meaning => &mut self.sums[1],
            Class::Subject | Class::Mood => &mut self.sums[2],
            Class::Rule => return,
        };
        *sum += self.rows.find(hash).weight(self.place);
    }
}

/// What the scorer tells of one stretch of tokens.
struct Told {
    start: usize,
    end: usize,
    kind: Kind,
    label: usize,
    probability: f32,
}

/// From which probability on a layer's words are told; the trainer writes them beside the weights.
#[derive(Clone, Copy, Debug)]
pub struct Thresholds {
    /// Of "some kind of the layer" for a token to belong to a stretch.
    pub join: f32,
    /// Of its likeliest token for a stretch to be told without a rule.
    pub add: f32,
    /// Of its likeliest token for what a rule saw to stand.
    pub keep: f32,
}

/// From which probability of its likeliest token on a clause at the edge of a stretch belongs to it: the chain likes to run on into the reason and the
/// consequence ("lavoro a nero, | sennò non campo").
const EDGE: f32 = 0.65;

/// Below which probability the scorer takes the outermost words off what a rule saw, where it sees the rest too.
const DOUBT: f32 = 0.2;

/// How many times as much the scorer must take a statement for one kind as for the one that a rule sees, to tell it by the first.
const PREFERS: f32 = 3.0;

/// What the scorer thinks of a text in one layer: probabilities by token and label.
struct Belief<'w> {
    weights: &'w Weights,
    rows: &'w Rows<'static>,
    labels: usize,
    /// Empty where no token's probability of some kind reaches what matters.
    marginals: Vec<f32>,
}

impl<'w> Belief<'w> {
    /// `matters` is the probability of some kind below which it is all the same how low it is.
    fn new(weights: &'w Weights, rows: &'w Rows<'static>, borders: &[u8], scores: &[[f32; WEIGHTS]], matters: f32) -> Self {
        let labels = weights.kinds.len() + 1;
        let marginals = if weights.moves.most_of_some(scores.iter().map(|scores| weights.best(scores)), borders) < matters {
            Vec::new()
        } else {
            marginals(&weights.emissions(scores), borders, &weights.moves, |_, _, _, _| ())
        };
        Self { weights, rows, labels, marginals }
    }

    /// Probability that a token belongs to some kind of the layer.
    fn some(&self, token: usize) -> f32 {
        self.marginals.get(token * self.labels).map_or(0.0, |none| 1.0 - none)
    }

    /// How much of the tokens `start..end` is taken for a label.
    fn mass(&self, start: usize, end: usize, label: usize) -> f32 {
        self.marginals[start * self.labels..end * self.labels].iter().skip(label).step_by(self.labels).sum()
    }

    /// The likeliest label of the tokens `start..end`, none aside.
    fn best(&self, start: usize, end: usize) -> usize {
        (1..self.labels).max_by(|&a, &b| self.mass(start, end, a).total_cmp(&self.mass(start, end, b))).unwrap_or(1)
    }

    /// Which classes of features spoke most for the kind of a stretch.
    fn reasons(&self, scene: &Scene<'_>, layer: Layer, told: &Told) -> EvidenceSet {
        let mut reasons = Reasons { rows: self.rows, place: self.weights.first + told.label - 1, sums: [0; 3] };
        (told.start..told.end).for_each(|token| scene.tell(layer, token, &mut reasons));
        let evidence = [Evidence::LearnedWording, Evidence::LearnedMeaning, Evidence::LearnedStance];
        let sums = reasons.sums.into_iter().zip(evidence);
        let most = reasons.sums.into_iter().max().unwrap_or(0);
        sums.filter(|(sum, _)| *sum > 0 && *sum * 3 >= most).fold(EvidenceSet::default(), |set, (_, evidence)| set.with(evidence))
    }

    /// Whether a stretch is taken for its kind several times as much as for another one of the layer.
    fn prefers(&self, told: &Told, other: Kind) -> bool {
        let mass = |kind: Kind| {
            self.weights.kinds.iter().position(|&known| known == kind).map_or(0.0, |at| self.mass(told.start, told.end, at + 1))
        };
        mass(told.kind) >= PREFERS * mass(other)
    }

    /// A stretch without the clauses at its edges that no token is sure of.
    fn without_edges(&self, scene: &Scene<'_>, mut start: usize, mut end: usize) -> (usize, usize) {
        let unsure = |from: usize, to: usize| (from..to).all(|t| self.some(t) < EDGE);
        let border = |t: &usize| scene.borders[*t] != 0;
        while let Some(cut) = (start + 1..end).find(border).filter(|&cut| unsure(start, cut)) {
            start = cut;
        }
        while let Some(cut) = (start + 1..end).rfind(border).filter(|&cut| unsure(cut, end)) {
            end = cut;
        }
        (start, end)
    }

    /// What a rule saw of a clause, without the words at its edges that the scorer is sure against; a marker ("senza fattura") is never one of them.
    fn without_doubts(&self, reading: &Reading<'_>, scene: &Scene<'_>, rule: Span) -> Span {
        let marks = |t: usize| reading.speech().words[scene.tokens[t]].mask.meets(PLAUSIBLE.markers);
        let trusted = |t: &usize| {
            let (start, end) = scene.spans[*t];
            start < rule.end && rule.start < end && (self.some(*t) >= DOUBT || marks(*t))
        };
        let places = || 0..scene.spans.len();
        let (Some(first), Some(last)) = (places().find(trusted), places().rfind(trusted)) else { return rule };
        Span::new(rule.start.max(scene.spans[first].0), rule.end.min(scene.spans[last].1))
    }

    /// Stretches of tokens that belong together.
    fn stretches(&self, layer: Layer, scene: &Scene<'_>) -> Vec<Told> {
        let join = self.weights.thresholds.join;
        let mut runs: Vec<(usize, usize, usize)> = Vec::new();
        for t in (0..self.marginals.len() / self.labels).filter(|&t| self.some(t) >= join) {
            let label = if layer.is_of_clauses() { 0 } else { self.best(t, t + 1) };
            // A gap of one or two tokens (a comma, an article) does not part a clause; names, ages and secrets stand apart.
            let gap = if layer.is_of_clauses() { 2 } else { 0 };
            match runs.last_mut() {
                Some(run) if t - run.1 <= gap && run.2 == label => run.1 = t + 1,
                _ => runs.push((t, t + 1, label)),
            }
        }
        runs.into_iter()
            .map(|(start, end, _)| {
                let (start, end) = if layer.is_of_clauses() { self.without_edges(scene, start, end) } else { (start, end) };
                let best = self.best(start, end);
                let probability = (start..end).map(|t| self.some(t)).fold(0.0, f32::max);
                Told { start, end, kind: self.weights.kinds[best - 1], label: best, probability }
            })
            .collect()
    }
}

/// What the layers may tell of a folded text at a glance.
pub(crate) fn glance_at(folded: &[u8]) -> Opened {
    MODEL.glance.at(folded)
}

/// Decides together with the rules: adds what the scorer is sure of, and takes away what a rule saw and the scorer, who knows that the rule saw it, does
/// not believe.
pub(crate) fn weigh_in(reading: &Reading<'_>, layers: impl Fn(Layer) -> bool, candidates: &mut Vec<Candidate>) {
    let clauses = Layer::ALL.iter().any(|&layer| layer.is_of_clauses() && layers(layer));
    let people = layers(Layer::People);
    if !Layer::ALL.into_iter().any(&layers) {
        return;
    }
    let Model { layers: all, lanes, words, .. } = &*MODEL;
    let tables = &words.tables;
    let scene = Scene::new(reading, candidates, Some(words), clauses);
    let secrets = layers(Layer::Secrets) && scene.opens_secrets();
    let scores = [
        if clauses { lanes[0].scores(&tables[0].sums(&scene, Layer::Admission)) } else { Vec::new() },
        if people { lanes[1].scores(&tables[1].sums(&scene, Layer::People)) } else { Vec::new() },
        if secrets { lanes[2].scores(&tables[2].sums(&scene, Layer::Secrets)) } else { Vec::new() },
    ];
    for (weights, layer) in all.iter().zip(Layer::ALL) {
        if !layers(layer) || layer == Layer::Secrets && !secrets {
            continue;
        }
        let thresholds = weights.thresholds;
        // Where no rule saw anything, only what is told without one matters.
        let seen = candidates.iter().any(|candidate| Layer::of(candidate.kind) == Some(layer));
        let matters = if seen { thresholds.keep.min(thresholds.join) } else { thresholds.add };
        let belief = Belief::new(weights, &tables[layer.table()].rows, &scene.borders, &scores[layer.table()], matters);
        candidates.retain_mut(|candidate| {
            if Layer::of(candidate.kind) != Some(layer) {
                return true;
            }
            let inside = scene.spans.iter().enumerate().filter(|(_, span)| span.0 < candidate.span.end && candidate.span.start < span.1);
            let believed = inside.map(|(token, _)| belief.some(token)).fold(0.0, f32::max);
            candidate.evidence = candidate.evidence.with(if believed >= 0.5 { Evidence::Learned } else { Evidence::LearnedAgainst });
            believed >= thresholds.keep
        });
        for told in belief.stretches(layer, &scene) {
            let (start, end) = trimmed(reading, scene.tokens[told.start], scene.tokens[told.end - 1] + 1);
            if start >= end {
                continue;
            }
            let start = if layer.is_of_clauses() { with_its_group(reading, start) } else { start };
            let span = Span::new(features::bytes(reading, start).0, features::bytes(reading, end - 1).1);
            let same = |candidate: &Candidate| {
                Layer::of(candidate.kind) == Some(layer)
                    && candidate.span.overlaps(span)
                    && (layer != Layer::People || candidate.kind == told.kind)
            };
            let of = |kind: Kind| candidates.iter().position(|candidate| same(candidate) && candidate.kind == kind);
            // A false fact towards who grants a benefit is fraud, whatever else it may be.
            let near = &reading.speech().words[start..(end + 5).min(reading.tokens().len())];
            let granted = of(Kind::BenefitFraud).filter(|_| near.iter().any(|word| word.mask.meets(PLAUSIBLE.benefit)));
            if let Some(place) = granted.or_else(|| of(told.kind)).or_else(|| candidates.iter().position(same)) {
                // Both see it. Which kind of statement it is the scorer tells better: it knows what the rules take it for.
                let rule = &mut candidates[place];
                // A label says what a secret is.
                let named = layer == Layer::Secrets && rule.evidence.has(Evidence::LabelBefore);
                if granted.is_none() && !named && told.probability >= thresholds.add && belief.prefers(&told, rule.kind) {
                    rule.kind = told.kind;
                }
                if layer.is_of_clauses() {
                    for rule in candidates.iter_mut().filter(|candidate| same(candidate)) {
                        rule.span = belief.without_doubts(reading, &scene, rule.span);
                    }
                }
                // Where rules see several words apart and the scorer one stretch, the rules count better.
                let several = !layer.is_of_clauses() && candidates.iter().filter(|candidate| same(candidate)).count() > 1;
                let rule = &mut candidates[place];
                if !several {
                    rule.span = Span::new(rule.span.start.min(span.start), rule.span.end.max(span.end));
                }
                rule.evidence = rule.evidence.union(belief.reasons(&scene, layer, &told));
                continue;
            }
            if told.probability < thresholds.add || !plausible(reading, told.kind, start, end) {
                continue;
            }
            let evidence =
                belief.reasons(&scene, layer, &told).with(Evidence::Learned).with_if(told.probability >= 0.8, Evidence::LearnedSurely);
            let candidate = Candidate::new(told.kind, span, evidence);
            candidates.push(if layer.is_of_clauses() {
                candidate.about(match reading.speech().subject_between(start, end) {
                    Who::Family => Subject::Family,
                    Who::Other | Who::Addressed => Subject::Other,
                    _ => Subject::Writer,
                })
            } else {
                candidate
            });
        }
    }
    leave_the_public(reading, candidates);
}

/// How many words before what is said of somebody a public figure may be named.
const NAMED: usize = 8;

/// What is said of public figures stays: their politics, their union, their convictions. And so does what is said of the ill in general.
fn leave_the_public(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let tokens = reading.tokens();
    let word = |at: usize| tokens.get(at).filter(|token| token.case != Case::Lower).map_or("", |token| reading.text(token));
    let figure = |at: usize| names::figures(word(at)).any(|figure| figure.alone || at > 0 && figure.is_called(word(at - 1)));
    // "Silvio Berlusconi condannato a un anno e | due mesi di carcere": the name may stand a few words before.
    let from = |start: usize| (start.saturating_sub(NAMED)..start).rev().take_while(|&at| tokens[at].is_wordlike()).last().unwrap_or(start);
    candidates.retain(|candidate| {
        if !matches!(candidate.kind, Kind::PoliticalOpinion | Kind::TradeUnion | Kind::CriminalRecord | Kind::Health) {
            return true;
        }
        let start = tokens.partition_point(|token| reading.view().back(token.start, token.end).end <= candidate.span.start);
        let end = tokens.partition_point(|token| reading.view().back(token.start, token.end).start < candidate.span.end);
        if candidate.kind == Kind::Health {
            return !is_many(reading, start, end);
        }
        // "il mio vicino ha votato Salvini" is told of the neighbour.
        let private = (start..end).any(|at| reading.speech().words[at].mask.meets(PLAUSIBLE.people));
        private
            || start >= end
            || matches!(reading.speech().subject_between(start, end), Who::Writer | Who::Family | Who::Addressed)
            || !(from(start)..end).any(figure)
    });
}

/// Words that make what the scorer sees plausible, or not.
struct Plausible {
    money: Mask,
    service: Mask,
    home: Mask,
    benefit: Mask,
    people: Mask,
    ill: Mask,
    markers: Mask,
}

static PLAUSIBLE: Lazy<Plausible> = Lazy::new(|| {
    let masks = |names: &str| names.split(' ').map(|name| vocabulary::Class::named(name).mask()).fold(Mask::NONE, Mask::union);
    Plausible {
        money: masks("money amount_unit income_noun income debt isee saving rent_noun pay pay_noun earn owe cost per"),
        service: masks("service office"),
        home: masks("live residence resident mine"),
        benefit: masks("isee"),
        people: masks("family kin partner child person mine"),
        ill: masks("ill_adjective illness invalidity"),
        markers: masks("nero off_books receipt work_papers contract contributions by_hand fake_word for_show"),
    }
});

/// Whether tokens can be what the scorer alone takes them for: it knows words, and numbers only by their size.
fn plausible(reading: &Reading<'_>, kind: Kind, start: usize, end: usize) -> bool {
    let tokens = &reading.tokens()[start..end];
    let words = tokens.iter().filter(|token| token.shape == Shape::Word && token.end - token.start >= 3).count();
    let numbers =
        || tokens.iter().filter(|token| token.shape == Shape::Number).map(|token| reading.text(token).parse::<u32>().unwrap_or(u32::MAX));
    // "41 anni e 10 mesi di contributi" is a length of service.
    let service = || {
        let behind = reading.tokens()[end..].iter().take(5).map(|token| reading.text(token));
        behind.into_iter().any(|word| among(word, "contributi contribuzione servizio anzianita versamenti marchette contribuiti"))
    };
    let mixed = tokens.iter().any(|token| token.shape == Shape::Mixed);
    let near = |from: usize, to: usize| {
        let words = &reading.speech().words[from..to.min(reading.tokens().len())];
        words.iter().map(|word| word.longer.iter().fold(word.mask, |mask, (_, more)| mask.union(*more))).fold(Mask::NONE, Mask::union)
    };
    match kind {
        Kind::PersonName => {
            words >= 1 && !mixed && numbers().count() == 0 && !is_public_figure(reading, start, end) && !is_seat(reading, start)
        }
        // "la fermata della 18 in via Roma": a place of service, unless somebody lives there.
        Kind::PostalAddress => {
            let before = near(start.saturating_sub(5), start);
            // "via Verdi 3 a Spoleto: la rampa è chiusa" is a report.
            let opens =
                start.checked_sub(1).is_none_or(|at| matches!(reading.tokens()[at].shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break));
            let service = before.meets(PLAUSIBLE.service) || opens && near(end, end + 6).meets(PLAUSIBLE.service);
            let named = (start.saturating_sub(1)..end).any(|at| streets::is_odonym(reading, at));
            words >= 2 && named && (!service || before.meets(PLAUSIBLE.home))
        }
        // A large number alone counts anything: "siamo già 12.400".
        Kind::EconomicSituation => {
            near(start.saturating_sub(3), end + 3).meets(PLAUSIBLE.money)
                && !is_public_amount(reading, start, end)
                && is_somebody_s(reading, start, end)
        }
        Kind::DateOfBirth => {
            !mixed && numbers().all(|number| matches!(number, 1..=99 | 1900..=2030)) && (numbers().count() > 0 || words >= 2)
        }
        // A letter opens nothing; a service's number and an identity card's open nothing of anybody's.
        Kind::Pin | Kind::Password => {
            let whole: String = tokens.iter().map(|token| reading.text(token)).collect();
            let (from, to) = (tokens[0].start, tokens[tokens.len() - 1].end);
            // "t.co/BFHs7TsNMz" and "#Quota96" are links and tags.
            let linked = reading.links().overlap(from, to)
                || reading.folded()[..from].ends_with(['#', '/'])
                || reading.folded()[from..to].contains('#');
            let postal = start > 0 && reading.text(&reading.tokens()[start - 1]) == "cap";
            let network = secrets::is_mac(reading.folded(), from, to);
            whole.len() >= 2 && !linked && !postal && !network && !public::is_number(&whole) && !is_card(whole.as_bytes())
        }
        // "attivisti del partito": many, and nobody.
        Kind::PoliticalOpinion if among(reading.text(&tokens[0]), PARTISANS) => false,
        // "una lettura sull'amore omosessuale": what has an article and no verb is a thing, unless it is somebody's.
        Kind::SexualOrientation => {
            let words = &reading.speech().words[start..end];
            let somebody = [GRAMMAR.family, GRAMMAR.kin, GRAMMAR.person, GRAMMAR.mine]
                .map(vocabulary::Class::mask)
                .into_iter()
                .fold(Mask::NONE, Mask::union);
            let named =
                words[0].mask.has(GRAMMAR.det) && words.iter().all(|word| word.forms.finite().is_none() && !word.mask.meets(somebody));
            (!named || reading.speech().subject_between(start, end).is_particular()) && !reading.speech().is_unreal(start, end)
        }
        // "scontri tra Cobas e polizia": a union is named everywhere, a membership only of somebody.
        Kind::TradeUnion => reading.speech().subject_between(start, end).is_particular() && !reading.speech().is_unreal(start, end),
        Kind::Age | Kind::MinorAge => numbers().all(|number| number <= 119) && tokens.len() <= 8 && !service(),
        _ => !reading.speech().is_unreal(start, end),
    }
}

/// Words for many who think alike.
const PARTISANS: &str = "attivisti militanti esponenti elettori sostenitori simpatizzanti deputati senatori consiglieri parlamentari";

/// Whether the ill of a stretch are many ("gli invalidi", "i malati").
fn is_many(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let ill = |at: &usize| reading.speech().words[*at].mask.meets(PLAUSIBLE.ill);
    let many = |at: usize| {
        let before = at.checked_sub(1).map_or("", |before| reading.text(&reading.tokens()[before]));
        among(before, "gli i degli dei agli ai dagli dai sugli negli quegli questi tutti molti tanti")
    };
    let mut places = (start..end).filter(ill).peekable();
    places.peek().is_some() && places.all(many)
}

/// Whether somebody in particular has an amount: the sentence is about them, or they speak in it.
fn is_somebody_s(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let speech = reading.speech();
    let Some(sentence) = speech.structure.sentence_of(start) else { return true };
    let tagged =
        reading.tokens()[sentence.start..sentence.end.min(reading.tokens().len())].iter().any(|token| token.shape == Shape::Mark(b'#'));
    !tagged || speech.subject_between(start, end).is_particular()
}

/// Whether a string is built like the number of an electronic identity card: two letters, five digits, two letters.
fn is_card(text: &[u8]) -> bool {
    text.len() == 9
        && text.iter().enumerate().all(|(at, b)| if (2..7).contains(&at) { b.is_ascii_digit() } else { b.is_ascii_alphabetic() })
}

/// Whether an amount is nobody's: as large as a state's ("3 miliardi di euro"), or a threshold that is said of nobody ("isee sotto i 9.360 euro").
fn is_public_amount(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let tokens = reading.tokens();
    let any = |from: usize, to: usize, list: &'static str| {
        tokens[from..to.min(tokens.len())].iter().any(|token| among(reading.text(token), list))
    };
    any(start, end + 1, "milioni milione miliardi miliardo mln mld")
        || any(start.saturating_sub(2), end, "sotto sopra oltre entro inferiore superiore massimo minimo soglia soglie limite limiti tetto")
            && !reading.speech().subject_between(start, end).is_particular()
}

/// A stretch without the marks and joining words at its edges.
fn trimmed(reading: &Reading<'_>, mut start: usize, mut end: usize) -> (usize, usize) {
    let tokens = reading.tokens();
    let edge = |at: usize| !tokens[at].is_wordlike() && !matches!(tokens[at].shape, Shape::Number | Shape::Symbol);
    let joining = |at: usize| matches!(reading.text(&tokens[at]), "e" | "ed" | "ma" | "che" | "perche" | "pero" | "quindi" | "se");
    while start < end && (edge(start) || joining(start) && !tokens[start].accented) {
        start += 1;
    }
    while start < end && edge(end - 1) {
        end -= 1;
    }
    (start, end)
}

/// Whether tokens name somebody of the list of public figures, the word behind them included ("Leo" of "Leo Messi"); after a word for a relative they do not.
fn is_public_figure(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let tokens = reading.tokens();
    let word = |at: &usize| tokens[*at].is_wordlike();
    let text = |places: &[usize]| places.iter().map(|&at| reading.text(&tokens[at])).collect::<Vec<_>>().join(" ");
    let own: Vec<usize> = (start..end).filter(word).collect();
    let behind = (end..tokens.len()).take_while(word).take(2);
    let all: Vec<usize> = own.iter().copied().chain(behind).collect();
    let relative = start.checked_sub(1).is_some_and(|at| people::person(reading.text(&tokens[at])).is_some_and(|person| person.kin));
    let alone = names::figures(&text(&own)).any(|figure| figure.alone || figure.given.is_empty());
    let called = (1..all.len()).any(|mid| {
        // The name ends where the stretch does, or goes on behind it.
        (mid + 1..=all.len()).filter(|&to| to >= own.len()).any(|to| {
            let (head, tail) = (text(&all[..mid]), text(&all[mid..to]));
            names::figures(&tail).any(|figure| figure.is_called(&head)) || names::figures(&head).any(|figure| figure.is_called(&tail))
        })
    });
    !relative && (alone || called)
}

/// Whether what begins here is where an office sits ("il tribunale di Bassano").
fn is_seat(reading: &Reading<'_>, start: usize) -> bool {
    const OFFICES: &str =
        "tribunale comune municipio asl ats ausl asp stazione ospedale questura prefettura procura provincia regione caf inps sede caserma";
    let before = |back: usize| start.checked_sub(back).map_or("", |at| reading.text(&reading.tokens()[at]));
    matches!(before(1), "di" | "d") && among(before(2), OFFICES)
}

/// Where a stretch begins that does not part a verb from its pronouns and auxiliaries ("mi hanno | dato 147 euro"), nor a noun from its article.
fn with_its_group(reading: &Reading<'_>, start: usize) -> usize {
    let speech = reading.speech();
    let group = speech.structure.clause_of(start).and_then(|place| speech.structure.clauses[place].group.as_ref());
    let start = match group {
        Some(group) if group.start < start && group.chain.iter().any(|&at| at >= start) => group.start,
        _ => start,
    };
    let article = |at: &usize| speech.words[*at].mask.has(GRAMMAR.det) && reading.tokens()[*at].is_wordlike();
    start.checked_sub(1).filter(article).unwrap_or(start)
}

/// A text as the scorer reads it, with what all the rules see in it.
#[must_use]
pub fn sequence(text: &str) -> Sequence {
    let view = Normalised::new(text);
    let reading = Reading::new(&view);
    let mut candidates = Vec::new();
    for detector in crate::detectors::REGISTRY {
        detector.detect(&reading, &mut candidates);
    }
    Sequence::of_scene(Scene::new(&reading, &candidates, None, true))
}

/// What it is worth to go from one label to the next, by the border that lies between their tokens.
pub struct Moves {
    labels: usize,
    /// By border, label and next label.
    scores: Vec<f32>,
    /// The same as shares: e to the power of the score, the highest of all being 1.
    shares: Vec<f32>,
    /// By border: what it is worth at most to go into a stretch of some kind, on in it and out of it again, beside staying in none, as shares.
    bounds: Vec<[f32; 3]>,
}

impl Moves {
    /// Takes scores by border, label and next label.
    #[must_use]
    pub fn new(scores: Vec<f32>, labels: usize) -> Self {
        let top = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let bound = |moves: &[f32]| {
            let mut most = [f32::NEG_INFINITY; 3];
            for (place, score) in moves.iter().enumerate().skip(1) {
                let most = match (place / labels, place % labels) {
                    (0, _) => &mut most[0],
                    (_, 0) => &mut most[2],
                    _ => &mut most[1],
                };
                *most = most.max(score - moves[0]);
            }
            most.map(|score| exp(score.min(MOST_EXP)))
        };
        let bounds = scores.chunks_exact(labels * labels).map(bound).collect();
        Self { labels, shares: scores.iter().map(|score| exp(score - top)).collect(), bounds, scores }
    }

    /// At least the probability that any token of a chain belongs to some kind; `best` tells by how much the best kind of each token leads before none.
    ///
    /// All kinds are taken for one that is worth as much as the best of them each time: then a chain has two states, and its sums are these.
    fn most_of_some(&self, best: impl Iterator<Item = f32>, borders: &[u8]) -> f32 {
        let kinds = (self.labels - 1) as f32;
        let (mut none, mut some) = (1.0_f32, 0.0_f32);
        for (at, (best, &border)) in best.zip(borders).enumerate() {
            let [into, on, out] = self.bounds[usize::from(border)];
            let worth = kinds * exp(best.min(MOST_EXP));
            (none, some) = if at == 0 { (1.0, worth) } else { (none + some * out, worth * (none * into + some * on)) };
            if none + some > 1e6 {
                return 1.0;
            }
        }
        // Rounded up for the digits that shares lack.
        (1.0 - 1.0 / (none + some)) * 1.001 + 1e-4
    }

    fn at<'m>(&self, moves: &'m [f32], border: u8) -> &'m [f32] {
        &moves[usize::from(border) * self.labels * self.labels..][..self.labels * self.labels]
    }
}

/// Marginal probabilities of a chain: `out[t * labels + l]`. `emissions` are scores by token and label, `borders` what lies before each token.
///
/// Each token's share is scaled to sum to one, so that a pass costs multiplications and one exponential for each score. Scores too far apart
/// for that go the way of logarithms. For a training, `pairs` is told for each token but the first: its number, what the tokens before it say
/// of the label before, the shares of the moves, and what it and the tokens behind say of its own label; the product, scaled to sum to
/// one, is the probability of a pair of labels. It is told nothing where scores lie too far apart.
#[must_use]
pub fn marginals(emissions: &[f32], borders: &[u8], moves: &Moves, pairs: impl FnMut(usize, &[f32], &[f32], &[f32])) -> Vec<f32> {
    scaled(emissions, borders, moves, pairs).unwrap_or_else(|| unscaled(emissions, borders, moves))
}

/// [`marginals`] in shares; `None` where a share is too small for it, or labels are more than any layer has.
fn scaled(emissions: &[f32], borders: &[u8], moves: &Moves, pairs: impl FnMut(usize, &[f32], &[f32], &[f32])) -> Option<Vec<f32>> {
    // With the number of labels known the compiler lays them side by side.
    match moves.labels {
        2 => scaled_in::<2>(emissions, borders, moves, pairs),
        3 => scaled_in::<3>(emissions, borders, moves, pairs),
        4 => scaled_in::<4>(emissions, borders, moves, pairs),
        5 => scaled_in::<5>(emissions, borders, moves, pairs),
        6 => scaled_in::<6>(emissions, borders, moves, pairs),
        7 => scaled_in::<7>(emissions, borders, moves, pairs),
        8 => scaled_in::<8>(emissions, borders, moves, pairs),
        _ => None,
    }
}

fn scaled_in<const LABELS: usize>(
    emissions: &[f32],
    borders: &[u8],
    moves: &Moves,
    mut pairs: impl FnMut(usize, &[f32], &[f32], &[f32]),
) -> Option<Vec<f32>> {
    let scale = |shares: &mut [f32; LABELS]| {
        let sum: f32 = shares.iter().sum();
        shares.iter_mut().for_each(|share| *share /= sum);
        (sum > 1e-30).then_some(())
    };
    let mut weights = emissions.as_chunks::<LABELS>().0.to_vec();
    for token in &mut weights {
        let top = token.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        *token = token.map(|score| exp(score - top));
    }
    // Forward: what the tokens up to this one say of it, itself included.
    let mut forward = weights.clone();
    scale(forward.first_mut()?)?;
    for (at, &border) in (0..forward.len()).zip(borders).skip(1) {
        let mut reached = [0.0_f32; LABELS];
        for (share, moves) in forward[at - 1].iter().zip(moves.at(&moves.shares, border).as_chunks::<LABELS>().0) {
            reached = core::array::from_fn(|label| reached[label] + share * moves[label]);
        }
        let here = &mut forward[at];
        *here = core::array::from_fn(|label| here[label] * reached[label]);
        scale(here)?;
    }
    // Backward: what the tokens behind say; the product is the marginal.
    let mut behind = [1.0_f32; LABELS];
    for (token, &border) in (0..forward.len()).zip(borders).rev() {
        let next: [f32; LABELS] = core::array::from_fn(|label| weights[token][label] * behind[label]);
        let here = &mut forward[token];
        *here = core::array::from_fn(|label| here[label] * behind[label]);
        scale(here)?;
        let moves = moves.at(&moves.shares, border);
        if token > 0 {
            pairs(token, &forward[token - 1], moves, &next);
        }
        for (behind, moves) in behind.iter_mut().zip(moves.as_chunks::<LABELS>().0) {
            *behind = moves.iter().zip(next).map(|(weight, next)| weight * next).sum();
        }
        scale(&mut behind)?;
    }
    Some(forward.into_flattened())
}

/// The most that is put into [`exp`].
const MOST_EXP: f32 = 20.0;

/// e to the power of `x`, which is at most [`MOST_EXP`]: to five digits, by additions and multiplications alone, so that all machines agree.
fn exp(x: f32) -> f32 {
    // 2^n in the exponent bits times 2^f by its series, f within a half of zero.
    const ROUND: f32 = 12_582_912.0;
    let y = (x * core::f32::consts::LOG2_E).max(-126.0);
    let rounded = y + ROUND;
    let f = (y - (rounded - ROUND)) * core::f32::consts::LN_2;
    let series = 1.0 + f * (1.0 + f * (0.5 + f * (1.0 / 6.0 + f * (1.0 / 24.0 + f * (1.0 / 120.0 + f * (1.0 / 720.0))))));
    series * f32::from_bits((rounded.to_bits() << 23).wrapping_add(0x3f80_0000))
}

/// [`marginals`] in the log domain.
fn unscaled(emissions: &[f32], borders: &[u8], moves: &Moves) -> Vec<f32> {
    let labels = moves.labels;
    let n = emissions.len() / labels;
    if n == 0 {
        return Vec::new();
    }
    let moves = |t: usize| moves.at(&moves.scores, borders[t]);
    let (mut forward, mut backward) = (vec![0.0_f32; n * labels], vec![0.0_f32; n * labels]);
    forward[..labels].copy_from_slice(&emissions[..labels]);
    for t in 1..n {
        for l in 0..labels {
            let score = log_sum(labels, |k| forward[(t - 1) * labels + k] + moves(t)[k * labels + l]);
            forward[t * labels + l] = score + emissions[t * labels + l];
        }
    }
    for t in (0..n - 1).rev() {
        for l in 0..labels {
            backward[t * labels + l] =
                log_sum(labels, |k| moves(t + 1)[l * labels + k] + emissions[(t + 1) * labels + k] + backward[(t + 1) * labels + k]);
        }
    }
    let total = log_sum(labels, |l| forward[(n - 1) * labels + l]);
    forward.iter().zip(&backward).map(|(f, b)| (f + b - total).exp()).collect()
}

/// `ln(sum(exp(score(l))))` without overflow.
fn log_sum(labels: usize, score: impl Fn(usize) -> f32) -> f32 {
    let mut top = f32::NEG_INFINITY;
    for l in 0..labels {
        top = top.max(score(l));
    }
    let sum: f32 = (0..labels).map(|l| (score(l) - top).exp()).sum();
    top + sum.ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most_of_some(moves: &Moves, emissions: &[f32], borders: &[u8]) -> f32 {
        let best = |token: &[f32]| token[1..].iter().copied().fold(f32::NEG_INFINITY, f32::max) - token[0];
        moves.most_of_some(emissions.chunks_exact(moves.labels).map(best), borders)
    }

    #[test]
    fn shares_and_logarithms_agree() {
        let mut state = 7_u32;
        let mut random = |width: f32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((state >> 8) as f32 / (1 << 24) as f32 - 0.5) * width
        };
        for labels in [2, 5, 8] {
            for (n, width) in [(1, 8.0), (2, 20.0), (40, 8.0), (40, 30.0)] {
                let emissions: Vec<f32> = (0..n * labels).map(|_| random(width)).collect();
                let moves = Moves::new((0..BORDERS * labels * labels).map(|_| random(6.0)).collect(), labels);
                let borders: Vec<u8> = (0..n).map(|t| (t * 7 % BORDERS) as u8).collect();
                let mut paired = vec![0.0; n];
                let fast = scaled(&emissions, &borders, &moves, |t, before, moves, next| {
                    let share = |k: usize, l: usize| before[k] * moves[k * labels + l] * next[l];
                    let sum: f32 = (0..labels).flat_map(|k| (0..labels).map(move |l| (k, l))).map(|(k, l)| share(k, l)).sum();
                    paired[t] = (0..labels).map(|k| share(k, labels - 1)).sum::<f32>() / sum;
                });
                let (fast, slow) = (fast.unwrap(), unscaled(&emissions, &borders, &moves));
                let most = most_of_some(&moves, &emissions, &borders);
                assert!(fast.chunks_exact(labels).all(|token| 1.0 - token[0] <= most), "{labels} {n} {width}");
                for (a, b) in fast.iter().zip(&slow) {
                    assert!((a - b).abs() < 5e-4, "{labels} {n} {width}: {a} {b}");
                }
                for (t, paired) in paired.iter().enumerate().skip(1) {
                    assert!((paired - fast[t * labels + labels - 1]).abs() < 5e-4, "pairs of token {t}");
                }
            }
        }
        // A chain of none: the bound is not only right but near.
        let emissions = [0.0, -9.0, -8.0].repeat(12);
        let moves = Moves::new([0.0, -2.0, -3.0, -1.0, 0.5, -1.0, -1.5, -1.0, 1.0].repeat(BORDERS), 3);
        let told = marginals(&emissions, &[0; 12], &moves, |_, _, _, _| ());
        let (some, most) =
            (told.chunks_exact(3).map(|token| 1.0 - token[0]).fold(0.0, f32::max), most_of_some(&moves, &emissions, &[0; 12]));
        assert!(some <= most && most < 0.05, "{some} {most}");
        let flat = |score: f32| Moves::new(vec![0.0, score, score, 0.0].repeat(BORDERS), 2);
        let told = |emissions: &[f32], borders: &[u8], moves: &Moves| marginals(emissions, borders, moves, |_, _, _, _| ());
        assert!(told(&[], &[], &flat(0.0)).is_empty());
        assert!(told(&[0.0, -1e6, -1e6, 0.0], &[0, 0], &flat(-200.0)).iter().all(|share| share.is_finite()));
    }

    #[test]
    fn exponentials_are_exponentials() {
        for n in 0..3000 {
            let x = n as f32 / -40.0;
            assert!((exp(x) - x.exp()).abs() <= x.exp() * 1e-5, "{x}: {} {}", exp(x), x.exp());
        }
    }
}
