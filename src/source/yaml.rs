//! Reads YAML into [`Node`]s. The only module that knows the YAML library.
//!
//! The library decides where values begin and end; what a plain scalar *means* is ours: numbers,
//! booleans and dates stay the text that the clerk wrote.

use std::sync::Arc;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, SeqAccess, Visitor};
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

/// Reads the file's text straight into a type, for files that are data of the program's own shape
/// (the standards). On an error the finding is pushed and nothing is returned; texts are in NFC.
pub fn typed<T: DeserializeOwned>(
    file: &Arc<SourceFile>,
    findings: &mut Vec<Finding>,
) -> Option<T> {
    let options = serde_saphyr::options! {
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
    };
    let read = |text: &str| serde_saphyr::from_str_with_options::<T>(text, options.clone());
    let composed: String = file.text.nfc().collect();
    // Read as written first, so that an error stands where the file has it.
    let value = match read(&file.text) {
        Ok(_) if composed != file.text => read(&composed),
        read => read,
    };
    value
        .map_err(|error| {
            let span = error
                .location()
                .map_or(Span::default(), |l| library_span(&file.text, l.span()));
            let (rule, message) = typed_fault(&error);
            findings.push(Finding::error(rule, message).at(file, span));
        })
        .ok()
}

/// Says in plain words what a typed value lacks.
fn typed_fault(error: &serde_saphyr::Error) -> (&'static str, Message) {
    use serde_saphyr::Error as E;
    match error.without_snippet() {
        E::SerdeUnknownField {
            field, expected, ..
        } => (
            code::UNKNOWN_KEY,
            Message::new(
                format!(
                    "không có khóa `{field}` ở đây; các khóa dùng được: {}",
                    expected.join(", ")
                ),
                format!(
                    "there is no key `{field}` here; the keys are: {}",
                    expected.join(", ")
                ),
            ),
        ),
        E::SerdeMissingField { field, .. } => (
            code::MISSING_KEY,
            Message::new(
                format!("thiếu khóa `{field}`"),
                format!("the key `{field}` is missing"),
            ),
        ),
        E::DuplicateMappingKey { key, .. } => {
            let key = key.as_deref().unwrap_or("");
            (
                code::DUPLICATE_KEY,
                Message::new(
                    format!("khóa `{key}` ghi hai lần"),
                    format!("the key `{key}` is given twice"),
                ),
            )
        }
        E::SerdeUnknownVariant {
            variant, expected, ..
        } => (
            code::VALUE,
            Message::new(
                format!("`{variant}` không phải một trong: {}", expected.join(", ")),
                format!("`{variant}` is not one of: {}", expected.join(", ")),
            ),
        ),
        E::SerdeInvalidType { expected, .. } | E::SerdeInvalidValue { expected, .. } => {
            wrong_type(expected)
        }
        E::Unexpected { expected, .. } => wrong_type(expected),
        E::Message { msg, .. } => wrong_type(msg),
        E::SerdeInvalidLength { .. } => wrong_type("sequence of another length"),
        E::InvalidScalar { ty, .. } => wrong_type(ty),
        E::InvalidBooleanStrict { .. } => wrong_type("bool"),
        E::NullIntoString { .. } => wrong_type("string"),
        _ => (
            code::SYNTAX,
            Message::new(format!("không đọc được YAML: {error}"), format!("{error}")),
        ),
    }
}

/// Says which type a value needs, from the library's words for it.
fn wrong_type(expected: &str) -> (&'static str, Message) {
    const NAMES: [(&[&str], &str, &str); 7] = [
        (
            &["date"],
            "một ngày có thật, viết như 2026-05-27",
            "a real date, written as 2026-05-27",
        ),
        (&["float", "f64"], "một số", "a number"),
        (
            &["u32", "u64", "usize"],
            "một số nguyên không âm",
            "a whole number from 0",
        ),
        (&["bool"], "`true` hoặc `false`", "`true` or `false`"),
        (
            &["sequence", "tuple"],
            "một danh sách đủ phần tử trong `[ ]`",
            "a whole list in `[ ]`",
        ),
        (&["string"], "một dòng chữ", "a text"),
        (&["map", "struct"], "các khóa con", "keys of its own"),
    ];
    let known = |names: &[&str]| names.iter().any(|name| expected.contains(name));
    let (vi, en) = NAMES.iter().find(|(names, ..)| known(names)).map_or(
        ("một giá trị kiểu khác", expected),
        |(_, vi, en)| (*vi, *en),
    );
    (
        code::TYPE,
        Message::new(format!("ở đây cần {vi}"), format!("needs {en} here")),
    )
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
    library_span(text, raw.referenced.span())
}

fn library_span(text: &str, span: serde_saphyr::Span) -> Span {
    let start = span
        .byte_offset()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX))
        .min(text.len());
    let len = span
        .byte_len()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX));
    Span::new(start, start.saturating_add(len).min(text.len()))
}
