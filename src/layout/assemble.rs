//! Puts the parts together: letterhead, title, addressees, body, closing block, annexes, what
//! stands at pages' feet, page numbers.

use std::sync::Arc;

use super::body::{Body, Spread};
use super::closing::{self, Closing};
use super::column::lower;
use super::fit::{Fit, Fitted, fit};
use super::flow::{End, First, Plan, Room};
use super::fonts::Face;
use super::foot::Contact;
use super::line::Place;
use super::paragraph::Paragraph;
use super::typesetter::Typesetter;
use super::{Item, Page, Pages, Role, addressees, annex, complaints, foot, letterhead, mm, title};
use crate::finding::Finding;
use crate::notice::Notice;
use crate::standard::{PageNumber, Standard};

/// The laid-out document and what there is to say about it.
#[derive(Debug, Clone)]
pub struct LaidOut {
    /// The pages.
    pub pages: Pages,
    /// Characters that the font lacks ([`GLYPH`](crate::finding::code::GLYPH)) and wishes about
    /// the page that could not be met ([`PAGE`](crate::finding::code::PAGE)); without places.
    pub findings: Vec<Finding>,
}

/// Lays a notice out on the pages of its standard.
pub fn lay_out(notice: &Notice, typesetter: &mut Typesetter) -> LaidOut {
    typesetter.begin();
    let standard = &*notice.standard;
    let mut first = Page::default();
    let items = &mut first.items;
    let y = letterhead::set(&notice.letterhead, standard, typesetter, items);
    let top = match &notice.title {
        Some(title) => title::set(title, standard, typesetter, y, items),
        None => y,
    };
    let top = match &notice.addressees {
        Some(whom) => addressees::set(whom, standard, typesetter, top, items),
        None => top,
    };
    let (mut pages, mut findings, fit) = main_part(notice, first, top, typesetter);
    for (source, index) in notice.annexes.iter().zip(0_u16..) {
        let (mut more, said) = annex::set(source, index, standard, typesetter);
        pages.append(&mut more);
        findings.extend(said);
    }
    if let Some(text) = &notice.letterhead.circulation_last
        && let Some(last) = pages.last_mut()
    {
        foot::circulation(text, standard, typesetter, &mut last.items);
    }
    number_pages(&standard.page_number, standard, typesetter, &mut pages);

    findings.extend(outside(&pages, standard));
    let missing = typesetter.take_missing();
    findings.extend(
        missing
            .into_iter()
            .map(|(c, role)| complaints::missing_glyph(c, role)),
    );
    LaidOut {
        pages: Pages {
            width: mm(standard.page.width_mm),
            height: mm(standard.page.height_mm),
            fonts: Arc::clone(typesetter.fonts()),
            fit,
            pages,
        },
        findings,
    }
}

/// Sets body, closing block and contact line of the main document, whose first page is begun and
/// has room from `top` on.
fn main_part(
    notice: &Notice,
    first: Page,
    top: f64,
    typesetter: &mut Typesetter,
) -> (Vec<Page>, Vec<Finding>, Fit) {
    let standard = &*notice.standard;
    let contact = Contact::new(notice.contact.as_deref(), standard, typesetter);
    let (first_foot, last_foot) = if standard.contact.first_page {
        (contact.height, 0.0)
    } else {
        (0.0, contact.height)
    };
    let page = &standard.page;
    let height = mm(page.height_mm - page.bottom_mm - page.top_mm);
    let mut body = Body::new(&notice.body, None, height, standard, typesetter);
    let closing = Closing::new(
        &notice.recipients,
        &notice.signatures,
        last_foot,
        standard,
        typesetter,
    );
    let cut = closing::cut(&notice.signatures, standard, typesetter);
    let begin = First {
        top,
        foot: first_foot,
    };
    let fitted = fit(&mut body, &closing, begin, standard);
    let Fitted { room, plan, .. } = &fitted;
    let mut pages = vec![first];
    let y = set_body(&body, room, plan, typesetter, &mut pages);
    let rows = body.rows.len() - plan.starts.last().copied().unwrap_or(0);
    let mut findings = std::mem::take(&mut body.findings);
    match plan.end {
        End::Alone => findings.push(complaints::alone(body.rows.len())),
        End::Fits | End::Moved if rows < 2 => findings.push(complaints::short_body()),
        End::Fits | End::Moved => {}
    }
    findings.extend(fitted.unmet.map(|unmet| complaints::unmet(unmet, standard)));
    findings.extend(cut.map(complaints::cut_signature));
    set_closing(closing, room, y, &mut pages);
    let footed = if standard.contact.first_page {
        pages.first_mut()
    } else {
        pages.last_mut()
    };
    if let Some(page) = footed {
        contact.set(standard, &mut page.items);
    }
    (pages, findings, fitted.fit)
}

