//! How the freedom of the standard is used: one case for each rule, on pages of twelve lines.

use super::tiny::{lines, outline, set_tiny, tiny};
use super::*;
use crate::layout::Fit;

/// A notice like [`tiny`]'s whose lines may be this far apart, and its paragraphs so far.
fn free(body: Vec<Block>, pitches: (f64, f64), space: f64) -> Notice {
    let mut notice = tiny(body);
    let mut standard = Standard::clone(&notice.standard);
    standard.body.line_pitch_range_pt = pitches;
    standard.body.space_after_pt = space;
    standard.page.width_mm = 210.0;
    notice.standard = Arc::new(standard);
    notice
}

/// A paragraph of four lines whose last one, `hoàn thành`, can be pulled back.
pub(super) fn pullable() -> Block {
    let sentence = "các cơ quan, đơn vị chuẩn bị đủ thuốc, vật tư và nhân lực, hoàn thành việc rà \
        soát trên địa bàn và báo cáo kết quả để kịp thời chỉ đạo ";
    let words = sentence.split_whitespace().cycle().skip(20).take(60);
    paragraph(&words.collect::<Vec<_>>().join(" "))
}

#[track_caller]
fn check(notice: Notice, pages: &[&str], (pitch, space, pulled): (f64, f64, &[u32])) -> LaidOut {
    let laid = set_tiny(notice, 12);
    let expected = Fit {
        pitch_pt: pitch,
        space_after_pt: space,
        pulled: pulled.to_vec(),
    };
    assert_eq!(laid.pages.fit, expected);
    let short = |page: &String| {
        let words: Vec<&str> = page.split(['–', ' ']).collect();
        let signed = if page.ends_with("ký") { " ký" } else { "" };
        let last = page.trim_end_matches(" ký").rsplit(['–', ' ']).next();
        format!("{}…{}{signed}", words[0], last.unwrap_or_default())
    };
    let outline: Vec<String> = outline(&laid).iter().map(short).collect();
    assert_eq!(outline, pages);
    laid
}

/// The first finding's message and hint in English.
fn english(laid: &LaidOut) -> (&str, &str) {
    let finding = &laid.findings[0];
    (&finding.message.en, &finding.hint.as_ref().unwrap().en)
}

/// The findings' Vietnamese messages, all of them notes.
fn notes(laid: &LaidOut) -> Vec<&str> {
    let notes = laid
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Note);
    assert_eq!(notes.clone().count(), laid.findings.len());
    notes.map(|finding| finding.message.vi.as_str()).collect()
}

#[test]
fn nothing_is_done_without_a_wish() {
    let notice = free(vec![pullable(), lines("b", 1)], (16.0, 22.0), 6.0);
    let laid = check(notice, &["địa…b1 ký"], (19.0, 6.0, &[]));
    assert_eq!(notes(&laid), [""; 0]);
}

#[test]
fn a_last_line_of_two_words_pulled_back_spares_a_page() {
    // Seven lines and the closing block are one line too many.
    let body = || vec![pullable(), lines("b", 3)];
    let laid = check(
        free(body(), (19.0, 19.0), 0.0),
        &["địa…b3 ký"],
        (19.0, 0.0, &[0]),
    );
    assert_eq!(laid.pages.lines(Role::body(0)).len(), 3);
    // It comes before tighter lines.
    check(
        free(body(), (16.0, 22.0), 0.0),
        &["địa…b3 ký"],
        (19.0, 0.0, &[0]),
    );
}

#[test]
fn only_as_many_paragraphs_are_pulled_in_as_help() {
    // A closing block of four lines: of nine lines of body one is too many.
    let body = vec![lines("a", 1), pullable(), pullable()];
    let mut notice = free(body, (19.0, 19.0), 0.0);
    let mut standard = Standard::clone(&notice.standard);
    standard.signature.space_mm = 19.0 / mm(1.0);
    notice.standard = Arc::new(standard);
    let laid = check(notice, &["a1…thành ký"], (19.0, 0.0, &[2]));
    let count = |block| laid.pages.lines(Role::body(block)).len();
    assert_eq!((count(1), count(2)), (4, 3));
}

