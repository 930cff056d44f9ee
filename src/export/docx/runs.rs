//! Runs of text in a paragraph.

use super::properties::RunProperties;
use super::relations::Links;
use super::xml::Element;
use crate::export::text::is_safe;
use crate::notice::Inline;

/// Lines of plain text in one run.
pub(super) fn printed(lines: &[&str]) -> Element {
    let mut run = Element::new("w:r");
    for (index, line) in lines.iter().enumerate() {
        run = run.switch(index > 0, "w:br").child(text(line));
    }
    run
}

/// A run of plain text with a look of its own.
pub(super) fn plain(value: &str, look: &RunProperties) -> Element {
    Element::new("w:r")
        .children(look.element())
        .child(text(value))
}

/// The runs of a text; links become relations of the document.
pub(super) fn inline(inlines: &[Inline], links: &mut Links) -> Vec<Element> {
    inlines.iter().map(|inline| one(inline, links)).collect()
}

fn one(inline: &Inline, links: &mut Links) -> Element {
    let Inline::Text {
        text,
        bold,
        italic,
        link,
    } = inline
    else {
        return Element::new("w:r").child(Element::new("w:br"));
    };
    let look = RunProperties {
        bold: bold.then_some(true),
        italic: italic.then_some(true),
        ..RunProperties::default()
    };
    let run = plain(text, &look);
    match link.as_deref().filter(|address| is_safe(address)) {
        Some(address) => Element::new("w:hyperlink")
            .with("r:id", links.id(address))
            .with("w:history", 1)
            .child(run),
        None => run,
    }
}

fn text(value: &str) -> Element {
    Element::new("w:t")
        .with("xml:space", "preserve")
        .text(value)
}
