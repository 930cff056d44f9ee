//! HTML: one self-contained file with the official look on screen and on paper.

mod printed;

use std::fmt::Write as _;

use printed::Printed;
use tera::Context;

use super::view::View;
use crate::finding::Finding;
use crate::layout::Pages;
use crate::notice::{Inline, Notice};
use crate::standard::TextStyle;
use crate::template::Templates;

/// The notice as one HTML file: no script, nothing fetched from anywhere. Letterhead, title and
/// signature have the line ends of the laid-out `pages`.
///
/// # Errors
/// The finding of the page template or of its style sheet that could not be rendered.
pub fn export(notice: &Notice, pages: &Pages, templates: &Templates) -> Result<String, Finding> {
    let standard = &notice.standard;
    let mut context = View::new(notice, plain).context(standard)?;
    context.insert("dong_in", &Printed::new(pages));
    let css = style_sheet(&context, notice, templates)?;
    context.insert("css", &css);
    let page = templates.render("pages/notice.html", &context)?;
    Ok(lines(&page))
}

/// A text as it is: the template engine escapes it.
fn plain(text: &str, _: &TextStyle) -> String {
    text.to_owned()
}

/// The style sheet for the notice's standard, safe inside `<style>`.
fn style_sheet(
    context: &Context,
    notice: &Notice,
    templates: &Templates,
) -> Result<String, Finding> {
    let mut context = context.clone();
    context.insert("phong_chu", &css_string(&notice.standard.font.family));
    if let Some(mark) = &notice.letterhead.circulation {
        context.insert("luu_hanh_css", &css_string(mark));
    }
    let css = templates.render("pages/notice.css", &context)?;
    // Inside `<style>` only `</` could end the element; in CSS `<\/` is the same text.
    Ok(css.replace("</", "<\\/"))
}

/// A CSS string with its quotes. Everything but letters, digits, spaces and hyphens is written as a
/// code point, so no text can leave the string.
fn css_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, ' ' | '-') {
            out.push(c);
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\{:x} ", u32::from(c));
        }
    }
    out.push('"');
    out
}

/// Unix line ends and one at the end, whatever editor the template was written in.
pub(super) fn lines(text: &str) -> String {
    let mut out = text.replace("\r\n", "\n").replace('\r', "\n");
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// A text as HTML: `strong`, `em`, `a` and `br`, everything else escaped.
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

/// Only addresses that a notice may carry. Others were refused when the file was read; this keeps
/// the promise for notices that come from elsewhere.
pub(super) fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    ["http://", "https://", "mailto:"]
        .iter()
        .any(|scheme| lower.starts_with(scheme))
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

#[cfg(test)]
mod tests;
