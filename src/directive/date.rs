//! Dates, moments and deadlines: `13/01/2022`, `2022-01-13`, `16 giờ ngày 02/02/2021`.

use chrono::{Datelike, NaiveDate};

use super::fault::Fault;

/// Years outside this range are slips of the key.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// A day, to the minute if an hour is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// Hour and minute; `24 giờ` is (24, 0).
    pub time: Option<(u32, u32)>,
}

/// A deadline: a moment, or words that no calendar knows (`trước 28 tháng Chạp`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// As written (NFC).
    pub text: String,
    /// The moment, when the whole text is one.
    pub moment: Option<Moment>,
}

/// Reads a day: `13/01/2022`, `13-01-2022`, `13.01.2022`, `2022-01-13` or
/// `ngày 13 tháng 01 năm 2022`.
///
/// # Errors
/// When the text is no date, or the calendar has no such day.
pub fn parse(text: &str) -> Result<NaiveDate, Fault> {
    let (day, month, year) = parts(text).ok_or_else(|| unreadable(text))?;
    calendar_day(day, month, year)
}

/// Reads a moment: a date, or an hour and a date (`16 giờ 30 ngày 02/02/2021`, `16h30 02/02/2021`).
/// None when the text is not shaped like one.
///
/// # Errors
/// When the day or the hour does not exist.
pub fn parse_moment(text: &str) -> Option<Result<Moment, Fault>> {
    let lower = text.trim().to_lowercase();
    if parts(&lower).is_some() {
        return Some(parse(&lower).map(|date| Moment { date, time: None }));
    }
    let (hour, rest) = leading_number(&lower)?;
    let rest = rest.trim_start();
    let rest = ["giờ", "h", ":"]
        .iter()
        .find_map(|unit| rest.strip_prefix(unit))?;
    let (minute, rest) = minutes(rest);
    let rest = rest.trim_start().trim_start_matches(',');
    let (day, month, year) = parts(rest)?;
    Some(calendar_day(day, month, year).and_then(|date| {
        let time = Some(clock_time(hour, minute)?);
        Ok(Moment { date, time })
    }))
}

/// Reads a deadline. Words are kept as they are, but a date among them must exist.
///
/// # Errors
/// When the text holds a day or an hour that does not exist.
pub fn parse_deadline(text: &str) -> Result<Deadline, Fault> {
    for date in numeric_dates(text) {
        parse(date)?;
    }
    Ok(Deadline {
        text: text.to_owned(),
        moment: parse_moment(text).transpose()?,
    })
}

/// A date in running text: days below 10 and the months 1 and 2 carry a zero (`05/01/2022`,
/// `27/5/2026`).
pub fn running(date: NaiveDate) -> String {
    let (day, month) = (date.day(), date.month());
    let month = if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    format!("{day:02}/{month}/{}", date.year())
}

/// Day, month and year as the digits that were written.
fn parts(text: &str) -> Option<(String, String, String)> {
    let lower = text.trim().to_lowercase();
    let rest = lower.strip_prefix("ngày").unwrap_or(&lower);
    let pieces: Vec<String> = if let Some((day, rest)) = rest.split_once("tháng") {
        let (month, year) = rest.split_once("năm")?;
        [day, month, year].map(|p| p.trim().to_owned()).to_vec()
    } else {
        let mark = rest.chars().find(|c| matches!(c, '/' | '-' | '.'))?;
        rest.split(mark).map(|p| p.trim().to_owned()).collect()
    };
    let [first, second, third] = <[String; 3]>::try_from(pieces).ok()?;
    let short = |t: &str| (1..=2).contains(&t.len());
    let digits = [&first, &second, &third]
        .iter()
        .all(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()));
    if !digits || !short(&second) {
        return None;
    }
    if first.len() == 4 && short(&third) {
        return Some((third, second, first));
    }
    (short(&first) && third.len() <= 6).then_some((first, second, third))
}

