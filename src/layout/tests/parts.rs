//! The parts that not every document has, one named case a rule; page breaks on tiny pages.

use super::tiny::{lines, outline, set_tiny, tiny};
use super::*;
use crate::layout::{AnnexPart, Cell, Spot};
use crate::notice::{Addressees, Alignment, Annex, Table};

fn cell(row: u32, column: u32) -> Role {
    Role::Body(Spot {
        block: 0,
        cell: Some(Cell { row, column }),
    })
}

/// The cell of a header where it is there again.
fn repeated(pages: &Pages, cell: Role) -> Vec<(usize, &GlyphRun)> {
    let all = runs(pages, cell);
    all.into_iter().filter(|(_, run)| run.repeated).collect()
}

fn table(rows: &[[&str; 2]]) -> Block {
    let row = |row: &[&str; 2]| -> Vec<Vec<Inline>> {
        row.iter().map(|text| vec![Inline::plain(*text)]).collect()
    };
    Block::Table(Table {
        columns: vec![Alignment::Left, Alignment::Right],
        header: row(&["Đơn vị", "Số ca"]),
        rows: rows.iter().map(row).collect(),
    })
}

/// A table whose rows are exactly one tiny line high.
fn tiny_table(rows: usize) -> Notice {
    let texts: Vec<String> = (1..=rows).map(|i| format!("r{i}")).collect();
    let rows: Vec<[&str; 2]> = texts.iter().map(|text| [text.as_str(), "1.873"]).collect();
    let mut notice = tiny(vec![table(&rows)]);
    change(&mut notice, |standard| {
        standard.tables.line_pitch = 19.0 / 13.0;
        standard.tables.padding_pt = (0.0, 4.0);
    });
    notice
}

fn change(notice: &mut Notice, change: impl FnOnce(&mut Standard)) {
    let mut standard = Standard::clone(&notice.standard);
    change(&mut standard);
    notice.standard = Arc::new(standard);
}

/// The pages of rows `0..=last` of the first column.
fn row_pages(laid: &LaidOut, last: u32) -> Vec<usize> {
    let page = |row| runs(&laid.pages, cell(row, 0))[0].0;
    (0..=last).map(page).collect()
}

fn messages(laid: &LaidOut) -> Vec<&str> {
    let findings = laid.findings.iter();
    findings.map(|f| f.message.vi.as_str()).collect()
}

fn middle_of_text(pages: &Pages) -> f64 {
    (mm(30.0) + pages.width - mm(15.0)) / 2.0
}

#[test]
fn the_subject_of_a_letter_stands_under_its_number_and_marks_under_it() {
    for id in ["party-2026", "state-2020"] {
        let mut notice = notice(standard(id), vec![paragraph(PROSE)]);
        notice.title = None;
        notice.letterhead.subject = Some("về việc rà soát, thống kê các trường hợp".into());
        notice.letterhead.draft = Some("Dự thảo lần 2".into());
        let format = notice.standard.letterhead.subject.clone();
        let pages = set(&notice).pages;
        let (number, draft) = (run(&pages, Role::Number), run(&pages, Role::Draft));
        let subject = runs(&pages, Role::LetterSubject);
        let centre = |run: &GlyphRun| run.x + run.width() / 2.0;
        near(centre(subject[0].1), centre(number), 1e-6);
        assert_eq!(subject[0].1.face, Face::of(false, format.style.italic));
        assert!(subject[0].1.y > number.y + format.gap_pt);
        assert!(draft.y > subject[subject.len() - 1].1.y);
        assert!(run(&pages, Role::body(0)).y > draft.y);
    }
}

#[test]
fn a_single_addressee_stands_behind_its_label_and_the_pair_is_centred() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".into(),
        lines: vec!["Đảng ủy phường Mẫu".into()],
    });
    let pages = set(&notice).pages;
    let label = run(&pages, Role::AddresseesLabel);
    let name = run(&pages, Role::Addressee(0));
    assert_eq!((label.y, label.face), (name.y, Face::Italic));
    near(
        (label.x + name.x + name.width()) / 2.0,
        middle_of_text(&pages),
        1e-6,
    );
}

