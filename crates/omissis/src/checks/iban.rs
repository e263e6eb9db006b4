//! IBAN (ISO 13616): country, two check digits, and the account in the country's own form; the CIN of Italian accounts.

use std::sync::LazyLock;

/// The longest IBAN that any country has.
pub(crate) const LONGEST: usize = 34;

/// The lengths of the ISO 13616 registry, and of the countries that use the form without standing in it.
const LENGTHS: [&str; 3] = [
    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 \
     FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 \
     LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 \
     RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30",
    // French territories, which may show their own code.
    "BL27 GF27 GP27 MF27 MQ27 NC27 PF27 PM27 RE27 TF27 WF27 YT27",
    // Not in the registry, in use.
    "AO25 BF28 BJ28 CI28 CM27 CV25 DZ26 MA28 MG27 ML28 MZ25 SN28 TG28",
];

/// How long the IBANs of a country are; `country` in any case.
pub(crate) fn length_of(country: &[u8]) -> Option<usize> {
    let length = BY_COUNTRY[place(country)?];
    (length > 0).then_some(usize::from(length))
}

/// The lengths by the two letters of the country: asked at every letter pair of a text.
static BY_COUNTRY: LazyLock<[u8; 26 * 26]> = LazyLock::new(|| {
    let mut lengths = [0; 26 * 26];
    for entry in LENGTHS.iter().flat_map(|entries| entries.split(' ')) {
        if let Some(place) = place(&entry.as_bytes()[..2]) {
            lengths[place] = entry[2..].parse().unwrap_or(0);
        }
    }
    lengths
});

fn place(country: &[u8]) -> Option<usize> {
    let letter = |b: &u8| b.is_ascii_alphabetic().then(|| usize::from(b.to_ascii_lowercase() - b'a'));
    let [first, second] = country else { return None };
    Some(letter(first)? * 26 + letter(second)?)
}

/// What holds for a string that begins with a country and two digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Iban {
    /// It has the country's length.
    pub(crate) whole: bool,
    /// Mod 97 holds, and the check digits are ones that are issued (02-98).
    pub(crate) mod97: bool,
    /// The CIN holds; `None` where the country has none or the code is not whole.
    pub(crate) cin: Option<bool>,
    /// Bank and branch are digits where Italy and San Marino want them; `true` elsewhere.
    pub(crate) form: bool,
}

impl Iban {
    /// Parses letters and digits; `None` when no country is named, or no check digits follow it.
    pub(crate) fn parse(code: &[u8]) -> Option<Self> {
        let code = code.to_ascii_uppercase();
        let length = length_of(code.get(..2)?)?;
        if !code.get(2..4)?.iter().all(u8::is_ascii_digit) || code.len() > LONGEST || !code.iter().all(u8::is_ascii_alphanumeric) {
            return None;
        }
        let whole = code.len() == length;
        let italian = matches!(&code[..2], b"IT" | b"SM");
        let issued = !matches!(&code[2..4], b"00" | b"01" | b"99");
        let form = !italian || code.get(4).is_none_or(u8::is_ascii_uppercase) && code.iter().skip(5).take(10).all(u8::is_ascii_digit);
        Some(Self { whole, mod97: whole && issued && is_mod97(&code), cin: (whole && italian).then(|| is_cin(&code[4..])), form })
    }

    /// True when every check that the country has holds.
    pub(crate) const fn holds(self) -> bool {
        self.mod97 && self.form && !matches!(self.cin, Some(false))
    }
}

/// True when an Italian account (CIN, ABI, CAB, account: 23 characters) has the right CIN.
pub(crate) fn is_cin(bban: &[u8]) -> bool {
    bban.len() == 23
        && bban[1..11].iter().all(u8::is_ascii_digit)
        && crate::checks::check_letter(&bban[1..]) == Some(bban[0].to_ascii_uppercase())
}

fn is_mod97(code: &[u8]) -> bool {
    let rest = code[4..].iter().chain(&code[..4]).fold(0_u32, |rest, b| match b {
        b'0'..=b'9' => (rest * 10 + u32::from(b - b'0')) % 97,
        _ => (rest * 100 + u32::from(b - b'A') + 10) % 97,
    });
    rest == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(code: &str) -> Iban {
        Iban::parse(code.as_bytes()).unwrap()
    }

    #[test]
    fn holds_for_the_registry_s_examples() {
        for code in [
            "IT60X0542811101000000123456",
            "it19k999961020300000000x001",
            "DE89370400440532013000",
            "MT84MALT011000012345MTLCAST001S",
            "NO9386011117947",
        ] {
            assert!(parse(code).holds(), "{code}");
        }
        assert!(parse("SM86U0322509800000000270100").holds());
    }

    #[test]
    fn both_checks_are_run() {
        let wrong_cin = parse("IT59L999961020300000000X001");
        assert!(wrong_cin.mod97 && wrong_cin.cin == Some(false) && !wrong_cin.holds());
        let wrong_digits = parse("IT42I3608105138000000000099");
        assert!(!wrong_digits.mod97 && wrong_digits.cin == Some(true));
        for never in ["IT00N9999900000000000005062", "IT01G9999900000000000005025", "IT99T9999900000000000005167"] {
            assert!(!parse(never).mod97, "{never}");
        }
        assert!(!parse("IT60XO542811101000000123456").form);
        assert_eq!(Iban::parse(b"XX60X0542811101000000123456"), None);
        assert!(!parse("IT60X05428").whole);
        assert!(is_cin(b"X0542811101000000123456"));
    }
}
