//! Rule codes. `Y-` the YAML file, `D-` its content, `T-` a template, `L-` the page, `F-` files.

/// The file is not valid text (not UTF-8 or UTF-16 with a mark), or holds what cannot be seen.
pub const ENCODING: &str = "Y-ENCODING";
/// The YAML cannot be read.
pub const SYNTAX: &str = "Y-SYNTAX";
/// A tab stands in the indentation.
pub const TAB: &str = "Y-TAB";
/// An unquoted `: ` inside a value.
pub const COLON: &str = "Y-COLON";
/// An unquoted ` #` that silently cuts a sentence.
pub const HASH: &str = "Y-HASH";
/// An unquoted `{{` that YAML reads as a mapping.
pub const BRACES: &str = "Y-BRACES";
/// Too large, too deep, too many.
pub const LIMIT: &str = "Y-LIMIT";
/// A key that the program does not know.
pub const UNKNOWN_KEY: &str = "Y-KEY";
/// A key given twice.
pub const DUPLICATE_KEY: &str = "Y-DUPLICATE";
/// A key given both in Vietnamese and in English.
pub const ALIAS: &str = "Y-ALIAS";
/// A key without which the file means nothing.
pub const MISSING_KEY: &str = "Y-MISSING";
/// A list where a text is needed, and the like.
pub const TYPE: &str = "Y-TYPE";
/// A date or moment that does not exist or cannot be read.
pub const DATE: &str = "Y-DATE";
/// A number that cannot be read.
pub const NUMBER: &str = "Y-NUMBER";
/// A word outside the list of allowed words.
pub const VALUE: &str = "Y-VALUE";
/// Lines that look like a list but run together into one paragraph.
pub const JOINED: &str = "Y-JOINED";
/// A figure name used in prose that is not declared.
pub const FIGURE_UNDEFINED: &str = "D-FIGURE";
/// Figures that do not add up as declared.
pub const RELATION: &str = "D-RELATION";
/// A mandatory component of the notice is missing.
pub const COMPONENT: &str = "D-COMPONENT";
/// A secrecy mark: this program does not make such a document.
pub const SECRET: &str = "D-SECRET";
/// Markup that a notice may not carry (raw HTML, foreign links, program text).
pub const MARKUP: &str = "D-MARKUP";
/// An organ profile that cannot be found or used.
pub const ORGAN: &str = "D-ORGAN";
/// An acknowledgement that matches no finding.
pub const ACKNOWLEDGEMENT: &str = "D-ACKNOWLEDGEMENT";
/// The kind cannot be issued under the standard in force, or the standard cannot be chosen.
pub const STANDARD: &str = "D-STANDARD";
/// A template cannot be read.
pub const TEMPLATE_SYNTAX: &str = "T-SYNTAX";
/// A template failed while it was rendered.
pub const TEMPLATE_RENDER: &str = "T-RENDER";
/// A standard file that contradicts itself or its siblings.
pub const STANDARD_FILE: &str = "T-STANDARD";
/// A wish about the page that could not be met.
pub const PAGE: &str = "L-PAGE";
/// A character that the font cannot draw.
pub const GLYPH: &str = "L-GLYPH";
/// A file or folder that cannot be read.
pub const READ: &str = "F-READ";
/// An output that cannot be written.
pub const WRITE: &str = "F-WRITE";
/// Two sources that would write one output, or an output that would overwrite the clerk's file.
pub const OUTPUT: &str = "F-OUTPUT";

