//! HTML: one self-contained file with the official look on screen and on paper.
//!
//! On a screen the text flows; printed, every line of letterhead, title, body, tables and signature
//! is the line that the laid-out pages have, and pages end where theirs do.

mod flow;
mod inline;
mod measure;
mod printed;
mod sheet;
mod spans;
mod table;

use std::fmt::Write as _;

use printed::Printed;
use sheet::Sheet;
use tera::Context;

use super::text::lines;
use super::view::{View, Writer};
use crate::finding::Finding;
use crate::layout::{Pages, Role};
use crate::notice::{Block, Inline, Notice};
use crate::standard::TextStyle;
use crate::template::Templates;

/// The notice as one HTML file: no script, nothing fetched from anywhere. Printed, it has the lines
/// and pages of the laid-out `pages`.
///
/// # Errors
/// The finding of the page template or of its style sheet that could not be rendered.
pub fn export(notice: &Notice, pages: &Pages, templates: &Templates) -> Result<String, Finding> {
    let standard = &notice.standard;
    let printed = Printed::new(standard, pages);
    let mut context = View::new(notice, &printed).context(standard)?;
    context.insert("dong_in", &Sheet::new(notice, &printed));
    let css = style_sheet(&context, notice, templates)?;
    context.insert("css", &css);
    let page = templates.render("pages/notice.html", &context)?;
    Ok(lines(&page))
}

impl Writer for Printed<'_> {
    /// The text as it is: the template engine escapes it.
    fn text(&self, text: &str, _: &TextStyle) -> String {
        text.to_owned()
    }

    /// `html`, the text alone, and `dong`, label and text with a `span` around each printed line.
    fn block(&self, role: Role, block: &Block) -> Vec<(&'static str, String)> {
        if let Block::Table(source) = block {
            let table = table::table(source, role, self);
            return vec![("html", table.clone()), ("dong", table)];
        }
        let mut text = Vec::with_capacity(block.text().len() + 1);
        if !block.label().is_empty() {
            let articles = &self.standard.articles.style;
            text.push(Inline::Text {
                text: block.label().to_owned(),
                bold: articles.bold && matches!(block, Block::Article { .. }),
                italic: false,
                link: None,
            });
        }
        text.extend_from_slice(block.text());
        vec![
            ("html", inline::inline(block.text())),
            ("dong", spans::spans(&text, self.of(role))),
        ]
    }
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

#[cfg(test)]
mod tests;
