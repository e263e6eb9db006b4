//! What somebody should do first: comments to hide, and comments to pass on to a service.

use crate::gather::{Mark, Seen};
use crate::lang::Lang;
use crate::needs::Need;
use crate::page::{link, page, severity_tag};
use crate::replies::Replies;
use crate::shown::{Shown, View};
use maud::{Markup, html};
use omissis::{Group, Kind, Severity};
use omissis_exports::Moment;
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::fmt::Write as _;

/// Why a comment should be hidden before others, the most urgent last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Urgency {
    Other,
    Contact,
    Document,
    /// Special categories, admissions, the economic situation: one level, for two would tell them apart.
    Delicate,
    Minor,
    /// A card or a credential: a stranger can act with it.
    Credential,
    /// A credential together with what it is for.
    CredentialWithName,
    /// The page disclosed it: the body's own disclosure.
    Own,
}

impl Urgency {
    fn of(seen: &Seen) -> Self {
        let has = |wanted: &dyn Fn(Kind) -> bool| seen.hidden().any(|mark| wanted(mark.kind));
        let credential = has(&|kind| kind.group() == Group::Credential);
        match () {
            () if seen.own => Self::Own,
            () if credential && has(&|kind| matches!(kind, Kind::FiscalCode | Kind::Email | Kind::Phone)) => Self::CredentialWithName,
            () if credential || has(&|kind| kind == Kind::PaymentCard) => Self::Credential,
            () if has(&|kind| kind == Kind::MinorAge) => Self::Minor,
            () if has(&|kind| kind.group().is_clause() && kind.group() != Group::Situation) => Self::Delicate,
            () if has(&|kind| matches!(kind.group(), Group::Identity | Group::Financial)) => Self::Document,
            () if has(&|kind| matches!(kind.group(), Group::Contact | Group::Person)) => Self::Contact,
            () => Self::Other,
        }
    }

    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Own => lang.say("risposta della pagina stessa", "the page's own reply"),
            Self::CredentialWithName => lang.say("codice d'accesso con l'identità", "access code together with the identity"),
            Self::Credential => lang.say("codice d'accesso o carta", "access code or card"),
            Self::Minor => lang.say("minore", "child"),
            Self::Delicate => lang.say("situazione delicata", "sensitive situation"),
            Self::Document => lang.say("documento o conto", "document or account"),
            Self::Contact => lang.say("persona o recapito", "person or contact"),
            Self::Other => lang.say("altro", "other"),
        }
    }
}

/// A comment that somebody must do something about.
#[derive(Clone, Debug)]
struct Item {
    file: String,
    record: u64,
    seen: Place,
    task: Task,
}

/// Where a comment stands.
#[derive(Clone, Debug)]
struct Place {
    id: Option<String>,
    permalink: Option<String>,
    post: Option<String>,
    moment: Option<Moment>,
    author: Option<String>,
}

#[derive(Clone, Debug)]
enum Task {
    Hide { urgency: Urgency, marks: Vec<Mark> },
    Forward { need: Need, excerpt: Option<String> },
}

/// The two lists: *da nascondere* and *da inoltrare*.
#[derive(Clone, Debug, Default)]
pub struct Triage {
    hide: Vec<Item>,
    forward: Vec<Item>,
    since: Option<Moment>,
    earlier: u64,
    comments: u64,
    unread: u64,
}

/// How the lists are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// For reading.
    Text,
    /// For a spreadsheet: a header, and a row for each comment.
    Csv,
    /// For programs.
    Json,
    /// For reading, with links and folded replies.
    Html,
}

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Order<'r> {
    /// The language of headings; replies are in the language of their file.
    pub lang: Lang,
    /// Name the kinds of the groups special, admission and situation.
    pub show_kinds: bool,
    /// The replies.
    pub replies: &'r Replies,
    /// Which colleague this is for, and of how many: every so-manieth comment of both lists, in the order of urgency.
    pub share: (usize, usize),
}

