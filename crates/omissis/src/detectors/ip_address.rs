use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use core::net::Ipv6Addr;

detector! {
    /// # IP address
    ///
    /// The IPv4 or IPv6 address of somebody's connection. The provider knows who had it at that hour (CJEU C-582/14, Breyer:
    /// personal data), and it tells the area where one lives.
    ///
    /// **Who issues it.** RIPE NCC and the internet provider.
    ///
    /// **Shape.** IPv4: four numbers from 0 to 255, without leading zeros, with dots (RFC 791). IPv6: eight groups of up to four
    /// hexadecimal digits with colons, one run of zero groups shortened to `::` (RFC 4291). There is no check.
    ///
    /// **As people write it.** As the error page shows it; with port or mask behind; after "ip" also with spaces or commas.
    ///
    /// **What looks like it and is not.** Dates (`12.03.2019`), versions ("versione 4.2.1.0"), amounts with thousands dots,
    /// paragraph numbers ("punto 1.2.3.4"), times (`12:30:45`), MAC addresses. Addresses that are nobody's (127.0.0.1, netmasks, the
    /// router's 192.168.1.1, public name servers) stay; `256.1.1.1` and `1.2.3` are no addresses and stay.
    ///
    /// **Which error is worse.** About equal: an address is rare here, and so is harm from it.
    kind: IpAddress,
    triggers: Triggers { digits: Some(4), words: &["*::"], ..Triggers::NONE },
    hides: [
        "il mio indirizzo ⟦93.41.118.20⟧ è bloccato",
        "IP: ⟦203.0.113.255⟧.",
        "mi esce ⟦151.20.7.9⟧:8080 negato",
        "dice ⟦2001:db8::1⟧ non autorizzato",
        "ip ⟦2a02:b125:90:4400:1c2d:3e4f:5a6b:7c8d⟧ bloccato",
        "ip ⟦93 41 118 20⟧",
        "il mio ip è ⟦93,41,118,20⟧ controllate",
    ],
    keeps: [
        "scadenza 12.03.2019",
        "256.1.1.1 non esiste",
        "articolo 1.2.3",
        "versione 4.2.1.0 dell'app",
        "aggiornato ad android 10.0.0.45",
        "ho la release 12.1.0.3",
        "al punto 1.2.3.4 del bando",
        "sono 1.250.300.200 euro di debiti",
        "dalle 12:30:45 alle 13:00",
        "aperto 8::30",
        "mac 00:00:5e:00:53:af e 00-00-5E-00-53-AF",
        "il router 192.168.1.1 non risponde",
        "127.0.0.1",
        "1.2.3.4.5.6",
        "sono ::::: senza parole",
    ],
    known_misses: [],
    detect: detect,
}

/// Words behind which four numbers with dots are a version, a paragraph or an amount.
const OTHER: &[&str] = &[
    "versione", "ver", "v", "vers", "version", "release", "rel", "build", "firmware", "android", "ios", "windows", "app", "aggiornamento", "punto", "paragrafo", "par", "articolo", "art", "capitolo",
    "cap", "allegato", "comma", "tabella", "sezione", "firefox", "chrome", "java", "driver", "euro", "eur",
];

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let text = reading.folded();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_hexdigit() || c == ':').map(|i| i + from) {
        let len = text[start..].find(|c: char| !(c.is_ascii_hexdigit() || c == ':' || c == '.')).unwrap_or(text.len() - start);
        from = start + len;
        let glued = |at: usize| text[at..].chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_');
        let touched = text[..start].chars().next_back().is_some_and(|c| c.is_alphanumeric() || "_.,-".contains(c));
        if touched {
            continue;
        }
        let run = &text[start..from];
        if let Some(len) = v4(run).filter(|&len| !glued(start + len)) {
            if !is_other(reading, start, start + len) {
                push(reading, start, start + len, out);
            }
        } else if let Some(len) = v6(run).filter(|&len| !glued(start + len)) {
            push(reading, start, start + len, out);
        }
    }
    labelled(reading, out);
}

fn push(reading: &Reading<'_>, start: usize, end: usize, out: &mut Vec<Candidate>) {
    let evidence = EvidenceSet::of(&[Evidence::Shape]).with_if(after_label(reading, start), Evidence::LabelBefore);
    out.push(Candidate::new(Kind::IpAddress, reading.view().back(start, end), evidence));
}

/// The length of the IPv4 address at the start of `run`.
fn v4(run: &str) -> Option<usize> {
    let dotted = &run[..run.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(run.len())];
    let dotted = dotted.trim_end_matches('.');
    let mut parts = dotted.split('.');
    let octet = |part: &str| part.len() <= 3 && part.parse::<u8>().is_ok() && (part.len() == 1 || !part.starts_with('0'));
    let four = parts.by_ref().take(4).filter(|part| octet(part)).count() == 4;
    let followed = matches!(run.as_bytes().get(dotted.len()), Some(b) if b.is_ascii_hexdigit());
    (four && parts.next().is_none() && !followed).then_some(dotted.len())
}

/// The length of the IPv6 address at the start of `run`: shortened ones need three groups or a long first one, so that a slip
/// in a time (`8::30`) is none.
fn v6(run: &str) -> Option<usize> {
    let run = run.trim_end_matches('.');
    let run = if run.ends_with("::") { run } else { run.trim_end_matches(':') };
    let groups = run.split(':').filter(|group| !group.is_empty());
    let (count, longest) = groups.fold((0, 0), |(count, longest), group| (count + 1, longest.max(group.len())));
    let distinct = count >= 3 || count >= 1 && longest >= 3;
    (distinct && run.contains(':') && run.parse::<Ipv6Addr>().is_ok()).then_some(run.len())
}

/// True when the words around say that the numbers are something else.
fn is_other(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start < start);
    let before = tokens[..first].iter().rev().take(3).map(|token| reading.text(token));
    let behind = tokens[first..].iter().find(|token| token.start >= end).map(|token| reading.text(token));
    !after_label(reading, start) && before.clone().any(|word| OTHER.contains(&word)) || behind.is_some_and(|word| matches!(word, "euro" | "eur" | "€" | "mila" | "milioni" | "miliardi"))
}

/// True when "ip" stands shortly before.
fn after_label(reading: &Reading<'_>, start: usize) -> bool {
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start < start);
    tokens[..first].iter().rev().take(5).any(|token| matches!(reading.text(token), "ip" | "ipv4" | "ipv6"))
}

/// After "ip", four numbers with spaces or commas between.
fn labelled(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let tokens = reading.tokens();
    for (i, _) in tokens.iter().enumerate().filter(|(_, token)| matches!(reading.text(token), "ip" | "ipv4")) {
        let Some(first) = (i + 1..tokens.len().min(i + 5)).find(|&j| reading.text(&tokens[j]).bytes().all(|b| b.is_ascii_digit())) else { continue };
        let (mut at, mut octets) = (first, 1);
        while octets < 4 {
            let behind = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|token| reading.text(token) == ","));
            if tokens.get(behind).is_none_or(|token| reading.text(token).parse::<u8>().is_err()) {
                break;
            }
            (at, octets) = (behind, octets + 1);
        }
        let next = tokens.get(at + 1).is_some_and(|token| token.start == tokens[at].end && reading.text(token) != "," && token.is_wordlike());
        if octets == 4 && reading.text(&tokens[first]).parse::<u8>().is_ok() && !next {
            let span = reading.view().back(tokens[first].start, tokens[at].end);
            out.push(Candidate::new(Kind::IpAddress, span, EvidenceSet::of(&[Evidence::WeakShape, Evidence::LabelBefore])));
        }
    }
}
