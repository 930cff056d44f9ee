//! Deadlines: days that have passed, days off, dates that contradict each other.

mod calendar;

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, Months, NaiveDate};

use super::tasks::RELATED;
use super::{Review, Role, Rule};
use crate::directive::date::{parse, running};
use crate::directive::{Deadline, Task};
use crate::finding::Message;
use crate::source::{Located, Span};
use calendar::Off;

const DEADLINE: Rule = Rule::both("P-DEADLINE", "S-DEADLINE");
const PAST: Rule = Rule::any("D-DEADLINE-PAST");
const TEXT: Rule = Rule::any("D-DEADLINE-TEXT");

/// Words before the day a task must be done by.
const CUES: [&str; 8] = [
    "xong trước ngày ",
    "trước ngày ",
    "chậm nhất ngày ",
    "chậm nhất là ngày ",
    "thời hạn ",
    "hạn chót ",
    "hạn cuối ",
    "xong trước ",
];

/// Words before a cue that make the day the age of papers, not a deadline (`hồ sơ cấp trước ngày`).
const AGES: [&str; 5] = ["cấp", "sinh", "nhận", "ký", "lực"];

pub(super) fn check(review: &mut Review<'_>) {
    let tasks = &review.directive.tasks;
    if review.on(DEADLINE) || review.on(PAST) {
        days(review);
    }
    if review.on(TEXT) {
        texts(review, tasks);
    }
}

/// The days off that tasks are due on, each with the places that say so.
type DaysOff<'a> = BTreeMap<NaiveDate, Vec<&'a Located<Deadline>>>;

fn days(review: &mut Review<'_>) {
    let mut off = DaysOff::new();
    day_by_day(review, &review.directive.tasks, None, &mut off);
    for (day, deadlines) in off {
        if let (Some(kind), Some((first, others))) = (calendar::off(day), deadlines.split_first()) {
            push(review, DEADLINE, first, day_off(kind), others);
        }
    }
}

