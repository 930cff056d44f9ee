//! What the YAML library refuses, in plain words.

use std::sync::Arc;

use serde_saphyr::granit_parser::{ErrorKind, ScanError};

use super::events::offset;
use super::{SourceFile, Span, fault, silent};
use crate::finding::{Finding, Message, code, grouped};

/// Turns an error of the library into a finding at its place.
pub(super) fn finding(file: &Arc<SourceFile>, error: &ScanError) -> Box<Finding> {
    let text = &file.text;
    let start = offset(text, error.marker());
    let width = text[start..]
        .chars()
        .next()
        .filter(|c| !matches!(c, '\n' | '\r'))
        .map_or(0, char::len_utf8);
    let (rule, message, hint) = words(error);
    if rule == code::TAB {
        let line = fault::line_start(text, start);
        let whole = fault::value_from(text, line, false);
        if let Some(finding) = silent::tab(file, line, &text[whole.start..whole.end]) {
            return Box::new(finding);
        }
    }
    let mut finding =
        Finding::error(rule, message).at(file, Span::new(start, start.saturating_add(width)));
    finding.hint = Some(hint);
    Box::new(finding)
}

type Words = (&'static str, Message, Message);

fn words(error: &ScanError) -> Words {
    let kind = error.kind();
    quotes(kind)
        .or_else(|| brackets(kind))
        .or_else(|| lines(kind))
        .or_else(|| marks(kind))
        .or_else(|| limits(kind))
        .unwrap_or_else(|| {
            let message = Message::new(
                "chỗ này không đọc được theo quy tắc YAML",
                format!("this cannot be read as YAML: {}", error.info()),
            );
            let hint = Message::new(
                "Xem lại dòng này và dòng ngay trên: mỗi dòng là `khóa: giá trị`, nội dung có ký tự lạ thì đặt trong dấu nháy.",
                "Look at this line and the one above: each line is `key: value`; put a value with unusual characters in quotes.",
            );
            (code::SYNTAX, message, hint)
        })
}

fn syntax(message: (&str, &str), hint: (&str, &str)) -> Option<Words> {
    with(code::SYNTAX, message, hint)
}

fn with(rule: &'static str, message: (&str, &str), hint: (&str, &str)) -> Option<Words> {
    let message = Message::new(message.0, message.1);
    Some((rule, message, Message::new(hint.0, hint.1)))
}

fn quotes(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as K;
    match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => syntax(
            (
                "dấu nháy mở ở đây không có dấu đóng",
                "the quote opened here is never closed",
            ),
            (
                "Thêm dấu nháy cùng loại vào cuối giá trị.",
                "Add the same quote at the end of the value.",
            ),
        ),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => syntax(
            (
                "còn chữ sau dấu nháy đóng",
                "there is text after the closing quote",
            ),
            (
                "Đặt cả giá trị trong một cặp dấu nháy; dấu nháy bên trong viết bằng “ ”.",
                "Put the whole value in one pair of quotes; write “ ” inside it.",
            ),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidUnicodeEscape => syntax(
            (
                "dấu `\\` trong dấu nháy kép không đứng trước ký hiệu nào YAML biết",
                "a `\\` between double quotes stands before no sign that YAML knows",
            ),
            (
                "Viết `\\\\` nếu cần đúng dấu gạch chéo ngược, hoặc dùng dấu nháy đơn.",
                "Write `\\\\` for a backslash, or use single quotes.",
            ),
        ),
        K::InvalidQuotedScalarIndent => syntax(
            (
                "dòng tiếp theo của giá trị trong dấu nháy phải thụt vào",
                "the next lines of a quoted value must be indented",
            ),
            (
                "Thụt dòng này sâu hơn khóa, hoặc đóng dấu nháy ở dòng trên.",
                "Indent this line deeper than its key, or close the quote on the line above.",
            ),
        ),
        _ => None,
    }
}

fn brackets(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as K;
    match kind {
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::UnclosedFlowCollection { .. } => syntax(
            (
                "dấu ngoặc `[` hoặc `{` mở ra không có dấu đóng",
                "a bracket `[` or `{` is never closed",
            ),
            (
                "Thêm dấu `]` hoặc `}` vào cuối danh sách.",
                "Add `]` or `}` at the end of the list.",
            ),
        ),
        K::MismatchedFlowCollectionEnd { open, close } => {
            let message = Message::new(
                format!("dấu `{open}` mở ở đây lại đóng bằng `{close}`"),
                format!("the bracket `{open}` opened here is closed with `{close}`"),
            );
            let hint = Message::new(
                "`[` đóng bằng `]`, `{` đóng bằng `}`; nếu ngoặc thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
                "`[` closes with `]`, `{` with `}`; if the bracket is text, put the whole value in quotes.",
            );
            Some((code::SYNTAX, message, hint))
        }
        K::MisplacedFlowCollectionEnd => syntax(
            (
                "dấu ngoặc đóng này không có dấu mở",
                "this closing bracket has no opening one",
            ),
            (
                "Xóa dấu ngoặc thừa; nếu nó thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
                "Delete the bracket; if it is text, put the whole value in quotes.",
            ),
        ),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => syntax(
            (
                "thiếu dấu phẩy hoặc dấu ngoặc đóng ở đây",
                "a comma or a closing bracket is missing here",
            ),
            (
                "Giữa hai mục trong `[…]` hoặc `{…}` phải có dấu phẩy; nội dung có ngoặc hoặc dấu phẩy thì đặt trong dấu nháy.",
                "Two entries between `[…]` or `{…}` need a comma; put text with brackets or commas in quotes.",
            ),
        ),
        K::BlockEntryInFlowCollection | K::PlainScalarStartsWithDashFlowIndicator => syntax(
            (
                "dấu `-` đầu mục không dùng được trong `[…]` hoặc `{…}`",
                "a list dash cannot be used between `[…]` or `{…}`",
            ),
            (
                "Bỏ dấu `-`, các mục cách nhau bằng dấu phẩy.",
                "Remove the dash; separate the entries with commas.",
            ),
        ),
        K::InvalidColonPlacement
        | K::FlowMappingValueAdjacentCollection
        | K::MappingKeyNotAllowed => with(
            code::COLON,
            (
                "dấu hai chấm này đứng sai chỗ",
                "this colon stands where none is allowed",
            ),
            (
                "Nếu dấu hai chấm thuộc nội dung thì đặt cả giá trị trong dấu nháy; nếu không, xem lại dấu ngoặc ở các dòng trên.",
                "If the colon is text, put the whole value in quotes; otherwise look at the brackets on the lines above.",
            ),
        ),
        _ => None,
    }
}

fn lines(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as K;
    match kind {
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabAtBlockScalarStart
        | K::TabInIndentation
        | K::TabInPlainScalar => with(
            code::TAB,
            (
                "dấu tab đứng ở đầu dòng hoặc giữa hai dòng của một giá trị",
                "a tab stands in the indentation",
            ),
            (
                "Xóa dấu tab, thụt lề bằng dấu cách (mỗi cấp 2 dấu cách).",
                "Delete the tab and indent with spaces (2 for each level).",
            ),
        ),
        K::MappingValueNotAllowed | K::InvalidMappingValueWhitespace => with(
            code::COLON,
            (
                "dấu hai chấm này đứng giữa một giá trị hoặc ở dòng thụt lề sai",
                "this colon stands inside a value or on a wrongly indented line",
            ),
            (
                "Nếu dấu hai chấm thuộc nội dung thì đặt cả giá trị trong dấu nháy; nếu là khóa mới thì cho thẳng cột với các khóa cùng cấp.",
                "If the colon is text, put the whole value in quotes; if this is a new key, align it with the keys of its level.",
            ),
        ),
        K::SimpleKeyExpected | K::InvalidSimpleKey => syntax(
            (
                "dòng này không có dạng `khóa: giá trị`",
                "this line is not of the form `key: value`",
            ),
            (
                "Thêm dấu hai chấm và một dấu cách sau khóa; nếu là phần tiếp của dòng trên thì thụt vào.",
                "Put a colon and a space after the key; if it continues the line above, indent it.",
            ),
        ),
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::InvalidFlowScalarIndent
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence => syntax(
            (
                "dòng này thụt lề không khớp với các dòng trên, hoặc còn chữ thừa sau một giá trị",
                "this line is not aligned with the lines above, or text follows a finished value",
            ),
            (
                "Cho các khóa cùng cấp thẳng cột với nhau, thụt lề bằng dấu cách.",
                "Align the keys of one level, with spaces.",
            ),
        ),
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => syntax(
            (
                "dấu `-` của danh sách phải ở dòng riêng",
                "a list dash must begin its own line",
            ),
            (
                "Xuống dòng sau khóa, mỗi mục của danh sách một dòng bắt đầu bằng `- `; nếu `-` thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
                "Begin a new line after the key, one line `- ` for each entry; if the dash is text, put the whole value in quotes.",
            ),
        ),
        K::CommentInterceptedScalar => syntax(
            (
                "ghi chú `#` cắt đôi một giá trị viết trên nhiều dòng",
                "a `#` comment cuts a value of several lines in two",
            ),
            (
                "Chuyển ghi chú lên trên khóa, hoặc viết giá trị dưới dạng khối sau dấu `|`.",
                "Move the comment above the key, or write the value as a block after `|`.",
            ),
        ),
        K::InvalidBlockScalarHeader | K::ZeroBlockScalarIndent => syntax(
            (
                "sau dấu `|` hoặc `>` phải xuống dòng ngay",
                "a line break must follow `|` or `>`",
            ),
            (
                "Viết nội dung từ dòng dưới, thụt vào; nếu dấu này thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
                "Write the text on the next lines, indented; if the sign is text, put the whole value in quotes.",
            ),
        ),
        _ => None,
    }
}

fn marks(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as K;
    match kind {
        K::UnexpectedCharacter { character } => {
            let c = character;
            let message = Message::new(
                format!("giá trị không được bắt đầu bằng `{c}` khi không có dấu nháy"),
                format!("a value without quotes cannot begin with `{c}`"),
            );
            let hint = Message::new(
                "Đặt cả giá trị trong dấu nháy.",
                "Put the whole value in quotes.",
            );
            Some((code::SYNTAX, message, hint))
        }
        K::MissingAnchorOrAliasName
        | K::UndeclaredTagHandle
        | K::ExpectedTagBang
        | K::InvalidGlobalTagCharacter
        | K::InvalidTagTerminator
        | K::MissingTagUri
        | K::UnclosedVerbatimTag
        | K::InvalidTagEscape
        | K::InvalidTagUtf8LeadingByte
        | K::InvalidTagUtf8TrailingByte
        | K::InvalidTagUtf8 => syntax(
            (
                "giá trị không được bắt đầu bằng `&`, `*` hoặc `!` khi không có dấu nháy",
                "a value without quotes cannot begin with `&`, `*` or `!`",
            ),
            (
                "Đặt cả giá trị trong dấu nháy.",
                "Put the whole value in quotes.",
            ),
        ),
        K::CommentNotSeparated | K::ExpectedWhitespace => syntax(
            ("thiếu dấu cách ở đây", "a space is missing here"),
            (
                "Thêm một dấu cách; nếu dấu `#` thuộc nội dung thì đặt cả giá trị trong dấu nháy.",
                "Add a space; if `#` is text, put the whole value in quotes.",
            ),
        ),
        K::DuplicateVersionDirective
        | K::UnsupportedYamlMajorVersion
        | K::DuplicateTagDirective
        | K::ExpectedDocumentStart
        | K::MissingDocumentEndBeforeDirective
        | K::InvalidDocumentEnd
        | K::ExpectedTagDirectiveBang
        | K::InvalidDirectiveTerminator
        | K::DirectiveDisallowed
        | K::MissingYamlVersionSeparator
        | K::MissingDirectiveName
        | K::InvalidDirectiveName
        | K::YamlVersionTooLong
        | K::MissingYamlVersion
        | K::InvalidTagDirectiveTerminator => syntax(
            (
                "dòng bắt đầu bằng `%`, `---` hoặc `...` đứng sai chỗ",
                "a line beginning with `%`, `---` or `...` is out of place",
            ),
            (
                "Xóa dòng này; nếu nó là nội dung thì viết sau khóa, trong dấu nháy.",
                "Delete the line; if it is text, write it after its key, in quotes.",
            ),
        ),
        K::BomInsideDocument => syntax(
            (
                "có dấu BOM (ký tự không nhìn thấy) giữa tệp",
                "an invisible byte-order mark stands inside the file",
            ),
            (
                "Xóa ký tự không nhìn thấy ở đầu dòng này rồi gõ lại dòng.",
                "Delete the invisible character at the start of this line, or type the line again.",
            ),
        ),
        K::UnexpectedEof | K::UnexpectedEndOfPlainScalar | K::ExpectedNodeContent => syntax(
            ("ở đây phải có một giá trị", "a value is expected here"),
            (
                "Viết giá trị, hoặc xem lại dấu ngoặc và dấu phẩy quanh chỗ này.",
                "Write the value, or look at the brackets and commas around this place.",
            ),
        ),
        _ => None,
    }
}

fn limits(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as K;
    match kind {
        K::RecursionLimitExceeded => {
            let (message, hint) = depth();
            Some((code::LIMIT, message, hint))
        }
        K::AnchorCountOverflow
        | K::InputByteLimitExceeded { .. }
        | K::DirectiveByteLimitExceeded { .. }
        | K::TooManyReservedDirectiveParams { .. } => with(
            code::LIMIT,
            (
                "tệp vượt quá giới hạn đọc được",
                "the file exceeds what can be read",
            ),
            (
                "Kiểm tra xem có chọn nhầm tệp không.",
                "Check that this is the right file.",
            ),
        ),
        _ => None,
    }
}

fn depth() -> (Message, Message) {
    (
        Message::new(
            "các mục lồng vào nhau quá sâu",
            "lists and mappings are nested too deeply",
        ),
        Message::new(
            "Kiểm tra xem có chọn nhầm tệp không; một tệp cuộc họp chỉ cần vài cấp.",
            "Check that this is the right file; a meeting needs only a few levels.",
        ),
    )
}

/// Lists and mappings inside each other beyond the limit.
pub(super) fn too_deep(file: &Arc<SourceFile>, span: Span) -> Finding {
    let (message, hint) = depth();
    let mut finding = Finding::error(code::LIMIT, message).at(file, span);
    finding.hint = Some(hint);
    finding
}

/// More values than the limit, repetitions included.
pub(super) fn too_many(file: &Arc<SourceFile>, span: Span, limit: usize) -> Finding {
    Finding::error(
        code::LIMIT,
        Message::new(
            format!(
                "tệp có quá {} giá trị (kể cả các giá trị lặp lại qua `*`)",
                grouped(limit)
            ),
            format!("the file has more than {limit} values (repetitions through `*` included)"),
        ),
    )
    .at(file, span)
    .hint(
        "Kiểm tra xem có chọn nhầm tệp không; nếu đúng thì tách thành nhiều tệp.",
        "Check that this is the right file; if it is, split it into several.",
    )
}

/// A second document after `---`.
pub(super) fn second_document(file: &Arc<SourceFile>, span: Span) -> Finding {
    Finding::error(
        code::SYNTAX,
        Message::new(
            "tệp có hơn một văn bản, ngăn bởi `---`",
            "the file has more than one document, separated by `---`",
        ),
    )
    .at(file, span)
    .hint(
        "Mỗi tệp ghi một cuộc họp: chuyển phần từ `---` trở đi sang tệp khác, hoặc xóa dòng `---`.",
        "One file, one meeting: move what follows `---` to another file, or delete the line `---`.",
    )
}
