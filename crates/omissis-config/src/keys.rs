//! Where a key comes from: a file, an environment variable, or a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use omissis::Key;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Where a key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeySource {
    /// A file, as `omissis key new` writes it.
    File(PathBuf),
    /// An environment variable that holds what such a file would.
    Variable(String),
    /// An environment variable that holds a passphrase.
    Passphrase {
        /// The variable.
        variable: String,
        /// At least 32 hexadecimal digits, kept beside the policy.
        salt: String,
    },
    /// The caller's hands.
    Given(Key),
}

impl KeySource {
    /// Where it comes from, in words, without anything of it.
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::File(file) => format!("from the file {}", file.display()),
            Self::Variable(name) => format!("from the variable {name}"),
            Self::Passphrase { variable, .. } => format!("from the passphrase in the variable {variable}"),
            Self::Given(_) => "from the caller".to_owned(),
        }
    }

    /// The key.
    ///
    /// # Errors
    /// Why there is none, without anything of it.
    pub fn read(&self) -> Result<Key, String> {
        let secret = match self {
            Self::Given(key) => return Ok(key.clone()),
            Self::File(file) => std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?,
            Self::Variable(name) | Self::Passphrase { variable: name, .. } => {
                std::env::var(name).map_err(|_| format!("the variable {name} is not set"))?.into_bytes()
            }
        };
        let secret = Zeroizing::new(secret);
        let secret = secret.strip_suffix(b"\n").unwrap_or(&secret);
        let secret = secret.strip_suffix(b"\r").unwrap_or(secret);
        match self {
            Self::Passphrase { salt, .. } => passphrase_key(secret, salt),
            _ => Key::new(secret).map_err(|error| error.to_string()),
        }
    }
}

/// The key of a passphrase: argon2id with 64 MiB and three passes, so that guessing is dear.
///
/// # Errors
/// When the passphrase or the salt is too short.
pub fn passphrase_key(passphrase: &[u8], salt: &str) -> Result<Key, String> {
    const SHORTEST: usize = 12;
    if passphrase.len() < SHORTEST {
        return Err(format!("the passphrase has fewer than {SHORTEST} characters"));
    }
    if salt.len() < 32 || !salt.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Err("the salt is not 32 hexadecimal digits: `omissis key salt` makes one".to_owned());
    }
    let params = Params::new(64 * 1024, 3, 1, Some(32)).map_err(|error| error.to_string())?;
    let mut secret = Zeroizing::new([0; 32]);
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase, salt.as_bytes(), &mut *secret).map_err(|error| error.to_string())?;
    Key::new(&*secret).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_makes_one_key() {
        let salt = "00112233445566778899aabbccddeeff";
        let key = passphrase_key(b"quattro parole a caso", salt).unwrap();
        assert_eq!(key, passphrase_key(b"quattro parole a caso", salt).unwrap());
        assert_ne!(key, passphrase_key(b"quattro parole a casa", salt).unwrap());
        assert_ne!(key, passphrase_key(b"quattro parole a caso", "10112233445566778899aabbccddeeff").unwrap());
        assert!(passphrase_key(b"corta", salt).is_err() && passphrase_key(b"quattro parole a caso", "00").is_err());
    }
}
