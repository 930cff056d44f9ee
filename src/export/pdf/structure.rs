//! The structure tree: what each marked part of the content is, in reading order.
//!
//! A part that runs over a page break is one element with several marks; items are lists, nested as
//! deep as the items are; ISO 32000-1, 14.7 and 14.8.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::PageContent;
use crate::layout::Role;
use crate::notice::{Block, Notice};

/// What a part of the notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind<'a> {
    /// A heading, by the name of its element.
    Heading(&'static str),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item {
        /// From 0.
        depth: u8,
        /// What stands before the text, with its space; may be empty.
        label: &'a str,
    },
}

/// What the parts of a notice are.
pub(super) struct Kinds<'a> {
    notice: &'a Notice,
    /// Whether there is a type name: the heading of the whole.
    titled: bool,
    body: Vec<Kind<'a>>,
}

impl<'a> Kinds<'a> {
    /// Looks at the body once: a heading never stands more than a level below the one before it.
    pub(super) fn new(notice: &'a Notice) -> Self {
        let titled = notice.title.is_some();
        let top = usize::from(titled);
        // The levels of the headings that hold the block.
        let mut above: Vec<u8> = Vec::new();
        let kind = |block: &'a Block| match block {
            Block::Heading { level, .. } => {
                while above.pop_if(|above| *above >= *level).is_some() {}
                above.push(*level);
                Kind::Heading(match top + above.len() {
                    0 | 1 => "H1",
                    2 => "H2",
                    _ => "H3",
                })
            }
            Block::Item { depth, label, .. } => Kind::Item {
                depth: *depth,
                label,
            },
            Block::Ground { label, .. } if !label.is_empty() => Kind::Item { depth: 0, label },
            Block::Ground { .. }
            | Block::Paragraph { .. }
            | Block::Article { .. }
            | Block::Centred { .. }
            | Block::Table(_) => Kind::Paragraph,
        };
        Self {
            notice,
            titled,
            body: notice.body.iter().map(kind).collect(),
        }
    }

    /// What a part is.
    pub(super) fn of(&self, role: Role) -> Kind<'a> {
        match role {
            Role::TypeName | Role::Author | Role::Subject if self.titled => Kind::Heading("H1"),
            Role::Recipient(index) => {
                let line = self.notice.recipients.lines.get(index as usize);
                let dashed = line.and_then(|line| line.get(..2)) == Some("- ");
                Kind::Item {
                    depth: 0,
                    label: if dashed { "- " } else { "" },
                }
            }
            Role::Body(spot) => {
                let kind = self.body.get(spot.block as usize);
                kind.copied().unwrap_or(Kind::Paragraph)
            }
            _ => Kind::Paragraph,
        }
    }

    /// The part whose element holds this one: type name, author and subject are one heading.
    fn whole(&self, role: Role) -> Role {
        match role {
            Role::Author | Role::Subject if self.titled => Role::TypeName,
            _ => role,
        }
    }
}

/// A mark's page, from 0, and its number there.
type Place = (usize, usize);

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

/// An element; its marks come before its children.
#[derive(Debug, Default)]
struct Element {
    tag: &'static str,
    /// Index of the element above; none for the whole document.
    parent: Option<usize>,
    marks: Vec<Place>,
    children: Vec<usize>,
    /// How a list numbers its items.
    numbering: Option<&'static str>,
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
            (Some(only), true) => object.set("K", only),
            (last, _) => {
                kids.extend(last);
                object.set("K", kids);
            }
        }
        if let Some(numbering) = self.numbering {
            object.set(
                "A",
                dictionary! { "O" => "List", "ListNumbering" => numbering },
            );
        }
        object
    }
}

/// A list that may still get items.
struct OpenList {
    depth: u8,
    numbering: &'static str,
    element: usize,
    /// The body of its last item.
    last: usize,
}

/// The elements; the first is the whole document.
struct Tree(Vec<Element>);

impl Tree {
    fn of(kinds: &Kinds<'_>, contents: &[PageContent]) -> Self {
        // The parts stand in reading order; of each the marks of the label, then of the text.
        let mut parts: BTreeMap<Role, [Vec<Place>; 2]> = BTreeMap::new();
        for (page, content) in contents.iter().enumerate() {
            for (number, mark) in content.marks.iter().enumerate() {
                let [label, text] = parts.entry(kinds.whole(mark.role)).or_default();
                let marks = if mark.label { label } else { text };
                marks.push((page, number));
            }
        }
        let mut tree = Self(vec![Element {
            tag: "Document",
            ..Element::default()
        }]);
        let mut lists = Vec::new();
        for (role, [label_marks, marks]) in parts {
            let (tag, depth, label) = match kinds.of(role) {
                Kind::Item { depth, label } => ("LBody", Some(depth), label),
                Kind::Heading(tag) => (tag, None, ""),
                Kind::Paragraph => ("P", None, ""),
            };
            let Some(depth) = depth else {
                lists.clear();
                tree.add(0, tag, marks);
                continue;
            };
            let list = tree.list(&mut lists, depth, numbering(label));
            let item = tree.add(list.element, "LI", Vec::new());
            if !label_marks.is_empty() {
                tree.add(item, "Lbl", label_marks);
            }
            list.last = tree.add(item, tag, marks);
        }
        tree
    }

    fn add(&mut self, parent: usize, tag: &'static str, marks: Vec<Place>) -> usize {
        let index = self.0.len();
        self.0.push(Element {
            tag,
            parent: Some(parent),
            marks,
            ..Element::default()
        });
        if let Some(parent) = self.0.get_mut(parent) {
            parent.children.push(index);
        }
        index
    }

    /// The list for an item: the one that is open at its depth, or a new one inside the last item
    /// above it.
    fn list<'a>(
        &mut self,
        lists: &'a mut Vec<OpenList>,
        depth: u8,
        numbering: &'static str,
    ) -> &'a mut OpenList {
        lists.retain(|open| {
            open.depth < depth || (open.depth == depth && open.numbering == numbering)
        });
        let at = match lists.last() {
            Some(open) if open.depth == depth => lists.len() - 1,
            above => {
                let parent = above.map_or(0, |open| open.last);
                let element = self.add(parent, "L", Vec::new());
                if let Some(list) = self.0.get_mut(element) {
                    list.numbering = Some(numbering);
                }
                lists.push(OpenList {
                    depth,
                    numbering,
                    element,
                    last: element,
                });
                lists.len() - 1
            }
        };
        &mut lists[at]
    }
}

/// How a label numbers; ISO 32000-1, table 347.
fn numbering(label: &str) -> &'static str {
    let number = label.trim_end_matches([' ', '.', ')']);
    let mut characters = number.chars();
    match (characters.next(), characters.next()) {
        (Some(first), _) if first.is_ascii_digit() => "Decimal",
        (Some(letter), None) if letter.is_lowercase() => "LowerAlpha",
        _ => "None",
    }
}
