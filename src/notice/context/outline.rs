//! Sections, articles and tables as a body template sees them.

use serde::Serialize;

use super::{plain, prose, texts};
use crate::directive::{
    Annex, Article, ArticleClause, ColumnAlignment, Directive, Prose, Section, Table,
};
use crate::notice::text::BREAK;
use crate::standard::Standard;

/// A section with what is nested in it, flattened: each item says how far in it stands.
#[derive(Serialize)]
pub(super) struct SectionView {
    tieu_de: Option<String>,
    noi_dung: Vec<String>,
    bang: Option<TableView>,
    muc: Vec<ItemView>,
}

/// An item of a section, ready to be written as a Markdown list item.
#[derive(Serialize)]
struct ItemView {
    /// The spaces before its mark.
    thut: String,
    /// Its mark in Markdown: `1.`, `1)` or `-`.
    dau: &'static str,
    /// The spaces before what belongs to it.
    lui: String,
    tieu_de: Option<String>,
    noi_dung: Vec<String>,
    bang: Option<TableView>,
}

pub(super) fn section(
    directive: &Directive,
    standard: &Standard,
    section: &Section,
) -> SectionView {
    let mut muc = Vec::new();
    flatten(directive, standard, &section.items, (0, 0), &mut muc);
    SectionView {
        tieu_de: plain(section.title.as_ref()),
        noi_dung: prose(directive, section.content.as_ref()),
        bang: table(directive, section.table.as_ref()),
        muc,
    }
}

/// Adds items and what is nested in them; `at` is the depth from 0 and the spaces before the mark.
fn flatten(
    directive: &Directive,
    standard: &Standard,
    items: &[Section],
    at: (usize, usize),
    all: &mut Vec<ItemView>,
) {
    let (depth, indent) = at;
    let mark = mark(standard, depth);
    // The item's number is the reader's own count; two digits and a space are enough room.
    let inside = indent + mark.len() + 1;
    for item in items {
        all.push(ItemView {
            thut: " ".repeat(indent),
            dau: mark,
            lui: " ".repeat(inside),
            tieu_de: plain(item.title.as_ref()),
            noi_dung: prose(directive, item.content.as_ref()),
            bang: table(directive, item.table.as_ref()),
        });
        flatten(directive, standard, &item.items, (depth + 1, inside), all);
    }
}

/// The Markdown mark of an item by its depth: `1.`, then `1.1.` where the standard has it, `a)`,
/// `-`, `+`.
fn mark(standard: &Standard, depth: usize) -> &'static str {
    let decimals = usize::from(!standard.outline.decimal.is_empty());
    match depth {
        0 => "1.",
        depth if depth <= decimals => "1.",
        depth if depth == decimals + 1 => "1)",
        _ => "-",
    }
}

/// A table ready to be written: every text is one Markdown cell.
#[derive(Serialize)]
pub(super) struct TableView {
    cot: Vec<String>,
    /// How each column is aligned, in Markdown: `:---`, `:---:`, `---:`.
    can: Vec<&'static str>,
    dong: Vec<Vec<String>>,
}

pub(super) fn table(directive: &Directive, table: Option<&Table>) -> Option<TableView> {
    let table = table?;
    let cell = |cell: &Option<Prose>| {
        let paragraphs = prose(directive, cell.as_ref());
        paragraphs.join(&BREAK.to_string())
    };
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().map(cell).collect())
        .collect();
    let columns = texts(&table.columns);
    let alignment = |(i, column): (usize, &String)| match table.alignment.get(i) {
        Some(chosen) => markdown(chosen.value),
        None => markdown(usual(column, rows.iter().filter_map(|row| row.get(i)))),
    };
    Some(TableView {
        can: columns.iter().enumerate().map(alignment).collect(),
        cot: columns,
        dong: rows,
    })
}

fn markdown(alignment: ColumnAlignment) -> &'static str {
    match alignment {
        ColumnAlignment::Left => ":---",
        ColumnAlignment::Centre => ":---:",
        ColumnAlignment::Right => "---:",
    }
}

/// Where a column goes when the file does not say: running numbers in the middle, figures at the
/// right, texts at the left.
fn usual<'a>(header: &str, cells: impl Iterator<Item = &'a String>) -> ColumnAlignment {
    if ["tt", "stt", "số tt"].contains(&header.to_lowercase().as_str()) {
        return ColumnAlignment::Centre;
    }
    let mut cells = cells.filter(|cell| !cell.is_empty()).peekable();
    if cells.peek().is_some() && cells.all(|cell| is_figure(cell)) {
        ColumnAlignment::Right
    } else {
        ColumnAlignment::Left
    }
}

/// Digits with the marks that belong to a number: `1.873`, `97,58%`, `-5`, `**12**`.
fn is_figure(cell: &str) -> bool {
    cell.contains(|c: char| c.is_ascii_digit())
        && cell
            .chars()
            .all(|c| c.is_ascii_digit() || ".,%-+±*\\ \u{a0}".contains(c))
}

/// An article of a decision.
#[derive(Serialize)]
pub(super) struct ArticleView {
    tieu_de: Option<String>,
    noi_dung: Vec<String>,
    khoan: Vec<ClauseView>,
}

#[derive(Serialize)]
struct ClauseView {
    noi_dung: Vec<String>,
    diem: Vec<Vec<String>>,
}

pub(super) fn article(directive: &Directive, article: &Article) -> ArticleView {
    let clause = |clause: &ArticleClause| ClauseView {
        noi_dung: prose(directive, Some(&clause.content)),
        diem: clause
            .points
            .iter()
            .map(|point| prose(directive, Some(point)))
            .collect(),
    };
    ArticleView {
        tieu_de: plain(article.title.as_ref()),
        noi_dung: prose(directive, article.content.as_ref()),
        khoan: article.clauses.iter().map(clause).collect(),
    }
}

/// An annex's body.
#[derive(Serialize)]
pub(in crate::notice) struct AnnexView {
    noi_dung: Vec<String>,
    bang: Option<TableView>,
    phan: Vec<SectionView>,
}

pub(in crate::notice) fn annex_view(
    directive: &Directive,
    standard: &Standard,
    annex: &Annex,
) -> AnnexView {
    AnnexView {
        noi_dung: prose(directive, annex.content.as_ref()),
        bang: table(directive, annex.table.as_ref()),
        phan: annex
            .sections
            .iter()
            .map(|part| section(directive, standard, part))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{ColumnAlignment, usual};

    #[test]
    fn figures_stand_at_the_right_and_running_numbers_in_the_middle() {
        let column = |header: &str, cells: &[&str]| {
            let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
            usual(header, cells.iter())
        };
        assert_eq!(column("TT", &["1", "2"]), ColumnAlignment::Centre);
        assert_eq!(
            column("Tỷ lệ", &["97,58%", "", "**1.873**"]),
            ColumnAlignment::Right
        );
        assert_eq!(column("Số ca", &["840 ca", "12"]), ColumnAlignment::Left);
        assert_eq!(column("Ghi chú", &["", ""]), ColumnAlignment::Left);
    }
}