#[test]
fn several_addressees_stand_in_a_centred_block_and_long_names_hang() {
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    let long = "- Các đồng chí Ủy viên Ban Thường vụ, thành viên Ban Chỉ đạo phòng, chống dịch và \
                các đơn vị trực thuộc trên địa bàn phường Mẫu;";
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".into(),
        lines: vec!["- Sở Thử;".into(), long.into()],
    });
    let pages = set(&notice).pages;
    let label = run(&pages, Role::AddresseesLabel);
    let first = run(&pages, Role::Addressee(0));
    let second = runs(&pages, Role::Addressee(1));
    assert!(second.len() > 1);
    near(second[0].1.x, first.x, 1e-6);
    // The dash stands under the colon, the second line under the first one's word.
    let colon = label.glyphs[label.glyphs.len() - 1].advance;
    near(first.x, label.x + label.width() - colon, 0.5);
    let dash: f64 = first.glyphs[..2].iter().map(|glyph| glyph.advance).sum();
    near(second[1].1.x, first.x + dash, 1e-6);
    let left = label.x - mm(30.0);
    let ends = second.iter().map(|(_, run)| run.x + run.width());
    near(pages.width - mm(15.0) - ends.fold(0.0, f64::max), left, 0.1);
}

#[test]
fn a_centred_line_stays_with_what_follows() {
    let centred = Block::Centred {
        text: vec![Inline::plain("QUYẾT ĐỊNH:")],
    };
    let body = vec![lines("a", 10), centred, lines("b", 4)];
    let laid = set_tiny(tiny(body), 12);
    assert_eq!(outline(&laid), ["a1–a10", "QUYẾT ĐỊNH:–b4 ký"]);
    let line = run(&laid.pages, Role::body(1));
    near(
        line.x + line.width() / 2.0,
        middle_of_text(&laid.pages),
        1e-6,
    );
    assert_eq!(line.face, Face::Bold);
}

#[test]
fn the_title_of_an_article_stays_with_its_text_and_a_sentence_need_not() {
    let article = |bold| Block::Article {
        label: "Điều 1. ".into(),
        text: vec![Inline::Text {
            text: "Tên".into(),
            bold,
            italic: false,
            link: None,
        }],
    };
    let laid = set_tiny(tiny(vec![lines("a", 10), article(true), lines("b", 4)]), 12);
    assert_eq!(outline(&laid), ["a1–a10", "Điều 1. Tên–b4 ký"]);
    let laid = set_tiny(
        tiny(vec![lines("a", 10), article(false), lines("b", 4)]),
        12,
    );
    assert_eq!(outline(&laid), ["a1–Điều 1. Tên", "b1–b4 ký"]);
    let article = runs(&laid.pages, Role::body(1));
    assert_eq!(
        [article[0].1.face, article[1].1.face],
        [Face::Bold, Face::Regular]
    );
}

#[test]
fn a_table_fills_the_text_and_numbers_stand_at_the_right() {
    let body = vec![table(&[["Phường Mẫu", "1.873"], ["Phường Thử", "5"]])];
    let pages = set(&notice(standard("state-2020"), body)).pages;
    let (many, few) = (run(&pages, cell(1, 1)), run(&pages, cell(2, 1)));
    near(many.x + many.width(), few.x + few.width(), 1e-6);
    near(many.x + many.width(), pages.width - mm(15.0) - 4.0, 1e-6);
    assert_eq!(run(&pages, cell(0, 1)).face, Face::Bold);
    near(run(&pages, cell(1, 0)).x, mm(30.0) + 4.0, 1e-6);
    let borders = rules(&pages, Role::body(0));
    // One line above, one below each row, three beside each.
    assert_eq!(borders.len(), 1 + 3 * (1 + 3));
    near(borders[0].to.0 - borders[0].from.0, mm(165.0), 1e-6);
}

#[test]
fn a_table_with_long_texts_gives_each_column_room_for_its_words() {
    let body = vec![table(&[[PROSE, "28/CĐ-TTg/2022/PL"]])];
    let laid = set(&notice(standard("party-2026"), body));
    assert_eq!(runs(&laid.pages, cell(1, 1)).len(), 1);
    assert!(runs(&laid.pages, cell(1, 0)).len() > 4);
    assert_eq!(
        messages(&laid),
        ["nội dung trên khối chữ ký chưa đủ hai dòng"; 0]
    );
}

