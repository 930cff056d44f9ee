//! The everyday faults of hand-written YAML, each with its own words and a hint that mends it.

use std::sync::Arc;

use super::mend::{self, Mended};
use super::{SourceFile, Span};
use crate::finding::{Finding, Message, code};

/// Findings about one file's syntax that are shown. More would not be read, and a hostile file
/// could eat memory with them.
pub(super) const MOST: usize = 100;

/// A tab in the indentation.
pub(super) fn tab(file: &Arc<SourceFile>, span: Span) -> Finding {
    Finding::error(
        code::TAB,
        Message::new(
            "đầu dòng thụt lề bằng dấu tab",
            "the line is indented with a tab",
        ),
    )
    .at(file, span)
    .need("chỉ dùng dấu cách", "use spaces only")
    .hint(
        "Xóa dấu tab, gõ dấu cách thay vào (mỗi cấp 2 dấu cách).",
        "Delete the tab and type spaces (2 for each level).",
    )
}

/// `: ` inside a value without quotes. `colon` marks it, `value` the whole value.
pub(super) fn colon(file: &Arc<SourceFile>, colon: Span, value: Span) -> Finding {
    let finding = Finding::error(
        code::COLON,
        Message::new(
            "dấu hai chấm trong nội dung làm YAML hiểu nhầm là một khóa mới",
            "a colon inside the value makes YAML take it for a new key",
        ),
    )
    .at(file, colon);
    match mend::number_only(&file.text, value) {
        Some(hint) => finding
            .need("ở đây chỉ ghi số", "only the number belongs here")
            .mended(hint),
        None => finding
            .need(
                "nội dung có `: ` phải đặt trong dấu nháy",
                "a value with `: ` needs quotes",
            )
            .mended(mend::in_quotes(&file.text, value)),
    }
}

/// ` #` that cuts a value. `hash` marks what is lost, `value` the whole value.
pub(super) fn hash(file: &Arc<SourceFile>, hash: Span, value: Span) -> Finding {
    Finding::error(
        code::HASH,
        Message::new(
            "từ dấu `#` trở đi bị YAML coi là ghi chú và bỏ mất",
            "YAML takes everything from `#` for a comment and drops it",
        ),
    )
    .at(file, hash)
    .need("phần này bị mất", "this part is lost")
    .mended(mend::or(
        &mend::in_quotes(&file.text, value),
        "nếu là ghi chú, viết ở dòng riêng",
        "if it is a comment, give it its own line",
    ))
}

/// `{{` at the start of a value without quotes.
pub(super) fn braces(file: &Arc<SourceFile>, span: Span, value: Span) -> Finding {
    Finding::error(
        code::BRACES,
        Message::new(
            "giá trị bắt đầu bằng `{{` bị YAML đọc thành một nhóm khóa",
            "a value that begins with `{{` is read as a mapping",
        ),
    )
    .at(file, span)
    .need("phải đặt trong dấu nháy", "quotes are needed")
    .mended(mend::in_quotes(&file.text, value))
}

/// A value that begins with a sign that YAML keeps for itself.
pub(super) fn sign(file: &Arc<SourceFile>, sign: char, value: Span) -> Finding {
    let name = if sign == '`' {
        "“`”".to_owned()
    } else {
        format!("`{sign}`")
    };
    let span = Span::new(value.start, value.start + sign.len_utf8());
    Finding::error(
        code::SYNTAX,
        Message::new(
            format!("giá trị không được bắt đầu bằng {name} khi không có dấu nháy"),
            format!("a value without quotes cannot begin with {name}"),
        ),
    )
    .at(file, span)
    .need(
        format!("YAML dành {name} cho việc khác"),
        format!("YAML keeps {name} for itself"),
    )
    .mended(mend::in_quotes(&file.text, value))
}

/// `khóa: - mục` on one line.
pub(super) fn dash(file: &Arc<SourceFile>, value: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "dấu `-` của danh sách đứng cùng dòng với khóa",
            "a list dash stands on the line of its key",
        ),
    )
    .at(file, Span::new(value.start, value.start + 1))
    .need(
        "danh sách bắt đầu từ dòng dưới",
        "the list begins on the next line",
    )
    .hint(
        "Xuống dòng trước dấu `-` và thụt vào 2 dấu cách; nếu `-` thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
        "Begin a new line before the dash and indent it by 2; if the dash is text, put the whole value in quotes.",
    )
}

