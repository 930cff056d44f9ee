//! What a standard says about numbers, dates, citations and labels, as pure functions to text.
//!
//! A line holds what is known; what is not known yet is left blank to be written by hand, or shows
//! as a dotted [`GAP_WORD`]. Nothing is filled in.

use chrono::{Datelike, NaiveDate};

use super::Standard;
use crate::directive::Ground;

/// What stands in place of one missing word inside a line; short, for the letterhead's columns.
/// [`crate::notice::text::GAP_LINE`] stands for a whole missing line.
pub const GAP_WORD: &str = "…………";

/// Puts values into a pattern such as `Số {so}-{loai}/{co_quan}`. Values are not read again: a
/// brace in a value stays a brace. A placeholder without a value stays as it is.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        let (before, after) = rest.split_at(open);
        out.push_str(before);
        let known = after.find('}').and_then(|close| {
            let name = after.get(1..close)?;
            let (_, value) = values.iter().find(|(key, _)| *key == name)?;
            Some((*value, after.get(close + 1..)?))
        });
        match known {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

/// Number and symbol: `Số 05-TB/QU`, `Số: 05/TB-UBND`. A number not yet given stays blank; a
/// missing symbol, a missing drafting unit where the pattern names one, or a type that the standard
/// does not have shows as a [`GAP_WORD`].
pub fn number_line(
    standard: &Standard,
    type_key: &str,
    number: Option<u32>,
    symbol: Option<&str>,
    office: Option<&str>,
) -> String {
    let grammar = &standard.number;
    let kind = standard.types.get(type_key);
    let pattern = number_pattern(standard, type_key);
    let number = number.map_or_else(
        || grammar.blank.clone(),
        |number| format!("{number:0width$}", width = grammar.digits),
    );
    let abbreviation = kind.map_or(GAP_WORD, |kind| kind.abbreviation.as_str());
    fill(
        pattern,
        &[
            ("so", &number),
            ("loai", abbreviation),
            ("co_quan", symbol.unwrap_or(GAP_WORD)),
            ("bo_phan", office.unwrap_or(GAP_WORD)),
        ],
    )
}

/// The pattern of a type's number.
fn number_pattern<'a>(standard: &'a Standard, type_key: &str) -> &'a str {
    let kind = standard.types.get(type_key);
    kind.and_then(|kind| kind.number_pattern.as_deref())
        .unwrap_or(&standard.number.pattern)
}

/// Whether the number of a type names the drafting unit.
pub fn number_names_office(standard: &Standard, type_key: &str) -> bool {
    number_pattern(standard, type_key).contains("{bo_phan}")
}

/// Place and date: `Ba Đình, ngày 05 tháng 02 năm 2026`. Without a date, day, month and year stay
/// blank; a missing place shows as a [`GAP_WORD`].
pub fn place_date_line(
    standard: &Standard,
    place: Option<&str>,
    date: Option<NaiveDate>,
) -> String {
    let grammar = &standard.place_date;
    let part = |text: fn(&Standard, NaiveDate) -> String| {
        date.map_or_else(|| grammar.blank.clone(), |date| text(standard, date))
    };
    fill(
        &grammar.pattern,
        &[
            ("dia_danh", place.unwrap_or(GAP_WORD)),
            ("ngay", &part(day)),
            ("thang", &part(month)),
            ("nam", &part(|_, date| date.year().to_string())),
        ],
    )
}

fn day(standard: &Standard, date: NaiveDate) -> String {
    padded(date.day(), standard.place_date.pad_day_below)
}

fn month(standard: &Standard, date: NaiveDate) -> String {
    padded(date.month(), standard.place_date.pad_month_below)
}

fn padded(value: u32, below: u32) -> String {
    let width = if value < below { 2 } else { 1 };
    format!("{value:0width$}")
}

/// A date in running text: `13/01/2022`, `27/5/2026`. Days below 10 and months 1 and 2 are padded
/// in both systems (HD05 I.4.2, NĐ30 PL1 II.4).
pub fn running_date(date: NaiveDate) -> String {
    crate::directive::date::running(date)
}

