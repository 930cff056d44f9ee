//! A deadline in a task's sentence beside the one of its field.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::due::{Due, Until, dues, of_field};
use crate::directive::Task;
use crate::directive::date::{parse, running};
use crate::rules::review::{Review, Rule};

pub(super) const TEXT: Rule = Rule::any("D-DEADLINE-TEXT");

/// Words before a deadline that make it the one by which all is done.
const DONE: [&str; 5] = [
    "hoàn thành trước",
    "xong trước",
    "hoàn thành chậm nhất",
    "hoàn thành trong",
    "xong trong",
];

/// Words before a deadline that make it the day of something else: `đại hội diễn ra trước ngày`.
const EVENTS: [&str; 5] = ["diễn ra", "tổ chức", "khai mạc", "bế mạc", "khởi công"];

/// Words that begin a task of drawing something up: a later day, in a clause of its own, is what
/// the paper will order, not when the paper is due.
const DRAFTING: [&str; 6] = [
    "xây dựng ",
    "lập ",
    "ban hành ",
    "chuẩn bị ",
    "tham mưu ",
    "dự thảo ",
];

pub(super) fn check(review: &mut Review<'_>, tasks: &[Task]) {
    for task in tasks {
        if let Some(field) = task.deadline.as_ref().and_then(|d| of_field(&d.value)) {
            for text in &task.content.paragraphs {
                let from = review.directive.date();
                let mut dues = dues(&text.value).into_iter();
                let other = dues.find(|(range, due)| {
                    let counts = from.is_none_or(|from| due.last >= from);
                    counts && is_other(&text.value, range, due, &field)
                });
                if let Some((range, due)) = other
                    && let Some(at) = super::piece_of(review, text)
                {
                    contradiction(review, at, &range, &due, &field);
                }
            }
        }
        check(review, &task.items);
    }
}

/// Whether a sentence sets another deadline than the field: it names the field's day nowhere, and
/// what it names is later, or the day by which all is done. An earlier day may be a stage.
fn is_other(text: &str, range: &Range<usize>, due: &Due, field: &Due) -> bool {
    let before = text.get(..range.start).unwrap_or("").to_lowercase();
    let event = EVENTS.iter().any(|word| {
        let head = before.rsplit_once("trước").map_or("", |(head, _)| head);
        head.trim_end().ends_with(word)
    });
    let done = ends_all(&before) || is_last_word(&before, text.get(range.end..).unwrap_or(""));
    if let (Some(one), Some(two), true) = (due.time, field.time, due.last == field.last) {
        return one > two || (one < two && done);
    }
    let drafted = DRAFTING.iter().any(|word| before.starts_with(word))
        && before.contains([',', ';', '…'])
        && due.last > field.last;
    if event || drafted || (due.until == Until::Within && !done) || names(text, field.last) {
        return false;
    }
    // `trước ngày 30/6` may well stand beside the 29th.
    (due.first - field.last).num_days() > 1 || (due.last < field.first && done)
}

/// Whether words before a deadline make it the one by which all is done.
pub(super) fn ends_all(before: &str) -> bool {
    let before = before.to_lowercase();
    DONE.iter().any(|words| before.contains(words))
}

/// Whether a sentence closes with its deadline, and sets it by name (`thời hạn ngày …`) or for the whole
/// (`hoàn thành báo cáo trước ngày …`): a draft alone is a stage.
fn is_last_word(before: &str, after: &str) -> bool {
    const NAMED: [&str; 3] = ["thời hạn", "hạn cuối", "hạn chót"];
    let clause = before.rsplit([',', ';', '.', ':']).next().unwrap_or("");
    let clause = clause.trim_start();
    let bare = clause.trim_end().trim_end_matches("ngày").trim_end();
    let named = NAMED.iter().any(|words| bare.ends_with(words));
    let whole = clause.starts_with("hoàn thành ") && !clause.contains("dự thảo");
    (named || whole) && !after.chars().any(char::is_alphanumeric)
}

/// Whether a text names a day, in digits or in words.
fn names(text: &str, day: NaiveDate) -> bool {
    let date = |c: char| c.is_ascii_digit() || c == '/';
    let mut digits = text.split(|c| !date(c)).filter(|word| word.contains('/'));
    let (d, m) = (day.day(), day.month());
    digits.any(|word| parse(word).is_ok_and(|named| named == day))
        || [
            format!("{d} tháng {m} năm"),
            format!("{d} tháng {m:02} năm"),
        ]
        .iter()
        .any(|words| text.contains(words))
}

