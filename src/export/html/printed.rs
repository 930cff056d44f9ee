//! The line ends of the printed page, for a page on the screen that looks the same.

use serde::Serialize;

use crate::layout::{Pages, Role};

/// The parts of a notice whose lines are centred, line by line as they are printed. Their names are
/// those of [`View`](crate::export::view::View).
#[derive(Debug, Serialize)]
pub(super) struct Printed {
    cap_tren: Vec<String>,
    ten: Vec<String>,
    so_ky_hieu: Vec<String>,
    du_thao: Vec<String>,
    dia_danh_ngay: Vec<String>,
    tac_gia: Vec<String>,
    trich_yeu: Vec<String>,
    quyen_han: Vec<String>,
    chuc_vu: Vec<String>,
}

impl Printed {
    /// The lines on `pages`; empty for a part that the notice does not have.
    pub(super) fn new(pages: &Pages) -> Self {
        Self {
            cap_tren: pages.lines(Role::Superior),
            ten: pages.lines(Role::Organ),
            so_ky_hieu: pages.lines(Role::Number),
            du_thao: pages.lines(Role::Draft),
            dia_danh_ngay: pages.lines(Role::PlaceDate),
            tac_gia: pages.lines(Role::Author),
            trich_yeu: pages.lines(Role::Subject),
            quyen_han: pages.lines(Role::Authority(0)),
            chuc_vu: pages.lines(Role::Position(0)),
        }
    }
}
