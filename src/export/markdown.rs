//! Markdown: reads as plain text in Notepad, and a forge renders exactly the notice's letters.
//!
//! Labels stay text: `- ` and `1. ` are written with a no-break space after the mark, which no
//! Markdown reader takes for a list, so `-` is not turned into a bullet and no number changes.

mod inline;
mod table;

use super::text::lines;
use super::view::{View, Writer};
use crate::finding::Finding;
use crate::layout::Role;
use crate::notice::{Alignment, Block, Letterhead, Notice, SignatureBlock};
use crate::standard::{Closer, Standard, TextStyle};
use crate::template::Templates;

/// The notice as Markdown.
///
/// # Errors
/// The finding of the page template that could not be rendered.
pub fn export(notice: &Notice, templates: &Templates) -> Result<String, Finding> {
    let standard = &*notice.standard;
    let mut context = View::new(notice, &Markdown { standard }).context(standard)?;
    let letterhead = letterhead(&notice.letterhead, standard);
    context.insert("dau_trang", &letterhead);
    if notice.signatures.len() > 1 {
        let columns = signatures(&notice.signatures, standard);
        context.insert("cac_chu_ky", &columns);
    }
    let page = templates.render("pages/notice.md", &context)?;
    Ok(lines(&page))
}

struct Markdown<'a> {
    standard: &'a Standard,
}

impl Writer for Markdown<'_> {
    fn text(&self, text: &str, style: &TextStyle) -> String {
        inline::line(text, style)
    }

    /// `md`: label and text; a table as a pipe table.
    fn block(&self, _: Role, block: &Block) -> Vec<(&'static str, String)> {
        let (label, text) = (block.label(), block.text());
        let md = match block {
            Block::Heading { .. } => inline::heading(label, text),
            Block::Table(source) => table::body(source),
            Block::Article { .. } => inline::article(label, text, &self.standard.articles.style),
            Block::Centred { .. } => inline::centred(text, &self.standard.outline.centred_style),
            _ => inline::paragraph(label, text),
        };
        vec![("md", md)]
    }
}

/// The letterhead as a table of two centred columns, padded so that it also reads as text.
fn letterhead(head: &Letterhead, standard: &Standard) -> String {
    let format = &standard.letterhead;
    let mut left = Column::default();
    left.all(&head.superior, &format.superior);
    left.all(&head.organ, &format.organ);
    if let Closer::Characters { text, .. } = &format.organ_closer {
        left.all([text], &format.number);
    }
    let mut right = Column::default();
    for line in &format.national {
        right.all([&line.text], &line.style);
    }
    if format.level_number_and_date {
        let rows = left.0.len().max(right.0.len());
        left.0.resize(rows, String::new());
        right.0.resize(rows, String::new());
    }
    left.all([&head.number], &format.number);
    left.all(&head.subject, &format.subject.style);
    left.all(&head.draft, &standard.marks.draft);
    left.all(&head.urgency, &standard.marks.urgency);
    right.all(&head.place_date, &format.place_date);
    side_by_side(vec![left, right])
}

/// Several signatures as a table of centred columns.
fn signatures(blocks: &[SignatureBlock], standard: &Standard) -> String {
    let format = &standard.signature;
    let mut columns: Vec<Column> = Vec::new();
    for block in blocks {
        let mut column = Column::default();
        column.all(&block.authority, &format.authority);
        column.all(&block.position, block.position_style(format));
        columns.push(column);
    }
    // Names stand on one row.
    let rows = columns.iter().map(|column| column.0.len()).max();
    for (column, block) in columns.iter_mut().zip(blocks) {
        column.0.resize(rows.unwrap_or(0), String::new());
        column.all([&block.name], &format.name);
    }
    side_by_side(columns)
}

/// The cells of a column, from the top.
#[derive(Default)]
struct Column(Vec<String>);

impl Column {
    fn all<'a>(&mut self, texts: impl IntoIterator<Item = &'a String>, style: &TextStyle) {
        let cells = texts.into_iter().map(|text| inline::cell(text, style));
        self.0.extend(cells);
    }
}

/// Centred columns; the first row is the head that a forge asks for.
fn side_by_side(columns: Vec<Column>) -> String {
    let count = columns.iter().map(|column| column.0.len()).max();
    let cell = |column: &Column, row: usize| column.0.get(row).cloned().unwrap_or_default();
    let row = |row| columns.iter().map(|column| cell(column, row)).collect();
    let rows: Vec<Vec<String>> = (0..count.unwrap_or(0)).map(row).collect();
    table::table(&vec![Alignment::Centre; columns.len()], &rows)
}

#[cfg(test)]
mod tests;
