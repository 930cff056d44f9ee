//! Finds a piece of a text in the file that it was read from.

use std::ops::Range;

use super::texts::Piece;
use crate::source::Span;

/// Findings of one directive after which places are no longer looked for letter by letter: a value
/// may have many thousands of faults.
pub(super) const MANY: usize = 400;

/// The place of `range` of the text `texts[at]`. The file may break lines where the text has a
/// space, and one value may hold several paragraphs: those before this one in the same value are
/// counted too. None where the file has other letters than the text.
pub(super) fn find(texts: &[Piece<'_>], at: usize, range: &Range<usize>) -> Option<Span> {
    let piece = texts.get(at)?;
    let Span { start, end } = piece.text.span;
    let wanted = piece.text.value.get(range.clone())?;
    if wanted.trim().is_empty() {
        return None;
    }
    let before = texts.get(..at)?.iter().rev();
    let earlier: usize = before
        .take_while(|other| other.text.span == piece.text.span)
        .map(|other| count(&other.text.value, wanted))
        .sum();
    let here = piece.text.value.get(..range.start)?;
    // A piece that begins in the text before and ends in this one overlaps it; it is not counted.
    let nth = earlier + count(here, wanted);
    let written = piece.file.text.get(start..end)?;
    let (from, to) = nth_loose(written, wanted, nth)?;
    Some(Span::new(start + from, start + to))
}

fn count(text: &str, wanted: &str) -> usize {
    text.matches(wanted).count()
}

/// The `nth` place (from 0) where `wanted` stands in `written`; a space matches any white space.
fn nth_loose(written: &str, wanted: &str, nth: usize) -> Option<(usize, usize)> {
    let first = wanted.chars().next()?;
    let mut left = nth;
    let mut from = 0;
    while let Some(found) = written.get(from..).and_then(|rest| rest.find(first)) {
        let at = from + found;
        if let Some(length) = matches_at(written.get(at..)?, wanted) {
            if left == 0 {
                return Some((at, at + length));
            }
            left -= 1;
            from = at + length;
        } else {
            from = at + first.len_utf8();
        }
    }
    None
}

/// How many bytes of `written` the `wanted` text takes at its start.
fn matches_at(written: &str, wanted: &str) -> Option<usize> {
    let mut rest = written;
    for c in wanted.chars() {
        if c == ' ' {
            let bare = rest.trim_start_matches([' ', '\n', '\r', '\t']);
            if bare.len() == rest.len() {
                return None;
            }
            // Spaces doubled in the text are doubled in the file.
            rest = match rest.strip_prefix(' ') {
                Some(after) if after.starts_with(' ') => after,
                _ => bare,
            };
        } else {
            rest = rest.strip_prefix(c)?;
        }
    }
    Some(written.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::nth_loose;

    #[test]
    fn a_space_matches_the_end_of_a_line() {
        let written = "a bc d\n  e bc\n  d";
        assert_eq!(nth_loose(written, "bc d", 0), Some((2, 6)));
        assert_eq!(nth_loose(written, "bc d", 1), Some((11, 17)));
        assert_eq!(nth_loose(written, "bc d", 2), None);
        assert_eq!(nth_loose("a  b", "a  b", 0), Some((0, 4)));
    }
}
