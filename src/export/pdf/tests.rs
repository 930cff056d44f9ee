//! The file read back: its text and where each glyph lands, its parts, its bytes.

mod claims;
mod codes;
mod colour;
mod parts;
mod reader;
mod shared;
mod structure;

use std::sync::Arc;

use harfrust::{Font, GlyphId};
use lopdf::{Document, Object};

use super::kinds::Kinds;
use super::{export, spaces};
use crate::finding::code;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::{Fit, Glyph, GlyphRun, Item, Page, Pages, Role, Rule, Typesetter};
use crate::notice::{Block, Inline, Letterhead, Meta, Notice, Recipients, SignatureBlock, Title};
use crate::standard::Standards;
use reader::{Shown, catalog, content, read};

/// Every letter of the alphabet with every tone, in both cases.
pub(super) const LETTERS: [&str; 4] = [
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíị klmn",
    "oòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ ",
    "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊ KLMN",
    "OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ “”–…",
];

/// A run of unkerned glyphs; every space is 0.377 pt wider than the face has it.
fn run(face: Face, text: &str, (x, y): (f64, f64), role: Role) -> Item {
    let size = 14.0;
    let data: Arc<dyn AsRef<[u8]> + Send + Sync> =
        Arc::new(FontSet::embedded().bytes(face).clone());
    let font = Font::new(data, 0).unwrap();
    let (charmap, metrics) = (font.charmap(), font.glyph_metrics());
    let glyphs = text.char_indices().map(|(at, letter)| {
        let id = charmap.map_unicode(letter).unwrap();
        let width = metrics.h_advance_exact(id).to_f64() * size / f64::from(font.units_per_em());
        Glyph {
            id: GlyphId::to_u32(id) as u16,
            advance: width + if letter == ' ' { 0.377 } else { 0.0 },
            text: (at as u32, (at + letter.len_utf8()) as u32),
        }
    });
    Item::Glyphs(GlyphRun {
        x,
        y,
        face,
        size,
        glyphs: glyphs.collect(),
        text: text.into(),
        role,
        repeated: false,
    })
}

fn pages(pages: Vec<Vec<Item>>) -> Pages {
    Pages {
        width: 595.275_590_551,
        height: 841.889_763_78,
        fonts: Arc::new(FontSet::embedded()),
        fit: Fit::default(),
        pages: pages
            .into_iter()
            .map(|items| Page {
                items,
                ..Page::default()
            })
            .collect(),
    }
}

fn item(label: &str, text: &str) -> Block {
    Block::Item {
        depth: 0,
        label: label.into(),
        text: vec![Inline::plain(text)],
    }
}

fn heading(level: u8, label: &str, text: &str) -> Block {
    Block::Heading {
        level,
        label: label.into(),
        text: vec![Inline::plain(text)],
    }
}

fn notice(body: Vec<Block>) -> Notice {
    Notice {
        standard: Standards::embedded().by_id("party-2026").unwrap(),
        letterhead: Letterhead {
            superior: None,
            organ: vec!["QUẬN ỦY".into()],
            number: "Số 05-TB/QU".into(),
            place_date: None,
            subject: None,
            urgency: None,
            draft: None,
            circulation: None,
            circulation_last: None,
        },
        title: Some(Title {
            name: "THÔNG BÁO".into(),
            author: None,
            subject: "kết luận".into(),
        }),
        addressees: None,
        body,
        recipients: Recipients {
            label: "Nơi nhận:".into(),
            lines: Vec::new(),
            drafter: None,
        },
        signatures: vec![SignatureBlock {
            authority: Vec::new(),
            position: Vec::new(),
            name: "Nguyễn Văn Trường".into(),
        }],
        annexes: Vec::new(),
        contact: None,
        meta: Meta {
            title: "Thông báo kết luận <A & B>".into(),
            author: "Quận ủy Hà Đông".into(),
            number: "Số 05-TB/QU".into(),
            date: None,
            kind: "thong-bao".into(),
        },
    }
}

/// Four lines in four faces.
fn letters() -> Pages {
    let line = |(index, face): (usize, &Face)| {
        let at = (85.039_4, 100.0 + 20.0 * index as f64);
        run(*face, LETTERS[index], at, Role::body(index as u32))
    };
    pages(vec![Face::ALL.iter().enumerate().map(line).collect()])
}

