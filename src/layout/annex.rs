//! Annexes: each begins a page and counts its own pages.

use super::assemble::set_body;
use super::body::Body;
use super::column::{Column, Look};
use super::flow::{self, First, Room};
use super::letterhead::close;
use super::typesetter::Typesetter;
use super::{AnnexPart, Item, Page, Role, mm};
use crate::finding::Finding;
use crate::notice::Annex;
use crate::standard::Standard;

/// Lays an annex out on pages of its own.
pub(super) fn set(
    annex: &Annex,
    index: u16,
    standard: &Standard,
    typesetter: &mut Typesetter,
) -> (Vec<Page>, Vec<Finding>) {
    let page = &standard.page;
    let (top, bottom) = (mm(page.top_mm), mm(page.height_mm - page.bottom_mm));
    let mut first = Page::default();
    let y = head(annex, index, standard, typesetter, &mut first.items);
    let limit = bottom - top;
    let body = Body::new(&annex.body, Some(index), limit, standard, typesetter);
    let room = Room {
        first: First { top: y, foot: 0.0 },
        top,
        bottom,
        pitch: standard.body.line_pitch_pt,
        closing_space: 0.0,
        closing: 0.0,
    };
    let plan = flow::plan(&body.rows, &room);
    let mut pages = vec![first];
    if !body.rows.is_empty() {
        set_body(&body, &room, &plan, typesetter, &mut pages);
    }
    for page in &mut pages {
        page.annex = Some(index);
    }
    (pages, body.findings)
}

/// Label, title, reference and what closes them; returns the y at which the body begins.
fn head(
    annex: &Annex,
    index: u16,
    standard: &Standard,
    typesetter: &mut Typesetter,
    items: &mut Vec<Item>,
) -> f64 {
    let (page, format) = (&standard.page, &standard.annexes);
    let role = |part| Role::Annex(index, part);
    let (left, width) = (mm(page.left_mm), mm(page.text_width_mm()));
    let mut column = Column::new(left, width, mm(page.top_mm));
    let mut widest = 0.0;
    for (text, style, part) in [
        (&annex.label, &format.label_style, AnnexPart::Label),
        (&annex.title, &format.title, AnnexPart::Title),
        (
            &annex.reference,
            &format.reference_style,
            AnnexPart::Reference,
        ),
    ] {
        let look = Look::new(style, format.line_pitch);
        widest = column.lines(typesetter, text, look, role(part));
    }
    close(
        &format.closer,
        widest,
        format.line_pitch,
        typesetter,
        &mut column,
        role(AnnexPart::Closer),
    );
    items.append(&mut column.items);
    column.y + format.space_after_pt
}
