//! Dates in prose: days below ten and the first two months have two digits, years four.

use std::ops::Range;

use super::super::{Review, Rule};
use super::scan::{has_digit, is_open, runs, word_before};
use crate::finding::Message;

const DATE: Rule = Rule::both("P-DATE-PAD", "S-DATE");

/// More places than these are not listed.
const LISTED: usize = 20;

/// What stands before a date whose year has two digits; without it `5/2/26` may be anything.
const BEFORE: [&str; 9] = [
    "ngày", "từ", "đến", "trước", "sau", "hết", "hôm", "sáng", "chiều",
];

/// A date written otherwise, and its right form.
type Slip = (usize, Range<usize>, String);

/// One finding for the notice: who writes one date so writes them all so.
pub(super) fn check(review: &mut Review<'_>) {
    if !review.on(DATE) {
        return;
    }
    let mut slips: Vec<Slip> = Vec::new();
    for (at, piece) in review.texts.iter().enumerate() {
        let text = piece.text.value.as_str();
        if piece.role.is_prose() && has_digit(text) {
            let found = runs(text, b"/").filter_map(|run| slip(text, &run));
            slips.extend(found.map(|(range, right)| (at, range, right)));
        }
    }
    let Some(((at, range, right), others)) = slips.split_first() else {
        return;
    };
    let written = |at: usize, range: &Range<usize>| {
        let text = review.texts[at].text.value.as_str();
        text.get(range.clone()).unwrap_or("").to_owned()
    };
    let first = written(*at, range);
    let more = match others.len() {
        0 => (String::new(), String::new()),
        n => (
            format!(", và {n} ngày khác"),
            format!(", and {n} other dates"),
        ),
    };
    let Some(mut finding) = review.finding(
        DATE,
        &format!("ngày `{first}` ghi chưa đủ chữ số{}", more.0),
        &format!("the date `{first}` lacks digits{}", more.1),
    ) else {
        return;
    };
    finding = finding.need(format!("`{right}`"), format!("`{right}`")).hint(
        format!("Ghi `{right}`: ngày dưới 10, tháng 1 và tháng 2 thêm số 0; năm ghi đủ bốn chữ số."),
        format!("Write `{right}`: days below ten and months 1 and 2 take a zero; years have four digits."),
    );
    for (at, range, right) in others.iter().take(LISTED) {
        let label = format!("ghi `{right}`");
        let label = Message::new(label, format!("write `{right}`"));
        let span = review.place(*at, range);
        finding = finding.related(review.texts[*at].file, span, label);
    }
    review.push_at(finding, *at, range);
}

/// The date that a run begins, if it is written otherwise: its place and its right form.
fn slip(text: &str, run: &Range<usize>) -> Option<(Range<usize>, String)> {
    let before = text.get(..run.start)?.chars().next_back();
    let joined = |c: char| c.is_alphanumeric() || "/-–.,:_+".contains(c);
    if before.is_some_and(joined) || !is_open(text, run.end) {
        return None;
    }
    let word = word_before(text, run.start);
    let written = text.get(run.clone())?;
    let mut parts = written.split('/');
    let (day, month, year) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(month) = month else {
        return super::scan::same(word, "ngày")
            .then(|| in_words(text, run))
            .flatten();
    };
    let (d, m) = day_and_month(day, month)?;
    let year = match year {
        Some(year) if year.len() == 4 => format!("/{year}"),
        Some(year) if year.len() == 2 && is_before(word) => format!("/20{year}"),
        None if super::scan::same(word, "ngày") => String::new(),
        _ => return None,
    };
    // A month from 3 on may stand with a zero or without; it is left as it is.
    let month = if m < 3 {
        format!("{m:02}")
    } else {
        month.to_owned()
    };
    let right = format!("{d:02}/{month}{year}");
    (right != written).then(|| (run.clone(), right))
}

fn is_before(word: &str) -> bool {
    super::scan::is_one_of(word, &BEFORE)
}

fn day_and_month(day: &str, month: &str) -> Option<(u32, u32)> {
    if day.len() > 2 || month.len() > 2 {
        return None;
    }
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// `ngày 5 tháng 2 năm 2026`. Without a year it may be a day of the lunar calendar.
fn in_words(text: &str, run: &Range<usize>) -> Option<(Range<usize>, String)> {
    let day = text.get(run.clone())?;
    let after = text.get(run.end..)?;
    let rest = after.strip_prefix(" tháng ")?;
    let (month, rest) = rest.split_once(" năm ")?;
    let year = rest
        .get(..4)
        .filter(|y| y.bytes().all(|b| b.is_ascii_digit()))?;
    let (d, m) = day_and_month(day, month)?;
    let right = match m {
        1 | 2 => format!("{d:02} tháng {m:02} năm {year}"),
        _ => format!("{d:02} tháng {month} năm {year}"),
    };
    let end = run.end + after.len() - rest.len() + year.len();
    let range = run.start..end;
    (text.get(range.clone()) != Some(right.as_str())).then_some((range, right))
}

#[cfg(test)]
mod tests {
    use super::super::scan::runs;
    use super::slip;

    fn rights(text: &str) -> Vec<String> {
        let found = runs(text, b"/").filter_map(|run| slip(text, &run));
        found.map(|(_, right)| right).collect()
    }

    #[test]
    fn days_and_the_first_months_have_two_digits() {
        assert_eq!(rights("ngày 5/2/2026"), ["05/02/2026"]);
        assert_eq!(rights("(9/9/2026)"), ["09/9/2026"]);
        assert_eq!(rights("đến 15/1/2026."), ["15/01/2026"]);
        assert_eq!(rights("ngày 05/02/26, "), ["05/02/2026"]);
        assert_eq!(rights("ngày 5/9"), ["05/9"]);
        assert_eq!(rights("ngày 5 tháng 2 năm 2026"), ["05 tháng 02 năm 2026"]);
    }

    #[test]
    fn right_dates_and_other_slashes_are_left() {
        for text in [
            "ngày 05/02/2026, 10/3/2026, 10/03/2026, 27/5/2026, 02/9",
            "9/10 phường, 5/9 chi bộ, 3/2/26 hộ",
            "số 5/2/2026/NĐ-CP",
            "ngày 5 tháng 5 âm lịch",
            "ngày 45/2/2026",
            "tháng 2/2026",
        ] {
            assert!(rights(text).is_empty(), "{text}");
        }
    }
}
