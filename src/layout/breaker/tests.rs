//! Small paragraphs against every way to break them, and the rules one by one.

use super::*;

const GIVE: Give = Give {
    stretch: 0.6,
    shrink: 0.2,
    least: 2.0,
};

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (self.0 >> 33) % limit
    }
}

/// A paragraph of `count` pieces; some are long, some have a space inside, some are tied.
fn paragraph(numbers: &mut Numbers, count: usize) -> Vec<Piece> {
    let piece = |_| {
        let inside = if numbers.below(4) == 0 { 3.5 } else { 0.0 };
        Piece {
            width: 4.0 + numbers.below(30) as f64 + 4.0 * inside,
            inside,
            after: if numbers.below(12) == 0 { 7.0 } else { 3.5 },
            penalty: [0.0, 0.0, 0.0, 1500.0, 3000.0][numbers.below(5) as usize],
        }
    };
    let mut pieces: Vec<Piece> = (0..count).map(piece).collect();
    pieces[count - 1].after = 0.0;
    pieces[count - 1].penalty = 0.0;
    pieces
}

/// What the lines cost, worked out from the definition; nothing when one is too full.
fn price(pieces: &[Piece], measure: &Measure, ends: &[usize]) -> Option<f64> {
    let shrink = measure.give.shrink;
    let (mut start, mut before, mut sum) = (0, 1, 0.0);
    for end in ends {
        let line = &pieces[start..*end];
        let after = line[line.len() - 1].after;
        let spaces = line.iter().map(|p| p.inside + p.after).sum::<f64>() - after;
        let width = line.iter().map(|p| p.width + p.after).sum::<f64>() - after;
        let measure = if start == 0 {
            measure.first
        } else {
            measure.rest
        };
        let last = *end == pieces.len();
        let ratio = match measure - width {
            gap if gap < -1e-6 && line.len() == 1 => (gap / (shrink * spaces)).max(-1.0),
            gap if gap < -1e-6 => gap / (shrink * spaces),
            _ if last => 0.0,
            gap => gap.max(0.0) / (0.6 * spaces).max(2.0),
        };
        if ratio < -1.0 {
            return None;
        }
        let class = [-0.5, 0.5, 1.0]
            .iter()
            .filter(|edge| ratio > **edge)
            .count();
        sum += (10.0 + 100.0 * ratio.abs().powi(3)).powi(2);
        sum += line[line.len() - 1].penalty.powi(2);
        sum += if class.abs_diff(before) > 1 {
            10_000.0
        } else {
            0.0
        };
        let short = 1.0 - width / (measure / 8.0);
        sum += if last && start > 0 {
            400_000.0 * short.max(0.0)
        } else {
            0.0
        };
        (start, before) = (*end, class);
    }
    Some(sum)
}

/// The least price of all ways to break the pieces, of those with at most `most` lines.
fn cheapest(pieces: &[Piece], measure: &Measure, most: usize) -> Option<f64> {
    let places = pieces.len() - 1;
    let ways = (0_u32..1 << places).filter(|way| way.count_ones() < most as u32);
    let prices = ways.filter_map(|way| {
        let ends = (0..places).filter(|i| way & (1 << i) != 0).map(|i| i + 1);
        let ends: Vec<usize> = ends.chain([pieces.len()]).collect();
        price(pieces, measure, &ends)
    });
    prices.min_by(f64::total_cmp)
}

#[track_caller]
fn assert_near(actual: f64, expected: f64) {
    assert!(
        (actual - expected).abs() <= 1e-6 * expected,
        "{actual} is not {expected}"
    );
}

#[test]
fn no_way_to_break_a_small_paragraph_is_better() {
    let mut numbers = Numbers(1);
    for round in 0_u32..600 {
        let pieces = paragraph(&mut numbers, 2 + (round as usize) % 11);
        let rest = 60.0 + f64::from(round % 7) * 15.0;
        let measure = Measure {
            first: rest - f64::from(round % 3) * 4.0,
            rest,
            give: GIVE,
        };
        let broken = best(&pieces, &measure);
        let price = price(&pieces, &measure, &broken.ends).unwrap();
        assert_near(price, broken.demerits);
        assert_near(price, cheapest(&pieces, &measure, 99).unwrap());
    }
}

#[test]
fn no_way_with_so_few_lines_is_better() {
    let mut numbers = Numbers(2);
    let (mut found, mut impossible) = (0, 0);
    for _ in 0..300 {
        let mut pieces = paragraph(&mut numbers, 11);
        // Wide spaces that shrink to little: often one line less is possible.
        pieces.iter_mut().for_each(|piece| piece.after *= 3.0);
        let measure = Measure {
            first: 75.0,
            rest: 80.0,
            give: Give {
                shrink: 0.8,
                ..GIVE
            },
        };
        let fewer = best(&pieces, &measure).ends.len() - 1;
        let expected = cheapest(&pieces, &measure, fewer);
        match within(&pieces, &measure, fewer, f64::INFINITY) {
            Some(broken) => {
                assert!(broken.ends.len() <= fewer);
                assert_near(
                    price(&pieces, &measure, &broken.ends).unwrap(),
                    expected.unwrap(),
                );
                found += 1;
            }
            None => {
                assert_eq!(expected, None);
                impossible += 1;
            }
        }
    }
    assert!(found > 20 && impossible > 20, "{found} {impossible}");
}

