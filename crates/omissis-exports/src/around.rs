//! The fields around the text: who wrote, to whom, when, where it stands.
//!
//! Publishing a comment without the name of its writer is of little use when the name stands in the next field. [`Around`] says what
//! becomes of these fields: accounts get pseudonyms, identifiers are mapped so that threads survive, links and pictures go, times are
//! cut. Pseudonyms and mapped identifiers are keyed (HMAC-SHA-256, at least 47 bits): with the key of one run nobody can tell who
//! is who, or that two files hold the same person; with the same key two files fit together.

use crate::calendar;
use crate::record::{Edits, Field, Holder, Record, Role};
use core::fmt;
use core::ops::Range;
use hmac::{Hmac, KeyInit, Mac};
use omissis::Span;
use sha2::Sha256;

/// What becomes of accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accounts {
    /// They stay.
    Keep,
    /// The same account gets the same pseudonym.
    Pseudonym,
    /// They go.
    Remove,
}

/// How exact times stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// As they are.
    Exact,
    /// To the day.
    Day,
    /// To the first of the month.
    Month,
    /// To the first of the year.
    Year,
}

/// What becomes of the fields around the text. `Debug` does not show the key.
#[derive(Clone)]
pub struct Around {
    /// Names, handles, numbers of accounts, sentences made of names.
    pub accounts: Accounts,
    /// Identifiers of comments are replaced, the same by the same.
    pub map_ids: bool,
    /// Links, pictures, those who reacted, e-mail and IP addresses, and what else describes people, go.
    pub remove_links: bool,
    /// How exact times stay.
    pub grain: Grain,
    /// Accounts that stay: the page's own.
    pub pages: Vec<String>,
    key: [u8; 32],
}

impl fmt::Debug for Around {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { accounts, map_ids, remove_links, grain, pages, .. } = self;
        let mut shown = f.debug_struct("Around");
        shown.field("accounts", accounts).field("map_ids", map_ids).field("remove_links", remove_links);
        shown.field("grain", grain).field("pages", &pages.len()).finish_non_exhaustive()
    }
}

impl Around {
    /// To publish: nobody is named, threads and days stay.
    #[must_use]
    pub const fn published(key: [u8; 32]) -> Self {
        Self { accounts: Accounts::Pseudonym, map_ids: true, remove_links: true, grain: Grain::Day, pages: Vec::new(), key }
    }

    /// To work with inside the office: everything stays.
    #[must_use]
    pub const fn kept() -> Self {
        Self { accounts: Accounts::Keep, map_ids: false, remove_links: false, grain: Grain::Exact, pages: Vec::new(), key: [0; 32] }
    }

    /// The same with another key.
    #[must_use]
    pub const fn with_key(mut self, key: [u8; 32]) -> Self {
        self.key = key;
        self
    }

    /// The key, to be kept as carefully as the original.
    #[must_use]
    pub const fn key(&self) -> [u8; 32] {
        self.key
    }

