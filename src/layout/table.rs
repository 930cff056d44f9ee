//! Tables: how wide the columns are, how high the rows, and what is drawn.

use super::column::BASELINE;
use super::fonts::Face;
use super::line::{Line, Place};
use super::paragraph::{Kind, Paragraph, Span};
use super::typesetter::Typesetter;
use super::{Cell, Item, Role, Rule};
use crate::notice::{Alignment, Inline, Table};
use crate::standard::{TableFormat, TextStyle};

/// A table whose cells are broken into lines; as wide as the text.
#[derive(Debug)]
pub(super) struct SetTable {
    /// Left edges of the columns from the table's own, pt, and the right edge of the last.
    edges: Vec<f64>,
    columns: Vec<Alignment>,
    rows: Vec<SetRow>,
    /// Free space between text and borders, pt: above and below, at either side.
    padding: (f64, f64),
    border: f64,
}

#[derive(Debug)]
struct SetRow {
    cells: Vec<SetCell>,
    /// Distance of lines, pt.
    pitch: f64,
    /// Height, pt, with the padding.
    height: f64,
}

#[derive(Debug)]
struct SetCell {
    paragraph: Paragraph,
    lines: Vec<Line>,
}

impl SetTable {
    /// Breaks the cells into lines in a table `width` pt wide.
    pub(super) fn new(
        table: &Table,
        width: f64,
        format: &TableFormat,
        typesetter: &mut Typesetter,
    ) -> Self {
        let texts = (0..=table.rows.len() as u32).map(|row| {
            let style = if row == 0 {
                &format.header
            } else {
                &format.cell
            };
            let columns = 0..table.columns.len() as u32;
            let cells = columns.map(|column| paragraph(table.cell(row, column), style, typesetter));
            (style, cells.collect::<Vec<_>>())
        });
        let texts: Vec<_> = texts.collect();
        let beside = format.padding_pt.1;
        let widths = widths(&texts, table.columns.len(), width, 2.0 * beside);
        let rows = texts.into_iter().map(|(style, cells)| {
            let cells = cells.into_iter().zip(&widths);
            let cells = cells.map(|(mut paragraph, width)| {
                let lines = paragraph.ragged(typesetter, (width - 2.0 * beside).max(1.0));
                SetCell { paragraph, lines }
            });
            let cells: Vec<SetCell> = cells.collect();
            let lines = cells.iter().map(|cell| cell.lines.len()).max();
            let pitch = style.size_pt * format.line_pitch;
            let lines = lines.unwrap_or(0).max(1) as f64;
            SetRow {
                cells,
                pitch,
                height: lines * pitch + 2.0 * format.padding_pt.0,
            }
        });
        let rows = rows.collect();
        let mut edges = vec![0.0];
        edges.extend(widths.iter().scan(0.0, |right, width| {
            *right += width;
            Some(*right)
        }));
        Self {
            edges,
            columns: table.columns.clone(),
            rows,
            padding: format.padding_pt,
            border: format.border_pt,
        }
    }

    /// How many rows there are, the header counted.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Height of a row, pt; 0 for one that does not exist.
    pub(super) fn height(&self, row: usize) -> f64 {
        self.rows.get(row).map_or(0.0, |row| row.height)
    }

