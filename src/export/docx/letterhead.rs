//! Letterhead, title and addressees.

use super::measure::{BASELINE, Line, Printed};
use super::properties::{Indent, ParagraphProperties, Spacing};
use super::runs;
use super::stack::Stack;
use super::styles::{Look, id};
use super::table;
use super::units::mm;
use super::xml::Element;
use crate::layout::Role;
use crate::notice::{Addressees, Letterhead, Notice};
use crate::standard::{Closer, Standard};

/// The head of the first page: its paragraphs and tables, and the y below them in points.
pub(super) fn head(notice: &Notice, printed: &Printed) -> (Vec<Element>, f64) {
    let standard = &*notice.standard;
    let page = &standard.page;
    let edges = (mm(page.left_mm), mm(page.width_mm - page.right_mm));
    let (table, mut y) = letterhead(&notice.letterhead, standard, printed, edges);
    let mut elements = vec![table];
    if notice.title.is_some() {
        let mut stack = Stack::new(printed, edges, y).kept();
        title(notice, &mut stack);
        y = stack.bottom();
        elements.extend(stack.finish());
    }
    if let Some(addressees) = &notice.addressees {
        let (paragraphs, below) = address(addressees, standard, printed, y);
        y = below;
        elements.extend(paragraphs);
    }
    (elements, y)
}

fn letterhead(
    letterhead: &Letterhead,
    standard: &Standard,
    printed: &Printed,
    (left, right): (f64, f64),
) -> (Element, f64) {
    let parting = parting(printed, left).unwrap_or(left + mm(standard.letterhead.left_mm));
    let top = mm(standard.page.top_mm);
    let mut organ = Stack::new(printed, (left, parting), top);
    left_column(letterhead, standard, &mut organ);
    let mut national = Stack::new(printed, (parting, right), top);
    right_column(letterhead, standard, &mut national);
    let y = organ.bottom().max(national.bottom());
    let cells = vec![
        (parting - left, organ.finish()),
        (right - parting, national.finish()),
    ];
    (table::columns(cells, false), y)
}

/// Where the left column of the printed letterhead ends: its lines are centred, so the shortest of
/// them tells its middle.
fn parting(printed: &Printed, left: f64) -> Option<f64> {
    let roles = [Role::Superior, Role::Organ, Role::Number, Role::Draft];
    let lines = roles.iter().flat_map(|role| printed.lines(*role));
    let shortest = lines.min_by(|a, b| a.width().total_cmp(&b.width()))?;
    Some(shortest.left + shortest.right - left)
}

fn left_column(letterhead: &Letterhead, standard: &Standard, stack: &mut Stack<'_>) {
    let (format, marks) = (&standard.letterhead, &standard.marks);
    let look = |id, style| Look::new(id, style, format.line_pitch);
    if let Some(superior) = &letterhead.superior {
        stack.text(
            &look(id::SUPERIOR, &format.superior),
            Role::Superior,
            superior,
        );
    }
    stack.texts(
        &look(id::ORGAN, &format.organ),
        Role::Organ,
        &letterhead.organ,
    );
    let closer = (&format.organ_closer, format.line_pitch);
    close(closer, id::ORGAN_CLOSER, Role::OrganCloser, stack);
    stack.text(
        &look(id::NUMBER, &format.number),
        Role::Number,
        &letterhead.number,
    );
    if let Some(subject) = &letterhead.subject {
        let look = look(id::LETTER_SUBJECT, &format.subject.style);
        stack.text(&look, Role::LetterSubject, subject);
    }
    if let Some(draft) = &letterhead.draft {
        stack.text(&look(id::DRAFT, &marks.draft), Role::Draft, draft);
    }
    if let Some(urgency) = &letterhead.urgency {
        let look = look(id::URGENCY, &marks.urgency);
        stack.framed(&look, Role::Urgency, urgency, marks.urgency_rgb());
    }
}

