//! Characters that cannot be seen and do not belong in a notice: controls, marks that turn the
//! reading direction, spaces without width. They would print wrongly or disguise what is written.

use std::borrow::Cow;
use std::sync::Arc;

use super::composed::nfc;

use super::{SourceFile, Span, fault};
use crate::finding::{Finding, Message, code};

/// Whether a character cannot be seen and may not stand in a file. Tab and line ends may.
pub(super) fn is_unseen(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        // Soft hyphen, joiners, direction marks, line and paragraph separators, byte-order mark.
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{FEFF}' => true,
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E0000}'..='\u{E007F}' => true,
        c => c.is_control(),
    }
}

/// Whether a text may hold such a character, told from its bytes alone: nearly every text is passed
/// over by one look at each byte.
fn may_hold_any(text: &str) -> bool {
    let bytes = text.as_bytes();
    let next = |i: usize, n: usize| bytes.get(i + n).copied().unwrap_or(0);
    bytes.iter().enumerate().any(|(i, byte)| match byte {
        b'\t' | b'\n' | b'\r' => false,
        0..=0x1F | 0x7F | 0xCD | 0xD8 | 0xEF | 0xF0..=0xF4 => true,
        0xC2 => next(i, 1) < 0xA0 || next(i, 1) == 0xAD,
        // Vietnamese letters begin with E1 BA and E1 BB.
        0xE1 => !matches!(next(i, 1), 0xBA | 0xBB),
        // Dashes, quotes and the ellipsis.
        0xE2 => match next(i, 1) {
            0x80 => !matches!(next(i, 2), 0x90..=0xA7),
            0x81 => true,
            _ => false,
        },
        _ => false,
    })
}

/// Stands for a control character of one byte while the file is read.
const FILLER: char = '~';

/// The text as the library can read it: it refuses most of these characters, and the faults behind
/// them would stay untold. Every place stays the same.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    if !may_hold_any(text) || !text.contains(is_unseen) {
        return Cow::Borrowed(text);
    }
    let fill = |c: char| match c.len_utf8() {
        _ if !is_unseen(c) => c,
        1 => FILLER,
        2 => '\u{AD}',
        3 => '\u{200B}',
        _ => c,
    };
    Cow::Owned(text.chars().map(fill).collect())
}

/// Whether every text of a file is as it should be, unless an escape stands in it: nothing that cannot be
/// seen, all in NFC.
pub(super) fn is_clean(file: &str) -> bool {
    !may_hold_any(file) && matches!(nfc(file), Cow::Borrowed(_))
}

/// A text that was read so, `written` being its place in the file, without what cannot be seen.
pub(super) fn cleaned(text: &str, written: &str) -> String {
    let filled = written.contains(|c: char| c.len_utf8() == 1 && is_unseen(c));
    let unseen = |c: char| is_unseen(c) || (filled && c == FILLER);
    let mut text = nfc(text).into_owned();
    if filled || may_hold_any(&text) {
        text.retain(|c| !unseen(c));
    }
    text
}

/// Every such character that was written itself.
pub(super) fn check(file: &Arc<SourceFile>) -> Vec<Finding> {
    if !may_hold_any(&file.text) {
        return Vec::new();
    }
    let unseen = file.text.char_indices().filter(|(_, c)| is_unseen(*c));
    unseen
        .take(fault::MOST + 1)
        .map(|(at, c)| finding(file, Span::new(at, at + c.len_utf8()), c))
        .collect()
}

/// Those written as an escape, such as `\x07`, in the double-quoted text at `span`.
pub(super) fn escaped(file: &Arc<SourceFile>, span: Span) -> Vec<Finding> {
    let text = file.text.get(span.start..span.end).unwrap_or("");
    let mut found = Vec::new();
    let mut chars = text.char_indices();
    while let Some((at, c)) = chars.next() {
        if c != '\\' {
            continue;
        }
        if found.len() > fault::MOST {
            break;
        }
        let Some((_, sign)) = chars.next() else {
            break;
        };
        let (len, meant) = escape(sign, text.get(at + 2..).unwrap_or(""));
        if let Some(meant) = meant.filter(|c| is_unseen(*c)) {
            let start = span.start + at;
            found.push(finding(file, Span::new(start, start + len), meant));
        }
    }
    found
}

