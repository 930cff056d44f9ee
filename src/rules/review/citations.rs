//! Documents that are cited: number and symbol, date, organ.

use super::Review;

pub(super) fn check(_review: &mut Review<'_>) {}
