//! What is kept of a comment: where it stands and what was found in it, never what it says.

use crate::needs::{self, Need};
use omissis::{Action, Evidence, Finding, Kind, Policy, Redaction, Redactor, Subject};
use omissis_exports::{Around, Field, Moment, Record, Role};
use std::collections::BTreeMap;

/// Why a finding stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// The policy does not act on this kind.
    Policy,
    /// The machine is less sure than the policy asks for.
    Confidence,
    /// A list of the office, or of public values, says that it may stay.
    Allowed,
}

/// What becomes of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// The policy hides it.
    Hidden,
    /// It stays.
    Left(Why),
}

/// A finding without its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it is.
    pub kind: Kind,
    /// Who it tells of.
    pub subject: Option<Subject>,
    /// How sure the machine is.
    pub confidence: f32,
    /// What becomes of it.
    pub fate: Fate,
}

impl Mark {
    fn new(finding: &Finding, fate: Fate) -> Self {
        Self { kind: finding.kind(), subject: finding.subject(), confidence: finding.confidence(), fate }
    }

    /// True when the policy hides it.
    #[must_use]
    pub const fn is_hidden(&self) -> bool {
        matches!(self.fate, Fate::Hidden)
    }

    /// True when somebody should look: the decision was a near one.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        match self.fate {
            Fate::Hidden => self.confidence < Gatherer::SURE,
            Fate::Left(why) => why == Why::Confidence,
        }
    }
}

/// What a comment came to.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    /// Its own identifier, where it has one.
    pub id: Option<String>,
    /// The address of the comment.
    pub permalink: Option<String>,
    /// What it stands under: the address or identifier of a post.
    pub post: Option<String>,
    /// When it was written.
    pub moment: Option<Moment>,
    /// The pseudonym of who wrote it.
    pub author: Option<String>,
    /// The page itself wrote it.
    pub own: bool,
    /// What was found, by field.
    pub fields: Vec<(String, Vec<Mark>)>,
    /// What somebody must act on.
    pub need: Option<Need>,
    /// The redacted text, of reports about a service only.
    pub excerpt: Option<String>,
    /// It is in another language.
    pub foreign: bool,
    /// Images, videos and other files that nobody looked into.
    pub media: u64,
    /// False for what stands beside the comments.
    pub counted: bool,
}

impl Seen {
    /// All findings.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.fields.iter().flat_map(|(_, marks)| marks)
    }

    /// What the policy hides.
    pub fn hidden(&self) -> impl Iterator<Item = &Mark> {
        self.marks().filter(|mark| mark.is_hidden())
    }
}

/// How a text is redacted.
pub type Redact<'r> = &'r dyn for<'t> Fn(&'t str) -> Redaction<'t>;

/// Looks at comments. Shared by all threads.
pub struct Gatherer {
    office: Redactor,
    /// Finds what the office's policy leaves, too.
    wide: Redactor,
    around: Around,
    format: &'static str,
}

impl Gatherer {
    /// From this confidence on nobody need look again.
    pub const SURE: f32 = 0.7;
    /// Below this confidence nothing is worth a look.
    pub const WORTH: f32 = 0.35;

    /// Looks by a policy; `around` knows the page and gives pseudonyms to authors, `format` is the export's own name.
    #[must_use]
    pub fn new(policy: Policy, around: Around, format: &'static str) -> Self {
        let wide = Policy::strict().with_threshold(Self::WORTH);
        Self { office: Redactor::new(policy), wide: Redactor::new(wide), around, format }
    }

    /// What a record comes to.
    #[must_use]
    pub fn look(&self, record: &Record<'_>) -> Seen {
        self.look_with(record, &|text| self.office.redact(text))
    }

    /// The same where the caller redacts the texts, by the same policy and what else it knows of them.
    #[must_use]
    pub fn look_with(&self, record: &Record<'_>, redact: Redact<'_>) -> Seen {
        let mut seen = Seen {
            counted: record.counted,
            id: record.id.as_deref().map(|id| self.plain_id(id)),
            moment: moment(record),
            author: self.around.author(record),
            own: self.around.is_own(record),
            foreign: record.is_foreign(),
            media: record.media(),
            ..Seen::default()
        };
        seen.permalink = self.permalink(record);
        seen.post = self.post(record, seen.permalink.as_deref());
        for field in &record.fields {
            if field.role == Role::Token && self.office.policy().acts_on(Kind::Password) {
                let mark = Mark { kind: Kind::Password, subject: None, confidence: 0.99, fate: Fate::Hidden };
                let marks: Vec<_> = field.tokens().iter().map(|_| mark).collect();
                self.put(&mut seen, &field.shown_name(), marks);
            } else if field.role.is_read() {
                self.read(&mut seen, &field.shown_name(), field.view.text(), redact);
            }
        }
        seen
    }

