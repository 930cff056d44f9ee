//! The spaces at which lines were broken.
//!
//! Layout leaves them out, since nothing of them is seen. Read aloud or copied, a text without them
//! runs two words together; ISO 32000-1, 14.8.2.5 asks for them in a tagged file.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use harfrust::{Font, GlyphId};

use super::kinds::Kinds;
use crate::export::text::letters;
use crate::layout::fonts::{Face, FontSet};
use crate::layout::{AnnexPart, Glyph, GlyphRun, Item, Pages, Role, Spot};
use crate::notice::{Block, Notice};

/// How far the lines of a part have been followed.
struct Followed {
    /// The part's text.
    text: String,
    /// Where in it the next run begins.
    at: usize,
    /// Page and index of its last run.
    last: (usize, usize),
}

/// The pages with a space behind each run that a line break took one from.
pub(super) fn restore(kinds: &Kinds<'_>, pages: &Pages) -> Pages {
    let mut restored = pages.clone();
    let mut spaces = BTreeMap::new();
    for (page, item) in lost(kinds, pages) {
        let items = restored.pages.get_mut(page).map(|page| &mut page.items);
        if let Some(Item::Glyphs(run)) = items.and_then(|items| items.get_mut(item)) {
            let space = spaces.entry(run.face);
            let space = space.or_insert_with(|| space_of(&pages.fonts, run.face));
            if let Some((id, width)) = *space {
                append(run, id, width);
            }
        }
    }
    restored
}

/// Page and index of the runs that a space follows in the notice but not on the page.
fn lost(kinds: &Kinds<'_>, pages: &Pages) -> Vec<(usize, usize)> {
    let notice = kinds.notice;
    let mut parts: BTreeMap<Role, Followed> = BTreeMap::new();
    let mut lost = Vec::new();
    for (page, content) in pages.pages.iter().enumerate() {
        for (index, item) in content.items.iter().enumerate() {
            let Item::Glyphs(run) = item else { continue };
            let here = (page, index);
            let part = match parts.entry(run.role) {
                Entry::Occupied(part) => part.into_mut(),
                Entry::Vacant(part) => part.insert(Followed {
                    text: text_of(notice, run.role),
                    at: 0,
                    last: here,
                }),
            };
            let rest = part.text.get(part.at..).unwrap_or_default();
            let dropped = rest.len() - rest.trim_start().len();
            part.at += run.text.len();
            if !rest.starts_with(&run.text) {
                if rest.trim_start().starts_with(&run.text) {
                    lost.push(part.last);
                    part.at += dropped;
                } else {
                    // Not as composed: nothing is known about what follows.
                    part.at = part.text.len();
                }
            }
            part.last = here;
        }
    }
    lost.extend(between(kinds, pages));
    lost
}

/// Page and index of the last run of each part that another part of the same element follows: one
/// heading or paragraph, read in one go.
fn between(kinds: &Kinds<'_>, pages: &Pages) -> Vec<(usize, usize)> {
    let mut last: BTreeMap<Role, (Role, (usize, usize))> = BTreeMap::new();
    let mut found = Vec::new();
    for (page, content) in pages.pages.iter().enumerate() {
        for (index, item) in content.items.iter().enumerate() {
            let Item::Glyphs(run) = item else { continue };
            let whole = kinds.whole(run.role);
            if let Some((role, place)) = last.insert(whole, (run.role, (page, index)))
                && role != run.role
                && !ends_with_space(pages, place)
            {
                found.push(place);
            }
        }
    }
    found
}

fn ends_with_space(pages: &Pages, (page, item): (usize, usize)) -> bool {
    let item = pages.pages.get(page).and_then(|page| page.items.get(item));
    matches!(item, Some(Item::Glyphs(run)) if run.text.ends_with(char::is_whitespace))
}

/// The composed text of a part; empty for one of a single line.
fn text_of(notice: &Notice, role: Role) -> String {
    let head = &notice.letterhead;
    let title = notice.title.as_ref();
    let sign = |index: u8| notice.signatures.get(usize::from(index));
    let text = match role {
        Role::Superior => head.superior.as_ref(),
        Role::Organ => return head.organ.join(" "),
        Role::Number => Some(&head.number),
        Role::Draft => head.draft.as_ref(),
        Role::Urgency => head.urgency.as_ref(),
        Role::Circulation => head.circulation.as_ref(),
        Role::LetterSubject => head.subject.as_ref(),
        Role::PlaceDate => head.place_date.as_ref(),
        Role::TypeName => title.map(|title| &title.name),
        Role::Author => title.and_then(|title| title.author.as_ref()),
        Role::Subject => title.map(|title| &title.subject),
        Role::AddresseesLabel => notice.addressees.as_ref().map(|to| &to.label),
        Role::Addressee(index) => {
            let lines = notice.addressees.as_ref().map(|to| &to.lines);
            lines.and_then(|lines| lines.get(index as usize))
        }
        Role::Body(spot) => return text_at(&notice.body, spot),
        Role::RecipientsLabel => Some(&notice.recipients.label),
        Role::Recipient(index) => notice.recipients.lines.get(index as usize),
        Role::Drafter => notice.recipients.drafter.as_ref(),
        Role::Authority(index) => {
            return sign(index).map_or_else(String::new, |sign| sign.authority.join(" "));
        }
        Role::Position(index) => {
            return sign(index).map_or_else(String::new, |sign| sign.position.join(" "));
        }
        Role::Signer(index) => sign(index).map(|sign| &sign.name),
        Role::Annex(index, part) => {
            let annex = notice.annexes.get(usize::from(index));
            match part {
                AnnexPart::Label => annex.map(|annex| &annex.label),
                AnnexPart::Title => annex.map(|annex| &annex.title),
                AnnexPart::Reference => annex.map(|annex| &annex.reference),
                AnnexPart::Closer => None,
                AnnexPart::Body(spot) => {
                    return annex.map_or_else(String::new, |annex| text_at(&annex.body, spot));
                }
            }
        }
        Role::Contact => notice.contact.as_ref(),
        Role::CirculationLast => head.circulation_last.as_ref(),
        Role::PageNumber | Role::OrganCloser | Role::TitleCloser | Role::National(_) => None,
    };
    text.cloned().unwrap_or_default()
}

/// The composed text of a block with its label, or of a table's cell.
fn text_at(body: &[Block], spot: Spot) -> String {
    let Some(block) = body.get(spot.block as usize) else {
        return String::new();
    };
    let (label, text) = match (block, spot.cell) {
        (Block::Table(table), Some(cell)) => ("", table.cell(cell.row, cell.column)),
        _ => (block.label(), block.text()),
    };
    format!("{label}{}", letters(text))
}

/// A face's space: its glyph and its width in ems.
fn space_of(fonts: &FontSet, face: Face) -> Option<(u16, f64)> {
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(fonts.bytes(face).clone());
    let font = Font::new(bytes, 0)?;
    let id: GlyphId = font.charmap().map_unicode(' ')?;
    let width = font.glyph_metrics().h_advance_exact(id).to_f64();
    let id = u16::try_from(id.to_u32()).ok()?;
    Some((id, width / f64::from(font.units_per_em().max(1))))
}

fn append(run: &mut GlyphRun, id: u16, width: f64) {
    let start = run.text.len() as u32;
    run.text.push(' ');
    run.glyphs.push(Glyph {
        id,
        advance: width * run.size,
        text: (start, start + 1),
    });
}
