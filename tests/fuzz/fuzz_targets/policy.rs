//! The readers of policies: any text as an `omissis.toml`, as its JSON, as a policy in a line. What is read can be used.

#![no_main]

use libfuzzer_sys::fuzz_target;
use omissis::{Policy, Redactor, Target};
use omissis_config::Config;
use std::path::Path;

fuzz_target!(|text: &str| {
    _ = text.parse::<Target>();
    let policy = text.parse::<Policy>().ok();
    // A document may name a file with a key: none that is outside of this folder.
    let safe = !text.contains("..") && !text.contains('/') && !text.contains('\\');
    let config = safe.then(|| Config::from_toml(text, Path::new("no-such-folder"))).and_then(Result::ok);
    for policy in policy.into_iter().chain(config.map(|config| config.policy)) {
        let redactor = Redactor::new(policy);
        _ = redactor.redact("il mio pin è 48213, cf RSSMRA80A01H501U, lavoro in nero");
        assert!(!format!("{redactor:?}").contains("RSSMRA80A01H501U"));
    }
});
