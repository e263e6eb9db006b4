//! The table of kinds: what omissis can find, how bad each is, which law protects it, and what stands in its place.
//!
//! This table is the labelling guide's own, in code. Everything that lists kinds (the README, `omissis kinds`, the
//! Python docs, the policies) is made from it.
//!
//! # Severity
//!
//! | severity | meaning |
//! |---|---|
//! | critical | lets a stranger act in the person's name at once, or is the key under which every office files the person |
//! | high | identifies one person for certain, opens an account or a proceeding, concerns a child, or is protected by GDPR art. 9 or 10 in a way that harms at once |
//! | medium | reaches, locates or names a person, or tells what GDPR art. 9 protects without immediate harm |
//! | low | helps to recognise somebody only together with something else |

use core::fmt;
use serde::{Deserialize, Serialize};

/// How much harm a finding does when it stays public; see the scale in the module's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Helps to recognise somebody only together with something else.
    Low,
    /// Reaches, locates or names a person.
    Medium,
    /// Identifies one person for certain, or harms at once.
    High,
    /// Lets a stranger act in the person's name at once.
    Critical,
}

impl Severity {
    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}

/// The built-in policies, each containing the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Credentials, documents and accounts only.
    Minimal,
    /// What should never stay in a published comment.
    Standard,
    /// Everything that the guide knows.
    Strict,
}

impl Level {
    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Minimal => "minimal",
            Self::Standard => "standard",
            Self::Strict => "strict",
        }
    }
}

/// Who a finding of the special, admission and situation groups is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The writer.
    #[serde(rename = "self")]
    Writer,
    /// A relative, in-law or partner of the writer, former ones included.
    Family,
    /// Any other particular person.
    Other,
}

impl Subject {
    /// The stable lower-case identifier: `self`, `family` or `other`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Writer => "self",
            Self::Family => "family",
            Self::Other => "other",
        }
    }

    /// The subject with this identifier, `None` when there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Writer, Self::Family, Self::Other].into_iter().find(|known| known.id() == id)
    }
}

/// Families of kinds; findings of one group never overlap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Secrets that open a door: PINs and passwords.
    Credential,
    /// Codes and documents that identify a person.
    Identity,
    /// Accounts and cards.
    Financial,
    /// Ways to reach a person.
    Contact,
    /// Names, births and ages.
    Person,
    /// GDPR art. 9 and 10.
    Special,
    /// Statements that incriminate the writer or somebody in particular.
    Admission,
    /// Income, debts and benefits.
    Situation,
}

impl Group {
    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Credential => "credential",
            Self::Identity => "identity",
            Self::Financial => "financial",
            Self::Contact => "contact",
            Self::Person => "person",
            Self::Special => "special",
            Self::Admission => "admission",
            Self::Situation => "situation",
        }
    }

    /// Every group, in the order of the guide.
    pub const ALL: &'static [Self] =
        &[Self::Credential, Self::Identity, Self::Financial, Self::Contact, Self::Person, Self::Special, Self::Admission, Self::Situation];

    /// The group with this identifier, `None` when there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|group| group.id() == id)
    }

    /// True for groups whose findings are clauses, which may hold findings of other groups inside them.
    #[must_use]
    pub const fn is_clause(self) -> bool {
        matches!(self, Self::Special | Self::Admission | Self::Situation)
    }
}

/// What the table says of one kind.
#[derive(Clone, Copy, Debug)]
pub struct KindInfo {
    /// The kind itself.
    pub kind: Kind,
    /// Stable identifier, as in the guide: `fiscal_code`.
    pub id: &'static str,
    /// Its group.
    pub group: Group,
    /// The smallest built-in policy that acts on it.
    pub level: Level,
    /// How bad it is when it stays.
    pub severity: Severity,
    /// Italian name.
    pub italian: &'static str,
    /// English name.
    pub english: &'static str,
    /// The legal ground on which it is hidden.
    pub legal_basis: &'static str,
    /// What stands in its place, without the brackets. Groups special, admission and situation share `OMISSIS`:
    /// `[SALUTE]` would itself disclose.
    pub label: &'static str,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident $id:literal $group:ident $level:ident $severity:ident $label:literal $italian:literal $english:literal $basis:literal;)*) => {
        /// What a finding is. The stable identifiers (`fiscal_code`, ...) are those of the labelling guide.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// Every kind, in the order of the guide.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            const TABLE: &'static [KindInfo] = &[$(KindInfo {
                kind: Kind::$variant, id: $id, group: Group::$group, level: Level::$level, severity: Severity::$severity,
                label: $label, italian: $italian, english: $english, legal_basis: $basis,
            },)*];
        }
    };
}

