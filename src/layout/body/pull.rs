//! Paragraphs that can be set with one line less, so that a last line of one or two words is
//! pulled back.

use std::ops::Range;

use super::{Body, BodyLine, Content, Part};
use crate::layout::line::Line;

/// Words on a last line that is worth pulling back.
const WORDS: usize = 2;

/// So many paragraphs are looked at, those nearest to the end. More pulls would be seen, and those
/// many pages before do not reach the last one.
const MOST: usize = 12;

/// A paragraph with one line less.
#[derive(Debug)]
pub(in crate::layout) struct Pull {
    /// The block's index in the body.
    pub(in crate::layout) block: u32,
    /// The row that vanishes.
    pub(in crate::layout) row: usize,
    /// How much worse its lines look, in demerits.
    pub(in crate::layout) cost: f64,
    rows: Range<usize>,
    lines: Vec<Line>,
}

impl Body {
    /// The last few paragraphs that can be set well with one line less, the least visible change
    /// first.
    pub(in crate::layout) fn pulls(&self) -> Vec<Pull> {
        let mut end = self.lines.len();
        let blocks = self.lines.chunk_by(|a, b| a.block == b.block).rev();
        let pulls = blocks.filter_map(|block| {
            let rows = end - block.len()..end;
            end = rows.start;
            self.shortened(block, rows)
        });
        let mut pulls: Vec<Pull> = pulls.take(MOST).collect();
        pulls.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        pulls
    }

    fn shortened(&self, block: &[BodyLine], rows: Range<usize>) -> Option<Pull> {
        let last = block.last()?;
        // Only justified text: tables and centred lines stay as they are.
        let Some(Part::Text(paragraph)) = self.parts.get(last.block) else {
            return None;
        };
        let lines = block.iter().filter_map(|row| match &row.content {
            Content::Line { line, .. } => Some(line.clone()),
            Content::Row(_) => None,
        });
        let lines: Vec<Line> = lines.collect();
        if paragraph.words(lines.last()?) > WORDS {
            return None;
        }
        let (lines, cost) = paragraph.pulled(&lines, self.width, self.indent)?;
        Some(Pull {
            block: last.block as u32,
            // The third row has two before it; without it the first two and the last two still
            // stay together.
            row: rows.start + 2.min(lines.len()),
            cost,
            rows,
            lines,
        })
    }

    /// Sets these paragraphs with one line less.
    pub(in crate::layout) fn pull(&mut self, mut pulls: Vec<Pull>) {
        // From the end, so that the rows before keep their places.
        pulls.sort_by_key(|pull| std::cmp::Reverse(pull.row));
        for pull in pulls {
            if pull.row < self.rows.len() && pull.rows.end <= self.lines.len() {
                self.rows.remove(pull.row);
                let block = pull.block as usize;
                let lines = pull.lines.into_iter().enumerate();
                let lines = lines.map(|(i, line)| BodyLine {
                    block,
                    content: Content::Line {
                        line,
                        indented: i == 0,
                    },
                });
                self.lines.splice(pull.rows, lines);
            }
        }
    }
}
