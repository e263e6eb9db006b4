//! Policies: what is done with each kind, for whom, and from which confidence on.

mod action;
mod generalise;
mod hide;
mod key;
mod replace;
mod value;

pub use action::Action;
use hide::Hide;
pub use key::Key;
pub(crate) use replace::Hidden;

use crate::allow::Allow;
use crate::error::PolicyError;
use crate::finding::{Candidate, Evidence, Finding};
use crate::kind::{Group, Kind, Level, Subject};
use crate::normalise::Normalised;
use crate::placeholder::Tails;
use crate::speech::Reading;
use core::str::FromStr;

/// What is done with one kind, told of one subject.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rule {
    action: Action,
    /// The confidence from which it is done.
    least: f32,
}

/// The rules of one kind: told of nobody in particular, of the writer, of the family, of somebody else.
type Rules = [Rule; 4];

const fn place(subject: Option<Subject>) -> usize {
    match subject {
        None => 0,
        Some(Subject::Writer) => 1,
        Some(Subject::Family) => 2,
        Some(Subject::Other) => 3,
    }
}

/// What a rule is for: a kind or a group, of everybody or of one subject. In text: `iban`, `admission`, `health.family`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    kind: Option<Kind>,
    group: Group,
    subject: Option<Subject>,
}

impl Target {
    /// The same, told of one subject only.
    ///
    /// # Errors
    /// [`PolicyError::NoSubject`] for kinds that are about nobody.
    pub fn of(self, subject: Subject) -> Result<Self, PolicyError> {
        if self.group.is_clause() {
            Ok(Self { subject: Some(subject), ..self })
        } else {
            Err(PolicyError::NoSubject(self.kind.map_or(self.group.id(), Kind::id)))
        }
    }

    /// The kinds that it means.
    pub fn kinds(self) -> impl Iterator<Item = Kind> {
        Kind::ALL.iter().copied().filter(move |&kind| self.kind.map_or(kind.group() == self.group, |only| only == kind))
    }
}

impl From<Kind> for Target {
    fn from(kind: Kind) -> Self {
        Self { kind: Some(kind), group: kind.group(), subject: None }
    }
}

impl From<Group> for Target {
    fn from(group: Group) -> Self {
        Self { kind: None, group, subject: None }
    }
}

impl FromStr for Target {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let (name, subject) = text.split_once('.').map_or((text, None), |(name, subject)| (name, Some(subject)));
        let group = || Group::from_id(name).map(Self::from);
        let target = Kind::from_id(name).map(Self::from).or_else(group).ok_or_else(|| PolicyError::UnknownKind(name.to_owned()))?;
        match subject {
            None => Ok(target),
            Some(id) => target.of(Subject::from_id(id).ok_or_else(|| PolicyError::UnknownSubject(id.to_owned()))?),
        }
    }
}

