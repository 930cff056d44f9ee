//! From a paragraph to lines.
//!
//! Body text is broken as a whole ([`breaker`]): spaces stretch and shrink, and ties are places at
//! which a line ends only for a price. Centred text is balanced: as few lines as the measure
//! allows, each as long as the others.

use std::ops::Range;

use super::breaker::{self, Broken, Give, Measure, Piece};
use super::line::Line;
use super::paragraph::{Kind, Paragraph, Segment, Stretch};
use super::ties::Tie;
use super::typesetter::Typesetter;

/// How far a justified line's spaces well stretch, and how far they ever shrink, in shares of
/// their natural width. A space of the built-in faces is a quarter of an em: it keeps a fifth of
/// an em, below which words run together, and is well set up to two fifths.
const SPACES: (f64, f64) = (0.6, 0.2);

/// A justified line with no space is judged as if it had one of this width, em.
const SPACE: f64 = 0.25;

/// How far a ragged line well stays behind the measure, em.
const RAG: f64 = 2.0;

/// Penalties of a line end inside a name, and between a number and its word. A line alone parts a
/// name when its spaces would else be two and a half times as wide as by nature, and a number
/// when they would be nearly three times as wide; a number is dearer than three names.
const PARTED: (f64, f64) = (1_500.0, 3_000.0);

/// A paragraph is pulled in by a line only if no space becomes wider than this many natural
/// widths: half an em, the widest that printers call well set.
const WIDEST_PULLED: f64 = 2.0;

/// A paragraph of more lines, longer than any page, is not pulled in.
const LONGEST_PULLED: usize = 60;

/// A segment's pieces, and what each of them holds.
#[derive(Debug, Default)]
struct Pieces {
    pieces: Vec<Piece>,
    /// The atoms of each, without the spaces at its end.
    atoms: Vec<Range<usize>>,
}

impl Paragraph {
    /// Breaks the paragraph into lines `width` pt wide, all ties unparted.
    pub(super) fn ragged(&mut self, typesetter: &mut Typesetter, width: f64) -> Vec<Line> {
        let give = Give {
            stretch: 0.0,
            shrink: 0.0,
            least: RAG * self.size,
        };
        let measure = Measure {
            first: width,
            rest: width,
            give,
        };
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            self.fit(typesetter, index, width, Tie::Free);
            let pieces = self.pieces(index, Tie::Free);
            let broken = breaker::best(&pieces.pieces, &measure);
            lines.extend(pieces.lines(index, &broken.ends));
        }
        lines
    }

    /// Breaks the paragraph into lines `width` pt wide, the first one narrower by `indent`, whose
    /// spaces are to fill them.
    pub(super) fn justified(
        &mut self,
        typesetter: &mut Typesetter,
        width: f64,
        indent: f64,
    ) -> Vec<Line> {
        self.filled(typesetter, width, indent, Tie::Number)
    }

    /// Justified lines that part ties up to the given one.
    fn filled(
        &mut self,
        typesetter: &mut Typesetter,
        width: f64,
        indent: f64,
        loosest: Tie,
    ) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let measure = self.measure(index, width, indent);
            self.fit(typesetter, index, measure.first.min(width), loosest);
            let pieces = self.pieces(index, loosest);
            let broken = breaker::calm(&pieces.pieces, &measure);
            lines.extend(pieces.lines(index, &broken.ends));
        }
        lines
    }

    /// The paragraph, which was broken into `lines` by [`justified`](Self::justified), with one
    /// line less, and what that costs in demerits; nothing when it cannot be set well that way.
    pub(super) fn pulled(
        &self,
        lines: &[Line],
        width: f64,
        indent: f64,
    ) -> Option<(Vec<Line>, f64)> {
        let index = lines.last()?.segment;
        let first = lines.iter().position(|line| line.segment == index)?;
        let (before, segment) = lines.split_at_checked(first)?;
        if !(2..=LONGEST_PULLED).contains(&segment.len()) {
            return None;
        }
        let measure = self.measure(index, width, indent);
        let pieces = self.pieces(index, Tie::Number);
        let loosest = (WIDEST_PULLED - 1.0) / SPACES.0;
        let usual = breaker::best(&pieces.pieces, &measure);
        let fewer = breaker::within(&pieces.pieces, &measure, segment.len() - 1, loosest)?;
        if pieces.parted(&fewer) > pieces.parted(&usual) {
            return None;
        }
        let set = pieces.lines(index, &fewer.ends);
        let lines = before.iter().cloned().chain(set).collect();
        Some((lines, fewer.demerits - usual.demerits))
    }

    /// Breaks the paragraph into as few lines as `width` allows, as even as they can be.
    pub(super) fn balanced(&mut self, typesetter: &mut Typesetter, width: f64) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            self.fit(typesetter, index, width, Tie::Free);
            let pieces = self.pieces(index, Tie::Free);
            let measure = breaker::narrowest(&pieces.pieces, width);
            lines.extend(pieces.lines(index, &breaker::greedy(&pieces.pieces, measure)));
        }
        lines
    }

    /// The whole paragraph on lines that are never wrapped.
    pub(super) fn unwrapped(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for index in 0..self.segments.len() {
            let pieces = self.pieces(index, Tie::Free);
            lines.extend(pieces.lines(index, &[pieces.pieces.len()]));
        }
        lines
    }

    /// Width of the widest of those lines, pt.
    pub(super) fn widest(&self) -> f64 {
        let lines = self.unwrapped();
        lines
            .iter()
            .fold(0.0, |width, line| f64::max(width, line.width))
    }

    /// What the justified lines of a segment fill.
    fn measure(&self, index: usize, width: f64, indent: f64) -> Measure {
        Measure {
            first: if index == 0 { width - indent } else { width },
            rest: width,
            give: Give {
                stretch: SPACES.0,
                shrink: SPACES.1,
                least: SPACES.0 * SPACE * self.size,
            },
        }
    }

    /// Makes sure that no piece is wider than `width` pt, ties being places to break up to the
    /// given one.
    fn fit(&mut self, typesetter: &mut Typesetter, index: usize, width: f64, loosest: Tie) {
        let limit = width / self.size;
        if let Some(segment) = self.segments.get_mut(index) {
            segment.fit(typesetter, limit, loosest);
        }
    }

    /// A segment's pieces, ties being places to break up to the given one.
    fn pieces(&self, index: usize, loosest: Tie) -> Pieces {
        let mut pieces = Pieces::default();
        if let Some(segment) = self.segments.get(index) {
            for stretch in segment.stretches(loosest) {
                pieces.push(segment, stretch, self.size);
            }
        }
        pieces
    }
}

