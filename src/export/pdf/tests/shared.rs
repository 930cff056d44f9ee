//! Faces that documents share.

use super::super::{Press, export_with};
use super::*;

/// Documents of one family of fonts.
fn documents(count: u32) -> Vec<Pages> {
    let first = letters();
    let page = |index| {
        let line = run(Face::Regular, "Sở", (85.0, 100.0), Role::body(index));
        Pages {
            fonts: Arc::clone(&first.fonts),
            ..pages(vec![vec![line]])
        }
    };
    let others: Vec<Pages> = (1..count).map(page).collect();
    [first].into_iter().chain(others).collect()
}

fn printed(pages: &Pages, press: &Press) -> Vec<u8> {
    export_with(&notice(Vec::new()), pages, &[], press).unwrap()
}

/// The fonts' names.
fn names(bytes: &[u8]) -> Vec<String> {
    let file = Document::load_mem(bytes).unwrap();
    let faces = reader::fonts(&file);
    let name = |face: &String| face.split(' ').next().unwrap().to_owned();
    faces.iter().map(name).collect()
}

#[test]
fn documents_share_faces_and_embed_those_they_use() {
    let documents = documents(2);
    let press = Press::shared(Arc::clone(&documents[0].fonts));
    let files: Vec<_> = documents
        .iter()
        .map(|pages| printed(pages, &press))
        .collect();
    let shared = names(&files[0]);
    assert_eq!(shared.len(), 4);
    assert_eq!(names(&files[1]), shared[..1]);
    for (file, pages) in files.iter().zip(&documents) {
        agree(&read(file), pages);
    }
    let exact = names(&printed(&documents[0], &Press::exact()));
    assert!(
        exact
            .iter()
            .zip(&shared)
            .all(|(exact, shared)| exact != shared)
    );
}

#[test]
fn a_letter_of_another_language_gets_a_face_of_its_own() {
    let mut documents = documents(1);
    let press = Press::shared(Arc::clone(&documents[0].fonts));
    let shared = names(&printed(&documents[0], &press));
    let line = run(Face::Bold, "Đặng Ж", (85.0, 400.0), Role::body(9));
    documents[0].pages[0].items.push(line);
    let file = printed(&documents[0], &press);
    let text = agree(&read(&file), &documents[0]);
    assert!(text.ends_with("Đặng Ж"), "{text}");
    let names = names(&file);
    let same: Vec<bool> = names.iter().zip(&shared).map(|(a, b)| a == b).collect();
    assert_eq!(same, [true, false, true, true]);
}

#[test]
fn other_fonts_than_those_of_the_press_are_cut_down() {
    let press = Press::shared(Arc::new(FontSet::embedded()));
    let pages = letters();
    assert!(printed(&pages, &press) == printed(&pages, &Press::exact()));
}

/// Who comes first prepares a face; nobody can tell who it was.
#[test]
fn the_order_of_documents_and_the_number_of_threads_leave_no_trace() {
    let documents = documents(4);
    let press = || Press::shared(Arc::clone(&documents[0].fonts));
    let one = press();
    let expected: Vec<_> = documents.iter().map(|pages| printed(pages, &one)).collect();
    let backwards = press();
    for (pages, expected) in documents.iter().zip(&expected).rev() {
        assert!(printed(pages, &backwards) == *expected);
    }
    let together = press();
    std::thread::scope(|scope| {
        for (pages, expected) in documents.iter().zip(&expected) {
            let together = &together;
            scope.spawn(move || assert!(printed(pages, together) == *expected));
        }
    });
}

/// A press without fonts that can be read leaves it to the documents to tell.
#[test]
fn a_face_that_cannot_be_prepared_is_told_with_the_document() {
    let mut pages = letters();
    Arc::make_mut(&mut pages.fonts).data[0] = bytes::Bytes::from_static(b"not a font");
    let press = Press::shared(Arc::clone(&pages.fonts));
    let finding = export_with(&notice(Vec::new()), &pages, &[], &press).unwrap_err();
    assert_eq!(finding.rule, code::WRITE);
}
