//! Memory of a conversation: what was found with certainty once is found again in the same thread, where it stands without cues.
//!
//! A page's reply repeats the number that a user wrote, a neighbour calls by surname whoever signed above, a handle comes back without
//! its `@`. Alone, each of these may be anything; in a thread that holds the certain finding it is the same thing again.
//!
//! Nothing is remembered unless the caller keeps a [`Conversation`] and says which thread a text belongs to. It takes two passes: [`note`]
//! every text of a thread, then scan each with [`Redactor::scan_in`]. Notes may be made in any order and by any number of workers
//! ([`Conversation::empty`], [`Conversation::merge`]): the memory is a set.
//!
//! A memory holds keyed hashes (SipHash under a random key that never leaves the process), never a value, a name of a thread or a text. It
//! is bounded by [`Conversation::MOST_VALUES`] for each thread and [`Conversation::MOST_THREADS`]; what is beyond is forgotten, whichever
//! came first.
//!
//! [`note`]: Conversation::note
//! [`Redactor::scan_in`]: crate::Redactor::scan_in

use crate::finding::{Candidate, Evidence, EvidenceSet, Finding};
use crate::kind::{Group, Kind};
use crate::lexicon::{among, public};
use crate::normalise::Normalised;
use crate::speech::Reading;
use crate::speech::names::{self, Known};
use crate::speech::tokens::Shape;
use core::fmt;
use core::hash::BuildHasher;
use std::collections::BTreeMap;
use std::hash::RandomState;

/// What was found with certainty in each thread, as keyed hashes.
///
/// ```
/// use omissis::{Conversation, Policy, Redactor};
///
/// let redactor = Redactor::new(Policy::standard());
/// let mut memory = Conversation::new();
/// for text in ["la mia pratica è la n. INPS.7700.451203, grazie", "Buongiorno, abbiamo verificato 7700.451203"] {
///     memory.note("post 1", text, &redactor.scan(text));
/// }
/// memory.note_author("post 1", "Rosaria Capuozzo");
/// assert_eq!(redactor.redact_in("capuozzo ma che dici", &memory, "post 1").text(), "[NOME] ma che dici");
/// assert_eq!(redactor.redact_in("capuozzo ma che dici", &memory, "post 2").text(), "capuozzo ma che dici");
/// ```
#[derive(Clone)]
pub struct Conversation {
    key: RandomState,
    threads: BTreeMap<u64, Thread>,
}

/// The values of one thread: the hash of each, and the kind that it was found as.
type Thread = BTreeMap<u64, Kind>;

/// The memory of the thread that a text belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Recall<'c> {
    key: &'c RandomState,
    values: &'c Thread,
}

/// What a hash is of: a name as it stood, one part of it, an account, a code.
#[derive(Clone, Copy, Hash)]
enum Form {
    Whole,
    Part,
    Account,
    Code,
}

/// Fewer letters than these are nobody's in particular.
const SHORTEST_NAME: usize = 3;
const SHORTEST_ACCOUNT: usize = 5;
const SHORTEST_CODE: usize = 5;
/// The most words of a name, and the most groups of a code.
const MOST_WORDS: usize = 6;
const MOST_GROUPS: usize = 9;

impl Conversation {
    /// The most values that are remembered of one thread.
    pub const MOST_VALUES: usize = 10_000;
    /// The most threads that are remembered.
    pub const MOST_THREADS: usize = 200_000;
    /// The least confidence of a finding that is remembered.
    pub const CERTAIN: f32 = 0.75;

    /// An empty memory under a random key.
    #[must_use]
    pub fn new() -> Self {
        Self { key: RandomState::new(), threads: BTreeMap::new() }
    }

    /// An empty memory under the same key, for another worker: see [`Conversation::merge`].
    #[must_use]
    pub fn empty(&self) -> Self {
        Self { key: self.key.clone(), threads: BTreeMap::new() }
    }

