//! The scorer of the labelling guide, as `score.py` computes it.
//!
//! - recall: a label is found when findings of its kind cover its core: every letter and digit of it for codes and
//!   contacts, at least half of them for people, health, admissions and situations;
//! - precision: a finding is right when at least half of its letters and digits lie in labels of its kind (special and
//!   admission: of its group); people and clauses also when it covers such a label's core and is at most three times as long;
//! - leaks: labels whose core is not wholly covered by findings of any kind, per 100 labels;
//! - touched: comments without any label that got a finding, per 100 of them;
//! - spoiled: letters and digits hidden although no label covers them, per 1000;
//! - subject: of the found labels that have a subject, the share whose finding names the same.

use crate::corpus::{Comment, Label};
use omissis::{Action, Finding, Group, Kind, Policy, Redactor, Subject};
use std::collections::{BTreeMap, BTreeSet};

/// Counts for one kind or group.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Labels.
    pub labels: usize,
    /// Labels that were found.
    pub hit: usize,
    /// Findings.
    pub found: usize,
    /// Findings that were right.
    pub right: usize,
}

impl Count {
    /// Share of labels found; 1 when there are none.
    #[must_use]
    pub fn recall(self) -> f64 {
        if self.labels == 0 { 1.0 } else { self.hit as f64 / self.labels as f64 }
    }

    /// Share of findings that are right; 1 when there are none.
    #[must_use]
    pub fn precision(self) -> f64 {
        if self.found == 0 { 1.0 } else { self.right as f64 / self.found as f64 }
    }

    /// Harmonic mean of both.
    #[must_use]
    pub fn f1(self) -> f64 {
        let (r, p) = (self.recall(), self.precision());
        if r + p == 0.0 { 0.0 } else { 2.0 * r * p / (r + p) }
    }

    fn add(&mut self, other: Self) {
        self.labels += other.labels;
        self.hit += other.hit;
        self.found += other.found;
        self.right += other.right;
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// `leak`, `kind` (found as another kind), `part` (found in part) or `false` (a wrong finding).
    pub sort: &'static str,
    /// The comment.
    pub id: String,
    /// The kind of the label or finding.
    pub kind: Kind,
    /// The labelled or found text.
    pub span: String,
}

/// The figures of one corpus.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Counts by kind.
    pub kinds: BTreeMap<Kind, Count>,
    /// Leaks for 100 labels.
    pub leaks: f64,
    /// Touched clean comments for 100.
    pub touched: f64,
    /// Spoiled letters and digits for 1000.
    pub spoiled: f64,
    /// Share of right subjects.
    pub subject: f64,
    /// What is wrong, comment by comment.
    pub mistakes: Vec<Mistake>,
}

impl Score {
    /// Counts of one group.
    #[must_use]
    pub fn group(&self, group: Group) -> Count {
        self.sum(|kind| kind.group() == group)
    }

    /// Counts of all kinds.
    #[must_use]
    pub fn all(&self) -> Count {
        self.sum(|_| true)
    }

    /// Counts of the kinds that `wanted` names.
    #[must_use]
    pub fn sum(&self, wanted: impl Fn(Kind) -> bool) -> Count {
        let mut sum = Count::default();
        for (_, count) in self.kinds.iter().filter(|(kind, _)| wanted(**kind)) {
            sum.add(*count);
        }
        sum
    }
}

/// Positions of letters and digits in a range of code points.
fn letters(text: &[char], start: usize, end: usize) -> BTreeSet<usize> {
    (start..end.min(text.len())).filter(|&i| text[i].is_alphanumeric()).collect()
}

fn union<'a>(sets: impl Iterator<Item = &'a BTreeSet<usize>>) -> BTreeSet<usize> {
    sets.flatten().copied().collect()
}

