//! The closing block: recipients on the left, signature on the right, in one row that no page splits.

use super::measure::{BASELINE, Body, Printed};
use super::properties::{ParagraphProperties, Spacing};
use super::runs;
use super::stack::Stack;
use super::styles::{Look, id};
use super::table;
use super::units::mm;
use super::xml::Element;
use crate::layout::{CLOSING_SPACES, Role};
use crate::notice::{Notice, SignatureBlock};

/// The closing block. Several signatures have a column each and the recipients under them.
pub(super) fn closing(notice: &Notice, printed: &Printed, body: &Body) -> Vec<Element> {
    let page = &notice.standard.page;
    let (left, right) = (mm(page.left_mm), mm(page.width_mm - page.right_mm));
    let top = top(notice, printed, body);
    let single = notice.signatures.len() < 2;
    let share = if single {
        mm(notice.standard.signature.column_mm)
    } else {
        (right - left) / notice.signatures.len() as f64
    };
    let signatures = notice.signatures.iter().zip(0_u8..).map(|(block, index)| {
        let ahead = notice.signatures.len() - 1 - usize::from(index);
        let end = right - share * ahead as f64;
        let mut stack = Stack::new(printed, (end - share, end), top);
        sign(notice, block, index, &mut stack);
        (share, stack.finish())
    });
    let mut cells: Vec<(f64, Vec<Element>)> = signatures.collect();
    let recipients = recipients(notice, printed, if single { Some(top) } else { None });
    if single {
        cells.insert(0, (right - left - share, recipients));
        return vec![table::columns(cells, outgrows_a_page(notice, printed))];
    }
    let mut all = vec![table::columns(cells, false)];
    all.extend(recipients);
    all
}

/// The y that the closing block's spaces are measured from, pt: the foot of the last paragraph with
/// its space, or, on a page that begins with the block, as much above it as there would be.
fn top(notice: &Notice, printed: &Printed, body: &Body) -> f64 {
    let format = &notice.standard;
    let label = format.recipients.label.size_pt * format.recipients.line_pitch;
    let authority = format.signature.authority.size_pt * format.signature.line_pitch;
    let roles = [
        (Role::RecipientsLabel, label),
        (Role::Authority(0), authority),
        (Role::Position(0), authority),
    ];
    let lines = roles.iter().filter_map(|(role, pitch)| {
        let line = printed.lines(*role).first()?;
        Some((line.page, line.y - BASELINE * pitch))
    });
    let first = lines.min_by(|a, b| a.1.total_cmp(&b.1));
    match (first, body.end) {
        (Some((page, y)), Some((last, end))) if page == last && y > end => {
            end + body.measures.space
        }
        (Some((_, y)), _) => y - (CLOSING_SPACES - 1.0) * body.measures.space,
        (None, _) => 0.0,
    }
}

/// Whether the recipients are so many that the page itself lets them flow on.
fn outgrows_a_page(notice: &Notice, printed: &Printed) -> bool {
    let last = notice.recipients.lines.len().saturating_sub(1) as u32;
    let page = |role| printed.lines(role).last().map(|line| line.page);
    page(Role::RecipientsLabel) != page(Role::Recipient(last))
}

fn sign(notice: &Notice, block: &SignatureBlock, index: u8, stack: &mut Stack<'_>) {
    let format = &notice.standard.signature;
    let look = |id, style| Look::new(id, style, format.line_pitch);
    let authority = look(id::AUTHORITY, &format.authority);
    stack.texts(&authority, Role::Authority(index), &block.authority);
    let position = if block.authority.is_empty() {
        look(id::POSITION_ALONE, &format.position_alone)
    } else {
        look(id::POSITION, &format.position)
    };
    stack.texts(&position, Role::Position(index), &block.position);
    let name = look(id::SIGNER, &format.name);
    stack.text_below(&name, Role::Signer(index), &block.name, mm(format.space_mm));
}

/// The recipients' paragraphs; the label level with the signature's first line when both stand on
/// one height, else a space below.
fn recipients(notice: &Notice, printed: &Printed, top: Option<f64>) -> Vec<Element> {
    let format = &notice.standard.recipients;
    let space = notice.standard.body.space_after_pt;
    let label = printed.lines(Role::RecipientsLabel).first();
    let before = match (label, top) {
        (Some(line), Some(top)) => {
            line.y - BASELINE * format.label.size_pt * format.line_pitch - top
        }
        (None, Some(_)) => 0.0,
        (_, None) => CLOSING_SPACES * space,
    };
    let paragraph = |style, text: &str, before: f64| {
        let properties = ParagraphProperties {
            spacing: Spacing {
                before: (before > 0.0).then_some(before),
                ..Spacing::default()
            },
            ..ParagraphProperties::of(style)
        };
        Element::new("w:p")
            .children(properties.element())
            .child(runs::printed(&[text]))
    };
    let mut all = vec![paragraph(id::RECIPIENTS, &notice.recipients.label, before)];
    let lines = notice.recipients.lines.iter();
    all.extend(lines.map(|line| paragraph(id::RECIPIENT, line, 0.0)));
    let drafter = notice.recipients.drafter.iter();
    all.extend(drafter.map(|code| paragraph(id::DRAFTER, code, 0.0)));
    all
}
