//! The parts that not every document has.

use super::tiny::{lines, outline, set_tiny, tiny};
use super::*;
use crate::layout::{AnnexPart, Cell, Spot};
use crate::notice::{Addressees, Alignment, Annex, Table};

/// A table of one-word cells with `rows` rows under its header.
fn table(rows: u32) -> Block {
    let cell = |text: String| vec![Inline::plain(text)];
    let row = |n: u32| vec![cell(format!("Việc {n}")), cell(format!("{n}"))];
    Block::Table(Table {
        columns: vec![Alignment::Left, Alignment::Right],
        header: vec![cell("Việc".into()), cell("Số".into())],
        rows: (1..=rows).map(row).collect(),
    })
}

fn cell(block: u32, row: u32, column: u32) -> Role {
    Role::Body(Spot {
        block,
        cell: Some(Cell { row, column }),
    })
}

fn body_cell(pages: &Pages, row: u32, column: u32) -> (usize, &GlyphRun) {
    runs(pages, cell(1, row, column))[0]
}

/// Tables on tiny pages have rows exactly as high as a line.
fn tiny_table(before: usize, rows: u32, after: usize) -> Notice {
    let mut notice = tiny(vec![lines("a", before), table(rows), lines("b", after)]);
    let mut standard = Standard::clone(&notice.standard);
    standard.tables.line_pitch = 19.0 / standard.tables.cell.size_pt;
    standard.tables.padding_pt = (0.0, 4.0);
    notice.standard = Arc::new(standard);
    notice
}

fn named(name: &str) -> SignatureBlock {
    SignatureBlock {
        authority: Vec::new(),
        position: vec!["CHỦ TỌA".into()],
        name: name.into(),
    }
}

#[test]
fn the_subject_of_a_letter_stands_under_its_number() {
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    notice.title = None;
    notice.letterhead.subject = Some("V/v báo cáo kết quả rà soát nhiệm vụ được giao".into());
    let pages = set(&notice).pages;
    let (number, subject) = (run(&pages, Role::Number), run(&pages, Role::LetterSubject));
    // A line of 12 pt, 6 pt below the number's line (NĐ30 PL1 II.5).
    let number_bottom = number.y + 0.2 * 13.0 * 1.15;
    near(subject.y, number_bottom + 6.0 + 0.8 * 12.0 * 1.15, 0.01);
    near(subject.size, 12.0, 0.0);
    let lines = pages.lines(Role::LetterSubject);
    assert!(lines.len() > 1 && lines[0].starts_with("V/v"), "{lines:?}");
    // Body text follows the letterhead at once.
    let last = runs(&pages, Role::LetterSubject).last().unwrap().1.y;
    assert!(run(&pages, Role::body(0)).y > last);
}

#[test]
fn a_single_addressee_stands_behind_the_label() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    notice.addressees = Some(Addressees {
        label: "Kính trình:".into(),
        lines: vec!["Ban Thường vụ Thành ủy".into()],
    });
    let pages = set(&notice).pages;
    let (label, line) = (
        run(&pages, Role::AddresseesLabel),
        run(&pages, Role::Addressee(0)),
    );
    near(label.y, line.y, 1e-9);
    assert!(label.face == Face::Italic && line.face == Face::Regular);
    // Both together stand in the middle of the text.
    near(label.x - mm(30.0), mm(195.0) - line.x - line.width(), 0.01);
    near(line.x, label.x + label.width() + 0.25 * 14.0, 0.01);
}

#[test]
fn several_addressees_begin_under_the_colon() {
    let mut notice = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    let long = "- Sở Giáo dục và Đào tạo, Sở Y tế, Sở Nội vụ, Sở Tài chính, Sở Xây dựng, Sở Công \
        Thương và các đơn vị có liên quan;";
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".into(),
        lines: vec!["- Văn phòng Ủy ban nhân dân tỉnh;".into(), long.into()],
    });
    let pages = set(&notice).pages;
    let label = run(&pages, Role::AddresseesLabel);
    let first = run(&pages, Role::Addressee(0));
    let second = runs(&pages, Role::Addressee(1));
    assert!(first.y > label.y);
    // The colon is 0.278 em wide.
    near(first.x, label.x + label.width() - 0.278 * 14.0, 0.02);
    near(second[0].1.x, first.x, 1e-9);
    // What does not fit on one line goes on beside the dash.
    assert!(second.len() > 1);
    near(second[1].1.x, first.x + (0.333 + 0.25) * 14.0, 0.02);
    assert!(run(&pages, Role::body(0)).y > second.last().unwrap().1.y);
}

