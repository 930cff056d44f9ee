//! Markdown: reads as plain text in Notepad, and a forge renders exactly the notice's letters.
//!
//! Labels stay text: `- ` and `1. ` are written with a no-break space after the mark, which no
//! Markdown reader takes for a list, so `-` is not turned into a bullet and no number changes.

pub(super) mod inline;

use super::html::lines;
use super::view::View;
use crate::finding::Finding;
use crate::notice::{Letterhead, Notice};
use crate::standard::{Closer, Standard};
use crate::template::Templates;

/// The notice as Markdown.
///
/// # Errors
/// The finding of the page template that could not be rendered.
pub fn export(notice: &Notice, templates: &Templates) -> Result<String, Finding> {
    let mut context = View::new(notice, inline::line).context(&notice.standard)?;
    let letterhead = letterhead(&notice.letterhead, &notice.standard);
    context.insert("dau_trang", &letterhead);
    let page = templates.render("pages/notice.md", &context)?;
    Ok(lines(&page))
}

/// The letterhead as a table of two centred columns, padded so that it also reads as text.
fn letterhead(head: &Letterhead, standard: &Standard) -> String {
    let format = &standard.letterhead;
    let mut left: Vec<String> = Vec::new();
    left.extend(
        head.superior
            .iter()
            .map(|text| inline::cell(text, &format.superior)),
    );
    left.extend(
        head.organ
            .iter()
            .map(|text| inline::cell(text, &format.organ)),
    );
    if let Closer::Characters { text, .. } = &format.organ_closer {
        left.push(inline::cell(text, &format.number));
    }
    let mut right: Vec<String> = format
        .national
        .iter()
        .map(|line| inline::cell(&line.text, &line.style))
        .collect();
    if format.level_number_and_date {
        let rows = left.len().max(right.len());
        left.resize(rows, String::new());
        right.resize(rows, String::new());
    }
    left.push(inline::cell(&head.number, &format.number));
    left.extend(
        head.draft
            .iter()
            .map(|text| inline::cell(text, &standard.marks.draft)),
    );
    left.extend(
        head.urgency
            .iter()
            .map(|text| inline::cell(text, &standard.marks.urgency)),
    );
    right.extend(
        head.place_date
            .iter()
            .map(|text| inline::cell(text, &format.place_date)),
    );
    table(&left, &right)
}

/// A table of two centred columns. Its first row is the head that a forge asks for.
fn table(left: &[String], right: &[String]) -> String {
    let width = |column: &[String]| column.iter().map(|c| c.chars().count()).max().unwrap_or(0);
    let (wide_left, wide_right) = (width(left).max(3), width(right).max(3));
    let cell = |column: &[String], row: usize, width| {
        centred(column.get(row).map_or("", String::as_str), width)
    };
    let mut out = String::new();
    for row in 0..left.len().max(right.len()) {
        let (l, r) = (cell(left, row, wide_left), cell(right, row, wide_right));
        out.push_str(&format!("| {l} | {r} |\n"));
        if row == 0 {
            let (l, r) = ("-".repeat(wide_left), "-".repeat(wide_right));
            out.push_str(&format!("|:{l}:|:{r}:|\n"));
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn centred(text: &str, width: usize) -> String {
    let space = width.saturating_sub(text.chars().count());
    format!(
        "{}{text}{}",
        " ".repeat(space / 2),
        " ".repeat(space - space / 2)
    )
}

#[cfg(test)]
mod tests;
