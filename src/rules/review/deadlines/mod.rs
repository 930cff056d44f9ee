//! Deadlines: days that have passed, days off, dates that contradict each other, and the meeting's.

mod calendar;
mod due;
mod meeting;
mod sentence;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Months, NaiveDate};

use super::tasks::RELATED;
use super::{Review, Rule};
use crate::directive::date::running;
use crate::directive::{Task, Text};
use crate::finding::Message;
use crate::source::{SourceFile, Span};
use calendar::Off;
use due::{Due, Until, dues, of_field};

const DEADLINE: Rule = Rule::both("P-DEADLINE", "S-DEADLINE");
const PAST: Rule = Rule::any("D-DEADLINE-PAST");

pub(super) fn check(review: &mut Review<'_>) {
    let tasks = &review.directive.tasks;
    if review.on(DEADLINE) || review.on(PAST) {
        days(review);
    }
    if review.on(sentence::TEXT) {
        sentence::check(review, tasks);
    }
    if review.on(meeting::MEETING) {
        meeting::check(review);
    }
}

/// Whether a text sets a deadline.
pub(super) fn sets_deadline(text: &str) -> bool {
    !dues(text).is_empty()
}

/// The last day of a task, and the words of its sentence that set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LastDay {
    pub(crate) day: NaiveDate,
    pub(crate) time: Option<(u32, u32)>,
    /// What sets the day: `16 giờ ngày 02/02/2021`, `trong tháng 10/2026`.
    pub(crate) words: String,
}

/// The last day of a task: that of its field; without the field, the only one in its sentence that
/// says by when all is done.
pub(crate) fn last_day(task: &Task) -> Option<LastDay> {
    let last = |due: &Due, words: &str| LastDay {
        day: due.latest(),
        time: due.time,
        words: words.to_owned(),
    };
    if let Some(field) = &task.deadline {
        return of_field(&field.value).map(|due| last(&due, &field.value.text));
    }
    let [text] = &task.content.paragraphs[..] else {
        return None;
    };
    let [(range, due)] = &dues(&text.value)[..] else {
        return None;
    };
    let before = text.value.get(..range.start)?;
    let all = due.until == Until::On || sentence::ends_all(before);
    let named = text.value.get(range.clone())?;
    let day = if due.time.is_some() { "" } else { "ngày " };
    let words = match due.until {
        Until::Within => format!("trong tháng {named}"),
        Until::Before => format!("trước {day}{named}"),
        Until::On => format!("{day}{named}"),
    };
    all.then(|| last(due, &words))
}

/// Where a deadline is written: its place, and whether that is the field `thoi_han`.
#[derive(Debug, Clone, Copy)]
struct Place {
    span: Span,
    field: bool,
}

/// The days off that tasks are due on, each with the places that say so.
type DaysOff = BTreeMap<NaiveDate, Vec<Place>>;

fn days(review: &mut Review<'_>) {
    let mut off = DaysOff::new();
    day_by_day(review, &review.directive.tasks, None, &mut off);
    for (day, places) in off {
        if let (Some(kind), Some((first, others))) = (calendar::off(day), places.split_first()) {
            push(review, DEADLINE, *first, day_off(kind), others);
        }
    }
}

/// `parent` is the last day of the task that these are items of.
fn day_by_day(
    review: &mut Review<'_>,
    tasks: &[Task],
    parent: Option<NaiveDate>,
    off: &mut DaysOff,
) {
    for task in tasks {
        let own = of_task(review, task);
        if let Some((due, place)) = own {
            if let Some(said) = early(review, due.last) {
                push(review, PAST, place, said, &[]);
            } else if let Some(top) =
                parent.filter(|top| due.until != Until::Within && due.latest() > *top)
            {
                push(review, DEADLINE, place, later(top), &[]);
            } else if let Some(day) = due.day().filter(|day| calendar::off(*day).is_some()) {
                off.entry(day).or_default().push(place);
            }
        }
        let last = own.map(|(due, _)| due.last);
        day_by_day(review, &task.items, last.or(parent), off);
    }
}