#[test]
fn a_centred_line_stands_in_the_middle_and_stays_with_what_follows() {
    let centred = |text: &str| Block::Centred {
        text: vec![Inline::plain(text)],
    };
    let pages = set(&notice(
        standard("party-2026"),
        vec![centred("QUYẾT ĐỊNH:"), paragraph(PROSE)],
    ))
    .pages;
    let run = run(&pages, Role::body(0));
    assert_eq!(run.face, Face::Bold);
    near(run.x - mm(30.0), mm(195.0) - run.x - run.width(), 0.01);
    let body = vec![lines("a", 10), centred("H"), lines("b", 4)];
    let laid = set_tiny(tiny(body), 12);
    assert_eq!(outline(&laid), ["a1–a10", "H–b4 ký"]);
}

#[test]
fn an_article_has_a_bold_label_and_its_title_stays_with_its_text() {
    let article = |text: &str, bold| Block::Article {
        label: "Điều 1. ".into(),
        text: vec![Inline::Text {
            text: text.into(),
            bold,
            italic: false,
            link: None,
        }],
    };
    let pages = set(&notice(
        standard("state-2020"),
        vec![article("Giao Văn phòng thực hiện.", false)],
    ))
    .pages;
    let faces: Vec<_> = runs(&pages, Role::body(0))
        .iter()
        .map(|(_, run)| (run.face, run.text.as_str()))
        .collect();
    assert_eq!(
        faces,
        [
            (Face::Bold, "Điều 1. "),
            (Face::Regular, "Giao Văn phòng thực hiện.")
        ]
    );
    let body = vec![lines("a", 11), article("T", true), lines("b", 4)];
    assert_eq!(
        outline(&set_tiny(tiny(body), 12)),
        ["a1–a11", "Điều 1. T–b4 ký"]
    );
}

#[test]
fn a_table_repeats_its_header_and_splits_no_row() {
    let laid = set_tiny(tiny_table(4, 12, 2), 12);
    let pages = &laid.pages;
    // Four lines, the header and seven rows fill the first page.
    let on: Vec<usize> = (0..=12).map(|row| body_cell(pages, row, 0).0).collect();
    assert_eq!(on, [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2]);
    let header = runs(pages, cell(1, 0, 0));
    let texts: Vec<_> = header
        .iter()
        .map(|(page, run)| (*page, run.text.as_str()))
        .collect();
    assert_eq!(texts, [(1, "Việc"), (2, "Việc")]);
    // The repeated header is the first thing on its page, a row above row 8.
    near(body_cell(pages, 8, 0).1.y - header[1].1.y, 19.0, 1e-9);
    // Numbers end at one edge.
    let end = |row| {
        let run = body_cell(pages, row, 1).1;
        run.x + run.width()
    };
    near(end(1), end(12), 1e-9);
    assert_eq!(
        laid.findings
            .iter()
            .filter(|f| f.severity != Severity::Note)
            .count(),
        0
    );
}

#[test]
fn a_header_never_stays_behind_without_a_row() {
    let laid = set_tiny(tiny_table(11, 3, 2), 12);
    assert_eq!(body_cell(&laid.pages, 0, 0).0, 2);
    assert_eq!(runs(&laid.pages, cell(1, 0, 0)).len(), 1);
}

#[test]
fn a_row_that_no_page_holds_is_an_error() {
    let mut notice = tiny(vec![lines("a", 4), table(1), lines("b", 2)]);
    if let Block::Table(table) = &mut notice.body[1] {
        let mut text = vec![Inline::plain("x")];
        for _ in 0..40 {
            text.extend([Inline::Break, Inline::plain("x")]);
        }
        table.rows[0][0] = text;
    }
    let laid = set_tiny(notice, 12);
    let told: Vec<_> = laid
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .map(|f| f.message.vi.as_str())
        .collect();
    assert_eq!(
        told,
        ["trang 3 không đủ chỗ: hàng 2 của bảng ở đoạn thứ 2 tràn ra ngoài"]
    );
}

