//! Pipe tables, padded so that they also read as text.

use super::inline;
use crate::notice::{Alignment, Table};

/// A table of the body. A break inside a cell is `<br>`.
pub(super) fn body(source: &Table) -> String {
    let rows = std::iter::once(&source.header).chain(&source.rows);
    let rows: Vec<Vec<String>> = rows
        .map(|row| row.iter().map(|text| inline::table_cell(text)).collect())
        .collect();
    table(&source.columns, &rows)
}

/// A table; its first row is the head.
pub(super) fn table(columns: &[Alignment], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..columns.len()).map(|i| width(i).max(3)).collect();
    let columns: Vec<(Alignment, usize)> = columns.iter().copied().zip(widths).collect();
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (index, row) in rows.iter().enumerate() {
        let cells = columns.iter().enumerate().map(|(i, (alignment, width))| {
            let text = row.get(i).map_or("", String::as_str);
            format!(" {} ", padded(text, *alignment, *width))
        });
        lines.push(format!("|{}|", cells.collect::<Vec<_>>().join("|")));
        if index == 0 {
            let marks = columns
                .iter()
                .map(|(alignment, width)| mark(*alignment, *width));
            lines.push(format!("|{}|", marks.collect::<Vec<_>>().join("|")));
        }
    }
    lines.join("\n")
}

fn padded(text: &str, alignment: Alignment, width: usize) -> String {
    let space = width.saturating_sub(text.chars().count());
    let before = match alignment {
        Alignment::Left => 0,
        Alignment::Centre => space / 2,
        Alignment::Right => space,
    };
    format!("{}{text}{}", " ".repeat(before), " ".repeat(space - before))
}

/// What tells a column's alignment, as wide as its cells.
fn mark(alignment: Alignment, width: usize) -> String {
    let dashes = "-".repeat(width);
    match alignment {
        Alignment::Left => format!("-{dashes}-"),
        Alignment::Centre => format!(":{dashes}:"),
        Alignment::Right => format!("-{dashes}:"),
    }
}
