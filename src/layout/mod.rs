//! From a notice to pages of positioned glyphs. Knows fonts and lines; knows no PDF.
//!
//! Lengths are points from the page's top left corner; `y` grows downwards.

mod addressees;
mod annex;
mod assemble;
mod body;
mod breaker;
mod closing;
mod column;
mod complaints;
mod fit;
mod flow;
pub mod fonts;
mod foot;
mod letterhead;
mod line;
mod paragraph;
pub mod snapshot;
mod table;
#[cfg(test)]
mod tests;
mod ties;
mod title;
pub mod typesetter;
mod wrap;

use std::sync::Arc;

pub use assemble::{LaidOut, lay_out};
pub(crate) use fit::CLOSING_SPACES;
pub use fit::Fit;
pub use typesetter::Typesetter;

/// The laid-out document.
#[derive(Debug, Clone)]
pub struct Pages {
    /// Paper width, pt.
    pub width: f64,
    /// Paper height, pt.
    pub height: f64,
    /// The faces that the runs refer to.
    pub fonts: Arc<fonts::FontSet>,
    /// What the layout made of the freedom that the standard gives.
    pub fit: Fit,
    /// The pages.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The annex that it belongs to (its index); none for a page of the main document.
    pub annex: Option<u16>,
    /// Its number among the pages of the main document or of its annex, from 1, whether it is
    /// printed or not.
    pub number: u32,
    /// What stands on it, in reading order.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone)]
pub enum Item {
    /// A run of glyphs.
    Glyphs(GlyphRun),
    /// A drawn rule.
    Rule(Rule),
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// Left edge, pt.
    pub x: f64,
    /// Baseline, pt from the top.
    pub y: f64,
    /// Which face.
    pub face: fonts::Face,
    /// Size, pt.
    pub size: f64,
    /// The text, in NFC; [`Glyph::text`] points into it.
    pub text: String,
    /// The glyphs in visual order.
    pub glyphs: Vec<Glyph>,
    /// Which part of the notice it belongs to.
    pub role: Role,
    /// It is a table's header that has stood on an earlier page and is there again for the eye: not
    /// part of the text.
    pub repeated: bool,
}

/// A positioned glyph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// Glyph id in the face.
    pub id: u16,
    /// Distance to the next glyph's origin, pt, with kerning and justification in it.
    pub advance: f64,
    /// Byte range in the run's text.
    pub text: (u32, u32),
}

/// A solid horizontal or framing rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Start, pt.
    pub from: (f64, f64),
    /// End, pt.
    pub to: (f64, f64),
    /// Thickness, pt.
    pub thickness: f64,
    /// Which part of the notice it belongs to.
    pub role: Role,
}

/// Which part of the notice something belongs to. The order of appearance is the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A page number: not part of the text.
    PageNumber,
    /// The superior organ's line.
    Superior,
    /// The issuing organ's lines.
    Organ,
    /// `*` under the organ, or the rule there.
    OrganCloser,
    /// Number and symbol.
    Number,
    /// The subject of a công văn, under its number.
    LetterSubject,
    /// The draft mark.
    Draft,
    /// The urgency mark.
    Urgency,
    /// The circulation mark.
    Circulation,
    /// A fixed line of the right column (its index) and the rule under the last.
    National(u8),
    /// Place and date.
    PlaceDate,
    /// The type name.
    TypeName,
    /// The author line.
    Author,
    /// The subject.
    Subject,
    /// `-----` or the rule under the subject.
    TitleCloser,
    /// `Kính gửi:`.
    AddresseesLabel,
    /// An addressee's line (its index).
    Addressee(u32),
    /// A block of the body.
    Body(Spot),
    /// `Nơi nhận:`.
    RecipientsLabel,
    /// A recipient line (its index).
    Recipient(u32),
    /// The drafter's code under the recipients.
    Drafter,
    /// The authority lines of a signature (its index from the left).
    Authority(u8),
    /// The position lines of a signature (its index from the left).
    Position(u8),
    /// A signer's name (its index from the left).
    Signer(u8),
    /// A part of an annex (the annex's index).
    Annex(u16, AnnexPart),
    /// Address and telephone at a page's foot, and the rule above them.
    Contact,
    /// The circulation mark at the foot of the last page.
    CirculationLast,
}

impl Role {
    /// A block of the body that is no table.
    pub fn body(block: u32) -> Self {
        Self::Body(Spot { block, cell: None })
    }
}

/// A part of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnexPart {
    /// `Phụ lục 1`.
    Label,
    /// Its title.
    Title,
    /// What it belongs to.
    Reference,
    /// `-----` or the rule under the reference.
    Closer,
    /// A block of its body.
    Body(Spot),
}

/// Where in a body something stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The block's index.
    pub block: u32,
    /// The cell, when the block is a table.
    pub cell: Option<Cell>,
}

/// Where in a table something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// Row, from 0: the header.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl std::fmt::Debug for Spot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.cell {
            None => write!(f, "{}", self.block),
            Some(Cell { row, column }) => write!(f, "{} row {row} column {column}", self.block),
        }
    }
}

impl Pages {
    /// All runs of glyphs in reading order, each with the index of its page.
    pub fn runs(&self) -> impl Iterator<Item = (usize, &GlyphRun)> {
        self.pages.iter().enumerate().flat_map(|(index, page)| {
            page.items.iter().filter_map(move |item| match item {
                Item::Glyphs(run) => Some((index, run)),
                Item::Rule(_) => None,
            })
        })
    }

    /// The lines that a part of the notice is printed on, as texts.
    pub fn lines(&self, role: Role) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut last = None;
        for (page, run) in self.runs().filter(|(_, run)| run.role == role) {
            let baseline = (page, run.y);
            match lines.last_mut().filter(|_| last == Some(baseline)) {
                Some(line) => line.push_str(&run.text),
                None => lines.push(run.text.clone()),
            }
            last = Some(baseline);
        }
        lines
    }
}

impl GlyphRun {
    /// Width, pt.
    pub fn width(&self) -> f64 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// Millimetres as points.
fn mm(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}
