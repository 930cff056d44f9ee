//! Findings as JSON, for programs. `docs/findings.md` describes every field.

use serde::Serialize;

use super::{Finding, Lang, Place, Severity};

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
    let report = Report {
        version: VERSION,
        findings: findings.iter().map(|f| item(f, lang)).collect(),
        summary,
    };
    // Strings and numbers only: nothing here can fail to be written.
    serde_json::to_string_pretty(&report).unwrap_or_default()
}

fn item(finding: &Finding, lang: Lang) -> Item<'_> {
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
        range: place.map(range),
        message: finding.message.get(lang),
        need: finding.need.as_ref().map(|need| need.get(lang)),
        hint: finding.hint.as_ref().map(|hint| hint.get(lang)),
        clause: finding.clause.as_deref(),
        related: finding
            .related
            .iter()
            .map(|(place, label)| Related {
                file: &place.file.path,
                range: range(place),
                message: label.get(lang),
            })
            .collect(),
    }
}

fn range(place: &Place) -> Range {
    let position = |offset| {
        let (line, column) = place.file.line_column(offset);
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
    use std::sync::Arc;

    use super::*;
    use crate::finding::Message;
    use crate::finding::code;
    use crate::source::{SourceFile, Span};

    /// The example in the documentation is what the program writes.
    #[test]
    fn the_documented_example_is_real() {
        let text = "loai: thong-bao\nso: 5\nso: 6\n";
        let file = Arc::new(SourceFile::new("directives/hop.yaml", text));
        let twice = Finding::error(
            code::DUPLICATE_KEY,
            Message::new("khóa `so` ghi hai lần", "the key `so` is given twice"),
        )
        .at(&file, Span::new(22, 24))
        .need("bỏ một trong hai", "remove one of them")
        .related(
            &file,
            Span::new(16, 18),
            Message::new("lần đầu ở đây", "first given here"),
        );
        let missing = Finding::error(
            code::READ,
            Message::new("không mở được tệp", "the file cannot be opened"),
        )
        .in_path("directives/mat.yaml");
        let json = render(&[twice, missing], Lang::En);
        let page = include_str!("../../docs/findings.md");
        let (_, rest) = page.split_once("```json\n").unwrap();
        let (example, _) = rest.split_once("\n```").unwrap();
        assert_eq!(json, example);
    }

    #[test]
    fn no_finding_is_an_empty_list() {
        assert_eq!(
            render(&[], Lang::Vi),
            "{\n  \"version\": 1,\n  \"findings\": [],\n  \"summary\": {\n    \"errors\": 0,\n    \"warnings\": 0,\n    \"notes\": 0\n  }\n}"
        );
    }
}
