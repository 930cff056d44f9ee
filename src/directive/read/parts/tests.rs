use std::sync::Arc;

use crate::directive::organ::Organs;
use crate::directive::{ColumnAlignment, Directive, Prose, Text, organ, read};
use crate::source::{SourceFile, yaml};

/// A directive of one organ, without a finding.
fn whole(rest: &str) -> Directive {
    let mut findings = Vec::new();
    let mut organs = Organs::new();
    for stem in ["a", "b"] {
        let file = Arc::new(SourceFile::new(
            format!("co-quan/{stem}.yaml"),
            format!("he: dang\nten: {stem}\n"),
        ));
        let node = yaml::parse(&file, &mut findings).unwrap();
        organs.insert(stem, organ::read(&file, &node, &mut findings));
    }
    let file = Arc::new(SourceFile::new("a.yaml", format!("loai: x\n{rest}")));
    let node = yaml::parse(&file, &mut findings).unwrap();
    let directive = read::read(&file, &node, &organs, &mut findings);
    assert!(findings.is_empty(), "{findings:?}");
    directive.unwrap()
}

fn text(text: &Option<Text>) -> &str {
    text.as_ref().map_or("∅", |text| &text.value)
}

fn prose(prose: &Prose) -> String {
    let paragraphs: Vec<&str> = prose.paragraphs.iter().map(|p| p.value.as_str()).collect();
    paragraphs.join(" ¶ ")
}

#[test]
fn an_article_is_a_sentence_or_a_title_with_clauses_and_points() {
    let d = whole(
        "co_quan: a\ndieu:\n  - Một câu.\n  - tieu_de: Hai\n    khoan:\n      - Khoản.\n      - {noi_dung: Gồm, diem: [x, y]}\n",
    );
    let [first, second] = d.articles.as_slice() else {
        panic!("{:?}", d.articles);
    };
    assert_eq!(text(&first.title), "∅");
    assert_eq!(prose(first.content.as_ref().unwrap()), "Một câu.");
    assert_eq!(text(&second.title), "Hai");
    let clauses: Vec<String> = second
        .clauses
        .iter()
        .map(|clause| {
            let points: Vec<String> = clause.points.iter().map(prose).collect();
            format!("{} [{}]", prose(&clause.content), points.join(", "))
        })
        .collect();
    assert_eq!(clauses, ["Khoản. []", "Gồm [x, y]"]);
}

#[test]
fn a_table_has_a_cell_for_each_column_and_some_are_empty() {
    let d = whole(
        "co_quan: a\nbang:\n  cot: [A, B]\n  can: [giữa, phải]\n  dong:\n    - [1, \"\"]\n    - [\"x, y\", 2.5]\n",
    );
    let table = d.table.unwrap();
    let cells: Vec<String> = table
        .rows
        .iter()
        .flatten()
        .map(|cell| cell.as_ref().map_or("∅".to_owned(), prose))
        .collect();
    assert_eq!(cells, ["1", "∅", "x, y", "2.5"]);
    let sides: Vec<ColumnAlignment> = table.alignment.iter().map(|side| side.value).collect();
    assert_eq!(sides, [ColumnAlignment::Centre, ColumnAlignment::Right]);
}

#[test]
fn sections_hold_items_and_figures_are_looked_for_in_all_of_them() {
    let d = whole(
        "co_quan: a\nphan:\n  - tieu_de: I\n    noi_dung: p\n    muc:\n      - q\n      - {tieu_de: II, muc: [r]}\nphu_luc:\n  - {tieu_de: III, noi_dung: s, phan: [{tieu_de: IV, noi_dung: t}]}\n",
    );
    let all: Vec<String> = d.prose().into_iter().map(prose).collect();
    assert_eq!(all, ["p", "q", "r", "s", "t"]);
    let mut titles = Vec::new();
    d.sections[0].titles(&mut titles);
    let titles: Vec<&str> = titles.iter().map(|title| title.value.as_str()).collect();
    assert_eq!(titles, ["I", "II"]);
}

#[test]
fn several_organs_issue_together_and_the_first_leads() {
    let d = whole("co_quan: [a, b]\nnguoi_soan: PL\nmat: không\nluu_hanh: X\n");
    let names: Vec<&str> = d.organs().map(|organ| organ.name.value.as_str()).collect();
    assert_eq!(names, ["a", "b"]);
    assert_eq!(d.organ_name.value, "a");
    let drafter = d.drafter.unwrap();
    assert_eq!((drafter.code.value.as_str(), drafter.copies), ("PL", None));
    assert!(d.secrecy.is_none());
    assert_eq!(d.circulation.len(), 1);
}
