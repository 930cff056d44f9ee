//! What Tera says, in the clerk's language.

use super::functions::STOPPED;
use crate::finding::Message;

/// What stands for anything that is not listed: never the English text.
const UNKNOWN: &str = "mẫu viết chưa đúng ở đây";

/// The first line of an error's text as a message in both languages.
pub(super) fn translate(english: &str) -> Message {
    let english = english.lines().next().unwrap_or("");
    if let Some(reason) = english.strip_prefix(STOPPED) {
        return Message::new(format!("mẫu tự dừng: {reason}"), english);
    }
    let english = english.strip_suffix('.').unwrap_or(english);
    let known = phrases().find_map(|(pattern, vi)| Some(filled(vi, &matched(pattern, english)?)));
    Message::new(known.unwrap_or_else(|| UNKNOWN.to_owned()), english)
}

/// The texts that stand for the signs `*` and `%`, if `text` begins like `pattern`.
fn matched<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut fixed = pattern.split(['*', '%']);
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut found = Vec::new();
    for after in fixed {
        let end = if after.is_empty() {
            rest.len()
        } else {
            rest.find(after)?
        };
        let (value, more) = rest.split_at(end);
        found.push(value);
        rest = more.strip_prefix(after)?;
    }
    Some(found)
}

/// Puts the found texts in the places of the signs: `*` as it is, `%` by its Vietnamese name.
fn filled(vi: &str, found: &[&str]) -> String {
    let mut values = found.iter();
    let mut text = String::new();
    for c in vi.chars() {
        match c {
            '*' => text.push_str(values.next().unwrap_or(&"")),
            '%' => text.push_str(&word(values.next().unwrap_or(&""))),
            c => text.push(c),
        }
    }
    text
}

/// The Vietnamese name of a token or a kind of value; a sign stands in backquotes.
fn word(english: &str) -> String {
    let known = match english {
        "identifier" => "một tên",
        "attribute name" => "tên thuộc tính",
        "string" | "&str" => "chuỗi",
        "integer" | "i64" | "u64" | "i128" | "u128" | "i32" | "u32" | "usize" => "số nguyên",
        "float" | "f64" | "f32" => "số thập phân",
        "number" | "Number" => "số",
        "bool" => "đúng/sai",
        "bytes" => "dãy byte",
        "array" | "Vec<Value>" | "&[Value]" => "danh sách",
        "map" | "Map" | "map/struct" => "nhóm khóa",
        "undefined" => "không có giá trị",
        "none" => "rỗng",
        "start" => "đầu",
        "end" => "cuối",
        "step" => "bước",
        "content" => "chữ",
        "raw content" => "đoạn `raw`",
        "comment" => "ghi chú",
        "for loop" => "vòng lặp `for`",
        "if statement" => "thẻ `if`",
        "block" => "khối `block`",
        "filter section" => "khối `filter`",
        "component definition" | "component body" | "component" => "thành phần",
        "`set` block" => "khối `set`",
        quoted if quoted.starts_with('`') => quoted,
        other => return format!("`{other}`"),
    };
    known.to_owned()
}

/// How Tera's message begins, and the same in Vietnamese.
fn phrases() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("phrases.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" → "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_comes_over_and_kinds_get_their_names() {
        let vi = |english: &str| translate(english).vi;
        assert_eq!(
            vi("Found `}}` but expected %}."),
            "mẫu có `}}` không đúng chỗ, ở đây cần `%}`"
        );
        assert_eq!(
            vi("Found identifier but expected ...."),
            "mẫu có một tên không đúng chỗ, ở đây cần `...`"
        );
        assert_eq!(
            vi("Cannot compare `map/struct` with `i64`"),
            "không so sánh được nhóm khóa với số nguyên"
        );
        // A name is a name, even when it is also the name of a kind.
        assert_eq!(
            vi("Variable `string` is not defined. Available variables: a, b"),
            "mẫu dùng biến `string` không có"
        );
        assert_eq!(
            vi("component was named `a` in the opening tag, found `b` as name in the end tag"),
            "thành phần mở bằng tên `a` mà đóng bằng tên `b`"
        );
    }

    #[test]
    fn every_pattern_fills_its_translation() {
        let lines = include_str!("phrases.txt").lines();
        let written = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(phrases().count(), written.count());
        for (pattern, vi) in phrases() {
            let signs = |text: &str| text.matches(['*', '%']).count();
            assert!(signs(vi) <= signs(pattern), "{pattern} → {vi}");
            assert_eq!(
                matched(pattern, &pattern.replace('*', "x").replace('%', "y")).map(|f| f.len()),
                Some(signs(pattern)),
                "{pattern}"
            );
        }
    }

    #[test]
    fn no_english_stands_in_a_vietnamese_message() {
        let message = translate("Something new went wrong.\nmore");
        assert_eq!(message.vi, "mẫu viết chưa đúng ở đây");
        assert_eq!(message.en, "Something new went wrong");
    }
}