    /// What becomes of fields of this role, in a word.
    #[must_use]
    pub const fn treatment(&self, role: Role) -> &'static str {
        match role {
            Role::Text => "read",
            Role::Token => "token hidden",
            Role::Remove => "removed",
            Role::Name | Role::Handle | Role::AccountId | Role::Title => match self.accounts {
                Accounts::Keep => "kept",
                Accounts::Pseudonym => "pseudonym",
                Accounts::Remove => "removed",
            },
            Role::Notice => {
                if matches!(self.accounts, Accounts::Keep) {
                    "read"
                } else {
                    "read, names hidden"
                }
            }
            Role::Email | Role::IpAddress | Role::About | Role::Link | Role::Avatar | Role::Media | Role::Reactors => {
                if self.remove_links {
                    "removed"
                } else {
                    "kept"
                }
            }
            Role::CommentId => {
                if self.map_ids {
                    "mapped"
                } else {
                    "kept"
                }
            }
            Role::Time => match self.grain {
                Grain::Exact => "kept",
                Grain::Day => "cut to the day",
                Grain::Month => "cut to the month",
                Grain::Year => "cut to the year",
            },
        }
    }

    /// Changes the fields around the text of a record. Says which notices it has taken over, so that they are not read again.
    pub fn edit(&self, record: &Record<'_>, edits: &mut Edits) {
        for field in record.fields.iter().filter(|field| !field.is_empty()) {
            match field.role {
                Role::Text | Role::Token => {}
                Role::Remove => edits.clear(field),
                Role::Name | Role::Handle | Role::AccountId => self.account(record, field, edits),
                Role::Title | Role::Notice => self.sentence(field, edits),
                Role::Email | Role::IpAddress | Role::About | Role::Link | Role::Avatar | Role::Media | Role::Reactors => {
                    if self.remove_links && !self.is_page(record, field) {
                        edits.clear(field);
                    }
                }
                Role::CommentId => {
                    if self.map_ids {
                        edits.set(field, &self.mapped("comment", field.view.text()));
                    }
                }
                Role::Time => calendar::cut(field, self.grain, edits),
            }
        }
    }

    /// True when a notice is replaced as a whole or in its names, and its text must not be edited beside that.
    #[must_use]
    pub fn takes(&self, field: &Field<'_>) -> bool {
        field.role == Role::Notice && self.accounts != Accounts::Keep
    }

    /// The pseudonym of who wrote a record, as [`Around::edit`] writes it with the same key; `None` where nobody is told.
    #[must_use]
    pub fn author(&self, record: &Record<'_>) -> Option<String> {
        let of = |role| record.fields.iter().find(|field| field.account == 0 && field.role == role && !is_nobody(field.view.text()));
        let told = of(Role::AccountId).or_else(|| of(Role::Handle)).or_else(|| of(Role::Name))?;
        Some(self.pseudonym(told.view.text()))
    }

    /// True when the page itself wrote a record.
    #[must_use]
    pub fn is_own(&self, record: &Record<'_>) -> bool {
        record.fields.iter().any(|field| field.account == 0 && field.role.is_account() && self.is_page(record, field))
    }

    fn account(&self, record: &Record<'_>, field: &Field<'_>, edits: &mut Edits) {
        if self.accounts == Accounts::Keep || is_nobody(field.view.text()) || self.is_page(record, field) {
            return;
        }
        match (self.accounts, field.role) {
            (Accounts::Remove, _) => edits.clear(field),
            (_, Role::AccountId) => edits.set(field, &self.mapped("account", field.view.text())),
            _ if field.holder == Holder::Text => {
                // The number tells an account best, then the handle; namesakes stay apart.
                let of =
                    |role| record.fields.iter().find(|other| other.account == field.account && other.role == role && !other.is_empty());
                let told = of(Role::AccountId).or_else(|| of(Role::Handle)).unwrap_or(field);
                edits.set(field, &self.pseudonym(told.view.text()));
            }
            _ => edits.clear(field),
        }
    }

    /// True when the field tells of an account that stays.
    fn is_page(&self, record: &Record<'_>, field: &Field<'_>) -> bool {
        let same = |other: &&Field<'_>| other.account == field.account && other.role.is_account();
        !self.pages.is_empty() && record.fields.iter().filter(same).any(|other| self.is_page_name(other.view.text()))
    }

    fn is_page_name(&self, name: &str) -> bool {
        let plain = |name: &str| name.trim().trim_start_matches('@').to_lowercase();
        self.pages.iter().any(|page| plain(page) == plain(name))
    }

    /// Hides the names in a sentence that the platform made.
    fn sentence(&self, field: &Field<'_>, edits: &mut Edits) {
        let text = field.view.text();
        match self.accounts {
            Accounts::Keep => {}
            Accounts::Remove => edits.clear(field),
            Accounts::Pseudonym => match names_in(text) {
                Some(names) => {
                    let names = names.into_iter().filter(|name| !self.is_page_name(&text[name.clone()]));
                    let edited: Vec<_> = names.map(|name| (Span::new(name.start, name.end), self.pseudonym(&text[name]))).collect();
                    edits.replace(field, edited.iter().map(|(span, pseudonym)| (*span, pseudonym.as_str())));
                }
                None => edits.set(field, "[NOME]"),
            },
        }
    }

    fn digest(&self, domain: &str, value: &str) -> [u8; 32] {
        // A key of any length is a key of HMAC.
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&self.key) else { return [0; 32] };
        mac.update(domain.as_bytes());
        mac.update(&[0]);
        mac.update(value.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// The pseudonym of an account.
    fn pseudonym(&self, name: &str) -> String {
        let name = name.trim().trim_start_matches('@').to_lowercase();
        omissis::account(&self.digest("account", &name))
    }

    /// An identifier of the same build: digits stay digits, separators stay, `t1_` stays.
    fn mapped(&self, domain: &str, id: &str) -> String {
        let mut out = String::with_capacity(id.len() + 16);
        let mut rest = id;
        while !rest.is_empty() {
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let (part, after) = rest.split_at(len);
            let separator = after.chars().next();
            out.push_str(&self.mapped_part(domain, part, separator));
            out.extend(separator);
            rest = &after[separator.map_or(0, char::len_utf8)..];
        }
        out
    }

    fn mapped_part(&self, domain: &str, part: &str, separator: Option<char>) -> String {
        let letters = part.len() - part.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        match part {
            // Nothing to tell: "0" is "no parent" everywhere.
            "" | "0" | "ID" => part.to_owned(),
            _ if separator == Some('_') && part.len() == 2 && letters == 1 => part.to_owned(),
            _ if digits(&part[letters..]) => format!("{}{}", &part[..letters], number(&self.digest(domain, part))),
            _ => code(&self.digest(domain, part)),
        }
    }
}