fn right_column(letterhead: &Letterhead, standard: &Standard, stack: &mut Stack<'_>) {
    let format = &standard.letterhead;
    let mut last = Role::National(0);
    for (line, index) in format.national.iter().zip(0_u8..) {
        let id = if index == 0 { id::NATIONAL } else { id::MOTTO };
        last = Role::National(index);
        let look = Look::new(id, &line.style, format.line_pitch);
        stack.text(&look, last, &line.text);
    }
    stack.rule(last);
    if let Some(place_date) = &letterhead.place_date {
        let look = Look::new(id::PLACE_DATE, &format.place_date, format.line_pitch);
        stack.text(&look, Role::PlaceDate, place_date);
    }
}

fn title(notice: &Notice, stack: &mut Stack<'_>) {
    let Some(title) = &notice.title else {
        return;
    };
    let format = &notice.standard.title;
    let look = |id, style| Look::new(id, style, format.line_pitch);
    stack.text(&look(id::TITLE, &format.name), Role::TypeName, &title.name);
    if let Some(author) = &title.author {
        stack.text(&look(id::AUTHOR, &format.author), Role::Author, author);
    }
    stack.text(
        &look(id::SUBJECT, &format.subject),
        Role::Subject,
        &title.subject,
    );
    let closer = (&format.closer, format.line_pitch);
    close(closer, id::TITLE_CLOSER, Role::TitleCloser, stack);
}

/// Adds what closes a name or a subject: a rule, or characters on their own line.
pub(super) fn close(
    (closer, multiple): (&Closer, f64),
    style: &'static str,
    role: Role,
    stack: &mut Stack<'_>,
) {
    match closer {
        Closer::Rule(_) => stack.rule(role),
        Closer::Characters { text, size_pt, .. } => {
            let pitch = size_pt * multiple;
            stack.text(&Look { style, pitch }, role, text);
        }
    }
}

/// Kính gửi: a single addressee behind the label, several under it, where the page has them. A line
/// that goes on hangs as it does on the page.
fn address(
    addressees: &Addressees,
    standard: &Standard,
    printed: &Printed,
    y: f64,
) -> (Vec<Element>, f64) {
    let edge = mm(standard.page.left_mm);
    let format = &standard.addressees;
    let pitch = format.label.size_pt * format.line_pitch;
    let label = printed.lines(Role::AddresseesLabel).first();
    let start = label.map_or(mm(standard.body.first_line_mm), |line| line.left - edge);
    let before = label.map_or(0.0, |line| (line.y - BASELINE * pitch - y).max(0.0));
    let name = |index| printed.lines(Role::Addressee(index));
    let look = super::properties::RunProperties::of(&format.line);
    let first = |rest: f64| {
        let label = runs::printed(&[&addressees.label]);
        addressed(id::ADDRESSEES, before, (start, rest)).child(label)
    };
    if let [only] = addressees.lines.as_slice() {
        let rest = name(0).first().map_or(start, |line| line.left - edge);
        let text = runs::plain(&format!(" {only}"), &look);
        let height = pitch * name(0).len().max(1) as f64;
        return (vec![first(rest).child(text)], y + before + height);
    }
    let mut all = vec![first(start)];
    let mut below = y + before + pitch;
    let pitch = format.line.size_pt * format.line_pitch;
    for (line, index) in addressees.lines.iter().zip(0_u32..) {
        let lines = name(index);
        let left = |line: &Line| line.left - edge;
        let first = lines.first().map_or(start, left);
        let rest = lines.get(1).map_or(first, left);
        let paragraph = addressed(id::ADDRESSEE, 0.0, (first, rest));
        all.push(paragraph.child(runs::printed(&[line])));
        below += pitch * lines.len().max(1) as f64;
    }
    (all, below)
}

/// A paragraph of the addressees `before` pt below what is above it. Its first line begins at the
/// first of the indents, the others at the second.
fn addressed(style: &'static str, before: f64, (first, rest): (f64, f64)) -> Element {
    let properties = ParagraphProperties {
        keep_next: true,
        spacing: Spacing {
            before: Some(before),
            ..Spacing::default()
        },
        indent: Some(Indent {
            left: rest,
            right: 0.0,
            first: first - rest,
        }),
        ..ParagraphProperties::of(style)
    };
    Element::new("w:p").children(properties.element())
}
