//! From a paragraph to lines, and from a line to glyph runs.
//!
//! Body text is broken by the optimal-fit algorithm, which looks at the whole paragraph; spaces
//! stretch and never shrink. Where they would have to stretch too far, ties yield. Centred text is balanced: as few lines as the measure allows, each as
//! long as the others.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::paragraph::{Atom, Kind, Paragraph, Segment, Stretch};
use super::ties::Tie;
use super::typesetter::Typesetter;
use super::{Glyph, GlyphRun, Item, Role};

/// Widths are compared with this tolerance, pt.
const TOLERANCE: f64 = 1e-6;

/// Costs for the optimal fit, in square points of unfilled line.
const PENALTIES: Penalties = Penalties {
    // No extra line to even out the spaces: 100 pt of gap at once would have to be saved.
    nline_penalty: 10_000,
    // Nothing sticks out into the margin while any other way exists.
    overflow_penalty: 1_000_000_000,
    // A last line of one short word costs as much as 30 pt of gap elsewhere.
    short_last_line_fraction: 8,
    short_last_line_penalty: 900,
    hyphen_penalty: 0,
};

/// A justified line's spaces are at most this many times as wide as they are by nature, as long as
/// a tie can be parted to get there.
const WIDEST_SPACE: f64 = 2.5;

/// The ties that yield to [`WIDEST_SPACE`], trial after trial: those up to the given one, each at
/// the cost of so many square points of unfilled line. Dear at first, so that only the line in
/// need parts a tie; cheap when that did not help.
const YIELDING: [(Tie, usize); 4] = [
    (Tie::Name, 2_500),
    (Tie::Name, 100),
    (Tie::Number, 2_500),
    (Tie::Number, 100),
];

/// How far a parted tie sticks out: all but nothing. It tells the optimal fit where its costs are due.
const PARTED: f64 = 1e-9;

/// A line of a paragraph.
#[derive(Debug, Clone)]
pub(super) struct Line {
    segment: usize,
    atoms: Range<usize>,
    /// Natural width, pt.
    pub(super) width: f64,
    /// The last line before a forced or final end: it is not stretched.
    pub(super) last: bool,
}

/// A stretch of atoms that no line end parts, with the spaces after it.
#[derive(Debug)]
struct Piece {
    atoms: Range<usize>,
    solid: usize,
    width: f64,
    space: f64,
    parts_tie: bool,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        if self.parts_tie { PARTED } else { 0.0 }
    }
}