kinds! {
    /// A PIN, PUK, OTP, activation or access code that is disclosed.
    Pin "pin" Credential Minimal Critical "PIN" "PIN, PUK, OTP o codice d'accesso" "PIN, PUK, OTP or access code" "GDPR art. 5(1)(f), 32";
    /// A password, or a user name given with its password.
    Password "password" Credential Minimal Critical "PASSWORD" "password o nome utente con password" "password, or user name with password" "GDPR art. 5(1)(f), 32";
    /// The codice fiscale of a person.
    FiscalCode "fiscal_code" Identity Minimal Critical "CODICE FISCALE" "codice fiscale" "Italian tax code of a person" "GDPR art. 4(1), 87; D.P.R. 605/1973";
    /// A partita IVA.
    VatNumber "vat_number" Identity Minimal Medium "PARTITA IVA" "partita IVA" "VAT number" "GDPR art. 4(1)";
    /// A carta d'identità, paper or electronic.
    IdentityCard "identity_card" Identity Minimal High "CARTA IDENTITA" "carta d'identità" "identity card number" "GDPR art. 4(1), 87";
    /// A passport number.
    Passport "passport" Identity Minimal High "PASSAPORTO" "passaporto" "passport number" "GDPR art. 4(1), 87";
    /// The number of a patente di guida.
    DrivingLicence "driving_licence" Identity Minimal High "PATENTE" "patente di guida" "driving licence number" "GDPR art. 4(1)";
    /// The number of a tessera sanitaria or TEAM card.
    HealthCard "health_card" Identity Minimal High "TESSERA SANITARIA" "tessera sanitaria" "health card number" "GDPR art. 4(1), 87";
    /// The number of a permesso di soggiorno.
    ResidencePermit "residence_permit" Identity Minimal High "PERMESSO DI SOGGIORNO" "permesso di soggiorno" "residence permit number" "GDPR art. 4(1)";
    /// The plate of a private vehicle.
    LicencePlate "licence_plate" Identity Standard Medium "TARGA" "targa" "vehicle licence plate" "GDPR art. 4(1)";
    /// The number of a person's file: protocol, application, DSU, pension, matricola.
    CaseNumber "case_number" Identity Standard Medium "NUMERO PRATICA" "numero di pratica, protocollo o domanda" "file, protocol or application number" "GDPR art. 4(1)";
    /// An IBAN of any country.
    Iban "iban" Financial Minimal High "IBAN" "IBAN" "IBAN" "GDPR art. 4(1), 5(1)(f)";
    /// A credit, debit or prepaid card number.
    PaymentCard "payment_card" Financial Minimal Critical "CARTA DI PAGAMENTO" "carta di pagamento" "payment card number" "GDPR art. 4(1), 5(1)(f)";
    /// An account number or libretto that is not an IBAN.
    BankAccount "bank_account" Financial Minimal High "CONTO" "numero di conto o libretto" "bank account number" "GDPR art. 4(1), 5(1)(f)";
    /// A private telephone number.
    Phone "phone" Contact Standard Medium "TELEFONO" "telefono" "telephone number" "GDPR art. 4(1)";
    /// An e-mail or PEC address.
    Email "email" Contact Standard Medium "EMAIL" "e-mail o PEC" "e-mail address" "GDPR art. 4(1)";
    /// Where a person lives or can be met.
    PostalAddress "postal_address" Contact Standard Medium "INDIRIZZO" "indirizzo" "postal address" "GDPR art. 4(1)";
    /// A handle, profile URL or messaging link of a person.
    ProfileLink "profile_link" Contact Standard Medium "PROFILO" "profilo o handle" "profile link or handle" "GDPR art. 4(1)";
    /// An IPv4 or IPv6 address.
    IpAddress "ip_address" Contact Standard Low "INDIRIZZO IP" "indirizzo IP" "IP address" "GDPR art. 4(1), rec. 30";
    /// The name of a private person.
    PersonName "person_name" Person Standard Medium "NOME" "nome di persona" "name of a private person" "GDPR art. 4(1)";
    /// A date said or shown to be somebody's birth date.
    DateOfBirth "date_of_birth" Person Standard Medium "DATA DI NASCITA" "data di nascita" "date of birth" "GDPR art. 4(1)";
    /// The age of a particular person under 18.
    MinorAge "minor_age" Person Standard High "ETA MINORE" "età di un minore" "age of a child" "GDPR art. 8, rec. 38; D.Lgs. 196/2003 art. 2-quinquies";
    /// The age of any other particular person.
    Age "age" Person Strict Low "ETA" "età" "age" "GDPR art. 4(1)";
    /// Illness, disability, invalidity, pregnancy or therapy.
    Health "health" Special Standard High "OMISSIS" "salute" "health" "GDPR art. 9; D.Lgs. 196/2003 art. 2-septies c. 8; D.Lgs. 33/2013 art. 26 c. 4";
    /// Sex life, orientation or gender identity.
    SexualOrientation "sexual_orientation" Special Standard High "OMISSIS" "vita o orientamento sessuale" "sex life or orientation" "GDPR art. 9";
    /// Convictions, arrests, measures and pending criminal trials.
    CriminalRecord "criminal_record" Special Standard High "OMISSIS" "dati giudiziari" "criminal record" "GDPR art. 10; D.Lgs. 196/2003 art. 2-octies";
    /// A faith.
    ReligiousBelief "religious_belief" Special Strict Medium "OMISSIS" "convinzioni religiose" "religious belief" "GDPR art. 9";
    /// A vote, a party membership, a political stance as one's own.
    PoliticalOpinion "political_opinion" Special Strict Medium "OMISSIS" "opinioni politiche" "political opinion" "GDPR art. 9";
    /// Membership of a trade union.
    TradeUnion "trade_union" Special Strict Medium "OMISSIS" "appartenenza sindacale" "trade union membership" "GDPR art. 9";
    /// Racial or ethnic origin.
    EthnicOrigin "ethnic_origin" Special Strict Medium "OMISSIS" "origine etnica" "ethnic origin" "GDPR art. 9";
    /// Working, or having somebody work, off the books.
    UndeclaredWork "undeclared_work" Admission Standard High "OMISSIS" "lavoro nero" "undeclared work" "D.L. 12/2002 art. 3; D.L. 4/2019 art. 7; GDPR art. 5(1)(c)";
    /// Getting a benefit by false or hidden facts.
    BenefitFraud "benefit_fraud" Admission Standard High "OMISSIS" "indebita percezione di prestazioni" "benefit fraud" "D.L. 4/2019 art. 7; D.P.R. 445/2000 art. 76; c.p. art. 316-ter, 640; GDPR art. 10";
    /// Income, rent or sales kept from the taxman.
    TaxEvasion "tax_evasion" Admission Standard High "OMISSIS" "evasione fiscale" "tax evasion" "D.Lgs. 471/1997; D.Lgs. 74/2000; L. 311/2004 art. 1 c. 346; GDPR art. 10";
    /// Any other admitted breach.
    OtherOffence "other_offence" Admission Standard High "OMISSIS" "altra violazione" "other admitted breach" "GDPR art. 10; c.p. art. 494, 493-ter, 633, 624";
    /// Own or family income, ISEE value, benefit amount, debt, rent.
    EconomicSituation "economic_situation" Situation Strict Low "OMISSIS" "situazione economica" "economic situation" "GDPR art. 4(1); D.Lgs. 33/2013 art. 26 c. 4";
}

