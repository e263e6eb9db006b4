//! What can be done with a finding.

use crate::error::PolicyError;
use crate::kind::{Group, Kind};
use core::fmt;

/// What is done with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Replaced by the label of its kind: `[IBAN]`.
    Label,
    /// Replaced by `[OMISSIS]`, whatever its kind.
    Omissis,
    /// Only the last characters are shown, never more than half: `[IBAN ***3456]`. For documents, accounts, cards, plates,
    /// file and telephone numbers; refused for credentials and fiscal codes.
    Mask {
        /// How many characters are shown, 1 to 6.
        keep: u8,
    },
    /// Taken out; a space stays in its place. Where the words left behind would read as another finding, the label stands
    /// there instead.
    Remove,
    /// Left as it is, and not reported.
    Keep,
    /// Replaced by what it has in common with many: an age by its band (`[ETA 50-59]`), a birth date by its year, an address by
    /// its province, an amount by its band.
    Generalise,
    /// Replaced by a short name, the same wherever the same value stands: `[NOME kvbtrmzdhpls]`. Needs a key.
    Pseudonym,
    /// Replaced by a keyed hash (HMAC-SHA-256, 96 bits). Needs a key.
    Hash,
    /// Replaced by its encryption (AES-SIV, deterministic), which the key undoes. Needs a key.
    Encrypt,
}

impl Action {
    /// Every action; `mask` with the four characters that it shows when nothing else is said.
    pub const ALL: &'static [Self] = &[
        Self::Label,
        Self::Omissis,
        Self::Mask { keep: 4 },
        Self::Remove,
        Self::Keep,
        Self::Generalise,
        Self::Pseudonym,
        Self::Hash,
        Self::Encrypt,
    ];

    /// The most characters that a mask shows.
    pub const MOST_SHOWN: u8 = 6;

    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Omissis => "omissis",
            Self::Mask { .. } => "mask",
            Self::Remove => "remove",
            Self::Keep => "keep",
            Self::Generalise => "generalise",
            Self::Pseudonym => "pseudonym",
            Self::Hash => "hash",
            Self::Encrypt => "encrypt",
        }
    }

    /// The action with this identifier; a mask may say how many characters it shows: `mask:2`.
    ///
    /// # Errors
    /// [`PolicyError::UnknownAction`] when there is none.
    pub fn from_id(id: &str) -> Result<Self, PolicyError> {
        if let Some(keep) = id.strip_prefix("mask:").and_then(|keep| keep.parse().ok()) {
            return Ok(Self::Mask { keep });
        }
        Self::ALL.iter().copied().find(|action| action.id() == id).ok_or_else(|| PolicyError::UnknownAction(id.to_owned()))
    }

    /// True for actions that need a key.
    #[must_use]
    pub const fn needs_key(self) -> bool {
        matches!(self, Self::Pseudonym | Self::Hash | Self::Encrypt)
    }

    /// Says why this cannot be done with a kind.
    pub(crate) fn check(self, kind: Kind) -> Result<(), PolicyError> {
        let (possible, reason) = match self {
            Self::Mask { keep } => {
                if !(1..=Self::MOST_SHOWN).contains(&keep) {
                    return Err(PolicyError::MaskLength(keep));
                }
                let number = matches!(kind.group(), Group::Identity | Group::Financial) || kind == Kind::Phone;
                let reason = if kind.group() == Group::Credential || kind == Kind::FiscalCode {
                    "a part of a secret is a part of the damage; use `label`, `omissis` or `pseudonym`"
                } else {
                    "it shows the end of a number, and this is none; use `label`, `generalise` or `pseudonym`"
                };
                (number && kind != Kind::FiscalCode, reason)
            }
            Self::Generalise => {
                let possible =
                    matches!(kind, Kind::Age | Kind::MinorAge | Kind::DateOfBirth | Kind::PostalAddress | Kind::EconomicSituation);
                (possible, "only ages, birth dates, addresses and amounts have something in common with others; use `label` or `pseudonym`")
            }
            _ => (true, ""),
        };
        if possible { Ok(()) } else { Err(PolicyError::NotPossible { action: self.id(), kind: kind.id(), reason }) }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Mask { keep } => write!(f, "mask:{keep}"),
            _ => f.write_str(self.id()),
        }
    }
}
