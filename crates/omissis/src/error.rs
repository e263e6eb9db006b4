//! Errors of building a policy. Scanning cannot fail.

/// Why a policy was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// No built-in policy has this name.
    #[error("unknown policy `{0}`: expected `minimal`, `standard` or `strict`")]
    UnknownPolicy(String),
    /// No kind has this identifier.
    #[error("unknown kind `{0}`: `omissis kinds` lists them")]
    UnknownKind(String),
    /// No action has this identifier.
    #[error("unknown action `{0}`: expected `label`, `omissis` or `keep`")]
    UnknownAction(String),
    /// A value of an allow-list has nothing to compare: no letter or digit, or no domain.
    #[error("`{0}` cannot be allowed: nothing in it can be compared")]
    EmptyAllowance(String),
}
