//! Notices with the parts that not every document has.

use super::{item, party, plain, run, state, strings};
use crate::notice::{Addressees, Alignment, Annex, Block, Notice, SignatureBlock, Table};

/// A State công văn to two organs, with its drafter's code and the contact line.
pub(in crate::export) fn letter() -> Notice {
    let mut notice = state();
    let head = &mut notice.letterhead;
    head.number = "Số: 05/UBND-VP".to_owned();
    head.subject = Some("V/v thử việc".to_owned());
    (head.urgency, head.draft, head.circulation) = (None, None, None);
    notice.title = None;
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".to_owned(),
        lines: strings(&["- Các tổ dân phố;", "- Trạm Y tế phường Thử."]),
    });
    notice.recipients.drafter = Some("PL.(30)".to_owned());
    notice.contact = Some("Số 1 đường Thử, phường Thử; điện thoại 0000 000 000".to_owned());
    notice.meta.kind = "cong-van".to_owned();
    notice
}

/// A Party decision with its authority, a ground, articles and a mark at the foot.
pub(in crate::export) fn decision() -> Notice {
    let mut notice = party();
    let head = &mut notice.letterhead;
    head.circulation_last = Some("KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG".to_owned());
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".to_owned(),
        lines: strings(&["Ban Thường vụ Thành ủy Mẫu"]),
    });
    let article = |label: &str, text| Block::Article {
        label: label.to_owned(),
        text,
    };
    notice.body = vec![
        Block::Ground {
            label: "- ".to_owned(),
            text: plain("Căn cứ Quy chế làm việc của Đảng ủy;"),
        },
        Block::Centred {
            text: plain("BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH:"),
        },
        article("Điều 1. ", vec![run("Phạm vi", true, false)]),
        item(0, "1. ", plain("Thử một việc.")),
        article("Điều 2. ", plain("Các chi bộ thi hành Quyết định này.")),
    ];
    notice.meta.kind = "quyet-dinh".to_owned();
    notice
}

/// State minutes, signed by two: no place and date in the letterhead.
pub(in crate::export) fn minutes() -> Notice {
    let mut notice = state();
    notice.letterhead.place_date = None;
    let block = |position: &[&str], name: &str| SignatureBlock {
        authority: Vec::new(),
        position: strings(position),
        name: name.to_owned(),
    };
    notice.signatures = vec![
        block(&["THƯ KÝ"], "Nguyễn Văn A"),
        block(&["CHỦ TỌA", "kiêm", "TRƯỞNG BAN"], "Nguyễn Văn B"),
    ];
    notice.meta.kind = "bien-ban".to_owned();
    notice
}

/// The header, two rows and three ways to align a column.
fn table() -> Table {
    let row = |texts: [&str; 3]| texts.map(plain).to_vec();
    Table {
        columns: vec![Alignment::Centre, Alignment::Left, Alignment::Right],
        header: row(["TT", "Đơn vị", "Số ca"]),
        rows: vec![
            row(["1", "Tổ dân phố 1 | khu A", "1.873"]),
            vec![
                plain("2"),
                vec![run("Tổ", true, false), run(" 2", false, false)],
                Vec::new(),
            ],
        ],
    }
}

/// A Party notice with two annexes, one of them a table.
pub(in crate::export) fn annexed() -> Notice {
    let mut notice = party();
    let annex = |label: &str, body| Annex {
        label: label.to_owned(),
        title: "Danh sách thử".to_owned(),
        reference: "(Kèm theo Thông báo số 05-TB/ĐU, ngày 03/02/2027 của Đảng ủy phường Thử)"
            .to_owned(),
        body,
    };
    notice.annexes = vec![
        annex(
            "Phụ lục 1",
            vec![
                Block::Heading {
                    level: 1,
                    label: "I- ".to_owned(),
                    text: plain("SỐ LIỆU"),
                },
                Block::Table(table()),
            ],
        ),
        annex(
            "Phụ lục 2",
            vec![Block::Paragraph {
                text: plain("Một đoạn."),
            }],
        ),
    ];
    notice
}
