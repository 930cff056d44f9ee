//! What stands at a page's foot: address and telephone, the circulation mark of the last page.

use super::column::{Column, Look, lower};
use super::typesetter::Typesetter;
use super::{Item, Role, Rule, mm};
use crate::standard::Standard;

/// Free height above the contact line's rule and under it, pt.
const AROUND_RULE: (f64, f64) = (8.0, 2.0);

/// The contact line, measured from the top of the height that is kept free for it.
#[derive(Debug, Default)]
pub(super) struct Contact {
    items: Vec<Item>,
    /// Its height with the space above it, pt; nothing without a contact line.
    pub(super) height: f64,
}

impl Contact {
    /// Sets the contact line, if there is one.
    pub(super) fn new(
        text: Option<&str>,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let Some(text) = text else {
            return Self::default();
        };
        let (page, format) = (&standard.page, &standard.contact);
        let (left, width) = (mm(page.left_mm), mm(page.text_width_mm()));
        let rule = Item::Rule(Rule {
            from: (left, AROUND_RULE.0),
            to: (left + width, AROUND_RULE.0),
            thickness: format.rule_pt,
            role: Role::Contact,
        });
        let mut column = Column::new(left, width, AROUND_RULE.0 + AROUND_RULE.1);
        let look = Look::new(&format.style, format.line_pitch);
        column.lines(typesetter, text, look, Role::Contact);
        let mut items = vec![rule];
        items.append(&mut column.items);
        Self {
            items,
            height: column.y,
        }
    }

    /// Puts it above the lower margin.
    pub(super) fn set(mut self, standard: &Standard, items: &mut Vec<Item>) {
        let page = &standard.page;
        let bottom = mm(page.height_mm - page.bottom_mm);
        lower(&mut self.items, bottom - self.height);
        items.append(&mut self.items);
    }
}

/// The circulation mark, its last line as far above the paper's lower edge as the standard says.
pub(super) fn circulation(
    text: &str,
    standard: &Standard,
    typesetter: &mut Typesetter,
    items: &mut Vec<Item>,
) {
    let (page, format) = (&standard.page, &standard.marks);
    let mut column = Column::new(mm(page.left_mm), mm(page.text_width_mm()), 0.0);
    let look = Look::new(&format.circulation, standard.letterhead.line_pitch);
    column.lines(typesetter, text, look, Role::CirculationLast);
    let baselines = column.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run.y),
        Item::Rule(_) => None,
    });
    let last = baselines.fold(0.0, f64::max);
    let foot = mm(page.height_mm - format.circulation_from_bottom_mm);
    lower(&mut column.items, foot - last);
    items.append(&mut column.items);
}
