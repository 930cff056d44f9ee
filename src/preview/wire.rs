//! What the desk's page is told, as JSON. `docs/desk.md` describes it.

use chrono::Datelike as _;
use serde::Serialize;

use crate::finding::{self, Lang, Severity, terminal};
use crate::layout::Pages;
use crate::workspace::job::Trace;
use crate::workspace::report::{self, Facts, State};

/// The version of the form; it grows when a field changes its meaning or goes away.
pub const VERSION: u32 = 1;

/// A notice in the list. The names are those of `report.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// The directive's path as shown to the user; what requests call the notice.
    pub source: String,
    /// Its subject, else the file's name.
    pub title: String,
    /// The kind's key.
    pub kind: Option<String>,
    /// The kind's name as printed.
    pub kind_name: Option<String>,
    /// The lead organ's profile.
    pub organ: Option<String>,
    /// The issuing organs as a reader knows them.
    pub organ_name: Option<String>,
    /// Number and symbol.
    pub number: Option<String>,
    /// The day of issue.
    pub date: Option<String>,
    /// The meeting's day.
    pub meeting: Option<String>,
    /// The month under which a reader looks for it, as `2022-01`.
    pub month: Option<String>,
    /// `draft`, `ready`, `issued` or `error`; none while nobody has looked at it yet.
    pub state: Option<&'static str>,
    /// Findings of severity error.
    pub errors: usize,
    /// Findings of severity warning.
    pub warnings: usize,
    /// Findings of severity note.
    pub notes: usize,
    /// Pages on paper.
    pub pages: Option<usize>,
}

impl Row {
    /// The row of a notice that is known by its file only.
    pub fn unseen(source: &str) -> Self {
        let name = source.rsplit('/').next().unwrap_or(source);
        let title = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        Self {
            source: source.to_owned(),
            title: title.to_owned(),
            kind: None,
            kind_name: None,
            organ: None,
            organ_name: None,
            number: None,
            date: None,
            meeting: None,
            month: None,
            state: None,
            errors: 0,
            warnings: 0,
            notes: 0,
            pages: None,
        }
    }

    /// The row of a notice that was looked at.
    pub fn of(
        source: &str,
        facts: Option<Facts>,
        trace: Option<&Trace>,
        pages: Option<usize>,
        findings: &[finding::Finding],
    ) -> Self {
        let row = report::Row::of(source.to_owned(), facts, findings);
        let mut own = Self {
            state: Some(match State::of(&row) {
                State::Failed => "error",
                other => other.key(),
            }),
            errors: row.errors,
            warnings: row.warnings,
            notes: row.notes,
            organ: trace.and_then(|trace| trace.organs.first().cloned()),
            pages,
            ..Self::unseen(source)
        };
        if let Some(facts) = row.facts {
            own.date = facts.date.map(|day| day.to_string());
            own.meeting = facts.meeting.map(|day| day.to_string());
            own.month = facts
                .day()
                .map(|day| format!("{}-{:02}", day.year(), day.month()));
            own.kind = Some(facts.kind);
            own.kind_name = Some(facts.kind_name);
            own.organ_name = Some(facts.organ);
            own.number = facts.number;
            if !facts.subject.is_empty() {
                own.title = facts.subject;
            }
        }
        own
    }
}

/// A finding, in the desk's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    rule: &'static str,
    severity: &'static str,
    message: String,
    need: Option<String>,
    hint: Option<String>,
    clause: Option<String>,
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    /// The lines of the file with the marks under them.
    excerpt: Option<String>,
}

impl Finding {
    /// As it is told in `lang`.
    pub fn of(finding: &finding::Finding, lang: Lang) -> Self {
        let place = finding.place.as_ref();
        let at = place.map(|place| place.file.line_column(place.span.start));
        let text = |message: &Option<finding::Message>| {
            let message = message.as_ref();
            message.map(|message| message.get(lang).to_owned())
        };
        let path = place.map(|place| place.file.path.clone());
        Self {
            rule: finding.rule,
            severity: match finding.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "note",
            },
            message: finding.message.get(lang).to_owned(),
            need: text(&finding.need),
            hint: text(&finding.hint),
            clause: finding.clause.clone(),
            file: path.or_else(|| finding.path.clone()),
            line: at.map(|(line, _)| line),
            column: at.map(|(_, column)| column),
            excerpt: terminal::excerpt(finding, lang),
        }
    }
}

/// A page as it is printed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Page {
    width_mm: f64,
    height_mm: f64,
    svg: String,
}

impl Page {
    /// The pages of a notice with their drawings.
    pub fn all(pages: &Pages, drawings: Vec<String>) -> Vec<Self> {
        let mm = |points: f64| (points * 25.4 / 72.0 * 100.0).round() / 100.0;
        let (width_mm, height_mm) = (mm(pages.width), mm(pages.height));
        let page = |svg| Self {
            width_mm,
            height_mm,
            svg,
        };
        drawings.into_iter().map(page).collect()
    }
}

/// A notice as the desk shows it, all but its revision.
#[derive(Serialize)]
pub struct Notice<'a> {
    /// What requests call it.
    pub source: &'a str,
    /// Its row.
    pub row: &'a Row,
    /// What was found, in the order of the file.
    pub findings: Vec<Finding>,
    /// Its pages; those of the last good layout when it has errors.
    pub pages: &'a [Page],
    /// Whether the pages are what the file says now.
    pub good: bool,
}

/// The whole desk.
#[derive(Serialize)]
pub struct Desk<'a> {
    /// [`VERSION`].
    pub version: u32,
    /// The program's version.
    pub program: &'static str,
    /// This start of the program.
    pub run: &'a str,
    /// The language of the interface.
    pub lang: &'static str,
    /// What the user calls the folder.
    pub folder: &'a str,
    /// The notices in the order of their sources.
    pub rows: Vec<&'a Row>,
    /// Whether all of them have been looked at.
    pub complete: bool,
    /// What was found about templates, settings and organ profiles.
    pub findings: &'a [Finding],
}

/// Rows that are new or have changed.
#[derive(Serialize)]
pub struct Rows<'a> {
    /// The rows.
    pub rows: Vec<&'a Row>,
    /// The sources of notices that are there no more.
    pub gone: &'a [String],
    /// Whether all notices have been looked at.
    pub complete: bool,
    /// What was found about templates, settings and organ profiles.
    pub findings: &'a [Finding],
}

/// A notice that has changed.
#[derive(Serialize)]
pub struct Changed<'a> {
    /// What requests call it.
    pub source: &'a str,
    /// Its revision now.
    pub revision: u64,
}

/// The JSON of a value. Strings and numbers only: nothing here can fail to be written.
pub fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
