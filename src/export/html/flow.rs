//! How far each printed line stands below what is above it, so that a browser's printout has every
//! line where the laid-out pages have it.
//!
//! The browser stacks boxes; the pages have baselines. A line's box is as high as its pitch and
//! has its baseline at [`rise`] below its top.

use super::measure::Line;

/// Distance from the top of a line's box to its baseline, pt: the text font's letters reach 0.891
/// em above it and 0.216 em below it, and a browser centres both in the box.
pub(super) fn rise(size: f64, pitch: f64) -> f64 {
    pitch / 2.0 + 0.3375 * size
}

/// Where a box of the printout stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Place {
    /// Free height above it, pt.
    pub(super) drop: f64,
    /// It begins a page.
    pub(super) turns: bool,
}

/// Boxes under one another, over pages.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flow {
    page: usize,
    bottom: f64,
    page_top: f64,
}

impl Flow {
    /// An empty flow whose first box stands below `bottom` on page `page`; on every other page
    /// the boxes begin at `page_top`. All pt.
    pub(super) fn new(page: usize, bottom: f64, page_top: f64) -> Self {
        Self {
            page,
            bottom,
            page_top,
        }
    }

    /// Puts a box from `top` to `bottom` on page `page`.
    pub(super) fn put(&mut self, page: usize, top: f64, bottom: f64) -> Place {
        let turns = page != self.page;
        let above = if turns { self.page_top } else { self.bottom };
        (self.page, self.bottom) = (page, bottom);
        Place {
            drop: top - above,
            turns,
        }
    }

    /// Puts a line.
    pub(super) fn line(&mut self, line: &Line, pitch: f64) -> Place {
        let top = top(line, pitch);
        self.put(line.page, top, top + pitch)
    }

    /// Goes on below `bottom` pt on page `page`.
    pub(super) fn at(self, page: usize, bottom: f64) -> Self {
        Self {
            page,
            bottom,
            ..self
        }
    }

    /// Ends above `y` pt on page `page`.
    pub(super) fn is_above(&self, page: usize, y: f64) -> bool {
        (self.page, self.bottom) <= (page, y)
    }

    /// Goes on below the lower of both.
    pub(super) fn below(self, other: Flow) -> Self {
        if (other.page, other.bottom) > (self.page, self.bottom) {
            other
        } else {
            self
        }
    }
}

/// Top of a line's box, pt.
pub(super) fn top(line: &Line, pitch: f64) -> f64 {
    line.y - rise(line.size, pitch)
}
