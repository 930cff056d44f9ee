//! The head of an annex: label, title, what it belongs to.

use super::letterhead::close;
use super::measure::Printed;
use super::stack::Stack;
use super::styles::{Look, id};
use super::units::mm;
use super::xml::Element;
use crate::layout::{AnnexPart, Role};
use crate::notice::{Annex, Notice};

/// The paragraphs above an annex's body, and the y below them in points.
pub(super) fn head(
    annex: &Annex,
    index: u16,
    notice: &Notice,
    printed: &Printed,
) -> (Vec<Element>, f64) {
    let (page, format) = (&notice.standard.page, &notice.standard.annexes);
    let edges = (mm(page.left_mm), mm(page.width_mm - page.right_mm));
    let mut stack = Stack::new(printed, edges, mm(page.top_mm)).kept();
    let look = |id, style| Look::new(id, style, format.line_pitch);
    let role = |part| Role::Annex(index, part);

    let label = look(id::ANNEX, &format.label_style);
    stack.text(&label, role(AnnexPart::Label), &annex.label);
    let title = look(id::ANNEX_TITLE, &format.title);
    stack.text(&title, role(AnnexPart::Title), &annex.title);
    let reference = look(id::ANNEX_REFERENCE, &format.reference_style);
    stack.text(&reference, role(AnnexPart::Reference), &annex.reference);
    let closer = (&format.closer, format.line_pitch);
    close(
        closer,
        id::ANNEX_CLOSER,
        role(AnnexPart::Closer),
        &mut stack,
    );
    let y = stack.bottom();
    (stack.finish(), y)
}
