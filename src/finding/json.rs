//! Findings as JSON, for programs. `docs/findings.md` describes every field.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::{Finding, Lang, Place, Severity};
use crate::source::{LineIndex, SourceFile};

/// The version of the form; it grows when a field changes its meaning or goes away.
pub const VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    findings: Vec<Item<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Item<'a> {
    rule: &'a str,
    severity: &'static str,
    file: Option<&'a str>,
    range: Option<Range>,
    message: &'a str,
    need: Option<&'a str>,
    hint: Option<&'a str>,
    clause: Option<&'a str>,
    related: Vec<Related<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Fix<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    file: &'a str,
    range: Range,
    message: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize, Default)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// Writes the findings in the given order, with texts in `lang`, pretty-printed, without a line
/// break at the end.
pub fn render(findings: &[Finding], lang: Lang) -> String {
    let mut summary = Summary::default();
    for finding in findings {
        match finding.severity {
            Severity::Error => summary.errors += 1,
            Severity::Warning => summary.warnings += 1,
            Severity::Note => summary.notes += 1,
        }
    }
    let mut indexes = Indexes::new();
    let report = Report {
        version: VERSION,
        findings: findings
            .iter()
            .map(|f| item(f, lang, &mut indexes))
            .collect(),
        summary,
    };
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

/// The lines of each file, found once.
type Indexes = BTreeMap<*const SourceFile, LineIndex>;

fn item<'a>(finding: &'a Finding, lang: Lang, indexes: &mut Indexes) -> Item<'a> {
    let place = finding.place.as_ref();
    let path = place.map(|place| place.file.path.as_str());
    Item {
        rule: finding.rule,
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        file: path.or(finding.path.as_deref()),
        range: place.map(|place| range(place, indexes)),
        message: finding.message.get(lang),
        need: finding.need.as_ref().map(|need| need.get(lang)),
        hint: finding.hint.as_ref().map(|hint| hint.get(lang)),
        clause: finding.clause.as_deref(),
        related: finding
            .related
            .iter()
            .map(|(place, label)| Related {
                file: &place.file.path,
                range: range(place, indexes),
                message: label.get(lang),
            })
            .collect(),
        fix: finding.fix.as_ref().zip(place).map(|(fix, place)| Fix {
            range: range(
                &Place {
                    file: Arc::clone(&place.file),
                    span: fix.span,
                },
                indexes,
            ),
            text: &fix.text,
        }),
    }
}

fn range(place: &Place, indexes: &mut Indexes) -> Range {
    let index = indexes
        .entry(Arc::as_ptr(&place.file))
        .or_insert_with(|| LineIndex::new(&place.file));
    let position = |offset| {
        let (line, column) = index.line_column(&place.file, offset);
        Position {
            line,
            column,
            offset,
        }
    };
    Range {
        start: position(place.span.start),
        end: position(place.span.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_finding_is_an_empty_list() {
        assert_eq!(
            render(&[], Lang::Vi),
            "{\n  \"version\": 1,\n  \"findings\": [],\n  \"summary\": {\n    \"errors\": 0,\n    \"warnings\": 0,\n    \"notes\": 0\n  }\n}"
        );
    }
}
