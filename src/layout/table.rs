//! Tables: columns as wide as their contents ask for, rows that stay whole.

use super::column::BASELINE;
use super::complaints::TableFault;
use super::flow::Row;
use super::fonts::Face;
use super::line::{Line, Place};
use super::paragraph::{Paragraph, Span};
use super::ties::Tie;
use super::typesetter::Typesetter;
use super::{Cell, Item, Role, Rule};
use crate::notice::{Alignment, Inline, Table};
use crate::standard::{Standard, TextStyle};

/// A header higher than this share of a page is not repeated: the pages would hold little else. No
/// standard says where to stop.
const HIGHEST_HEADER: f64 = 1.0 / 3.0;

/// Least width of a cell's text, pt.
const LEAST: f64 = 1.0;

/// A table, broken into lines.
#[derive(Debug)]
pub(super) struct Grid {
    /// The columns' left edges and the right edge of the last, pt from the table's left edge.
    edges: Vec<f64>,
    alignments: Vec<Alignment>,
    /// The cells row by row, the header first.
    rows: Vec<Vec<Set>>,
    /// The rows as they are printed: a row that is higher than a page in several parts.
    strips: Vec<Strip>,
    padding: (f64, f64),
    border: f64,
    pitches: (f64, f64),
    /// What could not be met.
    pub(super) faults: Vec<TableFault>,
}

/// A cell, broken into lines.
#[derive(Debug)]
struct Set {
    paragraph: Paragraph,
    lines: Vec<Line>,
}

/// Some lines of all cells of a row: all but in a row that no page holds.
#[derive(Debug, Clone, Copy)]
struct Strip {
    row: usize,
    from: usize,
    to: usize,
}

impl Grid {
    /// Breaks the table into lines on a text `width` pt wide and pages `page` pt high.
    pub(super) fn new(
        table: &Table,
        (width, page): (f64, f64),
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let format = &standard.tables;
        let header = std::iter::once((&table.header, &format.header));
        let rows = table.rows.iter().map(|row| (row, &format.cell));
        let rows: Vec<Vec<Paragraph>> = header
            .chain(rows)
            .map(|(row, style)| {
                let cells = row.iter();
                cells
                    .map(|cell| paragraph(cell, style, typesetter))
                    .collect()
            })
            .collect();
        let count = table.columns.len().max(1);
        let (widths, narrow) = widths(&rows, count, width, format.padding_pt.1);
        let rows = rows.into_iter().map(|row| {
            let cells = row.into_iter().zip(&widths);
            let cells = cells.map(|(mut paragraph, width)| {
                let inside = (width - 2.0 * format.padding_pt.1).max(LEAST);
                let lines = paragraph.ragged(typesetter, inside);
                Set { paragraph, lines }
            });
            cells.collect()
        });
        let rows = rows.collect();
        let mut edges = vec![0.0];
        edges.extend(widths.iter().scan(0.0, |x, width| {
            *x += width;
            Some(*x)
        }));
        let mut grid = Self {
            edges,
            alignments: table.columns.clone(),
            rows,
            strips: Vec::new(),
            padding: format.padding_pt,
            border: format.border_pt,
            pitches: (
                format.header.size_pt * format.line_pitch,
                format.cell.size_pt * format.line_pitch,
            ),
            faults: Vec::new(),
        };
        if narrow {
            grid.faults.push(TableFault::Narrow);
        }
        grid.part(page);
        grid
    }

    /// Parts the rows that no page holds, as long as a header above each part asks for.
    fn part(&mut self, page: f64) {
        let header = self.height(0, self.count(0));
        let repeat = self.repeats(page);
        if !repeat {
            self.faults.push(TableFault::TallHeader);
        }
        for row in 0..self.rows.len() {
            let room = if row > 0 && repeat {
                page - header
            } else {
                page
            };
            let room = (room - 2.0 * self.padding.0) / self.pitch(row);
            let most = (room.max(1.0) + 1e-6) as usize;
            let lines = self.count(row);
            if lines > most && row > 0 {
                self.faults.push(TableFault::TallRow(row as u32));
            }
            let parts = (0..lines).step_by(most.max(1));
            self.strips.extend(parts.map(|from| Strip {
                row,
                from,
                to: lines.min(from + most.max(1)),
            }));
        }
    }

    /// The rows as the page breaker sees them; `space` pt stand above the first of them, which may
    /// begin a page unless it is `kept`.
    pub(super) fn breakable(&self, space: f64, kept: bool, page: f64) -> Vec<Row> {
        let header = self.height(0, self.count(0));
        let repeat = if self.repeats(page) { header } else { 0.0 };
        let rows = self.strips.iter().enumerate();
        let rows = rows.map(|(i, strip)| Row {
            space: if i == 0 { space } else { 0.0 },
            // The header takes its first row along.
            may_start: match (strip.row, strip.from) {
                (0, 0) => !kept,
                (1, 0) => false,
                _ => true,
            },
            height: Some(self.height(strip.row, strip.to - strip.from)),
            repeat: if strip.row > 0 { repeat } else { 0.0 },
        });
        rows.collect()
    }

    /// Whether the header is repeated on pages of this height.
    fn repeats(&self, page: f64) -> bool {
        self.height(0, self.count(0)) <= HIGHEST_HEADER * page
    }

    fn pitch(&self, row: usize) -> f64 {
        if row == 0 {
            self.pitches.0
        } else {
            self.pitches.1
        }
    }