    /// Remembers of `findings`, which were found in `text`, names, accounts and codes of at least [`Conversation::CERTAIN`].
    pub fn note(&mut self, thread: &str, text: &str, findings: &[Finding]) {
        for finding in findings.iter().filter(|finding| finding.confidence() >= Self::CERTAIN) {
            let Some(value) = text.get(finding.span().start..finding.span().end) else { continue };
            match finding.kind() {
                Kind::PersonName => self.note_name(thread, value),
                Kind::ProfileLink => self.note_account(thread, value),
                kind if is_code(kind) => self.note_code(thread, kind, value),
                _ => {}
            }
        }
    }

    /// Remembers who takes part: the name or handle of an author field, or of somebody who is tagged. Names of bodies and public figures
    /// are not remembered.
    pub fn note_author(&mut self, thread: &str, name: &str) {
        let name = name.trim();
        if Self::kind_of_author(name) == Kind::ProfileLink {
            self.note_account(thread, name);
        } else if names::is_person(&Reading::new(&Normalised::new(name))) {
            self.note_name(thread, name);
        }
    }

    /// As what the text of an author field is remembered: an account when it is written like a handle, else a name.
    #[must_use]
    pub fn kind_of_author(name: &str) -> Kind {
        let name = name.trim();
        let handle = !name.contains(char::is_whitespace) && name.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.'));
        if name.starts_with('@') || handle { Kind::ProfileLink } else { Kind::PersonName }
    }

    fn note_name(&mut self, thread: &str, name: &str) {
        let view = Normalised::new(name);
        let reading = Reading::new(&view);
        for (form, text) in names::forms(&reading) {
            let form = if form == Known::Whole { Form::Whole } else { Form::Part };
            if text.len() >= SHORTEST_NAME {
                self.insert(thread, form, &text, Kind::PersonName);
            }
        }
    }

    fn note_account(&mut self, thread: &str, account: &str) {
        let plain = public::plain(account.rsplit('/').find(|part| !part.is_empty()).unwrap_or(account));
        if plain.chars().count() >= SHORTEST_ACCOUNT && !public::is_handle(&plain) {
            self.insert(thread, Form::Account, &plain, Kind::ProfileLink);
        }
    }

    fn note_code(&mut self, thread: &str, kind: Kind, code: &str) {
        let view = Normalised::new(code);
        let plain = public::plain(view.folded());
        if is_codelike(&plain) {
            self.insert(thread, Form::Code, national(&plain), kind);
        }
    }

    fn insert(&mut self, thread: &str, form: Form, value: &str, kind: Kind) {
        let hash = self.key.hash_one((form, value));
        let values = self.threads.entry(self.key.hash_one(thread)).or_default();
        remember(values, hash, kind);
        self.bound();
    }

    /// Takes over what another worker has noted under the same key. The order of merging makes no difference.
    pub fn merge(&mut self, other: Self) {
        for (thread, others) in other.threads {
            let values = self.threads.entry(thread).or_default();
            others.into_iter().for_each(|(hash, kind)| remember(values, hash, kind));
        }
        self.bound();
    }

    /// Keeps the smallest hashes: which ones are left does not depend on the order in which they came.
    fn bound(&mut self) {
        while self.threads.len() > Self::MOST_THREADS {
            self.threads.pop_last();
        }
    }

    /// How many values are remembered in all threads.
    #[must_use]
    pub fn len(&self) -> usize {
        self.threads.values().map(BTreeMap::len).sum()
    }

    /// True when nothing is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.threads.is_empty()
    }

    /// What is remembered of a thread; `None` when there is nothing.
    pub(crate) fn recall(&self, thread: &str) -> Option<Recall<'_>> {
        if self.threads.is_empty() {
            return None;
        }
        let values = self.threads.get(&self.key.hash_one(thread))?;
        Some(Recall { key: &self.key, values })
    }
}

fn remember(values: &mut Thread, hash: u64, kind: Kind) {
    let known = values.entry(hash).or_insert(kind);
    // Of two kinds for one value the first in the order of kinds, whichever was noted first.
    *known = kind.min(*known);
    if values.len() > Conversation::MOST_VALUES {
        values.pop_last();
    }
}