#[test]
fn a_table_row_is_never_split_over_pages() {
    let mut notice = tiny_table(10);
    let three = vec![
        Inline::plain("a"),
        Inline::Break,
        Inline::plain("b"),
        Inline::Break,
        Inline::plain("c"),
    ];
    if let Block::Table(table) = &mut notice.body[0] {
        table.rows[9][0] = three;
    }
    // The header and nine rows leave two lines; the tenth row needs three.
    let laid = set_tiny(notice, 12);
    let last: Vec<usize> = runs(&laid.pages, cell(10, 0)).iter().map(|r| r.0).collect();
    assert_eq!(last, [2, 2, 2]);
    assert!(messages(&laid).iter().all(|said| !said.contains("bảng")));
}

#[test]
fn the_header_row_is_repeated_on_every_page_of_its_table() {
    let laid = set_tiny(tiny_table(30), 12);
    let pages = row_pages(&laid, 30);
    assert_eq!(pages[..13], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2]);
    let repeated = repeated(&laid.pages, cell(0, 0));
    let on: Vec<usize> = repeated.iter().map(|run| run.0).collect();
    let last = laid.pages.pages.len();
    assert!(last >= 3);
    let expected: Vec<usize> = (2..=last).collect();
    assert_eq!(on, expected);
    // It stands above the rows and looks as it did.
    let first = run(&laid.pages, cell(12, 0));
    assert!(repeated[0].1.y < first.y);
    assert_eq!(repeated[0].1.text, "Đơn vị");
    near(repeated[0].1.x, run(&laid.pages, cell(0, 0)).x, 1e-6);
    assert_eq!(runs(&laid.pages, cell(0, 0)).len(), last);
}

#[test]
fn the_header_row_is_never_alone_at_the_foot_of_a_page() {
    let mut notice = tiny_table(6);
    notice.body.insert(0, lines("a", 11));
    let laid = set_tiny(notice, 12);
    let place = |row| {
        let cell = Some(Cell { row, column: 0 });
        runs(&laid.pages, Role::Body(Spot { block: 1, cell }))[0].0
    };
    assert_eq!((place(0), place(1)), (2, 2));
}

#[test]
fn a_row_higher_than_a_page_is_parted_and_said() {
    let mut notice = tiny_table(8);
    if let (Block::Table(table), Block::Paragraph { text }) = (&mut notice.body[0], lines("x", 20))
    {
        table.rows[0][0] = text;
    }
    let laid = set_tiny(notice, 12);
    let said = "đoạn thứ 1 của nội dung: dòng 1 của bảng cao hơn một trang nên phải ngắt sang \
                trang sau";
    assert_eq!(messages(&laid), [said]);
    let parts = runs(&laid.pages, cell(1, 0));
    assert_eq!(parts.len(), 20);
    let bottom = laid.pages.height - mm(20.0);
    assert!(parts.iter().all(|(_, run)| run.y < bottom));
    assert!(laid.findings[0].message.en.contains("higher than a page"));
}

#[test]
fn a_header_too_high_to_be_repeated_is_said() {
    let mut notice = tiny_table(23);
    if let (Block::Table(table), Block::Paragraph { text }) = (&mut notice.body[0], lines("h", 6)) {
        table.header[0] = text;
    }
    let laid = set_tiny(notice, 12);
    let said = "đoạn thứ 1 của nội dung: dòng tiêu đề bảng quá cao nên không lặp lại ở đầu các \
                trang sau";
    assert_eq!(messages(&laid), [said]);
    assert!(repeated(&laid.pages, cell(0, 0)).is_empty());
}

#[test]
fn a_header_higher_than_a_page_is_parted_and_is_no_repetition() {
    let mut notice = tiny_table(2);
    if let (Block::Table(table), Block::Paragraph { text }) = (&mut notice.body[0], lines("h", 20))
    {
        table.header[0] = text;
    }
    let laid = set_tiny(notice, 12);
    let parts = runs(&laid.pages, cell(0, 0));
    assert_eq!(parts.len(), 20);
    assert!(parts[0].0 < parts[19].0);
    assert!(repeated(&laid.pages, cell(0, 0)).is_empty());
}

