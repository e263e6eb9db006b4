//! The eleven digits of a partita IVA, of an entity's codice fiscale, and of a person's provisional one.
//!
//! Seven digits of matricola, three of the office, one Luhn digit (D.M. 23 December 1976). The office tells what it is, by the classes of the
//! Agenzia delle Entrate's own control program.

/// Length of a whole code.
pub(crate) const LENGTH: usize = 11;

/// What the office and the matricola make of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Partita IVA (or the equal codice fiscale of a company).
    Vat,
    /// Codice fiscale of a body without partita IVA: associations, condominiums, ministries.
    Entity,
    /// Provisional codice fiscale of a natural person.
    Provisional,
}

/// What holds for eleven digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NumericCode {
    /// The Luhn digit holds.
    pub(crate) check: bool,
    /// What it is; `None` when no office issues such a number.
    pub(crate) class: Option<Class>,
}

impl NumericCode {
    /// Parses eleven digits.
    pub(crate) fn parse(digits: &[u8]) -> Option<Self> {
        if digits.len() != LENGTH || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let number = |digits: &[u8]| digits.iter().fold(0_u32, |n, b| n * 10 + u32::from(b - b'0'));
        Some(Self { check: crate::checks::luhn::holds(digits), class: class(number(&digits[..7]), number(&digits[7..10])) })
    }

    /// True when the check digit and the office hold and it is of `class`.
    pub(crate) fn is(self, class: Class) -> bool {
        self.check && self.class == Some(class)
    }
}

fn class(matricola: u32, office: u32) -> Option<Class> {
    match office {
        // No number zero is issued, though its Luhn digit holds.
        _ if matricola == 0 => None,
        1..=100 | 120 | 121 | 888 | 999 if matricola < 8_000_000 => Some(Class::Vat),
        1..=95 => Some(Class::Entity),
        151..=245 | 301..=766 | 900..=950 => Some(Class::Provisional),
        0 if matches!(matricola, 1..=273_960 | 400_001..=1_072_479 | 1_500_001..=1_828_636 | 2_000_001..=2_054_095) => {
            Some(Class::Provisional)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(digits: &str) -> NumericCode {
        NumericCode::parse(digits.as_bytes()).unwrap()
    }

    #[test]
    fn tells_persons_from_bodies_by_the_office() {
        for (code, class) in [
            ("01234560157", Class::Vat),
            ("01111118889", Class::Vat),
            ("80123450589", Class::Entity),
            ("01234561510", Class::Provisional),
            ("03456789019", Class::Provisional),
            ("07000017660", Class::Provisional),
        ] {
            assert!(parse(code).is(class), "{code}");
        }
        for code in ["01234562468", "80123450969", "03000000004", "00000000000"] {
            assert!(parse(code).check && parse(code).class.is_none(), "{code}");
        }
        assert!(!parse("03141590825").check);
        assert_eq!(NumericCode::parse(b"0123456015"), None);
    }

    #[test]
    fn the_first_office_numbered_in_stretches() {
        for (first, last) in [(1, 273_960), (400_001, 1_072_479), (1_500_001, 1_828_636), (2_000_001, 2_054_095)] {
            assert_eq!((class(first, 0), class(last, 0)), (Some(Class::Provisional), Some(Class::Provisional)), "{first}");
            assert_eq!((class(first - 1, 0), class(last + 1, 0)), (None, None), "{first}");
        }
    }
}