impl Kind {
    /// The row of the table.
    #[must_use]
    pub const fn info(self) -> &'static KindInfo {
        &Self::TABLE[self as usize]
    }

    /// The stable identifier: `fiscal_code`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().id
    }

    /// The group it belongs to.
    #[must_use]
    pub fn group(self) -> Group {
        self.info().group
    }

    /// How bad it is when it stays.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.info().severity
    }

    /// The kind with this identifier, `None` when there is none.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::TABLE.iter().find(|info| info.id == id).map(|info| info.kind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (row, kind) in Kind::TABLE.iter().zip(Kind::ALL) {
            assert_eq!(row.kind, *kind);
            assert_eq!(kind.info().id, row.id);
            assert_eq!(Kind::from_id(row.id), Some(*kind));
            assert_eq!(serde_id(*kind), row.id);
        }
    }

    fn serde_id(kind: Kind) -> String {
        // The derive writes the same identifier as the table, without a format crate: Debug in snake case.
        let mut id = String::new();
        for c in format!("{kind:?}").chars() {
            if c.is_ascii_uppercase() && !id.is_empty() {
                id.push('_');
            }
            id.push(c.to_ascii_lowercase());
        }
        id
    }

    #[test]
    fn clause_groups_share_one_label() {
        for kind in Kind::ALL {
            assert_eq!(kind.group().is_clause(), kind.info().label == "OMISSIS", "{kind}");
            assert!(kind.info().label.bytes().all(|b| b.is_ascii_uppercase() || b == b' '), "{kind}");
        }
    }
}
