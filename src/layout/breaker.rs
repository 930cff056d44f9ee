//! Where the lines of a paragraph end: of all ways to break it, the one that looks best as a whole.
//!
//! The method and its costs are TeX's (Knuth and Plass, "Breaking Paragraphs into Lines", 1981):
//! a line is the worse, by the cube, the further its spaces are from their natural width; a line
//! beside one of quite another look costs something, and so does a break at an unwelcome place.
//! Three things differ. A line may be as loose as it must, at its price, so there is always a
//! result; a very short last line has a price of its own; and where the best way has spaces under
//! one another line after line, one without them is taken if it is nearly as good.

mod rivers;

use rivers::Space;

/// What every line costs before anything else, as TeX's `\linepenalty`: it favours few lines.
const LINE: f64 = 10.0;

/// Badness of a line whose spaces stretch or shrink as far as they well can.
const BADNESS: f64 = 100.0;

/// Demerits of two neighbours of which one is tight and the other loose, as TeX's `\adjdemerits`.
const CONTRAST: f64 = 10_000.0;

/// A last line below this share of the measure, about two syllables, is short.
const SHORT: f64 = 1.0 / 8.0;

/// Demerits of a last line with nothing on it; they fall evenly to none at [`SHORT`]. One short
/// syllable costs as much as a line whose spaces are twice as wide as by nature.
const SHORT_LAST: f64 = 400_000.0;

/// Ratio up to which lines are tried first. Most paragraphs need no looser line.
const USUAL: f64 = 1.5;

/// Widths are compared with this tolerance, pt.
const TOLERANCE: f64 = 1e-6;

/// A stretch of text that no line end parts, with the spaces after it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    /// Width without the spaces after it, pt.
    pub(super) width: f64,
    /// Natural width of the spaces inside it, pt.
    pub(super) inside: f64,
    /// Natural width of the spaces after it, pt; they vanish where a line ends.
    pub(super) after: f64,
    /// How unwelcome a line end after it is; 0 where it is welcome.
    pub(super) penalty: f64,
}

/// How far the spaces of a line give.
#[derive(Debug, Clone, Copy)]
pub(super) struct Give {
    /// A well set space stretches by at most this share of its natural width.
    pub(super) stretch: f64,
    /// A space never shrinks by more than this share.
    pub(super) shrink: f64,
    /// The line as a whole stretches by at least this much, pt: a line with no space at all is
    /// judged as if it gave so far.
    pub(super) least: f64,
}

/// What lines are to fill.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    /// Width of the first line, pt.
    pub(super) first: f64,
    /// Width of the others, pt.
    pub(super) rest: f64,
    /// How far spaces give.
    pub(super) give: Give,
}

impl Measure {
    /// The width of a line that begins with piece `from`, pt.
    fn width(&self, from: usize) -> f64 {
        if from == 0 { self.first } else { self.rest }
    }
}

/// A paragraph broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Broken {
    /// The end of each line: one past its last piece.
    pub(super) ends: Vec<usize>,
    /// The price of the whole.
    pub(super) demerits: f64,
}

/// Breaks `pieces` in the best way. None of them may be wider than the measure.
pub(super) fn best(pieces: &[Piece], measure: &Measure) -> Broken {
    let breaker = Breaker::new(pieces, measure);
    let usual = breaker.run(USUAL, None);
    // No line of the best way costs more by itself than all lines together of a way once found.
    let limit = usual
        .as_ref()
        .map_or(f64::INFINITY, |found| ratio_at(found.demerits));
    match usual {
        Some(found) if limit <= USUAL => found,
        usual => breaker.run(limit, None).or(usual).unwrap_or(Broken {
            ends: vec![pieces.len()],
            demerits: f64::INFINITY,
        }),
    }
}

/// Breaks `pieces` in the best way; where that has rivers, in a way with fewer of them, if one is
/// nearly as good. Rivers are looked for among the spaces between pieces only.
pub(super) fn calm(pieces: &[Piece], measure: &Measure) -> Broken {
    let found = best(pieces, measure);
    let mut breaker = Breaker::new(pieces, measure);
    let count = rivers::count(&breaker, &found.ends);
    if count == 0 {
        return found;
    }
    let price = found.demerits + rivers::PRICE * count as f64;
    breaker.rivers_cost = true;
    let calmer = breaker.run(ratio_at(price), None);
    calmer
        .filter(|calmer| rivers::count(&breaker, &calmer.ends) < count)
        .unwrap_or(found)
}

/// Breaks `pieces` in the best way that has at most `lines` lines, none of them looser than the
/// ratio `loosest`; nothing when there is no such way.
pub(super) fn within(
    pieces: &[Piece],
    measure: &Measure,
    lines: usize,
    loosest: f64,
) -> Option<Broken> {
    let breaker = Breaker::new(pieces, measure);
    let needed = breaker.needed();
    if needed.first().is_some_and(|least| *least > lines) {
        return None;
    }
    breaker.run(loosest, Some((lines, &needed)))
}

