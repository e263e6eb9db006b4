//! Electronic addresses as people write them: e-mail addresses, mentions and web links.
//!
//! An e-mail address has a sign (`@`, "(at)", "chiocciola", ...) with a local part before and a domain behind. Both are
//! read with the spellings of people who hide from robots or from a filter: "punto", "(dot)", spaces around the marks, a comma
//! for the dot, no dot at all ("gmailcom"). The end of the domain is the last part that is a top-level domain, so that a
//! sentence glued to an address ("libero.it.Grazie") stays outside.

use crate::speech::tokens::{Shape, Token};

/// How the sign between local part and domain is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    /// `@`
    At,
    /// `(at)`, `[chiocciola]`, `-at-`
    Framed,
    /// `chiocciola`, 🐌
    Spelled,
    /// A bare `at`.
    Weak,
}

/// An e-mail address.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text.
    pub(crate) end: usize,
    /// The local part, in plain writing.
    pub(crate) local: String,
    /// The domain, in plain writing.
    pub(crate) domain: String,
    /// How the sign is written.
    pub(crate) sign: Sign,
    /// Written without spaces and with dots, and the domain ends in a known top-level domain.
    pub(crate) plain: bool,
}

/// A mention: `@rosy_napoli`.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// The `@` in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text.
    pub(crate) end: usize,
}

/// A web link with a path: `https://www.facebook.com/groups/aiuto`.
#[derive(Clone, Debug)]
pub(crate) struct Url {
    /// First byte in the folded text, scheme included.
    pub(crate) start: usize,
    /// One past the last byte in the folded text, marks of the sentence excluded.
    pub(crate) end: usize,
    /// First byte of the host.
    pub(crate) host: usize,
    /// The slash behind the host.
    pub(crate) path: usize,
}

/// The electronic addresses of one text, each list in text order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Links {
    /// E-mail addresses.
    pub(crate) mails: Vec<Mail>,
    /// Mentions.
    pub(crate) mentions: Vec<Mention>,
    /// Web links.
    pub(crate) urls: Vec<Url>,
}

/// Top-level domains that are more than two letters long, or that Italian comments have.
const LONG_TLDS: &[&str] = &[
    "com", "net", "org", "info", "biz", "edu", "gov", "int", "mil", "name", "pro", "mobi", "coop", "museum", "aero", "asia", "cat", "jobs",
    "tel", "travel", "post", "online", "site", "store", "shop", "cloud", "email", "live", "app", "dev", "blog", "xyz", "tech", "club",
    "page", "social", "news", "work", "team", "agency", "studio", "legal", "bio", "art", "design", "media", "life", "world", "space",
    "website", "digital", "local", "link", "eus", "istanbul", "london", "berlin",
];

/// The two-letter top-level domains.
const COUNTRY_TLDS: &str = "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw";

/// Top-level domains that are also Italian words: behind a whole domain they begin the next sentence.
const WORD_TLDS: &[&str] = &[
    "ad", "ai", "al", "ci", "co", "do", "in", "io", "la", "li", "ma", "me", "ne", "no", "se", "si", "su", "tu", "vi", "re", "va", "sa",
    "so", "fa", "pro", "post", "live", "work", "team",
];

/// Country domains under which mail providers of other countries register.
const SECOND_TLDS: &[&str] =
    &["uk", "br", "ar", "mx", "au", "nz", "jp", "tr", "pl", "in", "ph", "sg", "hk", "tw", "th", "id", "my", "vn", "za", "ua"];

