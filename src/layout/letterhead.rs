//! The letterhead: organ, number and marks on the left; the State's or the Party's title, place
//! and date on the right; the circulation mark above them.

use super::column::{Column, Look, frame};
use super::line::Place;
use super::paragraph::Paragraph;
use super::typesetter::Typesetter;
use super::{Item, Role, mm};
use crate::notice::Letterhead;
use crate::standard::{Closer, LetterheadFormat, MarksFormat, PageFormat, Standard};

/// A stamp's frame, mm: its height, the least free width inside it at each side, and the step of
/// its width. The decree's three words get its three frames: 20, 30 and 40 mm wide.
const STAMP: (f64, f64, f64) = (8.0, 2.0, 10.0);

/// Free height above a framed mark, pt.
const ABOVE_STAMP: f64 = 6.0;

/// Least free width between a long line on the left and one on the right, pt.
const GUTTER: f64 = 8.0;

/// The left column keeps at least this share of the text's width.
const LEAST_LEFT: f64 = 0.36;

/// Sets the letterhead into `items`; returns the y below it, pt.
pub(super) fn set(
    letterhead: &Letterhead,
    standard: &Standard,
    typesetter: &mut Typesetter,
    items: &mut Vec<Item>,
) -> f64 {
    let (page, format) = (&standard.page, &standard.letterhead);
    let (mut left, mut right) = columns(letterhead, page, format, typesetter);

    organ(letterhead, format, typesetter, &mut left);
    national(format, typesetter, &mut right);
    if format.level_number_and_date {
        let row = left.y.max(right.y);
        (left.y, right.y) = (row, row);
    }
    let look = Look::new(&format.number, format.line_pitch);
    left.lines(typesetter, &letterhead.number, look, Role::Number);
    let look = Look::new(&format.place_date, format.line_pitch);
    if let Some(place_date) = &letterhead.place_date {
        right.lines(typesetter, place_date, look, Role::PlaceDate);
    }
    if let Some(subject) = &letterhead.subject {
        left.y += format.subject.gap_pt;
        let look = Look::new(&format.subject.style, format.line_pitch);
        left.lines(typesetter, subject, look, Role::LetterSubject);
    }
    marks(letterhead, standard, typesetter, &mut left);

    items.append(&mut left.items);
    if let Some(text) = &letterhead.circulation {
        circulation(text, page, &standard.marks, typesetter, items);
    }
    items.append(&mut right.items);
    left.y.max(right.y) + format.space_after_pt
}

/// The two columns, as wide as the standard says. A column with a longer line takes what it needs
/// from the other one's spare room, if there is enough; the right one, whose lines never wrap,
/// comes first.
fn columns(
    letterhead: &Letterhead,
    page: &PageFormat,
    format: &LetterheadFormat,
    typesetter: &mut Typesetter,
) -> (Column, Column) {
    let mut width = |text: &str, style| {
        let look = Look::new(style, 1.0);
        Column::new(0.0, 0.0, 0.0).line(typesetter, text, look, Role::Number)
    };
    let date = letterhead.place_date.as_deref().unwrap_or_default();
    let date = width(date, &format.place_date);
    let fixed = format.national.iter();
    let right = fixed.fold(date, |w, line| w.max(width(&line.text, &line.style)));
    let number = width(&letterhead.number, &format.number);
    let names = letterhead.organ.iter().map(|line| (line, &format.organ));
    let names = names.chain(letterhead.superior.iter().map(|l| (l, &format.superior)));
    let names: Vec<f64> = names.map(|(line, style)| width(line, style)).collect();

    let text = mm(page.text_width_mm());
    let spare = text - GUTTER - right;
    let mut left = mm(format.left_mm);
    if spare < left && spare >= number.max(LEAST_LEFT * text) {
        left = spare;
    }
    // A line that no spare room can hold wraps, however wide the column is.
    let wide = names.into_iter().chain([number]).filter(|w| *w <= spare);
    left = wide.fold(left, f64::max);
    let (edge, top) = (mm(page.left_mm), mm(page.top_mm));
    (
        Column::new(edge, left, top),
        Column::new(edge + left, text - left, top),
    )
}

