//! Sections: paper, margins, page numbers, what stands above and below the text.

use super::units::{mm, twips};
use super::xml::Element;
use crate::standard::PageFormat;

/// The page of one section, which begins on a page of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    /// Paper and margins.
    pub(super) page: PageFormat,
    /// From the paper's upper edge to the header, pt.
    pub(super) header: f64,
    /// From the paper's lower edge to the footer, pt.
    pub(super) footer: f64,
    /// The first page has a header and a footer of its own.
    pub(super) title_page: bool,
    /// Page numbers begin at 1.
    pub(super) restart: bool,
    /// Id of the relation to the header of all pages but the first.
    pub(super) header_id: &'static str,
    /// Id of the relation to the header of the first page.
    pub(super) first_header_id: &'static str,
    /// Id of the relation to the footer of the first page.
    pub(super) first_footer_id: &'static str,
}

impl Section {
    /// `w:sectPr`.
    pub(super) fn element(&self) -> Element {
        let page = &self.page;
        let size = |name, length| (name, twips(mm(length)));
        let sides = [
            size("w:top", page.top_mm),
            size("w:right", page.right_mm),
            size("w:bottom", page.bottom_mm),
            size("w:left", page.left_mm),
            ("w:header", twips(self.header)),
            ("w:footer", twips(self.footer)),
            ("w:gutter", 0),
        ];
        let margins = sides
            .into_iter()
            .fold(Element::new("w:pgMar"), |e, (name, v)| e.with(name, v));
        let paper = Element::new("w:pgSz")
            .with("w:w", twips(mm(page.width_mm)))
            .with("w:h", twips(mm(page.height_mm)));
        Element::new("w:sectPr")
            .child(reference("w:headerReference", "default", self.header_id))
            .child(reference(
                "w:headerReference",
                "first",
                self.first_header_id,
            ))
            .child(reference(
                "w:footerReference",
                "first",
                self.first_footer_id,
            ))
            .child(Element::val("w:type", "nextPage"))
            .child(paper)
            .child(margins)
            .children(
                self.restart
                    .then(|| Element::new("w:pgNumType").with("w:start", 1)),
            )
            .child(Element::new("w:cols").with("w:space", 0))
            .switch(self.title_page, "w:titlePg")
    }
}

fn reference(name: &'static str, pages: &'static str, id: &'static str) -> Element {
    Element::new(name).with("w:type", pages).with("r:id", id)
}