#[test]
fn a_table_of_too_many_columns_is_said_and_stays_inside() {
    let words = || vec![vec![Inline::plain("nghiêng")]; 40];
    let body = vec![Block::Table(Table {
        columns: vec![Alignment::Left; 40],
        header: words(),
        rows: vec![words()],
    })];
    let laid = set(&notice(standard("party-2026"), body));
    let said = "đoạn thứ 1 của nội dung: bảng có quá nhiều cột, có chữ phải ngắt giữa chừng";
    assert_eq!(messages(&laid), [said]);
}

fn signer(name: &str) -> SignatureBlock {
    SignatureBlock {
        authority: vec!["T/M ĐẢNG ỦY".into()],
        position: vec!["BÍ THƯ".into()],
        name: name.into(),
    }
}

#[test]
fn several_signatures_share_the_width_and_recipients_follow_below() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    notice.signatures = vec![signer("Nguyễn Văn B"), signer("Nguyễn Văn A")];
    notice.signatures[1].position.push("kiêm".into());
    notice.recipients.drafter = Some("PL.(300)".into());
    let pages = set(&notice).pages;
    let name = |index| run(&pages, Role::Signer(index));
    let centre = |run: &GlyphRun| run.x + run.width() / 2.0 - mm(30.0);
    near(centre(name(0)), mm(165.0 / 4.0), 0.01);
    near(centre(name(1)), mm(165.0 * 3.0 / 4.0), 0.01);
    assert_eq!(name(0).y, name(1).y);
    assert_eq!(
        run(&pages, Role::Authority(0)).y,
        run(&pages, Role::Authority(1)).y
    );
    let label = run(&pages, Role::RecipientsLabel);
    assert!(label.y > name(0).y);
    near(label.x, mm(30.0), 1e-6);
    let drafter = run(&pages, Role::Drafter);
    assert!(drafter.y > run(&pages, Role::Recipient(2)).y);
    assert_eq!((drafter.size, drafter.x), (11.0, label.x));
}

#[test]
fn a_word_cut_because_too_many_sign_is_said() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    notice.signatures = vec![signer("Nguyễn Văn A"); 4];
    assert!(
        messages(&set(&notice))
            .iter()
            .all(|said| !said.contains("ngắt giữa chừng"))
    );
    notice.signatures = vec![signer("Nguyễn Văn A"); 14];
    let said = "quyền hạn người ký: cột chữ ký quá hẹp, có chữ phải ngắt giữa chừng";
    assert!(messages(&set(&notice)).contains(&said));
}

#[test]
fn several_signatures_are_never_split_and_take_two_lines_along() {
    let mut notice = tiny(vec![lines("a", 11)]);
    notice.signatures = vec![signer("B"), signer("A")];
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid), ["a1–a9", "a10–a11 ký"]);
    assert_eq!(runs(&laid.pages, Role::Signer(1))[0].0, 2);
    assert_eq!(runs(&laid.pages, Role::RecipientsLabel)[0].0, 2);
}

#[test]
fn recipients_under_several_signatures_flow_on() {
    let mut notice = tiny(vec![lines("a", 3)]);
    notice.signatures = vec![signer("B"), signer("A")];
    notice.recipients.lines = (0..40).map(|i| format!("- Đơn vị {i};")).collect();
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid)[0], "a1–a3 ký");
    let pages: Vec<usize> = (0..40)
        .map(|i| runs(&laid.pages, Role::Recipient(i))[0].0)
        .collect();
    assert!(pages.is_sorted());
    assert_eq!((pages[0], pages[39]), (1, laid.pages.pages.len()));
}

fn annex(label: &str, body: Vec<Block>) -> Annex {
    Annex {
        label: label.into(),
        title: "SỐ LIỆU".into(),
        reference: "(Kèm theo Thông báo số 05-TB/ĐU)".into(),
        body,
    }
}

