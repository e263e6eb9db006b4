//! Names that text fields, identifiers and the fields around the text usually bear.

use crate::record::Role;
use omissis::{Policy, Redactor};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Names of text fields, lower case, letters and digits only. All that a table has of the first row are its text fields; else all
/// of the second.
const TEXT: [&[&str]; 2] = [
    &[
        "text",
        "testo",
        "comment",
        "commento",
        "commenttext",
        "testocommento",
        "testodelcommento",
        "commenttesto",
        "message",
        "messaggio",
        "messagetext",
        "testomessaggio",
        "testodelmessaggio",
        "body",
        "content",
        "contenuto",
        "fulltext",
        "tweettext",
        "tweet",
        "posttext",
        "testopost",
        "review",
        "reviewtext",
        "recensione",
        "reply",
        "risposta",
        "segnalazione",
        "textoriginal",
        "textdisplay",
    ],
    &["comments", "commenti", "messages", "messaggi", "descrizione", "description", "note", "osservazioni"],
];

/// Names under which replies lie.
const REPLIES: &[&str] = &["replies", "comments", "children", "answers", "responses", "risposte", "commenti"];

/// Names of a record's own identifier, in order of preference.
const IDS: &[&str] = &["id", "commentid", "idcommento", "idstr", "messageid"];

/// Names of fields around the text, for files whose format is not known.
const AROUND: &[(Role, &[&str])] = &[
    (
        Role::Time,
        &[
            "time",
            "date",
            "datetime",
            "timestamp",
            "createdtime",
            "createdat",
            "created",
            "createdutc",
            "publishedat",
            "postedat",
            "data",
            "dataora",
            "datacommento",
            "datapubblicazione",
            "dataeora",
            "scrittoil",
            "quando",
        ],
    ),
    (
        Role::Link,
        &[
            "permalink",
            "permalinkurl",
            "commenturl",
            "commentlink",
            "url",
            "link",
            "linkcommento",
            "urlcommento",
            "indirizzocommento",
            "collegamento",
        ],
    ),
    (
        Role::CommentId,
        &["post", "postid", "idpost", "posturl", "linkpost", "thread", "threadid", "discussione", "videoid", "articolo", "pagina"],
    ),
    (
        Role::Name,
        &[
            "author",
            "authorname",
            "autore",
            "name",
            "username",
            "user",
            "utente",
            "nomeutente",
            "from",
            "fromname",
            "profilename",
            "commentername",
            "nome",
            "nickname",
        ],
    ),
];

/// What a field of this name is for, by its usual meaning.
pub(crate) fn around_role(name: &str) -> Option<Role> {
    let name = plain(name);
    AROUND.iter().find(|(_, names)| names.contains(&name.as_str())).map(|&(role, _)| role)
}

/// Lower case, letters and digits only.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How likely this name is that of a text field: 0 most, `None` not at all.
pub(crate) fn text_rank(name: &str) -> Option<usize> {
    let name = plain(name);
    TEXT.iter().position(|names| names.contains(&name.as_str()))
}

/// True for the name of a list of replies.
pub(crate) fn is_replies(name: &str) -> bool {
    REPLIES.contains(&plain(name).as_str())
}

/// How likely this name is that of the record's identifier: 0 most.
pub(crate) fn id_rank(name: &str) -> Option<usize> {
    let name = plain(name);
    IDS.iter().position(|id| *id == name)
}

/// The text fields among these names, by place.
pub(crate) fn text_fields<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Vec<usize> {
    let best = names.clone().filter_map(text_rank).min();
    names.enumerate().filter(|(_, name)| best.is_some() && text_rank(name) == best).map(|(place, _)| place).collect()
}

/// The identifier among these names, by place.
pub(crate) fn id_field<'n>(names: impl Iterator<Item = &'n str>) -> Option<usize> {
    names.enumerate().filter_map(|(place, name)| Some((id_rank(name)?, place))).min().map(|(_, place)| place)
}

/// Looks at names before they are told.
static STRICT: LazyLock<Redactor> = LazyLock::new(|| Redactor::new(Policy::strict()));

/// True for what is an address or a number rather than a name.
fn is_data(name: &str) -> bool {
    name.contains('@') || name.chars().filter(char::is_ascii_digit).count() >= 4
}

/// Names as they may be told: what looks like data rather than a name is counted, not shown. Where one names or reaches a person, or is a
/// number, none is shown: it is the first row of a table without header, or a document sorted by its writers.
pub(crate) fn shown<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    const MOST: usize = 40;
    let names: Vec<&str> = names.take(MOST).collect();
    let found: Vec<_> = names.iter().map(|name| STRICT.scan(name)).collect();
    let is_number = |name: &&str| is_data(name) && !name.contains(char::is_alphabetic);
    let no_names = names.iter().any(is_number) || found.iter().flatten().any(|finding| !finding.group().is_clause());
    // Two words are a heading ("voto"), three may tell something of somebody.
    let tells = |place: usize| !found[place].is_empty() && names[place].split_whitespace().nth(2).is_some();
    let shows = |place: usize| !no_names && !tells(place) && !is_data(names[place]) && names[place].chars().count() <= 40;
    let name = |place: usize| if shows(place) { names[place].to_owned() } else { format!("(column {})", place + 1) };
    (0..names.len()).map(name).collect()
}

/// A column or dotted path as it may be told: of a path through what looks like data (the accounts that a document is sorted by) only the end.
pub(crate) fn shown_path(path: &str) -> Cow<'_, str> {
    match path.rsplit_once('.') {
        // A dot in the header of a column is no step of a path.
        Some((before, last)) if last.starts_with(char::is_alphabetic) && (is_data(before) || before.contains(char::is_whitespace)) => {
            Cow::Owned(format!("*.{last}"))
        }
        _ => Cow::Borrowed(path),
    }
}
