//! The printed lines, from pages made by hand: 10 pt letters half an em wide.

use super::*;
use crate::export::html::flow::Place;
use crate::export::html::measure::Line;
use crate::export::html::spans::spans;
use crate::layout::fonts::Face;
use crate::layout::{Cell, Glyph, GlyphRun, Item, Page, Rule, Spot};
use crate::notice::Table;

fn run(role: Role, x: f64, y: f64, text: &str) -> Item {
    let glyphs = text.char_indices().map(|(at, c)| Glyph {
        id: 1,
        advance: if c == ' ' { 2.5 } else { 5.0 },
        text: (at as u32, (at + c.len_utf8()) as u32),
    });
    Item::Glyphs(GlyphRun {
        x,
        y,
        face: Face::Regular,
        size: 10.0,
        text: text.to_owned(),
        glyphs: glyphs.collect(),
        role,
        repeated: false,
    })
}

/// A table's header as it stands on the table's later pages.
fn again(mut item: Item) -> Item {
    if let Item::Glyphs(run) = &mut item {
        run.repeated = true;
    }
    item
}

fn rule(role: Role, from: (f64, f64), to: (f64, f64)) -> Item {
    Item::Rule(Rule {
        from,
        to,
        thickness: 0.5,
        role,
    })
}

fn pages(pages: Vec<Vec<Item>>) -> Pages {
    Pages {
        pages: pages
            .into_iter()
            .map(|items| Page {
                items,
                ..Page::default()
            })
            .collect(),
        ..sample::pages(&sample::party())
    }
}

fn line(text: &str, gap: Option<f64>) -> (Line, Place) {
    let line = Line {
        role: Role::body(0),
        text: text.to_owned(),
        page: 0,
        x: 0.0,
        y: 0.0,
        size: 10.0,
        gap,
        repeated: false,
    };
    (line, Place::default())
}

fn styled(text: &str, bold: bool, link: Option<&str>) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        bold,
        italic: false,
        link: link.map(str::to_owned),
    }
}

#[test]
fn styles_and_links_go_on_over_a_line_end() {
    let text = [
        styled("một ", false, None),
        styled("hai ba", true, None),
        styled(" bốn", false, Some("https://a.vn")),
    ];
    let lines = [line("một hai", Some(3.0)), line("ba bốn", Some(0.0))];
    assert_eq!(
        spans(&text, &lines),
        "<span class=\"d\">một <strong>hai</strong></span>\n\
         <span class=\"d\"><strong>ba</strong><a href=\"https://a.vn\"> bốn</a></span>"
    );
}

#[test]
fn a_break_a_cut_word_and_tightened_spaces() {
    let text = [
        styled("a b", false, None),
        Inline::Break,
        styled("rấtdài", false, None),
    ];
    let lines = [
        line("a b", Some(-0.5)),
        line("rất", None),
        line("dài", None),
    ];
    assert_eq!(
        spans(&text, &lines),
        "<span class=\"d h\" style=\"--k:-0.5pt\">a b</span><br>\n\
         <span class=\"d\">rất</span><span class=\"d\">dài</span>"
    );
}

#[test]
fn lines_with_other_letters_leave_the_text_whole() {
    let text = [styled("một hai", true, None)];
    for lines in [vec![], vec![line("một", None)], vec![line("một ba", None)]] {
        assert_eq!(spans(&text, &lines), "<strong>một hai</strong>");
    }
}

/// A notice of this body alone.
fn notice(body: Vec<Block>) -> Notice {
    let mut notice = sample::party();
    notice.body = body;
    notice
}

/// The elements of the page's body between the start of `main` and the closing block.
fn main_of(notice: &Notice, pages: &Pages) -> String {
    let page = export(notice, pages, &Templates::new(Vec::new())).unwrap();
    let (_, main) = page.split_once("<main class=\"than\">\n").unwrap();
    main.split_once("\n<footer").unwrap().0.to_owned()
}

#[test]
fn a_paragraph_goes_on_on_the_next_page() {
    let text = |text: &str| Block::Paragraph {
        text: vec![Inline::plain(text)],
    };
    let notice = notice(vec![text("a b c d"), text("e")]);
    // The text block begins 56.69 pt below the edge; lines are 19 pt apart.
    let pages = pages(vec![
        vec![
            run(Role::TypeName, 0.0, 100.0, "THÔNG BÁO"),
            run(Role::body(0), 113.0, 200.0, "a b"),
        ],
        vec![
            run(Role::PageNumber, 300.0, 40.0, "2"),
            run(Role::body(0), 85.0, 71.89, "c"),
            run(Role::body(0), 85.0, 90.89, "d"),
            run(Role::body(1), 113.0, 115.89, "e"),
        ],
    ]);
    assert_eq!(
        main_of(&notice, &pages),
        concat!(
            "<p><span class=\"d\">a b</span>\n",
            // 71.89 - 56.69 - (19 / 2 + 3.375)
            "<span class=\"d t\" style=\"--t:2.32pt\">c</span>\n",
            "<span class=\"d\">d</span></p>\n",
            "<p><span class=\"d\" style=\"--t:6pt\">e</span></p>",
        )
    );
}