fn organ(
    letterhead: &Letterhead,
    format: &LetterheadFormat,
    typesetter: &mut Typesetter,
    column: &mut Column,
) {
    if let Some(superior) = &letterhead.superior {
        let look = Look::new(&format.superior, format.line_pitch);
        column.lines(typesetter, superior, look, Role::Superior);
    }
    let look = Look::new(&format.organ, format.line_pitch);
    let mut widest = 0.0_f64;
    for line in &letterhead.organ {
        widest = widest.max(column.lines(typesetter, line, look, Role::Organ));
    }
    close(
        &format.organ_closer,
        widest,
        format.line_pitch,
        typesetter,
        column,
        Role::OrganCloser,
    );
}

/// Sets what closes a name or a subject: characters on their own line, or a rule whose length is
/// a share of the `widest` line above.
pub(super) fn close(
    closer: &Closer,
    widest: f64,
    pitch: f64,
    typesetter: &mut Typesetter,
    column: &mut Column,
    role: Role,
) {
    match closer {
        Closer::Rule(format) => column.rule(widest * format.share, format, role),
        Closer::Characters { text, size_pt, .. } => {
            let look = Look {
                face: super::fonts::Face::Regular,
                size: *size_pt,
                pitch: size_pt * pitch,
                underline: false,
            };
            column.line(typesetter, text, look, role);
        }
    }
}

fn national(format: &LetterheadFormat, typesetter: &mut Typesetter, column: &mut Column) {
    let mut under = None;
    for (line, index) in format.national.iter().zip(0_u8..) {
        let look = Look::new(&line.style, format.line_pitch);
        let role = Role::National(index);
        under = Some((column.line(typesetter, &line.text, look, role), role));
    }
    if let Some((width, role)) = under {
        let rule = &format.national_rule;
        column.rule(width * rule.share, rule, role);
    }
}

/// Draft and urgency marks under the number, or under a công văn's subject.
fn marks(
    letterhead: &Letterhead,
    standard: &Standard,
    typesetter: &mut Typesetter,
    column: &mut Column,
) {
    let (format, pitch) = (&standard.marks, standard.letterhead.line_pitch);
    if let Some(draft) = &letterhead.draft {
        let look = Look::new(&format.draft, pitch);
        column.lines(typesetter, draft, look, Role::Draft);
    }
    let Some(urgency) = &letterhead.urgency else {
        return;
    };
    let look = Look::new(&format.urgency, pitch);
    if !format.urgency_framed {
        column.lines(typesetter, urgency, look, Role::Urgency);
        return;
    }
    column.y += ABOVE_STAMP;
    let look = Look {
        pitch: mm(STAMP.0),
        ..look
    };
    let width = column.line(typesetter, urgency, look, Role::Urgency);
    let steps = ((width + 2.0 * mm(STAMP.1)) / mm(STAMP.2)).ceil();
    let stamp = (steps * mm(STAMP.2), mm(STAMP.0));
    column.frame(stamp, look.size, Role::Urgency);
}

/// The circulation mark: at the right margin, its top (or its frame's) as far from the paper's
/// edge as the standard says.
fn circulation(
    text: &str,
    page: &PageFormat,
    format: &MarksFormat,
    typesetter: &mut Typesetter,
    items: &mut Vec<Item>,
) {
    let look = Look::new(&format.circulation, 1.0);
    let paragraph = Paragraph::plain(typesetter, text, look.face, look.size);
    let top = mm(format.circulation_from_top_mm);
    let right = mm(page.width_mm - page.right_mm);
    let capitals = typesetter.digit_height() * look.size;
    let (height, inside) = if format.circulation_framed {
        (mm(STAMP.0), mm(STAMP.1))
    } else {
        (capitals, 0.0)
    };
    for line in paragraph.unwrapped() {
        let x = right - inside - line.width;
        let place = Place {
            x,
            y: top + (height + capitals) / 2.0,
            stretch: None,
            role: Role::Circulation,
        };
        paragraph.set(typesetter, &line, place, items);
        if format.circulation_framed {
            let width = line.width + 2.0 * inside;
            items.extend(frame(x - inside, top, width, height, Role::Circulation));
        }
    }
}
