//! One form for all spellings of a value, so that the same person or number gets the same name.

use crate::kind::Kind;
use crate::normalise::Normalised;
use zeroize::Zeroizing;

/// The value without what only its writer chose.
pub(crate) fn canonical(kind: Kind, written: &str) -> Zeroizing<String> {
    let view = Normalised::new(written);
    let folded = view.folded();
    let words = || folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    Zeroizing::new(match kind {
        Kind::PersonName => {
            let mut words: Vec<_> = words().collect();
            words.sort_unstable();
            words.join(" ")
        }
        Kind::Phone => number(folded).unwrap_or_else(|| words().collect()),
        Kind::Email => folded
            .split_whitespace()
            .map(|word| match word.trim_matches(['(', ')', '[', ']']) {
                "chiocciola" | "at" => "@",
                "punto" | "dot" => ".",
                _ => word,
            })
            .collect(),
        // The account is the last part of a link, before any query.
        Kind::ProfileLink => folded
            .split(['?', '#'])
            .next()
            .and_then(|link| link.rsplit('/').find(|part| !part.is_empty()))
            .map_or_else(|| words().collect(), |account| account.trim_start_matches('@').to_owned()),
        _ => words().collect(),
    })
}

/// The digits of a telephone number without the Italian prefix, `None` when it is not written in digits.
fn number(folded: &str) -> Option<String> {
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let international = folded.starts_with('+') || digits.starts_with("00");
    let bare = digits.trim_start_matches("00");
    let national = bare.strip_prefix("39").filter(|rest| international || rest.len() > 8 && bare.len() > 10);
    (digits.len() >= 5).then(|| national.unwrap_or(&digits).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_has_one_value() {
        for written in ["333 123 4567", "+39 333 1234567", "0039 333/1234567", "39 3331234567"] {
            assert_eq!(number(written).as_deref(), Some("3331234567"), "{written}");
        }
        assert_eq!(number("06 1234"), Some("061234".to_owned()));
        assert_eq!(number("tre tre tre"), None);
    }
}