/// A quote without its end.
pub(super) fn unclosed_quote(file: &Arc<SourceFile>, at: usize, quote: char) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            format!("dấu nháy `{quote}` mở ở đây không có dấu đóng"),
            format!("the quote `{quote}` opened here is never closed"),
        ),
    )
    .at(file, Span::new(at, at + 1))
    .need("thiếu dấu đóng", "no closing quote")
    .hint(
        format!("Thêm `{quote}` vào cuối giá trị; dấu nháy thuộc nội dung thì viết bằng “ ”."),
        format!("Add `{quote}` at the end of the value; write quotes that are text as “ ”."),
    )
}

/// A bracket without its end.
pub(super) fn unclosed_bracket(file: &Arc<SourceFile>, at: usize, open: char) -> Finding {
    let close = if open == '[' { ']' } else { '}' };
    Finding::error(
        code::SYNTAX,
        Message::new(
            format!("dấu `{open}` mở ở đây không có dấu đóng `{close}`"),
            format!("the bracket `{open}` opened here is never closed with `{close}`"),
        ),
    )
    .at(file, Span::new(at, at + 1))
    .need("thiếu dấu đóng", "no closing bracket")
    .hint(
        format!(
            "Thêm `{close}` vào cuối; nếu ngoặc thuộc nội dung thì đặt cả giá trị trong dấu nháy."
        ),
        format!("Add `{close}` at the end; if the bracket is text, put the whole value in quotes."),
    )
}

/// Text after a closing quote or bracket. `rest` marks it, `value` is the whole value when it
/// stands on one line.
pub(super) fn after(
    file: &Arc<SourceFile>,
    close: char,
    rest: Span,
    value: Option<Span>,
) -> Finding {
    let mending = match value {
        Some(value) if matches!(close, '"' | '\'') => mend::inner_quotes(&file.text, value),
        Some(value) => mend::in_quotes(&file.text, value),
        None => mend::one_pair(),
    };
    Finding::error(
        code::SYNTAX,
        Message::new(
            format!("còn chữ sau dấu đóng `{close}`"),
            format!("there is text after the closing `{close}`"),
        ),
    )
    .at(file, rest)
    .need(
        "phần này nằm ngoài giá trị",
        "this part is outside the value",
    )
    .mended(mending)
}

/// A line that stands in no column of its level.
pub(super) fn indent(file: &Arc<SourceFile>, span: Span, columns: &[usize]) -> Finding {
    let list = |or: &str| {
        let mut columns: Vec<usize> = columns.to_vec();
        columns.dedup();
        let texts: Vec<String> = columns.iter().map(usize::to_string).collect();
        texts.join(or)
    };
    Finding::error(
        code::SYNTAX,
        Message::new(
            "dòng này thụt lề không khớp với khóa nào ở trên",
            "this line is aligned with no key above",
        ),
    )
    .at(file, span)
    .need("sai cột", "wrong column")
    .hint(
        format!(
            "Cho khóa này thẳng cột với các khóa cùng cấp: đầu dòng có {} dấu cách.",
            list(" hoặc ")
        ),
        format!(
            "Align this key with those of its level: {} spaces before it.",
            list(" or ")
        ),
    )
}

/// A key that stands deeper under a key that already has its value.
pub(super) fn too_far(file: &Arc<SourceFile>, span: Span, column: usize) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "dòng này thụt vào sâu hơn, nhưng khóa ở trên đã có giá trị",
            "this line is indented deeper, but the key above already has its value",
        ),
    )
    .at(file, span)
    .need("sai cột", "wrong column")
    .hint(
        format!("Nếu là khóa mới: đầu dòng chỉ {column} dấu cách; nếu là nội dung viết tiếp: đặt cả giá trị trong dấu nháy."),
        format!("If it is a new key: {column} spaces before it; if it continues the text: put the whole value in quotes."),
    )
}