fn contradiction(review: &mut Review<'_>, at: usize, range: &Range<usize>, due: &Due, field: &Due) {
    let hour = match (due.time, field.time) {
        (Some(_), Some((hour, minute))) if due.last == field.last => {
            format!("{hour} giờ {minute:02} ngày ")
        }
        _ => String::new(),
    };
    let day = match field.until {
        Until::Within => format!("tháng {}/{}", field.last.month(), field.last.year()),
        Until::Before | Until::On => running(field.last),
    };
    let vi = format!("ngày trong câu khác `thoi_han` ({hour}{day})");
    let en = format!("the date in the sentence differs from `thoi_han` ({hour}{day})");
    if let Some(finding) = review.finding(TEXT, &vi, &en) {
        let finding = finding.hint(
            "Chỉ giữ một thời hạn: bỏ ngày trong câu hoặc sửa `thoi_han:`.",
            "Keep one deadline: take the date out of the sentence, or mend `thoi_han:`.",
        );
        review.push_at(finding, at, range);
    }
}

#[cfg(test)]
mod tests {
    use super::super::due::{dues, of_field};
    use super::is_other;
    use crate::directive::date::parse_deadline;

    fn other(text: &str, field: &str) -> bool {
        let field = of_field(&parse_deadline(field).unwrap()).unwrap();
        let all = dues(text);
        all.iter()
            .any(|(range, due)| is_other(text, range, due, &field))
    }

    #[test]
    fn a_later_day_or_another_end_is_another_deadline() {
        for (text, field) in [
            ("gửi trước ngày 20/10/2026", "16/10/2026"),
            (
                "gửi chậm nhất ngày 20 tháng 10 năm 2026",
                "trước ngày 16/10/2026",
            ),
            ("hoàn thành trong tháng 9/2026", "16/10/2026"),
            ("Xây dựng kế hoạch trước ngày 20/10/2026", "16/10/2026"),
            ("hoàn thành trước ngày 05/11/2026", "trong tháng 10/2026"),
            ("Hoàn thành báo cáo trước ngày 14/10/2026.", "16/10/2026"),
            ("Rà soát kho, thời hạn ngày 14/10/2026", "16/10/2026"),
            ("gửi trước 17 giờ ngày 16/10/2026", "16 giờ ngày 16/10/2026"),
            (
                "hoàn thành trước 15 giờ ngày 16/10/2026",
                "16 giờ ngày 16/10/2026",
            ),
        ] {
            assert!(other(text, field), "{text} {field}");
        }
    }

    #[test]
    fn a_stage_an_event_or_the_same_day_is_not() {
        for (text, field) in [
            ("gửi dự thảo trước ngày 12/10/2026", "16/10/2026"),
            ("gửi trước ngày 17/10/2026", "16/10/2026"),
            ("Hoàn thành dự thảo trước ngày 12/10/2026", "16/10/2026"),
            (
                "Hoàn thành danh mục trước ngày 12/10/2026, gửi các chi bộ.",
                "16/10/2026",
            ),
            ("đại hội tổ chức trước ngày 30/11/2026", "16/10/2026"),
            (
                "ngày 16 tháng 10 năm 2026 gửi; tổng kết trước ngày 30/11/2026",
                "16/10/2026",
            ),
            ("hội nghị trong tháng 11/2026", "16/10/2026"),
            (
                "Xây dựng kế hoạch chi trả trợ cấp, chi trả xong trước ngày 30/01/2027",
                "27/11/2026",
            ),
            (
                "Ban hành quyết định có thời hạn 31/12/2027 đối với các hợp đồng",
                "27/11/2026",
            ),
            (
                "Chuẩn bị nội dung kỳ họp Hội đồng nhân dân phường tổ chức trước ngày 15/12/2026",
                "27/11/2026",
            ),
            ("hoàn thành trong tháng 10/2026", "16/10/2026"),
            (
                "gửi dự thảo trước 15 giờ ngày 16/10/2026",
                "16 giờ ngày 16/10/2026",
            ),
            ("gửi trước 16 giờ ngày 16/10/2026", "16/10/2026"),
        ] {
            assert!(!other(text, field), "{text} {field}");
        }
    }
}
