//! Kính gửi, Kính trình: a centred block of a label and whom it leads to.

use super::column::{BASELINE, Look, underline};
use super::line::Place;
use super::paragraph::{Paragraph, Span};
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::Addressees;
use crate::standard::Standard;

/// Sets the addressees from `y` on; returns the y at which the body begins, pt.
///
/// A single addressee stands behind the label; several stand under it, their dashes under its
/// colon. Either way the longest line decides where the block stands, and a name that needs more
/// lines hangs under its own beginning.
pub(super) fn set(
    addressees: &Addressees,
    standard: &Standard,
    typesetter: &mut Typesetter,
    y: f64,
    items: &mut Vec<Item>,
) -> f64 {
    let format = &standard.addressees;
    let look = Look::new(&format.label, format.line_pitch);
    let label = Paragraph::plain(typesetter, &addressees.label, look.face, look.size);
    let width = |text: &str, typesetter: &mut Typesetter| {
        Paragraph::plain(typesetter, text, look.face, look.size).widest()
    };
    let space = look.size * typesetter.shape(look.face, " ").width;
    let several = addressees.lines.len() > 1;
    let before = if several {
        let word = addressees.label.trim_end_matches(':').to_owned();
        width(&word, typesetter)
    } else {
        width(&addressees.label, typesetter) + space
    };

    let text = mm(standard.page.text_width_mm());
    let names = names(addressees, standard, text - before, typesetter);
    let widest = names.iter().fold(0.0_f64, |w, name| w.max(name.width));
    let left = mm(standard.page.left_mm) + (text - before - widest).max(0.0) / 2.0;

    for line in label.unwrapped() {
        let place = Place {
            x: left,
            y: y + BASELINE * look.pitch,
            stretch: None,
            role: Role::AddresseesLabel,
        };
        label.set(typesetter, &line, place, items);
        if look.underline {
            items.push(underline(place, line.width, look.size));
        }
    }
    let mut below = if several { y + look.pitch } else { y };
    for (name, index) in names.iter().zip(0_u32..) {
        let at = (left + before, below);
        below = name.set(typesetter, at, Role::Addressee(index), items);
    }
    below.max(y + look.pitch) + format.space_after_pt
}

/// An addressee, broken into lines.
struct Name {
    paragraph: Paragraph,
    lines: Vec<super::line::Line>,
    pitch: f64,
    /// How far the lines after the first stand to the right of it.
    hang: f64,
    /// Width of the whole, pt.
    width: f64,
}

fn names(
    addressees: &Addressees,
    standard: &Standard,
    room: f64,
    typesetter: &mut Typesetter,
) -> Vec<Name> {
    let format = &standard.addressees;
    let look = Look::new(&format.line, format.line_pitch);
    let prefix = format.prefix.as_str();
    let mut names = Vec::with_capacity(addressees.lines.len());
    for text in &addressees.lines {
        let dashed = addressees.lines.len() > 1 && text.starts_with(prefix);
        let (held, hang) = if dashed {
            let dash = Paragraph::plain(typesetter, prefix, look.face, look.size);
            let atoms = dash.segments.iter().flat_map(|segment| &segment.atoms);
            let width: f64 = atoms.map(|atom| atom.word.width).sum();
            (prefix.len(), width * look.size)
        } else {
            (0, 0.0)
        };
        let spans = [Span::Text(text, look.face)];
        let mut paragraph = Paragraph::new(typesetter, look.size, &spans, held);
        let lines = paragraph.ragged(typesetter, room - hang);
        let hanging = lines.iter().skip(1).map(|line| line.width + hang);
        let first = lines.first().map_or(0.0, |line| line.width);
        names.push(Name {
            width: hanging.fold(first, f64::max),
            paragraph,
            lines,
            pitch: look.pitch,
            hang,
        });
    }
    names
}

impl Name {
    /// Sets the lines from the point on; returns the y below them.
    fn set(
        &self,
        typesetter: &mut Typesetter,
        (x, mut y): (f64, f64),
        role: Role,
        items: &mut Vec<Item>,
    ) -> f64 {
        for (i, line) in self.lines.iter().enumerate() {
            let place = Place {
                x: if i == 0 { x } else { x + self.hang },
                y: y + BASELINE * self.pitch,
                stretch: None,
                role,
            };
            self.paragraph.set(typesetter, line, place, items);
            y += self.pitch;
        }
        y
    }
}
