//! The closing block: recipients on the left and the signature on the right, on one height.

use super::column::{BASELINE, Column, Look, lower, underline};
use super::line::Place;
use super::paragraph::Paragraph;
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::{Recipients, SignatureBlock};
use crate::standard::Standard;

/// One line of the recipients, measured from its own top.
#[derive(Debug)]
pub(super) struct Strip {
    /// What stands on it.
    pub(super) items: Vec<Item>,
    /// Its height, pt.
    pub(super) height: f64,
}

/// The closing block, measured from its own top.
#[derive(Debug)]
pub(super) struct Closing {
    /// The recipients' lines; they may flow on when a page cannot hold them.
    pub(super) recipients: Vec<Strip>,
    /// How far the first of them stands below the top, so that both first baselines are level.
    pub(super) recipients_drop: f64,
    /// The signature, never split.
    pub(super) signature: Vec<Item>,
    /// The signature's height, pt.
    pub(super) signature_height: f64,
}

/// Space between several signatures and the recipients under them, pt.
const UNDER_SIGNATURES: f64 = 12.0;

impl Closing {
    /// Sets both parts. The recipients stand beside a single signature, under several.
    pub(super) fn new(
        recipients: &Recipients,
        signatures: &[SignatureBlock],
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let strips = strips(recipients, standard, typesetter);
        let mut columns = columns(signatures, standard, typesetter);
        let label = &standard.recipients;
        let label = BASELINE * label.label.size_pt * label.line_pitch;
        let first = columns.iter().filter_map(first_baseline).reduce(f64::max);
        let first = first.unwrap_or(label);
        let several = columns.len() > 1;
        let level = if several { first } else { first.max(label) };
        let (mut signature, mut height) = (Vec::new(), 0.0_f64);
        for column in &mut columns {
            let drop = level - first_baseline(column).unwrap_or(level);
            lower(&mut column.items, drop);
            height = height.max(column.y + drop);
            signature.append(&mut column.items);
        }
        Self {
            recipients: strips,
            recipients_drop: if several {
                height + UNDER_SIGNATURES
            } else {
                level - label
            },
            signature,
            signature_height: height,
        }
    }

    /// Height of the recipients, pt.
    pub(super) fn recipients_height(&self) -> f64 {
        self.recipients_drop + self.recipients.iter().map(|s| s.height).sum::<f64>()
    }

    /// The height that must stay together on a page `page` pt high: both parts, or the signature
    /// alone when no page holds the recipients.
    pub(super) fn height(&self, page: f64) -> f64 {
        let recipients = self.recipients_height();
        if recipients > page {
            self.signature_height
        } else {
            recipients.max(self.signature_height)
        }
    }
}

fn strips(recipients: &Recipients, standard: &Standard, typesetter: &mut Typesetter) -> Vec<Strip> {
    let format = &standard.recipients;
    let mut strips = Vec::new();
    let look = Look::new(&format.label, format.line_pitch);
    flush_left(
        &recipients.label,
        look,
        standard,
        Role::RecipientsLabel,
        typesetter,
        &mut strips,
    );
    let look = Look::new(&format.line, format.line_pitch);
    for (line, index) in recipients.lines.iter().zip(0_u32..) {
        let role = Role::Recipient(index);
        flush_left(line, look, standard, role, typesetter, &mut strips);
    }
    if let Some(drafter) = &recipients.drafter {
        let look = Look::new(&format.drafter, format.line_pitch);
        let role = Role::Drafter;
        flush_left(drafter, look, standard, role, typesetter, &mut strips);
    }
    strips
}

fn flush_left(
    text: &str,
    look: Look,
    standard: &Standard,
    role: Role,
    typesetter: &mut Typesetter,
    strips: &mut Vec<Strip>,
) {
    let spans = [super::paragraph::Span::Text(text, look.face)];
    let held = if text.starts_with("- ") { 2 } else { 0 };
    let mut paragraph = Paragraph::new(typesetter, look.size, &spans, held);
    let lines = paragraph.ragged(typesetter, mm(standard.recipients.column_mm));
    for line in &lines {
        let place = Place {
            x: mm(standard.page.left_mm),
            y: BASELINE * look.pitch,
            stretch: None,
            role,
        };
        let mut items = Vec::new();
        paragraph.set(typesetter, line, place, &mut items);
        if look.underline {
            items.push(underline(place, line.width, look.size));
        }
        strips.push(Strip {
            items,
            height: look.pitch,
        });
    }
}

/// The signatures from left to right: a single one in its column at the right, several in columns
/// of the same width across the text.
fn columns(
    signatures: &[SignatureBlock],
    standard: &Standard,
    typesetter: &mut Typesetter,
) -> Vec<Column> {
    let page = &standard.page;
    let count = signatures.len();
    let width = if count > 1 {
        mm(page.text_width_mm()) / count as f64
    } else {
        mm(standard.signature.column_mm)
    };
    let right = mm(page.width_mm - page.right_mm);
    let numbered = signatures.iter().zip(0_u8..);
    let columns = numbered.map(|(signature, index)| {
        let from_right = (count - usize::from(index)) as f64;
        let column = Column::new(right - from_right * width, width, 0.0);
        sign(signature, index, column, standard, typesetter)
    });
    columns.collect()
}

fn first_baseline(column: &Column) -> Option<f64> {
    column.items.iter().find_map(|item| match item {
        Item::Glyphs(run) => Some(run.y),
        Item::Rule(_) => None,
    })
}

fn sign(
    signature: &SignatureBlock,
    index: u8,
    mut column: Column,
    standard: &Standard,
    typesetter: &mut Typesetter,
) -> Column {
    let format = &standard.signature;
    let look = Look::new(&format.authority, format.line_pitch);
    for line in &signature.authority {
        column.lines(typesetter, line, look, Role::Authority(index));
    }
    let alone = signature.authority.is_empty();
    let style = if alone {
        &format.position_alone
    } else {
        &format.position
    };
    let look = Look::new(style, format.line_pitch);
    for line in &signature.position {
        column.lines(typesetter, line, look, Role::Position(index));
    }
    column.y += mm(format.space_mm);
    let look = Look::new(&format.name, format.line_pitch);
    column.lines(typesetter, &signature.name, look, Role::Signer(index));
    column
}
