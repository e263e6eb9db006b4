//! The marked examples of detectors: `"il mio cf è ⟦RSSMRA80A01H501U⟧"`, `"⟦family|mio marito ...⟧"`.

/// One marked span of an example, in bytes of the plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The subject, where the example names one.
    pub subject: Option<String>,
}

/// The plain text of an example and its marked spans.
///
/// # Panics
/// When a mark is not closed: a broken example must stop the tests.
#[must_use]
pub fn unmark(example: &str) -> (String, Vec<Marked>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = example;
    while let Some(open) = rest.find('⟦') {
        text.push_str(&rest[..open]);
        rest = &rest[open + '⟦'.len_utf8()..];
        let close = rest.find('⟧').unwrap_or_else(|| panic!("an unclosed mark in {example:?}"));
        let mut inside = &rest[..close];
        let mut subject = None;
        for name in ["self", "family", "other"] {
            if let Some(after) = inside.strip_prefix(name).and_then(|after| after.strip_prefix('|')) {
                (inside, subject) = (after, Some(name.to_owned()));
            }
        }
        marks.push(Marked { start: text.len(), end: text.len() + inside.len(), subject });
        text.push_str(inside);
        rest = &rest[close + '⟧'.len_utf8()..];
    }
    text.push_str(rest);
    (text, marks)
}
