//! How the parts of the package refer to one another.

use super::xml::Element;

/// Relation of the document to the header of all pages but a section's first.
pub(super) const HEADER: &str = "rIdHeader";
/// Relation to the header of a section's first page.
pub(super) const FIRST_HEADER: &str = "rIdFirstHeader";
/// Relation to the header of the first page with a circulation mark.
pub(super) const MARK_HEADER: &str = "rIdMarkHeader";
/// Relation to an empty footer.
pub(super) const FOOTER: &str = "rIdFooter";
/// Relation to the footer with address and telephone.
pub(super) const CONTACT: &str = "rIdContact";

/// Common start of the types of relations.
const TYPES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The addresses that the text links to, in the order of their first use.
#[derive(Debug, Default)]
pub(super) struct Links {
    addresses: Vec<String>,
}

impl Links {
    /// Id of the relation to an address.
    pub(super) fn id(&mut self, address: &str) -> String {
        let known = self.addresses.iter().position(|known| known == address);
        let index = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        link_id(index)
    }
}

fn link_id(index: usize) -> String {
    format!("rIdLink{}", index + 1)
}

/// `_rels/.rels`: what the package holds.
pub(super) fn of_package() -> Element {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    Element::new("Relationships")
        .with("xmlns", PACKAGE)
        .child(relation(
            "rIdDocument",
            "officeDocument",
            "word/document.xml",
        ))
        .child(
            Element::new("Relationship")
                .with("Id", "rIdCore")
                .with("Type", core)
                .with("Target", "docProps/core.xml"),
        )
        .child(relation(
            "rIdApp",
            "extended-properties",
            "docProps/app.xml",
        ))
}

/// `word/_rels/document.xml.rels`: what the document refers to.
pub(super) fn of_document(links: &Links) -> Element {
    let outside = links.addresses.iter().enumerate().map(|(index, address)| {
        relation(&link_id(index), "hyperlink", address).with("TargetMode", "External")
    });
    Element::new("Relationships")
        .with("xmlns", PACKAGE)
        .child(relation("rIdStyles", "styles", "styles.xml"))
        .child(relation("rIdNumbering", "numbering", "numbering.xml"))
        .child(relation("rIdSettings", "settings", "settings.xml"))
        .child(relation("rIdFonts", "fontTable", "fontTable.xml"))
        .child(relation(HEADER, "header", "header1.xml"))
        .child(relation(FIRST_HEADER, "header", "header2.xml"))
        .child(relation(MARK_HEADER, "header", "header3.xml"))
        .child(relation(FOOTER, "footer", "footer1.xml"))
        .child(relation(CONTACT, "footer", "footer2.xml"))
        .children(outside)
}

fn relation(id: &str, kind: &str, target: &str) -> Element {
    Element::new("Relationship")
        .with("Id", id)
        .with("Type", format!("{TYPES}{kind}"))
        .with("Target", target)
}
