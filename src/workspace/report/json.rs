//! The report as JSON, for programs. `docs/report.md` describes every field.

use serde::Serialize;

use super::{Row, State, ordered};

/// The version of the form; it grows when a field changes its meaning or goes away.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    notices: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Item<'a> {
    source: &'a str,
    state: &'static str,
    kind: Option<&'a str>,
    kind_name: Option<&'a str>,
    organ: Option<&'a str>,
    number: Option<&'a str>,
    date: Option<String>,
    meeting: Option<String>,
    subject: Option<&'a str>,
    pages: Option<usize>,
    outputs: &'a [String],
    errors: usize,
    warnings: usize,
    notes: usize,
    message: Option<&'a str>,
}

#[derive(Serialize, Default)]
struct Summary {
    notices: usize,
    failed: usize,
    draft: usize,
    ready: usize,
    issued: usize,
    pages: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// The report as pretty-printed JSON with a line break at the end.
pub fn json(rows: &[Row]) -> String {
    let mut summary = Summary::default();
    for row in rows {
        summary.add(row);
    }
    let report = Report {
        version: VERSION,
        notices: ordered(rows).into_iter().map(item).collect(),
        summary,
    };
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn item(row: &Row) -> Item<'_> {
    let facts = row.facts.as_ref();
    Item {
        source: &row.source,
        state: State::of(row).key(),
        kind: facts.map(|facts| facts.kind.as_str()),
        kind_name: facts.map(|facts| facts.kind_name.as_str()),
        organ: facts.map(|facts| facts.organ.as_str()),
        number: facts.and_then(|facts| facts.number.as_deref()),
        date: facts.and_then(|facts| Some(facts.date?.to_string())),
        meeting: facts.and_then(|facts| Some(facts.meeting?.to_string())),
        subject: facts
            .map(|facts| facts.subject.as_str())
            .filter(|subject| !subject.is_empty()),
        pages: row.pages,
        outputs: &row.outputs,
        errors: row.errors,
        warnings: row.warnings,
        notes: row.notes,
        message: row.first.as_deref(),
    }
}

impl Summary {
    fn add(&mut self, row: &Row) {
        self.notices += 1;
        *match State::of(row) {
            State::Failed => &mut self.failed,
            State::Draft => &mut self.draft,
            State::Ready => &mut self.ready,
            State::Issued => &mut self.issued,
        } += 1;
        self.pages += row.pages.unwrap_or(0);
        self.errors += row.errors;
        self.warnings += row.warnings;
        self.notes += row.notes;
    }
}
