//! Tables: the borderless ones that hold letterhead and closing block in columns, and the ruled ones
//! of the text.

use super::measure::Printed;
use super::properties::{Align, Border, ParagraphProperties};
use super::relations::Links;
use super::runs;
use super::styles::id;
use super::units::{mm, twips};
use super::xml::Element;
use crate::layout::Role;
use crate::notice::{Alignment, Inline, Table};
use crate::standard::Standard;

/// A table of one row without borders: each column's width in pt and what stands in it. The row
/// stays in one piece unless `splits`.
pub(super) fn columns(cells: Vec<(f64, Vec<Element>)>, splits: bool) -> Element {
    let widths: Vec<f64> = cells.iter().map(|(width, _)| *width).collect();
    let whole = Element::new("w:trPr").switch(!splits, "w:cantSplit");
    let row = Element::new("w:tr")
        .children((!splits).then_some(whole))
        .children(cells.into_iter().map(|(width, paragraphs)| {
            let empty = paragraphs.is_empty().then(|| Element::new("w:p"));
            cell(width, false).children(paragraphs).children(empty)
        }));
    start(&widths, Look::default()).child(row)
}

/// What distinguishes a ruled table.
#[derive(Debug, Clone, Copy, Default)]
struct Look {
    /// Thickness of the borders, pt; none without borders.
    border: Option<f64>,
    /// Free space in the cells, pt: above and below, at either side.
    padding: (f64, f64),
}

fn start(widths: &[f64], look: Look) -> Element {
    let total: i64 = widths.iter().map(|width| twips(*width)).sum();
    let borders = look.border.map(|thickness| {
        let border = Border {
            thickness,
            space: 0.0,
            colour: None,
        };
        let sides = [
            "w:top",
            "w:left",
            "w:bottom",
            "w:right",
            "w:insideH",
            "w:insideV",
        ];
        Element::new("w:tblBorders").children(sides.map(|side| border.element(side)))
    });
    let (high, wide) = look.padding;
    // The border above a row takes room in it; the laid-out page draws it across the row's edge.
    let border = look.border.unwrap_or(0.0);
    let sides = [
        ("w:top", (high - border).max(0.0)),
        ("w:left", wide),
        ("w:bottom", high),
        ("w:right", wide),
    ];
    let margins = sides.map(|(side, free)| width_of(side, twips(free)));
    let properties = Element::new("w:tblPr")
        .child(width_of("w:tblW", total))
        .child(width_of("w:tblInd", 0))
        .children(borders)
        .child(Element::new("w:tblLayout").with("w:type", "fixed"))
        .child(Element::new("w:tblCellMar").children(margins));
    let grid = widths
        .iter()
        .map(|width| Element::new("w:gridCol").with("w:w", twips(*width)));
    Element::new("w:tbl")
        .child(properties)
        .child(Element::new("w:tblGrid").children(grid))
}

fn width_of(name: &'static str, width: i64) -> Element {
    Element::new(name).with("w:w", width).with("w:type", "dxa")
}

/// A cell; what stands in it is in the middle of its height if `middle`.
fn cell(width: f64, middle: bool) -> Element {
    let properties = Element::new("w:tcPr")
        .child(width_of("w:tcW", twips(width)))
        .children(middle.then(|| Element::val("w:vAlign", "center")));
    Element::new("w:tc").child(properties)
}

/// A ruled table; its header row is repeated on each page and no row is split that a page can hold.
pub(super) fn table(
    source: &Table,
    widths: &[f64],
    standard: &Standard,
    links: &mut Links,
) -> Element {
    let format = &standard.tables;
    let look = Look {
        border: Some(format.border_pt),
        padding: format.padding_pt,
    };
    let header = row(source, &source.header, widths, true, links);
    let rows = source.rows.iter();
    let rows: Vec<Element> = rows
        .map(|cells| row(source, cells, widths, false, links))
        .collect();
    start(widths, look).child(header).children(rows)
}

fn row(
    source: &Table,
    cells: &[Vec<Inline>],
    widths: &[f64],
    header: bool,
    links: &mut Links,
) -> Element {
    let properties = Element::new("w:trPr")
        .child(Element::new("w:cantSplit"))
        .switch(header, "w:tblHeader");
    let mut row = Element::new("w:tr").child(properties);
    for (column, width) in widths.iter().enumerate() {
        let style = if header {
            id::TABLE_HEADER
        } else {
            id::TABLE_CELL
        };
        let align = source
            .columns
            .get(column)
            .filter(|_| !header)
            .map(|a| match a {
                Alignment::Left => Align::Left,
                Alignment::Centre => Align::Centre,
                Alignment::Right => Align::Right,
            });
        let paragraph = ParagraphProperties {
            keep_next: header,
            align,
            ..ParagraphProperties::of(style)
        };
        let text = cells.get(column).map_or(&[][..], Vec::as_slice);
        row = row.child(
            cell(*width, header).child(
                Element::new("w:p")
                    .children(paragraph.element())
                    .children(runs::inline(text, links)),
            ),
        );
    }
    row
}

/// The widths of a table's columns, pt: between the upright rules that the page has for it (`holds`
/// tells which); without them each column gets its share of the text's width by its longest cell.
pub(super) fn widths(
    source: &Table,
    printed: &Printed,
    holds: &dyn Fn(Role) -> bool,
    standard: &Standard,
) -> Vec<f64> {
    let rules = printed.all_rules().filter(|(role, _)| holds(*role));
    let upright = rules.filter(|(_, rule)| rule.from.0 == rule.to.0);
    let mut edges: Vec<f64> = upright.map(|(_, rule)| rule.from.0).collect();
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < 1.0);
    if edges.len() == source.columns.len() + 1 {
        return edges.windows(2).map(|pair| pair[1] - pair[0]).collect();
    }
    shares(source, mm(standard.page.text_width_mm()))
}

/// Shares of `width` by the longest text of each column, none less than half an even share.
fn shares(source: &Table, width: f64) -> Vec<f64> {
    let rows = source.rows.len() as u32;
    let length = |column: u32| {
        let texts = (0..=rows).map(|row| letters(source.cell(row, column)));
        texts.max().unwrap_or(0).max(1)
    };
    let lengths: Vec<usize> = (0..source.columns.len() as u32).map(length).collect();
    let all: usize = lengths.iter().sum();
    let even = 1.0 / lengths.len().max(1) as f64;
    let shares = lengths.iter().map(|l| *l as f64 / all.max(1) as f64);
    let shares: Vec<f64> = shares.map(|share| share.max(even / 2.0)).collect();
    let sum: f64 = shares.iter().sum();
    shares.iter().map(|share| width * share / sum).collect()
}

fn letters(text: &[Inline]) -> usize {
    text.iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.chars().count(),
            Inline::Break => 0,
        })
        .sum()
}
