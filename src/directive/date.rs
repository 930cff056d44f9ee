//! Dates, moments and deadlines: `13/01/2022`, `2022-01-13`, `16 giờ ngày 02/02/2021`.

use chrono::NaiveDate;

/// A day, to the minute if an hour is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// Hour and minute.
    pub time: Option<(u32, u32)>,
}

/// A deadline: a moment, or words that no calendar knows (`trước 28 tháng Chạp`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// As written (NFC).
    pub text: String,
    /// The moment, when the text is one.
    pub moment: Option<Moment>,
}