#[test]
fn a_short_last_line_costs_a_looser_line() {
    let word = |width| Piece {
        width,
        after: 4.0,
        ..Piece::default()
    };
    let measure = Measure {
        first: 104.0,
        rest: 104.0,
        give: GIVE,
    };
    let set = |words: &[f64]| {
        let pieces: Vec<Piece> = words.iter().map(|w| word(*w)).collect();
        best(&pieces, &measure).ends
    };
    // Five words fill the first line to the point; the sixth is an eighth of the measure wide.
    assert_eq!(set(&[17.6, 17.6, 17.6, 17.6, 17.6, 13.5]), [5, 6]);
    // A narrower one takes a companion along, if that leaves no hole above.
    assert_eq!(set(&[10.0, 25.0, 25.0, 25.0, 3.0, 9.0]), [4, 6]);
    assert_eq!(set(&[17.6, 17.6, 17.6, 17.6, 17.6, 9.0]), [5, 6]);
}

#[test]
fn greedy_lines_are_as_full_as_natural_spaces_allow() {
    let piece = Piece {
        width: 10.0,
        after: 5.0,
        ..Piece::default()
    };
    assert_eq!(greedy(&[piece; 5], 40.0), [3, 5]);
    assert_eq!(greedy(&[piece; 5], 39.0), [2, 4, 5]);
    assert_eq!(greedy(&[piece; 2], 5.0), [1, 2]);
    assert_eq!(greedy(&[], 5.0), [0]);
    let measure = narrowest(&[piece; 4], 40.0);
    assert!((25.0..25.2).contains(&measure), "{measure}");
}

#[test]
fn nothing_is_one_empty_line() {
    let measure = Measure {
        first: 10.0,
        rest: 10.0,
        give: GIVE,
    };
    assert_eq!(best(&[], &measure).ends, [0]);
}

/// The middles of the spaces between pieces, line by line, worked out from the definition.
fn middles(pieces: &[Piece], measure: &Measure, ends: &[usize]) -> Vec<Vec<(f64, f64)>> {
    let mut start = 0;
    let line = |end: &usize| {
        let line = &pieces[start..*end];
        let left = if start == 0 {
            measure.rest - measure.first
        } else {
            0.0
        };
        start = *end;
        let after = line[line.len() - 1].after;
        let width = line.iter().map(|p| p.width + p.after).sum::<f64>() - after;
        let spaces = line.iter().map(|p| p.inside + p.after).sum::<f64>() - after;
        let gap = measure.rest - left - width;
        let gap = if *end == pieces.len() {
            gap.min(0.0)
        } else {
            gap
        };
        let factor = if spaces > 0.0 {
            1.0 + gap / spaces
        } else {
            1.0
        };
        let mut x = left;
        let middle = |piece: &Piece| {
            x += piece.width - piece.inside + piece.inside * factor;
            let space = piece.after * factor;
            x += space;
            (x - space / 2.0, piece.after)
        };
        line[..line.len() - 1].iter().map(middle).collect()
    };
    ends.iter().map(line).collect()
}

/// Rivers of four lines and more, each counted on every line from its fourth on.
fn rivers_of(pieces: &[Piece], measure: &Measure, ends: &[usize]) -> usize {
    let lines = middles(pieces, measure, ends);
    let length = |line: usize, x: f64| {
        let mut reached = vec![x];
        let mut length = 0;
        while !reached.is_empty() {
            length += 1;
            let Some(above) = line.checked_sub(length) else {
                break;
            };
            let near = |x: &f64| {
                // Aligned by the width of the lower space.
                let width = 3.5;
                lines[above]
                    .iter()
                    .filter(|(a, _)| (a - x).abs() < 0.5 * width)
                    .map(|(a, _)| *a)
                    .collect::<Vec<_>>()
            };
            reached = reached.iter().flat_map(near).collect();
        }
        length
    };
    let of_line = |i: usize| lines[i].iter().filter(|(x, _)| length(i, *x) >= 4).count();
    (0..lines.len()).map(of_line).sum()
}

#[test]
fn rivers_dry_up_where_another_way_is_nearly_as_good() {
    let mut numbers = Numbers(3);
    let (mut before, mut after, mut changed) = (0, 0, 0);
    for _ in 0..200 {
        let mut pieces = paragraph(&mut numbers, 160);
        for piece in &mut pieces {
            piece.after = piece.after.min(3.5);
            piece.penalty = 0.0;
        }
        let measure = Measure {
            first: 440.0,
            rest: 468.0,
            give: GIVE,
        };
        let usual = best(&pieces, &measure);
        let calm = calm(&pieces, &measure);
        let count = |broken: &Broken| rivers_of(&pieces, &measure, &broken.ends);
        let counts = (count(&usual), count(&calm));
        // Without a river nothing changes.
        assert!(counts.0 > 0 || calm == usual);
        assert!(counts.1 <= counts.0);
        let price = |broken: &Broken| price(&pieces, &measure, &broken.ends).unwrap();
        assert!(price(&calm) <= price(&usual) + 20_000.0 * counts.0 as f64);
        before += counts.0;
        after += counts.1;
        changed += usize::from(calm != usual);
    }
    assert!(
        changed > 10 && after * 2 < before,
        "{changed}: {before} → {after}"
    );
}
