//! `word/document.xml`: the notice from its letterhead to its last annex.

use super::annex;
use super::body::{self, Blocks, Place};
use super::closing::closing;
use super::foot;
use super::letterhead::head;
use super::measure::{BASELINE, Body, Measures, Printed};
use super::numbering::Numbering;
use super::properties::ParagraphProperties;
use super::relations::{CONTACT, FIRST_HEADER, FOOTER, HEADER, Links, MARK_HEADER};
use super::section::Section;
use super::styles::GAP;
use super::units::mm;
use super::xml::Element;
use crate::layout::{Pages, Role};
use crate::notice::Notice;

/// Height of digits, em (Times New Roman, Liberation Serif).
const DIGIT: f64 = 0.676;

/// What the document's parts need of one another.
pub(super) struct Written<'a> {
    /// `word/document.xml`.
    pub(super) document: Element,
    /// The lists that it uses.
    pub(super) numbering: Numbering<'a>,
    /// The addresses that it links to.
    pub(super) links: Links,
    /// The header of the first page.
    pub(super) first_header: Element,
    /// The body's measures, which are the styles'.
    pub(super) measures: Measures,
}

/// Writes the document.
pub(super) fn document<'a>(notice: &'a Notice, pages: &Pages) -> Written<'a> {
    let printed = &Printed::new(pages);
    let standard = &*notice.standard;
    let body = Body::new(notice, pages, printed);
    let measures = body.measures;
    let (mut numbering, mut links) = (Numbering::new(standard), Links::default());

    let (mut elements, y) = head(notice, printed);
    let blocks = Blocks {
        blocks: &notice.body,
        standard,
        printed,
        place: Place::Notice,
        lead: body::lead(printed, Role::body(0), measures.pitch, y)
            .unwrap_or(standard.letterhead.space_after_pt),
        measures,
        own_measures: false,
        closed: true,
    };
    elements.extend(blocks.elements(&mut numbering, &mut links));
    elements.extend(closing(notice, printed, &body));
    elements.extend(foot::of_last_page(notice, printed));

    let mut section = section(notice, printed);
    let first_header = foot::first_header(notice, printed, section.header);
    let usual = Measures::of(standard);
    for (annex, index) in notice.annexes.iter().zip(0_u16..) {
        elements.push(end_of(section));
        section = annex_section(notice, printed);
        let (head, y) = annex::head(annex, index, notice, printed);
        elements.extend(head);
        let blocks = Blocks {
            blocks: &annex.body,
            place: Place::Annex(index),
            lead: body::lead(printed, Place::Annex(index).role(0), usual.pitch, y)
                .unwrap_or(standard.annexes.space_after_pt),
            measures: usual,
            own_measures: usual != measures,
            closed: false,
            ..blocks
        };
        elements.extend(blocks.elements(&mut numbering, &mut links));
    }
    elements.push(last_paragraph());
    elements.push(section.element());
    let document =
        super::parts::word("w:document").child(Element::new("w:body").children(elements));
    Written {
        document,
        numbering,
        links,
        first_header,
        measures,
    }
}

/// The paragraph that ends a section.
fn end_of(section: Section) -> Element {
    let properties = ParagraphProperties {
        section: Some(section),
        ..ParagraphProperties::of(GAP)
    };
    Element::new("w:p").children(properties.element())
}

/// A table may not be the last thing in a document.
fn last_paragraph() -> Element {
    Element::new("w:p").children(ParagraphProperties::of(GAP).element())
}

/// The page of the notice itself.
fn section(notice: &Notice, printed: &Printed) -> Section {
    let standard = &*notice.standard;
    let format = &standard.page_number;
    let digits = printed.lines(Role::PageNumber).first();
    let baseline = digits.map_or(mm(format.from_top_mm) + DIGIT * format.size_pt, |d| d.y);
    let contact = notice.contact.is_some() && standard.contact.first_page;
    let marked = notice.letterhead.circulation.is_some();
    let last = printed.lines(Role::Contact).last();
    let line = standard.contact.style.size_pt * standard.contact.line_pitch;
    let footer = last.map_or(mm(standard.page.bottom_mm) / 2.0, |last| {
        mm(standard.page.height_mm) - last.y - (1.0 - BASELINE) * line
    });
    Section {
        page: standard.page.clone(),
        header: baseline - BASELINE * format.size_pt,
        footer,
        title_page: format.hide_first || contact || marked,
        restart: false,
        header_id: HEADER,
        first_header_id: match (marked, format.hide_first) {
            (true, _) => MARK_HEADER,
            (false, true) => FIRST_HEADER,
            (false, false) => HEADER,
        },
        first_footer_id: if contact { CONTACT } else { FOOTER },
    }
}

/// The pages of an annex: numbered from 1, without the notice's footer.
fn annex_section(notice: &Notice, printed: &Printed) -> Section {
    Section {
        restart: true,
        first_header_id: if notice.standard.page_number.hide_first {
            FIRST_HEADER
        } else {
            HEADER
        },
        first_footer_id: FOOTER,
        ..section(notice, printed)
    }
}