/// The length in bytes of the escape with this sign and what it stands for, `rest` being behind
/// the sign.
fn escape(sign: char, rest: &str) -> (usize, Option<char>) {
    let digits = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => {
            let meant = match sign {
                '0' => Some('\0'),
                'a' => Some('\u{7}'),
                'b' => Some('\u{8}'),
                'v' => Some('\u{B}'),
                'f' => Some('\u{C}'),
                'e' => Some('\u{1B}'),
                'N' => Some('\u{85}'),
                'L' => Some('\u{2028}'),
                'P' => Some('\u{2029}'),
                _ => None,
            };
            return (2, meant);
        }
    };
    let code = rest
        .get(..digits)
        .and_then(|hex| u32::from_str_radix(hex, 16).ok());
    (2 + digits, code.and_then(char::from_u32))
}

fn finding(file: &Arc<SourceFile>, span: Span, c: char) -> Finding {
    let number = format!("U+{:04X}", u32::from(c));
    let (vi, en) = match c {
        '\u{AD}' => ("dấu gạch nối ẩn", "a soft hyphen"),
        '\u{FEFF}' => ("dấu BOM", "a byte-order mark"),
        '\u{2028}' | '\u{2029}' => ("dấu ngắt dòng ẩn", "a hidden line separator"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}' => {
            (
                "dấu đổi chiều chữ",
                "a mark that turns the reading direction",
            )
        }
        c if c.is_control() => ("ký tự điều khiển", "a control character"),
        _ => ("ký tự không nhìn thấy", "an invisible character"),
    };
    let finding = Finding::error(
        code::ENCODING,
        Message::new(
            format!("trong tệp có {vi} ({number})"),
            format!("the file holds {en} ({number})"),
        ),
    )
    .at(file, span)
    .need("xóa ký tự này", "delete this character");
    let written = &file.text[span.start..span.end];
    if written.starts_with('\\') {
        return finding.hint(
            format!("Xóa `{written}` trong dấu nháy."),
            format!("Delete `{written}` between the quotes."),
        );
    }
    finding.hint(
        "Xóa ký tự này; nếu không thấy nó trên màn hình, xóa cả hai chữ đứng trước và sau rồi gõ lại.",
        "Delete this character; if you cannot see it, delete the letters on both sides and type them again.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_such_character_is_passed_over() {
        for c in ('\0'..=char::MAX).filter(|c| is_unseen(*c)) {
            assert!(may_hold_any(&format!("a{c}a")), "{c:?}");
        }
        assert!(!may_hold_any(
            "Ủy ban “số 5” – 97,58 % … ‘đ’\tx\r\n\u{a0}§ ° ₫"
        ));
    }

    #[test]
    fn escapes_of_unseen_characters_have_their_place() {
        let places = |text: &str| -> Vec<(usize, usize)> {
            let file = Arc::new(SourceFile::new("a", text));
            let found = escaped(&file, Span::new(0, text.len()));
            let spans = found.iter().filter_map(|f| f.place.as_ref());
            spans.map(|p| (p.span.start, p.span.end)).collect()
        };
        assert_eq!(
            places(r#""a\x07 \u202E \U0000200B \e""#),
            [(2, 6), (7, 13), (14, 24), (25, 27)]
        );
        assert_eq!(places(r#""\\x07 \t \n \" \_ \x41 \u1EA1 \x"#), []);
    }

    #[test]
    fn letters_signs_and_spaces_are_seen() {
        assert!(
            "ạ đ — “ ” … \u{A0}\u{202F}\u{301}😀\t\r\n"
                .chars()
                .all(|c| !is_unseen(c))
        );
        assert!(
            "\u{7}\u{1B}\u{7F}\u{85}\u{AD}\u{200B}\u{2028}\u{202E}\u{FEFF}"
                .chars()
                .all(is_unseen)
        );
    }
}
