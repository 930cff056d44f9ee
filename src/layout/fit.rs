//! How the page uses the freedom that its standard gives, so that the closing block has company
//! and no page is wasted.
//!
//! Two wishes, in this order:
//!
//! - **Spare the last page** when the closing block does not fit where the body ends, or when few
//!   lines stand above it. The means, gentlest first: last lines of one or two words are pulled
//!   back ([`Pull`]), as few as do; all lines move together, by a quarter of a point at a time;
//!   both at once.
//! - **Fill the page before** when lines had to move to the closing block's page and left a hole.
//!   Paragraphs move apart first, then lines, then both, until the lines come along by
//!   themselves.
//!
//! Nothing is done that meets no wish. All lines of the body have one pitch, and all paragraphs
//! one space.

use super::body::{Body, Pull};
use super::closing::Closing;
use super::flow::{self, End, First, Plan, Room, Row};
use super::mm;
use crate::standard::Standard;

/// The closing block stands this many paragraph spaces below the body.
pub(crate) const CLOSING_SPACES: f64 = 2.0;

/// Steps in which the body's line pitch changes, pt.
const PITCH_STEP: f64 = 0.25;

/// Steps in which the space between paragraphs grows, pt.
const SPACE_STEP: f64 = 0.5;

/// The space between paragraphs grows up to this many times the usual one. The standards only say
/// the least; more would look like missing text.
const MOST_SPACE: f64 = 2.0;

/// Lines of the body above the closing block on the last page that are few.
const FEW_ROWS: usize = 3;

/// Lines that a clerk can be asked to cut.
const CUTTABLE: usize = 6;

/// What the layout made of the freedom that the standard gives.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Fit {
    /// Distance of baselines in the body, pt; within the standard's `line_pitch_range_pt`.
    pub pitch_pt: f64,
    /// Space between paragraphs of the body, pt; never less than the standard's
    /// `space_after_pt`.
    pub space_after_pt: f64,
    /// The blocks of the body, ascending, that were set with one line less than looks best.
    pub pulled: Vec<u32>,
}

/// A wish that could not be met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Unmet {
    /// Lines moved to the closing block's page and left a hole.
    Hole {
        /// The page with the hole, from 1.
        page: usize,
        /// Its height, pt.
        height: f64,
    },
    /// The last page has few lines of body and could not be spared.
    FewRows {
        /// Lines of body on it.
        rows: usize,
        /// Lines that had to go for the document to fit on a page less.
        cut: usize,
    },
}

/// The pages as planned.
#[derive(Debug)]
pub(super) struct Fitted {
    /// The room on the pages.
    pub(super) room: Room,
    /// The pages' ends.
    pub(super) plan: Plan,
    /// What was done.
    pub(super) fit: Fit,
    /// What could not be done.
    pub(super) unmet: Option<Unmet>,
}

/// Plans the pages and sets the body's rows and lines accordingly.
pub(super) fn fit(body: &mut Body, closing: &Closing, first: First, standard: &Standard) -> Fitted {
    let fitter = Fitter {
        rows: &body.rows,
        closing,
        first,
        standard,
    };
    let usual = fitter.usual();
    let before = fitter.plan(&usual, &[]);
    let (mut pulls, mut unmet) = (Vec::new(), None);
    let mut chosen = usual;
    if before.end != End::Fits || fitter.few_rows(&before) {
        pulls = body.pulls();
        match fitter.choose(&before, &pulls) {
            Ok(setting) => chosen = setting,
            Err(wish) => unmet = wish,
        }
    }
    let room = fitter.room(chosen.pitch);
    let plan = fitter.plan(&chosen, &pulls);
    let rows = fitter.spaced(chosen.space);
    body.rows = rows;
    let mut index = 0..;
    pulls.retain(|_| index.next().is_some_and(|i| chosen.pulled.contains(&i)));
    let mut pulled: Vec<u32> = pulls.iter().map(|pull| pull.block).collect();
    pulled.sort_unstable();
    body.pull(pulls);
    Fitted {
        room,
        plan,
        fit: Fit {
            pitch_pt: chosen.pitch,
            space_after_pt: chosen.space,
            pulled,
        },
        unmet,
    }
}

