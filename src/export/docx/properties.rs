//! Properties of runs and paragraphs. The schema fixes the order of their elements; here each is a
//! field, and only [`RunProperties::element`] and [`ParagraphProperties::element`] write them, so
//! no caller can put them out of order.

use super::section::Section;
use super::units::{border_eighths, half_points, twips};
use super::xml::Element;
use crate::standard::TextStyle;

/// How a run of text looks. What is `None` comes from the style.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct RunProperties {
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Italic.
    pub(super) italic: Option<bool>,
    /// Colour: red, green and blue.
    pub(super) colour: Option<[u8; 3]>,
    /// Size, pt.
    pub(super) size: Option<f64>,
    /// Underlined.
    pub(super) underline: bool,
}

impl RunProperties {
    /// The whole look of a standard's style.
    pub(super) fn of(style: &TextStyle) -> Self {
        Self {
            bold: Some(style.bold),
            italic: Some(style.italic),
            colour: None,
            size: Some(style.size_pt),
            underline: style.underline,
        }
    }

    /// `w:rPr`; none when everything comes from the style.
    pub(super) fn element(&self) -> Option<Element> {
        let size = self.size.map(half_points);
        let element = Element::new("w:rPr")
            .children(self.bold.map(|on| toggle("w:b", on)))
            .children(self.bold.map(|on| toggle("w:bCs", on)))
            .children(self.italic.map(|on| toggle("w:i", on)))
            .children(self.italic.map(|on| toggle("w:iCs", on)))
            .children(self.colour.map(|rgb| Element::val("w:color", hex(rgb))))
            .children(size.map(|size| Element::val("w:sz", size)))
            .children(size.map(|size| Element::val("w:szCs", size)))
            .children(self.underline.then(|| Element::val("w:u", "single")));
        (!element.is_empty()).then_some(element)
    }
}

/// A colour as Word writes it.
fn hex(rgb: [u8; 3]) -> String {
    rgb.map(|part| format!("{part:02X}")).concat()
}

fn toggle(name: &'static str, on: bool) -> Element {
    if on {
        Element::new(name)
    } else {
        Element::val(name, 0)
    }
}

/// Where the lines of a paragraph end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Centre,
    /// Flush right.
    Right,
    /// Both edges straight.
    Both,
}

impl Align {
    fn word(self) -> &'static str {
        match self {
            Align::Left => "left",
            Align::Centre => "center",
            Align::Right => "right",
            Align::Both => "both",
        }
    }
}

/// A border of a paragraph or cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Border {
    /// Thickness, pt.
    pub(super) thickness: f64,
    /// Free space between it and the text, pt; Word knows whole points only.
    pub(super) space: f64,
    /// Colour: red, green and blue; none: that of the text, which is black.
    pub(super) colour: Option<[u8; 3]>,
}

impl Border {
    /// The border as the element of one side.
    pub(super) fn element(self, side: &'static str) -> Element {
        Element::val(side, "single")
            .with("w:sz", border_eighths(self.thickness))
            .with("w:space", self.space.round().clamp(0.0, 31.0))
            .with("w:color", self.colour.map_or("auto".to_owned(), hex))
    }
}

/// The borders of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Borders {
    /// Above.
    pub(super) top: Option<Border>,
    /// At the left.
    pub(super) left: Option<Border>,
    /// Below.
    pub(super) bottom: Option<Border>,
    /// At the right.
    pub(super) right: Option<Border>,
}

impl Borders {
    fn element(self) -> Option<Element> {
        let element = Element::new("w:pBdr")
            .children(self.top.map(|b| b.element("w:top")))
            .children(self.left.map(|b| b.element("w:left")))
            .children(self.bottom.map(|b| b.element("w:bottom")))
            .children(self.right.map(|b| b.element("w:right")));
        (!element.is_empty()).then_some(element)
    }
}

/// A paragraph that stands at a place of the page, out of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Width, pt; none: as wide as its text.
    pub(super) width: Option<f64>,
    /// `left`, `center` or `right` within the text's width.
    pub(super) across: &'static str,
    /// Where it stands from top to bottom.
    pub(super) down: Down,
}

/// Where a frame stands from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Down {
    /// Its top, pt from the paper's upper edge.
    FromTop(f64),
    /// Its foot on the lower end of the text block.
    TextFoot,
}