/// A role in row `row` and column `column` of the first block.
fn cell(row: u32, column: u32) -> Role {
    Role::Body(Spot {
        block: 0,
        cell: Some(Cell { row, column }),
    })
}

#[test]
fn a_table_has_the_columns_and_page_ends_of_the_pages_and_its_header_once() {
    let row = |a: &str, b: &str| vec![vec![Inline::plain(a)], vec![Inline::plain(b)]];
    let table = Table {
        columns: vec![
            crate::notice::Alignment::Left,
            crate::notice::Alignment::Right,
        ],
        header: row("A", "B"),
        rows: vec![row("một", "1"), row("hai ba", "2")],
    };
    let notice = notice(vec![
        Block::Table(table),
        Block::Paragraph {
            text: vec![Inline::plain("sau")],
        },
    ]);
    let whole = Role::body(0);
    let upright = |x| rule(whole, (x, 190.0), (x, 230.0));
    let pages = pages(vec![
        vec![
            upright(100.0),
            upright(160.0),
            upright(400.0),
            rule(whole, (100.0, 190.0), (400.0, 190.0)),
            run(cell(0, 0), 104.0, 200.0, "A"),
            run(cell(0, 1), 390.0, 200.0, "B"),
            run(cell(1, 0), 104.0, 220.0, "một"),
            run(cell(1, 1), 390.0, 220.0, "1"),
        ],
        vec![
            again(run(cell(0, 0), 104.0, 70.0, "A")),
            again(run(cell(0, 1), 390.0, 70.0, "B")),
            run(cell(2, 0), 104.0, 90.0, "hai"),
            run(cell(2, 0), 104.0, 102.0, "ba"),
            run(cell(2, 1), 390.0, 90.0, "2"),
            rule(whole, (100.0, 110.0), (400.0, 110.0)),
            run(Role::body(1), 113.0, 130.0, "sau"),
        ],
    ]);
    assert_eq!(
        main_of(&notice, &pages),
        concat!(
            "<div class=\"bang\"><table>\n",
            "<colgroup><col style=\"width:20.00%\"><col style=\"width:80.00%\"></colgroup>\n",
            "<thead>\n<tr>\n",
            "<th scope=\"col\"><span class=\"d\">A</span></th>\n",
            "<th scope=\"col\"><span class=\"d\">B</span></th>\n",
            "</tr>\n</thead>\n<tbody>\n<tr>\n",
            "<td><span class=\"d\">một</span></td>\n",
            "<td class=\"phai\"><span class=\"d\">1</span></td>\n",
            "</tr>\n<tr class=\"t\">\n",
            "<td><span class=\"d\">hai</span>\n<span class=\"d\">ba</span></td>\n",
            "<td class=\"phai\"><span class=\"d\">2</span></td>\n",
            "</tr>\n</tbody>\n</table></div>\n",
            // 130 - (19 / 2 + 3.375) - 110
            "<p><span class=\"d\" style=\"--t:7.13pt\">sau</span></p>",
        )
    );
}

/// The start tags with a class or a length for paper from `from` on, each with its text.
fn printed(page: &str, from: &str) -> Vec<String> {
    let (_, rest) = page.split_once(from).unwrap();
    let tags = rest.split('<').skip(1).filter(|tag| tag.contains("--t"));
    tags.map(str::to_owned).collect()
}

#[test]
fn names_are_level_and_recipients_stand_below_the_longest_signature() {
    let mut notice = sample::minutes();
    notice.body.truncate(1);
    let pages = pages(vec![vec![
        run(Role::body(0), 113.0, 200.0, "Căn cứ Luật Thử."),
        run(Role::Position(0), 90.0, 240.0, "THƯ KÝ"),
        run(Role::Signer(0), 90.0, 340.0, "Nguyễn Văn A"),
        run(Role::Position(1), 390.0, 240.0, "CHỦ TỌA"),
        run(Role::Position(1), 390.0, 252.0, "kiêm"),
        run(Role::Position(1), 390.0, 264.0, "TRƯỞNG BAN"),
        run(Role::Signer(1), 390.0, 340.0, "Nguyễn Văn B"),
        run(Role::RecipientsLabel, 85.0, 370.0, "Nơi nhận:"),
        run(Role::Recipient(0), 85.0, 381.5, "- Các tổ dân phố;"),
        run(Role::Recipient(1), 85.0, 393.0, "- Lưu: VT, VP."),
    ]]);
    let page = export(&notice, &pages, &Templates::new(Vec::new())).unwrap();
    assert_eq!(
        printed(&page, "<main"),
        [
            // From the lower edge of a line of 18.5 pt to the upper one of a line of 12 pt.
            "footer class=\"cuoi nhieu\" style=\"--tren:24.75pt\">\n",
            // In the reading order: the recipients come first and stand in the second row.
            "span class=\"d\" style=\"--t:18.25pt\">Nơi nhận:",
            "span class=\"d\" style=\"--t:88pt\">Nguyễn Văn A",
            "span class=\"d\" style=\"--t:64pt\">Nguyễn Văn B",
        ]
    );
}

