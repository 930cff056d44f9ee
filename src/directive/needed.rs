//! What a value must be, and how to write it when it is something else.

use crate::finding::Message;
use crate::source::{Node, NodeKind};

/// What a value must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Needed {
    /// A text on one line.
    Line,
    /// A text of one or more paragraphs.
    Prose,
    /// A day.
    Date,
    /// A number.
    Number,
    /// A word of a closed list.
    Word,
    /// Values by names of the clerk's own.
    Names,
    /// The cells of a table's row.
    Row,
}

impl Needed {
    /// Its name in both languages.
    pub(crate) fn name(self) -> (&'static str, &'static str) {
        match self {
            Needed::Line => ("một dòng chữ", "a line of text"),
            Needed::Prose => ("một đoạn văn", "a text"),
            Needed::Date => ("một ngày như `13/01/2022`", "a date such as `13/01/2022`"),
            Needed::Number => ("một con số", "a number"),
            Needed::Word => ("một từ", "a word"),
            Needed::Names => ("một nhóm `tên: giá trị`", "a mapping of names"),
            Needed::Row => (
                "một danh sách ô như `[TT, Nội dung]`",
                "a list of cells such as `[No., Content]`",
            ),
        }
    }

    /// How to write it after `key` instead of `node`.
    pub(crate) fn hint(self, key: &str, node: &Node) -> Message {
        let text = only_text(node).unwrap_or("…");
        match self {
            Needed::Line | Needed::Word => Message::new(
                format!("Ghi thành một dòng: `{key}: {text}`."),
                format!("Write it on one line: `{key}: {text}`."),
            ),
            Needed::Prose => Message::new(
                format!(
                    "Ghi `{key}: |` rồi viết đoạn văn ở các dòng dưới, thụt vào; ở đó dấu hai chấm là chữ của câu."
                ),
                format!(
                    "Write `{key}: |` and the text on the lines below, indented; there a colon is text."
                ),
            ),
            Needed::Date => Message::new(
                format!("Ghi ngày trên cùng dòng với khóa, như `{key}: 13/01/2022`."),
                format!("Write the date on the line of its key, as `{key}: 13/01/2022`."),
            ),
            Needed::Number => Message::new(
                format!("Ghi con số trên cùng dòng với khóa, như `{key}: 1.873`."),
                format!("Write the number on the line of its key, as `{key}: 1.873`."),
            ),
            Needed::Row => Message::new(
                "Ghi tên cột `cot: [TT, Nội dung]`; dưới `dong:` mỗi dòng của bảng là một danh sách, như `- [1, Rà soát hồ sơ]`.",
                "Write the columns as `cot: [No., Content]`; below `dong:` each row is a list, as `- [1, Review]`.",
            ),
            Needed::Names => Message::new(
                format!("Dưới `{key}:` ghi mỗi tên một dòng, thụt vào, như `tên: 1.873`."),
                format!("Write one name a line below `{key}:`, indented, as `name: 1.873`."),
            ),
        }
    }
}

/// The text that was put into a list of its own.
fn only_text(node: &Node) -> Option<&str> {
    match &node.kind {
        NodeKind::Sequence(items) => match items.as_slice() {
            [item] => match &item.kind {
                NodeKind::Scalar { text, .. } if text.chars().count() <= 80 => Some(text.trim()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}