/// What is done with each kind. Start from a built-in policy and change single kinds.
///
/// ```
/// use omissis::{Action, Group, Kind, Policy, Redactor};
/// let policy = Policy::standard().with(Kind::Phone, Action::Keep)?.with(Group::Admission, Action::Omissis)?;
/// # Ok::<(), omissis::PolicyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    rules: Vec<Rules>,
    key: Option<Key>,
    allow: Allow,
    hide: Hide,
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
    ///
    /// The categories of GDPR art. 9 that a writer may disclose of himself (a vote, a faith, a membership, an origin) are
    /// left to the writer; told of somebody else they are hidden.
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
        let rule = |kind: &Kind, subject: Option<Subject>| {
            let of_another = matches!(subject, Some(Subject::Family | Subject::Other)) && kind.group() == Group::Special;
            let from = if of_another { kind.info().level.min(Level::Standard) } else { kind.info().level };
            let action = if from <= level { Action::Label } else { Action::Keep };
            Rule { action, least: Self::DEFAULT_THRESHOLD }
        };
        let rules =
            |kind: &Kind| [None, Some(Subject::Writer), Some(Subject::Family), Some(Subject::Other)].map(|subject| rule(kind, subject));
        Self { rules: Kind::ALL.iter().map(rules).collect(), key: None, allow: Allow::default(), hide: Hide::default() }
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

    /// A policy from text: a built-in one, with kinds, groups and subjects changed where wanted:
    /// `standard,phone=keep,age,admission=omissis,health.family=remove`. What stands behind wins.
    ///
    /// # Errors
    /// When a name is unknown, or an action impossible or without its key.
    pub fn parse(text: &str, key: Option<Key>) -> Result<Self, PolicyError> {
        let mut parts = text.split(',').map(str::trim);
        let mut policy = Self::named(parts.next().unwrap_or_default())?;
        policy.key = key;
        for part in parts {
            let (target, action) = part.split_once('=').unwrap_or((part, Action::Label.id()));
            policy = policy.with(target.trim().parse::<Target>()?, Action::from_id(action.trim())?)?;
        }
        Ok(policy)
    }

    /// The same policy with this key, which pseudonyms, hashes and encryption need.
    #[must_use]
    pub fn with_key(mut self, key: Key) -> Self {
        self.key = Some(key);
        self
    }

    /// The same policy with another action for a kind or a group, of everybody or of one subject. A key must be there before an
    /// action that needs it.
    ///
    /// # Errors
    /// [`PolicyError::NotPossible`] when this cannot be done with that, [`PolicyError::NoKey`] when the key is missing.
    pub fn with(mut self, target: impl Into<Target>, action: Action) -> Result<Self, PolicyError> {
        if action.needs_key() && self.key.is_none() {
            return Err(PolicyError::NoKey(action.id()));
        }
        let target = target.into();
        for kind in target.kinds() {
            action.check(kind)?;
            self.rules_of(kind, target.subject).for_each(|rule| rule.action = action);
        }
        Ok(self)
    }

    /// The same policy acting on a kind or a group from another confidence on, 0 to 1.
    ///
    /// # Errors
    /// [`PolicyError::Confidence`] when it is not between 0 and 1.
    pub fn with_least(mut self, target: impl Into<Target>, confidence: f32) -> Result<Self, PolicyError> {
        if !(0.0..=1.0).contains(&confidence) {
            return Err(PolicyError::Confidence);
        }
        let target = target.into();
        for kind in target.kinds() {
            self.rules_of(kind, target.subject).for_each(|rule| rule.least = confidence);
        }
        Ok(self)
    }

    /// The same policy acting on everything from another confidence on, 0 to 1.
    #[must_use]
    pub fn with_threshold(mut self, threshold: f32) -> Self {
        self.rules.iter_mut().flatten().for_each(|rule| rule.least = threshold.clamp(0.0, 1.0));
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

    /// The same policy hiding also this word, or these words after one another, as a finding of this kind: in any case, with or without
    /// accents, as whole words. What is hidden so is hidden whatever the rules and allow-lists say.
    ///
    /// # Errors
    /// [`PolicyError::EmptyWord`] when it has neither letter nor digit, [`PolicyError::Pattern`] when it is too long.
    pub fn hide_word(mut self, kind: Kind, word: &str) -> Result<Self, PolicyError> {
        self.hide.word(kind, word)?;
        Ok(self)
    }

    /// The same policy hiding also what this regular expression fits, as a finding of this kind; upper and lower case are the same.
    ///
    /// # Errors
    /// [`PolicyError::Pattern`] when it is none, fits the empty text, or is too large.
    pub fn hide_pattern(mut self, kind: Kind, pattern: &str) -> Result<Self, PolicyError> {
        self.hide.pattern(kind, pattern)?;
        Ok(self)
    }

    /// The rules of another policy with the key, allow-lists and own words of this one.
    ///
    /// # Errors
    /// [`PolicyError::NoKey`] when the rules need a key and this policy has none.
    pub fn with_rules_of(mut self, other: &Self) -> Result<Self, PolicyError> {
        let keyed = other.rules.iter().flatten().find(|rule| rule.action.needs_key());
        if let Some(rule) = keyed.filter(|_| self.key.is_none()) {
            return Err(PolicyError::NoKey(rule.action.id()));
        }
        self.rules.clone_from(&other.rules);
        Ok(self)
    }

    /// True when the office has words or patterns of its own: then every text is looked at.
    pub(crate) const fn has_own_words(&self) -> bool {
        !self.hide.is_empty()
    }

    /// The office's own words and patterns in a text.
    pub(crate) fn find_own_words(&self, view: &Normalised<'_>, candidates: &mut Vec<Candidate>) {
        self.hide.find(view, candidates);
    }

    /// How many words and patterns of its own the office hides, and how many values it allows.
    #[must_use]
    pub fn own_lists(&self) -> (usize, usize) {
        (self.hide.len(), self.allow.len())
    }

    /// True when the policy leaves a finding that its rules would hide.
    pub(crate) fn keeps(&self, reading: &Reading<'_>, finding: &Finding) -> bool {
        !finding.evidence().has(Evidence::CallerList) && self.allow.keeps(reading, finding)
    }

    fn rules_of(&mut self, kind: Kind, subject: Option<Subject>) -> impl Iterator<Item = &mut Rule> {
        let only = subject.map(|subject| place(Some(subject)));
        self.rules[kind as usize].iter_mut().enumerate().filter(move |(at, _)| only.is_none_or(|only| only == *at)).map(|(_, rule)| rule)
    }

    const fn rule(&self, kind: Kind, subject: Option<Subject>) -> &Rule {
        &self.rules.as_slice()[kind as usize][place(subject)]
    }

    /// What is done with this kind, told of this subject.
    #[must_use]
    pub const fn action(&self, kind: Kind, subject: Option<Subject>) -> Action {
        self.rule(kind, subject).action
    }

    /// The confidence from which it is done.
    #[must_use]
    pub const fn least(&self, kind: Kind, subject: Option<Subject>) -> f32 {
        self.rule(kind, subject).least
    }

    /// True when the policy hides this kind, of one subject at least.
    #[must_use]
    pub fn acts_on(&self, kind: Kind) -> bool {
        self.rules[kind as usize].iter().any(|rule| rule.action != Action::Keep)
    }

    /// The key.
    #[must_use]
    pub const fn key(&self) -> Option<&Key> {
        self.key.as_ref()
    }

    /// True when the policy hides this finding.
    pub(crate) fn hides(&self, finding: &Finding) -> bool {
        let rule = self.rule(finding.kind(), finding.subject());
        finding.evidence().has(Evidence::CallerList) || rule.action != Action::Keep && finding.confidence() >= rule.least
    }

    /// True when the policy takes anything out without a label.
    pub(crate) fn removes(&self) -> bool {
        self.rules.iter().flatten().any(|rule| rule.action == Action::Remove)
    }

    /// The tails that this policy writes, and that scanning its output skips.
    pub(crate) fn tails(&self) -> Tails {
        let mut tails = Tails::NONE;
        for &kind in Kind::ALL {
            for rule in &self.rules[kind as usize] {
                match rule.action {
                    Action::Mask { keep } => tails.mask(kind, keep),
                    Action::Generalise => tails.band(kind),
                    _ => {}
                }
            }
        }
        tails
    }
}

