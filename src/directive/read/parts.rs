//! Articles, sections, tables, annexes, the drafter's code and the secrecy mark.

use crate::directive::fault::Fault;
use crate::directive::fields::{MAX_ENTRIES, Reader};
use crate::directive::keys::{annex, article, clause, drafter, section, table, words};
use crate::directive::needed::Needed;
use crate::directive::suggest::fold;
use crate::directive::{Annex, Article, ArticleClause, Drafter, Prose, Section, Table, Text};
use crate::finding::{Finding, Message, code};
use crate::source::{Node, NodeKind};

/// How deep `muc` may be nested in a section: `1.`, `1.1.`, `a)`, `-`, `+`.
const MAX_DEPTH: usize = 5;

/// Most columns of a table: more cannot be read on a page.
const MAX_COLUMNS: usize = 20;

impl Reader<'_> {
    /// An article: a mapping, or only its sentence.
    pub(super) fn article(&mut self, node: &Node) -> Option<Article> {
        if is_prose(node) {
            return Some(Article {
                title: None,
                content: Some(self.prose(node)?),
                clauses: Vec::new(),
                span: node.span,
            });
        }
        let fields = self.mapping(node, article::ALL)?;
        let before = self.errors();
        let title = self.maybe(&fields, article::TITLE, Reader::text);
        let content = self.maybe(&fields, article::CONTENT, Reader::prose);
        let clauses = self.list(&fields, article::CLAUSES, Reader::article_clause);
        if title.is_none() && content.is_none() && self.errors() == before {
            self.missing(&fields, article::CONTENT);
        }
        Some(Article {
            title,
            content,
            clauses,
            span: node.span,
        })
    }

    /// A clause: a mapping, or only its text.
    fn article_clause(&mut self, node: &Node) -> Option<ArticleClause> {
        if is_prose(node) {
            return Some(ArticleClause {
                content: self.prose(node)?,
                points: Vec::new(),
            });
        }
        let fields = self.mapping(node, clause::ALL)?;
        let content = self.needed(&fields, clause::CONTENT, Reader::prose);
        let points = self.list(&fields, clause::POINTS, Reader::prose);
        Some(ArticleClause {
            content: content?,
            points,
        })
    }

    /// A section: its title is what makes it one.
    pub(super) fn section(&mut self, node: &Node) -> Option<Section> {
        let fields = self.mapping(node, section::ALL)?;
        let title = self.needed(&fields, section::TITLE, Reader::text);
        Some(Section {
            title,
            content: self.maybe(&fields, section::CONTENT, Reader::prose),
            table: self.maybe(&fields, section::TABLE, Reader::table),
            items: self.list(&fields, section::ITEMS, |r, n| r.item(n, 1)),
        })
    }

    /// What is nested in a section: a mapping, or only its text. `depth` counts from 1.
    fn item(&mut self, node: &Node, depth: usize) -> Option<Section> {
        if depth > MAX_DEPTH {
            self.too_deep(node, MAX_DEPTH);
            return None;
        }
        if is_prose(node) {
            return Some(Section {
                title: None,
                content: Some(self.prose(node)?),
                table: None,
                items: Vec::new(),
            });
        }
        let fields = self.mapping(node, section::ALL)?;
        let before = self.errors();
        let title = self.maybe(&fields, section::TITLE, Reader::text);
        let content = self.maybe(&fields, section::CONTENT, Reader::prose);
        let table = self.maybe(&fields, section::TABLE, Reader::table);
        let items = self.list(&fields, section::ITEMS, |r, n| r.item(n, depth + 1));
        if title.is_none() && content.is_none() && self.errors() == before {
            self.missing(&fields, section::CONTENT);
        }
        Some(Section {
            title,
            content,
            table,
            items,
        })
    }

    /// A table: header, rows, and the columns' alignment if wanted.
    pub(super) fn table(&mut self, node: &Node) -> Option<Table> {
        let fields = self.mapping(node, table::ALL)?;
        let columns = self.needed(&fields, table::COLUMNS, Reader::columns);
        let rows = self.needed(&fields, table::ROWS, |r, node| {
            r.rows(node, columns.as_ref().map(Vec::len))
        });
        let alignment = self.list(&fields, table::ALIGNMENT, |r, n| {
            r.choice(n, words::ALIGNMENTS)
        });
        let (columns, rows) = (columns?, rows?);
        if let Some(node) = fields.get(table::ALIGNMENT)
            && !alignment.is_empty()
            && alignment.len() != columns.len()
        {
            let fault = uneven("`can`", "`can`", alignment.len(), columns.len());
            self.fault(code::VALUE, node.span, fault);
        }
        Some(Table {
            columns,
            rows,
            alignment,
        })
    }

    fn columns(&mut self, node: &Node) -> Option<Vec<Text>> {
        let NodeKind::Sequence(items) = &node.kind else {
            self.wrong_type(node, Needed::Row);
            return None;
        };
        if items.len() > MAX_COLUMNS {
            self.too_many_columns(node, items.len());
            return None;
        }
        let columns: Vec<Text> = items.iter().filter_map(|item| self.text(item)).collect();
        (!columns.is_empty()).then_some(columns)
    }

    fn too_many_columns(&mut self, node: &Node, count: usize) {
        let message = Message::new(
            format!("bảng có {count} cột, nhiều nhất là {MAX_COLUMNS}"),
            format!("the table has {count} columns, at most {MAX_COLUMNS} are allowed"),
        );
        let finding = Finding::error(code::LIMIT, message)
            .at(self.file, node.span)
            .hint(
                "Tách thành hai bảng, hoặc đổi cột thành dòng.",
                "Make two tables of it, or turn columns into rows.",
            );
        self.push(finding);
    }

    fn rows(&mut self, node: &Node, columns: Option<usize>) -> Option<Vec<Vec<Option<Prose>>>> {
        let NodeKind::Sequence(items) = &node.kind else {
            self.wrong_type(node, Needed::Row);
            return None;
        };
        self.limit(items.len(), node.span);
        let items = items.iter().take(MAX_ENTRIES);
        let rows: Vec<_> = items.filter_map(|item| self.row(item, columns)).collect();
        (!rows.is_empty()).then_some(rows)
    }

    fn row(&mut self, node: &Node, columns: Option<usize>) -> Option<Vec<Option<Prose>>> {
        let NodeKind::Sequence(cells) = &node.kind else {
            self.wrong_type(node, Needed::Row);
            return None;
        };
        if let Some(columns) = columns
            && cells.len() != columns
        {
            let fault = uneven("dòng này", "this row", cells.len(), columns);
            self.fault(code::VALUE, node.span, fault);
            return None;
        }
        let cells = cells.iter().take(MAX_COLUMNS);
        Some(cells.map(|cell| self.cell(cell)).collect())
    }

    /// A cell: text, or nothing.
    fn cell(&mut self, node: &Node) -> Option<Prose> {
        if matches!(node.kind, NodeKind::Sequence(_)) {
            self.wrong_type(node, Needed::Prose);
            return None;
        }
        self.prose(node)
    }

    /// An annex.
    pub(super) fn annex(&mut self, node: &Node) -> Option<Annex> {
        let fields = self.mapping(node, annex::ALL)?;
        let before = self.errors();
        let title = self.maybe(&fields, annex::TITLE, Reader::text);
        let content = self.maybe(&fields, annex::CONTENT, Reader::prose);
        let sections = self.list(&fields, annex::SECTIONS, Reader::section);
        let table = self.maybe(&fields, annex::TABLE, Reader::table);
        let empty = content.is_none() && sections.is_empty() && table.is_none();
        if empty && self.errors() == before {
            self.missing(&fields, annex::CONTENT);
        }
        Some(Annex {
            title,
            content,
            sections,
            table,
            span: node.span,
        })
    }

    /// The drafter: a mapping, or only the code.
    pub(super) fn drafter(&mut self, node: &Node) -> Option<Drafter> {
        if matches!(node.kind, NodeKind::Scalar { .. }) {
            return Some(Drafter {
                code: self.text(node)?,
                copies: None,
            });
        }
        let fields = self.mapping(node, drafter::ALL)?;
        let code = self.needed(&fields, drafter::CODE, Reader::text);
        let copies = self.maybe(&fields, drafter::COPIES, Reader::count);
        Some(Drafter {
            code: code?,
            copies,
        })
    }

    /// `mat`: the mark; `không` is as good as nothing.
    pub(super) fn secrecy(&mut self, node: &Node) -> Option<Text> {
        let mark = self.text(node)?;
        let word = fold(&mark.value);
        let none =
            |(vi, en, yes): &(&str, &str, bool)| !yes && (fold(vi) == word || fold(en) == word);
        (!words::YES_NO.iter().any(none)).then_some(mark)
    }
}

/// A text or a list of texts, which is what prose may be; a mapping has fields.
fn is_prose(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Scalar { .. } | NodeKind::Sequence(_))
}

/// A row or list that has not as many cells as the table has columns.
fn uneven(vi: &str, en: &str, cells: usize, columns: usize) -> Fault {
    Fault::new(
        (
            format!("{vi} có {cells} ô, bảng có {columns} cột"),
            format!("{en} has {cells} cells, the table has {columns} columns"),
        ),
        (
            "Mỗi cột một ô; ô trống ghi `\"\"`; chữ có dấu phẩy đặt trong dấu nháy.".to_owned(),
            "Give a cell for each column; write `\"\"` for an empty one; put a text with commas in quotes."
                .to_owned(),
        ),
    )
}

#[cfg(test)]
mod tests;
