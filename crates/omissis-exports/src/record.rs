//! What an export is made of: records, and the fields in them that matter.

use crate::view::{Splice, View};
use omissis::Span;
use std::borrow::Cow;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// What somebody wrote.
    Text,
}

/// A field of a record.
#[derive(Clone, Debug)]
pub struct Field<'u> {
    /// Column, or dotted path inside the record.
    pub name: Cow<'u, str>,
    /// What it is for.
    pub role: Role,
    /// Its text, and the way back to the bytes.
    pub view: View<'u>,
}

/// One comment (or row, or line) of an export.
#[derive(Clone, Debug)]
pub struct Record<'u> {
    /// Its own identifier, where it has one.
    pub id: Option<String>,
    /// Its fields, in the order of the record.
    pub fields: Vec<Field<'u>>,
}

/// What is to change in a record.
#[derive(Debug, Default)]
pub struct Edits {
    pub(crate) splices: Vec<Splice>,
}

impl Edits {
    /// Replaces spans of a field's text; in order and apart.
    pub fn replace<'e>(&mut self, view: &View<'_>, edits: impl Iterator<Item = (Span, &'e str)>) {
        self.splices.extend(view.splices(edits));
    }
}
