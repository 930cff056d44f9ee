//! The report of an output folder: one row for each directive, as a page for people ([`page()`],
//! `index.html`) and as data for programs ([`json()`], `report.json`).
//!
//! Both are pure functions of the rows: the same rows give the same bytes, in whatever order they
//! come. Rows and facts can be kept between builds, so that a notice that was not built again
//! still stands in the report.

mod facts;
mod json;
mod link;
mod page;

pub use facts::Facts;
pub use json::json;
pub use page::page;

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::finding::{Finding, Lang, Severity, code};

/// The report's files in the output folder: the page and the data.
pub const NAMES: [&str; 2] = ["index.html", "report.json"];

/// One directive of the folder and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The directive's path as shown to the user.
    pub source: String,
    /// The outputs that stand, as paths below the output folder with `/`.
    pub outputs: Vec<String>,
    /// What the directive says of itself; none when it could not be read.
    pub facts: Option<Facts>,
    /// Pages on paper, when the document could be laid out.
    pub pages: Option<usize>,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
    /// The message of the worst finding, in one line.
    pub first: Option<String>,
}

impl Row {
    /// A row without outputs and pages yet, with what was found about the directive at `source`.
    /// The report speaks Vietnamese whatever language the messages of the run are in.
    pub fn of(source: String, facts: Option<Facts>, findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        // Of the gravest the first that tells more than a gap, which can be seen on the page.
        let worst = findings
            .iter()
            .min_by_key(|finding| (Reverse(finding.severity), finding.rule == code::COMPONENT));
        Self {
            source,
            outputs: Vec::new(),
            facts,
            pages: None,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
            first: worst.map(|finding| finding.message.vi.clone()),
        }
    }
}

/// How far a document has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It has errors: nothing new could be made of it.
    Failed,
    /// It is being written.
    Draft,
    /// Nothing is left to do but to give it number and date.
    Ready,
    /// It has its number and date.
    Issued,
}

impl State {
    /// The one place that decides:
    ///
    /// - an error, or a file that could not be read: [`State::Failed`];
    /// - number and date are given, as far as its page has a place for them: [`State::Issued`];
    /// - it bears the mark `Dự thảo`, or a warning says more than that number or date is not given
    ///   yet: [`State::Draft`];
    /// - else [`State::Ready`].
    pub fn of(row: &Row) -> Self {
        match &row.facts {
            _ if row.errors > 0 => State::Failed,
            None => State::Failed,
            Some(facts) if facts.issued => State::Issued,
            Some(facts) if facts.draft || row.warnings > facts.blanks => State::Draft,
            Some(_) => State::Ready,
        }
    }

    /// Its name in data: `failed`, `draft`, `ready`, `issued`.
    pub fn key(self) -> &'static str {
        self.word(Lang::En)
    }

    /// Its name for readers.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            State::Failed => lang.pick("có lỗi", "failed"),
            State::Draft => lang.pick("dự thảo", "draft"),
            State::Ready => lang.pick("chờ ban hành", "ready"),
            State::Issued => lang.pick("đã ban hành", "issued"),
        }
    }
}

/// The rows in the order of the report: newest first by the day of issue, before it is known by the
/// meeting's day; what has no day at all stands first, because it is still in hand. On one day by the
/// source's path.
fn ordered(rows: &[Row]) -> Vec<&Row> {
    let mut ordered: Vec<&Row> = rows.iter().collect();
    ordered.sort_by_key(|row| {
        let day = row.facts.as_ref().and_then(Facts::day);
        (day.is_some(), Reverse(day), row.source.as_str())
    });
    ordered
}

#[cfg(test)]
mod tests;