impl Default for Conversation {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Conversation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conversation").field("threads", &self.threads.len()).field("values", &self.len()).finish_non_exhaustive()
    }
}

impl Recall<'_> {
    fn kind(self, form: Form, value: &str) -> Option<Kind> {
        self.values.get(&self.key.hash_one((form, value))).copied()
    }

    /// What the text holds of what the thread knows.
    pub(crate) fn look(self, reading: &Reading<'_>, out: &mut Vec<Candidate>) {
        self.names(reading, out);
        self.accounts(reading, out);
        self.codes(reading, out);
    }

    fn names(self, reading: &Reading<'_>, out: &mut Vec<Candidate>) {
        let known = |form: Known, name: &str| {
            let form = if form == Known::Whole { Form::Whole } else { Form::Part };
            name.len() >= SHORTEST_NAME && self.kind(form, name).is_some()
        };
        let tokens = reading.tokens();
        for (first, end) in names::recalled(reading, MOST_WORDS, &known) {
            out.push(recalled(reading, Kind::PersonName, tokens[first].start, tokens[end - 1].end));
        }
    }

    /// Accounts stand between white space: what is written without its `@` is looked for as a whole.
    fn accounts(self, reading: &Reading<'_>, out: &mut Vec<Candidate>) {
        let text = reading.folded();
        let mut at = 0;
        for chunk in text.split([' ', '\n']) {
            let (from, len) = (at, chunk.len());
            at += len + 1;
            let inner = |c: char| !c.is_alphanumeric() && c != '@' && c != '_';
            let (start, end) = (from + len - chunk.trim_start_matches(inner).len(), from + chunk.trim_end_matches(inner).len());
            if start >= end || end - start < SHORTEST_ACCOUNT {
                continue;
            }
            let account = &text[start..end];
            // A plain word may be the handle of somebody and yet only a word.
            let marked = account.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '.' | '@')) || names::is_unknown_word(account);
            if marked && self.kind(Form::Account, &public::plain(account)).is_some() {
                out.push(recalled(reading, Kind::ProfileLink, start, end));
            }
        }
    }

    /// Codes are compared as letters and digits, whatever stands between their groups.
    fn codes(self, reading: &Reading<'_>, out: &mut Vec<Candidate>) {
        let tokens = reading.tokens();
        let code = |shape| matches!(shape, Shape::Word | Shape::Number | Shape::Mixed);
        for first in 0..tokens.len() {
            if !code(tokens[first].shape) {
                continue;
            }
            let mut plain = String::new();
            let mut groups = 0;
            for last in first..tokens.len() {
                let token = &tokens[last];
                if !code(token.shape) {
                    if among(reading.text(token), ". - / , ' ( ) \\ _ + @ :") {
                        continue;
                    }
                    break;
                }
                groups += 1;
                if groups > MOST_GROUPS {
                    break;
                }
                plain.push_str(reading.text(token));
                if is_codelike(&plain)
                    && let Some(kind) = self.kind(Form::Code, national(&plain))
                {
                    out.push(recalled(reading, kind, tokens[first].start, token.end));
                }
            }
        }
    }
}

fn recalled(reading: &Reading<'_>, kind: Kind, start: usize, end: usize) -> Candidate {
    Candidate::new(kind, reading.view().back(start, end), EvidenceSet::of(&[Evidence::Conversation]))
}

/// Kinds whose values are the same again wherever they stand. Ages and dates of others are often the same.
fn is_code(kind: Kind) -> bool {
    matches!(kind.group(), Group::Credential | Group::Identity | Group::Financial)
        || matches!(kind, Kind::Phone | Kind::Email | Kind::PostalAddress | Kind::IpAddress)
}

/// Long enough to be nobody else's, and no word: a year or an amount is not remembered.
fn is_codelike(plain: &str) -> bool {
    let digits = plain.bytes().filter(u8::is_ascii_digit).count();
    digits > 0 && plain.len() >= SHORTEST_CODE || plain.len() >= 12
}

