//! What the exporters share about texts.

use crate::notice::Inline;

/// Unix line ends and one at the end, whatever editor the template was written in.
pub(crate) fn lines(text: &str) -> String {
    let mut out = text.replace("\r\n", "\n").replace('\r', "\n");
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// Only addresses that a notice may carry. Others were refused when the file was read; this keeps
/// the promise for notices that come from elsewhere.
pub(super) fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
}

/// The letters of a text; a forced break is a line end.
pub(super) fn letters(text: &[Inline]) -> String {
    (text.iter())
        .map(|run| match run {
            Inline::Text { text, .. } => text.as_str(),
            Inline::Break => "\n",
        })
        .collect()
}
