//! What stands outside the text: page numbers and marks above it, address and telephone below it.

use super::measure::{BASELINE, Printed};
use super::properties::{Align, Down, Frame, ParagraphProperties};
use super::runs;
use super::stack::Stamp;
use super::styles::{HEADER, id};
use super::units::mm;
use super::xml::Element;
use crate::layout::Role;
use crate::notice::Notice;

/// The paragraphs at the foot of the last page, out of the text.
pub(super) fn of_last_page(notice: &Notice, printed: &Printed) -> Vec<Element> {
    let standard = &*notice.standard;
    let contact = notice
        .contact
        .iter()
        .filter(|_| !standard.contact.first_page);
    let contact = contact.map(|text| {
        // The frame begins with the rule, which is the paragraph's upper border.
        let down = (printed.rules(Role::Contact).first()).map_or(Down::TextFoot, |rule| {
            Down::FromTop(rule.from.1 - rule.thickness / 2.0)
        });
        let width = Some(mm(standard.page.text_width_mm()));
        framed(id::CONTACT, text, width, down)
    });
    let mark = notice.letterhead.circulation_last.iter().map(|text| {
        let format = &standard.marks;
        let pitch = format.circulation.size_pt * standard.letterhead.line_pitch;
        let top = mm(standard.page.height_mm - format.circulation_from_bottom_mm) - pitch;
        let line = printed.lines(Role::CirculationLast).first();
        let top = line.map_or(top, |line| line.y - BASELINE * pitch);
        let width = Some(mm(standard.page.text_width_mm()));
        framed(id::CIRCULATION, text, width, Down::FromTop(top))
    });
    contact.chain(mark).collect()
}

fn framed(style: &'static str, text: &str, width: Option<f64>, down: Down) -> Element {
    let properties = ParagraphProperties {
        frame: Some(Frame {
            width,
            across: "center",
            down,
        }),
        ..ParagraphProperties::of(style)
    };
    Element::new("w:p")
        .children(properties.element())
        .child(runs::printed(&[text]))
}

/// The header with the page number.
pub(super) fn numbered_header() -> Element {
    let number = Element::new("w:fldSimple")
        .with("w:instr", " PAGE ")
        .child(runs::printed(&["2"]));
    let paragraph = Element::new("w:p").children(ParagraphProperties::of(HEADER).element());
    super::parts::word("w:hdr").child(paragraph.child(number))
}

/// The header of the first page with the circulation mark, at its place on the page; empty without
/// one. `header` is the header's distance from the paper's upper edge, pt.
pub(super) fn first_header(notice: &Notice, printed: &Printed, header: f64) -> Element {
    let Some(text) = &notice.letterhead.circulation else {
        return empty("w:hdr");
    };
    let standard = &*notice.standard;
    let (page, format) = (&standard.page, &standard.marks);
    // Its line is as high as its letters are large: a higher one would begin above the header.
    let pitch = format.circulation.size_pt;
    let line = printed.lines(Role::Circulation).first();
    let mut top = line.map_or(mm(format.circulation_from_top_mm), |line| {
        line.y - BASELINE * pitch
    });
    let mut properties = ParagraphProperties {
        align: Some(Align::Right),
        ..ParagraphProperties::of(id::CIRCULATION)
    };
    properties.spacing.line = Some(pitch);
    if let (Some(stamp), Some(line)) = (Stamp::around(printed.rules(Role::Circulation)), line) {
        let (borders, height) = stamp.borders(line.y, pitch, None);
        top = stamp.top - stamp.thickness / 2.0;
        properties.align = Some(Align::Centre);
        properties.borders = borders;
        properties.spacing.line = Some(height);
        let edges = (mm(page.left_mm), mm(page.width_mm - page.right_mm));
        properties.indent = Some(stamp.indent(edges.0, edges.1));
    }
    properties.spacing.before = Some((top - header).max(0.0));
    let paragraph = Element::new("w:p").children(properties.element());
    super::parts::word("w:hdr").child(paragraph.child(runs::printed(&[text])))
}

/// A header or footer (`w:hdr`, `w:ftr`) without text.
pub(super) fn empty(name: &'static str) -> Element {
    let paragraph = Element::new("w:p").children(ParagraphProperties::of(HEADER).element());
    super::parts::word(name).child(paragraph)
}

/// The footer with address and telephone; empty without them.
pub(super) fn contact_footer(notice: &Notice) -> Element {
    let Some(text) = &notice.contact else {
        return empty("w:ftr");
    };
    let paragraph = Element::new("w:p").children(ParagraphProperties::of(id::CONTACT).element());
    super::parts::word("w:ftr").child(paragraph.child(runs::printed(&[text])))
}