/// 50 bits in letters and digits that are not taken for one another.
fn code(digest: &[u8; 32]) -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
    digest[..10].iter().map(|b| char::from(ALPHABET[usize::from(b & 31)])).collect()
}

/// 15 digits, the first not 0: below 2^53, so every reader of JSON keeps it.
fn number(digest: &[u8; 32]) -> String {
    const LEAST: u64 = 100_000_000_000_000;
    let whole = digest[..8].iter().fold(0_u64, |sum, &b| sum << 8 | u64::from(b));
    (LEAST + whole % (9 * LEAST)).to_string()
}

/// What stands for an account that is gone.
fn is_nobody(name: &str) -> bool {
    const NOBODY: &[&str] = &[
        "[deleted]",
        "[removed]",
        "anonimo",
        "anonymous",
        "utente cancellato",
        "utente eliminato",
        "deleted user",
        "deleted account",
        "utente di facebook",
        "utente facebook",
        "facebook user",
        "utente instagram",
        "account eliminato",
    ];
    let name = name.trim().to_lowercase();
    name.is_empty() || NOBODY.contains(&name.as_str())
}

/// The names in "X ha risposto al commento di Y." and its like; `None` when the sentence is of no known build.
fn names_in(sentence: &str) -> Option<Vec<Range<usize>>> {
    const VERBS: &[&str] = &[
        " ha commentato ",
        " ha risposto ",
        " ha reagito ",
        " ha aggiunto",
        " ha rimosso",
        " ha creato ",
        " ha cambiato",
        " ha modificato",
        " ha abbandonato",
        " è uscito",
        " è uscita",
        " è entrato",
        " è entrata",
        " si è unito",
        " si è unita",
        " ha eliminato",
        " ha iniziato",
        " è stato aggiunto",
        " è stata aggiunta",
        " commented on ",
        " commented in ",
        " replied to ",
        " reacted to ",
        " added ",
        " removed ",
        " left",
        " joined",
        " created ",
        " changed ",
    ];
    // A platform says it in a line: whatever stands below was written by somebody, and is not read as a comment here.
    if sentence.trim().contains(['\n', '\r']) {
        return None;
    }
    const SILENT: &[&str] = &["crittografati end-to-end", "end-to-end encrypted", "crittografia end-to-end"];
    if SILENT.iter().any(|words| sentence.contains(words)) {
        return Some(Vec::new());
    }
    if let Some(name) = sentence.strip_prefix("Comment from ").or_else(|| sentence.strip_prefix("Comment submitted by ")) {
        let start = sentence.len() - name.len();
        return Some(core::iter::once(start..sentence.len()).collect());
    }
    let (at, verb) = VERBS.iter().filter_map(|verb| Some((sentence.find(verb)?, verb))).min_by_key(|&(at, _)| at)?;
    let mut names: Vec<Range<usize>> = core::iter::once(0..at).collect();
    // What the sentence itself says is lower case; a name begins with a capital, a digit or a sign.
    let mut from = at + verb.len();
    let end = sentence.trim_end().trim_end_matches('.').len();
    while from < end {
        let word = sentence[from..end].find(' ').map_or(end, |space| from + space);
        let before = &sentence[..from];
        let named =
            sentence[from..word].starts_with(|c: char| c.is_uppercase() || c.is_numeric() || matches!(c, '+' | '~' | '@' | '\u{202a}'));
        if named && before.ends_with(" in ") {
            break;
        }
        if named {
            let genitive = sentence[from..end].find("'s ").or_else(|| sentence[from..end].find("’s ")).map(|at| from + at);
            let group = sentence[from..end].rfind(" in ").map(|at| from + at);
            names.push(from..genitive.or(group).unwrap_or(end));
            break;
        }
        from = word + 1;
    }
    names.retain(|name| !name.is_empty());
    Some(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(sentence: &str) -> Option<Vec<&str>> {
        Some(names_in(sentence)?.into_iter().map(|name| &sentence[name]).collect())
    }

    #[test]
    fn a_notice_of_many_lines_is_none_of_the_platform_s() {
        assert_eq!(names_in("I messaggi sono crittografati end-to-end.").map(|names| names.len()), Some(0));
        assert!(names_in("I messaggi sono crittografati end-to-end.\nil mio pin 12345").is_none());
        assert!(names_in("Anna ha aggiunto Gino\nil mio pin 12345").is_none());
    }

    #[test]
    fn names_are_found_in_sentences() {
        let some = |names: &[&'static str]| Some(names.to_vec());
        assert_eq!(named("Nicolò Verdi ha commentato il post di Comune di Esempio."), some(&["Nicolò Verdi", "Comune di Esempio"]));
        assert_eq!(named("Nicolò Verdi ha risposto al commento di Élodie Rossi."), some(&["Nicolò Verdi", "Élodie Rossi"]));
        assert_eq!(named("Anna ha commentato un post in Sei di Esempio se…"), some(&["Anna"]));
        assert_eq!(named("Anna ha risposto al proprio commento."), some(&["Anna"]));
        assert_eq!(named("Anna Neri replied to Mario Rossi's comment."), some(&["Anna Neri", "Mario Rossi"]));
        assert_eq!(named("Anna Neri ha aggiunto +39 333 1234567"), some(&["Anna Neri", "+39 333 1234567"]));
        assert_eq!(named("Comment from Bianchi, Mario"), some(&["Bianchi, Mario"]));
        assert_eq!(named("A Mario piace una foto"), None);
        assert_eq!(named("I messaggi e le chiamate sono crittografati end-to-end."), some(&[]));
    }

    #[test]
    fn identifiers_keep_their_build() {
        let around = Around::published([7; 32]);
        let map = |id: &str| around.mapped("comment", id);
        assert_eq!(map("0"), "0");
        assert_eq!(map(""), "");
        assert!(map("17").len() == 15 && map("17").parse::<u64>().unwrap() < 1 << 53);
        assert_eq!(map("2_3").split('_').next(), map("2_4").split('_').next());
        assert!(map("t1_abc").starts_with("t1_") && map("t1_abc").ends_with(&map("abc")));
        assert!(map("UgxA.r1").starts_with(&format!("{}.r", map("UgxA"))));
        assert!(around.mapped("account", "user421481894").starts_with("user"));
        assert!(around.mapped("account", "ID: 100009").starts_with("ID: "));
        assert_ne!(map("17"), Around::published([8; 32]).mapped("comment", "17"));
    }

    #[test]
    fn pseudonyms_follow_the_grammar_and_forget_spelling() {
        let around = Around::published([7; 32]);
        let name = around.pseudonym("Mario Rossi");
        assert_eq!(name, around.pseudonym(" mario rossi"));
        assert!(name.starts_with("[UTENTE ") && name.len() == "[UTENTE ]".len() + 12);
        assert!(!format!("{around:?}").contains('7'), "the key is not shown");
    }
}
