//! The report of a folder, as a page and as data, for real directives and for what is hard to print.

use vanthu::template::Templates;
use vanthu::workspace::report::{Facts, Row, json, page};

use crate::support::{Library, directives, repository, snapshot, stem};

/// The shipped directives as a build would tell of them.
fn shipped() -> Vec<Row> {
    let mut library = directives();
    let sources = library.sources.clone();
    let row = |source| with_outputs(library.row(source), &["md", "html", "pdf", "docx"]);
    sources.iter().map(row).collect()
}

/// The row with outputs named like its source.
fn with_outputs(row: Row, endings: &[&str]) -> Row {
    let stem = stem(row.source.as_ref());
    let outputs = endings.iter().map(|ending| format!("{stem}.{ending}"));
    Row {
        outputs: outputs.collect(),
        ..row
    }
}

/// An issued paper of a Party organ and one of a State organ, out of the kinds' fixtures.
fn issued() -> Vec<Row> {
    ["dang", "nha-nuoc"]
        .map(|system| {
            let folder = repository().join("tests/fixtures/kinds").join(system);
            let mut library = Library::of(&folder);
            let source = library
                .sources
                .iter()
                .find(|source| stem(&source.path) == "cong-van");
            let row = library.row(&source.unwrap().clone());
            with_outputs(row, &["pdf", "docx"])
        })
        .into()
}

/// Names and texts that a page and an address find hard, and a file that could not be read.
fn hard(like: &Row) -> Vec<Row> {
    let facts = like.facts.clone().unwrap();
    let named = "directives/tháng 1/dấu #1? 100%25 ủy.yaml";
    vec![
        Row {
            source: named.to_owned(),
            outputs: ["html", "pdf"]
                .map(|ending| format!("tháng 1/dấu #1? 100%25 ủy.{ending}"))
                .into(),
            facts: Some(Facts {
                subject: "<script>document.title = 'hỏng'</script> \"nháy\" & 'đơn'".to_owned(),
                meeting: None,
                ..facts
            }),
            ..like.clone()
        },
        Row {
            source: "directives/<img src=x onerror=alert(1)>.yaml".to_owned(),
            outputs: Vec::new(),
            facts: None,
            pages: None,
            errors: 1,
            warnings: 0,
            notes: 0,
            first: Some("không đọc được: không đủ quyền".to_owned()),
        },
    ]
}

fn rows() -> Vec<Row> {
    let mut rows = shipped();
    rows.extend(issued());
    rows.extend(hard(&rows[0]));
    rows
}

#[test]
fn the_report_of_a_folder() {
    let rows = rows();
    snapshot("report/report.json", &json(&rows));
    let page = page(&rows, &Templates::new(Vec::new())).unwrap();
    snapshot("report/index.html", &page);
}
