//! The JSON exports that omissis knows, as a table: where their records lie, and what their fields are for.
//!
//! Paths are dotted and pass through arrays; `a|b` is either key, `list[label=a|b]` the elements of a list whose `label` is one of
//! these. What is not in the table is not touched.

use crate::record::Role::{self, *};

/// How the strings of a field are coded beyond JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// As they stand.
    Plain,
    /// `&amp;`, `&lt;`, `&gt;`.
    Entities,
    /// HTML.
    Html,
    /// HTML, escaped once more.
    EscapedHtml,
    /// A text cut into strings and objects with a `text`, read as one.
    Joined,
}

/// A field: its path, what it is for, which account it tells of, how it is coded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spec {
    pub(crate) path: &'static str,
    pub(crate) role: Role,
    pub(crate) account: u32,
    pub(crate) how: How,
}

const fn spec(path: &'static str, role: Role, account: u32) -> Spec {
    Spec { path, role, account, how: How::Plain }
}

const fn text(path: &'static str) -> Spec {
    spec(path, Text, 0)
}

const fn coded(path: &'static str, how: How) -> Spec {
    Spec { path, role: Text, account: 0, how }
}

const fn of(account: u32, path: &'static str, role: Role) -> Spec {
    spec(path, role, account)
}

const fn is(path: &'static str, role: Role) -> Spec {
    spec(path, role, 0)
}

/// Where things lie in one kind of JSON export.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The arrays whose elements hold records; the empty path is the root, or a line of JSON Lines.
    pub(crate) units: &'static [&'static str],
    /// The first element must have one path of each row.
    pub(crate) marks: &'static [&'static [&'static str]],
    /// The path of the array is mark enough when it is empty.
    pub(crate) path_is_mark: bool,
    /// Where records lie in an element.
    pub(crate) records: &'static [&'static str],
    /// A record has one of these.
    pub(crate) must: &'static [&'static str],
    /// Where replies lie in a record; they are records too.
    pub(crate) replies: &'static [&'static str],
    /// Where the record's own identifier lies.
    pub(crate) id: &'static str,
    /// Fields of a record.
    pub(crate) fields: &'static [Spec],
    /// Fields of an element, beside its records.
    pub(crate) beside: &'static [Spec],
    /// Values outside of the arrays, by their whole path.
    pub(crate) outside: &'static [Spec],
    /// The strings are UTF-8 taken for Latin-1.
    pub(crate) mojibake: bool,
    /// What a positional index of this export counts, where it has some.
    pub(crate) entities: Option<&'static Entities>,
}

/// Lists of places in the text, by position.
#[derive(Debug)]
pub(crate) struct Entities {
    /// The text that they count in.
    pub(crate) text: &'static str,
    /// The lists; an element that lies in something hidden goes.
    pub(crate) lists: &'static [&'static str],
    /// Where an element has its two numbers.
    pub(crate) place: Place,
    /// A range of the text as a whole.
    pub(crate) range: Option<&'static str>,
    /// The list whose elements name accounts that the text mentions.
    pub(crate) mentions: Mentions,
}

/// Accounts that a text mentions, as a list beside it tells: in the text they are what they are in the list.
#[derive(Debug)]
pub(crate) struct Mentions {
    /// The list.
    pub(crate) list: &'static str,
    /// The member of an element that stands in the text, what it is for, and which account the elements tell of.
    pub(crate) name: &'static str,
    pub(crate) role: Role,
    pub(crate) account: u32,
}

/// How an element tells its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `"indices": ["0", "14"]`, in code points of the text with its entities.
    Indices,
    /// `"offset": 0, "length": 10`, in UTF-16 units.
    OffsetLength,
}

const NONE: Shape = Shape {
    units: &[],
    marks: &[],
    path_is_mark: false,
    records: &[""],
    must: &[],
    replies: &[],
    id: "",
    fields: &[],
    beside: &[],
    outside: &[],
    mojibake: false,
    entities: None,
};

