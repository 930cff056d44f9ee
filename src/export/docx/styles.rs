//! The style sheet: one named style for each part of a notice. Where Word has a built-in style with a
//! meaning of its own (headings for the navigation pane, the title, the header), that one is taken
//! and the Vietnamese name is its alias, so that Word shows both.

mod parts;

use super::measure::Measures;
use super::properties::{Align, Borders, Indent, ParagraphProperties, RunProperties, Spacing};
use super::xml::Element;
use crate::standard::{Standard, TextStyle};

/// What all styles rest on.
pub(super) const NORMAL: &str = "Normal";
/// A drawn rule.
pub(super) const RULE: &str = "DuongKe";
/// A paragraph that only parts others and takes no room.
pub(super) const GAP: &str = "NganCach";
/// The page number.
pub(super) const HEADER: &str = "Header";

/// The styles that Word knows itself.
const BUILT_IN: [&str; 5] = [NORMAL, HEADER, id::TITLE, id::HEADING, id::SUBHEADING];

pub(super) use parts::id;

/// A style as a paragraph uses it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Id of the style.
    pub(super) style: &'static str,
    /// Distance of its lines, pt.
    pub(super) pitch: f64,
}

impl Look {
    /// A style whose pitch is a multiple of its size.
    pub(super) fn new(style: &'static str, text: &TextStyle, multiple: f64) -> Self {
        Self {
            style,
            pitch: text.size_pt * multiple,
        }
    }
}

/// A style of paragraphs.
#[derive(Debug, Clone)]
struct Definition {
    id: &'static str,
    name: &'static str,
    alias: Option<&'static str>,
    /// Id of the style for the paragraph typed after one of this.
    next: Option<&'static str>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

impl Definition {
    /// A style with the look of one of the standard's, its lines `pitch` pt apart.
    fn new(id: &'static str, name: &'static str, text: &TextStyle, pitch: f64) -> Self {
        Self {
            id,
            name,
            alias: None,
            next: None,
            paragraph: ParagraphProperties {
                spacing: Spacing {
                    line: Some(pitch),
                    ..Spacing::default()
                },
                ..ParagraphProperties::default()
            },
            run: RunProperties::of(text),
        }
    }

    fn centred(mut self) -> Self {
        self.paragraph.align = Some(Align::Centre);
        self
    }

    /// Justified, with the first line indented and space below, as the body's text.
    fn running(mut self, first_line: f64, space: f64) -> Self {
        self.paragraph.align = Some(Align::Both);
        self.paragraph.indent = Some(Indent {
            first: first_line,
            ..Indent::default()
        });
        self.paragraph.spacing.after = Some(space);
        self
    }

    /// Stays in one piece and with the next paragraph.
    fn kept(mut self) -> Self {
        self.paragraph.keep_next = true;
        self.paragraph.keep_lines = true;
        self
    }

    fn outline(mut self, level: u8) -> Self {
        self.paragraph.outline_level = Some(level);
        self
    }

    fn alias(mut self, alias: &'static str) -> Self {
        self.alias = Some(alias);
        self
    }

    fn followed_by(mut self, next: &'static str) -> Self {
        self.next = Some(next);
        self
    }

    fn coloured(mut self, colour: Option<[u8; 3]>) -> Self {
        self.run.colour = colour;
        self
    }

    fn borders(mut self, borders: Borders) -> Self {
        self.paragraph.borders = borders;
        self
    }

    fn element(&self) -> Element {
        let normal = self.id == NORMAL;
        let mut element = Element::new("w:style").with("w:type", "paragraph");
        if normal {
            element = element.with("w:default", 1);
        } else if !BUILT_IN.contains(&self.id) {
            element = element.with("w:customStyle", 1);
        }
        let based_on = (!normal).then(|| Element::val("w:basedOn", NORMAL));
        element
            .with("w:styleId", self.id)
            .child(Element::val("w:name", self.name))
            .children(self.alias.map(|alias| Element::val("w:aliases", alias)))
            .children(based_on)
            .children(self.next.map(|next| Element::val("w:next", next)))
            .child(Element::new("w:qFormat"))
            .children(self.paragraph.element())
            .children(self.run.element())
    }
}

/// `word/styles.xml` for a standard and the body's measures on the pages.
pub(super) fn sheet(standard: &Standard, body: &Measures) -> Element {
    let definitions = parts::all(standard, body);
    super::parts::word("w:styles")
        .child(defaults(standard))
        .children(definitions.iter().map(Definition::element))
        .child(plain_table())
}

/// What holds for every run: the family in all four slots, the language, kerning.
fn defaults(standard: &Standard) -> Element {
    let family = &standard.font.family;
    let slots = ["w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"];
    let fonts = slots
        .into_iter()
        .fold(Element::new("w:rFonts"), |e, slot| e.with(slot, family));
    let size = (standard.body.style.size_pt * 2.0).round();
    let run = Element::new("w:rPr")
        .child(fonts)
        // Pairs of letters are kerned from one point on, as on the laid-out page; off by default.
        .child(Element::val("w:kern", 2))
        .child(Element::val("w:sz", size))
        .child(Element::val("w:szCs", size))
        .child(
            Element::val("w:lang", "vi-VN")
                .with("w:eastAsia", "vi-VN")
                .with("w:bidi", "vi-VN"),
        );
    Element::new("w:docDefaults")
        .child(Element::new("w:rPrDefault").child(run))
        .child(Element::new("w:pPrDefault"))
}

/// The table style that Word expects to find: no borders, no free space in the cells.
fn plain_table() -> Element {
    let side = |name| Element::new(name).with("w:w", 0).with("w:type", "dxa");
    let margins =
        Element::new("w:tblCellMar").children(["w:top", "w:left", "w:bottom", "w:right"].map(side));
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:default", 1)
        .with("w:styleId", "TableNormal")
        .child(Element::val("w:name", "Normal Table"))
        .child(Element::val("w:uiPriority", 99))
        .child(Element::new("w:semiHidden"))
        .child(Element::new("w:unhideWhenUsed"))
        .child(
            Element::new("w:tblPr")
                .child(side("w:tblInd"))
                .child(margins),
        )
}
