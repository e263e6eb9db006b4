//! Sums of what the rows of a token's features say. All are whole numbers, so that it is one whether a row is added for each token or for many
//! at once.

use crate::learned::Layer;
use crate::learned::features::{ByClass, ByVerb, Class, Held, Scene, Sink};
use crate::learned::rows::{LANES, NARROW, Rows, WEIGHTS, lane};
use crate::learned::words::{Known, Spot};
use crate::lexicon::vocabulary::{self, Mask};

/// What rows say together, lane by lane.
pub(crate) type Lanes = [i32; LANES];

/// The rows of a table, with those of features that many tokens share found beforehand.
pub(crate) struct Table {
    pub(crate) rows: Rows<'static>,
    classes: Vec<Lanes>,
    verbs: Vec<Lanes>,
}

impl Table {
    pub(crate) fn new(rows: Rows<'static>) -> Self {
        let row = |hash| rows.lanes(hash).map(i32::from);
        let classes = ByClass::all().map(|hash| hash.map_or([0; LANES], row)).collect();
        Self { rows, classes, verbs: ByVerb::all().map(row).collect() }
    }

    fn start(&self) -> Sum<'_> {
        Sum { table: self, total: Total::default(), sentence: None, windows: Default::default() }
    }

    /// What the rows of the features that `tell` tells say together.
    pub(crate) fn sum(&self, tell: impl FnOnce(&mut Sum<'_>)) -> Lanes {
        let mut sum = self.start();
        tell(&mut sum);
        sum.total.take()
    }

    /// What the rows say of each token of a scene together.
    pub(crate) fn sums(&self, scene: &Scene<'_>, layer: Layer) -> Vec<[i32; WEIGHTS]> {
        let mut sum = self.start();
        let tokens = 0..scene.tokens.len();
        tokens
            .map(|place| {
                scene.tell(layer, place, &mut sum);
                let lanes = sum.total.take();
                core::array::from_fn(|place| lanes[lane(place)])
            })
            .collect()
    }
}

/// Adds the rows of one token's features.
pub(crate) struct Sum<'w> {
    table: &'w Table,
    total: Total,
    /// What the features of the last sentence say together, which is the same for all its tokens.
    sentence: Option<(usize, Lanes)>,
    /// The classes of the words before and behind.
    windows: [Window; 2],
}

/// A sum of rows. Those of single features are added in sixteen bits first, which takes half the work.
#[derive(Default)]
struct Total {
    wide: Lanes,
    narrow: [i16; LANES],
    added: u32,
}

impl Total {
    fn add_row(&mut self, row: [i16; LANES]) {
        let narrow = self.narrow;
        self.narrow = core::array::from_fn(|lane| narrow[lane] + row[lane]);
        self.added += 1;
        if self.added == NARROW {
            self.widen();
        }
    }

    fn add(&mut self, sums: Lanes) {
        self.wide = plus(self.wide, sums);
    }

    fn widen(&mut self) {
        self.wide = plus(self.wide, core::mem::take(&mut self.narrow).map(i32::from));
        self.added = 0;
    }

    /// What was added, and begins anew.
    fn take(&mut self) -> Lanes {
        self.widen();
        core::mem::take(&mut self.wide)
    }
}

/// Classes of words, and what their rows say together.
#[derive(Default)]
struct Window {
    mask: Mask,
    sums: Lanes,
}

impl Window {
    /// Changes to other classes: from token to token a window loses a few and gains a few.
    fn turn(&mut self, mask: Mask, row: impl Fn(vocabulary::Class) -> Lanes) {
        if self.mask != mask {
            mask.without(self.mask).each(|of| self.sums = plus(self.sums, row(of)));
            self.mask.without(mask).each(|of| self.sums = minus(self.sums, row(of)));
            self.mask = mask;
        }
    }
}

/// Lane by lane, in a form that the compiler makes wide.
fn plus(a: Lanes, b: Lanes) -> Lanes {
    core::array::from_fn(|lane| a[lane] + b[lane])
}

fn minus(a: Lanes, b: Lanes) -> Lanes {
    core::array::from_fn(|lane| a[lane] - b[lane])
}

impl Sink for Sum<'_> {
    fn take(&mut self, hash: u32, _class: Class) {
        self.total.add_row(self.table.rows.lanes(hash));
    }

    fn word(&mut self, known: &Known, spot: Spot) {
        match &known.weighed {
            Some(weighed) => self.total.add(*weighed.at(spot)),
            None => known.written.tell(spot, self),
        }
    }

    fn classes(&mut self, by: ByClass, classes: &[vocabulary::Class]) {
        classes.iter().for_each(|&of| self.total.add(self.table.classes[by.row(of)]));
    }

    fn window(&mut self, by: ByClass, mask: Mask) {
        let window = match by {
            ByClass::Earlier => &mut self.windows[0],
            ByClass::Later => &mut self.windows[1],
            _ => &mut Window::default(),
        };
        window.turn(mask, |of| self.table.classes[by.row(of)]);
        self.total.add(window.sums);
    }

    fn verb(&mut self, by: ByVerb, verb: u32) {
        self.total.add(self.table.verbs[by.row(verb)]);
    }

    fn sentence(&mut self, number: usize, held: &Held) {
        let told = match self.sentence {
            Some((last, told)) if last == number => told,
            _ => self.table.sum(|sum| held.tell(sum)),
        };
        self.sentence = Some((number, told));
        self.total.add(told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_run_over_at_no_row() {
        let mut total = Total::default();
        for n in 0..1000 {
            total.add_row([if n % 2 == 0 { -2040 } else { 7 * 255 }; LANES]);
            total.add_row([-2040; LANES]);
            total.add([1; LANES]);
        }
        assert_eq!(total.take(), [-1500 * 2040 + 500 * 7 * 255 + 1000; LANES]);
        assert_eq!(total.take(), [0; LANES]);
    }
}
