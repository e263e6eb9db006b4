//! The report: what was found where, added up.

use crate::gather::{Fate, Mark, Seen, Tally, Why};
use crate::lang::Lang;
use crate::page;
use crate::shown::View;
use omissis::Severity;
use omissis_exports::Moment;
use std::collections::BTreeMap;

/// What stands at the head of a report.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// The language.
    pub lang: Lang,
    /// Name the kinds of the groups special, admission and situation, which otherwise appear as one.
    pub show_kinds: bool,
    /// The policy, in a word.
    pub policy: String,
    /// When the report is made: a date.
    pub made: String,
    /// True when the findings were hidden in the same run, false when they still stand.
    pub hidden: bool,
}

/// How much was read and found somewhere.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Part {
    pub(crate) comments: u64,
    /// Comments in which something is hidden.
    pub(crate) touched: u64,
    pub(crate) findings: u64,
}

/// A comment that somebody should look at.
#[derive(Clone, Debug)]
pub(crate) struct Risk {
    pub(crate) file: String,
    pub(crate) record: u64,
    pub(crate) id: Option<String>,
    pub(crate) permalink: Option<String>,
    pub(crate) moment: Option<Moment>,
    pub(crate) marks: Vec<Mark>,
}

/// What was found where, added up. Holds no text of a comment and no author.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub(crate) files: Vec<(String, Part)>,
    pub(crate) tally: Tally,
    pub(crate) total: Part,
    pub(crate) days: BTreeMap<i64, Part>,
    /// Comments whose time is not told.
    pub(crate) undated: u64,
    pub(crate) posts: BTreeMap<String, Part>,
    /// What lies in posts beyond those that are kept apart.
    pub(crate) other_posts: Part,
    pub(crate) fields: BTreeMap<String, u64>,
    pub(crate) risks: Vec<(u64, Risk)>,
    pub(crate) unsure: Vec<(u32, Risk)>,
    pub(crate) unsure_total: u64,
    pub(crate) own: u64,
    pub(crate) foreign: u64,
    pub(crate) media: u64,
    /// Records that could not be read, by file.
    pub(crate) unread: BTreeMap<String, Vec<u64>>,
    pub(crate) skipped: Vec<String>,
}

/// How many comments the lists hold.
const LISTED: usize = 20;
/// How many posts are kept apart.
const POSTS: usize = 10_000;

impl Report {
    /// An empty report.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a comment: the record of a file, and what it came to.
    pub fn add(&mut self, file: &str, record: u64, seen: &Seen) {
        let hidden = seen.hidden().count() as u64;
        let touched = u64::from(hidden > 0);
        let part = Part { comments: u64::from(seen.counted), touched, findings: hidden };
        match self.files.last_mut() {
            Some((last, known)) if last == file => known.add(part),
            _ => self.files.push((file.to_owned(), part)),
        }
        self.total.add(part);
        for mark in seen.marks() {
            *self.tally.entry((mark.kind, mark.fate)).or_default() += 1;
        }
        match seen.moment {
            Some(moment) => self.days.entry(moment.days()).or_default().add(part),
            None => self.undated += part.comments,
        }
        if let Some(post) = &seen.post {
            if self.posts.len() < POSTS || self.posts.contains_key(post) {
                self.posts.entry(post.clone()).or_default().add(part);
            } else {
                self.other_posts.add(part);
            }
        }
        for (field, marks) in &seen.fields {
            let count = marks.iter().filter(|mark| mark.is_hidden()).count() as u64;
            if count > 0 {
                *self.fields.entry(field.clone()).or_default() += count;
            }
        }
        self.own += u64::from(seen.own && hidden > 0);
        self.foreign += u64::from(seen.foreign);
        self.media += seen.media;
        let risk = |marks: Vec<Mark>| Risk {
            file: file.to_owned(),
            record,
            id: seen.id.clone(),
            permalink: seen.permalink.clone(),
            moment: seen.moment,
            marks,
        };
        if hidden > 0 {
            let marks: Vec<_> = seen.hidden().copied().collect();
            keep(&mut self.risks, weight(&marks), || risk(marks));
        }
        let unsure: Vec<_> = seen.marks().filter(|mark| mark.is_unsure()).copied().collect();
        if !unsure.is_empty() {
            self.unsure_total += 1;
            let worst = unsure.iter().map(|mark| severity(mark)).max().unwrap_or(Severity::Low);
            keep(&mut self.unsure, worst as u32, || risk(unsure));
        }
    }

