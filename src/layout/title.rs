//! Type name, author and subject.

use super::column::{Column, Look};
use super::letterhead::close;
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::Title;
use crate::standard::Standard;

/// The subject's lines are at most this share of the text's width.
const MEASURE: f64 = 0.84;

/// Sets the title from `y` on into `items`; returns the y at which the body begins, pt.
pub(super) fn set(
    title: &Title,
    standard: &Standard,
    typesetter: &mut Typesetter,
    y: f64,
    items: &mut Vec<Item>,
) -> f64 {
    let (page, format) = (&standard.page, &standard.title);
    let text = mm(page.text_width_mm());
    let margin = (1.0 - MEASURE) / 2.0 * text;
    let mut column = Column::new(mm(page.left_mm) + margin, MEASURE * text, y);

    let look = Look::new(&format.name, format.line_pitch);
    column.lines(typesetter, &title.name, look, Role::TypeName);
    if let Some(author) = &title.author {
        let look = Look::new(&format.author, format.line_pitch);
        column.lines(typesetter, author, look, Role::Author);
    }
    let look = Look::new(&format.subject, format.line_pitch);
    let widest = column.lines(typesetter, &title.subject, look, Role::Subject);
    close(
        &format.closer,
        widest,
        format.line_pitch,
        typesetter,
        &mut column,
        Role::TitleCloser,
    );
    items.append(&mut column.items);
    column.y + format.space_after_pt
}
