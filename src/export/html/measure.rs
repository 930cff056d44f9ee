//! The lines of the laid-out pages: their texts and where they stand.

use crate::layout::{GlyphRun, Pages, Role};
use crate::standard::Standard;

/// Width of a space in the text font, em: the same in all four faces.
const SPACE: f64 = 0.25;

/// A line of a part of the notice. Lengths are points from the page's top left corner.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Which part.
    pub(super) role: Role,
    /// Its letters, without the space at which it ends.
    pub(super) text: String,
    /// The page, from 0.
    pub(super) page: usize,
    /// Left edge.
    pub(super) x: f64,
    /// Baseline.
    pub(super) y: f64,
    /// Size of its letters.
    pub(super) size: f64,
    /// How much wider its narrowest space is than by nature; less than zero when it is tightened.
    pub(super) gap: Option<f64>,
    /// It is a table's header that has stood on an earlier page.
    pub(super) repeated: bool,
}

/// All lines in reading order. A table's header is in it once for every page it stands on.
pub(super) fn lines(pages: &Pages) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (page, run) in pages.runs() {
        let same = |line: &&mut Line| {
            line.role == run.role && line.page == page && (line.y - run.y).abs() < 0.01
        };
        match lines.last_mut().filter(same) {
            Some(line) => {
                line.text.push_str(&run.text);
                line.gap = narrowest(line.gap, gap(run));
            }
            None => lines.push(Line {
                role: run.role,
                text: run.text.clone(),
                page,
                x: run.x,
                y: run.y,
                size: run.size,
                gap: gap(run),
                repeated: run.repeated,
            }),
        }
    }
    lines
}

/// How much wider a run's narrowest space is than by nature.
fn gap(run: &GlyphRun) -> Option<f64> {
    let spaces = run.glyphs.iter().filter(|glyph| {
        let letters = run.text.get(glyph.text.0 as usize..glyph.text.1 as usize);
        letters.is_some_and(|text| matches!(text, " " | "\u{a0}"))
    });
    let gaps = spaces.map(|glyph| Some(glyph.advance - SPACE * run.size));
    gaps.reduce(narrowest).flatten()
}

fn narrowest(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

/// The distance of the body's baselines, pt: what the pages have between the lines of a paragraph;
/// the standard's usual one when no paragraph has two lines.
pub(super) fn body_pitch(lines: &[Line], standard: &Standard) -> f64 {
    let pairs = lines.iter().zip(lines.iter().skip(1));
    let inside = pairs.filter(|(a, b)| {
        a.role == b.role
            && a.page == b.page
            && matches!(a.role, Role::Body(spot) if spot.cell.is_none())
    });
    let distances = inside.map(|(a, b)| b.y - a.y);
    (distances.reduce(f64::min)).unwrap_or(standard.body.line_pitch_pt)
}
