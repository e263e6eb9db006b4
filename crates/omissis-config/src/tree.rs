//! A document as a tree that knows where each part stands, from TOML or from JSON.

use crate::error::ConfigError;
use toml::de::{DeTable, DeValue};

/// A part of a document.
pub(crate) struct Node {
    /// First byte in the file; `None` for a document that is no file.
    pub(crate) at: Option<usize>,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    Text(String),
    Number(f64),
    List(Vec<Node>),
    Table(Vec<(Name, Node)>),
    /// Nothing that a policy has: a date, a truth value.
    Other,
}

/// A key, and where it stands.
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) at: Option<usize>,
}

impl Value {
    pub(crate) const fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Number(_) => "a number",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Other => "a date or truth value",
        }
    }
}

/// Reads TOML.
pub(crate) fn of_toml(text: &str) -> Result<Node, ConfigError> {
    let table = DeTable::parse(text)
        .map_err(|error| ConfigError::new(error.span().map(|span| span.start), "", format!("this is no TOML: {}", error.message())))?;
    Ok(Node { at: Some(0), value: Value::Table(entries(table.get_ref())) })
}

fn entries(table: &DeTable<'_>) -> Vec<(Name, Node)> {
    let entry = |(key, value): (&toml::Spanned<toml::de::DeString<'_>>, &toml::Spanned<DeValue<'_>>)| {
        let name = Name { text: key.get_ref().to_string(), at: Some(key.span().start) };
        (name, node(value))
    };
    table.iter().map(entry).collect()
}

fn node(value: &toml::Spanned<DeValue<'_>>) -> Node {
    let number = |text: &str| text.replace('_', "").parse().map_or(Value::Other, Value::Number);
    let read = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) => number(integer.as_str()),
        DeValue::Float(float) => number(float.as_str()),
        DeValue::Array(list) => Value::List(list.iter().map(node).collect()),
        DeValue::Table(table) => Value::Table(entries(table)),
        DeValue::Boolean(_) | DeValue::Datetime(_) => Value::Other,
    };
    Node { at: Some(value.span().start), value: read }
}

/// Reads a JSON value.
pub(crate) fn of_json(value: &serde_json::Value) -> Node {
    let read = match value {
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Number(number) => number.as_f64().map_or(Value::Other, Value::Number),
        serde_json::Value::Array(list) => Value::List(list.iter().map(of_json).collect()),
        serde_json::Value::Object(table) => {
            Value::Table(table.iter().map(|(key, value)| (Name { text: key.clone(), at: None }, of_json(value))).collect())
        }
        serde_json::Value::Null | serde_json::Value::Bool(_) => Value::Other,
    };
    Node { at: None, value: read }
}