/// Sets the body's lines; returns the y at which the closing block begins on the last page.
pub(super) fn set_body(
    body: &Body,
    room: &Room,
    plan: &Plan,
    typesetter: &mut Typesetter,
    pages: &mut Vec<Page>,
) -> f64 {
    let ends = plan.starts.iter().skip(1).copied();
    let ends = ends.chain([body.rows.len()]);
    let mut below = room.first.top;
    for (index, (start, end)) in plan.starts.iter().copied().zip(ends).enumerate() {
        let (tops, bottom) = room.tops(body.rows.get(start..end).unwrap_or(&[]), index);
        let items = &mut page_at(pages, index).items;
        for (row, top) in (start..end).zip(tops) {
            let spread = Spread {
                top,
                pitch: room.pitch,
                begins: row == start,
            };
            body.set(typesetter, row, spread, items);
        }
        below = bottom + if end > start { room.closing_space } else { 0.0 };
    }
    if plan.end == End::Alone {
        page_at(pages, plan.starts.len());
        below = room.top;
    }
    below
}

/// Sets the closing block from `y` on on the last page. Recipients that no page can hold flow on.
fn set_closing(closing: Closing, room: &Room, y: f64, pages: &mut Vec<Page>) {
    let page = pages.len().saturating_sub(1);
    let mut at = (page, y + closing.recipients_drop);
    for mut strip in closing.recipients {
        let bottom = room.bottom_of(at.0) - closing.foot;
        if at.1 + strip.height > bottom + TOLERANCE && at.1 > room.top {
            at = (at.0 + 1, room.top);
        }
        lower(&mut strip.items, at.1);
        page_at(pages, at.0).items.append(&mut strip.items);
        at.1 += strip.height;
    }
    let mut signature = closing.signature;
    lower(&mut signature, y);
    page_at(pages, page).items.append(&mut signature);
}

/// The page at `index`, made if it does not exist yet.
fn page_at(pages: &mut Vec<Page>, index: usize) -> &mut Page {
    if pages.len() <= index {
        pages.resize_with(index + 1, Page::default);
    }
    &mut pages[index]
}

/// Numbers the pages of the main document and of each annex, centred over the text.
fn number_pages(
    format: &PageNumber,
    standard: &Standard,
    typesetter: &mut Typesetter,
    pages: &mut [Page],
) {
    let y = mm(format.from_top_mm) + typesetter.digit_height() * format.size_pt;
    let (mut part, mut count) = (None, 0);
    for page in pages {
        count = if page.annex == part { count + 1 } else { 1 };
        part = page.annex;
        page.number = count;
        if format.hide_first && count == 1 {
            continue;
        }
        let text = count.to_string();
        let face = Face::Regular;
        let number = Paragraph::plain(typesetter, &text, face, format.size_pt);
        let mut items = Vec::new();
        for line in number.unwrapped() {
            let middle = mm(standard.page.left_mm + standard.page.text_width_mm() / 2.0);
            let place = Place {
                x: middle - line.width / 2.0,
                y,
                stretch: None,
                role: Role::PageNumber,
            };
            number.set(typesetter, &line, place, &mut items);
        }
        page.items.splice(0..0, items);
    }
}

/// Rounding of sums of widths, pt.
const TOLERANCE: f64 = 0.01;

/// The first text that stands below the text block or beside it. Only a part that cannot be split
/// and is larger than the text block gets there.
fn outside(pages: &[Page], standard: &Standard) -> Option<Finding> {
    let page = &standard.page;
    let bottom = mm(page.height_mm - page.bottom_mm);
    let left = mm(page.left_mm) - TOLERANCE;
    let right = mm(page.width_mm - page.right_mm) + TOLERANCE;
    let lost = |item: &Item| match item {
        Item::Glyphs(run) => {
            // That mark stands in the lower margin.
            let low = run.y > bottom && run.role != Role::CirculationLast;
            let over = low || run.x < left || run.x + run.width() > right;
            over.then_some(run.role)
        }
        Item::Rule(_) => None,
    };
    let mut numbered = (1..).zip(pages);
    numbered.find_map(|(number, page)| {
        let role = page.items.iter().find_map(lost)?;
        Some(complaints::outside(number, role))
    })
}