/// Mail providers, with the endings that people use.
const PROVIDERS: &[(&str, &[&str])] = &[
    ("gmail", &["com", "it"]),
    ("googlemail", &["com"]),
    ("libero", &["it"]),
    ("hotmail", &["it", "com", "fr", "es", "de", "co"]),
    ("outlook", &["it", "com", "es", "fr"]),
    ("live", &["it", "com"]),
    ("msn", &["com", "it"]),
    ("yahoo", &["it", "com", "fr", "es", "co"]),
    ("ymail", &["com"]),
    ("rocketmail", &["com"]),
    ("alice", &["it"]),
    ("tim", &["it"]),
    ("tin", &["it"]),
    ("virgilio", &["it"]),
    ("tiscali", &["it"]),
    ("tiscalinet", &["it"]),
    ("fastwebnet", &["it"]),
    ("inwind", &["it"]),
    ("iol", &["it"]),
    ("email", &["it"]),
    ("icloud", &["com"]),
    ("aol", &["com", "it"]),
    ("protonmail", &["com", "ch"]),
    ("proton", &["me"]),
    ("pec", &["it"]),
    ("legalmail", &["it"]),
    ("postecert", &["it"]),
    ("poste", &["it"]),
    ("aruba", &["it"]),
    ("arubapec", &["it"]),
    ("vodafone", &["it"]),
    ("teletu", &["it"]),
    ("kataweb", &["it"]),
    ("supereva", &["it"]),
    ("gmx", &["com", "de", "it"]),
    ("mail", &["com", "ru"]),
    ("me", &["com"]),
    ("mac", &["com"]),
];

/// Words for `@`, beside "chiocciola" and what people make of it.
const AT_WORDS: &[&str] = &["at", "et", "chiocciola", "chiocc", "chioc"];

/// Words for a dot, a hyphen and a low line in a spelled address.
const CONNECTORS: &[(&str, &str)] = &[
    ("punto", "."),
    ("dot", "."),
    ("punt", "."),
    ("trattino", "-"),
    ("trattinobasso", "_"),
    ("underscore", "_"),
    ("underscor", "_"),
    ("anderscor", "_"),
    ("meno", "-"),
];

/// Providers whose name alone says that an address stands there, without its sign. (The gate looks for these too.)
pub(crate) const SIGNLESS: &[&str] = &["gmail", "hotmail", "yahoo", "libero", "alice", "tiscali", "outlook", "virgilio", "icloud"];

/// Words that stand before an address and are no part of it.
const BEFORE: &[&str] = &[
    "a",
    "e",
    "al",
    "alla",
    "di",
    "da",
    "su",
    "con",
    "il",
    "la",
    "lo",
    "mia",
    "mio",
    "mail",
    "email",
    "pec",
    "posta",
    "elettronica",
    "indirizzo",
    "scrivi",
    "scrivete",
    "scrivetemi",
    "scrivimi",
    "contattatemi",
    "contattami",
    "mandate",
    "manda",
    "mandami",
    "mandatemi",
    "risponde",
    "rispondete",
    "invia",
    "inviate",
    "inviatemi",
    "account",
    "utente",
    "user",
    "accesso",
    "login",
    "presso",
    "ecco",
    "questa",
    "questo",
    "sarebbe",
    "era",
    "o",
    "oppure",
    "anche",
    "per",
    "sono",
    "mi",
    "trovate",
    "trovi",
    "invece",
    "cioe",
    "tipo",
    "tutto",
    "minuscolo",
    "maiuscolo",
    "attaccato",
];

/// True for a top-level domain.
pub(crate) fn is_tld(label: &str) -> bool {
    if label.len() == 2 { COUNTRY_TLDS.as_bytes().chunks(3).any(|tld| &tld[..2] == label.as_bytes()) } else { LONG_TLDS.contains(&label) }
}

fn endings(provider: &str) -> Option<&'static [&'static str]> {
    PROVIDERS.iter().find(|(name, _)| *name == provider).map(|(_, endings)| *endings)
}

/// True when `domain` is a mail provider's: addresses there say nothing of a body.
pub(crate) fn is_provider(domain: &str) -> bool {
    let mut labels = domain.rsplit('.');
    let (tld, name) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    endings(name).is_some_and(|endings| endings.contains(&tld))
}