#[test]
fn tighter_lines_come_next() {
    // Two lines too many: no pull is enough.
    let body = vec![lines("a", 8)];
    let laid = check(
        free(body, (16.0, 22.0), 0.0),
        &["a1…a6", "a7…a8 ký"],
        (19.0, 0.0, &[]),
    );
    assert_eq!(notes(&laid).len(), 1);
    let body = vec![lines("a", 7)];
    check(
        free(body, (16.0, 22.0), 0.0),
        &["a1…a7 ký"],
        (16.25, 0.0, &[]),
    );
}

#[test]
fn tighter_lines_and_a_pull_together() {
    let body = vec![pullable(), lines("b", 4)];
    check(
        free(body, (16.0, 22.0), 0.0),
        &["địa…b4 ký"],
        (16.25, 0.0, &[0]),
    );
}

#[test]
fn paragraphs_move_apart_so_that_the_signature_is_followed_naturally() {
    // Ten lines fill the page but for a little; the closing block needs the next one, and takes
    // the last paragraph along. At ten points that paragraph would go there by itself.
    let body = ["a", "b", "c", "d", "e"].map(|name| lines(name, 2));
    let laid = check(
        free(body.to_vec(), (19.0, 22.0), 6.0),
        &["a1…d2", "e1…e2 ký"],
        (19.0, 10.0, &[]),
    );
    assert_eq!(notes(&laid), [""; 0]);
    let second = run(&laid.pages, Role::body(1)).y - runs(&laid.pages, Role::body(0))[1].1.y;
    near(second, 19.0 + 10.0, 1e-9);
}

#[test]
fn lines_move_apart_where_paragraphs_cannot() {
    let laid = check(
        free(vec![lines("a", 11)], (19.0, 22.0), 6.0),
        &["a1…a9", "a10…a11 ký"],
        (20.75, 6.0, &[]),
    );
    assert_eq!(notes(&laid), [""; 0]);
    let body = runs(&laid.pages, Role::body(0));
    near(body[1].1.y - body[0].1.y, 20.75, 1e-9);
}

#[test]
fn paragraphs_and_lines_move_apart_together() {
    let body = vec![lines("a", 3), lines("b", 3), lines("c", 3), lines("d", 1)];
    check(
        free(body, (19.0, 20.0), 6.0),
        &["a1…b3", "c1…d1 ký"],
        (19.25, 12.0, &[]),
    );
}

#[test]
fn a_hole_that_no_freedom_fills_is_noted() {
    let laid = check(
        free(vec![lines("a", 9)], (19.0, 20.0), 6.0),
        &["a1…a7", "a8…a9 ký"],
        (19.0, 6.0, &[]),
    );
    assert_eq!(
        notes(&laid),
        [
            "cuối trang 1 còn trống 34 mm vì các dòng cuối phải sang trang sau cùng khối chữ ký; \
             giãn dòng đến 20 pt và giãn đoạn cũng không lấp được"
        ]
    );
    assert_eq!(
        english(&laid),
        (
            "34 mm at the foot of page 1 stay empty because the last lines had to move to the \
             signature block's page; lines up to 20 pt and paragraphs further apart do not fill them",
            "nothing must be done; for fuller pages write a few lines more or less"
        )
    );
}

#[test]
fn a_last_page_of_few_lines_that_cannot_be_spared_is_noted() {
    // A closing block of three lines: nine lines fit above it, fourteen are on two pages anyway.
    let mut notice = free(vec![lines("a", 14)], (18.0, 22.0), 0.0);
    let mut standard = Standard::clone(&notice.standard);
    standard.signature.space_mm = 0.0;
    notice.standard = Arc::new(standard);
    let laid = check(notice, &["a1…a12", "a13…a14 ký"], (19.0, 0.0, &[]));
    assert_eq!(
        notes(&laid),
        [
            "trang cuối chỉ có 2 dòng nội dung trên khối chữ ký; thu dòng đến 18 pt và kéo lên \
             những dòng cuối đoạn chỉ có một, hai chữ vẫn thừa khoảng 5 dòng"
        ]
    );
    assert_eq!(
        english(&laid),
        (
            "the last page has only 2 lines of body above the signature block; with lines 18 pt \
             apart and last lines of one or two words pulled back some 5 lines are still too many",
            "for a page less shorten the body by some 5 lines"
        )
    );
}
