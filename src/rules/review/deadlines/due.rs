//! Deadlines told in words: `trước ngày 30/6/2026`, `chậm nhất 16 giờ ngày 02 tháng 02 năm 2021`,
//! `trong tháng 9/2026`.

use std::ops::Range;

use chrono::{Days, Months, NaiveDate};

use crate::directive::Deadline;
use crate::directive::date::{Moment, parse_moment};

/// How a deadline counts its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// `trước ngày …`: the day before may be the last one.
    Before,
    /// `chậm nhất ngày …`: the day itself.
    On,
    /// `trong tháng …`: any day of it.
    Within,
}

/// A deadline, with its place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    /// The day named, or the first of the month.
    pub(super) first: NaiveDate,
    /// The day named, or the last of the month.
    pub(super) last: NaiveDate,
    pub(super) time: Option<(u32, u32)>,
    pub(super) until: Until,
}

impl Due {
    fn of(moment: Moment, until: Until) -> Self {
        Self {
            first: moment.date,
            last: moment.date,
            time: moment.time,
            until,
        }
    }

    /// The last day on which it can be kept.
    pub(super) fn latest(&self) -> NaiveDate {
        match self.until {
            Until::Before => self.last.checked_sub_days(Days::new(1)),
            Until::On | Until::Within => None,
        }
        .unwrap_or(self.last)
    }

    /// The day itself is the last one, so that it should be a working day.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        (self.until == Until::On).then_some(self.last)
    }
}

/// Words before a day, in small letters, and how they count it.
const CUES: [(&str, Until); 10] = [
    ("trước ", Until::Before),
    ("chậm nhất là ", Until::On),
    ("chậm nhất đến ", Until::On),
    ("chậm nhất vào ", Until::On),
    ("chậm nhất ", Until::On),
    ("muộn nhất ", Until::On),
    ("thời hạn ", Until::On),
    ("hạn chót ", Until::On),
    ("hạn cuối ", Until::On),
    ("trong tháng ", Until::Within),
];

/// Words before a cue that make the day the age of papers, not a deadline (`hồ sơ cấp trước ngày`),
/// or how long a paper holds (`quyết định có thời hạn`).
const AGES: [&str; 7] = ["cấp", "sinh", "nhận", "ký", "lực", "hạn", "có"];

/// Words that may stand before the day in the field itself.
const OPENINGS: [&str; 6] = ["xong", "hoàn thành", "đến", "hết", "trong", "vào"];

/// The deadlines that a text sets, each with the place of its day, in the order of the text.
pub(super) fn dues(text: &str) -> Vec<(Range<usize>, Due)> {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let cues = CUES.iter().flat_map(|cue| {
        let all = cue_places(text, cue.0);
        all.filter_map(|start| at_cue(text, start, *cue))
    });
    let mut found: Vec<(Range<usize>, Due)> = cues.collect();
    found.sort_by_key(|(range, _)| range.start);
    found.dedup_by_key(|(range, _)| range.start);
    found
}

/// Where a cue stands; it may begin the sentence, with a capital.
fn cue_places<'t>(text: &'t str, cue: &'static str) -> impl Iterator<Item = usize> + 't {
    let skipped = cue.chars().next().map_or(0, char::len_utf8);
    let tail = cue.get(skipped..).unwrap_or(cue);
    let first = cue.chars().next().unwrap_or(' ');
    text.match_indices(tail).filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let begins = before.chars().next_back()?;
        let start = at - begins.len_utf8();
        let whole = before
            .get(..start)?
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphanumeric());
        (whole && begins.to_lowercase().eq(std::iter::once(first))).then_some(start)
    })
}

fn at_cue(text: &str, start: usize, (cue, until): (&str, Until)) -> Option<(Range<usize>, Due)> {
    let before = text.get(..start)?.split_whitespace().next_back();
    if before.is_some_and(|word| AGES.contains(&word)) {
        return None;
    }
    let behind = text.get(start..)?;
    let length: usize = behind
        .chars()
        .take(cue.chars().count())
        .map(char::len_utf8)
        .sum();
    let from = start + length;
    let rest = text.get(from..)?;
    if until == Until::Within {
        let (length, due) = month(rest)?;
        return Some((from..from + length, due));
    }
    let (length, moment) = moment(rest)?;
    let bare = rest.strip_prefix("ngày ").unwrap_or(rest);
    let day = from + rest.len() - bare.len();
    Some((day..from + length, Due::of(moment, until)))
}

/// The moment at the start of a text, and how long it is: it ends with a year.
fn moment(text: &str) -> Option<(usize, Moment)> {
    const LONGEST: usize = 60;
    let end = year_end(text).filter(|end| *end <= LONGEST)?;
    let moment = parse_moment(text.get(..end)?)?.ok()?;
    Some((end, moment))
}

/// Where the first number of four digits ends.
fn year_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut run = 0;
    for (at, byte) in bytes.iter().enumerate() {
        run = if byte.is_ascii_digit() { run + 1 } else { 0 };
        if run == 4 && !bytes.get(at + 1).is_some_and(u8::is_ascii_digit) {
            return Some(at + 1);
        }
    }
    None
}

