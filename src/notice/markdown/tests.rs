use super::*;
use crate::standard::load::Standards;

fn party() -> std::sync::Arc<Standard> {
    Standards::embedded().by_id("party-2026").unwrap()
}

fn state() -> std::sync::Arc<Standard> {
    Standards::embedded().by_id("state-2020").unwrap()
}

/// One line a block: kind, label in brackets, text with `*italic*` and `**bold**` shown.
fn shown(markdown: &str, standard: &Standard) -> String {
    let line = |block: &Block| {
        let kind = match block {
            Block::Heading { level, .. } => format!("heading {level}"),
            Block::Paragraph { .. } => "paragraph".to_owned(),
            Block::Ground { .. } => "ground".to_owned(),
            Block::Item { depth, .. } => format!("item {depth}"),
            Block::Article { .. } => "article".to_owned(),
            Block::Centred { .. } => "centred".to_owned(),
            Block::Table(_) => "table".to_owned(),
        };
        let text: String = block.text().iter().map(run).collect();
        format!("{kind} [{}] {text}\n", block.label())
    };
    blocks(markdown, standard).iter().map(line).collect()
}

fn run(inline: &Inline) -> String {
    match inline {
        Inline::Break => "⏎".to_owned(),
        Inline::Text {
            text,
            bold,
            italic,
            link,
        } => {
            let mark = match (bold, italic) {
                (true, true) => "***",
                (true, false) => "**",
                (false, true) => "*",
                (false, false) => "",
            };
            let link = link.as_ref().map(|l| format!("<{l}>")).unwrap_or_default();
            format!("{mark}{text}{mark}{link}")
        }
    }
}

#[test]
fn headings_and_items_are_numbered_by_the_standard() {
    let body = "## Đánh giá\n\nMột *hai* **ba**.\n\n## Nhiệm vụ\n\n1. Việc một\n\n     - phần a\n\n     - phần b\n\n2. Việc hai\n\n   đoạn tiếp\n";
    assert_eq!(
        shown(body, &party()),
        "heading 1 [I- ] ĐÁNH GIÁ\nparagraph [] Một *hai* **ba**.\nheading 1 [II- ] NHIỆM VỤ\n\
         item 0 [1. ] Việc một\nitem 1 [- ] phần a\nitem 1 [- ] phần b\nitem 0 [2. ] Việc hai\nparagraph [] đoạn tiếp\n"
    );
    assert!(shown(body, &state()).starts_with("heading 1 [I. ] ĐÁNH GIÁ\n"));
}

#[test]
fn nested_lists_go_down_the_outline() {
    let body = "1. a\n   1. b\n   1. c\n      1) d\n         - e\n           - f\n1. g\n   1) h\n";
    assert_eq!(
        shown(body, &party()),
        "item 0 [1. ] a\nitem 1 [1.1. ] b\nitem 1 [1.2. ] c\nitem 2 [a) ] d\nitem 3 [- ] e\nitem 4 [+ ] f\n\
         item 0 [2. ] g\nitem 1 [a) ] h\n"
    );
    assert_eq!(
        shown("1. a\n   1. b\n   2. c\n      - d\n        - e\n", &state()),
        "item 0 [1. ] a\nitem 1 [a) ] b\nitem 1 [b) ] c\nitem 2 [- ] d\nitem 3 [+ ] e\n"
    );
}

#[test]
fn a_heading_in_an_item_bears_the_items_number() {
    assert_eq!(
        shown("1. ### Một\n\n   Đoạn.\n\n1. Hai\n1. ### Ba\n", &party()),
        "heading 2 [1. ] Một\nparagraph [] Đoạn.\nitem 0 [2. ] Hai\nheading 2 [3. ] Ba\n"
    );
}

#[test]
fn decisions_have_centred_lines_and_numbered_articles() {
    let body = "# QUYẾT ĐỊNH:\n\n#### **Tiêu đề**\n\n1. khoản\n\n   1) điểm\n\n#### Câu.\n";
    assert_eq!(
        shown(body, &party()),
        "centred [] QUYẾT ĐỊNH:\narticle [Điều 1. ] **Tiêu đề**\nitem 0 [1. ] khoản\nitem 1 [a) ] điểm\n\
         article [Điều 2. ] Câu.\n"
    );
}

#[test]
fn tables_keep_every_cell_in_its_place() {
    let body = "Trước.\n\n| A | B |\n| :---: | ---: |\n| **x** \\| y |  |\n| một\u{2028}hai | 2 |\n\nSau.\n";
    let read = blocks(body, &party());
    let [
        Block::Paragraph { .. },
        Block::Table(table),
        Block::Paragraph { .. },
    ] = read.as_slice()
    else {
        panic!("{read:?}");
    };
    assert_eq!(table.columns, [Alignment::Centre, Alignment::Right]);
    let rows = std::iter::once(&table.header).chain(&table.rows);
    let cells: Vec<Vec<String>> = rows
        .map(|row| {
            row.iter()
                .map(|cell| cell.iter().map(run).collect())
                .collect()
        })
        .collect();
    assert_eq!(
        cells,
        [["A", "B"], ["**x** | y", ""], ["một⏎hai", "2"]].map(|row| row.map(String::from).to_vec())
    );
}

#[test]
fn grounds_close_as_the_system_asks() {
    let body = "> Căn cứ A;\n\n> Căn cứ B\n\nĐoạn.\n";
    assert_eq!(
        shown(body, &party()),
        "ground [- ] Căn cứ A;\nground [- ] Căn cứ B.\nparagraph [] Đoạn.\n"
    );
    assert_eq!(
        shown(body, &state()),
        "ground [] *Căn cứ A;*\nground [] *Căn cứ B.*\nparagraph [] Đoạn.\n"
    );
}

#[test]
fn breaks_links_and_decomposed_letters() {
    assert_eq!(
        shown(
            "một\u{2028}hai [nơi này](https://example.org/a) nga\u{0303}",
            &party()
        ),
        "paragraph [] một⏎hai nơi này<https://example.org/a> ngã\n"
    );
}