fn calendar_day(day: String, month: String, year: String) -> Result<NaiveDate, Fault> {
    let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    if year.len() != 4 {
        return Err(bad_year(&year));
    }
    let (d, m) = (number(&day), number(&month));
    let y = i32::try_from(number(&year)).unwrap_or(i32::MAX);
    if !YEARS.contains(&y) {
        return Err(bad_year(&year));
    }
    NaiveDate::from_ymd_opt(y, m, d).ok_or_else(|| no_such_day(d, m, y))
}

fn no_such_day(day: u32, month: u32, year: i32) -> Fault {
    let mend = (
        "Xem lại ngày trong giấy tờ gốc.".to_owned(),
        "Look the day up in the source.".to_owned(),
    );
    if !(1..=12).contains(&month) {
        let message = (
            format!("không có tháng {month}"),
            format!("there is no month {month}"),
        );
        let swapped = NaiveDate::from_ymd_opt(year, day, month);
        return Fault::new(
            message,
            swapped.map_or(mend, |_| {
                let right = format!("{month:02}/{day:02}/{year}");
                (
                    format!("Ngày đứng trước, tháng đứng sau: `{right}`."),
                    format!("The day comes first, then the month: `{right}`."),
                )
            }),
        );
    }
    if day == 0 {
        let message = ("không có ngày 0".to_owned(), "there is no day 0".to_owned());
        return Fault::new(message, mend);
    }
    let last = (28..=31)
        .rev()
        .find(|d| NaiveDate::from_ymd_opt(year, month, *d).is_some())
        .unwrap_or(28);
    Fault::new(
        (
            format!("tháng {month:02}/{year} chỉ có {last} ngày"),
            format!("{month:02}/{year} has only {last} days"),
        ),
        mend,
    )
}

fn bad_year(year: &str) -> Fault {
    Fault::new(
        (
            format!("năm `{year}` không hợp lệ"),
            format!("`{year}` is not a valid year"),
        ),
        (
            "Ghi đủ bốn chữ số của năm, như `13/01/2022`.".to_owned(),
            "Write all four digits of the year, as in `13/01/2022`.".to_owned(),
        ),
    )
}

fn unreadable(text: &str) -> Fault {
    let text = text.trim();
    Fault::new(
        (
            format!("không đọc được ngày `{text}`"),
            format!("`{text}` is not a date"),
        ),
        (
            "Ghi ngày, tháng, năm như `13/01/2022`.".to_owned(),
            "Write day, month and year as `13/01/2022`.".to_owned(),
        ),
    )
}

fn clock_time(hour: u32, minute: u32) -> Result<(u32, u32), Fault> {
    if (hour < 24 && minute < 60) || (hour, minute) == (24, 0) {
        return Ok((hour, minute));
    }
    Err(Fault::new(
        (
            format!("không có {hour} giờ {minute:02}"),
            format!("there is no {hour}:{minute:02}"),
        ),
        (
            "Ghi giờ từ 0 đến 23, phút từ 00 đến 59, như `16 giờ 30 ngày 02/02/2021`.".to_owned(),
            "Write the hour from 0 to 23 and the minute from 00 to 59, as `16 giờ 30 ngày 02/02/2021`."
                .to_owned(),
        ),
    ))
}

/// A number of one or two digits at the start, and what follows it.
fn leading_number(text: &str) -> Option<(u32, &str)> {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&end) {
        return None;
    }
    Some((text.get(..end)?.parse().ok()?, text.get(end..)?))
}

/// The minutes after the hour, unless the digits there already begin the date.
fn minutes(text: &str) -> (u32, &str) {
    let trimmed = text.trim_start();
    match leading_number(trimmed) {
        Some((minute, rest)) if !rest.trim_start().starts_with(['/', '-', '.']) => {
            let after = rest.trim_start();
            (minute, after.strip_prefix("phút").unwrap_or(after))
        }
        _ => (0, trimmed),
    }
}

