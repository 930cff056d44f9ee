//! The subject (trích yếu) and the author line.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
