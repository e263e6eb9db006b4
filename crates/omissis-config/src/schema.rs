//! The JSON Schema of `omissis.toml`, made from the tables that the reader uses.

use omissis::{Action, Group, Kind, Policy, Target};
use serde_json::{Map, Value, json};

/// The JSON Schema (2020-12) of the document. Of each kind it allows the actions that are possible.
#[must_use]
pub fn schema() -> Value {
    let confidence = json!({"type": "number", "minimum": 0, "maximum": 1});
    let texts = json!({"type": "array", "items": {"type": "string"}});
    let lists = |names: &[&str]| names.iter().map(|name| ((*name).to_owned(), texts.clone())).collect::<Map<_, _>>();
    let groups: Map<_, _> =
        Group::ALL.iter().map(|&group| (group.id().to_owned(), rule(group.into(), group.is_clause(), &confidence))).collect();
    let kinds: Map<_, _> = Kind::ALL
        .iter()
        .map(|&kind| {
            let mut schema = rule(kind.into(), kind.group().is_clause(), &confidence);
            schema["description"] = json!(format!("{} ({})", kind.info().english, kind.info().italian));
            (kind.id().to_owned(), schema)
        })
        .collect();
    let closed = |properties: Map<String, Value>| json!({"type": "object", "additionalProperties": false, "properties": properties});
    let by_kind: Map<_, _> = Kind::ALL.iter().map(|kind| (kind.id().to_owned(), texts.clone())).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "omissis.toml",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "extends": {"enum": ["minimal", "standard", "strict"], "default": "standard"},
            "min_confidence": confidence,
            "groups": closed(groups),
            "kinds": closed(kinds),
            "allow": closed(lists(crate::ALLOW)),
            "hide": closed(crate::HIDE.iter().map(|name| ((*name).to_owned(), closed(by_kind.clone()))).collect()),
            "fields": closed(lists(crate::FIELDS)),
            "key": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "file": {"type": "string"}, "env": {"type": "string"}, "passphrase_env": {"type": "string"},
                    "salt": {"type": "string", "pattern": "^[0-9a-fA-F]{32,}$"}
                },
                "oneOf": [{"required": ["file"]}, {"required": ["env"]}, {"required": ["passphrase_env", "salt"]}]
            },
            "triage": {"type": "object", "additionalProperties": false, "properties": {"replies": {"type": "string"}}}
        }
    })
}

fn rule(target: Target, has_subject: bool, confidence: &Value) -> Value {
    let mut possible = Vec::new();
    for &action in Action::ALL {
        // The key is no part of the document, so any will do here.
        let policy = omissis::Key::new(b"for the schema only").map(|key| Policy::standard().with_key(key));
        if policy.and_then(|policy| policy.with(target, action)).is_ok() {
            possible.push(action.to_string());
            if matches!(action, Action::Mask { .. }) {
                possible.push(action.id().to_owned());
                possible.extend((1..=Action::MOST_SHOWN).map(|keep| Action::Mask { keep }.to_string()));
            }
        }
    }
    possible.sort();
    possible.dedup();
    let action = json!({"enum": possible});
    let mut properties = json!({"action": action, "min_confidence": confidence});
    if possible.iter().any(|id| id == "mask") {
        properties["keep"] = json!({"type": "integer", "minimum": 1, "maximum": Action::MOST_SHOWN});
    }
    let table = |properties: &Value| json!({"type": "object", "additionalProperties": false, "properties": properties});
    let simple = json!({"anyOf": [action, table(&properties)]});
    if !has_subject {
        return simple;
    }
    for subject in ["self", "family", "other"] {
        properties[subject] = simple.clone();
    }
    json!({"anyOf": [action, table(&properties)]})
}