/// Pieces of text shaped like a date in digits, such as `31/02/2021`.
fn numeric_dates(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '/' | '-' | '.')))
        .map(|piece| piece.trim_matches(['/', '-', '.']))
        .filter(|piece| parts(piece).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn fault(text: &str) -> String {
        let fault = parse(text).unwrap_err();
        format!("{} | {}", fault.message.vi, fault.hint.vi)
    }

    #[test]
    fn reads_every_way_to_write_a_day() {
        for text in [
            "13/01/2022",
            "13/1/2022",
            "13-01-2022",
            "13.01.2022",
            "2022-01-13",
            " 13 / 01 / 2022 ",
            "ngày 13/01/2022",
            "Ngày 13 tháng 01 năm 2022",
            "13 tháng 1 năm 2022",
        ] {
            assert_eq!(parse(text), Ok(day(2022, 1, 13)), "{text}");
        }
        assert_eq!(parse("29/02/2024"), Ok(day(2024, 2, 29)));
    }

    #[test]
    fn says_exactly_why_a_day_cannot_be() {
        assert_eq!(
            fault("29/02/2021"),
            "tháng 02/2021 chỉ có 28 ngày | Xem lại ngày trong giấy tờ gốc."
        );
        assert_eq!(
            fault("31/4/2022"),
            "tháng 04/2022 chỉ có 30 ngày | Xem lại ngày trong giấy tờ gốc."
        );
        assert_eq!(
            fault("01/13/2022"),
            "không có tháng 13 | Ngày đứng trước, tháng đứng sau: `13/01/2022`."
        );
        assert_eq!(
            fault("20/20/2022"),
            "không có tháng 20 | Xem lại ngày trong giấy tờ gốc."
        );
        assert_eq!(
            fault("0/1/2022"),
            "không có ngày 0 | Xem lại ngày trong giấy tờ gốc."
        );
        for (text, year) in [
            ("13/01/22", "22"),
            ("13/01/0202", "0202"),
            ("13/01/20222", "20222"),
        ] {
            assert_eq!(
                fault(text),
                format!("năm `{year}` không hợp lệ | Ghi đủ bốn chữ số của năm, như `13/01/2022`.")
            );
        }
        for text in [
            "hôm qua",
            "13/01",
            "2022",
            "13/01/2022/5",
            "1.234.567",
            "ngày 13 tháng 01",
        ] {
            assert_eq!(
                fault(text),
                format!("không đọc được ngày `{text}` | Ghi ngày, tháng, năm như `13/01/2022`.")
            );
        }
    }

    #[test]
    fn reads_a_deadline_to_the_hour_or_keeps_its_words() {
        let moment = |text: &str| parse_deadline(text).unwrap().moment;
        let at = |time| {
            Some(Moment {
                date: day(2021, 2, 2),
                time,
            })
        };
        assert_eq!(moment("02/02/2021"), at(None));
        assert_eq!(moment("16 giờ ngày 02/02/2021"), at(Some((16, 0))));
        assert_eq!(moment("16 giờ 02/02/2021"), at(Some((16, 0))));
        assert_eq!(moment("16 giờ 30 ngày 02/02/2021"), at(Some((16, 30))));
        assert_eq!(
            moment("16 giờ 30 phút, ngày 02/02/2021"),
            at(Some((16, 30)))
        );
        assert_eq!(moment("16h30 02/02/2021"), at(Some((16, 30))));
        assert_eq!(moment("24 giờ ngày 02/02/2021"), at(Some((24, 0))));
        for words in [
            "trước 28 tháng Chạp",
            "trước ngày 15/10/2026",
            "thường xuyên",
            "quý I/2022",
        ] {
            assert_eq!(
                parse_deadline(words),
                Ok(Deadline {
                    text: words.to_owned(),
                    moment: None
                })
            );
        }
        let vi = |text: &str| parse_deadline(text).unwrap_err().message.vi;
        assert_eq!(vi("trước ngày 31/6/2021"), "tháng 06/2021 chỉ có 30 ngày");
        assert_eq!(vi("25 giờ ngày 02/02/2021"), "không có 25 giờ 00");
        assert_eq!(
            vi("16h ngày 30 tháng 02 năm 2021"),
            "tháng 02/2021 chỉ có 28 ngày"
        );
    }

    #[test]
    fn writes_running_dates() {
        assert_eq!(running(day(2022, 1, 5)), "05/01/2022");
        assert_eq!(running(day(2026, 5, 27)), "27/5/2026");
        assert_eq!(running(day(2021, 12, 2)), "02/12/2021");
    }
}
