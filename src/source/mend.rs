//! Hints that show the line as it should be written. A line is shown whole or not at all.

use super::fault::{line_start, value_from};
use super::{Span, plain};
use crate::finding::{Finding, Message};

/// Characters of a line that a hint repeats. What is longer is described.
const SHOWN: usize = 200;

/// Keys at the margin that take a bare number, whose symbol clerks tend to write with it.
const NUMBER_KEYS: [&str; 2] = ["so:", "number:"];

/// A finding with the hint of one of these functions.
pub(super) trait Mended {
    /// Puts the hint, closed by a full stop.
    fn mended(self, hint: Message) -> Self;
}

impl Mended for Finding {
    fn mended(mut self, hint: Message) -> Self {
        self.hint = Some(Message::new(hint.vi + ".", hint.en + "."));
        self
    }
}

/// The hint, then another possibility.
pub(super) fn or(hint: &Message, vi: &str, en: &str) -> Message {
    Message::new(format!("{}; {vi}", hint.vi), format!("{}; {en}", hint.en))
}

/// Shows the line with quotes put round `value`.
pub(super) fn in_quotes(text: &str, value: Span) -> Message {
    let written = text[value.start..value.end].trim_end();
    if written.contains(['\n', '\r']) {
        return Message::new(
            "Đặt cả giá trị (mọi dòng của nó) trong một cặp dấu nháy, hoặc viết thành khối sau dấu `|`",
            "Put the whole value (all its lines) in one pair of quotes, or write it as a block after `|`",
        );
    }
    match shown(text, value, &quoted(written)) {
        Some(line) => Message::new(
            format!("Đặt cả giá trị trong dấu nháy: `{line}`"),
            format!("Put the whole value in quotes: `{line}`"),
        ),
        None if written.contains('\\') => Message::new(
            "Thêm `'` ở đầu và ở cuối giá trị; dấu `'` bên trong viết thành `''`",
            "Add `'` at the start and at the end of the value; write a `'` inside it as `''`",
        ),
        None if written.contains('"') => Message::new(
            "Thêm `\"` ở đầu và ở cuối giá trị; dấu nháy bên trong viết bằng “ ”",
            "Add `\"` at the start and at the end of the value; write quotes inside it as “ ”",
        ),
        None => Message::new(
            "Thêm `\"` ở đầu và ở cuối giá trị",
            "Add `\"` at the start and at the end of the value",
        ),
    }
}

/// Shows the number alone when `value` is a whole number-and-symbol after the key for the number.
pub(super) fn number_only(text: &str, value: Span) -> Option<Message> {
    let key = text[line_start(text, value.start)..value.start].trim_end();
    if !NUMBER_KEYS.contains(&key) {
        return None;
    }
    let written = text.get(value.start..value.end)?;
    let rest = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let number = rest.get(..digits).filter(|number| !number.is_empty())?;
    Some(Message::new(
        format!("Chỉ ghi `{key} {number}`; phần ký hiệu do chương trình ghép"),
        format!("Write only `{key} {number}`; the program makes the symbol"),
    ))
}

/// Shows the line of a value with quotes inside its quotes, the inner ones as “ ”.
pub(super) fn inner_quotes(text: &str, value: Span) -> Message {
    let meant = without_outer_quotes(text[value.start..value.end].trim_end());
    let written = if plain::is_safe(&meant) {
        meant.clone()
    } else {
        quoted(&meant)
    };
    match shown(text, value, &written) {
        Some(line) if meant.contains('“') => Message::new(
            format!("Viết `{line}`; dấu nháy thuộc nội dung gõ là “ ”"),
            format!("Write `{line}`, with “ ” for quotes that are text"),
        ),
        Some(line) => Message::new(format!("Viết `{line}`"), format!("Write `{line}`")),
        None => one_pair(),
    }
}

/// For a value too long to show.
pub(super) fn one_pair() -> Message {
    Message::new(
        "Cả giá trị chỉ đặt trong một cặp dấu nháy; dấu nháy thuộc nội dung viết bằng “ ”",
        "Put the whole value in one pair of quotes; write quotes that are text as “ ”",
    )
}

