//! Reads YAML into [`Node`]s. The only module that knows the YAML library.
//!
//! The library decides where values begin and end; what a plain scalar *means* is ours: numbers,
//! booleans and dates stay the text that the clerk wrote.

use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy, Spanned};
use unicode_normalization::UnicodeNormalization;

use super::{Located, Node, NodeKind, SourceFile, Span};
use crate::finding::{Finding, Message, code};

/// Reads the file's text. On a syntax error the finding is pushed and nothing is returned.
pub fn parse(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Option<Node> {
    let options = serde_saphyr::options! {
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::AsString,
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        with_snippet: false,
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(&file.text, options) {
        Ok(raw) => Some(node(&file.text, raw)),
        Err(error) => {
            findings.push(
                Finding::error(
                    code::SYNTAX,
                    Message::new(format!("không đọc được YAML: {error}"), format!("{error}")),
                )
                .at(file, Span::default()),
            );
            None
        }
    }
}

/// What the library hands over: text where it made text, otherwise only the kind.
enum Raw {
    Null,
    /// A scalar that the library would have turned into a number or boolean.
    Plain,
    Text(String),
    Sequence(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Mapping(entries))
    }
}

fn node(text: &str, raw: Spanned<Raw>) -> Node {
    let own = span_of(text, &raw);
    let written = text.get(own.start..own.end).unwrap_or("");
    let (kind, span) = match raw.value {
        Raw::Null => (NodeKind::Null, own),
        Raw::Plain => (scalar(written, written), own),
        Raw::Text(value) => (scalar(&value, written), own),
        Raw::Sequence(items) => {
            let items: Vec<Node> = items.into_iter().map(|item| node(text, item)).collect();
            let end = items.last().map_or(own.end, |item| item.span.end);
            (NodeKind::Sequence(items), Span::new(own.start, end))
        }
        Raw::Mapping(entries) => {
            let entries: Vec<_> = entries
                .into_iter()
                .map(|(k, v)| (key(text, k), node(text, v)))
                .collect();
            let end = entries
                .last()
                .map_or(own.end, |(k, v)| v.span.end.max(k.span.end));
            (NodeKind::Mapping(entries), Span::new(own.start, end))
        }
    };
    Node { kind, span }
}

fn scalar(value: &str, written: &str) -> NodeKind {
    let plain = !written.starts_with(['"', '\'', '|', '>']) && !written.contains('\n');
    NodeKind::Scalar {
        text: value.nfc().collect(),
        plain,
    }
}

fn key(text: &str, raw: Spanned<Raw>) -> Located<String> {
    let own = span_of(text, &raw);
    let written = text.get(own.start..own.end).unwrap_or("");
    let value = match &raw.value {
        Raw::Text(value) => value.as_str(),
        _ => written,
    };
    Located::new(value.nfc().collect(), own)
}

fn span_of(text: &str, raw: &Spanned<Raw>) -> Span {
    let span = raw.referenced.span();
    let start = span
        .byte_offset()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX))
        .min(text.len());
    let len = span
        .byte_len()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX));
    Span::new(start, start.saturating_add(len).min(text.len()))
}
