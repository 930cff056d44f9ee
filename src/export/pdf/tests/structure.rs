//! The structure tree read back: elements, their marks as page:number, and the way back to them.

use std::fmt::Write;

use lopdf::{Dictionary, Document, Object, ObjectId};

use super::super::export;
use super::reader::catalog;
use super::{heading, item, notice, pages, run};
use crate::layout::fonts::Face;
use crate::layout::{Item, Role, Spot};
use crate::notice::{Block, Inline, Notice};

/// The tree, indented. Each element must name its parent, each mark's place must lead back here.
pub(super) fn structure(file: &Document) -> String {
    let root = catalog(file).get(b"StructTreeRoot").unwrap();
    let root = root.as_reference().unwrap();
    let tree = file.get_dictionary(root).unwrap();
    let whole = tree.get(b"K").unwrap().as_reference().unwrap();
    let mut text = String::new();
    let mut marks = Vec::new();
    element(file, whole, root, 0, &mut text, &mut marks);

    let parents = tree.get_deref(b"ParentTree", file).unwrap();
    let numbers = parents.as_dict().unwrap().get(b"Nums").unwrap();
    let mut known = Vec::new();
    for (index, pair) in numbers.as_array().unwrap().chunks(2).enumerate() {
        assert_eq!(pair[0].as_i64().unwrap(), index as i64);
        let holders = pair[1].as_array().unwrap().iter().enumerate();
        known.extend(holders.map(|(number, id)| (index + 1, number, id.as_reference().unwrap())));
        let page = file.page_iter().nth(index).unwrap();
        let page = file.get_dictionary(page).unwrap();
        let key = page.get(b"StructParents").unwrap();
        assert_eq!(key.as_i64().unwrap(), index as i64);
    }
    marks.sort();
    assert_eq!(marks, known);
    text
}

fn element(
    file: &Document,
    id: ObjectId,
    parent: ObjectId,
    depth: usize,
    text: &mut String,
    marks: &mut Vec<(usize, usize, ObjectId)>,
) {
    let element = file.get_dictionary(id).unwrap();
    let above = element.get(b"P").unwrap();
    assert_eq!(above.as_reference().unwrap(), parent);
    let tag = element.get(b"S").unwrap().as_name().unwrap();
    let tag = String::from_utf8_lossy(tag);
    write!(text, "{}{tag}", "  ".repeat(depth)).unwrap();
    if let Ok(attributes) = element.get(b"A").and_then(Object::as_dict) {
        let numbering = attributes.get(b"ListNumbering");
        let numbering = numbering.or_else(|_| attributes.get(b"Scope")).unwrap();
        let numbering = numbering.as_name().unwrap();
        write!(text, " {}", String::from_utf8_lossy(numbering)).unwrap();
    }
    let page = |dictionary: &Dictionary| {
        let page = dictionary.get(b"Pg").unwrap().as_reference().unwrap();
        file.page_iter().position(|known| known == page).unwrap() + 1
    };
    let kids = match element.get(b"K") {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(only) => vec![only.clone()],
        // Only a cell may be empty.
        Err(_) => {
            assert!(["TH", "TD"].contains(&tag.as_ref()), "an empty {tag}");
            Vec::new()
        }
    };
    let mut children = Vec::new();
    for kid in kids {
        let (page, number) = match &kid {
            Object::Reference(child) => {
                children.push(*child);
                continue;
            }
            Object::Integer(number) => (page(element), *number),
            reference => {
                let reference = reference.as_dict().unwrap();
                (
                    page(reference),
                    reference.get(b"MCID").unwrap().as_i64().unwrap(),
                )
            }
        };
        write!(text, " {page}:{number}").unwrap();
        marks.push((page, number as usize, id));
    }
    text.push('\n');
    for child in children {
        self::element(file, child, id, depth + 1, text, marks);
    }
}

