//! The bookmarks: the title, then headings, articles, numbered tasks and annexes in the order of the
//! document.

use std::collections::BTreeMap;

use pdf_writer::{Name, Null, Ref, TextStr};

use super::content::PageContent;
use super::file::File;
use super::kinds::{self, words};
use super::xmp::sound;
use crate::layout::{AnnexPart, Role, Spot};
use crate::notice::{Block, Notice};

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
    file: &mut File,
    notice: &Notice,
    contents: &[PageContent],
    pages: &[Ref],
    height: f64,
) -> Option<Ref> {
    let bookmarks = list(notice, contents);
    if bookmarks.is_empty() {
        return None;
    }
    let links = links(bookmarks.iter().map(|bookmark| bookmark.level));
    let numbers: Vec<Ref> = links.iter().map(|_| file.number()).collect();
    let root = *numbers.first()?;
    let number = |at: Option<usize>| numbers.get(at?).copied();
    for (at, link) in links.iter().enumerate() {
        let mut item = file.pdf.indirect(number(Some(at))?).dict();
        match at.checked_sub(1).and_then(|index| bookmarks.get(index)) {
            None => {
                item.pair(Name(b"Type"), Name(b"Outlines"));
            }
            Some(bookmark) => {
                let top = (height - (bookmark.top - AIR).max(0.0)) as f32;
                item.pair(Name(b"Title"), TextStr(&bookmark.title));
                item.pair(Name(b"Parent"), number(Some(link.parent))?);
                let mut place = item.insert(Name(b"Dest")).array();
                place.item(*pages.get(bookmark.page)?);
                place.item(Name(b"XYZ"));
                place.item(Null).item(top).item(Null);
            }
        }
        let others = [
            (b"Prev".as_slice(), link.previous),
            (b"Next", link.next),
            (b"First", link.first),
            (b"Last", link.last),
        ];
        for (key, other) in others {
            if let Some(other) = number(other) {
                item.pair(Name(key), other);
            }
        }
        // Everything stands open.
        if link.below > 0 {
            item.pair(Name(b"Count"), link.below as i32);
        }
    }
    Some(root)
}

/// How a bookmark hangs together with the others; 0 is the outline itself.
#[derive(Debug, Clone, Default)]
struct Link {
    /// The nearest one before it that stands higher.
    parent: usize,
    previous: Option<usize>,
    next: Option<usize>,
    first: Option<usize>,
    last: Option<usize>,
    /// How many stand below, at any depth.
    below: usize,
}

/// The outline and its bookmarks, whose levels these are.
fn links(levels: impl Iterator<Item = u8>) -> Vec<Link> {
    let mut links = vec![Link::default()];
    // The bookmarks that may still get children, with their levels.
    let mut open: Vec<(usize, u8)> = Vec::new();
    for level in levels {
        while open.pop_if(|(_, higher)| *higher >= level).is_some() {}
        let at = links.len();
        let parent = open.last().map_or(0, |(parent, _)| *parent);
        let previous = links.get(parent).and_then(|link| link.last);
        if let Some(previous) = previous.and_then(|previous| links.get_mut(previous)) {
            previous.next = Some(at);
        }
        for above in open.iter().map(|(above, _)| *above).chain([0]) {
            if let Some(above) = links.get_mut(above) {
                above.below += 1;
            }
        }
        if let Some(parent) = links.get_mut(parent) {
            parent.first = parent.first.or(Some(at));
            parent.last = Some(at);
        }
        links.push(Link {
            parent,
            previous,
            ..Link::default()
        });
        open.push((at, level));
    }
    links
}

/// What is listed, with its place.
fn list(notice: &Notice, contents: &[PageContent]) -> Vec<Bookmark> {
    let title = kinds::title_role(notice).unwrap_or(Role::TypeName);
    let mut entries = vec![(0, notice.meta.title.clone(), title)];
    entries.extend(listed(&notice.body, 0, Role::Body));
    for (index, annex) in (0_u16..).zip(&notice.annexes) {
        let title = kinds::annex_title(annex);
        entries.push((1, shorten(&title), Role::Annex(index, AnnexPart::Label)));
        let role = |spot| Role::Annex(index, AnnexPart::Body(spot));
        entries.extend(listed(&annex.body, 1, role));
    }
    let places = places(contents);
    let bookmark = |(level, title, role): (u8, String, Role)| {
        let (page, top) = *places.get(&role)?;
        Some(Bookmark {
            level,
            title: sound(&title),
            page,
            top,
        })
    };
    entries.into_iter().filter_map(bookmark).collect()
}

/// Headings, articles and numbered tasks of a body, `above` levels down.
fn listed(body: &[Block], above: u8, role: impl Fn(Spot) -> Role) -> Vec<(u8, String, Role)> {
    let mut entries = Vec::new();
    let mut under = above + 1;
    for (index, block) in body.iter().enumerate() {
        let role = role(Spot {
            block: index as u32,
            cell: None,
        });
        if let Some(level) = kinds::level(body, index) {
            let title = match block {
                Block::Article { .. } if !block.is_titled_article() => shorten(&words(block)),
                Block::Centred { .. } => kinds::division_title(body, index),
                _ => words(block),
            };
            entries.push((above + level, title, role));
            under = above + level + 1;
        } else if let Block::Item {
            depth: 0, label, ..
        } = block
            && label.starts_with(|c: char| c.is_ascii_digit())
        {
            entries.push((under, shorten(&words(block)), role));
        }
    }
    entries
}

/// The page and height where each part begins.
fn places(contents: &[PageContent]) -> BTreeMap<Role, (usize, f64)> {
    let mut places = BTreeMap::new();
    for (page, content) in contents.iter().enumerate() {
        for mark in &content.marks {
            places.entry(mark.role).or_insert((page, mark.top));
        }
    }
    places
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