/// The line with `written` in the place of `value`; only `written` when the line is long, nothing
/// when that is long too.
fn shown(text: &str, value: Span, written: &str) -> Option<String> {
    let before = text[line_start(text, value.start)..value.start].trim_start();
    let after = value_from(text, value.end, false);
    let line = format!("{before}{written}{}", &text[after.start..after.end]);
    let fits = |line: &String| line.chars().count() <= SHOWN;
    Some(line)
        .filter(fits)
        .or_else(|| Some(written.to_owned()).filter(fits))
}

/// `text` between quotes that YAML reads back as it is.
pub(super) fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// What `"Giải quyết "dứt điểm" các đơn".` was meant to say: the outer quotes belong to YAML, the
/// inner ones to the text. Quotes that do not pair stay as they are.
fn without_outer_quotes(value: &str) -> String {
    let Some(mark) = value.chars().next() else {
        return String::new();
    };
    let inside = &value[mark.len_utf8()..];
    let stop = inside.trim_end_matches(['.', ',', ';', '!', '?', ' ']);
    let outer = stop
        .strip_suffix(mark)
        .map(|inner| inner.to_owned() + inside[stop.len()..].trim_end());
    outer
        .and_then(|inner| curled(&inner, mark))
        .or_else(|| curled(value, mark))
        .or_else(|| curled(inside, mark))
        .unwrap_or_else(|| inside.to_owned())
}

/// The text with its straight quotes curled; none when one opens in a word or closes before one.
/// An apostrophe is no quote.
fn curled(text: &str, mark: char) -> Option<String> {
    if mark == '\'' {
        let begins = text.starts_with(mark);
        return (!begins).then(|| text.to_owned());
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut open = false;
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c == mark {
            let beside = if open {
                chars.peek().copied().unwrap_or(' ')
            } else {
                before
            };
            if beside.is_alphanumeric() {
                return None;
            }
            out.push(if open { '”' } else { '“' });
            open = !open;
        } else {
            out.push(c);
        }
        before = c;
    }
    (!open).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_quotes_are_told_from_outer_ones() {
        for (value, meant) in [
            (
                "\"Giải quyết \"dứt điểm\" các đơn\".",
                "Giải quyết “dứt điểm” các đơn.",
            ),
            ("\"Về\" việc phòng dịch", "“Về” việc phòng dịch"),
            ("\"A\" và \"B\"", "“A” và “B”"),
            ("\"A \"b\" c", "A “b” c"),
            ("\"Làm xong\".", "Làm xong."),
            ("\"\"Ba không\" là gì\"", "“Ba không” là gì"),
            ("'it's'", "it's"),
            ("'it's so", "it's so"),
        ] {
            assert_eq!(without_outer_quotes(value), meant);
        }
    }

    #[test]
    fn a_hint_never_cuts_the_value() {
        let hint = |line: &str, value: &str| {
            let start = line.find(value).unwrap();
            in_quotes(line, Span::new(start, start + value.len())).vi
        };
        let long = "văn thư: ".repeat(30);
        let long = long.trim_end();
        let describe = "Thêm `\"` ở đầu và ở cuối giá trị";
        assert_eq!(hint(&format!("a: {long}"), long), describe);
        assert_eq!(
            hint(&format!("a: {{b: c: d, e: {long}}}"), "c: d"),
            "Đặt cả giá trị trong dấu nháy: `\"c: d\"`"
        );
        let fits = "x: y ".repeat(30);
        assert_eq!(
            hint(&format!("a: {fits}"), fits.trim_end()),
            format!(
                "Đặt cả giá trị trong dấu nháy: `a: \"{}\"`",
                fits.trim_end()
            )
        );
        assert_eq!(
            hint("a: nói: \"thế\" 'này'", "nói: \"thế\" 'này'"),
            "Đặt cả giá trị trong dấu nháy: `a: 'nói: \"thế\" ''này'''`"
        );
    }
}