impl Pieces {
    fn push(&mut self, segment: &Segment, stretch: Stretch, size: f64) {
        let Range { start, mut end } = stretch.atoms;
        let atoms = segment.atoms.get(start..end).unwrap_or(&[]);
        let spaces = atoms.iter().filter(|a| a.kind != Kind::Word);
        let all: f64 = spaces.map(|a| a.word.width).sum();
        let mut after = 0.0;
        for space in atoms.iter().rev().take_while(|a| a.kind == Kind::Space) {
            after += space.word.width;
            end -= 1;
        }
        self.pieces.push(Piece {
            width: stretch.width * size,
            inside: (all - after) * size,
            after: after * size,
            penalty: penalty(stretch.tie),
        });
        self.atoms.push(start..end);
    }

    /// How many ties the lines part.
    fn parted(&self, broken: &Broken) -> usize {
        let ends = broken.ends.iter().filter_map(|end| end.checked_sub(1));
        let last = ends.filter_map(|last| self.pieces.get(last));
        last.filter(|piece| piece.penalty > 0.0).count()
    }

    /// The lines that end at `ends`.
    fn lines(&self, segment: usize, ends: &[usize]) -> impl Iterator<Item = Line> {
        let starts = [0].into_iter().chain(ends.iter().copied());
        let lines = starts.zip(ends.iter().copied());
        lines.map(move |(start, end)| {
            let pieces = self.pieces.get(start..end).unwrap_or(&[]);
            let all: f64 = pieces.iter().map(|p| p.width + p.after).sum();
            let atoms = self.atoms.get(start..end).unwrap_or(&[]);
            let from = atoms.first().map_or(0, |atoms| atoms.start);
            let to = atoms.last().map_or(0, |atoms| atoms.end);
            Line {
                segment,
                atoms: from..to,
                width: all - pieces.last().map_or(0.0, |p| p.after),
                last: end == self.pieces.len(),
            }
        })
    }
}

fn penalty(tie: Tie) -> f64 {
    match tie {
        Tie::Free => 0.0,
        Tie::Name => PARTED.0,
        Tie::Number | Tie::Firm => PARTED.1,
    }
}

#[cfg(test)]
mod tests;