impl Triage {
    /// Empty lists, of comments written on this day or later; those that do not tell when they were written are in.
    #[must_use]
    pub fn new(since: Option<Moment>) -> Self {
        Self { since, ..Self::default() }
    }

    /// Adds a comment.
    pub fn add(&mut self, file: &str, record: u64, seen: &Seen) {
        self.comments += u64::from(seen.counted);
        let days = |moment: Moment| moment.days();
        if let (Some(since), Some(moment)) = (self.since.map(days), seen.moment.map(days))
            && moment < since
        {
            self.earlier += u64::from(seen.counted);
            return;
        }
        let place = Place {
            id: seen.id.clone(),
            permalink: seen.permalink.clone(),
            post: seen.post.clone(),
            moment: seen.moment,
            author: seen.author.clone().filter(|_| !seen.own),
        };
        let item = |task| Item { file: file.to_owned(), record, seen: place.clone(), task };
        let marks: Vec<_> = seen.hidden().copied().collect();
        if !marks.is_empty() {
            self.hide.push(item(Task::Hide { urgency: Urgency::of(seen), marks }));
        }
        if let Some(need) = seen.need.filter(|_| !seen.own) {
            self.forward.push(item(Task::Forward { need, excerpt: seen.excerpt.clone() }));
        }
    }

    /// Adds a record that could not be read.
    pub fn add_unread(&mut self) {
        self.unread += 1;
    }

    /// How many comments are to be hidden, and how many passed on.
    #[must_use]
    pub fn len(&self) -> (usize, usize) {
        (self.hide.len(), self.forward.len())
    }

    /// True when there is nothing to do.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hide.is_empty() && self.forward.is_empty()
    }

    /// Puts both lists in the order of urgency; the newest first of what is equally urgent.
    pub fn sort(&mut self) {
        let newest = |item: &Item| Reverse(item.seen.moment.map(|moment| (moment.days(), moment.minute)));
        self.hide.sort_by_key(|item| {
            let Task::Hide { urgency, marks } = &item.task else { return (Reverse(Urgency::Other), Reverse(Severity::Low), newest(item)) };
            (Reverse(*urgency), Reverse(worst(marks)), newest(item))
        });
        self.forward.sort_by_key(|item| {
            let Task::Forward { need, .. } = &item.task else { return (Reverse(Need::Access), newest(item)) };
            (Reverse(*need), newest(item))
        });
    }

    /// Writes one colleague's share of the lists.
    #[must_use]
    pub fn write(&self, layout: Layout, order: &Order<'_>) -> String {
        let share = |list: &'_ [Item]| {
            let (which, of) = (order.share.0, order.share.1.max(1));
            list.iter().enumerate().filter(|(place, _)| place % of == which % of).map(|(_, item)| item.clone()).collect::<Vec<_>>()
        };
        let mut mine = Self { hide: share(&self.hide), forward: share(&self.forward), ..*self };
        // What needs help comes before everything else, whichever list is read.
        let (help, reports) = mine.forward.into_iter().partition(|item| matches!(item.task, Task::Forward { need, .. } if need.is_help()));
        mine.forward = Vec::new();
        let lists = Lists { help, hide: mine.hide, reports };
        match layout {
            Layout::Text => self.text(&lists, order),
            Layout::Csv => csv(&lists, order),
            Layout::Json => self.json(&lists, order),
            Layout::Html => self.html(&lists, order),
        }
    }
}

fn worst(marks: &[Mark]) -> Severity {
    let view = View { lang: Lang::It, show_kinds: false };
    marks.iter().map(|mark| view.severity(mark.kind)).max().unwrap_or(Severity::Low)
}

/// The lists as they are written: people in need, what is to be hidden, reports about a service.
struct Lists {
    help: Vec<Item>,
    hide: Vec<Item>,
    reports: Vec<Item>,
}