    /// Puts a row with its upper left corner at `corner`; `role` says what a cell is.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        index: usize,
        corner: (f64, f64),
        role: &dyn Fn(Cell) -> Role,
        items: &mut Vec<Item>,
    ) {
        let Some(row) = self.rows.get(index) else {
            return;
        };
        let sides = self.edges.iter().zip(self.edges.iter().skip(1));
        for ((cell, (left, right)), column) in row.cells.iter().zip(sides).zip(0_u32..) {
            let role = role(Cell {
                row: index as u32,
                column,
            });
            let alignment = self.alignment(index, column);
            let height = cell.lines.len() as f64 * row.pitch;
            // A short header stands in the middle of a high row.
            let drop = if index == 0 {
                (row.height - height) / 2.0
            } else {
                self.padding.0
            };
            for (line, number) in cell.lines.iter().zip(0_u32..) {
                let free = right - left - 2.0 * self.padding.1 - line.width;
                let shift = match alignment {
                    Alignment::Left => 0.0,
                    Alignment::Centre => free / 2.0,
                    Alignment::Right => free,
                };
                let place = Place {
                    x: corner.0 + left + self.padding.1 + shift,
                    y: corner.1 + drop + (f64::from(number) + BASELINE) * row.pitch,
                    stretch: None,
                    role,
                };
                cell.paragraph.set(typesetter, line, place, items);
            }
        }
        let cell = Cell {
            row: index as u32,
            column: 0,
        };
        self.borders(row, corner, (cell, role(cell)), items);
    }

    fn alignment(&self, row: usize, column: u32) -> Alignment {
        let own = self.columns.get(column as usize);
        match own {
            Some(own) if row > 0 => *own,
            _ => Alignment::Centre,
        }
    }

    /// The sides of every cell. The upper side of a row is the lower one of the row above it; the
    /// header has none above.
    fn borders(
        &self,
        row: &SetRow,
        (x, y): (f64, f64),
        (cell, role): (Cell, Role),
        items: &mut Vec<Item>,
    ) {
        let mut rule = |from, to| {
            items.push(Item::Rule(Rule {
                from,
                to,
                thickness: self.border,
                role,
            }));
        };
        let right = self.edges.last().copied().unwrap_or(0.0);
        if cell.row == 0 {
            rule((x, y), (x + right, y));
        }
        rule((x, y + row.height), (x + right, y + row.height));
        for edge in &self.edges {
            rule((x + edge, y), (x + edge, y + row.height));
        }
    }
}

fn paragraph(text: &[Inline], style: &TextStyle, typesetter: &mut Typesetter) -> Paragraph {
    let spans = text.iter().map(|inline| match inline {
        Inline::Text {
            text, bold, italic, ..
        } => Span::Text(text, Face::of(style.bold || *bold, style.italic || *italic)),
        Inline::Break => Span::Break,
    });
    let spans: Vec<Span<'_>> = spans.collect();
    Paragraph::new(typesetter, style.size_pt, &spans, 0)
}

/// The columns' widths, pt, which add up to `total`: what the contents ask for when there is room;
/// else at least the longest word of each.
fn widths(
    texts: &[(&TextStyle, Vec<Paragraph>)],
    columns: usize,
    total: f64,
    padding: f64,
) -> Vec<f64> {
    let widest = |column: usize, measure: &dyn Fn(&Paragraph) -> f64| {
        let cells = texts.iter().filter_map(|(_, cells)| cells.get(column));
        cells.map(measure).fold(0.0, f64::max) + padding
    };
    let natural: Vec<f64> = (0..columns).map(|i| widest(i, &natural)).collect();
    let least: Vec<f64> = (0..columns).map(|i| widest(i, &longest_word)).collect();
    share(&natural, &least, total)
}

/// Shares `total` out: natural widths and a part of what is left over, or the least widths and a
/// part of what is lacking.
fn share(natural: &[f64], least: &[f64], total: f64) -> Vec<f64> {
    let sum = |widths: &[f64]| widths.iter().sum::<f64>();
    let (all, needed) = (sum(natural), sum(least));
    if all <= total || needed >= total {
        let base = if all <= total { natural } else { least };
        let scale = total / sum(base).max(f64::MIN_POSITIVE);
        return base.iter().map(|width| width * scale).collect();
    }
    // `all > total > needed`, so there is something to share and someone who wants it.
    let part = (total - needed) / (all - needed);
    let pairs = natural.iter().zip(least);
    pairs
        .map(|(most, least)| least + (most - least) * part)
        .collect()
}

/// The width of a text that is never wrapped, pt.
fn natural(paragraph: &Paragraph) -> f64 {
    let lines = paragraph.unwrapped();
    lines.iter().map(|line| line.width).fold(0.0, f64::max)
}

fn longest_word(paragraph: &Paragraph) -> f64 {
    let segments = paragraph.segments.iter();
    let words = segments.flat_map(|segment| &segment.atoms);
    let words = words.filter(|atom| atom.kind == Kind::Word);
    words.map(|atom| atom.word.width).fold(0.0, f64::max) * paragraph.size
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn columns_share_the_width_by_what_they_hold() {
        // Room for all: each gets its share of what is left.
        assert_eq!(share(&[10.0, 30.0], &[5.0, 5.0], 80.0), [20.0, 60.0]);
        // Too little for all: the long column gives way, the short one keeps its words.
        assert_eq!(share(&[10.0, 190.0], &[10.0, 40.0], 100.0), [10.0, 90.0]);
        // Too little even for the words: all are narrowed alike.
        assert_eq!(share(&[100.0, 100.0], &[60.0, 60.0], 60.0), [30.0, 30.0]);
    }
}
