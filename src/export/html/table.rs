//! Tables: semantic markup with the columns, line ends and page ends of the laid-out pages.

use super::flow::{Flow, Place};
use super::measure::Line;
use super::printed::{Printed, block, cell};
use super::sheet::attributes;
use super::spans::spans;
use crate::layout::{AnnexPart, Cell, Item, Pages, Role, Rule, Spot};
use crate::notice::{Alignment, Table};

/// How a table is printed.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// Where it stands.
    place: Place,
    /// Widths of the columns as shares of the whole.
    columns: Vec<f64>,
    /// The rows (0: the header) with which a page begins.
    turns: Vec<u32>,
}

impl Grid {
    /// The table that these lines are, its upper border at `top`.
    pub(super) fn new(pages: &Pages, lines: &[Line], top: f64, flow: &mut Flow) -> Self {
        let Some((first, last)) = lines.first().zip(lines.last()) else {
            return Self::default();
        };
        let place = flow.put(first.page, top, top);
        let below = rules(pages, last)
            .map(|rule| rule.to.1)
            .fold(last.y, f64::max);
        *flow = flow.at(last.page, below);
        Self {
            place,
            columns: columns(pages, first),
            turns: turns(lines),
        }
    }

    /// The topmost rule of the block that a line belongs to, on the line's page; pt from the top.
    pub(super) fn edge(pages: &Pages, line: &Line) -> Option<f64> {
        rules(pages, line)
            .map(|rule| rule.from.1.min(rule.to.1))
            .reduce(f64::min)
    }
}

/// The rules of the block that a line belongs to, on the line's page.
fn rules<'a>(pages: &'a Pages, line: &Line) -> impl Iterator<Item = &'a Rule> {
    let own = block(line.role);
    let items = pages
        .pages
        .get(line.page)
        .map_or(&[][..], |page| &page.items);
    items.iter().filter_map(move |item| match item {
        Item::Rule(rule) if block(rule.role) == own => Some(rule),
        _ => None,
    })
}

/// The shares of the columns, from the upright rules of the page.
fn columns(pages: &Pages, line: &Line) -> Vec<f64> {
    let upright = rules(pages, line).filter(|rule| (rule.from.0 - rule.to.0).abs() < 0.01);
    let mut edges: Vec<f64> = upright.map(|rule| rule.from.0).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 0.1);
    let whole = edges.last().zip(edges.first()).map_or(1.0, |(b, a)| b - a);
    let pairs = edges.iter().zip(edges.iter().skip(1));
    pairs.map(|(a, b)| (b - a) / whole).collect()
}

fn turns(lines: &[Line]) -> Vec<u32> {
    let rows = lines
        .iter()
        .filter_map(|line| Some((cell(line.role)?.row, line.page)));
    let mut rows = rows.filter(|(row, _)| *row > 0);
    let mut page = lines.first().map_or(0, |line| line.page);
    let mut turns = Vec::new();
    for (row, on) in &mut rows {
        if on > page {
            page = on;
            turns.push(row);
        }
    }
    turns
}

/// The table as HTML.
pub(super) fn table(table: &Table, role: Role, printed: &Printed<'_>) -> String {
    let grid = printed.tables.get(&role).cloned().unwrap_or_default();
    let mut out = format!("<table{}>\n", attributes("", grid.place));
    if grid.columns.len() == table.columns.len() {
        out.push_str("<colgroup>");
        for share in &grid.columns {
            out.push_str(&format!("<col style=\"width:{:.2}%\">", share * 100.0));
        }
        out.push_str("</colgroup>\n");
    }
    out.push_str("<thead>\n");
    row(table, 0, role, &grid, printed, &mut out);
    out.push_str("</thead>\n<tbody>\n");
    for (index, _) in (1..).zip(&table.rows) {
        row(table, index, role, &grid, printed, &mut out);
    }
    out.push_str("</tbody>\n</table>");
    out
}

fn row(table: &Table, row: u32, role: Role, grid: &Grid, printed: &Printed<'_>, out: &mut String) {
    let turns = grid.turns.contains(&row);
    out.push_str(if turns {
        "<tr class=\"t\">\n"
    } else {
        "<tr>\n"
    });
    for (alignment, column) in table.columns.iter().zip(0_u32..) {
        let text = table.cell(row, column);
        let lines = printed.of(at(role, Cell { row, column }));
        let text = spans(text, lines);
        out.push_str(&if row == 0 {
            format!("<th scope=\"col\">{text}</th>\n")
        } else {
            format!("<td{}>{text}</td>\n", class(*alignment))
        });
    }
    out.push_str("</tr>\n");
}

fn class(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Left => "",
        Alignment::Centre => " class=\"giua\"",
        Alignment::Right => " class=\"phai\"",
    }
}

/// The role of a table's cell.
fn at(role: Role, cell: Cell) -> Role {
    let spot = |spot: Spot| Spot {
        cell: Some(cell),
        ..spot
    };
    match role {
        Role::Body(whole) => Role::Body(spot(whole)),
        Role::Annex(i, AnnexPart::Body(whole)) => Role::Annex(i, AnnexPart::Body(spot(whole))),
        other => other,
    }
}
