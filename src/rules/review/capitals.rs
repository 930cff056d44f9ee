//! Capital letters.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