/// "Download your information" of Facebook: `comments_and_reactions/comments.json` and `groups/your_comments_in_groups.json`.
///
/// `title` ("X replied to Y's comment") is made by Facebook of names, not written by anybody: a field around the text.
pub(crate) static FACEBOOK_DOWNLOAD: Shape = Shape {
    units: &["comments_v2", "group_comments_v2", "comments", "group_comments"],
    marks: &[&["data", "title", "attachments"], &["timestamp"]],
    path_is_mark: true,
    fields: &[
        text("data.comment.comment"),
        text("attachments.data.text"),
        text("attachments.data.media.title"),
        text("attachments.data.media.description"),
        is("data.comment.author", Name),
        is("title", Title),
        is("timestamp", Time),
        is("data.comment.timestamp", Time),
        is("attachments.data.external_context.url", Link),
        is("attachments.data.media.uri", Media),
        is("attachments.data.media.thumbnail.uri", Media),
        is("attachments.data.media.creation_timestamp", Time),
        is("attachments.data.media.media_metadata", About),
        is("attachments.data.place", About),
        is("attachments.data.person", About),
        is("tags", Reactors),
    ],
    mojibake: true,
    ..NONE
};

const FACEBOOK_GRAPH_FIELDS: &[Spec] = &[
    text("message"),
    text("story"),
    text("attachment.title"),
    text("attachment.description"),
    is("from.name", Name),
    is("from.id", AccountId),
    is("from.picture", Avatar),
    is("from.link", Link),
    of(1, "message_tags.name", Name),
    of(1, "message_tags.id", AccountId),
    of(2, "parent.from.name", Name),
    of(2, "parent.from.id", AccountId),
    text("parent.message"),
    is("id", CommentId),
    is("parent.id", CommentId),
    is("parent.created_time", Time),
    is("created_time", Time),
    is("updated_time", Time),
    is("permalink_url", Link),
    is("parent.permalink_url", Link),
    is("attachment.url", Link),
    is("attachment.target.url", Link),
    is("attachment.target.id", CommentId),
    is("attachment.media", Media),
    is("attachments.data", Media),
    is("full_picture", Media),
    is("reactions.data", Reactors),
    is("likes.data", Reactors),
    is("reactions.paging.next|previous", Token),
    is("likes.paging.next|previous", Token),
    is("comments.paging.next|previous", Token),
    is("access_token", Token),
];

/// The Graph API's comments of a post or page, replies inside their comment; also of posts with their comments.
pub(crate) static FACEBOOK_GRAPH: Shape = Shape {
    units: &["data", "comments.data", ""],
    marks: &[&["created_time"], &["message", "from", "id"]],
    replies: &["comments.data"],
    id: "id",
    fields: FACEBOOK_GRAPH_FIELDS,
    outside: &[
        is("paging.next|previous", Token),
        is("comments.paging.next|previous", Token),
        is("access_token", Token),
        is("id", CommentId),
        is("permalink_url", Link),
        is("created_time", Time),
        text("message"),
    ],
    entities: Some(&Entities {
        text: "message",
        lists: &["message_tags"],
        place: Place::OffsetLength,
        range: None,
        mentions: Mentions { list: "message_tags", name: "name", role: Name, account: 1 },
    }),
    ..NONE
};

/// The Graph API's comments of an Instagram medium.
pub(crate) static INSTAGRAM_GRAPH: Shape = Shape {
    units: &["data", "comments.data", ""],
    marks: &[&["text"], &["timestamp", "username"], &["username", "from.username", "like_count", "media", "hidden"]],
    replies: &["replies.data"],
    id: "id",
    fields: &[
        text("text"),
        is("username", Handle),
        is("from.username", Handle),
        is("from.id", AccountId),
        is("user.id", AccountId),
        is("timestamp", Time),
        is("id", CommentId),
        is("parent_id", CommentId),
        is("replies.paging.next|previous", Token),
    ],
    outside: &[is("paging.next|previous", Token), is("comments.paging.next|previous", Token), text("caption")],
    ..NONE
};

