//! Values written without quotes.

/// Whether YAML reads `text` back as it is when it stands without quotes after a key.
pub(super) fn is_safe(text: &str) -> bool {
    const SIGNS: &[char] = &[
        '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@',
        '`',
    ];
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(SIGNS)
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.contains(['\n', '\r', '\t'])
}

/// Whether `text` is only dots and ellipses, as `…` and `......` in a form: a place left open, not
/// a value.
pub(super) fn is_gap(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(c, '.' | '…') || c.is_whitespace())
}
