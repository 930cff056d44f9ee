//! Tera's errors as findings in the template, in the clerk's language.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind};

use crate::finding::{Finding, Message};
use crate::source::{SourceFile, Span};

/// The template an error is about, when it says so.
pub(super) fn template_name(error: &Error) -> Option<String> {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            Some(report.filename().to_owned())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            Some(tpl.clone())
        }
        ErrorKind::MissingParent { current, .. } => Some(current.clone()),
        ErrorKind::Msg(text) => report_place(text).map(|(name, _, _)| name),
        _ => None,
    }
}

/// The finding for an error met in template `name`.
pub(super) fn finding(
    error: &Error,
    name: &str,
    sources: &BTreeMap<String, Arc<SourceFile>>,
    code: &'static str,
) -> Finding {
    let (text, template, span) = locate(error, name, sources);
    let message = translate(&text);
    let finding = Finding::error(code, message).hint(
        "Sửa mẫu tại chỗ được đánh dấu; xóa tệp mẫu riêng để dùng lại mẫu có sẵn.",
        "Mend the template at the marked place; delete your own file to fall back on the built-in one.",
    );
    match sources.get(&template) {
        Some(file) => finding.at(file, span),
        None => finding.in_path(format!("templates/{template}")),
    }
}

/// The error's own text, the template it happened in and the place there.
fn locate(
    error: &Error,
    name: &str,
    sources: &BTreeMap<String, Arc<SourceFile>>,
) -> (String, String, Span) {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let range = &report.span().range;
            (
                report.message().to_owned(),
                report.filename().to_owned(),
                Span::new(range.start, range.end),
            )
        }
        ErrorKind::Msg(text) => match report_place(text) {
            Some((template, line, column)) => {
                let first = text.lines().next().unwrap_or("");
                let message = first.strip_prefix("error: ").unwrap_or(first).to_owned();
                let span = sources
                    .get(&template)
                    .map_or(Span::default(), |f| span_of(&f.text, line, column));
                (message, template, span)
            }
            None => (text.clone(), name.to_owned(), Span::default()),
        },
        other => (other.to_string(), name.to_owned(), Span::default()),
    }
}

/// Template, line and column out of the arrow line ` --> [name:line:column]` of a printed report.
fn report_place(report: &str) -> Option<(String, usize, usize)> {
    let line = report
        .lines()
        .find_map(|line| line.trim_start().strip_prefix("-->"))?;
    let place = line.trim().trim_start_matches('[').trim_end_matches(']');
    let mut parts = place.rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let row = parts.next()?.parse().ok()?;
    Some((parts.next()?.to_owned(), row, column))
}

fn span_of(text: &str, line: usize, column: usize) -> Span {
    let start: usize = text
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let row = text.get(start..).unwrap_or("").lines().next().unwrap_or("");
    let offset: usize = row
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    let rest = row.get(offset..).unwrap_or("");
    let word = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '/' || c == '.'))
        .unwrap_or(rest.len());
    Span::new(start + offset, start + offset + word.max(1).min(rest.len()))
}

/// What Tera says in English → the same in Vietnamese; `*` stands for a quoted name.
const PHRASES: &[(&str, &str)] = &[
    ("Variable `*` is not defined", "mẫu dùng biến `*` không có"),
    (
        "Variable `*` exists but its value is undefined",
        "biến `*` trong mẫu chưa có giá trị",
    ),
    ("Field `*` is not defined", "mẫu dùng trường `*` không có"),
    ("Unknown filter `*`", "mẫu dùng bộ lọc `*` không có"),
    ("Unknown test `*`", "mẫu dùng phép thử `*` không có"),
    ("Unknown function `*`", "mẫu dùng hàm `*` không có"),
    ("Unknown template `*`", "mẫu gọi mẫu `*` không có"),
    ("Unknown component `*`", "mẫu dùng thành phần `*` không có"),
    (
        "Template '*' is inheriting from",
        "mẫu `*` kế thừa một mẫu không có",
    ),
    (
        "Circular extend detected for template '*'",
        "mẫu `*` kế thừa vòng quanh chính nó",
    ),
    (
        "Circular include detected for template '*'",
        "mẫu `*` gọi vòng quanh chính nó",
    ),
    (
        "Template already contains a block named `*`",
        "mẫu có hai khối cùng tên `*`",
    ),
    (
        "Block `*` is not defined in any parent template",
        "mẫu gốc không có khối `*`",
    ),
    (
        "Iteration not possible on type `*`",
        "không lặp được trên giá trị kiểu `*`",
    ),
    (
        "Tried to render a variable that is undefined",
        "mẫu in một biến chưa có giá trị",
    ),
    (
        "Cannot index into an undefined value",
        "mẫu lấy phần tử của một giá trị không có",
    ),
    (
        "Unexpected end of input",
        "mẫu hết giữa chừng, thiếu thẻ đóng",
    ),
    (
        "unexpected end of string",
        "mẫu có chuỗi chưa đóng dấu nháy",
    ),
    ("Unknown tag", "mẫu dùng thẻ không có"),
    ("Unexpected character", "mẫu có ký tự lạ trong thẻ"),
    ("Found `*` but expected", "mẫu có `*` không đúng chỗ"),
    ("Cannot divide by 0", "mẫu chia cho 0"),
];

fn translate(english: &str) -> Message {
    let english = english
        .lines()
        .next()
        .unwrap_or("")
        .trim_end_matches('.')
        .to_owned();
    for (pattern, vi) in PHRASES {
        if let Some(name) = matched(pattern, &english) {
            return Message::new(vi.replace('*', name), english.clone());
        }
    }
    Message::new(format!("mẫu viết chưa đúng ({english})"), english)
}

/// The text that stands for `*` (empty when the pattern has none), if `text` begins like `pattern`.
fn matched<'a>(pattern: &str, text: &'a str) -> Option<&'a str> {
    let Some((before, after)) = pattern.split_once('*') else {
        return text.starts_with(pattern).then_some("");
    };
    let rest = text.strip_prefix(before)?;
    let end = rest.find(after)?;
    rest.get(..end)
}