impl Frame {
    fn element(self) -> Element {
        let width = self.width.map(twips);
        let mut element = Element::new("w:framePr");
        if let Some(width) = width {
            element = element.with("w:w", width);
        }
        element = element.with("w:wrap", "around");
        let (anchor, place) = match self.down {
            Down::FromTop(y) => ("page", ("w:y", twips(y).to_string())),
            Down::TextFoot => ("margin", ("w:yAlign", "bottom".to_owned())),
        };
        element
            .with("w:vAnchor", anchor)
            .with("w:hAnchor", "margin")
            .with("w:xAlign", self.across)
            .with(place.0, place.1)
    }
}

/// Space above, below and between the lines of a paragraph, pt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Spacing {
    /// Above.
    pub(super) before: Option<f64>,
    /// Below.
    pub(super) after: Option<f64>,
    /// Distance of the lines, exactly.
    pub(super) line: Option<f64>,
}

impl Spacing {
    fn element(self) -> Option<Element> {
        let mut element = Element::new("w:spacing");
        if let Some(before) = self.before {
            element = element.with("w:before", twips(before));
        }
        if let Some(after) = self.after {
            element = element.with("w:after", twips(after));
        }
        if let Some(line) = self.line {
            element = element
                .with("w:line", twips(line).max(1))
                .with("w:lineRule", "exact");
        }
        (!element.is_empty()).then_some(element)
    }
}

/// Indents of a paragraph, pt.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Indent {
    /// From the left edge of the text.
    pub(super) left: f64,
    /// From its right edge.
    pub(super) right: f64,
    /// Of the first line, more than the others.
    pub(super) first: f64,
}

impl Indent {
    fn element(self) -> Element {
        let element = Element::new("w:ind")
            .with("w:left", twips(self.left))
            .with("w:right", twips(self.right));
        if self.first < 0.0 {
            element.with("w:hanging", twips(-self.first))
        } else {
            element.with("w:firstLine", twips(self.first))
        }
    }
}

/// How a paragraph is set. What is `None`, empty or off comes from the style.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ParagraphProperties {
    /// Id of the style.
    pub(super) style: Option<&'static str>,
    /// No page break between it and the next.
    pub(super) keep_next: bool,
    /// No page break in it.
    pub(super) keep_lines: bool,
    /// Its place on the page, out of the text.
    pub(super) frame: Option<Frame>,
    /// Two lines at least stay together at a page's foot and head.
    pub(super) widow_control: bool,
    /// Id of its numbering.
    pub(super) numbering: Option<u32>,
    /// Its borders.
    pub(super) borders: Borders,
    /// Its spaces.
    pub(super) spacing: Spacing,
    /// Its indents.
    pub(super) indent: Option<Indent>,
    /// Its alignment.
    pub(super) align: Option<Align>,
    /// Level in the navigation pane, from 0.
    pub(super) outline_level: Option<u8>,
    /// How its mark looks; the size of a mark alone on its line counts.
    pub(super) mark: RunProperties,
    /// The section that it ends.
    pub(super) section: Option<Section>,
}

impl ParagraphProperties {
    /// The properties of a paragraph that takes everything from its style.
    pub(super) fn of(style: &'static str) -> Self {
        Self {
            style: Some(style),
            ..Self::default()
        }
    }

    /// `w:pPr`; none when there is nothing to say.
    pub(super) fn element(&self) -> Option<Element> {
        let element = Element::new("w:pPr")
            .children(self.style.map(|id| Element::val("w:pStyle", id)))
            .switch(self.keep_next, "w:keepNext")
            .switch(self.keep_lines, "w:keepLines")
            .children(self.frame.map(Frame::element))
            .switch(self.widow_control, "w:widowControl")
            .children(self.numbering.map(numbering))
            .children(self.borders.element())
            .children(self.spacing.element())
            .children(self.indent.map(Indent::element))
            .children(self.align.map(|align| Element::val("w:jc", align.word())))
            .children(self.outline_level.map(|l| Element::val("w:outlineLvl", l)))
            .children(self.mark.element())
            .children(self.section.as_ref().map(Section::element));
        (!element.is_empty()).then_some(element)
    }
}

fn numbering(id: u32) -> Element {
    Element::new("w:numPr")
        .child(Element::val("w:ilvl", 0))
        .child(Element::val("w:numId", id))
}
