//! Sums of what the rows of a token's features say. All are whole numbers, so that it is one whether a row is added for each token or for many
//! at once.

use crate::learned::Layer;
use crate::learned::features::{ByClass, ByVerb, Class, Held, MAKES, NEAR, SIDES, Said, Scene, Sink, listed_class, near_class, pair};
use crate::learned::rows::{Batch, Narrow, Row, Rows, Sums, Total, WEIGHTS, minus_narrow, plus_narrow};
use crate::learned::words::{Known, Spot};
use crate::lexicon::vocabulary::{self, Mask};
use once_cell::race::OnceBox;

/// The sums of a token that is nobody's name, whatever stands around it.
const NOBODY: Sums = [-(1 << 24); WEIGHTS];

/// The rows of a table, with those of features that many tokens share found beforehand.
pub(crate) struct Table {
    pub(crate) rows: Rows<'static>,
    /// By class of words, found when it is first asked for.
    classes: Vec<OfClass>,
    verbs: Vec<Narrow>,
}

/// What a class of words makes alone, with a class of the word behind, and with a token some way off: what is asked for together lies together.
#[derive(Default)]
struct OfClass {
    alone: OnceBox<[Narrow; ByClass::PLACES]>,
    next: OnceBox<Vec<Row>>,
    near: OnceBox<[[Row; MAKES]; NEAR]>,
    listed: OnceBox<[[Row; LISTS.len()]; SIDES]>,
}

/// The lists in which nearly all words stand, as [`crate::learned::words::Look`] has them.
const LISTS: [u32; 24] = [0, 1, 17, 21, 29, 5, 13, 18, 20, 28, 145, 149, 157, 129, 133, 141, 22, 24, 52, 56, 64, 192, 16, 61];

/// Where lists stand in [`LISTS`]; one more than there are where they do not.
static PLACES: [u8; 257] = {
    let mut places = [LISTS.len() as u8; 257];
    let mut place = 0;
    while place < LISTS.len() {
        places[LISTS[place] as usize] = place as u8;
        place += 1;
    }
    places
};

impl Table {
    pub(crate) fn new(rows: Rows<'static>) -> Self {
        let verbs = ByVerb::all().map(|hash| rows.find(hash).narrow()).collect();
        Self { rows, classes: vocabulary::Class::all().map(|_| OfClass::default()).collect(), verbs }
    }

    fn alone(&self, by: ByClass, of: vocabulary::Class) -> &Narrow {
        let all = self.classes[of.place()].alone.get_or_init(|| {
            let mut alone = [Narrow::default(); ByClass::PLACES];
            alone.iter_mut().zip(ByClass::all(of)).for_each(|(narrow, hash)| *narrow = self.rows.find(hash).narrow());
            Box::new(alone)
        });
        &all[by.place()]
    }

    fn next(&self, of: vocabulary::Class) -> &[Row] {
        let find = || Box::new(vocabulary::Class::all().map(|next| self.rows.find(pair(of, next))).collect());
        self.classes[of.place()].next.get_or_init(find)
    }

    fn listed(&self, side: usize, of: vocabulary::Class) -> &[Row; LISTS.len()] {
        let row = |side, place: usize| self.rows.find(listed_class(side, of, LISTS[place]));
        let find = || Box::new(core::array::from_fn(|side| core::array::from_fn(|place| row(side, place))));
        &self.classes[of.place()].listed.get_or_init(find)[side]
    }

    fn near(&self, band: usize, of: vocabulary::Class) -> &[Row; MAKES] {
        let row = |band, make| self.rows.find(near_class(band, of, make as u32));
        let find = || Box::new(core::array::from_fn(|band| core::array::from_fn(|make| row(band, make))));
        &self.classes[of.place()].near.get_or_init(find)[band]
    }

    fn start(&self) -> Sum<'_> {
        Sum { table: self, total: Total::default(), batch: Batch::default(), sentence: None, said: None, windows: Default::default() }
    }

    /// What the rows of the features that `tell` tells say together.
    pub(crate) fn sum(&self, tell: impl FnOnce(&mut Sum<'_>)) -> Sums {
        let mut sum = self.start();
        tell(&mut sum);
        sum.finish()
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
                sum.finish()
            })
            .collect()
    }
}

/// Adds the rows of one token's features.
pub(crate) struct Sum<'w> {
    table: &'w Table,
    total: Total,
    batch: Batch,
    /// What the features of the last sentence say together, which is the same for all its tokens.
    sentence: Option<(usize, Sums)>,
    /// What the features of how the last clause was said say together.
    said: Option<(Said, Sums)>,
    /// The classes of the words before and behind.
    windows: [Window; 2],
}

impl Sum<'_> {
    /// What the rows of the features told say together; begins anew.
    fn finish(&mut self) -> Sums {
        self.batch.add_to(&self.table.rows, &mut self.total);
        self.total.take()
    }
}

/// Classes of words, and what their rows say together.
#[derive(Default)]
struct Window {
    mask: Mask,
    sums: Sums,
}

impl Window {
    /// Changes to other classes: from token to token a window loses a few and gains a few.
    fn turn<'w>(&mut self, mask: Mask, row: impl Fn(vocabulary::Class) -> &'w Narrow) {
        if self.mask != mask {
            mask.without(self.mask).each(|of| self.sums = plus_narrow(&self.sums, row(of)));
            self.mask.without(mask).each(|of| self.sums = minus_narrow(&self.sums, row(of)));
            self.mask = mask;
        }
    }
}

impl Sink for Sum<'_> {
    fn take(&mut self, hash: u32, _class: Class) {
        self.batch.take(hash, &self.table.rows, &mut self.total);
    }

    fn word(&mut self, known: &Known, spot: Spot) {
        match known.weighed() {
            Some(weighed) => weighed.add_to(spot, &mut self.total),
            None => known.written.tell(spot, self),
        }
    }

    fn classes(&mut self, by: ByClass, classes: &[vocabulary::Class]) {
        classes.iter().for_each(|&of| self.total.add_narrow(self.table.alone(by, of)));
    }

    fn pairs(&mut self, of: vocabulary::Class, next: &[vocabulary::Class]) {
        let rows = self.table.next(of);
        next.iter().for_each(|next| self.total.add_row(rows[next.place()]));
    }

    fn listed(&mut self, side: usize, of: vocabulary::Class, list: u32) {
        match self.table.listed(side, of).get(usize::from(PLACES[list as usize])) {
            Some(&row) => self.total.add_row(row),
            None => self.take(listed_class(side, of, list), Class::Meaning),
        }
    }

    fn near(&mut self, band: usize, of: vocabulary::Class, make: u32) {
        self.total.add_row(self.table.near(band, of)[make as usize]);
    }

    fn window(&mut self, by: ByClass, mask: Mask) {
        let window = match by {
            ByClass::Earlier => &mut self.windows[0],
            ByClass::Later => &mut self.windows[1],
            _ => &mut Window::default(),
        };
        window.turn(mask, |of| self.table.alone(by, of));
        self.total.add(&window.sums);
    }

    fn verb(&mut self, by: ByVerb, verb: u32) {
        self.total.add_narrow(&self.table.verbs[by.row(verb)]);
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