impl Lists {
    fn all(&self, lang: Lang) -> [(&'static str, &'static str, &Vec<Item>); 3] {
        [
            (
                "aiuto",
                lang.say("Da inoltrare subito: persone che hanno bisogno di aiuto", "To pass on at once: people who need help"),
                &self.help,
            ),
            ("nascondere", lang.say("Da nascondere, in ordine di urgenza", "To hide, in the order of urgency"), &self.hide),
            ("segnalazione", lang.say("Da inoltrare: segnalazioni ai servizi", "To pass on: reports to services"), &self.reports),
        ]
    }
}

impl Item {
    fn view(order: &Order<'_>) -> View {
        View { lang: order.lang, show_kinds: order.show_kinds }
    }

    fn title(&self, lang: Lang) -> &'static str {
        match &self.task {
            Task::Hide { urgency, .. } => urgency.name(lang),
            Task::Forward { need, .. } => need.name(lang),
        }
    }

    fn kinds(&self, view: View) -> Vec<(Shown, u64)> {
        match &self.task {
            Task::Hide { marks, .. } => view.kinds(marks.iter()),
            Task::Forward { .. } => Vec::new(),
        }
    }

    fn reply(&self, replies: &Replies) -> String {
        match &self.task {
            Task::Forward { need, .. } => replies.to_need(*need),
            Task::Hide { urgency: Urgency::Own, .. } => replies.to_own(),
            Task::Hide { urgency, marks } => {
                let mut kinds: Vec<_> = marks.iter().map(|mark| mark.kind).collect();
                let view = View { lang: Lang::It, show_kinds: false };
                // A minor's age and a delicate situation decide about the words before a code of the same severity does.
                let first = |kind: Kind| match urgency {
                    Urgency::Minor => kind == Kind::MinorAge,
                    Urgency::Delicate => kind.group().is_clause(),
                    _ => false,
                };
                kinds.sort_by_key(|&kind| (Reverse(first(kind)), Reverse(view.severity(kind)), kind));
                let with_code = *urgency == Urgency::CredentialWithName && kinds.contains(&Kind::FiscalCode);
                replies.to_disclosure(&kinds, with_code)
            }
        }
    }

    fn excerpt(&self) -> Option<&str> {
        match &self.task {
            Task::Forward { excerpt, .. } => excerpt.as_deref(),
            Task::Hide { .. } => None,
        }
    }

    fn place(&self, lang: Lang) -> String {
        let mut text = format!("{} {} {}", self.file, lang.say("n.", "no."), self.record);
        if let Some(id) = self.seen.id.as_deref().filter(|id| *id != self.record.to_string()) {
            _ = write!(text, " (id {id})");
        }
        text
    }
}

impl Triage {
    fn intro(&self, lists: &Lists, order: &Order<'_>) -> String {
        let lang = order.lang;
        let numbers = [lists.help.len(), lists.hide.len(), lists.reports.len()].map(|count| lang.number(count as u64));
        let mut text = match lang {
            Lang::It => format!(
                "{} commenti letti: {} chiedono aiuto, {} da nascondere, {} segnalazioni da inoltrare.",
                lang.number(self.comments),
                numbers[0],
                numbers[1],
                numbers[2]
            ),
            Lang::En => format!(
                "{} comments read: {} ask for help, {} to hide, {} reports to pass on.",
                lang.number(self.comments),
                numbers[0],
                numbers[1],
                numbers[2]
            ),
        };
        if order.share.1 > 1 {
            _ = write!(text, " {} {} {} {}.", lang.say("Parte", "Part"), order.share.0 + 1, lang.say("di", "of"), order.share.1);
        }
        if let Some(since) = self.since {
            _ = write!(
                text,
                " {} {since}, {} {}.",
                lang.say("Dal", "Since"),
                lang.number(self.earlier),
                lang.say("più vecchi lasciati fuori", "older ones left out")
            );
        }
        if self.unread > 0 {
            _ = write!(text, " {} {}.", lang.number(self.unread), lang.say("record non si possono leggere", "records cannot be read"));
        }
        text
    }

