//! Lines that begin like list entries but run together, because only a blank line parts paragraphs.

use std::sync::Arc;

use super::{SourceFile, Span, fault, silent};
use crate::finding::{Finding, Message, code};

/// Looks through a text of several lines for the first entry that runs into the one above. In a
/// `plain` value, written without quotes, one `- ` below a text is enough to tell.
pub(super) fn check(file: &Arc<SourceFile>, value: Span, plain: bool) -> Option<Finding> {
    let text = file.text.get(value.start..value.end)?;
    let mut earlier = None;
    let mut above = "";
    for (offset, line) in silent::lines(text) {
        let quote: &[char] = if offset == 0 { &['"', '\''] } else { &[] };
        let content = line.trim().trim_start_matches(quote);
        let entry = is_entry(content);
        let at = value.start + offset + (line.len() - line.trim_start().len());
        if content.is_empty() {
            earlier = None;
        } else if entry && !above.is_empty() && !above.ends_with('\\') {
            let first = earlier.or(plain.then_some(value.start));
            if let Some(first) = first.filter(|_| content.starts_with("- ") || earlier.is_some()) {
                return Some(finding(file, at, content, first));
            }
        }
        if entry && earlier.is_none() {
            earlier = Some(at);
        }
        above = content;
    }
    None
}

/// `- `, `+ `, `• `, `1. `, `1) `, `a) ` and their like.
fn is_entry(line: &str) -> bool {
    let Some((mark, rest)) = line.split_once(' ') else {
        return false;
    };
    if rest.trim().is_empty() {
        return false;
    }
    let number = mark.strip_suffix(['.', ')']).unwrap_or("");
    let letter = mark.strip_suffix(')').unwrap_or("");
    matches!(mark, "-" | "+" | "•" | "–" | "—" | "*")
        || (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
        || letter.chars().count() == 1 && letter.chars().all(char::is_lowercase)
}

fn finding(file: &Arc<SourceFile>, at: usize, line: &str, first: usize) -> Finding {
    let mark = line.find(' ').unwrap_or(line.len());
    let above = fault::value_from(&file.text, first, false);
    Finding::warning(
        code::JOINED,
        Message::new(
            "dòng này bị nối vào dòng trên thành một đoạn",
            "this line is joined to the one above into one paragraph",
        ),
    )
    .at(file, Span::new(at, at + mark))
    .need("không xuống dòng ở đây", "no new line begins here")
    .related(
        file,
        Span::new(first, above.end.min(first + 1)),
        Message::new("nối vào đây", "joined to this"),
    )
    .hint(
        "Chừa một dòng trống giữa hai ý để mỗi ý thành một đoạn; nếu là danh sách thì ghi từng mục, các dấu `- ` thẳng cột (việc giao ghi ở `nhiem_vu`, ý con ở `muc`).",
        "Leave a blank line between the two to make them paragraphs; for a list write entries with their `- ` in one column (tasks in `nhiem_vu`, their parts in `muc`).",
    )
}
