//! How the page uses the freedom that its standard gives, so that the closing block has company.

use super::body::Body;
use super::closing::Closing;
use super::flow::{self, End, Plan, Room};
use super::mm;
use crate::standard::Standard;

/// The closing block stands this many paragraph spaces below the body.
const CLOSING_SPACES: f64 = 2.0;

/// Steps in which the body's line pitch is tightened to spare a page, pt.
const PITCH_STEP: f64 = 0.25;

/// Plans the pages. When the closing block does not fit where the body ends, the lines move
/// together as far as the standard allows, if that spares the extra page.
pub(super) fn fit(
    body: &Body,
    closing: &Closing,
    first_top: f64,
    standard: &Standard,
) -> (Room, Plan) {
    let (page, format) = (&standard.page, &standard.body);
    let (top, bottom) = (mm(page.top_mm), mm(page.height_mm - page.bottom_mm));
    let room = |pitch: f64| {
        let closing_space = CLOSING_SPACES * format.space_after_pt;
        let beside = bottom - top - 2.0 * pitch - closing_space;
        Room {
            first_top,
            top,
            bottom,
            pitch,
            closing_space,
            closing: closing.height(beside),
        }
    };
    let usual = room(format.line_pitch_pt);
    let plan = flow::plan(&body.rows, &usual);
    let mut tighter = usual.pitch - PITCH_STEP;
    while plan.end != End::Fits && tighter >= format.line_pitch_range_pt.0 {
        let room = room(tighter);
        let tight = flow::plan(&body.rows, &room);
        if tight.end == End::Fits
            && tight.starts.len() < plan.starts.len() + usize::from(plan.end == End::Alone)
        {
            return (room, tight);
        }
        tighter -= PITCH_STEP;
    }
    (usual, plan)
}