/// Every code with its meaning in Vietnamese and in English, in the order above.
pub const ALL: &[(&str, &str, &str)] = &[
    (
        ENCODING,
        "tệp không phải văn bản UTF-8 hoặc UTF-16 có dấu BOM, hoặc có ký tự không nhìn thấy",
        "the file is not text in UTF-8, or in UTF-16 with a mark, or holds characters that cannot be seen",
    ),
    (SYNTAX, "không đọc được YAML", "the YAML cannot be read"),
    (TAB, "thụt lề bằng dấu tab", "a tab in the indentation"),
    (
        COLON,
        "dấu hai chấm trong giá trị không có dấu nháy",
        "an unquoted `: ` inside a value",
    ),
    (
        HASH,
        "dấu `#` cắt mất một phần giá trị",
        "an unquoted ` #` that cuts a value",
    ),
    (
        BRACES,
        "giá trị bắt đầu bằng `{{` không có dấu nháy",
        "an unquoted `{{` at the start of a value",
    ),
    (
        LIMIT,
        "tệp quá lớn, lồng quá sâu hoặc quá nhiều mục",
        "too large, too deep, too many",
    ),
    (
        UNKNOWN_KEY,
        "khóa chương trình không biết",
        "a key that the program does not know",
    ),
    (DUPLICATE_KEY, "một khóa ghi hai lần", "a key given twice"),
    (
        ALIAS,
        "một khóa ghi cả tên tiếng Việt lẫn tên tiếng Anh",
        "a key given both in Vietnamese and in English",
    ),
    (
        MISSING_KEY,
        "thiếu khóa bắt buộc",
        "a required key is missing",
    ),
    (TYPE, "giá trị sai kiểu", "a value of the wrong type"),
    (
        DATE,
        "ngày giờ không có thật hoặc không đọc được",
        "a date or moment that does not exist or cannot be read",
    ),
    (NUMBER, "số không đọc được", "a number that cannot be read"),
    (
        VALUE,
        "từ nằm ngoài danh sách cho phép",
        "a word outside the list of allowed words",
    ),
    (
        JOINED,
        "các dòng như danh sách bị nối thành một đoạn",
        "lines like a list that run together into one paragraph",
    ),
    (
        FIGURE_UNDEFINED,
        "nhắc đến số liệu chưa khai báo",
        "a figure that is not declared",
    ),
    (
        RELATION,
        "số liệu không khớp với quan hệ đã khai",
        "figures that do not add up as declared",
    ),
    (
        COMPONENT,
        "thiếu thành phần bắt buộc của văn bản",
        "a mandatory component of the notice is missing",
    ),
    (
        SECRET,
        "văn bản mang dấu mật, chương trình không soạn",
        "a secrecy mark; the program does not make such a document",
    ),
    (
        MARKUP,
        "định dạng không được dùng trong văn bản",
        "markup that a notice may not carry",
    ),
    (
        ORGAN,
        "không tìm thấy hoặc không dùng được hồ sơ cơ quan",
        "an organ profile that cannot be found or used",
    ),
    (
        ACKNOWLEDGEMENT,
        "ghi nhận không ứng với phát hiện nào",
        "an acknowledgement that matches no finding",
    ),
    (
        STANDARD,
        "loại văn bản không ban hành được theo tiêu chuẩn, hoặc không chọn được tiêu chuẩn",
        "the kind cannot be issued under the standard, or the standard cannot be chosen",
    ),
    (
        TEMPLATE_SYNTAX,
        "mẫu không đọc được",
        "a template cannot be read",
    ),
    (
        TEMPLATE_RENDER,
        "mẫu hỏng khi dựng văn bản",
        "a template failed while it was rendered",
    ),
    (
        STANDARD_FILE,
        "tệp tiêu chuẩn tự mâu thuẫn hoặc mâu thuẫn với tệp khác",
        "a standard file that contradicts itself or its siblings",
    ),
    (
        PAGE,
        "trang in không đáp ứng được một yêu cầu",
        "a wish about the page that could not be met",
    ),
    (
        GLYPH,
        "phông chữ không có ký tự này",
        "a character that the font cannot draw",
    ),
    (
        READ,
        "không đọc được tệp hoặc thư mục",
        "a file or folder that cannot be read",
    ),
    (
        WRITE,
        "không ghi được kết quả",
        "an output that cannot be written",
    ),
    (
        OUTPUT,
        "hai tệp nguồn ghi cùng một kết quả, hoặc kết quả sẽ đè lên tệp của người dùng",
        "two sources that would write one output, or an output that would overwrite the clerk's file",
    ),
];

#[cfg(test)]
mod tests {
    use super::ALL;

    /// A code without its meaning, or one code for two meanings, would leave a hole in the manual.
    #[test]
    fn every_code_has_its_meaning_once() {
        let declared: Vec<&str> = include_str!("code.rs")
            .lines()
            .filter(|line| line.starts_with("pub const ") && line.contains(": &str = "))
            .filter_map(|line| line.split('"').nth(1))
            .collect();
        let listed: Vec<&str> = ALL.iter().map(|(code, ..)| *code).collect();
        assert_eq!(listed, declared);
        assert!(
            (1..listed.len()).all(|i| !listed[..i].contains(&listed[i])),
            "a code stands twice"
        );
    }
}
