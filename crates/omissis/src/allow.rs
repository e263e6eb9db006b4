//! What stays although a detector found it: public numbers, mailboxes, accounts and codes, and what the caller allows.
//!
//! Values are compared in a normal form, so that an allowed number stays however it is written: telephone numbers as digits
//! without country code, addresses as spelled out, accounts and other values as letters and digits.

use crate::checks::phone;
use crate::error::PolicyError;
use crate::finding::Finding;
use crate::kind::Kind;
use crate::lexicon::public;
use crate::speech::Reading;
use core::fmt;
use std::collections::BTreeSet;

/// The caller's allow-list, in normal form. `Debug` shows how many values there are, not which.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Allow {
    values: BTreeSet<String>,
    domains: BTreeSet<String>,
    handles: BTreeSet<String>,
    numbers: BTreeSet<String>,
}

impl fmt::Debug for Allow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Allow({})", self.len())
    }
}

impl Allow {
    /// Adds a value of any kind.
    pub(crate) fn value(&mut self, value: &str) -> Result<(), PolicyError> {
        add(&mut self.values, public::plain(value))
    }

    /// Adds a domain with its subdomains.
    pub(crate) fn domain(&mut self, domain: &str) -> Result<(), PolicyError> {
        let plain = domain.trim().trim_start_matches(['@', '.']).trim_end_matches('.').to_lowercase();
        let valid = plain.contains('.') && plain.split('.').all(|label| !label.is_empty()) && !plain.contains(char::is_whitespace);
        add(&mut self.domains, if valid { plain } else { String::new() })
    }

    /// Adds an account.
    pub(crate) fn handle(&mut self, handle: &str) -> Result<(), PolicyError> {
        add(&mut self.handles, public::plain(handle))
    }

    /// Adds a telephone number.
    pub(crate) fn number(&mut self, number: &str) -> Result<(), PolicyError> {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        add(&mut self.numbers, phone::national(&digits, has_plus(number)).to_owned())
    }

    /// How many values, domains, accounts and numbers it has.
    pub(crate) fn len(&self) -> usize {
        [&self.values, &self.domains, &self.handles, &self.numbers].iter().map(|set| set.len()).sum()
    }

    /// True when this finding stays.
    pub(crate) fn keeps(&self, reading: &Reading<'_>, finding: &Finding) -> bool {
        let (start, end) = reading.view().forth(finding.span());
        let written = public::plain(&reading.folded()[start..end]);
        if self.values.contains(&written) || finding.kind() == Kind::IpAddress && public::is_address(&written) {
            return true;
        }
        match finding.kind() {
            Kind::Email => reading.links().mails.iter().find(|mail| mail.start < end && start < mail.end).is_some_and(|mail| {
                let allowed = self.values.contains(&public::plain(&format!("{}@{}", mail.local, mail.domain)));
                allowed || self.has_domain(&mail.domain) || public::is_office(&mail.local, &mail.domain)
            }),
            Kind::ProfileLink => self.keeps_profile(reading, start, end, &written),
            Kind::Phone => {
                let digits = reading.codes().digits(start, end);
                let plus = has_plus(&reading.folded()[start..end]);
                let national = phone::national(&digits, plus);
                // A foreign number is no Italian service, whatever its digits.
                let abroad = national == digits && (plus || digits.starts_with("00"));
                self.numbers.contains(national) || !abroad && public::is_number(national)
            }
            _ => false,
        }
    }

    fn has_domain(&self, domain: &str) -> bool {
        !self.domains.is_empty() && public::parents(domain).any(|parent| self.domains.contains(parent))
    }

    fn keeps_profile(&self, reading: &Reading<'_>, start: usize, end: usize, written: &str) -> bool {
        let known = |handle: &str| self.handles.contains(handle) || public::is_handle(handle);
        let Some(url) = reading.links().urls.iter().find(|url| url.start < end && start < url.end) else { return known(written) };
        let text = reading.folded();
        // A link may hold the account in any part of its path: facebook.com/nome, linkedin.com/in/nome.
        self.has_domain(&text[url.host..url.path])
            || text[url.path..url.end].split(['/', '?', '=', '&', '\\']).any(|part| !part.is_empty() && known(&public::plain(part)))
    }
}

fn has_plus(number: &str) -> bool {
    number.trim_start_matches(['(', ' ']).starts_with('+')
}

fn add(set: &mut BTreeSet<String>, plain: String) -> Result<(), PolicyError> {
    if plain.is_empty() {
        return Err(PolicyError::EmptyAllowance);
    }
    set.insert(plain);
    Ok(())
}