    /// What a text without an export around it comes to.
    #[must_use]
    pub fn look_at(&self, text: &str) -> Seen {
        let mut seen = Seen { counted: true, foreign: omissis_exports::is_foreign(text), ..Seen::default() };
        self.read(&mut seen, "text", text, &|text| self.office.redact(text));
        seen
    }

    fn read(&self, seen: &mut Seen, field: &str, text: &str, redact: Redact<'_>) {
        let redaction = redact(text);
        self.put(seen, field, self.marks(text, redaction.findings()));
        let need = needs::of(text);
        if need > seen.need {
            seen.need = need;
            seen.excerpt = need.filter(|need| !need.is_help()).map(|_| excerpt(redaction.text()));
        }
    }

    fn put(&self, seen: &mut Seen, field: &str, marks: Vec<Mark>) {
        if marks.is_empty() {
            return;
        }
        let name = self.plain(field);
        match seen.fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => known.extend(marks),
            None => seen.fields.push((name, marks)),
        }
    }

    /// What is found in a text, and what becomes of it.
    fn marks(&self, text: &str, hidden: &[Finding]) -> Vec<Mark> {
        let mut marks: Vec<_> = hidden.iter().map(|finding| Mark::new(finding, Fate::Hidden)).collect();
        for finding in self.wide.scan(text) {
            // What lies in something hidden, or under another name at the same place, does not stay.
            if hidden.iter().any(|known| known.span().overlaps(finding.span())) {
                continue;
            }
            let policy = self.office.policy();
            let why = match policy.action(finding.kind(), finding.subject()) {
                Action::Keep => Why::Policy,
                _ if finding.confidence() < policy.least(finding.kind(), finding.subject()) => Why::Confidence,
                _ => Why::Allowed,
            };
            // A weak guess at what the office leaves anyway tells nobody anything.
            if why != Why::Policy || finding.confidence() >= Policy::DEFAULT_THRESHOLD {
                marks.push(Mark::new(&finding, Fate::Left(why)));
            }
        }
        marks
    }

    /// A name or number as it may be shown.
    fn plain(&self, text: &str) -> String {
        self.wide.redact(text).into_text().into_owned()
    }

    /// An identifier: bare numbers are what identifiers are made of.
    fn plain_id(&self, id: &str) -> String {
        let bare = id.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.'));
        if bare { id.to_owned() } else { self.plain(id) }
    }

    /// An address as it may be shown: `http` or `https`, without a user, a fragment, or parameters that do not name the comment.
    fn address(&self, text: &str) -> Option<String> {
        const PARAMETERS: &[&str] =
            &["comment_id", "reply_comment_id", "story_fbid", "fbid", "id", "v", "lc", "p", "post_id", "multi_permalinks"];
        let text = text.trim();
        let text = if text.starts_with("/r/") { format!("https://www.reddit.com{text}") } else { text.to_owned() };
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
        let (rest, _) = rest.split_once('#').unwrap_or((rest, ""));
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let host = path.split('/').next().unwrap_or_default();
        let clean = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_graphic() && !b"\"<>\\^`{}|".contains(&b));
        if host.is_empty() || host.contains('@') || !clean(path) {
            return None;
        }
        let named = query.split('&').filter(|part| part.split_once('=').is_some_and(|(name, _)| PARAMETERS.contains(&name)) && clean(part));
        let query: Vec<_> = named.collect();
        let scheme = &text[..text.find("//").unwrap_or(0) + 2];
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{scheme}{path}{mark}{}", query.join("&"));
        // Numbers in an address are its own; what is plainly somebody's is not.
        let tells = |finding: &Finding| {
            let evidence = finding.evidence();
            let checked = evidence.has(Evidence::CheckLetter) || evidence.has(Evidence::Mod97) || evidence.has(Evidence::Cin);
            checked || matches!(finding.kind(), Kind::FiscalCode | Kind::Iban | Kind::Email | Kind::Password | Kind::Pin)
        };
        (!self.wide.scan(&address).iter().any(tells)).then_some(address)
    }

    fn permalink(&self, record: &Record<'_>) -> Option<String> {
        const NAMES: &[&str] = &[
            "permalinkurl",
            "permalink",
            "commenturl",
            "commentlink",
            "linkcommento",
            "urlcommento",
            "indirizzocommento",
            "collegamento",
            "viewsource",
            "url",
            "link",
            "posturl",
        ];
        let links = record.fields.iter().filter(|field| field.role == Role::Link);
        let named = links.clone().filter_map(|field| Some((own_name(field, NAMES)?, field))).min_by_key(|(rank, _)| *rank);
        let only = || links.clone().next().filter(|_| links.clone().count() == 1 && !self.is_known_format());
        let told = named.map(|(_, field)| field).or_else(only).and_then(|field| self.address(field.view.text()));
        told.or_else(|| match (self.format, record.id.as_deref()) {
            ("x-archive", Some(id)) if id.bytes().all(|b| b.is_ascii_digit()) => Some(format!("https://x.com/i/status/{id}")),
            _ => None,
        })
    }

    fn is_known_format(&self) -> bool {
        self.format.parse::<&omissis_exports::Format>().is_ok_and(omissis_exports::Format::is_recognised)
    }

    fn post(&self, record: &Record<'_>, permalink: Option<&str>) -> Option<String> {
        const LINKS: &[&str] = &["posturl", "facebookurl", "rootcommentableurl", "inputurl", "linkpermalink", "linkurl", "linkpost"];
        const IDS: &[&str] = &[
            "postid",
            "idpost",
            "videoid",
            "linkid",
            "commentableid",
            "facebookid",
            "post",
            "thread",
            "threadid",
            "discussione",
            "articolo",
            "pagina",
        ];
        let of = |role: Role, names: &'static [&'static str]| {
            let fields = record.fields.iter().filter(move |field| field.role == role && !field.is_empty());
            fields.filter_map(move |field| Some((own_name(field, names)?, field))).min_by_key(|(rank, _)| *rank).map(|(_, field)| field)
        };
        if let Some(address) = of(Role::Link, LINKS).and_then(|field| self.address(field.view.text())) {
            return Some(address);
        }
        if let Some(field) = of(Role::CommentId, IDS) {
            let text = field.view.text();
            return Some(self.address(text).unwrap_or_else(|| self.plain_id(text)));
        }
        // A field that the caller named, in a file of no known build.
        let own = record.id.as_deref().unwrap_or_default();
        let named = record.fields.iter().find(|field| field.role == Role::CommentId && !field.is_empty() && field.view.text() != own);
        if let Some(field) = named.filter(|_| !self.is_known_format()) {
            return Some(self.plain_id(field.view.text()));
        }
        permalink.and_then(post_of).or_else(|| {
            let (post, _) = own.split_once('_').filter(|_| self.format == "facebook-graph")?;
            Some(self.plain_id(post))
        })
    }
}

