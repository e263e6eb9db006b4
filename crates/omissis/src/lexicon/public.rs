//! What is public and stays: numbers, codes, domains, mailboxes and accounts of public bodies, media and public figures.
//!
//! The table is `public.tsv`, one entry a line with its source. It is asked after detection, so that a public number that
//! looks like a private one (06164164 is an ordinary Rome line to every telephone library) is still left alone.

use std::collections::HashSet;
use std::sync::LazyLock;

#[derive(Default)]
struct Public {
    numbers: HashSet<&'static str>,
    number_shapes: Vec<&'static str>,
    addresses: HashSet<String>,
    codes: HashSet<&'static str>,
    domains: HashSet<&'static str>,
    domain_parts: Words,
    mailboxes: HashSet<&'static str>,
    handles: Words,
}

/// Whole words and beginnings of words.
#[derive(Default)]
struct Words {
    whole: HashSet<String>,
    beginnings: Vec<String>,
}

impl Words {
    fn insert(&mut self, word: &str, plain: fn(&str) -> String) {
        match word.strip_suffix('*') {
            Some(beginning) => self.beginnings.push(plain(beginning)),
            None => _ = self.whole.insert(plain(word)),
        }
    }

    fn has(&self, word: &str) -> bool {
        self.whole.contains(word) || self.beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()))
    }
}

static PUBLIC: LazyLock<Public> = LazyLock::new(|| {
    let mut public = Public::default();
    for (kind, value, _) in rows() {
        match kind {
            "number" => _ = public.numbers.insert(value),
            "number_shape" => public.number_shapes.push(value),
            "address" => _ = public.addresses.insert(plain(value)),
            "code" => _ = public.codes.insert(value),
            "domain" => _ = public.domains.insert(value),
            "domain_part" => public.domain_parts.insert(value, str::to_owned),
            "mailbox" => _ = public.mailboxes.insert(value),
            "handle" => public.handles.insert(value, plain),
            // The test below reads every line, so another kind cannot be there.
            _ => {}
        }
    }
    public
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    include_str!("public.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.splitn(3, '\t');
        (cells.next().unwrap_or(""), cells.next().unwrap_or(""), cells.next().unwrap_or(""))
    })
}

/// Letters and digits only, in lower case: the form in which values and accounts are compared.
pub(crate) fn plain(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// True when the digits, without country code, are a public number.
pub(crate) fn is_number(digits: &str) -> bool {
    let fits = |shape: &str| shape.len() == digits.len() && shape.bytes().zip(digits.bytes()).all(|(s, d)| s == b'x' || s == d);
    PUBLIC.numbers.contains(digits) || PUBLIC.number_shapes.iter().any(|shape| fits(shape))
}

/// True when the IP address, in [`plain`] form, is nobody's.
pub(crate) fn is_address(plain: &str) -> bool {
    PUBLIC.addresses.contains(plain)
}

/// True when the digits are a public body's codice fiscale or partita IVA.
pub(crate) fn is_code(digits: &str) -> bool {
    PUBLIC.codes.contains(digits)
}

/// True when nobody in particular reads the mailbox: it is named after a role, or it is a public body's.
pub(crate) fn is_office(local: &str, domain: &str) -> bool {
    is_mailbox(local) || is_domain(domain)
}

/// True when the domain, in lower case, is a public body's.
fn is_domain(domain: &str) -> bool {
    parents(domain).any(|parent| PUBLIC.domains.contains(parent)) || domain.split('.').any(|part| PUBLIC.domain_parts.has(part))
}

/// True when the local part of an address, in lower case, begins with a word for a role.
fn is_mailbox(local: &str) -> bool {
    PUBLIC.mailboxes.contains(local) || local.split(['.', '-', '_', '+']).next().is_some_and(|word| PUBLIC.mailboxes.contains(word))
}

/// True when the account, in [`plain`] form, is public.
pub(crate) fn is_handle(plain: &str) -> bool {
    PUBLIC.handles.has(plain)
}

/// A domain and all that it lies in: `pec.inps.it`, `inps.it`, `it`.
pub(crate) fn parents(domain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(domain), |parent| parent.split_once('.').map(|(_, rest)| rest))
}

/// The line of the tax return that gives a share to a body.
const GIFTS: &[&str] = &["5x1000", "5 x 1000", "5x mille", "5 per mille", "cinque per mille", "5permille", "8x1000", "2x1000", "5xmille"];

/// True when the text speaks of a share of taxes that is given to a body: the number beside is the body's.
pub(crate) fn is_gift(folded: &str) -> bool {
    GIFTS.iter().any(|gift| folded.contains(gift))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_kind_value_and_source() {
        let kinds = ["number", "number_shape", "address", "code", "domain", "domain_part", "mailbox", "handle"];
        let mut seen = HashSet::new();
        for (kind, value, source) in rows() {
            assert!(kinds.contains(&kind) && !value.is_empty() && source.len() > 8, "{kind} {value} {source}");
            assert!(seen.insert((kind, value)), "{kind} {value} stands twice");
            assert!(!matches!(kind, "number" | "code") || value.bytes().all(|b| b.is_ascii_digit()), "{value}");
        }
    }

    #[test]
    fn tells_the_public_from_the_private() {
        assert!(is_number("06164164") && is_number("800123456") && is_number("803164") && is_number("112"));
        assert!(!is_number("0612345678") && !is_number("3331234567"));
        assert!(is_domain("postacert.inps.gov.it") && is_domain("pec.comune.napoli.it") && is_domain("aslroma1.it"));
        assert!(!is_domain("libero.it") && !is_domain("pec.it") && !is_domain("comunella.it"));
        assert!(is_mailbox("urp") && is_mailbox("info.pizzeria") && !is_mailbox("informatico88"));
        assert!(is_handle(&plain("INPS_it")) && is_handle(&plain("ComuneDiNapoli")) && !is_handle(&plain("rosy_napoli")));
        assert!(is_address(&plain("127.0.0.1")) && !is_address(&plain("93.41.118.20")));
        assert!(is_code("02121151001") && !is_code("01234560157"));
    }
}
