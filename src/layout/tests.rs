//! The page as a whole: the drawings of the standards, and the page-break rules on tiny pages.

mod drawing;
mod fitting;
mod huge;
mod parts;
mod tiny;

use std::sync::Arc;

use super::fonts::{Face, FontSet};
use super::{Glyph, GlyphRun, Item, LaidOut, Pages, Role, Rule, Typesetter, lay_out, mm};
use crate::finding::{Severity, code};
use crate::notice::{Block, Inline, Letterhead, Meta, Notice, Recipients, SignatureBlock, Title};
use crate::standard::{Standard, Standards};

/// A text of five lines on an A4 page.
const PROSE: &str = "Theo Công điện số 28/CĐ-TTg ngày 11/01/2022 của Thủ tướng Chính phủ, các đơn \
    vị chuẩn bị đủ thuốc, vật tư và nhân lực; từ ngày 05/01/2022 đến ngày 12/01/2022 trung bình \
    có 283 ca mắc mới một ngày, vì vậy trước 16 giờ ngày 02/02/2022 phải hoàn thành việc rà soát \
    840 F1 và 4.500 F2 trên địa bàn, báo cáo kết quả về Ban Thường vụ để kịp thời chỉ đạo các \
    phường thực hiện.";

fn standard(id: &str) -> Standard {
    Standard::clone(&Standards::embedded().by_id(id).unwrap())
}

fn notice(standard: Standard, body: Vec<Block>) -> Notice {
    Notice {
        standard: Arc::new(standard),
        letterhead: Letterhead {
            superior: Some("ĐẢNG BỘ THÀNH PHỐ HÀ NỘI".into()),
            organ: vec!["QUẬN ỦY HÀ ĐÔNG".into()],
            number: "Số\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}-TB/QU".into(),
            subject: None,
            place_date: Some("Hà Đông, ngày 05 tháng 02 năm 2026".into()),
            urgency: None,
            draft: None,
            circulation: None,
            circulation_last: None,
        },
        title: Some(Title {
            name: "THÔNG BÁO".into(),
            author: None,
            subject: "kết luận của Ban Thường vụ Quận ủy về công tác phòng, chống dịch Covid-19 \
                      trên địa bàn quận"
                .into(),
        }),
        addressees: None,
        body,
        recipients: Recipients {
            label: "Nơi nhận:".into(),
            lines: vec![
                "- Thường trực Thành ủy (để b/c);".into(),
                "- Các đồng chí Ủy viên Ban Thường vụ Quận ủy, thành viên Ban Chỉ đạo quận;".into(),
                "- Lưu VPQU.".into(),
            ],
            drafter: None,
        },
        signatures: vec![SignatureBlock {
            authority: vec!["T/M BAN THƯỜNG VỤ".into()],
            position: vec!["PHÓ BÍ THƯ THƯỜNG TRỰC".into()],
            name: "Nguyễn Văn Trường".into(),
        }],
        annexes: Vec::new(),
        contact: None,
        meta: Meta {
            title: "Thông báo".into(),
            author: "Quận ủy Hà Đông".into(),
            number: "Số -TB/QU".into(),
            date: None,
            kind: "thong-bao-ket-luan".into(),
        },
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph {
        text: vec![Inline::plain(text)],
    }
}

fn set(notice: &Notice) -> LaidOut {
    let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
    lay_out(notice, &mut typesetter)
}

/// The runs with this role, in order, with their pages from 1.
fn runs(pages: &Pages, role: Role) -> Vec<(usize, &GlyphRun)> {
    let of_role = pages.runs().filter(|(_, run)| run.role == role);
    of_role.map(|(page, run)| (page + 1, run)).collect()
}

fn run(pages: &Pages, role: Role) -> &GlyphRun {
    runs(pages, role)[0].1
}

fn rules(pages: &Pages, role: Role) -> Vec<Rule> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let rule = |item: &Item| match item {
        Item::Rule(rule) if rule.role == role => Some(*rule),
        _ => None,
    };
    items.filter_map(rule).collect()
}

/// The lines of the body (runs on one baseline joined): page from 1, left edge, right edge, text.
fn body_lines(pages: &Pages) -> Vec<(usize, f64, f64, String)> {
    let mut lines: Vec<(usize, f64, f64, f64, String)> = Vec::new();
    for (page, run) in pages
        .runs()
        .filter(|(_, r)| matches!(r.role, Role::Body(_)))
    {
        let right = run.x + run.width();
        match lines.last_mut() {
            Some(line) if line.0 == page + 1 && line.3 == run.y => {
                assert!((line.2 - run.x).abs() < 1e-9, "runs of a line join");
                line.2 = right;
                line.4.push_str(&run.text);
            }
            _ => lines.push((page + 1, run.x, right, run.y, run.text.clone())),
        }
    }
    lines
        .into_iter()
        .map(|(p, l, r, _, text)| (p, l, r, text))
        .collect()
}

#[track_caller]
fn near(actual: f64, expected: f64, tolerance: f64) {
    assert!(
        (actual - expected).abs() <= tolerance,
        "{actual} is not {expected}"
    );
}
