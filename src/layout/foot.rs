//! What stands at a page's foot: the contact line inside the text block, the circulation mark below
//! it.

use super::column::{BASELINE, Look};
use super::line::{Line, Place};
use super::paragraph::Paragraph;
use super::typesetter::Typesetter;
use super::{Item, Page, Role, Rule, mm};
use crate::standard::Standard;

/// Free height above and below the rule over the contact line, pt.
const AIR: (f64, f64) = (6.0, 3.0);

/// Line pitch as a multiple of the size.
const PITCH: f64 = 1.15;

/// The contact line, broken into lines.
#[derive(Debug)]
pub(super) struct Foot {
    contact: Option<(Paragraph, Vec<Line>)>,
    pitch: f64,
}

impl Foot {
    /// Breaks the text into lines.
    pub(super) fn new(
        contact: Option<&str>,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let look = Look::new(&standard.contact.style, PITCH);
        let contact = contact.map(|text| {
            let mut paragraph = Paragraph::plain(typesetter, text, look.face, look.size);
            let lines = paragraph.ragged(typesetter, mm(standard.page.text_width_mm()));
            (paragraph, lines)
        });
        Self {
            contact,
            pitch: look.pitch,
        }
    }

    /// The height that it takes from the body on its page, pt; 0 when there is none.
    pub(super) fn height(&self) -> f64 {
        let lines = self.contact.as_ref().map(|(_, lines)| lines.len() as f64);
        lines.map_or(0.0, |lines| AIR.0 + AIR.1 + lines * self.pitch)
    }

    /// Sets the contact line at the foot of the text block, under a rule across it.
    pub(super) fn set(&self, standard: &Standard, typesetter: &mut Typesetter, page: &mut Page) {
        let Some((paragraph, lines)) = &self.contact else {
            return;
        };
        let format = &standard.page;
        let left = mm(format.left_mm);
        let bottom = mm(format.height_mm - format.bottom_mm);
        let rule = bottom - self.height() + AIR.0;
        page.items.push(Item::Rule(Rule {
            from: (left, rule),
            to: (left + mm(format.text_width_mm()), rule),
            thickness: standard.contact.rule_pt,
            role: Role::Contact,
        }));
        for (line, number) in lines.iter().zip(0_u32..) {
            let place = Place {
                x: left,
                y: rule + AIR.1 + (f64::from(number) + BASELINE) * self.pitch,
                stretch: None,
                role: Role::Contact,
            };
            paragraph.set(typesetter, line, place, &mut page.items);
        }
    }
}

/// Sets the circulation mark under the text block of the last page, centred.
pub(super) fn circulation(
    text: &str,
    standard: &Standard,
    typesetter: &mut Typesetter,
    page: &mut Page,
) {
    let (format, marks) = (&standard.page, &standard.marks);
    let look = Look::new(&marks.circulation, PITCH);
    let mut paragraph = Paragraph::plain(typesetter, text, look.face, look.size);
    let lines = paragraph.balanced(typesetter, mm(format.text_width_mm()));
    let bottom = mm(format.height_mm - marks.circulation_from_bottom_mm);
    let first = bottom - look.pitch * lines.len().saturating_sub(1) as f64;
    let middle = mm(format.left_mm + format.text_width_mm() / 2.0);
    for (line, number) in lines.iter().zip(0_u32..) {
        let place = Place {
            x: middle - line.width / 2.0,
            y: first + f64::from(number) * look.pitch,
            stretch: None,
            role: Role::CirculationLast,
        };
        paragraph.set(typesetter, line, place, &mut page.items);
    }
}
