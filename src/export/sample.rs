//! Small notices for the exporters' tests. The organs and texts are made up.

mod parts;

use std::sync::Arc;

pub(super) use parts::{annexed, decision, letter, minutes};

use crate::layout::fonts::FontSet;
use crate::layout::{Pages, Typesetter, lay_out};
use crate::notice::{Block, Inline, Letterhead, Meta, Notice, Recipients, SignatureBlock, Title};
use crate::standard::Standard;
use crate::standard::load::Standards;

/// A built-in standard.
pub(super) fn standard(id: &str) -> Arc<Standard> {
    Standards::embedded().by_id(id).unwrap()
}

/// The laid-out pages of a notice, in the built-in faces.
pub(super) fn pages(notice: &Notice) -> Pages {
    let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
    lay_out(notice, &mut typesetter).pages
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn run(text: &str, bold: bool, italic: bool) -> Inline {
    Inline::Text {
        text: text.to_owned(),
        bold,
        italic,
        link: None,
    }
}

fn plain(text: &str) -> Vec<Inline> {
    vec![Inline::plain(text)]
}

fn item(depth: u8, label: &str, text: Vec<Inline>) -> Block {
    Block::Item {
        depth,
        label: label.to_owned(),
        text,
    }
}

/// A Party notice with every kind of block.
pub(super) fn party() -> Notice {
    Notice {
        standard: standard("party-2026"),
        letterhead: Letterhead {
            superior: Some("ĐẢNG BỘ THÀNH PHỐ MẪU".to_owned()),
            organ: strings(&["ĐẢNG ỦY PHƯỜNG THỬ"]),
            number: "Số 05-TB/ĐU".to_owned(),
            place_date: Some("Thử, ngày 03 tháng 02 năm 2027".to_owned()),
            subject: None,
            urgency: None,
            draft: None,
            circulation: None,
            circulation_last: None,
        },
        title: Some(Title {
            name: "THÔNG BÁO".to_owned(),
            author: None,
            subject: "kết luận của Ban Thường vụ Đảng ủy về việc thử".to_owned(),
        }),
        addressees: None,
        body: vec![
            Block::Ground {
                label: "- ".to_owned(),
                text: plain("Quy chế làm việc của Đảng ủy."),
            },
            Block::Paragraph {
                text: vec![
                    Inline::plain("Ban Thường vụ "),
                    run("kết luận", true, false),
                    Inline::plain(" như "),
                    run("sau", false, true),
                    Inline::plain(":"),
                ],
            },
            Block::Heading {
                level: 1,
                label: "I- ".to_owned(),
                text: plain("NHIỆM VỤ"),
            },
            Block::Heading {
                level: 2,
                label: "1. ".to_owned(),
                text: plain("Trước mắt"),
            },
            item(0, "1. ", plain("Thử việc thứ nhất.")),
            item(1, "a) ", plain("Phần a.")),
            item(0, "- ", plain("Thử việc thứ hai.")),
            Block::Paragraph {
                text: plain("2022. Ban Thường vụ thông báo để các chi bộ biết."),
            },
        ],
        recipients: Recipients {
            label: "Nơi nhận:".to_owned(),
            lines: strings(&["- Thường trực Thành ủy (b/c);", "- Lưu VPĐU."]),
            drafter: None,
        },
        signatures: vec![SignatureBlock {
            authority: strings(&["T/M BAN THƯỜNG VỤ"]),
            position: strings(&["PHÓ BÍ THƯ"]),
            name: "Nguyễn Văn Thử".to_owned(),
        }],
        annexes: Vec::new(),
        contact: None,
        meta: Meta {
            title: "Thông báo kết luận của Ban Thường vụ Đảng ủy về việc thử".to_owned(),
            author: "Đảng ủy phường Thử".to_owned(),
            number: "Số 05-TB/ĐU".to_owned(),
            date: Some("2027-02-03".to_owned()),
            kind: "thong-bao-ket-luan".to_owned(),
        },
    }
}

/// A State notice: a draft without number, date and author, urgent, for inner circulation.
pub(super) fn state() -> Notice {
    Notice {
        standard: standard("state-2020"),
        letterhead: Letterhead {
            superior: None,
            organ: strings(&["ỦY BAN NHÂN DÂN", "PHƯỜNG THỬ"]),
            number: "Số: \u{a0}\u{a0}\u{a0}/TB-UBND".to_owned(),
            place_date: Some(
                "Thử, ngày\u{a0}\u{a0}\u{a0}tháng\u{a0}\u{a0}\u{a0}năm 2027".to_owned(),
            ),
            subject: None,
            urgency: Some("KHẨN".to_owned()),
            draft: Some("Dự thảo lần 2".to_owned()),
            circulation: Some("LƯU HÀNH NỘI BỘ".to_owned()),
            circulation_last: None,
        },
        title: Some(Title {
            name: "THÔNG BÁO".to_owned(),
            author: Some("CỦA ỦY BAN NHÂN DÂN".to_owned()),
            subject: "Kết luận về việc thử".to_owned(),
        }),
        addressees: None,
        body: vec![
            Block::Ground {
                label: String::new(),
                text: vec![run("Căn cứ Luật Thử.", false, true)],
            },
            item(0, "1. ", plain("Một việc./.")),
        ],
        recipients: Recipients {
            label: "Nơi nhận:".to_owned(),
            lines: strings(&["- Các tổ dân phố;", "- Lưu: VT, VP."]),
            drafter: None,
        },
        signatures: vec![SignatureBlock {
            authority: strings(&[]),
            position: strings(&["CHỦ TỊCH"]),
            name: "……………………".to_owned(),
        }],
        annexes: Vec::new(),
        contact: None,
        meta: Meta {
            title: "Thông báo Kết luận về việc thử".to_owned(),
            author: "Ủy ban nhân dân phường Thử".to_owned(),
            number: "Số: /TB-UBND".to_owned(),
            date: None,
            kind: "thong-bao-ket-luan".to_owned(),
        },
    }
}

/// The Party notice over several pages.
pub(super) fn long() -> Notice {
    let mut notice = party();
    let sentence = "Thử một đoạn dài có **nhiều** chữ để xem trang giấy, lề và chỗ ngắt trang. ";
    let paragraph = Block::Paragraph {
        text: plain(sentence.repeat(6).trim()),
    };
    let body = std::mem::take(&mut notice.body);
    notice.body = body
        .iter()
        .cycle()
        .take(24)
        .flat_map(|b| [b.clone(), paragraph.clone()])
        .collect();
    notice
}
