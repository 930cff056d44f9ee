//! Spaces, tone marks, old encodings, abbreviations.

mod abbreviations;
mod legacy;
mod spaces;
mod tones;

use super::Review;

pub(super) fn check(review: &mut Review<'_>) {
    spaces::check(review);
    tones::check(review);
    legacy::check(review);
    abbreviations::check(review);
}
