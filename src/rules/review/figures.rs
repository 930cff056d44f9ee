//! Numbers in prose beside the declared figures.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
