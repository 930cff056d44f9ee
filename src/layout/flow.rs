//! Where pages end. Pure arithmetic on the heights of rows, so every rule can be tested with
//! numbers alone.

use std::ops::Range;

/// A line of the body, or a row of a table in it, as the page breaker sees it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Row {
    /// Free space above it, pt; dropped at the top of a page.
    pub(super) space: f64,
    /// A page may begin with it: no widow, no orphan, no heading left behind.
    pub(super) may_start: bool,
    /// Its height, pt, when that is not the pitch: a table's row.
    pub(super) height: Option<f64>,
    /// Height, pt, of the header that is repeated above it when a page begins with it.
    pub(super) repeat: f64,
}

/// Where the body stands on the first page, pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct First {
    /// Its top, under the title.
    pub(super) top: f64,
    /// What is kept free at the page's foot, above the lower margin.
    pub(super) foot: f64,
}

/// The room that the pages offer, pt.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// The first page's own room.
    pub(super) first: First,
    /// Top of the body on every other page.
    pub(super) top: f64,
    /// Lower edge of the text on every page.
    pub(super) bottom: f64,
    /// Distance of baselines.
    pub(super) pitch: f64,
    /// Space between the last row and the closing block.
    pub(super) closing_space: f64,
    /// Height of the closing block.
    pub(super) closing: f64,
}

/// What became of the closing block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// It fits where the body ends.
    Fits,
    /// The last rows of the body moved to a new page with it.
    Moved,
    /// It stands alone on the last page: no rows could be moved.
    Alone,
}

/// The pages' ends.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    /// The first row of each page that holds rows of the body.
    pub(super) starts: Vec<usize>,
    /// What became of the closing block.
    pub(super) end: End,
}

/// Least rows of the body above the closing block on its page.
const ROWS_WITH_CLOSING: usize = 2;

/// Rounding of sums of heights, pt.
const TOLERANCE: f64 = 0.01;

impl Room {
    /// The tops of rows `from..to` on page `page`, and the y below the last one.
    pub(super) fn tops(&self, rows: &[Row], page: usize) -> (Vec<f64>, f64) {
        let mut y = self.top_of(page);
        let mut tops = Vec::with_capacity(rows.len());
        for (i, row) in rows.iter().enumerate() {
            y += above(row, i);
            tops.push(y);
            y += self.height(row);
        }
        (tops, y)
    }

    fn top_of(&self, page: usize) -> f64 {
        if page == 0 { self.first.top } else { self.top }
    }

    /// Lower edge of the body on page `page`.
    pub(super) fn bottom_of(&self, page: usize) -> f64 {
        let foot = if page == 0 { self.first.foot } else { 0.0 };
        self.bottom - foot
    }

    fn height(&self, row: &Row) -> f64 {
        row.height.unwrap_or(self.pitch)
    }

    fn end_of(&self, rows: &[Row], page: usize) -> f64 {
        let heights = rows.iter().enumerate();
        let heights = heights.map(|(i, row)| above(row, i) + self.height(row));
        self.top_of(page) + heights.sum::<f64>()
    }

    fn closing_fits(&self, rows: &[Row], page: usize) -> bool {
        let space = if rows.is_empty() {
            0.0
        } else {
            self.closing_space
        };
        self.end_of(rows, page) + space + self.closing <= self.bottom_of(page) + TOLERANCE
    }

    /// How many of `rows` fit on a page.
    fn fitting(&self, rows: &[Row], page: usize) -> usize {
        let mut y = self.top_of(page);
        for (i, row) in rows.iter().enumerate() {
            y += above(row, i) + self.height(row);
            if y > self.bottom_of(page) + TOLERANCE {
                return i;
            }
        }
        rows.len()
    }
}

/// What stands above row `i` of a page: a repeated header at its top, else free space.
fn above(row: &Row, i: usize) -> f64 {
    if i == 0 { row.repeat } else { row.space }
}

/// Parts the rows into pages.
pub(super) fn plan(rows: &[Row], room: &Room) -> Plan {
    let mut starts = vec![0];
    let mut start = 0;
    loop {
        let page = starts.len() - 1;
        let rest = rows.get(start..).unwrap_or(&[]);
        let fitting = room.fitting(rest, page);
        if fitting == rest.len() {
            let end = finish(rows, room, start, &mut starts);
            return Plan { starts, end };
        }
        let mut cut = (1..=fitting)
            .rev()
            .find(|i| rest.get(*i).is_some_and(|row| row.may_start))
            .unwrap_or(fitting);
        // The first page may be filled by the letterhead; every other holds at least one row.
        if cut == 0 && page > 0 {
            cut = 1;
        }
        start += cut;
        if start >= rows.len() {
            let end = End::Alone;
            return Plan { starts, end };
        }
        starts.push(start);
    }
}

/// Places the closing block after the last rows, which begin at `start`.
fn finish(rows: &[Row], room: &Room, start: usize, starts: &mut Vec<usize>) -> End {
    let page = starts.len() - 1;
    let rest = rows.get(start..).unwrap_or(&[]);
    let fits = room.closing_fits(rest, page);
    if fits && rest.len() >= ROWS_WITH_CLOSING {
        return End::Fits;
    }
    // A single row on this page: take its companion from the page before.
    if let Some((short, before)) = starts.split_last()
        && let Some(from) = before.last()
        && rest.len() < ROWS_WITH_CLOSING
        && let Some(cut) = tail(rows, room, from + 1..*short, page)
    {
        starts.pop();
        starts.push(cut);
        return End::Fits;
    }
    if fits {
        return End::Fits;
    }
    match tail(rows, room, start + 1..rows.len(), page + 1) {
        Some(cut) => {
            starts.push(cut);
            End::Moved
        }
        None => End::Alone,
    }
}

