//! What belongs to the public: codes of public bodies, service numbers, domains. They stay.

use std::collections::HashSet;
use std::sync::LazyLock;

/// One value a line: value, kind, holder, source, parted by tabs.
const TABLE: &str = include_str!("public_values.tsv");

static VALUES: LazyLock<HashSet<(&str, &str)>> = LazyLock::new(|| lines().map(|(value, kind)| (kind, value)).collect());

/// The values with their kinds.
pub(crate) fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut fields = line.split('\t');
        Some((fields.next()?, fields.next()?))
    })
}

/// True when `value` (folded, without separators) is a public body's value of the kind with identifier `kind`.
pub(crate) fn is_public(kind: &str, value: &str) -> bool {
    VALUES.contains(&(kind, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_whole() {
        for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
            let fields: Vec<_> = line.split('\t').collect();
            assert!(fields.len() == 4 && fields.iter().all(|field| !field.is_empty()), "{line}");
        }
        assert!(is_public("vat_number", "02121151001"));
        assert!(!is_public("vat_number", "01234560157"));
    }
}