/// "Download your information" of Instagram: `comments/post_comments_1.json`, `comments/reels_comments.json`. The keys are in the
/// language of the account; newer downloads have a list of labels instead.
pub(crate) static INSTAGRAM_DOWNLOAD: Shape = Shape {
    units: &["", "comments_media_comments", "comments_reels_comments", "comments_story_comments", "comments_live_comments"],
    marks: &[&["string_map_data", "label_values"], &[INSTAGRAM_COMMENT, INSTAGRAM_COMMENT_LABEL]],
    path_is_mark: true,
    fields: &[
        text(INSTAGRAM_COMMENT),
        text(INSTAGRAM_COMMENT_LABEL),
        of(1, INSTAGRAM_OWNER, Handle),
        of(1, INSTAGRAM_OWNER_LABEL, Handle),
        is(INSTAGRAM_TIME, Time),
        is(INSTAGRAM_TIME_LABEL, Time),
        is("timestamp", Time),
        is("media_list_data.uri", Media),
        is("media.uri", Media),
        is("fbid", CommentId),
    ],
    mojibake: true,
    ..NONE
};

const INSTAGRAM_COMMENT: &str = "string_map_data.Comment|Commento|Comentario|Comentário|Commentaire|Kommentar|Reactie|Komentarz|Yorum|Komentar|Comentariu|Opmerking|Σχόλιο.value";
const INSTAGRAM_COMMENT_LABEL: &str = "label_values[label=Comment|Commento|Comentario|Comentário|Commentaire|Kommentar|Reactie|Komentarz|Yorum|Komentar|Comentariu|Opmerking].value";
const INSTAGRAM_OWNER: &str = "string_map_data.Media Owner|Proprietario del contenuto multimediale|Propietario del contenido multimedia|Propietario del contenido|Proprietário da mídia|Propriétaire du média|Propriétaire du contenu multimédia|Medieninhaber|Eigentümer des Mediums|Media-eigenaar|Eigenaar van media.value";
const INSTAGRAM_OWNER_LABEL: &str = "label_values[label=Media Owner|Proprietario del contenuto multimediale|Propietario del contenido multimedia|Proprietário da mídia|Propriétaire du média|Medieninhaber|Media-eigenaar].value";
const INSTAGRAM_TIME: &str = "string_map_data.Time|Ora|Hora|Heure|Zeit|Uhrzeit|Tijd.timestamp";
const INSTAGRAM_TIME_LABEL: &str = "label_values[label=Time|Ora|Hora|Heure|Zeit|Uhrzeit|Tijd].timestamp_value|timestamp";

/// The output of facebook-scraper: posts with their comments and replies.
pub(crate) static FACEBOOK_SCRAPER: Shape = Shape {
    units: &["", "comments_full"],
    marks: &[&["comments_full", "commenter_name", "comment_text"]],
    path_is_mark: true,
    replies: &["comments_full", "replies"],
    id: "comment_id|post_id",
    fields: &[
        text("comment_text"),
        text("post_text"),
        text("shared_text"),
        is("commenter_name", Name),
        is("commenter_id", AccountId),
        is("commenter_url", Link),
        is("commenter_meta", About),
        is("username", Name),
        is("user_id", AccountId),
        is("user_url", Link),
        is("comment_id", CommentId),
        is("post_id", CommentId),
        is("comment_url", Link),
        is("post_url", Link),
        is("comment_time", Time),
        is("time", Time),
        is("timestamp", Time),
        is("comment_image", Media),
        is("image|image_lowquality|video|video_thumbnail", Media),
        is("images|images_lowquality|video_ids", Media),
        is("comment_reactors", Reactors),
        is("reactors", Reactors),
        is("sharers", Reactors),
        is("with", Reactors),
    ],
    ..NONE
};