impl Links {
    /// Reads the folded text.
    pub(crate) fn new(folded: &str, tokens: &[Token]) -> Self {
        let split = unglue(folded, tokens);
        let tokens = split.as_deref().unwrap_or(tokens);
        let reader = Reader { text: folded, tokens };
        let urls = reader.urls();
        let mut mails: Vec<Mail> = Vec::new();
        let mut mentions = Vec::new();
        let mut i = 0;
        while i < tokens.len() {
            let Some((sign, last)) = reader.sign(i) else {
                i += 1;
                continue;
            };
            let (start, after) = (tokens[i].start, tokens[last - 1].end);
            let free = mails.last().is_none_or(|mail| mail.end <= start) && !urls.iter().any(|url| url.start <= start && start < url.end);
            let mail = if free { reader.mail(sign, i, last) } else { None };
            if let Some(mail) = mail {
                // `@rosy@mastodon.social` is an account, not a mailbox.
                if mail.start > 0 && folded.as_bytes()[mail.start - 1] == b'@' {
                    mentions.retain(|mention: &Mention| mention.end < mail.start || mention.start >= mail.end);
                    mentions.push(Mention { start: mail.start - 1, end: mail.end });
                } else {
                    mentions.retain(|mention: &Mention| mention.end <= mail.start);
                    mails.push(mail);
                }
            } else if free && sign == Sign::At && last == i + 1 {
                mentions.extend(reader.mention(start, after));
            }
            i = last.max(i + 1);
        }
        Self { mails, mentions, urls }
    }

    /// True when an address, a mention or a link shares a byte with the folded bytes `start..end`.
    pub(crate) fn overlap(&self, start: usize, end: usize) -> bool {
        let meets = |from: usize, to: usize| from < end && start < to;
        self.mails.iter().any(|mail| meets(mail.start, mail.end))
            || self.mentions.iter().any(|mention| meets(mention.start, mention.end))
            || self.urls.iter().any(|url| meets(url.start, url.end))
    }
}

/// One text under the reader's eye.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

/// What stands between two parts of a domain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    /// A dot that touches both.
    Tight,
    /// "punto", "(dot)", "[.]".
    Spelled,
    /// A dot with a space beside it.
    Loose,
    /// A comma, or nothing but a space.
    Slip,
}

