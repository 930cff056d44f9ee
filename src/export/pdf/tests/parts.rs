//! The structure of tables, annexes, several signatures and a công văn.

use lopdf::Document;

use super::super::{Attachment, Press, export_with};
use super::reader::{catalog, packet};
use super::structure::{laid, structure};
use super::{heading, item, notice, pages, reader};
use crate::layout::{AnnexPart, Cell, Role, Spot};
use crate::notice::{Addressees, Alignment, Annex, Block, Inline, SignatureBlock, Table};

fn cell(block: u32, row: u32, column: u32) -> Spot {
    Spot {
        block,
        cell: Some(Cell { row, column }),
    }
}

fn table() -> Block {
    let texts = |row: [&str; 2]| row.map(|text| vec![Inline::plain(text)]).to_vec();
    Block::Table(Table {
        columns: vec![Alignment::Left; 2],
        header: texts(["A", "B"]),
        rows: vec![texts(["c", ""]), texts(["e", "f"])],
    })
}

fn annex(label: &str, title: &str, body: Vec<Block>) -> Annex {
    Annex {
        label: label.into(),
        title: title.into(),
        reference: "(Kèm theo)".into(),
        body,
    }
}

#[test]
fn a_table_over_two_pages_is_one_with_its_header_once() {
    let notice = notice(vec![table()]);
    let at = |row, column| Role::Body(cell(0, row, column));
    let first = [
        (Role::TypeName, "THÔNG BÁO"),
        (at(0, 0), "A"),
        (at(0, 1), "B"),
        (at(1, 0), "c"),
    ];
    let second = [
        (at(0, 0), "A"),
        (at(0, 1), "B"),
        (at(2, 0), "e"),
        (at(2, 1), "f"),
    ];
    let file = laid(&notice, &[&first, &second]);
    assert_eq!(
        structure(&file),
        "\
Document
  H1 1:0
  Table
    TR
      TH Column
        P 1:1
      TH Column
        P 1:2
    TR
      TD
        P 1:3
      TD
    TR
      TD
        P 2:0
      TD
        P 2:1
"
    );
    let drawn = reader::content(&file, 2);
    assert_eq!(
        drawn.matches("/Artifact <</Type/Pagination>> BDC").count(),
        2
    );
}

#[test]
fn annexes_are_parts_with_headings_of_their_own() {
    let mut notice = notice(vec![heading(1, "I- ", "x")]);
    notice.annexes = vec![
        annex(
            "Phụ lục 1",
            "DANH SÁCH",
            vec![heading(1, "I- ", "y"), item("1. ", "z")],
        ),
        annex("Phụ lục 2", "BIỂU", vec![table()]),
    ];
    let part = |index, part| Role::Annex(index, part);
    let spot = |block| AnnexPart::Body(Spot { block, cell: None });
    let lines = [
        (Role::TypeName, "THÔNG BÁO"),
        (Role::body(0), "I- x"),
        (part(0, AnnexPart::Label), "Phụ lục 1"),
        (part(0, AnnexPart::Title), "DANH SÁCH"),
        (part(0, AnnexPart::Reference), "(Kèm theo)"),
        (part(0, AnnexPart::Closer), "-----"),
        (part(0, spot(0)), "I- y"),
        (part(0, spot(1)), "1. z"),
        (part(1, AnnexPart::Label), "Phụ lục 2"),
        (part(1, AnnexPart::Title), "BIỂU"),
        (part(1, AnnexPart::Body(cell(0, 0, 0))), "A"),
        (Role::CirculationLast, "KHÔNG PHỔ BIẾN"),
        (Role::Contact, "Địa chỉ"),
    ];
    let file = laid(&notice, &[&lines]);
    assert_eq!(
        structure(&file),
        "\
Document
  H1 1:0
  H2 1:1
  P 1:11
  Part
    H2 1:2 1:3
    P 1:4
    H3 1:5
    L Decimal
      LI
        Lbl 1:6
        LBody 1:7
  Part
    H2 1:8 1:9
    Table
      TR
        TH Column
          P 1:10
        TH Column
      TR
        TD
        TD
      TR
        TD
        TD
  P 1:12
"
        .replace("P 1:11\n", "P 1:@\n")
        .replace("P 1:12", "P 1:11")
        .replace("P 1:@", "P 1:12")
    );
    assert_eq!(
        reader::bookmarks(&file).replace(" · page 1", ""),
        "\
Thông báo kết luận <A & B>, 763.89 · 5 below
  I- x, 743.89 · 0 below
  Phụ lục 1 DANH SÁCH, 723.89 · 2 below
    I- y, 643.89 · 1 below
      1. z, 623.89 · 0 below
  Phụ lục 2 BIỂU, 603.89 · 0 below
"
    );
}