impl FromStr for Policy {
    type Err = PolicyError;

    /// [`Policy::parse`] without a key.
    fn from_str(text: &str) -> Result<Self, PolicyError> {
        Self::parse(text, None)
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

    fn key() -> Key {
        Key::new(b"the key of the tests").unwrap()
    }

    #[test]
    fn a_policy_is_read_from_text() {
        let policy: Policy = "minimal, phone, iban=keep,age=omissis,card=keep".replace("card", "payment_card").parse().unwrap();
        assert_eq!(policy.action(Kind::Phone, None), Action::Label);
        assert_eq!(policy.action(Kind::Iban, None), Action::Keep);
        assert_eq!(policy.action(Kind::Age, None), Action::Omissis);
        assert_eq!("standard".parse::<Policy>(), Ok(Policy::standard()));
        assert_eq!("standrad".parse::<Policy>(), Err(PolicyError::UnknownPolicy("standrad".into())));
        assert_eq!("strict,cf".parse::<Policy>(), Err(PolicyError::UnknownKind("cf".into())));
        assert_eq!("strict,pin=hide".parse::<Policy>(), Err(PolicyError::UnknownAction("hide".into())));
        assert_eq!("strict,pin=hash".parse::<Policy>(), Err(PolicyError::NoKey("hash")));
        assert!(Policy::parse("strict,pin=hash", Some(key())).is_ok());
    }

    #[test]
    fn groups_and_subjects_have_rules() {
        let policy: Policy = "standard,admission=omissis,benefit_fraud=label,health.family=remove,special.other=keep".parse().unwrap();
        assert_eq!(policy.action(Kind::UndeclaredWork, Some(Subject::Writer)), Action::Omissis);
        assert_eq!(policy.action(Kind::BenefitFraud, Some(Subject::Other)), Action::Label);
        assert_eq!(policy.action(Kind::Health, Some(Subject::Family)), Action::Remove);
        assert_eq!(policy.action(Kind::Health, Some(Subject::Other)), Action::Keep);
        assert_eq!(policy.action(Kind::Health, None), Action::Label);
        assert_eq!("standard,iban.self=keep".parse::<Policy>(), Err(PolicyError::NoSubject("iban")));
        assert_eq!("standard,health.me=keep".parse::<Policy>(), Err(PolicyError::UnknownSubject("me".into())));
    }

    #[test]
    fn what_is_not_possible_is_refused() {
        for kind in [Kind::Pin, Kind::Password, Kind::FiscalCode, Kind::PersonName, Kind::Health, Kind::Email] {
            assert!(matches!(Policy::standard().with(kind, Action::Mask { keep: 2 }), Err(PolicyError::NotPossible { .. })), "{kind}");
        }
        assert_eq!(Policy::standard().with(Kind::Iban, Action::Mask { keep: 7 }), Err(PolicyError::MaskLength(7)));
        assert!(matches!(Policy::standard().with(Kind::Iban, Action::Generalise), Err(PolicyError::NotPossible { .. })));
        assert!(Policy::standard().with_least(Kind::Iban, 1.5).is_err() && Policy::standard().with_least(Kind::Iban, f32::NAN).is_err());
    }

    #[test]
    fn standard_protects_the_beliefs_of_others() {
        for kind in [Kind::ReligiousBelief, Kind::PoliticalOpinion, Kind::TradeUnion, Kind::EthnicOrigin] {
            let standard = |subject| Policy::standard().action(kind, subject);
            assert_eq!(standard(Some(Subject::Writer)), Action::Keep, "{kind}");
            assert_eq!(standard(None), Action::Keep, "{kind}");
            assert_eq!([Subject::Family, Subject::Other].map(|subject| standard(Some(subject))), [Action::Label; 2], "{kind}");
            assert!(!Policy::minimal().acts_on(kind));
        }
    }

    #[test]
    fn actions_have_names() {
        for &action in Action::ALL {
            assert_eq!(Action::from_id(action.id()), Ok(action));
            assert_eq!(Action::from_id(&action.to_string()), Ok(action));
            let listed = PolicyError::UnknownAction("?".into()).to_string();
            assert!(listed.contains(&format!("`{}`", action.id())), "the error does not list {action}");
        }
        assert_eq!(Action::from_id("mask:2"), Ok(Action::Mask { keep: 2 }));
    }

    #[test]
    fn a_policy_hides_what_it_acts_on_is_sure_of_and_does_not_allow() {
        let text = "scrivetemi a anna.neri@example.it, ho 41 anni";
        let found = |policy: Policy| crate::Redactor::new(policy).scan(text).iter().map(Finding::kind).collect::<Vec<_>>();
        assert_eq!(found(Policy::strict()), [Kind::Email, Kind::Age]);
        assert_eq!(found(Policy::standard()), [Kind::Email]);
        assert_eq!(found(Policy::standard().with_threshold(1.0)), []);
        assert_eq!(found(Policy::standard().allow_value("ANNA.NERI@example.it").unwrap()), []);
        assert_eq!(found(Policy::standard().allow_value("nera@example.it").unwrap()), [Kind::Email]);
    }
}
