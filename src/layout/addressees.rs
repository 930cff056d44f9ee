//! Kính gửi, Kính trình: above the body, centred over the text.

use super::column::{BASELINE, Look};
use super::line::{Line, Place};
use super::paragraph::{Paragraph, Span};
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::Addressees;
use crate::standard::Standard;

/// The addressees are at most this share of the text's width.
const MEASURE: f64 = 0.84;

/// Line pitch as a multiple of the size, as in the title.
const PITCH: f64 = 1.2;

/// An addressee, broken into lines.
struct Addressee {
    paragraph: Paragraph,
    lines: Vec<Line>,
    /// Width of the dash in front, under which no line goes on, pt.
    hang: f64,
}

/// Sets the addressees from `y` on into `items`; returns the y at which the body begins, pt.
///
/// A single one stands behind the label; several begin on the next line, their dashes under the
/// label's colon.
pub(super) fn set(
    addressees: &Addressees,
    standard: &Standard,
    typesetter: &mut Typesetter,
    y: f64,
    items: &mut Vec<Item>,
) -> f64 {
    let format = &standard.addressees;
    let (page, look) = (&standard.page, Look::new(&format.label, PITCH));
    let label = Paragraph::plain(typesetter, &addressees.label, look.face, look.size);
    let lines = label.unwrapped();
    let width = lines.iter().map(|line| line.width).fold(0.0, f64::max);
    let colon = measure(typesetter, ":", look);
    let several = addressees.lines.len() > 1;
    let indent = if several {
        (width - colon).max(0.0)
    } else {
        width + measure(typesetter, " ", look)
    };

    let look = Look::new(&format.line, PITCH);
    let room = (MEASURE * mm(page.text_width_mm()) - indent).max(look.size);
    let prefix = several.then_some(format.prefix.as_str());
    let set: Vec<Addressee> = (addressees.lines.iter())
        .map(|text| addressee(text, prefix, room, look, typesetter))
        .collect();
    let widest = set.iter().map(Addressee::width).fold(0.0, f64::max);
    let whole = width.max(indent + widest);
    let left = mm(page.left_mm) + (mm(page.text_width_mm()) - whole) / 2.0;

    let mut place = Place {
        x: left,
        y: y + BASELINE * look.pitch,
        stretch: None,
        role: Role::AddresseesLabel,
    };
    for line in &lines {
        label.set(typesetter, line, place, items);
    }
    let mut top = if several { y + look.pitch } else { y };
    for (addressee, index) in set.iter().zip(0_u32..) {
        place.role = Role::Addressee(index);
        for (line, first) in addressee
            .lines
            .iter()
            .zip([true].into_iter().chain(std::iter::repeat(false)))
        {
            place.x = left + indent + if first { 0.0 } else { addressee.hang };
            place.y = top + BASELINE * look.pitch;
            addressee.paragraph.set(typesetter, line, place, items);
            top += look.pitch;
        }
    }
    top.max(y + look.pitch) + format.space_after_pt
}

impl Addressee {
    fn width(&self) -> f64 {
        let hanging = self.lines.iter().skip(1).map(|line| line.width + self.hang);
        let first = self.lines.first().map_or(0.0, |line| line.width);
        hanging.fold(first, f64::max)
    }
}

fn addressee(
    text: &str,
    prefix: Option<&str>,
    room: f64,
    look: Look,
    typesetter: &mut Typesetter,
) -> Addressee {
    let prefix = prefix
        .filter(|prefix| text.starts_with(prefix))
        .unwrap_or("");
    let hang = measure(typesetter, prefix, look);
    let spans = [Span::Text(text, look.face)];
    let mut paragraph = Paragraph::new(typesetter, look.size, &spans, prefix.len());
    // The first line has the dash in it, the others stand beside it.
    let lines = paragraph.ragged(typesetter, (room - hang).max(look.size));
    Addressee {
        paragraph,
        lines,
        hang,
    }
}

/// The width of a text with the space at its end, pt.
fn measure(typesetter: &mut Typesetter, text: &str, look: Look) -> f64 {
    let word = typesetter.shape(look.face, text);
    let glyphs = typesetter.glyphs(word).iter();
    glyphs.map(|glyph| glyph.advance).sum::<f64>() * look.size
}