/// Comments of Facebook posts as Apify's scraper gives them.
pub(crate) static APIFY_FACEBOOK: Shape = Shape {
    units: &[""],
    marks: &[&["text"], &["facebookUrl", "commentUrl"], &["profileName", "profileId", "feedbackId"]],
    replies: &["comments"],
    id: "id",
    fields: &[
        text("text"),
        text("postTitle"),
        text("attachments.ocrText"),
        is("profileName", Name),
        is("profileId", AccountId),
        is("profileUrl", Link),
        is("profilePicture", Avatar),
        is("id", CommentId),
        is("feedbackId", CommentId),
        is("replyToCommentId", CommentId),
        is("facebookId", CommentId),
        is("date", Time),
        is("commentUrl", Link),
        is("facebookUrl", Link),
        is("inputUrl", Link),
        is("attachments.image|photo_image|thumbnail|media|url", Media),
    ],
    ..NONE
};

/// The archive of an X account: `tweets.js`, `note-tweet.js`, `like.js`.
pub(crate) static X_ARCHIVE: Shape = Shape {
    units: &[""],
    marks: &[&["tweet.full_text", "noteTweet.core.text", "like.fullText", "like.tweetId"]],
    records: &["tweet", "noteTweet", "like"],
    id: "id_str|noteTweetId|tweetId|id",
    fields: &[
        coded("full_text", How::Entities),
        text("core.text"),
        coded("fullText", How::Entities),
        is("created_at|createdAt|updatedAt", Time),
        is("edit_info.initial.editableUntil", Time),
        is("edit_info.initial.editTweetIds", CommentId),
        is("edit_info.edit.initialTweetId", CommentId),
        is("edit_info.edit.editControlInitial.editTweetIds", CommentId),
        is("edit_info.edit.editControlInitial.editableUntil", Time),
        is("id|id_str|tweetId|noteTweetId", CommentId),
        is("in_reply_to_status_id|in_reply_to_status_id_str", CommentId),
        of(1, "in_reply_to_screen_name", Handle),
        of(1, "in_reply_to_user_id", AccountId),
        of(1, "in_reply_to_user_id_str", AccountId),
        of(2, "entities.user_mentions.name", Name),
        of(2, "entities.user_mentions.screen_name", Handle),
        of(2, "entities.user_mentions.id", AccountId),
        of(2, "entities.user_mentions.id_str", AccountId),
        of(2, "core.mentions.name", Name),
        of(2, "core.mentions.screenName", Handle),
        of(2, "core.mentions.id", AccountId),
        is("entities.urls.url|expanded_url|display_url", Link),
        is("core.urls.shortUrl|expandedUrl|displayUrl", Link),
        is("entities.media", Media),
        is("extended_entities", Media),
        is("coordinates|geo|place", About),
        is("expandedUrl", Link),
    ],
    entities: Some(&Entities {
        text: "full_text",
        lists: &["entities.user_mentions", "entities.hashtags", "entities.symbols", "entities.urls", "entities.media"],
        place: Place::Indices,
        range: Some("display_text_range"),
        mentions: Mentions { list: "entities.user_mentions", name: "screen_name", role: Handle, account: 2 },
    }),
    ..NONE
};

/// Comment threads and comments of the YouTube Data API. The same text stands in two fields.
pub(crate) static YOUTUBE_API: Shape = Shape {
    units: &["items", ""],
    marks: &[&["snippet.topLevelComment.snippet", "snippet.textOriginal", "snippet.textDisplay"]],
    records: &["", "snippet.topLevelComment", "replies.comments"],
    must: &["snippet.textOriginal", "snippet.textDisplay"],
    id: "id",
    fields: &[
        coded("snippet.textDisplay", How::Html),
        text("snippet.textOriginal"),
        is("snippet.authorDisplayName", Handle),
        is("snippet.authorChannelId.value", AccountId),
        is("snippet.authorChannelUrl", Link),
        is("snippet.authorProfileImageUrl", Avatar),
        is("snippet.publishedAt|updatedAt", Time),
        is("snippet.parentId", CommentId),
        is("id", CommentId),
    ],
    beside: &[is("id", CommentId)],
    outside: &[is("nextPageToken", CommentId)],
    ..NONE
};

