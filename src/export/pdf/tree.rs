//! The elements of the structure and how they hang together.
//!
//! A part that runs over a page break is one element with several marks; items are lists, nested as
//! deep as the items are; a table has all of its cells, also the empty ones; an annex is a part of
//! its own.

use std::collections::BTreeMap;

use super::content::PageContent;
use super::kinds::{Kind, Kinds};
use crate::layout::{AnnexPart, Cell, Role, Spot};
use crate::notice::{Block, Table};

/// A mark's page, from 0, and its number there.
pub(super) type Place = (usize, usize);

/// An element; its marks come before its children.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) tag: &'static str,
    /// Index of the element above; none for the whole document.
    pub(super) parent: Option<usize>,
    pub(super) marks: Vec<Place>,
    pub(super) children: Vec<usize>,
    pub(super) attribute: Option<Attribute>,
}

/// What an element says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) enum Attribute {
    /// How a list numbers its items.
    Numbering(&'static str),
    /// The cell heads its column.
    Column,
}

/// A list that may still get items.
struct OpenList {
    depth: u8,
    numbering: &'static str,
    element: usize,
    /// The body of its last item.
    last: usize,
}

/// A table whose cells may still get paragraphs.
struct OpenTable {
    annex: Option<u16>,
    block: u32,
    cells: BTreeMap<Cell, usize>,
}

/// The elements; the first is the whole document.
pub(super) struct Tree(pub(super) Vec<Element>);

/// The marks of a part's label, then of its text.
type Marks = [Vec<Place>; 2];

impl Tree {
    pub(super) fn of(kinds: &Kinds<'_>, contents: &[PageContent]) -> Self {
        let mut parts: BTreeMap<[u32; 4], (Role, Marks)> = BTreeMap::new();
        for (page, content) in contents.iter().enumerate() {
            for (number, mark) in content.marks.iter().enumerate() {
                let role = kinds.whole(mark.role);
                let part = parts.entry(kinds.rank(role));
                let (_, [label, text]) = part.or_insert_with(|| (role, Marks::default()));
                let marks = if mark.label { label } else { text };
                marks.push((page, number));
            }
        }
        let mut grower = Grower::new(kinds);
        for (role, marks) in parts.into_values() {
            grower.part(role, marks);
        }
        grower.tree
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

    fn describe(&mut self, element: usize, attribute: Attribute) {
        if let Some(element) = self.0.get_mut(element) {
            element.attribute = Some(attribute);
        }
    }

    /// The list for an item: the one that is open at its depth, or a new one inside the last item
    /// above it, or else in `home`.
    fn list<'a>(
        &mut self,
        home: usize,
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
                let parent = above.map_or(home, |open| open.last);
                let element = self.add(parent, "L", Vec::new());
                self.describe(element, Attribute::Numbering(numbering));
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

    /// A whole table with all of its cells: as many in each row.
    fn table(&mut self, home: usize, table: &Table) -> BTreeMap<Cell, usize> {
        let rows = 1 + table.rows.len() as u32;
        let widths = table.rows.iter().map(Vec::len);
        let widths = widths.chain([table.columns.len(), table.header.len()]);
        let columns = widths.max().unwrap_or(0) as u32;
        let element = self.add(home, "Table", Vec::new());
        let mut cells = BTreeMap::new();
        for row in 0..rows {
            let line = self.add(element, "TR", Vec::new());
            for column in 0..columns {
                let tag = if row == 0 { "TH" } else { "TD" };
                let cell = self.add(line, tag, Vec::new());
                if row == 0 {
                    self.describe(cell, Attribute::Column);
                }
                cells.insert(Cell { row, column }, cell);
            }
        }
        cells
    }
}

/// Puts part after part into the tree.
struct Grower<'a> {
    kinds: &'a Kinds<'a>,
    tree: Tree,
    /// The annex that the last part belongs to, and the element that holds such parts.
    home: (Option<u16>, usize),
    lists: Vec<OpenList>,
    table: Option<OpenTable>,
}

impl<'a> Grower<'a> {
    fn new(kinds: &'a Kinds<'a>) -> Self {
        let whole = Element {
            tag: "Document",
            ..Element::default()
        };
        Self {
            kinds,
            tree: Tree(vec![whole]),
            home: (None, 0),
            lists: Vec::new(),
            table: None,
        }
    }

    fn part(&mut self, role: Role, [label, text]: Marks) {
        let home = self.home(role);
        let kind = self.kinds.of(role);
        if !matches!(kind, Kind::Item { .. }) {
            self.lists.clear();
        }
        match kind {
            Kind::Item { depth, label: name } => {
                let list = self
                    .tree
                    .list(home, &mut self.lists, depth, numbering(name));
                let item = self.tree.add(list.element, "LI", Vec::new());
                if !label.is_empty() {
                    self.tree.add(item, kind.tag(true), label);
                }
                list.last = self.tree.add(item, kind.tag(false), text);
            }
            Kind::Cell(cell) => {
                let cell = self.cell(role, cell, home);
                self.tree.add(cell, kind.tag(false), text);
            }
            Kind::Heading(_) | Kind::Paragraph | Kind::Article { .. } => {
                if !label.is_empty() {
                    self.tree.add(home, kind.tag(true), label);
                }
                if !text.is_empty() {
                    self.tree.add(home, kind.tag(false), text);
                }
            }
        }
    }

    /// The element that holds a part: an annex's own, or the whole document.
    fn home(&mut self, role: Role) -> usize {
        let annex = match role {
            Role::Annex(index, _) => Some(index),
            _ => None,
        };
        if self.home.0 != annex {
            let element = match annex {
                Some(_) => self.tree.add(0, "Part", Vec::new()),
                None => 0,
            };
            self.home = (annex, element);
            self.lists.clear();
        }
        self.home.1
    }

    /// The element of a table's cell; with the first one comes the whole table.
    fn cell(&mut self, role: Role, cell: Cell, home: usize) -> usize {
        let notice = self.kinds.notice;
        let (annex, block, body) = match role {
            Role::Annex(index, AnnexPart::Body(Spot { block, .. })) => {
                let annex = notice.annexes.get(usize::from(index));
                (
                    Some(index),
                    block,
                    annex.map_or(&[][..], |annex| &annex.body),
                )
            }
            Role::Body(Spot { block, .. }) => (None, block, notice.body.as_slice()),
            _ => return home,
        };
        let Some(Block::Table(table)) = body.get(block as usize) else {
            return home;
        };
        let open = self.table.take();
        let open = open.filter(|open| (open.annex, open.block) == (annex, block));
        let open = open.unwrap_or_else(|| OpenTable {
            annex,
            block,
            cells: self.tree.table(home, table),
        });
        let element = open.cells.get(&cell).copied().unwrap_or(home);
        self.table = Some(open);
        element
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