impl<'a> Reader<'a> {
    fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| &self.text[token.start..token.end])
    }

    fn is_mark(&self, i: usize, marks: &[u8]) -> bool {
        self.tokens.get(i).is_some_and(|token| matches!(token.shape, Shape::Mark(mark) if marks.contains(&mark)))
    }

    fn is_part(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|token| matches!(token.shape, Shape::Word | Shape::Mixed | Shape::Number) && self.word(i).is_ascii())
    }

    fn touch(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.tokens[i - 1].end == self.tokens[i].start
    }

    /// At most two spaces between token `i` and the one before, and no line break.
    fn near(&self, i: usize) -> bool {
        i > 0 && i < self.tokens.len() && self.tokens[i].start - self.tokens[i - 1].end <= 2 && self.tokens[i].shape != Shape::Break
    }

    /// The sign that begins at token `i`, and one past its last token.
    fn sign(&self, i: usize) -> Option<(Sign, usize)> {
        let is_at = |i: usize| {
            let word = self.word(i);
            AT_WORDS.contains(&word) || is_chiocciola(word)
        };
        let token = &self.tokens[i];
        match token.shape {
            Shape::Mark(b'@') => {
                let last = (i..self.tokens.len()).take_while(|&j| self.is_mark(j, b"@") && (j == i || self.touch(j))).count() + i;
                Some((Sign::At, last))
            }
            Shape::Mark(b'(' | b'[' | b'{' | b'<') => {
                let inside = is_at(i + 1) || matches!(self.word(i + 1), "a" | "@") && self.touch(i + 1);
                (inside && self.is_mark(i + 2, b")]}>")).then_some((Sign::Framed, i + 3))
            }
            Shape::Mark(b'-' | b'_' | b'*' | b'/') => {
                let framed = self.touch(i + 1) && self.touch(i + 2) && self.is_mark(i + 2, b"-_*/") && is_at(i + 1);
                framed.then_some((Sign::Framed, i + 3))
            }
            Shape::Symbol => (self.word(i) == "\u{1f40c}").then_some((Sign::Spelled, i + 1)),
            Shape::Word if is_chiocciola(self.word(i)) => Some((Sign::Spelled, i + 1)),
            Shape::Word if matches!(self.word(i), "at" | "et" | "presso") => {
                Some((if self.touch(i) && self.touch(i + 1) { Sign::Framed } else { Sign::Weak }, i + 1))
            }
            // "anto_dig gmail com", "pina.esposito gmail.com": the sign is left out between what can be nothing else.
            Shape::Word if i > 0 && SIGNLESS.contains(&self.word(i)) && self.near(i) && !self.touch(i) && self.is_part(i - 1) => {
                let sign = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
                let before = self.text[..self.tokens[i - 1].end].rsplit(sign).next().unwrap_or_default();
                let local = before.len() >= 5 && before.starts_with(|c: char| c.is_ascii_alphabetic()) && before.contains(['.', '_']);
                local.then_some((Sign::Weak, i))
            }
            // "lucia punto esposito 71 su gmail"
            Shape::Word if self.word(i) == "su" && SIGNLESS.contains(&self.word(i + 1)) => {
                let spelled = (i.saturating_sub(6)..i).any(|j| self.is_dot_word(j) || matches!(self.word(j), "underscore"));
                spelled.then_some((Sign::Spelled, i + 1))
            }
            _ => None,
        }
    }

    fn mail(&self, sign: Sign, first: usize, last: usize) -> Option<Mail> {
        let domain = self.domain(sign, last)?;
        let spaced = !self.touch(first) || !self.touch(last);
        let spaced_before = !self.touch(first);
        if spaced_before && !self.near(first) || sign == Sign::At && spaced_before && !domain.known {
            return None;
        }
        let (start, local) = self.local(sign, first, &domain)?;
        let plain = sign == Sign::At && !spaced && domain.known && domain.plain && local.is_ascii();
        Some(Mail { start, end: domain.end, local, domain: domain.name, sign, plain })
    }

    /// The domain that begins at token `at`.
    fn domain(&self, sign: Sign, at: usize) -> Option<Domain> {
        if !(self.touch(at) || self.near(at)) || !self.is_part(at) {
            return None;
        }
        let spaced = !self.touch(at);
        let mut name = String::new();
        let mut best: Option<Domain> = None;
        let (mut i, mut joint, mut plain, mut labels) = (at, Joint::Tight, true, 0);
        loop {
            let (mut label, mut next) = (self.word(i).to_owned(), i + 1);
            let start = self.tokens[i].start;
            // "g mail"
            if label == "g" && self.word(next) == "mail" && self.near(next) {
                label.push_str("mail");
                (next, plain) = (next + 1, false);
            }
            while self.is_mark(next, b"-_")
                && self.touch(next)
                && self.touch(next + 1)
                && self.is_part(next + 1)
                && !self.is_dot_word(next + 1)
            {
                label.push_str(self.word(next));
                label.push_str(self.word(next + 1));
                next += 2;
            }
            // "gmailpuntocom", "puntoit": the word for the dot glued to its neighbours.
            let unglued = label.rsplit_once("punto").filter(|(_, ending)| is_tld(ending));
            if let Some(whole) =
                unglued.map(|(before, ending)| if before.is_empty() { ending.to_owned() } else { format!("{before}.{ending}") })
            {
                labels += usize::from(whole.contains('.'));
                (label, plain) = (whole, false);
            }
            let provider = name.rsplit('.').next().and_then(endings);
            if labels > 0 || label.contains('.') {
                let tld = label.rsplit('.').next().unwrap_or(&label);
                let slip = matches!(joint, Joint::Slip | Joint::Loose);
                let glued = provider.and_then(|endings| endings.iter().find(|ending| label.starts_with(**ending)));
                let accepted = match &best {
                    _ if slip => {
                        provider.is_some_and(|endings| endings.contains(&tld))
                            || joint == Joint::Loose
                                && best.is_none()
                                && matches!(tld, "it" | "com" | "net" | "org" | "eu")
                                && sign != Sign::Weak
                    }
                    Some(domain) if is_provider(&domain.name) => SECOND_TLDS.contains(&tld),
                    Some(_) => is_tld(tld) && !WORD_TLDS.contains(&tld),
                    None => is_tld(tld),
                };
                if slip && !accepted {
                    break;
                }
                let whole = if name.is_empty() { label.clone() } else { format!("{name}.{label}") };
                if accepted {
                    best = Some(Domain { name: whole, end: self.tokens[next - 1].end, known: true, plain });
                } else if let (Some(ending), None) = (glued, &best) {
                    best = Some(Domain { name: format!("{name}.{ending}"), end: start + ending.len(), known: true, plain });
                    break;
                } else if best.as_ref().is_some_and(|domain| is_provider(&domain.name)) {
                    break;
                }
            }
            name = if name.is_empty() { label } else { format!("{name}.{label}") };
            labels += 1;
            match self.joint(next, best.is_some()) {
                Some((found, behind)) if labels < 8 => {
                    plain &= found == Joint::Tight;
                    (joint, i) = (found, behind);
                }
                _ => break,
            }
        }
        best.or_else(|| {
            let first = self.word(at);
            let end = self.tokens[at].end;
            let unended = || {
                PROVIDERS.iter().find_map(|(name, endings)| {
                    let rest = first.strip_prefix(name)?;
                    (rest.is_empty() || endings.contains(&rest)).then(|| format!("{name}.{}", endings[0]))
                })
            };
            // An ending that is on no list, in an address that is otherwise whole: "mario@gmail.con".
            let (dot, tld) = (self.is_mark(at + 1, b".") && self.touch(at + 1) && self.touch(at + 2), self.word(at + 2));
            let strict = sign == Sign::At && !spaced && dot && tld.len() >= 2 && tld.bytes().all(|b| b.is_ascii_alphabetic());
            let unknown =
                strict.then(|| Domain { name: format!("{first}.{tld}"), end: self.tokens[at + 2].end, known: false, plain: true });
            // "mario@gmail", "mario@gmailcom": nobody but the provider can be meant.
            if let Some(name) = unended().filter(|_| sign != Sign::Weak && (first.len() > 4 || !spaced && sign == Sign::At)) {
                // "mario@tiscali.i": the rest of the ending was lost.
                let cut = dot && tld.len() == 1 && !self.touch(at + 3);
                let end = if cut { self.tokens[at + 2].end } else { end };
                return unknown.filter(|_| tld.len() <= 4).or(Some(Domain { name, end, known: true, plain: false }));
            }
            unknown
        })
    }

    fn is_dot_word(&self, i: usize) -> bool {
        matches!(self.word(i), "punto" | "dot" | "punt" | "pto")
    }

    /// What joins the part of a domain before token `i` to the next, and the token where the next begins.
    fn joint(&self, i: usize, ended: bool) -> Option<(Joint, usize)> {
        let part = |joint, next: usize| self.is_part(next).then_some((joint, next));
        if self.is_mark(i, b".") {
            if self.touch(i) && self.touch(i + 1) {
                // Two dots are a slip of the same finger.
                return if self.is_mark(i + 1, b".") && self.touch(i + 2) { part(Joint::Tight, i + 2) } else { part(Joint::Tight, i + 1) };
            }
            return if self.near(i) && self.near(i + 1) && !ended { part(Joint::Loose, i + 1) } else { None };
        }
        if self.is_mark(i, b"([{") && self.near(i) && (self.is_dot_word(i + 1) || self.is_mark(i + 1, b".")) && self.is_mark(i + 2, b")]}")
        {
            return part(Joint::Spelled, i + 3);
        }
        if self.is_mark(i, b"-_") && self.is_dot_word(i + 1) && self.is_mark(i + 2, b"-_") {
            return part(Joint::Spelled, i + 3);
        }
        if self.is_dot_word(i) && self.near(i) {
            return if self.near(i + 1) { part(Joint::Spelled, i + 1) } else { None };
        }
        if ended {
            return None;
        }
        if self.is_mark(i, b",;:") && self.touch(i) && self.near(i + 1) {
            return part(Joint::Slip, i + 1);
        }
        if self.near(i) && self.is_part(i) { part(Joint::Slip, i) } else { None }
    }

    /// The local part that ends before token `at`: its first byte and its plain writing.
    fn local(&self, sign: Sign, at: usize, domain: &Domain) -> Option<(usize, String)> {
        let end = self.tokens[at - 1].end.max(if self.touch(at) { self.tokens[at].start } else { 0 });
        let bytes = self.text.as_bytes();
        let is_local = |b: u8| b.is_ascii_alphanumeric() || b"._%+-'".contains(&b);
        let mut start = bytes[..end].iter().rposition(|&b| !is_local(b)).map_or(0, |i| i + 1);
        while start < end && !bytes[start].is_ascii_alphanumeric() && bytes[start] != b'_' {
            start += 1;
        }
        let mut local = self.text.get(start..end)?.trim_end_matches(['.', '-', '+', '\'']).to_owned();
        let described = sign == Sign::Spelled && matches!(local.as_str(), "attaccato" | "unito");
        if !local.bytes().any(|b| b.is_ascii_alphanumeric()) || sign != Sign::At && BEFORE.contains(&local.as_str()) && !described {
            return None;
        }
        // "pina punto ferraiuolo": parts joined by words for marks, or by marks with spaces around.
        let mut first = self.tokens.partition_point(|token| token.start < start);
        let mut joined = false;
        // "maria rossi tutto attaccato chiocciola": how it is written is no part of it.
        if sign == Sign::Spelled
            && matches!(local.as_str(), "attaccato" | "unito")
            && first >= 2
            && self.word(first - 1) == "tutto"
            && self.is_part(first - 2)
        {
            local = self.word(first - 2).to_owned();
            (start, first) = (self.tokens[first - 2].start, first - 2);
        }
        while first >= 2 && self.near(first) {
            let (mark, part) = if let Some((_, mark)) = CONNECTORS.iter().find(|(word, _)| *word == self.word(first - 1)) {
                (*mark, first - 2)
            } else if self.word(first - 1) == "basso" && self.word(first - 2) == "trattino" && first >= 3 {
                ("_", first - 3)
            } else if sign != Sign::At && self.is_mark(first - 1, b"._-") && self.near(first - 1) {
                (self.word(first - 1), first - 2)
            } else {
                break;
            };
            if !self.is_part(part) || !self.near(part + 1) || BEFORE.contains(&self.word(part)) {
                break;
            }
            local = format!("{}{mark}{local}", self.word(part));
            (start, first, joined) = (self.tokens[part].start, part, true);
        }
        // "la mia mail è mario rossi chiocciola ...": whole words up to the label.
        let words = (1..=3).take_while(|&n| {
            n <= first
                && self.near(first + 1 - n)
                && self.is_part(first - n)
                && !BEFORE.contains(&self.word(first - n))
                && self.word(first - n).len() > 1
        });
        let letters = joined || local.bytes().all(|b| b.is_ascii_alphanumeric());
        if let Some(n) = words.last().filter(|&n| letters && self.announces(sign, first - n)) {
            let words: String = (first - n..first).map(|i| self.word(i)).collect();
            local = words + &local;
            start = self.tokens[first - n].start;
        }
        if sign == Sign::Weak {
            let provider = is_provider(&domain.name);
            let glued = local.bytes().any(|b| !b.is_ascii_alphabetic());
            return (provider || glued && domain.known).then_some((start, local));
        }
        Some((start, local))
    }

    /// True when what stands before token `i` announces an address, so that the words from `i` on are its local part.
    fn announces(&self, sign: Sign, i: usize) -> bool {
        const LABELS: &[&str] = &["mail", "email", "pec", "elettronica", "indirizzo", "meil", "imeil"];
        let mut before = (0..i).rev().filter(|&i| !matches!(self.tokens[i].shape, Shape::Symbol | Shape::Mark(b'(' | b'"' | b'*' | b'[')));
        let Some(last) = before.next() else { return sign == Sign::Spelled };
        let is_label = |i: usize| LABELS.contains(&self.word(i));
        if is_label(last) {
            return sign != Sign::At;
        }
        let stating = self.is_mark(last, b":=") || self.word(last) == "e";
        let labelled = before.take(3).any(is_label);
        stating && labelled
            || sign == Sign::Spelled && matches!(self.word(last), "a" | "e")
            || sign == Sign::Spelled && self.is_mark(last, b":")
    }

    /// The mention whose `@` stands at byte `at`.
    fn mention(&self, at: usize, after: usize) -> Option<Mention> {
        let bytes = self.text.as_bytes();
        if at > 0
            && (bytes[at - 1].is_ascii_alphanumeric()
                || bytes[at - 1] == b'_'
                || bytes[at - 1] >= 0x80 && self.text[..at].chars().next_back().is_some_and(char::is_alphanumeric))
        {
            return None;
        }
        let end = handle_end(bytes, after)?;
        Some(Mention { start: at, end })
    }

    /// Web links with a path.
    fn urls(&self) -> Vec<Url> {
        let bytes = self.text.as_bytes();
        let mut urls: Vec<Url> = Vec::new();
        let mut from = 0;
        while let Some(slash) = memchr::memchr2(b'/', b'\\', &bytes[from..]).map(|i| i + from) {
            from = slash + 1;
            let host = bytes[..slash].iter().rposition(|&b| !(b.is_ascii_alphanumeric() || b == b'.' || b == b'-')).map_or(0, |i| i + 1);
            let name = &self.text[host..slash];
            let is_host = name.rsplit_once('.').is_some_and(|(before, tld)| !before.is_empty() && is_tld(tld))
                && name.starts_with(|c: char| c.is_ascii_alphanumeric());
            // `...@libero.it/...` is an address and a slash.
            let mail = host > 0 && bytes[host - 1] == b'@';
            if !is_host || mail || urls.last().is_some_and(|url| host < url.end) {
                continue;
            }
            let stop = |c: char| c.is_whitespace() || c.is_control() || "<>\"|{}".contains(c) || !c.is_ascii();
            let mut end = slash + self.text[slash..].find(stop).unwrap_or(self.text.len() - slash);
            end = slash + self.text[slash..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '*']).len();
            let scheme = self.text[..host].trim_end_matches(['/', '\\', ':']);
            let start =
                if scheme.len() < host { scheme.bytes().rposition(|b| !b.is_ascii_alphanumeric()).map_or(0, |i| i + 1) } else { host };
            urls.push(Url { start, end: end.max(slash), host, path: slash });
            from = end.max(slash + 1);
        }
        urls
    }
}