/// `9/2026` or `9 năm 2026` at the start of a text, and how long it is.
fn month(text: &str) -> Option<(usize, Due)> {
    let end = year_end(text)?;
    let written = text.get(..end)?;
    let (month, year) = written
        .split_once('/')
        .or_else(|| written.split_once(" năm "))?;
    let first = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, 1)?;
    let next = first.checked_add_months(Months::new(1))?;
    let due = Due {
        first,
        last: next.checked_sub_days(Days::new(1))?,
        time: None,
        until: Until::Within,
    };
    Some((end, due))
}

/// What the field `thoi_han` sets: a moment, or one deadline in words.
pub(super) fn of_field(deadline: &Deadline) -> Option<Due> {
    if let Some(moment) = deadline.moment {
        return Some(Due::of(moment, Until::On));
    }
    let mut rest = deadline.text.as_str();
    let lower = rest.to_lowercase();
    if lower.len() == rest.len() {
        rest = &lower;
    }
    if let [(_, due)] = dues(rest)[..] {
        let years = rest.split(|c: char| !c.is_ascii_digit());
        return (years.filter(|digits| digits.len() == 4).count() == 1).then_some(due);
    }
    while let Some(bare) = OPENINGS.iter().find_map(|word| rest.strip_prefix(*word)) {
        rest = bare.strip_prefix(' ')?;
    }
    let (end, moment) = moment(rest)?;
    (end == rest.len()).then(|| Due::of(moment, Until::On))
}

#[cfg(test)]
mod tests {
    use super::{Due, Until, dues, of_field};
    use crate::directive::date::{parse_deadline, running};

    fn told(text: &str) -> Vec<(&str, String, Until)> {
        let all = dues(text).into_iter();
        all.map(|(range, due)| (&text[range], running(due.last), due.until))
            .collect()
    }

    #[test]
    fn a_deadline_in_a_sentence_is_found_after_its_cue() {
        for (text, written, until) in [
            ("Xong trước ngày 30/6/2026.", "30/6/2026", Until::Before),
            ("Trước ngày 30/6/2026 gửi", "30/6/2026", Until::Before),
            ("gửi trước 30/6/2026", "30/6/2026", Until::Before),
            ("chậm nhất là ngày 30/6/2026", "30/6/2026", Until::On),
            ("Chậm nhất đến ngày 30/6/2026,", "30/6/2026", Until::On),
            (
                "trước 16 giờ ngày 30/6/2026",
                "16 giờ ngày 30/6/2026",
                Until::Before,
            ),
            (
                "chậm nhất ngày 30 tháng 6 năm 2026",
                "30 tháng 6 năm 2026",
                Until::On,
            ),
            ("xong trong tháng 6/2026", "6/2026", Until::Within),
            ("xong trong tháng 6 năm 2026", "6 năm 2026", Until::Within),
        ] {
            let right = (written, "30/6/2026".to_owned(), until);
            assert_eq!(told(text), [right], "{text}");
        }
    }

    #[test]
    fn other_days_are_no_deadlines() {
        for text in [
            "Rà soát giấy phép cấp trước ngày 30/6/2026",
            "giấy tờ hết hạn trước ngày 30/6/2026",
            "Sơ kết ngày 30/6/2026",
            "trước ngày khai giảng 30/6/2026",
            "trước ngày 30/6",
            "trước ngày 31/6/2026",
            "trong tháng 13/2026, trong tháng tới năm 2026",
            "hồ sơ năm 2020 trở về trước",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }

    #[test]
    fn two_deadlines_stand_in_the_order_of_the_text() {
        let text = "Chậm nhất ngày 13/10/2026 gửi dự thảo, trước ngày 16/10/2026 hoàn thành";
        let days: Vec<&str> = told(text).into_iter().map(|(day, ..)| day).collect();
        assert_eq!(days, ["13/10/2026", "16/10/2026"]);
    }

    #[test]
    fn the_field_may_have_words() {
        let field = |text: &str| -> Option<Due> { of_field(&parse_deadline(text).unwrap()) };
        let day = |text: &str| field(text).map(|due| (running(due.latest()), due.day().is_some()));
        assert_eq!(day("17/10/2026"), Some(("17/10/2026".into(), true)));
        assert_eq!(
            day("trước ngày 17/10/2026"),
            Some(("16/10/2026".into(), false))
        );
        for text in [
            "Chậm nhất ngày 17/10/2026",
            "đến hết ngày 17/10/2026",
            "Hoàn thành trong ngày 17/10/2026",
            "16 giờ ngày 17/10/2026",
        ] {
            assert_eq!(day(text), Some(("17/10/2026".into(), true)), "{text}");
        }
        assert_eq!(
            day("trong tháng 10/2026"),
            Some(("31/10/2026".into(), false))
        );
        for text in [
            "trước 28 tháng Chạp",
            "thường xuyên",
            "quý I/2022",
            "từ ngày 05/10/2026 đến ngày 17/10/2026",
            "chậm nhất ngày 17/10/2026, báo cáo ngày 19/10/2026",
        ] {
            assert_eq!(field(text), None, "{text}");
        }
    }
}
