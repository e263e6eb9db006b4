//! What an export is made of: records, and the fields in them that matter.

use crate::language::is_foreign;
use crate::names;
use crate::places::{Change, Places};
use crate::view::{Splice, View};
use core::fmt;
use omissis::Span;
use std::borrow::Cow;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Role {
    /// What somebody wrote.
    Text,
    /// An access token, or a link that holds one: a credential of the page itself.
    Token,
    /// The name of an account, as it is shown.
    Name,
    /// The handle of an account.
    Handle,
    /// The number or code of an account.
    AccountId,
    /// The e-mail address of an account.
    Email,
    /// The address of a computer.
    IpAddress,
    /// What else describes a person: place, biography, telephone.
    About,
    /// A sentence that the platform made of names: "X replied to Y's comment".
    Title,
    /// A line that the platform wrote ("Anna ha aggiunto ..."): read like a text, and it may name people.
    Notice,
    /// The identifier of a comment, or of what it answers.
    CommentId,
    /// When something was written.
    Time,
    /// A link to a comment or a profile.
    Link,
    /// The picture of an account.
    Avatar,
    /// An image, video or other file that belongs to a comment. It is not examined.
    Media,
    /// Those who reacted.
    Reactors,
    /// Named by the caller to be removed.
    Remove,
}

impl Role {
    /// Every role.
    pub const ALL: &'static [Self] = &[
        Self::Text,
        Self::Notice,
        Self::Token,
        Self::Name,
        Self::Handle,
        Self::AccountId,
        Self::Email,
        Self::IpAddress,
        Self::About,
        Self::Title,
        Self::CommentId,
        Self::Time,
        Self::Link,
        Self::Avatar,
        Self::Media,
        Self::Reactors,
        Self::Remove,
    ];

    /// The stable lower-case identifier.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Token => "token",
            Self::Name => "name",
            Self::Handle => "handle",
            Self::AccountId => "account_id",
            Self::Email => "email",
            Self::IpAddress => "ip_address",
            Self::About => "about",
            Self::Title => "title",
            Self::Notice => "notice",
            Self::CommentId => "comment_id",
            Self::Time => "time",
            Self::Link => "link",
            Self::Avatar => "avatar",
            Self::Media => "media",
            Self::Reactors => "reactors",
            Self::Remove => "remove",
        }
    }

    /// True for what is read for findings.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Text | Self::Notice)
    }

    /// True for what tells an account.
    #[must_use]
    pub const fn is_account(self) -> bool {
        matches!(self, Self::Name | Self::Handle | Self::AccountId | Self::Email | Self::IpAddress | Self::About)
    }
}

/// What holds a field, and so what an empty one looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A text, inside its quotes.
    Text,
    /// A JSON number, `true`, `false` or `null`.
    Scalar,
    /// A whole JSON array.
    Array,
    /// A whole JSON object.
    Object,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field<'u> {
    /// Column, or dotted path inside the record.
    pub name: Cow<'u, str>,
    /// What it is for.
    pub role: Role,
    /// Fields with the same number tell of the same account; 0 is the author.
    pub account: u32,
    /// Its text, and the way back to the bytes.
    pub view: View<'u>,
    /// What holds it.
    pub holder: Holder,
}

impl<'u> Field<'u> {
    /// Its name as it may be told: where a document is sorted by its writers, the path to a text leads through their names.
    #[must_use]
    pub fn shown_name(&self) -> Cow<'_, str> {
        names::shown_path(&self.name)
    }

    /// A text that somebody wrote.
    pub(crate) fn text(name: impl Into<Cow<'u, str>>, view: View<'u>) -> Self {
        Self { name: name.into(), role: Role::Text, account: 0, view, holder: Holder::Text }
    }

    /// True when there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self.holder {
            Holder::Text => self.view.text().is_empty(),
            Holder::Scalar => self.view.text() == "null",
            Holder::Array | Holder::Object => self.view.text().trim_matches(|c: char| "[]{}".contains(c) || c.is_whitespace()).is_empty(),
        }
    }
}

/// One comment (or row, or line) of an export.
#[derive(Clone, Debug)]
pub struct Record<'u> {
    /// False for what stands beside the comments (paging links, the name of a channel); it has no number of its own.
    pub counted: bool,
    /// Its own identifier, where it has one.
    pub id: Option<String>,
    /// Its fields, in the order of the record.
    pub fields: Vec<Field<'u>>,
    /// Places in its text that it keeps as numbers.
    pub(crate) places: Option<Box<Places<'u>>>,
}

