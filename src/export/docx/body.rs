//! The body's blocks.

use super::measure::{BASELINE, Measures, Printed};
use super::numbering::Numbering;
use super::properties::{ParagraphProperties, RunProperties, Spacing};
use super::relations::Links;
use super::runs;
use super::styles::{GAP, id};
use super::table;
use super::xml::Element;
use crate::layout::{AnnexPart, Role, Spot};
use crate::notice::Block;
use crate::standard::Standard;

/// Which body of the notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The notice's own.
    Notice,
    /// That of an annex (its index).
    Annex(u16),
}

impl Place {
    /// The part of the notice that block `block` is.
    pub(super) fn role(self, block: u32) -> Role {
        let spot = Spot { block, cell: None };
        match self {
            Place::Notice => Role::Body(spot),
            Place::Annex(index) => Role::Annex(index, AnnexPart::Body(spot)),
        }
    }

    /// Whether something belongs to block `block`, a table's cells included.
    pub(super) fn holds(self, role: Role, block: u32) -> bool {
        match role {
            Role::Body(spot) => self == Place::Notice && spot.block == block,
            Role::Annex(index, AnnexPart::Body(spot)) => {
                self == Place::Annex(index) && spot.block == block
            }
            _ => false,
        }
    }
}

/// The blocks of a body and where they stand on the pages.
pub(super) struct Blocks<'a> {
    /// The blocks.
    pub(super) blocks: &'a [Block],
    /// The notice's standard.
    pub(super) standard: &'a Standard,
    /// What is printed.
    pub(super) printed: &'a Printed,
    /// Which body it is.
    pub(super) place: Place,
    /// Free height above the first block, pt.
    pub(super) lead: f64,
    /// The line pitch and paragraph space.
    pub(super) measures: Measures,
    /// They are not those of the styles.
    pub(super) own_measures: bool,
    /// A closing block follows: two lines of body stay with it.
    pub(super) closed: bool,
}

impl Blocks<'_> {
    /// The paragraphs and tables, one after the other.
    pub(super) fn elements(
        &self,
        numbering: &mut Numbering<'_>,
        links: &mut Links,
    ) -> Vec<Element> {
        let ids = numbering.assign(self.blocks);
        let mut elements = Vec::with_capacity(self.blocks.len());
        let mut before = self.lead;
        for ((index, block), id) in self.blocks.iter().enumerate().zip(ids) {
            if let Block::Table(source) = block {
                // Two tables that touch would become one. A paragraph keeps its own space below.
                if index == 0 || before > 0.0 {
                    elements.push(gap(before));
                }
                let holds = |role| self.place.holds(role, index as u32);
                let widths = table::widths(source, self.printed, &holds, self.standard);
                elements.push(table::table(source, &widths, self.standard, links));
                before = self.measures.space;
                continue;
            }
            elements.push(self.paragraph(index, block, id, before, links));
            before = 0.0;
        }
        if matches!(self.blocks.last(), Some(Block::Table(_))) {
            elements.push(gap(before));
        }
        elements
    }

    fn paragraph(
        &self,
        index: usize,
        block: &Block,
        numbering: Option<u32>,
        before: f64,
        links: &mut Links,
    ) -> Element {
        let properties = ParagraphProperties {
            keep_next: leads(block) || self.keeps_company(index),
            numbering,
            spacing: Spacing {
                before: (before > 0.0).then_some(before),
                after: self.own_measures.then_some(self.measures.space),
                line: self.own_measures.then_some(self.measures.pitch),
            },
            ..ParagraphProperties::of(style(block))
        };
        let label = block.label();
        let typed = (numbering.is_none() && !label.is_empty()).then(|| {
            let bold = matches!(block, Block::Article { .. }).then_some(true);
            let look = RunProperties {
                bold,
                ..RunProperties::default()
            };
            runs::plain(label, &look)
        });
        Element::new("w:p")
            .children(properties.element())
            .children(typed)
            .children(runs::inline(block.text(), links))
    }

    /// Whether the block stays with what follows for the signature's sake: the last one does, and the
    /// one before it when the last fills one line only.
    fn keeps_company(&self, index: usize) -> bool {
        let last = self.blocks.len().saturating_sub(1);
        let short = || self.printed.lines(self.place.role(last as u32)).len() < 2;
        self.closed && (index == last || (index + 1 == last && short()))
    }
}

/// An empty paragraph that parts two others and is `height` pt high.
pub(super) fn gap(height: f64) -> Element {
    let properties = ParagraphProperties {
        keep_next: true,
        spacing: Spacing {
            line: Some(height.max(1.0)),
            ..Spacing::default()
        },
        ..ParagraphProperties::of(GAP)
    };
    Element::new("w:p").children(properties.element())
}

/// Free height between `y` and the top of the first block of a body, a table's rule or a line, pt.
pub(super) fn lead(printed: &Printed, first: Role, pitch: f64, y: f64) -> Option<f64> {
    let line = printed
        .lines(first)
        .first()
        .map(|line| line.y - BASELINE * pitch);
    let rule = printed
        .rules(first)
        .first()
        .map(|rule| rule.from.1.min(rule.to.1));
    Some((line.or(rule)? - y).max(0.0))
}

fn style(block: &Block) -> &'static str {
    match block {
        Block::Heading { level: 1, .. } => id::HEADING,
        Block::Heading { .. } => id::SUBHEADING,
        Block::Ground { .. } => id::GROUND,
        Block::Item { .. } => id::ITEM,
        Block::Article { .. } => id::ARTICLE,
        Block::Centred { .. } => id::CENTRED,
        Block::Paragraph { .. } | Block::Table(_) => id::BODY,
    }
}

/// Whether a block stays with the next one by what it says; headings and centred lines do by their
/// style.
fn leads(block: &Block) -> bool {
    block.announces() || block.is_titled_article()
}
