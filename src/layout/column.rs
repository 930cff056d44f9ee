//! A stack of centred lines: the columns of the letterhead, the title, the signature.

use super::fonts::Face;
use super::line::Place;
use super::paragraph::Paragraph;
use super::typesetter::Typesetter;
use super::{Item, Role, Rule};
use crate::standard::{RuleFormat, TextStyle};

/// Where a baseline stands in its line: at this share of the pitch from the line's top, as word
/// processors do when the spacing is exact. Accents of capitals and descenders both stay inside.
pub(super) const BASELINE: f64 = 0.8;

/// Top of an underline below the baseline, and its thickness, in em.
const UNDERLINE: (f64, f64) = (0.09, 0.05);

/// Free height between a drawn rule and the line under it, pt.
const UNDER_RULE: f64 = 4.0;

/// How a line looks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    /// The face.
    pub(super) face: Face,
    /// Size, pt.
    pub(super) size: f64,
    /// Distance of lines, pt.
    pub(super) pitch: f64,
    /// Underlined.
    pub(super) underline: bool,
}

impl Look {
    /// A style's look, the pitch being a multiple of the size.
    pub(super) fn new(style: &TextStyle, pitch: f64) -> Self {
        Self {
            face: Face::of(style.bold, style.italic),
            size: style.size_pt,
            pitch: style.size_pt * pitch,
            underline: style.underline,
        }
    }
}

/// Lines under one another, each centred between two edges.
#[derive(Debug)]
pub(super) struct Column {
    left: f64,
    width: f64,
    /// Top of the next line, pt.
    pub(super) y: f64,
    baseline: f64,
    /// What stands in it, in order.
    pub(super) items: Vec<Item>,
}

impl Column {
    /// An empty column `width` pt wide.
    pub(super) fn new(left: f64, width: f64, y: f64) -> Self {
        Self {
            left,
            width,
            y,
            baseline: y,
            items: Vec::new(),
        }
    }

    /// Adds a text on one line, however long, and returns its width.
    pub(super) fn line(
        &mut self,
        typesetter: &mut Typesetter,
        text: &str,
        look: Look,
        role: Role,
    ) -> f64 {
        self.put(typesetter, text, look, role, f64::MAX)
    }

    /// Adds a text on as many lines as the column needs, balanced; returns the widest one's width.
    pub(super) fn lines(
        &mut self,
        typesetter: &mut Typesetter,
        text: &str,
        look: Look,
        role: Role,
    ) -> f64 {
        self.put(typesetter, text, look, role, self.width)
    }

    fn put(
        &mut self,
        typesetter: &mut Typesetter,
        text: &str,
        look: Look,
        role: Role,
        measure: f64,
    ) -> f64 {
        let mut paragraph = Paragraph::plain(typesetter, text, look.face, look.size);
        let lines = paragraph.balanced(typesetter, measure);
        let mut widest = 0.0_f64;
        for line in &lines {
            self.baseline = self.y + BASELINE * look.pitch;
            self.y += look.pitch;
            widest = widest.max(line.width);
            // Longer than the column: it grows to the left, never into the right margin.
            let x = self.left + ((self.width - line.width) / 2.0).min(self.width - line.width);
            let place = Place {
                x,
                y: self.baseline,
                stretch: None,
                role,
            };
            paragraph.set(typesetter, line, place, &mut self.items);
            if look.underline {
                self.items.push(underline(place, line.width, look.size));
            }
        }
        widest
    }

    /// Draws a rule of `length` pt under the last line.
    pub(super) fn rule(&mut self, length: f64, format: &RuleFormat, role: Role) {
        let y = self.baseline + format.gap_pt;
        let x = self.left + (self.width - length) / 2.0;
        self.items.push(Item::Rule(Rule {
            from: (x, y),
            to: (x + length, y),
            thickness: format.thickness_pt,
            role,
        }));
        self.y = self.y.max(y + format.thickness_pt / 2.0 + UNDER_RULE);
    }

    /// Draws a frame of this size around the middle of the last line, whose text is `size` pt, and
    /// leaves the frame's height to it.
    pub(super) fn frame(&mut self, (width, height): (f64, f64), size: f64, role: Role) {
        let x = self.left + (self.width - width) / 2.0;
        // Capitals reach two thirds of an em above the baseline.
        let y = self.baseline - size / 3.0 - height / 2.0;
        self.items.extend(frame(x, y, width, height, role));
        self.y = self.y.max(y + height);
    }
}

/// The rule under a text that stands at `place`.
pub(super) fn underline(place: Place, width: f64, size: f64) -> Item {
    let y = place.y + (UNDERLINE.0 + UNDERLINE.1 / 2.0) * size;
    Item::Rule(Rule {
        from: (place.x, y),
        to: (place.x + width, y),
        thickness: UNDERLINE.1 * size,
        role: place.role,
    })
}

/// Four rules around a box.
pub(super) fn frame(x: f64, y: f64, width: f64, height: f64, role: Role) -> [Item; 4] {
    let (right, bottom) = (x + width, y + height);
    let side = |from, to| {
        Item::Rule(Rule {
            from,
            to,
            thickness: 0.75,
            role,
        })
    };
    [
        side((x, y), (right, y)),
        side((right, y), (right, bottom)),
        side((right, bottom), (x, bottom)),
        side((x, bottom), (x, y)),
    ]
}

/// Moves items down by `dy` pt.
pub(super) fn lower(items: &mut [Item], dy: f64) {
    for item in items {
        match item {
            Item::Glyphs(run) => run.y += dy,
            Item::Rule(rule) => {
                rule.from.1 += dy;
                rule.to.1 += dy;
            }
        }
    }
}
