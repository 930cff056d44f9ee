//! Parts that not every notice has: links, tables, annexes, several signatures, a contact line.

use std::io::{Cursor, Read};

use super::export;
use crate::export::sample;
use crate::layout::Pages;
use crate::notice::{Addressees, Alignment, Annex, Block, Inline, Notice, SignatureBlock, Table};

/// A part of the package that a notice becomes.
fn part(notice: &Notice, name: &str) -> String {
    part_of(notice, &sample::pages(notice), name)
}

/// A part of the package that a notice becomes with these pages.
fn part_of(notice: &Notice, pages: &Pages, name: &str) -> String {
    let bytes = export(notice, pages).unwrap();
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    let mut part = package.by_name(name).unwrap();
    part.read_to_string(&mut text).unwrap();
    text
}

fn document(notice: &Notice) -> String {
    part(notice, "word/document.xml")
}

fn table() -> Block {
    let cells = |texts: [&str; 2]| texts.map(|text| vec![Inline::plain(text)]).to_vec();
    Block::Table(Table {
        columns: vec![Alignment::Left, Alignment::Right],
        header: cells(["Đơn vị", "Số ca"]),
        rows: vec![cells(["phường Mẫu", "283"]), cells(["phường Thử", "12"])],
    })
}

fn annexed() -> Notice {
    let mut notice = sample::party();
    notice.annexes = vec![Annex {
        label: "Phụ lục".to_owned(),
        title: "Số liệu".to_owned(),
        reference: "(Kèm theo Thông báo số 05-TB/ĐU)".to_owned(),
        body: vec![table()],
    }];
    notice
}

#[test]
fn a_link_is_a_relation_and_an_unsafe_address_is_none() {
    let mut notice = sample::party();
    let link = |address: &str| Inline::Text {
        text: "xem".to_owned(),
        bold: false,
        italic: false,
        link: Some(address.to_owned()),
    };
    let text = vec![
        link("https://example.org/?a=1&b=2"),
        link("javascript:x"),
        link("https://example.org/?a=1&b=2"),
    ];
    notice.body.push(Block::Paragraph { text });
    let document = document(&notice);
    assert_eq!(
        document.matches("<w:hyperlink r:id=\"rIdLink1\"").count(),
        2
    );
    assert_eq!(document.matches("<w:hyperlink ").count(), 2);
    let relations = part(&notice, "word/_rels/document.xml.rels");
    assert!(
        relations.contains("Target=\"https://example.org/?a=1&amp;b=2\" TargetMode=\"External\"")
    );
    assert_eq!(relations.matches("External").count(), 1);
}

#[test]
fn a_table_repeats_its_header_and_splits_no_row() {
    let mut notice = sample::party();
    notice.body.insert(1, table());
    let document = document(&notice);
    assert_eq!(document.matches("<w:cantSplit/><w:tblHeader/>").count(), 1);
    // Letterhead, three rows, closing block.
    assert_eq!(document.matches("<w:tr>").count(), 5);
    assert_eq!(document.matches("<w:cantSplit/>").count(), 5);
    assert_eq!(document.matches("<w:jc w:val=\"right\"/>").count(), 2);
    // The heads stand in the middle of their row.
    assert_eq!(document.matches("<w:vAlign w:val=\"center\"/>").count(), 2);
}

#[test]
fn an_annex_has_a_section_of_its_own_numbered_from_one() {
    let document = document(&annexed());
    let (notice, annex) = document.split_once("</w:sectPr></w:pPr></w:p>").unwrap();
    assert!(!notice.contains("<w:pgNumType"));
    assert!(annex.contains("<w:pStyle w:val=\"PhuLuc\"/>"));
    assert_eq!(annex.matches("<w:pgNumType w:start=\"1\"/>").count(), 1);
    assert!(annex.ends_with("<w:titlePg/></w:sectPr></w:body></w:document>"));
}

#[test]
fn an_annex_keeps_the_standards_spaces_when_the_notice_is_set_looser() {
    let mut notice = annexed();
    let text = vec![Inline::plain("Số liệu tính đến hết tháng.")];
    notice.annexes[0].body.insert(0, Block::Paragraph { text });
    let mut pages = sample::pages(&notice);
    let annex = |pages: &Pages| {
        let document = part_of(&notice, pages, "word/document.xml");
        let annex = document.rsplit_once("NoiDung").unwrap().1.to_owned();
        annex.split_once("</w:pPr>").unwrap().0.to_owned()
    };
    pages.fit.pitch_pt = notice.standard.body.line_pitch_pt;
    pages.fit.space_after_pt = notice.standard.body.space_after_pt;
    assert!(!annex(&pages).contains("w:after="));
    pages.fit.space_after_pt += 3.0;
    let usual = (notice.standard.body.space_after_pt * 20.0).round();
    assert!(annex(&pages).contains(&format!("w:after=\"{usual}\"")));
}