fn export_letters() -> Vec<u8> {
    export(&notice(Vec::new()), &letters()).unwrap()
}

/// What a viewer must show for these pages.
fn expected(pages: &Pages) -> Vec<Shown> {
    let mut shown = Vec::new();
    for page in &pages.pages {
        for item in &page.items {
            let Item::Glyphs(run) = item else { continue };
            let mut x = run.x;
            for glyph in &run.glyphs {
                let text = &run.text[glyph.text.0 as usize..glyph.text.1 as usize];
                shown.push(Shown {
                    text: text.into(),
                    x,
                    y: pages.height - run.y,
                });
                x += glyph.advance;
            }
        }
    }
    shown
}

#[test]
fn every_letter_comes_back_and_stands_where_layout_put_it() {
    let text = agree(&read(&export_letters()), &letters());
    assert_eq!(text, LETTERS.concat());
}

#[test]
fn a_laid_out_notice_comes_back_kerned_and_justified() {
    let prose = "Vào ngày 13/01/2022, các đơn vị chuẩn bị đủ thuốc, vật tư và nhân lực. ".repeat(9);
    let notice = notice(vec![
        heading(1, "I- ", "ĐÁNH GIÁ"),
        item("1. ", &prose),
        item("2. ", &prose),
    ]);
    let fonts = Arc::new(FontSet::embedded());
    let laid = crate::layout::lay_out(&notice, &mut Typesetter::new(fonts).unwrap());
    let pages = spaces::restore(&Kinds::new(&notice), &laid.pages);
    let text = agree(&read(&export(&notice, &laid.pages).unwrap()), &pages);
    let prose = prose.trim_end();
    // With the spaces at which lines were broken.
    assert!(
        text.contains(&format!("I- ĐÁNH GIÁ1. {prose}2. {prose}")),
        "{text}"
    );
}

/// The text shown, when every glyph stands within 0.01 pt of its place.
fn agree(shown: &[Shown], pages: &Pages) -> String {
    let expected = expected(pages);
    assert_eq!(shown.len(), expected.len());
    for (shown, expected) in shown.iter().zip(&expected) {
        let off = (shown.x - expected.x)
            .abs()
            .max((shown.y - expected.y).abs());
        assert!(off < 0.01, "{shown:?} should be {expected:?}");
    }
    shown.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn a_page_is_a_few_plain_operators() {
    let rule = Item::Rule(Rule {
        from: (100.0, 50.0),
        to: (200.5, 50.0),
        thickness: 0.75,
        role: Role::National(0),
    });
    let pages = pages(vec![vec![
        run(Face::Regular, "2", (297.0, 40.0), Role::PageNumber),
        run(Face::Bold, "Ký", (85.04, 100.0), Role::TypeName),
        rule,
        run(Face::Regular, "a b", (85.04, 120.0), Role::body(0)),
        run(Face::Bold, "c", (120.0, 120.0), Role::body(0)),
        run(Face::Regular, "ba", (85.04, 140.0), Role::body(1)),
    ]]);
    let notice = notice(vec![heading(1, "", "x"), item("1. ", "y")]);
    let file = Document::load_mem(&export(&notice, &pages).unwrap()).unwrap();
    let drawn = "\
0 g
0 G
/Artifact <</Type/Pagination>> BDC
BT
/F1 14 Tf
297 801.89 Td
[<0002>] TJ
ET
EMC
/H1 <</MCID 0>> BDC
BT
/F2 14 Tf
85.04 741.89 Td
[<00010003>] TJ
ET
EMC
/Artifact <</Type/Layout>> BDC
0.75 w
100 791.89 m
200.5 791.89 l
S
EMC
/H2 <</MCID 1>> BDC
BT
/F1 14 Tf
85.04 721.89 Td
[<00030001>-26.9<0004>] TJ
ET
BT
/F2 14 Tf
120 721.89 Td
[<0002>] TJ
ET
EMC
/LBody <</MCID 2>> BDC
BT
/F1 14 Tf
85.04 701.89 Td
[<00040003>] TJ
ET
EMC
";
    assert_eq!(content(&file, 1), drawn);
}

#[test]
fn the_same_pages_give_the_same_bytes_in_any_thread() {
    let first = export_letters();
    let threads: Vec<_> = (0..2).map(|_| std::thread::spawn(export_letters)).collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first);
    }
    assert!(export_letters() == first);

    let mut other = notice(Vec::new());
    other.meta.number = "Số 06-TB/QU".into();
    let other = export(&other, &letters()).unwrap();
    let id = |file: &[u8]| {
        let file = Document::load_mem(file).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].clone()
    };
    assert_ne!(id(&first), id(&other));
}