    /// Lines of a row's highest cell; at least one.
    fn count(&self, row: usize) -> usize {
        let cells = self.rows.get(row).map_or(&[][..], Vec::as_slice);
        cells
            .iter()
            .map(|cell| cell.lines.len())
            .fold(1, usize::max)
    }

    fn height(&self, row: usize, lines: usize) -> f64 {
        lines as f64 * self.pitch(row) + 2.0 * self.padding.0
    }

    /// Sets strip `index` with its upper left corner at the point. At the top of a page (`begins`)
    /// the header's copy is set above it.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        index: usize,
        (x, y): (f64, f64),
        begins: Option<f64>,
        role: impl Fn(Option<Cell>) -> Role,
        items: &mut Vec<Item>,
    ) {
        let Some(strip) = self.strips.get(index) else {
            return;
        };
        let header = begins.filter(|repeat| *repeat > 0.0);
        if let Some(height) = header {
            let whole = Strip {
                row: 0,
                from: 0,
                to: self.count(0),
            };
            let before = items.len();
            self.strip(typesetter, whole, (x, y - height), true, &role, items);
            for item in items.iter_mut().skip(before) {
                if let Item::Glyphs(run) = item {
                    run.repeated = true;
                }
            }
        }
        let top = header.is_none() && (begins.is_some() || strip.row == 0);
        self.strip(typesetter, *strip, (x, y), top, &role, items);
    }

    /// Sets one strip: its cells from the left, then its borders, that above it if it is the first.
    fn strip(
        &self,
        typesetter: &mut Typesetter,
        strip: Strip,
        (x, y): (f64, f64),
        first: bool,
        role: impl Fn(Option<Cell>) -> Role,
        items: &mut Vec<Item>,
    ) {
        let cells = self.rows.get(strip.row).map_or(&[][..], Vec::as_slice);
        let pitch = self.pitch(strip.row);
        for (column, cell) in cells.iter().enumerate() {
            let lines = cell.lines.get(strip.from..strip.to.min(cell.lines.len()));
            let lines = lines.unwrap_or(&[]);
            // A heading stands in the middle of the header row's height.
            let free = (strip.to - strip.from - lines.len()) as f64 * pitch;
            let above = if strip.row == 0 { free / 2.0 } else { 0.0 };
            for (line, i) in lines.iter().zip(0_u32..) {
                let place = Place {
                    x: x + self.indent(strip.row, column, line.width),
                    y: y + self.padding.0 + above + (f64::from(i) + BASELINE) * pitch,
                    stretch: None,
                    role: role(Some(Cell {
                        row: strip.row as u32,
                        column: column as u32,
                    })),
                };
                cell.paragraph.set(typesetter, line, place, items);
            }
        }
        let below = y + self.height(strip.row, strip.to - strip.from);
        let right = self.edges.last().copied().unwrap_or(0.0);
        let mut rule = |from: (f64, f64), to: (f64, f64)| {
            items.push(Item::Rule(Rule {
                from: (x + from.0, from.1),
                to: (x + to.0, to.1),
                thickness: self.border,
                role: role(None),
            }));
        };
        if first {
            rule((0.0, y), (right, y));
        }
        for edge in &self.edges {
            rule((*edge, y), (*edge, below));
        }
        rule((0.0, below), (right, below));
    }

    /// Where a line of `width` pt begins, from the table's left edge.
    fn indent(&self, row: usize, column: usize, width: f64) -> f64 {
        let edge = |i: usize| self.edges.get(i).copied().unwrap_or(0.0);
        let (left, right) = (
            edge(column) + self.padding.1,
            edge(column + 1) - self.padding.1,
        );
        let alignment = self.alignments.get(column).copied();
        match alignment.filter(|_| row > 0).unwrap_or(Alignment::Centre) {
            Alignment::Left => left,
            Alignment::Centre => (left + right - width) / 2.0,
            Alignment::Right => right - width,
        }
    }
}

fn paragraph(cell: &[Inline], style: &TextStyle, typesetter: &mut Typesetter) -> Paragraph {
    let face = |bold, italic| Face::of(style.bold || bold, style.italic || italic);
    let spans: Vec<Span<'_>> = Span::of(cell, face).collect();
    Paragraph::new(typesetter, style.size_pt, &spans, 0)
}

/// The columns' widths, which fill `width` pt, and whether some words must be cut.
///
/// Each column has room for its longest word. What is left is shared by what the longest lines
/// ask for beyond that; room that nobody asks for is shared in proportion to the columns.
fn widths(rows: &[Vec<Paragraph>], count: usize, width: f64, padding: f64) -> (Vec<f64>, bool) {
    let mut least = vec![2.0 * padding + LEAST; count];
    let mut wished = least.clone();
    for row in rows {
        for ((cell, least), wished) in row.iter().zip(&mut least).zip(&mut wished) {
            let words = cell.segments.iter().flat_map(|s| s.stretches(Tie::Number));
            let word = words.fold(0.0_f64, |widest, word| widest.max(word.width)) * cell.size;
            *least = least.max(word + 2.0 * padding);
            *wished = wished.max(cell.widest() + 2.0 * padding);
        }
    }
    let (all, most): (f64, f64) = (least.iter().sum(), wished.iter().sum());
    if all > width {
        let share = width / all;
        return (least.iter().map(|w| w * share).collect(), true);
    }
    if most <= width {
        let share = width / most;
        return (wished.iter().map(|w| w * share).collect(), false);
    }
    let share = (width - all) / (most - all);
    let widths = least.iter().zip(&wished).map(|(l, w)| l + (w - l) * share);
    (widths.collect(), false)
}
