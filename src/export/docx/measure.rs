//! What the laid-out pages tell a Word file: where lines stand, how wide the columns are, which line
//! pitch the page was given.

use std::collections::BTreeMap;

use crate::layout::{GlyphRun, Item, Pages, Role, Rule};
use crate::notice::Notice;
use crate::standard::Standard;

/// Where a baseline stands in a line whose height is exact: at this share of it from its top. Word
/// processors do so, and the laid-out pages too.
pub(super) const BASELINE: f64 = 0.8;

/// A printed line: which page, its edges and its baseline in points, its text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// Index of the page.
    pub(super) page: usize,
    /// Left edge.
    pub(super) left: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Baseline, from the top.
    pub(super) y: f64,
    /// The text.
    pub(super) text: String,
}

impl Line {
    /// Its width, pt.
    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }
}

/// What is printed, by the part of the notice that it belongs to.
#[derive(Debug, Default)]
pub(super) struct Printed {
    lines: BTreeMap<Role, Vec<Line>>,
    rules: BTreeMap<Role, Vec<Rule>>,
}

impl Printed {
    /// Sorts what stands on the pages.
    pub(super) fn new(pages: &Pages) -> Self {
        let mut printed = Self::default();
        for (page, items) in pages.pages.iter().map(|page| &page.items).enumerate() {
            for item in items {
                match item {
                    Item::Glyphs(run) => {
                        add(printed.lines.entry(run.role).or_default(), page, run);
                    }
                    Item::Rule(rule) => printed.rules.entry(rule.role).or_default().push(*rule),
                }
            }
        }
        printed
    }

    /// The lines that a part of the notice is printed on.
    pub(super) fn lines(&self, role: Role) -> &[Line] {
        self.lines.get(&role).map_or(&[], Vec::as_slice)
    }

    /// The rules that belong to a part of the notice.
    pub(super) fn rules(&self, role: Role) -> &[Rule] {
        self.rules.get(&role).map_or(&[], Vec::as_slice)
    }

    /// All rules with their parts.
    pub(super) fn all_rules(&self) -> impl Iterator<Item = (Role, &Rule)> {
        let rules = self.rules.iter();
        rules.flat_map(|(role, rules)| rules.iter().map(|rule| (*role, rule)))
    }
}

/// Adds a run to the line that it goes on with, else as a new line.
fn add(lines: &mut Vec<Line>, page: usize, run: &GlyphRun) {
    let right = run.x + run.width();
    match lines.last_mut().filter(|l| (l.page, l.y) == (page, run.y)) {
        Some(line) => {
            line.text.push_str(&run.text);
            line.right = line.right.max(right);
            line.left = line.left.min(run.x);
        }
        None => lines.push(Line {
            page,
            left: run.x,
            right,
            y: run.y,
            text: run.text.clone(),
        }),
    }
}

/// How far lines and paragraphs stand apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Measures {
    /// Distance of the lines, pt.
    pub(super) pitch: f64,
    /// Space between two paragraphs, pt.
    pub(super) space: f64,
}

impl Measures {
    /// Those of the standard, which annexes keep.
    pub(super) fn of(standard: &Standard) -> Self {
        Self {
            pitch: standard.body.line_pitch_pt,
            space: standard.body.space_after_pt,
        }
    }
}

/// The body as the pages have it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Body {
    /// How its lines and paragraphs stand apart.
    pub(super) measures: Measures,
    /// Page and lower edge of its last line or table; none when nothing was laid out.
    pub(super) end: Option<(usize, f64)>,
}

impl Body {
    /// Measures the body of a notice: page breaking may have used the freedom of the standard.
    pub(super) fn new(notice: &Notice, pages: &Pages, printed: &Printed) -> Self {
        let (usual, fit) = (Measures::of(&notice.standard), &pages.fit);
        let measures = if fit.pitch_pt > 0.0 {
            Measures {
                pitch: fit.pitch_pt,
                space: fit.space_after_pt,
            }
        } else {
            usual
        };
        let last = notice
            .body
            .len()
            .checked_sub(1)
            .map(|b| Role::body(b as u32));
        let line = last.and_then(|role| printed.lines(role).last());
        let end = line.map(|line| (line.page, line.y + (1.0 - BASELINE) * measures.pitch));
        Self { measures, end }
    }
}
