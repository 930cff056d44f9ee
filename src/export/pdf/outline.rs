//! The bookmarks: the title, then headings and numbered tasks in the order of the document.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::content::PageContent;
use crate::layout::Role;
use crate::notice::{Block, Inline, Notice};

/// A task's bookmark is cut after about this many characters.
const TASK_LENGTH: usize = 60;

/// Space left above a bookmark's place, pt.
const AIR: f64 = 8.0;

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
struct Bookmark {
    /// 0 for the title.
    level: u8,
    title: String,
    /// Page from 0.
    page: usize,
    /// From the top of the page, pt.
    top: f64,
}

/// Writes the bookmarks and returns the outline's object; none when there is nothing to list.
pub(super) fn write(
    document: &mut Document,
    notice: &Notice,
    contents: &[PageContent],
    pages: &[ObjectId],
    height: f64,
) -> Option<ObjectId> {
    let bookmarks = list(notice, contents);
    if bookmarks.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let parent = parent(&bookmarks, index);
        let page = *pages.get(bookmark.page)?;
        let top = (height - (bookmark.top - AIR).max(0.0)) as f32;
        let mut item = dictionary! {
            "Title" => text_string(&bookmark.title),
            "Parent" => parent.and_then(|at| ids.get(at)).copied().unwrap_or(root),
            "Dest" => vec![page.into(), "XYZ".into(), Object::Null, top.into(), Object::Null],
        };
        let siblings = children(&bookmarks, parent);
        let at = siblings.iter().position(|sibling| *sibling == index)?;
        let sibling = |at: usize| siblings.get(at).and_then(|index| ids.get(*index)).copied();
        if let Some(previous) = at.checked_sub(1).and_then(sibling) {
            item.set("Prev", previous);
        }
        if let Some(next) = sibling(at + 1) {
            item.set("Next", next);
        }
        span(&mut item, &bookmarks, &ids, Some(index));
        document.set_object(*ids.get(index)?, item);
    }
    let mut outline = dictionary! { "Type" => "Outlines" };
    span(&mut outline, &bookmarks, &ids, None);
    document.set_object(root, outline);
    Some(root)
}

/// First, last and the count of all below; everything stands open.
fn span(item: &mut Dictionary, all: &[Bookmark], ids: &[ObjectId], parent: Option<usize>) {
    let children = children(all, parent);
    let ends = children.first().zip(children.last());
    if let Some((first, last)) = ends
        && let Some((first, last)) = ids.get(*first).zip(ids.get(*last))
    {
        item.set("First", *first);
        item.set("Last", *last);
        item.set("Count", below(all, parent) as i64);
    }
}

/// The nearest bookmark before it that stands higher.
fn parent(all: &[Bookmark], index: usize) -> Option<usize> {
    let level = all.get(index)?.level;
    all.iter()
        .take(index)
        .rposition(|bookmark| bookmark.level < level)
}

fn children(all: &[Bookmark], of: Option<usize>) -> Vec<usize> {
    (0..all.len())
        .filter(|index| parent(all, *index) == of)
        .collect()
}

/// How many stand below, at any depth.
fn below(all: &[Bookmark], of: Option<usize>) -> usize {
    let Some(bookmark) = of.and_then(|index| all.get(index)) else {
        return all.len();
    };
    let after = all.iter().skip(of.map_or(0, |index| index + 1));
    after
        .take_while(|later| later.level > bookmark.level)
        .count()
}

/// What is listed, with its place.
fn list(notice: &Notice, contents: &[PageContent]) -> Vec<Bookmark> {
    let mut entries = vec![(0, notice.meta.title.clone(), Role::TypeName)];
    let mut under = 1;
    for (index, block) in notice.body.iter().enumerate() {
        let role = Role::Body(index as u32);
        match block {
            Block::Heading { level, .. } => {
                entries.push((*level, plain(block), role));
                under = level + 1;
            }
            Block::Item {
                depth: 0, label, ..
            } if label.starts_with(|c: char| c.is_ascii_digit()) => {
                entries.push((under, shorten(&plain(block)), role));
            }
            _ => {}
        }
    }
    let place = |(level, title, role): (u8, String, Role)| {
        let (page, top) = find(contents, role)?;
        Some(Bookmark {
            level,
            title,
            page,
            top,
        })
    };
    entries.into_iter().filter_map(place).collect()
}

/// The page and height where a part begins.
fn find(contents: &[PageContent], role: Role) -> Option<(usize, f64)> {
    contents.iter().enumerate().find_map(|(page, content)| {
        let mark = content.marks.iter().find(|mark| mark.role == role)?;
        Some((page, mark.top))
    })
}

/// Label and text on one line.
fn plain(block: &Block) -> String {
    let mut text = block.label().to_owned();
    for inline in block.text() {
        match inline {
            Inline::Text { text: part, .. } => text.push_str(part),
            Inline::Break => text.push(' '),
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts at a space near [`TASK_LENGTH`].
fn shorten(text: &str) -> String {
    let Some((end, _)) = text.char_indices().nth(TASK_LENGTH) else {
        return text.to_owned();
    };
    let (head, rest) = text.split_at(end);
    let head = match head.rsplit_once(' ') {
        Some((whole_words, _)) if !rest.starts_with(' ') => whole_words,
        _ => head,
    };
    format!("{}…", head.trim_end_matches([',', ';', '.', ':']))
}