impl Field<'_> {
    /// Access tokens in a field that holds some: a credential of whoever made the export.
    #[must_use]
    pub fn tokens(&self) -> Vec<Span> {
        const MARK: &str = "access_token=";
        let text = self.view.text();
        let starts = text.match_indices(MARK).map(|(at, _)| at + MARK.len());
        let mut spans: Vec<_> = starts
            .map(|start| Span::new(start, text[start..].find(['&', '#']).map_or(text.len(), |len| start + len)))
            .filter(|span| !span.is_empty() && !text[span.start..].starts_with('['))
            .collect();
        if spans.is_empty() && !text.is_empty() && !text.contains(['/', ' ', '[']) {
            spans.push(Span::new(0, text.len()));
        }
        spans
    }
}

impl Record<'_> {
    /// True when a text of the record is in another language.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.fields.iter().any(|field| field.role == Role::Text && is_foreign(field.view.text()))
    }

    /// How many images, videos and attachments it has.
    #[must_use]
    pub fn media(&self) -> u64 {
        const OMITTED: &[&str] =
            &["<Media omessi>", "immagine omessa", "video omesso", "audio omesso", "documento omesso", "sticker omesso", "GIF esclusa"];
        let omitted =
            |field: &&Field<'_>| field.role == Role::Text && OMITTED.iter().any(|words| field.view.text().trim_end().ends_with(words));
        let held = self.fields.iter().filter(|field| field.role == Role::Media && !field.is_empty()).count();
        (held + self.fields.iter().filter(omitted).count()) as u64
    }
}

impl<'u> Record<'u> {
    /// A record that is yet to be filled.
    pub(crate) const fn new(counted: bool, id: Option<String>) -> Self {
        Self { counted, id, fields: Vec::new(), places: None }
    }
}

/// What is to change in a record.
#[derive(Default)]
pub struct Edits {
    pub(crate) splices: Vec<Splice>,
    /// The record keeps places.
    pub(crate) moving: bool,
    /// Changes, of which those count that lie in a text with places.
    changes: Vec<Change>,
}

impl Edits {
    /// Moves the places that the record keeps.
    pub(crate) fn settle(&mut self, record: &Record<'_>) {
        let mut changes = core::mem::take(&mut self.changes);
        let Some(places) = &record.places else { return };
        let text = places.source();
        changes.retain(|change| text.start <= change.source.start && change.source.end <= text.end);
        // Where two meet, the first is written, and all that either takes away is gone.
        changes.sort_by_key(|change| change.source.start);
        changes.dedup_by(|next, first| {
            let meets = next.source.start < first.source.end;
            first.source.end = if meets { first.source.end.max(next.source.end) } else { first.source.end };
            meets
        });
        if !changes.is_empty() {
            self.splices.extend(places.moved(&changes));
        }
    }

    /// Remembers a change of a text that places may count in.
    fn moves(&mut self, splices: &[Splice], replacement: &str) {
        if let (true, Some(first), Some(last)) = (self.moving, splices.first(), splices.last()) {
            self.changes.push(Change { source: first.range.start..last.range.end, replacement: replacement.to_owned() });
        }
    }

    /// Replaces spans of a field's text; in order and apart.
    pub fn replace<'e>(&mut self, field: &Field<'_>, edits: impl Iterator<Item = (Span, &'e str)>) {
        let edits: Vec<_> = edits.collect();
        if self.moving {
            for &(span, replacement) in &edits {
                self.moves(&field.view.splices(core::iter::once((span, replacement))), replacement);
            }
        }
        self.splices.extend(field.view.splices(edits.into_iter()));
    }

    /// Replaces a field as a whole. What is not a text takes only what may stand in its place.
    pub fn set(&mut self, field: &Field<'_>, text: &str) {
        let splices = field.view.replaced(text);
        self.moves(&splices, text);
        self.splices.extend(splices);
    }

    /// Leaves nothing in a field.
    pub fn clear(&mut self, field: &Field<'_>) {
        let empty = match field.holder {
            Holder::Text => "",
            Holder::Scalar => "null",
            Holder::Array => "[]",
            Holder::Object => "{}",
        };
        if !field.is_empty() {
            self.set(field, empty);
        }
    }
}

impl fmt::Debug for Edits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edits").field("splices", &self.splices).finish_non_exhaustive()
    }
}