/// A document cited, without a closing mark:
/// `Công điện số 28/CĐ-TTg ngày 11/01/2022 của Thủ tướng Chính phủ về …`. What the ground does not
/// say is left out.
pub fn citation(standard: &Standard, ground: &Ground) -> String {
    let mut out = ground.kind.value.clone();
    if let Some(number) = &ground.number {
        out.push_str(" số ");
        out.push_str(&number.value);
    }
    if let Some(date) = &ground.date {
        let numbered = ground.number.is_some();
        out.push_str(if numbered {
            &standard.grounds.before_date
        } else {
            " "
        });
        out.push_str(&if standard.grounds.date_in_words {
            date_in_words(standard, date.value)
        } else {
            format!("ngày {}", running_date(date.value))
        });
    }
    if let Some(organ) = &ground.organ {
        out.push_str(" của ");
        out.push_str(&organ.value);
    }
    if let Some(subject) = &ground.subject {
        out.push(' ');
        out.push_str(&in_sentence(&subject.value));
    }
    out
}

/// A date behind the word `ngày` as the standard writes it in a sentence: `05/02/2026` or
/// `05 tháng 02 năm 2026`. A date not yet given shows as gaps.
pub fn date_in_sentence(standard: &Standard, date: Option<NaiveDate>) -> String {
    let words = standard.grounds.date_in_words;
    match date {
        Some(date) if words => date_in_words(standard, date).replacen("ngày ", "", 1),
        Some(date) => running_date(date),
        None if words => "…… tháng …… năm ………".to_owned(),
        None => "……/……/………".to_owned(),
    }
}

/// `ngày 05 tháng 3 năm 2020`, padded as the place-and-date line is.
fn date_in_words(standard: &Standard, date: NaiveDate) -> String {
    let grammar = &standard.place_date;
    let day = padded(date.day(), grammar.pad_day_below);
    let month = padded(date.month(), grammar.pad_month_below);
    format!("ngày {day} tháng {month} năm {}", date.year())
}

/// A subject inside a sentence: the capital of `Về` at its start goes.
fn in_sentence(subject: &str) -> String {
    match subject.strip_prefix("Về ") {
        Some(rest) => format!("về {rest}"),
        None => subject.to_owned(),
    }
}

/// The label of the `n`th lettered item, from 1: `a`, `b`, `c`, `d`, `đ` … After the last letter
/// it goes on with two: `aa`, `ab` … Empty for 0.
pub fn letter(standard: &Standard, n: u64) -> String {
    let letters = &standard.outline.letters;
    let count = letters.len() as u64;
    let mut reversed = Vec::new();
    let mut rest = n;
    while rest > 0 && count > 0 {
        rest -= 1;
        reversed.extend(
            usize::try_from(rest % count)
                .ok()
                .and_then(|i| letters.get(i)),
        );
        rest /= count;
    }
    reversed.into_iter().rev().map(String::as_str).collect()
}