impl Paragraph {
    /// Breaks the paragraph into lines `width` pt wide, all ties unparted.
    pub(super) fn ragged(&mut self, typesetter: &mut Typesetter, width: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            self.fit(typesetter, index, width);
            lines.extend(self.best(index, &[width, width], (Tie::Free, 0)));
        }
        lines
    }

    /// Breaks the paragraph into lines `width` pt wide, the first one narrower by `indent`, that
    /// are to be stretched.
    pub(super) fn justified(
        &mut self,
        typesetter: &mut Typesetter,
        width: f64,
        indent: f64,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let first = if index == 0 { width - indent } else { width };
            self.fit(typesetter, index, first.min(width));
            lines.extend(self.even(index, &[first, width]));
        }
        lines
    }

    /// The lines of a segment with as many ties unparted as [`WIDEST_SPACE`] allows.
    fn even(&self, index: usize, widths: &[f64; 2]) -> Vec<Line> {
        let mut best = self.best(index, widths, (Tie::Free, 0));
        let mut fault = self.fault(&best, widths);
        if fault.0 == 0 || !self.segments.get(index).is_some_and(Segment::has_ties) {
            return best;
        }
        for yielding in YIELDING {
            let lines = self.best(index, widths, yielding);
            let new = self.fault(&lines, widths);
            if new < fault {
                (best, fault) = (lines, new);
            }
            if fault.0 == 0 {
                break;
            }
        }
        best
    }

    /// How many lines are stretched too far, and how far the worst of them.
    fn fault(&self, lines: &[Line], widths: &[f64; 2]) -> (usize, f64) {
        let stretched = lines.iter().enumerate().filter(|(_, line)| !line.last);
        stretched.fold((0, 0.0), |(count, worst): (usize, f64), (i, line)| {
            let space = self.space(line, widths[i.min(1)]);
            let fault = usize::from(space > WIDEST_SPACE);
            (count + fault, worst.max(space))
        })
    }

    /// How many times as wide as by nature a line's spaces are when it is stretched to `width`.
    fn space(&self, line: &Line, width: f64) -> f64 {
        let segment = self.segments.get(line.segment);
        let atoms = segment.and_then(|s| s.atoms.get(line.atoms.clone()));
        let spaces = atoms.unwrap_or(&[]).iter().filter(|a| a.kind != Kind::Word);
        let natural = spaces.map(|a| a.word.width).sum::<f64>() * self.size;
        1.0 + (width - line.width).max(0.0) / natural
    }

    /// Breaks the paragraph into as few lines as `width` allows, as even as they can be.
    pub(super) fn balanced(&mut self, typesetter: &mut Typesetter, width: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            self.fit(typesetter, index, width);
            let pieces = self.pieces(index, Tie::Free);
            let measure = narrowest(&pieces, width);
            lines.extend(collect(index, &wrap_first_fit(&pieces, &[measure])));
        }
        lines
    }

    /// The whole paragraph on lines that are never wrapped.
    pub(super) fn unwrapped(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let pieces = self.pieces(index, Tie::Free);
            lines.extend(collect(index, &[pieces.as_slice()]));
        }
        lines
    }

    /// Makes sure that no piece is wider than `width` pt.
    fn fit(&mut self, typesetter: &mut Typesetter, index: usize, width: f64) {
        let limit = width / self.size;
        if let Some(segment) = self.segments.get_mut(index) {
            segment.fit(typesetter, limit);
        }
    }

    /// A segment's lines by the optimal fit, ties being parted up to the given one at this cost.
    fn best(&self, index: usize, widths: &[f64; 2], (tie, cost): (Tie, usize)) -> Vec<Line> {
        let pieces = self.pieces(index, tie);
        let costs = Penalties {
            hyphen_penalty: cost,
            ..PENALTIES
        };
        collect(index, &optimal(&pieces, widths, &costs))
    }

    fn pieces(&self, index: usize, loosest: Tie) -> Vec<Piece> {
        let Some(segment) = self.segments.get(index) else {
            return Vec::new();
        };
        let stretches = segment.stretches(loosest);
        stretches.map(|s| piece(segment, s, self.size)).collect()
    }

    /// Puts a line's glyphs on the baseline `y` from `x` on, stretched to `stretch` pt if given.
    pub(super) fn set(
        &self,
        typesetter: &mut Typesetter,
        line: &Line,
        place: Place,
        items: &mut Vec<Item>,
    ) {
        let Some(segment) = self.segments.get(line.segment) else {
            return;
        };
        let atoms = segment.atoms.get(line.atoms.clone()).unwrap_or(&[]);
        let spaces = atoms.iter().filter(|a| a.kind != Kind::Word).count();
        let gap = match place.stretch {
            Some(width) if spaces > 0 && !line.last => (width - line.width) / spaces as f64,
            _ => 0.0,
        };
        let mut x = place.x;
        let mut run: Option<GlyphRun> = None;
        for atom in atoms {
            if let Some(done) = run.take_if(|run| run.face != atom.face) {
                items.push(Item::Glyphs(done));
            }
            let run = run.get_or_insert_with(|| GlyphRun {
                x,
                y: place.y,
                face: atom.face,
                size: self.size,
                text: String::new(),
                glyphs: Vec::with_capacity(line.atoms.len() * 4),
                role: place.role,
            });
            let text = segment.text.get(atom.start..atom.end).unwrap_or("");
            if atom.word.lacking {
                typesetter.complain(atom.word, text, place.role);
            }
            let gap = if atom.kind == Kind::Word { 0.0 } else { gap };
            x += push_atom(typesetter, atom, text, gap, run);
        }
        items.extend(run.map(Item::Glyphs));
    }
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Left edge, pt.
    pub(super) x: f64,
    /// Baseline, pt.
    pub(super) y: f64,
    /// The width that the line is stretched to, pt.
    pub(super) stretch: Option<f64>,
    /// What it is part of.
    pub(super) role: Role,
}

/// Appends an atom to a run; returns its width with the `gap` that justification adds.
fn push_atom(
    typesetter: &Typesetter,
    atom: &Atom,
    text: &str,
    gap: f64,
    run: &mut GlyphRun,
) -> f64 {
    let base = run.text.len() as u32;
    run.text.push_str(text);
    let mut width = 0.0;
    let glyphs = typesetter.glyphs(atom.word);
    for (i, glyph) in glyphs.iter().enumerate() {
        let last = i + 1 == glyphs.len();
        let advance = glyph.advance * run.size + if last { gap } else { 0.0 };
        // A wider space is drawn as the plain one; its range is still that of its own bytes.
        let (from, to) = match atom.kind {
            Kind::Space => (0, text.len() as u32),
            _ => glyph.text,
        };
        run.glyphs.push(Glyph {
            id: glyph.id,
            advance,
            text: (base + from, base + to),
        });
        width += advance;
    }
    width
}

fn piece(segment: &Segment, stretch: Stretch, size: f64) -> Piece {
    let atoms = stretch.atoms;
    let inside = segment.atoms.get(atoms.clone()).unwrap_or(&[]);
    let spaces = inside.iter().rev().take_while(|a| a.kind == Kind::Space);
    let (count, space) = spaces.fold((0, 0.0), |(n, w), a| (n + 1, w + a.word.width));
    Piece {
        solid: atoms.end - count,
        atoms,
        width: stretch.width * size,
        space: space * size,
        parts_tie: stretch.parts_tie,
    }
}

