//! Sums of what the rows of a token's features say. All are whole numbers, so that it is one whether a row is added for each token or for many
//! at once.

use crate::learned::Layer;
use crate::learned::features::{ByClass, ByVerb, Class, Held, Said, Scene, Sink};
use crate::learned::rows::{Rows, Sums, Total, WEIGHTS, minus, plus};
use crate::learned::words::{Known, Spot};
use crate::lexicon::vocabulary::{self, Mask};

/// The sums of a token that is nobody's name, whatever stands around it.
const NOBODY: Sums = [-(1 << 24); WEIGHTS];

/// The rows of a table, with those of features that many tokens share found beforehand.
pub(crate) struct Table {
    pub(crate) rows: Rows<'static>,
    classes: Vec<Sums>,
    verbs: Vec<Sums>,
}

impl Table {
    pub(crate) fn new(rows: Rows<'static>) -> Self {
        let row = |hash| {
            let mut total = Total::default();
            total.add_row(rows.find(hash));
            total.take()
        };
        let classes = ByClass::all().map(|hash| hash.map_or([0; WEIGHTS], row)).collect();
        Self { rows, classes, verbs: ByVerb::all().map(row).collect() }
    }

    fn start(&self) -> Sum<'_> {
        Sum { table: self, total: Total::default(), sentence: None, said: None, windows: Default::default() }
    }

    /// What the rows of the features that `tell` tells say together.
    pub(crate) fn sum(&self, tell: impl FnOnce(&mut Sum<'_>)) -> Sums {
        let mut sum = self.start();
        tell(&mut sum);
        sum.total.take()
    }

    /// What the rows say of each token of a scene together.
    pub(crate) fn sums(&self, scene: &Scene<'_>, layer: Layer) -> Vec<Sums> {
        let mut sum = self.start();
        let tokens = 0..scene.tokens.len();
        let told = (layer == Layer::People).then(|| scene.near_people());
        tokens
            .map(|place| {
                if told.as_ref().is_some_and(|told| !told[place]) {
                    return NOBODY;
                }
                scene.tell(layer, place, &mut sum);
                sum.total.take()
            })
            .collect()
    }
}

/// Adds the rows of one token's features.
pub(crate) struct Sum<'w> {
    table: &'w Table,
    total: Total,
    /// What the features of the last sentence say together, which is the same for all its tokens.
    sentence: Option<(usize, Sums)>,
    /// What the features of how the last clause was said say together.
    said: Option<(Said, Sums)>,
    /// The classes of the words before and behind.
    windows: [Window; 2],
}

/// Classes of words, and what their rows say together.
#[derive(Default)]
struct Window {
    mask: Mask,
    sums: Sums,
}

impl Window {
    /// Changes to other classes: from token to token a window loses a few and gains a few.
    fn turn<'w>(&mut self, mask: Mask, row: impl Fn(vocabulary::Class) -> &'w Sums) {
        if self.mask != mask {
            mask.without(self.mask).each(|of| self.sums = plus(&self.sums, row(of)));
            self.mask.without(mask).each(|of| self.sums = minus(&self.sums, row(of)));
            self.mask = mask;
        }
    }
}

impl Sink for Sum<'_> {
    fn take(&mut self, hash: u32, _class: Class) {
        self.total.add_row(self.table.rows.find(hash));
    }

    fn word(&mut self, known: &Known, spot: Spot) {
        match known.weighed() {
            Some(weighed) => self.total.add(weighed.at(spot)),
            None => known.written.tell(spot, self),
        }
    }

    fn classes(&mut self, by: ByClass, classes: &[vocabulary::Class]) {
        classes.iter().for_each(|&of| self.total.add(&self.table.classes[by.row(of)]));
    }

    fn window(&mut self, by: ByClass, mask: Mask) {
        let window = match by {
            ByClass::Earlier => &mut self.windows[0],
            ByClass::Later => &mut self.windows[1],
            _ => &mut Window::default(),
        };
        window.turn(mask, |of| &self.table.classes[by.row(of)]);
        self.total.add(&window.sums);
    }

    fn verb(&mut self, by: ByVerb, verb: u32) {
        self.total.add(&self.table.verbs[by.row(verb)]);
    }

    fn said(&mut self, said: Said) {
        let told = match self.said {
            Some((last, told)) if last == said => told,
            _ => self.table.sum(|sum| said.tell(sum)),
        };
        self.said = Some((said, told));
        self.total.add(&told);
    }

    fn sentence(&mut self, number: usize, held: &Held) {
        let told = match self.sentence {
            Some((last, told)) if last == number => told,
            _ => self.table.sum(|sum| held.tell(sum)),
        };
        self.sentence = Some((number, told));
        self.total.add(&told);
    }
}