/// Scans every comment under `policy` and compares with the labels.
///
/// # Panics
/// When a label names an unknown kind.
#[must_use]
pub fn score(comments: &[Comment], policy: &Policy) -> Score {
    let redactor = Redactor::new(policy.clone());
    let mut score = Score::default();
    let (mut labels, mut leaks, mut clean, mut touched, mut chars, mut spoiled, mut subjects, mut right_subjects) =
        (0, 0, 0, 0, 0, 0, 0, 0);
    for comment in comments {
        let text: Vec<char> = comment.text.chars().collect();
        let point = |byte: usize| comment.text[..byte].chars().count();
        let found: Vec<(Finding, BTreeSet<usize>, usize, usize)> = redactor
            .scan(&comment.text)
            .into_iter()
            .map(|finding| {
                let (start, end) = (point(finding.span().start), point(finding.span().end));
                let own = letters(&text, start, end);
                (finding, own, start, end)
            })
            .collect();
        let kind_of = |label: &Label| Kind::from_id(&label.kind).unwrap_or_else(|| panic!("{}: unknown kind {}", comment.id, label.kind));
        let hidden = union(found.iter().map(|f| &f.1));
        let labelled: Vec<BTreeSet<usize>> = comment.spans.iter().map(|label| letters(&text, label.start, label.end)).collect();
        let any_label = union(labelled.iter());
        chars += letters(&text, 0, text.len()).len();
        spoiled += hidden.difference(&any_label).count();
        if comment.spans.is_empty() {
            clean += 1;
            touched += usize::from(!found.is_empty());
        }
        let core_of = |label: &Label| {
            let core = letters(&text, label.core.0, label.core.1);
            if core.is_empty() { letters(&text, label.start, label.end) } else { core }
        };
        let loose = |kind: Kind| kind.group() == Group::Person || kind.group().is_clause();
        let cut = |start: usize, end: usize| text[start..end].iter().collect::<String>();
        let acted_on = |label: &&Label| {
            let subject = label.subject.as_deref().and_then(Subject::from_id);
            policy.action(kind_of(label), subject) != Action::Keep
        };
        for label in comment.spans.iter().filter(acted_on) {
            let kind = kind_of(label);
            let core = core_of(label);
            let same = union(found.iter().filter(|f| f.0.kind() == kind).map(|f| &f.1));
            let covered = core.intersection(&same).count() as f64;
            let share = if loose(kind) { 0.5 } else { 1.0 };
            let hit = covered >= share * core.len() as f64;
            let leak = !core.is_subset(&hidden);
            let count = score.kinds.entry(kind).or_default();
            count.labels += 1;
            count.hit += usize::from(hit);
            labels += 1;
            leaks += usize::from(leak);
            if !hit || leak {
                let sort = if hit {
                    "part"
                } else if leak {
                    "leak"
                } else {
                    "kind"
                };
                score.mistakes.push(Mistake { sort, id: comment.id.clone(), kind, span: cut(label.start, label.end) });
            }
            if let (true, Some(subject)) = (hit, &label.subject) {
                subjects += 1;
                let named = |f: &&(Finding, BTreeSet<usize>, usize, usize)| f.0.subject().is_some_and(|s| s.id() == subject);
                let over = found.iter().filter(|f| f.0.kind() == kind && !f.1.is_disjoint(&core));
                right_subjects += usize::from(over.clone().any(|f| named(&f)));
            }
        }
        for (finding, own, start, end) in &found {
            let kind = finding.kind();
            let by_group = matches!(kind.group(), Group::Special | Group::Admission);
            let same: Vec<(&Label, &BTreeSet<usize>)> = comment
                .spans
                .iter()
                .zip(&labelled)
                .filter(|(label, _)| kind_of(label) == kind || by_group && kind_of(label).group() == kind.group())
                .collect();
            let inside = union(same.iter().map(|(_, set)| *set));
            let mostly = own.intersection(&inside).count() as f64 >= 0.5 * own.len() as f64;
            let around = loose(kind) && same.iter().any(|(label, set)| core_of(label).is_subset(own) && own.len() <= 3 * set.len());
            let right = !own.is_empty() && (mostly || around);
            let count = score.kinds.entry(kind).or_default();
            count.found += 1;
            count.right += usize::from(right);
            if !right {
                score.mistakes.push(Mistake { sort: "false", id: comment.id.clone(), kind, span: cut(*start, *end) });
            }
        }
    }
    let per = |n: usize, of: usize, scale: f64| if of == 0 { 0.0 } else { scale * n as f64 / of as f64 };
    score.leaks = per(leaks, labels, 100.0);
    score.touched = per(touched, clean, 100.0);
    score.spoiled = per(spoiled, chars, 1000.0);
    score.subject = per(right_subjects, subjects, 1.0);
    score
}
