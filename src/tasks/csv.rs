//! The tasks as CSV, for Excel: UTF-8 with a mark at the start, without which Excel takes it for the
//! machine's old code page, and `;` between the fields, which Excel looks for where the decimal mark
//! is a comma, as in Viet Nam. Days are written as Excel shows them there.

use chrono::NaiveDate;

use super::Task;
use super::columns::{COLUMNS, Cell};
use crate::finding::Lang;

/// The mark that says UTF-8.
const MARK: &str = "\u{feff}";
/// What a program for tables takes for the start of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// The tasks with a head line; lines end as in RFC 4180.
///
/// # Errors
/// When the writer of fields fails, which memory does not.
pub fn csv(tasks: &[Task], today: NaiveDate, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    out.write_record(COLUMNS.iter().map(|column| column.heading(today, lang)))?;
    for task in tasks {
        let cells = COLUMNS.iter();
        out.write_record(cells.map(|column| field((column.cell)(task, today, lang))))?;
    }
    out.into_inner().map_err(|error| error.into_error().into())
}

fn field(cell: Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Day(day) => day.map_or_else(String::new, |day| day.format("%d/%m/%Y").to_string()),
    }
}

/// A text that no program takes for a formula: `'` before what would begin one.
fn harmless(text: String) -> String {
    if begins_formula(&text) {
        format!("'{text}")
    } else {
        text
    }
}

/// Whether a program for tables would take a text for a formula.
pub(super) fn begins_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}
