//! List entries that begin as they do on paper (`•`, `–`, `-UBND`) instead of with `- `.

use std::sync::Arc;

use super::{SourceFile, Span, fault, mend, plain, silent};
use crate::finding::{Finding, Message, code};

/// Signs that a word processor puts before an entry.
const SIGNS: &[char] = &[
    '•', '–', '—', '−', '‐', '‑', '·', '∙', '▪', '■', '●', '◦', '‣', '➢',
];

/// Whether the sign also stands inside a sentence, and so at the start of a line that goes on.
pub(super) fn is_dash(sign: char) -> bool {
    matches!(sign, '–' | '—' | '−')
}

/// The sign that begins a line, and the text of the entry, when they are no entry for YAML.
pub(super) fn find(content: &str) -> Option<(char, &str)> {
    let sign = content.chars().next()?;
    let rest = &content[sign.len_utf8()..];
    let fits = match sign {
        '-' => !rest.starts_with([' ', '-']),
        '+' | '*' => rest.starts_with(' '),
        sign => SIGNS.contains(&sign),
    };
    let entry = rest.trim();
    // A number below zero is no entry; neither is a row of dashes.
    let says = entry.chars().any(char::is_alphabetic);
    (fits && says).then_some((sign, entry))
}

/// The finding about the line with such a sign at `at`.
pub(super) fn finding(file: &Arc<SourceFile>, at: usize, sign: char) -> Finding {
    let entry = fault::value_from(&file.text, at + sign.len_utf8(), false);
    let entry = file.text[entry.start..entry.end].trim();
    let mark = Span::new(at, at + sign.len_utf8());
    let finding = Finding::error(
        code::SYNTAX,
        Message::new(
            "đầu mục của danh sách phải gõ `- ` (gạch ngang rồi một dấu cách)",
            "a list entry must begin with `- ` (a hyphen and a space)",
        ),
    )
    .at(file, mark);
    let finding = if sign == '-' {
        finding.need("thiếu dấu cách sau `-`", "no space after `-`")
    } else {
        finding.need(
            format!("`{sign}` không mở được một mục"),
            format!("`{sign}` begins no entry"),
        )
    };
    if entry.chars().count() > 150 {
        return finding.hint(
            "Gõ `- ` (gạch ngang rồi một dấu cách) ở đầu mỗi mục.",
            "Type `- ` (a hyphen and a space) before each entry.",
        );
    }
    let entry = written(entry);
    finding.hint(
        format!("Gõ `- ` (gạch ngang rồi một dấu cách) ở đầu mỗi mục: `- {entry}`."),
        format!("Type `- ` (a hyphen and a space) before each entry: `- {entry}`."),
    )
}

/// The entry as it must be written: a sentence with a colon needs quotes, a key does not.
fn written(entry: &str) -> String {
    let key = entry.split(':').next().unwrap_or("");
    let is_key = key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if is_key || plain::is_safe(entry) || entry.starts_with(['{', '[', '"', '\'']) {
        entry.to_owned()
    } else {
        mend::quoted(entry)
    }
}

/// Whether only blanks stand before `at` on its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\t']);
    before.is_empty() || before.ends_with(['\n', '\r'])
}

/// Looks for such lines in a value without quotes, which YAML joined into one text.
pub(super) fn in_value(file: &Arc<SourceFile>, value: Span) -> Option<Finding> {
    let text = &file.text;
    let mut among_bullets = false;
    for (offset, line) in silent::lines(&text[value.start..value.end]) {
        let start = value.start + offset;
        let content = line.trim_start();
        let at = start + line.len() - content.len();
        let Some((sign, _)) = find(content).filter(|_| begins_line(text, at)) else {
            continue;
        };
        // A dash may begin the next line of a sentence, but not its first.
        among_bullets |= offset == 0;
        if among_bullets || !is_dash(sign) {
            return Some(finding(file, at, sign));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn tells_entries_from_sentences_and_numbers() {
        for (line, sign, entry) in [
            ("-UBND phường", '-', "UBND phường"),
            ("–UBND phường", '–', "UBND phường"),
            ("•\tUBND phường ", '•', "UBND phường"),
            ("+ UBND", '+', "UBND"),
            ("-\u{A0}UBND", '-', "UBND"),
        ] {
            assert_eq!(find(line), Some((sign, entry)));
        }
        for line in ["- UBND", "-5,2%", "--- a", "+UBND", "UBND", "–", "", "-"] {
            assert_eq!(find(line), None, "{line}");
        }
    }
}
