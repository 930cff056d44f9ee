//! Rivers: spaces under one another, line after line, that the eye follows down the page.

use super::Breaker;

/// Aligned spaces on so many lines make a river.
const LINES: usize = 4;

/// Demerits of each line of a river from the fourth on: as many as one line costs whose spaces
/// stretch a little more than they well can. A worse page for its sake is not worth it.
pub(super) const PRICE: f64 = 20_000.0;

/// Spaces are aligned when their middles are less than this share of a space apart.
const ALIGNED: f64 = 0.5;

/// A space on a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Space {
    /// Its middle, pt from the right edge of the text, negative.
    x: f64,
    /// Lines down to this one that have a space there.
    lines: usize,
}

/// The spaces between the pieces of the line `from..to`, below those of the line before.
pub(super) fn spaces(breaker: &Breaker<'_>, from: usize, to: usize, above: &[Space]) -> Vec<Space> {
    let (width, natural) = breaker.natural(from, to);
    let measure = breaker.measure.width(from);
    let room = measure - width;
    let ends = to == breaker.pieces.len();
    let room = if ends { room.min(0.0) } else { room };
    let more = if natural > 0.0 { room / natural } else { 0.0 };
    let pieces = breaker.pieces.get(from..to.saturating_sub(1));
    let mut x = -measure;
    let mut spaces = Vec::new();
    for piece in pieces.unwrap_or(&[]) {
        x += piece.width + piece.inside * more;
        let space = piece.after * (1.0 + more);
        let middle = x + space / 2.0;
        let near = |s: &&Space| (s.x - middle).abs() < ALIGNED * piece.after;
        let lines = above.iter().filter(near).map(|s| s.lines).max();
        spaces.push(Space {
            x: middle,
            lines: 1 + lines.unwrap_or(0),
        });
        x += space;
    }
    spaces
}

/// How many rivers run through a line or end on it.
pub(super) fn rivers(spaces: &[Space]) -> usize {
    spaces.iter().filter(|space| space.lines >= LINES).count()
}

/// How many rivers run through the lines that end at `ends`, each counted on every line from its
/// fourth on.
pub(super) fn count(breaker: &Breaker<'_>, ends: &[usize]) -> usize {
    let (mut from, mut above, mut count) = (0, Vec::new(), 0);
    for to in ends {
        above = spaces(breaker, from, *to, &above);
        count += rivers(&above);
        from = *to;
    }
    count
}
