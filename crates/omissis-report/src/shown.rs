//! What may be shown of a finding: the report must not become an index of offenders.

use crate::gather::Mark;
use crate::lang::Lang;
use omissis::{Group, Kind, Severity};

/// A kind as it is shown: itself, or one word for everything whose very name would disclose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Shown {
    Kind(Kind),
    /// Something of the groups special, admission or situation.
    Delicate,
}

/// How much is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct View {
    pub(crate) lang: Lang,
    /// Name the kinds of the groups special, admission and situation.
    pub(crate) show_kinds: bool,
}

impl View {
    pub(crate) fn of(self, kind: Kind) -> Shown {
        if kind.group().is_clause() && !self.show_kinds { Shown::Delicate } else { Shown::Kind(kind) }
    }

    /// The severity as it is shown: that of a delicate situation is always the same, for it would tell which it is.
    pub(crate) fn severity(self, kind: Kind) -> Severity {
        match self.of(kind) {
            Shown::Kind(kind) => kind.severity(),
            Shown::Delicate => Severity::High,
        }
    }

    /// The severity of what is shown so.
    pub(crate) fn severity_of(self, shown: Shown) -> Severity {
        match shown {
            Shown::Kind(kind) => self.severity(kind),
            Shown::Delicate => Severity::High,
        }
    }

    /// How many of these are delicate.
    pub(crate) fn of_delicate(self, counts: &[(Shown, u64)]) -> u64 {
        counts.iter().filter(|(shown, _)| *shown == Shown::Delicate).map(|(_, count)| count).sum()
    }

    /// The stable identifier: of a kind, or `delicate`.
    pub(crate) fn id(self, shown: Shown) -> &'static str {
        match shown {
            Shown::Kind(kind) => kind.id(),
            Shown::Delicate => "delicate",
        }
    }

    pub(crate) fn name(self, shown: Shown) -> &'static str {
        match shown {
            Shown::Kind(kind) => self.lang.say(kind.info().italian, kind.info().english),
            Shown::Delicate => self.lang.say("situazione delicata", "sensitive situation"),
        }
    }

    pub(crate) fn group(self, shown: Shown) -> &'static str {
        let lang = self.lang;
        match shown {
            Shown::Delicate => lang.say("situazioni delicate", "sensitive situations"),
            Shown::Kind(kind) => match kind.group() {
                Group::Credential => lang.say("credenziali", "credentials"),
                Group::Identity => lang.say("identità e documenti", "identity and documents"),
                Group::Financial => lang.say("conti e carte", "accounts and cards"),
                Group::Contact => lang.say("contatti", "contacts"),
                Group::Person => lang.say("persone", "people"),
                Group::Special => lang.say("categorie particolari", "special categories"),
                Group::Admission => lang.say("ammissioni", "admissions"),
                Group::Situation => lang.say("situazione economica", "economic situation"),
            },
        }
    }

    pub(crate) const fn severity_name(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Low => self.lang.say("bassa", "low"),
            Severity::Medium => self.lang.say("media", "medium"),
            Severity::High => self.lang.say("alta", "high"),
            Severity::Critical => self.lang.say("critica", "critical"),
        }
    }

    /// What a comment holds, each thing once, in the order of the guide, with how often.
    pub(crate) fn kinds<'m>(self, marks: impl Iterator<Item = &'m Mark>) -> Vec<(Shown, u64)> {
        let mut kinds: Vec<(Shown, u64)> = Vec::new();
        for mark in marks {
            let shown = self.of(mark.kind);
            match kinds.iter_mut().find(|(known, _)| *known == shown) {
                Some((_, count)) => *count += 1,
                None => kinds.push((shown, 1)),
            }
        }
        kinds.sort_unstable();
        kinds
    }

    /// The kinds of a comment in words: `PIN, codice fiscale (2)`.
    pub(crate) fn list(self, kinds: &[(Shown, u64)]) -> String {
        let word = |(shown, count): &(Shown, u64)| match count {
            1 => self.name(*shown).to_owned(),
            _ => format!("{} ({count})", self.name(*shown)),
        };
        kinds.iter().map(word).collect::<Vec<_>>().join(", ")
    }
}