/// A task's deadline: that of its field, or the only one in a sentence that says `chậm nhất`.
fn of_task(review: &Review<'_>, task: &Task) -> Option<(Due, Place)> {
    if let Some(deadline) = &task.deadline {
        let place = Place {
            span: deadline.span,
            field: true,
        };
        return of_field(&deadline.value).map(|due| (due, place));
    }
    let [text] = &task.content.paragraphs[..] else {
        return None;
    };
    let [(range, due)] = &dues(&text.value)[..] else {
        return None;
    };
    let at = piece_of(review, text).filter(|_| due.until == Until::On)?;
    let place = Place {
        span: review.place(at, range),
        field: false,
    };
    Some((*due, place))
}

/// Where a task's text stands among the texts.
fn piece_of(review: &Review<'_>, text: &Text) -> Option<usize> {
    let mut all = review.texts.iter();
    all.position(|piece| std::ptr::eq(piece.text, text))
}

/// What is said about a deadline, in Vietnamese and English.
type Said = (String, String);

/// Before the notice itself, or for a draft that is worked on now, already past.
fn early(review: &Review<'_>, day: NaiveDate) -> Option<Said> {
    let directive = review.directive;
    let from = directive.date()?;
    if day < from {
        let from = running(from);
        let what = match directive.issue_date {
            Some(_) => ("ngày ban hành", "the date of issue"),
            None => ("ngày họp", "the day of the meeting"),
        };
        return Some((
            format!("thời hạn trước {} {from}", what.0),
            format!("the deadline is before {} {from}", what.1),
        ));
    }
    let today = review.today?;
    let current = from >= today.checked_sub_months(Months::new(12))?;
    (directive.issue_date.is_none() && current && day < today).then(|| {
        (
            "thời hạn đã qua khi văn bản còn là dự thảo".to_owned(),
            "the deadline has passed while this is still a draft".to_owned(),
        )
    })
}

fn later(parent: NaiveDate) -> Said {
    let parent = running(parent);
    (
        format!("thời hạn của mục con sau thời hạn {parent} của nhiệm vụ"),
        format!("the item's deadline is after the task's own, {parent}"),
    )
}

fn day_off(off: Off) -> Said {
    let (vi, en) = match off {
        Off::Saturday => ("thứ Bảy", "a Saturday"),
        Off::Sunday => ("Chủ nhật", "a Sunday"),
        Off::Holiday(vi, en) => (vi, en),
        Off::Tet => (
            "dịp Tết Nguyên đán (ngày nghỉ cụ thể được quyết định từng năm)",
            "Tết (the exact days off are decided each year)",
        ),
    };
    (
        format!("thời hạn rơi vào {vi}"),
        format!("the deadline falls on {en}"),
    )
}

/// One finding at a deadline; `others` that it is about too are pointed at, the first few.
fn push(review: &mut Review<'_>, rule: Rule, at: Place, said: Said, others: &[Place]) {
    let Some(finding) = review.finding(rule, &said.0, &said.1) else {
        return;
    };
    let finding = if at.field {
        finding.hint(
            "Xem lại `thoi_han:`; nên chọn một ngày làm việc sau ngày văn bản.",
            "Look at `thoi_han:` again; choose a working day after the notice's date.",
        )
    } else {
        finding.hint(
            "Xem lại ngày trong câu; nên chọn một ngày làm việc sau ngày văn bản.",
            "Look at the date in the sentence again; choose a working day after the notice's date.",
        )
    };
    let file: &Arc<SourceFile> = &review.directive.file;
    let mut finding = finding.at(file, at.span);
    for other in others.iter().take(RELATED) {
        let label = Message::new("cùng ngày này", "the same day");
        finding = finding.related(file, other.span, label);
    }
    review.push(finding);
}