#[test]
fn an_annex_begins_a_page_and_counts_its_own_pages() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    let long = || (0..20).map(|_| paragraph(PROSE)).collect();
    notice.annexes = vec![annex("Phụ lục 1", long()), annex("Phụ lục 2", Vec::new())];
    let pages = set(&notice).pages;
    let parts: Vec<_> = pages.pages.iter().map(|p| (p.annex, p.number)).collect();
    assert_eq!(
        parts,
        [
            (None, 1),
            (Some(0), 1),
            (Some(0), 2),
            (Some(0), 3),
            (Some(1), 1)
        ]
    );
    let numbers = runs(&pages, Role::PageNumber);
    let numbers: Vec<_> = numbers.iter().map(|(p, run)| (*p, &*run.text)).collect();
    assert_eq!(numbers, [(3, "2"), (4, "3")]);
    let role = |part| Role::Annex(0, part);
    let middle = middle_of_text(&pages);
    for part in [
        AnnexPart::Label,
        AnnexPart::Title,
        AnnexPart::Reference,
        AnnexPart::Closer,
    ] {
        let (page, run) = runs(&pages, role(part))[0];
        assert_eq!(page, 2);
        near(run.x + run.width() / 2.0, middle, 1e-6);
    }
    let spot = |block| role(AnnexPart::Body(Spot { block, cell: None }));
    assert_eq!(runs(&pages, spot(19))[0].0, 4);
}

#[test]
fn a_table_in_an_annex_keeps_its_rules() {
    let texts: Vec<String> = (0..80).map(|i| format!("Phường {i}")).collect();
    let rows: Vec<[&str; 2]> = texts.iter().map(|text| [text.as_str(), "5"]).collect();
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    notice.annexes = vec![annex("Phụ lục", vec![table(&rows)])];
    let pages = set(&notice).pages;
    let Role::Body(spot) = cell(0, 0) else {
        unreachable!()
    };
    let repeated = repeated(&pages, Role::Annex(0, AnnexPart::Body(spot)));
    let on: Vec<usize> = repeated.iter().map(|run| run.0).collect();
    assert_eq!(on, [3, 4]);
    let rules = rules(&pages, Role::Annex(0, AnnexPart::Closer));
    assert_eq!(rules.len(), 1);
}

#[test]
fn the_contact_line_stands_at_the_foot_of_the_first_page_in_state_papers() {
    let body: Vec<Block> = (0..12).map(|_| paragraph(PROSE)).collect();
    let mut notice = notice(standard("state-2020"), body);
    let without = set(&notice).pages;
    notice.contact = Some("Địa chỉ: phường Mẫu; điện thoại: 000".into());
    let pages = set(&notice).pages;
    let (page, line) = runs(&pages, Role::Contact)[0];
    assert_eq!((page, line.size), (1, 11.0));
    assert!(line.y < mm(277.0));
    let rule = rules(&pages, Role::Contact)[0];
    near(rule.to.0 - rule.from.0, mm(165.0), 1e-6);
    assert!(rule.from.1 < line.y - line.size * 0.7);
    // The body ends above it.
    let low = |pages: &Pages| {
        let first = pages
            .runs()
            .filter(|(p, r)| *p == 0 && r.role != Role::Contact);
        first.map(|(_, run)| run.y).fold(0.0, f64::max)
    };
    assert!(low(&pages) < rule.from.1);
    assert!(low(&without) > rule.from.1);
}

#[test]
fn the_contact_line_stands_at_the_foot_of_the_last_page_in_party_papers() {
    let mut notice = tiny(vec![lines("a", 6)]);
    assert_eq!(outline(&set_tiny(notice.clone(), 12)), ["a1–a6 ký"]);
    notice.contact = Some("Địa chỉ: phường Mẫu".into());
    notice.annexes = vec![annex("Phụ lục", vec![paragraph("Hết.")])];
    // The body and the signature fill the page: the contact line needs room of its own.
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid)[..2], ["a1–a4", "a5–a6 ký"]);
    assert_eq!(runs(&laid.pages, Role::Contact)[0].0, 2);
}

#[test]
fn a_circulation_mark_stands_at_the_foot_of_the_last_page() {
    let body: Vec<Block> = (0..12).map(|_| paragraph(PROSE)).collect();
    let mut notice = notice(standard("party-2026"), body);
    let mark = "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG";
    notice.letterhead.circulation_last = Some(mark.into());
    let laid = set(&notice);
    let (page, run) = runs(&laid.pages, Role::CirculationLast)[0];
    assert_eq!(page, laid.pages.pages.len());
    near(run.y, mm(297.0 - 10.0), 1e-6);
    near(run.x + run.width() / 2.0, middle_of_text(&laid.pages), 1e-6);
    assert!(messages(&laid).is_empty());
}
