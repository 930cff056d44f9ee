//! Annexes: each begins a page, has a head of its own and pages of its own.

use super::body::Body;
use super::column::{Column, Look};
use super::flow::{self, Room};
use super::letterhead::close;
use super::typesetter::Typesetter;
use super::{AnnexPart, Page, Role, mm};
use crate::notice::Annex;
use crate::standard::Standard;

/// The head's lines are at most this share of the text's width.
const MEASURE: f64 = 0.84;

/// Lays out the annex of this index; `pitch` is the document's line pitch, pt.
pub(super) fn set(
    annex: &Annex,
    index: u16,
    pitch: f64,
    standard: &Standard,
    typesetter: &mut Typesetter,
) -> Vec<Page> {
    let page = || Page {
        annex: Some(index),
        ..Page::default()
    };
    let mut first = page();
    let (format, body) = (
        &standard.page,
        Body::new(&annex.body, Some(index), standard, typesetter),
    );
    let room = Room {
        first_top: head(annex, index, standard, typesetter, &mut first),
        top: mm(format.top_mm),
        bottom: mm(format.height_mm - format.bottom_mm),
        first_foot: 0.0,
        pitch,
        closing_space: 0.0,
        closing: 0.0,
    };
    let starts = flow::plan(&body.rows, &room).starts;
    let ends = starts.iter().skip(1).copied().chain([body.rows.len()]);
    let mut pages = vec![first];
    for (number, (start, end)) in starts.iter().copied().zip(ends).enumerate() {
        if pages.len() <= number {
            pages.push(page());
        }
        if let Some(page) = pages.get_mut(number) {
            body.set_page(start..end, number, &room, typesetter, &mut page.items);
        }
    }
    pages
}

/// Sets label, title, reference and what closes them; returns the y at which the body begins, pt.
fn head(
    annex: &Annex,
    index: u16,
    standard: &Standard,
    typesetter: &mut Typesetter,
    page: &mut Page,
) -> f64 {
    let (paper, format) = (&standard.page, &standard.annexes);
    let text = mm(paper.text_width_mm());
    let left = mm(paper.left_mm) + (1.0 - MEASURE) / 2.0 * text;
    let mut column = Column::new(left, MEASURE * text, mm(paper.top_mm));
    let role = |part| Role::Annex(index, part);
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
    let closer = role(AnnexPart::Closer);
    close(
        &format.closer,
        widest,
        format.line_pitch,
        typesetter,
        &mut column,
        closer,
    );
    page.items.append(&mut column.items);
    column.y + format.space_after_pt
}
