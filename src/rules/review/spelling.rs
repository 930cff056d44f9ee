//! Spaces, tone marks, old encodings, abbreviations.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
