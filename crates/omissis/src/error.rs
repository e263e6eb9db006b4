//! Errors of building a policy. Scanning cannot fail.

use crate::kind::Kind;

/// Why a policy was refused, or a key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No built-in policy has this name.
    #[error("unknown policy `{0}`: {hint}", hint = hint(.0, POLICIES))]
    UnknownPolicy(String),
    /// No kind, and where groups are possible no group, has this identifier.
    #[error("unknown kind `{0}`: {hint}", hint = kind_hint(.0))]
    UnknownKind(String),
    /// No action has this identifier.
    #[error("unknown action `{0}`: {hint}", hint = hint(.0, ACTIONS))]
    UnknownAction(String),
    /// A value of an allow-list has nothing to compare: no letter or digit, or no domain.
    #[error("nothing in this value can be compared: it needs a letter or a digit, a domain needs a dot")]
    EmptyAllowance,
    /// A word to hide has neither letter nor digit.
    #[error("nothing in this word can be compared: it needs a letter or a digit")]
    EmptyWord,
    /// A pattern to hide is no regular expression, or none that can be used.
    #[error("this is no pattern that can be used: {0}")]
    Pattern(String),
    /// No subject has this identifier.
    #[error("unknown subject `{0}`: {hint}", hint = hint(.0, SUBJECTS))]
    UnknownSubject(String),
    /// Only statements are about somebody; a code is a code, whoever it belongs to.
    #[error("`{0}` has no subject: only kinds of the groups special, admission and situation are about `self`, `family` or `other`")]
    NoSubject(&'static str),
    /// This action cannot be done with this kind.
    #[error("`{action}` is not possible for `{kind}`: {reason}")]
    NotPossible {
        /// The action.
        action: &'static str,
        /// The kind.
        kind: &'static str,
        /// Why, and what else can be done.
        reason: &'static str,
    },
    /// A mask that shows nothing, or too much.
    #[error("a mask shows 1 to 6 characters, not {0}")]
    MaskLength(u8),
    /// The action needs a key and there is none.
    #[error("`{0}` needs a key: `omissis key new` makes one")]
    NoKey(&'static str),
    /// The secret is too short to be one.
    #[error("the key has {0} bytes and needs at least 16: `omissis key new` makes one")]
    ShortKey(usize),
    /// The text form of a key is not whole.
    #[error("the key is damaged: after `omissis-key-1:` come at least 32 hexadecimal digits")]
    BrokenKey,
    /// Something was encrypted with another key.
    #[error("the key is not the one that the text was encrypted with")]
    WrongKey,
    /// A confidence that is none.
    #[error("a confidence lies between 0 and 1")]
    Confidence,
}

const POLICIES: &[&str] = &["minimal", "standard", "strict"];
const ACTIONS: &[&str] = &["label", "omissis", "mask", "remove", "keep", "generalise", "pseudonym", "hash", "encrypt"];
const SUBJECTS: &[&str] = &["self", "family", "other"];

fn hint(word: &str, options: &'static [&'static str]) -> String {
    let listed = || format!("expected {}", options.iter().map(|option| format!("`{option}`")).collect::<Vec<_>>().join(", "));
    nearest(word, options.iter().copied()).map_or_else(listed, |near| format!("did you mean `{near}`?"))
}

fn kind_hint(word: &str) -> String {
    let ids = || Kind::ALL.iter().flat_map(|kind| [kind.id(), kind.group().id()]);
    let near = nearest(word, ids()).map(|near| format!("did you mean `{near}`? "));
    format!("{}`omissis kinds` lists them", near.unwrap_or_default())
}

/// The option that is most like a word that somebody mistyped, `None` when none is near.
#[must_use]
pub fn nearest<'o>(word: &str, options: impl IntoIterator<Item = &'o str>) -> Option<&'o str> {
    let word = word.to_lowercase().replace('-', "_");
    let far = |option: &str| distance(&word, option);
    let near = options.into_iter().map(|option| (far(option), option)).min()?;
    (near.0 <= near.1.len().min(word.len()) / 3 + 1 && near.0 < near.1.len()).then_some(near.1)
}

/// How many letters have to be put in, taken out, changed or swapped to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let change = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let swap = if swapped { rows[i - 2][j - 2] + 1 } else { usize::MAX };
                change.min(swap).min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1)
            };
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_word_gets_a_suggestion() {
        for (word, near) in [("standrad", "standard"), ("Strict", "strict"), ("minimla", "minimal")] {
            assert_eq!(nearest(word, POLICIES.iter().copied()), Some(near));
        }
        assert_eq!(
            PolicyError::UnknownKind("ibna".into()).to_string(),
            "unknown kind `ibna`: did you mean `iban`? `omissis kinds` lists them"
        );
        assert_eq!(PolicyError::UnknownAction("pseudonim".into()).to_string(), "unknown action `pseudonim`: did you mean `pseudonym`?");
        assert!(PolicyError::UnknownAction("zzz".into()).to_string().contains("expected `label`"));
        assert_eq!(nearest("", POLICIES.iter().copied()), None);
    }
}