#[test]
fn the_catalogue_says_what_the_file_is() {
    let bytes = export_letters();
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let file = Document::load_mem(&bytes).unwrap();
    let described = format!("{:?}", catalog(&file));
    assert_eq!(
        described,
        "<</Type /Catalog/Pages 18 0 R/PageMode /UseNone/Lang (vi-VN)\
         /ViewerPreferences <</DisplayDocTitle true>>/Metadata 27 0 R\
         /OutputIntents [<</Type /OutputIntent/S /GTS_PDFA1\
         /OutputConditionIdentifier (Gray Gamma 2.2)/Info (Gray Gamma 2.2)\
         /DestOutputProfile 29 0 R>>]/MarkInfo <</Marked true>>/StructTreeRoot 20 0 R>>"
    );
    let page = file
        .get_dictionary(file.page_iter().next().unwrap())
        .unwrap();
    let keys: Vec<_> = page
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key))
        .collect();
    assert_eq!(
        keys,
        [
            "Type",
            "Parent",
            "MediaBox",
            "Resources",
            "Contents",
            "StructParents",
            "Tabs"
        ]
    );
}

#[test]
fn description_and_packet_agree_and_invent_no_date() {
    let mut notice = notice(Vec::new());
    let undated = Document::load_mem(&export(&notice, &letters()).unwrap()).unwrap();
    let info = [
        "Title=Thông báo kết luận <A & B>",
        "Author=Quận ủy Hà Đông",
        "Subject=Số 05-TB/QU",
        concat!("Creator=vanthu ", env!("CARGO_PKG_VERSION")),
        concat!("Producer=vanthu ", env!("CARGO_PKG_VERSION")),
    ];
    assert_eq!(reader::information(&undated), info);
    let packet = reader::packet(&undated);
    assert!(
        packet.contains(
            "<rdf:li xml:lang=\"x-default\">Thông báo kết luận &lt;A &amp; B&gt;</rdf:li>"
        )
    );
    assert!(!packet.contains("Date>"));

    notice.meta.date = Some("2022-01-13".into());
    let dated = Document::load_mem(&export(&notice, &letters()).unwrap()).unwrap();
    let dates = [
        "CreationDate=D:20220113000000+07'00'",
        "ModDate=D:20220113000000+07'00'",
    ];
    assert_eq!(reader::information(&dated)[5..], dates);
    let date = "<xmp:CreateDate>2022-01-13T00:00:00+07:00</xmp:CreateDate>";
    assert!(reader::packet(&dated).contains(date));
}

#[test]
fn no_character_breaks_the_description() {
    let mut notice = notice(Vec::new());
    let odd: String = (0..0x20)
        .chain([0x7F, 0x80, 0x85, 0x9F, 0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE])
        .filter_map(char::from_u32)
        .collect();
    notice.meta.title = format!("a{odd}b<&>\u{1F600}");
    notice.meta.author = "\0\u{1B}".into();
    notice.meta.number = "]]>\u{2028}'\"".into();
    let file = Document::load_mem(&export(&notice, &letters()).unwrap()).unwrap();
    let title = "a    b";
    assert_eq!(
        reader::information(&file)[..2],
        [
            format!("Title={title}<&>\u{1F600}"),
            "Subject=]]> '\"".into()
        ]
    );
    let packet = reader::packet(&file);
    let text = |name: &str| {
        let (_, rest) = packet.split_once(&format!("<{name}>")).unwrap();
        rest.split_once(&format!("</{name}>")).unwrap().0.to_owned()
    };
    let alternative =
        |text: &str| format!("<rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt>");
    assert_eq!(
        text("dc:title"),
        alternative(&format!("{title}&lt;&amp;&gt;\u{1F600}"))
    );
    assert_eq!(text("dc:description"), alternative("]]&gt; '\""));
    assert!(!packet.contains("dc:creator"), "{packet}");
}

