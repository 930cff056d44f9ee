//! Tera's errors as findings in the template, in the clerk's language.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, ErrorKind};

use super::phrases::translate;
use crate::finding::{Finding, Message, code};
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

/// The finding for template `name` that prints more than `limit` bytes.
pub(super) fn too_long(
    name: &str,
    limit: usize,
    sources: &BTreeMap<String, Arc<SourceFile>>,
) -> Finding {
    let mib = limit / (1024 * 1024);
    let finding = Finding::error(
        code::TEMPLATE_RENDER,
        Message::new(
            format!("mẫu in quá dài (trên {mib} MiB)"),
            format!("the template prints too much (over {mib} MiB)"),
        ),
    )
    .hint(
        "Xem lại các vòng lặp `for` trong mẫu này và trong các mẫu mà nó gọi.",
        "Look at the `for` loops in this template and in those that it includes.",
    );
    match sources.get(name) {
        Some(file) => finding.at(file, Span::default()),
        None => finding.in_path(format!("templates/{name}")),
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
