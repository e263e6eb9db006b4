//! The private replies: texts in a file that an office can replace, whole or in part.

use crate::needs::Need;
use omissis::{Group, Kind, nearest};
use std::collections::BTreeMap;

/// The replies that are shipped.
const SHIPPED: &str = include_str!("risposte.toml");

/// Keys that are neither kind, group nor need.
const OTHERS: &[&str] = &["pin_e_codice_fiscale", "delicata", "pagina", "generale", "firma"];

/// A reply for each kind, group and need.
#[derive(Clone, Debug)]
pub struct Replies {
    texts: BTreeMap<String, String>,
}

/// Why a file of replies was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RepliesError {
    /// It is no TOML of texts.
    #[error("line {line}: {message}")]
    Toml {
        /// From 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// A key that no reply has.
    #[error("unknown key `{key}`: {hint}")]
    UnknownKey {
        /// The key.
        key: String,
        /// What was meant, or what there is.
        hint: String,
    },
}

impl Default for Replies {
    fn default() -> Self {
        Self { texts: toml::from_str(SHIPPED).expect("the file is tested") }
    }
}

impl Replies {
    /// The shipped replies, as the file that an office begins with.
    #[must_use]
    pub const fn shipped() -> &'static str {
        SHIPPED
    }

    /// The keys that a file of replies may have.
    #[must_use]
    pub fn keys() -> Vec<&'static str> {
        let groups = Group::ALL.iter().filter(|group| !group.is_clause()).map(|group| group.id());
        // A reply to one delicate kind only would tell which it was.
        let kinds = Kind::ALL.iter().filter(|kind| !kind.group().is_clause()).map(|kind| kind.id());
        OTHERS.iter().copied().chain(Need::ALL.iter().map(|need| need.id())).chain(groups).chain(kinds).collect()
    }

    /// The shipped replies with those of a file in their place.
    ///
    /// # Errors
    /// When the file is no TOML of texts, or has a key that no reply has.
    pub fn with_file(text: &str) -> Result<Self, RepliesError> {
        let own: BTreeMap<String, String> = toml::from_str(text).map_err(|error| RepliesError::Toml {
            line: error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1),
            message: error.message().to_owned(),
        })?;
        let keys = Self::keys();
        if let Some(key) = own.keys().find(|key| !keys.contains(&key.as_str())) {
            let listed = || format!("expected one of {}", keys.join(", "));
            let hint = nearest(key, keys.iter().copied()).map_or_else(listed, |near| format!("did you mean `{near}`?"));
            return Err(RepliesError::UnknownKey { key: key.clone(), hint });
        }
        let mut replies = Self::default();
        replies.texts.extend(own);
        Ok(replies)
    }

    fn text(&self, keys: &[&str]) -> String {
        let text = keys.iter().find_map(|key| self.texts.get(*key)).map(|text| text.trim().to_owned()).unwrap_or_default();
        match self.texts.get("firma").map(|firma| firma.trim()).filter(|firma| !firma.is_empty()) {
            Some(firma) => format!("{text}\n{firma}"),
            None => text,
        }
    }

    /// The reply to somebody who needs help, or who reports something.
    pub(crate) fn to_need(&self, need: Need) -> String {
        self.text(&[need.id()])
    }

    /// What the page's own staff should do about a reply of the page.
    pub(crate) fn to_own(&self) -> String {
        self.text(&["pagina"])
    }

    /// The reply to somebody who disclosed these, the most urgent first.
    pub(crate) fn to_disclosure(&self, kinds: &[Kind], with_code: bool) -> String {
        let Some(&kind) = kinds.first() else { return self.text(&["generale"]) };
        if with_code {
            return self.text(&["pin_e_codice_fiscale"]);
        }
        if kind.group().is_clause() {
            return self.text(&["delicata"]);
        }
        self.text(&[kind.id(), kind.group().id(), "generale"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_and_every_kind_has_a_reply() {
        let replies = Replies::default();
        assert!(replies.texts.keys().all(|key| Replies::keys().contains(&key.as_str())));
        for &need in Need::ALL {
            assert!(replies.texts.contains_key(need.id()), "{}", need.id());
        }
        for &kind in Kind::ALL {
            let general = replies.text(&["generale"]);
            assert!(!replies.to_disclosure(&[kind], false).is_empty());
            assert!(kind == Kind::IpAddress || replies.to_disclosure(&[kind], false) != general, "{kind} has only the general reply");
        }
    }

    #[test]
    fn no_reply_names_an_offence_or_repeats_a_secret() {
        const WORDS: &[&str] = &[
            "nero",
            "evas",
            "frode",
            "truffa",
            "reato",
            "illecit",
            "illegal",
            "abusiv",
            "sanzion",
            "colpa",
            "confess",
            "salute",
            "malatt",
            "condann",
            "denunc",
            "violaz",
            "irregolar",
            "indebit",
        ];
        let strict = omissis::Redactor::new(omissis::Policy::strict());
        for (key, text) in &Replies::default().texts {
            // Whoever suffers something may be told that it can be reported.
            let of_help = Need::ALL.iter().any(|need| need.is_help() && need.id() == key);
            for word in WORDS.iter().filter(|_| !of_help) {
                assert!(!text.to_lowercase().contains(word), "{key}: {word}");
            }
            let found = strict.scan(text);
            let code = |finding: &omissis::Finding| matches!(finding.group(), Group::Credential | Group::Identity | Group::Financial);
            assert!(!found.iter().any(code), "{key} would itself be redacted");
        }
    }

    #[test]
    fn those_in_need_are_told_whom_to_call() {
        let replies = Replies::default();
        for (need, numbers) in [
            (Need::Violence, &["112", "1522"][..]),
            (Need::ChildInDanger, &["112", "114"]),
            (Need::Suicide, &["112", "02 2327 2327"]),
            (Need::Exploitation, &["800 290 290"]),
        ] {
            let text = replies.to_need(need);
            assert!(numbers.iter().all(|number| text.contains(number)), "{}: {text}", need.id());
        }
    }

    #[test]
    fn an_office_has_its_own_words() {
        let replies = Replies::with_file("pin = 'Cambi il PIN.'\nfirma = 'Il Comune'\n").unwrap();
        assert_eq!(replies.to_disclosure(&[Kind::Pin], false), "Cambi il PIN.\nIl Comune");
        assert!(replies.to_need(Need::Violence).contains("1522"));
        let error = Replies::with_file("pinn = 'x'").unwrap_err().to_string();
        assert_eq!(error, "unknown key `pinn`: did you mean `pin`?");
        assert!(Replies::with_file("health = 'x'").is_err(), "a reply to one delicate kind would tell which it was");
        assert!(Replies::with_file("pin = 'x'\npin = 3").unwrap_err().to_string().starts_with("line 2: "));
    }
}
