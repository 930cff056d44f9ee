//! Page-break rules on pages of twelve lines. Each snapshot is the list of lines per page.

use super::*;

/// A notice with nearly no letterhead, lines 19 pt apart and a closing block six lines high.
pub(super) fn tiny(body: Vec<Block>) -> Notice {
    let mut standard = standard("party-2026");
    standard.page.width_mm = 120.0;
    standard.body.line_pitch_pt = 19.0;
    standard.body.line_pitch_range_pt = (19.0, 19.0);
    standard.body.space_after_pt = 0.0;
    standard.signature.line_pitch = 19.0 / 14.0;
    standard.signature.column_mm = 50.0;
    standard.signature.space_mm = 3.0 * 19.0 / mm(1.0);
    standard.recipients.column_mm = 25.0;
    let mut notice = notice(standard, body);
    notice.letterhead.superior = None;
    notice.letterhead.organ = Vec::new();
    notice.letterhead.number = String::new();
    notice.letterhead.place_date = None;
    notice.title = Some(Title {
        name: String::new(),
        author: None,
        subject: String::new(),
    });
    notice.signatures[0].position = vec!["BÍ THƯ".into()];
    notice.signatures[0].authority = vec!["T/M ĐẢNG ỦY".into()];
    notice.recipients.lines = vec!["- Lưu.".into()];
    notice
}

/// Lays out with pages as high as twelve lines; on page 1 `first` of them are left for the body.
pub(super) fn set_tiny(mut notice: Notice, first: usize) -> LaidOut {
    let mut standard = Standard::clone(&notice.standard);
    standard.page.height_mm = 1000.0;
    notice.standard = Arc::new(standard.clone());
    let probe = Block::Paragraph {
        text: vec![Inline::plain("x")],
    };
    let asked = std::mem::replace(&mut notice.body, vec![probe]);
    let pages = set(&notice).pages;
    let top = run(&pages, Role::body(0)).y - 0.8 * 19.0;
    // The first page ends `first` lines below the title; every page is twelve lines high. What
    // that takes from the letterhead's height, its space below gives back.
    let bottom = top + first as f64 * 19.0;
    standard.page.height_mm = bottom / mm(1.0) + standard.page.bottom_mm;
    standard.page.top_mm = (bottom - 12.0 * 19.0) / mm(1.0);
    standard.letterhead.space_after_pt -= mm(standard.page.top_mm - 20.0);
    notice.standard = Arc::new(standard);
    notice.body = asked;
    set(&notice)
}

/// A paragraph of exactly `lines` lines; its first word is `name`.
pub(super) fn lines(name: &str, lines: usize) -> Block {
    let mut text = vec![Inline::plain(format!("{name}1"))];
    for i in 2..=lines {
        text.push(Inline::Break);
        text.push(Inline::plain(format!("{name}{i}")));
    }
    Block::Paragraph { text }
}

fn heading(name: &str) -> Block {
    Block::Heading {
        level: 2,
        label: String::new(),
        text: vec![Inline::plain(name)],
    }
}

/// The pages in words: first and last body line, and `ký` where the signer stands.
pub(super) fn outline(laid: &LaidOut) -> Vec<String> {
    let body = body_lines(&laid.pages);
    let signer = runs(&laid.pages, Role::Signer(0))[0].0;
    let page = |number: usize| {
        let texts: Vec<_> = body
            .iter()
            .filter(|l| l.0 == number)
            .map(|l| l.3.as_str())
            .collect();
        let mut out = match texts.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [first, .., last] => format!("{first}–{last}"),
        };
        if signer == number {
            out.push_str(" ký");
        }
        out.trim().to_owned()
    };
    (1..=laid.pages.pages.len()).map(page).collect()
}

#[track_caller]
fn check(body: Vec<Block>, first: usize, expected: &[&str]) -> LaidOut {
    let laid = set_tiny(tiny(body), first);
    assert_eq!(outline(&laid), expected);
    laid
}

#[test]
fn body_and_signature_on_one_page() {
    let laid = check(vec![lines("a", 6)], 12, &["a1–a6 ký"]);
    assert!(laid.findings.is_empty());
}

#[test]
fn a_widow_takes_a_line_along() {
    check(vec![lines("a", 13)], 12, &["a1–a11", "a12–a13 ký"]);
}

#[test]
fn an_orphan_goes_to_the_next_page() {
    check(
        vec![lines("a", 11), lines("b", 4)],
        12,
        &["a1–a11", "b1–b4 ký"],
    );
}

