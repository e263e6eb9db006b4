//! The registry of detectors: one file a kind, entered once, here.
//!
//! To add a detector, write `detectors/<kind>.rs` with one [`detector!`] block (its manual page, triggers, `hides`, `keeps`,
//! `known_misses`) and its code, and add its name to the list below. The tests walk the registry and tell what is missing.
//! The learned scorer and its glance learn the examples of the kinds that they know: where one of a person, secret or statement is not found although the
//! code is right, train them anew (`cargo run --release -p omissis-train`).

use crate::finding::Candidate;
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;

/// One detector: its manual page, its examples and its code.
///
/// Examples mark what must be found with `⟦` and `⟧`; with a subject for kinds that have one: `⟦family|mio marito ...⟧`.
pub struct Detector {
    kind: Kind,
    manual: &'static str,
    hides: &'static [&'static str],
    keeps: &'static [&'static str],
    known_misses: &'static [KnownMiss],
    triggers: Triggers,
    detect: fn(&Reading<'_>, &mut Vec<Candidate>),
}

/// An example that a detector is known to miss (or to hide wrongly), tested as such: mending one forces its promotion.
#[derive(Clone, Copy, Debug)]
pub struct KnownMiss {
    /// The class of speech or spelling.
    pub class: &'static str,
    /// The example, marked as it should be.
    pub example: &'static str,
    /// Why it is missed.
    pub reason: &'static str,
}

impl Detector {
    /// The kind that it finds.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Its manual page, in Markdown.
    #[must_use]
    pub const fn manual(&self) -> &'static str {
        self.manual
    }

    /// Examples whose marked spans must be found.
    #[must_use]
    pub const fn hides(&self) -> &'static [&'static str] {
        self.hides
    }

    /// Near misses in which nothing of this kind may be found.
    #[must_use]
    pub const fn keeps(&self) -> &'static [&'static str] {
        self.keeps
    }

    /// What it is known to get wrong.
    #[must_use]
    pub const fn known_misses(&self) -> &'static [KnownMiss] {
        self.known_misses
    }

    pub(crate) const fn triggers(&self) -> &Triggers {
        &self.triggers
    }

    pub(crate) fn detect(&self, reading: &Reading<'_>, out: &mut Vec<Candidate>) {
        (self.detect)(reading, out);
    }
}

/// Declares a detector: its doc comment is the manual page for rustdoc, `omissis explain` and the Python docs.
macro_rules! detector {
    (
        $(#[doc = $doc:literal])*
        kind: $kind:ident,
        triggers: $triggers:expr,
        hides: [$($hides:literal),* $(,)?],
        keeps: [$($keeps:literal),* $(,)?],
        known_misses: [$(($class:literal, $example:literal, $reason:literal)),* $(,)?],
        detect: $detect:path,
    ) => {
        $(#[doc = $doc])*
        pub(crate) const DETECTOR: $crate::detectors::Detector = $crate::detectors::Detector {
            kind: $crate::kind::Kind::$kind,
            manual: concat!($($doc, "\n"),*),
            hides: &[$($hides),*],
            keeps: &[$($keeps),*],
            known_misses: &[$($crate::detectors::KnownMiss { class: $class, example: $example, reason: $reason }),*],
            triggers: $triggers,
            detect: $detect,
        };
    };
}

macro_rules! registry {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every detector, in the order of the list.
        pub(crate) const REGISTRY: &[&Detector] = &[$(&$name::DETECTOR,)*];
    };
}

registry! {
    age,
    bank_account,
    benefit_fraud,
    case_number,
    criminal_record,
    date_of_birth,
    driving_licence,
    economic_situation,
    email,
    ethnic_origin,
    fiscal_code,
    health,
    health_card,
    iban,
    identity_card,
    ip_address,
    licence_plate,
    minor_age,
    other_offence,
    passport,
    password,
    payment_card,
    person_name,
    phone,
    pin,
    political_opinion,
    postal_address,
    profile_link,
    religious_belief,
    residence_permit,
    sexual_orientation,
    tax_evasion,
    trade_union,
    undeclared_work,
    vat_number,
}
