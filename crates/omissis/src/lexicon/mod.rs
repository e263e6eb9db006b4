//! What the words are: embedded tables and how they are looked up. Nothing is loaded and nothing is allocated.

pub(crate) mod names;
pub(crate) mod people;
pub(crate) mod places;
pub(crate) mod public;
pub(crate) mod public_values;
pub(crate) mod roles;
pub(crate) mod table;
pub(crate) mod vocabulary;

/// True when `word` stands in `list`, words parted by white space.
pub(crate) fn among(word: &str, list: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|entry| entry == word)
}

/// True when `word` begins with one of `stems`, parted by white space.
pub(crate) fn begins(word: &str, stems: &str) -> bool {
    stems.split_ascii_whitespace().any(|stem| word.starts_with(stem))
}
