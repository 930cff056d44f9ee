//! The body's blocks: paragraphs, headings, items, legal bases.

mod pull;

use super::column::BASELINE;
use super::flow::Row;
use super::fonts::Face;
use super::line::{Line, Place};
use super::paragraph::{Paragraph, Span};
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::{Block, Inline};
use crate::standard::{Standard, TextStyle};

pub(super) use pull::Pull;

/// The body, broken into lines.
#[derive(Debug)]
pub(super) struct Body {
    left: f64,
    width: f64,
    indent: f64,
    paragraphs: Vec<Paragraph>,
    lines: Vec<BodyLine>,
    /// The same lines as the page breaker sees them.
    pub(super) rows: Vec<Row>,
}

#[derive(Debug)]
struct BodyLine {
    block: usize,
    line: Line,
    indented: bool,
}

impl Body {
    /// Breaks the blocks into lines.
    pub(super) fn new(blocks: &[Block], standard: &Standard, typesetter: &mut Typesetter) -> Self {
        let mut body = Self {
            left: mm(standard.page.left_mm),
            width: mm(standard.page.text_width_mm()),
            indent: mm(standard.body.first_line_mm),
            paragraphs: Vec::with_capacity(blocks.len()),
            lines: Vec::new(),
            rows: Vec::new(),
        };
        let mut announced = false;
        for source in blocks {
            let mut paragraph = paragraph(source, standard, typesetter);
            let lines = paragraph.justified(typesetter, body.width, body.indent);
            let heading = matches!(source, Block::Heading { .. });
            body.add_rows(lines.len(), heading, announced, standard);
            let block = body.paragraphs.len();
            let numbered = lines.into_iter().enumerate();
            body.lines.extend(numbered.map(|(i, line)| BodyLine {
                block,
                line,
                indented: i == 0,
            }));
            body.paragraphs.push(paragraph);
            announced = heading || announces(source);
        }
        body
    }

    fn add_rows(&mut self, count: usize, heading: bool, announced: bool, standard: &Standard) {
        for i in 0..count {
            let first = i == 0;
            let kept = if first {
                announced
            } else {
                // Two lines stay together at either end of a paragraph.
                heading || i == 1 || i + 1 == count
            };
            self.rows.push(Row {
                space: if first {
                    standard.body.space_after_pt
                } else {
                    0.0
                },
                may_start: !kept,
            });
        }
    }

    /// Sets the line of row `row` with its top at `top`.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        row: usize,
        top: f64,
        pitch: f64,
        items: &mut Vec<Item>,
    ) {
        let Some(line) = self.lines.get(row) else {
            return;
        };
        let indent = if line.indented { self.indent } else { 0.0 };
        let place = Place {
            x: self.left + indent,
            y: top + BASELINE * pitch,
            stretch: Some(self.width - indent),
            role: Role::body(line.block as u32),
        };
        if let Some(paragraph) = self.paragraphs.get(line.block) {
            paragraph.set(typesetter, &line.line, place, items);
        }
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
        spans.push(Span::Text(label, face(false, false)));
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
