//! Italian and English.

use core::fmt;
use core::str::FromStr;

/// The language of what people read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Italian.
    #[default]
    It,
    /// English.
    En,
}

impl Lang {
    /// The language of a locale such as `it_IT.UTF-8`; `None` for any other, `C` and `POSIX` included.
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        match locale.split(['_', '.', '-', '@']).next()?.to_lowercase().as_str() {
            "it" => Some(Self::It),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The code of the language.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::It => "it",
            Self::En => "en",
        }
    }

    /// The one of two texts that is in this language.
    #[must_use]
    pub const fn say<'t>(self, italian: &'t str, english: &'t str) -> &'t str {
        match self {
            Self::It => italian,
            Self::En => english,
        }
    }

    /// A whole number with its thousands apart.
    #[must_use]
    pub fn number(self, number: u64) -> String {
        let digits = number.to_string();
        let mut out = String::new();
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push_str(self.say(".", ","));
            }
            out.push(digit);
        }
        out
    }

    /// A share in percent: `<1 %` where rounding would hide that there is something.
    #[must_use]
    pub fn share(self, part: u64, whole: u64) -> String {
        match (part * 100).checked_div(whole) {
            None => "–".to_owned(),
            Some(0) if part > 0 => "<1\u{a0}%".to_owned(),
            Some(_) => format!("{}\u{a0}%", (part * 100 + whole / 2) / whole),
        }
    }
}

/// No language has this code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownLang;

impl fmt::Display for UnknownLang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language: expected `it` or `en`")
    }
}

impl std::error::Error for UnknownLang {}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, UnknownLang> {
        [Self::It, Self::En].into_iter().find(|lang| lang.id() == code).ok_or(UnknownLang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_numbers_and_shares() {
        assert_eq!(Lang::of_locale("it_IT.UTF-8"), Some(Lang::It));
        assert_eq!(Lang::of_locale("en_GB"), Some(Lang::En));
        assert_eq!(Lang::of_locale("C.UTF-8"), None);
        assert_eq!([0, 999, 1_000, 1_234_567].map(|n| Lang::It.number(n)), ["0", "999", "1.000", "1.234.567"]);
        assert_eq!(Lang::En.number(1_234_567), "1,234,567");
        assert_eq!([(0, 0), (1, 1000), (1, 3), (2, 3)].map(|(a, b)| Lang::It.share(a, b)), ["–", "<1\u{a0}%", "33\u{a0}%", "67\u{a0}%"]);
    }
}