    /// Adds a record that could not be read.
    pub fn add_unread(&mut self, file: &str, record: Option<u64>) {
        self.unread.entry(file.to_owned()).or_default().extend(record);
    }

    /// Adds a file that held no comments.
    pub fn add_skipped(&mut self, file: &str) {
        self.skipped.push(file.to_owned());
    }

    /// How many findings the policy hides.
    #[must_use]
    pub const fn findings(&self) -> u64 {
        self.total.findings
    }

    /// How many comments were read.
    #[must_use]
    pub const fn comments(&self) -> u64 {
        self.total.comments
    }

    /// How many records could not be read.
    #[must_use]
    pub fn unread(&self) -> u64 {
        self.unread.values().map(|records| records.len() as u64).sum()
    }

    /// The report as one HTML page that needs nothing else: no network, no script, no font.
    #[must_use]
    pub fn html(&self, about: &About) -> String {
        page::report(self, about)
    }

    /// How many findings of each kind are hidden or left, as [`View`] shows them.
    pub(crate) fn count(&self, view: View, fate: impl Fn(Fate) -> bool) -> Vec<(crate::shown::Shown, u64)> {
        let mut counts: BTreeMap<_, u64> = BTreeMap::new();
        for (&(kind, what), count) in &self.tally {
            if fate(what) {
                *counts.entry(view.of(kind)).or_default() += count;
            }
        }
        counts.into_iter().collect()
    }

    /// How many hidden findings there are of each severity, the worst first.
    pub(crate) fn severities(&self, view: View) -> Vec<(Severity, u64)> {
        let all = [Severity::Critical, Severity::High, Severity::Medium, Severity::Low];
        let count = |wanted: Severity| {
            let of = |((kind, fate), count): (&(omissis::Kind, Fate), &u64)| {
                if *fate == Fate::Hidden && view.severity(*kind) == wanted { *count } else { 0 }
            };
            self.tally.iter().map(of).sum()
        };
        all.into_iter().map(|severity| (severity, count(severity))).collect()
    }

    /// What is left, by kind and reason.
    pub(crate) fn left(&self, view: View) -> Vec<(crate::shown::Shown, Why, u64)> {
        let mut counts: BTreeMap<_, u64> = BTreeMap::new();
        for (&(kind, fate), count) in &self.tally {
            if let Fate::Left(why) = fate {
                *counts.entry((why, view.of(kind))).or_default() += count;
            }
        }
        counts.into_iter().map(|((why, shown), count)| (shown, why, count)).collect()
    }
}

impl Part {
    pub(crate) fn add(&mut self, other: Self) {
        self.comments += other.comments;
        self.touched += other.touched;
        self.findings += other.findings;
    }
}

/// Keeps the heaviest, the earlier of equal ones.
fn keep<W: Ord + Copy>(list: &mut Vec<(W, Risk)>, weight: W, risk: impl FnOnce() -> Risk) {
    let place = list.partition_point(|(known, _)| *known >= weight);
    if place < LISTED {
        list.insert(place, (weight, risk()));
        list.truncate(LISTED);
    }
}

/// The severity by which comments are put in order: that which is shown, or the order itself would tell.
fn severity(mark: &Mark) -> Severity {
    View { lang: Lang::It, show_kinds: false }.severity(mark.kind)
}

/// How much harm a comment can do: the worst finding first, then all together.
fn weight(marks: &[Mark]) -> u64 {
    let weights = marks.iter().map(|mark| match severity(mark) {
        Severity::Critical => 1_000,
        Severity::High => 100,
        Severity::Medium => 10,
        Severity::Low => 1,
    });
    let worst = weights.clone().max().unwrap_or(0);
    worst * 1_000 + weights.sum::<u64>().min(9_999)
}