    fn text(&self, lists: &Lists, order: &Order<'_>) -> String {
        let (lang, view) = (order.lang, Item::view(order));
        let mut out = format!("{}\n", self.intro(lists, order));
        for (_, title, list) in lists.all(lang) {
            if list.is_empty() {
                continue;
            }
            _ = write!(out, "\n{}\n{}\n", title.to_uppercase(), "=".repeat(title.chars().count()));
            for (number, item) in list.iter().enumerate() {
                let kinds = view.list(&item.kinds(view));
                let kinds = if kinds.is_empty() { String::new() } else { format!(": {kinds}") };
                _ = write!(out, "\n{}. {}{kinds}\n   {}\n", number + 1, item.title(lang), item.place(lang));
                let lines = [
                    (lang.say("link", "link"), item.seen.permalink.clone()),
                    ("post", item.seen.post.clone()),
                    (lang.say("scritto", "written"), item.seen.moment.map(|moment| moment.to_string())),
                    (lang.say("autore", "author"), item.seen.author.clone()),
                    (lang.say("testo", "text"), item.excerpt().map(str::to_owned)),
                ];
                for (name, value) in lines {
                    if let Some(value) = value {
                        _ = writeln!(out, "   {name}: {value}");
                    }
                }
                let name = if item.is_own() { lang.say("da fare", "to do") } else { lang.say("risposta", "reply") };
                _ = writeln!(out, "   {name}: {}", item.reply(order.replies).replace('\n', "\n   "));
            }
        }
        out
    }

    fn json(&self, lists: &Lists, order: &Order<'_>) -> String {
        let view = Item::view(order);
        let item = |(place, item): (usize, &Item)| {
            let kinds: Vec<_> =
                item.kinds(view).into_iter().map(|(shown, count)| json!({ "kind": view.id(shown), "count": count })).collect();
            let Place { id, permalink, post, moment, author } = &item.seen;
            let mut line = json!({
                "rank": place + 1, "reason": item.title(order.lang), "file": item.file, "record": item.record, "id": id, "permalink": permalink,
                "post": post, "time": moment.map(|moment| moment.to_string()), "author": author, "own": item.is_own(),
                "reply": item.reply(order.replies),
            });
            match &item.task {
                Task::Hide { marks, .. } => {
                    line["kinds"] = Value::Array(kinds);
                    let worst = marks.iter().map(|mark| view.severity(mark.kind)).max();
                    line["severity"] = json!(worst.map(Severity::id));
                }
                Task::Forward { need, .. } => {
                    line["need"] = json!(need.id());
                    line["text"] = json!(item.excerpt());
                }
            }
            line
        };
        let list = |items: &[Item]| items.iter().enumerate().map(item).collect::<Vec<_>>();
        let value = json!({
            "omissis": omissis::VERSION, "comments": self.comments, "unread": self.unread, "earlier": self.earlier,
            "since": self.since.map(|since| since.to_string()), "part": order.share.0 + 1, "parts": order.share.1.max(1),
            "help": list(&lists.help), "hide": list(&lists.hide), "reports": list(&lists.reports),
        });
        format!("{value:#}\n")
    }

    fn html(&self, lists: &Lists, order: &Order<'_>) -> String {
        let (lang, view) = (order.lang, Item::view(order));
        let title = lang.say("Commenti da nascondere e da inoltrare", "Comments to hide and to pass on");
        let body = html! {
            h1 { (title) }
            p { (self.intro(lists, order)) }
            @for (_, title, list) in lists.all(lang) {
                @if !list.is_empty() {
                    section.long {
                        h2 { (title) " " span.soft { "(" (lang.number(list.len() as u64)) ")" } }
                        ol.items { @for (number, item) in list.iter().enumerate() { (entry(number + 1, item, view, order)) } }
                    }
                }
            }
            @if lists.help.is_empty() && lists.hide.is_empty() && lists.reports.is_empty() {
                section { p { (lang.say("Niente da fare: nessun commento da nascondere o da inoltrare.", "Nothing to do: no comment to hide or to pass on.")) } }
            }
            footer {
                p { (lang.say(
                    "I commenti non sono citati: si aprono dal link o si trovano nel file. Solo delle segnalazioni c'è il testo, già ripulito. Le risposte sono \
                     private: non vanno scritte sotto il post. Chi ha bisogno di aiuto è stato trovato da parole: leggete anche il resto.",
                    "Comments are not quoted: open them by their link or find them in the file. Only of reports there is the text, already redacted. Replies are \
                     private: do not write them under the post. Those who need help were found by words: read the rest, too.")) }
                p { "omissis " (omissis::VERSION) }
            }
        };
        page(lang, title, &body)
    }
}

