//! The structure tree as objects of the file: what each marked part of the content is, in reading
//! order; ISO 32000-1, 14.7 and 14.8. [`super::tree`] says which elements there are.

use pdf_writer::{Dict, Name, Null, Ref};

use super::content::PageContent;
use super::file::File;
use super::kinds::Kinds;
use super::tree::{Attribute, Element, Tree};

/// Writes the structure tree and what leads from pages to it; returns its root. None when nothing
/// is marked.
pub(super) fn write(
    file: &mut File,
    kinds: &Kinds<'_>,
    contents: &[PageContent],
    pages: &[Ref],
) -> Option<Ref> {
    let tree = Tree::of(kinds, contents);
    if tree.0.len() < 2 {
        return None;
    }
    let root = file.number();
    let numbers: Vec<Ref> = tree.0.iter().map(|_| file.number()).collect();
    let whole = *numbers.first()?;
    for (element, number) in tree.0.iter().zip(&numbers) {
        let mut object = file.pdf.indirect(*number).dict();
        element.write(&mut object, root, &numbers, pages);
    }
    let parents = parents(file, &tree, contents, &numbers);
    let mut object = file.pdf.indirect(root).dict();
    object.pair(Name(b"Type"), Name(b"StructTreeRoot"));
    object.pair(Name(b"K"), whole);
    object.pair(Name(b"ParentTree"), parents);
    object.pair(Name(b"ParentTreeNextKey"), contents.len() as i32);
    Some(root)
}

/// The elements that hold each page's marks.
fn parents(file: &mut File, tree: &Tree, contents: &[PageContent], numbers: &[Ref]) -> Ref {
    let mut holders: Vec<Vec<Option<Ref>>> = contents
        .iter()
        .map(|content| vec![None; content.marks.len()])
        .collect();
    for (element, number) in tree.0.iter().zip(numbers) {
        for (page, mark) in &element.marks {
            if let Some(slot) = holders.get_mut(*page).and_then(|page| page.get_mut(*mark)) {
                *slot = Some(*number);
            }
        }
    }
    let parents = file.number();
    let mut object = file.pdf.indirect(parents).dict();
    let mut pairs = object.insert(Name(b"Nums")).array();
    for (page, holders) in (0_i32..).zip(holders) {
        pairs.item(page);
        let mut list = pairs.push().array();
        for holder in holders {
            match holder {
                Some(holder) => list.item(holder),
                None => list.item(Null),
            };
        }
    }
    parents
}

impl Element {
    fn write(&self, object: &mut Dict<'_>, root: Ref, numbers: &[Ref], pages: &[Ref]) {
        let number = |index: usize| numbers.get(index).copied();
        object.pair(Name(b"Type"), Name(b"StructElem"));
        object.pair(Name(b"S"), Name(self.tag.as_bytes()));
        object.pair(Name(b"P"), self.parent.and_then(number).unwrap_or(root));
        let home = self.marks.first().map(|(page, _)| *page);
        if let Some(page) = home.and_then(|page| pages.get(page)) {
            object.pair(Name(b"Pg"), *page);
        }
        self.write_kids(object, home, numbers, pages);
        match self.attribute {
            Some(Attribute::Numbering(numbering)) => {
                let mut attributes = object.insert(Name(b"A")).dict();
                attributes.pair(Name(b"O"), Name(b"List"));
                attributes.pair(Name(b"ListNumbering"), Name(numbering.as_bytes()));
            }
            Some(Attribute::Column) => {
                let mut attributes = object.insert(Name(b"A")).dict();
                attributes.pair(Name(b"O"), Name(b"Table"));
                attributes.pair(Name(b"Scope"), Name(b"Column"));
            }
            None => {}
        }
    }

    /// Marks, then children; nothing for a cell without text.
    fn write_kids(
        &self,
        object: &mut Dict<'_>,
        home: Option<usize>,
        numbers: &[Ref],
        pages: &[Ref],
    ) {
        let count = self.marks.len() + self.children.len();
        if count == 0 {
            return;
        }
        let mut kids = object.insert(Name(b"K")).array();
        for (page, mark) in &self.marks {
            let mark = *mark as i32;
            match pages.get(*page) {
                Some(id) if home != Some(*page) => {
                    let mut reference = kids.push().dict();
                    reference.pair(Name(b"Type"), Name(b"MCR"));
                    reference.pair(Name(b"Pg"), *id);
                    reference.pair(Name(b"MCID"), mark);
                }
                _ => {
                    kids.item(mark);
                }
            }
        }
        for child in self.children.iter().filter_map(|child| numbers.get(*child)) {
            kids.item(*child);
        }
    }
}
