//! From a paragraph to lines, and from a line to glyph runs.
//!
//! Body text is broken by the optimal-fit algorithm, which looks at the whole paragraph; spaces
//! stretch and never shrink. Centred text is balanced: as few lines as the measure allows, each as
//! long as the others.

use std::ops::Range;

use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

use super::paragraph::{Atom, Kind, Paragraph, Segment};
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
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        self.width
    }

    fn whitespace_width(&self) -> f64 {
        self.space
    }

    fn penalty_width(&self) -> f64 {
        0.0
    }
}

impl Paragraph {
    /// Breaks the paragraph into lines `width` pt wide, the first one narrower by `indent`.
    pub(super) fn lines(
        &mut self,
        typesetter: &mut Typesetter,
        width: f64,
        indent: f64,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let first = if index == 0 { width - indent } else { width };
            let pieces = self.pieces(typesetter, index, first.min(width));
            lines.extend(collect(index, &optimal(&pieces, &[first, width])));
        }
        lines
    }

    /// Breaks the paragraph into as few lines as `width` allows, as even as they can be.
    pub(super) fn balanced(&mut self, typesetter: &mut Typesetter, width: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let pieces = self.pieces(typesetter, index, width);
            let measure = narrowest(&pieces, width);
            lines.extend(collect(index, &wrap_first_fit(&pieces, &[measure])));
        }
        lines
    }

    /// The whole paragraph on lines that are never wrapped.
    pub(super) fn unwrapped(&mut self, typesetter: &mut Typesetter) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let pieces = self.pieces(typesetter, index, f64::MAX);
            lines.extend(collect(index, &[pieces.as_slice()]));
        }
        lines
    }

    fn pieces(&mut self, typesetter: &mut Typesetter, index: usize, limit: f64) -> Vec<Piece> {
        let size = self.size;
        let Some(segment) = self.segments.get_mut(index) else {
            return Vec::new();
        };
        segment.fit(typesetter, limit / size);
        let piece = |(atoms, width): (Range<usize>, f64)| piece(segment, atoms, width, size);
        segment.stretches().map(piece).collect()
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

fn piece(segment: &Segment, atoms: Range<usize>, width: f64, size: f64) -> Piece {
    let inside = segment.atoms.get(atoms.clone()).unwrap_or(&[]);
    let spaces = inside.iter().rev().take_while(|a| a.kind == Kind::Space);
    let (count, space) = spaces.fold((0, 0.0), |(n, w), a| (n + 1, w + a.word.width));
    Piece {
        solid: atoms.end - count,
        atoms,
        width: width * size,
        space: space * size,
    }
}

/// The optimal fit; the first fit if the optimal one would stick out where it need not.
fn optimal<'a>(pieces: &'a [Piece], widths: &[f64; 2]) -> Vec<&'a [Piece]> {
    let first_fit = || wrap_first_fit(pieces, widths);
    match wrap_optimal_fit(pieces, widths, &PENALTIES) {
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