const TELEGRAM_FIELDS: &[Spec] = &[
    coded("text", How::Joined),
    coded("text_entities", How::Joined),
    text("poll.question"),
    text("poll.answers.text"),
    is("from", Name),
    is("from_id", AccountId),
    of(1, "actor", Name),
    of(1, "actor_id", AccountId),
    of(2, "forwarded_from", Name),
    of(2, "forwarded_from_id", AccountId),
    of(3, "saved_from", Name),
    of(4, "inviter", Name),
    of(5, "via_bot", Handle),
    of(6, "members", Name),
    of(7, "text.user_id", AccountId),
    of(8, "text_entities.user_id", AccountId),
    of(9, "author", Name),
    of(7, "text[type=mention_name].text", Name),
    of(8, "text_entities[type=mention_name].text", Name),
    is("text.href", Link),
    is("text_entities.href", Link),
    is("id", CommentId),
    is("reply_to_message_id", CommentId),
    is("message_id", CommentId),
    is("date|edited|date_unixtime|edited_unixtime", Time),
    is("contact_information", About),
    is("contact_vcard", Media),
    is("location_information", About),
    is("place_name|address", About),
    is("photo|file|thumbnail|file_name", Media),
    is("reactions.recent", Reactors),
];

/// Telegram Desktop's export of one chat.
pub(crate) static TELEGRAM: Shape = Shape {
    units: &["messages"],
    marks: &[&["text", "action"], &["date_unixtime", "from_id", "actor_id", "text_entities"]],
    id: "id",
    fields: TELEGRAM_FIELDS,
    // A private chat bears the name of the other person.
    outside: &[is("name", Name)],
    ..NONE
};

/// Telegram Desktop's export of all chats. A chat is read as a whole.
pub(crate) static TELEGRAM_ALL: Shape = Shape {
    units: &["chats.list", "left_chats.list"],
    marks: &[&["messages"], &["type"]],
    records: &["messages"],
    beside: &[is("name", Name)],
    outside: &[
        of(0, "personal_information.first_name|last_name|username|phone_number|bio", About),
        of(0, "personal_information.user_id", AccountId),
    ],
    ..TELEGRAM
};

/// Comments of Decidim (ParteciPA).
pub(crate) static DECIDIM: Shape = Shape {
    units: &[""],
    marks: &[&["body"], &["root_commentable_url", "author"], &["commentable_type"]],
    id: "id",
    fields: &[
        text("body"),
        is("author.name", Name),
        is("author.id", AccountId),
        of(1, "user_group.name", Name),
        of(1, "user_group.id", AccountId),
        is("id", CommentId),
        is("commentable_id", CommentId),
        is("created_at", Time),
        is("root_commentable_url", Link),
    ],
    ..NONE
};

/// Comments of Consul: they name no author.
pub(crate) static CONSUL: Shape = Shape {
    units: &[""],
    marks: &[&["body"], &["commentable_type"], &["commentable_id"]],
    id: "id",
    fields: &[text("body"), is("id", CommentId), is("commentable_id", CommentId)],
    ..NONE
};

/// Reddit: a listing, a thread (two listings), or comments a line.
pub(crate) static REDDIT: Shape = Shape {
    units: &["data.children", ""],
    marks: &[&["data.body", "data.selftext", "data.children.data", "body"], &["kind", "author_fullname", "link_id", "subreddit"]],
    records: &["", "data", "data.children.data"],
    must: &["body", "selftext"],
    replies: &["replies.data.children.data"],
    id: "id",
    fields: &[
        text("body"),
        coded("body_html", How::EscapedHtml),
        text("selftext"),
        coded("selftext_html", How::EscapedHtml),
        text("title"),
        is("author", Handle),
        is("author_fullname", AccountId),
        is("author_flair_text", About),
        is("author_flair_richtext", About),
        is("id|name|parent_id|link_id", CommentId),
        is("created_utc|created|edited|retrieved_on|retrieved_utc", Time),
        is("permalink|url|link_permalink|link_url", Link),
        of(1, "link_author", Handle),
        is("thumbnail", Media),
        is("preview|media|media_metadata|secure_media", Media),
    ],
    ..NONE
};
