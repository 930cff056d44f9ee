//! Dates in prose: days below ten and the first two months have two digits, the other months as many
//! as they need, years four; slashes part them.

use std::ops::Range;

use super::super::{Review, Rule};
use super::scan::{has_digit, is_open, runs, word_before};
use crate::finding::Message;

const DATE: Rule = Rule::both("P-DATE-PAD", "S-DATE");

/// The form that the program itself prints: `27/5/2026`, not `27/05/2026` or `27-5-2026`.
const FORM: Rule = Rule::any("D-DATE-FORM");

/// More places than these are not listed.
const LISTED: usize = 20;

/// What stands before a date whose year has two digits; without it `5/2/26` may be anything.
const BEFORE: [&str; 9] = [
    "ngày", "từ", "đến", "trước", "sau", "hết", "hôm", "sáng", "chiều",
];

/// A date written otherwise, and its right form.
type Slip = (usize, Range<usize>, String);

pub(super) fn check(review: &mut Review<'_>) {
    if review.on(DATE) {
        let slips = all(review, |text| {
            let found = runs(text, b"/").filter_map(|run| slip(text, &run));
            found.collect()
        });
        let said = |first: &str| {
            (
                format!("ngày `{first}` ghi chưa đủ chữ số"),
                format!("the date `{first}` lacks digits"),
            )
        };
        let why = (
            "ngày dưới 10, tháng 1 và tháng 2 thêm số 0; năm ghi đủ bốn chữ số",
            "days below ten and months 1 and 2 take a zero; years have four digits",
        );
        told(review, DATE, &slips, said, why);
    }
    if review.on(FORM) {
        let slips = all(review, |text| {
            let zeros = runs(text, b"/").filter_map(|run| needless_zero(text, &run));
            let marks = [b"-", b"."].into_iter().flat_map(|mark| runs(text, mark));
            let marks = marks.filter_map(|run| other_marks(text, &run));
            let mut found: Vec<_> = zeros.chain(marks).collect();
            found.sort_by_key(|(range, _)| range.start);
            found
        });
        let said = |first: &str| {
            (
                format!("ngày `{first}` viết khác lối in ngày của văn bản"),
                format!("the date `{first}` is written otherwise than the document prints dates"),
            )
        };
        let why = (
            "dùng dấu gạch chéo; chỉ thêm số 0 trước ngày dưới 10, trước tháng 1 và tháng 2",
            "slashes part the numbers; only days below ten and months 1 and 2 take a zero",
        );
        told(review, FORM, &slips, said, why);
    }
}

/// What a search finds in every paragraph.
fn all(review: &Review<'_>, find: impl Fn(&str) -> Vec<(Range<usize>, String)>) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for (at, piece) in review.texts.iter().enumerate() {
        let text = piece.text.value.as_str();
        if piece.role.is_prose() && has_digit(text) {
            let found = find(text).into_iter();
            slips.extend(found.map(|(range, right)| (at, range, right)));
        }
    }
    slips
}

/// One finding for the notice: who writes one date so writes them all so.
fn told(
    review: &mut Review<'_>,
    rule: Rule,
    slips: &[Slip],
    said: impl Fn(&str) -> (String, String),
    why: (&str, &str),
) {
    let Some(((at, range, right), others)) = slips.split_first() else {
        return;
    };
    let text = review.texts[*at].text.value.as_str();
    let said = said(text.get(range.clone()).unwrap_or(""));
    let more = match others.len() {
        0 => (String::new(), String::new()),
        n => (
            format!(", và {n} ngày khác"),
            format!(", and {n} other dates"),
        ),
    };
    let vi = format!("{}{}", said.0, more.0);
    let en = format!("{}{}", said.1, more.1);
    let Some(mut finding) = review.finding(rule, &vi, &en) else {
        return;
    };
    finding = finding
        .need(format!("`{right}`"), format!("`{right}`"))
        .hint(
            format!("Ghi `{right}`: {}.", why.0),
            format!("Write `{right}`: {}.", why.1),
        );
    for (at, range, right) in others.iter().take(LISTED) {
        let label = format!("ghi `{right}`");
        let label = Message::new(label, format!("write `{right}`"));
        let span = review.place(*at, range);
        finding = finding.related(review.texts[*at].file, span, label);
    }
    review.push_at(finding, *at, range);
}