/// The address of the post in that of a comment.
fn post_of(permalink: &str) -> Option<String> {
    let (post, query) = permalink.split_once('?')?;
    let kept: Vec<_> = query.split('&').filter(|part| !part.contains("comment_id=") && !part.starts_with("lc=")).collect();
    (kept.len() < query.split('&').count()).then(|| if kept.is_empty() { post.to_owned() } else { format!("{post}?{}", kept.join("&")) })
}

/// The place of a field's name in a list of names; `None` for fields of what the comment answers.
fn own_name(field: &Field<'_>, names: &[&str]) -> Option<usize> {
    if field.name.starts_with("parent.") {
        return None;
    }
    let last = field.name.rsplit('.').next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    names.iter().position(|name| *name == plain)
}

/// When a record was written: the first time that it tells of itself, not of a change or of what it answers.
fn moment(record: &Record<'_>) -> Option<Moment> {
    let later = |field: &&Field<'_>| {
        let name = field.name.to_lowercase();
        !["parent.", "updated", "edited", "edit_", "retrieved", "editable"].iter().any(|part| name.contains(part))
    };
    let times = record.fields.iter().filter(|field| field.role == Role::Time).filter(later);
    times.filter_map(|field| Moment::read(field.view.text())).next()
}

/// So much of a redacted text as tells what a report is about.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 280;
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.chars().count() + word.chars().count() > LONGEST {
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// How often each kind was found, by what became of it.
pub(crate) type Tally = BTreeMap<(Kind, Fate), u64>;
