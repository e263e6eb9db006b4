//! Policies: what is done with each kind, and from which confidence on.

use crate::allow::Allow;
use crate::error::PolicyError;
use crate::finding::Finding;
use crate::kind::{Kind, Level};
use core::str::FromStr;

/// What is done with a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Replaced by the label of its kind: `[IBAN]`.
    Label,
    /// Replaced by `[OMISSIS]`, whatever its kind.
    Omissis,
    /// Left as it is, and not reported.
    Keep,
}

impl Action {
    /// Every action.
    pub const ALL: &'static [Self] = &[Self::Label, Self::Omissis, Self::Keep];

    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Omissis => "omissis",
            Self::Keep => "keep",
        }
    }

    /// The action with this identifier.
    ///
    /// # Errors
    /// [`PolicyError::UnknownAction`] when there is none.
    pub fn from_id(id: &str) -> Result<Self, PolicyError> {
        Self::ALL.iter().copied().find(|action| action.id() == id).ok_or_else(|| PolicyError::UnknownAction(id.to_owned()))
    }
}

/// What is done with each kind. Start from a built-in policy and change single kinds.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    actions: Vec<Action>,
    threshold: f32,
    allow: Allow,
}

impl Policy {
    /// The confidence from which the built-in policies act.
    pub const DEFAULT_THRESHOLD: f32 = 0.5;

    /// Credentials, documents and accounts only.
    #[must_use]
    pub fn minimal() -> Self {
        Self::built_in(Level::Minimal)
    }

    /// What should never stay in a published comment. The default.
    #[must_use]
    pub fn standard() -> Self {
        Self::built_in(Level::Standard)
    }

    /// Everything that the guide knows.
    #[must_use]
    pub fn strict() -> Self {
        Self::built_in(Level::Strict)
    }

    fn built_in(level: Level) -> Self {
        let action = |kind: &Kind| if kind.info().level <= level { Action::Label } else { Action::Keep };
        Self { actions: Kind::ALL.iter().map(action).collect(), threshold: Self::DEFAULT_THRESHOLD, allow: Allow::default() }
    }

    /// The built-in policy with this name: `minimal`, `standard` or `strict`.
    ///
    /// # Errors
    /// [`PolicyError::UnknownPolicy`] when there is none.
    pub fn named(name: &str) -> Result<Self, PolicyError> {
        [Level::Minimal, Level::Standard, Level::Strict]
            .into_iter()
            .find(|level| level.id() == name)
            .map(Self::built_in)
            .ok_or_else(|| PolicyError::UnknownPolicy(name.to_owned()))
    }

    /// The same policy with another action for one kind.
    #[must_use]
    pub fn with(mut self, kind: Kind, action: Action) -> Self {
        self.actions[kind as usize] = action;
        self
    }

    /// The same policy acting from another confidence on, 0 to 1.
    #[must_use]
    pub const fn with_threshold(mut self, threshold: f32) -> Self {
        self.threshold = threshold;
        self
    }

    /// The same policy leaving this value as it is, whatever its kind and however it is written: letters and digits are compared.
    ///
    /// # Errors
    /// [`PolicyError::EmptyAllowance`] when it has neither letter nor digit.
    pub fn allow_value(mut self, value: &str) -> Result<Self, PolicyError> {
        self.allow.value(value)?;
        Ok(self)
    }

    /// The same policy leaving addresses and links at this domain and its subdomains as they are.
    ///
    /// # Errors
    /// [`PolicyError::EmptyAllowance`] when it is no domain.
    pub fn allow_domain(mut self, domain: &str) -> Result<Self, PolicyError> {
        self.allow.domain(domain)?;
        Ok(self)
    }

    /// The same policy leaving this account as it is, on every platform, as a mention and as a link.
    ///
    /// # Errors
    /// [`PolicyError::EmptyAllowance`] when it has neither letter nor digit.
    pub fn allow_handle(mut self, handle: &str) -> Result<Self, PolicyError> {
        self.allow.handle(handle)?;
        Ok(self)
    }

    /// The same policy leaving this telephone number as it is, with or without country code, in digits or in words.
    ///
    /// # Errors
    /// [`PolicyError::EmptyAllowance`] when it has no digit.
    pub fn allow_number(mut self, number: &str) -> Result<Self, PolicyError> {
        self.allow.number(number)?;
        Ok(self)
    }

    /// What stays although it is found.
    pub(crate) fn allow(&self) -> &Allow {
        &self.allow
    }

    /// What is done with this kind.
    #[must_use]
    pub fn action(&self, kind: Kind) -> Action {
        self.actions[kind as usize]
    }

    /// True when the policy hides this kind.
    #[must_use]
    pub fn acts_on(&self, kind: Kind) -> bool {
        self.action(kind) != Action::Keep
    }

    /// True when the policy hides this finding.
    pub(crate) fn hides(&self, finding: &Finding) -> bool {
        self.acts_on(finding.kind()) && finding.confidence() >= self.threshold
    }
}

impl FromStr for Policy {
    type Err = PolicyError;

    /// A built-in policy, with single kinds changed where wanted: `standard`, `standard,phone=keep,age=label`.
    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let mut parts = text.split(',').map(str::trim);
        let mut policy = Self::named(parts.next().unwrap_or_default())?;
        for part in parts {
            let (kind, action) = part.split_once('=').unwrap_or((part, Action::Label.id()));
            let kind = Kind::from_id(kind.trim()).ok_or_else(|| PolicyError::UnknownKind(kind.trim().to_owned()))?;
            policy = policy.with(kind, Action::from_id(action.trim())?);
        }
        Ok(policy)
    }
}

impl Default for Policy {
    fn default() -> Self {
        Self::standard()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_is_read_from_text() {
        let policy: Policy = "minimal, phone, iban=keep,age=omissis".parse().unwrap();
        assert_eq!(policy.action(Kind::Phone), Action::Label);
        assert_eq!(policy.action(Kind::Iban), Action::Keep);
        assert_eq!(policy.action(Kind::Age), Action::Omissis);
        assert_eq!("standard".parse::<Policy>(), Ok(Policy::standard()));
        assert_eq!("standrad".parse::<Policy>(), Err(PolicyError::UnknownPolicy("standrad".into())));
        assert_eq!("strict,cf".parse::<Policy>(), Err(PolicyError::UnknownKind("cf".into())));
        assert_eq!("strict,pin=hide".parse::<Policy>(), Err(PolicyError::UnknownAction("hide".into())));
    }
}
