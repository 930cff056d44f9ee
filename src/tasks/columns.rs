//! The columns that CSV and XLSX have in common.

use chrono::NaiveDate;

use super::{State, Task};
use crate::finding::Lang;
use crate::standard::grammar::running_date;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words; empty when there are none.
    Text(String),
    /// A day, if there is one.
    Day(Option<NaiveDate>),
}

/// A column.
pub struct Column {
    /// Its heading, in Vietnamese and English.
    heading: (&'static str, &'static str),
    /// Its width in a sheet, in digits.
    pub width: u16,
    /// What it holds for a task on a day.
    pub cell: fn(&Task, NaiveDate, Lang) -> Cell,
}

impl Column {
    /// Its heading; that of the state names the day it is true for.
    pub fn heading(&self, today: NaiveDate, lang: Lang) -> String {
        let heading = lang.pick(self.heading.0, self.heading.1);
        heading.replace("{}", &running_date(today))
    }
}

/// How many columns are printed: as many as can be read on A4 across. The others describe the notice.
pub const PRINTED: u16 = 11;

/// The columns in their order.
pub const COLUMNS: [Column; 15] = [
    Column {
        heading: ("Mã", "ID"),
        width: 15,
        cell: |task, _, _| text(&task.id),
    },
    Column {
        heading: ("Mục", "No."),
        width: 6,
        cell: |task, _, _| text(&task.number),
    },
    Column {
        heading: ("Nhiệm vụ", "Task"),
        width: 48,
        cell: |task, _, _| text(&task.what),
    },
    Column {
        heading: ("Chủ trì", "Lead"),
        width: 20,
        cell: |task, _, _| Cell::Text(task.lead.join("; ")),
    },
    Column {
        heading: ("Phối hợp", "With"),
        width: 16,
        cell: |task, _, _| Cell::Text(task.with.join("; ")),
    },
    Column {
        heading: ("Ngày cuối", "Last day"),
        width: 12,
        cell: |task, _, _| Cell::Day(task.day()),
    },
    Column {
        heading: ("Thời hạn ghi", "Deadline as written"),
        width: 15,
        cell: |task, _, _| option(task.deadline.as_ref().map(|deadline| &deadline.words)),
    },
    Column {
        heading: ("Tình trạng ngày {}", "State on {}"),
        width: 12,
        cell: |task, today, lang| text(state(task.state(today), lang)),
    },
    Column {
        heading: ("Sản phẩm", "Product"),
        width: 14,
        cell: |task, _, _| option(task.product.as_ref()),
    },
    Column {
        heading: ("Báo cáo", "Report to"),
        width: 14,
        cell: |task, _, _| option(task.report_to.as_ref()),
    },
    Column {
        heading: ("Văn bản", "Notice"),
        width: 16,
        cell: |task, _, lang| Cell::Text(notice(task, lang)),
    },
    Column {
        heading: ("Cơ quan ban hành", "Issued by"),
        width: 22,
        cell: |task, _, _| text(&task.notice.organ),
    },
    Column {
        heading: ("Ngày văn bản", "Notice date"),
        width: 12,
        cell: |task, _, _| Cell::Day(task.notice.date),
    },
    Column {
        heading: ("Trích yếu", "Subject"),
        width: 90,
        cell: |task, _, _| text(&task.notice.subject),
    },
    Column {
        heading: ("Tệp, dòng", "File, line"),
        width: 34,
        cell: |task, _, _| Cell::Text(format!("{}:{}", task.source, task.line)),
    },
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn option(text: Option<&String>) -> Cell {
    Cell::Text(text.cloned().unwrap_or_default())
}

/// The notice by kind and number: `Thông báo 12-TB/QU`.
pub fn notice(task: &Task, lang: Lang) -> String {
    let facts = &task.notice;
    match &facts.number {
        Some(number) => format!("{} {number}", facts.kind_name),
        None => {
            let none = lang.pick("chưa có số", "no number yet");
            format!("{} ({none})", facts.kind_name)
        }
    }
}

/// A state in words.
pub fn state(state: State, lang: Lang) -> &'static str {
    match state {
        State::Overdue => lang.pick("đã qua hạn", "overdue"),
        State::Due => lang.pick("còn hạn", "due"),
        State::Undated => lang.pick("không định ngày", "no day"),
    }
}
