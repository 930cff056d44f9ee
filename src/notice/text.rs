//! Small operations on text: capitals, gaps, and the two ways a value enters Markdown.

/// What prints where a whole line is missing: a dotted line, wide enough to be seen and filled in.
pub const GAP_LINE: &str = "……………………";

/// Stands for a forced line break inside a value until it becomes [`super::Inline::Break`].
pub(super) const BREAK: char = '\u{2028}';

/// A plain text (a name, a unit) as Markdown that renders exactly these letters.
pub fn escape_plain(text: &str) -> String {
    let escaped = escape(text, |c| {
        matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '|' | '~' | '!'
        )
    });
    guard_start(&escaped)
}

/// A prose paragraph (inline Markdown) as Markdown that stays one paragraph: emphasis and links
/// live, everything that would start a list, heading, quotation, code or HTML is plain text.
pub fn escape_prose(paragraph: &str) -> String {
    let one_line = paragraph
        .replace("\\\n", &BREAK.to_string())
        .replace(['\n', '\r'], " ");
    guard_start(&escape(one_line.trim(), |c| {
        matches!(c, '`' | '<' | '&' | '|' | '~' | '#')
    }))
}

fn escape(text: &str, special: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Escapes what Markdown would read as a list, rule or underline when it begins a line.
fn guard_start(text: &str) -> String {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or("");
    if digits > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", text.get(..digits).unwrap_or(""));
    }
    let list = text.starts_with("* ") || text.starts_with(['-', '+', '=', '>']);
    if list {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

/// Ends the body's last text with the standard's mark: `.` or `./.`, whatever stop it had.
pub(super) fn end_with(text: &str, mark: &str) -> String {
    let bare = text.trim_end();
    let bare = bare
        .strip_suffix("./.")
        .or_else(|| bare.strip_suffix('.'))
        .unwrap_or(bare);
    if bare.ends_with(['!', '?', '…', ':', ';']) {
        text.to_owned()
    } else {
        format!("{bare}{mark}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_that_looks_like_markup_stays_prose() {
        assert_eq!(escape_prose("2022. Năm đầu"), "2022\\. Năm đầu");
        assert_eq!(escape_prose("1) một"), "1\\) một");
        assert_eq!(escape_prose("- gạch"), "\\- gạch");
        assert_eq!(escape_prose("* sao"), "\\* sao");
        assert_eq!(escape_prose("**đậm** và *nghiêng*"), "**đậm** và *nghiêng*");
        assert_eq!(escape_prose("# 5 < 6 & `x`"), "\\# 5 \\< 6 \\& \\`x\\`");
        assert_eq!(escape_prose("một\\\nhai\nba"), "một\u{2028}hai ba");
    }

    #[test]
    fn plain_text_keeps_its_letters() {
        assert_eq!(escape_plain("A*B_C [1] #2"), "A\\*B\\_C \\[1\\] \\#2");
    }

    #[test]
    fn the_end_mark_replaces_the_stop() {
        assert_eq!(end_with("thực hiện.", "./."), "thực hiện./.");
        assert_eq!(end_with("thực hiện./.", "."), "thực hiện.");
        assert_eq!(end_with("thực hiện", "."), "thực hiện.");
        assert_eq!(end_with("gồm:", "./."), "gồm:");
    }
}
