//! Days off: Saturdays, Sundays and the public holidays of Viet Nam, two of them by the lunar
//! calendar.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A lunar year: the year, first day of Tết (month, day), Giỗ Tổ (month, day).
type LunarYear = (i32, (u32, u32), (u32, u32));

/// Tết (the 1st day of the 1st lunar month) and Giỗ Tổ (the 10th of the 3rd), 2018 to 2050, by the
/// lunar calendar of UTC+7. Reckoned by Hồ Ngọc Đức's algorithm, then checked line by line against
/// an astronomical ephemeris (PyEphem: new moons, the winter solstice in the 11th month, the leap
/// month being the first without a major solar term) and the package `vnlunar`; all agree. China's
/// Tết of 2030 and Giỗ Tổ of 2037 and 2038 are a day later.
const LUNAR: [LunarYear; 33] = [
    (2018, (2, 16), (4, 25)),
    (2019, (2, 5), (4, 14)),
    (2020, (1, 25), (4, 2)),
    (2021, (2, 12), (4, 21)),
    (2022, (2, 1), (4, 10)),
    (2023, (1, 22), (4, 29)),
    (2024, (2, 10), (4, 18)),
    (2025, (1, 29), (4, 7)),
    (2026, (2, 17), (4, 26)),
    (2027, (2, 6), (4, 16)),
    (2028, (1, 26), (4, 4)),
    (2029, (2, 13), (4, 23)),
    (2030, (2, 2), (4, 12)),
    (2031, (1, 23), (4, 1)),
    (2032, (2, 11), (4, 19)),
    (2033, (1, 31), (4, 9)),
    (2034, (2, 19), (4, 28)),
    (2035, (2, 8), (4, 17)),
    (2036, (1, 28), (4, 6)),
    (2037, (2, 15), (4, 24)),
    (2038, (2, 4), (4, 13)),
    (2039, (1, 24), (4, 3)),
    (2040, (2, 12), (4, 20)),
    (2041, (2, 1), (4, 10)),
    (2042, (1, 22), (4, 29)),
    (2043, (2, 10), (4, 19)),
    (2044, (1, 30), (4, 7)),
    (2045, (2, 17), (4, 26)),
    (2046, (2, 6), (4, 15)),
    (2047, (1, 26), (4, 4)),
    (2048, (2, 14), (4, 22)),
    (2049, (2, 2), (4, 11)),
    (2050, (1, 23), (4, 1)),
];

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Off {
    Saturday,
    Sunday,
    /// A public holiday, in words.
    Holiday(&'static str, &'static str),
    /// About Tết: which days are off is decided each year.
    Tet,
}

/// Whether a day is off, holidays before weekdays.
pub(super) fn off(day: NaiveDate) -> Option<Off> {
    fixed(day)
        .or_else(|| lunar(day))
        .or_else(|| match day.weekday() {
            Weekday::Sat => Some(Off::Saturday),
            Weekday::Sun => Some(Off::Sunday),
            _ => None,
        })
}

fn fixed(day: NaiveDate) -> Option<Off> {
    Some(match (day.month(), day.day()) {
        (1, 1) => Off::Holiday("Tết Dương lịch", "New Year's Day"),
        (4, 30) => Off::Holiday("ngày Chiến thắng 30/4", "Reunification Day"),
        (5, 1) => Off::Holiday("ngày Quốc tế lao động 01/5", "Labour Day"),
        (9, 2) => Off::Holiday("Quốc khánh 02/9", "National Day"),
        _ => return None,
    })
}

/// Giỗ Tổ, or Tết: the last day of the lunar year to the 4th of the new one. The law gives five
/// days (Labour Code 2019, Art. 112); whether they begin a day earlier and which days are given for
/// a weekend is decided each year, so other days are not sure to be off.
fn lunar(day: NaiveDate) -> Option<Off> {
    let (tet, ancestors) = lunar_days(day.year())?;
    if day == ancestors {
        return Some(Off::Holiday(
            "Giỗ Tổ Hùng Vương (mùng 10 tháng 3 âm lịch)",
            "the Hùng Kings' day",
        ));
    }
    let first = tet.checked_sub_days(Days::new(1))?;
    let last = tet.checked_add_days(Days::new(3))?;
    (first..=last).contains(&day).then_some(Off::Tet)
}

/// Tết and Giỗ Tổ of a year, where the table has it.
fn lunar_days(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let (_, tet, ancestors) = LUNAR.iter().find(|(y, ..)| *y == year)?;
    let date = |(month, day): (u32, u32)| NaiveDate::from_ymd_opt(year, month, day);
    Some((date(*tet)?, date(*ancestors)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn tet_is_on_the_days_it_was_kept() {
        for (y, m, d) in [
            (2018, 2, 16),
            (2019, 2, 5),
            (2020, 1, 25),
            (2021, 2, 12),
            (2022, 2, 1),
            (2023, 1, 22),
            (2024, 2, 10),
            (2025, 1, 29),
            (2026, 2, 17),
            (2027, 2, 6),
            (2030, 2, 2),
        ] {
            assert_eq!(lunar_days(y).unwrap().0, day(y, m, d));
        }
        assert_eq!(lunar_days(2023).unwrap().1, day(2023, 4, 29));
        assert_eq!(lunar_days(2025).unwrap().1, day(2025, 4, 7));
        assert_eq!(lunar_days(2026).unwrap().1, day(2026, 4, 26));
        assert_eq!((lunar_days(2017), lunar_days(2051)), (None, None));
    }

    /// From Tết to the tenth of the third month are two lunar months (three in a year whose first or
    /// second month is doubled) of 29 or 30 days and nine days; a lunar year is 12 or 13 months.
    #[test]
    fn the_table_holds_whole_lunar_months() {
        let months = |days: i64, count: i64| (count * 29..=count * 30).contains(&days);
        for (at, (y, ..)) in LUNAR.iter().enumerate() {
            assert_eq!(i32::try_from(at).unwrap() + 2018, *y);
            let (tet, ancestors) = lunar_days(*y).unwrap();
            let third = (ancestors - tet).num_days() - 9;
            assert!(months(third, 2) || months(third, 3), "{y}: {third}");
            if let Some((next, _)) = lunar_days(y + 1) {
                let year = (next - tet).num_days();
                assert!(matches!(year, 353..=355 | 383..=385), "{y}: {year}");
            }
        }
    }

    #[test]
    fn days_off_end_where_work_begins() {
        assert_eq!(off(day(2026, 2, 15)), Some(Off::Sunday));
        assert_eq!(off(day(2026, 2, 16)), Some(Off::Tet));
        assert_eq!(off(day(2026, 2, 20)), Some(Off::Tet));
        assert_eq!(off(day(2026, 2, 21)), Some(Off::Saturday));
        assert_eq!(off(day(2026, 2, 22)), Some(Off::Sunday));
        assert_eq!(off(day(2026, 2, 23)), None);
        assert_eq!(off(day(2026, 2, 13)), None);
        // Tết of 2027 is a Saturday: the 4th is a Tuesday, the 5th a Wednesday.
        assert_eq!(off(day(2027, 2, 4)), None);
        assert_eq!(off(day(2027, 2, 5)), Some(Off::Tet));
        assert_eq!(off(day(2027, 2, 9)), Some(Off::Tet));
        assert_eq!(off(day(2027, 2, 10)), None);
        assert!(matches!(off(day(2026, 9, 2)), Some(Off::Holiday(..))));
        assert_eq!(off(day(2026, 9, 3)), None);
        assert_eq!(off(day(2026, 6, 20)), Some(Off::Saturday));
    }
}
