//! The tasks as a sheet of Excel: a head that stays, filters, days that are days, set up for A4 across.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::columns::{COLUMNS, Cell, PRINTED};
use super::csv::begins_formula;
use super::table::wrap;
use super::{State, Task};
use crate::finding::Lang;

/// Excel's number for A4.
const A4: u8 = 9;
/// A line of 12 points, in points.
const LINE: f64 = 15.75;
/// A row of Excel is at most 409 points high.
const MOST_LINES: u16 = 25;
/// The file tells nothing of the day it was made on, so that the same tasks give the same bytes.
const MADE: (u16, u8, u8) = (2000, 1, 1);

/// The bytes of the workbook.
///
/// # Errors
/// When there are more rows or longer texts than a sheet may hold.
pub fn sheet(tasks: &[Task], today: NaiveDate, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let name = lang.pick("Nhiệm vụ", "Tasks");
    let mut book = Workbook::new();
    let (year, month, day) = MADE;
    let made = ExcelDateTime::from_ymd(year, month, day)?;
    book.set_properties(
        &DocProperties::new()
            .set_title(name)
            .set_creation_datetime(&made),
    );
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    set_up(sheet, tasks.len())?;
    let looks = Looks::new();
    for (at, column) in (0..).zip(&COLUMNS) {
        sheet.set_column_width(at, f64::from(column.width))?;
        let heading = column.heading(today, lang);
        sheet.write_string_with_format(0, at, &heading, &looks.head)?;
    }
    sheet.set_row_height(0, 3.0 * LINE)?;
    for (row, task) in (1..).zip(tasks) {
        let overdue = task.state(today) == State::Overdue;
        let mut lines = 1;
        for (at, column) in (0..).zip(&COLUMNS) {
            let cell = (column.cell)(task, today, lang);
            write(sheet, (row, at), &cell, looks.of(overdue))?;
            lines = lines.max(height(&cell, column.width));
        }
        sheet.set_row_height(row, f64::from(lines) * LINE)?;
    }
    book.save_to_buffer()
}

/// The lines that a cell needs. Excel would find out by itself, other programs do not.
fn height(cell: &Cell, width: u16) -> u16 {
    match cell {
        Cell::Text(text) => {
            let lines = wrap(text, usize::from(width)).len();
            u16::try_from(lines).map_or(MOST_LINES, |lines| lines.clamp(1, MOST_LINES))
        }
        Cell::Day(_) => 1,
    }
}

fn set_up(sheet: &mut Worksheet, rows: usize) -> Result<(), XlsxError> {
    let last_row = u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(COLUMNS.len() - 1).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_paper_size(A4).set_landscape();
    // As wide as one page, as many pages high as it needs, the head on each.
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_print_area(0, 0, last_row, PRINTED - 1)?;
    sheet.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    sheet.set_footer("&C&P/&N");
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    look: &Look,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) if text.is_empty() => sheet.write_blank(row, column, &look.text)?,
        // A string is never a formula; the mark keeps it one when the cell is edited.
        Cell::Text(text) if begins_formula(text) => {
            sheet.write_string_with_format(row, column, text, &look.guarded)?
        }
        Cell::Text(text) => sheet.write_string_with_format(row, column, text, &look.text)?,
        Cell::Day(None) => sheet.write_blank(row, column, &look.day)?,
        Cell::Day(Some(day)) => match excel_day(*day) {
            Ok(day) => sheet.write_datetime_with_format(row, column, &day, &look.day)?,
            Err(error) => return Err(error),
        },
    };
    Ok(())
}

fn excel_day(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |number: u32| u8::try_from(number).unwrap_or(u8::MAX);
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
}

/// How the cells of a row look.
struct Look {
    text: Format,
    guarded: Format,
    day: Format,
}

struct Looks {
    head: Format,
    usual: Look,
    overdue: Look,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new()
            .set_font_name("Times New Roman")
            .set_font_size(12)
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_border(FormatBorder::Thin);
        let head = base
            .clone()
            .set_bold()
            .set_align(FormatAlign::Center)
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(Color::RGB(0x00E7_E6E6));
        let look = |base: &Format| Look {
            text: base.clone(),
            guarded: base.clone().set_quote_prefix(),
            day: base
                .clone()
                .set_num_format("dd/mm/yyyy")
                .set_align(FormatAlign::Center),
        };
        Self {
            head,
            usual: look(&base),
            overdue: look(&base.clone().set_font_color(Color::RGB(0x00C0_0000))),
        }
    }

    fn of(&self, overdue: bool) -> &Look {
        if overdue { &self.overdue } else { &self.usual }
    }
}
