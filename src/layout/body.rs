//! The body's blocks: paragraphs, headings, items, legal bases, articles, centred lines, tables.
//! An annex's body is set the same way.

mod pull;

use super::column::BASELINE;
use super::complaints;
use super::flow::Row;
use super::fonts::Face;
use super::line::{Line, Place};
use super::paragraph::{Paragraph, Span};
use super::table::Grid;
use super::typesetter::Typesetter;
use super::{AnnexPart, Cell, Item, Role, Spot, mm};
use crate::finding::Finding;
use crate::notice::Block;
use crate::standard::{Standard, TextStyle};

pub(super) use pull::Pull;

/// The body, broken into lines.
#[derive(Debug)]
pub(super) struct Body {
    left: f64,
    width: f64,
    indent: f64,
    /// The annex whose body it is.
    annex: Option<u16>,
    /// The blocks, in order.
    parts: Vec<Part>,
    lines: Vec<BodyLine>,
    /// The same lines as the page breaker sees them.
    pub(super) rows: Vec<Row>,
    /// Wishes about tables that could not be met.
    pub(super) findings: Vec<Finding>,
}

/// A block, ready to be set.
#[derive(Debug)]
enum Part {
    /// Justified text.
    Text(Paragraph),
    /// A centred text.
    Centred(Paragraph),
    /// A table.
    Table(Grid),
}

#[derive(Debug)]
struct BodyLine {
    block: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    /// A line of text.
    Line { line: Line, indented: bool },
    /// A row of a table.
    Row(usize),
}

/// Where a row of the body is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    /// Top, pt.
    pub(super) top: f64,
    /// Distance of baselines, pt.
    pub(super) pitch: f64,
    /// It is the first on its page.
    pub(super) begins: bool,
}

impl Body {
    /// Breaks the blocks into lines; pages offer `page` pt.
    pub(super) fn new(
        blocks: &[Block],
        annex: Option<u16>,
        page: f64,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let mut body = Self {
            left: mm(standard.page.left_mm),
            width: mm(standard.page.text_width_mm()),
            indent: mm(standard.body.first_line_mm),
            annex,
            parts: Vec::with_capacity(blocks.len()),
            lines: Vec::new(),
            rows: Vec::new(),
            findings: Vec::new(),
        };
        let mut announced = false;
        for source in blocks {
            body.add(source, announced, page, standard, typesetter);
            announced = leads(source);
        }
        body
    }

    fn add(
        &mut self,
        source: &Block,
        announced: bool,
        page: f64,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) {
        let block = self.parts.len();
        let space = standard.body.space_after_pt;
        if let Block::Table(table) = source {
            let grid = Grid::new(table, (self.width, page), standard, typesetter);
            let role = self.role(block, None);
            let faults = grid.faults.iter();
            self.findings
                .extend(faults.map(|fault| complaints::table(*fault, role)));
            let rows = grid.breakable(space, announced, page);
            let contents = (0..rows.len()).map(Content::Row);
            self.lines
                .extend(contents.map(|content| BodyLine { block, content }));
            self.rows.extend(rows);
            self.parts.push(Part::Table(grid));
            return;
        }
        let mut paragraph = paragraph(source, standard, typesetter);
        let centred = matches!(source, Block::Centred { .. });
        let lines = if centred {
            paragraph.balanced(typesetter, self.width)
        } else {
            paragraph.justified(typesetter, self.width, self.indent)
        };
        let whole = centred || matches!(source, Block::Heading { .. });
        self.add_rows(lines.len(), whole, announced, space);
        let numbered = lines.into_iter().enumerate();
        self.lines.extend(numbered.map(|(i, line)| BodyLine {
            block,
            content: Content::Line {
                line,
                indented: i == 0,
            },
        }));
        self.parts.push(if centred {
            Part::Centred(paragraph)
        } else {
            Part::Text(paragraph)
        });
    }

    fn add_rows(&mut self, count: usize, whole: bool, announced: bool, space: f64) {
        for i in 0..count {
            let first = i == 0;
            let kept = if first {
                announced
            } else {
                // Two lines stay together at either end of a paragraph.
                whole || i == 1 || i + 1 == count
            };
            self.rows.push(Row {
                space: if first { space } else { 0.0 },
                may_start: !kept,
                ..Row::default()
            });
        }
    }

    fn role(&self, block: usize, cell: Option<Cell>) -> Role {
        let spot = Spot {
            block: block as u32,
            cell,
        };
        match self.annex {
            None => Role::Body(spot),
            Some(annex) => Role::Annex(annex, AnnexPart::Body(spot)),
        }
    }

    /// Sets row `row`.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        row: usize,
        spread: Spread,
        items: &mut Vec<Item>,
    ) {
        let Some(BodyLine { block, content }) = self.lines.get(row) else {
            return;
        };
        match (self.parts.get(*block), content) {
            (Some(Part::Table(grid)), Content::Row(index)) => {
                let repeat = self.rows.get(row).map_or(0.0, |row| row.repeat);
                let begins = spread.begins.then_some(repeat);
                let role = |cell| self.role(*block, cell);
                let at = (self.left, spread.top);
                grid.set(typesetter, *index, at, begins, role, items);
            }
            (Some(part), Content::Line { line, indented }) => {
                let (paragraph, x, stretch) = match part {
                    Part::Text(paragraph) => {
                        let indent = if *indented { self.indent } else { 0.0 };
                        (paragraph, indent, Some(self.width - indent))
                    }
                    Part::Centred(paragraph) => (paragraph, (self.width - line.width) / 2.0, None),
                    Part::Table(_) => return,
                };
                let place = Place {
                    x: self.left + x,
                    y: spread.top + BASELINE * spread.pitch,
                    stretch,
                    role: self.role(*block, None),
                };
                paragraph.set(typesetter, line, place, items);
            }
            _ => {}
        }
    }
}

/// Whether a block must not stay behind at a page's foot: it leads to the next one.
fn leads(block: &Block) -> bool {
    match block {
        Block::Heading { .. } | Block::Centred { .. } => true,
        _ => block.is_titled_article() || block.announces(),
    }
}

fn paragraph(block: &Block, standard: &Standard, typesetter: &mut Typesetter) -> Paragraph {
    let (style, slanted) = look(block, standard);
    let face = |bold, italic| Face::of(style.bold || bold, style.italic || slanted || italic);
    let label = block.label();
    let mut spans = Vec::with_capacity(block.text().len() + 1);
    if !label.is_empty() {
        let marked = match block {
            Block::Article { .. } => {
                let style = &standard.articles.style;
                face(style.bold, style.italic)
            }
            _ => face(false, false),
        };
        spans.push(Span::Text(label, marked));
    }
    spans.extend(Span::of(block.text(), face));
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