/// A way to set the body.
#[derive(Debug, Clone, PartialEq)]
struct Setting {
    pitch: f64,
    space: f64,
    /// Indices of the pulls that are made.
    pulled: Vec<usize>,
}

struct Fitter<'a> {
    rows: &'a [Row],
    closing: &'a Closing,
    first: First,
    standard: &'a Standard,
}

impl Fitter<'_> {
    fn usual(&self) -> Setting {
        Setting {
            pitch: self.standard.body.line_pitch_pt,
            space: self.standard.body.space_after_pt,
            pulled: Vec::new(),
        }
    }

    fn room(&self, pitch: f64) -> Room {
        let page = &self.standard.page;
        let (top, bottom) = (mm(page.top_mm), mm(page.height_mm - page.bottom_mm));
        let closing_space = CLOSING_SPACES * self.standard.body.space_after_pt;
        let beside = bottom - top - 2.0 * pitch - closing_space;
        Room {
            first: self.first,
            top,
            bottom,
            pitch,
            closing_space,
            closing: self.closing.height(beside),
        }
    }

    /// The rows with paragraphs `space` pt apart.
    fn spaced(&self, space: f64) -> Vec<Row> {
        let more = space - self.standard.body.space_after_pt;
        let mut rows = self.rows.to_vec();
        for row in rows.iter_mut().filter(|row| row.space > 0.0) {
            row.space += more;
        }
        rows
    }

    /// The rows of a setting.
    fn set(&self, setting: &Setting, pulls: &[Pull]) -> Vec<Row> {
        let pulled = setting.pulled.iter().filter_map(|i| pulls.get(*i));
        let mut gone: Vec<usize> = pulled.map(|pull| pull.row).collect();
        gone.sort_unstable();
        let mut rows = self.spaced(setting.space);
        for row in gone.into_iter().rev().filter(|row| *row < self.rows.len()) {
            rows.remove(row);
        }
        rows
    }

    fn plan(&self, setting: &Setting, pulls: &[Pull]) -> Plan {
        flow::plan(&self.set(setting, pulls), &self.room(setting.pitch))
    }

    /// Whether few lines of body stand on a last page of their own.
    fn few_rows(&self, plan: &Plan) -> bool {
        let last = plan.starts.last().copied().unwrap_or(0);
        plan.starts.len() > 1 && self.rows.len() - last.min(self.rows.len()) <= FEW_ROWS
    }

    /// The gentlest setting that meets a wish; else what is left to say.
    fn choose(&self, before: &Plan, pulls: &[Pull]) -> Result<Setting, Option<Unmet>> {
        let spared = |plan: &Plan| plan.end == End::Fits && pages(plan) < pages(before);
        if let Some(setting) = self.spare(pulls, &spared) {
            return Ok(setting);
        }
        match before.end {
            End::Fits => Err(self.too_many(before, pulls, &spared)),
            End::Moved | End::Alone => {
                let filled = |plan: &Plan| plan.end == End::Fits && pages(plan) <= pages(before);
                let setting = self.fill(&filled);
                setting.ok_or_else(|| self.hole(before))
            }
        }
    }

    /// The gentlest tighter setting that meets the wish.
    fn spare(&self, pulls: &[Pull], met: &dyn Fn(&Plan) -> bool) -> Option<Setting> {
        let usual = self.usual();
        if let Some(setting) = self.pull(&usual, pulls, met) {
            return Some(setting);
        }
        let tighter = self.tighter();
        let settings = tighter.iter().map(|pitch| Setting {
            pitch: *pitch,
            ..usual.clone()
        });
        let settings: Vec<Setting> = settings.collect();
        let fits = |setting: &&Setting| met(&self.plan(setting, pulls));
        if let Some(setting) = settings.iter().find(fits) {
            return Some(setting.clone());
        }
        settings
            .iter()
            .find_map(|setting| self.pull(setting, pulls, met))
    }

    /// The setting with as few pulls as meet the wish, if any do.
    fn pull(
        &self,
        setting: &Setting,
        pulls: &[Pull],
        met: &dyn Fn(&Plan) -> bool,
    ) -> Option<Setting> {
        let with = |pulled: Vec<usize>| Setting {
            pulled,
            ..setting.clone()
        };
        let meets = |setting: &Setting| met(&self.plan(setting, pulls));
        let enough = (1..=pulls.len()).map(|count| with((0..count).collect()));
        let mut enough = enough.into_iter().find(meets)?;
        // Those that do not help stay as they look best.
        for index in (0..enough.pulled.len()).rev() {
            let fewer = enough.pulled.iter().copied().filter(|i| *i != index);
            let fewer = with(fewer.collect());
            if !fewer.pulled.is_empty() && meets(&fewer) {
                enough = fewer;
            }
        }
        Some(enough)
    }

    /// The gentlest looser setting that meets the wish.
    fn fill(&self, met: &dyn Fn(&Plan) -> bool) -> Option<Setting> {
        let usual = self.usual();
        let most = MOST_SPACE * usual.space;
        let apart = steps(usual.space, most, SPACE_STEP);
        let looser = steps(
            usual.pitch,
            self.standard.body.line_pitch_range_pt.1,
            PITCH_STEP,
        );
        let settings = apart.iter().map(|space| (usual.pitch, *space));
        let settings = settings.chain(looser.iter().map(|pitch| (*pitch, usual.space)));
        let settings = settings.chain(looser.iter().map(|pitch| (*pitch, most)));
        let mut settings = settings.map(|(pitch, space)| Setting {
            pitch,
            space,
            pulled: Vec::new(),
        });
        settings.find(|setting| met(&self.plan(setting, &[])))
    }

    /// The pitches below the usual one, down to the least.
    fn tighter(&self) -> Vec<f64> {
        let body = &self.standard.body;
        let (usual, least) = (body.line_pitch_pt, body.line_pitch_range_pt.0);
        steps(-usual, -least, PITCH_STEP)
            .into_iter()
            .map(|p| -p)
            .collect()
    }

    /// The hole on the page before the closing block's, when lines moved there.
    fn hole(&self, before: &Plan) -> Option<Unmet> {
        let [.., start, end] = before.starts.as_slice() else {
            return None;
        };
        let index = before.starts.len() - 2;
        let room = self.room(self.usual().pitch);
        let (_, below) = room.tops(self.rows.get(*start..*end)?, index);
        (before.end == End::Moved).then_some(Unmet::Hole {
            page: index + 1,
            height: (room.bottom_of(index) - below).max(0.0),
        })
    }

    /// How many lines stand in the way of a page less, if they are few.
    fn too_many(
        &self,
        before: &Plan,
        pulls: &[Pull],
        spared: &dyn Fn(&Plan) -> bool,
    ) -> Option<Unmet> {
        let usual = self.usual();
        let tightest = Setting {
            pitch: self.tighter().last().copied().unwrap_or(usual.pitch),
            pulled: (0..pulls.len()).collect(),
            ..usual
        };
        let (rows, room) = (self.set(&tightest, pulls), self.room(tightest.pitch));
        let without = |cut: &usize| {
            let kept = rows.get(..rows.len().saturating_sub(*cut));
            spared(&flow::plan(kept.unwrap_or(&[]), &room))
        };
        let cut = (1..=CUTTABLE).find(without)?;
        let last = before.starts.last().copied().unwrap_or(0);
        Some(Unmet::FewRows {
            rows: self.rows.len() - last.min(self.rows.len()),
            cut,
        })
    }
}

/// Pages of a plan, with that of a closing block that stands alone.
fn pages(plan: &Plan) -> usize {
    plan.starts.len() + usize::from(plan.end == End::Alone)
}

/// The numbers above `from` in steps, up to `to` and with it.
fn steps(from: f64, to: f64, step: f64) -> Vec<f64> {
    let steps = (1..).map(|i| from + f64::from(i) * step);
    let mut steps: Vec<f64> = steps.take_while(|value| *value < to - 1e-9).collect();
    if to > from {
        steps.push(to);
    }
    steps
}