fn day_by_day<'a>(
    review: &mut Review<'a>,
    tasks: &'a [Task],
    parent: Option<NaiveDate>,
    off: &mut DaysOff<'a>,
) {
    for task in tasks {
        let day = task.deadline.as_ref().and_then(|d| d.value.moment);
        let day = day.map(|moment| moment.date);
        if let (Some(deadline), Some(day)) = (&task.deadline, day) {
            if let Some(said) = early(review, day) {
                push(review, PAST, deadline, said, &[]);
            } else if let Some(top) = parent.filter(|top| day > *top) {
                push(review, DEADLINE, deadline, later(top), &[]);
            } else if calendar::off(day).is_some() {
                off.entry(day).or_default().push(deadline);
            }
        }
        day_by_day(review, &task.items, day.or(parent), off);
    }
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
fn push(
    review: &mut Review<'_>,
    rule: Rule,
    deadline: &Located<Deadline>,
    said: Said,
    others: &[&Located<Deadline>],
) {
    if let Some(finding) = review.finding(rule, &said.0, &said.1) {
        let finding = finding.hint(
            "Xem lại `thoi_han:`; nên chọn một ngày làm việc sau ngày văn bản.",
            "Look at `thoi_han:` again; choose a working day after the notice's date.",
        );
        let file = &review.directive.file;
        let mut finding = finding.at(file, deadline.span);
        for other in others.iter().take(RELATED) {
            let label = Message::new("cùng ngày này", "the same day");
            finding = finding.related(file, other.span, label);
        }
        review.push(finding);
    }
}

/// The date in a task's sentence beside the field.
fn texts(review: &mut Review<'_>, tasks: &[Task]) {
    for task in tasks {
        let day = task.deadline.as_ref().and_then(|d| d.value.moment);
        if let Some(moment) = day {
            for text in &task.content.paragraphs {
                let Some((range, written)) = due_in(&text.value) else {
                    continue;
                };
                let from = review.directive.date();
                let counts = from.is_none_or(|from| written >= from);
                if counts && is_other(&text.value, &range, written, moment.date) {
                    contradiction(review, text.span, range, moment.date);
                }
            }
        }
        texts(review, &task.items);
    }
}

/// Whether a sentence sets another deadline than the field: it names the field's day nowhere, and
/// what it names is later, or the day by which all is done. An earlier day may be a stage.
fn is_other(text: &str, range: &Range<usize>, written: NaiveDate, field: NaiveDate) -> bool {
    let date = |c: char| c.is_ascii_digit() || c == '/';
    let mut named = text.split(|c| !date(c)).filter(|word| word.contains('/'));
    if named.any(|word| parse(word).is_ok_and(|day| day == field)) {
        return false;
    }
    let before = text.get(..range.start).unwrap_or("").to_lowercase();
    let done = ["hoàn thành trước", "xong trước", "hoàn thành chậm nhất"];
    // `trước ngày 30/6` may well stand beside the 29th.
    (written - field).num_days() > 1
        || (written < field && done.iter().any(|words| before.contains(words)))
}

fn contradiction(review: &mut Review<'_>, span: Span, range: Range<usize>, day: NaiveDate) {
    let of_task = |piece: &super::Piece<'_>| piece.role == Role::Task && piece.text.span == span;
    let Some(at) = review.texts.iter().position(of_task) else {
        return;
    };
    let day = running(day);
    let vi = format!("ngày trong câu khác `thoi_han` ({day})");
    let en = format!("the date in the sentence differs from `thoi_han` ({day})");
    if let Some(finding) = review.finding(TEXT, &vi, &en) {
        let finding = finding.hint(
            "Chỉ giữ một thời hạn: bỏ ngày trong câu hoặc sửa `thoi_han:`.",
            "Keep one deadline: take the date out of the sentence, or mend `thoi_han:`.",
        );
        review.push_at(finding, at, &range);
    }
}

/// The day that a sentence sets as its deadline, with its place.
pub(super) fn due_in(text: &str) -> Option<(Range<usize>, NaiveDate)> {
    if !text.contains('/') {
        return None;
    }
    CUES.iter().find_map(|cue| {
        let tail = cue.char_indices().nth(1).map(|(at, _)| &cue[at..])?;
        let found = text.find(*cue).or_else(|| {
            // The cue may begin the sentence, with a capital.
            let at = text.find(tail)?;
            let capital = text[..at].chars().next_back()?;
            let start = at - capital.len_utf8();
            let lower: String = capital.to_lowercase().collect();
            cue.starts_with(lower.as_str()).then_some(start)
        })?;
        let before = text[..found].split_whitespace().next_back();
        if before.is_some_and(|word| AGES.contains(&word)) {
            return None;
        }
        let start = found + text[found..].char_indices().nth(cue.chars().count())?.0;
        let date = |c: char| c.is_ascii_digit() || c == '/';
        let rest = &text[start..];
        let length = rest.find(|c| !date(c)).unwrap_or(rest.len());
        let written = parse(&rest[..length]).ok()?;
        (written.year() > 1900).then_some((start..start + length, written))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_in_a_sentence_is_found_after_its_cue() {
        let day = NaiveDate::from_ymd_opt(2026, 6, 30);
        let due = |text: &str| due_in(text).map(|(range, day)| (text[range].to_owned(), day));
        let right = day.map(|day| ("30/6/2026".to_owned(), day));
        assert_eq!(due("Xong trước ngày 30/6/2026."), right);
        assert_eq!(due("Trước ngày 30/6/2026 gửi báo cáo"), right);
        assert_eq!(due("Gửi báo cáo chậm nhất là ngày 30/6/2026"), right);
        assert_eq!(due("Rà soát giấy phép cấp trước ngày 30/6/2026"), None);
        assert_eq!(due("Sơ kết ngày 30/6/2026"), None);
        assert_eq!(due("trước ngày khai giảng 30/6/2026"), None);
    }
}