#[test]
fn recipients_go_on_on_the_next_page() {
    let notice = sample::party();
    let pages = pages(vec![
        vec![
            run(Role::RecipientsLabel, 85.0, 700.0, "Nơi nhận:"),
            run(
                Role::Recipient(0),
                85.0,
                711.5,
                "- Thường trực Thành ủy (b/c);",
            ),
            run(Role::Authority(0), 390.0, 700.0, "T/M BAN THƯỜNG VỤ"),
        ],
        vec![run(Role::Recipient(1), 85.0, 70.0, "- Lưu VPĐU.")],
    ]);
    let page = export(&notice, &pages, &Templates::new(Vec::new())).unwrap();
    let lines = printed(&page, "class=\"noi-nhan\"");
    assert_eq!(
        lines,
        [
            // Both columns begin with the taller first line; baselines are level.
            "span class=\"d\" style=\"--t:0.25pt\">Nơi nhận:",
            // 70 - 56.69 - (11.5 / 2 + 3.375)
            "span class=\"d t\" style=\"--t:4.18pt\">- Lưu VPĐU.",
        ]
    );
}

#[test]
fn marks_stand_at_the_foot_of_their_page() {
    let mut notice = sample::decision();
    notice.contact = Some("Số 1 đường Thử".to_owned());
    let foot = vec![
        run(Role::Signer(0), 390.0, 300.0, "Nguyễn Văn Thử"),
        rule(Role::Contact, (85.0, 760.0), (552.0, 760.0)),
        run(Role::Contact, 200.0, 772.0, "Số 1 đường Thử"),
        run(
            Role::CirculationLast,
            100.0,
            810.0,
            "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG",
        ),
    ];
    let pages = pages(vec![foot]);
    let page = export(&notice, &pages, &Templates::new(Vec::new())).unwrap();
    let pitch = 10.0 * notice.standard.letterhead.line_pitch;
    let signer = 300.0 - 6.0 - 3.375 + 10.0 * notice.standard.signature.line_pitch;
    let text_top = 772.0 - pitch / 2.0 - 3.375;
    let mark_top = 810.0 - pitch / 2.0 - 3.375;
    let points = |points: f64| (points * 100.0).round() / 100.0;
    assert_eq!(
        printed(&page, "</footer>"),
        [
            format!(
                "p class=\"lien-he\" style=\"--tren:{}pt\">",
                points(760.0 - signer)
            ),
            format!(
                "span class=\"d\" style=\"--t:{}pt\">Số 1 đường Thử",
                points(text_top - 760.0)
            ),
            format!(
                "p class=\"luu-hanh-cuoi\" style=\"--tren:{}pt\">",
                points(mark_top - text_top - pitch)
            ),
        ]
    );
    // The State's contact line stands on the first page, wherever the text ends.
    notice.standard = sample::standard("state-2020");
    let page = export(&notice, &pages, &Templates::new(Vec::new())).unwrap();
    let place = format!(
        "<p class=\"lien-he\" style=\"--tren:{:.2}pt\">",
        760.0 - 56.693
    );
    assert!(page.contains(&place), "{place}\n{page}");
    assert!(page.contains(".to .lien-he { position: absolute; inset: var(--tren) 0 auto;"));
}

#[test]
fn each_annex_counts_its_pages_and_knows_the_height_of_its_opening() {
    let notice = sample::annexed();
    let own = |index, part| Role::Annex(index, part);
    let body = |block| crate::layout::AnnexPart::Body(Spot { block, cell: None });
    let pages = pages(vec![
        vec![run(Role::Signer(0), 390.0, 300.0, "Nguyễn Văn Thử")],
        vec![
            run(
                own(0, crate::layout::AnnexPart::Label),
                280.0,
                70.0,
                "Phụ lục 1",
            ),
            run(own(0, body(0)), 113.0, 150.0, "I- SỐ LIỆU"),
        ],
        vec![run(
            own(1, crate::layout::AnnexPart::Label),
            280.0,
            70.0,
            "Phụ lục 2",
        )],
    ]);
    let page = export(&notice, &pages, &Templates::new(Vec::new())).unwrap();
    for part in [
        "@counter-style tu-trang-2 { system: fixed; symbols: \"\"; fallback: decimal; }",
        "@page phu-luc-2 { counter-increment: phu-luc-2; \
         @top-center { content: counter(phu-luc-2, tu-trang-2); } }\n\
         #phu-luc-2 { page: phu-luc-2; }",
        // 150 - 56.69 - (19 / 2 + 3.375)
        "<section class=\"phu-luc\" id=\"phu-luc-1\">\n<div class=\"mo\" style=\"--cao:80.43pt\">\n",
        "<section class=\"phu-luc\" id=\"phu-luc-2\">\n<div class=\"mo\">\n",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    assert!(!html(&sample::party()).contains("@counter-style"));
}
