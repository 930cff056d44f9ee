//! The parts of a body that has a form of its own: articles, sections, tables; and what a document
//! carries beside its body: annexes, the drafter's code.

use super::{Prose, Text};
use crate::source::{Located, Span};

/// `dieu[]`: an article of a decision.
#[derive(Debug, Clone)]
pub struct Article {
    /// `tieu_de`: the title behind `Điều n.`, if it has one.
    pub title: Option<Text>,
    /// `noi_dung`: the text; without a title its first paragraph stands behind `Điều n.`.
    pub content: Option<Prose>,
    /// `khoan`: the clauses `1.`, `2.` …
    pub clauses: Vec<ArticleClause>,
    /// The whole article's place.
    pub span: Span,
}

impl Article {
    pub(super) fn prose<'a>(&'a self, all: &mut Vec<&'a Prose>) {
        all.extend(&self.content);
        for clause in &self.clauses {
            all.push(&clause.content);
            all.extend(&clause.points);
        }
    }
}

/// `khoan[]`: a clause of an article.
#[derive(Debug, Clone)]
pub struct ArticleClause {
    /// `noi_dung`: the text.
    pub content: Prose,
    /// `diem`: the points `a)`, `b)` …
    pub points: Vec<Prose>,
}

/// `phan[]`: a titled section; `muc[]`: an item in it, titled or not.
#[derive(Debug, Clone)]
pub struct Section {
    /// `tieu_de`: the title; always given in `phan[]`.
    pub title: Option<Text>,
    /// `noi_dung`: the text.
    pub content: Option<Prose>,
    /// `bang`: a table after the text.
    pub table: Option<Table>,
    /// `muc`: what is nested in it.
    pub items: Vec<Section>,
}

impl Section {
    pub(super) fn prose<'a>(&'a self, all: &mut Vec<&'a Prose>) {
        all.extend(&self.content);
        all.extend(self.table.iter().flat_map(Table::prose));
        for item in &self.items {
            item.prose(all);
        }
    }

    /// Its titles, its own first.
    pub(crate) fn titles<'a>(&'a self, all: &mut Vec<&'a Text>) {
        all.extend(&self.title);
        for item in &self.items {
            item.titles(all);
        }
    }
}

/// `bang`: a table.
#[derive(Debug, Clone)]
pub struct Table {
    /// `cot`: the header row.
    pub columns: Vec<Text>,
    /// `dong`: the rows, each with as many cells as there are columns; a cell may be empty.
    pub rows: Vec<Vec<Option<Prose>>>,
    /// `can`: how each column is aligned; empty when the file does not say.
    pub alignment: Vec<Located<ColumnAlignment>>,
}

impl Table {
    /// The cells that hold something, row by row.
    pub(super) fn prose(&self) -> impl Iterator<Item = &Prose> {
        self.rows.iter().flatten().flatten()
    }
}

/// `bang.can[]`: how a column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnAlignment {
    /// `trai`: flush left.
    Left,
    /// `giua`: centred.
    Centre,
    /// `phai`: flush right.
    Right,
}

/// `phu_luc[]`: an annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// `tieu_de`: the title.
    pub title: Option<Text>,
    /// `noi_dung`: the text.
    pub content: Option<Prose>,
    /// `phan`: its sections.
    pub sections: Vec<Section>,
    /// `bang`: a table after the text.
    pub table: Option<Table>,
    /// The whole annex's place.
    pub span: Span,
}

impl Annex {
    pub(super) fn prose<'a>(&'a self, all: &mut Vec<&'a Prose>) {
        all.extend(&self.content);
        all.extend(self.table.iter().flat_map(Table::prose));
        for section in &self.sections {
            section.prose(all);
        }
    }
}

/// `nguoi_soan`: who drafted the document, in the office's code.
#[derive(Debug, Clone)]
pub struct Drafter {
    /// `ma`: the code, as `PL` or `NguyenVanAn`.
    pub code: Text,
    /// `so_ban`: how many copies are issued.
    pub copies: Option<Located<u32>>,
}
