//! Texts as HTML: `strong`, `em`, `a` and `br`, everything else escaped.

use crate::export::text::is_safe;
use crate::notice::Inline;

/// A text as HTML.
pub(super) fn inline(text: &[Inline]) -> String {
    let mut out = String::new();
    for run in text {
        match run {
            Inline::Break => out.push_str("<br>\n"),
            Inline::Text {
                text,
                bold,
                italic,
                link,
            } => {
                let link = link.as_deref().filter(|address| is_safe(address));
                if let Some(address) = link {
                    out.push_str("<a href=\"");
                    escape(address, &mut out);
                    out.push_str("\">");
                }
                out.push_str(if *bold { "<strong>" } else { "" });
                out.push_str(if *italic { "<em>" } else { "" });
                escape(text, &mut out);
                out.push_str(if *italic { "</em>" } else { "" });
                out.push_str(if *bold { "</strong>" } else { "" });
                out.push_str(if link.is_some() { "</a>" } else { "" });
            }
        }
    }
    out
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}
