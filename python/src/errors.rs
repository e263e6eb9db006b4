//! The exceptions of `omissis.errors`. No message holds a word of a text.

use pyo3::exceptions::PyUnicodeEncodeError;
use pyo3::import_exception;
use pyo3::prelude::*;
use pyo3::types::PyString;

import_exception!(omissis.errors, PolicyError);
import_exception!(omissis.errors, SecretKeyError);
import_exception!(omissis.errors, TextError);
import_exception!(omissis.errors, TextTypeError);

/// A policy, kind, action or key that was refused.
pub(crate) fn refused(error: omissis::PolicyError) -> PyErr {
    use omissis::PolicyError::{BrokenKey, NoKey, ShortKey, WrongKey};
    match error {
        NoKey(what) => SecretKeyError::new_err(format!("`{what}` needs a key: give `key=`, 16 random bytes or more")),
        ShortKey(_) | BrokenKey | WrongKey => SecretKeyError::new_err(error.to_string()),
        _ => PolicyError::new_err(error.to_string()),
    }
}

/// What the one text of a call is called in messages.
pub(crate) fn the_text() -> String {
    "the text".to_owned()
}

/// The name of an object's type.
pub(crate) fn type_name(object: &Bound<'_, PyAny>) -> String {
    object.get_type().name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}

/// The bytes of a `str`; `name` says which one in the message.
pub(crate) fn utf8<'a>(object: &'a Bound<'_, PyAny>, name: impl FnOnce() -> String) -> PyResult<&'a str> {
    let Ok(string) = object.cast::<PyString>() else {
        return Err(TextTypeError::new_err(format!("{} must be a str, not {}", name(), type_name(object))));
    };
    string.to_str().map_err(|error| {
        // Python's own exception carries the whole text along; this one only the place.
        let py = object.py();
        let place = error.value(py).getattr("start").and_then(|start| start.extract::<usize>());
        let place = match place {
            Ok(place) if error.is_instance_of::<PyUnicodeEncodeError>(py) => format!(" at code point {place}"),
            _ => String::new(),
        };
        TextError::new_err(format!("{} is not valid Unicode: half of a surrogate pair stands alone{place}", name()))
    })
}