#[test]
fn faces_are_subsets_with_their_own_measures() {
    let file = Document::load_mem(&export_letters()).unwrap();
    let faces = reader::fonts(&file);
    assert_eq!(faces.len(), 4);
    for (face, name) in faces.iter().zip(["", "-Bold", "-Italic", "-BoldItalic"]) {
        assert!(face.contains(&format!("+LiberationSerif{name} ")), "{face}");
    }
    assert!(
        faces[0].ends_with("Flags 6 ItalicAngle 0 Ascent 891 Descent -216 CapHeight 655 StemV 88"),
        "{}",
        faces[0]
    );
    assert!(
        faces[3].ends_with(
            "Flags 70 ItalicAngle -16.333 Ascent 891 Descent -216 CapHeight 655 StemV 166"
        ),
        "{}",
        faces[3]
    );
}

#[test]
fn bookmarks_follow_the_document() {
    let long = "Chuẩn bị đủ thuốc và vật tư theo phương châm bốn tại chỗ, báo cáo kết quả trước ngày 20/01/2022.";
    let notice = notice(vec![
        heading(1, "I- ", "ĐÁNH GIÁ"),
        Block::Paragraph {
            text: vec![Inline::plain("Tốt.")],
        },
        heading(1, "II- ", "NHIỆM VỤ"),
        item("1. ", long),
        item("- ", "Gạch đầu dòng."),
        heading(2, "2. ", "Y tế"),
        item("10. ", "Tiêm chủng."),
    ]);
    let line = |role, y| run(Face::Regular, "x", (85.0, y), role);
    let body = |index| Role::body(index);
    let pages = pages(vec![
        vec![
            line(Role::TypeName, 150.0),
            line(body(0), 200.0),
            line(body(1), 220.0),
            line(body(2), 240.0),
            line(body(3), 260.0),
        ],
        vec![
            line(body(3), 70.0),
            line(body(4), 90.0),
            line(body(5), 110.0),
            line(body(6), 130.0),
        ],
    ]);
    let file = Document::load_mem(&export(&notice, &pages).unwrap()).unwrap();
    assert_eq!(
        reader::bookmarks(&file),
        "\
Thông báo kết luận <A & B> · page 1, 713.89 · 5 below
  I- ĐÁNH GIÁ · page 1, 663.89 · 0 below
  II- NHIỆM VỤ · page 1, 623.89 · 3 below
    1. Chuẩn bị đủ thuốc và vật tư theo phương châm bốn tại chỗ… · page 1, 603.89 · 0 below
    2. Y tế · page 2, 753.89 · 1 below
      10. Tiêm chủng. · page 2, 733.89 · 0 below
"
    );
}

#[test]
fn what_cannot_be_drawn_is_a_finding() {
    let fails = |change: fn(&mut Pages)| {
        let mut pages = letters();
        change(&mut pages);
        export(&notice(Vec::new()), &pages).unwrap_err().rule
    };
    fn first(pages: &mut Pages) -> &mut GlyphRun {
        match &mut pages.pages[0].items[0] {
            Item::Glyphs(run) => run,
            Item::Rule(_) => unreachable!(),
        }
    }
    assert_eq!(fails(|pages| first(pages).x = f64::NAN), code::PAGE);
    assert_eq!(fails(|pages| first(pages).size = 0.0), code::PAGE);
    assert_eq!(
        fails(|pages| first(pages).glyphs[0].text = (0, 999)),
        code::PAGE
    );
    assert_eq!(
        fails(|pages| first(pages).glyphs[0].advance = f64::INFINITY),
        code::PAGE
    );
    let broken = |pages: &mut Pages| {
        let fonts = Arc::make_mut(&mut pages.fonts);
        fonts.data[0] = bytes::Bytes::from_static(b"not a font");
    };
    assert_eq!(fails(broken), code::WRITE);
}

#[test]
fn a_document_without_pages_is_still_a_file() {
    let file = export(&notice(Vec::new()), &pages(Vec::new())).unwrap();
    let file = Document::load_mem(&file).unwrap();
    assert_eq!(file.page_iter().count(), 0);
    assert!(matches!(
        file.trailer.get(b"Root"),
        Ok(Object::Reference(_))
    ));
}
