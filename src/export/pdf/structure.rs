//! The structure tree as objects of the file: what each marked part of the content is, in reading
//! order; ISO 32000-1, 14.7 and 14.8. [`super::tree`] says which elements there are.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::PageContent;
use super::kinds::Kinds;
use super::tree::{Attribute, Element, Place, Tree};

/// Writes the structure tree and what leads from pages to it; returns its root. None when nothing
/// is marked.
pub(super) fn write(
    document: &mut Document,
    kinds: &Kinds<'_>,
    contents: &[PageContent],
    pages: &[ObjectId],
) -> lopdf::Result<Option<ObjectId>> {
    let tree = Tree::of(kinds, contents);
    let ids: Vec<ObjectId> = tree.0.iter().map(|_| document.new_object_id()).collect();
    let [whole, _, ..] = ids.as_slice() else {
        return Ok(None);
    };
    let root = document.new_object_id();
    for (element, id) in tree.0.iter().zip(&ids) {
        document.set_object(*id, element.object(root, &ids, pages));
    }
    let parents = parents(document, &tree, contents, &ids);
    for (index, page) in (0_i64..).zip(pages) {
        let page = document.get_dictionary_mut(*page)?;
        page.set("StructParents", index);
        page.set("Tabs", "S");
    }
    let object = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => *whole,
        "ParentTree" => parents,
        "ParentTreeNextKey" => contents.len() as i64,
    };
    document.set_object(root, object);
    Ok(Some(root))
}

/// The elements that hold each page's marks.
fn parents(
    document: &mut Document,
    tree: &Tree,
    contents: &[PageContent],
    ids: &[ObjectId],
) -> ObjectId {
    let mut holders: Vec<Vec<Object>> = contents
        .iter()
        .map(|content| vec![Object::Null; content.marks.len()])
        .collect();
    for (element, id) in tree.0.iter().zip(ids) {
        for (page, mark) in &element.marks {
            if let Some(slot) = holders.get_mut(*page).and_then(|page| page.get_mut(*mark)) {
                *slot = (*id).into();
            }
        }
    }
    let pairs = (0_i64..).zip(holders);
    let numbers: Vec<Object> = pairs
        .flat_map(|(page, holders)| [page.into(), holders.into()])
        .collect();
    document.add_object(dictionary! { "Nums" => numbers })
}

impl Element {
    fn object(&self, root: ObjectId, ids: &[ObjectId], pages: &[ObjectId]) -> Dictionary {
        let id = |index: usize| ids.get(index).copied();
        let mut object = dictionary! {
            "Type" => "StructElem",
            "S" => self.tag,
            "P" => self.parent.and_then(id).unwrap_or(root),
        };
        let home = self.marks.first().map(|(page, _)| *page);
        if let Some(page) = home.and_then(|page| pages.get(page)) {
            object.set("Pg", *page);
        }
        let mark = |(page, number): &Place| match pages.get(*page) {
            Some(id) if home != Some(*page) => Object::from(dictionary! {
                "Type" => "MCR",
                "Pg" => *id,
                "MCID" => *number as i64,
            }),
            _ => Object::from(*number as i64),
        };
        let children = self.children.iter().filter_map(|child| id(*child));
        let kids = self.marks.iter().map(mark);
        let mut kids: Vec<Object> = kids.chain(children.map(Object::from)).collect();
        match (kids.pop(), kids.is_empty()) {
            // A cell without text.
            (None, _) => {}
            (Some(only), true) => object.set("K", only),
            (Some(last), false) => {
                kids.push(last);
                object.set("K", kids);
            }
        }
        match self.attribute {
            Some(Attribute::Numbering(numbering)) => object.set(
                "A",
                dictionary! { "O" => "List", "ListNumbering" => numbering },
            ),
            Some(Attribute::Column) => {
                object.set("A", dictionary! { "O" => "Table", "Scope" => "Column" });
            }
            None => {}
        }
        object
    }
}
