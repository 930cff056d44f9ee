//! Spaces, tone marks, old encodings, letters that only look right, abbreviations.

mod abbreviations;
mod legacy;
mod letters;
mod spaces;
mod tones;

use super::Review;

pub(super) fn check(review: &mut Review<'_>) {
    spaces::check(review);
    tones::check(review);
    legacy::check(review);
    letters::check(review);
    abbreviations::check(review);
}