/// A number without the country code of Italy.
fn national(plain: &str) -> &str {
    let digits = plain.bytes().all(|b| b.is_ascii_digit());
    let rest = plain.strip_prefix("0039").or_else(|| plain.strip_prefix("39").filter(|_| plain.len() >= 11));
    rest.filter(|rest| digits && rest.len() >= 8).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Policy, Redactor};

    fn after(noted: &[&str], authors: &[&str], text: &str) -> String {
        let redactor = Redactor::new(Policy::standard());
        let mut memory = Conversation::new();
        for noted in noted {
            memory.note("t", noted, &redactor.scan(noted));
        }
        authors.iter().for_each(|author| memory.note_author("t", author));
        redactor.redact_in(text, &memory, "t").into_text().into_owned()
    }

    #[test]
    fn names_come_back_without_cues() {
        let noted = ["mi chiamo Vjollca Berishaj e aspetto da marzo", "Grazie. Carmine Lo Presti"];
        assert_eq!(after(&noted, &[], "per berishaj: domani alle nove"), "per [NOME]: domani alle nove");
        assert_eq!(after(&noted, &[], "quel lo presti la sa lunga"), "quel [NOME] la sa lunga");
        assert_eq!(after(&[], &["Candy Candy Forza Napoli"], "ben detto candy candy forza napoli"), "ben detto [NOME]");
        assert_eq!(after(&[], &["Felice Rossi"], "sono felice dei capelli rossi"), "sono felice dei capelli rossi");
        assert_eq!(after(&[], &["Gennaro Conte"], "viva san gennaro, e conte pensaci tu"), "viva san gennaro, e conte pensaci tu");
        assert_eq!(
            after(&[], &["Comune di Napoli", "INPS per la Famiglia"], "il comune di napoli e inps per la famiglia"),
            "il comune di napoli e inps per la famiglia"
        );
    }

    #[test]
    fn codes_and_accounts_come_back() {
        let noted = ["il mio numero è 333 12 34 567", "cf RSSMRA80A01H501U", "seguitemi su ig @rosy_napoli88"];
        assert_eq!(after(&noted, &[], "abbiamo chiamato +39 3331234567 ieri"), "abbiamo chiamato [TELEFONO] ieri");
        assert_eq!(after(&noted, &[], "RSS MRA 80A01 H501U risulta in lavorazione"), "[CODICE FISCALE] risulta in lavorazione");
        assert_eq!(after(&noted, &[], "rosy_napoli88 hai ragione"), "[PROFILO] hai ragione");
        assert_eq!(after(&[], &[], "rosy_napoli88 hai ragione"), "rosy_napoli88 hai ragione");
    }

    #[test]
    fn a_memory_is_a_set_and_shows_nothing() {
        let redactor = Redactor::new(Policy::standard());
        let texts = ["mi chiamo Vjollca Berishaj", "il mio numero è 333 12 34 567", "scrivi a mario.rossi@libero.it"];
        let whole = Conversation::new();
        let part = |texts: &[&str]| {
            let mut memory = whole.empty();
            texts.iter().for_each(|text| memory.note("t", text, &redactor.scan(text)));
            memory
        };
        let (mut one, mut other) = (whole.empty(), whole.empty());
        [part(&texts[..1]), part(&texts[1..])].into_iter().for_each(|memory| one.merge(memory));
        [part(&texts[2..]), part(&texts[..2])].into_iter().for_each(|memory| other.merge(memory));
        assert_eq!(one.threads, other.threads);
        assert_eq!(one.threads, part(&texts).threads);
        assert!(!one.is_empty());
        let shown = format!("{one:?}").to_lowercase();
        assert!(!shown.contains("berishaj") && !shown.contains("333"), "{shown}");
    }

    #[test]
    fn a_memory_is_bounded() {
        let mut memory = Conversation::new();
        for n in 0..Conversation::MOST_VALUES + 50 {
            memory.note_account("t", &format!("utente_{n}"));
        }
        assert_eq!(memory.len(), Conversation::MOST_VALUES);
    }
}