/// Whether a run stands by itself.
fn is_alone(text: &str, run: &Range<usize>) -> bool {
    let before = text.get(..run.start).and_then(|t| t.chars().next_back());
    let joined = |c: char| c.is_alphanumeric() || "/-–.,:_+".contains(c);
    !before.is_some_and(joined) && is_open(text, run.end)
}

/// `27/05/2026`: a month from 3 on with a zero that it does not take. The day has its digits.
fn needless_zero(text: &str, run: &Range<usize>) -> Option<(Range<usize>, String)> {
    let written = text.get(run.clone())?;
    let (day, rest) = written.split_once('/')?;
    let (month, year) = rest.split_once('/')?;
    if !is_alone(text, run) || day.len() != 2 || year.len() != 4 || year.contains('/') {
        return None;
    }
    let (d, m) = day_and_month(day, month)?;
    (m > 2 && month.starts_with('0')).then(|| (run.clone(), format!("{d:02}/{m}/{year}")))
}

/// `ngày 05-02-2026`, `ngày 05.02.2026`.
fn other_marks(text: &str, run: &Range<usize>) -> Option<(Range<usize>, String)> {
    let written = text.get(run.clone())?;
    let mut parts = written.split(['-', '.']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = parts.next().is_none() && year.len() == 4 && is_alone(text, run);
    if !whole || !is_before(word_before(text, run.start)) {
        return None;
    }
    let (d, m) = day_and_month(day, month)?;
    Some((run.clone(), format!("{d:02}/{}/{year}", month_of(m))))
}

/// A month as dates have it.
fn month_of(month: u32) -> String {
    match month {
        1 | 2 => format!("{month:02}"),
        _ => month.to_string(),
    }
}

/// The date that a run begins, if it is written otherwise: its place and its right form.
fn slip(text: &str, run: &Range<usize>) -> Option<(Range<usize>, String)> {
    if !is_alone(text, run) {
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
    // A month from 3 on with a zero is no lack of digits.
    let lenient = if m < 3 { &month_of(m) } else { month };
    let lacks = format!("{d:02}/{lenient}{year}") != written;
    lacks.then(|| (run.clone(), format!("{d:02}/{}{year}", month_of(m))))
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
    use super::{needless_zero, other_marks, slip};

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
    fn zeros_and_marks_are_those_of_the_printed_date() {
        let zeros = |text: &str| {
            let found = runs(text, b"/").filter_map(|run| needless_zero(text, &run));
            found.map(|(_, right)| right).collect::<Vec<_>>()
        };
        assert_eq!(
            zeros("ngày 27/05/2026, (09/09/2026)"),
            ["27/5/2026", "09/9/2026"]
        );
        for text in [
            "27/5/2026, 05/02/2026, 10/10/2026",
            "5/05/2026",
            "27/05, 05/2026",
            "27/05/26",
            "12/05/2026/NĐ-CP",
        ] {
            assert!(zeros(text).is_empty(), "{text}");
        }
        let marks = |text: &str, mark: &[u8]| {
            let found = runs(text, mark).filter_map(|run| other_marks(text, &run));
            found.map(|(_, right)| right).collect::<Vec<_>>()
        };
        assert_eq!(marks("ngày 05-02-2026", b"-"), ["05/02/2026"]);
        assert_eq!(marks("trước 27.05.2026.", b"."), ["27/5/2026"]);
        for text in [
            "Quốc khánh 2-9",
            "mã 05-02-2026",
            "ngày 5-7",
            "từ 10-15-2026",
        ] {
            assert!(marks(text, b"-").is_empty(), "{text}");
        }
        assert!(marks("từ 1.500.2026 đồng", b".").is_empty());
        assert_eq!(rights("ngày 5/05/2026"), ["05/5/2026"]);
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