/// Breaks `pieces` line by line, each as full as natural spaces allow.
pub(super) fn greedy(pieces: &[Piece], width: f64) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut start, mut filled) = (0, 0.0);
    for (i, piece) in pieces.iter().enumerate() {
        if filled + piece.width > width && i > start {
            ends.push(i);
            (start, filled) = (i, 0.0);
        }
        filled += piece.width + piece.after;
    }
    ends.push(pieces.len());
    ends
}

/// The narrowest measure that needs no more lines than `width` does, pt.
pub(super) fn narrowest(pieces: &[Piece], width: f64) -> f64 {
    let count = greedy(pieces, width).len();
    if count < 2 {
        return width;
    }
    let widest = pieces.iter().map(|p| p.width).fold(0.0, f64::max);
    let (mut low, mut high) = (widest.min(width), width);
    if greedy(pieces, low).len() <= count {
        return low;
    }
    while high - low > 0.1 {
        let middle = (low + high) / 2.0;
        if greedy(pieces, middle).len() <= count {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}

/// The demerits of a line by itself.
fn demerits(ratio: f64, penalty: f64) -> f64 {
    let badness = BADNESS * ratio.abs().powi(3);
    (LINE + badness) * (LINE + badness) + penalty * penalty
}

/// The ratio of a line that costs so many demerits.
fn ratio_at(demerits: f64) -> f64 {
    ((demerits.sqrt() - LINE).max(0.0) / BADNESS).cbrt()
}

/// The look of a line: tight, decent, loose, very loose.
fn class(ratio: f64) -> u8 {
    match ratio {
        r if r < -0.5 => 0,
        r if r <= 0.5 => 1,
        r if r <= 1.0 => 2,
        _ => 3,
    }
}

/// A way to break the pieces up to some place.
#[derive(Debug, Clone)]
struct Way {
    /// The piece that begins the next line.
    at: usize,
    /// What it costs.
    demerits: f64,
    /// The look of its last line.
    class: u8,
    /// Its lines, if they are counted.
    lines: usize,
    /// The way it goes on from.
    from: usize,
    /// The spaces of its last line, if rivers have a price.
    spaces: Vec<Space>,
}

/// The paragraph with running sums, so that any line is measured at once.
struct Breaker<'a> {
    pieces: &'a [Piece],
    measure: &'a Measure,
    /// Before each piece: the width of all text, and of all spaces, so far.
    sums: Vec<(f64, f64)>,
    /// Rivers have a price.
    rivers_cost: bool,
}

impl<'a> Breaker<'a> {
    fn new(pieces: &'a [Piece], measure: &'a Measure) -> Self {
        let mut sum = (0.0, 0.0);
        let mut sums = Vec::with_capacity(pieces.len() + 1);
        sums.push(sum);
        for piece in pieces {
            sum.0 += piece.width + piece.after;
            sum.1 += piece.inside + piece.after;
            sums.push(sum);
        }
        Self {
            pieces,
            measure,
            sums,
            rivers_cost: false,
        }
    }

    /// The natural width of the line `from..to`, and that of its spaces.
    fn natural(&self, from: usize, to: usize) -> (f64, f64) {
        let sum = |i: usize| self.sums.get(i).copied().unwrap_or_default();
        let ((text, spaces), (text_before, spaces_before)) = (sum(to), sum(from));
        let last = to.checked_sub(1).and_then(|last| self.pieces.get(last));
        let after = last.map_or(0.0, |piece| piece.after);
        (text - text_before - after, spaces - spaces_before - after)
    }

    /// How far the spaces of the line `from..to` give: 1 for as far as they well stretch, -1 for
    /// as far as they shrink; less than that when the line is too full.
    fn ratio(&self, from: usize, to: usize) -> f64 {
        let (width, spaces) = self.natural(from, to);
        let gap = self.measure.width(from) - width;
        let give = &self.measure.give;
        if gap >= -TOLERANCE {
            let ends = to == self.pieces.len();
            let stretch = (give.stretch * spaces).max(give.least);
            return if ends { 0.0 } else { gap.max(0.0) / stretch };
        }
        let shrink = give.shrink * spaces;
        let ratio = if shrink > 0.0 {
            gap / shrink
        } else {
            f64::NEG_INFINITY
        };
        // Rounding: a piece by itself is a line.
        if to == from + 1 {
            ratio.max(-1.0)
        } else {
            ratio
        }
    }

    /// The extra price of a last line `from..` that is short.
    fn last_line(&self, from: usize) -> f64 {
        let short = SHORT * self.measure.width(from);
        let (width, _) = self.natural(from, self.pieces.len());
        if from > 0 && width < short {
            SHORT_LAST * (1.0 - width / short)
        } else {
            0.0
        }
    }

    /// The least number of lines from each piece on.
    fn needed(&self) -> Vec<usize> {
        let mut needed = vec![0; self.pieces.len() + 1];
        let mut end = self.pieces.len();
        for from in (0..self.pieces.len()).rev() {
            while end > from + 1 && self.ratio(from, end) < -1.0 {
                end -= 1;
            }
            let rest = needed.get(end).copied().unwrap_or(0);
            if let Some(count) = needed.get_mut(from) {
                *count = rest + 1;
            }
        }
        needed
    }

    /// The best way with no line looser than `loosest`, if there is one; with a number of lines
    /// and the least number from each piece on, one with at most so many.
    fn run(&self, loosest: f64, limit: Option<(usize, &[usize])>) -> Option<Broken> {
        let start = Way {
            at: 0,
            demerits: 0.0,
            class: 1,
            lines: 0,
            from: 0,
            spaces: Vec::new(),
        };
        let mut ways = vec![start];
        // The first way to each place, and the first place whose line is not too full.
        let (mut firsts, mut active) = (vec![0, 1], 0);
        let mut new = Vec::new();
        for to in 1..=self.pieces.len() {
            while active + 1 < to && self.ratio(active, to) < -1.0 {
                active += 1;
            }
            for from in active..to {
                let ratio = self.ratio(from, to);
                if ratio > loosest && from > 0 {
                    break;
                }
                if (-1.0..=loosest).contains(&ratio) {
                    let places = firsts.get(from).zip(firsts.get(from + 1));
                    let range = places.map_or(0..0, |(first, end)| *first..*end);
                    self.reach(to, ratio, &ways, range, limit, &mut new);
                }
            }
            keep(&mut new, limit.is_some());
            ways.append(&mut new);
            firsts.push(ways.len());
        }
        self.trace(&ways, *firsts.get(self.pieces.len())?)
    }

    /// Adds the ways to `to` by a line of this ratio that goes on from the ways in `range`.
    fn reach(
        &self,
        to: usize,
        ratio: f64,
        ways: &[Way],
        range: std::ops::Range<usize>,
        limit: Option<(usize, &[usize])>,
        new: &mut Vec<Way>,
    ) {
        let penalty = self.pieces.get(to - 1).map_or(0.0, |piece| piece.penalty);
        let (price, class, ends) = (
            demerits(ratio, penalty),
            class(ratio),
            to == self.pieces.len(),
        );
        for (from, way) in range.clone().zip(ways.get(range).unwrap_or(&[])) {
            let lines = way.lines + 1;
            let rest = limit.and_then(|(most, needed)| Some((most, *needed.get(to)?)));
            if rest.is_some_and(|(most, rest)| lines + rest > most) {
                continue;
            }
            let contrast = if class.abs_diff(way.class) > 1 {
                CONTRAST
            } else {
                0.0
            };
            let last = if ends { self.last_line(way.at) } else { 0.0 };
            let (spaces, rivers) = self.rivers(way, to);
            let demerits = way.demerits + price + contrast + last + rivers;
            let rival = |other: &&mut Way| {
                other.class == class && (limit.is_none() || other.lines == lines)
            };
            let better = Way {
                at: to,
                demerits,
                class,
                lines,
                from,
                spaces,
            };
            match new.iter_mut().find(rival) {
                Some(other) if other.demerits <= demerits => {}
                Some(other) => *other = better,
                None => new.push(better),
            }
        }
    }

    /// The spaces of the line that leads from a way to `to`, and what its rivers cost.
    fn rivers(&self, way: &Way, to: usize) -> (Vec<Space>, f64) {
        if !self.rivers_cost {
            return (Vec::new(), 0.0);
        }
        let spaces = rivers::spaces(self, way.at, to, &way.spaces);
        let price = rivers::PRICE * rivers::rivers(&spaces) as f64;
        (spaces, price)
    }

    /// The lines of the best of the ways to the end, which are those from `first` on.
    fn trace(&self, ways: &[Way], first: usize) -> Option<Broken> {
        let complete = ways.get(first..).unwrap_or(&[]);
        let best = complete
            .iter()
            .min_by(|a, b| a.demerits.total_cmp(&b.demerits))?;
        let mut ends = vec![best.at];
        let mut way = best;
        while way.from > 0 {
            way = ways.get(way.from)?;
            ends.push(way.at);
        }
        ends.reverse();
        Some(Broken {
            ends,
            demerits: best.demerits,
        })
    }
}

/// Drops the ways to a place that can never win: whatever follows, the best one goes on at the
/// cost of a contrast at most.
fn keep(ways: &mut Vec<Way>, counted: bool) {
    if !counted {
        let best = ways
            .iter()
            .map(|way| way.demerits)
            .fold(f64::INFINITY, f64::min);
        ways.retain(|way| way.demerits <= best + CONTRAST);
    }
}

#[cfg(test)]
mod tests;
