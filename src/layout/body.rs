//! A body's blocks: paragraphs, headings, items, legal bases, articles, centred lines, tables.

mod pull;

use std::ops::Range;

use super::column::BASELINE;
use super::flow::{Room, Row};
use super::fonts::Face;
use super::line::{Line, Place};
use super::paragraph::{Paragraph, Span};
use super::table::SetTable;
use super::typesetter::Typesetter;
use super::{AnnexPart, Item, Role, Spot, mm};
use crate::notice::{Block, Inline, Table};
use crate::standard::{Standard, TextStyle};

pub(super) use pull::Pull;

/// A body, broken into lines.
#[derive(Debug)]
pub(super) struct Body {
    left: f64,
    width: f64,
    indent: f64,
    /// Which annex it is the body of; none for the document's own.
    annex: Option<u16>,
    blocks: Vec<SetBlock>,
    lines: Vec<BodyLine>,
    /// The same lines as the page breaker sees them.
    pub(super) rows: Vec<Row>,
}

/// A block, ready to be put on a page.
#[derive(Debug)]
enum SetBlock {
    Text(Paragraph),
    Table(SetTable),
}

#[derive(Debug)]
struct BodyLine {
    block: usize,
    what: What,
}

/// What stands on a row of the body.
#[derive(Debug)]
enum What {
    /// A line of a paragraph, and whether it is the first.
    Line(Line, bool),
    /// A centred line.
    Centred(Line),
    /// A row of a table, from 0: the header.
    TableRow(usize),
}

impl Body {
    /// Breaks the blocks of the document's body, or of an annex's, into lines.
    pub(super) fn new(
        blocks: &[Block],
        annex: Option<u16>,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let mut body = Self {
            left: mm(standard.page.left_mm),
            width: mm(standard.page.text_width_mm()),
            indent: mm(standard.body.first_line_mm),
            annex,
            blocks: Vec::with_capacity(blocks.len()),
            lines: Vec::new(),
            rows: Vec::new(),
        };
        let mut announced = false;
        for source in blocks {
            match source {
                Block::Table(table) => body.add_table(table, announced, standard, typesetter),
                _ => body.add_text(source, announced, standard, typesetter),
            }
            announced = stays_with_next(source);
        }
        body
    }

    fn add_text(
        &mut self,
        source: &Block,
        announced: bool,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) {
        let block = self.blocks.len();
        let mut paragraph = paragraph(source, standard, typesetter);
        let centred = matches!(source, Block::Centred { .. });
        let lines: Vec<What> = if centred {
            let lines = paragraph.balanced(typesetter, self.width);
            lines.into_iter().map(What::Centred).collect()
        } else {
            let lines = paragraph.justified(typesetter, self.width, self.indent);
            let numbered = lines.into_iter().enumerate();
            numbered.map(|(i, line)| What::Line(line, i == 0)).collect()
        };
        let whole = centred || matches!(source, Block::Heading { .. });
        let count = lines.len();
        for (i, what) in lines.into_iter().enumerate() {
            // Two lines stay together at either end of a paragraph.
            let inside = i > 0 && (whole || i == 1 || i + 1 == count);
            self.lines.push(BodyLine { block, what });
            self.rows.push(Row {
                space: if i == 0 {
                    standard.body.space_after_pt
                } else {
                    0.0
                },
                may_start: !inside && (i > 0 || !announced),
                height: None,
                repeated: 0.0,
            });
        }
        self.blocks.push(SetBlock::Text(paragraph));
    }

    fn add_table(
        &mut self,
        source: &Table,
        announced: bool,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) {
        let block = self.blocks.len();
        let table = SetTable::new(source, self.width, &standard.tables, typesetter);
        let header = table.height(0);
        for row in 0..table.rows() {
            self.lines.push(BodyLine {
                block,
                what: What::TableRow(row),
            });
            self.rows.push(Row {
                space: if row == 0 {
                    standard.body.space_after_pt
                } else {
                    0.0
                },
                // The header never stays behind without a row.
                may_start: row > 1 || (row == 0 && !announced),
                height: Some(table.height(row)),
                repeated: if row > 0 { header } else { 0.0 },
            });
        }
        self.blocks.push(SetBlock::Table(table));
    }