/// A Roman numeral, from 1: `I`, `II`, `III`, `IV` … Empty for 0.
pub fn roman(n: u64) -> String {
    const STEPS: [(u64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n;
    let mut out = String::new();
    for (value, sign) in STEPS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        source::{Located, Span},
        standard::Standards,
    };

    fn standard(id: &str) -> Arc<Standard> {
        Standards::embedded().by_id(id).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn fills_each_placeholder_once() {
        assert_eq!(
            fill("{a}-{b}/{a} {c} {", &[("a", "{b}"), ("b", "2")]),
            "{b}-2/{b} {c} {"
        );
    }

    #[test]
    fn number_lines_of_both_systems() {
        let (party, old) = (standard("party-2026"), standard("party-2018"));
        let state = standard("state-2020");
        let line = |s: &Standard, kind, n| number_line(s, kind, n, Some("QU"), None);
        assert_eq!(line(&party, "thong-bao-ket-luan", Some(5)), "Số 05-TB/QU");
        assert_eq!(line(&party, "chi-thi", Some(127)), "Số 127-CT/QU");
        assert_eq!(line(&party, "quy-dinh", Some(10)), "Số 10-QĐ/QU");
        assert_eq!(line(&old, "quy-dinh", Some(10)), "Số 10-QĐi/QU");
        assert_eq!(line(&party, "cong-van", Some(9)), "Số 09-CV/QU");
        let blank = "\u{a0}".repeat(10);
        assert_eq!(
            number_line(&party, "ket-luan", None, None, None),
            format!("Số {blank}-KL/…………")
        );
        assert_eq!(
            number_line(&state, "thong-bao", Some(5), Some("UBND"), None),
            "Số: 05/TB-UBND"
        );
        assert_eq!(
            number_line(&state, "cong-van", Some(12), Some("UBND"), Some("VX")),
            "Số: 12/UBND-VX"
        );
        assert_eq!(
            number_line(&state, "cong-van", Some(12), Some("UBND"), None),
            "Số: 12/UBND-…………"
        );
        assert_eq!(
            number_line(&state, "ket-luan", None, Some("UBND"), None),
            format!("Số: {blank}/…………-UBND")
        );
    }

    #[test]
    fn place_and_date_are_padded_as_the_clause_says() {
        for id in ["party-2026", "party-2018", "state-2020"] {
            let s = standard(id);
            let line = |day| place_date_line(&s, Some("Ba Đình"), Some(date(day)));
            assert_eq!(line("2026-02-05"), "Ba Đình, ngày 05 tháng 02 năm 2026");
            assert_eq!(line("2026-05-27"), "Ba Đình, ngày 27 tháng 5 năm 2026");
            assert_eq!(line("2026-03-10"), "Ba Đình, ngày 10 tháng 3 năm 2026");
            let blank = "\u{a0}".repeat(5);
            assert_eq!(
                place_date_line(&s, Some("Hà Nội"), None),
                format!("Hà Nội, ngày {blank} tháng {blank} năm {blank}")
            );
            assert_eq!(
                place_date_line(&s, None, Some(date("2022-12-01"))),
                "…………, ngày 01 tháng 12 năm 2022"
            );
        }
    }

    #[test]
    fn running_dates() {
        assert_eq!(running_date(date("2022-01-13")), "13/01/2022");
        assert_eq!(running_date(date("2026-05-27")), "27/5/2026");
        assert_eq!(running_date(date("2021-10-02")), "02/10/2021");
    }

    fn ground(number: Option<&str>, day: Option<&str>, subject: Option<&str>) -> Ground {
        let text = |value: &str| Located::new(value.to_owned(), Span::default());
        Ground {
            kind: text("Công điện"),
            number: number.map(text),
            date: day.map(|day| Located::new(date(day), Span::default())),
            organ: Some(text("Thủ tướng Chính phủ")),
            subject: subject.map(text),
        }
    }

    #[test]
    fn citations_of_both_systems() {
        let (party, state) = (standard("party-2026"), standard("state-2020"));
        let full = ground(Some("28/CĐ-TTg"), Some("2022-01-11"), Some("Về một việc"));
        assert_eq!(
            citation(&party, &full),
            "Công điện số 28/CĐ-TTg, ngày 11/01/2022 của Thủ tướng Chính phủ về một việc"
        );
        assert_eq!(
            citation(&state, &full),
            "Công điện số 28/CĐ-TTg ngày 11 tháng 01 năm 2022 của Thủ tướng Chính phủ về một việc"
        );
        assert_eq!(
            citation(&party, &ground(None, Some("2021-08-23"), None)),
            "Công điện ngày 23/8/2021 của Thủ tướng Chính phủ"
        );
        assert_eq!(
            citation(
                &state,
                &ground(Some("1102"), None, Some("Ban hành Quy chế"))
            ),
            "Công điện số 1102 của Thủ tướng Chính phủ Ban hành Quy chế"
        );
    }

    #[test]
    fn letters_follow_the_vietnamese_alphabet_and_go_on() {
        let s = standard("party-2026");
        let labels: Vec<String> = (0..=25).map(|n| letter(&s, n)).collect();
        assert_eq!(
            labels.join(" "),
            " a b c d đ e g h i k l m n o p q r s t u v x y aa ab"
        );
        assert_eq!(letter(&s, 23 + 23 * 23), "yy");
        assert_eq!(letter(&s, 23 + 23 * 23 + 1), "aaa");
    }

    #[test]
    fn roman_numerals() {
        let labels: Vec<String> = [0, 1, 4, 9, 14, 40, 99, 1994].map(roman).into();
        assert_eq!(labels.join(" "), " I IV IX XIV XL XCIX MCMXCIV");
    }
}
