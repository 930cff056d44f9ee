//! The small parts of the package: properties, settings, fonts, content types.

use super::xml::Element;
use crate::layout::Pages;
use crate::notice::Notice;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";

/// The root of a part under `word/`.
pub(super) fn word(name: &'static str) -> Element {
    Element::new(name)
        .with("xmlns:w", WORD)
        .with("xmlns:r", RELATIONS)
}

/// `docProps/core.xml`. The only date is the notice's own; no clock is asked.
pub(super) fn core(notice: &Notice) -> Element {
    let meta = &notice.meta;
    let text = |name, text: &str| (!text.is_empty()).then(|| Element::new(name).text(text));
    let subject = notice.title.as_ref().map(|title| title.subject.as_str());
    let subject = subject.or(notice.letterhead.subject.as_deref());
    let date = |name| {
        meta.date.as_ref().map(|date| {
            Element::new(name)
                .with("xsi:type", "dcterms:W3CDTF")
                .text(&format!("{date}T00:00:00Z"))
        })
    };
    Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .children(text("dc:title", &meta.title))
        .children(text("dc:subject", subject.unwrap_or_default()))
        .children(text("dc:creator", &meta.author))
        .children(text("dc:identifier", &meta.number))
        .children(text("dc:language", "vi-VN"))
        .children(date("dcterms:created"))
        .children(date("dcterms:modified"))
}

/// `docProps/app.xml`.
pub(super) fn app(notice: &Notice, pages: &Pages) -> Element {
    Element::new("Properties")
        .with("xmlns", APP)
        .child(Element::new("Pages").text(&pages.pages.len().to_string()))
        .child(Element::new("Application").text("vanthu"))
        .child(Element::new("DocSecurity").text("0"))
        .child(Element::new("Company").text(&notice.meta.author))
}

/// `word/settings.xml`: Word lays the page out by the rules of its present versions, does not stretch
/// a line that ends in a forced break, and keeps the file's language.
pub(super) fn settings() -> Element {
    let mode = Element::new("w:compatSetting")
        .with("w:name", "compatibilityMode")
        .with("w:uri", "http://schemas.microsoft.com/office/word")
        .with("w:val", 15);
    word("w:settings")
        .child(Element::new("w:zoom").with("w:percent", 100))
        .child(Element::val("w:defaultTabStop", 720))
        .child(Element::val("w:characterSpacingControl", "doNotCompress"))
        .child(
            Element::new("w:compat")
                .child(Element::new("w:doNotExpandShiftReturn"))
                .child(mode),
        )
        .child(Element::val("w:themeFontLang", "vi-VN"))
        .child(Element::val("w:decimalSymbol", ","))
        .child(Element::val("w:listSeparator", ";"))
}

/// `word/fontTable.xml`: a reader without the family takes another one with serifs.
pub(super) fn fonts(family: &str) -> Element {
    word("w:fonts").child(
        Element::new("w:font")
            .with("w:name", family)
            .child(Element::val("w:family", "roman"))
            .child(Element::val("w:pitch", "variable")),
    )
}

/// `[Content_Types].xml`.
pub(super) fn content_types() -> Element {
    let word = [
        ("/word/document.xml", "document.main"),
        ("/word/styles.xml", "styles"),
        ("/word/numbering.xml", "numbering"),
        ("/word/settings.xml", "settings"),
        ("/word/fontTable.xml", "fontTable"),
        ("/word/header1.xml", "header"),
        ("/word/header2.xml", "header"),
        ("/word/header3.xml", "header"),
        ("/word/footer1.xml", "footer"),
        ("/word/footer2.xml", "footer"),
    ];
    let word = word.map(|(part, kind)| {
        let kind = format!("officedocument.wordprocessingml.{kind}+xml");
        of_part(part, &format!("application/vnd.openxmlformats-{kind}"))
    });
    let default = |ending: &str, kind: &str| {
        Element::new("Default")
            .with("Extension", ending)
            .with("ContentType", kind)
    };
    let package = "application/vnd.openxmlformats-package";
    let office = "application/vnd.openxmlformats-officedocument";
    Element::new("Types")
        .with("xmlns", TYPES)
        .child(default("rels", &format!("{package}.relationships+xml")))
        .child(default("xml", "application/xml"))
        .child(of_part(
            "/docProps/core.xml",
            &format!("{package}.core-properties+xml"),
        ))
        .child(of_part(
            "/docProps/app.xml",
            &format!("{office}.extended-properties+xml"),
        ))
        .children(word)
}

fn of_part(name: &str, kind: &str) -> Element {
    Element::new("Override")
        .with("PartName", name)
        .with("ContentType", kind)
}