#[test]
fn several_signatures_are_read_whole_and_before_the_recipients() {
    let mut notice = notice(Vec::new());
    let signer = |name: &str| SignatureBlock {
        authority: Vec::new(),
        position: vec!["THƯ KÝ".into()],
        name: name.into(),
    };
    notice.signatures = vec![signer("Nguyễn Văn A"), signer("Nguyễn Văn B")];
    notice.recipients.lines = vec!["- c.".into()];
    let lines = [
        (Role::TypeName, "BIÊN BẢN"),
        (Role::RecipientsLabel, "Nơi nhận:"),
        (Role::Recipient(0), "- c."),
        (Role::Position(0), "THƯ KÝ"),
        (Role::Position(1), "CHỦ TRÌ"),
        (Role::Signer(0), "Nguyễn Văn A"),
        (Role::Signer(1), "Nguyễn Văn B"),
    ];
    let tree = "\
Document
  H1 1:0
  P 1:4
  P 1:6
  P 1:5
  P 1:7
  P 1:1
  L None
    LI
      Lbl 1:2
      LBody 1:3
";
    assert_eq!(structure(&laid(&notice, &[&lines])), tree);
}

#[test]
fn a_cong_van_begins_with_its_subject() {
    let mut notice = notice(vec![
        Block::Centred {
            text: vec![Inline::plain("QUYẾT ĐỊNH:")],
        },
        Block::Centred {
            text: vec![Inline::plain("Chương I")],
        },
        Block::Centred {
            text: vec![Inline::plain("QUY ĐỊNH CHUNG")],
        },
        Block::Article {
            label: "Điều 1. ".into(),
            text: vec![Inline::plain("Phê duyệt.")],
        },
    ]);
    notice.title = None;
    notice.letterhead.subject = Some("về việc x".into());
    notice.addressees = Some(Addressees {
        label: "Kính gửi:".into(),
        lines: vec!["Ban Mẫu".into()],
    });
    let lines = [
        (Role::Number, "Số 05"),
        (Role::LetterSubject, "về việc x"),
        (Role::AddresseesLabel, "Kính gửi:"),
        (Role::Addressee(0), "Ban Mẫu"),
        (Role::body(0), "QUYẾT ĐỊNH:"),
        (Role::body(1), "Chương I"),
        (Role::body(2), "QUY ĐỊNH CHUNG"),
        (Role::body(3), "Điều 1. Phê duyệt."),
    ];
    let tree = "\
Document
  P 1:0
  H1 1:1
  P 1:2 1:3
  P 1:4
  H2 1:5 1:6
  H3 1:7
  P 1:8
";
    assert_eq!(structure(&laid(&notice, &[&lines])), tree);
}

#[test]
fn files_inside_are_sources_with_size_sum_and_date() {
    let attached = [Attachment {
        name: "co-quan/mẫu.yaml".into(),
        text: "a".into(),
        description: "Hồ sơ".into(),
    }];
    let line = super::run(super::Face::Regular, "x", (85.0, 100.0), Role::TypeName);
    let file = export_with(
        &notice(Vec::new()),
        &pages(vec![vec![line]]),
        &attached,
        &Press::exact(),
    )
    .unwrap();
    let file = Document::load_mem(&file).unwrap();
    assert!(packet(&file).contains("<pdfaid:part>3</pdfaid:part>"));
    let files = catalog(&file).get(b"AF").unwrap().as_array().unwrap();
    let file_of = |id: &lopdf::Object| file.get_dictionary(id.as_reference().unwrap()).unwrap();
    let specification = file_of(&files[0]);
    let told = format!("{specification:?}");
    assert!(told.contains("/AFRelationship /Source"), "{told}");
    let stream = specification.get(b"EF").unwrap().as_dict().unwrap();
    let stream = stream.get(b"F").unwrap().as_reference().unwrap();
    let stream = file.get_object(stream).unwrap().as_stream().unwrap();
    assert_eq!(stream.content, b"a");
    let told = format!("{:?}", stream.dict);
    for part in [
        "/Subtype /application/yaml",
        "/Size 1",
        "/CheckSum <0cc175b9c0f1b6a831c399e269772661>",
        "/ModDate (D:19700101000000Z)",
    ] {
        assert!(
            told.to_lowercase().contains(&part.to_lowercase()),
            "{part}: {told}"
        );
    }
}