/// One past the last byte of the account name that begins at byte `from`, or `None` when none does.
pub(crate) fn handle_end(bytes: &[u8], from: usize) -> Option<usize> {
    let is_handle = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let mut end = from;
    while end < bytes.len() {
        let joins = matches!(bytes[end], b'.' | b'-') && end > from && bytes.get(end + 1).is_some_and(|&b| is_handle(b));
        if !is_handle(bytes[end]) && !joins {
            break;
        }
        end += 1;
    }
    let letters = bytes[from..end].iter().filter(|b| b.is_ascii_alphabetic()).count();
    (end - from >= 2 && letters > 0).then_some(end)
}

struct Domain {
    name: String,
    end: usize,
    /// The ending is a known one.
    known: bool,
    /// Joined by plain dots.
    plain: bool,
}

/// Cuts the words for `@` out of the words that they are glued to: "giusy83chiocciolagmail", "giusyatgmail". `None` when
/// there is nothing to cut.
fn unglue(folded: &str, tokens: &[Token]) -> Option<Vec<Token>> {
    const GLUED_AT: &[&str] =
        &["atgmail", "athotmail", "atlibero", "atyahoo", "atoutlook", "atalice", "attiscali", "atvirgilio", "aticloud"];
    let cut = |token: &Token| {
        let word = &folded[token.start..token.end];
        if !token.is_wordlike() || word.len() < 8 {
            return None;
        }
        let chiocciola = word.find("chiocciola").map(|at| (at, "chiocciola".len())).filter(|(_, len)| word.len() > *len);
        let (at, len) =
            chiocciola.or_else(|| GLUED_AT.iter().find_map(|glued| word.find(glued)).filter(|&at| at > 0).map(|at| (at, "at".len())))?;
        Some((token.start + at, token.start + at + len))
    };
    tokens.iter().any(|token| cut(token).is_some()).then(|| {
        let mut pieces = Vec::with_capacity(tokens.len() + 4);
        for token in tokens {
            let Some((from, to)) = cut(token) else {
                pieces.push(token.clone());
                continue;
            };
            for (start, end) in [(token.start, from), (from, to), (to, token.end)] {
                if start < end {
                    pieces.push(Token { start, end, shape: if start == from { Shape::Word } else { token.shape }, ..token.clone() });
                }
            }
        }
        pieces
    })
}

/// "chiocciola" and what people make of it.
fn is_chiocciola(word: &str) -> bool {
    const FORMS: &[&str] = &[
        "chiocciola",
        "chiociola",
        "chioccola",
        "chiocola",
        "chiocciol",
        "chioccciola",
        "chiocciolina",
        "kiocciola",
        "kiociola",
        "kioccola",
        "ciocciola",
        "chiocc",
        "cocciola",
        "chicciola",
        "chiocciila",
    ];
    FORMS.contains(&word)
}
