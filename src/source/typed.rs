//! Reads YAML straight into a type, for files that are data of the program's own shape (the
//! standards). The clerk's files go through [`super::yaml`] instead.

use std::sync::Arc;

use super::composed::nfc;
use super::{SourceFile, Span, syntax};
use crate::finding::{Finding, Message, code};
use serde::de::DeserializeOwned;
use serde_saphyr::MergeKeyPolicy;
use serde_saphyr::localizer::ExternalMessageSource;

/// Reads the file's text. On an error, which the library tells one at a time, the finding is pushed
/// and nothing is returned. Texts come in NFC.
pub fn read<T: DeserializeOwned>(file: &Arc<SourceFile>, findings: &mut Vec<Finding>) -> Option<T> {
    let options = serde_saphyr::options! {
        merge_keys: MergeKeyPolicy::AsOrdinary,
        strict_booleans: true,
        with_snippet: false,
    };
    let from = |text: &str| serde_saphyr::from_str_with_options::<T>(text, options.clone());
    let composed = nfc(&file.text);
    // Read as written first, so that an error stands where the file has it.
    let value = match from(&file.text) {
        Ok(_) if composed != file.text => from(&composed),
        read => read,
    };
    value
        .map_err(|error| {
            if let Some(finding) = not_yaml(file, &error) {
                findings.push(finding);
                return;
            }
            let span = error
                .location()
                .map_or(Span::default(), |l| span_of(&file.text, l.span()));
            let (rule, message) = fault(&error);
            findings.push(Finding::error(rule, message).at(file, span));
        })
        .ok()
}

/// A file that is no YAML at all.
fn not_yaml(file: &Arc<SourceFile>, error: &serde_saphyr::Error) -> Option<Finding> {
    match error.without_snippet() {
        serde_saphyr::Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(error) => Some(*syntax::finding(file, error)),
            _ => None,
        },
        _ => None,
    }
}

/// Says in plain words what a typed value lacks.
fn fault(error: &serde_saphyr::Error) -> (&'static str, Message) {
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

fn span_of(text: &str, span: serde_saphyr::Span) -> Span {
    let start = span
        .byte_offset()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX))
        .min(text.len());
    let len = span
        .byte_len()
        .map_or(0, |o| usize::try_from(o).unwrap_or(usize::MAX));
    Span::new(start, start.saturating_add(len).min(text.len()))
}
