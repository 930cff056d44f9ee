//! Texts that nobody should write: they take their time in proportion, and what no page holds is said.

use std::time::{Duration, Instant};

use super::*;

/// Many times what the slowest of these takes on a machine that is busy with other tests: only a
/// cost far out of proportion is caught, and no slow machine fails.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lays out a notice in due time; the findings' messages.
fn patiently(change: impl FnOnce(&mut Notice)) -> (Pages, Vec<String>) {
    let mut notice = notice(standard("party-2026"), vec![paragraph(PROSE)]);
    change(&mut notice);
    let start = Instant::now();
    let laid = set(&notice);
    let time = start.elapsed();
    assert!(time < PATIENCE, "{time:?}");
    let messages = laid.findings.into_iter().map(|f| f.message.vi).collect();
    (laid.pages, messages)
}

/// Nothing is drawn outside the margins but page numbers.
fn assert_inside(pages: &Pages) {
    for (_, run) in pages.runs().filter(|(_, r)| r.role != Role::PageNumber) {
        assert!(run.x > mm(30.0) - 0.01, "{run:?}");
        assert!(run.x + run.width() < mm(195.0) + 0.01, "{run:?}");
        assert!((mm(20.0)..mm(277.0)).contains(&run.y), "{run:?}");
    }
}

#[test]
fn a_token_of_ten_thousand_letters() {
    let token = "ngườiđ".repeat(10_000 / 6);
    let (pages, said) = patiently(|n| n.body = vec![paragraph(&format!("Các {token} và {token}"))]);
    assert_eq!(said, [""; 0]);
    assert_inside(&pages);
}

#[test]
fn a_paragraph_of_twenty_thousand_words() {
    let text = "đồng chí Nguyễn Văn A báo cáo ngày 05/01/2022 ".repeat(20_000 / 9);
    let (pages, said) = patiently(|n| n.body = vec![paragraph(&text)]);
    assert_eq!(said, [""; 0]);
    assert_inside(&pages);
}

#[test]
fn five_hundred_paragraphs_that_can_be_pulled_in() {
    // The last page ends lower and lower: sooner or later the closing block wants room.
    let mut wished = false;
    for more in (0..32).step_by(8) {
        let mut body = vec![fitting::pullable(); 500];
        body.extend(std::iter::repeat_n(paragraph("Giao Văn phòng."), more));
        let (pages, said) = patiently(|n| n.body = body);
        assert_inside(&pages);
        assert!(pages.fit.pulled.len() <= 12);
        wished |= !said.is_empty() || pages.fit.space_after_pt > 6.0 || pages.fit.pitch_pt < 19.0;
        wished |= !pages.fit.pulled.is_empty();
    }
    assert!(wished);
}

#[test]
fn five_thousand_recipients() {
    let line = |i| format!("- Đảng ủy, Ủy ban nhân dân phường thứ {i} trên địa bàn thành phố;");
    let (pages, said) = patiently(|n| n.recipients.lines = (0..5_000).map(line).collect());
    assert_eq!(said, [""; 0]);
    assert_inside(&pages);
}

#[test]
fn a_subject_longer_than_the_page() {
    let subject = "về công tác phòng, chống dịch ".repeat(2_000 / 6);
    let (pages, said) = patiently(|n| n.title.as_mut().unwrap().subject = subject);
    assert_eq!(said, ["trang 1 không đủ chỗ: trích yếu tràn ra ngoài"]);
    // The body begins on a page of its own.
    assert_eq!(runs(&pages, Role::body(0))[0].0, 2);
}

#[test]
fn names_of_three_hundred_letters() {
    let name = "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH "
        .repeat(10)
        .trim()
        .to_owned();
    let changes: [fn(&mut Notice, String); 9] = [
        |n, name| n.letterhead.superior = Some(name),
        |n, name| n.letterhead.organ = vec![name],
        |n, name| n.letterhead.number = name.replace(' ', ""),
        |n, name| n.letterhead.place_date = Some(name),
        |n, name| n.letterhead.draft = Some(name),
        |n, name| n.letterhead.urgency = Some(name),
        |n, name| n.title.as_mut().unwrap().author = Some(name),
        |n, name| n.signatures[0].authority = vec![name],
        |n, name| n.signatures[0].name = name,
    ];
    for change in changes {
        let (pages, said) = patiently(|n| change(n, name.clone()));
        assert_eq!(said, [""; 0]);
        assert_inside(&pages);
    }
}

#[test]
fn what_no_page_holds_is_said() {
    let name = "BAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH ".repeat(100);
    let superior = |n: &mut Notice| n.letterhead.superior = Some(name.clone());
    let (_, said) = patiently(superior);
    let expected = "trang 1 không đủ chỗ: tên cơ quan cấp trên tràn ra ngoài";
    assert_eq!(said, [expected]);
    // The marks that stand on one line.
    let wide = "LƯU HÀNH NỘI BỘ ".repeat(5).trim().to_owned();
    let (_, said) = patiently(|n| n.letterhead.circulation = Some(wide.clone()));
    let expected = "trang 1 không đủ chỗ: dấu phạm vi lưu hành tràn ra ngoài";
    assert_eq!(said, [expected]);
    let (_, said) = patiently(|n| {
        n.standard = Arc::new(standard("state-2020"));
        n.letterhead.urgency = Some(wide.clone());
    });
    let expected = "trang 1 không đủ chỗ: dấu mức độ khẩn tràn ra ngoài";
    assert_eq!(said, [expected]);
}