#[test]
fn a_heading_stays_with_its_text() {
    let body = vec![lines("a", 10), heading("H"), lines("b", 4)];
    check(body, 12, &["a1–a10", "H–b4 ký"]);
    let body = vec![lines("a", 9), heading("H"), lines("b", 4)];
    check(body, 12, &["a1–b2", "b3–b4 ký"]);
}

#[test]
fn an_announcement_stays_with_two_lines_of_its_list() {
    let announcement = |lines: &[&str]| {
        let mut text = vec![Inline::plain(lines[0])];
        for line in &lines[1..] {
            text.extend([Inline::Break, Inline::plain(*line)]);
        }
        Block::Paragraph { text }
    };
    let item = |name: &str, count| match lines(name, count) {
        Block::Paragraph { text } => Block::Item {
            depth: 0,
            label: "- ".into(),
            text,
        },
        other => other,
    };
    let one = || announcement(&["yêu cầu:"]);
    let body = vec![lines("a", 10), one(), item("b", 4)];
    check(body, 12, &["a1–a10", "yêu cầu:–b4 ký"]);
    let body = vec![lines("a", 9), one(), item("b", 4)];
    check(body, 12, &["a1–b2", "b3–b4 ký"]);
    // The announcement's own first line is not left alone either.
    let two = || announcement(&["yêu cầu", "như sau:"]);
    let body = vec![lines("a", 9), two(), item("b", 4)];
    check(body, 12, &["a1–a9", "yêu cầu–b4 ký"]);
    // An item of one line comes along, and no more.
    let body = vec![lines("a", 10), one(), item("b", 1), item("c", 4)];
    check(body, 12, &["a1–- b1", "- c1–c4 ký"]);
}

#[test]
fn the_signature_moves_with_two_body_lines() {
    let laid = check(vec![lines("a", 11)], 12, &["a1–a9", "a10–a11 ký"]);
    // Only the hole that they leave is noted: these lines cannot move apart.
    let found: Vec<_> = laid.findings.iter().map(|f| (f.rule, f.severity)).collect();
    assert_eq!(found, [(code::PAGE, Severity::Note)]);
}

#[test]
fn the_signature_moves_with_a_whole_paragraph_of_three_lines() {
    check(
        vec![lines("a", 8), lines("b", 3)],
        12,
        &["a1–a8", "b1–b3 ký"],
    );
}

#[test]
fn a_body_of_one_line_leaves_the_signature_alone() {
    let laid = check(vec![lines("a", 1)], 5, &["a1", "ký"]);
    let found: Vec<_> = laid.findings.iter().map(|f| (f.rule, f.severity)).collect();
    assert_eq!(found, [(code::PAGE, Severity::Warning)]);
    assert_eq!(
        laid.findings[0].message.vi,
        "khối chữ ký đứng một mình ở trang cuối: nội dung có 1 dòng, không thể chuyển hai dòng \
         sang cùng"
    );
}

#[test]
fn a_body_of_one_line_above_the_signature_is_noted() {
    let laid = check(vec![lines("a", 1)], 12, &["a1 ký"]);
    let found: Vec<_> = laid.findings.iter().map(|f| (f.rule, f.severity)).collect();
    assert_eq!(found, [(code::PAGE, Severity::Note)]);
}

#[test]
fn tighter_lines_spare_a_page() {
    // Seven lines and the signature are one line too many at 19 pt; 17.5 pt makes room.
    let mut notice = tiny(vec![lines("a", 7)]);
    let mut standard = Standard::clone(&notice.standard);
    standard.body.line_pitch_range_pt = (16.0, 22.0);
    notice.standard = Arc::new(standard);
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid), ["a1–a7 ký"]);
    let first = runs(&laid.pages, Role::body(0));
    near(first[1].1.y - first[0].1.y, 16.25, 1e-9);
}

#[test]
fn recipients_that_no_page_holds_flow_on() {
    let mut notice = tiny(vec![lines("a", 4)]);
    notice.recipients.lines = (0..40).map(|i| format!("- Đơn vị {i};")).collect();
    let laid = set_tiny(notice, 12);
    assert_eq!(outline(&laid)[0], "a1–a4 ký");
    let pages: Vec<usize> = (0..40)
        .map(|i| runs(&laid.pages, Role::Recipient(i))[0].0)
        .collect();
    assert!(pages.is_sorted());
    assert_eq!((pages[0], pages[39]), (1, laid.pages.pages.len()));
    assert!(laid.pages.pages.len() > 2);
    let bottom = laid.pages.height - mm(20.0);
    for i in 0..40 {
        assert!(runs(&laid.pages, Role::Recipient(i))[0].1.y <= bottom);
    }
}