/// The last row of `range` from which on all rows and the closing block stand on page `page`.
fn tail(rows: &[Row], room: &Room, range: Range<usize>, page: usize) -> Option<usize> {
    let last = (rows.len() + 1).saturating_sub(ROWS_WITH_CLOSING);
    (range.start..range.end.min(last)).rev().find(|cut| {
        let tail = rows.get(*cut..).unwrap_or(&[]);
        tail.first().is_some_and(|row| row.may_start) && room.closing_fits(tail, page)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn first(top: f64) -> First {
        First { top, foot: 0.0 }
    }

    /// Twelve rows of 10 pt a page; the closing block is six rows high.
    const ROOM: Room = Room {
        first: first(0.0),
        top: 0.0,
        bottom: 120.0,
        pitch: 10.0,
        closing_space: 0.0,
        closing: 60.0,
    };

    /// Rows of paragraphs with these line counts; a negative count is a heading.
    fn rows(paragraphs: &[i32]) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut kept = false;
        for count in paragraphs {
            let lines = count.unsigned_abs() as usize;
            for line in 0..lines {
                let inside = line > 0 && (*count < 0 || line == 1 || line + 1 == lines);
                let may_start = !inside && (line > 0 || !kept);
                rows.push(Row {
                    may_start,
                    ..Row::default()
                });
            }
            kept = *count < 0;
        }
        rows
    }

    fn planned(paragraphs: &[i32], room: Room) -> (Vec<usize>, End) {
        let plan = plan(&rows(paragraphs), &room);
        (plan.starts, plan.end)
    }

    #[test]
    fn all_on_one_page() {
        assert_eq!(planned(&[6], ROOM), (vec![0], End::Fits));
    }

    #[test]
    fn no_widow() {
        // The 13th line alone would be a widow: the 12th goes with it.
        assert_eq!(planned(&[13], ROOM), (vec![0, 11], End::Fits));
    }

    #[test]
    fn no_orphan() {
        // The second paragraph's first line would be alone at the foot of the page.
        assert_eq!(planned(&[11, 8, 4], ROOM), (vec![0, 11, 21], End::Moved));
    }

    #[test]
    fn a_paragraph_of_three_lines_is_never_cut() {
        assert_eq!(planned(&[10, 3], ROOM), (vec![0, 10], End::Fits));
        assert_eq!(planned(&[11, 3], ROOM), (vec![0, 11], End::Fits));
    }

    #[test]
    fn a_heading_goes_with_two_lines_of_its_text() {
        assert_eq!(planned(&[9, -2, 5], ROOM), (vec![0, 9, 14], End::Moved));
        assert_eq!(planned(&[8, -2, 5], ROOM), (vec![0, 12], End::Fits));
    }

    #[test]
    fn the_signature_takes_two_lines_along() {
        assert_eq!(planned(&[11], ROOM), (vec![0, 9], End::Moved));
        // The last paragraph has three lines: two of them would leave an orphan behind.
        assert_eq!(planned(&[8, 3], ROOM), (vec![0, 8], End::Moved));
        // The last line alone is above the signature: it gets company from the page before.
        assert_eq!(planned(&[10, 1, 1, 1], ROOM), (vec![0, 11], End::Fits));
    }

    #[test]
    fn the_signature_stays_alone_when_it_must() {
        let room = Room {
            first: first(70.0),
            ..ROOM
        };
        assert_eq!(planned(&[1], room), (vec![0], End::Alone));
        assert_eq!(planned(&[3], room), (vec![0], End::Alone));
        assert_eq!(planned(&[], room), (vec![0], End::Alone));
        let giant = Room {
            closing: 110.0,
            ..ROOM
        };
        assert_eq!(planned(&[6], giant), (vec![0], End::Alone));
    }

    #[test]
    fn rows_of_a_table_have_heights_of_their_own_and_their_header_above_them() {
        let row = |may_start, repeat| Row {
            may_start,
            height: Some(30.0),
            repeat,
            ..Row::default()
        };
        // A header, its first row, three more: four rows fill the page, the fifth has the header.
        let table = [
            row(true, 0.0),
            row(false, 30.0),
            row(true, 30.0),
            row(true, 30.0),
            row(true, 30.0),
        ];
        let room = Room {
            closing: 0.0,
            ..ROOM
        };
        let parted = plan(&table, &room);
        assert_eq!(parted.starts, [0, 3], "the last row takes a row along");
        let (tops, below) = room.tops(&table[3..], 1);
        assert_eq!((tops, below), (vec![30.0, 60.0], 90.0));
    }

    #[test]
    fn a_reserve_at_the_first_foot_ends_the_first_page_earlier() {
        let first = First {
            top: 0.0,
            foot: 20.0,
        };
        let room = Room { first, ..ROOM };
        assert_eq!(planned(&[12, 4], room), (vec![0, 10], End::Fits));
    }

    #[test]
    fn a_page_too_small_for_its_rows_still_ends() {
        let room = Room {
            bottom: 5.0,
            closing: 0.0,
            ..ROOM
        };
        assert_eq!(planned(&[3], room), (vec![0, 0, 1, 2], End::Alone));
        let room = Room {
            first: first(115.0),
            ..ROOM
        };
        assert_eq!(planned(&[3], room), (vec![0, 0], End::Fits));
    }
}