/// The optimal fit; the first fit if the optimal one would stick out where it need not.
fn optimal<'a>(pieces: &'a [Piece], widths: &[f64; 2], costs: &Penalties) -> Vec<&'a [Piece]> {
    let first_fit = || wrap_first_fit(pieces, widths);
    match wrap_optimal_fit(pieces, widths, costs) {
        Ok(lines) => {
            let fits = lines
                .iter()
                .enumerate()
                .all(|(i, line)| line.len() == 1 || natural(line) <= widths[i.min(1)] + TOLERANCE);
            if fits { lines } else { first_fit() }
        }
        Err(_) => first_fit(),
    }
}

/// The narrowest measure that needs no more lines than `width` does.
fn narrowest(pieces: &[Piece], width: f64) -> f64 {
    let count = wrap_first_fit(pieces, &[width]).len();
    if count < 2 {
        return width;
    }
    let widest = pieces.iter().map(|p| p.width).fold(0.0, f64::max);
    let (mut low, mut high) = (widest.min(width), width);
    if wrap_first_fit(pieces, &[low]).len() <= count {
        return low;
    }
    while high - low > 0.1 {
        let middle = (low + high) / 2.0;
        if wrap_first_fit(pieces, &[middle]).len() <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The width of a line without the space at its end.
fn natural(line: &[Piece]) -> f64 {
    let all: f64 = line.iter().map(|p| p.width + p.space).sum();
    all - line.last().map_or(0.0, |p| p.space)
}

fn collect(segment: usize, lines: &[&[Piece]]) -> Vec<Line> {
    let count = lines.len();
    let line = |(i, line): (usize, &&[Piece])| Line {
        segment,
        atoms: line.first().map_or(0, |p| p.atoms.start)..line.last().map_or(0, |p| p.solid),
        width: natural(line),
        last: i + 1 == count,
    };
    lines.iter().enumerate().map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::layout::fonts::{Face, FontSet};

    /// The lines of a text in 14 pt on `width` pt, as texts: even, and with no tie parted.
    fn set(typesetter: &mut Typesetter, text: &str, width: f64) -> [(Vec<String>, usize); 2] {
        let mut paragraph = Paragraph::plain(typesetter, text, Face::Regular, 14.0);
        let even = paragraph.justified(typesetter, width, 0.0);
        let tied = paragraph.ragged(typesetter, width);
        [even, tied].map(|lines| {
            let segment = &paragraph.segments[0];
            let text = |line: &Line| {
                let atoms = &segment.atoms[line.atoms.clone()];
                segment.text[atoms[0].start..atoms[atoms.len() - 1].end].to_owned()
            };
            let faults = paragraph.fault(&lines, &[width, width]).0;
            (lines.iter().map(text).collect(), faults)
        })
    }

    #[test]
    fn ties_part_only_in_need_and_only_to_help() {
        let text = "Theo Công điện số 28/CĐ-TTg ngày 11/01/2022 của Thủ tướng Chính phủ, đồng chí \
            Nguyễn Văn Trường, Phó Bí thư Thường trực, báo cáo trước 16 giờ ngày 02/02/2022 kết quả \
            rà soát 840 F1 và 4.500 F2; từ ngày 05/01/2022 đến ngày 12/01/2022 trung bình có 283 ca.";
        let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
        let (mut kept, mut helped) = (0, 0);
        for width in (150..470).map(f64::from) {
            let [(even, faults), (tied, needs)] = set(&mut typesetter, text, width);
            if needs == 0 {
                assert_eq!(even, tied, "{width} pt");
                kept += 1;
            }
            assert!(faults <= needs, "{width} pt");
            helped += usize::from(faults < needs);
        }
        assert!(kept > 100 && helped > 20, "{kept} {helped}");
    }

    #[test]
    fn names_yield_before_numbers() {
        let text = "Kính mời đồng chí Nguyễn Thanh Xuân và các cơ quan họp hồi 14 giờ ngày \
            02/02/2022 tại trụ sở";
        let mut typesetter = Typesetter::new(Arc::new(FontSet::embedded())).unwrap();
        for (width, expected) in [
            (
                266.0,
                "Kính mời đồng chí Nguyễn Thanh Xuân và các | \
                 cơ quan họp hồi 14 giờ ngày 02/02/2022 tại | trụ sở",
            ),
            (
                181.0,
                "Kính mời đồng chí Nguyễn | Thanh Xuân và các cơ quan họp | \
                 hồi 14 giờ ngày 02/02/2022 tại | trụ sở",
            ),
            (
                168.0,
                "Kính mời đồng chí Nguyễn | Thanh Xuân và các cơ | \
                 quan họp hồi 14 giờ ngày | 02/02/2022 tại trụ sở",
            ),
        ] {
            let [(lines, _), _] = set(&mut typesetter, text, width);
            assert_eq!(lines.join(" | "), expected);
        }
    }
}
