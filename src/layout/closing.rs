//! The closing block: recipients on the left and the signature on the right, on one height; under
//! several signatures, which take the whole width, the recipients follow.

use super::column::{BASELINE, Column, Look, lower, underline};
use super::line::Place;
use super::paragraph::Paragraph;
use super::ties::Tie;
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::{Recipients, SignatureBlock};
use crate::standard::Standard;

/// Free height between several signatures and the recipients under them, pt.
const UNDER_SIGNATURES: f64 = 12.0;

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
    /// How far the first of them stands below the top: so far that both first baselines are level,
    /// or under several signatures.
    pub(super) recipients_drop: f64,
    /// The signatures, never split.
    pub(super) signature: Vec<Item>,
    /// The signatures' height, pt.
    pub(super) signature_height: f64,
    /// What is kept free under the block, for the contact line at the page's foot, pt.
    pub(super) foot: f64,
}

impl Closing {
    /// Sets both parts; `foot` pt stay free under them.
    pub(super) fn new(
        recipients: &Recipients,
        signatures: &[SignatureBlock],
        foot: f64,
        standard: &Standard,
        typesetter: &mut Typesetter,
    ) -> Self {
        let strips = strips(recipients, standard, typesetter);
        let mut column = sign(signatures, standard, typesetter);
        if signatures.len() > 1 {
            return Self {
                recipients: strips,
                recipients_drop: column.y + UNDER_SIGNATURES,
                signature: column.items,
                signature_height: column.y,
                foot,
            };
        }
        let label = &standard.recipients;
        let label = BASELINE * label.label.size_pt * label.line_pitch;
        let first = column.items.iter().find_map(|item| match item {
            Item::Glyphs(run) => Some(run.y),
            Item::Rule(_) => None,
        });
        let first = first.unwrap_or(label);
        let drop = (label - first).max(0.0);
        lower(&mut column.items, drop);
        Self {
            recipients: strips,
            recipients_drop: (first - label).max(0.0),
            signature: column.items,
            signature_height: column.y + drop,
            foot,
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
        let together = if recipients + self.foot > page {
            self.signature_height
        } else {
            recipients.max(self.signature_height)
        };
        together + self.foot
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
        flush_left(
            drafter,
            look,
            standard,
            Role::Drafter,
            typesetter,
            &mut strips,
        );
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

/// The signatures, from the top of the first line of each. A single one has the standard's column
/// at the right; several share the text's width.
fn sign(signatures: &[SignatureBlock], standard: &Standard, typesetter: &mut Typesetter) -> Column {
    let (page, format) = (&standard.page, &standard.signature);
    let width = column_width(signatures, standard);
    let left = mm(page.width_mm - page.right_mm) - width * signatures.len().max(1) as f64;
    let mut above = Vec::with_capacity(signatures.len());
    for (signature, index) in signatures.iter().zip(0_u8..) {
        let mut column = Column::new(left + width * f64::from(index), width, 0.0);
        office(signature, index, standard, typesetter, &mut column);
        above.push(column);
    }
    // All names stand level, under the longest office.
    let names = above.iter().fold(0.0_f64, |y, column| y.max(column.y)) + mm(format.space_mm);
    let look = Look::new(&format.name, format.line_pitch);
    let mut all = Column::new(left, width, names);
    let mut below = names;
    for ((mut column, signature), index) in above.into_iter().zip(signatures).zip(0_u8..) {
        column.y = names;
        column.lines(typesetter, &signature.name, look, Role::Signer(index));
        below = below.max(column.y);
        all.items.append(&mut column.items);
    }
    all.y = below;
    all
}

/// The width of one signature, pt.
fn column_width(signatures: &[SignatureBlock], standard: &Standard) -> f64 {
    match signatures.len() {
        0 | 1 => mm(standard.signature.column_mm),
        count => mm(standard.page.text_width_mm()) / count as f64,
    }
}

/// The first part of the signatures with a word that is wider than its column, and so is cut.
pub(super) fn cut(
    signatures: &[SignatureBlock],
    standard: &Standard,
    typesetter: &mut Typesetter,
) -> Option<Role> {
    let format = &standard.signature;
    let width = column_width(signatures, standard);
    signatures
        .iter()
        .zip(0_u8..)
        .find_map(|(signature, index)| {
            let position = if signature.authority.is_empty() {
                &format.position_alone
            } else {
                &format.position
            };
            let name = std::slice::from_ref(&signature.name);
            let parts = [
                (
                    signature.authority.as_slice(),
                    &format.authority,
                    Role::Authority(index),
                ),
                (
                    signature.position.as_slice(),
                    position,
                    Role::Position(index),
                ),
                (name, &format.name, Role::Signer(index)),
            ];
            let cut = parts.into_iter().find(|(lines, style, _)| {
                let look = Look::new(style, format.line_pitch);
                lines.iter().any(|line| {
                    let text = Paragraph::plain(typesetter, line, look.face, look.size);
                    let mut words = text.segments.iter().flat_map(|s| s.stretches(Tie::Number));
                    words.any(|word| word.width * look.size > width)
                })
            });
            cut.map(|(_, _, role)| role)
        })
}

/// Authority and position lines.
fn office(
    signature: &SignatureBlock,
    index: u8,
    standard: &Standard,
    typesetter: &mut Typesetter,
    column: &mut Column,
) {
    let format = &standard.signature;
    let look = Look::new(&format.authority, format.line_pitch);
    for line in &signature.authority {
        column.lines(typesetter, line, look, Role::Authority(index));
    }
    let look = Look::new(signature.position_style(format), format.line_pitch);
    for line in &signature.position {
        column.lines(typesetter, line, look, Role::Position(index));
    }
}
