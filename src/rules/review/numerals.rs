//! How numbers and dates are written in prose.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
