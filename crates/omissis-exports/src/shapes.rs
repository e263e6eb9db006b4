//! The JSON exports that omissis knows, as a table: where their records lie, and what their fields are for.
//!
//! Paths are dotted and pass through arrays. What is not in the table is not touched.

use crate::record::Role;

/// Where things lie in one kind of JSON export.
#[derive(Debug)]
pub(crate) struct Shape {
    /// The arrays whose elements hold records.
    pub(crate) units: &'static [&'static str],
    /// Paths of which the first element must have at least one in each row. An empty array bears its mark in its path.
    pub(crate) marks: &'static [&'static [&'static str]],
    /// True when the path of the array alone is mark enough.
    pub(crate) path_is_mark: bool,
    /// Where replies lie in a record; they are records too.
    pub(crate) replies: &'static [&'static str],
    /// Where the record's own identifier lies.
    pub(crate) id: Option<&'static str>,
    /// Fields of a record.
    pub(crate) fields: &'static [(&'static str, Role)],
    /// The strings are UTF-8 taken for Latin-1.
    pub(crate) mojibake: bool,
}

/// "Download your information" of Facebook: `comments_and_reactions/comments.json` and `groups/your_comments_in_groups.json`.
///
/// `title` ("X replied to Y's comment") and `group` are made by Facebook of names, not written by anybody: they are fields around
/// the text, not text.
pub(crate) static FACEBOOK_DOWNLOAD: Shape = Shape {
    units: &["comments_v2", "group_comments_v2", "comments", "group_comments"],
    marks: &[&["data", "title", "attachments"], &["timestamp"]],
    path_is_mark: false,
    replies: &[],
    id: None,
    fields: &[("data.comment.comment", Role::Text)],
    mojibake: true,
};

/// The Graph API's comments of a post or page, replies inside their comment.
pub(crate) static FACEBOOK_GRAPH: Shape = Shape {
    units: &["data", "comments.data", ""],
    marks: &[&["created_time"], &["message", "from", "id"]],
    path_is_mark: false,
    replies: &["comments"],
    id: Some("id"),
    fields: &[("message", Role::Text)],
    mojibake: false,
};