/// `khóa:giá trị` without the space.
pub(super) fn no_space(file: &Arc<SourceFile>, colon: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "thiếu dấu cách sau dấu hai chấm",
            "the space after the colon is missing",
        ),
    )
    .at(file, colon)
    .need("thêm một dấu cách", "add a space")
    .hint(
        "Viết `khóa: giá trị`, sau dấu hai chấm có một dấu cách.",
        "Write `key: value`, with a space after the colon.",
    )
}

/// A line that is neither a key, a list entry, nor the rest of a value.
pub(super) fn no_key(file: &Arc<SourceFile>, span: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "dòng này không có dạng `khóa: giá trị`",
            "this line is not of the form `key: value`",
        ),
    )
    .at(file, span)
    .need("thiếu khóa hoặc dấu `: `", "no key, or no `: ` after it")
    .hint(
        "Thêm dấu hai chấm và một dấu cách sau khóa; nếu là phần tiếp của dòng trên thì thụt vào sâu hơn khóa.",
        "Put a colon and a space after the key; if it continues the line above, indent it deeper than its key.",
    )
}

/// Text below `|` or `>` that is not indented. `line` is its first line, `sign` the sign.
pub(super) fn empty_block(file: &Arc<SourceFile>, line: Span, sign: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "nội dung của khối không thụt vào",
            "the text of the block is not indented",
        ),
    )
    .at(file, line)
    .need("thụt vào sâu hơn khóa", "indent it deeper than its key")
    .related(
        file,
        sign,
        Message::new("khối mở ở đây", "the block begins here"),
    )
    .hint(
        "Thêm 2 dấu cách vào đầu mỗi dòng của khối.",
        "Put 2 more spaces before each line of the block.",
    )
}

/// A tag such as `!quan-trọng`, which YAML would drop.
pub(super) fn tag(file: &Arc<SourceFile>, span: Span, value: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "từ bắt đầu bằng `!` bị YAML coi là nhãn và bỏ mất",
            "YAML takes a word that begins with `!` for a tag and drops it",
        ),
    )
    .at(file, span)
    .need("phần này bị mất", "this part is lost")
    .mended(mend::in_quotes(&file.text, value))
}

/// A name such as `&UBND`, which YAML would drop, and that nothing refers to.
pub(super) fn unused_anchor(file: &Arc<SourceFile>, span: Span, value: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "từ bắt đầu bằng `&` bị YAML coi là tên tham chiếu và bỏ mất",
            "YAML takes a word that begins with `&` for the name of a value and drops it",
        ),
    )
    .at(file, span)
    .need("phần này bị mất", "this part is lost")
    .mended(mend::in_quotes(&file.text, value))
}

/// A word such as `*mật`, which YAML takes for a reference to a value that is not there.
pub(super) fn unknown_alias(file: &Arc<SourceFile>, span: Span, value: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "từ bắt đầu bằng `*` bị YAML coi là tham chiếu, nhưng không có giá trị nào tên như vậy",
            "YAML takes a word that begins with `*` for a reference, but no value has that name",
        ),
    )
    .at(file, span)
    .need("không tìm thấy", "not found")
    .mended(mend::in_quotes(&file.text, value))
}

/// A comment between the lines of one value.
pub(super) fn comment_inside(file: &Arc<SourceFile>, comment: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "ghi chú `#` cắt đôi một giá trị viết trên nhiều dòng",
            "a `#` comment cuts a value of several lines in two",
        ),
    )
    .at(file, comment)
    .need(
        "không được có ghi chú giữa giá trị",
        "no comment inside a value",
    )
    .hint(
        "Chuyển ghi chú lên trên khóa, hoặc viết giá trị dưới dạng khối sau dấu `|`.",
        "Move the comment above the key, or write the value as a block after `|`.",
    )
}

/// Where the line of `offset` begins.
pub(super) fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind(['\n', '\r']).map_or(0, |i| i + 1)
}

/// The value that the clerk meant from `start`: to the end of the line or, in a `[…]` or `{…}`, to
/// the next comma or bracket.
pub(super) fn value_from(text: &str, start: usize, flow: bool) -> Span {
    let rest = &text[start..];
    let end = rest
        .find(|c| matches!(c, '\n' | '\r') || (flow && matches!(c, ',' | ']' | '}')))
        .unwrap_or(rest.len());
    Span::new(start, start + rest[..end].trim_end().len())
}