pub(super) fn laid(notice: &Notice, parts: &[&[(Role, &str)]]) -> Document {
    let line = |(index, (role, text)): (usize, &(Role, &str))| {
        let at = (85.0, 100.0 + 20.0 * index as f64);
        run(Face::Regular, text, at, *role)
    };
    let page = |parts: &&[(Role, &str)]| parts.iter().enumerate().map(line).collect();
    let mut pages = pages(parts.iter().map(page).collect());
    // Of a table's header the layout says when it is there again.
    for page in pages.pages.iter_mut().skip(1) {
        for item in &mut page.items {
            if let Item::Glyphs(run) = item {
                run.repeated = matches!(
                    run.role,
                    Role::Body(Spot { cell: Some(cell), .. }) if cell.row == 0
                );
            }
        }
    }
    Document::load_mem(&export(notice, &pages).unwrap()).unwrap()
}

#[test]
fn parts_become_elements_in_reading_order() {
    let mut notice = notice(vec![
        heading(1, "I- ", "A"),
        item("1. ", "b"),
        Block::Item {
            depth: 1,
            label: "a) ".into(),
            text: vec![Inline::plain("c")],
        },
        item("2. ", "d"),
        item("- ", "e"),
        Block::Paragraph {
            text: vec![Inline::plain("f")],
        },
        item("- ", "g"),
    ]);
    notice.recipients.lines = vec!["- h,".into(), "- i.".into()];
    let body = Role::body;
    let first = [
        (Role::Organ, "QUẬN ỦY"),
        (Role::OrganCloser, "*"),
        (Role::TypeName, "THÔNG BÁO"),
        (Role::Subject, "kết luận"),
        (body(0), "I- A"),
        (body(1), "1. b"),
        (body(2), "a) c"),
        (body(3), "2. d"),
    ];
    // The item goes on here, with what looks like a label; a recipient stands behind the signature.
    let second = [
        (Role::PageNumber, "2"),
        (body(3), "2. d"),
        (body(4), "- e"),
        (body(5), "f"),
        (body(6), "- g"),
        (Role::RecipientsLabel, "Nơi nhận:"),
        (Role::Recipient(0), "- h,"),
        (Role::Signer(0), "Nguyễn Văn Trường"),
        (Role::Recipient(1), "- i."),
    ];
    let file = laid(&notice, &[&first, &second]);
    assert_eq!(
        structure(&file),
        "\
Document
  P 1:0
  H1 1:1 1:2
  H2 1:3
  L Decimal
    LI
      Lbl 1:4
      LBody 1:5
        L LowerAlpha
          LI
            Lbl 1:6
            LBody 1:7
    LI
      Lbl 1:8
      LBody 1:9 2:0
  L None
    LI
      Lbl 2:1
      LBody 2:2
  P 2:3
  L None
    LI
      Lbl 2:4
      LBody 2:5
  P 2:6
  L None
    LI
      Lbl 2:7
      LBody 2:8
    LI
      Lbl 2:10
      LBody 2:11
  P 2:9
"
    );
}

#[test]
fn headings_skip_no_level() {
    let body = [
        heading(2, "", "a"),
        heading(2, "", "b"),
        heading(1, "", "c"),
    ];
    let body = body.into_iter().chain([heading(2, "", "d")]).collect();
    let mut notice = notice(body);
    let lines = ["a", "b", "c", "d"];
    let lines: Vec<_> = (0_u32..).map(Role::body).zip(lines).collect::<Vec<_>>();
    let titled = [&[(Role::TypeName, "THÔNG BÁO")], lines.as_slice()].concat();
    let tags = |file: &Document| {
        let tree = structure(file);
        let tags = tree.lines().skip(1).map(|line| &line[2..4]);
        tags.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(tags(&laid(&notice, &[&titled])), "H1 H2 H2 H2 H3");
    notice.title = None;
    assert_eq!(tags(&laid(&notice, &[&lines])), "H1 H1 H1 H2");
}