#[test]
fn several_signatures_have_a_column_each_and_the_recipients_below() {
    let mut notice = sample::party();
    notice.signatures.push(SignatureBlock {
        authority: Vec::new(),
        position: vec!["CHỦ TỌA".to_owned()],
        name: "Nguyễn Văn A".to_owned(),
    });
    let document = document(&notice);
    let closing = document.rsplit_once("<w:tbl>").unwrap().1;
    let (table, below) = closing.split_once("</w:tbl>").unwrap();
    assert_eq!(table.matches("<w:tc>").count(), 2);
    assert_eq!(table.matches(">Nguyễn Văn A<").count(), 1);
    assert_eq!(table.matches(">Nguyễn Văn Thử<").count(), 1);
    assert!(!table.contains("Nơi nhận:") && below.contains("Nơi nhận:"));
}

#[test]
fn a_contact_line_stands_where_the_standard_wants_it() {
    let (mut party, mut state) = (sample::party(), sample::state());
    party.contact = Some("phường Thử".to_owned());
    state.contact = Some("phường Thử".to_owned());
    let framed = "<w:pStyle w:val=\"LienHe\"/><w:framePr ";
    assert!(document(&party).contains(framed));
    assert!(!document(&state).contains(framed));
    assert!(document(&state).contains("w:type=\"first\" r:id=\"rIdContact\""));
    assert!(part(&state, "word/footer2.xml").contains("phường Thử"));
}

#[test]
fn one_addressee_stands_behind_the_label_and_several_under_it() {
    let mut notice = sample::state();
    let mut paragraphs = |lines: &[&str]| {
        notice.addressees = Some(Addressees {
            label: "Kính gửi:".to_owned(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        });
        let document = document(&notice);
        (
            document.matches("w:val=\"KinhGui\"").count(),
            document.matches("w:val=\"NoiNhanKinhGui\"").count(),
            document.contains("> phường Thử</w:t>"),
        )
    };
    assert_eq!(paragraphs(&["phường Thử"]), (1, 0, true));
    assert_eq!(
        paragraphs(&["- phường Thử;", "- phường Mẫu."]),
        (1, 2, false)
    );
}

#[test]
fn an_addressee_that_goes_on_hangs_as_on_the_page() {
    let mut notice = sample::state();
    let long = "- Các phòng, ban, đơn vị sự nghiệp, trạm y tế và các trường học thuộc phường Mẫu;";
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".to_owned(),
        lines: vec![long.to_owned(), "- phường Thử.".to_owned()],
    });
    let document = document(&notice);
    let mut lines = document.split("w:val=\"NoiNhanKinhGui\"").skip(1);
    assert!(
        lines
            .next()
            .unwrap()
            .split("</w:pPr>")
            .next()
            .unwrap()
            .contains("w:hanging=")
    );
    assert!(
        !lines
            .next()
            .unwrap()
            .split("</w:pPr>")
            .next()
            .unwrap()
            .contains("w:hanging=")
    );
}

#[test]
fn control_characters_do_not_reach_the_file() {
    let mut notice = sample::party();
    notice.meta.title = "a\u{0}\u{b}b".to_owned();
    let core = part(&notice, "docProps/core.xml");
    assert!(core.contains("<dc:title>ab</dc:title>"));
}

#[test]
fn the_stamp_of_urgency_is_red_in_word() {
    let state = sample::state();
    let document = document(&state);
    assert_eq!(document.matches("w:color=\"FF0000\"").count(), 4);
    let styles = part(&state, "word/styles.xml");
    let (_, stamp) = styles.split_once("w:styleId=\"MucDoKhan\"").unwrap();
    let (stamp, others) = stamp.split_once("</w:style>").unwrap();
    assert!(
        stamp.contains("<w:color w:val=\"FF0000\"/><w:sz "),
        "{stamp}"
    );
    assert!(!others.contains("<w:color "));
    let mut party = sample::party();
    party.letterhead.urgency = Some("KHẨN".to_owned());
    for name in ["word/document.xml", "word/styles.xml"] {
        assert!(!part(&party, name).contains("FF0000"), "{name}");
    }
}