#[test]
fn an_annex_begins_a_page_and_counts_its_own() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    let annex = |label: &str, count| Annex {
        label: label.into(),
        title: "Danh mục nhiệm vụ".into(),
        reference: "(Kèm theo Thông báo số 05-TB/ĐU)".into(),
        body: vec![paragraph(PROSE); count],
    };
    notice.annexes = vec![annex("Phụ lục 1", 1), annex("Phụ lục 2", 12)];
    let pages = set(&notice).pages;
    let of: Vec<Option<u16>> = pages.pages.iter().map(|page| page.annex).collect();
    assert_eq!(of, [None, Some(0), Some(1), Some(1)]);
    let label = |index| runs(&pages, Role::Annex(index, AnnexPart::Label))[0].0;
    assert_eq!((label(0), label(1)), (2, 3));
    // Only the second page of the second annex bears a number.
    let numbers: Vec<_> = runs(&pages, Role::PageNumber)
        .iter()
        .map(|(page, run)| (*page, run.text.as_str()))
        .collect();
    assert_eq!(numbers, [(4, "2")]);
    assert_eq!(pages.lines(Role::Annex(0, AnnexPart::Closer)), ["-----"]);
}

#[test]
fn the_contact_line_keeps_its_room_on_the_page_of_its_standard() {
    for (id, page) in [("state-2020", 1), ("party-2026", 2)] {
        let mut notice = notice(standard(id), vec![paragraph(PROSE); 9]);
        notice.contact = Some("Địa chỉ: Trụ sở Ủy ban nhân dân phường Thử".into());
        let laid = set(&notice);
        let found = runs(&laid.pages, Role::Contact);
        assert_eq!(found.len(), 1, "{id}");
        assert_eq!((found[0].0, laid.pages.pages.len()), (page, 2), "{id}");
        let rule = rules(&laid.pages, Role::Contact)[0];
        near(rule.to.0 - rule.from.0, mm(165.0), 0.01);
        let above = laid
            .pages
            .runs()
            .filter(|(index, run)| index + 1 == page && run.role != Role::Contact);
        let lowest = above.map(|(_, run)| run.y).fold(0.0, f64::max);
        assert!(lowest < rule.from.1, "{id}");
        assert!(found[0].1.y < mm(277.0), "{id}");
    }
}

#[test]
fn several_sign_level_with_the_recipients_below() {
    let mut minutes = notice(standard("state-2020"), vec![paragraph(PROSE)]);
    minutes.signatures = vec![named("Trần Thị B"), named("Nguyễn Văn A")];
    let pages = set(&minutes).pages;
    let name = |index| run(&pages, Role::Signer(index));
    near(name(0).y, name(1).y, 1e-9);
    let middle = |run: &GlyphRun| run.x + run.width() / 2.0;
    near(middle(name(0)), mm(30.0 + 165.0 / 4.0), 0.01);
    near(middle(name(1)), mm(30.0 + 3.0 * 165.0 / 4.0), 0.01);
    assert!(run(&pages, Role::RecipientsLabel).y > name(0).y);
    // They move together, with two lines of the body.
    let mut notice = tiny(vec![lines("a", 10)]);
    notice.signatures = vec![named("Ký"), named("Ký")];
    notice.recipients.lines.clear();
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid), ["a1–a8", "a9–a10 ký"]);
}

#[test]
fn the_last_page_bears_its_circulation_mark_at_its_foot() {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE); 12]);
    notice.letterhead.circulation_last =
        Some("KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG".into());
    notice.recipients.drafter = Some("NguyenVanA-26".into());
    let laid = set(&notice);
    assert!(laid.findings.iter().all(|f| f.severity == Severity::Note));
    let found = runs(&laid.pages, Role::CirculationLast);
    assert_eq!((found.len(), found[0].0), (1, laid.pages.pages.len()));
    let mark = found[0].1;
    near(mark.y, mm(287.0), 0.01);
    near(mark.x - mm(30.0), mm(195.0) - mark.x - mark.width(), 0.01);
    let drafter = run(&laid.pages, Role::Drafter);
    near(drafter.size, 11.0, 0.0);
    assert!(drafter.y > runs(&laid.pages, Role::Recipient(2))[0].1.y);
}