    /// Sets the rows of page `page`; returns the y below them.
    pub(super) fn set_page(
        &self,
        rows: Range<usize>,
        page: usize,
        room: &Room,
        typesetter: &mut Typesetter,
        items: &mut Vec<Item>,
    ) -> f64 {
        let (tops, bottom) = room.tops(self.rows.get(rows.clone()).unwrap_or(&[]), page);
        for (i, (row, top)) in rows.zip(tops).enumerate() {
            self.set(typesetter, row, (top, i == 0), room.pitch, items);
        }
        bottom
    }

    /// Sets the line of row `row` with its top at `top`; `begins` when a page begins with it.
    fn set(
        &self,
        typesetter: &mut Typesetter,
        row: usize,
        (top, begins): (f64, bool),
        pitch: f64,
        items: &mut Vec<Item>,
    ) {
        let Some(line) = self.lines.get(row) else {
            return;
        };
        let spot = |cell| Spot {
            block: line.block as u32,
            cell,
        };
        let role = |cell| match self.annex {
            None => Role::Body(spot(cell)),
            Some(annex) => Role::Annex(annex, AnnexPart::Body(spot(cell))),
        };
        let place = |x, stretch| Place {
            x,
            y: top + BASELINE * pitch,
            stretch,
            role: role(None),
        };
        match (&line.what, self.blocks.get(line.block)) {
            (What::Line(line, first), Some(SetBlock::Text(paragraph))) => {
                let indent = if *first { self.indent } else { 0.0 };
                let place = place(self.left + indent, Some(self.width - indent));
                paragraph.set(typesetter, line, place, items);
            }
            (What::Centred(line), Some(SetBlock::Text(paragraph))) => {
                let x = self.left + (self.width - line.width) / 2.0;
                paragraph.set(typesetter, line, place(x, None), items);
            }
            (What::TableRow(row), Some(SetBlock::Table(table))) => {
                let role = |cell| role(Some(cell));
                // The header again: its cells have been seen, so no exporter reads them twice.
                if begins && *row > 0 {
                    let header = top - table.height(0);
                    table.set(typesetter, 0, (self.left, header), &role, items);
                }
                table.set(typesetter, *row, (self.left, top), &role, items);
            }
            _ => {}
        }
    }
}

/// Whether a block never stays behind at a page's foot: a heading, a centred line, the title of an
/// article, and what announces the next block (`… như sau:`).
fn stays_with_next(block: &Block) -> bool {
    match block {
        Block::Heading { .. } | Block::Centred { .. } => true,
        Block::Article { text, .. } => {
            let bold =
                |run: &Inline| matches!(run, Inline::Text { bold: true, .. } | Inline::Break);
            text.iter().all(bold) || announces(block)
        }
        _ => announces(block),
    }
}

/// Whether a block announces the next one: `… như sau:` does not stay behind at a page's foot.
fn announces(block: &Block) -> bool {
    let last = block.text().iter().rev().find_map(|inline| match inline {
        Inline::Text { text, .. } => Some(text.trim_end()),
        Inline::Break => None,
    });
    last.is_some_and(|text| text.ends_with(':'))
}

fn paragraph(block: &Block, standard: &Standard, typesetter: &mut Typesetter) -> Paragraph {
    let (style, slanted) = look(block, standard);
    let face = |bold, italic| Face::of(style.bold || bold, style.italic || slanted || italic);
    let label = block.label();
    let mut spans = Vec::with_capacity(block.text().len() + 1);
    if !label.is_empty() {
        let bold = matches!(block, Block::Article { .. }) && standard.articles.style.bold;
        spans.push(Span::Text(label, face(bold, false)));
    }
    spans.extend(block.text().iter().map(|inline| match inline {
        Inline::Text {
            text, bold, italic, ..
        } => Span::Text(text, face(*bold, *italic)),
        Inline::Break => Span::Break,
    }));
    Paragraph::new(typesetter, style.size_pt, &spans, label.len())
}

/// The block's style, and whether it is all in italics.
fn look<'a>(block: &Block, standard: &'a Standard) -> (&'a TextStyle, bool) {
    let (outline, body) = (&standard.outline, &standard.body.style);
    match block {
        Block::Heading { level: 1, .. } => (&outline.heading_style, false),
        Block::Heading { .. } => (&outline.subheading_style, false),
        Block::Ground { .. } => (body, standard.grounds.italic),
        Block::Centred { .. } => (&outline.centred_style, false),
        Block::Paragraph { .. } | Block::Item { .. } | Block::Article { .. } | Block::Table(_) => {
            (body, false)
        }
    }
}