impl Item {
    fn is_own(&self) -> bool {
        matches!(self.task, Task::Hide { urgency: Urgency::Own, .. })
    }
}

fn entry(number: usize, item: &Item, view: View, order: &Order<'_>) -> Markup {
    let lang = view.lang;
    let kinds = item.kinds(view);
    let names = view.list(&kinds);
    let help = matches!(item.task, Task::Forward { need, .. } if need.is_help());
    let reply = item.reply(order.replies);
    let label =
        if item.is_own() { lang.say("che cosa fare", "what to do") } else { lang.say("risposta privata pronta", "private reply, ready") };
    html! {
        li {
            div.head {
                strong { (number) ". " (item.title(lang)) }
                @if help { span.tag.help { (lang.say("aiuto", "help")) } }
                @if let Task::Hide { marks, .. } = &item.task { (severity_tag(view, worst(marks))) }
                @if !names.is_empty() && names != item.title(lang) { span { (names) } }
            }
            div.soft {
                @if let Some(address) = &item.seen.permalink { (link(address, lang.say("apri il commento", "open the comment"))) " · " }
                (item.place(lang))
                @if let Some(moment) = item.seen.moment { " · " (moment) }
                @if let Some(author) = &item.seen.author { " · " (author) }
                @if let Some(post) = &item.seen.post { " · post " @if post.starts_with("http") { (link(post, post)) } @else { (post) } }
            }
            @if let Some(text) = item.excerpt() { blockquote { (text) } }
            details { summary { (label) } p.reply { (reply) } }
        }
    }
}

/// The lists as one table, in the order in which they are worked off.
fn csv(lists: &Lists, order: &Order<'_>) -> String {
    let (lang, view) = (order.lang, Item::view(order));
    let header = match lang {
        Lang::It => "lista,ordine,motivo,tipi,file,record,id,link,post,scritto,autore,testo,risposta",
        Lang::En => "list,rank,reason,kinds,file,record,id,link,post,written,author,text,reply",
    };
    let mut out = format!("{header}\r\n");
    for (list, _, items) in lists.all(lang) {
        let list = match list {
            "aiuto" => lang.say("aiuto", "help"),
            "nascondere" => lang.say("nascondere", "hide"),
            _ => lang.say("segnalazione", "report"),
        };
        for (place, item) in items.iter().enumerate() {
            let text = |text: &Option<String>| text.clone().unwrap_or_default();
            let cells = [
                list.to_owned(),
                (place + 1).to_string(),
                item.title(lang).to_owned(),
                view.list(&item.kinds(view)),
                item.file.clone(),
                item.record.to_string(),
                text(&item.seen.id),
                text(&item.seen.permalink),
                text(&item.seen.post),
                item.seen.moment.map(|moment| moment.to_string()).unwrap_or_default(),
                text(&item.seen.author),
                item.excerpt().unwrap_or_default().to_owned(),
                item.reply(order.replies),
            ];
            out.push_str(&cells.map(|cell| quoted(&cell)).join(","));
            out.push_str("\r\n");
        }
    }
    out
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = if formula { format!("'{cell}") } else { cell.to_owned() };
    if cell.contains([',', '"', '\n', '\r', ';']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}
